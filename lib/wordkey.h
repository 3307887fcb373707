/*
 * A word of 1 to WORDKEY_BYTES bytes as two numbers, its first and last eight
 * bytes, which may overlap: with its length, only it has them.  Words that were
 * looked up before are remembered by it.
 */
#ifndef WORDKEY_H
#define WORDKEY_H

#include "span.h"
#include "swar.h"

enum { WORDKEY_BYTES = 16 };

struct wordkey {
	uint64_t	head, tail;
};

static inline struct wordkey
wordkey_of(struct span w)
{
	struct wordkey k = { 0, 0 };
	uint32_t a, b;

	if (w.n >= 8) {
		k.head = swar_load(w.p);
		k.tail = swar_load(w.p + w.n - 8);
	} else if (w.n >= 4) {
		memcpy(&a, w.p, sizeof(a));
		memcpy(&b, w.p + w.n - 4, sizeof(b));
		k.head = (uint64_t)b << 32 | a;
	} else
		k.head = (uint64_t)(unsigned char)w.p[0] | (uint64_t)(unsigned char)w.p[w.n / 2] << 8 |
		    (uint64_t)(unsigned char)w.p[w.n - 1] << 16;
	return k;
}

static inline bool
wordkey_same(struct wordkey a, struct wordkey b)
{
	return a.head == b.head && a.tail == b.tail;
}

/* Its upper bits are the good ones; n: the word's length. */
static inline uint64_t
wordkey_hash(struct wordkey k, size_t n)
{
	return (k.head + n) * 0x9e3779b97f4a7c15u ^ k.tail * 0xc2b2ae3d27d4eb4fu;
}

#endif
