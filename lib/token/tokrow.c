/*
 * See tokrow.h.
 *
 *	token <doc> 17 2 81 87 DENVER word
 *	~~~~~~~~~~~ ~~ ~ ~~~~~ ~~~~~~ ~~~~
 *	head        |  |  |    text   a fixed string with its LF
 *	            |  |  two decimals
 *	            |  the same all through the sentence
 *	            a decimal
 *
 * Short pieces are copied in blocks of 16 bytes whatever their length: the
 * output has room behind each row, and the text has padding.  Decimals come
 * from a table, four digits at a time.
 */
#include "token/tokrow.h"
#include "row.h"

#include <string.h>

enum {
	BLOCK = 16,
	FIXED = 128,		/* bytes of a token row without head and text, and slack for a block */
	LONG = 4096		/* a token longer than this, or its head, takes the slow way */
};

struct label_text {
	char	s[BLOCK];
	size_t	n;
};

#define LABEL(word) { "\t" word "\n", sizeof(word) + 1 }
static const struct label_text label_text[TOKEN_LABELS] = {
	LABEL("word"), LABEL("number"), LABEL("punct"), LABEL("symbol"), LABEL("url"), LABEL("email"),
	LABEL("handle"), LABEL("hashtag"), LABEL("emoji")
};

/* 0000 to 9999. */
static char four_digits[10000 + 1][4];	/* one more: a copy may begin within the last */

static void
fill_digits(void)
{
	for (unsigned i = 0; i < 10000; i++) {
		four_digits[i][0] = (char)('0' + i / 1000);
		four_digits[i][1] = (char)('0' + i / 100 % 10);
		four_digits[i][2] = (char)('0' + i / 10 % 10);
		four_digits[i][3] = (char)('0' + i % 10);
	}
}

static inline char *
put_bytes(char *p, struct span s)
{
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return p + s.n;
}

/* A piece of at most BLOCK bytes, with BLOCK bytes readable there. */
static inline char *
put_short(char *p, struct span s)
{
	memcpy(p, s.p, BLOCK);
	return p + s.n;
}

/* n < 10,000 in decimal at p, where four bytes may be written; the byte behind it. */
static inline char *
put_small(char *p, uint32_t n)
{
	uint32_t zeros = (uint32_t)(n < 10) + (n < 100) + (n < 1000);

	memcpy(p, four_digits[n] + zeros, 4);
	return p + 4 - zeros;
}

/* n in decimal at p; the byte behind it. */
static inline char *
put_decimal(char *p, uint32_t n)
{
	if (n >= 100000000) {
		p = put_small(p, n / 100000000);
		memcpy(p, four_digits[n / 10000 % 10000], 4);
		p += 4;
	} else if (n >= 10000)
		p = put_small(p, n / 10000);
	else
		return put_small(p, n);
	memcpy(p, four_digits[n % 10000], 4);
	return p + 4;
}

/* In the scanner's own tokens only these labels can hold a byte that rows escape. */
static bool
may_need_escape(const struct tokrow *w, uint8_t label)
{
	return w->careful || (label != TOKEN_WORD && label != TOKEN_NUMBER);
}

static bool
is_escaped(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\\' || s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r')
			return true;
	return false;
}

static void
slow_token(struct tokrow *w, struct span sent, struct span text, const struct tok *t)
{
	w->row.n = 0;
	buf_span(&w->row, buf_view(&w->head));
	row_decimal(&w->row, w->token);
	buf_span(&w->row, sent);
	row_decimal(&w->row, t->cp);
	buf_byte(&w->row, '\t');
	row_decimal(&w->row, t->cp + t->cps);
	buf_byte(&w->row, '\t');
	row_escape(&w->row, text);
	buf_add(&w->row, label_text[t->label].s, label_text[t->label].n);
	out_span(w->out, buf_view(&w->row));
}

static inline void
fast_token(struct tokrow *w, struct span sent, struct span text, const struct tok *t)
{
	char *from = out_room(w->out, w->head.n + text.n + FIXED), *p = from;

	if (w->head.n <= TOKROW_HEAD)
		memcpy(p, w->head.p, TOKROW_HEAD);
	else
		memcpy(p, w->head.p, w->head.n);
	p = put_decimal(p + w->head.n, w->token);
	p = put_short(p, sent);
	p = put_decimal(p, t->cp);
	*p++ = '\t';
	p = put_decimal(p, t->cp + t->cps);
	*p++ = '\t';
	if (text.n <= BLOCK)
		memcpy(p, text.p, BLOCK);
	else
		memcpy(p, text.p, text.n);
	p += text.n;
	memcpy(p, label_text[t->label].s, BLOCK);
	p += label_text[t->label].n;
	w->out->n += (size_t)(p - from);
}

/* What stands before the text of a sentence row, at p, which has room for it. */
static char *
put_sentence_head(const struct tokrow *w, char *p, uint32_t start, uint32_t end)
{
	p = put_bytes(p, S("sentence\t"));
	p = put_bytes(p, w->doc);
	*p++ = '\t';
	p = put_decimal(p, w->sentence);
	*p++ = '\t';
	p = put_decimal(p, w->sentence);
	*p++ = '\t';
	p = put_decimal(p, start);
	*p++ = '\t';
	p = put_decimal(p, end);
	*p++ = '\t';
	return p;
}

static void
sentence_row(struct tokrow *w, struct span text, const struct sent *s, const struct tok *a,
    const struct tok *z)
{
	struct buf *b = &w->row;
	char *p;

	b->n = 0;
	p = buf_more(b, w->doc.n + FIXED);
	b->n = (size_t)(put_sentence_head(w, p, a->cp, z->cp + z->cps) - b->p);
	row_escape(b, (struct span){ text.p + a->at, z->at + z->n - a->at });
	p = buf_more(b, FIXED);
	*p++ = '\t';
	p = put_bytes(p, span_of(sentence_label_name[s->label]));
	*p++ = '\t';
	p = put_decimal(p, s->paragraph);
	*p++ = '\n';
	b->n = (size_t)(p - b->p);
	out_span(w->out, buf_view(b));
}

void
tokrow_start(struct tokrow *w, struct out *out, struct span doc)
{
	if (four_digits[0][0] == '\0')
		fill_digits();
	w->out = out;
	w->doc = doc;
	w->head.n = 0;
	buf_span(&w->head, S("token\t"));
	buf_span(&w->head, doc);
	buf_byte(&w->head, '\t');
	(void)buf_more(&w->head, TOKROW_HEAD);
	w->token = w->sentence = 0;
}

void
tokrow_sentence(struct tokrow *w, struct span text, const struct sent *s, const struct tok *t, size_t n)
{
	const struct tok *end = t + n;
	char sent[2 * BLOCK];
	struct span word, between = { sent, 0 };
	char *p;

	w->sentence++;
	sentence_row(w, text, s, t, end - 1);
	sent[0] = '\t';
	p = put_decimal(sent + 1, w->sentence);
	*p++ = '\t';
	between.n = (size_t)(p - sent);
	for (; t < end; t++) {
		word = (struct span){ text.p + t->at, t->n };
		w->token++;
		if (t->n > LONG || w->head.n > LONG ||
		    (may_need_escape(w, t->label) && is_escaped(word)))
			slow_token(w, between, word, t);
		else
			fast_token(w, between, word, t);
	}
}

void
tokrow_free(struct tokrow *w)
{
	buf_free(&w->head);
	buf_free(&w->row);
}
