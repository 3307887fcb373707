/*
 * What is joined to a date: words for a part of it, and a second date.
 *
 *	[late] 2016   [mid]-May   April [to June 2017]   1998[-2004]
 */
#ifndef JOIN_H
#define JOIN_H

#include "number/scene.h"

/* Takes in "the end of" before piece *a, with or without "the" between; false if it does not stand there. */
bool	join_edge(const struct scene *, size_t *a);

/* Takes in "early", "mid-" before a date: part of the expression, not of its value. */
void	join_part_words(const struct scene *, struct moment *);

/* Takes in the date that a stretch of time ends with; the value is "first/last" then. */
void	join_dates(const struct scene *, struct moment *);

/* Takes in "from", "between" before an expression that is a span of dates or times. */
void	join_from(const struct scene *, struct timex *);

#endif
