/* See pairs.h. */
#include "table/pairs.h"
#include "mem.h"
#include "table/keyset.h"
#include "table/natural.h"
#include "table/sort.h"

#include <stdlib.h>

struct pairs {
	struct keyset	values;
};

struct pairs *
pairs_new(void)
{
	return mem_zero(1, sizeof(struct pairs));
}

bool
pairs_add(struct pairs *p, struct span value)
{
	bool added;

	if (value.n == 0 || keyset_has(&p->values, value))
		return true;
	if (p->values.n == PAIRS_MAX)
		return false;
	(void)keyset_add(&p->values, value, &added);
	return true;
}

static int
by_value(void *self, uint32_t a, uint32_t b)
{
	const struct keyset *k = self;

	return natural_cmp(keyset_key(k, a), keyset_key(k, b));
}

void
pairs_end(struct pairs *p, pairs_take *take, void *self)
{
	uint32_t n = p->values.n, *v = mem_alloc(n * sizeof(*v));

	for (uint32_t i = 0; i < n; i++)
		v[i] = i;
	sort_numbers(v, n, by_value, &p->values);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t j = i + 1; j < n; j++)
			take(self, keyset_key(&p->values, v[i]), keyset_key(&p->values, v[j]));
	free(v);
	keyset_reset(&p->values);
}

void
pairs_free(struct pairs *p)
{
	if (p == NULL)
		return;
	keyset_free(&p->values);
	free(p);
}
