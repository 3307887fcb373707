/*
 * What tabulate reads: rows of copydesk(5), or any TSV with a header line.
 *
 *	who = feed_need(feed, S("who"));	before the first row
 *	while ((cell = feed_next(feed)) != NULL)
 *		cell[who] ...
 *
 * A cell is a field as it stands in the line: escaped, and in one spelling
 * only (a backslash is always \\), so that equal values are equal bytes.
 * Besides the row's own columns there are those of its document (title,
 * outlet, month ...) and of its sentence (part, before, after ...); see the
 * table in feed.c.  Cells are views, good until the next call.
 */
#ifndef TABLE_FEED_H
#define TABLE_FEED_H

#include "out.h"
#include "row.h"
#include "span.h"

#include <stdint.h>

struct feed;

/* tsv: the lines are a TSV with a header.  Owned by the caller. */
struct feed	*feed_new(bool tsv);
void		 feed_free(struct feed *);

/* Only rows of this kind (and of others so named); rows only. */
void		 feed_kind(struct feed *, struct span kind);

/* The number of the column's cell in what feed_next() gives.  Ends the program if there is none. */
size_t		 feed_need(struct feed *, struct span name);

/* The same for a column of the caller's own: an empty cell. */
size_t		 feed_blank(struct feed *, struct span name);

/* Starts reading the operands; for a TSV, reads the header of the first. */
void		 feed_open(struct feed *, char **operands, struct out *flush);

/* After feed_open(): the columns that a TSV has, or the 17 of rows. */
size_t		 feed_columns(const struct feed *, const struct span **names);

/* The next row; NULL at the end. */
const struct span *feed_next(struct feed *);
size_t		 feed_width(const struct feed *);	/* cells in a row */
struct span	 feed_name(const struct feed *, size_t cell);

bool		 feed_seen(const struct feed *);	/* was there anything to read? */

/* Counts documents: it is another number when the row is the first of another document. */
uintmax_t	 feed_document(const struct feed *);

/* Of the row last given, for messages. */
const char	*feed_file(const struct feed *);
uintmax_t	 feed_line(const struct feed *);

#endif
