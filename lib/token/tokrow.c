/*
 * See tokrow.h.
 *
 *	token <doc> 17 2 1081 1087 DENVER word
 *	form: ~~~~~~~~~~~ 1___ 2 1___ 1___ the text, a fixed string with its LF
 *
 * The numbers of token rows rise: the digits above their last three stay as they
 * are for a thousand of them.  So a row is a form, copied whole, with the last
 * digits and the tab behind them put into its gaps from a table; the form is made
 * anew where other digits change.  Short pieces are copied in blocks whatever
 * their length: the output has room behind each row, and the text has padding.
 */
#include "token/tokrow.h"
#include "row.h"

#include <string.h>

enum {
	PIECE = 16,
	SHORT_FORM = 48,
	FIXED = 128,		/* bytes of a row without document and text, and slack for a form */
	LONG = 4096		/* a longer token, sentence or document id takes the slow way */
};

/* What a token row ends with, and what a sentence row has behind its text; n: bytes of it. */
struct label_text {
	char	s[PIECE - 1];
	char	n;
};
#define LABEL(word, behind) { "\t" word behind, sizeof("\t" word behind) - 1 }
static const struct label_text label_text[TOKEN_LABELS] = {
	LABEL("word", "\n"), LABEL("number", "\n"), LABEL("punct", "\n"), LABEL("symbol", "\n"),
	LABEL("url", "\n"), LABEL("email", "\n"), LABEL("handle", "\n"), LABEL("hashtag", "\n"), LABEL("emoji", "\n")
};
static const struct label_text sentence_text[SENTENCE_LABELS] = {
	LABEL("headline", "\t"), LABEL("dateline", "\t"), LABEL("byline", "\t"), LABEL("timestamp", "\t"),
	LABEL("body", "\t"), LABEL("list", "\t")
};
#undef LABEL

/* 000 to 999, and 10 to 99 with the tab before them. */
static struct tokrow_digits three_digits[1000], two_digits[90];

static void
fill_digits(void)
{
	for (unsigned i = 0; i < 1000; i++)
		three_digits[i] = (struct tokrow_digits){ { (char)('0' + i / 100), (char)('0' + i / 10 % 10),
		    (char)('0' + i % 10), '\t' } };
	for (unsigned i = 10; i < 100; i++)
		two_digits[i - 10] = (struct tokrow_digits){ { '\t', (char)('0' + i / 10), (char)('0' + i % 10), '\t' } };
}

static inline char *
put_bytes(char *p, struct span s)
{
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return p + s.n;
}

static char *put_large(char *p, uint32_t n);

/* n in decimal and a tab at p, where four bytes more may be written; the byte behind them. */
static inline char *
put_decimal(char *p, uint32_t n)
{
	size_t zeros = (size_t)(n < 10) + (n < 100);

	if (n >= 1000)
		return put_large(p, n);
	memcpy(p, (const char *)&three_digits[n] + zeros, 4);
	return p + 4 - zeros;
}

static char *
put_large(char *p, uint32_t n)
{
	p = put_decimal(p, n / 1000) - 1;
	memcpy(p, &three_digits[n % 1000], 4);
	return p + 4;
}

/* n bytes and what stands behind them, PIECE or more. */
static inline char *
put_padded(char *p, const char *s, size_t n)
{
	size_t i = 0;

	do {
		memcpy(p + i, s + i, PIECE);
		i += PIECE;
	} while (i < n);
	return p + n;
}

/* The document and the number of the sentence, as they stand in its rows, with a tab behind each. */
static inline char *
put_doc(char *p, const struct tokrow *w)
{
	return put_padded(p, w->head.p + strlen("token\t"), w->doc.n + 1);
}

static inline char *
put_number(char *p, const struct tokrow *w)
{
	memcpy(p, w->number, PIECE);
	return p + w->number_n;
}

/* What stands before the text of a sentence row, at p, which has room for it. */
static inline char *
put_sentence_head(const struct tokrow *w, char *p, uint32_t start, uint32_t end)
{
	p = put_bytes(p, S("sentence\t"));
	p = put_doc(p, w);
	p = put_number(p, w);
	p = put_number(p, w);
	p = put_decimal(p, start);
	return put_decimal(p, end);
}

static inline char *
put_sentence_tail(char *p, const struct sent *s)
{
	const struct label_text *label = &sentence_text[s->label];

	memcpy(p, label, PIECE);
	p = put_decimal(p + (size_t)label->n, s->paragraph);
	p[-1] = '\n';
	return p;
}

/* How many rows have room whose texts are together no longer than LONG, `most` at most. */
static size_t
room(const struct tokrow *w, size_t most)
{
	size_t left = OUT_BLOCK - w->out->n, each = w->doc.n + FIXED;

	if (left < LONG + FIXED)
		return 0;
	left -= LONG + FIXED;
	return most < OUT_BLOCK / FIXED && most * each <= left ? most : left / each;
}

static void
sentence_row(struct tokrow *w, struct span text, bool plain, const struct sent *s, uint32_t start, uint32_t end)
{
	struct buf *b = &w->row;
	char *p;

	if (plain && text.n <= LONG && room(w, 1) > 0) {
		p = put_sentence_head(w, w->out->p + w->out->n, start, end);
		p = put_sentence_tail(put_padded(p, text.p, text.n), s);
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
slow_token(struct tokrow *w, const struct tok *t)
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
	row_escape(b, (struct span){ w->text.p + t->at, t->n });
	buf_add(b, label_text[t->label].s, (size_t)label_text[t->label].n);
	out_span(w->out, buf_view(b));
}

/* The same for a token that needs no escape and is not long, where the output has room. */
static void
plain_token(struct tokrow *w, const struct tok *t)
{
	char *p = w->out->p + w->out->n;

	p = put_bytes(p, buf_view(&w->head));
	p = put_decimal(p, ++w->token);
	p = put_number(p, w);
	p = put_decimal(p, t->cp);
	p = put_decimal(p, t->cp + t->cps);
	p = put_bytes(p, (struct span){ w->text.p + t->at, t->n });
	p = put_bytes(p, (struct span){ label_text[t->label].s, (size_t)label_text[t->label].n });
	w->out->n = (size_t)(p - w->out->p);
}

/* ---- Runs of rows ---- */

/* Numbers that are written like n, but for their last digits: false if it has one digit. */
static bool
like(struct tokrow_range *r, uint32_t n)
{
	if (n < 10)
		return false;
	if (n < 100)
		*r = (struct tokrow_range){ 10, 90, two_digits };
	else if (n < 1000)
		*r = (struct tokrow_range){ 100, 900, three_digits + 100 };
	else
		*r = (struct tokrow_range){ n - n % 1000, 1000, three_digits };
	return true;
}

/* Leaves room in the form at p for a number like n and its tab: behind it; *at: where its digits go. */
static char *
put_slot(const struct tokrow_form *f, char *p, uint32_t n, size_t *at)
{
	if (n >= 1000)
		p = put_decimal(p, n / 1000) - 1;
	*at = (size_t)(p - f->s) - (n < 100);
	return p + (n < 100 ? 3 : 4);
}

static inline bool
is_like(const struct tokrow_range *r, uint32_t n)
{
	return n - r->from < r->n;
}

/* Makes the form for rows from token t on; false if there is none.  Most often only the sentence is another. */
static bool
make_form(struct tokrow *w, const struct tok *t)
{
	struct tokrow_form *f = &w->form;
	char *p = f->s + w->head.n;

	if (is_like(&f->ids, w->token + 1) && is_like(&f->offsets, t->cp) && f->number_n == w->number_n) {
		memcpy(f->s + f->number, w->number, f->number_n);
		return true;
	}
	if (w->head.n > TOKROW_HEAD || !like(&f->ids, w->token + 1) || !like(&f->offsets, t->cp))
		return false;
	p = put_slot(f, p, w->token + 1, &f->id);
	f->number = (size_t)(p - f->s);
	f->number_n = w->number_n;
	p = put_number(p, w);
	p = put_slot(f, p, t->cp, &f->start);
	p = put_slot(f, p, t->cp, &f->end);
	f->n = (size_t)(p - f->s);
	return true;
}

/*
 * Writes the tokens from t up to `stop`, to which the form belongs.  size: its
 * bytes, or more.
 */
static inline void
put_rows(struct tokrow *w, const struct tok *t, const struct tok *stop, size_t size)
{
	const struct tokrow_form *const f = &w->form;
	const char *const text = w->text.p;
	const struct tokrow_digits *const offset = f->offsets.digits, *id = f->ids.digits + (w->token + 1 - f->ids.from);
	const uint32_t from = f->offsets.from;
	const size_t at_id = f->id, at_start = f->start, at_end = f->end, n = f->n;
	char *p = w->out->p + w->out->n, form[TOKROW_FORM];

	memcpy(form, f->s, sizeof(form));
	for (; t < stop; t++) {
		const char *word = text + t->at, *label = (const char *)&label_text[t->label];
		uint32_t start = t->cp - from, end = start + t->cps;
		size_t letters = t->n;

		memcpy(p, form, size);
		memcpy(p + at_id, id++, sizeof(*id));
		memcpy(p + at_start, &offset[start], sizeof(*offset));
		memcpy(p + at_end, &offset[end], sizeof(*offset));
		p = put_padded(p + n, word, letters);
		memcpy(p, label, PIECE);
		p += label[PIECE - 1];
	}
	w->out->n = (size_t)(p - w->out->p);
}

/*
 * The same for as many of them as the form belongs to.  Of its own, so that what
 * a row is made of stays in registers.
 */
__attribute__((noinline))
static const struct tok *
put_run(struct tokrow *w, const struct tok *t, const struct tok *stop)
{
	const struct tokrow_form *const f = &w->form;
	uint32_t left = f->ids.from + f->ids.n - (w->token + 1);

	if (left < (size_t)(stop - t))
		stop = t + left;
	while (stop > t && stop[-1].cp + stop[-1].cps - f->offsets.from >= f->offsets.n)
		stop--;
	if (f->n <= SHORT_FORM)
		put_rows(w, t, stop, SHORT_FORM);
	else
		put_rows(w, t, stop, TOKROW_FORM);
	w->token += (uint32_t)(stop - t);
	return stop;
}

/* Up to which token may a run go that begins at t: it has nothing to escape, and is not long. */
static const struct tok *
run_end(const struct tokrow *w, const struct tok *t, const struct tok *end, bool plain)
{
	const struct tok *k = t;

	if (plain && end[-1].at + end[-1].n - t->at <= LONG)
		return end;
	while (k < end && k->at + k->n - t->at <= LONG &&
	    (plain || row_is_plain((struct span){ w->text.p + k->at, k->n })))
		k++;
	return k;
}

/* Writes tokens from t on up to `stop`, one at least. */
static const struct tok *
put_tokens(struct tokrow *w, const struct tok *t, const struct tok *stop)
{
	const struct tok *next = t;
	size_t n;

	if (t == stop || (n = room(w, (size_t)(stop - t))) == 0) {
		slow_token(w, t);
		return t + 1;
	}
	if (make_form(w, t))
		next = put_run(w, t, t + n);
	if (next > t)
		return next;
	plain_token(w, t);
	return t + 1;
}

/* Has the text neither a backslash nor a control that is escaped, but for line ends? */
static bool
has_only_lines(struct span text)
{
	return text.n > 0 && memchr(text.p, '\\', text.n) == NULL && memchr(text.p, '\t', text.n) == NULL &&
	    memchr(text.p, '\r', text.n) == NULL;
}

/* Need those bytes of the text no escape?  Asked for one sentence after the other. */
static bool
is_plain(struct tokrow *w, size_t from, size_t end)
{
	const char *lf;

	if (!w->only_lines)
		return row_is_plain((struct span){ w->text.p + from, end - from });
	if (w->line_end <= from) {
		lf = memchr(w->text.p + from, '\n', w->text.n - from);
		w->line_end = lf == NULL ? w->text.n : (size_t)(lf - w->text.p);
	}
	return w->line_end >= end;
}

void
tokrow_start(struct tokrow *w, struct out *out, struct span doc, struct span text)
{
	if (three_digits[0].s[3] == 0)
		fill_digits();
	w->out = out;
	w->doc = doc;
	w->text = text;
	w->only_lines = has_only_lines(text);
	w->line_end = 0;
	w->head.n = 0;
	buf_span(&w->head, S("token\t"));
	buf_span(&w->head, doc);
	buf_byte(&w->head, '\t');
	(void)buf_more(&w->head, PIECE);
	w->form.ids.n = 0;		/* it is nobody's */
	if (w->head.n <= TOKROW_HEAD)
		memcpy(w->form.s, w->head.p, w->head.n);
	w->token = w->sentence = 0;
}

void
tokrow_sentence(struct tokrow *w, const struct sent *s, const struct tok *t, size_t n)
{
	const struct tok *end = t + n, *z = end - 1, *stop = t;
	bool plain = is_plain(w, t->at, z->at + z->n);

	w->number_n = (size_t)(put_decimal(w->number, ++w->sentence) - w->number);
	if (room(w, 1) == 0)
		out_flush(w->out);
	sentence_row(w, (struct span){ w->text.p + t->at, z->at + z->n - t->at }, plain, s, t->cp, z->cp + z->cps);
	for (; t < end; t = put_tokens(w, t, stop))
		if (t >= stop)
			stop = run_end(w, t, end, plain);
}

void
tokrow_free(struct tokrow *w)
{
	buf_free(&w->head);
	buf_free(&w->row);
}
