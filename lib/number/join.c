/* See join.h. */
#include "number/join.h"
#include "number/dates.h"
#include "number/numdate.h"
#include "number/timeword.h"

#include <stdio.h>

void
join_part_words(const struct scene *s, struct moment *m)
{
	size_t a = m->a;

	if (join_edge(s, &m->a))
		return;
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
	if (m->grain == GRAIN_DECADE)
		scene_take_the(s, m);
}

/* "the end of", "the beginning of": the same. */
bool
join_edge(const struct scene *s, size_t *a)
{
	size_t i = *a;

	if (scene_before(s, i, " the "))
		i--;
	if (!scene_before(s, i, " of ") || !scene_before_class(s, i - 1, TIMEWORD_EDGE))
		return false;
	*a = i - 2;
	if (scene_before(s, *a, " the "))
		--*a;
	return true;
}

/* The piece behind "the end of". */
static size_t
behind_edge(const struct pieces *ps, size_t i)
{
	size_t j = piece_is(ps, i, "the") ? i + 1 : i;

	return timeword_is(ps, j, TIMEWORD_EDGE) && piece_is(ps, j + 1, "of") ? j + 2 : i;
}

/*
 * The piece behind a word that leads from a first date to a second: "from
 * April to June", "between 2007 and 2009", "May-June"; 0 if there is none.
 * Without from and between, "to" may just go to the second.
 */
static size_t
second_from(const struct scene *s, const struct moment *m)
{
	const struct pieces *ps = s->ps;
	size_t i = m->b;
	bool from = scene_before(s, m->a, " from between ");

	if (i + 1 >= ps->n)
		return 0;
	if (piece_is(ps, i, "and") ? !scene_before(s, m->a, " between ") :
	    piece_in(ps, i, " to until till ") ? !from && !(m->grain == GRAIN_DAY && m->day.month > 0) :
	    !piece_dash(ps, i) && !piece_in(ps, i, " through thru ~ ") &&
	    !(m->grain == GRAIN_MONTH && piece_is_glued(ps, i, "/")))
		return 0;
	i = behind_edge(ps, i + 1);
	return piece_is(ps, i, "the") || (from && piece_is(ps, i, "this")) ? i + 1 : i;
}

/* The second date at piece i; from and between lead to a year, to today, now, too. */
static bool
second_at(const struct scene *s, size_t i, const struct moment *first, struct moment *m)
{
	const struct pieces *ps = s->ps;
	bool from = scene_before(s, first->a, " from between ");
	int year;

	*m = (struct moment){ .a = i, .b = i + 1 };
	if (i >= ps->n)
		return false;
	if (dates_parse(s->base, ps, i, m))
		return m->a == i;
	*m = (struct moment){ .a = i, .b = i + 1 };
	if ((from || first->grain == GRAIN_DAY) && scene_whole_day(s) &&
	    (ps->p[i].is & NUMWORD_RELDAY)) {
		moment_set_day(m, calendar_date(s->base->day + piece_number(&ps->p[i], NUMWORD_RELDAY)));
		m->year_given = true;
		return true;
	}
	if (from && scene_whole_day(s) && piece_in(ps, i, " now date ")) {
		moment_set_day(m, s->base->date);
		m->year_given = true;
		return true;
	}
	if (first->grain != GRAIN_YEAR || !numdate_year(ps, i, &year))
		return false;
	moment_set_year(m, year);
	return true;
}

static void
set_year(struct moment *m, int year)
{
	m->day.year = year;
	if (m->grain == GRAIN_MONTH)
		moment_set_month(m, year, m->day.month);
	else if (m->grain == GRAIN_DAY && calendar_valid(m->day))
		moment_set_day(m, m->day);
}

static bool
before(const struct date a, const struct date b)
{
	return a.month != b.month ? a.month < b.month : a.day < b.day;
}

/* The year that stands at one end holds for both: "May 5 to June 8, 2017"; if it stands nowhere, they are near. */
static void
share_year(struct moment *m, struct moment *to)
{
	if (m->day.month == 0 || to->day.month == 0 || m->grain == GRAIN_QUARTER || m->grain == GRAIN_WEEK)
		return;
	if (to->year_given && !m->year_given)
		set_year(m, to->day.year - before(to->day, m->day));
	else if (!to->year_given && m->day.year > 0)
		set_year(to, m->day.year + before(to->day, m->day));
}

/* "Friday to Sunday": the first such day after the other. */
static void
next_weekday(struct moment *to, struct date from)
{
	long a = calendar_day(from), b = calendar_day(to->day);

	if (b <= a)
		moment_set_day(to, calendar_date(b + (a - b + 7) / 7 * 7));
}

void
join_dates(const struct scene *s, struct moment *m)
{
	struct moment to;
	size_t i;
	char from[24];

	if (m->time[0] != '\0' || strchr(m->date, '/') != NULL || (i = second_from(s, m)) == 0 ||
	    !second_at(s, i, m, &to) || strchr(to.date, '/') != NULL)
		return;
	if (to.grain != m->grain && !(scene_before(s, m->a, " from between ") && m->day.year > 0 && to.day.year > 0))
		return;
	if (s->ps->p[i].is & NUMWORD_WEEKDAY) {
		if (to.b == i + 1 && m->grain == GRAIN_DAY && m->day.month > 0 && to.day.month > 0)
			next_weekday(&to, m->day);
	} else if (to.grain == m->grain)
		share_year(m, &to);
	snprintf(from, sizeof(from), "%.20s", m->date);
	snprintf(m->date, sizeof(m->date), "%s/%.20s", from, to.date);
	m->b = to.b;
}

void
join_from(const struct scene *s, struct timex *t)
{
	if ((t->kind == TIMEX_DATE || t->kind == TIMEX_TIME) && memchr(t->value.p, '/', t->value.n) != NULL &&
	    scene_before(s, t->a, " from between "))
		t->a--;
}
