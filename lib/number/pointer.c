/* See pointer.h. */
#include "number/pointer.h"
#include "number/dates.h"
#include "number/duration.h"
#include "number/offset.h"
#include "number/stretch.h"
#include "number/timeword.h"

#include <stdio.h>

static bool
point_unit(const struct scene *s, struct span unit, int off, struct moment *m)
{
	const struct moment_base *b = s->base;
	struct date d = b->date;
	int q;

	if (!b->known)
		return false;
	if (span_is(unit, "Y"))
		moment_set_year(m, d.year + off);
	else if (span_is(unit, "10"))
		snprintf(m->date, sizeof(m->date), "%03d", (d.year / 10 + off) % 1000);
	else if (span_is(unit, "C"))
		snprintf(m->date, sizeof(m->date), "%02d", (d.year / 100 + off) % 100);
	else if (d.month == 0)
		return false;
	else if (span_is(unit, "M")) {
		d.day = 1;
		d = calendar_add_months(d, off);
		moment_set_month(m, d.year, d.month);
	} else if (span_is(unit, "Q")) {
		q = d.year * 4 + (d.month - 1) / 3 + off;
		moment_set_quarter(m, q / 4, q % 4 + 1);
	} else if (d.day == 0)
		return false;
	else if (span_is(unit, "W"))
		moment_set_week(m, b->day + 7L * off, false);
	else if (span_is(unit, "E"))
		moment_set_week(m, b->day + 7L * (off < 0 && calendar_weekday(b->day) == 7 ? 0 : off), true);
	else if (span_is(unit, "D"))
		moment_set_day(m, calendar_date(b->day + off));
	else if (span_is(unit, "N")) {
		moment_set_day(m, calendar_date(b->day + off));
		memcpy(m->time, "TNI", 4);
	} else
		return false;
	return true;
}

/* "year-earlier quarter", "year-ago". */
static bool
year_earlier(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { .a = i, .b = i + 3 };

	if (!span_is(s->ps->p[i].low, "year") || !piece_hyphen(s->ps, i + 1) ||
	    !piece_in(s->ps, i + 2, " earlier ago "))
		return false;
	if (!offset_year_before_quarter(s, &m)) {
		if (!s->base->known)
			return false;
		moment_set_year(&m, s->base->date.year - 1);
	}
	if (piece_in(s->ps, m.b, " quarter period month ")) {
		m.b++;
		if (scene_before(s, i, " the "))
			m.a--;
	}
	scene_finish(s, &m, t, "time:year-earlier");
	return true;
}

/* "next year's first quarter" */
static void
quarter_of_year(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	size_t i = m->b + 1;

	if (m->grain != GRAIN_YEAR || !piece_in(ps, m->b, " 's \xe2\x80\x99s ") || i + 1 >= ps->n ||
	    !(ps->p[i].is & NUMWORD_ORD) || piece_number(&ps->p[i], NUMWORD_ORD) > 4)
		return;
	if (piece_hyphen(ps, i + 1) ? !piece_is(ps, i + 2, "quarter") : !piece_is(ps, i + 1, "quarter"))
		return;
	m->b = i + (piece_hyphen(ps, i + 1) ? 3 : 2);
	moment_set_quarter(m, m->day.year, piece_number(&ps->p[i], NUMWORD_ORD));
	s->base->quarter = m->day;
}

/* "the week of March 6", "the week starting Monday" */
static bool
week_of(const struct scene *s, size_t i, struct moment *m)
{
	struct moment day;
	size_t j = i + 1;

	if (!piece_is(s->ps, i, "week") || !timeword_is(s->ps, j, TIMEWORD_START))
		return false;
	j += piece_is(s->ps, j + 1, "on") ? 2 : 1;
	if (j >= s->ps->n || !dates_parse(s->base, s->ps, j, &day) || day.grain != GRAIN_DAY || day.day.year == 0 ||
	    strchr(day.date, '/') != NULL)
		return false;
	m->a = scene_before(s, i, " the ") ? i - 1 : i;
	m->b = day.b;
	moment_set_week(m, calendar_day(day.day), false);
	return true;
}

bool
pointer_day(const struct scene *s, size_t i, struct moment *m)
{
	const struct piece *p = &s->ps->p[i];

	if ((p->is & NUMWORD_RELDAY) == 0 || !scene_whole_day(s))
		return false;
	m->a = i;
	m->b = i + 1;
	moment_set_day(m, calendar_date(s->base->day + piece_number(p, NUMWORD_RELDAY)));
	if (span_starts(p->low, S("tonig")) || span_starts(p->low, S("tonit")))
		memcpy(m->time, "TNI", 4);
	return true;
}

/* "last Friday", "next March", "this summer": a word that points before a name of time. */
void
pointer_before(const struct scene *s, size_t i, struct moment *m)
{
	const struct piece *p = &s->ps->p[i];
	const struct moment_base *b = s->base;
	int off, month, w;

	if (m->a == s->floor || m->year_given || !timeword_pointer(s->ps, m->a - 1, &off) || !b->known)
		return;
	if ((p->is & NUMWORD_WEEKDAY) && scene_whole_day(s) && m->a == i) {
		w = piece_number(p, NUMWORD_WEEKDAY) - calendar_weekday(b->day);
		if (off < 0)
			w = w >= 0 ? w - 7 : w;
		else if (off > 0)
			w = w <= 0 ? w + 7 : w;
		else
			w = moment_tense(s->ps, i, i + 1) == TENSE_FUTURE && w < 0 ? w + 7 : w;
		moment_set_day(m, calendar_date(b->day + w));
	} else if ((p->is & NUMWORD_MONTH) && m->grain == GRAIN_MONTH && b->date.month > 0) {
		month = piece_number(p, NUMWORD_MONTH);
		if (off < 0)
			moment_set_month(m, b->date.year - (month >= b->date.month), month);
		else if (off > 0)
			moment_set_month(m, b->date.year + (month <= b->date.month), month);
		else
			moment_set_month(m, b->date.year, month);
	} else if (m->grain != GRAIN_DAY)
		return;
	m->a--;
	if (scene_before(s, m->a, " the "))
		m->a--;
}

/* "July last year", "November of this year" */
void
pointer_year_behind(const struct scene *s, struct moment *m)
{
	size_t i = m->b + (piece_is(s->ps, m->b, "of") ? 1 : 0);
	int off;

	if ((m->grain != GRAIN_MONTH && m->grain != GRAIN_DAY) || m->year_given || !s->base->known || m->day.month == 0 ||
	    strchr(m->date, '/') != NULL || !timeword_pointer(s->ps, i, &off) || !piece_is(s->ps, i + 1, "year"))
		return;
	m->day.year = s->base->date.year + off;
	if (m->grain == GRAIN_MONTH)
		moment_set_month(m, m->day.year, m->day.month);
	else if (calendar_valid(m->day))
		moment_set_day(m, m->day);
	m->b = i + 2;
	m->year_given = true;
}

/* A unit without a number before it. */
bool
pointer_parse(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	const struct piece *p = &ps->p[i];
	struct span unit = piece_value(p, NUMWORD_TIMEUNIT);
	struct moment m = { .a = i, .b = i + 1 };
	int off;

	if (span_is(p->low, "second") || span_is(p->low, "sec") || span_is(p->low, "min") || span_is(p->low, "mo"))
		return false;
	if (p->is & NUMWORD_MANY)
		return stretch_plural(s, i, t);
	if (year_earlier(s, i, t))
		return true;
	if (i > s->floor && timeword_pointer(ps, i - 1, &off)) {
		m.a = i - 1;
		if (span_is(p->low, "night") && off > 0)
			return false;
		if (scene_before(s, i - 1, " the ") && off != 0 &&
		    (span_is(unit, "10") || span_is(unit, "C") || piece_is(ps, i - 1, "past"))) {
			*t = (struct timex){ .a = i - 2, .b = i + 1, .kind = TIMEX_DURATION, .rule = "time:past" };
			t->value = duration_text(s, S("1"), unit);
			return t->value.n > 0;
		}
		if (scene_before(s, i - 1, " the "))
			m.a--;
		if (!point_unit(s, unit, off, &m))
			return false;
		quarter_of_year(s, &m);
		scene_finish(s, &m, t, "time:pointer");
		return true;
	}
	if (week_of(s, i, &m)) {
		scene_finish(s, &m, t, "time:week-of");
		return true;
	}
	if (scene_before(s, i, " fiscal calendar ") && i > s->floor + 1 && timeword_pointer(ps, i - 2, &off)) {
		m.a = i - 2;
		if (!point_unit(s, unit, off, &m))
			return false;
		scene_finish(s, &m, t, "time:pointer");
		return true;
	}
	if (scene_before(s, i, " the latest ") && (span_is(unit, "Q") || span_is(unit, "E"))) {
		m.a = i - 1;
		if (piece_is(ps, i - 1, "latest") && scene_before(s, i - 1, " the "))
			m.a--;
		if (span_is(unit, "Q") && s->base->quarter.year > 0)
			moment_set_quarter(&m, s->base->quarter.year, s->base->quarter.month);
		else if (!point_unit(s, unit, span_is(unit, "Q") ? -1 : calendar_weekday(s->base->day) <= 4 ? -1 : 0, &m))
			return false;
		scene_finish(s, &m, t, "time:the");
		return true;
	}
	return stretch_one(s, i, t);
}
