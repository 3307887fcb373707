/*
 * Digits that count nothing: ranks, and the numbers in names (Flight 370, F-16,
 * iPhone 15, 42 Main Street).
 *
 * They are looked for before amounts; whoever sums counts must not meet them.
 */
#ifndef BLOCKER_H
#define BLOCKER_H

#include "number/figure.h"

/* No. 1, number one, #3. */
bool	blocker_rank(const struct figure_scene *, size_t i, size_t floor, struct figure *);

/* A number that is part of a name or a code. */
bool	blocker_id(const struct figure_scene *, size_t i, size_t floor, struct figure *);

#endif
