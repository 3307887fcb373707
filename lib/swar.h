/*
 * Eight bytes at a time in a 64-bit word ("SIMD within a register"), the same
 * in either byte order.  Tests answer for all bytes of a word at once.
 */
#ifndef SWAR_H
#define SWAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define SWAR_ONES	0x0101010101010101u
#define SWAR_HIGH	0x8080808080808080u

static inline uint64_t
swar_load(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

/* All bits of the n bytes that come first in memory, n <= 8. */
static inline uint64_t
swar_first(size_t n)
{
	static const unsigned char mask[16] = { 255, 255, 255, 255, 255, 255, 255, 255 };
	uint64_t w;

	memcpy(&w, mask + 8 - n, sizeof(w));
	return w;
}

/* Has the word this byte? */
static inline bool
swar_has(uint64_t w, unsigned char c)
{
	w ^= SWAR_ONES * c;
	return ((w - SWAR_ONES) & ~w & SWAR_HIGH) != 0;
}

/* Of bytes below 0x80: has each that is in `mask` a value from lo to hi? */
static inline bool
swar_within(uint64_t w, uint64_t mask, unsigned char lo, unsigned char hi)
{
	uint64_t in = (w + SWAR_ONES * (0x80u - lo)) & ~(w + SWAR_ONES * (0x7fu - hi));

	return (~in & mask & SWAR_HIGH) == 0;
}

#endif
