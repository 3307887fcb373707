/*
 * A table as a picture: SVG, of bars or of lines, that a browser shows as it is.
 *
 * Lines if the first column holds dates, months, years in all lines shown,
 * from the left to the right in the order of the table; else bars.
 */
#ifndef TABLE_PLOT_H
#define TABLE_PLOT_H

#include "table/grid.h"

struct plot_series {
	size_t	first, count, step;	/* the columns that are drawn */
};

/* Writes the first n lines shown to a file; ends the program if that fails. */
void	plot(const char *path, struct grid *, size_t n, struct plot_series);

#endif
