/*
 * The engines one after the other on any text: lawful rows, and the rows of
 * the second of two documents do not depend on the first.
 */
#include "chain.h"
#include "name.h"
#include "number.h"

static void
run(struct buf *stream, struct span texts)
{
	static struct name_tagger *names;
	static struct number_finder *numbers;

	if (names == NULL) {
		names = name_new(NULL);
		numbers = number_new();
	}
	chain_tokenize(stream, texts);
	chain_engine(stream, name_tag, names);
	chain_engine(stream, number_find, numbers);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span data = { (const char *)p, n }, first;
	struct buf all = { 0 }, one = { 0 }, two = { 0 };

	run(&all, data);
	chain_check(&all);
	if (span_cut(&data, '\f', &first) && data.p != NULL) {
		run(&one, first);
		run(&two, data);
		buf_span(&one, buf_view(&two));
		LAW(span_eq(buf_view(&one), buf_view(&all)));
	}
	buf_free(&all);
	buf_free(&one);
	buf_free(&two);
	return 0;
}
