/*
 * Where a token ends that is more than letters between blanks: words with an
 * apostrophe, a stop or a hyphen, numbers, marks, addresses, emoji.
 *
 * A look ahead never goes beyond a bounded number of bytes or what it takes, so
 * the time is linear in the text whatever the text is.
 */
#ifndef END_H
#define END_H

#include "token/token.h"

/* A text that is scanned; p[to] is a line end. */
struct scan {
	const char	*p;
	size_t		 to;
	struct tokens	*t;
};

/* What is found at a place: filled in by who finds its end. */
struct found {
	enum token_label	label;
	enum tok_kind		kind;
};

/* Bytes.  At a joint a word may go on; the other marks just end it. */
enum end_byte { BYTE_GAP, BYTE_LETTER, BYTE_DIGIT, BYTE_MARK, BYTE_JOINT, BYTE_HIGH };
extern const unsigned char end_byte[256];

enum {
	ABBREV_MAX = 24,	/* bytes of a word that may be an abbreviation */
	PREFIX_MAX = 8		/* of one that a hyphen may join to the next */
};

/*
 * The token that begins at i, with letters from i to j: where it ends; i if a
 * gap stands there.
 */
size_t	end_of_token(const struct scan *, size_t i, size_t j, struct found *);

/* Behind the character at i, which is a gap. */
size_t	end_of_gap(const struct scan *, size_t i);

#endif
