/*
 * Where a byte stands among many, a bit for each: with SSE2, or eight bytes in
 * a word (swar.h).  Both give the same; t/unit/lanes.c compares them.
 */
#ifndef LANES_H
#define LANES_H

#include "swar.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Bit i is set where p[i] is c, for 64 bytes, which must be readable. */
static inline uint64_t
lanes_swar(const char *p, char c)
{
	const uint64_t seven = ~SWAR_HIGH;
	uint64_t bits = 0, w;

	for (size_t i = 0; i < 8; i++) {
		w = swar_load(p + 8 * i) ^ SWAR_ONES * (unsigned char)c;
		w = ~(((w & seven) + seven) | w | seven) >> 7;		/* 1 in each byte that is c */
		bits |= w * 0x0102040810204080u >> 56 << 8 * i;
	}
	return bits;
}

#ifdef __SSE2__
static inline uint64_t
lanes_16(const char *p, __m128i want)
{
	const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);

	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(want, bytes));
}

static inline uint64_t
lanes_sse2(const char *p, char c)
{
	const __m128i want = _mm_set1_epi8(c);

	return lanes_16(p, want) | lanes_16(p + 16, want) << 16 | lanes_16(p + 32, want) << 32 |
	    lanes_16(p + 48, want) << 48;
}

#define lanes_of	lanes_sse2
#else
#define lanes_of	lanes_swar
#endif

enum { LANES = 64 };

/* Of bits that are not all 0, which is the first one set. */
static inline size_t
lanes_first(uint64_t bits)
{
	return (size_t)__builtin_ctzll(bits);
}

#endif
