/*
 * Times of day: 4:58 PM, 6pm, 12.30 p.m., 20:09:29-04, noon, 6 o'clock, 0600 GMT.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include "number/moment.h"

/* The time at piece i into m->time ("T16:58"), and the pieces it takes. */
bool	clock_parse(const struct pieces *, size_t i, struct moment *);

/*
 * A span of times at piece i: "9 a.m. to 5 p.m.", "2-4pm", "from 10:30 to 3" (i
 * behind the from); m->time is "T09:00/T17:00".
 */
bool	clock_span(const struct pieces *, size_t i, struct moment *);

#endif
