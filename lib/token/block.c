/* See block.h. */
#include "token/block.h"
#include "swar.h"

#include <stddef.h>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(PORTABLE)
#define WIDE
#include <immintrin.h>
#endif

/* ---- Portable ---- */

enum { OTHER, DIGIT, MARK, GAP, APOSTROPHE, CLASSES };

/* Of what is neither a letter nor a blank. */
static const unsigned char class_of[256] = {
	GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP,
	GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, [0x7f] = GAP,
	['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT,
	['5'] = DIGIT, ['6'] = DIGIT, ['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT,
	['"'] = MARK, [','] = MARK, [')'] = MARK, [']'] = MARK, ['}'] = MARK, ['\''] = APOSTROPHE
};

/* The high bits of eight bytes, side by side. */
static inline uint64_t
gather(uint64_t high)
{
	return ((high & SWAR_HIGH) >> 7) * 0x0102040810204080u >> 56;
}

/* Letters and blanks are found at once; what else there is, byte by byte. */
static void
block_swar(struct block *b, const char *p)
{
	uint64_t letter = 0, blank = 0, class[CLASSES] = { 0 };

	for (size_t i = 0; i < BLOCK; i += 8) {
		uint64_t w = swar_load(p + i), low = w & ~SWAR_HIGH, no_blank = low ^ SWAR_ONES * ' ';

		letter |= gather(swar_range(low | 0x20 * SWAR_ONES, 'a', 'z') & ~w) << i;
		blank |= gather(~(no_blank + ~SWAR_HIGH) & ~w) << i;
	}
	for (uint64_t rest = ~(letter | blank); rest != 0; rest &= rest - 1)
		class[class_of[(unsigned char)p[__builtin_ctzll(rest)]]] |= rest & -rest;
	*b = (struct block){ letter, class[DIGIT], class[MARK], class[GAP] | blank, class[APOSTROPHE] };
}

/* ---- AVX2 and AVX-512 ---- */

#ifdef WIDE
/*
 * A byte's class has the bits that both its halves have.  Columns and rows of
 * ASCII: 2 is " ! " # ... /", 4 and 6 are "@ A ... O" and "` a ... o".
 */
enum { A_TO_O = 1, P_TO_Z = 2, NUMERAL = 4, LOW_MARK = 8, BRACKET = 16, CONTROL = 32, BLANK = 64, DEL = 128 };
enum { LETTER = A_TO_O | P_TO_Z, LONE_MARK = LOW_MARK | BRACKET, NO_WORD = CONTROL | BLANK | DEL };

static inline __m128i
low_half(void)
{
	return _mm_setr_epi8(
	    /* 0 */ P_TO_Z | NUMERAL | CONTROL | BLANK, A_TO_O | P_TO_Z | NUMERAL | CONTROL,
	    /* 2 */ A_TO_O | P_TO_Z | NUMERAL | LOW_MARK | CONTROL, A_TO_O | P_TO_Z | NUMERAL | CONTROL,
	    /* 4 */ A_TO_O | P_TO_Z | NUMERAL | CONTROL, A_TO_O | P_TO_Z | NUMERAL | CONTROL,
	    /* 6 */ A_TO_O | P_TO_Z | NUMERAL | CONTROL, A_TO_O | P_TO_Z | NUMERAL | CONTROL,
	    /* 8 */ A_TO_O | P_TO_Z | NUMERAL | CONTROL, A_TO_O | P_TO_Z | NUMERAL | LOW_MARK | CONTROL,
	    /* a */ A_TO_O | P_TO_Z | CONTROL, A_TO_O | CONTROL,
	    /* c */ A_TO_O | LOW_MARK | CONTROL, A_TO_O | BRACKET | CONTROL,
	    /* e */ A_TO_O | CONTROL, (char)(A_TO_O | CONTROL | DEL));
}

static inline __m128i
high_half(void)
{
	return _mm_setr_epi8(CONTROL, CONTROL, LOW_MARK | BLANK, NUMERAL, A_TO_O, P_TO_Z | BRACKET, A_TO_O,
	    (char)(P_TO_Z | BRACKET | DEL), 0, 0, 0, 0, 0, 0, 0, 0);
}

__attribute__((target("avx2")))
static inline __m256i
classes(__m256i bytes)
{
	const __m256i low = _mm256_broadcastsi128_si256(low_half());
	const __m256i high = _mm256_broadcastsi128_si256(high_half());

	return _mm256_and_si256(_mm256_shuffle_epi8(low, bytes),
	    _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15))));
}

/* The high bits of 64 bytes. */
__attribute__((target("avx2")))
static inline uint64_t
high_bits(__m256i a, __m256i b)
{
	return (uint32_t)_mm256_movemask_epi8(a) | (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

/* Which of 64 bytes have one of those bits. */
__attribute__((target("avx2")))
static inline uint64_t
having(__m256i a, __m256i b, int bits)
{
	const __m256i some = _mm256_set1_epi8((char)bits), zero = _mm256_setzero_si256();

	return ~high_bits(_mm256_cmpeq_epi8(_mm256_and_si256(a, some), zero),
	    _mm256_cmpeq_epi8(_mm256_and_si256(b, some), zero));
}

__attribute__((target("avx2")))
static void
block_avx2(struct block *b, const char *p)
{
	const __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)p);
	const __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
	const __m256i x = classes(first), y = classes(second), apostrophe = _mm256_set1_epi8('\'');

	b->letter = having(x, y, LETTER);
	b->digit = having(x, y, NUMERAL);
	b->mark = having(x, y, LONE_MARK);
	b->gap = having(x, y, NO_WORD);
	b->apostrophe = high_bits(_mm256_cmpeq_epi8(first, apostrophe), _mm256_cmpeq_epi8(second, apostrophe));
}

/* Which of 64 bytes have one of those bits, at once. */
__attribute__((target("avx512bw")))
static inline uint64_t
having_512(__m512i x, int bits)
{
	return _mm512_test_epi8_mask(x, _mm512_set1_epi8((char)bits));
}

__attribute__((target("avx512bw")))
static void
block_avx512(struct block *b, const char *p)
{
	const __m512i bytes = _mm512_loadu_si512(p);
	const __m512i high = _mm512_and_si512(_mm512_srli_epi16(bytes, 4), _mm512_set1_epi8(15));
	const __m512i x = _mm512_and_si512(
	    _mm512_shuffle_epi8(_mm512_broadcast_i32x4(low_half()), bytes),
	    _mm512_shuffle_epi8(_mm512_broadcast_i32x4(high_half()), high));

	b->letter = having_512(x, LETTER);
	b->digit = having_512(x, NUMERAL);
	b->mark = having_512(x, LONE_MARK);
	b->gap = having_512(x, NO_WORD);
	b->apostrophe = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\''));
}
#endif

/* ---- Which ---- */

block_fn *const *
block_all(void)
{
	static block_fn *all[4] = { block_swar };
	size_t n = 1;

#ifdef WIDE
	if (__builtin_cpu_supports("avx2"))
		all[n++] = block_avx2;
	if (__builtin_cpu_supports("avx512bw"))
		all[n++] = block_avx512;
#endif
	all[n] = NULL;
	return all;
}

block_fn *
block_best(void)
{
	block_fn *const *f = block_all();

	while (f[1] != NULL)
		f++;
	return *f;
}
