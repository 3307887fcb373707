/* Views: comparison, prefixes, cutting at a separator. */
#include "span.h"
#include "tap.h"

static void
test_equal(void)
{
	ok(span_eq(S("abc"), S("abc")));
	ok(!span_eq(S("abc"), S("abd")));
	ok(!span_eq(S("abc"), S("ab")));
	ok(span_eq((struct span){ NULL, 0 }, S("")));
	ok(span_eq(S("a\0b"), S("a\0b")) && !span_eq(S("a\0b"), S("a\0c")));
	ok(span_is(S("abc"), "abc") && !span_is(S("abc"), "ab") && span_is(S(""), ""));
	ok(span_of(NULL).n == 0 && span_of("ab").n == 2);
}

static void
test_ends(void)
{
	ok(span_starts(S("U.S. Army"), S("U.S.")) && !span_starts(S("U.S"), S("U.S.")));
	ok(span_ends(S("Denver7"), S("7")) && !span_ends(S("7"), S("r7")));
	ok(span_starts(S(""), S("")) && span_ends(S("x"), S("")));
	is(span_from(S("abc"), 1), S("bc"));
	is(span_from(S("abc"), 3), S(""));
	is(span_from(S("abc"), 9), S(""));
	is(span_from((struct span){ NULL, 0 }, 1), S(""));
}

static void
test_order(void)
{
	ok(span_cmp(S("a"), S("b")) < 0 && span_cmp(S("b"), S("a")) > 0);
	ok(span_cmp(S("a"), S("ab")) < 0 && span_cmp(S("ab"), S("a")) > 0);
	ok(span_cmp(S("z"), S("\xc3\xa9")) < 0);	/* bytes, not signed chars */
	ok(span_cmp(S(""), (struct span){ NULL, 0 }) == 0);
}

static void
test_cut(void)
{
	struct span rest = S("a\t\tb\t"), f;
	const char *want[] = { "a", "", "b", "" };

	for (int i = 0; i < 4; i++) {
		ok(span_cut(&rest, '\t', &f));
		is(f, span_of(want[i]));
	}
	ok(!span_cut(&rest, '\t', &f));
	rest = S("");			/* an empty line has one empty field */
	ok(span_cut(&rest, '\t', &f) && f.n == 0);
	ok(!span_cut(&rest, '\t', &f));
}

int
main(void)
{
	test_equal();
	test_ends();
	test_order();
	test_cut();
	return done_testing();
}
