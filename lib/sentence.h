/*
 * Sentences: where they end, and what they are in an article.
 *
 *	sentence_start(&x, text, title);
 *	while (sentence_next(&x, &s))
 *		tokens x.tokens.tok[s.first..s.last)
 *
 * A sentence never goes beyond its paragraph.  A dateline ("DENVER (AP) -") is a
 * sentence of its own.
 */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "para.h"
#include "token.h"

struct sent {
	size_t		first, last;	/* tokens; good until the next call */
	uint32_t	paragraph;	/* from 1 */
	uint8_t		label;		/* enum sentence_label */
};

struct splitter {
	struct tokens		tokens;		/* of the present paragraph */
	struct span		text, title;
	struct para_layout	layout;
	struct span		para;
	size_t			at, next;	/* of the text; of the tokens */
	uint32_t		paragraph;
	uint8_t			label;		/* of the present paragraph */
};

/* `text` and `title` (may be empty) must stay as long as sentences are asked for. */
void	sentence_start(struct splitter *, struct span text, struct span title);
bool	sentence_next(struct splitter *, struct sent *);
void	sentence_free(struct splitter *);

#endif
