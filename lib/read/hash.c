/* See hash.h. */
#include "read/hash.h"

#define C1	0x87c37b91114253d5u
#define C2	0x4cf5ad432745937fu

static uint64_t
rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

/* Eight bytes as a little-endian number, on any machine: one load where that is its order. */
static uint64_t
word(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
	    (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* Fewer at the end. */
static uint64_t
last_word(const unsigned char *p, size_t n)
{
	uint64_t w = 0;

	for (size_t i = 0; i < n && i < 8; i++)
		w |= (uint64_t)p[i] << 8 * i;
	return w;
}

static uint64_t
mix_1(uint64_t k)
{
	return rotate(k * C1, 31) * C2;
}

static uint64_t
mix_2(uint64_t k)
{
	return rotate(k * C2, 33) * C1;
}

static uint64_t
finish(uint64_t k)
{
	k = (k ^ k >> 33) * 0xff51afd7ed558ccdu;
	k = (k ^ k >> 33) * 0xc4ceb9fe1a85ec53u;
	return k ^ k >> 33;
}

void
hash_128(struct span s, uint64_t h[2])
{
	const unsigned char *p = (const unsigned char *)s.p;
	uint64_t a = 0, b = 0;
	size_t n = s.n;

	for (; n >= 16; p += 16, n -= 16) {
		a = (rotate(a ^ mix_1(word(p)), 27) + b) * 5 + 0x52dce729;
		b = (rotate(b ^ mix_2(word(p + 8)), 31) + a) * 5 + 0x38495ab5;
	}
	if (n > 8)
		b ^= mix_2(last_word(p + 8, n - 8));
	if (n > 0)
		a ^= mix_1(last_word(p, n));
	a ^= s.n;
	b ^= s.n;
	a += b;
	b += a;
	a = finish(a);
	b = finish(b);
	h[0] = a + b;
	h[1] = b + h[0];
}

void
hash_id(struct span s, char id[HASH_ID])
{
	static const char digit[] = "0123456789abcdefghjkmnpqrstvwxyz";
	uint64_t h[2];
	int bit = 0;

	hash_128(s, h);
	for (int i = 0; i < HASH_ID; i++, bit += 5) {
		uint64_t w = h[bit / 64] >> bit % 64;

		if (bit % 64 > 59)		/* runs on into the next word */
			w |= h[1] << (64 - bit % 64);
		id[i] = digit[w & 31];
	}
}
