/*
 * See keyset.h.
 *
 *   slot:    [ hash at+1 | - | hash at+1 | ... ]	at most 3 of 4 in use
 *   records: [ n number room key.. | n number room key.. | ... ]  each at a multiple of 8
 *   at:      [ 0 | 3 | ... ]				by number, in units of 8 bytes
 *
 * A key that is there costs two looks at memory: its slot and its record.
 */
#include "table/keyset.h"
#include "diag.h"

#include <stdlib.h>

struct keyset_slot {
	uint32_t	hash, at;	/* at + 1; 0: free */
};

struct record {
	uint32_t	n, number;	/* bytes of the key behind it; its number */
};

enum { FIRST_SLOTS = 256, UNIT = 8 };

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
hash_of(struct span s)
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

static struct record *
record_at(const struct keyset *k, uint32_t at)
{
	return (void *)(k->records.p + (size_t)at * UNIT);
}

static void
grow(struct keyset *k)
{
	size_t old = k->slot == NULL ? 0 : k->mask + 1, slots = old == 0 ? FIRST_SLOTS : old * 2, j;
	struct keyset_slot *slot = mem_zero(slots, sizeof(*slot));

	for (size_t i = 0; i < old; i++) {
		if (k->slot[i].at == 0)
			continue;
		j = k->slot[i].hash & (slots - 1);
		while (slot[j].at != 0)
			j = (j + 1) & (slots - 1);
		slot[j] = k->slot[i];
	}
	free(k->slot);
	k->slot = slot;
	k->mask = slots - 1;
}

static bool
same(const char *a, const char *b, size_t n)
{
	if (n < 8) {
		while (n > 0 && *a == *b)
			a++, b++, n--;
		return n == 0;
	}
	for (; n > 8; a += 8, b += 8, n -= 8)
		if (load(a) != load(b))
			return false;
	return load(a + n - 8) == load(b + n - 8);	/* the last eight, some of them once more */
}

/* The slot of the key, or the free one where it belongs. */
static struct keyset_slot *
find(const struct keyset *k, struct span s, uint32_t h)
{
	const struct record *r;
	struct keyset_slot *slot;
	size_t i;

	for (i = h & k->mask; ; i = (i + 1) & k->mask) {
		slot = &k->slot[i];
		if (slot->at == 0)
			return slot;
		if (slot->hash != h)
			continue;
		r = record_at(k, slot->at - 1);
		if (r->n == s.n && same((const char *)(r + 1) + k->room, s.p, s.n))
			return slot;
	}
}

static uint32_t
append(struct keyset *k, struct span s)
{
	size_t at = k->records.n / UNIT, head = sizeof(struct record) + k->room;
	size_t padded = (head + s.n + UNIT - 1) / UNIT * UNIT;
	struct record r = { (uint32_t)s.n, k->n };
	char *p;

	if (s.n > UINT32_MAX / 2 || at >= UINT32_MAX - 1 || k->n == UINT32_MAX - 1)
		die("too many different values");
	mem_room(&k->at, &k->cap, (size_t)k->n + 1, sizeof(*k->at));
	k->at[k->n++] = (uint32_t)at;
	p = buf_more(&k->records, padded);
	memcpy(p, &r, sizeof(r));
	memset(p + sizeof(r), 0, k->room);
	if (s.n > 0)
		memcpy(p + head, s.p, s.n);
	k->records.n += padded;
	return (uint32_t)at;
}

/* The record of the key, a new one if need be. */
static struct record *
put(struct keyset *k, struct span s, bool *added)
{
	uint32_t h = hash_of(s);
	struct keyset_slot *slot;

	if (k->slot == NULL || (size_t)k->n * 4 >= (k->mask + 1) * 3)
		grow(k);
	slot = find(k, s, h);
	*added = slot->at == 0;
	if (*added)
		*slot = (struct keyset_slot){ h, append(k, s) + 1 };
	return record_at(k, slot->at - 1);
}

uint32_t
keyset_add(struct keyset *k, struct span s, bool *added)
{
	return put(k, s, added)->number;
}

void *
keyset_put(struct keyset *k, struct span s)
{
	bool added;

	return put(k, s, &added) + 1;
}

void *
keyset_room(const struct keyset *k, uint32_t number)
{
	return record_at(k, k->at[number]) + 1;
}

bool
keyset_has(const struct keyset *k, struct span s)
{
	return k->slot != NULL && find(k, s, hash_of(s))->at != 0;
}

struct span
keyset_key(const struct keyset *k, uint32_t number)
{
	const struct record *r = record_at(k, k->at[number]);

	return (struct span){ (const char *)(r + 1) + k->room, r->n };
}

size_t
keyset_memory(const struct keyset *k)
{
	return (k->slot == NULL ? 0 : (k->mask + 1) * sizeof(*k->slot)) +
	    k->n * sizeof(*k->at) + k->records.n;
}

void
keyset_reset(struct keyset *k)
{
	if (k->n > 0)
		memset(k->slot, 0, (k->mask + 1) * sizeof(*k->slot));
	k->n = 0;
	k->records.n = 0;
}

void
keyset_free(struct keyset *k)
{
	free(k->slot);
	free(k->at);
	buf_free(&k->records);
	*k = (struct keyset){ 0 };
}
