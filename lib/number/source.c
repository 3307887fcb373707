/* See source.h. */
#include "number/source.h"

#include <stdlib.h>

enum { NESTED = 8 };	/* quotations looked at that begin before the figure */

static int
by_start(const void *pa, const void *pb)
{
	const struct row *a = *(const struct row *const *)pa, *b = *(const struct row *const *)pb;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end < b->end ? 1 : a->end > b->end ? -1 : 0;
}

void
sources_gather(struct sources *x, const struct doc *d)
{
	x->n = 0;
	for (size_t i = 0; i < d->n_row; i++)
		if (d->row[i].kind == KIND_QUOTE && d->row[i].col[ROW_WHO].n > 0) {
			mem_room(&x->quote, &x->cap, x->n + 1, sizeof(*x->quote));
			x->quote[x->n++] = &d->row[i];
		}
	if (x->n > 1)
		qsort(x->quote, x->n, sizeof(*x->quote), by_start);
}

void
sources_free(struct sources *x)
{
	free(x->quote);
}

/* The innermost quotation that covers the offset. */
static const struct row *
quote_at(const struct sources *x, uint32_t at)
{
	size_t lo = 0, hi = x->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (x->quote[mid]->start <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (size_t k = 0; k < NESTED && lo > 0; k++, lo--)
		if (x->quote[lo - 1]->end > at)
			return x->quote[lo - 1];
	return NULL;
}

void
source_set(const struct figure_scene *s, const struct sources *x, struct figure *f, size_t n)
{
	const struct row *q;

	for (size_t k = 0; k < n; k++) {
		q = quote_at(x, s->ps->p[f[k].a].start);
		if (q != NULL)
			f[k].who = q->col[ROW_WHO];
	}
}
