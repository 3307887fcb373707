/*
 * read-articles on any file, as each of its formats and by its own guess:
 * nothing but lawful article rows comes out, and the same on a second run.
 */
#include "file.h"
#include "fuzz.h"
#include "laws.h"
#include "out.h"
#include "read/readers.h"

#include <fcntl.h>

static void
run(struct buf *b, struct span data, const struct reader *format)
{
	struct read_options opt = { .format = format };
	struct out out;
	struct read r;

	out_init(&out, open(fuzz_file(1, S("")), O_WRONLY), "fuzz");
	read_init(&r, &opt, readers, &out);
	read_file(&r, fuzz_file(0, data));
	read_free(&r);
	out_close(&out);
	file_get(b, fuzz_path(1));
}

/* Rows of our own, which pass as they are. */
static bool
is_rows(struct span data)
{
	if (span_starts(data, S("\xef\xbb\xbf")))
		data = span_from(data, 3);
	return span_starts(data, S("article\t"));
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span data = { (const char *)p, n }, rest, line;
	unsigned f = fuzz_choice(&data) % (READERS + 4);	/* its own guess, too */
	const struct reader *format = f < READERS ? readers[f] : NULL;
	struct buf one = { 0 }, two = { 0 };
	struct arena mem = { 0 };
	struct laws c = { 0 };

	run(&one, data, format);
	run(&two, data, format);
	LAW(span_eq(buf_view(&one), buf_view(&two)));
	rest = buf_view(&one);
	while (span_cut(&rest, '\n', &line) && rest.p != NULL) {
		if (format != &reader_rows && !is_rows((struct span){ (const char *)p, n })) {
			LAW(row_kind_of(line) == KIND_ARTICLE);
			laws_row(&c, line, &mem);
		}
		arena_reset(&mem);
	}
	LAW(c.told == 0);
	laws_free(&c);
	arena_free(&mem);
	buf_free(&one);
	buf_free(&two);
	return 0;
}
