/* See page_phrase.h. */
#include "read/page_phrase.h"
#include "lex_page_phrases.h"
#include "mem.h"
#include "utf8.h"

enum { WORDS = 80, BYTES = 1000 };

/* The first words of a text, folded. */
struct words {
	char		low[BYTES];
	struct span	word[WORDS];
	size_t		n, from;
};

static struct span
word_at(const void *of, size_t i)
{
	const struct words *w = of;

	return w->word[w->from + i];
}

static void
cut(struct words *w, struct span s)
{
	size_t i = 0, used = 0, from = 0;

	w->n = w->from = 0;
	while (w->n < WORDS && used + 8 < BYTES) {
		uint32_t c = i < s.n ? utf8_next(s, &i) : 0;

		if (utf8_is_letter(c) || utf8_is_digit(c)) {
			used += utf8_encode(utf8_lower(c), w->low + used);
			continue;
		}
		if (used > from)
			w->word[w->n++] = (struct span){ w->low + from, used - from };
		from = used;
		if (c == 0)
			break;
	}
}

uint32_t
page_phrase_begins(struct span s)
{
	struct words w;

	cut(&w, s.n > 200 ? (struct span){ s.p, 200 } : s);
	return w.n == 0 ? 0 : lex_longest(&lex_page_phrases, w.n, word_at, &w).classes;
}

uint32_t
page_phrase_has(struct span s)
{
	struct words w;
	uint32_t all = 0;

	cut(&w, s);
	for (w.from = 0; w.from < w.n; w.from++)
		all |= lex_longest(&lex_page_phrases, w.n - w.from, word_at, &w).classes;
	return all;
}
