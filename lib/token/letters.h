/*
 * How many of the bytes at p are ASCII letters, up to the first that is none,
 * LETTERS at most, which must be readable: with SSE2, or eight bytes in a word.
 */
#ifndef LETTERS_H
#define LETTERS_H

#include "swar.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { LETTERS_SWAR = 8, LETTERS_SSE2 = 16 };

static inline size_t
letters_swar(const char *p)
{
	uint64_t w = swar_load(p), others;

	others = (~swar_range((w | 0x20 * SWAR_ONES) & ~SWAR_HIGH, 'a', 'z') | w) & SWAR_HIGH;
	return others == 0 ? LETTERS_SWAR : swar_index(others);
}

#ifdef __SSE2__
static inline size_t
letters_sse2(const char *p)
{
	const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
	const __m128i low = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
	const __m128i from_a = _mm_sub_epi8(low, _mm_set1_epi8((char)('a' + 0x80)));	/* 'a': the least byte */
	const __m128i is = _mm_cmplt_epi8(from_a, _mm_set1_epi8(-0x80 + 26));

	return (size_t)__builtin_ctz(~(unsigned)_mm_movemask_epi8(is));
}

enum { LETTERS = LETTERS_SSE2 };
#define letters	letters_sse2
#else
enum { LETTERS = LETTERS_SWAR };
#define letters	letters_swar
#endif

#endif
