/* See join.h. */
#include "number/join.h"
#include "number/dates.h"
#include "number/timeword.h"

#include <stdio.h>

/* "early", "mid-", "the end of": belongs to the expression, not to its value. */
void
join_part_words(const struct scene *s, struct moment *m)
{
	size_t a = m->a;

	if (a > s->floor && piece_hyphen(s->ps, a - 1) && scene_before_class(s, a - 1, TIMEWORD_PART))
		a -= 2;
	else if (scene_before_class(s, a, TIMEWORD_PART | TIMEWORD_COMPARE) && (m->grain != GRAIN_DAY || m->time[0] != '\0'))
		a--;
	else if (m->grain == GRAIN_DECADE && scene_before(s, a, " the ")) {
		m->a = a - 1;
		return;
	} else
		return;
	m->a = a;
}

void
join_dates(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	struct moment to = { 0 };
	size_t j = m->b + 1;
	char from[24];

	if (m->time[0] != '\0' || strchr(m->date, '/') != NULL || m->b + 1 >= ps->n)
		return;
	if (piece_is(ps, m->b, "and") ? !scene_before(s, m->a, " between ") :
	    piece_in(ps, m->b, " to until till ") ? !scene_before(s, m->a, " from ") :
	    !piece_dash(ps, m->b) && !piece_in(ps, m->b, " through thru "))
		return;
	if (!dates_parse(s->base, ps, j, &to)) {
		int y;

		if (m->grain != GRAIN_YEAR || !dates_year(ps, j, &y))
			return;
		moment_set_year(&to, y);
		to.b = j + 1;
	}
	if (to.grain != m->grain || strchr(to.date, '/') != NULL || to.a != (to.grain == GRAIN_YEAR && to.a == 0 ? 0 : j))
		return;
	if (to.year_given && !m->year_given && m->day.month > 0) {
		int year = to.day.year - (m->day.month > to.day.month);

		if (m->grain == GRAIN_MONTH)
			moment_set_month(m, year, m->day.month);
		else if (m->grain == GRAIN_DAY)
			moment_set_day(m, (struct date){ year, m->day.month, m->day.day });
	}
	if (!to.year_given && !m->year_given && m->grain >= GRAIN_MONTH && m->grain != GRAIN_WEEK && to.day.year > 0 &&
	    m->day.month > 0) {				/* May to September: of one year */
		m->day.year = to.day.year - (m->day.month > to.day.month);
		if (m->grain == GRAIN_MONTH)
			moment_set_month(m, m->day.year, m->day.month);
		else if (calendar_valid(m->day))
			moment_set_day(m, m->day);
	}
	snprintf(from, sizeof(from), "%.20s", m->date);
	snprintf(m->date, sizeof(m->date), "%s/%.20s", from, to.date);
	m->b = to.b;
}
