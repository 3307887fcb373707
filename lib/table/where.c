/* See where.h. */
#include "table/where.h"
#include "opt.h"
#include "table/natural.h"
#include "re.h"
#include "row.h"

#include <stdio.h>
#include <stdlib.h>

enum op { EQ, NE, FOUND, NOT_FOUND, LT, LE, GT, GE };

struct where {
	const char	*text;
	enum op		 op;
	struct span	 name;		/* in text */
	size_t		 column;
	struct buf	 value;		/* escaped, as cells are */
	bool		 number;	/* value is one */
	struct re	*re;
};

static const struct {
	const char	*sign;
	enum op		 op;
} sign[] = {				/* the longer ones first */
	{ "!=", NE }, { "!~", NOT_FOUND }, { "<=", LE }, { ">=", GE }, { "==", EQ },
	{ "=~", FOUND }, { "=", EQ }, { "~", FOUND }, { "<", LT }, { ">", GT }
};

/* The first operator in the text, and where it is. */
static const char *
find_sign(const char *text, enum op *op, size_t *length)
{
	for (const char *p = text; *p != '\0'; p++)
		for (size_t i = 0; i < sizeof(sign) / sizeof(*sign); i++)
			if (strncmp(p, sign[i].sign, strlen(sign[i].sign)) == 0) {
				*op = sign[i].op;
				*length = strlen(sign[i].sign);
				return p;
			}
	return NULL;
}

static struct span
trim(struct span s)
{
	while (s.n > 0 && s.p[0] == ' ')
		s = span_from(s, 1);
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

struct where *
where_new(const char *text, char *why, size_t n)
{
	struct where *w = mem_zero(1, sizeof(*w));
	size_t length = 0;
	const char *at = find_sign(text, &w->op, &length);
	struct span value;
	char wrong[300];

	w->text = text;
	if (at != NULL)
		w->name = trim((struct span){ text, (size_t)(at - text) });
	if (w->name.n == 0) {
		snprintf(why, n, "want COLUMN and one of = != ~ !~ < <= > >=");
		where_free(w);
		return NULL;
	}
	at += length;
	while (*at == ' ')
		at++;
	value = trim(span_of(at));
	row_escape(&w->value, value);
	w->number = natural_is_number(value);
	if (w->op == FOUND || w->op == NOT_FOUND) {
		w->re = re_new(at, false, wrong, sizeof(wrong));
		if (w->re == NULL) {
			snprintf(why, n, "%s", wrong);
			where_free(w);
			return NULL;
		}
	}
	return w;
}

struct where *
where_must(const char *text, const char *option)
{
	char why[400];
	struct where *w = where_new(text, why, sizeof(why));

	if (w == NULL)
		opt_wrong("%s %s: %s", option, text, why);
	return w;
}

void
where_bind(struct where *w, where_column *column, void *self)
{
	w->column = column(self, w->name);
}

static bool
found(struct where *w, struct span cell, struct buf *scratch)
{
	if (cell.n > 0 && memchr(cell.p, '\\', cell.n) != NULL) {
		scratch->n = 0;
		row_unescape(scratch, cell);
		cell = buf_view(scratch);
	}
	return re_find(w->re, cell, 0, NULL);
}

static enum where_answer
compare(const struct where *w, struct span cell)
{
	struct span value = buf_view(&w->value);
	int c;

	if (cell.n == 0)
		return WHERE_NO;
	if (w->number && !natural_is_number(cell))
		return WHERE_NO_NUMBER;
	c = w->number ? natural_number_cmp(cell, value) : natural_cmp(cell, value);
	switch (w->op) {
	case LT:
		return c < 0;
	case LE:
		return c <= 0;
	case GT:
		return c > 0;
	default:
		return c >= 0;
	}
}

enum where_answer
where_met(struct where *w, const struct span *cells, struct buf *scratch)
{
	struct span cell = cells[w->column];

	switch (w->op) {
	case EQ:
		return span_eq(cell, buf_view(&w->value));
	case NE:
		return !span_eq(cell, buf_view(&w->value));
	case FOUND:
		return found(w, cell, scratch);
	case NOT_FOUND:
		return !found(w, cell, scratch);
	default:
		return compare(w, cell);
	}
}

const char *
where_text(const struct where *w)
{
	return w->text;
}

struct span
where_cell(const struct where *w, const struct span *cells)
{
	return cells[w->column];
}

void
where_free(struct where *w)
{
	if (w == NULL)
		return;
	buf_free(&w->value);
	re_free(w->re);
	free(w);
}
