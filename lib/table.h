/*
 * tabulate: rows in, a table out.
 *
 *   flow: feed -> where -> join -> unique -> longer, pairs, check
 *	-> listed:   print
 *	-> grouped:  groups -> report -> print
 *			    -> partial lines -> groups ...
 *
 * The parts are in table/, one idea a file; this is what puts them together.
 */
#ifndef TABLE_H
#define TABLE_H

#include "table/options.h"

/* Does it all, from operands to standard output; gives the exit status. */
int	table_run(const struct table_options *, char **operands);

#endif
