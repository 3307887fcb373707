/*
 * Form text: columns that line up.
 *
 * The first HOLD rows are kept to see how wide the columns must be; rows
 * behind them are printed as they come.  A cell that is wider than its column
 * goes on in the line below, broken at a blank where there is one.
 */
#include "table/natural.h"
#include "table/print_form.h"
#include "utf8.h"

#include <stdlib.h>

enum {
	HOLD = 1000,
	GAP = 2,		/* blanks between columns */
	NARROW = 8		/* no column is made narrower to fit */
};

struct text_column {
	size_t		wide;		/* columns of the terminal */
	bool		right;		/* numbers only */
	struct span	rest;		/* of the cell: what is still to print */
	struct buf	clipped;	/* the cell, if it was cut */
};

struct text_layout {
	struct buf		 held;	/* cells, cleaned, a TAB behind each; a row begins with ' ' or '=' */
	size_t			 rows;
	struct text_column	*column;
	bool			 laid;
};

static size_t
width_of(struct span s)
{
	size_t at = 0, n = 0;

	while (at < s.n)
		n += (size_t)utf8_width(utf8_next(s, &at));
	return n;
}

static void
text_begin(struct printer *p)
{
	p->layout = mem_zero(1, sizeof(*p->layout));
	p->layout->column = mem_zero(p->columns, sizeof(*p->layout->column));
}

/* -- how wide ----------------------------------------------------------- */

static void
measure(struct printer *p)
{
	struct text_column *c = p->layout->column;
	struct span rest = buf_view(&p->layout->held), cell;
	size_t w;

	for (size_t i = 0; i < p->columns; i++) {
		c[i].wide = p->options.no_header ? 0 : width_of(p->column[i].name);
		c[i].right = p->column[i].numbers || p->column[i].side == PRINT_BEFORE;
	}
	for (size_t row = 0; row < p->layout->rows; row++) {
		rest = span_from(rest, 1);
		for (size_t i = 0; i < p->columns; i++) {
			span_cut(&rest, '\t', &cell);
			w = width_of(cell);
			if (w > c[i].wide)
				c[i].wide = w;
			if (cell.n > 0 && p->column[i].side != PRINT_BEFORE && !natural_is_number(cell))
				c[i].right = false;
		}
	}
}

static size_t
total_width(const struct printer *p, size_t most)
{
	size_t n = GAP * (p->columns - 1), w;

	for (size_t i = 0; i < p->columns; i++) {
		w = p->layout->column[i].wide;
		n += w < most ? w : most;
	}
	return n;
}

/* Makes the widest columns equally narrow, so that a line fits. */
static void
narrow(struct printer *p)
{
	size_t most = NARROW, room = p->options.width, spare;
	struct text_column *c = p->layout->column;

	if (room == 0 || p->columns == 0 || total_width(p, SIZE_MAX) <= room)
		return;
	while (total_width(p, most + 1) <= room)
		most++;
	spare = total_width(p, most) < room ? room - total_width(p, most) : 0;
	for (size_t i = 0; i < p->columns; i++)
		if (c[i].wide > most) {
			c[i].wide = most + (spare > 0);
			spare -= spare > 0;
		}
}

/* -- lines -------------------------------------------------------------- */

static void
blanks(struct printer *p, size_t n)
{
	while (n-- > 0)
		out_byte(p->out, ' ');
}

/* Takes from *rest what fits into `wide` columns, with its width. */
static struct span
take(struct span *rest, size_t wide, size_t *width)
{
	size_t at = 0, before, blank = 0, blank_width = 0, n = 0, w;
	struct span s;

	while (at < rest->n) {
		before = at;
		w = (size_t)utf8_width(utf8_next(*rest, &at));
		if (n + w > wide && n > 0) {
			at = rest->p[before] == ' ' || blank == 0 ? before : blank;
			n = at == before ? n : blank_width;
			break;
		}
		if (rest->p[before] == ' ')
			blank = before, blank_width = n;
		n += w;
	}
	s = (struct span){ rest->p, at };
	*rest = span_from(*rest, at);
	while (rest->n > 0 && rest->p[0] == ' ')
		*rest = span_from(*rest, 1);
	*width = n;
	return s;
}

/* The byte of s behind which `wide` columns are full. */
static size_t
fit(struct span s, size_t wide)
{
	size_t at = 0, before = 0, width = 0;

	while (at < s.n) {
		before = at;
		width += (size_t)utf8_width(utf8_next(s, &at));
		if (width > wide)
			return before;
	}
	return at;
}

/* What fits of the text around a keyword, an ellipsis where it is cut. */
static struct span
clip(struct buf *b, struct span s, size_t wide, enum print_side side)
{
	size_t width = width_of(s), skip;

	if (side == PRINT_WRAPPED || width <= wide || wide == 0)
		return s;
	b->n = 0;
	if (side == PRINT_AFTER)
		buf_add(b, s.p, fit(s, wide - 1));
	buf_span(b, S("\xe2\x80\xa6"));
	if (side == PRINT_BEFORE) {
		skip = fit(s, width - (wide - 1));
		while (width_of(span_from(s, skip)) > wide - 1)
			(void)utf8_next(s, &skip);
		buf_span(b, span_from(s, skip));
	}
	return buf_view(b);
}

/* One line of what is left in the columns; false if nothing is left behind it. */
static bool
line(struct printer *p, bool bold)
{
	struct text_column *c = p->layout->column;
	size_t width, owed = 0;		/* blanks, written only before something */
	bool more = false;
	struct span s;

	if (bold)
		out_span(p->out, S("\033[1m"));
	for (size_t i = 0; i < p->columns; i++) {
		s = take(&c[i].rest, c[i].wide, &width);
		more |= c[i].rest.n > 0;
		if (c[i].right)
			owed += c[i].wide > width ? c[i].wide - width : 0;
		if (s.n > 0) {
			blanks(p, owed);
			out_span(p->out, s);
			owed = 0;
		} else
			owed += width;
		if (!c[i].right)
			owed += c[i].wide > width ? c[i].wide - width : 0;
		owed += GAP;
	}
	if (bold)
		out_span(p->out, S("\033[0m"));
	out_byte(p->out, '\n');
	return more;
}

static void
rule(struct printer *p)
{
	for (size_t i = 0; i < p->columns; i++) {
		blanks(p, i == 0 ? 0 : GAP);
		for (size_t n = p->layout->column[i].wide; n > 0; n--)
			out_byte(p->out, '-');
	}
	out_byte(p->out, '\n');
}

/* A row as it is held: what sort of row, then its cells. */
static void
lines(struct printer *p, struct span *row)
{
	struct text_column *c = p->layout->column;

	if (row->p[0] == '=')
		rule(p);
	*row = span_from(*row, 1);
	for (size_t i = 0; i < p->columns; i++) {
		span_cut(row, '\t', &c[i].rest);
		c[i].rest = clip(&c[i].clipped, c[i].rest, c[i].wide, p->column[i].side);
	}
	while (line(p, false))
		;
}

static void
header(struct printer *p)
{
	struct buf *name = mem_zero(p->columns, sizeof(*name));

	for (size_t i = 0; i < p->columns; i++) {
		print_clean(&name[i], p->column[i].name);
		p->layout->column[i].rest = buf_view(&name[i]);
	}
	while (line(p, p->options.colour))
		;
	rule(p);
	for (size_t i = 0; i < p->columns; i++)
		buf_free(&name[i]);
	free(name);
}

/* Prints what has been held. */
static void
lay_out(struct printer *p)
{
	struct text_layout *l = p->layout;
	struct span rest = buf_view(&l->held);

	l->laid = true;
	if (p->columns == 0)
		return;
	measure(p);
	narrow(p);
	if (!p->options.no_header)
		header(p);
	for (; l->rows > 0; l->rows--)
		lines(p, &rest);
	l->held.n = 0;
}

static void
text_row(struct printer *p, const struct span *cell, bool total)
{
	struct text_layout *l = p->layout;
	struct span row;

	buf_byte(&l->held, total ? '=' : ' ');
	for (size_t i = 0; i < p->columns; i++) {
		print_clean(&l->held, cell[i]);
		buf_byte(&l->held, '\t');
	}
	if (!l->laid && ++l->rows == HOLD)
		lay_out(p);
	else if (l->laid) {
		row = buf_view(&l->held);
		lines(p, &row);
		l->held.n = 0;
	}
}

static void
text_end(struct printer *p)
{
	if (!p->layout->laid)
		lay_out(p);
	for (size_t i = 0; i < p->columns; i++)
		buf_free(&p->layout->column[i].clipped);
	buf_free(&p->layout->held);
	free(p->layout->column);
	free(p->layout);
}

const struct print_form_ops print_text = { text_begin, text_row, text_end };
