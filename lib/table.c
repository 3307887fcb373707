/* See table.h. */
#include "table.h"
#include "diag.h"
#include "opt.h"
#include "out.h"
#include "table/flow.h"
#include "table/grid.h"
#include "table/groups.h"
#include "table/names.h"
#include "table/partial.h"
#include "table/report.h"
#include "table/where.h"

#include <stdlib.h>
#include <unistd.h>

enum { CHECK_EVERY = 1024 };	/* rows between two looks at the memory in use */

struct table {
	const struct table_options *options;
	struct out	 out;
	struct flow	*flow;
	struct names	 columns, group, sort;

	/* grouped rows */
	struct where	**having;
	uintmax_t	 across_columns;
	struct pool	 pool;
	struct aggregates what;		/* none: rows are listed */
	struct groups	 groups;
	uintmax_t	 rows;
	struct buf	 key;

	/* listed rows */
	struct grid	 grid;		/* when they are to be sorted */
	struct printer	*printer;
	struct print_column *print_column;
	struct span	*cell;		/* of one line */
	uintmax_t	 listed;
};

/* -- rows --------------------------------------------------------------- */

static void
group_row(struct table *t, const struct span *cell)
{
	const struct aggregate *wrong;
	char *state;

	if (t->rows++ % CHECK_EVERY == 0)
		groups_check(&t->groups);
	state = groups_put(&t->groups, names_key(&t->group, cell, &t->key));
	wrong = aggregate_row(&t->what, state, cell);
	if (wrong != NULL)
		flow_no_number(t->flow, cell[wrong->cell], wrong->text);
}

/* The header goes out when there is something to read: no input, no output. */
static void
start_print(struct table *t)
{
	if (t->printer == NULL)
		t->printer = print_new(&t->options->print, &t->out, t->print_column, t->columns.n);
}

static void
list_row(struct table *t, const struct span *cell)
{
	for (size_t i = 0; i < t->columns.n; i++)
		t->cell[i] = cell[t->columns.v[i].cell];
	if (t->sort.n > 0) {
		grid_line(&t->grid, t->cell);
		return;
	}
	start_print(t);
	if (t->options->top == 0 || t->listed++ < t->options->top)
		print_row(t->printer, t->cell);
}

static void
take_row(void *self, const struct span *cell)
{
	struct table *t = self;

	if (t->what.n > 0)
		group_row(t, cell);
	else
		list_row(t, cell);
}

/* -- what was asked for ------------------------------------------------- */

static void
parse_aggregates(struct aggregates *what, const char *list)
{
	struct span rest = list == NULL ? S("count") : span_of(list), item;

	while (span_cut(&rest, ',', &item))
		if (!aggregate_parse(what, item))
			opt_wrong("-a %.*s: no such aggregate", (int)item.n, item.p);
}

static void
add_aggregates(struct table *t)
{
	struct aggregate *a;

	parse_aggregates(&t->what, t->options->aggregates);
	for (size_t i = 0; i < t->what.n; i++) {
		a = &t->what.v[i];
		if (t->options->partial && !aggregate_is_mergeable(a))
			opt_wrong("-a %.*s: depends on the order of rows: not in a partial table",
			    (int)a->text.n, a->text.p);
		if (a->column.n > 0)
			a->cell = flow_need(t->flow, a->column);
		if (aggregate_gives_cell(a))
			a->numbers = flow_numbers(t->flow, a->column);
	}
	aggregate_layout(&t->what);
	if (t->what.stride == 0)
		opt_wrong("-a %s: of what?  Name an aggregate before it", t->options->aggregates);
}

/* "COLUMN", and the number behind a colon if there is one. */
static struct span
parse_across(struct table *t)
{
	struct span rest = span_of(t->options->across), column;

	span_cut(&rest, ':', &column);
	if (rest.p != NULL)
		t->across_columns = opt_number(rest.p, "-x COLUMN:N", 1, UINT32_MAX);
	return column;
}

/* Without any wish: what is there. */
static bool
nothing_asked(const struct table_options *o)
{
	return o->columns == NULL && o->group == NULL && o->aggregates == NULL &&
	    o->across == NULL && o->check == NULL && o->pairs == NULL && o->longer == NULL &&
	    !o->tsv && o->kinds == NULL && o->wheres == 0 && !o->partial;
}

static void
choose_columns(struct table *t)
{
	const struct table_options *o = t->options;
	const struct names *groups = flow_groups(t->flow);
	bool said = o->columns != NULL || o->group != NULL;

	names_parse(&t->columns, said ? o->columns : flow_columns(t->flow), "-c");
	names_parse(&t->group, nothing_asked(o) ? "kind,label" : o->group, "-g");
	for (size_t i = 0; groups != NULL && !said && i < groups->n; i++)
		names_add(&t->group, groups->v[i].name);
	if (o->across != NULL)
		names_add(&t->group, parse_across(t));
	flow_need_names(t->flow, &t->columns);
	flow_need_names(t->flow, &t->group);
	if (t->group.n > 0 || o->aggregates != NULL)
		add_aggregates(t);
}

static void
refuse_nonsense(const struct table *t)
{
	const struct table_options *o = t->options;

	if (t->what.n > 0 && t->columns.n > 0)
		opt_wrong("-c lists rows, -g, -a and -x count them: choose one");
	if (t->what.n == 0 && (o->partial || o->havings > 0 || o->total || o->other || o->bar ||
	    o->plot != NULL))
		opt_wrong("--partial, --having, --total, --other, --bar, --plot need groups: -g or -a");
	if (o->partial && o->unique != NULL)
		opt_wrong("--partial cannot keep -u over the parts");
}

/* Columns to list: those asked for, or all. */
static void
start_list(struct table *t)
{
	const struct span *name;
	size_t n = flow_all(t->flow, &name);
	struct name *c;

	if (t->columns.n == 0) {
		for (size_t i = 0; i < n; i++)
			names_add(&t->columns, name[i]);
		flow_need_names(t->flow, &t->columns);
	}
	t->cell = mem_zero(t->columns.n, sizeof(*t->cell));
	t->print_column = mem_zero(t->columns.n, sizeof(*t->print_column));
	for (size_t i = 0; i < t->columns.n; i++) {
		c = &t->columns.v[i];
		t->print_column[i] = (struct print_column){ c->name, c->numbers,
		    span_is(c->column, "before") ? PRINT_BEFORE :
		    span_is(c->column, "after") ? PRINT_AFTER : PRINT_WRAPPED };
		grid_column(&t->grid, c->name, c->numbers, false);
	}
}

/* -- the end ------------------------------------------------------------ */

static void
end_list(struct table *t)
{
	struct grid *g = &t->grid;
	uintmax_t top = t->options->top;

	start_print(t);
	if (t->sort.n > 0)
		grid_sort_names(g, &t->sort);
	for (size_t i = 0; i < g->shown && (top == 0 || i < top); i++)
		print_row(t->printer, grid_cells(g, g->order[i]));
	print_end(t->printer);
}

static void
end_groups(struct table *t)
{
	const struct table_options *o = t->options;
	bool across = o->across != NULL;
	struct report r = {
		.groups = &t->groups, .keys = &t->group, .across = across,
		.across_columns = t->across_columns, .across_totals = !o->no_total,
		.spark = o->spark, .sort = &t->sort, .having = t->having, .havings = o->havings,
		.top = o->top, .other = o->other,
		.total = o->total || (across && !o->spark && !o->no_total),
		.bar = o->bar, .plot = o->plot, .share_digits = o->share_digits,
		.print = o->print, .out = &t->out,
	};

	if (o->partial)
		partial_write(&t->groups, &t->group, &t->out);
	else
		report(&r);
}

static void
tabulate(struct table *t, char **operands)
{
	t->flow = flow_new(t->options, take_row, t);
	choose_columns(t);
	refuse_nonsense(t);
	flow_open(t->flow, operands, &t->out);
	if (t->what.n == 0)
		start_list(t);
	flow_read(t->flow);
	if (!flow_seen(t->flow))
		return;
	if (t->what.n == 0) {
		end_list(t);
		return;
	}
	if (t->group.n == 0 && t->rows == 0)
		(void)groups_find(&t->groups, S(""));	/* no rows: still one line */
	end_groups(t);
}

/* -- partial tables ----------------------------------------------------- */

static void
merge_only(const struct table_options *o)
{
	if (o->tsv || o->kinds != NULL || o->wheres > 0 || o->join || o->unique != NULL ||
	    o->longer != NULL || o->pairs != NULL || o->check != NULL || o->columns != NULL ||
	    o->group != NULL)
		opt_wrong("--merge reads partial tables: they say what their groups are");
	if (o->partial && o->aggregates != NULL)
		opt_wrong("--merge --partial takes the aggregates as they are");
}

/* What goes across must be the last column of the groups already. */
static void
check_across(struct table *t)
{
	struct span column = parse_across(t);

	if (t->group.n == 0 || !span_eq(t->group.v[t->group.n - 1].name, column))
		opt_wrong("-x %.*s: the last column of the groups must go across", (int)column.n,
		    column.p);
}

/* At the merge what is worked out of the finished table can still be asked for. */
static void
add_late(struct table *t)
{
	size_t n = t->what.n;

	if (t->options->aggregates == NULL)
		return;
	parse_aggregates(&t->what, t->options->aggregates);
	for (; n < t->what.n; n++)
		if (!aggregate_is_late(&t->what.v[n]))
			opt_wrong("-a %s: --merge can only add share, rank and running",
			    t->options->aggregates);
}

static void
merge(struct table *t, char **operands)
{
	struct partial *p = partial_new(&t->groups, &t->group);

	merge_only(t->options);
	for (; *operands != NULL; operands++)
		partial_read(p, *operands, &t->out);
	if (t->what.n > 0) {
		if (t->options->across != NULL && !t->options->partial)
			check_across(t);
		add_late(t);
		end_groups(t);
	}
	partial_free(p);
}

static void
clean_up(struct table *t)
{
	if (t->flow != NULL)
		flow_free(t->flow);
	for (size_t i = 0; i < t->options->havings; i++)
		where_free(t->having[i]);
	free(t->having);
	names_free(&t->columns);
	names_free(&t->group);
	names_free(&t->sort);
	groups_free(&t->groups);
	aggregate_free(&t->what);
	pool_free(&t->pool);
	grid_free(&t->grid);
	free(t->print_column);
	free(t->cell);
	buf_free(&t->key);
}

int
table_run(const struct table_options *options, char **operands)
{
	struct table t = { .options = options };

	t.what.pool = &t.pool;
	t.what.digits = options->digits;
	t.groups.what = &t.what;
	t.groups.limit = options->memory;
	names_parse(&t.sort, options->sort, "-s");
	t.having = mem_zero(options->havings, sizeof(struct where *));
	for (size_t i = 0; i < options->havings; i++)
		t.having[i] = where_must(options->having[i], "--having");
	out_init(&t.out, STDOUT_FILENO, "<stdout>");
	if (options->merge)
		merge(&t, operands);
	else
		tabulate(&t, operands);
	out_close(&t.out);
	clean_up(&t);
	return diag_status();
}
