/*
 * Names by lexicons and context alone: a capitalised run, classed by what the
 * lexicons say of its words and of the words beside it.
 */
#ifndef GUESS_H
#define GUESS_H

#include "mention.h"

void	guess(const struct units *, struct mentions *);

#endif
