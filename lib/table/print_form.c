/* See print.h and print_form.h. */
#include "table/print_form.h"
#include "row.h"
#include "utf8.h"

#include <stdlib.h>

const char *const print_form_name[PRINT_FORMS] = {
	"text", "tsv", "csv", "json", "md", "html", "sql"
};

static const struct print_form_ops *const form_ops[PRINT_FORMS] = {
	&print_text, &print_tsv, &print_csv, &print_json, &print_markdown, &print_html, &print_sql
};

struct printer *
print_new(const struct print_options *options, struct out *out,
    const struct print_column *column, size_t columns)
{
	struct printer *p = mem_zero(1, sizeof(*p));

	p->options = *options;
	p->out = out;
	p->column = column;
	p->columns = columns;
	p->ops = form_ops[options->form];
	p->ops->begin(p);
	return p;
}

void
print_row(struct printer *p, const struct span *cell)
{
	p->ops->row(p, cell, false);
}

void
print_total(struct printer *p, const struct span *cell)
{
	p->ops->row(p, cell, true);
}

void
print_end(struct printer *p)
{
	p->ops->end(p);
	buf_free(&p->cell);
	free(p);
}

/* Characters that do something instead of showing something: C0, C1, and what turns the direction of text. */
static bool
is_active(uint32_t c)
{
	return utf8_is_control(c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
	    c == 0x200e || c == 0x200f || c == 0x061c;
}

/* Appends s; active characters as U+FFFD, white space among them as blanks. */
static void
add_harmless(struct buf *b, struct span s)
{
	size_t at = 0, from;
	uint32_t c;

	while (at < s.n) {
		from = at;
		c = utf8_next(s, &at);
		if (!is_active(c))
			buf_add(b, s.p + from, at - from);
		else if (c >= '\t' && c <= '\r')
			buf_byte(b, ' ');
		else
			buf_span(b, S("\xef\xbf\xbd"));
	}
}

void
print_clean(struct buf *b, struct span cell)
{
	struct buf plain = { 0 };

	if (cell.n > 0 && memchr(cell.p, '\\', cell.n) != NULL) {
		row_unescape(&plain, cell);
		cell = buf_view(&plain);
	}
	add_harmless(b, cell);
	buf_free(&plain);
}

struct span
print_decoded(struct printer *p, struct span cell)
{
	p->cell.n = 0;
	if (p->options.terminal)
		print_clean(&p->cell, cell);
	else
		row_unescape(&p->cell, cell);
	return buf_view(&p->cell);
}
