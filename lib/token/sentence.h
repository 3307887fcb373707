/*
 * Sentences: where they end, and what they are in an article.
 *
 *	sentence_start(&x, text, title, byline);
 *	while (sentence_next(&x, &s))
 *		x.tokens.tok[s.first .. s.last)
 *
 * A sentence never goes beyond its text line (see para.h).  A dateline, "DENVER
 * (AP) -", is a sentence of its own.  Time and memory are bounded by the text,
 * whatever it is: a line of more than TOKEN_HOLD tokens is cut there.
 */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "token/para.h"
#include "token/rule.h"
#include "token/token.h"

struct sent {
	size_t		first, last;	/* its tokens, one at least; good until the next call */
	uint32_t	paragraph;	/* from 1 */
	uint8_t		label;		/* enum sentence_label */
};

struct splitter {
	struct tokens	tokens;
	struct para	para;
	struct span	ahead;		/* the next text line; p is NULL at the end */
	struct span	text, title, byline;
	size_t		next;		/* the first token that no sentence has taken */
	size_t		at_end;		/* of tokens.end: those before are taken, too */
	size_t		line_end;	/* byte where the present text line ends */
	uint32_t	paragraph, lines, item;
	uint8_t		label, style;	/* of the line; of the list that it is in */

	/* For the caller to set. */
	bool		loose;		/* see bound.h */
	struct rules	*rules;		/* a user's tokens, or NULL */
};

void	sentence_init(struct splitter *);
void	sentence_free(struct splitter *);

/*
 * A new text: text.p[text.n] must be '\n' and TOKEN_PAD bytes there readable.
 * Title and byline may be empty.  All must stay as long as sentences are asked for.
 */
void	sentence_start(struct splitter *, struct span text, struct span title, struct span byline);
bool	sentence_next(struct splitter *, struct sent *);

#endif
