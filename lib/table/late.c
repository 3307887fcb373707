/* See late.h. */
#include "table/late.h"
#include "table/natural.h"
#include "table/sort.h"
#include "table/total.h"
#include "diag.h"
#include "row.h"

#include <stdlib.h>

struct late {
	struct grid	*grid;
	enum aggregate_op op;
	size_t		 cell;		/* where it is laid over */
	size_t		 of;		/* the column that it is worked out of */
	size_t		*within;	/* columns whose cells make the whole */
	size_t		 withins, within_cap;
	uint32_t	 digits;

	struct keyset	 wholes;	/* cells of `within` with a TAB between them */
	struct total	*sum;		/* by whole */
	size_t		 sum_cap;
	struct buf	 key, text;
};

static size_t
must_find(const struct grid *g, struct span name, const struct aggregate *a)
{
	size_t n = grid_find(g, name);

	if (n == g->columns)
		die("%.*s: the table has no column %.*s", (int)a->text.n, a->text.p, (int)name.n, name.p);
	return n;
}

/* The first column that is no key. */
static size_t
first_result(const struct grid *g)
{
	size_t n = 0;

	while (n < g->columns && g->column[n].key)
		n++;
	return n;
}

struct late *
late_new(struct grid *g, const struct aggregate *a, size_t column, size_t digits)
{
	struct late *l = mem_zero(1, sizeof(*l));
	struct span rest = a->within, name;

	l->grid = g;
	l->op = a->op;
	l->digits = (uint32_t)digits;
	l->of = a->of.n > 0 ? must_find(g, a->of, a) : first_result(g);
	if (l->of == column)
		die("%.*s: of what? name an aggregate", (int)a->text.n, a->text.p);
	while (rest.n > 0 && span_cut(&rest, '/', &name)) {
		mem_room(&l->within, &l->within_cap, l->withins + 1, sizeof(*l->within));
		l->within[l->withins++] = must_find(g, name, a);
	}
	l->cell = grid_late(g, column);
	return l;
}

/* Which whole the line belongs to. */
static uint32_t
whole_of(struct late *l, const struct span *cell)
{
	bool added;
	uint32_t n;

	l->key.n = 0;
	for (size_t i = 0; i < l->withins; i++) {
		if (i > 0)
			buf_byte(&l->key, '\t');
		buf_span(&l->key, cell[l->within[i]]);
	}
	n = keyset_add(&l->wholes, buf_view(&l->key), &added);
	if (added) {
		mem_room(&l->sum, &l->sum_cap, (size_t)n + 1, sizeof(*l->sum));
		l->sum[n] = (struct total){ 0 };
	}
	return n;
}

static struct total *
whole_sum(struct late *l, const struct span *cell)
{
	uint32_t n = whole_of(l, cell);

	return &l->sum[n];
}

static void
set_text(struct late *l, uint32_t line)
{
	grid_set(l->grid, l->cell, line, buf_view(&l->text));
}

/* -- shares ------------------------------------------------------------- */

void
late_line(struct late *l, uint32_t line)
{
	const struct span *cell = grid_cells(l->grid, line);
	struct decimal part = { 0 }, whole = { 0 }, share = { 0 };

	if (l->op != AGG_SHARE || !decimal_parse(&part, cell[l->of]))
		return;
	total_sum(whole_sum(l, cell), &whole);
	decimal_shift(&part, 2);
	if (decimal_divide(&share, &part, &whole, l->digits)) {
		l->text.n = 0;
		decimal_format(&l->text, &share);
		set_text(l, line);
	}
	decimal_free(&part);
	decimal_free(&whole);
	decimal_free(&share);
}

static void
shares(struct late *l)
{
	struct grid *g = l->grid;
	const struct span *cell;

	for (size_t i = 0; i < g->shown; i++) {
		cell = grid_cells(g, g->order[i]);
		(void)total_add(whole_sum(l, cell), cell[l->of]);
	}
	for (size_t i = 0; i < g->shown; i++)
		late_line(l, g->order[i]);
}

/* -- ranks -------------------------------------------------------------- */

struct ranking {
	uint32_t	*line, *whole;	/* by place among those shown */
	struct span	*of;
};

static int
by_rank(void *self, uint32_t a, uint32_t b)
{
	const struct ranking *r = self;

	if (r->whole[a] != r->whole[b])
		return r->whole[a] < r->whole[b] ? -1 : 1;
	return natural_number_cmp(r->of[b], r->of[a]);
}

/* 1, 2, 2, 4: equal ones share the better rank. */
static void
number_ranks(struct late *l, struct ranking *r, const uint32_t *order, size_t n)
{
	size_t first = 0, rank = 1;
	uint32_t i, before;

	for (size_t k = 0; k < n; k++) {
		i = order[k];
		before = order[k == 0 ? 0 : k - 1];
		if (r->whole[i] != r->whole[before])
			first = k;
		if (k == first || by_rank(r, i, before) != 0)
			rank = k - first + 1;
		l->text.n = 0;
		row_decimal(&l->text, rank);
		set_text(l, r->line[i]);
	}
}

static void
ranks(struct late *l)
{
	struct grid *g = l->grid;
	uint32_t *order = mem_alloc(g->shown * sizeof(*order));
	struct ranking r = {
		.line = mem_alloc(g->shown * sizeof(*r.line)),
		.whole = mem_alloc(g->shown * sizeof(*r.whole)),
		.of = mem_alloc(g->shown * sizeof(*r.of)),
	};
	const struct span *cell;
	uint32_t n = 0;

	for (size_t i = 0; i < g->shown; i++) {
		cell = grid_cells(g, g->order[i]);
		if (!natural_is_number(cell[l->of]))
			continue;
		r.line[n] = g->order[i];
		r.whole[n] = whole_of(l, cell);
		r.of[n] = cell[l->of];
		order[n] = n;
		n++;
	}
	sort_numbers(order, n, by_rank, &r);
	number_ranks(l, &r, order, n);
	free(order);
	free(r.line);
	free(r.whole);
	free(r.of);
}

void
late_whole(struct late *l)
{
	if (l->op == AGG_SHARE)
		shares(l);
	else if (l->op == AGG_RANK)
		ranks(l);
}

void
late_running(struct late *l)
{
	struct grid *g = l->grid;
	struct decimal sum = { 0 };
	const struct span *cell;
	struct total *t;

	for (size_t i = 0; i < g->shown && l->op == AGG_RUNNING; i++) {
		cell = grid_cells(g, g->order[i]);
		t = whole_sum(l, cell);
		if (!total_add(t, cell[l->of]))
			continue;
		total_sum(t, &sum);
		l->text.n = 0;
		decimal_format(&l->text, &sum);
		set_text(l, g->order[i]);
	}
	decimal_free(&sum);
}

void
late_free(struct late *l)
{
	for (uint32_t i = 0; i < l->wholes.n; i++)
		total_free(&l->sum[i]);
	keyset_free(&l->wholes);
	free(l->sum);
	free(l->within);
	buf_free(&l->key);
	buf_free(&l->text);
	free(l);
}
