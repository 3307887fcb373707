/* See utf8.h.  ASCII is answered here; utf8proc is asked from 0x80 on. */
#include "utf8.h"
#include "swar.h"

#include <utf8proc.h>

/* Length of the well-formed sequence at p (Unicode, table 3-7), 0 if it is none. */
static size_t
sequence(const unsigned char *p, size_t n)
{
	unsigned char lo = 0x80, hi = 0xbf;
	size_t len;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (p[0] == 0xe0)
		lo = 0xa0;
	else if (p[0] == 0xed)
		hi = 0x9f;
	else if (p[0] == 0xf0)
		lo = 0x90;
	else if (p[0] == 0xf4)
		hi = 0x8f;
	if (len > n || p[1] < lo || p[1] > hi)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

size_t
utf8_valid(struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	uint64_t w[4];
	size_t i = 0, k;

	while (i < s.n) {
		while (i + sizeof(w) <= s.n && (memcpy(w, s.p + i, sizeof(w)), ((w[0] | w[1] | w[2] | w[3]) & SWAR_HIGH) == 0))
			i += sizeof(w);
		while (i + 8 <= s.n && (swar_load(s.p + i) & SWAR_HIGH) == 0)
			i += 8;
		if (s.n >= 8 && i + 8 > s.n && (swar_load(s.p + s.n - 8) & SWAR_HIGH) == 0)
			return s.n;
		if (i == s.n || (k = sequence(p + i, s.n - i)) == 0)
			break;
		i += k;
	}
	return i;
}

/* How much of the ill-formed bytes one U+FFFD stands for: the maximal subpart. */
static size_t
subpart(struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned char t[4];
	size_t n = s.n < 3 ? s.n : 3;

	while (n > 1) {		/* is p[0..n) the beginning of some well-formed sequence? */
		memcpy(t, p, n);
		for (int c = 0x80; c <= 0xbf; c += 0x0f) {
			for (size_t i = n; i < 4; i++)
				t[i] = (unsigned char)c;
			if (sequence(t, 4) > n)
				return n;
		}
		n--;
	}
	return 1;
}

size_t
utf8_clean(struct buf *b, struct span s)
{
	size_t good, bad = 0;

	for (;;) {
		good = utf8_valid(s);
		buf_add(b, s.p, good);
		s = span_from(s, good);
		if (s.n == 0)
			return bad;
		buf_add(b, "\xef\xbf\xbd", 3);
		bad++;
		s = span_from(s, subpart(s));
	}
}

size_t
utf8_count(struct span s)
{
	size_t n = s.n, i = 0;
	uint64_t w;

	for (; i + 8 <= s.n; i += 8) {		/* 10xxxxxx: bytes that begin nothing */
		w = swar_load(s.p + i);
		if ((w & SWAR_HIGH) != 0)
			n -= swar_count(w & ~w << 1 & SWAR_HIGH);
	}
	for (; i < s.n; i++)
		n -= (s.p[i] & 0xc0) == 0x80;
	return n;
}

uint32_t
utf8_next_high(struct span s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	size_t k = sequence(p, s.n - *at);

	*at += k == 0 ? 1 : k;
	switch (k) {
	case 2:
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	case 3:
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	case 4:
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 |
		    (p[3] & 0x3fu);
	default:
		return 0xfffd;
	}
}

uint32_t
utf8_prev(struct span s, size_t *at)
{
	size_t i = *at, end;
	uint32_t c;

	do
		i--;
	while (i > 0 && *at - i < 4 && (s.p[i] & 0xc0) == 0x80);
	end = i;
	c = utf8_next(s, &end);
	if (end != *at) {		/* not one whole sequence: take a byte */
		i = *at - 1;
		c = 0xfffd;
	}
	*at = i;
	return c;
}

size_t
utf8_skip(struct span s, size_t at, size_t cp)
{
	while (cp > 0 && at < s.n) {
		at++;
		while (at < s.n && (s.p[at] & 0xc0) == 0x80)
			at++;
		cp--;
	}
	return at;
}

size_t
utf8_encode(uint32_t c, char *p)
{
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)p);
}

static utf8proc_category_t
category(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

bool
utf8_is_upper(uint32_t c)
{
	utf8proc_category_t k;

	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	k = category(c);
	return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool
utf8_is_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return category(c) == UTF8PROC_CATEGORY_LL;
}

bool
utf8_is_letter(uint32_t c)
{
	utf8proc_category_t k;

	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	k = category(c);
	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool
utf8_is_mark(uint32_t c)
{
	utf8proc_category_t k;

	if (c < 0x80)
		return false;
	k = category(c);
	return k >= UTF8PROC_CATEGORY_MN && k <= UTF8PROC_CATEGORY_ME;
}

bool
utf8_is_digit(uint32_t c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9';
	return category(c) == UTF8PROC_CATEGORY_ND;
}

bool
utf8_is_space(uint32_t c)
{
	utf8proc_category_t k;

	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	if (c == 0x85)
		return true;
	k = category(c);
	return k >= UTF8PROC_CATEGORY_ZS && k <= UTF8PROC_CATEGORY_ZP;
}

bool
utf8_is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

uint32_t
utf8_lower_high(uint32_t c)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t
utf8_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z' ? c & ~0x20u : c;
	return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

int
utf8_width(uint32_t c)
{
	if (c >= ' ' && c < 0x7f)
		return 1;
	return utf8proc_charwidth((utf8proc_int32_t)c);
}

void
utf8_fold(struct buf *b, struct span s)
{
	char *p = buf_more(b, UTF8_FOLD_ROOM(s.n));
	size_t i = 0, n = 0;

	while (i < s.n) {
		if ((unsigned char)s.p[i] < 0x80) {
			p[n++] = (char)utf8_lower((unsigned char)s.p[i]);
			i++;
		} else
			n += utf8_encode(utf8_lower(utf8_next(s, &i)), p + n);
	}
	b->n += n;
}

