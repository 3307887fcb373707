/*
 * JSON from any bytes: tokens are views in their order, depth comes back to
 * zero, a decoded string is no longer than its source, and where a value ends
 * does not depend on the pieces that it comes in.
 */
#include "fuzz.h"
#include "read/parse_json.h"

static void
tokens(struct span s)
{
	const char *last = s.p;
	struct buf b = { 0 };
	struct json j;
	enum json_token t;

	json_start(&j, s);
	while ((t = json_next(&j)) != JSON_END) {
		if (t == JSON_ERROR) {
			LAW(j.why != NULL);
			break;
		}
		if (t != JSON_STRING && t != JSON_KEY)
			continue;
		LAW(j.text.p > last && j.text.p + j.text.n < s.p + s.n);
		last = j.text.p + j.text.n;
		b.n = 0;
		json_decode(&b, j.text);
		LAW(b.n <= j.text.n);
		LAW(j.escaped || span_eq(buf_view(&b), j.text));
	}
	LAW(t == JSON_ERROR || j.depth == 0);
	buf_free(&b);
}

/* Where the first value ends, fed `step` bytes at a time. */
static size_t
edge(struct span s, size_t step)
{
	struct json_edge e = { 0 };
	size_t n = 0;
	bool whole = false;

	while (!whole && n < s.n) {
		struct span piece = span_from(s, n);

		if (piece.n > step)
			piece.n = step;
		n += json_edge(&e, piece, &whole);
	}
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span s = { (const char *)p, n };
	size_t whole;

	tokens(s);
	whole = edge(s, n + 1);
	for (size_t step = 1; step < 12; step += 3)
		LAW(edge(s, step) == whole);
	return 0;
}
