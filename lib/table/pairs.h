/*
 * Who appears with whom: pairs of different values of one column that stand in
 * the same document or sentence.
 *
 * Values are collected until the unit ends; then each pair comes once, the
 * smaller value (in natural order) first.
 */
#ifndef TABLE_PAIRS_H
#define TABLE_PAIRS_H

#include "span.h"

#include <stddef.h>
#include <stdint.h>

enum { PAIRS_MAX = 2000 };	/* values in a unit: 2 million pairs; the rest is left out and told */

struct pairs;

struct pairs	*pairs_new(void);
void		 pairs_free(struct pairs *);

/* False, and not taken, if there are PAIRS_MAX values already. */
bool		 pairs_add(struct pairs *, struct span value);

/* Gives all pairs of the unit to take() and forgets them. */
typedef void	 pairs_take(void *self, struct span one, struct span other);
void		 pairs_end(struct pairs *, pairs_take *, void *self);

#endif
