/*
 * See doc.h.
 *
 * raw:  article row | rows before sentence 1 | sentence 1, its rows | ...
 *                                            ^ block[0]             ^ block[1]
 *
 * Every row goes into raw as it came; doc_write() copies raw block by block
 * and puts the added rows of sentence i at the end of block i.  So what was
 * read cannot change, and the order of design holds by construction.
 */
#include "doc.h"
#include "diag.h"
#include "swar.h"
#include "utf8.h"

#include <stdlib.h>

enum { SLACK = 8 };		/* bytes that may be read behind raw */

struct doc_added {
	uint32_t	start, end;
	uint32_t	block;		/* 0: before the first sentence */
	uint32_t	order;
	size_t		at, n;		/* in added_text */
};

void
doc_init(struct doc *d, struct out *out, unsigned wants, bool only_added)
{
	*d = (struct doc){ .out = out, .wants = wants, .only_added = only_added };
}

void
doc_free(struct doc *d)
{
	arena_free(&d->mem);
	buf_free(&d->raw);
	buf_free(&d->head);
	buf_free(&d->added_text);
	free(d->token);
	free(d->sentence);
	free(d->row);
	free(d->added);
	free(d->block);
}

static void
reset(struct doc *d)
{
	arena_reset(&d->mem);
	d->raw.n = d->head.n = d->added_text.n = 0;
	d->n_token = d->n_sentence = d->n_row = d->n_added = 0;
	d->at_cp = d->at_byte = 0;
	d->article = (struct row){ 0 };
	d->text = (struct span){ 0 };
	d->english = true;
	d->overflow = d->in_article = d->warned = false;
}

static void
damaged(struct doc *d, const char *why)
{
	if (!d->warned)		/* once a document is enough to find it */
		skip(in_name(d->in), in_line_number(d->in), "%s", why);
	d->warned = true;
}

static int
label_of(struct span s, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (span_is(s, names[i]))
			return i;
	return 0;
}

/* "word" and "punct" are nearly all of them. */
static uint8_t
token_label(struct span s)
{
	if (s.n == 4 && memcmp(s.p, "word", 4) == 0)
		return TOKEN_WORD;
	if (s.n == 5 && memcmp(s.p, "punct", 5) == 0)
		return TOKEN_PUNCT;
	return (uint8_t)label_of(s, token_label_name, TOKEN_LABELS);
}

/* Walks the text to the code point `cp`, which must not lie before the last one. */
static bool
walk_to(struct doc *d, uint32_t cp)
{
	if (cp < d->at_cp)
		return false;
	while (d->at_cp < cp) {
		if (d->at_byte >= d->text.n)
			return false;
		if ((unsigned char)d->text.p[d->at_byte] < 0x80)
			d->at_byte++;
		else
			d->at_byte = (uint32_t)utf8_skip(d->text, d->at_byte, 1);
		d->at_cp++;
	}
	return true;
}

/* Digits and their TAB; NULL if something else stands there.  Rows in raw end in LF, so no end is asked for. */
static const char *
number_field(const char *p, uint32_t *n)
{
	const char *first = p;
	uint64_t v = 0;
	unsigned digit;

	for (; (digit = (unsigned)(unsigned char)*p - '0') <= 9; p++)
		v = v * 10 + digit;
	*n = (uint32_t)v;
	return p > first && p - first <= 9 && *p == '\t' ? p + 1 : NULL;
}

/*
 * Are the n bytes at the end of raw, which has SLACK behind it, those of the text at at_byte:
 * ASCII, with nothing that rows escape?
 */
static bool
same_plain(const struct doc *d, const char *p, size_t n)
{
	const char *text = d->text.p + d->at_byte;
	uint64_t w, mask;
	unsigned odd = 0;

	if (n <= 8 && d->text.n - d->at_byte >= 8) {
		mask = swar_first(n);
		w = swar_load(p) & mask;
		return w == (swar_load(text) & mask) && (w & SWAR_HIGH) == 0 && !swar_has(w, '\\');
	}
	for (size_t i = 0; i < n; i++)
		odd |= (unsigned)(p[i] ^ text[i]) | ((unsigned char)p[i] & 0x80) | (p[i] == '\\');
	return odd == 0;
}

/*
 * kind doc id sent START END TEXT LABEL: nearly every row of a stream is this
 * document's token with its text in plain ASCII.  False for any other row.
 */
static bool
plain_token(struct doc *d, struct token *t, struct span line)
{
	const char *p = line.p + d->head.n, *end = line.p + line.n;
	uint32_t sent;
	size_t n;

	if (line.n <= d->head.n || memcmp(line.p, d->head.p, d->head.n) != 0)
		return false;
	while (*p != '\t' && *p != '\n')
		p++;
	if (*p++ != '\t' || (p = number_field(p, &sent)) == NULL ||
	    (p = number_field(p, &t->start)) == NULL || (p = number_field(p, &t->end)) == NULL ||
	    t->end <= t->start || !walk_to(d, t->start))
		return false;
	n = t->end - t->start;
	if (n >= (size_t)(end - p) || p[n] != '\t' || n > d->text.n - d->at_byte ||
	    !same_plain(d, p, n))
		return false;
	t->text = (struct span){ d->text.p + d->at_byte, n };
	t->label = token_label((struct span){ p + n + 1, (size_t)(end - p) - n - 1 });
	return true;
}

static bool
any_token(struct doc *d, struct token *t, struct span line)
{
	struct span text, rest;
	struct row r;

	if (!row_parse(&r, line, &d->mem) || r.end <= r.start || !walk_to(d, r.start))
		return false;
	text = r.col[ROW_TEXT];
	rest = span_from(d->text, d->at_byte);
	if (text.n == 0 || !span_starts(rest, text))
		return false;
	if (utf8_count(text) != r.end - r.start ||
	    (text.n < rest.n && (rest.p[text.n] & 0xc0) == 0x80))
		return false;
	t->start = r.start;
	t->end = r.end;
	t->text = (struct span){ rest.p, text.n };
	t->label = token_label(r.col[ROW_LABEL]);
	return true;
}

void
doc_look(struct doc *d, struct token *t)
{
	t->form |= form_of(t->text, &d->mem, &t->low);
}

static bool
add_token(struct doc *d, struct span line)
{
	struct token *t;

	if (d->n_token == d->cap_token)
		mem_room(&d->token, &d->cap_token, d->n_token + 1, sizeof(*d->token));
	t = &d->token[d->n_token];
	if (!plain_token(d, t, line) && !any_token(d, t, line))
		return false;
	t->byte = d->at_byte;
	t->sent = d->n_sentence == 0 ? 0 : (uint32_t)d->n_sentence - 1;
	t->form = d->n_token > 0 && t[-1].end == t->start ? FORM_GLUED : 0;
	if (form_is_small_word(t->text, d->text.n - d->at_byte)) {
		t->form |= FORM_LETTER | FORM_LOWER;
		t->low = t->text;
	} else
		doc_look(d, t);
	d->at_cp = t->end;
	d->at_byte += (uint32_t)t->text.n;
	d->n_token++;
	if (d->n_sentence > 0)
		d->sentence[d->n_sentence - 1].last = (uint32_t)d->n_token;
	return true;
}

static bool
add_sentence(struct doc *d, struct span line)
{
	struct sentence s = { 0 };
	struct row r;

	if (!row_parse(&r, line, &d->mem) || r.end < r.start)
		return false;
	if (d->n_sentence > 0 && r.start < d->sentence[d->n_sentence - 1].start)
		return false;
	s.start = r.start;
	s.end = r.end;
	s.first = s.last = (uint32_t)d->n_token;
	s.label = (uint8_t)label_of(r.col[ROW_LABEL], sentence_label_name, SENTENCE_LABELS);
	if (r.col[ROW_LABEL].n == 0)
		s.label = SENTENCE_BODY;
	row_number(r.col[ROW_VALUE], &s.paragraph);
	mem_room(&d->sentence, &d->cap_sentence, d->n_sentence + 1, sizeof(*d->sentence));
	mem_room(&d->block, &d->cap_block, d->n_sentence + 1, sizeof(*d->block));
	d->block[d->n_sentence] = d->raw.n;
	d->sentence[d->n_sentence++] = s;
	return true;
}

static bool
add_other(struct doc *d, struct span line)
{
	struct row *r;

	mem_room(&d->row, &d->cap_row, d->n_row + 1, sizeof(*d->row));
	r = &d->row[d->n_row];
	if (!row_parse(r, arena_copy(&d->mem, line), &d->mem) || r->end <= r->start)
		return false;
	d->n_row++;
	return true;
}

/* A row over the caps: what is held and what follows passes on without annotation. */
static void
give_up(struct doc *d, const char *why)
{
	skip(in_name(d->in), in_line_number(d->in), "%s; passed on without annotation", why);
	if (!d->only_added)
		out_span(d->out, buf_view(&d->raw));
	reset(d);
	d->overflow = true;
}

static void
keep(struct doc *d, enum row_kind kind, struct span line)
{
	bool good = true;
	char *p;

	if (d->overflow) {
		if (!d->only_added) {
			out_span(d->out, line);
			out_byte(d->out, '\n');
		}
		return;
	}
	if (line.n >= DOC_MAX - d->raw.n) {
		give_up(d, "the document is too large");
		keep(d, kind, line);
		return;
	}
	/* A token's bytes are compared with the article's, which are checked. */
	if (kind != KIND_TOKEN && utf8_valid(line) < line.n) {
		damaged(d, "not UTF-8; passed on without annotation");
		kind = KIND_OTHER;
	} else if (!d->in_article && kind != KIND_OTHER) {
		damaged(d, "rows without an article row before them; passed on without annotation");
		kind = KIND_OTHER;
	}
	if (kind == KIND_SENTENCE)
		good = add_sentence(d, line);	/* before raw grows: the block ends here */
	p = buf_more(&d->raw, line.n + 1 + SLACK);
	memcpy(p, line.p, line.n);
	p[line.n] = '\n';
	d->raw.n += line.n + 1;
	if (kind == KIND_TOKEN)
		good = add_token(d, (struct span){ p, line.n });
	else if (kind != KIND_SENTENCE && (d->wants & DOC_WANT(kind)) != 0)
		good = add_other(d, line);
	if (!good)
		damaged(d, "the row does not fit its article; passed on without annotation");
}

static void
begin(struct doc *d, struct span line)
{
	struct span lang;

	d->in_article = true;
	if (line.n >= DOC_MAX) {
		give_up(d, "the article is too large");
		keep(d, KIND_ARTICLE, line);
		return;
	}
	keep(d, KIND_ARTICLE, line);
	line = arena_copy(&d->mem, line);	/* raw moves while it grows */
	if (utf8_valid(line) < line.n || !row_parse(&d->article, line, &d->mem)) {
		d->in_article = false;
		damaged(d, "damaged article row; its document is passed on without annotation");
		return;
	}
	d->text = d->article.col[ROW_TEXT];
	buf_span(&d->head, S("token\t"));
	row_escape(&d->head, d->article.col[ROW_DOC]);
	buf_byte(&d->head, '\t');
	lang = d->article.col[ROW_VALUE];
	d->english = lang.n == 0 || span_is(lang, "en") || span_starts(lang, S("en-"));
}

void
doc_follow(struct doc *d, const struct doc *before)
{
	d->pending = before->pending;
}

bool
doc_read(struct doc *d, struct in *in)
{
	struct span line = d->pending;
	enum in_got got = line.p == NULL ? in_line(in, &line) : IN_LINE;
	enum row_kind kind;

	d->in = in;
	d->pending = (struct span){ 0 };
	if (got == IN_END)
		return false;
	reset(d);
	for (bool first = true; got != IN_END; got = in_line(in, &line), first = false) {
		if (got == IN_PART || in_unended(in)) {
			if (got == IN_PART) {
				if (!d->overflow)
					give_up(d, "the row is too long");
				if (!d->only_added)
					out_span(d->out, line);
				continue;
			}
			skip(in_name(in), in_line_number(in), "the last line has no end");
		}
		kind = row_kind_of(line);
		if (kind == KIND_ARTICLE) {
			if (!first) {
				d->pending = line;
				return true;
			}
			begin(d, line);
		} else
			keep(d, kind, line);
	}
	return true;
}

void
doc_add(struct doc *d, const struct row *given)
{
	struct row r = *given;
	struct doc_added *a;
	size_t s = 0, at = d->added_text.n;

	r.col[ROW_DOC] = d->article.col[ROW_DOC];
	if (d->n_sentence > 0) {
		s = doc_sentence_at(d, r.start) + 1;
		r.sent = (uint32_t)s;
	}
	if (r.col[ROW_TEXT].n == 0)
		r.col[ROW_TEXT] = doc_text(d, r.start, r.end);
	row_write(&d->added_text, &r, r.kind == KIND_TOKEN ? 8 : r.kind == KIND_SENTENCE ? 9 :
	    ROW_COLUMNS);
	mem_room(&d->added, &d->cap_added, d->n_added + 1, sizeof(*d->added));
	a = &d->added[d->n_added];
	*a = (struct doc_added){ r.start, r.end, (uint32_t)s, (uint32_t)d->n_added, at,
	    d->added_text.n - at };
	d->n_added++;
}

static int
by_place(const void *pa, const void *pb)
{
	const struct doc_added *a = pa, *b = pb;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

void
doc_write(struct doc *d)
{
	size_t from = 0, to, a = 0;

	if (d->n_added > 1)
		qsort(d->added, d->n_added, sizeof(*d->added), by_place);
	for (size_t s = 0; s <= d->n_sentence; s++) {
		to = s < d->n_sentence ? d->block[s] : d->raw.n;
		if (!d->only_added)
			out_bytes(d->out, d->raw.p + from, to - from);
		from = to;
		for (; a < d->n_added && d->added[a].block == s; a++)
			out_bytes(d->out, d->added_text.p + d->added[a].at, d->added[a].n);
	}
}

/* Of n structs in order, `size` bytes each with a number at `member`: how many have one of at most `key`. */
static size_t
up_to(uint32_t key, const void *of, size_t n, size_t size, size_t member)
{
	size_t lo = 0, mid;
	uint32_t v;

	while (lo < n) {
		mid = lo + (n - lo) / 2;
		memcpy(&v, (const char *)of + mid * size + member, sizeof(v));
		if (v <= key)
			lo = mid + 1;
		else
			n = mid;
	}
	return lo;
}

/* Byte offset of a code point: from the last token that starts at or before it. */
static size_t
byte_at(const struct doc *d, uint32_t cp)
{
	size_t n = up_to(cp, d->token, d->n_token, sizeof(*d->token), offsetof(struct token, start));

	if (n == 0)
		return utf8_skip(d->text, 0, cp);
	return utf8_skip(d->text, d->token[n - 1].byte, cp - d->token[n - 1].start);
}

struct span
doc_text(const struct doc *d, uint32_t start, uint32_t end)
{
	size_t a = byte_at(d, start), b = byte_at(d, end < start ? start : end);

	return (struct span){ d->text.p + a, b - a };
}

struct span
doc_words(const struct doc *d, size_t i, size_t j)
{
	const struct token *a, *b;

	if (i >= j)
		return (struct span){ d->text.p, 0 };
	a = &d->token[i];
	b = &d->token[j - 1];
	return (struct span){ a->text.p, b->byte + b->text.n - a->byte };
}

size_t
doc_token_at(const struct doc *d, uint32_t start)
{
	return up_to(start, d->token, d->n_token, sizeof(*d->token), offsetof(struct token, end));
}

size_t
doc_sentence_at(const struct doc *d, uint32_t start)
{
	size_t n = up_to(start, d->sentence, d->n_sentence, sizeof(*d->sentence),
	    offsetof(struct sentence, start));

	return n == 0 ? 0 : n - 1;
}
