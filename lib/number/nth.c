/* See nth.h. */
#include "number/nth.h"
#include "number/dates.h"
#include "number/daytime.h"
#include "number/numdate.h"
#include "number/timeword.h"
#include "pos.h"

enum { LAST = 99 };

/* "of 2015", "of Jan 2015", "of next month", "of the month": what it is a part of. */
static bool
whole_at(const struct scene *s, size_t i, struct moment *m)
{
	const struct pieces *ps = s->ps;
	int year, off = 0;

	if (!piece_in(ps, i, " of in ") || ++i >= ps->n)
		return false;
	*m = (struct moment){ 0 };
	if (dates_parse(s->base, ps, i, m))
		return m->grain == GRAIN_MONTH && m->a == i;
	if ((ps->p[i].is & NUMWORD_MONTH) && ps->p[i].capital) {		/* of Jan */
		*m = (struct moment){ .a = i, .b = i + 1 };
		moment_month(m, s->base, piece_number(&ps->p[i], NUMWORD_MONTH),
		    moment_tense(ps, i, i + 1));
		return true;
	}
	*m = (struct moment){ .b = i + 1 };
	if (numdate_year(ps, i, &year)) {
		moment_set_year(m, year);
		return true;
	}
	if (!(timeword_pointer(ps, i, &off) || piece_is(ps, i, "the")) || !s->base->known)
		return false;
	m->b = i + 2;
	if (piece_is(ps, i + 1, "year"))
		moment_set_year(m, s->base->date.year + off);
	else if (piece_is(ps, i + 1, "month") && s->base->date.month > 0) {
		struct date d = calendar_add_months((struct date){ s->base->date.year, s->base->date.month, 1 }, off);

		moment_set_month(m, d.year, d.month);
	} else
		return false;
	return true;
}

static bool
of_year(int year, struct span unit, int n, struct moment *m)
{
	long jan4 = calendar_day((struct date){ year, 1, 4 }), day;
	int of;

	if (span_is(unit, "M") && (n <= 12 || n == LAST))
		moment_set_month(m, year, n == LAST ? 12 : n);
	else if (span_is(unit, "W") && (n <= 52 || n == LAST)) {
		day = n == LAST ? calendar_day((struct date){ year, 12, 28 }) : jan4 + 7L * (n - 1);
		calendar_week(day, &of);
		moment_set_week(m, day, false);
	} else if (span_is(unit, "D") && (n <= 365 || n == LAST))
		moment_set_day(m, n == LAST ? (struct date){ year, 12, 31 } :
		    calendar_date(calendar_day((struct date){ year, 1, 1 }) + n - 1));
	else
		return false;
	return true;
}

static bool
of_month(int year, int month, struct span unit, int n, struct moment *m)
{
	if (span_is(unit, "W") && (n <= 5 || n == LAST))
		moment_set_week(m, calendar_day(calendar_nth(year, month, 4, n == LAST ? 5 : n)), false);
	else if (span_is(unit, "D") && n == LAST)
		moment_set_day(m, (struct date){ year, month, calendar_month_length(year, month) });
	else if (span_is(unit, "D") && n <= calendar_month_length(year, month))
		moment_set_day(m, (struct date){ year, month, n });
	else
		return false;
	return true;
}

/* The n-th unit or weekday at piece i, if it is told of what. */
static bool
part(const struct scene *s, size_t a, size_t i, int n, struct timex *t)
{
	const struct piece *p = &s->ps->p[i];
	struct span unit;
	struct moment whole, m = { .a = a };
	int year, month;

	if (i >= s->ps->n || (p->is & NUMWORD_MANY) || (p->is & (NUMWORD_TIMEUNIT | NUMWORD_WEEKDAY)) == 0 ||
	    !whole_at(s, i + 1, &whole))
		return false;
	year = whole.day.year;
	month = whole.grain == GRAIN_MONTH ? whole.day.month : 0;
	unit = piece_value(p, NUMWORD_TIMEUNIT);
	if (year == 0)
		return false;
	if (p->is & NUMWORD_WEEKDAY) {
		if (month == 0 || (n > 5 && n != LAST))
			return false;
		moment_set_day(&m, calendar_nth(year, month, piece_number(p, NUMWORD_WEEKDAY), n == LAST ? 5 : n));
	} else if (month > 0 ? !of_month(year, month, unit, n, &m) : !of_year(year, unit, n, &m))
		return false;
	m.b = whole.b;
	scene_take_the(s, &m);
	scene_finish(s, &m, t, "time:nth");
	return true;
}

bool
nth_parse(const struct scene *s, size_t i, struct timex *t)
{
	struct numeral n;
	bool suffix = s->ps->p[i].kind == PIECE_DIGITS && i + 1 < s->ps->n && s->ps->p[i + 1].glued &&
	    piece_in(s->ps, i + 1, " st nd rd th ");
	long v;

	if (!numeral_parse(s->work, s->ps, i, s->floor, s->mem, &n) || ((n.flags & NUMERAL_ORDINAL) == 0 && !suffix))
		return false;
	v = numeral_small(&n);
	return v > 0 && v < LAST && part(s, n.a, suffix ? i + 2 : n.b, (int)v, t);
}

/* Is the talk of golf or baseball, where the 18th is a hole and the ninth an inning? */
static bool
on_a_course(const struct pieces *ps)
{
	for (size_t i = 0; i < ps->n; i++)
		if (timeword_is(ps, i, TIMEWORD_COURSE))
			return true;
	return false;
}

bool
nth_day(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = i - 1, .b = i + 2 };
	unsigned day;

	if (!scene_before(s, i, " the ") ||
	    !scene_before(s, i - 1, " on by until till before after since of for around ") ||
	    piece_digits(ps, i, &day) == 0 || day < 1 || day > 31 || !piece_glued(ps, i + 1) ||
	    !piece_in(ps, i + 1, " st nd rd th "))
		return false;
	if (m.b < ps->n && (ps->p[m.b].kind == PIECE_MARK ? !piece_in(ps, m.b, " . , ; : ) ? ! ") :
	    piece_is(ps, m.b, "of") ||
	    !(piece_can(ps, m.b) & (POS_PREP | POS_CONJ | POS_COORD | POS_AUX))))
		return false;				/* on the 18th floor */
	if ((piece_is(ps, i - 2, "of") && !(i > 2 && (ps->p[i - 3].is & NUMWORD_TIMEUNIT))) ||
	    on_a_course(ps))
		return false;
	moment_day(&m, s->base, (int)day, moment_tense(ps, i - 1, m.b));
	daytime_behind(s, &m);
	scene_finish(s, &m, t, "time:nth");
	return true;
}

bool
nth_last(const struct scene *s, size_t i, struct timex *t)
{
	return scene_before(s, i, " last final ") && part(s, i - 1, i, LAST, t);
}
