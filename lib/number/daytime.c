/* See daytime.h. */
#include "number/daytime.h"
#include "number/clock.h"
#include "number/dates.h"
#include "number/numdate.h"
#include "number/pointed.h"
#include "number/timeword.h"
#include "pos.h"

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

/* The half of the day that a moment's part of the day lies in. */
static enum clock_half
half_of(const struct moment *m)
{
	return m->time[0] == 'T' ? clock_half(span_of(m->time + 1)) : CLOCK_ANY;
}

/* "morning", "in the early morning" behind a day. */
static bool
part_behind(const struct pieces *ps, size_t i, struct moment *m)
{
	if (piece_is(ps, i, "in") && piece_is(ps, i + 1, "the"))
		i += 2;
	return daytime_part(ps, i, m, &m->b);
}

/* "at", "no later than", "from" between a day and a time; bare: an hour may follow without a sign of one. */
static size_t
link_at(const struct pieces *ps, size_t i, bool *bare)
{
	size_t j = i;

	if (piece_is(ps, j, ","))
		j++;
	*bare = timeword_is(ps, j, TIMEWORD_HOURLINK);
	if (*bare || timeword_is(ps, j, TIMEWORD_CLOCKLINK))
		j++;
	else if (piece_is(ps, piece_is(ps, j, "no") ? j + 1 : j, "later") &&
	    piece_is(ps, piece_is(ps, j, "no") ? j + 2 : j + 1, "than"))
		j += piece_is(ps, j, "no") ? 3 : 2;
	if (piece_in(ps, j, " about around "))
		j++;
	return j;
}

static bool
clock_at(const struct pieces *ps, size_t i, bool bare, enum clock_half half, struct moment *clock)
{
	if (i >= ps->n)
		return false;
	return bare ? clock_bare(ps, i, half, clock) : clock_parse(ps, i, half, clock);
}

/* The time of day behind piece m->b: "at 8", "in the morning", "from 9:30 to 3". */
static void
take_clock(const struct pieces *ps, struct moment *m)
{
	struct moment clock, part = { 0 };
	enum clock_half half;
	bool bare;
	size_t j;
	int year;

	if (m->time[0] == '\0')
		part_behind(ps, m->b, m);
	half = half_of(m);
	j = link_at(ps, m->b, &bare);
	if (clock_at(ps, j, bare, half, &clock)) {
		if (half == CLOCK_ANY && part_behind(ps, clock.b, &part) && half_of(&part) != CLOCK_ANY) {
			clock_at(ps, j, bare, half_of(&part), &clock);	/* at 8:00 early morning */
			clock.b = part.b;
		}
	} else if (!piece_is_glued(ps, m->b, "t") || !clock_parse(ps, m->b + 1, CLOCK_ANY, &clock))
		return;							/* 2017-09-28T20:09 */
	memcpy(m->time, clock.time, sizeof(m->time));
	m->b = clock.b;
	if (piece_is_glued(ps, m->b, "t"))
		m->b++;
	if (!m->year_given && m->day.month > 0 && m->time[6] == ':' &&
	    numdate_year(ps, m->b, &year)) {
		m->day.year = year;				/* Oct 26 15:50:06 2016 */
		m->year_given = true;
		moment_set_day(m, m->day);
		m->b++;
	}
}

void
daytime_behind(const struct scene *s, struct moment *m)
{
	if (m->grain == GRAIN_DAY && strchr(m->date, '/') == NULL)
		take_clock(s->ps, m);
}

bool
daytime_every(const struct scene *s, size_t i, struct moment *m)
{
	*m = (struct moment){ .a = i - 1, .b = i + 1 };
	if (!scene_before(s, i, " every each "))
		return false;
	if (daytime_part(s->ps, i, m, &m->b))
		;
	else if (!piece_is(s->ps, i, "day"))
		return false;
	take_clock(s->ps, m);
	return m->time[0] != '\0';
}

bool
daytime_alone(const struct scene *s, size_t i, struct moment *m)
{
	const struct pieces *ps = s->ps;
	size_t a = i;

	*m = (struct moment){ .a = i, .b = i + 1 };
	if (a > s->floor && piece_hyphen(ps, a - 1) && scene_before_class(s, a - 1, TIMEWORD_PART))
		a -= 2;
	else if (scene_before_class(s, a, TIMEWORD_PART))
		a--;
	if (scene_before(s, a, " the ") && scene_before(s, a - 1, " in ")) {
		a -= 2;
		if (scene_before_class(s, a, TIMEWORD_PART | TIMEWORD_COMPARE))
			a--;
	} else if (a == i || (ps->p[i].is & NUMWORD_MANY) ||
	    ((piece_can(ps, i + 1) & (POS_NOUN | POS_PLURAL | POS_ADJ)) &&
	    !(piece_can(ps, i + 1) & POS_CLOSED) && !(ps->p[i + 1].is & NUMWORD_RELDAY)) || piece_hyphen(ps, i + 1))
		return false;				/* a late night show */
	if (!daytime_part(ps, i, m, &m->b))
		return false;
	m->a = a;
	take_clock(ps, m);
	return true;
}

bool
daytime_pointed(const struct scene *s, size_t i, struct moment *m)
{
	int off;

	*m = (struct moment){ .a = i };
	if (!timeword_pointer(s->ps, i, &off) || off > 0 || !scene_whole_day(s) ||
	    !daytime_part(s->ps, i + 1, m, &m->b))
		return false;
	moment_set_day(m, calendar_date(s->base->day + off));
	return true;
}

/* A day at piece i, with the part of the day behind it. */
static bool
day_at(const struct scene *s, size_t i, struct moment *m)
{
	const struct pieces *ps = s->ps;
	int off;

	if (i >= ps->n)
		return false;
	if (daytime_pointed(s, i, m))
		return true;
	*m = (struct moment){ 0 };
	if (timeword_pointer(ps, i, &off) && i + 1 < ps->n && (ps->p[i + 1].is & NUMWORD_WEEKDAY)) {
		if (!dates_parse(s->base, ps, i + 1, m))
			return false;
		pointed_before(s, i + 1, m);
	} else if (!dates_parse(s->base, ps, i, m) && !pointed_day(s, i, m))
		return false;
	if (m->grain != GRAIN_DAY || strchr(m->date, '/') != NULL || m->a != i)
		return false;
	if (m->time[0] == '\0')
		part_behind(ps, m->b, m);
	return true;
}

/* "each day" behind a time */
static size_t
each_day(const struct pieces *ps, size_t i)
{
	if (piece_in(ps, i, " every each ") && piece_in(ps, i + 1, " day morning afternoon evening night "))
		return i + 2;
	return piece_in(ps, i, " daily nightly ") ? i + 1 : i;
}

bool
daytime_date_behind(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	struct moment day, clock;
	size_t j = m->b;
	bool on = piece_is(ps, j, "on");

	m->b = each_day(ps, j);
	if (m->b > j)
		return true;
	if (piece_in(ps, j, " , on of "))
		j++;
	if (!day_at(s, j, &day))
		return false;
	if (on && day.year_given && strchr(m->time, '/') == NULL)
		return false;			/* a date by itself: at 12:41 a.m. on March 8, 2014 */
	if (half_of(&day) != CLOCK_ANY && clock_bare(ps, m->a, half_of(&day), &clock) && clock.b == m->b)
		memcpy(m->time, clock.time, sizeof(m->time));
	if (m->b == m->a + 1 && piece_is(ps, m->a, "midnight") && !on)
		memcpy(m->time, "T24:00", sizeof("T24:00"));	/* midnight Friday: its end */
	memcpy(m->date, day.date, sizeof(m->date));
	m->grain = GRAIN_DAY;
	m->b = day.b;
	return true;
}
