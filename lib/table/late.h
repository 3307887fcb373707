/*
 * Aggregates that are worked out of the finished table: shares, ranks, running totals.
 *
 * They look at the cells of one other column, "of", exactly; a cell that is
 * no number has no share, rank or running total.
 */
#ifndef TABLE_LATE_H
#define TABLE_LATE_H

#include "table/aggregate.h"
#include "table/grid.h"

struct late;

/*
 * a stands in `column` of the grid.  Ends the program if what it is made of is
 * no column.
 */
struct late	*late_new(struct grid *, const struct aggregate *a, size_t column, size_t digits);
void		 late_free(struct late *);

/* Shares and ranks of all lines shown; the wholes of shares are theirs. */
void		 late_whole(struct late *);

/* The share of a line that has been added since: the rest, a total. */
void		 late_line(struct late *, uint32_t line);

/* Running totals in the order shown; last of all. */
void		 late_running(struct late *);

#endif
