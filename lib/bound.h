/*
 * Sentence boundaries: may a sentence end between two tokens?
 */
#ifndef BOUND_H
#define BOUND_H

#include "token.h"

/* The tokens of one text line, and the sentence that is being read in it. */
struct bound {
	const char	*p;		/* the text that the tokens' bytes count in */
	const struct tok *tok;
	size_t		 n;
	size_t		 first;		/* where the sentence begins */
	uint32_t	 item;		/* number of the list item that the line is in, 0: none */
	uint8_t		 style;		/* how its marker is written */
};

/* The end of the sentence that begins at b->first: the token behind its last, at most b->n. */
size_t	bound_next(struct bound *b);

#endif
