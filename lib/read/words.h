/*
 * The first words of a text, folded, to look them up and to compare them.
 *
 * A word is a run of letters and digits; in a name of a style sheet or the
 * like ("articleBody", "article__body") a capital begins one, too.
 */
#ifndef READ_WORDS_H
#define READ_WORDS_H

#include "lex.h"
#include "span.h"

#include <stdbool.h>

enum { WORDS_MAX = 80, WORDS_BYTES = 1024 };	/* what stands behind these is not looked at */

struct words {
	struct span	word[WORDS_MAX];	/* views into low */
	size_t		n;
	char		low[WORDS_BYTES];
};

void		words_cut(struct words *, struct span text);
void		words_cut_name(struct words *, struct span name);	/* ASCII */

/* The longest phrase of a lexicon that begins with word number `from`; it may be behind the last. */
struct lex_hit	words_phrase(const struct words *, size_t from, const struct lex *);

/* The share of a's words that b has too. */
double		words_shared(const struct words *a, const struct words *b);

/* Byte of `text` at which its word number `i` begins, by the rule of words_cut(); text.n: it has less. */
size_t		words_begin(struct span text, size_t i);

size_t		words_count(struct span text);

#endif
