/* See groups.h. */
#include "table/groups.h"
#include "table/sort.h"
#include "diag.h"
#include "row.h"

#include <stdlib.h>

char *
groups_put(struct groups *g, struct span key)
{
	g->keys.room = g->what->stride;
	return keyset_put(&g->keys, key);
}

uint32_t
groups_find(struct groups *g, struct span key)
{
	bool added;

	g->keys.room = g->what->stride;
	return keyset_add(&g->keys, key, &added);
}

/* A group as a line of a run: its key and its states. */
static void
add_line(struct buf *b, struct aggregates *what, struct span key, const char *state)
{
	row_escape(b, key);
	for (size_t i = 0; i < what->n; i++) {
		if (aggregate_is_late(&what->v[i]))
			continue;
		buf_byte(b, '\t');
		aggregate_save(what, &what->v[i], state, b);
	}
}

/* -- the order of lines ------------------------------------------------- */

/* The byte that c begins with when it is escaped. */
static int
escaped(char c)
{
	return c == '\t' ? '\\' : (unsigned char)c;
}

/* Two keys as their lines compare by bytes: escaped, with a TAB behind. */
static int
by_line(void *self, uint32_t m, uint32_t n)
{
	const struct keyset *k = self;
	struct span a = keyset_key(k, m), b = keyset_key(k, n);
	size_t i = 0;
	int x, y;

	while (i < a.n && i < b.n && a.p[i] == b.p[i])
		i++;
	x = i < a.n ? escaped(a.p[i]) : '\t';
	y = i < b.n ? escaped(b.p[i]) : '\t';
	if (x != y)
		return x - y;
	if (x != '\\')
		return 0;
	return (a.p[i] == '\t') - (b.p[i] == '\t');	/* \t after \\ : 't' > '\\' */
}

static uint32_t *
order(struct groups *g, bool sorted)
{
	uint32_t *v = mem_alloc(g->keys.n * sizeof(*v));

	for (uint32_t n = 0; n < g->keys.n; n++)
		v[n] = n;
	if (sorted)
		sort_numbers(v, g->keys.n, by_line, &g->keys);
	return v;
}

/* -- to files ----------------------------------------------------------- */

static size_t
memory(const struct groups *g)
{
	return keyset_memory(&g->keys) + pool_memory(g->what->pool) + aggregate_memory(g->what);
}

static void
spill(struct groups *g)
{
	uint32_t *v = order(g, true);
	struct buf line = { 0 };

	if (g->runs == NULL)
		g->runs = runs_new();
	runs_begin(g->runs);
	for (uint32_t i = 0; i < g->keys.n; i++) {
		line.n = 0;
		add_line(&line, g->what, keyset_key(&g->keys, v[i]), groups_state(g, v[i]));
		runs_add(g->runs, buf_view(&line));
	}
	free(v);
	buf_free(&line);
	groups_reset(g);
	aggregate_reset(g->what);
}

void
groups_check(struct groups *g)
{
	if (g->limit > 0 && memory(g) > g->limit)
		spill(g);
}

/* -- all groups --------------------------------------------------------- */

static void
each_in_memory(struct groups *g, bool sorted, groups_take *take, void *self)
{
	uint32_t *v = order(g, sorted);

	for (uint32_t i = 0; i < g->keys.n; i++)
		take(self, i, keyset_key(&g->keys, v[i]), groups_state(g, v[i]));
	free(v);
}

static void
load_line(struct groups *g, char *state, struct span rest)
{
	struct span field;

	for (size_t i = 0; i < g->what->n; i++)
		if (!aggregate_is_late(&g->what->v[i])) {
			if (!span_cut(&rest, '\t', &field) ||
			    !aggregate_load(g->what, &g->what->v[i], state, field))
				die("a temporary file has changed");
		}
}

/* Lines of one key stand together: they are added up in one state. */
static void
each_in_runs(struct groups *g, bool kept, groups_take *take, void *self)
{
	char *state = mem_zero(g->what->stride, 1);
	struct buf key = { 0 }, plain = { 0 };
	struct span line, head;
	uint32_t number = 0;
	bool more;

	runs_rewind(g->runs);
	more = runs_next(g->runs, &line);
	while (more) {
		span_cut(&line, '\t', &head);
		key.n = plain.n = 0;
		buf_span(&key, head);
		row_unescape(&plain, head);
		do {
			load_line(g, state, line);
			more = runs_next(g->runs, &line);
		} while (more && span_cut(&line, '\t', &head) && span_eq(head, buf_view(&key)));
		if (more)	/* put the head back: it is cut once more above */
			line = (struct span){ head.p, (size_t)(line.p - head.p) + line.n };
		take(self, number++, buf_view(&plain), state);
		aggregate_release(g->what, state);
		memset(state, 0, g->what->stride);
		if (!kept)
			aggregate_reset(g->what);
	}
	free(state);
	buf_free(&key);
	buf_free(&plain);
}

void
groups_each(struct groups *g, bool sorted, bool kept, groups_take *take, void *self)
{
	if (g->runs == NULL) {
		each_in_memory(g, sorted, take, self);
		return;
	}
	if (g->keys.n > 0)
		spill(g);
	each_in_runs(g, kept, take, self);
}

void
groups_reset(struct groups *g)
{
	for (uint32_t n = 0; n < g->keys.n; n++)
		aggregate_release(g->what, groups_state(g, n));
	keyset_reset(&g->keys);
}

void
groups_free(struct groups *g)
{
	groups_reset(g);
	keyset_free(&g->keys);
	runs_free(g->runs);
	*g = (struct groups){ 0 };
}
