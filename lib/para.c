/* See para.h. */
#include "para.h"

enum {
	WIDTH_MIN = 40, WIDTH_MAX = 100,	/* of a hard-wrapped text's longest line */
	INDENT = 3				/* blanks that begin a paragraph in wrapped text */
};

static struct span
line_at(struct span text, size_t i)
{
	const char *lf = i < text.n ? memchr(text.p + i, '\n', text.n - i) : NULL;

	return (struct span){ text.p + i, lf == NULL ? text.n - i : (size_t)(lf - text.p) - i };
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static size_t
indent(struct span line)
{
	size_t n = 0;

	while (n < line.n && is_blank(line.p[n]))
		n++;
	return n;
}

/* Bytes of the line without blanks at its end. */
static size_t
filled(struct span line)
{
	while (line.n > 0 && is_blank(line.p[line.n - 1]))
		line.n--;
	return line.n;
}

static size_t
first_word(struct span line)
{
	size_t i = indent(line), n = 0;

	while (i + n < line.n && !is_blank(line.p[i + n]))
		n++;
	return n;
}

struct para_layout
para_layout(struct span text)
{
	struct para_layout l = { 0, false };
	size_t widest = 0, pairs = 0, full = 0;
	struct span line, next;

	for (size_t i = 0; i < text.n; i += line.n + 1) {
		line = line_at(text, i);
		if (filled(line) == 0) {
			l.spaced |= i > 0 && i + line.n < text.n;
			continue;
		}
		if (filled(line) > widest)
			widest = filled(line);
	}
	if (widest < WIDTH_MIN || widest > WIDTH_MAX)
		return l;
	for (size_t i = 0; i < text.n; i += line.n + 1) {
		line = line_at(text, i);
		next = line_at(text, i + line.n + 1 < text.n ? i + line.n + 1 : text.n);
		if (filled(line) == 0 || filled(next) == 0)
			continue;
		pairs++;
		full += filled(line) + 1 + first_word(next) > widest - 6;
	}
	if (pairs >= 3 && full * 10 >= pairs * 6)
		l.width = widest;
	return l;
}

/* Does a paragraph begin at the line behind lf? */
static bool
begins(struct span text, const struct para_layout *l, size_t lf)
{
	struct span next;

	if (lf + 1 >= text.n)
		return true;
	next = line_at(text, lf + 1);
	if (filled(next) == 0)
		return true;
	if (l->width > 0)
		return !l->spaced && indent(next) >= INDENT;
	return !l->spaced;
}

bool
para_next(struct span text, const struct para_layout *l, size_t *at, struct span *para)
{
	struct span line = { NULL, 0 };
	size_t from;

	while (*at < text.n && filled(line = line_at(text, *at)) == 0)
		*at += line.n + 1;
	if (*at >= text.n)
		return false;
	from = *at;
	*at += line.n;
	while (*at < text.n && !begins(text, l, *at))
		*at += 1 + line_at(text, *at + 1).n;
	*para = (struct span){ text.p + from, *at - from };
	if (*at < text.n)
		++*at;
	return true;
}

bool
para_wraps(struct span text, const struct para_layout *l, size_t lf)
{
	size_t from = lf;
	struct span line, next;

	while (from > 0 && lf - from <= WIDTH_MAX && text.p[from - 1] != '\n')
		from--;
	line = (struct span){ text.p + from, lf - from };
	next = line_at(text, lf + 1 < text.n ? lf + 1 : text.n);
	if (l->width > 0)
		return filled(line) + 1 + first_word(next) > l->width - 12;
	return false;
}
