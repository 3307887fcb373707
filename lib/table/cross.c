/*
 * See cross.h.
 *
 *   groups --split keys--> cell[row, across] and margins, all as groups
 *	    --results-----> tall: a line a cell, then one a margin
 *	    --------------> wide: the cells of a row side by side
 */
#include "table/cross.h"
#include "table/lines.h"
#include "table/natural.h"
#include "table/sort.h"
#include "table/spark.h"
#include "diag.h"

#include <stdlib.h>

#define CELLS_MAX	((size_t)50000000)	/* more is no table that anybody reads */

struct cross {
	struct cross_options	 options;
	struct aggregates	*what;
	size_t			 keys;		/* without the one that goes across */
	struct grid		*wide;

	struct keyset		 kept;		/* values across with a column of their own */
	struct groups		 cell;		/* key: row TAB across */
	struct groups		 row, across, all;	/* margins */
	struct groups		 rest, rest_all;	/* of several rows summed up */
	struct names		 tall_keys;
	struct lines		 tall;

	uint32_t		*order;		/* numbers in `across`, as columns */
	uint32_t		*cells;		/* lines of the cells of a row, and of its margin */
	struct span		*line;		/* a line of the wide table */
	struct buf		 key, text;
	struct arena		 mem;		/* names, and text of a line */
};

static struct groups
table_of(struct aggregates *what)
{
	return (struct groups){ .what = what };
}

/* The key without its last cell, and that cell. */
static struct span
split_key(struct span key, struct span *across)
{
	size_t n = key.n;

	while (n > 0 && key.p[n - 1] != '\t')
		n--;
	*across = span_from(key, n);
	return (struct span){ key.p, n > 0 ? n - 1 : 0 };
}

static struct span
cell_key(struct cross *c, struct span row, struct span across)
{
	c->key.n = 0;
	if (c->keys > 0) {
		buf_span(&c->key, row);
		buf_byte(&c->key, '\t');
	}
	buf_span(&c->key, across);
	return buf_view(&c->key);
}

static void
merge_into(struct groups *g, struct span key, const char *state)
{
	aggregate_merge(g->what, groups_put(g, key), state);
}

/* -- which columns ------------------------------------------------------ */

static void
take_across(void *self, uint32_t number, struct span key, const char *state)
{
	struct cross *c = self;
	struct span across;

	(void)number;
	split_key(key, &across);
	merge_into(&c->across, across, state);
}

/* The values across with the largest first results. */
static void
keep_largest(struct cross *c, struct groups *from)
{
	struct names name = { 0 };
	struct lines lines;
	bool added;
	int by[1] = { -2 };

	groups_each(from, false, true, take_across, c);
	names_add(&name, S("across"));
	lines_init(&lines, c->what, &name);
	for (uint32_t n = 0; n < c->across.keys.n; n++)
		lines_add(&lines, keyset_key(&c->across.keys, n), groups_state(&c->across, n));
	grid_sort(&lines.grid, by, 1);
	for (size_t i = 0; i < lines.grid.shown && i < c->options.columns; i++)
		(void)keyset_add(&c->kept, grid_cells(&lines.grid, lines.grid.order[i])[0], &added);
	lines_free(&lines);
	names_free(&name);
	groups_reset(&c->across);
}

/* -- cells and margins -------------------------------------------------- */

static void
take_group(void *self, uint32_t number, struct span key, const char *state)
{
	struct cross *c = self;
	struct span across, row = split_key(key, &across);

	(void)number;
	if (c->options.columns > 0 && !keyset_has(&c->kept, across))
		across = S("(other)");
	merge_into(&c->cell, cell_key(c, row, across), state);
	merge_into(&c->row, row, state);
	merge_into(&c->across, across, state);
	merge_into(&c->all, S(""), state);
}

/* Every cell is there, if only with nothing in it. */
static void
fill_up(struct cross *c)
{
	size_t rows = c->row.keys.n, columns = c->across.keys.n;

	if (columns > 0 && rows > CELLS_MAX / columns)
		die("a crosstab of %zu by %zu: -x COLUMN:N keeps the largest N columns", rows, columns);
	for (uint32_t r = 0; r < rows; r++)
		for (uint32_t a = 0; a < columns; a++)
			(void)groups_find(&c->cell, cell_key(c, keyset_key(&c->row.keys, r),
			    keyset_key(&c->across.keys, a)));
}

static bool
is_other(struct span s)
{
	return span_is(s, "(other)");
}

static int
by_across(void *self, uint32_t a, uint32_t b)
{
	const struct keyset *k = self;
	struct span x = keyset_key(k, a), y = keyset_key(k, b);

	return is_other(x) || is_other(y) ? is_other(x) - is_other(y) : natural_cmp(x, y);
}

static void
order_columns(struct cross *c)
{
	uint32_t n = c->across.keys.n;

	c->order = mem_alloc(n * sizeof(*c->order));
	for (uint32_t i = 0; i < n; i++)
		c->order[i] = i;
	sort_numbers(c->order, n, by_across, &c->across.keys);
	c->cells = mem_alloc(((size_t)n + 1) * sizeof(*c->cells));
}

/* A line a cell; its number is the cell's. */
static void
tall_lines(struct cross *c)
{
	lines_init(&c->tall, c->what, &c->tall_keys);
	for (uint32_t n = 0; n < c->cell.keys.n; n++)
		lines_add(&c->tall, keyset_key(&c->cell.keys, n), groups_state(&c->cell, n));
	lines_late(&c->tall, c->options.share_digits);
	grid_sort(&c->tall.grid, NULL, 0);
	lines_running(&c->tall);
}

/* -- the wide table ----------------------------------------------------- */

static void
add_column(struct cross *c, struct span value, const struct aggregate *a)
{
	c->text.n = 0;
	buf_span(&c->text, value.n > 0 ? value : S("(empty)"));
	if (c->what->n > 1) {
		buf_byte(&c->text, ' ');
		buf_span(&c->text, a->name);
	}
	grid_column(c->wide, arena_copy(&c->mem, buf_view(&c->text)), a->numbers, false);
}

static void
wide_columns(struct cross *c)
{
	const struct name *k = c->tall_keys.v;

	for (size_t i = 0; i < c->keys; i++)
		grid_column(c->wide, k[i].name, k[i].numbers, true);
	if (c->options.spark)
		grid_column(c->wide, k[c->keys].name, PRINT_NO_NUMBERS, false);
	for (uint32_t i = 0; i < c->across.keys.n && !c->options.spark; i++)
		for (size_t j = 0; j < c->what->n; j++)
			add_column(c, keyset_key(&c->across.keys, c->order[i]), &c->what->v[j]);
	for (size_t j = 0; j < c->what->n && c->options.totals; j++)
		add_column(c, S("total"), &c->what->v[j]);
	c->line = mem_zero(c->wide->columns, sizeof(*c->line));
}

/* The results of a line of the tall table, as long as c->mem lasts. */
static size_t
put_results(struct cross *c, size_t column, uint32_t line)
{
	const struct span *cell = grid_cells(&c->tall.grid, line) + c->keys + 1;

	for (size_t j = 0; j < c->what->n; j++)
		c->line[column++] = arena_copy(&c->mem, cell[j]);
	return column;
}

static struct span
spark(struct cross *c, size_t n)
{
	struct span *cell = mem_alloc(n * sizeof(*cell));
	double largest = 0;

	for (size_t i = 0; i < n; i++) {
		cell[i] = arena_copy(&c->mem, grid_cells(&c->tall.grid, c->cells[i])[c->keys + 1]);
		if (spark_number(cell[i]) > largest)
			largest = spark_number(cell[i]);
	}
	c->text.n = 0;
	for (size_t i = 0; i < n; i++)
		spark_column(&c->text, spark_part(cell[i], largest));
	free(cell);
	return arena_copy(&c->mem, buf_view(&c->text));
}

/* A line of the wide table from the lines in c->cells; `row` is its key. */
static uint32_t
wide_line(struct cross *c, struct span row)
{
	size_t column = 0, n = c->across.keys.n;

	for (; column < c->keys; column++) {
		c->line[column] = (struct span){ NULL, 0 };
		span_cut(&row, '\t', &c->line[column]);
	}
	if (c->options.spark)
		c->line[column++] = spark(c, n);
	else
		for (size_t i = 0; i < n; i++)
			column = put_results(c, column, c->cells[i]);
	if (c->options.totals)
		put_results(c, column, c->cells[n]);
	return grid_line(c->wide, c->line);
}

static void
wide_rows(struct cross *c)
{
	bool added;

	for (uint32_t r = 0; r < c->row.keys.n; r++) {
		struct span row = keyset_key(&c->row.keys, r);

		for (uint32_t i = 0; i < c->across.keys.n; i++)
			c->cells[i] = keyset_add(&c->cell.keys, cell_key(c, row,
			    keyset_key(&c->across.keys, c->order[i])), &added);
		c->cells[c->across.keys.n] = lines_sum(&c->tall, cell_key(c, row, S("total")),
		    groups_state(&c->row, r));
		wide_line(c, row);
	}
}

struct cross *
cross_new(struct groups *from, const struct names *keys, const struct cross_options *options,
    struct grid *wide)
{
	struct cross *c = mem_zero(1, sizeof(*c));

	c->options = *options;
	c->what = from->what;
	c->keys = keys->n - 1;
	c->wide = wide;
	c->cell = c->row = c->across = c->all = c->rest = c->rest_all = table_of(c->what);
	for (size_t i = 0; i < keys->n; i++) {
		names_add(&c->tall_keys, keys->v[i].name);
		c->tall_keys.v[i].numbers = keys->v[i].numbers;
	}
	if (c->options.columns > 0)
		keep_largest(c, from);
	groups_each(from, false, true, take_group, c);
	fill_up(c);
	order_columns(c);
	tall_lines(c);
	wide_columns(c);
	wide_rows(c);
	return c;
}

/* Adds up the cells of some rows, by what goes across. */
static void
sum_rows(struct cross *c, const uint32_t *line, size_t n)
{
	groups_reset(&c->rest);
	groups_reset(&c->rest_all);
	for (size_t i = 0; i < n; i++) {
		struct span row = keyset_key(&c->row.keys, line[i]);
		bool added;

		for (uint32_t a = 0; a < c->across.keys.n; a++) {
			struct span across = keyset_key(&c->across.keys, a);
			uint32_t cell = keyset_add(&c->cell.keys, cell_key(c, row, across), &added);

			merge_into(&c->rest, across, groups_state(&c->cell, cell));
		}
		merge_into(&c->rest_all, S(""), groups_state(&c->row, line[i]));
	}
}

uint32_t
cross_sum(struct cross *c, const uint32_t *line, size_t n, struct span name)
{
	const struct groups *across = &c->across, *all = &c->all;
	uint32_t a;

	if (line != NULL) {
		sum_rows(c, line, n);
		across = &c->rest;
		all = &c->rest_all;
	}
	c->text.n = 0;
	buf_span(&c->text, name);
	for (size_t i = 1; i < c->keys; i++)
		buf_byte(&c->text, '\t');
	name = arena_copy(&c->mem, buf_view(&c->text));
	for (uint32_t i = 0; i < c->across.keys.n; i++) {
		a = c->order[i];		/* c->rest has its groups in the order of c->across */
		c->cells[i] = lines_sum(&c->tall, cell_key(c, name, keyset_key(&c->across.keys, a)),
		    groups_state(across, a));
	}
	c->cells[c->across.keys.n] = lines_sum(&c->tall, cell_key(c, name, S("total")),
	    groups_state(all, 0));
	return wide_line(c, name);
}

size_t
cross_main_column(const struct cross *c)
{
	size_t results = c->options.spark ? 1 : c->across.keys.n * c->what->n;

	return c->options.totals ? c->keys + results : c->keys;
}

void
cross_free(struct cross *c)
{
	if (c == NULL)
		return;
	groups_free(&c->cell);
	groups_free(&c->row);
	groups_free(&c->across);
	groups_free(&c->all);
	groups_free(&c->rest);
	groups_free(&c->rest_all);
	names_free(&c->tall_keys);
	lines_free(&c->tall);
	keyset_free(&c->kept);
	free(c->order);
	free(c->cells);
	free(c->line);
	buf_free(&c->key);
	buf_free(&c->text);
	arena_free(&c->mem);
	free(c);
}
