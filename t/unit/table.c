/* The parts of tabulate: the order, sums, sets, bags, conditions, runs, sorting. */
#include "row.h"
#include "table/aggregate.h"
#include "table/bag.h"
#include "table/fields.h"
#include "table/keyset.h"
#include "table/natural.h"
#include "table/runs.h"
#include "table/sort.h"
#include "table/spark.h"
#include "table/total.h"
#include "table/where.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>

/* Each before the next. */
static const char *const in_order[] = {
	"", "-12345678901234567890", "-2", "-1.5", "-1", "-0.5", "0", "0.05", ".5", "1", "1.25", "2",
	"10", "12345678901234567890", "12345678901234567890.1", "-", "1,204", "90..120",
	"2017-09-02", "2017-09-10", "2017-10-01", "a", "item 9", "item 10", "item 10a", "Zebra",
	"\xc3\xa9" "clair"
};

static void
test_order(void)
{
	size_t n = sizeof(in_order) / sizeof(*in_order);
	bool good = true;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			int c = natural_cmp(span_of(in_order[i]), span_of(in_order[j]));

			if ((c > 0) - (c < 0) != (i > j) - (i < j)) {
				printf("# %s and %s\n", in_order[i], in_order[j]);
				good = false;
			}
		}
	ok(good);
	ok(natural_cmp(S("a"), S("A")) != 0);
	ok(natural_cmp(S("1.0"), S("1")) != 0);
	ok(natural_number_cmp(S("1.0"), S("1")) == 0);
	ok(natural_number_cmp(S("-0"), S("0.00")) == 0);
	ok(natural_number_cmp(S("\xe2\x88\x92" "5"), S("-4")) < 0);
	ok(!natural_is_number(S("1e3")));
	ok(!natural_is_number(S(".")));
	ok(!natural_is_number(S("")));
	ok(natural_is_number(S("7.")));
}

static struct span
sum_of(const struct total *t, struct buf *b)
{
	struct decimal d = { 0 };

	b->n = 0;
	total_sum(t, &d);
	decimal_format(b, &d);
	decimal_free(&d);
	return buf_view(b);
}

static void
test_total(void)
{
	static const char *const v[] = {
		"0.1", "0.2", "-7.25", "9223372036854775807", "999999999999999", "999999999999999",
		"0.000000001", "1234567890123456789012345.678", "-9223372036854775807", "3"
	};
	size_t n = sizeof(v) / sizeof(*v);
	struct total up = { 0 }, down = { 0 }, half = { 0 };
	struct buf a = { 0 }, b = { 0 };

	for (size_t i = 0; i < n; i++) {
		ok(total_add(&up, span_of(v[i])));
		total_add(i % 2 == 0 ? &down : &half, span_of(v[n - 1 - i]));
	}
	is(sum_of(&up, &a), S("1234567892123456789012339.728000001"));
	total_merge(&down, &half);
	is(sum_of(&down, &b), buf_view(&a));
	ok(down.count == n);
	ok(!total_add(&up, S("1,204")));
	ok(!total_add(&up, S("")));
	ok(!total_add(&up, S("-")));
	is(sum_of(&up, &b), buf_view(&a));
	total_free(&up);
	total_free(&down);
	total_free(&half);
	buf_free(&a);
	buf_free(&b);
}

/* Against a plain search in an array, for keys of all lengths and contents. */
static void
test_keyset(void)
{
	enum { KEYS = 3000 };
	static char key[KEYS][40];
	static size_t length[KEYS];
	struct keyset k = { .room = 16 };
	uint32_t seed = 1, n = 0;
	bool added, good = true;

	for (int i = 0; i < KEYS; i++) {
		size_t len = (seed >> 8) % 40, j;

		for (j = 0; j < len; j++) {
			seed = seed * 1103515245 + 12345;
			key[n][j] = (char)(seed >> 16 & 3);
		}
		seed = seed * 1103515245 + 12345;
		for (j = 0; j < n; j++)
			if (length[j] == len && memcmp(key[j], key[n], len) == 0)
				break;
		good &= keyset_has(&k, (struct span){ key[n], len }) == (j < n);
		good &= keyset_add(&k, (struct span){ key[n], len }, &added) == j && added == (j == n);
		*(uint64_t *)keyset_room(&k, (uint32_t)j) += 1;
		length[n] = len;
		n += added;
	}
	ok(good);
	ok(k.n == n && n > 1000);
	for (uint32_t j = 0; j < n; j++)
		good &= span_eq(keyset_key(&k, j), (struct span){ key[j], length[j] }) &&
		    *(uint64_t *)keyset_room(&k, j) > 0;
	ok(good);
	keyset_reset(&k);
	ok(k.n == 0 && !keyset_has(&k, S("")));
	ok(keyset_add(&k, S("x"), &added) == 0 && added);
	ok(*(uint64_t *)keyset_room(&k, 0) == 0);
	keyset_free(&k);
}

/* Against span_cut(), for lines of every length, with TABs and odd bytes anywhere. */
static void
test_fields(void)
{
	static const char alphabet[] = "\t\ta\x08\x0a\x09z\\\xc3\xa9\x89\x8a";
	struct span field[6], want, line, rest;
	char t[64];
	uint32_t seed = 3;
	bool good = true, plain, odd;

	for (int round = 0; round < 20000; round++) {
		size_t len = (size_t)round % sizeof(t), n = (size_t)round % 7;

		odd = false;
		for (size_t i = 0; i < len; i++) {
			seed = seed * 1103515245 + 12345;
			t[i] = alphabet[(seed >> 16) % (round % 3 == 0 ? 7 : sizeof(alphabet) - 1)];
			odd |= (t[i] & 0x80) != 0 || t[i] == '\\';
		}
		rest = line = (struct span){ t, len };
		plain = fields_cut(line, field, n);
		good &= odd || plain;
		for (size_t k = 0; k < n; k++) {
			if (!span_cut(&rest, '\t', &want))
				want = (struct span){ NULL, 0 };
			good &= want.p == field[k].p && want.n == field[k].n;
			for (size_t i = 0; i < want.n && plain; i++)
				good &= (want.p[i] & 0x80) == 0 && want.p[i] != '\\';
		}
	}
	ok(good);
}

static void
test_bag(void)
{
	struct pool p = { 0 };
	struct bag a = { 0 }, b = { 0 };
	struct bag_value *list = NULL;
	size_t cap = 0;

	bag_add(&p, &a, pool_value(&p, S("10")), 1);
	bag_add(&p, &a, pool_value(&p, S("9")), 2);
	bag_add(&p, &b, pool_value(&p, S("10")), 5);
	bag_add(&p, &a, pool_value(&p, S("10")), 1);
	ok(a.distinct == 2 && b.distinct == 1);
	bag_merge(&p, &a, &b);
	bag_sorted(&p, &a, &list, &cap);
	is(list[0].text, S("9"));
	is(list[1].text, S("10"));
	ok(list[0].count == 2 && list[1].count == 7);
	free(list);
	pool_free(&p);
}

static size_t
first_column(void *self, struct span name)
{
	(void)self;
	return span_is(name, "b");
}

static int
met(const char *condition, const char *a, const char *b)
{
	struct span cell[2] = { span_of(a), span_of(b) };
	struct buf scratch = { 0 };
	char why[400];
	struct where *w = where_new(condition, why, sizeof(why));
	int answer = -1;

	if (w != NULL) {
		where_bind(w, first_column, NULL);
		answer = where_met(w, cell, &scratch);
	}
	where_free(w);
	buf_free(&scratch);
	return answer;
}

static void
test_where(void)
{
	ok(met("a=x", "x", "") == WHERE_YES);
	ok(met("a = x y ", "x y", "") == WHERE_YES);
	ok(met("a=", "", "") == WHERE_YES);
	ok(met("b!=x", "x", "x") == WHERE_NO);
	ok(met("a~^x.z$", "xyz", "") == WHERE_YES);
	ok(met("a!~(?i)Y", "xyz", "") == WHERE_NO);
	ok(met("a~t$", "x\\t", "") == WHERE_NO);		/* the cell ends in a tab */
	ok(met("a=x\\t", "x\\\\t", "") == WHERE_YES);		/* the text in a backslash and a t */
	ok(met("a>=100", "99.999", "") == WHERE_NO);
	ok(met("a>=100", "100.0", "") == WHERE_YES);
	ok(met("a<100", "", "") == WHERE_NO);
	ok(met("a<100", "90..120", "") == WHERE_NO_NUMBER);
	ok(met("a>=2017-09", "2017-10-01", "") == WHERE_YES);
	ok(met("a~(", "", "") == -1);
	ok(met("=x", "", "") == -1);
	ok(met("a", "", "") == -1);
}

static int
by_tens(void *self, uint32_t a, uint32_t b)
{
	(void)self;
	return (a / 10 > b / 10) - (a / 10 < b / 10);
}

static void
test_sort(void)
{
	enum { N = 1000 };
	uint32_t v[N], seed = 7;
	bool good = true;

	for (size_t n = 0; n < N; n += n < 40 ? 1 : 137) {
		for (uint32_t i = 0; i < n; i++) {
			seed = seed * 1103515245 + 12345;
			v[i] = (seed >> 16) % 50 * 10 + i % 10;
		}
		sort_numbers(v, n, by_tens, NULL);
		for (size_t i = 1; i < n; i++)
			good &= v[i - 1] / 10 <= v[i] / 10;
	}
	ok(good);
	for (uint32_t i = 0; i < N; i++)
		v[i] = (N - 1 - i) / 2 * 10 + i % 2;	/* pairs of equals: ..1 comes behind ..0 */
	sort_numbers(v, N, by_tens, NULL);
	for (uint32_t i = 1; i < N; i++)
		good &= v[i - 1] < v[i];
	ok(good);
}

/* More runs than may be open, each with its key twice over. */
static void
test_runs(void)
{
	struct runs *r = runs_new();
	struct span line;
	char t[40];
	size_t lines = 0;
	bool good = true;
	int key = 0, run = -1, k, n;

	for (int i = 0; i < 150; i++) {
		runs_begin(r);
		for (int j = 0; j < 3; j++) {
			snprintf(t, sizeof(t), "%d\t%d", 1000 + j * (i % 2 + 1), i);
			runs_add(r, span_of(t));
		}
	}
	for (int round = 0; round < 2; round++) {
		runs_rewind(r);
		lines = 0;
		key = 0;
		while (runs_next(r, &line)) {
			snprintf(t, sizeof(t), "%.*s", (int)line.n, line.p);
			good &= sscanf(t, "%d %d", &k, &n) == 2 && (k > key || (k == key && n > run));
			key = k, run = n;
			lines++;
		}
	}
	ok(good);
	ok(lines == 450);
	runs_free(r);
}

static void
test_spark(void)
{
	struct buf b = { 0 };

	spark_bar(&b, 1, 2);
	is(buf_view(&b), S("\xe2\x96\x88\xe2\x96\x88"));
	b.n = 0;
	spark_bar(&b, 0.001, 2);
	is(buf_view(&b), S("\xe2\x96\x8f"));
	b.n = 0;
	spark_column(&b, 0.5);
	is(buf_view(&b), S("\xe2\x96\x84"));
	ok(spark_part(S("x"), 5) == 0 && spark_part(S("2.5"), 5) == 0.5 && spark_part(S("-1"), 5) == 0);
	buf_free(&b);
}

static void
test_aggregate(void)
{
	static const char *const good[] = {
		"count", "count:who", "n=count", "docs", "sum", "p99.5", "p0:x", "share", "share:sum:value",
		"rank/outlet", "x=share:docs/a/b", "running"
	};
	static const char *const bad[] = {
		"", "=count", "avg", "p101", "p", "p9.999", "sum:", "docs:x", "share:", "n="
	};
	struct aggregates g = { 0 };

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		ok(aggregate_parse(&g, span_of(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ok(!aggregate_parse(&g, span_of(bad[i])) || (printf("# %s\n", bad[i]), false));
	aggregate_free(&g);
}

int
main(void)
{
	test_order();
	test_total();
	test_keyset();
	test_fields();
	test_bag();
	test_where();
	test_sort();
	test_runs();
	test_spark();
	test_aggregate();
	return done_testing();
}
