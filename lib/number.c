/* See number.h. */
#include "number.h"

#include <stdlib.h>

struct number_finder {
	int	 nothing_yet;
};

struct number_finder *
number_new(void)
{
	return mem_zero(1, sizeof(struct number_finder));
}

void
number_free(struct number_finder *f)
{
	free(f);
}

void
number_find(void *finder, struct doc *d)
{
	struct row r = { .kind = KIND_NUMBER };

	(void)finder;
	for (size_t i = 0; i < d->n_token; i++)
		if (d->token[i].label == TOKEN_NUMBER) {
			r.start = d->token[i].start;
			r.end = d->token[i].end;
			r.col[ROW_ID] = S("1");
			r.col[ROW_LABEL] = S("count");
			r.col[ROW_VALUE] = d->token[i].low;
			doc_add(d, &r);
		}
}
