/*
 * Sentence and token rows, as row_write() would write them, but fast: they are
 * nine tenths of all bytes in the stream.
 */
#ifndef TOKROW_H
#define TOKROW_H

#include "mem.h"
#include "out.h"
#include "token/sentence.h"

enum { TOKROW_HEAD = 64 };	/* the head of a row is copied whole, if it is no longer */

struct tokrow {
	struct out		*out;
	struct buf		 head;		/* "token\t<doc>\t" */
	struct buf		 row;		/* a sentence row in the making */
	struct span		 doc;
	uint32_t		 token, sentence;	/* rows so far */
};

/* Another document: rows of it are numbered from 1.  `doc` must stay. */
void	tokrow_start(struct tokrow *, struct out *, struct span doc);

/*
 * The rows of a sentence and of its n tokens, one at least.  text: as it was
 * given to the splitter, with its padding.
 */
void	tokrow_sentence(struct tokrow *, struct span text, const struct sent *, const struct tok *, size_t n);

void	tokrow_free(struct tokrow *);

#endif
