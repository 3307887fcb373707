/*
 * Is a word certainly in none of some phrases?  A bit for each hash of a word's
 * first eight bytes and its length: a few steps, where lex_find() takes many.
 */
#ifndef SIEVE_H
#define SIEVE_H

#include "span.h"
#include "swar.h"

enum { SIEVE_BITS = 12 };

struct sieve {
	uint64_t	bit[((size_t)1 << SIEVE_BITS) / 64];
};

/* The first bytes of the word at p, where eight can be read. */
static inline uint64_t
sieve_key(const char *p, size_t n)
{
	return swar_load(p) & swar_first(n < 8 ? n : 8);
}

/* The same for all capitals and small letters of the word. */
static inline uint64_t
sieve_folded(const char *p, size_t n)
{
	return sieve_key(p, n) | (0x20 * SWAR_ONES & swar_first(n < 8 ? n : 8));
}

static inline uint32_t
sieve_hash(uint64_t key, size_t n)
{
	return (uint32_t)((key + n) * 0x9e3779b97f4a7c15u >> (64 - SIEVE_BITS));
}

/* folded: the word is looked for by sieve_folded(). */
static inline void
sieve_add(struct sieve *s, struct span w, bool folded)
{
	char head[8] = { 0 };
	uint32_t h;

	memcpy(head, w.p, w.n < 8 ? w.n : 8);
	h = sieve_hash(folded ? sieve_folded(head, w.n) : sieve_key(head, w.n), w.n);
	s->bit[h / 64] |= (uint64_t)1 << h % 64;
}

static inline bool
sieve_may_have(const struct sieve *s, uint64_t key, size_t n)
{
	uint32_t h = sieve_hash(key, n);

	return (s->bit[h / 64] >> h % 64 & 1) != 0;
}

#endif
