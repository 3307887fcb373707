/* See row.h. */
#include "row.h"
#include "lanes.h"
#include "swar.h"

enum {
	DECIMAL_ROOM = 24,	/* bytes that a number may have */
	PIECE = 4096		/* bytes that are escaped at a time */
};

const char *const row_column_name[ROW_COLUMNS] = {
	"kind", "doc", "id", "sent", "start", "end", "text", "label", "value",
	"unit", "who", "what", "where", "when", "why", "how", "conf"
};

const char *const row_kind_name[KIND_COUNT] = {
	"", "article", "sentence", "token", "entity", "quote", "speaker", "cue", "number"
};

const char *const token_label_name[TOKEN_LABELS] = {
	"word", "number", "punct", "symbol", "url", "email", "handle", "hashtag", "emoji"
};

const char *const sentence_label_name[SENTENCE_LABELS] = {
	"headline", "dateline", "byline", "timestamp", "body", "list"
};

/* Is it a row of that kind?  Then its first byte has been looked at. */
static enum row_kind
if_kind(struct span line, enum row_kind kind)
{
	struct span name = span_of(row_kind_name[kind]);

	return line.n > name.n && line.p[name.n] == '\t' && span_starts(line, name) ? kind : KIND_OTHER;
}

enum row_kind
row_kind_of(struct span line)
{
	switch (line.n < 2 ? '\0' : line.p[0]) {
	case 'a':
		return if_kind(line, KIND_ARTICLE);
	case 'c':
		return if_kind(line, KIND_CUE);
	case 'e':
		return if_kind(line, KIND_ENTITY);
	case 'n':
		return if_kind(line, KIND_NUMBER);
	case 'q':
		return if_kind(line, KIND_QUOTE);
	case 's':
		return if_kind(line, line.p[1] == 'e' ? KIND_SENTENCE : KIND_SPEAKER);
	case 't':
		return if_kind(line, KIND_TOKEN);
	default:
		return KIND_OTHER;
	}
}

bool
row_number(struct span s, uint32_t *n)
{
	uint64_t v = 0;

	if (s.n == 0 || s.n > 10)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	}
	*n = (uint32_t)v;
	return v <= UINT32_MAX;
}

static char *
put_decimal(char *p, uintmax_t n)
{
	char t[DECIMAL_ROOM];
	size_t i = sizeof(t), k;

	do
		t[--i] = (char)('0' + n % 10);
	while ((n /= 10) != 0);
	k = sizeof(t) - i;
	memcpy(p, t + i, k);
	return p + k;
}

void
row_decimal(struct buf *b, uintmax_t n)
{
	b->n = (size_t)(put_decimal(buf_more(b, DECIMAL_ROOM), n) - b->p);
}

/* The byte that an escape stands for, 0 if \c is none. */
static char
escaped(char c)
{
	switch (c) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

static size_t
decode(char *to, struct span s)
{
	size_t n = 0, k;
	const char *p;
	char c;

	while (s.n > 0) {
		p = memchr(s.p, '\\', s.n);
		k = p == NULL ? s.n : (size_t)(p - s.p);
		memcpy(to + n, s.p, k);
		n += k;
		s = span_from(s, k);
		if (s.n == 0)
			break;
		if (s.n > 1 && (c = escaped(s.p[1])) != 0) {
			to[n++] = c;
			s = span_from(s, 2);
		} else {
			to[n++] = '\\';
			s = span_from(s, 1);
		}
	}
	return n;
}

struct span
row_decode(struct span s, struct arena *mem)
{
	char *p;

	if (s.n == 0 || memchr(s.p, '\\', s.n) == NULL)
		return s;
	p = arena_bytes(mem, s.n);
	return (struct span){ p, decode(p, s) };
}

void
row_unescape(struct buf *b, struct span s)
{
	b->n += decode(buf_more(b, s.n), s);
}

/* Of eight bytes, is any a backslash or below 14?  Those that are escaped are among these. */
static inline bool
may_need_escape(uint64_t w)
{
	return swar_has(w, '\\') || ((w - SWAR_ONES * 14) & ~w & SWAR_HIGH) != 0;
}

static char *
put_escaped_byte(char *p, char c)
{
	char e = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\\' ? '\\' : 0;

	if (e != 0)
		*p++ = '\\';
	*p++ = e != 0 ? e : c;
	return p;
}

/* Bytes up to `stop`, of which few are escaped. */
static char *
put_bytes(char *p, const char *s, const char *stop)
{
	for (; s < stop; s++)
		if ((unsigned char)*s < 14 || *s == '\\')
			p = put_escaped_byte(p, *s);
		else
			*p++ = *s;
	return p;
}

/* s as a field's text; there is room for twice its length. */
static char *
put_escaped(char *p, struct span s)
{
	const char *q = s.p, *end = s.p + s.n;

	for (; end - q >= 8; q += 8)
		if (may_need_escape(swar_load(q)))
			p = put_bytes(p, q, q + 8);
		else {
			memcpy(p, q, 8);
			p += 8;
		}
	return put_bytes(p, q, end);
}

bool
row_is_plain(struct span s)
{
	size_t i = 0;

	if (s.n < 8) {
		for (; i < s.n; i++)
			if ((unsigned char)s.p[i] < 14 || s.p[i] == '\\')
				return false;
		return true;
	}
	for (; i < s.n - 8; i += 8)
		if (may_need_escape(swar_load(s.p + i)))
			return false;
	return !may_need_escape(swar_load(s.p + s.n - 8));
}

void
row_escape(struct buf *b, struct span s)
{
	struct span piece;

	for (; s.n > 0; s = span_from(s, piece.n)) {
		piece = (struct span){ s.p, s.n < PIECE ? s.n : PIECE };
		b->n = (size_t)(put_escaped(buf_more(b, 2 * piece.n), piece) - b->p);
	}
}

/* Which of the last `left` bytes of the line are TABs, of LANES at most. */
static uint64_t
tabs_at(struct span line, size_t left)
{
	char short_line[LANES] = { 0 };

	if (left >= LANES)
		return lanes_of(line.p + line.n - left, '\t');
	if (line.n >= LANES)
		return lanes_of(line.p + line.n - LANES, '\t') >> (LANES - left);
	memcpy(short_line, line.p, line.n);
	return lanes_of(short_line, '\t');
}

/* The fields, one after the other; how many, ROW_COLUMNS + 1 if there are more than that. */
static size_t
split(struct span col[ROW_COLUMNS], struct span line)
{
	const char *from = line.p, *at = line.p, *tab;
	size_t n = 0;

	for (size_t left = line.n; left > 0; at += LANES, left -= left < LANES ? left : LANES)
		for (uint64_t tabs = tabs_at(line, left); tabs != 0; tabs &= tabs - 1) {
			tab = at + lanes_first(tabs);
			col[n++] = (struct span){ from, (size_t)(tab - from) };
			if (n == ROW_COLUMNS)
				return n + 1;
			from = tab + 1;
		}
	col[n++] = (struct span){ from, (size_t)(line.p + line.n - from) };
	return n;
}

/* row_number() of a field of the line: nearly always eight bytes end with it. */
static bool
number_in(struct span line, struct span field, uint32_t *n)
{
	if (field.n - 1 < 8 && field.p + field.n - line.p >= 8)
		return swar_number(swar_load(field.p + field.n - 8), field.n, n);
	return row_number(field, n);
}

bool
row_split(struct row *r, struct span line)
{
	size_t n = split(r->col, line);
	bool good = n <= ROW_COLUMNS;

	for (; n < ROW_COLUMNS; n++)
		r->col[n] = (struct span){ 0 };
	r->kind = row_kind_of(line);
	r->sent = r->start = r->end = 0;
	good &= number_in(line, r->col[ROW_SENT], &r->sent);
	good &= number_in(line, r->col[ROW_START], &r->start);
	good &= number_in(line, r->col[ROW_END], &r->end);
	return good;
}

bool
row_parse(struct row *r, struct span line, struct arena *mem)
{
	bool good = row_split(r, line);

	if (line.n > 0 && memchr(line.p, '\\', line.n) != NULL)
		for (size_t n = 0; n < ROW_COLUMNS; n++)
			r->col[n] = row_decode(r->col[n], mem);
	return good;
}

static size_t
room_for(const struct row *r, size_t columns)
{
	size_t n = 4 * DECIMAL_ROOM;

	for (size_t i = 0; i < columns; i++)
		n += 2 * r->col[i].n + 1;
	return n;
}

static char *
put_column(char *p, const struct row *r, size_t i)
{
	switch (i) {
	case ROW_KIND:
		return put_escaped(p, r->kind == KIND_OTHER ? r->col[i] :
		    span_of(row_kind_name[r->kind]));
	case ROW_SENT:
		return put_decimal(p, r->sent);
	case ROW_START:
		return put_decimal(p, r->start);
	case ROW_END:
		return put_decimal(p, r->end);
	default:
		return put_escaped(p, r->col[i]);
	}
}

void
row_write(struct buf *b, const struct row *r, size_t columns)
{
	char *p = buf_more(b, room_for(r, columns));
	size_t i;

	for (i = 0; i < columns && i < ROW_TEXT; i++) {
		p = put_column(p, r, i);
		*p++ = '\t';
	}
	for (; i < columns; i++) {
		if (r->col[i].n > 0)
			p = put_escaped(p, r->col[i]);
		*p++ = '\t';
	}
	p[-1] = '\n';
	b->n = (size_t)(p - b->p);
}
