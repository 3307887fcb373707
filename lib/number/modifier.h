/*
 * How exactly a figure is meant, and which way it went: column how.
 *
 * Hedges (nearly, at least, or more) stand right beside the number and are
 * counted to it (left, right); words of rise and fall stand in its clause.
 */
#ifndef MODIFIER_H
#define MODIFIER_H

#include "number/figure.h"

/* Sets how, left and right of the n figures of a sentence, which are in order. */
void	modifier_set(const struct figure_scene *, struct figure *, size_t n);

/*
 * "more than 10 and less than 20", "at most 100 but at least 20": two bounds of
 * one range become one figure.  How many figures are left.
 */
size_t	modifier_join(const struct figure_scene *, struct figure *, size_t n);

/* how as column text: "~ up". */
struct span	modifier_text(unsigned how, struct arena *mem);

#endif
