/*
 * See bag.h.
 *
 *   bag.first -> entry -> entry -> 0	the values of one bag, newest first
 *   slot[hash(bag, value)] -> entry	open addressing, at most 5 of 8 in use
 */
#include "table/bag.h"
#include "table/natural.h"
#include "diag.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 256 };

uint32_t
pool_value(struct pool *p, struct span value)
{
	bool added;

	return keyset_add(&p->values, value, &added);
}

static size_t
hash(uint32_t bag, uint32_t value)
{
	uint64_t h = ((uint64_t)bag << 32 | value) * UINT64_C(0x9fb21c651e98df25);

	return (size_t)(h ^ h >> 32);
}

static void
grow(struct pool *p)
{
	size_t slots = p->slot == NULL ? FIRST_SLOTS : (p->mask + 1) * 2, i;

	free(p->slot);
	p->slot = mem_zero(slots, sizeof(*p->slot));
	p->mask = slots - 1;
	for (uint32_t n = 0; n < p->n; n++) {
		i = hash(p->entry[n].bag, p->entry[n].value) & p->mask;
		while (p->slot[i] != 0)
			i = (i + 1) & p->mask;
		p->slot[i] = n + 1;
	}
}

/* The slot of (bag, value), or the free one where it belongs. */
static size_t
find(const struct pool *p, uint32_t bag, uint32_t value)
{
	const struct bag_entry *e;
	size_t i;

	for (i = hash(bag, value) & p->mask; p->slot[i] != 0; i = (i + 1) & p->mask) {
		e = &p->entry[p->slot[i] - 1];
		if (e->bag == bag && e->value == value)
			break;
	}
	return i;
}

void
bag_add(struct pool *p, struct bag *b, uint32_t value, uint64_t count)
{
	struct bag_entry *e;
	size_t i;

	if (b->first != 0 && p->entry[b->first - 1].value == value) {
		p->entry[b->first - 1].count += count;
		return;
	}
	if (b->id == 0)
		b->id = ++p->bags;
	if (p->slot == NULL || p->n * 8 >= (p->mask + 1) * 5)
		grow(p);
	i = find(p, b->id, value);
	if (p->slot[i] != 0) {
		p->entry[p->slot[i] - 1].count += count;
		return;
	}
	if (p->n == UINT32_MAX - 1)
		die("more than 4 billion values in the groups");
	mem_room(&p->entry, &p->cap, p->n + 1, sizeof(*p->entry));
	e = &p->entry[p->n++];
	*e = (struct bag_entry){ value, b->first, b->id, count };
	b->first = p->slot[i] = (uint32_t)p->n;
	b->distinct++;
}

void
bag_merge(struct pool *p, struct bag *to, const struct bag *from)
{
	struct bag_entry e;

	for (uint32_t n = from->first; n != 0; n = e.next) {
		e = p->entry[n - 1];
		bag_add(p, to, e.value, e.count);
	}
}

static int
by_value(const void *a, const void *b)
{
	const struct bag_value *x = a, *y = b;

	return natural_cmp(x->text, y->text);
}

void
bag_sorted(const struct pool *p, const struct bag *b, struct bag_value **list, size_t *cap)
{
	const struct bag_entry *e;
	size_t k = 0;

	mem_room(list, cap, b->distinct, sizeof(**list));
	for (uint32_t n = b->first; n != 0; n = e->next) {
		e = &p->entry[n - 1];
		(*list)[k++] = (struct bag_value){ keyset_key(&p->values, e->value), e->count };
	}
	if (k > 1)
		qsort(*list, k, sizeof(**list), by_value);
}

size_t
pool_memory(const struct pool *p)
{
	return keyset_memory(&p->values) + p->n * sizeof(*p->entry) +
	    (p->slot == NULL ? 0 : (p->mask + 1) * sizeof(*p->slot));
}

void
pool_reset(struct pool *p)
{
	keyset_reset(&p->values);
	if (p->n > 0)
		memset(p->slot, 0, (p->mask + 1) * sizeof(*p->slot));
	p->n = 0;
	p->bags = 0;
}

void
pool_free(struct pool *p)
{
	keyset_free(&p->values);
	free(p->entry);
	free(p->slot);
	*p = (struct pool){ 0 };
}
