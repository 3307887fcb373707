/*
 * Groups: a key (cells with a TAB between them) and the state of its aggregates.
 *
 * Several tables of groups may share one struct aggregates: the groups
 * themselves, their totals, the rest behind the top n.
 */
#ifndef TABLE_GROUPS_H
#define TABLE_GROUPS_H

#include "table/aggregate.h"
#include "table/keyset.h"

struct groups {
	struct aggregates	*what;
	struct keyset		 keys;
	char			*state;		/* what->stride bytes a group */
	size_t			 cap;		/* groups that there is room for */
};

/* The number of the group, a new one with an empty state if need be. */
uint32_t	groups_find(struct groups *, struct span key);

/* Good until the next groups_find(). */
static inline char *
groups_state(const struct groups *g, uint32_t number)
{
	return g->state + (size_t)number * g->what->stride;
}

size_t		groups_memory(const struct groups *);
void		groups_reset(struct groups *);		/* no group is left */
void		groups_free(struct groups *);

#endif
