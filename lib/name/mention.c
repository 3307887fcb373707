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

static bool
sorted(const struct mentions *m, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++)
		if (by_place(&m->at[i], &m->at[i + 1]) > 0)
			return false;
	return true;
}

/* Mostly new mentions stand behind the old ones, each part in order. */
static void
merge(struct mentions *m)
{
	size_t old = 1, i, j, w = 0;
	struct mention *at;

	while (old < m->n && by_place(&m->at[old - 1], &m->at[old]) <= 0)
		old++;
	if (!sorted(m, old, m->n)) {
		qsort(m->at, m->n, sizeof(*m->at), by_place);
		return;
	}
	mem_room(&m->at, &m->cap, m->n + old, sizeof(*m->at));
	at = m->at + m->n;			/* the old ones, out of the way */
	memcpy(at, m->at, old * sizeof(*at));
	for (i = 0, j = old; i < old; w++)
		m->at[w] = j < m->n && by_place(&m->at[j], &at[i]) < 0 ? m->at[j++] : at[i++];
}

void
mention_sort(struct mentions *m)
{
	size_t w = 0;

	if (!sorted(m, 0, m->n))
		merge(m);
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
