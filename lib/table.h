/*
 * tabulate: rows in, a table out.
 *
 *   feed -> where -> join -> unique -> list:  grid or straight to print
 *				     -> group: groups -> report -> grid -> print
 *
 * The parts are in table/, one idea a file; this is what puts them together.
 */
#ifndef TABLE_H
#define TABLE_H

#include "table/print.h"

#include <stdint.h>

/* What was asked for; strings are lists with commas, NULL if not given. */
struct table_options {
	bool		 tsv;		/* the input is a TSV with a header */
	const char	*kinds;
	const char	**where;	/* conditions, `wheres` of them */
	size_t		 wheres;
	bool		 join;
	const char	*unique;
	const char	*columns;
	const char	*group;
	const char	*aggregates;
	const char	*sort;
	uintmax_t	 top;		/* lines to show; 0: all */
	bool		 other;		/* the rest as one line */
	bool		 total;		/* a line for all */
	const char	**having;	/* conditions on lines, `havings` of them */
	size_t		 havings;
	unsigned	 digits;	/* of means, behind the point */
	struct print_options print;
};

/* Does it all, from operands to standard output; gives the exit status. */
int	table_run(const struct table_options *, char **operands);

#endif
