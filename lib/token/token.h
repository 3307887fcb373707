/*
 * Tokens: the words, numbers and marks of a text.
 *
 * A token is one contiguous span of the text; nothing is rewritten.  The
 * convention is that of the Universal Dependencies for surface tokens:
 * "Denver's" and "don't" are one token, "search-engine" is three, "U.S.",
 * "1,250.5", "re-elected" and "jane@example.org" are one.  Between two tokens
 * stand only blanks, controls and format characters.
 */
#ifndef TOKEN_H
#define TOKEN_H

#include "lex.h"
#include "row.h"
#include "span.h"
#include "token/block.h"
#include "token/sieve.h"

#include <stdint.h>

enum {
	TOKEN_PAD = 64,		/* bytes behind a text that must be readable */
	TOKEN_HOLD = 1 << 16,	/* tokens that a scan holds at most */
	TOKEN_SPARE = 1 << 12	/* room behind them, for who cuts tokens */
};

/* What a sentence end looks at. */
enum tok_kind {
	TOK_OTHER,
	TOK_STOP,		/* . ! ? and their kin */
	TOK_DOTS,		/* ... */
	TOK_ABBREV,		/* ends in a stop of its own: a sentence may end here */
	TOK_TITLE,		/* the same, but something must follow: Mr. Sen. No. */
	TOK_INITIAL,		/* J. */
	TOK_DASH,		/* behind all kinds up to here a sentence may end */
	TOK_OPEN, TOK_CLOSE,	/* brackets, and quotation marks whose side is known */
	TOK_QUOTE,		/* quotation marks whose side is not */
	TOK_KINDS
};

struct tok {
	uint32_t	at, n;		/* bytes, in the text that is scanned */
	uint32_t	cp, cps;	/* the same in code points */
	uint8_t		label;		/* enum token_label */
	uint8_t		kind;		/* enum tok_kind */
};

struct tokens {
	struct tok	*tok;		/* TOKEN_HOLD + TOKEN_SPARE */
	size_t		 n;
	uint32_t	*end;		/* which of them a sentence may end behind, UINT32_MAX behind the last */
	size_t		 n_end;
	const char	*p;		/* the text */
	size_t		 at;		/* how far it has been scanned */
	size_t		 more;		/* bytes before `at` that are not the first of a code point */
	size_t		 sign;		/* the first at-sign not before `at` is not before this byte */
	bool		 single;	/* a single quotation mark is open */
	const struct lex *abbrev;	/* a user's abbreviations, before our own; may be NULL */
	block_fn	*block;		/* what looks at the text; token_init() takes the fastest */
	struct sieve	 abbrevs, prefixes;
};

void	token_init(struct tokens *);
void	token_free(struct tokens *);

/* Starts anew with another text, of which p[n] must be '\n' and TOKEN_PAD bytes there readable. */
void	token_start(struct tokens *, const char *p);

/* May a sentence end behind a token of that kind? */
static inline bool
token_ends(unsigned kind)
{
	return kind >= TOK_STOP && kind <= TOK_DASH;
}

/* Forgets the first k tokens. */
void	token_drop(struct tokens *, size_t k);

/* To be called when tokens from k on are others than the scan has found. */
void	token_changed(struct tokens *, size_t k);

/* A single quotation mark that is open does not matter beyond its line. */
static inline void
token_line(struct tokens *t)
{
	t->single = false;
}

#endif
