/* See cover.h. */
#include "number/cover.h"

#include <stdlib.h>

static int
by_start(const void *pa, const void *pb)
{
	const struct row *a = *(const struct row *const *)pa, *b = *(const struct row *const *)pb;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end < b->end ? 1 : a->end > b->end ? -1 : 0;
}

void
cover_gather(struct cover *c, const struct doc *d, enum row_kind kind, enum row_column filled)
{
	bool sorted = true;

	c->n = 0;
	for (size_t i = 0; i < d->n_row; i++) {
		if (d->row[i].kind != kind || d->row[i].col[filled].n == 0)
			continue;
		mem_room(&c->row, &c->cap, c->n + 1, sizeof(*c->row));
		c->row[c->n++] = &d->row[i];
		sorted = sorted && (c->n == 1 || by_start(&c->row[c->n - 2], &c->row[c->n - 1]) <= 0);
	}
	if (!sorted)
		qsort(c->row, c->n, sizeof(*c->row), by_start);
}

void
cover_free(struct cover *c)
{
	free(c->row);
}

const struct row *
cover_at(const struct cover *c, uint32_t at, size_t nested)
{
	size_t lo = 0, hi = c->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (c->row[mid]->start <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; nested > 0 && lo > 0; nested--, lo--)
		if (c->row[lo - 1]->end > at)
			return c->row[lo - 1];
	return NULL;
}
