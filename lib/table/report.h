/*
 * From groups to a table on standard output: results, shares, order, the top
 * n and the rest, totals.
 */
#ifndef TABLE_REPORT_H
#define TABLE_REPORT_H

#include "table/groups.h"
#include "table/names.h"
#include "table/print.h"
#include "table/where.h"

struct report {
	struct groups		*groups;
	const struct names	*keys;		/* what the cells of a group's key are */
	const enum print_numbers *key_numeric;	/* by key */
	const enum print_numbers *what_numeric;	/* by aggregate */
	const struct names	*sort;
	struct where		**having;
	size_t			 havings;
	uintmax_t		 top;		/* 0: all */
	bool			 other;		/* the rest as one line */
	bool			 total;		/* a line for all */
	unsigned		 share_digits;
	struct print_options	 print;
	struct out		*out;
};

void	report(const struct report *);

#endif
