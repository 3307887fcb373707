/*
 * Conditions on cells: "label=money", "what~arrest|detain", "value>=100".
 *
 *	= !=		the same text, or not
 *	~ !~		a PCRE2 pattern is found, or not
 *	< <= > >=	numbers by value, exactly; anything else in natural order
 *
 * A condition is COLUMN OPERATOR TEXT; blanks around the operator are free.
 * An empty cell is neither less nor greater than anything.  Where TEXT is a
 * number, a cell that is none does not meet < or >, and that is told.
 */
#ifndef TABLE_WHERE_H
#define TABLE_WHERE_H

#include "mem.h"
#include "span.h"

struct where;

/* Where to find the cell of a column: a number that where_met() counts with. */
typedef size_t	where_column(void *self, struct span name);

/* NULL if `text` is no condition; then *why (of size n) says so. */
struct where	*where_new(const char *text, char *why, size_t n);
/* The same for an option's argument: ends the program with a usage error. */
struct where	*where_must(const char *text, const char *option);
void		 where_bind(struct where *, where_column *, void *self);
void		 where_free(struct where *);

enum where_answer { WHERE_NO, WHERE_YES, WHERE_NO_NUMBER };

/* Does the condition hold for these cells (escaped)?  scratch is used for what must be decoded. */
enum where_answer where_met(struct where *, const struct span *cell, struct buf *scratch);

const char	*where_text(const struct where *);	/* as given */
struct span	 where_cell(const struct where *, const struct span *cell);

#endif
