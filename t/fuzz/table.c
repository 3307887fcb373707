/*
 * tabulate: groups of rows dealt into parts, written as partial lines, merged in
 * another order, are the groups of one run, byte for byte; conditions and the
 * order of cells hold whatever the bytes.
 */
#include "diag.h"
#include "fuzz.h"
#include "row.h"
#include "table/aggregate.h"
#include "table/groups.h"
#include "table/natural.h"
#include "table/where.h"

#include <string.h>

enum { COLUMNS = 3, PARTS = 3 };

static const char *const what[] = {
	"count", "sum:b", "mean:b", "median:b", "min:c", "max:c", "distinct:c", "set:c", "mode:c"
};

static void
ask(struct aggregates *g, struct pool *pool)
{
	for (size_t i = 0; i < sizeof(what) / sizeof(*what); i++)
		LAW(aggregate_parse(g, span_of(what[i])));
	for (size_t i = 0; i < g->n; i++)
		g->v[i].cell = span_is(g->v[i].column, "c") ? 2 : 1;
	g->pool = pool;
	g->digits = 4;
	aggregate_layout(g);
}

/* A cell in its one spelling. */
static struct span
cell(struct arena *mem, struct span field)
{
	struct buf plain = { 0 }, b = { 0 };
	struct span s;

	row_unescape(&plain, field);
	for (size_t i = 0; i < plain.n; i++)
		if ((plain.p[i] & 0x80) != 0)
			plain.p[i] = '?';	/* cells are valid UTF-8 */
	row_escape(&b, buf_view(&plain));
	s = arena_copy(mem, buf_view(&b));
	buf_free(&plain);
	buf_free(&b);
	return s;
}

struct text {
	struct groups	*groups;
	struct buf	 b;
	bool		 save;		/* states, not results */
};

static void
add_group(void *self, uint32_t number, struct span key, const char *state)
{
	struct text *t = self;
	struct aggregates *g = t->groups->what;

	(void)number;
	row_escape(&t->b, key);
	for (size_t i = 0; i < g->n; i++) {
		buf_byte(&t->b, '\t');
		if (t->save)
			aggregate_save(g, &g->v[i], state, &t->b);
		else
			aggregate_result(g, &g->v[i], state, &t->b);
	}
	buf_byte(&t->b, '\n');
}

static void
load(struct groups *groups, struct span text)
{
	struct buf key = { 0 };
	struct span line, field;
	char *state;

	while (span_cut(&text, '\n', &line) && line.n > 0) {
		span_cut(&line, '\t', &field);
		key.n = 0;
		row_unescape(&key, field);
		state = groups_put(groups, buf_view(&key));
		for (size_t i = 0; i < groups->what->n; i++) {
			LAW(span_cut(&line, '\t', &field));
			LAW(aggregate_load(groups->what, &groups->what->v[i], state, field));
		}
	}
	buf_free(&key);
}

static void
done(struct groups *g, struct aggregates *a, struct pool *p)
{
	groups_free(g);
	aggregate_free(a);
	pool_free(p);
}

static void
parts(struct span data)
{
	struct pool pool[PARTS + 2] = { { .n = 0 } };
	struct aggregates a[PARTS + 2] = { { .n = 0 } };
	struct groups g[PARTS + 2] = { { .limit = 0 } };
	struct text text[PARTS + 2] = { { .save = false } };
	struct arena mem = { 0 };
	struct span line, rest, row[COLUMNS];
	size_t n = 0;

	for (int i = 0; i < PARTS + 2; i++) {	/* the last two: one run, and the merge */
		ask(&a[i], &pool[i]);
		g[i].what = &a[i];
		text[i].groups = &g[i];
		text[i].save = i < PARTS;
	}
	while (span_cut(&data, '\n', &line)) {
		rest = line;
		for (int c = 0; c < COLUMNS; c++) {
			row[c] = (struct span){ NULL, 0 };
			if (span_cut(&rest, '\t', &row[c]))
				row[c] = cell(&mem, row[c]);
		}
		(void)aggregate_row(&a[PARTS], groups_put(&g[PARTS], row[0]), row);
		(void)aggregate_row(&a[n % PARTS], groups_put(&g[n % PARTS], row[0]), row);
		n += line.n + 1;
	}
	for (int i = 0; i < PARTS; i++)
		groups_each(&g[i], true, false, add_group, &text[i]);
	for (int i = PARTS; i-- > 0; )
		load(&g[PARTS + 1], buf_view(&text[i].b));
	groups_each(&g[PARTS], true, false, add_group, &text[PARTS]);
	groups_each(&g[PARTS + 1], true, false, add_group, &text[PARTS + 1]);
	LAW(span_eq(buf_view(&text[PARTS].b), buf_view(&text[PARTS + 1].b)));
	for (int i = 0; i < PARTS + 2; i++) {
		done(&g[i], &a[i], &pool[i]);
		buf_free(&text[i].b);
	}
	arena_free(&mem);
}

/* Any three byte strings have an order, and only equal ones are equal. */
static void
order(struct span data)
{
	struct span s[3] = { { NULL, 0 } };
	int ab, bc, ac;

	for (int i = 0; i < 3; i++)
		(void)span_cut(&data, '\n', &s[i]);
	ab = natural_cmp(s[0], s[1]);
	bc = natural_cmp(s[1], s[2]);
	ac = natural_cmp(s[0], s[2]);
	LAW((ab == 0) == span_eq(s[0], s[1]));
	LAW((natural_cmp(s[1], s[0]) > 0) == (ab < 0));
	LAW(!(ab <= 0 && bc <= 0) || ac <= 0);
	LAW(!(ab >= 0 && bc >= 0) || ac >= 0);
}

static size_t
zero(void *self, struct span name)
{
	(void)self;
	(void)name;
	return 0;
}

/* A condition and its contrary are never both met. */
static void
condition(struct span data)
{
	struct buf text = { 0 }, scratch = { 0 };
	struct arena mem = { 0 };
	struct span given, field;
	struct where *w, *contrary;
	char why[400];

	span_cut(&data, '\n', &given);
	if (given.n > 0 && (given.p[0] == '=' || given.p[0] == '~'))
		return;			/* another operator */
	field = cell(&mem, data);
	buf_span(&text, S("c="));
	buf_span(&text, given);
	buf_byte(&text, '\0');
	w = where_new(text.p, why, sizeof(why));
	text.p[1] = '<';
	contrary = where_new(text.p, why, sizeof(why));
	if (w != NULL && contrary != NULL) {
		where_bind(w, zero, NULL);
		where_bind(contrary, zero, NULL);
		LAW(where_met(w, &field, &scratch) != WHERE_YES ||
		    where_met(contrary, &field, &scratch) != WHERE_YES);
	}
	where_free(w);
	where_free(contrary);
	buf_free(&text);
	buf_free(&scratch);
	arena_free(&mem);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span data = { (const char *)p, n };

	order(data);
	condition(data);
	parts(data);
	return 0;
}
