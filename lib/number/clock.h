/*
 * Times of day:
 *
 *	4:58 PM  6pm  12.30 p.m.  20:09:29-04  1140 a.m.  0600 GMT  noon
 *	six o'clock  half past seven  20 minutes to nine  two thirty p.m.
 *	5 in the afternoon  9 a.m. to 5 p.m.  between 2:20 and 3pm
 *
 * The value is "T16:58", that of a span of times "T09:00/T17:00".
 */
#ifndef CLOCK_H
#define CLOCK_H

#include "number/moment.h"

/* The half of the day that words around tell, where the time itself does not. */
enum clock_half { CLOCK_ANY, CLOCK_AM, CLOCK_PM, CLOCK_NIGHT };

/* The time, or span of times, at piece i into m->time, and the pieces it takes. */
bool	clock_parse(const struct pieces *, size_t i, enum clock_half, struct moment *);

/* The same behind a date and "at": an hour may stand alone, "at 5". */
bool	clock_bare(const struct pieces *, size_t i, enum clock_half, struct moment *);

/* The half of the day of a value of NUMWORD_DAYPART: MO, AF, EV, NI ... */
enum clock_half	clock_half(struct span daypart);

#endif
