/*
 * Bags: how often each value came, for many bags at once.
 *
 * Distinct counts, medians and lists of values need the values of each group.
 * A pool keeps every different value once, whatever number of bags it is in,
 * and a bag is a chain of (value, count).  {0} is an empty pool or bag.
 */
#ifndef TABLE_BAG_H
#define TABLE_BAG_H

#include "table/keyset.h"
#include "span.h"

#include <stdint.h>

struct bag {
	uint32_t	first;		/* entry number + 1; 0: empty */
	uint32_t	id;		/* 0: none yet */
	uint32_t	distinct;	/* different values in it */
};

struct bag_entry {
	uint32_t	value;		/* number in pool.values */
	uint32_t	next;		/* entry number + 1 */
	uint32_t	bag;
	uint64_t	count;
};

struct pool {
	struct keyset		 values;
	struct bag_entry	*entry;
	size_t			 n, cap;
	uint32_t		*slot;		/* entry number + 1, found by (bag, value) */
	size_t			 mask;
	uint32_t		 bags;
};

/* The number of a value; the same bytes have the same number. */
uint32_t	pool_value(struct pool *, struct span value);

/* Adds `count` of the value number. */
void		bag_add(struct pool *, struct bag *, uint32_t value, uint64_t count);
void		bag_merge(struct pool *, struct bag *to, const struct bag *from);

/*
 * The bag's values in natural order, with their counts: an array of
 * bag.distinct elements in *list, which the caller keeps from call to call
 * and frees; views into the pool, good until a value is added.
 */
struct bag_value {
	struct span	text;
	uint64_t	count;
};
void		bag_sorted(const struct pool *, const struct bag *, struct bag_value **list, size_t *cap);

size_t		pool_memory(const struct pool *);
void		pool_reset(struct pool *);	/* all bags and values are gone */
void		pool_free(struct pool *);

#endif
