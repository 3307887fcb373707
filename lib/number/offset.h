/*
 * Points of time that lie so far from another: "two years ago", "a year
 * earlier", "three weeks from now", "two days before Christmas".  Counted from
 * the article's date back the grain is that of the unit, else the day.
 */
#ifndef OFFSET_H
#define OFFSET_H

#include "number/duration.h"

/* Is the amount followed by "ago", "from now", "after Friday" ...?  The expression is a date then. */
bool	offset_behind(const struct scene *, const struct amount *, struct timex *);

/* "a year earlier" in a report on a quarter: that quarter of the year before. */
bool	offset_year_before_quarter(const struct scene *, struct moment *);

/* "in two weeks" in a clause that speaks of what is to come. */
bool	offset_in(const struct scene *, const struct amount *, struct timex *);

#endif
