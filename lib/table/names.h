/*
 * Lists of columns as people type them: "who,what,speaker=who", "-count,who".
 */
#ifndef TABLE_NAMES_H
#define TABLE_NAMES_H

#include "mem.h"
#include "span.h"
#include "table/print.h"

#include <stddef.h>

struct name {
	struct span	name;		/* of the column in the table */
	struct span	column;		/* what it is made of: the same unless NEW= stood before it */
	bool		down;		/* "-" stood before it */
	enum print_numbers numbers;	/* for the caller: are its cells numbers? */
	size_t		cell;		/* for the caller */
};

struct names {
	struct name	*v;
	size_t		 n, cap;
};

/* Reads a list; views into `text`, which may be NULL.  An empty name ends the program. */
void	names_parse(struct names *, const char *text, const char *option);
void	names_add(struct names *, struct span name);
/*
 * The cells of these columns, numbered by `cell`, with a TAB between them: one
 * column needs no copy, several are put together in `room`.
 */
struct span names_key(const struct names *, const struct span *cell, struct buf *room);

void	names_free(struct names *);

#endif
