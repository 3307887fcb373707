/*
 * See flow.h.
 *
 *   feed -> where -> join -> unique -> one of longer, pairs, check -> take()
 *		       |			       |
 *		       a document at a time	       pairs: a unit at a time
 */
#include "table/flow.h"
#include "diag.h"
#include "mem.h"
#include "opt.h"
#include "table/check.h"
#include "table/feed.h"
#include "table/join.h"
#include "table/keyset.h"
#include "table/pairs.h"
#include "table/where.h"

#include <stdlib.h>

enum { TOLD = 5 };		/* values that are no numbers: so many are told one by one */

struct flow {
	const struct table_options *options;
	flow_take	*take;
	void		*self;
	struct feed	*feed;
	struct where	**where;

	struct join	*join;
	uintmax_t	 document;	/* that the rows in join belong to */

	struct names	 unique;
	struct keyset	 seen;

	struct names	 longer;	/* columns that become lines: */
	size_t		 column, text;	/* their name and their cell, as cells */

	struct pairs	*pairs;
	size_t		 one, other;	/* the column of pairs, and the one beside it */
	struct names	 unit_of;	/* columns that tell units apart */
	struct buf	 unit;		/* the unit that the values in pairs are from */
	bool		 unit_full;	/* has been told */
	struct arena	 unit_mem;	/* its first row, in `cell` */
	struct names	 groups;	/* what to group pairs by */

	struct check	*check;
	size_t		 doc, start, end, given, found, problem;	/* its cells */
	uintmax_t	 checked, mismatches;

	struct span	*cell;		/* a row made of another one */
	struct buf	 key, scratch;
	uintmax_t	 no_number;	/* cells that should have been numbers */
};

/* -- what was asked for ------------------------------------------------- */

size_t
flow_need(struct flow *f, struct span column)
{
	return feed_need(f->feed, column);
}

static size_t
need(void *self, struct span column)
{
	return flow_need(self, column);
}

/* Rows have columns that hold numbers; in other tables any cell may be one. */
enum print_numbers
flow_numbers(const struct flow *f, struct span column)
{
	static const char *const numeric[] = {
		"sent", "start", "end", "value", "conf", "paragraph", "cell"
	};

	if (f->options->tsv)
		return PRINT_SOME_NUMBERS;
	for (size_t i = 0; i < sizeof(numeric) / sizeof(*numeric); i++)
		if (span_is(column, numeric[i]))
			return PRINT_SOME_NUMBERS;
	return PRINT_NO_NUMBERS;
}

void
flow_need_names(struct flow *f, struct names *list)
{
	for (size_t i = 0; i < list->n; i++) {
		list->v[i].cell = flow_need(f, list->v[i].column);
		list->v[i].numbers = flow_numbers(f, list->v[i].column);
	}
}

static void
add_kinds(struct flow *f)
{
	struct names kinds = { 0 };

	names_parse(&kinds, f->options->kinds, "-k");
	for (size_t i = 0; i < kinds.n; i++)
		feed_kind(f->feed, kinds.v[i].name);
	names_free(&kinds);
}

static void
add_wheres(struct flow *f)
{
	f->where = mem_zero(f->options->wheres, sizeof(struct where *));
	for (size_t i = 0; i < f->options->wheres; i++) {
		f->where[i] = where_must(f->options->where[i], "-w");
		where_bind(f->where[i], need, f);
	}
}

static void
start_longer(struct flow *f)
{
	names_parse(&f->longer, f->options->longer, "--longer");
	if (f->longer.n == 0)
		return;
	flow_need_names(f, &f->longer);
	f->column = feed_blank(f->feed, S("column"));
	f->text = feed_blank(f->feed, S("cell"));
}

static void
start_pairs(struct flow *f)
{
	struct span rest = span_of(f->options->pairs), column;

	if (f->options->pairs == NULL)
		return;
	span_cut(&rest, ':', &column);
	if (rest.n == 0 || span_is(rest, "doc") || span_is(rest, "sent"))
		names_add(&f->unit_of, S("doc"));
	if (rest.n > 0 && !span_is(rest, "doc"))
		names_add(&f->unit_of, rest);
	flow_need_names(f, &f->unit_of);
	f->one = flow_need(f, column);
	f->other = feed_blank(f->feed, S("with"));
	f->pairs = pairs_new();
	names_add(&f->groups, column);
	names_add(&f->groups, S("with"));
}

static void
start_check(struct flow *f)
{
	if (f->options->check == NULL)
		return;
	f->doc = flow_need(f, S("doc"));
	f->start = flow_need(f, S("start"));
	f->end = flow_need(f, S("end"));
	f->given = flow_need(f, S("text"));
	f->found = feed_blank(f->feed, S("found"));
	f->problem = feed_blank(f->feed, S("problem"));
	f->check = check_new(f->options->check);
}

/* Last, when all columns are known. */
static void
start_join(struct flow *f)
{
	enum join_how *how;
	size_t kind, id, width;

	if (f->options->tsv)
		opt_wrong("-j joins rows by kind and id: not with --tsv");
	feed_need(f->feed, S("doc"));
	kind = feed_need(f->feed, S("kind"));
	id = feed_need(f->feed, S("id"));
	width = feed_width(f->feed);
	how = mem_alloc(width * sizeof(*how));
	for (size_t i = 0; i < width; i++)
		how[i] = join_how(feed_name(f->feed, i));
	f->join = join_new(how, width, kind, id);
	free(how);
}

struct flow *
flow_new(const struct table_options *o, flow_take *take, void *self)
{
	struct flow *f = mem_zero(1, sizeof(*f));

	f->options = o;
	f->take = take;
	f->self = self;
	f->feed = feed_new(o->tsv);
	if ((o->longer != NULL) + (o->pairs != NULL) + (o->check != NULL) > 1)
		opt_wrong("--longer, --pairs and --check: choose one");
	add_kinds(f);
	start_longer(f);
	start_pairs(f);
	start_check(f);
	add_wheres(f);
	names_parse(&f->unique, o->unique, "-u");
	flow_need_names(f, &f->unique);
	return f;
}

/* -- rows --------------------------------------------------------------- */

void
flow_no_number(struct flow *f, struct span cell, struct span what)
{
	if (++f->no_number <= TOLD)
		skip(feed_file(f->feed), feed_line(f->feed), "%.*s: \"%.*s\" is no number",
		    (int)what.n, what.p, cell.n > 60 ? 60 : (int)cell.n, cell.p);
}

static bool
meets_all(struct flow *f, const struct span *cell)
{
	struct where *w;

	for (size_t i = 0; i < f->options->wheres; i++) {
		w = f->where[i];
		switch (where_met(w, cell, &f->scratch)) {
		case WHERE_YES:
			break;
		case WHERE_NO_NUMBER:
			flow_no_number(f, where_cell(w, cell), span_of(where_text(w)));
			return false;
		case WHERE_NO:
			return false;
		}
	}
	return true;
}

static void
put_pair(void *self, struct span one, struct span other)
{
	struct flow *f = self;

	f->cell[f->one] = one;
	f->cell[f->other] = other;
	f->take(f->self, f->cell);
}

static void
end_unit(struct flow *f)
{
	pairs_end(f->pairs, put_pair, f);
}

static void
add_to_unit(struct flow *f, const struct span *cell)
{
	struct span unit = names_key(&f->unit_of, cell, &f->key);

	if (!span_eq(unit, buf_view(&f->unit))) {
		end_unit(f);
		f->unit.n = 0;
		f->unit_full = false;
		buf_span(&f->unit, unit);
		arena_reset(&f->unit_mem);
		for (size_t i = 0; i < feed_width(f->feed); i++)
			f->cell[i] = arena_copy(&f->unit_mem, cell[i]);
	}
	if (!pairs_add(f->pairs, cell[f->one]) && !f->unit_full) {
		f->unit_full = true;
		skip(feed_file(f->feed), feed_line(f->feed),
		    "more than %d different values in %.*s: the rest has no pairs", (int)PAIRS_MAX,
		    (int)f->unit.n, f->unit.p);
	}
}

/* A row once for each of its columns in `longer` that is not empty. */
static void
lengthen(struct flow *f, const struct span *cell)
{
	struct span *c = f->cell;
	const struct name *n;

	memcpy(c, cell, feed_width(f->feed) * sizeof(*c));
	for (size_t i = 0; i < f->longer.n; i++) {
		n = &f->longer.v[i];
		c[f->column] = n->name;
		c[f->text] = cell[n->cell];
		if (c[f->text].n > 0)
			f->take(f->self, c);
	}
}

/* Passes a row on if its article has something else at its place. */
static void
check(struct flow *f, const struct span *cell)
{
	struct span *c = f->cell;
	const char *problem = check_row(f->check, cell[f->doc], cell[f->start], cell[f->end],
	    cell[f->given], &c[f->found]);

	f->checked++;
	if (problem == NULL)
		return;
	f->mismatches++;
	for (size_t i = 0; i < feed_width(f->feed); i++)
		if (i != f->found)
			c[i] = cell[i];
	c[f->problem] = span_of(problem);
	f->take(f->self, c);
}

static void
take_row(struct flow *f, const struct span *cell)
{
	bool is_new = true;

	if (f->unique.n > 0)
		(void)keyset_add(&f->seen, names_key(&f->unique, cell, &f->key), &is_new);
	if (!is_new)
		return;
	if (f->check != NULL)
		check(f, cell);
	else if (f->pairs != NULL)
		add_to_unit(f, cell);
	else if (f->longer.n > 0)
		lengthen(f, cell);
	else
		f->take(f->self, cell);
}

static void
flush_join(struct flow *f)
{
	for (size_t i = 0; i < join_rows(f->join); i++)
		take_row(f, join_cells(f->join, i));
	join_reset(f->join);
}

void
flow_read(struct flow *f)
{
	const struct span *cell;

	if (f->options->join)
		start_join(f);
	f->cell = mem_zero(feed_width(f->feed), sizeof(*f->cell));
	while ((cell = feed_next(f->feed)) != NULL) {
		if (f->join != NULL && feed_document(f->feed) != f->document) {
			flush_join(f);
			f->document = feed_document(f->feed);
		}
		if (!meets_all(f, cell))
			continue;
		if (f->join != NULL)
			join_row(f->join, cell);
		else
			take_row(f, cell);
	}
	if (f->join != NULL)
		flush_join(f);
	if (f->pairs != NULL)
		end_unit(f);
	if (f->mismatches > 0)
		skip(f->options->check, 0, "%ju of %ju rows do not match", f->mismatches, f->checked);
	if (f->no_number > TOLD)
		note("%ju values in all are no numbers", f->no_number);	/* the first made the status 1 */
}

/* -- the rest ------------------------------------------------------------ */

const char *
flow_columns(const struct flow *f)
{
	return f->check != NULL ? "doc,start,end,text,found,problem" : NULL;
}

const struct names *
flow_groups(const struct flow *f)
{
	return f->pairs != NULL ? &f->groups : NULL;
}

void
flow_open(struct flow *f, char **operands, struct out *out)
{
	feed_open(f->feed, operands, out);
}

size_t
flow_all(struct flow *f, const struct span **names)
{
	return feed_columns(f->feed, names);
}

bool
flow_seen(const struct flow *f)
{
	return feed_seen(f->feed);
}

void
flow_free(struct flow *f)
{
	for (size_t i = 0; i < f->options->wheres; i++)
		where_free(f->where[i]);
	free(f->where);
	join_free(f->join);
	pairs_free(f->pairs);
	check_free(f->check);
	names_free(&f->unique);
	names_free(&f->longer);
	names_free(&f->unit_of);
	names_free(&f->groups);
	keyset_free(&f->seen);
	arena_free(&f->unit_mem);
	free(f->cell);
	buf_free(&f->unit);
	buf_free(&f->key);
	buf_free(&f->scratch);
	feed_free(f->feed);
	free(f);
}
