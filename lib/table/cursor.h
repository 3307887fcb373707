/*
 * A place in a text that moves: code points to bytes, at the cost of the way
 * from the place before.
 */
#ifndef TABLE_CURSOR_H
#define TABLE_CURSOR_H

#include "span.h"

#include <stdint.h>

struct cursor {
	struct span	text;
	uint32_t	cp;		/* here: at the last place asked for ... */
	size_t		byte;		/* ... is this byte */
};

void	cursor_set(struct cursor *, struct span text);	/* at its beginning */

/* The byte of a code point; text.n if the text ends before. */
size_t	cursor_byte(struct cursor *, uint32_t cp);

/* The text between two code points, as far as there is any. */
struct span cursor_span(struct cursor *, uint32_t start, uint32_t end);

#endif
