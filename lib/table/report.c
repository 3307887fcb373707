/*
 * See report.h.
 *
 * In this order, since each step may use the ones before it: the results of
 * the groups, shares and ranks over all of them, the order, the conditions on
 * lines (having), the top n and the rest, running totals.
 */
#include "table/report.h"
#include "table/grid.h"
#include "table/late.h"
#include "opt.h"

#include <stdlib.h>

struct work {
	const struct report	*r;
	struct grid		 grid;
	struct late		**late;
	size_t			 lates;
	struct buf		 text;		/* results of one line */
	struct span		*cell;		/* a line to be added */
	size_t			*end;		/* of each result in text */
};

/* Fills the cells behind the keys with the results of a state. */
static void
results(struct work *w, const char *state)
{
	struct aggregates *what = w->r->groups->what;
	size_t keys = w->r->keys->n, from = 0;

	w->text.n = 0;
	for (size_t i = 0; i < what->n; i++) {
		aggregate_result(what, &what->v[i], state, &w->text);
		w->end[i] = w->text.n;
	}
	for (size_t i = 0; i < what->n; i++) {
		w->cell[keys + i] = (struct span){ w->text.p + from, w->end[i] - from };
		from = w->end[i];
	}
}

static void
columns(struct work *w)
{
	const struct report *r = w->r;
	struct aggregates *what = r->groups->what;

	for (size_t i = 0; i < r->keys->n; i++)
		grid_column(&w->grid, r->keys->v[i].name, r->key_numeric[i], true);
	for (size_t i = 0; i < what->n; i++)
		grid_column(&w->grid, what->v[i].name, r->what_numeric[i], false);
	w->cell = mem_zero(w->grid.columns, sizeof(*w->cell));
	w->end = mem_zero(what->n, sizeof(*w->end));
}

/* One line a group; its number is the group's. */
static void
group_lines(struct work *w)
{
	const struct groups *g = w->r->groups;
	struct span rest;

	for (uint32_t n = 0; n < g->keys.n; n++) {
		rest = keyset_key(&g->keys, n);
		for (size_t i = 0; i < w->r->keys->n; i++)
			span_cut(&rest, '\t', &w->cell[i]);
		results(w, groups_state(g, n));
		grid_line(&w->grid, w->cell);
	}
}

static void
late_columns(struct work *w)
{
	struct aggregates *what = w->r->groups->what;

	w->late = mem_zero(what->n, sizeof(struct late *));
	for (size_t i = 0; i < what->n; i++)
		if (aggregate_is_late(&what->v[i]))
			w->late[w->lates++] = late_new(&w->grid, &what->v[i], w->r->keys->n + i,
			    w->r->share_digits);
	for (size_t i = 0; i < w->lates; i++)
		late_whole(w->late[i]);
}

/* By what was asked for; a top n without that by the first result, the largest first. */
static void
sort_lines(struct work *w)
{
	const struct names *sort = w->r->sort;
	int *by = mem_zero(sort->n + 1, sizeof(*by));
	size_t n = 0, column;

	for (; n < sort->n; n++) {
		column = grid_find(&w->grid, sort->v[n].name);
		if (column == w->grid.columns)
			opt_wrong("-s %.*s: the table has no such column", (int)sort->v[n].name.n,
			    sort->v[n].name.p);
		by[n] = sort->v[n].down ? -(int)(column + 1) : (int)(column + 1);
	}
	if (n == 0 && w->r->top > 0 && w->grid.columns > w->r->keys->n)
		by[n++] = -(int)(w->r->keys->n + 1);
	grid_sort(&w->grid, by, n);
	free(by);
}

static size_t
having_column(void *self, struct span name)
{
	const struct grid *g = self;
	size_t n = grid_find(g, name);

	if (n == g->columns)
		opt_wrong("--having: the table has no column %.*s", (int)name.n, name.p);
	return n;
}

static bool
meets_all(struct work *w, const struct span *cell)
{
	for (size_t i = 0; i < w->r->havings; i++)
		if (where_met(w->r->having[i], cell, &w->text) != WHERE_YES)
			return false;
	return true;
}

static void
having(struct work *w)
{
	struct grid *g = &w->grid;
	size_t kept = 0;

	for (size_t i = 0; i < w->r->havings; i++)
		where_bind(w->r->having[i], having_column, g);
	for (size_t i = 0; i < g->shown; i++)
		if (meets_all(w, grid_cells(g, g->order[i])))
			g->order[kept++] = g->order[i];
	g->shown = kept;
}

/* A line for all groups in `number`, under a name of its own. */
static uint32_t
sum_line(struct work *w, const uint32_t *number, size_t n, struct span name)
{
	const struct groups *g = w->r->groups;
	char *state = mem_zero(g->what->stride, 1);
	uint32_t line;

	for (size_t i = 0; i < n; i++)
		aggregate_merge(g->what, state, groups_state(g, number[i]));
	for (size_t i = 0; i < w->r->keys->n; i++)
		w->cell[i] = i == 0 ? name : (struct span){ NULL, 0 };
	results(w, state);
	aggregate_release(g->what, state);
	free(state);
	line = grid_line(&w->grid, w->cell);
	for (size_t i = 0; i < w->lates; i++)
		late_line(w->late[i], line);
	return line;
}

static void
top(struct work *w)
{
	struct grid *g = &w->grid;
	size_t n = g->shown;

	if (w->r->top == 0 || n <= w->r->top)
		return;
	g->shown = (size_t)w->r->top;
	if (w->r->other) {
		uint32_t *rest = mem_alloc((n - g->shown) * sizeof(*rest));

		memcpy(rest, g->order + g->shown, (n - g->shown) * sizeof(*rest));
		sum_line(w, rest, n - g->shown, S("(other)"));
		free(rest);
	}
}

static void
print(struct work *w, size_t totals)
{
	struct grid *g = &w->grid;
	struct print_column *column = mem_zero(g->columns, sizeof(*column));
	struct printer *p;

	for (size_t i = 0; i < g->columns; i++)
		column[i] = (struct print_column){ g->column[i].name, g->column[i].numeric, false };
	p = print_new(&w->r->print, w->r->out, column, g->columns);
	for (size_t i = 0; i < g->shown; i++)
		(i + totals < g->shown ? print_row : print_total)(p, grid_cells(g, g->order[i]));
	print_end(p);
	free(column);
}

/* All groups, whatever is shown of them. */
static void
total(struct work *w)
{
	uint32_t n = w->r->groups->keys.n, *all = mem_alloc(n * sizeof(*all));

	for (uint32_t i = 0; i < n; i++)
		all[i] = i;
	sum_line(w, all, n, S("total"));
	free(all);
}

void
report(const struct report *r)
{
	struct work w = { .r = r };

	columns(&w);
	group_lines(&w);
	late_columns(&w);
	sort_lines(&w);
	having(&w);
	top(&w);
	for (size_t i = 0; i < w.lates; i++)
		late_running(w.late[i]);
	if (r->total)
		total(&w);
	print(&w, r->total);
	for (size_t i = 0; i < w.lates; i++)
		late_free(w.late[i]);
	free(w.late);
	free(w.cell);
	free(w.end);
	buf_free(&w.text);
	grid_free(&w.grid);
}
