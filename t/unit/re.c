/* Regular expressions: groups, Unicode, limits. */
#include "re.h"
#include "mem.h"
#include "tap.h"

#include <stdlib.h>

static void
test_find(void)
{
	struct span g[RE_GROUPS], text = S("on July 14, 2017 and May 3");
	struct re *re = re_must("(July|May) (\\d+)(, \\d{4})?", false);

	ok(re_find(re, text, 0, g));
	is(g[0], S("July 14, 2017"));
	is(g[1], S("July"));
	is(g[2], S("14"));
	ok(re_find(re, text, (size_t)(g[0].p - text.p) + g[0].n, g));
	is(g[0], S("May 3"));
	ok(g[3].p == NULL && g[3].n == 0);
	ok(!re_find(re, text, text.n, NULL));
	ok(!re_find(re, (struct span){ NULL, 0 }, 0, NULL));
	re_free(re);
}

static void
test_unicode(void)
{
	struct re *re = re_must("\\b\\w+\\b", true), *fold = re_must("\xc3\xa9tat", true);
	struct span g[RE_GROUPS];

	ok(re_find(re, S("\xe2\x80\x9c\xc3\x89tat\xe2\x80\x9d"), 0, g));
	is(g[0], S("\xc3\x89tat"));
	ok(re_find(fold, S("\xc3\x89TAT"), 0, NULL));
	re_free(re);
	re_free(fold);
	re_free(NULL);
}

/* A pattern that would need ages gives up, counts it, and says no. */
static void
test_limits(void)
{
	struct re *re = re_must("(a+)+$", false);
	struct buf b = { 0 };

	for (int i = 0; i < 5000; i++)
		buf_byte(&b, 'a');
	buf_byte(&b, 'b');
	ok(!re_find(re, buf_view(&b), 0, NULL));
	ok(re_given_up(re) == 1);
	buf_free(&b);
	re_free(re);
}

static void
test_malformed(void)
{
	char why[100] = "";

	ok(re_new("(a", false, why, sizeof(why)) == NULL);
	ok(strstr(why, "byte 2") != NULL);
}

int
main(void)
{
	test_find();
	test_unicode();
	test_limits();
	test_malformed();
	return done_testing();
}
