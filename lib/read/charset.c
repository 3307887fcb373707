/* See charset.h. */
#include "read/charset.h"
#include "read/parse_html.h"
#include "utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>

enum { NAME_MAX_BYTES = 40 };

/* Names that mean a larger charset than they say. */
static const struct { const char *name, *means; } alias[] = {
	{ "iso-8859-1", "WINDOWS-1252" }, { "iso8859-1", "WINDOWS-1252" },
	{ "latin1", "WINDOWS-1252" }, { "latin-1", "WINDOWS-1252" },
	{ "us-ascii", "WINDOWS-1252" }, { "ascii", "WINDOWS-1252" },
	{ "iso-8859-9", "WINDOWS-1254" }, { "iso-8859-11", "WINDOWS-874" },
	{ "gb2312", "GB18030" }, { "gbk", "GB18030" }, { "gb_2312-80", "GB18030" },
	{ "x-gbk", "GB18030" }, { "shift_jis", "CP932" }, { "shift-jis", "CP932" },
	{ "x-sjis", "CP932" }, { "windows-31j", "CP932" }, { "euc-kr", "CP949" },
	{ "ks_c_5601-1987", "CP949" }, { "x-mac-roman", "MACINTOSH" }, { "big5", "BIG5-HKSCS" },
	{ "utf8", "UTF-8" }, { "unicode", "UTF-16LE" }
};

static iconv_t
open_charset(struct span name)
{
	char known[NAME_MAX_BYTES + 1];

	if (name.n == 0 || name.n > NAME_MAX_BYTES)
		return (iconv_t)-1;
	for (size_t i = 0; i < sizeof(alias) / sizeof(alias[0]); i++)
		if (html_is(name, alias[i].name))
			return iconv_open("UTF-8", alias[i].means);
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] <= ' ' || name.p[i] == '/' || (unsigned char)name.p[i] >= 0x7f)
			return (iconv_t)-1;	/* "//" would be an instruction to iconv */
	snprintf(known, sizeof(known), "%.*s", (int)name.n, name.p);
	return iconv_open("UTF-8", known);
}

bool
charset_known(struct span name)
{
	iconv_t cd = open_charset(name);

	if (cd == (iconv_t)-1)
		return false;
	iconv_close(cd);
	return true;
}

static void
convert(struct buf *b, struct span s, iconv_t cd)
{
	char *in = (char *)(uintptr_t)s.p, *to;
	size_t left = s.n, room;

	b->n = 0;
	while (left > 0) {
		room = left * 2 + 64;
		to = buf_more(b, room);
		if (iconv(cd, &in, &left, &to, &room) == (size_t)-1 && errno != E2BIG) {
			b->n = (size_t)(to - b->p);
			buf_add(b, "\xef\xbf\xbd", 3);
			if (errno == EINVAL)
				break;		/* cut off in a character */
			in++;
			left--;
		} else
			b->n = (size_t)(to - b->p);
	}
}

/*
 * Bytes that are not UTF-8: are they windows-1252?  Not if the text has good
 * UTF-8 as well, or bytes that windows-1252 does not have.
 */
static bool
looks_western(struct span s)
{
	size_t good;

	while (s.n > 0) {
		good = utf8_valid(s);
		for (size_t i = 0; i < good; i++)
			if ((unsigned char)s.p[i] >= 0x80)
				return false;
		s = span_from(s, good);
		if (s.n > 0 && strchr("\x81\x8d\x8f\x90\x9d\xff\xfe", s.p[0]) != NULL)
			return false;
		s = span_from(s, 1);
	}
	return true;
}

static bool
is_utf8_name(struct span name)
{
	return html_is(name, "utf-8") || html_is(name, "utf8");
}

/* Charsets that write other scripts with the bytes of ASCII. */
static bool
is_seven_bit(struct span name)
{
	return (name.n > 9 && html_is((struct span){ name.p, 9 }, "iso-2022-")) ||
	    html_is(name, "utf-7") || html_is(name, "hz-gb-2312");
}

/* s itself if there is no such charset. */
static struct span
converted(struct buf *b, struct span s, struct span charset)
{
	iconv_t cd = open_charset(charset);

	if (cd == (iconv_t)-1)
		return s;
	convert(b, s, cd);
	iconv_close(cd);
	return buf_view(b);
}

struct span
charset_decode_part(struct buf *b, struct span s, struct span declared, bool *guessed)
{
	if (utf8_valid(s) == s.n && !is_seven_bit(declared))
		return s;
	if (!is_utf8_name(declared) && charset_known(declared))
		return converted(b, s, declared);
	if (!looks_western(s))
		return s;
	*guessed = true;
	return converted(b, s, S("windows-1252"));
}

struct span
charset_decode(struct buf *b, struct span s, struct span declared, bool *guessed)
{
	if (span_starts(s, S("\xff\xfe")) && s.n % 2 == 0)
		return converted(b, span_from(s, 2), S("UTF-16LE"));
	if (span_starts(s, S("\xfe\xff")) && s.n % 2 == 0)
		return converted(b, span_from(s, 2), S("UTF-16BE"));
	if (span_starts(s, S("\xef\xbb\xbf")))
		s = span_from(s, 3);
	return charset_decode_part(b, s, declared, guessed);
}

static bool
is_name(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	    c == '-' || c == '_' || c == '.' || c == ':';
}

struct span
charset_declared(struct span head)
{
	static const char *const before[] = { "charset", "encoding" };

	for (size_t i = 0; i + 8 < head.n; i++)
		for (size_t k = 0; k < 2; k++) {
			size_t n = strlen(before[k]), from;

			if ((head.p[i] | 0x20) != before[k][0] ||
			    !html_is((struct span){ head.p + i, n > head.n - i ? 0 : n }, before[k]))
				continue;
			for (n += i; n < head.n && (head.p[n] == ' ' || head.p[n] == '='); n++)
				;
			if (n < head.n && (head.p[n] == '"' || head.p[n] == '\''))
				n++;
			for (from = n; n < head.n && is_name(head.p[n]); n++)
				;
			if (n > from)
				return (struct span){ head.p + from, n - from };
		}
	return (struct span){ 0 };
}
