/* See year.h. */
#include "number/year.h"
#include "number/dates.h"
#include "number/numdate.h"
#include "number/join.h"
#include "number/measure.h"
#include "number/timeword.h"
#include "lex_change.h"
#include "pos.h"

static bool
fiscal(const struct scene *s, size_t i)
{
	return scene_before(s, i, " fiscal fy year ") || (scene_before(s, i, " school calendar academic "));
}

/* A four-digit number that the words around make a year. */
static bool
year_here(const struct scene *s, size_t i)
{
	const struct pieces *ps = s->ps;
	struct measure u;
	int year;
	bool cue = i > 0 && dates_cue(ps, i - 1);

	if (!numdate_year(ps, i, &year))
		return false;
	if (i > 0 && (ps->p[i].glued && !(piece_is(ps, i - 1, ":") && i > 1 && ps->p[i - 2].kind == PIECE_WORD) ? !piece_in(ps, i - 1, " ( [ \" ' \xe2\x80\x9c \xe2\x80\x98 - \xe2\x80\x93 \xe2\x80\x94 / ") :
	    piece_in(ps, i - 1, " $ \xc2\xa3 \xe2\x82\xac # no. number s. h.r. s.b. h.b. ")))
		return false;
	if (i + 1 < ps->n && ps->p[i + 1].glued && (piece_in(ps, i + 1, " % / \xc2\xb0 ") ||
	    (piece_is(ps, i + 1, ":") && piece_glued(ps, i + 2))))	/* the Act of 2006: */
		return false;
	if (i + 1 < ps->n && (ps->p[i + 1].is & (NUMWORD_SCALE | NUMWORD_ABBRSCALE)))
		return false;
	if (i + 1 < ps->n && ps->p[i + 1].glued && ps->p[i + 1].kind == PIECE_WORD && !piece_is(ps, i + 1, "s"))
		return false;
	if (measure_behind(ps, i + 1, s->mem, &u) && !(u.is & UNIT_RISKY) && !piece_hyphen(ps, i + 1))
		return false;
	if (currency_behind(ps, i + 1, &u) && !piece_is(ps, i + 1, "$"))
		return false;
	if (i > 0 && piece_is(ps, i - 1, "than") && year >= 1900 && year < 2050 &&
	    (i + 1 >= ps->n || ps->p[i + 1].kind != PIECE_WORD))
		return true;				/* more lively than 2001's */
	if (i > 1 && piece_is(ps, i - 1, "over") && year >= 1900 && year < 2050 && (piece_in(ps, i - 2, " % percent pct higher ") ||
	    (piece_classes(ps, i - 2, KNOWN_CHANGE) & CHANGE_CHANGE)))
		return true;				/* up 4.8 percent over 2005, a rise over 1986 */
	if (i > 0 && timeword_is(ps, i - 1, TIMEWORD_NUMBER) &&
	    !(year >= 1900 && piece_is(ps, i - 1, "about")))
		return false;
	if (year < 1500 || year > 2050)
		return cue && piece_in(ps, i - 1, " in since until of year by ") &&
		    !(i + 1 < ps->n && ps->p[i + 1].kind == PIECE_WORD &&
		    !(piece_can(ps, i + 1) & (POS_PREP | POS_AUX | POS_PRON) &&
		    !piece_is(ps, i + 1, "of")));
	return true;
}

/* Plural noun behind a bare number: it counts them ("2000 people", not "the 2000 elections"). */
static bool
counts_something(const struct scene *s, size_t i)
{
	const struct pieces *ps = s->ps;

	int year;

	if (i + 1 >= ps->n || ps->p[i + 1].kind != PIECE_WORD || ps->p[i + 1].capital)
		return false;
	if (numdate_year(ps, i, &year) && (year < 1900 || year > 2040) && (pos_can(ps->p[i + 1].low) & POS_PLURAL))
		return true;
	if (i > 0 && timeword_is(ps, i - 1, TIMEWORD_DETERMINER))
		return false;
	return timeword_is(ps, i + 1, TIMEWORD_COUNTABLE);
}

/* "2017 April", but not the April of "in 2017 April 5 was". */
static void
month_behind(const struct scene *s, struct moment *m)
{
	const struct piece *p = &s->ps->p[m->b];

	if (m->b >= s->ps->n || (p->is & NUMWORD_MONTH) == 0 || (p->is & NUMWORD_ABBR) ||
	    timeword_is(s->ps, m->b, TIMEWORD_LOWER) || !(m->b + 1 == s->ps->n ||
	    s->ps->p[m->b + 1].kind == PIECE_MARK))
		return;
	moment_set_month(m, m->day.year, piece_number(p, NUMWORD_MONTH));
	m->b++;
}

bool
year_parse(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { .a = i, .b = i + 1 };
	int year;

	if (!year_here(s, i) || counts_something(s, i) || !numdate_year(s->ps, i, &year))
		return false;
	moment_set_year(&m, year);
	m.year_given = true;
	if (i + 2 < s->ps->n && (s->ps->p[i + 1].is & NUMWORD_ORD) && (piece_is(s->ps, i + 2, "quarter") ||
	    (piece_hyphen(s->ps, i + 2) && piece_is(s->ps, i + 3, "quarter")))) {	/* the 1988 second quarter */
		moment_set_quarter(&m, year, piece_number(&s->ps->p[i + 1], NUMWORD_ORD));
		m.b = piece_is(s->ps, i + 2, "quarter") ? i + 3 : i + 4;
		if (scene_before(s, i, " the "))
			m.a--;
		scene_finish(s, &m, t, "time:quarter");
		return true;
	}
	if (piece_in(s->ps, i + 1, " quarter period ") && s->base->quarter.year > 0) {	/* the 1988 quarter */
		moment_set_quarter(&m, year, s->base->quarter.month);
		m.b++;
		if (scene_before(s, i, " the "))
			m.a--;
		scene_finish(s, &m, t, "time:quarter");
		return true;
	}
	month_behind(s, &m);
	join_part_words(s, &m);
	if (fiscal(s, m.a))
		m.a--;
	if (scene_before(s, m.a, " fiscal calendar "))
		m.a--;
	join_dates(s, &m);
	scene_finish(s, &m, t, "date:year");
	return true;
}

/* "the '49 team", "in '55": an apostrophe for the century. */
bool
year_short(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = i - 1, .b = i + 1 };
	int year;

	if (i < s->floor + 2 || ps->p[i - 1].glued || !dates_short_year(ps, i - 1, &year) ||
	    !(piece_in(ps, i - 2, " the 's \xe2\x80\x99s ") || (dates_cue(ps, i - 2) &&
	    !(piece_can(ps, i + 1) & POS_PLURAL))) ||
	    (piece_glued(ps, i + 1) && (ps->p[i + 1].kind != PIECE_MARK ||
	    piece_in(ps, i + 1, " ' \xe2\x80\x99 % "))))
		return false;
	moment_set_year(&m, year);
	scene_finish(s, &m, t, "date:year");
	return true;
}

/* "FY14", "FY2014", "FY '08". */
bool
year_fiscal(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { .a = i - 1, .b = i + 1 };
	unsigned v;
	size_t n = piece_digits(s->ps, i, &v);

	if (i >= s->floor + 2 && n == 2 && piece_in(s->ps, i - 1, " ' \xe2\x80\x99 \xe2\x80\x98 ") && s->ps->p[i].glued)
		m.a--;
	if (i == s->floor || !piece_is(s->ps, m.a, "fy") || (n != 2 && n != 4))
		return false;
	moment_set_year(&m, n == 4 ? (int)v : 2000 + (int)v);
	scene_finish(s, &m, t, "date:fiscal");
	return true;
}

/* "twenty ten", "nineteen seventy-three", "two thousand and eight" in a place where a year stands. */
bool
year_words(const struct scene *s, size_t i, struct timex *t)
{
	struct numeral n;
	struct moment m = { 0 };
	long v;

	if ((s->ps->p[i].is & NUMWORD_CARD) == 0 || !numeral_parse(s->work, s->ps, i, s->floor, s->mem, &n) ||
	    (n.flags & (NUMERAL_ORDINAL | NUMERAL_FRACTION)) != 0)
		return false;
	v = numeral_small(&n);
	if (v < 1500 || v > 2050 || n.b - n.a < 2)
		return false;
	if ((n.flags & NUMERAL_YEAR) == 0 && !scene_before(s, n.a, " year ") &&
	    (v <= 2000 || !piece_is(s->ps, i + 1, "thousand") || (n.b < s->ps->n &&
	    s->ps->p[n.b].kind == PIECE_WORD && !timeword_is(s->ps, n.b, TIMEWORD_YEARVERB))))
		return false;
	moment_set_year(&m, (int)v);
	m.a = n.a;
	m.b = n.b;
	if (scene_before(s, m.a, " year ")) {
		m.a--;						/* the year two thousand */
		scene_take_the(s, &m);
	}
	scene_finish(s, &m, t, "date:year-words");
	return true;
}
