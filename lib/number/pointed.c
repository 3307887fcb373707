/* See pointed.h. */
#include "number/pointed.h"
#include "number/holiday.h"
#include "number/timeword.h"

bool
pointed_day(const struct scene *s, size_t i, struct moment *m)
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
pointed_before(const struct scene *s, size_t i, struct moment *m)
{
	const struct piece *p = &s->ps->p[i];
	const struct moment_base *b = s->base;
	int off, month, w;

	if (m->a == s->floor || m->year_given || !timeword_pointer(s->ps, m->a - 1, &off))
		return;
	if (!b->known) {
		m->a -= (p->is & (NUMWORD_WEEKDAY | NUMWORD_MONTH)) != 0;
		return;
	}
	if ((p->is & NUMWORD_WEEKDAY) && scene_whole_day(s) && m->a == i && m->b > i + 1)
		;						/* this Friday, Nov. 20 */
	else if ((p->is & NUMWORD_WEEKDAY) && scene_whole_day(s) && m->a == i) {
		w = piece_number(p, NUMWORD_WEEKDAY) - calendar_weekday(b->day);
		if (piece_is(s->ps, m->a - 1, "previous"))
			w -= 7;					/* of the week before */
		else if (off < 0)
			w = w >= 0 ? w - 7 : w;
		else if (off > 0)
			w = w <= 0 ? w + 7 : w;
		else
			w = moment_tense(s->ps, i, i + 1) > TENSE_NONE && w < 0 ? w + 7 : w;
		moment_set_day(m, calendar_date(b->day + w));
	} else if ((p->is & NUMWORD_MONTH) && m->grain == GRAIN_MONTH && b->date.month > 0) {
		month = piece_number(p, NUMWORD_MONTH);
		if (off < 0)
			moment_set_month(m, b->date.year - (month >= b->date.month), month);
		else if (off > 0)
			moment_set_month(m, b->date.year + (month <= b->date.month), month);
		else
			moment_set_month(m, b->date.year, month);
	} else if (m->grain == GRAIN_DAY && scene_whole_day(s) && m->a == i && off != 0 && calendar_valid(m->day) &&
	    (p->kind == PIECE_WORD && (p->is & NUMWORD_MONTH) == 0)) {
		long ahead = calendar_day(m->day) - b->day;	/* next Easter */

		if ((off > 0 && ahead <= 0) || (off < 0 && ahead >= 0))
			holiday_of_year(s->ps, m, m->day.year + off);
	} else if (m->grain == GRAIN_WEEK ? off != 0 : m->grain != GRAIN_DAY)
		return;
	m->a--;
	if (scene_before(s, m->a, " the this "))
		m->a--;
}

/* "July last year", "November of this year" */
void
pointed_year_behind(const struct scene *s, struct moment *m)
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

/* "Tuesday of next week", "Wednesday evening next week" */
void
pointed_week_behind(const struct scene *s, size_t i, struct moment *m)
{
	const struct pieces *ps = s->ps;
	size_t j = m->b;
	int off;
	long day;

	if ((ps->p[i].is & NUMWORD_WEEKDAY) == 0 || m->year_given || !scene_whole_day(s) || strchr(m->date, '/') != NULL)
		return;
	if (piece_is(ps, j, "of"))
		j++;
	if (piece_is(ps, j, "the"))
		j++;
	if (!timeword_pointer(ps, j, &off) || !piece_is(ps, j + 1, "week"))
		return;
	day = s->base->day - calendar_weekday(s->base->day) + piece_number(&ps->p[i], NUMWORD_WEEKDAY);
	moment_set_day(m, calendar_date(day + 7L * off));
	m->b = j + 2;
}
