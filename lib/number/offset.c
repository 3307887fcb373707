/* See offset.h. */
#include "number/offset.h"
#include "number/dates.h"
#include "number/pointed.h"
#include "number/timeword.h"

#include <stdio.h>

enum { MOST = 3000 };			/* units that anything lies off */

static bool
whole_number(struct span s, int *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || *n > MOST)
			return false;
		*n = *n * 10 + (s.p[i] - '0');
	}
	return s.n > 0;
}

static void
shift_months(struct date from, int n, bool exact, struct moment *m)
{
	int months = from.year * 12 + from.month + n;

	if (from.month == 0 || months <= 12 || n >= 12 * MOST)
		return;
	if (from.day == 0)
		from.day = 1;
	from = calendar_add_months(from, n);
	if (exact)
		moment_set_day(m, from);
	else
		moment_set_month(m, from.year, from.month);
}

/*
 * The date so many units off; its grain is that of the unit, or the day if
 * the date is exact ("two weeks from tomorrow").
 */
static void
shift(struct date from, const struct amount *am, int sign, bool exact, struct moment *m)
{
	const struct duration_unit *u = duration_unit(am->unit);
	int n;
	bool day = from.day > 0;

	if (u != NULL && *u->letter == 'Y' && span_ends(am->n, S(".5")) &&
	    whole_number((struct span){ am->n.p, am->n.n - 2 }, &n))		/* a year and a half */
		shift_months(from, sign * (int)u->times * (n * 12 + 6), exact && day, m);
	if (u == NULL || !whole_number(am->n, &n))
		return;
	n *= (int)u->times * sign;
	if (*u->letter == 'Y' && exact && day)
		shift_months(from, n * 12, true, m);
	else if (*u->letter == 'Y') {
		if (from.year + n >= 1 && from.year + n <= 9999)
			moment_set_year(m, from.year + n);
	} else if (u->prefix[1] != '\0')
		return;
	else if (*u->letter == 'M')
		shift_months(from, n, exact && day, m);
	else if (day && *u->letter == 'D')
		moment_set_day(m, calendar_date(calendar_day(from) + n));
	else if (day && exact)
		moment_set_day(m, calendar_date(calendar_day(from) + 7L * n));
	else if (day)
		moment_set_week(m, calendar_day(from) + 7L * n, false);
}

/* Half an hour as 30 minutes. */
static struct amount
in_whole_units(const struct scene *s, struct amount am)
{
	struct span v = duration_text(s, am.n, am.unit);

	if (v.n > 3 && v.p[1] == 'T') {
		am.n = (struct span){ v.p + 2, v.n - 3 };
		am.unit = v.p[v.n - 1] == 'H' ? S("TH") : v.p[v.n - 1] == 'M' ? S("TM") : S("TS");
	}
	return am;
}

/* Hours, minutes and seconds from the article's time. */
static void
shift_clock(const struct scene *s, const struct amount *told, int sign, struct moment *m)
{
	struct amount whole = in_whole_units(s, *told), *am = &whole;
	const struct duration_unit *u = duration_unit(am->unit);
	long second = s->base->second, day = s->base->day;
	int n;

	if (u == NULL || u->prefix[1] == '\0' || !scene_whole_day(s) || !whole_number(am->n, &n))
		return;
	if (second < 0 && *u->letter == 'H' && n % 24 == 0)
		moment_set_day(m, calendar_date(day + sign * n / 24));	/* 48 hours ago */
	if (second < 0)
		return;
	second += (long)sign * n * (*u->letter == 'H' ? 3600 : *u->letter == 'M' ? 60 : 1);
	while (second < 0) {
		second += 86400;
		day--;
	}
	day += second / 86400;
	second %= 86400;
	moment_set_day(m, calendar_date(day));
	snprintf(m->time, sizeof(m->time), "T%02ld:%02ld:%02ld", second / 3600, second / 60 % 60, second % 60);
}

/* "a year earlier" in a report on a quarter is that quarter of the year before. */
bool
offset_year_before_quarter(const struct scene *s, struct moment *m)
{
	if (s->base->quarter.year == 0)
		return false;
	moment_set_quarter(m, s->base->quarter.year - 1, s->base->quarter.month);
	return true;
}

/* A day that is told itself: "from tomorrow", "before Christmas", "after next Friday". */
static bool
anchor(const struct scene *s, size_t i, struct moment *m)
{
	const struct pieces *ps = s->ps;
	struct scene behind = *s;
	int off;
	size_t j = i;

	behind.floor = i;
	*m = (struct moment){ 0 };
	if (timeword_pointer(ps, j, &off))
		j++;
	if (j >= ps->n || !(dates_parse(s->base, ps, j, m) || pointed_day(s, j, m)))
		return false;
	if (j > i)
		pointed_before(&behind, j, m);
	return m->a == i && m->grain == GRAIN_DAY && m->day.month > 0 && m->day.year > 0 && m->time[0] == '\0' &&
	    strchr(m->date, '/') == NULL;
}

/* "four years after September 11": the year was not told, so it is one that makes the date near. */
static void
near_year(const struct scene *s, struct moment *m)
{
	struct date d = m->day, best = d;
	long off, least = -1;

	for (d.year = s->base->date.year - 1; d.year <= s->base->date.year + 1; d.year++) {
		if (!calendar_valid(d))
			continue;
		off = moment_cost(calendar_day(d) - s->base->day, TENSE_NONE);
		if (least < 0 || off < least) {
			least = off;
			best = d;
		}
	}
	moment_set_day(m, best);
}

/* "two days after today", "a week before Labor Day". */
static bool
from_anchor(const struct scene *s, const struct amount *am, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = am->a }, day;
	bool before = piece_is(ps, am->b, "before");

	if (am->vague || am->high.n > 0 || !(before || piece_in(ps, am->b, " from after ")) ||
	    !anchor(s, am->b + 1, &day) || !calendar_valid(day.day) || piece_in(ps, day.b, " 's \xe2\x80\x99s ' "))
		return false;
	if (day.b < ps->n && piece_hyphen(ps, day.b))
		return false;
	shift(day.day, am, before ? -1 : 1, true, &m);
	if (m.date[0] == '\0')
		return false;
	if (span_is(am->unit, "Y") && !day.year_given && m.grain == GRAIN_DAY && scene_whole_day(s))
		near_year(s, &m);
	m.b = day.b;
	scene_finish(s, &m, t, "time:offset");
	return true;
}

bool
offset_behind(const struct scene *s, const struct amount *am, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = am->a };
	size_t b = piece_is(ps, am->b, "or") && piece_is(ps, am->b + 1, "so") ? am->b + 2 : am->b;
	bool ago = piece_is(ps, b, "ago"), earlier = piece_is(ps, b, "earlier");
	bool year = span_is(am->unit, "Y") && span_is(am->n, "1");
	bool now = piece_is(ps, am->b, "from") && piece_in(ps, am->b + 1, " now today ");

	if (!now && from_anchor(s, am, t))
		return true;
	if (now)
		m.b = am->b + 2;
	else if (ago || (earlier && year) || piece_is(ps, b, "hence"))
		m.b = b + 1;
	else
		return false;
	if (am->vague || am->high.n > 0)
		memcpy(m.date, ago || earlier ? "PAST_REF" : "FUTURE_REF", ago || earlier ? 9 : 11);
	else if (!(year && (ago || earlier) && offset_year_before_quarter(s, &m))) {
		if (s->base->known) {
			shift(s->base->date, am, ago || earlier ? -1 : 1, now, &m);
			if (m.date[0] == '\0')
				shift_clock(s, am, ago || earlier ? -1 : 1, &m);
		} else if ((ago || earlier) && piece_in(ps, am->a, " a an "))
			memcpy(m.date, "PAST_REF", 9);		/* no span of time, though from when is not known */
	}
	if (m.date[0] == '\0')
		return false;
	scene_finish(s, &m, t, ago ? "time:ago" : "time:from-now");
	return true;
}

bool
offset_in(const struct scene *s, const struct amount *am, struct timex *t)
{
	struct moment m = { .a = am->a - 1, .b = am->b };

	if (!scene_before(s, am->a, " in ") || am->vague || am->high.n > 0 || am->hyphen || !s->base->known ||
	    (!am->many && !span_is(am->n, "1") && am->b < s->ps->n &&
	    s->ps->p[am->b].kind != PIECE_MARK) ||
	    moment_tense(s->ps, am->a, am->b) <= TENSE_NONE)
		return false;
	shift(s->base->date, am, 1, true, &m);
	if (m.date[0] == '\0')
		shift_clock(s, am, 1, &m);
	if (m.date[0] == '\0')
		return false;
	if (piece_in(s->ps, m.b, " ' 's \xe2\x80\x99 \xe2\x80\x99s ") && piece_is(s->ps, m.b + 1, "time"))
		m.b += 2;
	scene_finish(s, &m, t, "time:in");
	return true;
}
