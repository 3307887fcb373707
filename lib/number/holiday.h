/*
 * Days with a name: Christmas, Labor Day 2021, Good Friday.
 *
 * data/holiday.tsv says when they are, and which need a word beside them that
 * a date follows ("by Christmas", not "Christmas trees").
 */
#ifndef HOLIDAY_H
#define HOLIDAY_H

#include "number/moment.h"

/* The holiday that begins at piece i; *year 0: the one nearest to the article's date. */
bool	holiday_parse(const struct moment_base *, const struct pieces *, size_t i, struct moment *);

/* Where a holiday of several words begins whose last word is piece i, not before `floor`; i if there is none. */
size_t	holiday_start(const struct pieces *, size_t i, size_t floor);

/* The holiday of another year. */
void	holiday_of_year(const struct pieces *, struct moment *, int year);

#endif
