/*
 * Paragraphs made of names, cues and quotation marks, chosen by the bytes: the
 * rows are lawful, no two quote rows overlap, and every quote row has words, a
 * folded value and a conf of 0 to 100.
 */
#include "chain.h"
#include "quote.h"

static const char *const words[] = {
	"\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "'", "\xe2\x80\x98", "\xe2\x80\x99", "''", "``", "\xc2\xab", "\xc2\xbb",
	",", ".", "?", ":", "\xe2\x80\x94", "(", ")", ";", "...", "\n\n", "\n", "said", "says", "told", "asked",
	"according", "to", "statement", "called", "claims", "saying", "has", "not", "been", "that", "who", "which",
	"he", "she", "it", "they", "I", "we", "Mayor", "Jane", "Roe", "ICE", "the", "a", "spokesman", "for", "of",
	"mayor's", "office", "company", "in", "an", "interview", "on", "Monday", "and", "but", "rain", "fell",
	"the", "city", "will", "pay", "s", "US", "2017", "reporters"
};

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct quote_finder *finder;
	struct buf text = { 0 }, stream = { 0 };
	struct arena mem = { 0 };
	struct span rest, line;
	struct row r;
	uint32_t end = 0, conf;

	if (finder == NULL)
		finder = quote_new(true, 0);
	chain_compose(&text, words, sizeof(words) / sizeof(*words), (struct span){ (const char *)p, n });
	chain_tokenize(&stream, buf_view(&text));
	chain_engine(&stream, quote_find, finder);
	chain_check(&stream);
	rest = buf_view(&stream);
	while (span_cut(&rest, '\n', &line) && rest.p != NULL) {
		if (row_kind_of(line) != KIND_QUOTE || !row_parse(&r, line, &mem))
			continue;
		LAW(r.start >= end && r.end > r.start);
		LAW(row_number(r.col[ROW_CONF], &conf) && conf <= 100);
		end = r.end;
	}
	arena_free(&mem);
	buf_free(&text);
	buf_free(&stream);
	return 0;
}
