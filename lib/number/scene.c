/* See scene.h. */
#include "number/scene.h"
#include "number/timeword.h"

bool
scene_whole_day(const struct scene *s)
{
	return s->base->known && s->base->date.day > 0;
}

bool
scene_before(const struct scene *s, size_t i, const char *words)
{
	return i > s->floor && piece_in(s->ps, i - 1, words);
}

bool
scene_before_class(const struct scene *s, size_t i, uint32_t classes)
{
	return i > s->floor && timeword_is(s->ps, i - 1, classes);
}

void
scene_take_the(const struct scene *s, struct moment *m)
{
	if (scene_before(s, m->a, " the "))
		m->a--;
}

void
scene_finish(const struct scene *s, const struct moment *m, struct timex *t, const char *rule)
{
	t->a = m->a;
	t->b = m->b;
	t->kind = m->time[0] != '\0' ? TIMEX_TIME : TIMEX_DATE;
	t->value = moment_text(m, s->mem);
	t->rule = rule;
	if (m->day.year > 0 && m->grain != GRAIN_QUARTER && m->grain != GRAIN_WEEK) {
		s->base->last = m->day;
		s->base->last_in = s->ps->cut;
	}
}
