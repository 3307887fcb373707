/* See lines.h. */
#include "table/lines.h"

#include <stdlib.h>

void
lines_init(struct lines *l, struct aggregates *what, const struct names *keys)
{
	*l = (struct lines){ .what = what, .keys = keys->n };
	for (size_t i = 0; i < keys->n; i++)
		grid_column(&l->grid, keys->v[i].name, keys->v[i].numbers, true);
	for (size_t i = 0; i < what->n; i++)
		grid_column(&l->grid, what->v[i].name, what->v[i].numbers, false);
	l->cell = mem_zero(l->grid.columns, sizeof(*l->cell));
	l->end = mem_zero(what->n, sizeof(*l->end));
	l->late = mem_zero(what->n, sizeof(struct late *));
}

/* Fills the cells behind the keys. */
static void
results(struct lines *l, const char *state)
{
	size_t from = 0;

	l->text.n = 0;
	for (size_t i = 0; i < l->what->n; i++) {
		aggregate_result(l->what, &l->what->v[i], state, &l->text);
		l->end[i] = l->text.n;
	}
	for (size_t i = 0; i < l->what->n; i++) {
		l->cell[l->keys + i] = (struct span){ l->text.p + from, l->end[i] - from };
		from = l->end[i];
	}
}

uint32_t
lines_add(struct lines *l, struct span key, const char *state)
{
	for (size_t i = 0; i < l->keys; i++) {
		l->cell[i] = (struct span){ NULL, 0 };
		span_cut(&key, '\t', &l->cell[i]);
	}
	results(l, state);
	return grid_line(&l->grid, l->cell);
}

void
lines_late(struct lines *l, unsigned share_digits)
{
	const struct aggregate *a;

	for (size_t i = 0; i < l->what->n; i++) {
		a = &l->what->v[i];
		if (aggregate_is_late(a))
			l->late[l->lates++] = late_new(&l->grid, a, l->keys + i, share_digits);
	}
	for (size_t i = 0; i < l->lates; i++)
		late_whole(l->late[i]);
}

uint32_t
lines_sum(struct lines *l, struct span key, const char *state)
{
	uint32_t line = lines_add(l, key, state);

	for (size_t i = 0; i < l->lates; i++)
		late_line(l->late[i], line);
	return line;
}

void
lines_running(struct lines *l)
{
	for (size_t i = 0; i < l->lates; i++)
		late_running(l->late[i]);
}

void
lines_free(struct lines *l)
{
	for (size_t i = 0; i < l->lates; i++)
		late_free(l->late[i]);
	free(l->late);
	free(l->cell);
	free(l->end);
	buf_free(&l->text);
	grid_free(&l->grid);
}
