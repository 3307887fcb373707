/*
 * See parse_json.h.
 *
 * `want` says what may come next:
 *
 *	VALUE --value--> AFTER --,--> VALUE or KEY      in an array, an object
 *	KEY --"key" :--> VALUE
 *	FIRST_VALUE, FIRST_KEY: as VALUE and KEY, or the closing bracket
 */
#include "read/parse_json.h"
#include "read/hex.h"
#include "utf8.h"

#include <stdint.h>

enum want { VALUE, FIRST_VALUE, KEY, FIRST_KEY, AFTER };

void
json_start(struct json *j, struct span s)
{
	j->text = (struct span){ 0 };
	j->escaped = false;
	j->why = NULL;
	j->depth = 0;
	j->p = s.n == 0 ? "" : s.p;
	j->end = j->p + s.n;
	j->want = VALUE;
}

static bool
in_object(const struct json *j)
{
	unsigned i = j->depth - 1;

	return (j->is_object[i / 8] >> i % 8 & 1) != 0;
}

static enum json_token
wrong(struct json *j, const char *why)
{
	j->why = why;
	return JSON_ERROR;
}

static void
skip_space(struct json *j)
{
	while (j->p < j->end && (*j->p == ' ' || *j->p == '\n' || *j->p == '\t' || *j->p == '\r'))
		j->p++;
}

/* To the next quotation mark or backslash, eight bytes at a time. */
static const char *
to_mark(const char *p, const char *end)
{
	const uint64_t ones = 0x0101010101010101u, high = ones << 7;
	uint64_t w, q, b;

	for (; end - p >= 8; p += 8) {
		memcpy(&w, p, 8);
		q = w ^ ones * '"';
		b = w ^ ones * '\\';
		if (((((q - ones) & ~q) | ((b - ones) & ~b)) & high) != 0)
			break;
	}
	while (p < end && *p != '"' && *p != '\\')
		p++;
	return p;
}

static bool
four_hex(const char *p, const char *end)
{
	if (end - p < 4)
		return false;
	return hex_digit(p[0]) >= 0 && hex_digit(p[1]) >= 0 && hex_digit(p[2]) >= 0 && hex_digit(p[3]) >= 0;
}

/* p stands on the opening mark. */
static bool
string(struct json *j)
{
	const char *from = ++j->p;

	j->escaped = false;
	for (;;) {
		j->p = to_mark(j->p, j->end);
		if (j->p == j->end)
			return wrong(j, "a string does not end"), false;
		if (*j->p == '"')
			break;
		j->escaped = true;
		j->p++;
		if (j->p == j->end)
			return wrong(j, "a string does not end"), false;
		if (*j->p == 'u' ? !four_hex(j->p + 1, j->end) : strchr("\"\\/bfnrt", *j->p) == NULL ||
		    *j->p == '\0')
			return wrong(j, "unknown escape in a string"), false;
		j->p++;
	}
	j->text = (struct span){ from, (size_t)(j->p - from) };
	j->p++;
	return true;
}

static enum json_token
scalar(struct json *j)
{
	static const char *const word[] = { "true", "false", "null" };
	const char *from = j->p;

	while (j->p < j->end && ((*j->p >= '0' && *j->p <= '9') ||
	    (*j->p != '\0' && strchr("+-.eE", *j->p) != NULL)))
		j->p++;
	j->text = (struct span){ from, (size_t)(j->p - from) };
	if (j->p > from && *from != 'e' && *from != 'E')
		return JSON_NUMBER;
	for (int i = 0; i < 3; i++) {
		struct span rest = { from, (size_t)(j->end - from) }, w = span_of(word[i]);

		if (span_starts(rest, w)) {
			j->p = from + w.n;
			j->text = w;
			return JSON_WORD;
		}
	}
	j->p = from;
	return wrong(j, "no value here");
}

static enum json_token
value(struct json *j)
{
	bool object = *j->p == '{';

	if (object || *j->p == '[') {
		if (j->depth == JSON_DEPTH)
			return wrong(j, "nested too deep");
		if (object)
			j->is_object[j->depth / 8] |= (unsigned char)(1u << j->depth % 8);
		else
			j->is_object[j->depth / 8] &= (unsigned char)~(1u << j->depth % 8);
		j->depth++;
		j->p++;
		j->want = object ? FIRST_KEY : FIRST_VALUE;
		return object ? JSON_OBJECT : JSON_ARRAY;
	}
	j->want = AFTER;
	if (*j->p == '"')
		return string(j) ? JSON_STRING : JSON_ERROR;
	return scalar(j);
}

static enum json_token
key(struct json *j)
{
	if (*j->p != '"')
		return wrong(j, "no key here");
	if (!string(j))
		return JSON_ERROR;
	skip_space(j);
	if (j->p == j->end || *j->p != ':')
		return wrong(j, "no colon behind a key");
	j->p++;
	j->want = VALUE;
	return JSON_KEY;
}

static enum json_token
close_bracket(struct json *j)
{
	bool object = in_object(j);

	if (*j->p != (object ? '}' : ']'))
		return wrong(j, "the wrong bracket closes");
	j->p++;
	j->depth--;
	j->want = AFTER;
	return object ? JSON_OBJECT_END : JSON_ARRAY_END;
}

enum json_token
json_next(struct json *j)
{
	skip_space(j);
	if (j->want == AFTER && j->depth == 0) {
		j->text = (struct span){ j->p, (size_t)(j->end - j->p) };
		return JSON_END;
	}
	if (j->p == j->end)
		return wrong(j, "it ends too early");
	if (j->want == AFTER) {
		if (*j->p != ',')
			return *j->p == '}' || *j->p == ']' ? close_bracket(j) :
			    wrong(j, "no comma between two values");
		j->p++;
		skip_space(j);
		if (j->p == j->end)
			return wrong(j, "it ends too early");
		j->want = in_object(j) ? KEY : VALUE;
	} else if ((j->want == FIRST_KEY || j->want == FIRST_VALUE) && (*j->p == '}' || *j->p == ']'))
		return close_bracket(j);
	return j->want == KEY || j->want == FIRST_KEY ? key(j) : value(j);
}

struct span
json_rest(const struct json *j)
{
	return (struct span){ j->p - 1, (size_t)(j->end - j->p) + 1 };
}

static uint32_t
unit(const char *p)
{
	return (uint32_t)(hex_digit(p[0]) << 12 | hex_digit(p[1]) << 8 | hex_digit(p[2]) << 4 | hex_digit(p[3]));
}

/* \uXXXX at raw.p[i], behind the backslash; moves i behind it and its pair. */
static uint32_t
code_point(struct span raw, size_t *i)
{
	uint32_t c = unit(raw.p + *i + 1), d;

	*i += 5;
	if (c < 0xd800 || c > 0xdfff)
		return c;
	if (c < 0xdc00 && *i + 6 <= raw.n && raw.p[*i] == '\\' && raw.p[*i + 1] == 'u') {
		d = unit(raw.p + *i + 2);
		if (d >= 0xdc00 && d <= 0xdfff) {
			*i += 6;
			return 0x10000 + ((c & 0x3ff) << 10) + (d & 0x3ff);
		}
	}
	return 0xfffd;
}

void
json_decode(struct buf *b, struct span raw)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	char *w = buf_more(b, raw.n);		/* never longer than its escapes */
	const char *bs, *at;
	size_t i = 0, n;

	while (i < raw.n) {
		bs = memchr(raw.p + i, '\\', raw.n - i);
		n = bs == NULL ? raw.n - i : (size_t)(bs - raw.p) - i;
		memcpy(w, raw.p + i, n);
		w += n;
		i += n + 1;
		if (bs == NULL)
			break;
		if (raw.p[i] == 'u') {
			w += utf8_encode(code_point(raw, &i), w);
			continue;
		}
		at = strchr(from, raw.p[i]);
		*w++ = at == NULL ? raw.p[i] : to[at - from];
		i++;
	}
	b->n = (size_t)(w - b->p);
}

size_t
json_edge(struct json_edge *e, struct span s, bool *whole)
{
	const char *p = s.p, *end = s.p + s.n;

	*whole = false;
	while (p < end) {
		if (e->in_escape) {
			e->in_escape = false;
			p++;
		} else if (e->in_string) {
			p = to_mark(p, end);
			if (p == end)
				break;
			e->in_escape = *p == '\\';
			e->in_string = e->in_escape;
			p++;
			if (!e->in_string && e->depth == 0) {
				*whole = true;
				break;
			}
		} else {
			switch (*p++) {
			case '"':
				e->in_string = true;
				break;
			case '{':
			case '[':
				e->depth++;
				break;
			case '}':
			case ']':
				if (e->depth <= 1) {
					*whole = true;
					return (size_t)(p - s.p);
				}
				e->depth--;
				break;
			}
		}
	}
	return (size_t)(p - s.p);
}
