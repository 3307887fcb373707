/*
 * Plain text: a file is an article (text), or each of its lines is (lines).
 *
 * The text is the file's own; a title is found in it, not taken out of it.
 */
#include "read/charset.h"
#include "read/readers.h"
#include "utf8.h"

enum {
	TITLE_MAX = 200,	/* code points; longer first lines are paragraphs */
	BINARY_HEAD = 4096	/* bytes that are looked at for what is no text */
};

/* Cuts the next line off *rest, without its CR. */
static bool
next_line(struct span *rest, struct span *line)
{
	if (!span_cut(rest, '\n', line))
		return false;
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

/*
 * The first line is a title if it stands alone, before an empty line or once
 * more, and reads like one: short, and no sentence with a full stop.
 */
static struct span
title_of(struct span text)
{
	struct span rest = text, first = { 0 }, second = { 0 };
	char last;

	while (next_line(&rest, &first) && read_trim(first).n == 0)
		;
	first = read_trim(first);
	if (first.n == 0 || utf8_count(first) > TITLE_MAX || !next_line(&rest, &second))
		return (struct span){ 0 };
	second = read_trim(second);
	if (second.n > 0 && !span_eq(first, second))
		return (struct span){ 0 };
	last = first.p[first.n - 1];
	if (last == ':' || last == ',' || last == ';' || (last == '.' && !span_ends(first, S("..."))))
		return (struct span){ 0 };
	return first;
}

/* Pictures, programs and the like: control characters are no text. */
static bool
is_binary(struct span s)
{
	size_t controls = 0;

	if (s.n > BINARY_HEAD)
		s.n = BINARY_HEAD;
	for (size_t i = 0; i < s.n; i++)
		controls += (unsigned char)s.p[i] < ' ' && memchr("\t\n\r\f\x1a\x1b", s.p[i], 6) == NULL;
	return controls > s.n / 10;
}

static void
read_text(struct read *run, struct in *in)
{
	struct article a = { .title_in_body = true };
	struct buf b = { 0 }, utf8 = { 0 };

	if (run->opt->format == NULL && is_binary(in_peek(in, BINARY_HEAD)))
		read_skip(run, 0, "binary data, and no archive that is known here");
	else if (read_all(run, in, &b) && read_trim(buf_view(&b)).n > 0) {
		a.record = read_bom(buf_view(&b));
		a.field[READ_BODY] = charset_decode(&utf8, a.record, span_of(run->opt->encoding),
		    &run->guessed);
		a.field[READ_TITLE] = title_of(a.field[READ_BODY]);
		read_give(run, &a);
	}
	buf_free(&b);
	buf_free(&utf8);
}

static void
read_lines(struct read *run, struct in *in)
{
	struct article a = { .undecoded = true };
	struct span line;

	while (read_more(run) && read_line(run, in, &line)) {
		a.line = in_line_number(in);
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n == 0)
			continue;
		a.record = a.field[READ_BODY] = line;
		read_give(run, &a);
	}
}

const struct reader reader_text = {
	"text", "plain text, a file is an article", NULL, read_text, false
};

const struct reader reader_lines = {
	"lines", "plain text, a line is an article", NULL, read_lines, false
};
