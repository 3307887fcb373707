/* See table.h. */
#include "table.h"
#include "diag.h"
#include "opt.h"
#include "out.h"
#include "row.h"
#include "table/feed.h"
#include "table/grid.h"
#include "table/groups.h"
#include "table/join.h"
#include "table/names.h"
#include "table/report.h"
#include "table/where.h"

#include <stdlib.h>
#include <unistd.h>

enum { TOLD = 5 };		/* values that are no numbers: so many are told one by one */

struct table {
	const struct table_options *options;
	struct out	 out;
	struct feed	*feed;
	struct where	**where;

	struct join	*join;
	uintmax_t	 document;	/* that the rows in join belong to */

	struct names	 unique;
	struct keyset	 seen;

	struct names	 columns, group, sort;
	struct where	**having;
	struct pool	 pool;
	struct aggregates what;
	struct groups	 groups;
	struct grid	 grid;		/* listed rows, when they are to be sorted */
	struct printer	*printer;	/* listed rows, when they are not */
	struct print_column *print_column;
	struct span	*cell;		/* of one line of output */
	uintmax_t	 listed;

	struct buf	 key, scratch;
	uintmax_t	 no_number;	/* cells that should have been numbers */
};

/* -- rows --------------------------------------------------------------- */

static void
tell_no_number(struct table *t, struct span cell, const char *what, size_t n)
{
	if (++t->no_number <= TOLD)
		skip(feed_file(t->feed), feed_line(t->feed), "%.*s: \"%.*s\" is no number",
		    (int)n, what, cell.n > 60 ? 60 : (int)cell.n, cell.p);
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
			tell_no_number(t, where_cell(w, cell), where_text(w), strlen(where_text(w)));
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
	uint32_t n = groups_find(&t->groups, key_of(t, &t->group, cell));

	wrong = aggregate_row(&t->what, groups_state(&t->groups, n), cell);
	if (wrong != NULL)
		tell_no_number(t, cell[wrong->cell], wrong->text.p, wrong->text.n);
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
	if (t->options->top == 0 || t->listed < t->options->top)
		print_row(t->printer, t->cell);
	t->listed++;
}

static void
take_row(struct table *t, const struct span *cell)
{
	bool is_new = true;

	if (t->unique.n > 0)
		(void)keyset_add(&t->seen, key_of(t, &t->unique, cell), &is_new);
	if (!is_new)
		return;
	if (t->what.n > 0)
		group_row(t, cell);
	else
		list_row(t, cell);
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
	if (t->no_number > TOLD)
		skip(NULL, 0, "%ju values are no numbers", t->no_number);
}

/* -- what was asked for ------------------------------------------------- */

static size_t
need(void *self, struct span name)
{
	return feed_need(self, name);
}

static void
need_names(struct table *t, struct names *list)
{
	for (size_t i = 0; i < list->n; i++)
		list->v[i].cell = feed_need(t->feed, list->v[i].column);
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
	t->where = mem_zero(t->options->wheres, sizeof(*t->where));
	for (size_t i = 0; i < t->options->wheres; i++) {
		t->where[i] = parse_where(t->options->where[i], "-w");
		where_bind(t->where[i], need, t->feed);
	}
	t->having = mem_zero(t->options->havings, sizeof(*t->having));
	for (size_t i = 0; i < t->options->havings; i++)
		t->having[i] = parse_where(t->options->having[i], "--having");
}

static void
add_aggregates(struct table *t)
{
	struct span rest = span_of(t->options->aggregates), item;
	struct aggregate *a;

	if (t->options->aggregates == NULL)
		rest = S("count");
	while (span_cut(&rest, ',', &item))
		if (!aggregate_parse(&t->what, item))
			opt_wrong("-a %.*s: no such aggregate", (int)item.n, item.p);
	for (size_t i = 0; i < t->what.n; i++) {
		a = &t->what.v[i];
		if (a->column.n > 0)
			a->cell = feed_need(t->feed, a->column);
	}
	t->what.pool = &t->pool;
	t->what.digits = t->options->digits;
	aggregate_layout(&t->what);
	t->groups.what = &t->what;
}

/* Without any wish: what is there. */
static void
choose_what(struct table *t)
{
	const struct table_options *o = t->options;
	bool nothing = o->columns == NULL && o->group == NULL && o->aggregates == NULL;

	names_parse(&t->columns, o->columns, "-c");
	names_parse(&t->group, o->group, "-g");
	names_parse(&t->sort, o->sort, "-s");
	names_parse(&t->unique, o->unique, "-u");
	if (nothing && !o->tsv && o->kinds == NULL && o->wheres == 0) {
		names_parse(&t->group, "kind,label", "-g");
		nothing = false;
	}
	if (t->group.n > 0 || o->aggregates != NULL)
		add_aggregates(t);
	if (t->what.n > 0 && t->columns.n > 0)
		opt_wrong("-c lists rows, -g and -a count them: choose one");
	need_names(t, &t->columns);
	need_names(t, &t->group);
	need_names(t, &t->unique);
}

/* Rows have columns that hold numbers; in other tables any cell may be one. */
static enum print_numbers
is_numeric(const struct table *t, struct span column)
{
	static const char *const numeric[] = { "sent", "start", "end", "value", "conf", "paragraph" };

	if (t->options->tsv)
		return PRINT_SOME_NUMBERS;
	for (size_t i = 0; i < sizeof(numeric) / sizeof(*numeric); i++)
		if (span_is(column, numeric[i]))
			return PRINT_SOME_NUMBERS;
	return PRINT_NO_NUMBERS;
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

	if (t->columns.n == 0) {
		for (size_t i = 0; i < n; i++)
			names_add(&t->columns, name[i]);
		need_names(t, &t->columns);
	}
	t->cell = mem_zero(t->columns.n, sizeof(*t->cell));
	t->print_column = mem_zero(t->columns.n, sizeof(*t->print_column));
	for (size_t i = 0; i < t->columns.n; i++) {
		enum print_numbers numeric = is_numeric(t, t->columns.v[i].column);

		t->print_column[i] = (struct print_column){ t->columns.v[i].name, numeric,
		    span_is(t->columns.v[i].column, "before") };
		grid_column(&t->grid, t->columns.v[i].name, numeric, false);
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
	struct report r = {
		.groups = &t->groups, .keys = &t->group, .sort = &t->sort,
		.having = t->having, .havings = t->options->havings,
		.top = t->options->top, .other = t->options->other, .total = t->options->total,
		.share_digits = 1, .print = t->options->print, .out = &t->out,
	};
	enum print_numbers *key = mem_zero(t->group.n, sizeof(*key));
	enum print_numbers *what = mem_zero(t->what.n, sizeof(*what));
	const struct aggregate *a;

	for (size_t i = 0; i < t->group.n; i++)
		key[i] = is_numeric(t, t->group.v[i].column);
	for (size_t i = 0; i < t->what.n; i++) {
		a = &t->what.v[i];
		if (aggregate_is_numeric(a))
			what[i] = PRINT_NUMBERS;
		else if (a->op != AGG_SET && a->op != AGG_LIST)
			what[i] = is_numeric(t, a->column);
	}
	r.key_numeric = key;
	r.what_numeric = what;
	if (t->group.n == 0)
		(void)groups_find(&t->groups, S(""));	/* no rows: still one line */
	report(&r);
	free(key);
	free(what);
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
	names_free(&t->unique);
	names_free(&t->columns);
	names_free(&t->group);
	names_free(&t->sort);
	keyset_free(&t->seen);
	groups_free(&t->groups);
	aggregate_free(&t->what);
	pool_free(&t->pool);
	grid_free(&t->grid);
	free(t->print_column);
	free(t->cell);
	buf_free(&t->key);
	buf_free(&t->scratch);
	feed_free(t->feed);
}

int
table_run(const struct table_options *options, char **operands)
{
	struct table t = { .options = options };

	t.feed = feed_new(options->tsv);
	add_kinds(&t);
	add_wheres(&t);
	choose_what(&t);
	if (options->join)
		start_join(&t);
	out_init(&t.out, STDOUT_FILENO, "<stdout>");
	feed_open(t.feed, operands, &t.out);
	if (t.what.n == 0)
		start_list(&t);
	read_rows(&t);
	if (!feed_seen(t.feed))
		;
	else if (t.what.n == 0)
		end_list(&t);
	else
		end_groups(&t);
	out_close(&t.out);
	clean_up(&t);
	return diag_status();
}
