/* See daytime.h. */
#include "number/daytime.h"
#include "number/clock.h"
#include "number/dates.h"
#include "number/pointer.h"
#include "number/timeword.h"

#include <stdio.h>

bool
daytime_part(const struct pieces *ps, size_t i, struct moment *m, size_t *end)
{
	size_t j = i;

	if (timeword_is(ps, j, TIMEWORD_PART))
		j++;
	if (j < ps->n && piece_hyphen(ps, j))
		j++;
	if (j >= ps->n || (ps->p[j].is & NUMWORD_DAYPART) == 0 || piece_value(&ps->p[j], NUMWORD_DAYPART).n > 2)
		return false;
	snprintf(m->time, sizeof(m->time), "T%.2s", piece_value(&ps->p[j], NUMWORD_DAYPART).p);
	*end = j + 1;
	return true;
}

/* A time of day behind a date: "Tuesday night", "March 8 at 12:41 a.m.", "Wednesday, 6pm". */
void
daytime_behind(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	struct moment clock;
	size_t j = m->b;

	if (m->grain != GRAIN_DAY || strchr(m->date, '/') != NULL)
		return;
	if (daytime_part(ps, j, m, &m->b))
		return;
	if (piece_in(ps, j, " at , from between "))
		j++;
	if (piece_in(ps, j, " about around "))
		j++;
	if (j < ps->n && (clock_span(ps, j, &clock) || clock_parse(ps, j, &clock))) {
		memcpy(m->time, clock.time, sizeof(m->time));
		m->b = clock.b;
		if (piece_is(ps, m->b, "t") && ps->p[m->b].glued)
			m->b++;
	} else if (piece_is(ps, m->b, "t") && ps->p[m->b].glued && clock_parse(ps, m->b + 1, &clock)) {
		memcpy(m->time, clock.time, sizeof(m->time));		/* 2017-09-28T20:09 */
		m->b = clock.b;
	}
}

/* A date behind a time of day: "4:58 PM, Sep 28, 2017", "noon Thursday". */
void
daytime_date_behind(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	struct moment date = { 0 };
	size_t j = m->b;

	if (piece_is(ps, j, ","))
		j++;
	if (j < ps->n && (dates_parse(s->base, ps, j, &date) || pointer_day(s, j, &date)) &&
	    date.grain == GRAIN_DAY && strchr(date.date, '/') == NULL && date.a == j) {
		memcpy(m->date, date.date, sizeof(m->date));
		m->grain = GRAIN_DAY;
		m->b = date.b;
	}
}
