/*
 * A set of byte strings, each with a number: 0, 1, 2 ... in order of arrival.
 *
 * The keys lie one behind the other in one run of bytes; nothing is allocated
 * per key.  {0} is an empty set.  Finding and adding is O(length).
 */
#ifndef TABLE_KEYSET_H
#define TABLE_KEYSET_H

#include "mem.h"
#include "span.h"

#include <stdint.h>

struct keyset {
	struct keyset_slot	*slot;	/* open addressing, mask + 1 of them */
	size_t			 mask;
	struct keyset_key	*key;	/* by number */
	size_t			 cap;
	uint32_t		 n;
	struct buf		 bytes;
};

/* The number of the key, which is added if it was not there: then *added is true. */
uint32_t	keyset_add(struct keyset *, struct span key, bool *added);

bool		keyset_has(const struct keyset *, struct span key);

/* The view is good until the next keyset_add(). */
struct span	keyset_key(const struct keyset *, uint32_t number);

size_t		keyset_memory(const struct keyset *);	/* bytes in use */
void		keyset_reset(struct keyset *);		/* empty, its memory kept */
void		keyset_free(struct keyset *);

#endif
