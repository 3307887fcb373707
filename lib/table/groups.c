/* See groups.h. */
#include "table/groups.h"

#include <stdlib.h>

uint32_t
groups_find(struct groups *g, struct span key)
{
	bool added;
	uint32_t n = keyset_add(&g->keys, key, &added);

	if (added && g->what->stride > 0) {
		mem_room(&g->state, &g->cap, (size_t)n + 1, g->what->stride);
		memset(groups_state(g, n), 0, g->what->stride);
	}
	return n;
}

size_t
groups_memory(const struct groups *g)
{
	return keyset_memory(&g->keys) + g->keys.n * g->what->stride;
}

void
groups_reset(struct groups *g)
{
	for (uint32_t n = 0; n < g->keys.n; n++)
		aggregate_release(g->what, groups_state(g, n));
	keyset_reset(&g->keys);
}

void
groups_free(struct groups *g)
{
	groups_reset(g);
	keyset_free(&g->keys);
	free(g->state);
	*g = (struct groups){ 0 };
}
