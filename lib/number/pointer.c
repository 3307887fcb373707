/* See pointer.h. */
#include "number/pointer.h"
#include "number/dates.h"
#include "number/daytime.h"
#include "number/duration.h"
#include "number/join.h"
#include "number/numdate.h"
#include "number/offset.h"
#include "number/stretch.h"
#include "number/timeword.h"
#include "pos.h"

#include <stdio.h>

enum { DAYS_TO_MIDDLE = 45 };		/* of a quarter */

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

/* The date told last, in this sentence or the one before; year 0: none. */
static struct date
told_last(const struct scene *s)
{
	return s->ps->cut > s->base->last_in + 1 ? (struct date){ 0 } : s->base->last;
}

/* "the following year": what follows on the date told last. */
static bool
following(const struct scene *s, size_t i, struct span unit, struct moment *m)
{
	struct date d = told_last(s);

	if (!piece_is(s->ps, i, "following") || d.year == 0)
		return false;
	if (span_is(unit, "Y"))
		moment_set_year(m, d.year + 1);
	else if (span_is(unit, "M") && d.month > 0) {
		d = calendar_add_months((struct date){ d.year, d.month, 1 }, 1);
		moment_set_month(m, d.year, d.month);
	} else if (span_is(unit, "D") && d.day > 0)
		moment_set_day(m, calendar_date(calendar_day(d) + 1));
	else if (span_is(unit, "W") && d.day > 0)
		moment_set_week(m, calendar_day(d) + 7, false);
	else
		return false;
	return true;
}

/* "that year", "later that same day", "that quarter": the one told last. */
static bool
that_unit(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct span unit = piece_value(&ps->p[i], NUMWORD_TIMEUNIT);
	struct date d = told_last(s);
	struct moment m = { .a = scene_before(s, i, " same very ") ? i - 2 : i - 1, .b = i + 1 };

	if (i < s->floor + 1 + (i - 1 - m.a) || !piece_is(ps, m.a, "that") ||
	    ((piece_can(ps, m.b) & (POS_NOUN | POS_PLURAL)) && !(piece_can(ps, m.b) & POS_CLOSED)) ||
	    piece_is(ps, m.b, "after") || (m.b < ps->n && piece_hyphen(ps, m.b)))
		return false;
	if (span_is(unit, "Q") && s->base->quarter.year > 0)
		moment_set_quarter(&m, s->base->quarter.year, s->base->quarter.month);
	else if (d.year > 0 && span_is(unit, "Y"))
		moment_set_year(&m, d.year);
	else if (d.month > 0 && span_is(unit, "M"))
		moment_set_month(&m, d.year, d.month);
	else if (d.day > 0 && span_is(unit, "W"))
		moment_set_week(&m, calendar_day(d), false);
	else if (d.day > 0 && span_is(unit, "D"))
		moment_set_day(&m, d);
	else
		return false;
	scene_finish(s, &m, t, "time:that");
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
	if (m.b + 1 < s->ps->n && (s->ps->p[m.b].is & NUMWORD_ORD) &&
	    piece_is(s->ps, m.b + 1, "quarter") &&
	    s->base->known) {				/* the year-ago third quarter */
		moment_set_quarter(&m, s->base->date.year - 1,
		    piece_number(&s->ps->p[m.b], NUMWORD_ORD));
		m.b += 2;
		scene_take_the(s, &m);
	} else if (piece_in(s->ps, m.b, " quarter period month ")) {
		m.b++;
		if (scene_before(s, i, " the "))
			m.a--;
	}
	scene_finish(s, &m, t, "time:year-earlier");
	return true;
}

/* "by year-end", "at year's end", "year-end 1988": its last day. */
static bool
year_end(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = i };
	size_t end = piece_hyphen(ps, i + 1) || piece_in(ps, i + 1, " 's \xe2\x80\x99s ") ? i + 2 : i + 1;
	int year, off;

	if (!piece_is(ps, i, "year") || !piece_is(ps, end, "end") || !s->base->known ||
	    (i > 0 && timeword_pointer(ps, i - 1, &off)))
		return false;
	m.b = end + 1;
	if (numdate_year(ps, m.b, &year)) {
		m.b++;
		m.year_given = true;
	} else {
		moment_month(&m, s->base, 12, scene_before(s, i, " by ") ? TENSE_FUTURE : moment_tense(ps, i, m.b));
		year = m.day.year;
	}
	moment_set_day(&m, (struct date){ year, 12, 31 });
	scene_finish(s, &m, t, "time:year-end");
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

/* "the week of March 6", "the week starting Monday", "the weekend of Easter" */
static bool
week_of(const struct scene *s, size_t i, struct moment *m)
{
	struct moment day;
	size_t j = i + 1;

	if (!piece_in(s->ps, i, " week weekend ") || !timeword_is(s->ps, j, TIMEWORD_START))
		return false;
	j += piece_is(s->ps, j + 1, "on") ? 2 : 1;
	if (j >= s->ps->n || !dates_parse(s->base, s->ps, j, &day) || day.grain != GRAIN_DAY || day.day.year == 0 ||
	    strchr(day.date, '/') != NULL)
		return false;
	*m = (struct moment){ .a = scene_before(s, i, " the ") ? i - 1 : i, .b = day.b };
	moment_set_week(m, calendar_day(day.day), piece_is(s->ps, i, "weekend"));
	return true;
}

/* "next week Mon", "last week on Tuesday": the day of the week that m is. */
static void
day_of_week(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	size_t j = m->b;
	long day;

	if (m->grain != GRAIN_WEEK || strchr(m->date, 'E') != NULL)
		return;
	if (piece_in(ps, j, " on , ") || piece_dash(ps, j))
		j++;
	if (j >= ps->n || (ps->p[j].is & NUMWORD_WEEKDAY) == 0 || (ps->p[j].is & NUMWORD_MANY))
		return;
	day = calendar_day(m->day);
	moment_set_day(m, calendar_date(day - calendar_weekday(day) + piece_number(&ps->p[j], NUMWORD_WEEKDAY)));
	m->b = j + 1;
	daytime_behind(s, m);
}

/* "last week", "the current quarter". */
static bool
pointed_unit(const struct scene *s, size_t i, struct timex *t)
{
	struct span unit = piece_value(&s->ps->p[i], NUMWORD_TIMEUNIT);
	struct moment m = { .a = i - 1, .b = i + 1 };
	struct amount am = { .b = i + 1, .n = S("1") };
	int off;

	if (i == s->floor || !timeword_pointer(s->ps, i - 1, &off) || (span_is(unit, "N") && off > 0))
		return false;
	if (scene_before(s, i - 1, " the ") && off != 0 && duration_and_half(s, &am)) {
		*t = (struct timex){ .a = i - 2, .b = am.b, .kind = TIMEX_DURATION, .rule = "time:past" };
		t->value = duration_text(s, am.n, unit);	/* the past year and a half */
		return t->value.n > 0;
	}
	if (scene_before(s, i - 1, " the ") && off != 0 &&
	    (span_is(unit, "10") || span_is(unit, "C") || piece_is(s->ps, i - 1, "past"))) {
		*t = (struct timex){ .a = i - 2, .b = i + 1, .kind = TIMEX_DURATION, .rule = "time:past" };
		t->value = duration_text(s, S("1"), unit);
		return t->value.n > 0;
	}
	if (scene_before(s, i - 1, " the "))
		m.a--;
	if (off == 0 && span_is(unit, "E") && calendar_weekday(s->base->day) <= 5 &&
	    moment_tense(s->ps, i - 1, i + 1) == TENSE_PAST)
		off = -1;			/* "this weekend" in Tuesday's report of it */
	if (!following(s, i - 1, unit, &m) && !point_unit(s, unit, off, &m))
		return false;
	quarter_of_year(s, &m);
	day_of_week(s, &m);
	if (m.time[0] == '\0' && span_is(unit, "N"))
		memcpy(m.time, "TNI", 4);
	if (span_is(unit, "N"))
		daytime_behind(s, &m);
	join_edge(s, &m.a);
	scene_finish(s, &m, t, "time:pointer");
	return true;
}

/* "last fiscal year" */
static bool
fiscal_unit(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { .a = i - 2, .b = i + 1 };
	int off;

	if (!scene_before(s, i, " fiscal calendar ") || i < s->floor + 2 || !timeword_pointer(s->ps, i - 2, &off) ||
	    !point_unit(s, piece_value(&s->ps->p[i], NUMWORD_TIMEUNIT), off, &m))
		return false;
	scene_take_the(s, &m);
	scene_finish(s, &m, t, "time:pointer");
	return true;
}

/*
 * "the quarter ended Sept. 30": the one of the calendar that most of it lies in.
 * Without an end it is the one spoken of, or the last one that is over.
 */
static bool
the_quarter(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	struct moment end;
	struct date d;

	if (piece_in(ps, m->b, " ended ending ") && m->b + 1 < ps->n && dates_parse(s->base, ps, m->b + 1, &end) &&
	    end.grain == GRAIN_DAY && calendar_valid(end.day)) {
		d = calendar_date(calendar_day(end.day) - DAYS_TO_MIDDLE);
		moment_set_quarter(m, d.year, (d.month + 2) / 3);
	} else if (s->base->quarter.year > 0)
		moment_set_quarter(m, s->base->quarter.year, s->base->quarter.month);
	else if (!point_unit(s, S("Q"), -1, m))
		return false;
	s->base->quarter = m->day;
	if (piece_is(ps, m->b, "a") && piece_is(ps, m->b + 1, "year") && piece_in(ps, m->b + 2, " ago earlier ")) {
		moment_set_quarter(m, m->day.year - 1, m->day.month);
		m->b += 3;				/* the quarter a year ago */
	}
	return true;
}

/* "the quarter", "the weekend", "the latest quarter" */
static bool
the_unit(const struct scene *s, size_t i, struct timex *t)
{
	struct span unit = piece_value(&s->ps->p[i], NUMWORD_TIMEUNIT);
	struct moment m = { .a = i - 1, .b = i + 1 };
	bool quarter = span_is(unit, "Q");

	if (!scene_before(s, i, " the latest ") || !(quarter || span_is(unit, "E")))
		return false;
	if (piece_is(s->ps, i - 1, "latest") && scene_before(s, i - 1, " the "))
		m.a--;
	if (quarter ? !the_quarter(s, &m) :
	    !point_unit(s, unit, calendar_weekday(s->base->day) <= 4 ? -1 : 0, &m))
		return false;
	join_edge(s, &m.a);
	scene_finish(s, &m, t, "time:the");
	return true;
}

/* "for the year": that of the article, or the one before in what its first weeks report. */
static bool
the_year(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = i - 1, .b = i + 1 };
	bool fiscal = scene_before(s, i, " fiscal ");

	if (fiscal || scene_before(s, i, " full "))
		m.a--;
	if (!piece_is(ps, i, "year") || m.a + 1 == 0 || !scene_before(s, m.a + 1, " the "))
		return false;
	if (piece_in(ps, i + 1, " ended ending ")) {
		*t = (struct timex){ .a = m.a, .b = m.b, .kind = TIMEX_DURATION,
		    .value = S("P1Y"), .rule = "time:the" };
		return true;
	}
	if (fiscal || !s->base->known || !scene_before(s, m.a, " for in during ") ||
	    (i + 1 < ps->n &&
	    (ps->p[i + 1].kind != PIECE_MARK || piece_hyphen(ps, i + 1)) &&
	    !(piece_can(ps, i + 1) & (POS_PREP | POS_AUX))))
		return false;
	if (piece_in(ps, i + 1, " of since before after "))
		return false;
	moment_set_year(&m, s->base->date.year - (s->base->date.month > 0 &&
	    s->base->date.month <= 2 &&
	    moment_tense(ps, m.a, m.b) == TENSE_PAST));
	scene_finish(s, &m, t, "time:the");
	return true;
}

/* "the end of the year", "end of month", "later in the week": the present one. */
static bool
part_of_unit(const struct scene *s, size_t i, struct timex *t)
{
	struct span unit = piece_value(&s->ps->p[i], NUMWORD_TIMEUNIT);
	struct moment m = { .a = i, .b = i + 1 };

	if (span_is(unit, "D") || span_is(unit, "N"))
		return false;
	if (!join_edge(s, &m.a)) {
		if (!scene_before(s, i, " the ") || !scene_before(s, i - 1, " in ") ||
		    !scene_before_class(s, i - 2, TIMEWORD_PART | TIMEWORD_COMPARE))
			return false;
		m.a = i - 3;
	}
	if (!point_unit(s, unit, 0, &m))
		return false;
	scene_finish(s, &m, t, "time:part-of");
	return true;
}

/* "the day after tomorrow", "the week before Christmas" */
static bool
unit_from(const struct scene *s, size_t i, struct timex *t)
{
	struct amount am = { .a = i, .b = i + 1, .n = S("1"), .unit = piece_value(&s->ps->p[i], NUMWORD_TIMEUNIT) };

	if (!piece_in(s->ps, i + 1, " before after "))
		return false;
	if (scene_before(s, i, " the "))
		am.a--;
	return offset_behind(s, &am, t);
}

/* "this years festival", "next weeks' vote": what was "this year's". */
static bool
lost_apostrophe(const struct scene *s, size_t i)
{
	return scene_before(s, i, " this next last ") && !scene_before(s, i - 1, " the ") &&
	    !scene_before(s, i - 1, " in over within of ") &&
	    (piece_in(s->ps, i + 1, " ' \xe2\x80\x99 ") ||
	    ((piece_can(s->ps, i + 1) & (POS_NOUN | POS_PLURAL | POS_ADJ)) &&
	    !(piece_can(s->ps, i + 1) & POS_CLOSED)));
}

bool
pointer_parse(const struct scene *s, size_t i, struct timex *t)
{
	const struct piece *p = &s->ps->p[i];
	struct moment m;

	if (span_is(p->low, "second") || span_is(p->low, "sec") || span_is(p->low, "min") || span_is(p->low, "mo"))
		return false;
	if ((p->is & NUMWORD_MANY) && lost_apostrophe(s, i))
		return pointed_unit(s, i, t);
	if (p->is & NUMWORD_MANY)
		return stretch_plural(s, i, t);
	if (year_earlier(s, i, t) || year_end(s, i, t) || pointed_unit(s, i, t))
		return true;
	if (week_of(s, i, &m)) {
		scene_finish(s, &m, t, "time:week-of");
		return true;
	}
	return unit_from(s, i, t) || that_unit(s, i, t) || fiscal_unit(s, i, t) || part_of_unit(s, i, t) ||
	    the_unit(s, i, t) || the_year(s, i, t) ||
	    stretch_one(s, i, t);
}
