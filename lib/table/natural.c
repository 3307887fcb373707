/* See natural.h. */
#include "table/natural.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A plain decimal in parts: no zeros before `whole` nor behind `part`. */
struct number {
	bool		negative;
	struct span	whole, part;
};

static struct span
cut_sign(struct span s, bool *negative)
{
	*negative = false;
	if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+')) {
		*negative = s.p[0] == '-';
		return span_from(s, 1);
	}
	if (span_starts(s, S("\xe2\x88\x92"))) {	/* U+2212 MINUS SIGN */
		*negative = true;
		return span_from(s, 3);
	}
	return s;
}

static size_t
digits(struct span s)
{
	size_t n = 0;

	while (n < s.n && is_digit(s.p[n]))
		n++;
	return n;
}

static bool
split(struct number *x, struct span s)
{
	size_t whole, part = 0, seen;

	s = cut_sign(s, &x->negative);
	whole = seen = digits(s);
	if (seen < s.n && s.p[seen] == '.') {
		part = digits(span_from(s, seen + 1));
		seen += 1 + part;
	}
	if (seen != s.n || whole + part == 0)
		return false;
	x->part = (struct span){ s.p + s.n - part, part };
	while (x->part.n > 0 && x->part.p[x->part.n - 1] == '0')
		x->part.n--;
	x->whole = (struct span){ s.p, whole };
	while (x->whole.n > 0 && x->whole.p[0] == '0')
		x->whole = span_from(x->whole, 1);
	return true;
}

bool
natural_is_number(struct span s)
{
	struct number x;

	return split(&x, s);
}

/* Without their signs. */
static int
size_cmp(const struct number *a, const struct number *b)
{
	int c;

	if (a->whole.n != b->whole.n)
		return a->whole.n < b->whole.n ? -1 : 1;
	c = span_cmp(a->whole, b->whole);
	return c != 0 ? c : span_cmp(a->part, b->part);
}

static int
number_cmp(const struct number *a, const struct number *b)
{
	int c = size_cmp(a, b);

	if (a->whole.n + a->part.n == 0 && b->whole.n + b->part.n == 0)
		return 0;		/* -0 is 0 */
	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	return a->negative ? -c : c;
}

int
natural_number_cmp(struct span a, struct span b)
{
	struct number x, y;

	if (!split(&x, a) || !split(&y, b))
		return 0;
	return number_cmp(&x, &y);
}

/* Digits that begin at a[*i] and b[*j] as whole numbers of any length. */
static int
run_cmp(struct span a, size_t *i, struct span b, size_t *j)
{
	struct span x = span_from(a, *i), y = span_from(b, *j);

	x.n = digits(x);
	y.n = digits(y);
	*i += x.n;
	*j += y.n;
	while (x.n > 0 && x.p[0] == '0')
		x = span_from(x, 1);
	while (y.n > 0 && y.p[0] == '0')
		y = span_from(y, 1);
	if (x.n != y.n)
		return x.n < y.n ? -1 : 1;
	return span_cmp(x, y);
}

static unsigned char
fold(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static int
text_cmp(struct span a, struct span b)
{
	size_t i = 0, j = 0;
	int c;

	while (i < a.n && j < b.n) {
		if (is_digit(a.p[i]) && is_digit(b.p[j])) {
			c = run_cmp(a, &i, b, &j);
			if (c != 0)
				return c;
			continue;
		}
		c = fold(a.p[i]) - fold(b.p[j]);
		if (c != 0)
			return c;
		i++, j++;
	}
	return (i < a.n) - (j < b.n);
}

int
natural_cmp(struct span a, struct span b)
{
	struct number x, y;
	bool nx = split(&x, a), ny = split(&y, b);
	int c;

	if (a.n == 0 || b.n == 0)
		return (a.n != 0) - (b.n != 0);
	if (nx != ny)
		return nx ? -1 : 1;
	c = nx ? number_cmp(&x, &y) : text_cmp(a, b);
	return c != 0 ? c : span_cmp(a, b);
}
