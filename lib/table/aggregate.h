/*
 * Aggregates: what is worked out of the rows of a group.
 *
 *	count			rows; count:COL those whose COL is not empty
 *	docs			different documents
 *	distinct:COL		different values
 *	sum: mean: median: q1: q3: pN:	of numbers, exact; pN is the N-th percentile
 *	min: max:		in natural order, of anything
 *	mode:			the most frequent value
 *	first: last: list:	the first, the last, all values, in the order of input
 *	set:			all different values, in natural order
 *
 * Of these COL is `value` if it is left out.  Empty cells do not count.
 * Worked out of the finished table, [:AGG] being the first aggregate:
 *
 *	share[:AGG][/COL ...]	per cent of the whole, or of the lines with the same COL
 *	rank[:AGG][/COL ...]	1 for the largest
 *	running[:AGG][/COL ...]	the sum so far
 *
 * A group's state is a run of bytes, `stride` of them for all aggregates; a
 * state of zeros is that of no row.
 */
#ifndef TABLE_AGGREGATE_H
#define TABLE_AGGREGATE_H

#include "mem.h"
#include "span.h"
#include "table/bag.h"
#include "table/print.h"

#include <stdint.h>

enum aggregate_op {
	AGG_COUNT, AGG_DOCS, AGG_DISTINCT, AGG_SUM, AGG_MEAN, AGG_MEDIAN, AGG_QUANTILE, AGG_MIN,
	AGG_MAX, AGG_MODE, AGG_FIRST, AGG_LAST, AGG_LIST, AGG_SET,
	AGG_SHARE, AGG_RANK, AGG_RUNNING	/* of the finished table */
};

struct aggregate {
	enum aggregate_op	op;
	struct span		text;		/* as asked for, without the new name */
	struct span		name;		/* of the column: the new name, or text */
	struct span		column;		/* empty: none */
	unsigned		quantile;	/* in 1/10000 */
	struct span		of;		/* AGG_SHARE ...: the aggregate's text; empty: the first */
	struct span		within;		/* "COL/COL"; empty: the whole */
	size_t			cell;		/* of the column in a row */
	size_t			offset;		/* of its state in the group's */
	enum print_numbers	numbers;	/* are its results numbers? */
	bool			mirror;		/* the state is that of an earlier aggregate */
};

struct aggregates {
	struct aggregate	*v;
	size_t			 n, cap;
	size_t			 stride;	/* bytes of state a group */
	struct pool		*pool;
	unsigned		 digits;	/* that a mean shows behind the point, at most */
	struct link		*link;		/* of lists */
	size_t			 links, link_cap;
	struct bag_value	*sorted;	/* room for one bag */
	size_t			 sorted_cap;
	struct buf		 doc;		/* the last document's id and its number */
	uint32_t		 doc_number;
	bool			 doc_known;
};

/*
 * Adds "[NAME=]WHAT"; false if there is no such aggregate.  Sets `numbers`
 * but for those that give a value back as it was.
 */
bool	aggregate_parse(struct aggregates *, struct span text);

/* Is it worked out of the finished table? */
static inline bool
aggregate_is_late(const struct aggregate *a)
{
	return a->op >= AGG_SHARE;
}

/* Can parts of it be added up in any order? */
bool	aggregate_is_mergeable(const struct aggregate *);

/* Lays out the states; after the last aggregate_parse(). */
void	aggregate_layout(struct aggregates *);

/* One more row for a group.  Gives the aggregate whose cell is no number, or NULL. */
const struct aggregate *aggregate_row(struct aggregates *, char *state, const struct span *cell);

void	aggregate_merge(struct aggregates *, char *to, const char *from);

/* Appends the result as a cell; aggregates that are late give an empty one. */
void	aggregate_result(struct aggregates *, const struct aggregate *, const char *state,
	    struct buf *);

/* Does it give a cell back as it was? */
bool	aggregate_gives_cell(const struct aggregate *);

/*
 * The state as a cell, and such a cell added to a state (NULL: only looked at):
 * false, and nothing added, if it is none.
 */
void	aggregate_save(struct aggregates *, const struct aggregate *, const char *state,
	    struct buf *);
bool	aggregate_load(struct aggregates *, const struct aggregate *, char *state, struct span);

void	aggregate_release(struct aggregates *, char *state);	/* frees what a state owns */
size_t	aggregate_memory(const struct aggregates *);	/* of lists */
void	aggregate_reset(struct aggregates *);		/* no state is in use any more: empties the pool */
void	aggregate_free(struct aggregates *);

#endif
