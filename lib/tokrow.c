/*
 * See tokrow.h.
 *
 *	token <doc> 17 2 81 87 DENVER word
 *	~~~~~~~~~~~ ~~ ~ ~~~~~ ~~~~~~ ~~~~
 *	head        |  |  |    text   a fixed string with its LF
 *	            |  |  two decimals
 *	            |  the same all through the sentence
 *	            a counter kept as text
 *
 * Short pieces are copied in blocks of 16 bytes whatever their length: the
 * output has room behind each row, and the text and the counters have padding.
 */
#include "tokrow.h"
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

static const char two_digits[] =
"0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
"5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/* n in decimal at p; the byte behind it. */
static inline char *
put_decimal(char *p, uint32_t n)
{
	char t[BLOCK];
	char *q = t + 10;

	while (n >= 100) {
		q -= 2;
		memcpy(q, two_digits + n % 100 * 2, 2);
		n /= 100;
	}
	if (n >= 10) {
		q -= 2;
		memcpy(q, two_digits + n * 2, 2);
	} else
		*--q = (char)('0' + n);
	n = (uint32_t)(t + 10 - q);
	memcpy(p, q, n);
	return p + n;
}

static void
count_reset(struct tokrow_count *c)
{
	memset(c->digit, '0', sizeof(c->digit));
	c->n = 1;
}

static inline void
count_up(struct tokrow_count *c)
{
	size_t i = sizeof(c->digit) - 1;

	while (c->digit[i] == '9')
		c->digit[i--] = '0';
	c->digit[i]++;
	if (sizeof(c->digit) - i > c->n)
		c->n = sizeof(c->digit) - i;
}

static inline struct span
count_text(const struct tokrow_count *c)
{
	return (struct span){ c->digit + sizeof(c->digit) - c->n, c->n };
}

static inline char *
put_short(char *p, struct span s)
{
	memcpy(p, s.p, s.n);
	return p + s.n;
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
	buf_span(&w->row, count_text(&w->token));
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

	memcpy(p, w->head.p, w->head.n);
	p = put_short(p + w->head.n, count_text(&w->token));
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

static void
sentence_row(struct tokrow *w, struct span text, const struct sent *s, const struct tok *a,
    const struct tok *z)
{
	struct buf *b = &w->row;

	b->n = 0;
	buf_span(b, S("sentence\t"));
	buf_span(b, w->doc);
	buf_byte(b, '\t');
	buf_span(b, count_text(&w->sentence));
	buf_byte(b, '\t');
	buf_span(b, count_text(&w->sentence));
	buf_byte(b, '\t');
	row_decimal(b, a->cp);
	buf_byte(b, '\t');
	row_decimal(b, z->cp + z->cps);
	buf_byte(b, '\t');
	row_escape(b, (struct span){ text.p + a->at, z->at + z->n - a->at });
	buf_byte(b, '\t');
	buf_span(b, span_of(sentence_label_name[s->label]));
	buf_byte(b, '\t');
	row_decimal(b, s->paragraph);
	buf_byte(b, '\n');
	out_span(w->out, buf_view(b));
}

void
tokrow_start(struct tokrow *w, struct out *out, struct span doc)
{
	w->out = out;
	w->doc = doc;
	w->head.n = 0;
	buf_span(&w->head, S("token\t"));
	buf_span(&w->head, doc);
	buf_byte(&w->head, '\t');
	count_reset(&w->token);
	count_reset(&w->sentence);
}

void
tokrow_sentence(struct tokrow *w, struct span text, const struct sent *s, const struct tok *t, size_t n)
{
	const struct tok *end = t + n;
	char sent[TOKROW_DIGITS + 2];
	struct span number, word, between = { sent, 0 };

	count_up(&w->sentence);
	sentence_row(w, text, s, t, end - 1);
	number = count_text(&w->sentence);
	sent[0] = '\t';
	memcpy(sent + 1, number.p, number.n);
	sent[number.n + 1] = '\t';
	between.n = number.n + 2;
	for (; t < end; t++) {
		word = (struct span){ text.p + t->at, t->n };
		count_up(&w->token);
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
