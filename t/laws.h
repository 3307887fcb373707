/*
 * The laws of copydesk(5), checked row by row.
 *
 *	struct laws c = { 0 };
 *	laws_row(&c, line, &mem);	for each line of a stream
 *	c.told				how many were broken
 *
 * Every broken law is told with the line of the stream.  Rows of unknown kinds
 * may stand anywhere behind an article row.
 */
#ifndef LAWS_H
#define LAWS_H

#include "diag.h"
#include "mem.h"
#include "row.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { LAWS_TOLD_MAX = 20 };

/* Which program adds a kind: its rows stand together under their sentence. */
static const int laws_filter[KIND_COUNT] = {
	[KIND_TOKEN] = 1, [KIND_ENTITY] = 2, [KIND_QUOTE] = 3, [KIND_SPEAKER] = 3, [KIND_CUE] = 3,
	[KIND_NUMBER] = 4
};
enum { LAWS_FILTERS = 5 };

static const size_t laws_width[KIND_COUNT] = { [KIND_SENTENCE] = 9, [KIND_TOKEN] = 8 };

static const char *const laws_label[KIND_COUNT] = {
	[KIND_SENTENCE] = " headline dateline byline timestamp body list ",
	[KIND_TOKEN] = " word number punct symbol url email handle hashtag emoji ",
	[KIND_ENTITY] = " person org place misc ",
	[KIND_QUOTE] = " direct indirect mixed ",
	[KIND_SPEAKER] = " name nominal pronoun ",
	[KIND_NUMBER] = " count ordinal money percent quantity range ratio change date time duration "
	    "age score rank id phone "
};

struct laws {
	uintmax_t	 line;
	unsigned	 told;

	/* The document. */
	struct buf	 text;
	uint32_t	*byte;		/* byte[cp]: where a code point begins; byte[n_cp] is the end */
	size_t		 n_cp, cap;
	bool		 in_article;
	char		 doc[64];

	/* The sentence. */
	uint32_t	 sent, sent_start, sent_end;
	bool		 seen[LAWS_FILTERS];	/* filters that have begun here */
	int		 filter;	/* the one whose rows we are in */
	uint32_t	 start, end;	/* of its last row */
};

static inline void
laws_broken(struct laws *c, const char *law, struct span row)
{
	if (c->told++ < LAWS_TOLD_MAX)
		skip("stream", c->line, "%s: %.*s", law, (int)(row.n < 100 ? row.n : 100), row.p);
}

static inline void
laws_new_sentence(struct laws *c)
{
	memset(c->seen, 0, sizeof(c->seen));
	c->filter = 0;
}

static inline void
laws_article(struct laws *c, const struct row *r, struct span line)
{
	struct span text = r->col[ROW_TEXT];
	size_t n = 0;

	c->in_article = true;
	c->text.n = 0;
	buf_span(&c->text, text);
	mem_room(&c->byte, &c->cap, text.n + 1, sizeof(*c->byte));
	for (size_t i = 0; i < text.n; i++)
		if ((text.p[i] & 0xc0) != 0x80)
			c->byte[n++] = (uint32_t)i;
	c->byte[n] = (uint32_t)text.n;
	c->n_cp = n;
	c->sent = c->sent_start = c->sent_end = 0;
	laws_new_sentence(c);
	if (r->sent != 0 || r->start != 0 || r->end != n)
		laws_broken(c, "an article is 0, 0, its length", line);
	snprintf(c->doc, sizeof(c->doc), "%.*s", (int)r->col[ROW_DOC].n, r->col[ROW_DOC].p);
}

static inline void
laws_sentence(struct laws *c, const struct row *r, struct span line)
{
	if (r->sent != c->sent + 1)
		laws_broken(c, "sentences are numbered 1, 2, ...", line);
	if (r->start < c->sent_end)
		laws_broken(c, "sentences overlap", line);
	if (!span_eq(r->col[ROW_ID], r->col[ROW_SENT]))
		laws_broken(c, "a sentence's id is its number", line);
	c->sent = r->sent;
	c->sent_start = r->start;
	c->sent_end = r->end;
	laws_new_sentence(c);
}

static inline void
laws_order(struct laws *c, const struct row *r, struct span line)
{
	int f = laws_filter[r->kind];

	if (r->sent != c->sent)
		laws_broken(c, "a row stands under another sentence than it says", line);
	if (c->sent > 0 && (r->start < c->sent_start || r->start >= c->sent_end))
		laws_broken(c, "a row starts outside its sentence", line);
	if (f != c->filter) {
		if (c->seen[f])
			laws_broken(c, "the rows of a filter stand in two places", line);
		if (f == laws_filter[KIND_TOKEN] && c->filter != 0)
			laws_broken(c, "tokens come first", line);
		c->seen[f] = true;
		c->filter = f;
	} else if (r->kind == KIND_TOKEN ? r->start < c->end :
	    r->start < c->start || (r->start == c->start && r->end < c->end))
		laws_broken(c, "rows out of order", line);
	c->start = r->start;
	c->end = r->end;
}

static inline void
laws_text(struct laws *c, const struct row *r, struct span line)
{
	struct span text;

	if (r->start >= r->end || r->end > c->n_cp) {
		laws_broken(c, "offsets outside the article", line);
		return;
	}
	text = (struct span){ c->text.p + c->byte[r->start], c->byte[r->end] - c->byte[r->start] };
	if (!span_eq(text, r->col[ROW_TEXT]) &&
	    (r->kind != KIND_SENTENCE || r->col[ROW_TEXT].n > 0))
		laws_broken(c, "text is not the article's", line);
}

static inline void
laws_columns(struct laws *c, const struct row *r, struct span line)
{
	size_t n = 1, width = laws_width[r->kind] == 0 ? ROW_COLUMNS : laws_width[r->kind];
	const char *labels = laws_label[r->kind];
	struct span label = r->col[ROW_LABEL];
	char word[40];

	for (size_t i = 0; i < line.n; i++) {
		n += line.p[i] == '\t';
		if (line.p[i] == '\r')
			laws_broken(c, "a bare CR", line);
		if (line.p[i] == '\\' && (i + 1 == line.n || strchr("tnr\\", line.p[++i]) == NULL))
			laws_broken(c, "an unknown escape", line);
	}
	if (n != width)
		laws_broken(c, "another number of columns", line);
	snprintf(word, sizeof(word), " %.*s ", (int)label.n, label.p);
	if (labels != NULL && (label.n == 0 || label.n > 30 || strstr(labels, word) == NULL))
		laws_broken(c, "unknown label", line);
	if (r->col[ROW_ID].n == 0)
		laws_broken(c, "no id", line);
	if (r->kind != KIND_ARTICLE && !span_is(r->col[ROW_DOC], c->doc))
		laws_broken(c, "another document's row", line);
	if (r->col[ROW_DOC].n == 0 || r->col[ROW_DOC].n > 40)
		laws_broken(c, "doc is empty or too long", line);
	for (size_t i = 0; i < r->col[ROW_DOC].n; i++)
		if ((unsigned char)r->col[ROW_DOC].p[i] <= ' ')
			laws_broken(c, "doc with white space", line);
}

static inline void
laws_row(struct laws *c, struct span line, struct arena *mem)
{
	struct row r;

	c->line++;
	if (utf8_valid(line) < line.n)
		laws_broken(c, "not UTF-8", line);
	if (row_kind_of(line) == KIND_OTHER) {
		if (!c->in_article)
			laws_broken(c, "a row before the first article", line);
		return;
	}
	if (!row_parse(&r, line, mem)) {
		laws_broken(c, "sent, start or end is no number", line);
		return;
	}
	if (r.kind == KIND_ARTICLE)
		laws_article(c, &r, line);
	else if (!c->in_article)
		laws_broken(c, "a row before the first article", line);
	else if (r.kind == KIND_SENTENCE)
		laws_sentence(c, &r, line);
	else
		laws_order(c, &r, line);
	laws_columns(c, &r, line);
	if (r.kind != KIND_ARTICLE)
		laws_text(c, &r, line);
}

static inline void
laws_free(struct laws *c)
{
	buf_free(&c->text);
	free(c->byte);
}

#endif
