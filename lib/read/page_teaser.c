/* See page_teaser.h. */
#include "read/page_teaser.h"
#include "lex_html_tags.h"

#include <stdlib.h>

enum {
	HEADLINE_MIN = 20,	/* weight of a headline */
	TEASER_MAX = 800,	/* prose of a teaser, */
	TEXTS_MAX = 2,		/* ... in so many blocks */
	TEASERS_MIN = 3,	/* in one node */
	REST_MIN = 600		/* prose of a page without its teasers, */
};
#define REST_SHARE	0.125	/* ... and its share of all */

static uint32_t
sum(const uint32_t *prefix, const struct page_node *n)
{
	return prefix[n->last] - prefix[n->first];
}

/* A headline that is a link: all of it but blanks, which are not counted, and a little. */
static bool
is_headline(const struct page_block *k)
{
	return page_weight(k) >= HEADLINE_MIN && k->link * 4 >= k->chars * 3;
}

/* Of every block: how much of either comes before it, and where the next one is. */
static void
count(struct page_teasers *t, const struct page *p, const uint32_t *prose)
{
	uint32_t n = (uint32_t)p->n_block;

	t->texts[0] = t->headlines[0] = 0;
	for (uint32_t i = 0; i < n; i++) {
		t->texts[i + 1] = t->texts[i] + (prose[i + 1] > prose[i]);
		t->headlines[i + 1] = t->headlines[i] + is_headline(&p->block[i]);
	}
	t->next_text[n] = t->next_headline[n] = n;
	for (uint32_t i = n; i-- > 0;) {
		t->next_text[i] = t->texts[i + 1] > t->texts[i] ? i : t->next_text[i + 1];
		t->next_headline[i] = t->headlines[i + 1] > t->headlines[i] ? i : t->next_headline[i + 1];
	}
}

/* Is a node a linked headline with a little text under it? */
static bool
is_one(const struct page_teasers *t, const struct page_node *n, const uint32_t *prose)
{
	uint32_t texts = sum(t->texts, n);

	return texts > 0 && texts <= TEXTS_MAX && sum(prose, n) <= TEASER_MAX &&
	    sum(t->headlines, n) > 0 && t->next_headline[n->first] < t->next_text[n->first] &&
	    (n->tag & (HTML_TAGS_ROW | HTML_TAGS_CELL)) == 0;
}

static void
make_room(struct page_teasers *t, const struct page *p)
{
	size_t nb = p->n_block + 1;

	mem_room(&t->is, &t->cap_is, p->n_node, sizeof(*t->is));
	mem_room(&t->children, &t->cap_children, p->n_node, sizeof(*t->children));
	mem_room(&t->texts, &t->cap_texts, nb, sizeof(*t->texts));
	mem_room(&t->headlines, &t->cap_headlines, nb, sizeof(*t->headlines));
	mem_room(&t->next_text, &t->cap_next_text, nb, sizeof(*t->next_text));
	mem_room(&t->next_headline, &t->cap_next_headline, nb, sizeof(*t->next_headline));
	mem_room(&t->rest, &t->cap_rest, nb, sizeof(*t->rest));
}

/* t->rest: prose before each block without that in teasers. */
static void
leave_out(struct page_teasers *t, const struct page *p, const uint32_t *prose)
{
	uint32_t end = 0, node = 1, rest = 0;

	for (uint32_t i = 0; i < p->n_block; i++) {
		for (; node < p->n_node && p->node[node].first <= i; node++)
			if (t->is[node] && p->node[node].last > end)
				end = p->node[node].last;
		t->rest[i] = rest;
		if (i >= end)
			rest += prose[i + 1] - prose[i];
	}
	t->rest[p->n_block] = rest;
}

void
page_teasers(struct page_teasers *t, const struct page *p, uint32_t *prose)
{
	uint32_t all = prose[p->n_block], rest;

	make_room(t, p);
	count(t, p, prose);
	memset(t->children, 0, p->n_node * sizeof(*t->children));
	t->is[0] = false;
	for (size_t i = 1; i < p->n_node; i++) {
		t->is[i] = is_one(t, &p->node[i], prose);
		t->children[p->node[i].parent] += t->is[i];
	}
	for (size_t i = 1; i < p->n_node; i++)
		t->is[i] = t->is[i] && t->children[p->node[i].parent] >= TEASERS_MIN;
	leave_out(t, p, prose);
	rest = t->rest[p->n_block];
	if (rest >= REST_MIN && rest >= REST_SHARE * all)
		memcpy(prose, t->rest, (p->n_block + 1) * sizeof(*prose));
	else
		memset(t->is, 0, p->n_node * sizeof(*t->is));
}

void
page_teasers_free(struct page_teasers *t)
{
	free(t->is);
	free(t->children);
	free(t->texts);
	free(t->headlines);
	free(t->next_text);
	free(t->next_headline);
	free(t->rest);
	*t = (struct page_teasers){ 0 };
}
