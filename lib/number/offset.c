/* See offset.h. */
#include "number/offset.h"

#include <stdio.h>

static struct date
move(const struct scene *s, const struct amount *am, int sign, struct moment *m)
{
	struct date d = s->base->date;
	const struct duration_unit *u = duration_unit(am->unit);
	int n = 0, months;
	long day = s->base->day;

	for (size_t i = 0; i < am->n.n; i++) {
		if (am->n.p[i] < '0' || am->n.p[i] > '9' || n > 3000)
			return d;
		n = n * 10 + (am->n.p[i] - '0');
	}
	if (u == NULL)
		return d;
	n *= (int)u->times * sign;
	if (span_is(am->unit, "10") && d.year / 10 + n / 10 > 0) {
		snprintf(m->date, sizeof(m->date), "%03d", (d.year / 10 + n / 10) % 1000);
	} else if (*u->letter == 'Y') {
		if (d.year + n >= 1 && d.year + n <= 9999)
			moment_set_year(m, d.year + n);
	} else if (u->prefix[1] == '\0' && *u->letter == 'M' && d.month > 0) {
		months = d.year * 12 + n;
		if (months > 12 && n < 12000) {
			if (d.day == 0)
				d.day = 1;
			d = calendar_add_months(d, n);
			moment_set_month(m, d.year, d.month);
		}
	} else if (scene_whole_day(s) && u->prefix[1] == '\0' && n < 200000 && n > -200000) {
		if (*u->letter == 'D')
			moment_set_day(m, calendar_date(day + n));
		else
			moment_set_week(m, day + 7L * n, false);
	}
	return d;
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

/* "ago", "earlier", "from now" behind an amount; the value is a date then. */
bool
offset_behind(const struct scene *s, const struct amount *am, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = am->a };
	bool ago = piece_is(ps, am->b, "ago"), earlier = piece_in(ps, am->b, " earlier before prior ");
	bool year = span_is(am->unit, "Y") && span_is(am->n, "1");

	if (piece_is(ps, am->b, "from") && piece_in(ps, am->b + 1, " now today "))
		m.b = am->b + 2;
	else if (ago || (earlier && year && !piece_in(ps, am->b, " before prior ")) || piece_is(ps, am->b, "hence"))
		m.b = am->b + 1;
	else
		return false;
	if (am->vague || am->high.n > 0)
		memcpy(m.date, ago || earlier ? "PAST_REF" : "FUTURE_REF", ago || earlier ? 9 : 11);
	else if (!(year && (ago || earlier) && offset_year_before_quarter(s, &m))) {
		if (!s->base->known)
			return false;
		move(s, am, ago || earlier ? -1 : 1, &m);
	}
	if (m.date[0] == '\0')
		return false;
	scene_finish(s, &m, t, ago ? "time:ago" : "time:from-now");
	return true;
}
