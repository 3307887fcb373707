/*
 * Crosstabs: the last key column of the groups goes across.
 *
 *	who	month	count			who	2017-08	2017-09	total
 *	Ann	2017-09	2	   ->		Ann	0	2	2
 *	Bob	2017-08	1			Bob	1	0	1
 *						total	1	2	3
 *
 * Results are those of the cells' own rows: a mean in the margin is the mean
 * of all, not of means.  A sparkline has the same cells as one small picture.
 */
#ifndef TABLE_CROSS_H
#define TABLE_CROSS_H

#include "table/grid.h"
#include "table/groups.h"
#include "table/names.h"

#include <stdint.h>

struct cross_options {
	uintmax_t	 columns;	/* the largest so many, and (other); 0: all */
	bool		 totals;
	bool		 spark;		/* the first result across as one cell */
	unsigned	 share_digits;
};

struct cross;

/* Makes lines in `wide`, which is empty, of all groups; keys: the last one goes across. */
struct cross	*cross_new(struct groups *, const struct names *keys, const struct cross_options *,
		    struct grid *wide);
void		 cross_free(struct cross *);

/* Adds a line for several lines of the table, of all if `line` is NULL; gives its number. */
uint32_t	 cross_sum(struct cross *, const uint32_t *line, size_t n, struct span name);

/* The column to go by for the largest lines, and for bars: the first total, else the first. */
size_t		 cross_main_column(const struct cross *);

#endif
