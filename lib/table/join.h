/*
 * Rows that belong together made one: the fragments of a quotation.
 *
 * Rows of one document with the same kind and id become one row, in the place
 * of the first.  Its text and value are those of all, its sent and start those
 * of the first, its end that of the last; every other cell is the first one
 * that is not empty.
 */
#ifndef TABLE_JOIN_H
#define TABLE_JOIN_H

#include "span.h"

#include <stddef.h>

struct join;

/* How the cells of a column become one. */
enum join_how { JOIN_FIRST, JOIN_LAST, JOIN_TEXT, JOIN_VALUE };

enum join_how	join_how(struct span column);	/* by its name */

/* For rows of `width` cells; kind and id are numbers of cells. */
struct join	*join_new(const enum join_how *, size_t width, size_t kind, size_t id);
void		 join_free(struct join *);

void		 join_row(struct join *, const struct span *cell);

/* The rows so far, from 0; the cells are good until join_reset(). */
size_t		 join_rows(const struct join *);
const struct span *join_cells(struct join *, size_t row);
void		 join_reset(struct join *);	/* another document begins */

#endif
