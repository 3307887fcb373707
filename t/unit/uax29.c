/* UAX #29: the break tests of Unicode 15.0, word and sentence, all of them. */
#include "in.h"
#include "mem.h"
#include "row.h"
#include "tap.h"
#include "token/uax29.h"
#include "utf8.h"

#include <stdlib.h>

/* "\u{41}\u{308}" as UTF-8. */
static void
decode(struct buf *b, struct span s)
{
	char *end;

	b->n = 0;
	for (size_t i = 0; i + 4 < s.n; i = (size_t)(end - s.p) + 1) {
		uint32_t c = (uint32_t)strtoul(s.p + i + 3, &end, 16);

		b->n += utf8_encode(c, buf_more(b, 4));
	}
}

/* The boundaries of s as the tests write them, "0,2,5". */
static void
boundaries(struct buf *b, struct span s, size_t (*next)(struct span, size_t))
{
	size_t at = 0;

	b->n = 0;
	buf_byte(b, '0');
	while (at < s.n) {
		at = next(s, at);
		buf_byte(b, ',');
		row_decimal(b, utf8_count((struct span){ s.p, at }));
	}
}

static void
run(const char *path, size_t (*next)(struct span, size_t))
{
	struct in *in = in_open(path, NULL);
	struct buf text = { 0 }, got = { 0 };
	struct span line, field;
	unsigned bad = 0, n = 0;

	ok(in != NULL);
	while (in != NULL && in_line(in, &line) == IN_LINE) {
		if (line.p[0] == '#' || !span_cut(&line, '\t', &field))
			continue;
		decode(&text, field);
		boundaries(&got, buf_view(&text), next);
		n++;
		if (span_eq(buf_view(&got), line))
			continue;
		bad++;
		printf("# %.*s: %.*s, not %.*s\n", (int)field.n, field.p, (int)got.n, got.p, (int)line.n, line.p);
	}
	printf("# %s: %u tests, %u fail\n", path, n, bad);
	ok(n > 500);
	ok(bad == 0);
	in_close(in);
	buf_free(&text);
	buf_free(&got);
}

int
main(void)
{
	run("t/unicode/word.tsv", uax29_word);
	run("t/unicode/sentence.tsv", uax29_sentence);
	return done_testing();
}
