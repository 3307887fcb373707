/*
 * Years: a bare number that the words around make a year, "FY14", "nineteen
 * seventy-three".
 */
#ifndef YEAR_H
#define YEAR_H

#include "number/scene.h"

bool	year_parse(const struct scene *, size_t i, struct timex *);
bool	year_short(const struct scene *, size_t i, struct timex *);
bool	year_fiscal(const struct scene *, size_t i, struct timex *);
bool	year_words(const struct scene *, size_t i, struct timex *);

#endif
