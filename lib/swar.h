/*
 * Eight bytes at a time in a 64-bit word ("SIMD within a register"): the first
 * byte in memory is the lowest of the word, whatever the machine's byte order.
 * Tests answer for all bytes of a word at once, with the high bit of each.
 */
#ifndef SWAR_H
#define SWAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define SWAR_ONES	0x0101010101010101u
#define SWAR_HIGH	0x8080808080808080u

/* Compilers make one load of it. */
static inline uint64_t
swar_load(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
	    (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

static inline void
swar_store(char *p, uint64_t w)
{
	for (size_t i = 0; i < 8; i++)
		p[i] = (char)(w >> 8 * i);
}

/* All bits of the first n bytes, n <= 8. */
static inline uint64_t
swar_first(size_t n)
{
	return n == 8 ? ~(uint64_t)0 : ((uint64_t)1 << 8 * n) - 1;
}

/* Has the word this byte? */
static inline bool
swar_has(uint64_t w, unsigned char c)
{
	w ^= SWAR_ONES * c;
	return ((w - SWAR_ONES) & ~w & SWAR_HIGH) != 0;
}

/* Of bytes below 0x80: the high bits of those with a value from lo to hi. */
static inline uint64_t
swar_range(uint64_t w, unsigned char lo, unsigned char hi)
{
	return (w + SWAR_ONES * (0x80u - lo)) & ~(w + SWAR_ONES * (0x7fu - hi)) & SWAR_HIGH;
}

/* Of a mask of high bits, not 0: which byte has the first one. */
static inline size_t
swar_index(uint64_t mask)
{
	return (size_t)__builtin_ctzll(mask) / 8;
}

/* Of a mask of high bits, how many there are. */
static inline size_t
swar_count(uint64_t mask)
{
	return (size_t)((mask >> 7) * SWAR_ONES >> 56);
}

/*
 * The value of n decimal digits, 1 to 8, of which w has the values, the first
 * lowest: pairs, then pairs of pairs, then both halves in one multiplication each.
 */
static inline uint32_t
swar_decimal(uint64_t w, size_t n)
{
	w <<= 64 - 8 * n;
	w = (w * 10 + (w >> 8)) & 0x00ff00ff00ff00ffu;
	w = (w * 100 + (w >> 16)) & 0x0000ffff0000ffffu;
	return (uint32_t)(w * 10000 + (w >> 32));
}

/*
 * One to eight decimal digits, in the last bytes of w: their value.  False if n is
 * another number, or one of them no digit.
 */
static inline bool
swar_number(uint64_t w, size_t n, uint32_t *value)
{
	w = (w ^ SWAR_ONES * '0') >> (64 - 8 * n) % 64 << (64 - 8 * n) % 64;
	*value = swar_decimal(w, 8);
	return n - 1 < 8 && ((w | (w + SWAR_ONES * (0x80 - 10))) & SWAR_HIGH) == 0;
}

#endif
