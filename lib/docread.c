/*
 * doc_read(): rows into sentences and tokens.  See doc.h; doc.c writes.
 *
 * Nearly every row is the next token of its document, in plain ASCII, as
 * tokenize writes it.  tokens() reads runs of those where they lie in the input's
 * buffer: all TABs of a row and its LF are found at once, so that none of its
 * fields waits for the one before; any other row goes the long way through row().
 */
#include "diag.h"
#include "doc.h"
#include "lanes.h"
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

/* Room for one more token. */
static inline struct token *
new_token(struct doc *d)
{
	if (d->n_token == d->cap_token)
		mem_room(&d->token, &d->cap_token, d->n_token + 1, sizeof(*d->token));
	return &d->token[d->n_token];
}

/* The first bytes of a row, kind and doc, against those of most tokens' rows; head.n >= 8. */
static inline bool
same_head(const char *p, struct span head)
{
	uint64_t odd = swar_load(p + head.n - 8) ^ swar_load(head.p + head.n - 8);

	for (size_t i = 8; i < head.n; i += 8)
		odd |= swar_load(p + i - 8) ^ swar_load(head.p + i - 8);
	return odd == 0;
}

/* Where the fields of a token's row end behind its doc: from there on the bytes of their TABs, and of LF. */
struct ends {
	size_t	id, sent, start, end, text, label;
};

/* False if there are more or less of them, or too far away. */
static inline bool
find_ends(const char *p, struct ends *e)
{
	const uint64_t lf = lanes_of(p, '\n'), id = lanes_of(p, '\t') & (lf - 1) & ~lf;
	const uint64_t sent = id & (id - 1), start = sent & (sent - 1), end = start & (start - 1);
	const uint64_t text = end & (end - 1);

	if (lf == 0 || text == 0 || (text & (text - 1)) != 0)
		return false;
	*e = (struct ends){ lanes_first(id), lanes_first(sent), lanes_first(start), lanes_first(end),
	    lanes_first(text), lanes_first(lf) };
	return true;
}

/* Are the bytes of w under the mask ASCII, and none that rows escape?  False for some others, too. */
static inline bool
is_plain(uint64_t w, uint64_t mask)
{
	w |= SWAR_ONES * 'a' & ~mask;
	return ((w | (w - SWAR_ONES * 14)) & SWAR_HIGH) == 0 && !swar_has(w, '\\');
}

/*
 * Are the bytes at p, with IN_SLACK behind them, those of the token's text, up to
 * 16 of plain ASCII?  Then its form and lower case are set.
 */
static inline bool
same_text(struct token *t, const char *p, size_t room, struct arena *mem)
{
	const size_t n = t->text.n, last = n > 8 ? n - 8 : 0;
	const char *text = t->text.p;
	uint64_t mask, head, tail;

	if (n > 16 || room < 16)
		return false;
	mask = ~(uint64_t)0 >> (n < 8 ? 64 - 8 * n : 0);
	head = swar_load(text) & mask;
	tail = swar_load(text + last) & mask;
	if ((swar_load(p) & mask) != head || (swar_load(p + last) & mask) != tail)
		return false;
	if (form_is_lower(head, mask) && form_is_lower(tail, mask)) {
		t->low.p = text;
		t->low.n = n;
		t->form = FORM_LETTER | FORM_LOWER;
		return true;
	}
	if (!is_plain(head, mask) || !is_plain(tail, mask))
		return false;
	t->form = form_of_any(t->text, room, mem, &t->low);
	return true;
}

static uint8_t
token_label(struct span s)
{
	if (s.n == 4 && memcmp(s.p, "word", 4) == 0)
		return TOKEN_WORD;
	if (s.n == 5 && memcmp(s.p, "punct", 5) == 0)
		return TOKEN_PUNCT;
	return (uint8_t)label_of(s, token_label_name, TOKEN_LABELS);
}

/* Where the text goes on from the code point `cp`, walked from d->at_cp; NULL if that is no place to go to. */
static const char *
walked(struct doc *d, uint32_t cp)
{
	return walk_far(d, cp) ? d->text.p + d->at_byte : NULL;
}

/*
 * The run of plain tokens that comes next, as far as it has been read: rows
 * kind doc id SENT START END TEXT LABEL, of this document, in ASCII.
 */
static void
tokens(struct doc *d)
{
	const struct span ahead = in_lines(d->in), head = buf_view(&d->head);
	const char *p = ahead.p, *const end = ahead.p + ahead.n, *row;
	const char *text = d->text.p + d->at_byte, *const text_end = d->text.p + d->text.n;
	const size_t first = d->n_token;
	uint32_t sent, start, stop, cp = d->at_cp;
	uint32_t before = first == 0 ? UINT32_MAX : d->token[first - 1].end;
	struct token *t;
	struct ends at;

	if (head.n < 8)
		return;
	for (; (size_t)(end - p) > head.n && same_head(p, head); p = row + at.label + 1) {
		row = p + head.n;
		if (!find_ends(row, &at) ||
		    !swar_number(swar_load(row + at.sent - 8), at.sent - at.id - 1, &sent) ||
		    !swar_number(swar_load(row + at.start - 8), at.start - at.sent - 1, &start) ||
		    !swar_number(swar_load(row + at.end - 8), at.end - at.start - 1, &stop) || stop <= start)
			break;
		if (start == cp + 1 && text < text_end && *text == ' ')
			text++;
		else if (start != cp && (text = walked(d, start)) == NULL)
			break;
		t = new_token(d);
		t->text.p = text;
		t->text.n = at.text - at.end - 1;
		if (stop - start != t->text.n || t->text.n > (size_t)(text_end - text) ||
		    !same_text(t, row + at.end + 1, (size_t)(text_end - text), &d->mem))
			break;
		t->label = token_label((struct span){ row + at.text + 1, at.label - at.text - 1 });
		t->start = start;
		t->end = stop;
		t->byte = (uint32_t)(text - d->text.p);
		t->sent = d->n_sentence == 0 ? 0 : (uint32_t)d->n_sentence - 1;
		t->form = (uint8_t)(t->form | (start == before ? FORM_GLUED : 0));
		text += t->text.n;
		before = cp = stop;
		d->n_token++;
		d->at_cp = cp;
		d->at_byte = (uint32_t)(text - d->text.p);
	}
	if (d->n_sentence > 0)
		d->sentence[d->n_sentence - 1].last = (uint32_t)d->n_token;
	in_take(d->in, (size_t)(p - ahead.p), d->n_token - first);
}

/* The token has its text and label; it begins where the text was walked to. */
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

static bool
any_token(struct doc *d, struct span line)
{
	struct span text, rest;
	struct token *t;
	struct row r;

	if (!row_parse(&r, line, &d->mem) || r.end <= r.start || !walk_far(d, r.start))
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
