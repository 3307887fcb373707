/*
 * Sentence and token rows, as row_write() would write them, but fast: they are
 * nine tenths of all bytes in the stream.
 */
#ifndef TOKROW_H
#define TOKROW_H

#include "mem.h"
#include "out.h"
#include "token/sentence.h"

enum { TOKROW_HEAD = 64, TOKROW_PIECE = 16 };	/* a row's pieces are copied whole, if they are no longer */

struct tokrow {
	struct out		*out;
	struct buf		 head;		/* "token\t<doc>\t", and behind it an id's thousands */
	struct buf		 row;		/* one that is written slowly */
	struct span		 doc;
	uint32_t		 token, sentence;	/* rows so far */

	/* What the rows of a run have before the last three digits of id, start and end. */
	struct tokrow_pieces {
		char		place[2 * TOKROW_PIECE];	/* "17\t1" of sentence and start */
		char		end[TOKROW_PIECE];
		size_t		head_n, place_n, end_n;
		uint32_t	id_from, from;		/* the thousands: of the id, of start and end */
	} pieces;
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
