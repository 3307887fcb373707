/*
 * A dictionary without its words: a phrase -> 64 bits.
 *
 * Large lists (lib/data/large) only answer "what is known of this phrase?".
 * gen/mkdict keeps 16 bits of each phrase's hash and the number of its value:
 * 4 bytes a slot, no strings.  A small filter knows what begins phrases with two
 * words, so that few words are looked up with the next.  A phrase that is in no list is taken for one
 * that is about once in 50,000 times.
 */
#ifndef DICT_H
#define DICT_H

#include "span.h"

#include <stdint.h>

struct dict {
	uint32_t	 n_slot, n_value, n_second;	/* n_slot, n_second: powers of 2 */
	const uint64_t	*value;			/* value[0] is 0: not there */
	const uint64_t	*second;		/* filter of what begins phrases with two words */
	const uint32_t	*slot;			/* fingerprint << 16 | number of the value */
};

#define DICT_START	0xcbf29ce484222325u

/* The hash of a phrase goes on from that of its beginning; words are joined by one blank. */
static inline uint64_t
dict_hash(uint64_t h, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;	/* FNV-1a */
	return h;
}

static inline uint64_t
dict_spread(uint64_t h)
{
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	return h ^ h >> 32;
}

static inline uint64_t
dict_find(const struct dict *d, uint64_t h)
{
	uint32_t i, s, print;

	h = dict_spread(h);
	print = (uint32_t)(h >> 48);
	for (i = (uint32_t)h; (s = d->slot[i & (d->n_slot - 1)]) != 0; i++)
		if (s >> 16 == print)
			return d->value[s & 0xffff];
	return 0;
}

/* Brings what dict_find() will look at into the cache. */
static inline void
dict_fetch(const struct dict *d, uint64_t h)
{
	__builtin_prefetch(&d->slot[(uint32_t)dict_spread(h) & (d->n_slot - 1)]);
}

/* Two bits of a word of the filter, in a dictionary with n_second of them. */
static inline uint64_t
dict_filter(uint64_t h, uint32_t n_second, uint32_t *word)
{
	h = dict_spread(h);
	*word = (uint32_t)(h >> 32) & (n_second - 1);
	return (uint64_t)1 << (h & 63) | (uint64_t)1 << (h >> 6 & 63);
}

/* May the two words with hash h be a phrase or begin one?  Nearly all that do not are told apart. */
static inline bool
dict_may_begin(const struct dict *d, uint64_t h)
{
	uint32_t word;
	uint64_t bits = dict_filter(h, d->n_second, &word);

	return (d->second[word] & bits) == bits;
}

/*
 * The compiled-in image of a dictionary, as mkdict writes it: magic, n_slot,
 * n_value, n_second; the values; the filter; the slots.
 */
struct dict	dict_image(const void *image);

#define DICT_MAGIC	0x32434443u	/* "CDC2" */

#endif
