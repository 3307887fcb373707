/*
 * Words around an expression of time, by their classes in data/timeword.tsv.
 */
#ifndef TIMEWORD_H
#define TIMEWORD_H

#include "lex_timeword.h"
#include "number/piece.h"

/* Is piece i a word of one of the classes TIMEWORD_*?  False behind the end. */
static inline bool
timeword_is(const struct pieces *ps, size_t i, uint32_t classes)
{
	return (piece_classes(ps, i, KNOWN_TIMEWORD) & classes) != 0;
}

/* The value that the table gives the word in that class; empty: it is not of the class. */
struct span	timeword_value(const struct pieces *, size_t i, uint32_t class);

/* "last", "this", "next": -1, 0, 1 in *off; false for anything else. */
bool	timeword_pointer(const struct pieces *, size_t i, int *off);

#endif
