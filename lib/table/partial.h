/*
 * Partial tables: groups as lines that are added up later, in any order.
 *
 *	KEY TAB group=who,month TAB what=count,share TAB count=12
 *
 * The key is one field: its cells, with an escaped TAB between them.  Then what
 * its cells are, what is worked out, and each state behind its name; a name
 * with a "+" before it is of cells that may be numbers.  Lines are sorted by
 * bytes, each can be merged alone, and one empty field too many at the end is
 * accepted.
 *
 * The states:	count	12
 *		sum mean	410.50/3		sum/numbers
 *		min max	what it is
 *		all others	a\t2\tb\t1	each value and how often it came
 */
#ifndef TABLE_PARTIAL_H
#define TABLE_PARTIAL_H

#include "out.h"
#include "table/groups.h"
#include "table/names.h"

#include <stdint.h>

void	partial_write(struct groups *, const struct names *keys, struct out *);

struct partial;		/* a reader */

/* groups->what and keys are empty: the first line fills them. */
struct partial	*partial_new(struct groups *, struct names *keys);
void		 partial_free(struct partial *);

/* Adds a file's lines to the groups; those of another shape are told, and left out. */
void		 partial_read(struct partial *, const char *path, struct out *flush);

#endif
