/*
 * See keyset.h.
 *
 *   slot: [ hash number+1 | - | hash number+1 | ... ]	  at most 5 of 8 in use
 *   key:  [ at length hash | at length hash | ... ]	  by number
 *   bytes: [ key 0 key 1 key 2 ... ]
 */
#include "table/keyset.h"
#include "diag.h"

#include <stdlib.h>

struct keyset_slot {
	uint32_t	hash, number;	/* number + 1; 0: free */
};

struct keyset_key {
	size_t		at;
	uint32_t	n, hash;
};

enum { FIRST_SLOTS = 256 };

static uint64_t
load(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

static uint64_t
mix(uint64_t h, uint64_t w)
{
	h = (h ^ w) * UINT64_C(0x9fb21c651e98df25);
	return h ^ h >> 29;
}

/* Eight bytes a step; the last step takes the last eight once more. */
static uint32_t
hash(struct span s)
{
	uint64_t h = s.n * UINT64_C(0xa0761d6478bd642f), w = 0;
	const char *p = s.p, *end;

	if (s.n >= 8) {
		for (end = p + s.n - 8; p < end; p += 8)
			h = mix(h, load(p));
		w = load(end);
	} else {
		for (size_t i = 0; i < s.n; i++)
			w = w << 8 | (unsigned char)p[i];
	}
	h = mix(mix(h, w), s.n);
	return (uint32_t)(h >> 32);
}

static void
grow(struct keyset *k)
{
	size_t slots = k->slot == NULL ? FIRST_SLOTS : (k->mask + 1) * 2, i;

	free(k->slot);
	k->slot = mem_zero(slots, sizeof(*k->slot));
	k->mask = slots - 1;
	for (uint32_t n = 0; n < k->n; n++) {
		i = k->key[n].hash & k->mask;
		while (k->slot[i].number != 0)
			i = (i + 1) & k->mask;
		k->slot[i] = (struct keyset_slot){ k->key[n].hash, n + 1 };
	}
}

static uint32_t
append(struct keyset *k, struct span s, uint32_t h, size_t i)
{
	if (s.n > UINT32_MAX || k->n == UINT32_MAX - 1)
		die("more than 4 billion different values");
	mem_room(&k->key, &k->cap, (size_t)k->n + 1, sizeof(*k->key));
	k->key[k->n] = (struct keyset_key){ k->bytes.n, (uint32_t)s.n, h };
	buf_span(&k->bytes, s);
	k->slot[i] = (struct keyset_slot){ h, k->n + 1 };
	return k->n++;
}

/* The slot of the key, or the free one where it belongs. */
static size_t
find(const struct keyset *k, struct span s, uint32_t h)
{
	size_t i;

	for (i = h & k->mask; k->slot[i].number != 0; i = (i + 1) & k->mask)
		if (k->slot[i].hash == h && span_eq(keyset_key(k, k->slot[i].number - 1), s))
			break;
	return i;
}

uint32_t
keyset_add(struct keyset *k, struct span s, bool *added)
{
	uint32_t h = hash(s);
	size_t i;

	if (k->slot == NULL || (size_t)k->n * 8 >= (k->mask + 1) * 5)
		grow(k);
	i = find(k, s, h);
	*added = k->slot[i].number == 0;
	return *added ? append(k, s, h, i) : k->slot[i].number - 1;
}

bool
keyset_has(const struct keyset *k, struct span s)
{
	return k->slot != NULL && k->slot[find(k, s, hash(s))].number != 0;
}

struct span
keyset_key(const struct keyset *k, uint32_t number)
{
	const struct keyset_key *key = &k->key[number];

	return (struct span){ k->bytes.p + key->at, key->n };
}

size_t
keyset_memory(const struct keyset *k)
{
	return (k->slot == NULL ? 0 : (k->mask + 1) * sizeof(*k->slot)) +
	    k->n * sizeof(*k->key) + k->bytes.n;
}

void
keyset_reset(struct keyset *k)
{
	if (k->n > 0)
		memset(k->slot, 0, (k->mask + 1) * sizeof(*k->slot));
	k->n = 0;
	k->bytes.n = 0;
}

void
keyset_free(struct keyset *k)
{
	free(k->slot);
	free(k->key);
	buf_free(&k->bytes);
	*k = (struct keyset){ 0 };
}
