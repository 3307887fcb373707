/*
 * Scores of games, sets and votes, and what teams have won and lost:
 *
 *	3-2	7-6 (10-8) 6-4	217 to 213	52-48	9-6-2
 */
#ifndef SCORE_H
#define SCORE_H

#include "number/figure.h"

/* The score that begins at piece i. */
bool	score_find(const struct figure_scene *, size_t i, size_t floor, struct figure *);

/* Is what stands at piece i measured or counted by the number before it? */
bool	score_measures(const struct figure_scene *, size_t i);

#endif
