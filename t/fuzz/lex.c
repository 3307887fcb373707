/* Lexicons: the longest match against a linear scan of the same phrases. */
#include "fuzz.h"
#include "lex.h"
#include "mem.h"

enum { PHRASES = 40, WORDS = 64 };

static const char *const alphabet[] = { "a", "b", "ab", "\xc3\xa9", "A", "aa", "c.", "-" };

static struct span
word_at(const void *of, size_t i)
{
	const unsigned char *w = of;

	return span_of(alphabet[w[i] % 8]);
}

/* A phrase of 1 to 4 words, as the data say. */
static bool
phrase(struct span *data, struct buf *b)
{
	unsigned n = 1 + fuzz_choice(data) % 4;

	if (data->n < n)
		return false;
	for (unsigned i = 0; i < n; i++) {
		if (i > 0)
			buf_byte(b, ' ');
		buf_span(b, span_of(alphabet[fuzz_choice(data) % 8]));
	}
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span data = { (const char *)p, n }, all[PHRASES];
	struct buf file = { 0 }, words = { 0 };
	size_t at[PHRASES], k = 0, n_word;
	struct lex *x;

	while (k < PHRASES && data.n > 8) {
		at[k] = file.n;
		if (!phrase(&data, &file))
			break;
		all[k] = (struct span){ file.p + at[k], file.n - at[k] };
		for (size_t i = 0; i < k; i++)		/* twice is refused: drop it */
			if (span_eq((struct span){ file.p + at[i], all[i].n }, all[k])) {
				file.n = at[k];
				break;
			}
		if (file.n == at[k])
			continue;
		buf_span(&file, S("\tclass\n"));
		k++;
	}
	if (k < PHRASES && data.n <= 8 && file.n > 0 && file.p[file.n - 1] != '\n')
		file.n = at[k];
	x = lex_load(fuzz_file(0, buf_view(&file)));
	n_word = data.n < WORDS ? data.n : WORDS;
	for (size_t i = 0; i < n_word; i++) {
		struct lex_hit h = lex_longest(x, n_word - i, word_at, data.p + i);
		size_t best = 0;

		words.n = 0;
		for (size_t j = 1; j <= 4 && i + j <= n_word; j++) {
			if (j > 1)
				buf_byte(&words, ' ');
			buf_span(&words, word_at(data.p + i, j - 1));
			for (size_t m = 0; m < k; m++)
				if (span_eq(buf_view(&words), (struct span){ file.p + at[m], all[m].n }))
					best = j;
			LAW(lex_find(x, buf_view(&words)).classes == 0 || best == j);
		}
		LAW(h.words == best && (h.classes != 0) == (best > 0));
	}
	lex_free(x);
	buf_free(&file);
	buf_free(&words);
	return 0;
}
