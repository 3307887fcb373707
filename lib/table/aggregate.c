/*
 * See aggregate.h.
 *
 * State of a group, one piece an aggregate, at its offset:
 *
 *	count			uint64_t
 *	sum, mean		struct total
 *	min, max, first, last	struct one
 *	list			struct chain -> link -> link -> 0
 *	all others		struct bag
 *
 * Two aggregates that need the same bag share it: the later one is a mirror.
 */
#include "table/aggregate.h"
#include "table/natural.h"
#include "table/total.h"
#include "diag.h"
#include "row.h"

#include <stdlib.h>

struct one {
	uint32_t	value;		/* number in the pool + 1; 0: none yet */
};

struct chain {
	uint32_t	first, last;	/* link number + 1; 0: none */
};

struct link {
	uint32_t	value, next;
};

static const struct {
	const char		*name;
	enum aggregate_op	 op;
	unsigned		 quantile;
} known[] = {
	{ "count", AGG_COUNT, 0 }, { "docs", AGG_DOCS, 0 }, { "distinct", AGG_DISTINCT, 0 },
	{ "sum", AGG_SUM, 0 }, { "mean", AGG_MEAN, 0 }, { "median", AGG_MEDIAN, 5000 },
	{ "q1", AGG_QUANTILE, 2500 }, { "q3", AGG_QUANTILE, 7500 }, { "min", AGG_MIN, 0 },
	{ "max", AGG_MAX, 0 }, { "mode", AGG_MODE, 0 }, { "first", AGG_FIRST, 0 },
	{ "last", AGG_LAST, 0 }, { "list", AGG_LIST, 0 }, { "set", AGG_SET, 0 },
	{ "share", AGG_SHARE, 0 }, { "rank", AGG_RANK, 0 }, { "running", AGG_RUNNING, 0 },
};

/* "p90", "p99.5": the percentile in 1/10000. */
static bool
parse_percentile(struct span s, unsigned *quantile)
{
	unsigned n = 0, places = 0;
	bool point = false;

	if (s.n < 2 || s.n > 6 || s.p[0] != 'p')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] == '.' && !point && i > 1)
			point = true;
		else if (s.p[i] >= '0' && s.p[i] <= '9') {
			n = n * 10 + (unsigned)(s.p[i] - '0');
			places += point;
		} else
			return false;
	}
	if (places > 2)
		return false;
	for (; places < 2; places++)
		n *= 10;
	*quantile = n;
	return n <= 10000;
}

static bool
parse_op(struct aggregate *a, struct span name)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (span_is(name, known[i].name)) {
			a->op = known[i].op;
			a->quantile = known[i].quantile;
			return true;
		}
	a->op = AGG_QUANTILE;
	return parse_percentile(name, &a->quantile);
}

/* Cuts what stands behind the first `c`; false, and `behind` empty, if there is none. */
static bool
cut_behind(struct span *s, char c, struct span *behind)
{
	struct span rest = *s, front;

	span_cut(&rest, c, &front);
	*behind = rest.p == NULL ? (struct span){ NULL, 0 } : rest;
	*s = front;
	return rest.p != NULL;
}

static bool
parse_late(struct aggregate *a, struct span s)
{
	if (cut_behind(&s, '/', &a->within) && a->within.n == 0)
		return false;
	if (cut_behind(&s, ':', &a->of) && a->of.n == 0)
		return false;
	return parse_op(a, s) && aggregate_is_late(a);
}

static bool
parse_early(struct aggregate *a, struct span s)
{
	bool named = cut_behind(&s, ':', &a->column);

	if (!parse_op(a, s) || aggregate_is_late(a) || (named && a->column.n == 0))
		return false;
	if (a->op == AGG_DOCS) {
		a->column = S("doc");
		return !named;
	}
	if (a->op != AGG_COUNT && !named)
		a->column = S("value");
	return true;
}

bool
aggregate_parse(struct aggregates *g, struct span text)
{
	struct aggregate a = { 0 };
	const char *eq = text.n == 0 ? NULL : memchr(text.p, '=', text.n);

	a.name = text;
	if (eq != NULL) {
		a.name.n = (size_t)(eq - text.p);
		text = span_from(text, a.name.n + 1);
	}
	a.text = text;
	if (a.name.n == 0 || !(parse_late(&a, text) || parse_early(&a, text)))
		return false;
	if (!aggregate_gives_cell(&a) && a.op != AGG_LIST && a.op != AGG_SET)
		a.numbers = PRINT_NUMBERS;
	mem_room(&g->v, &g->cap, g->n + 1, sizeof(*g->v));
	g->v[g->n++] = a;
	return true;
}

bool
aggregate_is_mergeable(const struct aggregate *a)
{
	return a->op != AGG_FIRST && a->op != AGG_LAST && a->op != AGG_LIST;
}

static bool
wants_numbers(const struct aggregate *a)
{
	return a->op == AGG_SUM || a->op == AGG_MEAN || a->op == AGG_MEDIAN || a->op == AGG_QUANTILE;
}

/* As long as decimals can be. */
static bool
is_number(struct span s)
{
	return s.n <= DECIMAL_DIGITS && natural_is_number(s);
}

bool
aggregate_gives_cell(const struct aggregate *a)
{
	return a->op == AGG_MIN || a->op == AGG_MAX || a->op == AGG_MODE || a->op == AGG_FIRST ||
	    a->op == AGG_LAST;
}

static bool
is_bag(const struct aggregate *a)
{
	return a->op == AGG_DOCS || a->op == AGG_DISTINCT || a->op == AGG_MEDIAN ||
	    a->op == AGG_QUANTILE || a->op == AGG_MODE || a->op == AGG_SET;
}

static size_t
state_size(const struct aggregate *a)
{
	if (is_bag(a))
		return sizeof(struct bag);
	switch (a->op) {
	case AGG_COUNT:
		return sizeof(uint64_t);
	case AGG_SUM:
	case AGG_MEAN:
		return sizeof(struct total);
	case AGG_MIN:
	case AGG_MAX:
	case AGG_FIRST:
	case AGG_LAST:
		return sizeof(struct one);
	case AGG_LIST:
		return sizeof(struct chain);
	default:
		return 0;
	}
}

/* An earlier aggregate whose bag holds the same values. */
static const struct aggregate *
same_bag(const struct aggregates *g, const struct aggregate *a)
{
	for (const struct aggregate *b = g->v; b < a; b++)
		if (is_bag(a) && is_bag(b) && span_eq(a->column, b->column) &&
		    wants_numbers(a) == wants_numbers(b))
			return b;
	return NULL;
}

void
aggregate_layout(struct aggregates *g)
{
	const struct aggregate *same;

	g->stride = 0;
	for (size_t i = 0; i < g->n; i++) {
		same = same_bag(g, &g->v[i]);
		g->v[i].mirror = same != NULL;
		g->v[i].offset = same != NULL ? same->offset : g->stride;
		if (same == NULL)
			g->stride += (state_size(&g->v[i]) + 7) / 8 * 8;
	}
}

/* -- a row more --------------------------------------------------------- */

static void
put_extreme(struct aggregates *g, const struct aggregate *a, struct one *best, struct span s)
{
	struct span old;
	int c;

	if (best->value != 0) {
		old = keyset_key(&g->pool->values, best->value - 1);
		c = natural_cmp(s, old);
		if (a->op == AGG_MIN ? c >= 0 : c <= 0)
			return;
	}
	best->value = pool_value(g->pool, s) + 1;
}

static void
put_link(struct aggregates *g, struct chain *c, uint32_t value)
{
	if (g->links == UINT32_MAX - 1)
		die("more than 4 billion values in lists");
	mem_room(&g->link, &g->link_cap, g->links + 1, sizeof(*g->link));
	g->link[g->links++] = (struct link){ value, 0 };
	if (c->first == 0)
		c->first = (uint32_t)g->links;
	else
		g->link[c->last - 1].next = (uint32_t)g->links;
	c->last = (uint32_t)g->links;
}

/* The number of a document's id: rows of one document follow one another. */
static uint32_t
doc_number(struct aggregates *g, struct span id)
{
	if (!g->doc_known || !span_eq(id, buf_view(&g->doc))) {
		g->doc.n = 0;
		buf_span(&g->doc, id);
		g->doc_number = pool_value(g->pool, id);
		g->doc_known = true;
	}
	return g->doc_number;
}

/* A cell that is not empty; false if it should be a number and is not. */
static bool
put(struct aggregates *g, const struct aggregate *a, void *state, struct span s)
{
	struct one *one = state;

	switch (a->op) {
	case AGG_COUNT:
		++*(uint64_t *)state;
		return true;
	case AGG_SUM:
	case AGG_MEAN:
		return total_add(state, s);
	case AGG_MIN:
	case AGG_MAX:
		put_extreme(g, a, state, s);
		return true;
	case AGG_FIRST:
		if (one->value == 0)
			one->value = pool_value(g->pool, s) + 1;
		return true;
	case AGG_LAST:
		one->value = pool_value(g->pool, s) + 1;
		return true;
	case AGG_LIST:
		put_link(g, state, pool_value(g->pool, s));
		return true;
	case AGG_DOCS:
		bag_add(g->pool, state, doc_number(g, s), 1);
		return true;
	default:
		if (wants_numbers(a) && !is_number(s))
			return false;
		bag_add(g->pool, state, pool_value(g->pool, s), 1);
		return true;
	}
}

const struct aggregate *
aggregate_row(struct aggregates *g, char *state, const struct span *cell)
{
	const struct aggregate *a, *wrong = NULL;

	for (size_t i = 0; i < g->n; i++) {
		a = &g->v[i];
		if (a->column.n == 0) {
			if (a->op == AGG_COUNT)
				++*(uint64_t *)(void *)(state + a->offset);
		} else if (!a->mirror && cell[a->cell].n > 0 &&
		    !put(g, a, state + a->offset, cell[a->cell]) && wrong == NULL)
			wrong = a;
	}
	return wrong;
}

/* -- two states into one ------------------------------------------------ */

static void
merge_one(struct aggregates *g, const struct aggregate *a, void *to, const void *from)
{
	const struct one *one = from;
	const struct chain *chain = from;
	struct buf value = { 0 };

	switch (a->op) {
	case AGG_COUNT:
		*(uint64_t *)to += *(const uint64_t *)from;
		break;
	case AGG_SUM:
	case AGG_MEAN:
		total_merge(to, from);
		break;
	case AGG_MIN:
	case AGG_MAX:
	case AGG_FIRST:
	case AGG_LAST:
		if (one->value == 0)
			break;
		buf_span(&value, keyset_key(&g->pool->values, one->value - 1));
		put(g, a, to, buf_view(&value));
		buf_free(&value);
		break;
	case AGG_LIST:
		for (uint32_t n = chain->first; n != 0; n = g->link[n - 1].next)
			put_link(g, to, g->link[n - 1].value);
		break;
	default:
		bag_merge(g->pool, to, from);
		break;
	}
}

void
aggregate_merge(struct aggregates *g, char *to, const char *from)
{
	for (size_t i = 0; i < g->n; i++)
		if (!g->v[i].mirror && !aggregate_is_late(&g->v[i]))
			merge_one(g, &g->v[i], to + g->v[i].offset, from + g->v[i].offset);
}

/* -- results ------------------------------------------------------------ */

static void
add_decimal(struct buf *b, struct decimal *d, bool trim)
{
	if (trim)
		decimal_trim(d);
	decimal_format(b, d);
	decimal_free(d);
}

static void
add_mean(struct buf *b, const struct total *t, unsigned digits)
{
	struct decimal sum = { 0 }, n = { 0 }, mean = { 0 };

	total_sum(t, &sum);
	decimal_set(&n, (int64_t)t->count);
	decimal_divide(&mean, &sum, &n, digits);
	add_decimal(b, &mean, true);
	decimal_free(&sum);
	decimal_free(&n);
}

/* The value number `at` of the sorted list, from 0. */
static struct span
value_at(const struct bag_value *list, uint64_t at)
{
	while (at >= list->count)
		at -= list++->count;
	return list->text;
}

/* Between the two nearest values, as most statistics programs do (R's type 7). */
static void
add_quantile(struct buf *b, const struct bag_value *list, size_t n, unsigned quantile)
{
	struct decimal low = { 0 }, high = { 0 }, part = { 0 };
	uint64_t count = 0, at, rest;

	for (size_t i = 0; i < n; i++)
		count += list[i].count;
	at = (count - 1) / 10000 * quantile + (count - 1) % 10000 * quantile / 10000;
	rest = (count - 1) % 10000 * quantile % 10000;
	decimal_parse(&low, value_at(list, at));
	if (rest != 0) {
		decimal_parse(&high, value_at(list, at + 1));
		decimal_subtract(&high, &low);
		decimal_set(&part, (int64_t)rest);
		decimal_shift(&part, -4);
		decimal_multiply(&high, &part);
		decimal_add(&low, &high);
	}
	add_decimal(b, &low, rest != 0);
	decimal_free(&high);
	decimal_free(&part);
}

static void
add_mode(struct buf *b, const struct bag_value *list, size_t n)
{
	const struct bag_value *best = list;

	for (size_t i = 1; i < n; i++)
		if (list[i].count > best->count)
			best = &list[i];
	buf_span(b, best->text);
}

static void
add_set(struct buf *b, const struct bag_value *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_add(b, "; ", 2);
		buf_span(b, list[i].text);
	}
}

static void
add_bag(struct aggregates *g, const struct aggregate *a, const struct bag *bag, struct buf *b)
{
	if (a->op == AGG_DOCS || a->op == AGG_DISTINCT) {
		row_decimal(b, bag->distinct);
		return;
	}
	if (bag->distinct == 0)
		return;
	bag_sorted(g->pool, bag, &g->sorted, &g->sorted_cap);
	if (a->op == AGG_MODE)
		add_mode(b, g->sorted, bag->distinct);
	else if (a->op == AGG_SET)
		add_set(b, g->sorted, bag->distinct);
	else
		add_quantile(b, g->sorted, bag->distinct, a->quantile);
}

static void
add_list(struct aggregates *g, const struct chain *c, struct span between, struct buf *b)
{
	for (uint32_t n = c->first; n != 0; n = g->link[n - 1].next) {
		if (n != c->first)
			buf_span(b, between);
		buf_span(b, keyset_key(&g->pool->values, g->link[n - 1].value));
	}
}

static void
add_sum(const struct total *t, struct buf *b)
{
	struct decimal sum = { 0 };

	total_sum(t, &sum);
	add_decimal(b, &sum, false);
}

void
aggregate_result(struct aggregates *g, const struct aggregate *a, const char *state, struct buf *b)
{
	const void *s = state + a->offset;
	const struct total *total = s;
	const struct one *one = s;

	switch (a->op) {
	case AGG_COUNT:
		row_decimal(b, *(const uint64_t *)s);
		break;
	case AGG_SUM:
		if (total->count > 0)
			add_sum(total, b);
		break;
	case AGG_MEAN:
		if (total->count > 0)
			add_mean(b, total, g->digits);
		break;
	case AGG_MIN:
	case AGG_MAX:
	case AGG_FIRST:
	case AGG_LAST:
		if (one->value > 0)
			buf_span(b, keyset_key(&g->pool->values, one->value - 1));
		break;
	case AGG_LIST:
		add_list(g, s, S("; "), b);
		break;
	default:
		if (is_bag(a))
			add_bag(g, a, s, b);
	}
}

/* -- states as text ----------------------------------------------------- */

static void
save_bag(struct aggregates *g, const struct bag *bag, struct buf *b)
{
	bag_sorted(g->pool, bag, &g->sorted, &g->sorted_cap);
	for (size_t i = 0; i < bag->distinct; i++) {
		if (i > 0)
			buf_byte(b, '\t');
		buf_span(b, g->sorted[i].text);
		buf_byte(b, '\t');
		row_decimal(b, g->sorted[i].count);
	}
}

void
aggregate_save(struct aggregates *g, const struct aggregate *a, const char *state, struct buf *b)
{
	const void *s = state + a->offset;
	const struct total *total = s;
	struct buf list = { 0 };

	if (a->mirror)
		return;
	if (is_bag(a))
		save_bag(g, s, &list);
	else if (a->op == AGG_LIST)
		add_list(g, s, S("\t"), &list);
	else if (a->op == AGG_SUM || a->op == AGG_MEAN) {
		if (total->count == 0)
			return;
		add_sum(total, b);
		buf_byte(b, '/');
		row_decimal(b, total->count);
	} else
		aggregate_result(g, a, state, b);
	row_escape(b, buf_view(&list));
	buf_free(&list);
}

/* Loading comes in two goes, the first without effect: `to` is NULL. */
static bool
load_number(struct span s, uint64_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9' || __builtin_mul_overflow(*n, 10, n) ||
		    __builtin_add_overflow(*n, (uint64_t)(s.p[i] - '0'), n))
			return false;
	return s.n > 0;
}

static bool
load_count(uint64_t *to, struct span s)
{
	uint64_t n;

	if (!load_number(s, &n))
		return false;
	if (to != NULL)
		*to += n;
	return true;
}

static bool
load_total(struct total *to, struct span s)
{
	struct span count;
	uint64_t n;

	if (!cut_behind(&s, '/', &count) || !load_number(count, &n) || n == 0)
		return false;
	return to == NULL ? is_number(s) : total_add_sum(to, s, n);
}

static bool
load_value(struct aggregates *g, const struct aggregate *a, void *to, struct span value,
    struct span count)
{
	uint64_t n;

	if (!load_number(count, &n) || n == 0 || value.n == 0 ||
	    (wants_numbers(a) && !is_number(value)))
		return false;
	if (to != NULL)
		bag_add(g->pool, to, pool_value(g->pool, value), n);
	return true;
}

static bool
load_values(struct aggregates *g, const struct aggregate *a, void *to, struct span s)
{
	struct span value, count;

	while (span_cut(&s, '\t', &value)) {
		if (a->op == AGG_LIST) {
			if (to != NULL)
				put_link(g, to, pool_value(g->pool, value));
		} else if (!span_cut(&s, '\t', &count) || !load_value(g, a, to, value, count))
			return false;
	}
	return true;
}

static bool
load(struct aggregates *g, const struct aggregate *a, void *to, struct span s)
{
	struct buf list = { 0 };
	bool good;

	if (a->op == AGG_COUNT)
		return load_count(to, s);
	if (s.n == 0 || a->mirror)
		return s.n == 0;
	if (a->op == AGG_SUM || a->op == AGG_MEAN)
		return load_total(to, s);
	if (!is_bag(a) && a->op != AGG_LIST)
		return to == NULL || put(g, a, to, s);
	row_unescape(&list, s);
	good = load_values(g, a, to, buf_view(&list));
	buf_free(&list);
	return good;
}

bool
aggregate_load(struct aggregates *g, const struct aggregate *a, char *state, struct span s)
{
	return load(g, a, NULL, s) && (state == NULL || load(g, a, state + a->offset, s));
}

void
aggregate_release(struct aggregates *g, char *state)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->v[i].op == AGG_SUM || g->v[i].op == AGG_MEAN)
			total_free((void *)(state + g->v[i].offset));
}

size_t
aggregate_memory(const struct aggregates *g)
{
	return g->links * sizeof(*g->link);
}

void
aggregate_reset(struct aggregates *g)
{
	g->links = 0;
	g->doc_known = false;
	pool_reset(g->pool);
}

void
aggregate_free(struct aggregates *g)
{
	free(g->v);
	free(g->link);
	free(g->sorted);
	buf_free(&g->doc);
	*g = (struct aggregates){ 0 };
}
