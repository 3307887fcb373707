/*
 * Units left out because the amount before has told them.
 *
 *	rose to 5.6 percent from 5.4 in May	5.4 percent
 *	from 21 mpg in the city to 23		23 mpg
 */
#ifndef ELLIPSIS_H
#define ELLIPSIS_H

#include "number/figure.h"

/* Gives bare counts of a sentence the unit of the amount that they are compared with. */
void	ellipsis_set(const struct figure_scene *, struct figure *, size_t n);

#endif
