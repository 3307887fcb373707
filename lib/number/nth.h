/*
 * One of the parts of a month or year: "the third Thursday of November", "the
 * last week of July", "the 15th day of next month", "the ninth month of 2021".
 *
 * The n-th week of a year is that of ISO 8601; of a month, the week of its
 * n-th Thursday.
 */
#ifndef NTH_H
#define NTH_H

#include "number/scene.h"

/* The ordinal is at piece i. */
bool	nth_parse(const struct scene *, size_t i, struct timex *);

/* "last" stands before piece i, a unit of time or a weekday. */
bool	nth_last(const struct scene *, size_t i, struct timex *);

/* "on the 18th": the day of a month near the article's date, piece i its number. */
bool	nth_day(const struct scene *, size_t i, struct timex *);

#endif
