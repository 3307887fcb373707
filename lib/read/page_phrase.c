/* See page_phrase.h. */
#include "read/page_phrase.h"
#include "lex_page_phrases.h"
#include "read/words.h"

enum { BEGINNING = 200 };	/* bytes that may begin with a phrase */

uint32_t
page_phrase_begins(struct span s)
{
	struct words w;

	words_cut(&w, s.n > BEGINNING ? (struct span){ s.p, BEGINNING } : s);
	return words_phrase(&w, 0, &lex_page_phrases).classes;
}

uint32_t
page_phrase_has(struct span s)
{
	struct words w;
	uint32_t all = 0;

	words_cut(&w, s);
	for (size_t i = 0; i < w.n; i++)
		all |= words_phrase(&w, i, &lex_page_phrases).classes;
	return all;
}
