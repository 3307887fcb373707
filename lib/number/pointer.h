/*
 * Units of time that a word points to from the article's date: "last week",
 * "the current quarter", "next year's first quarter", "the week of March 6".
 */
#ifndef POINTER_H
#define POINTER_H

#include "number/scene.h"

/* The unit of time at piece i, whatever stands around it. */
bool	pointer_parse(const struct scene *, size_t i, struct timex *);

#endif
