/* See timex.h. */
#include "number/timex.h"
#include "number/clock.h"
#include "number/dates.h"
#include "number/daytime.h"
#include "number/duration.h"
#include "number/holiday.h"
#include "number/join.h"
#include "number/nth.h"
#include "number/pointed.h"
#include "number/pointer.h"
#include "number/quarter.h"
#include "number/stretch.h"
#include "number/timeword.h"
#include "number/year.h"

#include <stdio.h>

/* Two digits of s from `at` on, -1 if there are none. */
static long
two_digits(struct span s, size_t at)
{
	if (at + 2 > s.n || s.p[at] < '0' || s.p[at] > '9' || s.p[at + 1] < '0' || s.p[at + 1] > '9')
		return -1;
	return (s.p[at] - '0') * 10 + s.p[at + 1] - '0';
}

/* The second of the day that "2017-09-28T16:58:00Z" tells, -1 if none. */
static long
second_of(struct span when)
{
	long h, m, sec;

	if (when.n < 16 || (when.p[10] != 'T' && when.p[10] != ' '))
		return -1;
	h = two_digits(when, 11);
	m = two_digits(when, 14);
	sec = two_digits(when, 17);
	return h < 0 || h > 23 || m < 0 || m > 59 ? -1 : h * 3600 + m * 60 + (sec > 0 ? sec : 0);
}

void
timex_base(struct moment_base *base, struct span when)
{
	*base = (struct moment_base){ 0 };
	base->known = calendar_parse(when, &base->date);
	if (base->known && base->date.day > 0)
		base->day = calendar_day(base->date);
	base->second = second_of(when);
}

static bool
from_daypart(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m;
	size_t a = i > 0 && (timeword_is(s->ps, i - 1, TIMEWORD_PART) || piece_hyphen(s->ps, i - 1)) ? i - 1 : i;

	if (daytime_every(s, i, &m)) {
		scene_finish(s, &m, t, "time:every");
		return true;
	}
	if (a > 0 && a < i && piece_hyphen(s->ps, a))
		a--;
	if (a == s->floor || a == 0 || !daytime_pointed(s, a - 1, &m)) {
		if (!(s->ps->p[i].is & NUMWORD_DAYPART) || !daytime_alone(s, i, &m))
			return false;
		daytime_date_behind(s, &m);
		scene_finish(s, &m, t, "time:daypart");
		return true;
	}
	if (scene_before_class(s, m.a, TIMEWORD_PART | TIMEWORD_COMPARE))
		m.a--;
	daytime_behind(s, &m);
	scene_finish(s, &m, t, "time:daypart");
	return true;
}

/* "earlier this year", "late Monday". */
static void
take_earlier(const struct scene *s, struct timex *t)
{
	if (t->kind == TIMEX_DATE && scene_before(s, t->a, " earlier later early late "))
		t->a--;
}

/* Every week's, as piece i names it. */
static void
set_weekday(const struct scene *s, size_t i, struct moment *m)
{
	snprintf(m->date, sizeof(m->date), "XXXX-WXX-%d",
	    piece_number(&s->ps->p[i], NUMWORD_WEEKDAY) % 10);
}

static bool
from_date(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m;

	if (!dates_parse(s->base, s->ps, i, &m) || m.a < s->floor)
		return false;
	if (m.grain == GRAIN_QUARTER && m.day.year > 0)
		s->base->quarter = (struct date){ m.day.year, m.day.month, 0 };
	pointed_before(s, i, &m);
	pointed_year_behind(s, &m);
	join_part_words(s, &m);
	if ((s->ps->p[i].is & NUMWORD_MONTH) && m.grain == GRAIN_MONTH && m.b == i + 1 &&
	    scene_before(s, m.a, " every each ")) {
		m.a--;						/* each July */
		snprintf(m.date, sizeof(m.date), "XXXX-%02d", m.day.month);
	}
	if ((s->ps->p[i].is & NUMWORD_WEEKDAY) && (scene_before(s, m.a, " every each ") ||
	    (scene_before(s, m.a, " other ") && scene_before(s, m.a - 1, " every ")))) {
		m.a -= scene_before(s, m.a, " other ") ? 2 : 1;
		set_weekday(s, i, &m);
	}
	join_dates(s, &m);
	pointed_week_behind(s, i, &m);
	daytime_behind(s, &m);
	pointed_week_behind(s, i, &m);
	if ((s->ps->p[i].is & NUMWORD_WEEKDAY) && (s->ps->p[m.b - 1].is & NUMWORD_DAYPART) &&
	    (s->ps->p[m.b - 1].is & NUMWORD_MANY) && !m.year_given)
		set_weekday(s, i, &m);				/* Friday mornings */
	scene_finish(s, &m, t, m.time[0] != '\0' ? "time:date-time" : "date:calendar");
	return true;
}

/* A holiday of several words, by its last one: "Labor Day". */
static bool
from_holiday(const struct scene *s, size_t i, struct timex *t)
{
	size_t a = holiday_start(s->ps, i, s->floor);

	return a < i && from_date(s, a, t);
}

static bool
from_clock(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m;

	if (!clock_parse(s->ps, i, CLOCK_ANY, &m)) {	/* between 3 and 8 yesterday */
		if (!scene_before(s, i, " between ") || !clock_bare(s->ps, i, CLOCK_ANY, &m) ||
		    strchr(m.time, '/') == NULL || !daytime_date_behind(s, &m))
			return false;
	} else
		daytime_date_behind(s, &m);
	if (piece_is(s->ps, i, "quarter") && scene_before(s, i, " a "))
		m.a--;
	scene_finish(s, &m, t, "time:clock");
	return true;
}

static bool
from_relative_day(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { 0 };

	if (!pointed_day(s, i, &m))
		return false;
	join_part_words(s, &m);
	join_dates(s, &m);
	daytime_behind(s, &m);
	scene_finish(s, &m, t, "date:relative");
	return true;
}

bool
timex_parse(struct moment_base *base, struct numeral_work *work, const struct pieces *ps, size_t i,
    size_t floor, struct arena *mem, struct timex *t)
{
	const struct scene s = { base, work, ps, floor, mem };
	const struct piece *p = &ps->p[i];
	bool number = p->kind == PIECE_DIGITS || p->kind == PIECE_VULGAR || (p->is & (NUMWORD_CARD | NUMWORD_ORD |
	    NUMWORD_SCALE | NUMWORD_GROUP | NUMWORD_VAGUE | NUMWORD_PART));
	bool good = false;

	*t = (struct timex){ 0 };
	if (number)
		good = from_date(&s, i, t) || from_clock(&s, i, t) || nth_parse(&s, i, t) ||
		    nth_day(&s, i, t) ||
		    year_short(&s, i, t) || year_fiscal(&s, i, t) ||
		    quarter_ordinal(&s, i, t) || quarter_last_half(&s, i, t) ||
		    stretch_race(&s, i, t) || stretch_first(&s, i, t) ||
		    stretch_parse(&s, i, t) || year_parse(&s, i, t) || year_words(&s, i, t);
	if (!good && (p->is & NUMWORD_WEEKDAY))
		good = nth_last(&s, i, t);
	if (!good && (p->is & (NUMWORD_WEEKDAY | NUMWORD_HOLIDAY | NUMWORD_TIMEUNIT | NUMWORD_MONTH)) && i > floor)
		good = from_holiday(&s, i, t);
	if (!good && (p->is & (NUMWORD_MONTH | NUMWORD_WEEKDAY | NUMWORD_DECADE | NUMWORD_HOLIDAY)))
		good = from_date(&s, i, t);
	if (!good && (p->is & NUMWORD_CLOCKWORD))
		good = from_clock(&s, i, t);
	if (!good && (p->is & NUMWORD_SEASON))
		good = quarter_season(&s, i, t);
	if (!good && (p->is & NUMWORD_RELDAY))
		good = from_relative_day(&s, i, t);
	if (!good && ((p->is & NUMWORD_DAYPART) || span_is(p->low, "day")))
		good = from_daypart(&s, i, t);
	if (!good && (p->is & NUMWORD_TIMEUNIT))
		good = nth_last(&s, i, t) || pointer_parse(&s, i, t);
	if (!good && (p->is & NUMWORD_TIMES))
		good = stretch_times(&s, i, t);
	if (!good && (p->is & NUMWORD_SETWORD))
		good = stretch_set(&s, i, t);
	if (good && t->kind == TIMEX_DURATION)
		t->unit = duration_last_unit(t->value);
	if (good) {
		take_earlier(&s, t);
		join_from(&s, t);
	}
	return good;
}
