/* See numdate.h. */
#include "number/numdate.h"
#include "number/timeword.h"

#include <stdio.h>

bool
numdate_year(const struct pieces *ps, size_t i, int *year)
{
	unsigned v;

	if (piece_digits(ps, i, &v) != 4 || v < 1000 || v > 2199)
		return false;
	*year = (int)v;
	return true;
}

/* One part of a date between marks. */
struct part {
	unsigned v;
	size_t	digits;		/* 0: the name of month v */
};

/* A date of three parts may be written in these orders: a year, a month, a day. */
static const unsigned char orders[][3] = {	/* which part is year, month, day */
	{ 0, 1, 2 }, { 0, 2, 1 }, { 2, 0, 1 }, { 2, 1, 0 }, { 1, 0, 2 }, { 1, 2, 0 }
};

static int
full_year(unsigned v, size_t digits)
{
	return digits == 4 ? (int)v : (int)v + (v < 50 ? 2000 : 1900);
}

static bool
part_at(const struct pieces *ps, size_t i, struct part *p)
{
	if (i >= ps->n)
		return false;
	p->digits = piece_digits(ps, i, &p->v);
	if (p->digits == 0 && (ps->p[i].is & NUMWORD_MONTH))
		p->v = (unsigned)piece_number(&ps->p[i], NUMWORD_MONTH);
	else if (p->digits == 0 || p->digits > 4 || p->digits == 3)
		return false;
	return true;
}

/* Up to three parts from piece i on, the same mark between; the number of them. */
static size_t
parts_at(const struct pieces *ps, size_t i, struct part p[3], size_t *end, bool *slash)
{
	size_t n = 0;

	*slash = piece_is_glued(ps, i + 1, "/");
	for (*end = i; n < 3 && part_at(ps, *end, &p[n]); *end += 2) {
		n++;
		if (!(*slash ? piece_is_glued(ps, *end + 1, "/") : piece_hyphen(ps, *end + 1)) ||
		    *end + 2 >= ps->n || !ps->p[*end + 2].glued)
			return ++*end, n;
	}
	--*end;
	return n;
}

static bool
set(struct moment *m, const struct part *y, const struct part *mo, const struct part *d, bool slash)
{
	struct date day = { 0 };

	if (y->digits != 4 && !(y->digits == 2 && (slash || mo->digits == 0)))
		return false;
	if (mo->digits > 2 || d->digits > 2 || d->digits == 0)
		return false;
	day = (struct date){ full_year(y->v, y->digits), (int)mo->v, (int)d->v };
	if (day.year < 1000 || day.year > 2200 || !calendar_valid(day))
		return false;
	moment_set_day(m, day);
	m->year_given = true;
	return true;
}

/* The first of the orders that a date can be written in. */
static bool
three_parts(const struct part p[3], bool slash, struct moment *m)
{
	bool named = p[0].digits == 0 || p[1].digits == 0 || p[2].digits == 0;

	for (size_t k = 0; k < sizeof(orders) / sizeof(*orders); k++) {
		const unsigned char *o = orders[k];

		if (named ? p[o[1]].digits != 0 : o[0] == 1)
			continue;		/* the month is the named part; nobody writes a year of digits between */
		if (o[0] == 0 && p[0].digits != 4)
			continue;
		if (set(m, &p[o[0]], &p[o[1]], &p[o[2]], slash))
			return true;
	}
	return false;
}

/* Sep/28, Dec/2018: a name and a number. */
static bool
two_parts(const struct moment_base *base, const struct pieces *ps, size_t i, const struct part p[2], struct moment *m)
{
	const struct part *mo = p[0].digits == 0 ? &p[0] : &p[1], *x = p[0].digits == 0 ? &p[1] : &p[0];

	if (mo->digits != 0 || x->digits == 0)
		return false;
	if (x->digits == 4 && x->v >= 1000 && x->v < 2200) {
		moment_set_month(m, (int)x->v, (int)mo->v);
		m->year_given = true;
		return true;
	}
	if (x->digits > 2 || x->v < 1 || x->v > (unsigned)calendar_month_length(2000, (int)mo->v))
		return false;
	moment_month_day(m, base, (int)mo->v, (int)x->v, moment_tense(ps, i, m->b));
	return true;
}

/* 28.09.2017 is one piece. */
static bool
dotted(const struct pieces *ps, size_t i, struct moment *m)
{
	struct part p[3] = { 0 };
	struct span s = ps->p[i].text;
	size_t k = 0;

	if (ps->p[i].kind != PIECE_DIGITS)
		return false;
	for (size_t j = 0; j < s.n; j++)
		if (s.p[j] == '.') {
			if (++k > 2)
				return false;
		} else if (s.p[j] == ',' || ++p[k].digits > 4)
			return false;
		else
			p[k].v = p[k].v * 10 + (unsigned)(s.p[j] - '0');
	if (k != 2 || p[0].digits == 0 || p[1].digits == 0)
		return false;
	m->b = i + 1;
	return set(m, &p[2], &p[1], &p[0], true) || set(m, &p[2], &p[0], &p[1], true);
}

/* 20170928 */
static bool
eight_digits(const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned v;
	struct date d;

	if (piece_digits(ps, i, &v) != 8)
		return false;
	d = (struct date){ (int)(v / 10000), (int)(v / 100 % 100), (int)(v % 100) };
	if (d.year < 1900 || d.year > 2099 || !calendar_valid(d))
		return false;
	moment_set_day(m, d);
	m->b = i + 1;
	m->year_given = true;
	return true;
}

bool
numdate_parse(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	struct part p[3];
	bool slash;
	size_t n = parts_at(ps, i, p, &m->b, &slash);

	if (n == 3 && three_parts(p, slash, m))
		return true;
	if (n >= 2 && slash && two_parts(base, ps, i, p, m)) {
		m->b = i + 3;
		return true;
	}
	return dotted(ps, i, m) || eight_digits(ps, i, m);
}

/* Digits, slash, digits. */
static bool
slashed(const struct pieces *ps, size_t i, unsigned *a, unsigned *b)
{
	size_t na = piece_digits(ps, i, a), nb;

	if (na == 0 || na > 2 || !piece_is_glued(ps, i + 1, "/"))
		return false;
	nb = piece_digits(ps, i + 2, b);
	if (*a == 24 && *b == 7)
		return false;				/* at all hours */
	return nb > 0 && nb < 3 && ps->p[i + 2].glued;
}

/* Is there what a date may follow: "by 11/20", "Friday 11/20", "11/20, 11/22 or 11/25"? */
static bool
slash_cue(const struct pieces *ps, size_t i)
{
	unsigned a, b;

	if (i == 0)
		return false;
	if (timeword_is(ps, i - 1, TIMEWORD_SLASHCUE) || (ps->p[i - 1].is & NUMWORD_WEEKDAY))
		return true;
	return i >= 4 && (piece_in(ps, i - 1, " , or and to ") || piece_dash(ps, i - 1)) && slashed(ps, i - 4, &a, &b) &&
	    i >= 5 && timeword_is(ps, i - 5, TIMEWORD_SLASHCUE);
}

static bool
month_slash_day(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned a, b;

	if (!slashed(ps, i, &a, &b) || piece_is_glued(ps, i + 3, "/") || !slash_cue(ps, i))
		return false;
	if (a > 12) {
		unsigned t = a;

		a = b;
		b = t;
	}
	if (a < 1 || a > 12 || b < 1 || b > (unsigned)calendar_month_length(2000, (int)a))
		return false;
	moment_month_day(m, base, (int)a, (int)b, moment_tense(ps, i, i + 3));
	m->b = i + 3;
	return true;
}

/* 4/05: no day and no part of anything is written with that zero. */
static bool
month_slash_year(const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned month, year;

	if (!slashed(ps, i, &month, &year) || month < 1 || month > 12 || ps->p[i].text.p[0] == '0' ||
	    ps->p[i + 2].text.n != 2 || ps->p[i + 2].text.p[0] != '0' ||
	    (piece_glued(ps, i + 3) && (ps->p[i + 3].kind != PIECE_MARK || piece_is(ps, i + 3, "/"))))
		return false;
	moment_set_month(m, 2000 + (int)year, (int)month);
	m->year_given = true;
	m->b = i + 3;
	return true;
}

/* 2017-09; 2012-13 and 2009-2010 are two years. */
static bool
year_hyphen(const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned v;
	size_t n;
	int y;

	if (!numdate_year(ps, i, &y) || !(piece_hyphen(ps, i + 1) || piece_is_glued(ps, i + 1, "/")))
		return false;
	n = piece_digits(ps, i + 2, &v);
	if (n == 0 || piece_hyphen(ps, i + 3) || piece_is_glued(ps, i + 3, "/"))
		return false;
	m->b = i + 3;
	m->year_given = true;
	if ((n == 4 && (int)v > y && (int)v < y + 200) || (n == 2 && (int)v > y % 100)) {
		snprintf(m->date, sizeof(m->date), "%04d/%04d", y, n == 4 ? (int)v : y / 100 * 100 + (int)v);
		m->grain = GRAIN_YEAR;
		m->day = (struct date){ y, 0, 0 };
		return true;
	}
	if (n == 1 && piece_is(ps, i + 1, "/") && (int)v == (y + 1) % 10) {	/* 1986/7 */
		snprintf(m->date, sizeof(m->date), "%04d/%04d", y, y + 1);
		m->grain = GRAIN_YEAR;
		m->day = (struct date){ y, 0, 0 };
		return true;
	}
	if (n <= 2 && v >= 1 && v <= 12 && piece_is(ps, i + 1, "-")) {
		moment_set_month(m, y, (int)v);
		return true;
	}
	return false;
}

bool
numdate_doubtful(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	return year_hyphen(ps, i, m) || month_slash_day(base, ps, i, m) || month_slash_year(ps, i, m);
}
