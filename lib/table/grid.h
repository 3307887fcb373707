/*
 * A finished table in memory: named columns, lines of cells, an order.
 *
 * A line is kept as it would stand in a TSV; cells that are worked out later
 * (shares, ranks) are laid over it.  Lines have numbers in order of arrival;
 * `order` says which are shown, and in what order.
 */
#ifndef TABLE_GRID_H
#define TABLE_GRID_H

#include "mem.h"
#include "span.h"
#include "table/names.h"
#include "table/print.h"

#include <stdint.h>

struct grid_column {
	struct span	name;		/* escaped, as a cell */
	enum print_numbers numbers;
	bool		key;		/* one of those that tell lines apart */
};

struct grid {
	struct grid_column	*column;
	size_t			 columns, column_cap;
	struct buf		 text;		/* lines */
	struct grid_line	*line;
	size_t			 lines, line_cap;
	uint32_t		*order;
	size_t			 shown, order_cap;
	struct span		*cells;		/* of the line last looked at */
	struct grid_late	*late;		/* columns laid over */
	size_t			 lates, late_cap;
};

void	grid_column(struct grid *, struct span name, enum print_numbers, bool key);
size_t	grid_find(const struct grid *, struct span name);	/* `columns` if there is none */

/* A line more, behind those that are shown; gives its number. */
uint32_t grid_line(struct grid *, const struct span *cell);

/* All cells of a line; good until the next call of any function. */
const struct span *grid_cells(struct grid *, uint32_t line);

/* Cells of this column come from here from now on; empty until set. */
size_t	grid_late(struct grid *, size_t column);
void	grid_set(struct grid *, size_t late, uint32_t line, struct span cell);

/*
 * Sorts what is shown by columns, each number + 1, negative for descending;
 * then by the key columns, then as they came.
 */
void	grid_sort(struct grid *, const int *by, size_t n);

/* The same by columns as people name them. */
void	grid_sort_names(struct grid *, const struct names *);

void	grid_free(struct grid *);

#endif
