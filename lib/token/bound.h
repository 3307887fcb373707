/*
 * Sentence boundaries: may a sentence end between two tokens?
 *
 * Rules find the places where that is a question (behind a stop, an
 * abbreviation, an initial; with `loose` at other marks and capitals too) and
 * answer the clear cases; the others are weighed (evidence.h).
 */
#ifndef BOUND_H
#define BOUND_H

#include "token/evidence.h"

/* The tokens of one text line, and the sentence that is being read in it. */
struct bound {
	const char	*p;		/* the text that the tokens' bytes count in */
	const struct tok *tok;
	size_t		 n;
	const uint32_t	*end;		/* see struct tokens, from `first` on; moved on; not used if loose */
	size_t		 first;		/* where the sentence begins */
	uint32_t	 item;		/* number of the list item that the line is in, 0: none */
	uint8_t		 style;		/* how its marker is written */
	bool		 loose;		/* sentences may end without a stop, as on the web */
};

/* The end of the sentence that begins at b->first: the token behind its last, at most b->n. */
size_t	bound_next(struct bound *b);

/* ---- For the program that trains the model ---- */

enum bound_verdict { BOUND_NO, BOUND_YES, BOUND_ASK };

/*
 * The next place, from token *i on, where the rules do not simply say no: the
 * sentence that began at b->first might end before token place->next.  Moves *i
 * behind what was looked at; BOUND_NO when there is no more.
 */
enum bound_verdict bound_place(struct bound *, size_t *i, struct place *);

#endif
