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
 * from a table, four digits and the tab at a time.
 */
#include "token/tokrow.h"
#include "row.h"

#include <string.h>

enum {
	BLOCK = 16,
	FIXED = 128,		/* bytes of a row without document and text, and slack for a block */
	LONG = 4096		/* a longer token, sentence or document id takes the slow way */
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

/* 0000 to 9999, a tab behind each; `zeros` of the digits are none that one writes. */
static struct decimal {
	char	s[7];
	uint8_t	zeros;
} decimal[10000 + 1];		/* one more: a copy may begin within the last */

static void
fill_decimals(void)
{
	for (unsigned i = 0; i < 10000; i++)
		decimal[i] = (struct decimal){
			{ (char)('0' + i / 1000), (char)('0' + i / 100 % 10), (char)('0' + i / 10 % 10),
			(char)('0' + i % 10), '\t' }, (uint8_t)((i < 10) + (i < 100) + (i < 1000))
		};
}

static inline char *
put_bytes(char *p, struct span s)
{
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return p + s.n;
}

/* Bytes with BLOCK more readable there, and room for as many. */
static inline char *
put_padded(char *p, struct span s)
{
	if (s.n <= BLOCK)
		memcpy(p, s.p, BLOCK);
	else
		memcpy(p, s.p, s.n);
	return p + s.n;
}

/* n < 10,000 in decimal and a tab at p, where eight bytes may be written; the byte behind them. */
static inline char *
put_small(char *p, uint32_t n)
{
	const struct decimal *d = &decimal[n];
	size_t zeros = d->zeros;

	memcpy(p, d->s + zeros, 8);
	return p + 5 - zeros;
}

/* n in decimal and a tab at p; the byte behind them. */
static inline char *
put_decimal(char *p, uint32_t n)
{
	if (n < 10000)
		return put_small(p, n);
	if (n < 100000000)
		p = put_small(p, n / 10000) - 1;
	else {
		p = put_small(p, n / 100000000) - 1;
		memcpy(p, decimal[n / 10000 % 10000].s, 4);
		p += 4;
	}
	memcpy(p, decimal[n % 10000].s, 5);
	return p + 5;
}

/* What stands before the text of a sentence row, at p, which has room for it. */
static char *
put_sentence_head(const struct tokrow *w, char *p, uint32_t start, uint32_t end)
{
	p = put_bytes(p, S("sentence\t"));
	p = put_bytes(p, w->doc);
	*p++ = '\t';
	p = put_decimal(p, w->sentence);
	p = put_decimal(p, w->sentence);
	p = put_decimal(p, start);
	return put_decimal(p, end);
}

static char *
put_sentence_tail(char *p, const struct sent *s)
{
	*p++ = '\t';
	p = put_bytes(p, span_of(sentence_label_name[s->label]));
	*p++ = '\t';
	p = put_decimal(p, s->paragraph);
	p[-1] = '\n';
	return p;
}

/* Room for a row without its long pieces, and for one of these. */
static bool
has_room(const struct tokrow *w)
{
	return w->head.n <= LONG && OUT_BLOCK - w->out->n >= w->head.n + FIXED + LONG;
}

static void
sentence_row(struct tokrow *w, struct span text, bool plain, const struct sent *s, uint32_t start, uint32_t end)
{
	struct buf *b = &w->row;
	char *p;

	if (plain && text.n <= LONG && has_room(w)) {
		p = put_sentence_head(w, w->out->p + w->out->n, start, end);
		p = put_sentence_tail(put_bytes(p, text), s);
		w->out->n = (size_t)(p - w->out->p);
		return;
	}
	b->n = 0;
	p = buf_more(b, w->doc.n + FIXED);
	b->n = (size_t)(put_sentence_head(w, p, start, end) - b->p);
	row_escape(b, text);
	p = buf_more(b, FIXED);
	b->n = (size_t)(put_sentence_tail(p, s) - b->p);
	out_span(w->out, buf_view(b));
}

static void
slow_token(struct tokrow *w, struct span sent, struct span text, const struct tok *t)
{
	w->row.n = 0;
	buf_span(&w->row, buf_view(&w->head));
	row_decimal(&w->row, ++w->token);
	buf_byte(&w->row, '\t');
	buf_span(&w->row, sent);
	row_decimal(&w->row, t->cp);
	buf_byte(&w->row, '\t');
	row_decimal(&w->row, t->cp + t->cps);
	buf_byte(&w->row, '\t');
	row_escape(&w->row, text);
	buf_add(&w->row, label_text[t->label].s, label_text[t->label].n);
	out_span(w->out, buf_view(&w->row));
}

static inline char *
put_token(char *p, struct span head, uint32_t id, struct span sent, struct span text, const struct tok *t)
{
	if (head.n <= TOKROW_HEAD)
		memcpy(p, head.p, TOKROW_HEAD);
	else
		memcpy(p, head.p, head.n);
	p = put_decimal(p + head.n, id);
	p = put_padded(p, sent);
	p = put_decimal(p, t->cp);
	p = put_decimal(p, t->cp + t->cps);
	p = put_padded(p, text);
	memcpy(p, label_text[t->label].s, BLOCK);
	return p + label_text[t->label].n;
}

/*
 * Writes tokens until one is long or has a byte to escape, or no room is left;
 * gives that one.
 */
static const struct tok *
fast_tokens(struct tokrow *w, struct span sent, const char *text, bool plain, const struct tok *t,
    const struct tok *end)
{
	const struct span head = buf_view(&w->head);
	char *p = w->out->p + w->out->n, *last;
	uint32_t id = w->token;

	if (!has_room(w))
		return t;
	last = w->out->p + OUT_BLOCK - (head.n + FIXED + LONG);
	for (; t < end && p <= last; t++) {
		struct span word = { text + t->at, t->n };

		if (t->n > LONG || (!plain && !row_is_plain(word)))
			break;
		p = put_token(p, head, ++id, sent, word, t);
	}
	w->token = id;
	w->out->n = (size_t)(p - w->out->p);
	return t;
}

void
tokrow_start(struct tokrow *w, struct out *out, struct span doc)
{
	if (decimal[0].zeros == 0)
		fill_decimals();
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
	const struct tok *end = t + n, *z = end - 1;
	struct span all = { text.p + t->at, z->at + z->n - t->at };
	bool plain = row_is_plain(all);
	char number[2 * BLOCK];
	struct span sent = { number, 0 };

	sent.n = (size_t)(put_decimal(number, ++w->sentence) - number);
	sentence_row(w, all, plain, s, t->cp, z->cp + z->cps);
	while ((t = fast_tokens(w, sent, text.p, plain, t, end)) < end) {
		slow_token(w, sent, (struct span){ text.p + t->at, t->n }, t);
		t++;
	}
}

void
tokrow_free(struct tokrow *w)
{
	buf_free(&w->head);
	buf_free(&w->row);
}
