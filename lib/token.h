/*
 * Tokens: where the words, numbers and marks of a text begin and end.
 *
 * A token is one contiguous span of the text; nothing is rewritten.  The
 * convention is that of the Universal Dependencies for surface tokens:
 * "Denver's" and "don't" are one token, "search-engine" is three, "U.S.",
 * "1,250.5", "re-elected" and "jane@example.org" are one.  Between two tokens
 * stand only blanks and controls.
 */
#ifndef TOKEN_H
#define TOKEN_H

#include "row.h"
#include "span.h"

#include <stdint.h>

struct tok {
	uint32_t	at, n;		/* bytes, in the text that was scanned */
	uint32_t	cp, cps;	/* the same in code points */
	uint8_t		label;		/* enum token_label */
	uint8_t		kind;		/* enum tok_kind: what a sentence end looks at */
};

enum tok_kind {
	TOK_OTHER,
	TOK_STOP,		/* . ! ? and runs of them, ... and its kin */
	TOK_ABBREV,		/* ends in a stop of its own: a sentence may end here */
	TOK_TITLE,		/* the same, but something must follow: Mr. Sen. St. */
	TOK_INITIAL,		/* J. */
	TOK_OPEN, TOK_CLOSE,	/* brackets and quotation marks; a straight mark is TOK_QUOTE */
	TOK_QUOTE,
	TOK_DASH
};

struct tokens {
	struct tok	*tok;
	size_t		 n, cap;
	uint32_t	 at, cp;	/* how far the text has been scanned */
	uint32_t	 single;	/* where a single quotation mark was opened, + 1; 0: none is open */
};

/*
 * Appends the tokens of text[t->at..to).  `to` must stand before a blank, or at
 * the text's end.  Valid UTF-8 is expected; bytes that are none are blanks.
 */
void	token_scan(struct tokens *t, struct span text, size_t to);

/* Starts anew at the beginning of another text. */
void	token_reset(struct tokens *t);
void	token_free(struct tokens *t);

#endif
