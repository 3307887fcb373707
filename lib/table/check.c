/* See check.h. */
#include "table/check.h"
#include "diag.h"
#include "in.h"
#include "mem.h"
#include "row.h"
#include "table/cursor.h"
#include "table/keyset.h"
#include "utf8.h"

#include <stdlib.h>

struct article {
	size_t		at, n;		/* in text */
};

struct check {
	struct keyset	docs;
	struct article	*article;	/* by number in docs */
	size_t		cap;
	struct buf	text;		/* of all articles, decoded */
	struct cursor	cursor;		/* in the text of the article looked at last */
	uint32_t	last;		/* its number */
	bool		looked;
	struct buf	given, found;	/* of one row: decoded; escaped */
};

static void
add_article(struct check *c, struct span line)
{
	struct span rest = line, field[ROW_TEXT + 1] = { { NULL, 0 } };
	bool added;
	uint32_t n;

	for (size_t i = 0; i <= ROW_TEXT && span_cut(&rest, '\t', &field[i]); i++)
		;
	n = keyset_add(&c->docs, field[ROW_DOC], &added);
	if (!added)
		return;			/* equal ids, equal records */
	mem_room(&c->article, &c->cap, (size_t)n + 1, sizeof(*c->article));
	c->article[n] = (struct article){ .at = c->text.n };
	row_unescape(&c->text, field[ROW_TEXT]);
	c->article[n].n = c->text.n - c->article[n].at;
}

struct check *
check_new(const char *path)
{
	struct check *c = mem_zero(1, sizeof(*c));
	struct in *in = in_open(path, NULL);
	struct span line;
	enum in_got got;
	bool whole = true;

	if (in == NULL)
		die_sys("%s", path);
	while ((got = in_line(in, &line)) != IN_END) {
		if (whole && got == IN_LINE && row_kind_of(line) == KIND_ARTICLE)
			add_article(c, line);
		whole = got == IN_LINE;
	}
	in_close(in);
	if (c->docs.n == 0)
		die("%s: no article rows", path);
	return c;
}

/* Moves the cursor into the article's text, if it is not there: rows of one article stand together. */
static void
look_at(struct check *c, uint32_t number)
{
	const struct article *a = &c->article[number];

	if (!c->looked || c->last != number)
		cursor_set(&c->cursor, (struct span){ c->text.p + a->at, a->n });
	c->last = number;
	c->looked = true;
}

const char *
check_row(struct check *c, struct span doc, struct span start, struct span end, struct span text,
    struct span *found)
{
	struct span there;
	uint32_t from, to;
	bool added;

	*found = (struct span){ NULL, 0 };
	if (text.n == 0)
		return NULL;
	if (!keyset_has(&c->docs, doc))
		return "no such article";
	if (!row_number(start, &from) || !row_number(end, &to) || to < from)
		return "no offsets";
	look_at(c, keyset_add(&c->docs, doc, &added));
	there = cursor_span(&c->cursor, from, to);
	c->given.n = c->found.n = 0;
	row_unescape(&c->given, text);
	row_escape(&c->found, there);
	*found = buf_view(&c->found);
	if (utf8_count(there) != to - from)
		return "behind the end";
	return span_eq(buf_view(&c->given), there) ? NULL : "other text";
}

void
check_free(struct check *c)
{
	if (c == NULL)
		return;
	keyset_free(&c->docs);
	free(c->article);
	buf_free(&c->text);
	buf_free(&c->given);
	buf_free(&c->found);
	free(c);
}
