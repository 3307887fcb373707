/* See mime.h. */
#include "read/mime.h"
#include "read/charset.h"
#include "read/hex.h"
#include "read/parse_html.h"

enum { FIELD_NAME_MAX = 76 };

static struct span
between(const char *from, const char *to)
{
	return (struct span){ from, (size_t)(to - from) };
}

/* Header fields. */

bool
mime_is_field(struct span line, struct span *name)
{
	size_t n = 0;

	while (n < line.n && line.p[n] > ' ' && line.p[n] < 0x7f && line.p[n] != ':')
		n++;
	*name = (struct span){ line.p, n };
	return n > 0 && n <= FIELD_NAME_MAX && n < line.n && line.p[n] == ':';
}

bool
mime_field(struct span *rest, struct span *name, struct span *value)
{
	struct span line;

	while (span_cut(rest, '\n', &line) && html_trim(line).n > 0) {
		if (!mime_is_field(line, name))
			continue;
		*value = span_from(line, name->n + 1);
		while (rest->n > 0 && (rest->p[0] == ' ' || rest->p[0] == '\t')) {
			span_cut(rest, '\n', &line);
			value->n = (size_t)(line.p + line.n - value->p);
		}
		*value = html_trim(*value);
		return true;
	}
	return false;
}

/* Behind a quoted string or comment that begins at s.p[i]; s.n if it does not end. */
static size_t
past_quoted(struct span s, size_t i)
{
	char end = s.p[i] == '(' ? ')' : '"';

	for (i++; i < s.n && s.p[i] != end; i++)
		i += s.p[i] == '\\';
	return i < s.n ? i + 1 : s.n;
}

struct span
mime_value(struct span v)
{
	size_t n = 0;

	while (n < v.n && v.p[n] != ';' && v.p[n] != '(' && !html_is_space(v.p[n]))
		n++;
	return (struct span){ v.p, n };
}

struct span
mime_parameter(struct span v, const char *name)
{
	size_t i = 0, from, n = strlen(name);

	while (i < v.n) {
		if (v.p[i] == '"' || v.p[i] == '(') {
			i = past_quoted(v, i);
			continue;
		}
		if (v.p[i++] != ';')
			continue;
		while (i < v.n && html_is_space(v.p[i]))
			i++;
		if (v.n - i <= n || !html_is((struct span){ v.p + i, n }, name))
			continue;
		for (i += n; i < v.n && html_is_space(v.p[i]); i++)
			;
		if (i == v.n || v.p[i] != '=')
			continue;
		for (i++; i < v.n && html_is_space(v.p[i]); i++)
			;
		if (i < v.n && v.p[i] == '"') {
			from = i + 1;
			i = past_quoted(v, i);
			return (struct span){ v.p + from, i - from - (v.p[i - 1] == '"' && i > from) };
		}
		for (from = i; i < v.n && v.p[i] != ';' && !html_is_space(v.p[i]); i++)
			;
		return (struct span){ v.p + from, i - from };
	}
	return (struct span){ 0 };
}

/* Transfer encodings. */

static int
base64_digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool
is_base64(struct span line)
{
	for (size_t i = 0; i < line.n; i++)
		if (base64_digit(line.p[i]) < 0 && line.p[i] != '=' && !html_is_space(line.p[i]))
			return false;
	return true;
}

/* Up to the first line that is none: lists put notes of their own below. */
static void
base64(struct buf *to, struct span s)
{
	struct span rest = s, line;
	unsigned bits = 0, n = 0;

	while (span_cut(&rest, '\n', &line)) {
		if (!is_base64(line)) {
			buf_span(to, between(line.p, s.p + s.n));
			return;
		}
		for (size_t i = 0; i < line.n; i++) {
			int d = base64_digit(line.p[i]);

			if (d < 0)
				continue;
			bits = (bits << 6 | (unsigned)d) & 0xffffff;
			n += 6;
			if (n >= 8) {
				n -= 8;
				buf_byte(to, (char)(bits >> n & 0xff));
			}
		}
	}
}

/* "=C3=A9" at i: its byte, -1 if it is none. */
static int
quoted_byte(struct span s, size_t i)
{
	if (s.n - i < 3 || hex_digit(s.p[i + 1]) < 0 || hex_digit(s.p[i + 2]) < 0)
		return -1;
	return hex_digit(s.p[i + 1]) << 4 | hex_digit(s.p[i + 2]);
}

/* The bytes of a soft line end "=" LF at i, 0 if it is none. */
static size_t
soft_end(struct span s, size_t i)
{
	size_t k = i + 1;

	while (k < s.n && (s.p[k] == ' ' || s.p[k] == '\t' || s.p[k] == '\r'))
		k++;
	return k == s.n ? k - i : s.p[k] == '\n' ? k + 1 - i : 0;
}

/* In an encoded word "_" is a blank. */
static void
quoted_printable(struct buf *to, struct span s, bool word)
{
	size_t i = 0, n;
	int byte;

	while (i < s.n) {
		const char *eq = memchr(s.p + i, '=', s.n - i);

		n = eq == NULL ? s.n - i : (size_t)(eq - s.p) - i;
		buf_add(to, s.p + i, n);
		for (size_t k = to->n - n; word && k < to->n; k++)
			if (to->p[k] == '_')
				to->p[k] = ' ';
		i += n;
		if (i == s.n)
			break;
		if ((byte = quoted_byte(s, i)) >= 0) {
			buf_byte(to, (char)byte);
			i += 3;
		} else if ((n = soft_end(s, i)) > 0)
			i += n;
		else
			buf_byte(to, s.p[i++]);
	}
}

void
mime_body(struct buf *to, struct span body, struct span encoding)
{
	if (html_is(encoding, "base64"))
		base64(to, body);
	else if (html_is(encoding, "quoted-printable"))
		quoted_printable(to, body, false);
	else
		buf_span(to, body);
}

/* Encoded words. */

struct word {
	struct span	charset, text;
	bool		base64;
};

/* "=?charset*language?B?text?=" at the beginning of s: its bytes, 0 if it is none. */
static size_t
encoded_word(struct span s, struct word *w)
{
	struct span rest = span_from(s, 2), kind, language;

	if (!span_starts(s, S("=?")) || !span_cut(&rest, '?', &w->charset) || rest.p == NULL ||
	    !span_cut(&rest, '?', &kind) || kind.n != 1 || rest.p == NULL)
		return 0;
	w->base64 = (kind.p[0] | 0x20) == 'b';
	if (!w->base64 && (kind.p[0] | 0x20) != 'q')
		return 0;
	if (!span_cut(&rest, '?', &w->text) || rest.n == 0 || rest.p[0] != '=' ||
	    memchr(w->text.p, '\n', w->text.n) != NULL)
		return 0;
	language = w->charset;
	span_cut(&language, '*', &w->charset);
	return (size_t)(rest.p + 1 - s.p);
}

static void
add_word(struct buf *bytes, const struct word *w)
{
	if (w->base64)
		base64(bytes, w->text);
	else
		quoted_printable(bytes, w->text, true);
}

/* Characters may be cut in two between words of one charset: their bytes go together. */
static void
flush(struct buf *to, struct buf *bytes, struct span charset)
{
	struct buf utf8 = { 0 };
	bool guessed;

	buf_span(to, charset_decode_part(&utf8, buf_view(bytes), charset, &guessed));
	bytes->n = 0;
	buf_free(&utf8);
}

static bool
same_charset(struct span a, struct span b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (html_lower(a.p[i]) != html_lower(b.p[i]))
			return false;
	return true;
}

void
mime_text(struct buf *to, struct span s)
{
	struct buf bytes = { 0 };
	struct span charset = { 0 }, plain;
	struct word w;
	const char *eq;
	size_t n;

	while (s.n > 0) {
		eq = memchr(s.p, '=', s.n);
		for (n = 0; eq != NULL && (n = encoded_word(between(eq, s.p + s.n), &w)) == 0; )
			eq = memchr(eq + 1, '=', (size_t)(s.p + s.n - eq - 1));
		plain = eq == NULL ? s : between(s.p, eq);
		if (eq == NULL || html_trim(plain).n > 0 || bytes.n == 0 || !same_charset(charset, w.charset)) {
			bool glue = eq != NULL && html_trim(plain).n == 0 && bytes.n > 0;

			flush(to, &bytes, charset);
			if (!glue) {		/* what is not encoded should be ASCII, and often is not */
				buf_span(&bytes, plain);
				flush(to, &bytes, (struct span){ 0 });
			}
		}
		if (eq == NULL)
			break;
		charset = w.charset;
		add_word(&bytes, &w);
		s = between(eq + n, s.p + s.n);
	}
	flush(to, &bytes, charset);
	buf_free(&bytes);
}

/* Addresses. */

static void
add_without_quotes(struct buf *to, struct span s)
{
	struct buf b = { 0 };

	s = html_trim(s);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '"' && !(s.p[i] == '\\' && i + 1 < s.n))
			buf_byte(&b, s.p[i]);
		else if (s.p[i] == '\\')
			buf_byte(&b, s.p[++i]);
	mime_text(to, buf_view(&b));
	buf_free(&b);
}

void
mime_mailbox(struct buf *to, struct span v, struct span *address)
{
	struct span name = { 0 }, comment = { 0 };
	size_t i = 0, e;

	*address = (struct span){ 0 };
	while (i < v.n && v.p[i] != ',' && address->n == 0) {
		if (v.p[i] == '"' || v.p[i] == '(') {
			e = past_quoted(v, i);
			if (v.p[i] == '(')
				comment = (struct span){ v.p + i + 1, e - i - (e - i > 1 ? 2 : 1) };
			i = e;
		} else if (v.p[i] == '<') {
			const char *end = memchr(v.p + i, '>', v.n - i);

			name = html_trim((struct span){ v.p, i });
			*address = html_trim(between(v.p + i + 1, end == NULL ? v.p + v.n : end));
		} else
			i++;
	}
	if (address->n == 0)
		*address = html_trim((struct span){ v.p, comment.n > 0 ? (size_t)(comment.p - 1 - v.p) : i });
	add_without_quotes(to, name.n > 0 ? name : comment.n > 0 ? comment : *address);
}
