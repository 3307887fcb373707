/* See token.h. */
#include "token/token.h"
#include "lex_abbrev.h"
#include "lex_prefix.h"
#include "mem.h"

#include <stdlib.h>

/* Forgets the ends among the first k tokens; the others move. */
static void
keep_ends(struct tokens *t, size_t k)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n_end; i++)
		if (t->end[i] >= k)
			t->end[n++] = t->end[i] - (uint32_t)k;
	t->end[n] = UINT32_MAX;
	t->n_end = n;
}

void
token_changed(struct tokens *t, size_t k)
{
	while (t->n_end > 0 && t->end[t->n_end - 1] >= k)
		t->n_end--;
	for (; k < t->n; k++)
		if (token_ends(t->tok[k].kind))
			t->end[t->n_end++] = (uint32_t)k;
	t->end[t->n_end] = UINT32_MAX;
}

void
token_drop(struct tokens *t, size_t k)
{
	if (k > 0 && k < t->n)
		memmove(t->tok, t->tok + k, (t->n - k) * sizeof(*t->tok));
	t->n -= k;
	keep_ends(t, k);
}

/* The first words of our abbreviations, and the prefixes. */
static void
fill_sieves(struct tokens *t)
{
	for (uint32_t i = 0; i < lex_abbrev.n_row; i++) {
		struct span w = lex_phrase(&lex_abbrev, &lex_abbrev.row[i]);

		if (w.n > 0 && w.p[w.n - 1] == '.')
			sieve_add(&t->abbrevs, (struct span){ w.p, w.n - 1 }, false);
	}
	for (uint32_t i = 0; i < lex_prefix.n_row; i++)
		sieve_add(&t->prefixes, lex_phrase(&lex_prefix, &lex_prefix.row[i]), true);
}

void
token_init(struct tokens *t)
{
	*t = (struct tokens){ .tok = mem_alloc((TOKEN_HOLD + TOKEN_SPARE) * sizeof(*t->tok)), .block = block_best() };
	t->end = mem_alloc((TOKEN_HOLD + TOKEN_SPARE + 1) * sizeof(*t->end));
	t->end[0] = UINT32_MAX;
	fill_sieves(t);
}

void
token_start(struct tokens *t, const char *p)
{
	t->p = p;
	t->end[0] = UINT32_MAX;
	t->n = t->n_end = t->at = t->more = t->sign = 0;
	t->single = false;
}

void
token_free(struct tokens *t)
{
	free(t->tok);
	free(t->end);
}
