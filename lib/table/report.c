/*
 * See report.h.
 *
 * In this order, since each step may use the ones before it: the results of
 * the groups, shares and ranks over all of them, the order, the conditions on
 * lines (having), the top n and the rest, running totals, the total, bars.
 */
#include "table/report.h"
#include "table/cross.h"
#include "table/grid.h"
#include "table/lines.h"
#include "table/plot.h"
#include "table/spark.h"
#include "diag.h"
#include "opt.h"

#include <stdlib.h>

enum { BAR_WIDTH = 20 };

struct work {
	const struct report	*r;
	struct lines		 lines;		/* without a crosstab: line n is group n */
	struct cross		*cross;
	struct grid		 wide;		/* with one */
	struct grid		*grid;		/* the one of them that is printed */
	size_t			 main;		/* the column to go by where none is named */
	bool			*in_sum;	/* groups that sum_groups() is to add up; NULL: all */
	size_t			 sums;		/* their number */
	char			*state;
	size_t			 others, totals;	/* lines at the end: the rest, and all */
	struct buf		 scratch;
};

/* -- lines for groups --------------------------------------------------- */

static void
take_line(void *self, uint32_t number, struct span key, const char *state)
{
	struct work *w = self;

	(void)number;
	lines_add(&w->lines, key, state);
}

static void
make_lines(struct work *w)
{
	const struct report *r = w->r;
	struct cross_options o = {
		.columns = r->across_columns, .totals = r->across_totals, .spark = r->spark,
		.share_digits = r->share_digits
	};

	if (r->across) {
		w->grid = &w->wide;
		w->cross = cross_new(r->groups, r->keys, &o, &w->wide);
		w->main = cross_main_column(w->cross);
		return;
	}
	w->grid = &w->lines.grid;
	w->main = r->keys->n;
	lines_init(&w->lines, r->groups->what, r->keys);
	groups_each(r->groups, false, false, take_line, w);
	lines_late(&w->lines, r->share_digits);
}

static void
take_sum(void *self, uint32_t number, struct span key, const char *state)
{
	struct work *w = self;

	(void)key;
	if (w->in_sum == NULL || w->in_sum[number])
		aggregate_merge(w->r->groups->what, w->state, state);
}

/* A line for the groups of some lines, for all if `line` is NULL. */
static void
sum_groups(struct work *w, const uint32_t *line, size_t n, struct span name)
{
	struct aggregates *what = w->r->groups->what;
	struct buf key = { 0 };

	w->state = mem_zero(what->stride, 1);
	if (line != NULL)
		w->in_sum = mem_zero(w->grid->lines, sizeof(bool));
	for (size_t i = 0; line != NULL && i < n; i++)
		w->in_sum[line[i]] = true;
	groups_each(w->r->groups, false, true, take_sum, w);
	buf_span(&key, name);
	lines_sum(&w->lines, buf_view(&key), w->state);
	aggregate_release(what, w->state);
	free(w->state);
	free(w->in_sum);
	w->in_sum = NULL;
	buf_free(&key);
}

static void
sum_line(struct work *w, const uint32_t *line, size_t n, struct span name)
{
	if (w->cross != NULL)
		(void)cross_sum(w->cross, line, n, name);
	else
		sum_groups(w, line, n, name);
}

/* -- which lines, in what order ----------------------------------------- */

/* By what was asked for; a top n without that by the main column, the largest first. */
static void
sort_lines(struct work *w)
{
	int largest_first = -(int)(w->main + 1);

	if (w->r->sort->n > 0)
		grid_sort_names(w->grid, w->r->sort);
	else if (w->r->top > 0 && w->main < w->grid->columns)
		grid_sort(w->grid, &largest_first, 1);
	else
		grid_sort(w->grid, NULL, 0);
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
		if (where_met(w->r->having[i], cell, &w->scratch) != WHERE_YES)
			return false;
	return true;
}

static void
having(struct work *w)
{
	struct grid *g = w->grid;
	size_t kept = 0;

	for (size_t i = 0; i < w->r->havings; i++)
		where_bind(w->r->having[i], having_column, g);
	for (size_t i = 0; i < g->shown; i++)
		if (meets_all(w, grid_cells(g, g->order[i])))
			g->order[kept++] = g->order[i];
	g->shown = kept;
}

static void
top(struct work *w)
{
	struct grid *g = w->grid;
	size_t n = g->shown, rest;
	uint32_t *line;

	if (w->r->top == 0 || n <= w->r->top)
		return;
	g->shown = (size_t)w->r->top;
	rest = n - g->shown;
	if (!w->r->other)
		return;
	line = mem_alloc(rest * sizeof(*line));
	memcpy(line, g->order + g->shown, rest * sizeof(*line));
	sum_line(w, line, rest, S("(other)"));
	w->others = 1;
	free(line);
}

/* -- on paper ----------------------------------------------------------- */

/* Lines that are groups: a bar for all others would make theirs short. */
static size_t
own_lines(const struct work *w)
{
	return w->grid->shown - w->others - w->totals;
}

/* A column of bars, as long as the main column's numbers among the lines shown. */
static void
bars(struct work *w)
{
	struct grid *g = w->grid;
	size_t n = own_lines(w), late;
	double largest = 0, x;

	grid_column(g, S("bar"), PRINT_NO_NUMBERS, false);
	late = grid_late(g, g->columns - 1);
	for (size_t i = 0; i < n; i++) {
		x = spark_number(grid_cells(g, g->order[i])[w->main]);
		if (x > largest)
			largest = x;
	}
	for (size_t i = 0; i < n; i++) {
		w->scratch.n = 0;
		spark_bar(&w->scratch, spark_part(grid_cells(g, g->order[i])[w->main], largest),
		    BAR_WIDTH);
		grid_set(g, late, g->order[i], buf_view(&w->scratch));
	}
}

static void
print(struct work *w)
{
	struct grid *g = w->grid;
	struct print_column *column = mem_zero(g->columns, sizeof(*column));
	struct printer *p;

	for (size_t i = 0; i < g->columns; i++)
		column[i] = (struct print_column){ g->column[i].name, g->column[i].numbers, PRINT_WRAPPED };
	p = print_new(&w->r->print, w->r->out, column, g->columns);
	for (size_t i = 0; i < g->shown; i++)
		(i + w->totals < g->shown ? print_row : print_total)(p, grid_cells(g, g->order[i]));
	print_end(p);
	free(column);
}

/* What a picture shows: the main column, or what goes across. */
static struct plot_series
series(const struct work *w)
{
	size_t keys = w->r->keys->n - 1, step = w->r->groups->what->n, end = w->grid->columns;

	if (w->cross == NULL || w->r->spark)
		return (struct plot_series){ w->main, 1, 1 };
	if (w->r->across_totals)
		end = w->main;
	return (struct plot_series){ keys, (end - keys) / step, step };
}

void
report(const struct report *r)
{
	struct work w = { .r = r };

	make_lines(&w);
	sort_lines(&w);
	having(&w);
	top(&w);
	lines_running(&w.lines);
	if (r->total && (r->across ? r->keys->n > 1 : r->keys->n > 0)) {
		sum_line(&w, NULL, 0, S("total"));
		w.totals = 1;
	}
	if (w.main >= w.grid->columns && (r->bar || r->plot != NULL))
		die("nothing to draw: the table has no results");
	if (r->plot != NULL)
		plot(r->plot, w.grid, own_lines(&w), series(&w));
	if (r->bar)
		bars(&w);
	print(&w);
	lines_free(&w.lines);
	cross_free(w.cross);
	grid_free(&w.wide);
	buf_free(&w.scratch);
}
