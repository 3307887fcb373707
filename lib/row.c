/* See row.h. */
#include "row.h"
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

enum row_kind
row_kind_of(struct span line)
{
	const char *name;
	size_t n;

	for (int k = KIND_ARTICLE; k < KIND_COUNT && line.n > 0; k++) {
		name = row_kind_name[k];
		if (name[0] != line.p[0])
			continue;
		n = strlen(name);
		if (line.n > n && line.p[n] == '\t' && memcmp(line.p, name, n) == 0)
			return (enum row_kind)k;
	}
	return KIND_OTHER;
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

bool
row_split(struct row *r, struct span line)
{
	const char *p = line.p, *end = line.p + line.n, *tab;
	size_t n = 0;
	bool good;

	*r = (struct row){ .kind = row_kind_of(line) };
	for (;; p = tab + 1) {
		if (p < end && *p == '\t')		/* half of the columns are empty */
			tab = p;
		else
			tab = p == end ? NULL : memchr(p, '\t', (size_t)(end - p));
		r->col[n++] = (struct span){ p, (size_t)((tab == NULL ? end : tab) - p) };
		if (tab == NULL || n == ROW_COLUMNS)
			break;
	}
	good = tab == NULL;
	good &= row_number(r->col[ROW_SENT], &r->sent);
	good &= row_number(r->col[ROW_START], &r->start);
	good &= row_number(r->col[ROW_END], &r->end);
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
