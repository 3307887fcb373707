/*
 * A set of byte strings, each with a number: 0, 1, 2 ... in order of arrival.
 *
 * The keys lie one behind the other in one run of bytes; nothing is allocated
 * per key.  Each may have some room with it, for what the caller keeps of it:
 * whoever finds the key has that in the cache too.  {0} is an empty set.
 * Finding and adding is O(length).
 */
#ifndef TABLE_KEYSET_H
#define TABLE_KEYSET_H

#include "mem.h"
#include "span.h"

#include <stdint.h>

struct keyset {
	size_t			 room;	/* bytes with each key, a multiple of 8; set before the first */
	struct keyset_slot	*slot;	/* open addressing, mask + 1 of them */
	size_t			 mask;
	uint32_t		*at;	/* by number: where its record is */
	size_t			 cap;
	uint32_t		 n;
	struct buf		 records;
};

/* The number of the key, which is added if it was not there: then *added is true. */
uint32_t	keyset_add(struct keyset *, struct span key, bool *added);

bool		keyset_has(const struct keyset *, struct span key);

/* The same, but gives the key's room: zeros if it was not there.  Good until the next addition. */
void		*keyset_put(struct keyset *, struct span key);
void		*keyset_room(const struct keyset *, uint32_t number);

/* The view is good until the next keyset_add(). */
struct span	keyset_key(const struct keyset *, uint32_t number);

size_t		keyset_memory(const struct keyset *);	/* bytes in use */
void		keyset_reset(struct keyset *);		/* empty, its memory kept */
void		keyset_free(struct keyset *);

#endif
