/* See para.h.  A "line" in here is one of the file: up to the next LF. */
#include "token/para.h"
#include "lex_abbrev.h"

enum {
	WIDTH_MIN = 40, WIDTH_MAX = 100,	/* of a hard-wrapped text's longest line */
	RAGGED = 12,				/* bytes that a wrapped line may stay below the width */
	INDENT = 3,				/* blanks that open a paragraph in wrapped text */
	TITLE_MAX = 8				/* bytes of an abbreviated title and the stop */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The line at byte i without its LF; empty behind the end. */
static struct span
line_at(struct span text, size_t i)
{
	const char *lf;

	if (i >= text.n)
		return (struct span){ text.p + text.n, 0 };
	lf = memchr(text.p + i, '\n', text.n - i);
	return (struct span){ text.p + i, lf == NULL ? text.n - i : (size_t)(lf - text.p) - i };
}

static size_t
indent(struct span line)
{
	size_t n = 0;

	while (n < line.n && is_blank(line.p[n]))
		n++;
	return n;
}

/* The line without blanks at its ends. */
static struct span
trimmed(struct span line)
{
	line = span_from(line, indent(line));
	while (line.n > 0 && is_blank(line.p[line.n - 1]))
		line.n--;
	return line;
}

static size_t
first_word(struct span line)
{
	size_t n = 0;

	line = trimmed(line);
	while (n < line.n && !is_blank(line.p[n]))
		n++;
	return n;
}

/* Would the first word of the next line have found no room on this one? */
static bool
is_full(struct span line, struct span next, size_t width)
{
	return indent(line) + trimmed(line).n + 1 + first_word(next) + RAGGED > width;
}

/* Most lines that another one follows are full: the text is hard-wrapped. */
static bool
is_wrapped(struct span text, size_t width)
{
	size_t pairs = 0, full = 0;
	struct span line, next;

	for (size_t i = 0; i < text.n; i += line.n + 1) {
		line = line_at(text, i);
		next = line_at(text, i + line.n + 1);
		if (trimmed(line).n == 0 || trimmed(next).n == 0)
			continue;
		pairs++;
		full += is_full(line, next, width);
	}
	return pairs >= 2 && full * 10 >= pairs * 6;
}

/*
 * The empty line behind the first line says nothing, and the length of that
 * line neither: it is what stands between a title and any text.
 */
void
para_start(struct para *p, struct span text)
{
	size_t widest = 0, first = 0, lines = 0, n;
	struct span line;

	*p = (struct para){ .text = text, .line = line_at(text, 0) };
	for (size_t i = 0; i < text.n; i += line.n + 1) {
		line = line_at(text, i);
		n = trimmed(line).n;
		if (n == 0) {
			p->spaced |= lines > 1;
			if (lines == 1)
				first = 0;
			continue;
		}
		if (++lines == 1)
			first = n;
		else if (n > widest)
			widest = n;
	}
	if (first > widest)
		widest = first;
	if (widest >= WIDTH_MIN && widest <= WIDTH_MAX && is_wrapped(text, widest))
		p->width = widest;
}

/* The line's last word is a title: "according to Sen." */
static bool
ends_in_title(struct span line)
{
	size_t from = line.n - 1;
	uint32_t classes;

	while (from > 0 && line.n - from < TITLE_MAX && line.p[from - 1] != ' ')
		from--;
	classes = lex_find(&lex_abbrev, span_from(line, from)).classes;
	return (classes & ABBREV_TITLE) != 0 && (classes & ABBREV_STREET) == 0;
}

/*
 * "This is a sentence / cut off in the middle": a small letter goes on with what
 * a capital began and neither a stop nor a number ended.  A name follows a title.
 */
static bool
is_cut(struct span line, struct span next)
{
	char last;

	line = trimmed(line);
	next = trimmed(next);
	if (line.n < 12 || next.n == 0 || memchr(line.p, ' ', line.n) == NULL)
		return false;
	last = line.p[line.n - 1];
	if (last == '.')
		return ends_in_title(line);
	return line.p[0] >= 'A' && line.p[0] <= 'Z' && (is_lower(last) || last == ',') && is_lower(next.p[0]);
}

/* Does the text line go on behind `line`, at `next`? */
static bool
goes_on(const struct para *p, struct span line, struct span next)
{
	if (trimmed(next).n == 0)
		return false;
	if (p->width == 0)
		return is_cut(line, next);
	return is_full(line, next, p->width) && (p->spaced || indent(next) < INDENT);
}

bool
para_next(struct para *p, struct span *found)
{
	struct span line = p->line, next;
	size_t end;

	p->opens = p->at == 0;
	while (p->at < p->text.n && trimmed(line).n == 0) {
		p->opens = true;
		p->at += line.n + 1;
		line = line_at(p->text, p->at);
	}
	if (p->at >= p->text.n)
		return false;
	p->opens |= !p->spaced && (p->width == 0 || indent(line) >= INDENT);
	p->number += p->opens;
	end = p->at + line.n;
	while (next = line_at(p->text, end + 1), end < p->text.n && goes_on(p, line, next)) {
		line = next;
		end += 1 + line.n;
	}
	*found = trimmed((struct span){ p->text.p + p->at, end - p->at });
	p->at = end < p->text.n ? end + 1 : end;
	p->line = next;
	return true;
}
