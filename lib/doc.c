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
#include "utf8.h"

#include <stdlib.h>

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
	d->raw.n = d->added_text.n = 0;
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
		d->at_byte = (uint32_t)utf8_skip(d->text, d->at_byte, 1);
		d->at_cp++;
	}
	return true;
}

/* What a byte says about a token's form; bytes from 0x80 on are decoded. */
enum byte_class { OTHER, UPPER, LOWER, DIGIT, HIGH };

static inline enum byte_class
byte_class(unsigned char c)
{
	if (c >= 'a' && c <= 'z')
		return LOWER;
	if (c >= 'A' && c <= 'Z')
		return UPPER;
	if (c >= '0' && c <= '9')
		return DIGIT;
	return c < 0x80 ? OTHER : HIGH;
}

struct letters {
	size_t	 n;
	bool	 upper, lower, first_upper, high, digit;
};

static struct letters
count_letters(struct span s)
{
	struct letters l = { 0 };
	enum byte_class k;
	uint32_t c;

	for (size_t i = 0; i < s.n;) {
		k = byte_class((unsigned char)s.p[i]);
		if (k == HIGH) {
			l.high = true;
			c = utf8_next(s, &i);
			if (!utf8_is_letter(c))
				continue;
			k = utf8_is_upper(c) ? UPPER : utf8_is_lower(c) ? LOWER : OTHER;
		} else {
			i++;
			if (k == DIGIT)
				l.digit = true;
			if (k != UPPER && k != LOWER)
				continue;
		}
		if (k == UPPER) {
			l.upper = true;
			l.first_upper |= l.n == 0;
		} else if (k == LOWER)
			l.lower = true;
		l.n++;
	}
	return l;
}

static struct span
folded(struct doc *d, struct span s, bool high)
{
	struct buf b;
	char *p;

	if (!high) {
		p = arena_bytes(&d->mem, s.n);
		for (size_t i = 0; i < s.n; i++)
			p[i] = (char)(s.p[i] | (byte_class((unsigned char)s.p[i]) == UPPER) << 5);
		return (struct span){ p, s.n };
	}
	b = (struct buf){ .p = arena_bytes(&d->mem, 2 * s.n + 4), .cap = 2 * s.n + 4 };
	utf8_fold(&b, s);
	return buf_view(&b);
}

/* Sets form and, for a token with capitals, the folded text. */
void
doc_look(struct doc *d, struct token *t)
{
	struct letters l = count_letters(t->text);

	t->form |= (uint8_t)((l.first_upper ? FORM_CAPITAL : 0) |
	    (l.n > 1 && l.upper && !l.lower ? FORM_UPPER : 0) |
	    (l.n > 0 && !l.upper ? FORM_LOWER : 0) | (l.digit ? FORM_DIGIT : 0) |
	    (l.n > 0 ? FORM_LETTER : 0));
	t->low = l.upper ? folded(d, t->text, l.high) : t->text;
}

/* Digits up to a TAB, which is passed; false if there is anything else. */
static bool
number_field(const char **p, const char *end, uint32_t *n)
{
	const char *q = *p;
	uint64_t v = 0;

	while (q < end && (unsigned char)(*q - '0') <= 9 && q - *p < 10)
		v = v * 10 + (uint64_t)(*q++ - '0');
	if (q == *p || q == end || *q != '\t' || v > UINT32_MAX)
		return false;
	*n = (uint32_t)v;
	*p = q + 1;
	return true;
}

/* Jumps over a field and its TAB: one like `same` at once, any other by search. */
static bool
pass_field(const char **p, const char *end, struct span same)
{
	const char *tab;

	if ((size_t)(end - *p) > same.n && (*p)[same.n] == '\t' &&
	    memcmp(*p, same.p, same.n) == 0)
		tab = *p + same.n;
	else if ((tab = memchr(*p, '\t', (size_t)(end - *p))) == NULL)
		return false;
	*p = tab + 1;
	return true;
}

/* The token's text at its place in the article, if it stands there as the row says. */
static bool
place_token(struct doc *d, struct token *t, struct span text)
{
	if (text.n > 0 && memchr(text.p, '\\', text.n) != NULL)
		text = row_decode(text, &d->mem);
	if (t->end <= t->start || !walk_to(d, t->start))
		return false;
	t->byte = d->at_byte;
	if (text.n == 0 || text.n > d->text.n - t->byte ||
	    memcmp(text.p, d->text.p + t->byte, text.n) != 0)
		return false;
	t->text = (struct span){ d->text.p + t->byte, text.n };
	if (utf8_count(t->text) != t->end - t->start ||
	    (t->byte + text.n < d->text.n && (t->text.p[text.n] & 0xc0) == 0x80))
		return false;
	d->at_cp = t->end;
	d->at_byte = (uint32_t)(t->byte + text.n);
	return true;
}

/* kind doc id sent START END TEXT LABEL: the bulk of a stream, so read in one go. */
static bool
add_token(struct doc *d, struct span line)
{
	const char *p = line.p + sizeof("token"), *end = line.p + line.n, *tab;
	struct token t = { 0 };
	uint32_t sent;

	if (!pass_field(&p, end, d->article.col[ROW_DOC]) || !pass_field(&p, end, (struct span){ "", 0 }) ||
	    !number_field(&p, end, &sent) || !number_field(&p, end, &t.start) ||
	    !number_field(&p, end, &t.end) ||
	    (tab = memchr(p, '\t', (size_t)(end - p))) == NULL ||
	    !place_token(d, &t, (struct span){ p, (size_t)(tab - p) }))
		return false;
	t.label = token_label((struct span){ tab + 1, (size_t)(end - tab - 1) });
	if (d->n_token > 0 && d->token[d->n_token - 1].end == t.start)
		t.form |= FORM_GLUED;
	doc_look(d, &t);
	t.sent = d->n_sentence == 0 ? 0 : (uint32_t)d->n_sentence - 1;
	if (d->n_token == d->cap_token)
		mem_room(&d->token, &d->cap_token, d->n_token + 1, sizeof(*d->token));
	d->token[d->n_token++] = t;
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
keep(struct doc *d, struct span line)
{
	enum row_kind kind = row_kind_of(line);
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
		keep(d, line);
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
	p = buf_more(&d->raw, line.n + 1);
	memcpy(p, line.p, line.n);
	p[line.n] = '\n';
	d->raw.n += line.n + 1;
	if (kind == KIND_TOKEN)
		good = add_token(d, line);
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
		keep(d, line);
		return;
	}
	keep(d, line);
	line = arena_copy(&d->mem, line);	/* raw moves while it grows */
	if (utf8_valid(line) < line.n || !row_parse(&d->article, line, &d->mem)) {
		d->in_article = false;
		damaged(d, "damaged article row; its document is passed on without annotation");
		return;
	}
	d->text = d->article.col[ROW_TEXT];
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
		if (row_kind_of(line) == KIND_ARTICLE) {
			if (!first) {
				d->pending = line;
				return true;
			}
			begin(d, line);
		} else
			keep(d, line);
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

/* Byte offset of a code point: from the last token that starts at or before it. */
static size_t
byte_at(const struct doc *d, uint32_t cp)
{
	size_t lo = 0, hi = d->n_token, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (d->token[mid].start <= cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == 0)
		return utf8_skip(d->text, 0, cp);
	return utf8_skip(d->text, d->token[lo - 1].byte, cp - d->token[lo - 1].start);
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
	size_t lo = 0, hi = d->n_token, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (d->token[mid].end <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

size_t
doc_sentence_at(const struct doc *d, uint32_t start)
{
	size_t lo = 0, hi = d->n_sentence, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (d->sentence[mid].start <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo == 0 ? 0 : lo - 1;
}
