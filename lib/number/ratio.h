/*
 * A number that is so many times another, or a part of it.
 *
 *	three times as many  10x  one over twenty-one  22:1
 *	one in ten  two out of three  312 of the 1,240  two-for-one
 */
#ifndef RATIO_H
#define RATIO_H

#include "number/figure.h"

/* Makes a count a ratio, with what stands behind it, if it is one. */
void	ratio_take(const struct figure_scene *, struct figure *);

#endif
