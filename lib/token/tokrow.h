/*
 * Sentence and token rows, as row_write() would write them, but fast: they are
 * nine tenths of all bytes in the stream.
 */
#ifndef TOKROW_H
#define TOKROW_H

#include "mem.h"
#include "out.h"
#include "token/sentence.h"

enum {
	TOKROW_HEAD = 48,	/* bytes of "token\t<doc>\t": with more a row is written slowly */
	TOKROW_FORM = 96	/* the rest has three decimals of ten digits at most, and five tabs */
};

/* The last digits of a number with the tab behind it, or tabs round it. */
struct tokrow_digits {
	char		s[4];
};

/* Numbers whose text differs only in its last digits. */
struct tokrow_range {
	uint32_t	from, n;
	const struct tokrow_digits *digits;
};

struct tokrow {
	struct out		*out;
	struct span		 doc, text;
	struct buf		 head;		/* "token\t<doc>\t" */
	struct buf		 row;		/* one that is written slowly */
	uint32_t		 token, sentence;	/* rows so far */
	char			 number[16];	/* of the sentence, with a tab */
	size_t			 number_n;
	bool			 only_lines;	/* the text has nothing to escape but line ends */
	size_t			 line_end;	/* then: a line end, none lies between the last sentence and it */

	/* What the rows of a run have in common. */
	struct tokrow_form {
		char		s[TOKROW_FORM];
		size_t		n;		/* bytes that are used */
		size_t		number, number_n;	/* where the sentence's number is, and its bytes */
		size_t		id, start, end;	/* where digits go */
		struct tokrow_range ids, offsets;
	} form;
};

/*
 * Another document: rows of it are numbered from 1.  text: as it is given to the
 * splitter, with its padding; `doc` and it must stay.
 */
void	tokrow_start(struct tokrow *, struct out *, struct span doc, struct span text);

/* The rows of the document's next sentence and of its n tokens, one at least. */
void	tokrow_sentence(struct tokrow *, const struct sent *, const struct tok *, size_t n);

void	tokrow_free(struct tokrow *);

#endif
