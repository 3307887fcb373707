/* See sort.h.  Runs of 8 by insertion, then merged pair by pair. */
#include "table/sort.h"
#include "mem.h"

#include <stdlib.h>

enum { RUN = 8 };

static void
insertion(uint32_t *v, size_t n, sort_compare *cmp, void *self)
{
	uint32_t x;
	size_t j;

	for (size_t i = 1; i < n; i++) {
		x = v[i];
		for (j = i; j > 0 && cmp(self, v[j - 1], x) > 0; j--)
			v[j] = v[j - 1];
		v[j] = x;
	}
}

/* a[0..n) and a[n..m) are sorted; b gets all of them. */
static void
merge(uint32_t *b, const uint32_t *a, size_t n, size_t m, sort_compare *cmp, void *self)
{
	size_t i = 0, j = n, k = 0;

	while (i < n && j < m)
		b[k++] = cmp(self, a[i], a[j]) <= 0 ? a[i++] : a[j++];
	memcpy(b + k, a + i, (n - i) * sizeof(*b));
	k += n - i;
	memcpy(b + k, a + j, (m - j) * sizeof(*b));
}

void
sort_numbers(uint32_t *v, size_t n, sort_compare *cmp, void *self)
{
	uint32_t *room, *a = v, *b, *t;
	size_t half, both;

	for (size_t i = 0; i < n; i += RUN)
		insertion(v + i, n - i < RUN ? n - i : RUN, cmp, self);
	if (n <= RUN)
		return;
	b = room = mem_alloc(n * sizeof(*room));
	for (size_t run = RUN; run < n; run *= 2) {
		for (size_t i = 0; i < n; i += 2 * run) {
			half = n - i < run ? n - i : run;
			both = n - i < 2 * run ? n - i : 2 * run;
			merge(b + i, a + i, half, both, cmp, self);
		}
		t = a, a = b, b = t;
	}
	if (a != v)
		memcpy(v, a, n * sizeof(*v));
	free(room);
}
