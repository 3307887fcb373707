/*
 * See tokrow.h.
 *
 *	token <doc> 17 2 1081 1087 DENVER word
 *	~~~~~~~~~~~ ~~ ~~~ ~~~ ~~~ ~~~~~~ ~~~~
 *	pieces:  id |  place   end text   a fixed string with its LF
 *	            the last three digits from a table
 *
 * The numbers of token rows rise: the digits above their last three stay as they
 * are for a thousand of them, and so does what stands before them.  These pieces
 * are made once for a run of rows in which they stay.  Short pieces are copied in
 * blocks of 16 bytes whatever their length: the output has room behind each row,
 * and the text has padding.
 */
#include "token/tokrow.h"
#include "row.h"

#include <string.h>

enum {
	BLOCK = TOKROW_PIECE,
	FIXED = 128,		/* bytes of a row without document and text, and slack for a block */
	LONG = 4096		/* a longer token, sentence or document id takes the slow way */
};

/* What a token row ends with; n: bytes of it. */
static const struct label_text {
	char	s[BLOCK - 1];
	uint8_t	n;
} label_text[TOKEN_LABELS] = {
#define LABEL(word) { "\t" word "\n", sizeof(word) + 1 }
	LABEL("word"), LABEL("number"), LABEL("punct"), LABEL("symbol"), LABEL("url"), LABEL("email"),
	LABEL("handle"), LABEL("hashtag"), LABEL("emoji")
#undef LABEL
};

/* 000 to 999, a tab behind each; `zeros` of the digits are none that one writes of it alone. */
static struct decimal {
	char	s[7];
	uint8_t	zeros;
} decimal[1000 + 1];		/* one more: a copy may begin within the last */

static void
fill_decimals(void)
{
	for (unsigned i = 0; i < 1000; i++)
		decimal[i] = (struct decimal){
			{ (char)('0' + i / 100), (char)('0' + i / 10 % 10), (char)('0' + i % 10), '\t' },
			(uint8_t)((i < 10) + (i < 100))
		};
}

static inline char *
put_bytes(char *p, struct span s)
{
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return p + s.n;
}

/* n < 1000 in decimal and a tab at p, where eight bytes may be written; the byte behind them. */
static inline char *
put_small(char *p, uint32_t n)
{
	const struct decimal *d = &decimal[n];
	size_t zeros = d->zeros;

	memcpy(p, d->s + zeros, 8);
	return p + 4 - zeros;
}

/* The same, with all three digits. */
static inline char *
put_three(char *p, uint32_t n)
{
	memcpy(p, decimal[n].s, 4);
	return p + 4;
}

/* n in decimal and a tab at p; the byte behind them. */
static char *
put_decimal(char *p, uint32_t n)
{
	if (n < 1000)
		return put_small(p, n);
	return put_three(put_decimal(p, n / 1000) - 1, n % 1000);
}

/* The digits above the last three of n; none if it has no more than three. */
static char *
put_thousands(char *p, uint32_t n)
{
	return n < 1000 ? p : put_decimal(p, n / 1000) - 1;
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

/* How many rows have room whose texts are together no longer than LONG. */
static size_t
room(const struct tokrow *w)
{
	size_t left = OUT_BLOCK - w->out->n;

	return left < LONG + FIXED ? 0 : (left - LONG - FIXED) / (w->doc.n + FIXED);
}

static void
sentence_row(struct tokrow *w, struct span text, bool plain, const struct sent *s, uint32_t start, uint32_t end)
{
	struct buf *b = &w->row;
	char *p;

	if (plain && text.n <= LONG && room(w) > 0) {
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
slow_token(struct tokrow *w, struct span text, const struct tok *t)
{
	struct buf *b = &w->row;

	b->n = 0;
	buf_span(b, S("token\t"));
	buf_span(b, w->doc);
	buf_byte(b, '\t');
	row_decimal(b, ++w->token);
	buf_byte(b, '\t');
	row_decimal(b, w->sentence);
	buf_byte(b, '\t');
	row_decimal(b, t->cp);
	buf_byte(b, '\t');
	row_decimal(b, t->cp + t->cps);
	buf_byte(b, '\t');
	row_escape(b, text);
	buf_add(b, label_text[t->label].s, label_text[t->label].n);
	out_span(w->out, buf_view(b));
}

/* ---- Runs of rows ---- */

/* Makes the pieces for rows from token t on; false if they are too long for blocks. */
static bool
make_pieces(struct tokrow *w, const struct tok *t)
{
	struct tokrow_pieces *c = &w->pieces;
	uint32_t id = w->token + 1;
	char *p = w->head.p + w->head.n;

	c->id_from = id - id % 1000;
	c->from = t->cp - t->cp % 1000;
	c->head_n = (size_t)(put_thousands(p, id) - w->head.p);
	c->end_n = (size_t)(put_thousands(c->end, t->cp) - c->end);
	p = put_decimal(c->place, w->sentence);
	c->place_n = (size_t)(put_thousands(p, t->cp) - c->place);
	return c->head_n <= TOKROW_HEAD && c->place_n <= BLOCK;
}

static inline char *
put_head(char *p, const char *head, size_t n)
{
	if (n <= TOKROW_HEAD / 2)
		memcpy(p, head, TOKROW_HEAD / 2);
	else
		memcpy(p, head, TOKROW_HEAD);
	return p + n;
}

/* Bytes with BLOCK more readable there, and room for as many. */
static inline char *
put_padded(char *p, const char *s, size_t n)
{
	if (n <= BLOCK)
		memcpy(p, s, BLOCK);
	else
		memcpy(p, s, n);
	return p + n;
}

/*
 * Writes tokens from t up to `stop` while their numbers stay in the pieces'
 * thousand; there is room for all.
 */
static const struct tok *
put_run(struct tokrow *w, const char *text, const struct tok *t, const struct tok *stop)
{
	const struct tokrow_pieces c = w->pieces;
	const char *const head = w->head.p;
	uint32_t id = w->token - c.id_from, start, end;
	char *p = w->out->p + w->out->n;

	for (; t < stop; t++) {
		start = t->cp - c.from;
		end = start + t->cps;
		if (++id >= 1000 || end >= 1000)
			break;
		p = put_head(p, head, c.head_n);
		p = c.id_from == 0 ? put_small(p, id) : put_three(p, id);
		memcpy(p, c.place, BLOCK);
		p += c.place_n;
		if (c.from == 0)
			p = put_small(put_small(p, start), end);
		else {
			p = put_three(p, start);
			memcpy(p, c.end, 8);
			p = put_three(p + c.end_n, end);
		}
		p = put_padded(p, text + t->at, t->n);
		memcpy(p, &label_text[t->label], BLOCK);
		p += label_text[t->label].n;
	}
	w->token = id - (t < stop) + c.id_from;
	w->out->n = (size_t)(p - w->out->p);
	return t;
}

/* Up to which token may a run go that begins at t: it has nothing to escape, and is not long. */
static const struct tok *
run_end(const char *text, const struct tok *t, const struct tok *end, bool plain)
{
	const struct tok *k = t;

	if (plain && end[-1].at + end[-1].n - t->at <= LONG)
		return end;
	while (k < end && k->at + k->n - t->at <= LONG &&
	    (plain || row_is_plain((struct span){ text + k->at, k->n })))
		k++;
	return k;
}

/* Writes tokens from t on up to `stop`, one at least. */
static const struct tok *
put_tokens(struct tokrow *w, const char *text, const struct tok *t, const struct tok *stop)
{
	const struct tok *next = t;
	size_t n;

	if (t < stop && (n = room(w)) > 0 && make_pieces(w, t))
		next = put_run(w, text, t, n < (size_t)(stop - t) ? t + n : stop);
	if (next > t)
		return next;
	slow_token(w, (struct span){ text + t->at, t->n }, t);
	return t + 1;
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
	const struct tok *end = t + n, *z = end - 1, *stop = t;
	struct span all = { text.p + t->at, z->at + z->n - t->at };
	bool plain = row_is_plain(all);

	w->sentence++;
	if (room(w) == 0)
		out_flush(w->out);
	sentence_row(w, all, plain, s, t->cp, z->cp + z->cps);
	for (; t < end; t = put_tokens(w, text.p, t, stop))
		if (t == stop)
			stop = run_end(text.p, t, end, plain);
}

void
tokrow_free(struct tokrow *w)
{
	buf_free(&w->head);
	buf_free(&w->row);
}
