/* See grid.h. */
#include "table/grid.h"
#include "table/natural.h"
#include "table/sort.h"
#include "diag.h"
#include "opt.h"

#include <stdlib.h>

struct grid_line {
	size_t		at, n;		/* in text */
};

struct grid_late {
	size_t		 column;
	struct span	*cell;		/* by line, in mem */
	size_t		 cap;
	struct arena	 mem;
};

void
grid_column(struct grid *g, struct span name, enum print_numbers numbers, bool key)
{
	mem_room(&g->column, &g->column_cap, g->columns + 1, sizeof(*g->column));
	g->column[g->columns++] = (struct grid_column){ name, numbers, key };
	g->cells = mem_resize(g->cells, g->columns * sizeof(*g->cells));
}

size_t
grid_find(const struct grid *g, struct span name)
{
	size_t i = 0;

	while (i < g->columns && !span_eq(g->column[i].name, name))
		i++;
	return i;
}

uint32_t
grid_line(struct grid *g, const struct span *cell)
{
	struct grid_line *l;

	if (g->lines == UINT32_MAX)
		die("more than 4 billion lines");
	mem_room(&g->line, &g->line_cap, g->lines + 1, sizeof(*g->line));
	mem_room(&g->order, &g->order_cap, g->shown + 1, sizeof(*g->order));
	l = &g->line[g->lines];
	l->at = g->text.n;
	for (size_t i = 0; i < g->columns; i++) {
		if (i > 0)
			buf_byte(&g->text, '\t');
		buf_span(&g->text, cell[i]);
	}
	l->n = g->text.n - l->at;
	g->order[g->shown++] = (uint32_t)g->lines;
	return (uint32_t)g->lines++;
}

static struct span
late_cell(const struct grid_late *l, uint32_t line)
{
	return line < l->cap ? l->cell[line] : (struct span){ NULL, 0 };
}

const struct span *
grid_cells(struct grid *g, uint32_t line)
{
	struct span rest = { g->text.p + g->line[line].at, g->line[line].n };

	for (size_t i = 0; i < g->columns; i++)
		if (!span_cut(&rest, '\t', &g->cells[i]))
			g->cells[i] = (struct span){ NULL, 0 };
	for (size_t i = 0; i < g->lates; i++)
		g->cells[g->late[i].column] = late_cell(&g->late[i], line);
	return g->cells;
}

size_t
grid_late(struct grid *g, size_t column)
{
	mem_room(&g->late, &g->late_cap, g->lates + 1, sizeof(*g->late));
	g->late[g->lates] = (struct grid_late){ .column = column };
	return g->lates++;
}

void
grid_set(struct grid *g, size_t late, uint32_t line, struct span cell)
{
	struct grid_late *l = &g->late[late];
	size_t old = l->cap;

	mem_room(&l->cell, &l->cap, (size_t)line + 1, sizeof(*l->cell));
	if (l->cap > old)
		memset(l->cell + old, 0, (l->cap - old) * sizeof(*l->cell));
	l->cell[line] = arena_copy(&l->mem, cell);
}

/* What the sort looks at: for each line the cells to compare, in turn. */
struct sort_keys {
	struct span	*key;		/* n a line */
	bool		*down;
	size_t		 n;
};

static int
by_keys(void *self, uint32_t a, uint32_t b)
{
	const struct sort_keys *k = self;
	int c;

	for (size_t i = 0; i < k->n; i++) {
		c = natural_cmp(k->key[a * k->n + i], k->key[b * k->n + i]);
		if (c != 0)
			return k->down[i] ? -c : c;
	}
	return 0;
}

/* The columns to compare, in turn; gives their number. */
static size_t
sort_columns(const struct grid *g, const int *by, size_t n, size_t *column, bool *down)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		column[k] = (size_t)(by[i] < 0 ? -by[i] : by[i]) - 1;
		down[k++] = by[i] < 0;
	}
	for (size_t i = 0; i < g->columns; i++)
		if (g->column[i].key) {
			column[k] = i;
			down[k++] = false;
		}
	return k;
}

void
grid_sort(struct grid *g, const int *by, size_t n)
{
	size_t *column = mem_zero(n + g->columns, sizeof(*column));
	struct sort_keys k = { .down = mem_zero(n + g->columns, sizeof(bool)) };
	const struct span *cell;

	k.n = sort_columns(g, by, n, column, k.down);
	k.key = mem_zero(g->lines * k.n, sizeof(*k.key));
	for (size_t i = 0; i < g->shown; i++) {
		cell = grid_cells(g, g->order[i]);
		for (size_t j = 0; j < k.n; j++)
			k.key[g->order[i] * k.n + j] = cell[column[j]];
	}
	sort_numbers(g->order, g->shown, by_keys, &k);
	free(k.key);
	free(k.down);
	free(column);
}

void
grid_sort_names(struct grid *g, const struct names *names)
{
	int *by = mem_zero(names->n, sizeof(*by));
	const struct name *n;
	size_t column;

	for (size_t i = 0; i < names->n; i++) {
		n = &names->v[i];
		column = grid_find(g, n->name);
		if (column == g->columns)
			opt_wrong("-s %.*s: the table has no such column", (int)n->name.n, n->name.p);
		by[i] = n->down ? -(int)(column + 1) : (int)(column + 1);
	}
	grid_sort(g, by, names->n);
	free(by);
}

void
grid_free(struct grid *g)
{
	for (size_t i = 0; i < g->lates; i++) {
		free(g->late[i].cell);
		arena_free(&g->late[i].mem);
	}
	free(g->column);
	buf_free(&g->text);
	free(g->line);
	free(g->order);
	free(g->cells);
	free(g->late);
	*g = (struct grid){ 0 };
}
