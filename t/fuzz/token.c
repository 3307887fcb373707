/*
 * Sentences and tokens of any bytes: they rise and lie in the text, nothing but
 * gaps stands between them, code points are counted right, and the rows that
 * are written say the same.
 */
#include "fuzz.h"
#include "mem.h"
#include "token/sentence.h"
#include "uni.h"
#include "utf8.h"

/* What may stand between two tokens: blanks, controls, format characters, ill-formed bytes. */
static bool
is_gap(struct span s)
{
	size_t at = 0, before;
	uint32_t c;

	while (at < s.n) {
		before = at;
		c = utf8_next(s, &at);
		if (c == 0xfffd && at - before == 1)
			continue;
		if (uni_class(uni_of(c)) != UNI_GAP && uni_class(uni_of(c)) != UNI_FORMAT)
			return false;
	}
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct splitter x;
	static bool ready;
	struct span data = { (const char *)p, n }, text;
	unsigned choice = fuzz_choice(&data);
	struct buf b = { 0 };
	struct sent s;
	size_t at = 0, cp = 0;
	uint32_t paragraph = 1;

	if (!ready)
		sentence_init(&x);
	ready = true;
	buf_span(&b, data);
	memset(buf_more(&b, TOKEN_PAD), '\n', TOKEN_PAD);
	text = buf_view(&b);
	x.loose = (choice & 1) != 0;
	sentence_start(&x, text, (choice & 2) != 0 ? (struct span){ text.p, text.n / 3 } : S(""), S(""));
	while (sentence_next(&x, &s)) {
		LAW(s.first < s.last && s.last <= x.tokens.n);
		LAW(s.paragraph >= paragraph && s.label < SENTENCE_LABELS);
		paragraph = s.paragraph;
		for (size_t i = s.first; i < s.last; i++) {
			const struct tok *t = &x.tokens.tok[i];

			LAW(t->n > 0 && t->at >= at && t->at + t->n <= text.n && t->label < TOKEN_LABELS);
			LAW(is_gap((struct span){ text.p + at, t->at - at }));
			cp += utf8_count((struct span){ text.p + at, t->at - at });
			LAW(t->cp == cp);
			cp += t->cps;
			LAW(t->cps == utf8_count((struct span){ text.p + t->at, t->n }));
			at = t->at + t->n;
		}
	}
	LAW(is_gap((struct span){ text.p + at, text.n - at }));
	buf_free(&b);
	return 0;
}
