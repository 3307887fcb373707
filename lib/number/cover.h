/*
 * Rows of one kind by where they start, and which of them covers an offset.
 */
#ifndef COVER_H
#define COVER_H

#include "doc.h"

struct cover {
	const struct row	**row;		/* by start, longer ones first; views into the document */
	size_t			  n, cap;
};

/* Gathers the rows of a document whose column `filled` is not empty; the array is reused. */
void	cover_gather(struct cover *, const struct doc *, enum row_kind kind, enum row_column filled);
void	cover_free(struct cover *);

/*
 * The innermost row that covers the offset, NULL if none does; only the last
 * `nested` rows that begin before it are looked at.
 */
const struct row	*cover_at(const struct cover *, uint32_t at, size_t nested);

#endif
