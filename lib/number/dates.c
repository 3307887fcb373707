/* See dates.h. */
#include "number/dates.h"
#include "number/timeword.h"

#include <stdio.h>

static bool
ordinal_suffix(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].glued && piece_in(ps, i, " st nd rd th ");
}

static bool
glued_mark(const struct pieces *ps, size_t i, const char *mark)
{
	return piece_is(ps, i, mark) && ps->p[i].glued;
}

/* Day of a month at piece i, in digits or as an ordinal. */
static bool
day_at(const struct pieces *ps, size_t i, int *day, size_t *end, bool *ordinal)
{
	unsigned v;
	size_t n = piece_digits(ps, i, &v);
	int unit;

	*ordinal = false;
	if (n >= 1 && n <= 2) {
		*end = i + 1;
		if (ordinal_suffix(ps, i + 1)) {
			(*end)++;
			*ordinal = true;
		} else if (glued_mark(ps, i + 1, ":") || glued_mark(ps, i + 1, "%") || glued_mark(ps, i + 1, "/"))
			return false;
		*day = (int)v;
		return v >= 1 && v <= 31;
	}
	if (i >= ps->n)
		return false;
	*ordinal = true;
	if (ps->p[i].is & NUMWORD_ORD) {
		*day = piece_number(&ps->p[i], NUMWORD_ORD);
		*end = i + 1;
		return *day <= 31 && !(ps->p[i].is & NUMWORD_MANY);
	}
	if ((ps->p[i].is & NUMWORD_CARD) && piece_hyphen(ps, i + 1) && i + 2 < ps->n &&
	    (ps->p[i + 2].is & NUMWORD_ORD)) {
		unit = piece_number(&ps->p[i + 2], NUMWORD_ORD);
		*day = piece_number(&ps->p[i], NUMWORD_CARD) + unit;
		*end = i + 3;
		return *day > 20 && *day <= 31 && unit < 10;
	}
	return false;
}

bool
dates_year(const struct pieces *ps, size_t i, int *year)
{
	unsigned v;

	if (piece_digits(ps, i, &v) != 4 || v < 1000 || v > 2199)
		return false;
	*year = (int)v;
	return true;
}

/* "'98": the century that makes it nearest to now, seen from 2030. */
static bool
short_year(const struct pieces *ps, size_t i, int *year)
{
	unsigned v;

	if (!piece_in(ps, i, " ' \xe2\x80\x99 \xe2\x80\x98 ") || piece_digits(ps, i + 1, &v) != 2 ||
	    !ps->p[i + 1].glued)
		return false;
	*year = (int)v + (v < 30 ? 2000 : 1900);
	return true;
}

bool
dates_cue(const struct pieces *ps, size_t i)
{
	return timeword_is(ps, i, TIMEWORD_CUE);
}

/* ---- all in digits ---- */

static int
full_year(unsigned v, size_t digits)
{
	return digits == 4 ? (int)v : (int)v + (v < 50 ? 2000 : 1900);
}

/* Month and day in the order of the country that would write it so. */
static bool
set_month_day(struct moment *m, int year, unsigned a, unsigned b)
{
	struct date d = { year, (int)a, (int)b };

	if (a > 12)
		d = (struct date){ year, (int)b, (int)a };
	if (!calendar_valid(d))
		return false;
	moment_set_day(m, d);
	m->year_given = true;
	return true;
}

static bool
dotted_date(const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned v[3] = { 0 };
	size_t digits[3] = { 0 }, k = 0;
	struct span s = ps->p[i].text;

	for (size_t j = 0; j < s.n; j++)
		if (s.p[j] == '.') {
			if (++k > 2)
				return false;
		} else if (s.p[j] == ',' || ++digits[k] > 4)
			return false;
		else
			v[k] = v[k] * 10 + (unsigned)(s.p[j] - '0');
	if (k != 2 || digits[0] == 0 || digits[0] > 2 || digits[1] == 0 || digits[1] > 2 ||
	    (digits[2] != 2 && digits[2] != 4))
		return false;
	m->b = i + 1;
	if (v[1] > 12)
		return set_month_day(m, full_year(v[2], digits[2]), v[0], v[1]);
	return set_month_day(m, full_year(v[2], digits[2]), v[1], v[0]);
}

/* 2017-09-28, 2017/9/28, 9/28/2017, 28-9-2017, 9/28/17. */
static bool
three_numbers(const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned a, b, c;
	size_t na = piece_digits(ps, i, &a), nb, nc;
	bool slash = glued_mark(ps, i + 1, "/");

	if (na == 0 || (!slash && !piece_hyphen(ps, i + 1)))
		return false;
	nb = piece_digits(ps, i + 2, &b);
	nc = piece_digits(ps, i + 4, &c);
	if (nb == 0 || nb > 2 || nc == 0 || !ps->p[i + 2].glued || !ps->p[i + 4].glued ||
	    !(slash ? glued_mark(ps, i + 3, "/") : piece_hyphen(ps, i + 3)))
		return false;
	m->b = i + 5;
	if (na == 4 && nc <= 2 && b <= 12)
		return set_month_day(m, (int)a, b, c);
	if (na <= 2 && (nc == 4 || (nc == 2 && slash)))
		return set_month_day(m, full_year(c, nc), a, b);
	return false;
}

/* 11/20 behind a word that only a date follows. */
static bool
month_slash_day(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned a, b;

	if (piece_digits(ps, i, &a) == 0 || !glued_mark(ps, i + 1, "/") || piece_digits(ps, i + 2, &b) == 0 ||
	    !ps->p[i + 2].glued || glued_mark(ps, i + 3, "/"))
		return false;
	if (i == 0 || (!timeword_is(ps, i - 1, TIMEWORD_SLASHCUE) &&
	    !(ps->p[i - 1].is & NUMWORD_WEEKDAY)))
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

/* 2017-09; 2012-13 and 2009-2010 are two years. */
static bool
year_hyphen(const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned v;
	size_t n;
	int y;

	if (!dates_year(ps, i, &y) || !(piece_hyphen(ps, i + 1) || glued_mark(ps, i + 1, "/")))
		return false;
	n = piece_digits(ps, i + 2, &v);
	if (n == 0 || piece_hyphen(ps, i + 3))
		return false;
	m->b = i + 3;
	m->year_given = true;
	if ((n == 4 && (int)v > y && (int)v < y + 200) || (n == 2 && (int)v > y % 100)) {
		snprintf(m->date, sizeof(m->date), "%04d/%04d", y, n == 4 ? (int)v : y / 100 * 100 + (int)v);
		m->grain = GRAIN_YEAR;
		m->day = (struct date){ y, 0, 0 };
		return true;
	}
	if (n == 2 && v >= 1 && v <= 12 && piece_is(ps, i + 1, "-")) {
		moment_set_month(m, y, (int)v);
		return true;
	}
	return false;
}

/* ---- with a month's name ---- */

/* "nineteen ninety-seven" */
static bool
spoken_year(const struct pieces *ps, size_t i, int *year, size_t *end)
{
	int century, rest;

	if (i + 1 >= ps->n || !(ps->p[i].is & NUMWORD_CARD) || !(ps->p[i + 1].is & NUMWORD_CARD))
		return false;
	century = piece_number(&ps->p[i], NUMWORD_CARD);
	rest = piece_number(&ps->p[i + 1], NUMWORD_CARD);
	if (century < 17 || century > 20 || rest < 10)
		return false;
	*end = i + 2;
	if (rest % 10 == 0 && rest >= 20 && piece_hyphen(ps, i + 2) && i + 3 < ps->n &&
	    (ps->p[i + 3].is & NUMWORD_CARD) && piece_number(&ps->p[i + 3], NUMWORD_CARD) < 10) {
		rest += piece_number(&ps->p[i + 3], NUMWORD_CARD);
		*end = i + 4;
	}
	*year = century * 100 + rest;
	return true;
}

/* ", 2017", "of 2017", "2017", "'17" behind a day or month. */
static bool
year_behind(const struct pieces *ps, size_t i, int *year, size_t *end)
{
	size_t j = i;

	if (piece_is(ps, j, "of"))
		j++;
	else if (piece_is(ps, j, ",") || piece_hyphen(ps, j))
		j++;
	if (dates_year(ps, j, year) && !piece_is(ps, j + 1, "%")) {
		*end = j + 1;
		return true;
	}
	if (short_year(ps, j, year)) {
		*end = j + 2;
		return true;
	}
	return spoken_year(ps, j, year, end);
}

/* 2017-05-05 becomes 2017-05-05/2017-05-07. */
static void
up_to_day(struct moment *m, int last)
{
	char from[12];

	memcpy(from, m->date, 10);
	from[10] = '\0';
	snprintf(m->date, sizeof(m->date), "%s/%.8s%02d", from, from, last);
}

/* May and the short forms are also other words: what stands beside must fit. */
static bool
month_alone(const struct pieces *ps, size_t i)
{
	const struct piece *p = &ps->p[i];
	bool doubtful = (p->is & NUMWORD_ABBR) || timeword_is(ps, i, TIMEWORD_MONTH);
	bool cue = i > 0 && dates_cue(ps, i - 1);

	if (!p->capital)
		return false;
	if (i > 0 && timeword_is(ps, i - 1, TIMEWORD_ADDRESS))
		return false;
	if (!doubtful || (i > 1 && piece_in(ps, i - 1, " to through and until - \xe2\x80\x93 ") &&
	    (ps->p[i - 2].is & NUMWORD_MONTH)))
		return true;
	if (!cue || piece_in(ps, i - 1, " and by for to of as or "))
		return cue && !span_is(p->low, "may") && !(i + 1 < ps->n && ps->p[i + 1].capital) &&
		    !(p->is & NUMWORD_ABBR);
	return true;
}

static bool
month_date(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	int month = piece_number(&ps->p[i], NUMWORD_MONTH), day, last, year;
	size_t j = i + 1, end, end2;
	bool ordinal, sure = ps->p[i].capital || !timeword_is(ps, i, TIMEWORD_LOWER);

	if ((ps->p[i].is & NUMWORD_ABBR) && glued_mark(ps, j, "."))
		j++;
	if (piece_hyphen(ps, j) && j + 1 < ps->n && ps->p[j + 1].kind == PIECE_DIGITS)
		j++;
	if (sure && year_behind(ps, j, &year, &end)) {
		moment_set_month(m, year, month);
		m->b = end;
		m->year_given = true;
		return true;
	}
	if (piece_is(ps, j, "the"))
		j++;
	if (sure && day_at(ps, j, &day, &end, &ordinal) && day <= calendar_month_length(2000, month)) {
		if (year_behind(ps, end, &year, &m->b)) {
			moment_set_day(m, (struct date){ year, month, day });
			m->year_given = true;
		} else {
			m->b = end;
			moment_month_day(m, base, month, day, moment_tense(ps, i, end));
		}
		if ((piece_dash(ps, end) || piece_in(ps, end, " to through ")) &&
		    day_at(ps, end + 1, &last, &end2, &ordinal) && last > day &&
		    last <= calendar_month_length(2000, month) && !glued_mark(ps, end2, ":")) {
			m->b = end2;
			if (year_behind(ps, end2, &year, &m->b)) {
				moment_set_day(m, (struct date){ year, month, day });
				m->year_given = true;
			}
			up_to_day(m, last);
		}
		return true;
	}
	if (!month_alone(ps, i))
		return false;
	m->b = i + 1;
	moment_month(m, base, month, moment_tense(ps, i, i + 1));
	return true;
}

/* "28 September 2017", "the 28th of June", "2-4 April", "28-Sep-2017". */
static bool
day_month(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	int day, last = 0, month, year;
	size_t end;
	bool ordinal, ordinal2;

	if (!day_at(ps, i, &day, &end, &ordinal))
		return false;
	if ((piece_dash(ps, end) || piece_in(ps, end, " to and or ")) &&
	    day_at(ps, end + 1, &last, &end, &ordinal2) && last <= day)
		return false;
	if (piece_is(ps, end, "of") && ordinal)
		end++;
	else if (piece_hyphen(ps, end))
		end++;
	if (end >= ps->n || (ps->p[end].is & NUMWORD_MONTH) == 0 || !(ps->p[end].capital || ordinal))
		return false;
	month = piece_number(&ps->p[end], NUMWORD_MONTH);
	if (day > calendar_month_length(2000, month) || last > calendar_month_length(2000, month))
		return false;
	if (piece_is(ps, end, "may") && !ps->p[end].capital)
		return false;
	m->b = end + 1;
	if (year_behind(ps, end + 1, &year, &m->b)) {
		moment_set_day(m, (struct date){ year, month, day });
		m->year_given = true;
	} else
		moment_month_day(m, base, month, day, moment_tense(ps, i, end + 1));
	if (last > 0)
		up_to_day(m, last);
	return true;
}

static bool
weekday(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	const struct piece *p = &ps->p[i];
	int w = piece_number(p, NUMWORD_WEEKDAY);
	size_t j = i + 1;
	struct moment date = { 0 };

	if (!p->capital && (p->is & NUMWORD_ABBR))
		return false;
	if (piece_is(ps, j, ","))
		j++;
	if (piece_is(ps, j, "the"))
		j++;
	if (j < ps->n && ((ps->p[j].is & NUMWORD_MONTH) ? month_date(base, ps, j, &date) :
	    (day_month(base, ps, j, &date) || three_numbers(ps, j, &date))) && date.grain == GRAIN_DAY) {
		*m = date;
		m->a = i;
		return true;
	}
	if ((p->is & NUMWORD_ABBR) && !span_ends(p->low, S(".")) && !(i > 0 && dates_cue(ps, i - 1)))
		return false;
	if (span_is(p->low, "sun") || span_is(p->low, "sat") || span_is(p->low, "wed"))
		return false;
	m->b = i + 1;
	if (p->is & NUMWORD_MANY) {
		snprintf(m->date, sizeof(m->date), "XXXX-WXX-%d", w);
		m->grain = GRAIN_DAY;
	} else
		moment_weekday(m, base, w, moment_tense(ps, i, i + 1));
	return true;
}

/* ---- decades, quarters, holidays ---- */

/* "1990s", "'70s", "70s", "nineties". */
static bool
decade(const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned v;
	size_t n;
	bool apostrophe = i > 0 && piece_in(ps, i - 1, " ' \xe2\x80\x99 \xe2\x80\x98 ") && ps->p[i].glued;

	if (ps->p[i].is & NUMWORD_DECADE) {
		if (i == 0 || !(timeword_is(ps, i - 1, TIMEWORD_DECADECUE) || piece_hyphen(ps, i - 1)))
			return false;
		snprintf(m->date, sizeof(m->date), "19%d", piece_number(&ps->p[i], NUMWORD_DECADE) % 10);
		m->b = i + 1;
	} else {
		n = piece_digits(ps, i, &v);
		if ((n != 4 && n != 2) || v % 10 != 0 || i + 1 >= ps->n || !ps->p[i + 1].glued ||
		    !piece_in(ps, i + 1, " s 's \xe2\x80\x99s "))
			return false;
		if (n == 2 && !apostrophe && (i == 0 || !piece_in(ps, i - 1, " the early late mid - and ")))
			return false;
		if (n == 2)
			snprintf(m->date, sizeof(m->date), "%s%u", v < 20 ? "20" : "19", v / 10 % 10);
		else
			snprintf(m->date, sizeof(m->date), "%03u", v / 10 % 1000);
		m->b = i + 2;
		if (n == 2 && apostrophe)
			m->a = i - 1;
	}
	m->grain = GRAIN_DECADE;
	return true;
}

/* "Q3 2004", "2004 Q3", "1Q", "Q3". */
static bool
short_quarter(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned q;
	int year;
	size_t j;

	if (dates_year(ps, i, &year) && piece_is(ps, i + 1, "q") && piece_digits(ps, i + 2, &q) == 1 &&
	    q >= 1 && q <= 4) {
		moment_set_quarter(m, year, (int)q);
		m->b = i + 3;
		m->year_given = true;
		return true;
	}
	if (piece_digits(ps, i, &q) != 1 || q < 1 || q > 4)
		return false;
	if (i > 0 && piece_is(ps, i - 1, "q") && ps->p[i].glued && ps->p[i - 1].capital) {
		m->a = i - 1;
		j = i + 1;
	} else if (glued_mark(ps, i + 1, "q"))
		j = i + 2;
	else
		return false;
	m->b = j;
	if (piece_in(ps, j, " of fy fiscal , "))
		j++;
	if (dates_year(ps, j, &year) || (short_year(ps, j, &year) && ++j)) {
		moment_set_quarter(m, year, (int)q);
		m->b = j + 1;
		m->year_given = true;
	} else
		moment_quarter(m, base, (int)q);
	return true;
}

static bool
holiday(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	struct span v = piece_value(&ps->p[i], NUMWORD_HOLIDAY);
	int year = base->known ? base->date.year : 0, given;
	struct date d = { year, 0, 0 };
	bool eve = piece_is(ps, i + 1, "eve"), day = piece_in(ps, i + 1, " day sunday ");

	if (!ps->p[i].capital || (!eve && !day && !(i > 0 && dates_cue(ps, i - 1))))
		return false;
	m->b = i + 1 + (eve || day);
	if (year_behind(ps, m->b, &given, &m->b)) {
		d.year = year = given;
		m->year_given = true;
	}
	if (span_is(v, "TG")) {
		if (year == 0)
			return false;
		if (!m->year_given && base->date.month > 0 && base->date.month < 7)
			year--;
		d = calendar_nth(year, 11, 4, 4);
	} else if (span_is(v, "EA")) {
		if (year == 0)
			return false;
		d = calendar_easter(year);
	} else {
		d.month = (v.p[0] - '0') * 10 + v.p[1] - '0';
		d.day = (v.p[3] - '0') * 10 + v.p[4] - '0' - (eve ? 1 : 0);
	}
	if (m->year_given || year == 0 || span_is(v, "EA") || span_is(v, "TG"))
		moment_set_day(m, d);
	else
		moment_month_day(m, base, d.month, d.day, moment_tense(ps, i, m->b));
	return true;
}

bool
dates_parse(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	const struct piece *p = &ps->p[i];

	*m = (struct moment){ .a = i };
	if (p->kind == PIECE_DIGITS)
		return three_numbers(ps, i, m) || dotted_date(ps, i, m) || day_month(base, ps, i, m) ||
		    short_quarter(base, ps, i, m) || decade(ps, i, m) || year_hyphen(ps, i, m) ||
		    month_slash_day(base, ps, i, m);
	if (p->is & NUMWORD_MONTH)
		return month_date(base, ps, i, m);
	if (p->is & NUMWORD_WEEKDAY)
		return weekday(base, ps, i, m);
	if (p->is & NUMWORD_DECADE)
		return decade(ps, i, m);
	if (p->is & NUMWORD_HOLIDAY)
		return holiday(base, ps, i, m);
	if (p->is & (NUMWORD_ORD | NUMWORD_CARD))
		return day_month(base, ps, i, m);
	return false;
}
