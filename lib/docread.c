/*
 * doc_read(): rows into sentences and tokens.  See doc.h; doc.c writes.
 *
 * Nearly every row is the next token of its document, in plain ASCII, as
 * tokenize writes it.  tokens() reads runs of those where they lie in the input's
 * buffer, byte after byte, without looking for ends of lines first; any other
 * row goes the long way through row().
 */
#include "diag.h"
#include "doc.h"
#include "swar.h"
#include "utf8.h"

static void
reset(struct doc *d, struct in *in)
{
	arena_reset(&d->mem);
	d->in = in;
	d->head.n = d->added_text.n = 0;
	d->n_token = d->n_sentence = d->n_row = d->n_added = 0;
	d->at_cp = d->at_byte = 0;
	d->article = (struct row){ 0 };
	d->text = (struct span){ 0 };
	d->english = true;
	d->overflow = d->in_article = d->warned = false;
	if (!d->only_added)
		in_hold(in);
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

/* Walks the text to the code point `cp`, which must not lie before the last one. */
static bool
walk_far(struct doc *d, uint32_t cp)
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

/* The same; nearly always it is one space, or nothing. */
static inline bool
walk_to(struct doc *d, uint32_t cp)
{
	if (cp == d->at_cp + 1 && d->at_byte < d->text.n && d->text.p[d->at_byte] == ' ') {
		d->at_byte++;
		d->at_cp++;
		return true;
	}
	return cp == d->at_cp || walk_far(d, cp);
}

/* Room for one more token, which begins where the text was walked to. */
static struct token *
new_token(struct doc *d)
{
	if (d->n_token == d->cap_token)
		mem_room(&d->token, &d->cap_token, d->n_token + 1, sizeof(*d->token));
	return &d->token[d->n_token];
}

/* The token has its text and label, from start to end. */
static void
add_token(struct doc *d, struct token *t, uint32_t start, uint32_t end)
{
	t->start = start;
	t->end = end;
	t->byte = d->at_byte;
	t->sent = d->n_sentence == 0 ? 0 : (uint32_t)d->n_sentence - 1;
	t->form = form_of(t->text, d->text.n - d->at_byte, &d->mem, &t->low);
	if (d->n_token > 0 && t[-1].end == start)
		t->form |= FORM_GLUED;
	d->at_cp = end;
	d->at_byte += (uint32_t)t->text.n;
	d->n_token++;
}

/* Of eight bytes, the high bits of those that are no digits. */
static inline uint64_t
no_digits(uint64_t w)
{
	w ^= SWAR_ONES * '0';
	return (w | (w + SWAR_ONES * (0x80 - 10))) & SWAR_HIGH;
}

/*
 * One to seven digits and their TAB: their value, and what follows; NULL if
 * something else stands there.  IN_SLACK bytes can be read from p on.
 */
static inline const char *
number_field(const char *p, uint32_t *n)
{
	uint64_t w = swar_load(p), odd = no_digits(w);
	size_t digits = odd == 0 ? 0 : swar_index(odd);

	if (digits == 0 || p[digits] != '\t')
		return NULL;
	*n = swar_decimal(w & SWAR_ONES * 15, digits);
	return p + digits + 1;
}

/* The same for two fields of which nobody wants to know the values. */
static inline const char *
two_numbers(const char *p)
{
	uint64_t odd = no_digits(swar_load(p)), more = odd & (odd - 1);
	size_t first, second;
	uint32_t number;

	if (more == 0)
		return (p = number_field(p, &number)) == NULL ? NULL : number_field(p, &number);
	first = swar_index(odd);
	second = swar_index(more);
	if (first == 0 || p[first] != '\t' || second == first + 1 || p[second] != '\t')
		return NULL;
	return p + second + 1;
}

/*
 * Are n bytes, with IN_SLACK behind them, those of the text at at_byte: ASCII,
 * with nothing that rows escape?
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

/* The label at p, "word" or "punct" nearly always; gives what follows its LF. */
static const char *
label_field(const char *p, const char *end, uint8_t *label)
{
	const char *lf;

	if (end - p >= 5 && memcmp(p, "word\n", 5) == 0) {
		*label = TOKEN_WORD;
		return p + 5;
	}
	if (end - p >= 6 && memcmp(p, "punct\n", 6) == 0) {
		*label = TOKEN_PUNCT;
		return p + 6;
	}
	lf = memchr(p, '\n', (size_t)(end - p));
	*label = (uint8_t)label_of((struct span){ p, (size_t)(lf - p) }, token_label_name, TOKEN_LABELS);
	return lf + 1;
}

/*
 * kind doc id sent START END TEXT LABEL, this document's, of a token in plain
 * ASCII: adds it and gives what follows its LF.  NULL for any other row.
 */
static const char *
plain_token(struct doc *d, const char *p, const char *end)
{
	uint32_t start, stop;
	struct token *t;
	size_t n;

	if ((size_t)(end - p) <= d->head.n || memcmp(p, d->head.p, d->head.n) != 0)
		return NULL;
	p += d->head.n;
	if ((p = two_numbers(p)) == NULL ||
	    (p = number_field(p, &start)) == NULL || (p = number_field(p, &stop)) == NULL ||
	    stop <= start || !walk_to(d, start))
		return NULL;
	n = stop - start;
	if (n >= (size_t)(end - p) || p[n] != '\t' || n > d->text.n - d->at_byte ||
	    !same_plain(d, p, n))
		return NULL;
	t = new_token(d);
	t->text = (struct span){ d->text.p + d->at_byte, n };
	p = label_field(p + n + 1, end, &t->label);
	add_token(d, t, start, stop);
	return p;
}

/* The run of plain tokens that comes next, as far as it has been read. */
static void
tokens(struct doc *d)
{
	struct span ahead = in_lines(d->in);
	const char *p = ahead.p, *end = ahead.p + ahead.n, *next;
	size_t before = d->n_token;

	while ((next = plain_token(d, p, end)) != NULL)
		p = next;
	if (d->n_sentence > 0)
		d->sentence[d->n_sentence - 1].last = (uint32_t)d->n_token;
	in_take(d->in, (size_t)(p - ahead.p), d->n_token - before);
}

static bool
any_token(struct doc *d, struct span line)
{
	struct span text, rest;
	struct token *t;
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
	t = new_token(d);
	t->text = (struct span){ rest.p, text.n };
	t->label = (uint8_t)label_of(r.col[ROW_LABEL], token_label_name, TOKEN_LABELS);
	add_token(d, t, r.start, r.end);
	return true;
}

/* `block`: where the row begins among those held. */
static bool
add_sentence(struct doc *d, struct span line, size_t block)
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
	d->block[d->n_sentence] = block;
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

/* A document over the caps: what is held passes on without annotation, and so will what follows. */
static void
give_up(struct doc *d, const char *why)
{
	struct span held = in_held(d->in);

	skip(in_name(d->in), in_line_number(d->in), "%s; passed on without annotation", why);
	if (!d->only_added)
		out_span(d->out, held);
	reset(d, d->in);
	in_let_go(d->in);
	d->overflow = true;
}

static void
begin(struct doc *d, struct span line)
{
	struct span lang;

	line = arena_copy(&d->mem, line);	/* what is held moves */
	if (!row_parse(&d->article, line, &d->mem)) {
		damaged(d, "damaged article row; its document is passed on without annotation");
		return;
	}
	d->in_article = true;
	d->text = d->article.col[ROW_TEXT];
	buf_span(&d->head, S("token\t"));
	row_escape(&d->head, d->article.col[ROW_DOC]);
	buf_byte(&d->head, '\t');
	lang = d->article.col[ROW_VALUE];
	d->english = lang.n == 0 || span_is(lang, "en") || span_starts(lang, S("en-"));
}

/* `block`: where the row begins among those held. */
static void
row(struct doc *d, enum row_kind kind, struct span line, size_t block)
{
	bool good = true;

	/* A token's bytes are compared with the article's, which are checked. */
	if (kind != KIND_TOKEN && utf8_valid(line) < line.n) {
		damaged(d, "not UTF-8; passed on without annotation");
		return;
	}
	if (kind == KIND_ARTICLE) {
		begin(d, line);
		return;
	}
	if (!d->in_article) {
		if (kind != KIND_OTHER)
			damaged(d, "rows without an article row before them; passed on without annotation");
		return;
	}
	if (kind == KIND_TOKEN)
		good = any_token(d, line);
	else if (kind == KIND_SENTENCE)
		good = add_sentence(d, line, block);
	else if ((d->wants & DOC_WANT(kind)) != 0)
		good = add_other(d, line);
	if (!good)
		damaged(d, "the row does not fit its article; passed on without annotation");
}

static bool
article_comes(struct in *in)
{
	return span_starts(in_peek(in, 8), S("article\t"));
}

/* A row, or a part of one, of a document that passes without annotation. */
static void
pass(struct doc *d, enum in_got got, struct span line)
{
	if (d->only_added)
		return;
	out_span(d->out, line);
	if (got == IN_LINE)
		out_byte(d->out, '\n');
}

bool
doc_read(struct doc *d, struct in *in)
{
	enum in_got got = IN_LINE;
	struct span line;
	uintmax_t from = in_offset(in);
	size_t block;

	reset(d, in);
	for (bool first = true; first || got == IN_PART || !article_comes(in); first = false) {
		block = in_held(in).n;
		if ((got = in_line(in, &line)) == IN_END)
			return !first;
		if (got == IN_LINE && in_unended(in))
			skip(in_name(in), in_line_number(in), "the last line has no end");
		if (d->overflow)
			pass(d, got, line);
		else if (got == IN_PART)
			give_up(d, "the row is too long");
		else if (in_offset(in) - from > DOC_MAX)
			give_up(d, "the document is too large");
		else
			row(d, row_kind_of(line), line, block);
		if (d->in_article)
			tokens(d);
	}
	return true;
}
