/*
 * Paragraphs and lines of a text.
 *
 * Paragraphs are separated by empty lines; where a text has none, each line is
 * one.  A line end inside a paragraph is either layout, as in the hard-wrapped
 * text of the wires, or it ends a sentence.  A text line is what stands between
 * two line ends that are no layout: the longest piece that a sentence may fill.
 */
#ifndef PARA_H
#define PARA_H

#include "span.h"

#include <stdint.h>

struct para {
	struct span	text;
	size_t		at;		/* how far lines have been given */
	struct span	line;		/* of the file, that begins there */
	uint32_t	number;		/* of the paragraph of the last line, from 1 */
	size_t		width;		/* where hard-wrapped lines end, in bytes; 0: they are not wrapped */
	bool		spaced;		/* paragraphs are separated by empty lines */
	bool		opens;		/* the last line given was the first of its paragraph */
};

/* Looks at the text once, to see how it is laid out. */
void	para_start(struct para *, struct span text);

/* The next text line, without blanks round it; false at the end. */
bool	para_next(struct para *, struct span *line);

#endif
