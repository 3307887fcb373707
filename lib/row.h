/*
 * The row format of copydesk(5): its only reader and writer.
 *
 * A row is a line of up to ROW_COLUMNS fields with a TAB between them; in a
 * field TAB, LF, CR and backslash are written \t \n \r \\, and a backslash
 * before any other byte stands for itself.
 */
#ifndef ROW_H
#define ROW_H

#include "mem.h"
#include "span.h"

#include <stdint.h>

enum row_column {
	ROW_KIND, ROW_DOC, ROW_ID, ROW_SENT, ROW_START, ROW_END, ROW_TEXT, ROW_LABEL,
	ROW_VALUE, ROW_UNIT, ROW_WHO, ROW_WHAT, ROW_WHERE, ROW_WHEN, ROW_WHY, ROW_HOW,
	ROW_CONF, ROW_COLUMNS
};

enum row_kind {
	KIND_OTHER, KIND_ARTICLE, KIND_SENTENCE, KIND_TOKEN, KIND_ENTITY, KIND_QUOTE,
	KIND_SPEAKER, KIND_CUE, KIND_NUMBER, KIND_COUNT
};

/* The labels of token and sentence rows, column 8. */
enum token_label {
	TOKEN_WORD, TOKEN_NUMBER, TOKEN_PUNCT, TOKEN_SYMBOL, TOKEN_URL, TOKEN_EMAIL,
	TOKEN_HANDLE, TOKEN_HASHTAG, TOKEN_EMOJI, TOKEN_LABELS
};

enum sentence_label {
	SENTENCE_HEADLINE, SENTENCE_DATELINE, SENTENCE_BYLINE, SENTENCE_TIMESTAMP,
	SENTENCE_BODY, SENTENCE_LIST, SENTENCE_LABELS
};

extern const char *const token_label_name[TOKEN_LABELS];	/* "word", ... */
extern const char *const sentence_label_name[SENTENCE_LABELS];	/* "headline", ... */

/*
 * One row.  The columns are views; `sent`, `start`, `end` are those columns as
 * numbers (code points).  Columns that the line does not have are empty.
 */
struct row {
	enum row_kind	kind;
	uint32_t	sent, start, end;
	struct span	col[ROW_COLUMNS];
};

extern const char *const row_column_name[ROW_COLUMNS];	/* "kind", "doc", ... */
extern const char *const row_kind_name[KIND_COUNT];	/* "", "article", ... */

/* The kind that a line begins with, up to its first TAB. */
enum row_kind	row_kind_of(struct span line);

/*
 * Splits a line.  Escaped fields are decoded into `mem`, all others are views
 * into the line.  False if sent, start or end is no number below 2^32 or the
 * line has more than ROW_COLUMNS fields; the columns are set all the same.
 */
bool	row_parse(struct row *, struct span line, struct arena *mem);

/* The same, with the columns as they stand in the line: not decoded. */
bool	row_split(struct row *, struct span line);

/* Appends s as a field's text, escaped; as it was before escaping. */
void	row_escape(struct buf *, struct span s);
bool	row_is_plain(struct span);		/* it is the same escaped; false for some other controls, too */
void	row_unescape(struct buf *, struct span field);

/* s without escapes: s itself if it has none, else a copy in `mem`. */
struct span	row_decode(struct span field, struct arena *mem);

/* Appends the row with `columns` fields and its LF; kind, sent, start, end are taken from the struct. */
void	row_write(struct buf *, const struct row *, size_t columns);

/* Digits only, below 2^32. */
bool	row_number(struct span, uint32_t *);

/* Appends n in decimal. */
void	row_decimal(struct buf *, uintmax_t n);

#endif
