/* See net.h. */
#include "net.h"
#include "lex_suffix.h"

enum { HOST_MAX = 253, ENDING_MAX = 12 };

static bool
is_alnum(char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
}

static bool
is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

/* E2 80 98..9F and C2 AB, C2 BB: the quotation marks that close an address. */
static bool
is_quote(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	if (u[0] == 0xe2)
		return u[1] == 0x80 && u[2] >= 0x98 && u[2] <= 0x9f;
	return u[0] == 0xc2 && (u[1] == 0xab || u[1] == 0xbb || u[1] == 0xa0);
}

static size_t
chunk_end(struct span s, size_t i)
{
	while (i < s.n && (unsigned char)s.p[i] > ' ' && !is_one_of(s.p[i], "\"<>`{}|\\^") &&
	    !is_quote(s.p + i))
		i++;
	return i;
}

/* Without the marks at the end that belong to the sentence; brackets stay if they are paired. */
static size_t
trim(struct span s, size_t i, size_t end)
{
	bool paired = memchr(s.p + i, '(', end - i) != NULL;

	while (end > i && is_one_of(s.p[end - 1], ".,;:!?'*)]") && !(s.p[end - 1] == ')' && paired))
		end--;
	return end;
}

static bool
has_scheme(struct span s)
{
	static const struct span scheme[] = {
		SPAN("http://"), SPAN("https://"), SPAN("www."), SPAN("ftp://"), SPAN("mailto:"),
		SPAN("HTTP://"), SPAN("Http://"), SPAN("HTTPS://"), SPAN("Https://"), SPAN("WWW."), SPAN("Www.")
	};

	for (size_t k = 0; k < sizeof(scheme) / sizeof(*scheme); k++)
		if (span_starts(s, scheme[k]) && s.n > scheme[k].n && is_alnum(s.p[scheme[k].n]))
			return true;
	return false;
}

size_t
net_url(struct span s, size_t i)
{
	return has_scheme(span_from(s, i)) ? trim(s, i, chunk_end(s, i)) : i;
}

size_t
net_email(struct span s, size_t i)
{
	size_t j = i, dot = 0, end;

	while (j < s.n && j - i <= NET_LOCAL && (is_alnum(s.p[j]) || is_one_of(s.p[j], "._+-%")))
		j++;
	if (j == i || j >= s.n || s.p[j] != '@' || s.p[j - 1] == '.' || !is_alnum(s.p[j + 1]))
		return i;
	for (end = ++j; end < s.n && end - j < HOST_MAX && (is_alnum(s.p[end]) || is_one_of(s.p[end], ".-"));
	    end++)
		if (s.p[end] == '.' && is_alnum(s.p[end + 1]))
			dot = end;
	return dot == 0 ? i : trim(s, i, end);
}

/* The ending behind the last dot of s.p[i..end) is known.  "lost.It" is no host, "EXAMPLE.COM" is. */
static bool
known_ending(struct span s, size_t i, size_t end)
{
	char low[ENDING_MAX];
	size_t n = 0, from = end;

	while (from > i && s.p[from - 1] != '.' && n < ENDING_MAX) {
		low[ENDING_MAX - ++n] = (char)(s.p[from - 1] | 0x20);
		from--;
	}
	if (from == i || n == ENDING_MAX || n == 0 || (s.p[from] != low[ENDING_MAX - n] && s.p[end - 1] == low[ENDING_MAX - 1]))
		return false;
	return lex_find(&lex_suffix, (struct span){ low + ENDING_MAX - n, n }).classes != 0;
}

/* alt.animals.cat: a name of three words or more in small letters. */
static bool
is_group(struct span s, size_t i, size_t end)
{
	size_t run = 0;

	for (; i < end; i++) {
		if (s.p[i] == '.' && run < 2)
			return false;
		if (s.p[i] != '.' && !(s.p[i] >= 'a' && s.p[i] <= 'z'))
			return false;
		run = s.p[i] == '.' ? 0 : run + 1;
	}
	return run > 1;
}

size_t
net_host(struct span s, size_t i)
{
	size_t end = i, dots = 0;

	while (end < s.n && end - i < HOST_MAX && (is_alnum(s.p[end]) || (end > i && is_one_of(s.p[end], ".-_") &&
	    is_alnum(s.p[end + 1])))) {
		dots += s.p[end] == '.';
		end++;
	}
	if (dots == 0 || !(known_ending(s, i, end) || (dots > 1 && is_group(s, i, end))))
		return i;
	if (s.p[end] == '/' && is_alnum(s.p[end + 1]))
		return trim(s, i, chunk_end(s, i));
	return end;
}
