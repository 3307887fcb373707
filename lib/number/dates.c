/* See dates.h. */
#include "number/dates.h"
#include "number/holiday.h"
#include "number/numdate.h"
#include "number/timeword.h"
#include "pos.h"

#include <stdio.h>

static bool
ordinal_suffix(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].glued && piece_in(ps, i, " st nd rd th ");
}

/* ":30": the number before is an hour. */
static bool
clock_behind(const struct pieces *ps, size_t i)
{
	return piece_is_glued(ps, i, ":") && i + 1 < ps->n && ps->p[i + 1].glued && ps->p[i + 1].kind == PIECE_DIGITS;
}

/* Day of a month at piece i, in digits or as an ordinal. */
static bool
day_at(const struct pieces *ps, size_t i, int *day, size_t *end, bool *ordinal)
{
	unsigned v;
	size_t n = piece_digits(ps, i, &v), j;
	int unit;

	*ordinal = false;
	if (n >= 1 && n <= 2) {
		*end = i + 1;
		if (ordinal_suffix(ps, i + 1)) {
			(*end)++;
			*ordinal = true;
		} else if (clock_behind(ps, i + 1) || piece_is_glued(ps, i + 1, "%") || piece_is_glued(ps, i + 1, "/"))
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
	j = piece_hyphen(ps, i + 1) ? i + 2 : i + 1;		/* twenty-fourth, twenty fourth */
	if ((ps->p[i].is & NUMWORD_CARD) && j < ps->n && (ps->p[j].is & NUMWORD_ORD)) {
		unit = piece_number(&ps->p[j], NUMWORD_ORD);
		*day = piece_number(&ps->p[i], NUMWORD_CARD) + unit;
		*end = j + 1;
		return *day > 20 && *day <= 31 && unit < 10;
	}
	return false;
}

/* Does the clause end before piece i? */
static bool
ends_there(const struct pieces *ps, size_t i)
{
	return i >= ps->n || (piece_in(ps, i, " . , ; : ? ! ) \" ") && !piece_glued(ps, i + 1));
}

/* 98: the century that makes it nearest to now, seen from 2030. */
static int
century_of(int year)
{
	return year + (year < 30 ? 2000 : 1900);
}

/* "'98" */
bool
dates_short_year(const struct pieces *ps, size_t i, int *year)
{
	unsigned v;

	if (!piece_in(ps, i, " ' \xe2\x80\x99 \xe2\x80\x98 ") || piece_digits(ps, i + 1, &v) != 2 ||
	    !ps->p[i + 1].glued)
		return false;
	*year = century_of((int)v);
	return true;
}

bool
dates_cue(const struct pieces *ps, size_t i)
{
	return timeword_is(ps, i, TIMEWORD_CUE);
}

/* ---- with a month's name ---- */

/* A number below 100 in words: "six", "eighty six", "eighty-six". */
static int
below_hundred(const struct pieces *ps, size_t i, size_t *end)
{
	int v, unit;
	size_t j;

	if (i >= ps->n || !(ps->p[i].is & NUMWORD_CARD))
		return -1;
	v = piece_number(&ps->p[i], NUMWORD_CARD);
	*end = i + 1;
	j = piece_hyphen(ps, i + 1) ? i + 2 : i + 1;
	if (v >= 20 && j < ps->n && (ps->p[j].is & NUMWORD_CARD) && (unit = piece_number(&ps->p[j], NUMWORD_CARD)) < 10) {
		v += unit;
		*end = j + 1;
	}
	return v;
}

/* "nineteen ninety-seven", "seventeen hundred thirty three", "two thousand and five" */
static bool
spoken_year(const struct pieces *ps, size_t i, int *year, size_t *end)
{
	int century = below_hundred(ps, i, end), rest;
	size_t j = *end, k;

	if (century == 2 && piece_is(ps, j, "thousand"))
		century = 20;
	else if (century < 11 || century > 20)
		return false;
	else if (!piece_is(ps, j, "hundred")) {
		rest = below_hundred(ps, j, end);
		*year = century * 100 + rest;
		return century >= 17 && rest >= 10;
	}
	*end = j + 1;
	k = piece_is(ps, j + 1, "and") ? j + 2 : j + 1;
	rest = below_hundred(ps, k, &k);
	if (rest > 0)
		*end = k;
	*year = century * 100 + (rest > 0 ? rest : 0);
	return true;
}

/* ", 2017", "of 2017", "2017", "'17" behind a day or month. */
static bool
year_behind(const struct pieces *ps, size_t i, int *year, size_t *end)
{
	size_t j = i;
	unsigned v;

	if (piece_in(ps, j, " of in , ") || piece_hyphen(ps, j))
		j++;
	if (piece_is(ps, i, "of") && piece_digits(ps, j, &v) == 2 && ends_there(ps, j + 1)) {
		*year = century_of((int)v);
		*end = j + 1;
		return true;
	}
	if (numdate_year(ps, j, year) && !piece_is(ps, j + 1, "%")) {
		*end = j + 1;
		return true;
	}
	if (dates_short_year(ps, j, year)) {
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

/* "a June agreement", "the March vote": no name goes on there. */
static bool
month_before_noun(const struct pieces *ps, size_t i)
{
	return i > 0 && i + 1 < ps->n && (piece_can(ps, i - 1) & POS_ARTICLE) && !ps->p[i + 1].capital &&
	    ps->p[i + 1].kind == PIECE_WORD && (piece_can(ps, i + 1) & (POS_NOUN | POS_PLURAL)) &&
	    !(piece_can(ps, i + 1) & POS_CLOSED);
}

/* "must agree by May": nobody does it. */
static bool
by_month(const struct pieces *ps, size_t i)
{
	return i > 1 && piece_is(ps, i - 1, "by") && (piece_can(ps, i - 2) & POS_VERB) &&
	    !(piece_can(ps, i - 2) & (POS_NOUN | POS_PLURAL | POS_PAST)) && !(i + 1 < ps->n && ps->p[i + 1].capital);
}

/* May and the short forms are also other words: what stands beside must fit. */
static bool
month_alone(const struct pieces *ps, size_t i)
{
	const struct piece *p = &ps->p[i];
	bool doubtful = (p->is & NUMWORD_ABBR) || timeword_is(ps, i, TIMEWORD_MONTH);
	bool cue = i > 0 && dates_cue(ps, i - 1);

	if (!p->capital)
		return cue && !(p->is & NUMWORD_ABBR) && !timeword_is(ps, i, TIMEWORD_LOWER) &&
		    !(i + 1 < ps->n && ps->p[i + 1].capital);
	if (i > 0 && timeword_is(ps, i - 1, TIMEWORD_ADDRESS))
		return false;
	if (i + 2 < ps->n && (ps->p[i + 2].is & NUMWORD_MONTH) && (piece_hyphen(ps, i + 1) || piece_is_glued(ps, i + 1, "/") ||
	    piece_in(ps, i + 1, " to through ")))
		return true;				/* Jan-Feb */
	if (!doubtful || (i > 1 && piece_in(ps, i - 1, " to through and until - \xe2\x80\x93 ") &&
	    (ps->p[i - 2].is & NUMWORD_MONTH)))
		return true;
	if (month_before_noun(ps, i) || by_month(ps, i))
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

	if ((ps->p[i].is & NUMWORD_ABBR) && piece_is_glued(ps, j, "."))
		j++;
	if (piece_hyphen(ps, j) && j + 1 < ps->n && ps->p[j + 1].kind == PIECE_DIGITS)
		j++;
	if (sure && year_behind(ps, j, &year, &end)) {
		moment_set_month(m, year, month);
		m->b = end;
		m->year_given = true;
		return true;
	}
	if (piece_is(ps, j, "the") || (piece_is(ps, j, ",") && j + 2 < ps->n && ordinal_suffix(ps, j + 2)))
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
		    last <= calendar_month_length(2000, month) && !clock_behind(ps, end2)) {
			m->b = end2;
			if (year_behind(ps, end2, &year, &m->b)) {
				moment_set_day(m, (struct date){ year, month, day });
				m->year_given = true;
			}
			up_to_day(m, last);
		}
		return true;
	}
	if (sure && (day = below_hundred(ps, j, &end)) > 0 &&
	    day <= calendar_month_length(2000, month)) {
		/* January twenty five nineteen eighty six */
		m->year_given = spoken_year(ps, end, &year, &m->b);
		if (m->year_given)
			moment_set_day(m, (struct date){ year, month, day });
		else if (ends_there(ps, end)) {
			m->b = end;
			moment_month_day(m, base, month, day, moment_tense(ps, i, end));
		}
		if (m->grain == GRAIN_DAY)
			return true;
	}
	if (!month_alone(ps, i))
		return false;
	m->b = i + 1;
	moment_month(m, base, month, moment_tense(ps, i, i + 1));
	return true;
}

/* "fifteen August nineteen ninety-three" */
static bool
spoken_day_month(const struct pieces *ps, size_t i, struct moment *m)
{
	size_t j;
	int year, month, day = below_hundred(ps, i, &j);

	if (day < 1 || j >= ps->n || (ps->p[j].is & NUMWORD_MONTH) == 0 || !ps->p[j].capital)
		return false;
	month = piece_number(&ps->p[j], NUMWORD_MONTH);
	if (day > calendar_month_length(2000, month) || !spoken_year(ps, j + 1, &year, &m->b))
		return false;
	moment_set_day(m, (struct date){ year, month, day });
	m->year_given = true;
	return true;
}

/* "28 September 2017", "the 28th of June", "2-4 April", "28-Sep-2017". */
static bool
day_month(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	int day, last = 0, month, year;
	size_t end;
	bool ordinal, ordinal2;

	if (i > 0 && ps->p[i - 1].kind == PIECE_MARK && piece_classes(ps, i - 1, KNOWN_CURRENCY))
		return false;				/* $12 December 27 */
	if (!day_at(ps, i, &day, &end, &ordinal))
		return spoken_day_month(ps, i, m);
	if ((piece_dash(ps, end) || piece_in(ps, end, " to and or till until through ")) &&
	    day_at(ps, piece_is(ps, end + 1, "the") ? end + 2 : end + 1, &last, &end, &ordinal2) && last <= day)
		return false;
	if (piece_is(ps, end, "of") && (ordinal || (end + 1 < ps->n && ps->p[end + 1].capital &&
	    !timeword_is(ps, end + 1, TIMEWORD_LOWER))))
		end++;
	else if (piece_hyphen(ps, end))
		end++;
	if (end >= ps->n || (ps->p[end].is & NUMWORD_MONTH) == 0 ||
	    !(ps->p[end].capital || ordinal || !timeword_is(ps, end, TIMEWORD_LOWER)))
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

/* The day of a month near the article's date that is such a weekday: "Friday the 13th". */
static bool
weekday_day(const struct moment_base *base, int weekday, int day, enum tense t, struct moment *m)
{
	struct date first = { base->date.year, base->date.month, 1 };
	long best = 0, c;

	if (!base->known || base->date.day == 0)
		return false;
	for (int k = -12; k <= 12; k++) {
		struct date d = calendar_add_months(first, k);

		d.day = day;
		if (!calendar_valid(d) || calendar_weekday(calendar_day(d)) != weekday)
			continue;
		c = moment_cost(calendar_day(d) - base->day, t);
		if (m->grain == GRAIN_NONE || c < best) {
			moment_set_day(m, d);
			best = c;
		}
	}
	return m->grain == GRAIN_DAY;
}

/* What stands behind a weekday: "Wednesday, Sept. 27", "Friday 11/20", "Tuesday the 4th". */
static bool
weekday_date(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	int w = piece_number(&ps->p[i], NUMWORD_WEEKDAY), day;
	size_t j = i + 1, end;
	bool ordinal;

	if (piece_in(ps, j, " , ( ") || piece_hyphen(ps, j))
		j++;
	if (piece_is(ps, j, "the"))
		j++;
	if (j >= ps->n)
		return false;
	*m = (struct moment){ 0 };
	if ((ps->p[j].is & NUMWORD_MONTH) ? month_date(base, ps, j, m) :
	    (day_month(base, ps, j, m) || numdate_parse(base, ps, j, m) ||
	    (j == i + 1 && numdate_doubtful(base, ps, j, m)))) {
		if (piece_is(ps, i + 1, "(") && piece_is(ps, m->b, ")"))
			m->b++;
		else if (piece_is(ps, i + 1, "("))
			return false;
		m->a = i;
		return m->grain == GRAIN_DAY;
	}
	*m = (struct moment){ .a = i };
	if (piece_in(ps, i + 1, " , ( ") || !day_at(ps, j, &day, &end, &ordinal) || !ordinal ||
	    (end < ps->n && ps->p[end].kind == PIECE_WORD && !piece_in(ps, end, " at around from between ") &&
	    !(ps->p[end].is & (NUMWORD_CARD | NUMWORD_DAYPART))))
		return false;
	m->b = end;
	return weekday_day(base, w, day, moment_tense(ps, i, end), m);
}

static bool
weekday(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	const struct piece *p = &ps->p[i];
	int w = piece_number(p, NUMWORD_WEEKDAY);
	struct moment date;

	if (!p->capital && (p->is & NUMWORD_ABBR))
		return false;
	if (weekday_date(base, ps, i, &date)) {
		*m = date;
		return true;
	}
	if ((p->is & NUMWORD_ABBR) && !span_ends(p->low, S(".")) && !(i > 0 && dates_cue(ps, i - 1)))
		return false;
	if (p->low.n == 3 && (span_is(p->low, "sun") || span_is(p->low, "sat") || span_is(p->low, "wed")) &&
	    !(i > 0 && piece_in(ps, i - 1, " on this next last ") && !(i + 1 < ps->n && ps->p[i + 1].capital)))
		return false;						/* the Sun, made by Sun, sat down, was wed */
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
		if ((n != 4 && n != 2) || v % 10 != 0 ||
		    !piece_in(ps, i + 1, " s 's \xe2\x80\x99s "))
			return false;
		if (!ps->p[i + 1].glued && !(n == 4 && piece_is(ps, i + 1, "s") &&
		    ends_there(ps, i + 2)))
			return false;			/* 1990 s */
		if (n == 4 && !piece_is(ps, i + 1, "s") && !ends_there(ps, i + 2) && !(i > 0 &&
		    (piece_in(ps, i - 1,
		    " the early late mid - ") || timeword_is(ps, i - 1, TIMEWORD_PART))))
			return false;			/* from 1960's 1,257,700 starts */
		if (n == 2 && !apostrophe && (i == 0 || !piece_in(ps, i - 1, " the early late mid - and ")) &&
		    !(v >= 20 && ps->p[i + 1].glued && piece_is(ps, i + 1, "s") && (piece_can(ps, i + 2) & POS_NOUN) &&
		    !(piece_can(ps, i + 2) & (POS_CLOSED | POS_PLURAL)) && !ps->p[i + 2].capital && i > 0))
			return false;			/* 80s pop */
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

/* Quarter or half of a year: q3, 1h; no more than there are. */
static bool
set_part(struct moment *m, int year, bool half, unsigned n)
{
	if (n < 1 || n > (half ? 2 : 4))
		return false;
	if (half)
		moment_set_season(m, year, n == 1 ? S("H1") : S("H2"));
	else
		moment_set_quarter(m, year, (int)n);
	m->year_given = true;
	return true;
}

/* "Q3 2004", "2004 Q3", "2004-Q3", "H1 2019", "1Q", "Q3". */
static bool
short_quarter(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	unsigned q;
	int year;
	size_t j = piece_hyphen(ps, i + 1) ? i + 2 : i + 1;
	bool half;

	if (numdate_year(ps, i, &year) && piece_in(ps, j, " q h ") && piece_digits(ps, j + 1, &q) == 1) {
		m->b = j + 2;
		return set_part(m, year, piece_is(ps, j, "h"), q);
	}
	if (piece_digits(ps, i, &q) != 1 || q < 1 || q > 4)
		return false;
	if (i > 0 && piece_in(ps, i - 1, " q h ") && ps->p[i].glued) {
		m->a = i - 1;
		j = i + 1;
		half = piece_is(ps, i - 1, "h");
	} else if (piece_is_glued(ps, i + 1, "q") || piece_is_glued(ps, i + 1, "h")) {
		j = i + 2;
		half = piece_is(ps, i + 1, "h");
	} else
		return false;
	m->b = j;
	if (piece_in(ps, j, " of fy fiscal , ") || piece_hyphen(ps, j))
		j++;
	if (numdate_year(ps, j, &year) || (dates_short_year(ps, j, &year) && ++j)) {
		m->b = j + 1;
		return set_part(m, year, half, q);
	}
	if (half || !(m->a < i ? ps->p[m->a].capital : true))
		return false;			/* without a year 1h is an hour */
	moment_quarter(m, base, (int)q);
	return true;
}

/* "Labor Day weekend", "Easter week": of a Monday or Tuesday the weekend before. */
static void
week_behind(const struct pieces *ps, struct moment *m)
{
	bool weekend = piece_is(ps, m->b, "weekend");
	long day;

	if (m->day.year == 0 || !(weekend || piece_is(ps, m->b, "week")))
		return;
	day = calendar_day(m->day);
	moment_set_week(m, weekend && calendar_weekday(day) <= 2 ? day - 2 : day, weekend);
	m->b++;
}

/* "Christmas 2016", "Labor Day" */
static bool
holiday(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	int year;
	bool week;
	size_t end;

	if (!holiday_parse(base, ps, i, m))
		return false;
	week = piece_in(ps, m->b, " weekend week ");
	if (year_behind(ps, m->b + week, &year, &end)) {
		holiday_of_year(ps, m, year);
		m->year_given = true;
		if (!week)
			m->b = end;
	}
	week_behind(ps, m);
	if (week && m->year_given)
		m->b = end;					/* Easter week 2016 */
	return true;
}

/* 11/20 where a date may stand; 9/11 is a day that has a name. */
static bool
doubtful(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	struct moment named = *m;

	if (!numdate_doubtful(base, ps, i, m))
		return false;
	if (piece_is_glued(ps, i + 1, "/") && holiday(base, ps, i, &named))
		*m = named;
	return true;
}

bool
dates_parse(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	const struct piece *p = &ps->p[i];

	*m = (struct moment){ .a = i };
	if (p->kind == PIECE_WORD && holiday(base, ps, i, m))
		return true;
	if (p->kind == PIECE_DIGITS)
		return numdate_parse(base, ps, i, m) || day_month(base, ps, i, m) ||
		    short_quarter(base, ps, i, m) || decade(ps, i, m) || doubtful(base, ps, i, m);
	if (p->is & NUMWORD_MONTH)
		return numdate_parse(base, ps, i, m) || month_date(base, ps, i, m);
	if (p->is & NUMWORD_WEEKDAY)
		return weekday(base, ps, i, m);
	if (p->is & NUMWORD_DECADE)
		return decade(ps, i, m);
	if (p->is & (NUMWORD_ORD | NUMWORD_CARD))
		return day_month(base, ps, i, m);
	return false;
}
