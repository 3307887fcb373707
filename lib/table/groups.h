/*
 * Groups: a key (cells with a TAB between them) and the state of its aggregates.
 *
 * Several tables of groups may share one struct aggregates: the groups
 * themselves, their totals, the rest behind the top n.  With a limit the
 * groups go to temporary files, as sorted runs of lines, whenever they need
 * more memory; groups_each() then merges the runs.
 */
#ifndef TABLE_GROUPS_H
#define TABLE_GROUPS_H

#include "table/aggregate.h"
#include "table/keyset.h"
#include "table/runs.h"

struct groups {
	struct aggregates	*what;
	struct keyset		 keys;		/* each with what->stride bytes of state */
	size_t			 limit;		/* bytes of memory; 0: none */
	struct runs		*runs;		/* NULL: all groups are in memory */
};

/* The state of a group, a new and empty one if need be; good until the next call. */
char		*groups_put(struct groups *, struct span key);

/* The same, but gives its number, from 0 in order of arrival. */
uint32_t	groups_find(struct groups *, struct span key);

/* Good until the next groups_find(). */
static inline char *
groups_state(const struct groups *g, uint32_t number)
{
	return keyset_room(&g->keys, number);
}

/* Moves all groups to a file if they are over the limit; no state is in use then. */
void		groups_check(struct groups *);

/*
 * Gives every group to take(), numbered from 0: by bytes of the escaped key if
 * `sorted`, else in an order that is the same every time.  kept: states are
 * merged into others on the way, so the pool must not be emptied between.
 */
typedef void	groups_take(void *self, uint32_t number, struct span key, const char *state);
void		groups_each(struct groups *, bool sorted, bool kept, groups_take *, void *self);

void		groups_reset(struct groups *);		/* no group is left */
void		groups_free(struct groups *);

#endif
