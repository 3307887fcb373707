/* See mention.h. */
#include "name/mention.h"

#include <stdlib.h>

const char *const name_class_name[NAME_CLASSES] = { "", "person", "org", "place", "misc" };

const char mention_model[] = "model", mention_dateline[] = "dateline";

void
mention_add(struct mentions *m, struct mention x)
{
	mem_room(&m->at, &m->cap, m->n + 1, sizeof(*m->at));
	m->at[m->n++] = x;
}

static int
by_place(const void *pa, const void *pb)
{
	const struct mention *a = pa, *b = pb;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return a->last > b->last ? -1 : a->last < b->last;
}

void
mention_sort(struct mentions *m)
{
	size_t w = 0;

	for (; w + 1 < m->n && by_place(&m->at[w], &m->at[w + 1]) <= 0; w++)
		;
	if (w + 1 < m->n)		/* mostly they are in order */
		qsort(m->at, m->n, sizeof(*m->at), by_place);
	w = 0;
	for (size_t i = 0; i < m->n; i++) {
		if (w > 0 && m->at[i].first < m->at[w - 1].last) {
			if (m->at[i].last - m->at[i].first > m->at[w - 1].last - m->at[w - 1].first)
				m->at[w - 1] = m->at[i];
		} else
			m->at[w++] = m->at[i];
	}
	m->n = w;
}

void
mention_prefer(struct mentions *m, size_t known)
{
	size_t w = 0, k = known;

	for (size_t i = 0; i < known; i++) {
		while (k < m->n && m->at[k].last <= m->at[i].first)
			k++;
		if (k == m->n || m->at[k].first >= m->at[i].last)
			m->at[w++] = m->at[i];
	}
	for (k = known; k < m->n; k++)
		m->at[w++] = m->at[k];
	m->n = w;
	mention_sort(m);
}
