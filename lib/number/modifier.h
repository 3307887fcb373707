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

/* how as column text: "~ up". */
struct span	modifier_text(unsigned how, struct arena *mem);

#endif
