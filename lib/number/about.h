/*
 * Column what of an amount: what is measured, paid, has risen.
 *
 *	$25 million in [damages]	a 5 percent [pay] rise		a [net worth] of $2 billion
 *	[Unemployment] fell to 4.1%	[shares], down 2 percent	[winds] of 90 mph
 *
 * Close signs are asked first: the noun behind, then the noun in front, then
 * the subject of the clause, at last whatever noun the figure may hang on.
 */
#ifndef ABOUT_H
#define ABOUT_H

#include "number/figure.h"
#include "number/phrase.h"

/* Sets what of f[k], one of the figures of a sentence; those before it are set. */
void	about_set(const struct figure_scene *, struct figure *f, size_t k);

/* "a net worth of 1.3 billion": what stands in front of the figure, not before piece floor. */
bool	about_before_of(const struct figure_scene *, struct figure *, size_t floor);

/* "Of those asked, 62% were": the same at the head of the clause. */
bool	about_fronted(const struct figure_scene *, struct figure *);

#endif
