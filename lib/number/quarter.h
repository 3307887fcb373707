/*
 * Parts of a year, and centuries: "the third quarter of 2004", "the first half
 * of last year", "summer 2016", "the 21st century".
 */
#ifndef QUARTER_H
#define QUARTER_H

#include "number/scene.h"

/* An ordinal at piece i before quarter, half or century.  Remembers the quarter in the base. */
bool	quarter_ordinal(const struct scene *, size_t i, struct timex *);

/* "the last half of 1989": half at piece i. */
bool	quarter_last_half(const struct scene *, size_t i, struct timex *);

/* A season at piece i. */
bool	quarter_season(const struct scene *, size_t i, struct timex *);

#endif
