/*
 * From groups to a table on standard output: results, shares, order, the top
 * n and the rest, totals, bars.
 */
#ifndef TABLE_REPORT_H
#define TABLE_REPORT_H

#include "table/groups.h"
#include "table/names.h"
#include "table/print.h"
#include "table/where.h"

#include <stdint.h>

struct report {
	struct groups		*groups;
	const struct names	*keys;		/* what the cells of a group's key are */
	bool			 across;	/* the last key goes across */
	uintmax_t		 across_columns;	/* 0: all */
	bool			 across_totals;	/* and behind it, the sums of a line */
	bool			 spark;		/* it goes across as one small picture */
	const struct names	*sort;
	struct where		**having;
	size_t			 havings;
	uintmax_t		 top;		/* 0: all */
	bool			 other;		/* the rest as one line */
	bool			 total;		/* a line for all */
	bool			 bar;
	const char		*plot;		/* SVG file; NULL: none */
	unsigned		 share_digits;
	struct print_options	 print;
	struct out		*out;
};

void	report(const struct report *);

#endif
