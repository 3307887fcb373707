/* See facts.h. */
#include "table/facts.h"

#define ELLIPSIS "\xe2\x80\xa6"

enum {
	AROUND_MAX = 200,	/* characters of a sentence on either side of a row's text */
	SENTENCE_MAX = 2000	/* of a sentence by itself */
};

struct span
facts_spelling(struct span s, struct arena *mem)
{
	struct buf b = { 0 };
	struct span plain;

	if (s.n == 0 || memchr(s.p, '\\', s.n) == NULL)
		return s;
	plain = row_decode(s, mem);
	b.p = arena_alloc(mem, 2 * plain.n);
	b.cap = 2 * plain.n;
	row_escape(&b, plain);
	return buf_view(&b);
}

void
facts_forget(struct facts *f)
{
	memset(f->article, 0, sizeof(f->article));
	f->in_sentence = false;
	f->label = f->paragraph = (struct span){ NULL, 0 };
}

void
facts_article(struct facts *f, struct span line)
{
	struct span field, rest = line;
	size_t i = 0;

	facts_forget(f);
	arena_reset(&f->mem);
	f->text.n = 0;
	for (; i < ROW_COLUMNS && span_cut(&rest, '\t', &field); i++)
		if (i != ROW_TEXT)
			f->article[i] = arena_copy(&f->mem, facts_spelling(field, &f->mem));
		else if (f->with_text)
			row_unescape(&f->text, field);
	cursor_set(&f->cursor, buf_view(&f->text));
}

void
facts_sentence(struct facts *f, struct span line)
{
	struct span field[ROW_VALUE + 1] = { { NULL, 0 } }, rest = line;

	for (size_t i = 0; i <= ROW_VALUE && span_cut(&rest, '\t', &field[i]); i++)
		;
	f->sentence_text.n = 0;
	buf_span(&f->sentence_text, field[ROW_LABEL]);
	buf_span(&f->sentence_text, field[ROW_VALUE]);
	f->label = (struct span){ f->sentence_text.p, field[ROW_LABEL].n };
	f->paragraph = (struct span){ f->sentence_text.p + f->label.n, field[ROW_VALUE].n };
	f->in_sentence = row_number(field[ROW_SENT], &f->sent) &&
	    row_number(field[ROW_START], &f->start) && row_number(field[ROW_END], &f->end);
}

/* Appends text of the article, white space as blanks, escaped. */
static void
add_text(struct buf *b, struct span s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r') {
			row_escape(b, (struct span){ s.p + from, i - from });
			buf_byte(b, ' ');
			from = i + 1;
		}
	row_escape(b, span_from(s, from));
}

/* The sentence up to `end`, or its last AROUND_MAX characters. */
static void
add_before(struct facts *f, struct buf *b, uint32_t end)
{
	uint32_t start = f->start;

	if (end > start && end - start > AROUND_MAX) {
		start = end - AROUND_MAX;
		buf_span(b, S(ELLIPSIS));
	}
	add_text(b, cursor_span(&f->cursor, start, end));
}

/* The sentence from `start` on, or `most` characters of it. */
static void
add_after(struct facts *f, struct buf *b, uint32_t start, uint32_t most)
{
	bool cut = f->end > start && f->end - start > most;

	add_text(b, cursor_span(&f->cursor, start, cut ? start + most : f->end));
	if (cut)
		buf_span(b, S(ELLIPSIS));
}

struct span
facts_context(struct facts *f, enum facts_context what, uint32_t sent, uint32_t start,
    uint32_t end, struct arena *mem)
{
	struct buf b = { 0 };
	struct span s = { NULL, 0 };

	if (!f->in_sentence || sent != f->sent)
		return s;
	switch (what) {
	case FACTS_SENTENCE:
		add_after(f, &b, f->start, SENTENCE_MAX);
		break;
	case FACTS_BEFORE:
		add_before(f, &b, start);
		break;
	case FACTS_AFTER:
		add_after(f, &b, end, AROUND_MAX);
		break;
	case FACTS_MARKED:
		add_before(f, &b, start);
		buf_byte(&b, '[');
		add_text(&b, cursor_span(&f->cursor, start, end));
		buf_byte(&b, ']');
		add_after(f, &b, end, AROUND_MAX);
		break;
	}
	s = arena_copy(mem, buf_view(&b));
	buf_free(&b);
	return s;
}

void
facts_free(struct facts *f)
{
	buf_free(&f->text);
	buf_free(&f->sentence_text);
	arena_free(&f->mem);
}
