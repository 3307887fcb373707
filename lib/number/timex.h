/*
 * Expressions of time: dates, times, durations and ages, with TIMEX3 values.
 *
 *	March 8, 2014 at 12:41 a.m.	time	2014-03-08T00:41
 *	last week			date	1998-W08
 *	two years ago			date	1996
 *	the third quarter of 2004	date	2004-Q3
 *	2 1/2 hours			duration PT2.5H
 *	the past several weeks		duration PXW
 *	5-year-old			age	5, year
 *
 * Each kind of expression is a module of its own (see lib/README); here they
 * are asked in order, and what they find is joined.
 */
#ifndef TIMEX_H
#define TIMEX_H

#include "number/scene.h"

/* Sets what dates are resolved against from the text of a date: "2017-09-28". */
void	timex_base(struct moment_base *base, struct span when);

/*
 * The expression of time around piece i, which is a number or a word of time;
 * what belongs to it before i is taken in, if it does not stand before
 * `floor`.  Remembers quarters in `base`.
 */
bool	timex_parse(struct moment_base *base, struct numeral_work *, const struct pieces *, size_t i,
	    size_t floor, struct arena *mem, struct timex *);

#endif
