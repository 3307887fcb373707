/* See source.h. */
#include "number/source.h"

enum { NESTED = 8 };	/* quotations looked at that begin before the figure */

void
source_set(const struct figure_scene *s, const struct cover *quotes, struct figure *f, size_t n)
{
	const struct row *q;

	for (size_t k = 0; k < n; k++) {
		q = cover_at(quotes, s->ps->p[f[k].a].start, NESTED);
		if (q != NULL)
			f[k].who = q->col[ROW_WHO];
	}
}
