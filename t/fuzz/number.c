/*
 * Sentences made of number words, marks and digits, chosen by the bytes: no two
 * number rows overlap, all have a value, and what should be a decimal is one.
 */
#include "chain.h"
#include "decimal.h"
#include "number.h"

static const char *const words[] = {
	"one", "two", "twelve", "twenty", "fifty", "hundred", "thousand", "million", "millions", "dozen",
	"dozens", "a", "an", "half", "quarter", "third", "thirds", "first", "second", "and", "to", "of", "in",
	"from", "between", "or", "about", "more", "than", "at", "least", "percent", "points", "$", "\xe2\x82\xac",
	"dollars", "cents", "euros", "%", "-", "\xe2\x80\x93", ",", ".", ":", "/", "(", ")", "'", "\"", "\xc2\xbd",
	"1", "2", "12", "1,250", "3.5", "2017", "1.299,50", "0", "007", "555", "2012-13", "1/2", "e", "x", "10",
	"May", "Sept.", "March", "Monday", "Fri.", "today", "last", "next", "this", "week", "year", "years",
	"month", "ago", "earlier", "quarter", "p.m.", "am", "noon", "miles", "feet", "inches", "km", "per", "hour",
	"people", "arrests", "Denver", "rose", "fell", "up", "down", "were", "arrested", "No.", "Flight", "No",
	"m", "bn", "k", "th", "s", "C", "F", "old", "aged", "times", "fold", "twice", "doubled", "\n"
};

static void
check_row(const struct row *r, uint32_t *end, struct decimal *d)
{
	struct span value = r->col[ROW_VALUE], label = r->col[ROW_LABEL];

	LAW(r->start >= *end && value.n > 0);
	*end = r->end;
	if (span_is(label, "count") || span_is(label, "ordinal") || span_is(label, "percent") ||
	    span_is(label, "rank"))
		LAW(decimal_parse(d, value) || memchr(value.p, '/', value.n) != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct number_finder *finder;
	struct buf text = { 0 }, stream = { 0 };
	struct arena mem = { 0 };
	struct decimal d = { 0 };
	struct span rest, line;
	struct row r;
	uint32_t end = 0;

	if (finder == NULL)
		finder = number_new();
	chain_compose(&text, words, sizeof(words) / sizeof(*words), (struct span){ (const char *)p, n });
	chain_tokenize(&stream, buf_view(&text));
	chain_engine(&stream, number_find, finder);
	chain_check(&stream);
	rest = buf_view(&stream);
	while (span_cut(&rest, '\n', &line) && rest.p != NULL)
		if (row_kind_of(line) == KIND_NUMBER && row_parse(&r, line, &mem))
			check_row(&r, &end, &d);
	decimal_free(&d);
	arena_free(&mem);
	buf_free(&text);
	buf_free(&stream);
	return 0;
}
