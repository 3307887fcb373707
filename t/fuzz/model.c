/*
 * A model file of any bytes is refused, or it can be used: no look-up leaves it.
 */
#include "name/chain.h"
#include "fuzz.h"

static struct features features;
static struct units units;
static struct doc doc;

static void
prepare(void)
{
	static char text[] = "Mayor Ann Roe of Denver met IBM";
	struct span rest = span_of(text), word;

	feature_init(&features);
	doc.text = rest;
	doc.token = mem_zero(16, sizeof(*doc.token));
	while (span_cut(&rest, ' ', &word)) {
		struct token *t = &doc.token[doc.n_token++];

		t->text = word;
		t->byte = t->start = (uint32_t)(word.p - text);
		t->end = t->start + (uint32_t)word.n;
		doc_look(&doc, t);
	}
	units_of(&units, &doc);
	feature_document(&features, &units);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct chain_work work = { 0 };
	struct mentions m = { 0 };
	struct buf image = { 0 };
	struct chain chain;
	const char *why;

	if (units.n == 0)
		prepare();
	buf_add(&image, p, n);
	buf_more(&image, 1);
	if (chain_open(&chain, image.p, image.n, &why)) {
		chain_tag(&chain, &features, &work, &m);
		for (size_t i = 0; i < m.n; i++)
			LAW(m.at[i].first < m.at[i].last && m.at[i].last <= units.n);
	} else
		LAW(why != NULL);
	chain_work_free(&work);
	free(m.at);
	buf_free(&image);
	return 0;
}
