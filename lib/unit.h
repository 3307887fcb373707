/*
 * The words that names are made of: a document's tokens, with the possessive
 * cut off.
 *
 * A token row keeps `Denver's` whole; the name ends before the 's.  So a token
 * that ends in 's, in the curly form or, after s, in a bare apostrophe becomes
 * two units, the second of them glued.
 */
#ifndef UNIT_H
#define UNIT_H

#include "doc.h"

struct units {
	struct token	*unit;		/* .sent: index into sentence */
	struct sentence	*sentence;	/* .first, .last: units, not tokens */
	size_t		 n, n_sentence;

	/* Private part. */
	size_t		 cap, cap_sentence;
};

/* Fills u from d; views and memory are d's and u's own, reused by the next call. */
void	units_of(struct units *u, const struct doc *d);
void	units_free(struct units *u);

#endif
