/*
 * Other conventions of what a token is, made from the tokens of token.h by
 * cutting some and joining others: no text is looked at twice.
 */
#ifndef CONVENTION_H
#define CONVENTION_H

#include "token/token.h"

struct convention {
	bool	cut_contractions;	/* do|n't, Google|'s, can|not */
	bool	join_hyphens;		/* search-engine */
	bool	join_slashes;		/* and/or */
	bool	join_all;		/* whatever no blank separates */
};

/*
 * "ud": as token.h has it; "words": UD's syntactic words; "ptb": as in the Penn
 * Treebank; "ws": what blanks separate.  False if there is no such convention.
 */
bool	convention_named(struct convention *, const char *name);

bool	convention_is_plain(const struct convention *);

/* Gives n tokens of the text p in the convention: as many as it returns, in out[0 .. CONVENTION_MOST * n). */
enum { CONVENTION_MOST = 4 };
size_t	convention_apply(const struct convention *, const char *p, const struct tok *in, size_t n,
	    struct tok *out);

#endif
