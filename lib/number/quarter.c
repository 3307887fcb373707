/* See quarter.h. */
#include "number/quarter.h"
#include "number/dates.h"
#include "number/numdate.h"
#include "number/join.h"
#include "number/timeword.h"

#include <stdio.h>

bool
quarter_ordinal(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct numeral n;
	struct moment m = { 0 };
	size_t j;
	long v;
	int year, off;
	bool ordinal_digits = ps->p[i].kind == PIECE_DIGITS && i + 1 < ps->n && ps->p[i + 1].glued &&
	    piece_in(ps, i + 1, " st nd rd th ");

	if (!numeral_parse(s->work, ps, i, s->floor, s->mem, &n) ||
	    ((n.flags & NUMERAL_ORDINAL) == 0 && !ordinal_digits))
		return false;
	if (ordinal_digits)
		n.b = i + 2;
	v = numeral_small(&n);
	j = piece_dash(ps, n.b) ? n.b + 1 : n.b;
	if (piece_is(ps, j, "fiscal"))
		j++;
	m.a = n.a;
	if (piece_is(ps, j, "century") && v >= 1 && v <= 22) {
		snprintf(m.date, sizeof(m.date), "%02ld", v - 1);
		m.b = j + 1;
		scene_take_the(s, &m);
		scene_finish(s, &m, t, "time:century");
		return true;
	}
	if (!(piece_in(ps, j, " quarter qtr ") && v >= 1 && v <= 4) && !(piece_is(ps, j, "half") &&
	    v <= 2 && v >= 1))
		return false;
	m.b = j + 1;
	if (piece_in(ps, m.b, " of in "))
		m.b++;
	if (piece_is(ps, m.b, "fiscal"))
		m.b++;
	if (numdate_year(ps, m.b, &year)) {
		m.b++;
		m.year_given = true;
	} else if (timeword_pointer(ps, m.b, &off) && piece_is(ps, m.b + 1, "year") && s->base->known) {
		year = s->base->date.year + off;
		m.b += 2;
		m.year_given = true;
	} else {
		m.b = j + 1;
		year = 0;
	}
	if (piece_is(ps, j, "half")) {
		if (year == 0)
			return false;
		snprintf(m.date, sizeof(m.date), "%04d-H%ld", year, v);
	} else {
		if (year > 0)
			moment_set_quarter(&m, year, (int)v);
		else
			moment_quarter(&m, s->base, (int)v);
		if (m.day.year > 0)
			s->base->quarter = (struct date){ m.day.year, (int)v, 0 };
	}
	if (scene_before(s, m.a, " fiscal "))
		m.a--;
	if (!piece_dash(ps, n.b))
		scene_take_the(s, &m);			/* but: the third-quarter loss */
	scene_finish(s, &m, t, "time:quarter");
	return true;
}

bool
quarter_last_half(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = i - 1, .b = i + 1 };
	int year, off;

	if (!piece_is(ps, i, "half") || !scene_before(s, i, " last latter "))
		return false;
	if (piece_in(ps, m.b, " of in "))
		m.b++;
	if (numdate_year(ps, m.b, &year))
		m.b++;
	else if (timeword_pointer(ps, m.b, &off) && piece_is(ps, m.b + 1, "year") && s->base->known) {
		year = s->base->date.year + off;
		m.b += 2;
	} else
		return false;
	m.year_given = true;
	moment_set_season(&m, year, S("H2"));
	scene_take_the(s, &m);
	scene_finish(s, &m, t, "time:quarter");
	return true;
}

bool
quarter_season(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = i, .b = i + 1 };
	struct span v = piece_value(&ps->p[i], NUMWORD_SEASON);
	int off, year;
	size_t j = i + 1;

	if (ps->p[i].is & NUMWORD_MANY)
		return false;
	if (piece_in(ps, j, " of , "))
		j++;
	if (numdate_year(ps, j, &year)) {
		m.b = j + 1;
		moment_set_season(&m, year, v);
	} else if (i > s->floor && timeword_pointer(ps, i - 1, &off) && s->base->known) {
		int month = span_is(v, "SP") ? 3 : span_is(v, "SU") ? 6 : span_is(v, "FA") ? 9 : 12;

		m.a -= scene_before(s, i - 1, " this ") ? 2 : 1;	/* this past spring */
		year = s->base->date.year;
		if (off < 0)
			year -= month >= s->base->date.month;
		else if (off > 0)
			year += month <= s->base->date.month;
		moment_set_season(&m, year, v);
	} else if (scene_before(s, i, " in the early late mid ") && !span_is(ps->p[i].low, "fall") &&
	    !span_is(ps->p[i].low, "spring") && !piece_is(ps, i + 1, "of"))
		moment_season(&m, s->base, v, moment_tense(ps, i, i + 1));
	else if (scene_before(s, i, " in ") || (scene_before(s, i, " the ") && i > s->floor + 1 &&
	    timeword_is(ps, i - 2, TIMEWORD_HOLDS)))
		moment_season(&m, s->base, v, moment_tense(ps, i, i + 1));
	else
		return false;
	join_part_words(s, &m);
	scene_take_the(s, &m);
	scene_finish(s, &m, t, "date:season");
	return true;
}
