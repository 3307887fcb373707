/*
 * rowcheck [IN] < rows: holds a stream against the laws of copydesk(5).
 *
 * Every broken law is told with the line of the stream; the status is 1 if
 * there was one.  IN is the stream that went into the filters: each of its
 * lines must come back, byte for byte and in order.  Rows of unknown kinds
 * may stand anywhere behind an article row.
 */
#include "diag.h"
#include "in.h"
#include "mem.h"
#include "row.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOLD_MAX = 20 };

/* Which program adds a kind: its rows stand together under their sentence. */
static const int filter_of[KIND_COUNT] = {
	[KIND_TOKEN] = 1, [KIND_ENTITY] = 2, [KIND_QUOTE] = 3, [KIND_SPEAKER] = 3, [KIND_CUE] = 3,
	[KIND_NUMBER] = 4
};
enum { FILTERS = 5 };

static const size_t width_of[KIND_COUNT] = { [KIND_SENTENCE] = 9, [KIND_TOKEN] = 8 };

static const char *const labels_of[KIND_COUNT] = {
	[KIND_SENTENCE] = " headline dateline byline timestamp body list ",
	[KIND_TOKEN] = " word number punct symbol url email handle hashtag emoji ",
	[KIND_ENTITY] = " person org place misc ",
	[KIND_QUOTE] = " direct indirect mixed ",
	[KIND_SPEAKER] = " name nominal pronoun ",
	[KIND_NUMBER] = " count ordinal money percent quantity range ratio change date time duration "
	    "age score rank id phone "
};

struct check {
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
	bool		 seen[FILTERS];	/* filters that have begun here */
	int		 filter;	/* the one whose rows we are in */
	uint32_t	 start, end;	/* of its last row */
};

static void
broken(struct check *c, const char *law, struct span row)
{
	if (c->told++ < TOLD_MAX)
		skip("stream", c->line, "%s: %.*s", law, (int)(row.n < 100 ? row.n : 100), row.p);
}

static void
new_sentence(struct check *c)
{
	memset(c->seen, 0, sizeof(c->seen));
	c->filter = 0;
}

static void
article(struct check *c, const struct row *r, struct span line)
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
	new_sentence(c);
	if (r->sent != 0 || r->start != 0 || r->end != n)
		broken(c, "an article is 0, 0, its length", line);
	snprintf(c->doc, sizeof(c->doc), "%.*s", (int)r->col[ROW_DOC].n, r->col[ROW_DOC].p);
}

static void
check_sentence(struct check *c, const struct row *r, struct span line)
{
	if (r->sent != c->sent + 1)
		broken(c, "sentences are numbered 1, 2, ...", line);
	if (r->start < c->sent_end)
		broken(c, "sentences overlap", line);
	if (!span_eq(r->col[ROW_ID], r->col[ROW_SENT]))
		broken(c, "a sentence's id is its number", line);
	c->sent = r->sent;
	c->sent_start = r->start;
	c->sent_end = r->end;
	new_sentence(c);
}

static void
check_order(struct check *c, const struct row *r, struct span line)
{
	int f = filter_of[r->kind];

	if (r->sent != c->sent)
		broken(c, "a row stands under another sentence than it says", line);
	if (c->sent > 0 && (r->start < c->sent_start || r->start >= c->sent_end))
		broken(c, "a row starts outside its sentence", line);
	if (f != c->filter) {
		if (c->seen[f])
			broken(c, "the rows of a filter stand in two places", line);
		if (f == filter_of[KIND_TOKEN] && c->filter != 0)
			broken(c, "tokens come first", line);
		c->seen[f] = true;
		c->filter = f;
	} else if (r->kind == KIND_TOKEN ? r->start < c->end :
	    r->start < c->start || (r->start == c->start && r->end < c->end))
		broken(c, "rows out of order", line);
	c->start = r->start;
	c->end = r->end;
}

static void
check_text(struct check *c, const struct row *r, struct span line)
{
	struct span text;

	if (r->start >= r->end || r->end > c->n_cp) {
		broken(c, "offsets outside the article", line);
		return;
	}
	text = (struct span){ c->text.p + c->byte[r->start], c->byte[r->end] - c->byte[r->start] };
	if (!span_eq(text, r->col[ROW_TEXT]) &&
	    (r->kind != KIND_SENTENCE || r->col[ROW_TEXT].n > 0))
		broken(c, "text is not the article's", line);
}

static void
check_columns(struct check *c, const struct row *r, struct span line)
{
	size_t n = 1, width = width_of[r->kind] == 0 ? ROW_COLUMNS : width_of[r->kind];
	const char *labels = labels_of[r->kind];
	struct span label = r->col[ROW_LABEL];
	char word[40];

	for (size_t i = 0; i < line.n; i++) {
		n += line.p[i] == '\t';
		if (line.p[i] == '\r')
			broken(c, "a bare CR", line);
		if (line.p[i] == '\\' && (i + 1 == line.n || strchr("tnr\\", line.p[++i]) == NULL))
			broken(c, "an unknown escape", line);
	}
	if (n != width)
		broken(c, "another number of columns", line);
	snprintf(word, sizeof(word), " %.*s ", (int)label.n, label.p);
	if (labels != NULL && (label.n == 0 || label.n > 30 || strstr(labels, word) == NULL))
		broken(c, "unknown label", line);
	if (r->col[ROW_ID].n == 0)
		broken(c, "no id", line);
	if (r->kind != KIND_ARTICLE && !span_is(r->col[ROW_DOC], c->doc))
		broken(c, "another document's row", line);
	if (r->col[ROW_DOC].n == 0 || r->col[ROW_DOC].n > 40)
		broken(c, "doc is empty or too long", line);
	for (size_t i = 0; i < r->col[ROW_DOC].n; i++)
		if ((unsigned char)r->col[ROW_DOC].p[i] <= ' ')
			broken(c, "doc with white space", line);
}

static void
check_row(struct check *c, struct span line, struct arena *mem)
{
	struct row r;

	c->line++;
	if (utf8_valid(line) < line.n)
		broken(c, "not UTF-8", line);
	if (row_kind_of(line) == KIND_OTHER) {
		if (!c->in_article)
			broken(c, "a row before the first article", line);
		return;
	}
	if (!row_parse(&r, line, mem)) {
		broken(c, "sent, start or end is no number", line);
		return;
	}
	if (r.kind == KIND_ARTICLE)
		article(c, &r, line);
	else if (!c->in_article)
		broken(c, "a row before the first article", line);
	else if (r.kind == KIND_SENTENCE)
		check_sentence(c, &r, line);
	else
		check_order(c, &r, line);
	check_columns(c, &r, line);
	if (r.kind != KIND_ARTICLE)
		check_text(c, &r, line);
}

int
main(int argc, char **argv)
{
	struct check c = { 0 };
	struct in *rows, *given = NULL;
	struct span line, want = { 0 };
	struct arena mem = { 0 };
	bool more = false;

	diag_init(argv[0]);
	rows = in_open("-", NULL);
	if (argc > 1 && (given = in_open(argv[1], NULL)) == NULL)
		die_sys("%s", argv[1]);
	if (rows == NULL)
		die_sys("stdin");
	if (given != NULL)
		more = in_line(given, &want) == IN_LINE;
	while (in_line(rows, &line) == IN_LINE) {
		if (more && span_eq(line, want))
			more = in_line(given, &want) == IN_LINE;
		check_row(&c, line, &mem);
		arena_reset(&mem);
	}
	if (more)
		skip(argv[1], in_line_number(given), "a row that went in did not come back");
	in_close(rows);
	in_close(given);
	arena_free(&mem);
	buf_free(&c.text);
	free(c.byte);
	return diag_status();
}
