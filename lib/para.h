/*
 * Paragraphs and lines of a text.
 *
 * Paragraphs are separated by empty lines; where a text has none, each line is
 * one.  Inside a paragraph a line end is either layout (hard-wrapped text, as
 * on the wires) or the end of a sentence: see para_wraps().
 */
#ifndef PARA_H
#define PARA_H

#include "span.h"

struct para_layout {
	size_t	width;		/* where hard-wrapped lines end, in bytes; 0: lines are not wrapped */
	bool	spaced;		/* paragraphs are separated by empty lines */
};

/* Looks at the whole text once. */
struct para_layout	para_layout(struct span text);

/* The next paragraph at or behind *at, without blank lines round it; false if there is none. */
bool	para_next(struct span text, const struct para_layout *, size_t *at, struct span *para);

/* Is the line end at text.p[lf] layout, so that the sentence may go on behind it? */
bool	para_wraps(struct span text, const struct para_layout *, size_t lf);

#endif
