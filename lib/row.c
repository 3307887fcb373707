/* See row.h. */
#include "row.h"

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
	const char *tab;
	struct span kind;

	if (line.n > 6 && memcmp(line.p, "token\t", 6) == 0)	/* nearly always */
		return KIND_TOKEN;
	tab = line.n == 0 ? NULL : memchr(line.p, '\t', line.n < 10 ? line.n : 10);
	if (tab == NULL)
		return KIND_OTHER;
	kind = (struct span){ line.p, (size_t)(tab - line.p) };
	for (int k = KIND_ARTICLE; k < KIND_COUNT; k++)
		if (row_kind_name[k][0] == kind.p[0] && span_is(kind, row_kind_name[k]))
			return (enum row_kind)k;
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

void
row_decimal(struct buf *b, uintmax_t n)
{
	char t[24];
	size_t i = sizeof(t);

	do
		t[--i] = (char)('0' + n % 10);
	while ((n /= 10) != 0);
	buf_add(b, t + i, sizeof(t) - i);
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

static bool
is_escaped(char c)
{
	return c == '\t' || c == '\n' || c == '\r' || c == '\\';
}

/* One of the STEP bytes at p is below 14, or a backslash.  A fixed number: compilers make vectors of it. */
enum { STEP = 32 };
static bool
may_need_escape(const char *p)
{
	unsigned char any = 0;

	for (size_t i = 0; i < STEP; i++)
		any |= (unsigned char)(((unsigned char)p[i] < 14) | (p[i] == '\\'));
	return any != 0;
}

/* Where s has its first byte from `i` on that is written with a backslash; s.n if it has none. */
static size_t
to_escape(struct span s, size_t i)
{
	for (; i < s.n; i++) {
		while (i + STEP <= s.n && !may_need_escape(s.p + i))
			i += STEP;
		if (i == s.n || is_escaped(s.p[i]))
			break;
	}
	return i;
}

bool
row_is_plain(struct span s)
{
	if (s.n < STEP)
		return to_escape(s, 0) == s.n;
	for (size_t i = 0; i < s.n - STEP; i += STEP)
		if (may_need_escape(s.p + i))
			return false;
	return !may_need_escape(s.p + s.n - STEP);
}

void
row_escape(struct buf *b, struct span s)
{
	size_t i = 0, k;

	while ((k = to_escape(s, i)) < s.n) {
		buf_add(b, s.p + i, k - i);
		buf_byte(b, '\\');
		buf_byte(b, s.p[k] == '\t' ? 't' : s.p[k] == '\n' ? 'n' : s.p[k] == '\r' ? 'r' : '\\');
		i = k + 1;
	}
	buf_add(b, s.p == NULL ? "" : s.p + i, s.n - i);
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

void
row_write(struct buf *b, const struct row *r, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		if (i > 0)
			buf_byte(b, '\t');
		switch (i) {
		case ROW_KIND:
			if (r->kind == KIND_OTHER)
				row_escape(b, r->col[i]);
			else
				buf_span(b, span_of(row_kind_name[r->kind]));
			break;
		case ROW_SENT:
			row_decimal(b, r->sent);
			break;
		case ROW_START:
			row_decimal(b, r->start);
			break;
		case ROW_END:
			row_decimal(b, r->end);
			break;
		default:
			row_escape(b, r->col[i]);
		}
	}
	buf_byte(b, '\n');
}
