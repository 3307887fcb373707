/* See table.h. */
#include "table.h"
#include "diag.h"
#include "opt.h"
#include "out.h"
#include "row.h"
#include "table/check.h"
#include "table/feed.h"
#include "table/grid.h"
#include "table/groups.h"
#include "table/join.h"
#include "table/names.h"
#include "table/pairs.h"
#include "table/partial.h"
#include "table/report.h"
#include "table/where.h"

#include <stdlib.h>
#include <unistd.h>

enum {
	TOLD = 5,		/* values that are no numbers: so many are told one by one */
	CHECK_EVERY = 1024	/* rows between two looks at the memory in use */
};

struct table {
	const struct table_options *options;
	struct out	 out;
	struct feed	*feed;
	struct where	**where, **having;

	struct join	*join;
	uintmax_t	 document;	/* that the rows in join belong to */

	struct names	 unique;
	struct keyset	 seen;

	struct names	 longer;	/* columns that become lines: */
	size_t		 column, text;	/* their name and their cell, as cells */

	struct pairs	*pairs;
	size_t		 one, other;	/* the column of pairs, and the one beside it */
	struct names	 unit_of;	/* columns that tell units apart */
	bool		 unit_full;	/* has been told */
	struct buf	 unit;		/* the unit that the values in pairs are from */
	struct span	*unit_cell;	/* its first row, in unit_mem */
	struct arena	 unit_mem, unit_next;

	struct check	*check;
	size_t		 doc, start, end, given, found, problem;	/* its cells */
	uintmax_t	 checked, mismatches;

	struct names	 columns, group, sort;
	uintmax_t	 across_columns;
	struct pool	 pool;
	struct aggregates what;
	struct groups	 groups;
	uintmax_t	 rows;

	struct grid	 grid;		/* listed rows, when they are to be sorted */
	struct printer	*printer;
	struct print_column *print_column;
	struct span	*cell;		/* of one line of output */
	uintmax_t	 listed;

	struct buf	 key, scratch;
	uintmax_t	 no_number;	/* cells that should have been numbers */
};

/* -- rows --------------------------------------------------------------- */

static void
tell_no_number(struct table *t, struct span cell, struct span what)
{
	if (++t->no_number <= TOLD)
		skip(feed_file(t->feed), feed_line(t->feed), "%.*s: \"%.*s\" is no number", (int)what.n, what.p,
		    cell.n > 60 ? 60 : (int)cell.n, cell.p);
}

static bool
meets_all(struct table *t, const struct span *cell)
{
	struct where *w;

	for (size_t i = 0; i < t->options->wheres; i++) {
		w = t->where[i];
		switch (where_met(w, cell, &t->scratch)) {
		case WHERE_YES:
			break;
		case WHERE_NO_NUMBER:
			tell_no_number(t, where_cell(w, cell), span_of(where_text(w)));
			return false;
		case WHERE_NO:
			return false;
		}
	}
	return true;
}

/* The cells of some columns with a TAB between them: one column needs no copy. */
static struct span
key_of(struct table *t, const struct names *columns, const struct span *cell)
{
	if (columns->n == 1)
		return cell[columns->v[0].cell];
	t->key.n = 0;
	for (size_t i = 0; i < columns->n; i++) {
		if (i > 0)
			buf_byte(&t->key, '\t');
		buf_span(&t->key, cell[columns->v[i].cell]);
	}
	return buf_view(&t->key);
}

static void
group_row(struct table *t, const struct span *cell)
{
	const struct aggregate *wrong;

	if (t->rows++ % CHECK_EVERY == 0)
		groups_check(&t->groups);
	wrong = aggregate_row(&t->what, groups_put(&t->groups, key_of(t, &t->group, cell)), cell);
	if (wrong != NULL)
		tell_no_number(t, cell[wrong->cell], wrong->text);
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
put_row(struct table *t, const struct span *cell)
{
	if (t->what.n > 0)
		group_row(t, cell);
	else
		list_row(t, cell);
}

static void
put_pair(void *self, struct span one, struct span other)
{
	struct table *t = self;

	t->unit_cell[t->one] = one;
	t->unit_cell[t->other] = other;
	put_row(t, t->unit_cell);
}

static void
end_unit(struct table *t)
{
	pairs_end(t->pairs, put_pair, t);
}

static void
add_to_unit(struct table *t, const struct span *cell)
{
	struct span unit = key_of(t, &t->unit_of, cell);

	if (!span_eq(unit, buf_view(&t->unit))) {
		unit = arena_copy(&t->unit_next, unit);	/* groups use the same t->key */
		end_unit(t);
		t->unit.n = 0;
		t->unit_full = false;
		buf_span(&t->unit, unit);
		arena_reset(&t->unit_next);
		arena_reset(&t->unit_mem);
		for (size_t i = 0; i < feed_width(t->feed); i++)
			t->unit_cell[i] = arena_copy(&t->unit_mem, cell[i]);
	}
	if (!pairs_add(t->pairs, cell[t->one]) && !t->unit_full) {
		t->unit_full = true;
		skip(feed_file(t->feed), feed_line(t->feed),
		    "more than %d different values in %.*s: the rest has no pairs", (int)PAIRS_MAX,
		    (int)t->unit.n, t->unit.p);
	}
}

/* A row once for each of its columns in `longer` that is not empty. */
static void
lengthen(struct table *t, const struct span *cell)
{
	struct span *c = t->unit_cell;
	const struct name *n;

	memcpy(c, cell, feed_width(t->feed) * sizeof(*c));
	for (size_t i = 0; i < t->longer.n; i++) {
		n = &t->longer.v[i];
		c[t->column] = n->name;
		c[t->text] = cell[n->cell];
		if (c[t->text].n > 0)
			put_row(t, c);
	}
}

/* Passes a row on if its article has something else at its place. */
static void
check(struct table *t, const struct span *cell)
{
	struct span *c = t->unit_cell;
	const char *problem = check_row(t->check, cell[t->doc], cell[t->start], cell[t->end],
	    cell[t->given], &c[t->found]);

	t->checked++;
	if (problem == NULL)
		return;
	t->mismatches++;
	for (size_t i = 0; i < feed_width(t->feed); i++)
		if (i != t->found)
			c[i] = cell[i];
	c[t->problem] = span_of(problem);
	put_row(t, c);
}

static void
take_row(struct table *t, const struct span *cell)
{
	bool is_new = true;

	if (t->unique.n > 0)
		(void)keyset_add(&t->seen, key_of(t, &t->unique, cell), &is_new);
	if (!is_new)
		return;
	if (t->check != NULL)
		check(t, cell);
	else if (t->pairs != NULL)
		add_to_unit(t, cell);
	else if (t->longer.n > 0)
		lengthen(t, cell);
	else
		put_row(t, cell);
}

static void
flush_join(struct table *t)
{
	for (size_t i = 0; i < join_rows(t->join); i++)
		take_row(t, join_cells(t->join, i));
	join_reset(t->join);
}

static void
read_rows(struct table *t)
{
	const struct span *cell;

	while ((cell = feed_next(t->feed)) != NULL) {
		if (t->join != NULL && feed_document(t->feed) != t->document) {
			flush_join(t);
			t->document = feed_document(t->feed);
		}
		if (!meets_all(t, cell))
			continue;
		if (t->join != NULL)
			join_row(t->join, cell);
		else
			take_row(t, cell);
	}
	if (t->join != NULL)
		flush_join(t);
	if (t->pairs != NULL)
		end_unit(t);
	if (t->mismatches > 0)
		skip(t->options->check, 0, "%ju of %ju rows do not match", t->mismatches, t->checked);
	if (t->no_number > TOLD)
		skip(NULL, 0, "%ju values are no numbers", t->no_number);
}

/* -- what was asked for ------------------------------------------------- */

static size_t
need(void *self, struct span name)
{
	return feed_need(self, name);
}

/* Rows have columns that hold numbers; in other tables any cell may be one. */
static enum print_numbers
is_numeric(const struct table *t, struct span column)
{
	static const char *const numeric[] = {
		"sent", "start", "end", "value", "conf", "paragraph", "cell"
	};

	if (t->options->tsv)
		return PRINT_SOME_NUMBERS;
	for (size_t i = 0; i < sizeof(numeric) / sizeof(*numeric); i++)
		if (span_is(column, numeric[i]))
			return PRINT_SOME_NUMBERS;
	return PRINT_NO_NUMBERS;
}

static void
need_names(struct table *t, struct names *list)
{
	for (size_t i = 0; i < list->n; i++) {
		list->v[i].cell = feed_need(t->feed, list->v[i].column);
		list->v[i].numbers = is_numeric(t, list->v[i].column);
	}
}

static void
add_kinds(struct table *t)
{
	struct names kinds = { 0 };

	names_parse(&kinds, t->options->kinds, "-k");
	for (size_t i = 0; i < kinds.n; i++)
		feed_kind(t->feed, kinds.v[i].name);
	names_free(&kinds);
}

static struct where *
parse_where(const char *text, const char *option)
{
	char why[400];
	struct where *w = where_new(text, why, sizeof(why));

	if (w == NULL)
		opt_wrong("%s %s: %s", option, text, why);
	return w;
}

static void
add_wheres(struct table *t)
{
	t->where = mem_zero(t->options->wheres, sizeof(struct where *));
	for (size_t i = 0; i < t->options->wheres; i++) {
		t->where[i] = parse_where(t->options->where[i], "-w");
		where_bind(t->where[i], need, t->feed);
	}
	t->having = mem_zero(t->options->havings, sizeof(struct where *));
	for (size_t i = 0; i < t->options->havings; i++)
		t->having[i] = parse_where(t->options->having[i], "--having");
}

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
			a->cell = feed_need(t->feed, a->column);
		if (aggregate_gives_cell(a))
			a->numbers = is_numeric(t, a->column);
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

static void
start_longer(struct table *t)
{
	names_parse(&t->longer, t->options->longer, "--longer");
	if (t->longer.n == 0)
		return;
	need_names(t, &t->longer);
	t->column = feed_blank(t->feed, S("column"));
	t->text = feed_blank(t->feed, S("cell"));
}

static void
start_pairs(struct table *t)
{
	struct span rest = span_of(t->options->pairs), column;

	if (t->options->pairs == NULL)
		return;
	if (t->longer.n > 0)
		opt_wrong("--pairs and --longer: choose one");
	span_cut(&rest, ':', &column);
	names_add(&t->unit_of, S("doc"));
	if (rest.n > 0 && !span_is(rest, "doc")) {
		if (!span_is(rest, "sent"))
			t->unit_of.n = 0;
		names_add(&t->unit_of, rest);
	}
	need_names(t, &t->unit_of);
	t->one = feed_need(t->feed, column);
	t->other = feed_blank(t->feed, S("with"));
	t->pairs = pairs_new();
	if (t->options->group == NULL && t->options->columns == NULL) {
		names_add(&t->group, column);
		names_add(&t->group, S("with"));
	}
}

static void
start_check(struct table *t)
{
	if (t->options->check == NULL)
		return;
	if (t->longer.n > 0 || t->pairs != NULL)
		opt_wrong("--check, --pairs and --longer: choose one");
	t->doc = feed_need(t->feed, S("doc"));
	t->start = feed_need(t->feed, S("start"));
	t->end = feed_need(t->feed, S("end"));
	t->given = feed_need(t->feed, S("text"));
	t->found = feed_blank(t->feed, S("found"));
	t->problem = feed_blank(t->feed, S("problem"));
	t->check = check_new(t->options->check);
	if (t->options->columns == NULL && t->options->group == NULL)
		names_parse(&t->columns, "doc,start,end,text,found,problem", "--check");
}

/* Without any wish: what is there. */
static bool
nothing_asked(const struct table_options *o)
{
	return o->columns == NULL && o->group == NULL && o->aggregates == NULL &&
	    o->across == NULL && o->check == NULL && o->pairs == NULL && o->longer == NULL && !o->tsv &&
	    o->kinds == NULL && o->wheres == 0 && !o->partial;
}

static void
choose_what(struct table *t)
{
	const struct table_options *o = t->options;

	start_longer(t);
	start_pairs(t);
	start_check(t);
	names_parse(&t->columns, o->columns, "-c");
	names_parse(&t->group, nothing_asked(o) ? "kind,label" : o->group, "-g");
	names_parse(&t->unique, o->unique, "-u");
	if (o->across != NULL)
		names_add(&t->group, parse_across(t));
	if (t->group.n > 0 || o->aggregates != NULL)
		add_aggregates(t);
	if (t->what.n > 0 && t->columns.n > 0)
		opt_wrong("-c lists rows, -g, -a and -x count them: choose one");
	if (o->partial && t->what.n == 0)
		opt_wrong("--partial needs groups: -g or -a");
	if (o->partial && t->unique.n > 0)
		opt_wrong("--partial cannot keep -u over the parts");
	if (t->what.n == 0 && (o->havings > 0 || o->total || o->other || o->bar || o->plot != NULL))
		opt_wrong("--having, --total, --other, --bar and --plot need groups: -g or -a");
	need_names(t, &t->columns);
	need_names(t, &t->group);
	need_names(t, &t->unique);
}

static void
start_join(struct table *t)
{
	enum join_how *how;
	size_t kind, id, width;

	if (t->options->tsv)
		opt_wrong("-j joins rows by kind and id: not with --tsv");
	feed_need(t->feed, S("doc"));
	kind = feed_need(t->feed, S("kind"));
	id = feed_need(t->feed, S("id"));
	width = feed_width(t->feed);
	how = mem_alloc(width * sizeof(*how));
	for (size_t i = 0; i < width; i++)
		how[i] = join_how(feed_name(t->feed, i));
	t->join = join_new(how, width, kind, id);
	free(how);
}

/* Columns to list: those asked for, or all. */
static void
start_list(struct table *t)
{
	const struct span *name;
	size_t n = feed_columns(t->feed, &name);
	struct name *c;

	if (t->columns.n == 0) {
		for (size_t i = 0; i < n; i++)
			names_add(&t->columns, name[i]);
		need_names(t, &t->columns);
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

/* -s as grid_sort() wants it. */
static void
sort_grid(struct table *t)
{
	int *by = mem_zero(t->sort.n, sizeof(*by));
	const struct name *n;
	size_t column;

	for (size_t i = 0; i < t->sort.n; i++) {
		n = &t->sort.v[i];
		column = grid_find(&t->grid, n->name);
		if (column == t->grid.columns)
			opt_wrong("-s %.*s: the table has no such column", (int)n->name.n, n->name.p);
		by[i] = n->down ? -(int)(column + 1) : (int)(column + 1);
	}
	grid_sort(&t->grid, by, t->sort.n);
	free(by);
}

static void
end_list(struct table *t)
{
	struct grid *g = &t->grid;
	uintmax_t top = t->options->top;

	start_print(t);
	if (t->sort.n > 0)
		sort_grid(t);
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

/* -- partial tables ----------------------------------------------------- */

static void
merge_only(const struct table_options *o)
{
	if (o->tsv || o->kinds != NULL || o->wheres > 0 || o->join || o->unique != NULL ||
	    o->longer != NULL || o->pairs != NULL || o->check != NULL || o->columns != NULL || o->group != NULL)
		opt_wrong("--merge reads partial tables: they say what their groups are");
	if (o->partial && o->aggregates != NULL)
		opt_wrong("--merge --partial takes the aggregates as they are");
}

/* The key column that goes across, made the last of the key: it must be so already. */
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
	if (t->what.n > 0 && t->options->across != NULL && !t->options->partial)
		check_across(t);
	if (t->what.n > 0) {
		add_late(t);
		end_groups(t);
	}
	partial_free(p);
}

static void
tabulate(struct table *t, char **operands)
{
	choose_what(t);
	if (t->options->join)
		start_join(t);
	feed_open(t->feed, operands, &t->out);
	if (t->what.n == 0)
		start_list(t);
	t->unit_cell = mem_zero(feed_width(t->feed), sizeof(*t->unit_cell));
	read_rows(t);
	if (!feed_seen(t->feed))
		return;
	if (t->what.n == 0) {
		end_list(t);
		return;
	}
	if (t->group.n == 0 && t->rows == 0)
		(void)groups_find(&t->groups, S(""));	/* no rows: still one line */
	end_groups(t);
}

static void
clean_up(struct table *t)
{
	for (size_t i = 0; i < t->options->wheres; i++)
		where_free(t->where[i]);
	for (size_t i = 0; i < t->options->havings; i++)
		where_free(t->having[i]);
	free(t->where);
	free(t->having);
	join_free(t->join);
	pairs_free(t->pairs);
	check_free(t->check);
	names_free(&t->unique);
	names_free(&t->longer);
	names_free(&t->unit_of);
	names_free(&t->columns);
	names_free(&t->group);
	names_free(&t->sort);
	keyset_free(&t->seen);
	groups_free(&t->groups);
	aggregate_free(&t->what);
	pool_free(&t->pool);
	grid_free(&t->grid);
	arena_free(&t->unit_mem);
	arena_free(&t->unit_next);
	free(t->unit_cell);
	free(t->print_column);
	free(t->cell);
	buf_free(&t->unit);
	buf_free(&t->key);
	buf_free(&t->scratch);
	feed_free(t->feed);
}

int
table_run(const struct table_options *options, char **operands)
{
	struct table t = { .options = options };

	t.what.pool = &t.pool;
	t.what.digits = options->digits;
	t.groups.what = &t.what;
	t.groups.limit = options->memory;
	t.feed = feed_new(options->tsv);
	add_kinds(&t);
	add_wheres(&t);
	names_parse(&t.sort, options->sort, "-s");
	out_init(&t.out, STDOUT_FILENO, "<stdout>");
	if (options->merge)
		merge(&t, operands);
	else
		tabulate(&t, operands);
	out_close(&t.out);
	clean_up(&t);
	return diag_status();
}
