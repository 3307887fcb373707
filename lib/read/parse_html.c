/*
 * See parse_html.h.
 *
 * The states of the Standard are places in this code: data() and raw() read
 * text, tag() a tag with its attributes, markup() what begins with "<!".
 * Every function moves p forward and none looks back.
 */
#include "read/parse_html.h"
#include "lex_entities.h"
#include "read/hex.h"
#include "utf8.h"

enum { LONGEST_NAME = 40, LONGEST_BARE_NAME = 6 };	/* references, without and with no semicolon */

void
html_start(struct html *h, struct span s)
{
	h->text = h->name = h->last_start = (struct span){ 0 };
	h->self_closing = false;
	h->n_attribute = 0;
	h->content = h->text_content = HTML_DATA;
	h->p = s.n == 0 ? "" : s.p;
	h->end = h->p + s.n;
}

static bool
is_letter(char c)
{
	c |= 0x20;
	return c >= 'a' && c <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
ends_name(char c)
{
	return html_is_space(c) || c == '/' || c == '>';
}

bool
html_same(struct span s, const char *low)
{
	size_t i;

	for (i = 0; i < s.n && low[i] != '\0'; i++)
		if (low[i] != html_lower(s.p[i]))
			return false;
	return i == s.n && low[i] == '\0';
}

struct span
html_trim(struct span s)
{
	while (s.n > 0 && html_is_space(s.p[0]))
		s = span_from(s, 1);
	while (s.n > 0 && html_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
html_contains(struct span s, const char *low)
{
	size_t n = strlen(low);

	for (size_t i = 0; i + n <= s.n; i++)
		if (html_is((struct span){ s.p + i, n }, low))
			return true;
	return false;
}

static struct span
view(const char *from, const char *to)
{
	return (struct span){ from, (size_t)(to - from) };
}

static const char *
find(const char *p, const char *end, char c)
{
	p = p == end ? NULL : memchr(p, c, (size_t)(end - p));
	return p == NULL ? end : p;
}

static enum html_token
give_text(struct html *h, const char *from, const char *to)
{
	h->text = view(from, to);
	h->text_content = h->content;
	h->p = to;
	return HTML_TEXT;
}

static enum html_token
give_comment(struct html *h, const char *from, const char *to, const char *behind)
{
	h->text = view(from, to);
	h->p = behind;
	return HTML_COMMENT;
}

/* To the next ">", which is not part of it. */
static enum html_token
bogus_comment(struct html *h, const char *from)
{
	const char *e = find(from, h->end, '>');

	return give_comment(h, from, e, e == h->end ? e : e + 1);
}

/* p is behind "<!--". */
static enum html_token
comment(struct html *h, const char *from)
{
	const char *p = from, *dash;

	if (p < h->end && *p == '>')
		return give_comment(h, p, p, p + 1);
	if (h->end - p >= 2 && p[0] == '-' && p[1] == '>')
		return give_comment(h, p, p, p + 2);
	for (;;) {
		dash = find(p, h->end, '-');
		if (h->end - dash < 2) {	/* it does not end; a lone dash is lost */
			return give_comment(h, from, dash, h->end);
		}
		if (dash[1] != '-') {
			p = dash + 1;
			continue;
		}
		for (p = dash + 2; p < h->end && *p == '-'; p++)
			;
		if (p == h->end)
			return give_comment(h, from, p - 2, p);
		if (*p == '>')
			return give_comment(h, from, p - 2, p + 1);
		if (*p == '!' && (h->end - p == 1 || p[1] == '>'))
			return give_comment(h, from, p - 2, h->end - p == 1 ? h->end : p + 2);
	}
}

/* p stands on "<!". */
static enum html_token
markup(struct html *h, const char *p)
{
	struct span s = view(p + 2, h->end);
	const char *e;

	if (span_starts(s, S("--")))
		return comment(h, p + 4);
	if (s.n >= 7 && html_is((struct span){ s.p, 7 }, "doctype")) {
		e = find(s.p, h->end, '>');
		h->text = view(s.p + 7, e);
		h->p = e == h->end ? e : e + 1;
		return HTML_DOCTYPE;
	}
	return bogus_comment(h, s.p);
}

/* p behind '"' or "'"; gives what is behind the closing one, NULL if there is none. */
static const char *
quoted(struct html *h, const char *p, struct span *value)
{
	const char *e = find(p, h->end, p[-1]);

	*value = view(p, e);
	return e == h->end ? NULL : e + 1;
}

/* One attribute; gives what is behind it, NULL if the file ends in it. */
static const char *
attribute(struct html *h, const char *p, struct html_attribute *a)
{
	const char *from = p;

	*a = (struct html_attribute){ { 0 }, { from, 0 } };
	for (p++; p < h->end && !ends_name(*p) && *p != '='; p++)
		;
	a->name = view(from, p);
	while (p < h->end && html_is_space(*p))
		p++;
	if (p == h->end || *p != '=')
		return p;
	for (p++; p < h->end && html_is_space(*p); p++)
		;
	if (p == h->end || *p == '>')
		return p;
	if (*p == '"' || *p == '\'')
		return quoted(h, p + 1, &a->value);
	for (from = p; p < h->end && !html_is_space(*p) && *p != '>'; p++)
		;
	a->value = view(from, p);
	return p;
}

/* A tag whose name begins at p; one that the file ends in is no token. */
static enum html_token
tag(struct html *h, const char *p, enum html_token kind)
{
	struct html_attribute over, *a;
	const char *from = p;

	h->self_closing = false;
	h->n_attribute = 0;
	while (p < h->end && !ends_name(*p))
		p++;
	h->name = view(from, p);
	for (;;) {
		while (p < h->end && (html_is_space(*p) || *p == '/')) {
			h->self_closing = *p == '/' && h->end - p > 1 && p[1] == '>';
			p++;
		}
		if (p == NULL || p == h->end) {
			h->p = h->end;
			return HTML_END;
		}
		if (*p == '>')
			break;
		h->self_closing = false;
		a = h->n_attribute < HTML_ATTRIBUTES ? &h->attribute[h->n_attribute++] : &over;
		p = attribute(h, p, a);
		if (p == NULL)
			p = h->end;
	}
	h->p = p + 1;
	if (kind == HTML_START)
		h->last_start = h->name;
	h->content = HTML_DATA;
	return kind;
}

/* Does an end tag of the element that is open begin at p, which stands on "<"? */
static bool
closes(const struct html *h, const char *p)
{
	size_t n = h->last_start.n;

	if (n == 0 || (size_t)(h->end - p) < n + 3 || p[1] != '/' || !ends_name(p[n + 2]))
		return false;
	for (size_t i = 0; i < n; i++) {
		char a = p[i + 2], b = h->last_start.p[i];

		if (a != b && !(is_letter(a) && (a ^ b) == 0x20))
			return false;
	}
	return true;
}

/* "script" and what ends a name, at p. */
static bool
says_script(const struct html *h, const char *p)
{
	return h->end - p > 6 && html_is((struct span){ p, 6 }, "script") && ends_name(p[6]);
}

/*
 * Where a script ends: at its end tag, but not at one between "<!--" and "-->"
 * that closes another "<script>" there.
 */
static const char *
script_end(const struct html *h)
{
	enum { PLAIN, ESCAPED, DOUBLE } state = PLAIN;
	const char *p = h->p;
	int dashes = 0;

	for (; p < h->end; p++) {
		if (*p == '-') {
			dashes++;
			continue;
		}
		if (*p == '>' && dashes >= 2)
			state = PLAIN;
		dashes = 0;
		if (*p != '<') {
			if (state == PLAIN)	/* nothing but "<" matters */
				p = find(p, h->end, '<') - 1;
			continue;
		}
		if (state != DOUBLE && closes(h, p))
			return p;
		if (state == PLAIN && h->end - p >= 4 && memcmp(p, "<!--", 4) == 0) {
			state = ESCAPED;
			p += 3;
			dashes = 2;
		} else if (state == ESCAPED && says_script(h, p + 1)) {
			state = DOUBLE;
		} else if (state == DOUBLE && h->end - p > 2 && p[1] == '/' && says_script(h, p + 2))
			state = ESCAPED;
	}
	return p;
}

/* Text up to the end tag of its element. */
static enum html_token
raw(struct html *h)
{
	const char *from = h->p, *p = from;

	if (h->content == HTML_SCRIPT)
		p = script_end(h);
	else
		while ((p = find(p, h->end, '<')) < h->end && !closes(h, p))
			p++;
	if (p > from)
		return give_text(h, from, p);
	return tag(h, p + 2, HTML_CLOSE);
}

static enum html_token
cdata(struct html *h)
{
	const char *from = h->p, *p = from;

	while ((p = find(p, h->end, ']')) < h->end && !span_starts(view(p, h->end), S("]]>")))
		p++;
	if (p > from)
		return give_text(h, from, p);
	h->content = HTML_DATA;
	h->p = p + 3;
	return html_next(h);
}

static enum html_token
data(struct html *h)
{
	const char *from = h->p, *p = from;

	for (;; p++) {
		p = find(p, h->end, '<');
		if (h->end - p < 2) {
			p = h->end;
			break;
		}
		if (is_letter(p[1]) || p[1] == '!' || p[1] == '?' || (p[1] == '/' && h->end - p > 2))
			break;
	}
	if (p > from)
		return give_text(h, from, p);
	if (p[1] == '!')
		return markup(h, p);
	if (p[1] == '?')
		return bogus_comment(h, p + 1);
	if (p[1] != '/')
		return tag(h, p + 1, HTML_START);
	if (is_letter(p[2]))
		return tag(h, p + 2, HTML_CLOSE);
	if (p[2] != '>')
		return bogus_comment(h, p + 2);
	h->p = p + 3;			/* "</>" is nothing */
	return HTML_TEXT;
}

enum html_token
html_next(struct html *h)
{
	h->text = (struct span){ h->p, 0 };
	h->text_content = h->content;
	if (h->p == h->end)
		return HTML_END;
	switch (h->content) {
	case HTML_DATA:
		return data(h);
	case HTML_PLAINTEXT:
		return give_text(h, h->p, h->end);
	case HTML_CDATA:
		return cdata(h);
	default:
		return raw(h);
	}
}

struct span
html_value(const struct html *h, const char *name)
{
	for (size_t i = 0; i < h->n_attribute; i++)
		if (html_is(h->attribute[i].name, name))
			return h->attribute[i].value;
	return (struct span){ 0 };
}

static void
add_code_point(struct buf *b, uint32_t c)
{
	b->n += utf8_encode(c, buf_more(b, 4));
}

/* What &#128; to &#159; mean: windows-1252. */
static uint32_t
of_number(uint32_t c)
{
	static const uint16_t high[32] = {
		0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160,
		0x2039, 0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
		0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178
	};

	if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0xfffd;
	return c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c;
}

/* "&#" digits at s; its bytes, 0 if it is none. */
static size_t
numeric(struct buf *b, struct span s)
{
	size_t from, i = 2;
	uint32_t c = 0;
	bool x = i < s.n && (s.p[i] | 0x20) == 'x';

	i += x;
	for (from = i; i < s.n && (x ? hex_digit(s.p[i]) >= 0 : is_digit(s.p[i])); i++)
		if (c <= 0x10ffff)
			c = c * (x ? 16 : 10) + (uint32_t)hex_digit(s.p[i]);
	if (i == from)
		return 0;
	add_code_point(b, of_number(c));
	return i + (i < s.n && s.p[i] == ';');
}

static void
add_value(struct buf *b, struct span value)
{
	uint32_t c = 0;

	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] == ' ') {
			add_code_point(b, c);
			c = 0;
		} else
			c = c * 16 + (uint32_t)hex_digit(value.p[i]);
	add_code_point(b, c);
}

/* "&name;" at s, or the longest name that needs no semicolon. */
static size_t
named(struct buf *b, struct span s, bool in_attribute)
{
	struct lex_hit hit;
	size_t n = 0;

	while (n < LONGEST_NAME && n + 1 < s.n && (is_letter(s.p[n + 1]) || is_digit(s.p[n + 1])))
		n++;
	if (n == 0)
		return 0;
	if (n + 1 < s.n && s.p[n + 1] == ';') {
		hit = lex_find(&lex_entities, (struct span){ s.p + 1, n + 1 });
		if (hit.classes != 0) {
			add_value(b, hit.value);
			return n + 2;
		}
	}
	for (size_t k = n < LONGEST_BARE_NAME ? n : LONGEST_BARE_NAME; k > 0; k--) {
		hit = lex_find(&lex_entities, (struct span){ s.p + 1, k });
		if (hit.classes == 0)
			continue;
		if (in_attribute && k + 1 < s.n && (k < n || s.p[k + 1] == '='))
			return 0;
		add_value(b, hit.value);
		return k + 1;
	}
	return 0;
}

enum { REFERENCES = 1, ATTRIBUTE = 2, NUL_STAYS = 4, LOWER = 8 };

static void
decode(struct buf *b, struct span s, unsigned how)
{
	size_t i = 0, from, n;

	while (i < s.n) {
		char c = s.p[i];

		if (c == '&' && (how & REFERENCES) != 0) {
			struct span rest = span_from(s, i);

			n = rest.n > 1 && rest.p[1] == '#' ? numeric(b, rest) :
			    named(b, rest, (how & ATTRIBUTE) != 0);
			if (n > 0) {
				i += n;
				continue;
			}
		} else if (c == '\r') {
			buf_byte(b, '\n');
			i += i + 1 < s.n && s.p[i + 1] == '\n' ? 2 : 1;
			continue;
		} else if (c == '\0' && (how & NUL_STAYS) == 0) {
			buf_add(b, "\xef\xbf\xbd", 3);
			i++;
			continue;
		}
		if ((how & LOWER) != 0 && c != html_lower(c)) {
			buf_byte(b, html_lower(c));
			i++;
			continue;
		}
		for (from = i++; i < s.n && s.p[i] != '&' && s.p[i] != '\r' && s.p[i] != '\0' &&
		    (how & LOWER) == 0; i++)
			;
		buf_add(b, s.p + from, i - from);
	}
}

void
html_text(struct buf *b, struct span text, enum html_content content)
{
	static const unsigned how[] = {
		[HTML_DATA] = REFERENCES | NUL_STAYS, [HTML_RCDATA] = REFERENCES,
		[HTML_RAWTEXT] = 0, [HTML_SCRIPT] = 0, [HTML_PLAINTEXT] = 0, [HTML_CDATA] = NUL_STAYS
	};

	decode(b, text, how[content]);
}

void
html_attribute_text(struct buf *b, struct span value)
{
	decode(b, value, REFERENCES | ATTRIBUTE);
}

void
html_name(struct buf *b, struct span name)
{
	decode(b, name, LOWER);
}

void
html_comment_text(struct buf *b, struct span text)
{
	decode(b, text, 0);
}
