/*
 * Digits that count nothing: phone numbers, scores, ranks, and the numbers in
 * names (Flight 370, F-16, iPhone 15, 42 Main Street).
 *
 * They are looked for before amounts; whoever sums counts must not meet them.
 */
#ifndef BLOCKER_H
#define BLOCKER_H

#include "number/figure.h"

/* A phone number around piece i (it may begin with + or a bracket before it). */
bool	blocker_phone(const struct figure_scene *, size_t i, size_t floor, struct figure *);

/* 3-2, 52-48, 217 to 213. */
bool	blocker_score(const struct figure_scene *, size_t i, size_t floor, struct figure *);

/* No. 1, number one, #3. */
bool	blocker_rank(const struct figure_scene *, size_t i, size_t floor, struct figure *);

/* A number that is part of a name or a code. */
bool	blocker_id(const struct figure_scene *, size_t i, size_t floor, struct figure *);

#endif
