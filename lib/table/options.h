/*
 * What tabulate was asked for.
 */
#ifndef TABLE_OPTIONS_H
#define TABLE_OPTIONS_H

#include "table/print.h"

#include <stdint.h>

/* Strings are lists with commas, NULL if not given. */
struct table_options {
	bool		 tsv;		/* the input is a TSV with a header */
	bool		 merge;		/* the input is partial tables */
	const char	*kinds;
	const char	**where;	/* conditions, `wheres` of them */
	size_t		 wheres;
	bool		 join;
	const char	*unique;
	const char	*longer;	/* columns that become lines */
	const char	*pairs;		/* COLUMN[:UNIT] */
	const char	*check;		/* file of article rows: list what does not match */
	const char	*columns;
	const char	*group;
	const char	*aggregates;
	const char	*across;	/* COLUMN[:N] */
	bool		 spark;		/* across is drawn */
	const char	*sort;
	uintmax_t	 top;		/* lines to show; 0: all */
	bool		 other;		/* the rest as one line */
	bool		 total, no_total;	/* a line for all */
	const char	**having;	/* conditions on lines, `havings` of them */
	size_t		 havings;
	bool		 bar;
	const char	*plot;		/* SVG file */
	unsigned	 digits;	/* of means, behind the point */
	unsigned	 share_digits;
	size_t		 memory;	/* bytes for groups; 0: no limit */
	bool		 partial;	/* write a partial table */
	struct print_options print;
};

#endif
