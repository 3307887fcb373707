/*
 * Groups as lines of a table: the cells of the key, the results, and what is
 * worked out of the finished table (late.h).
 */
#ifndef TABLE_LINES_H
#define TABLE_LINES_H

#include "table/aggregate.h"
#include "table/grid.h"
#include "table/late.h"
#include "table/names.h"

struct lines {
	struct grid		 grid;		/* keys, then results */
	struct aggregates	*what;
	size_t			 keys;
	struct late		**late;
	size_t			 lates;
	struct buf		 text;		/* results of one line */
	struct span		*cell;
	size_t			*end;		/* of each result in text */
};

void	lines_init(struct lines *, struct aggregates *, const struct names *keys);
void	lines_free(struct lines *);

/* A line for a group; the key is its cells with a TAB between them. */
uint32_t lines_add(struct lines *, struct span key, const char *state);

/* Shares and ranks, when all groups have their line. */
void	lines_late(struct lines *, unsigned share_digits);

/* A line for several groups, added after lines_late(). */
uint32_t lines_sum(struct lines *, struct span key, const char *state);

/* Running totals over the lines in the order of the grid. */
void	lines_running(struct lines *);

#endif
