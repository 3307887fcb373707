/* See page_body.h. */
#include "read/page_body.h"
#include "lex_html_tags.h"
#include "lex_page_hints.h"
#include "lex_page_phrases.h"
#include "read/hash.h"
#include "read/page_phrase.h"

#include <stdlib.h>

enum {
	PROSE_MIN = 30,		/* weight of the shortest prose */
	JUNK_MAX = 400,		/* weight of a block that a phrase in it can spoil */
	CAPTION_MAX = 250,	/* of one with a copyright sign, which is a caption */
	PHRASE_MAX = 100,	/* of one that a phrase at its beginning can */
	EDGE_MIN = 25,		/* weight of a sentence at the article's edge */
	EDGE_BODY_MIN = 20,	/* of a line there, in an element that calls itself body */
	FEW_CHARS = 250,	/* of an article; with less the search is made again */
	SMALL_PAGE = 500,	/* code points of a page that has nothing but its text */
	LEAD_BLOCKS = 40,	/* between the main heading and the container */
	STANDFIRST_MIN = 60,	/* weight of a heading over the text that is part of it */
	LEAD_MIN = 70,		/* weight of a heading that is the first sentence */
	REPEAT_MIN = 80,	/* bytes from which on a paragraph is given once */
	GAP_MIN = 4,		/* blocks left out in a row, behind which another text begins */
	PROBES = 8, DIFFERENT_MIN = 6,
	PARAGRAPH_MIN = 150	/* of a <p> that is prose, whatever it is called */
};

/* What the elements around a block say, as far as it is believed. */
enum down {
	DOWN_FURNITURE = 1, DOWN_COMMENT = 2, DOWN_CAPTION = 4, DOWN_BIO = 8, DOWN_HIDDEN = 16,
	DOWN_NAV = 32, DOWN_FORM = 64, DOWN_BODY = 128, DOWN_TABLE = 256
};
#define FAR_SHARE	0.5	/* of the text that must stand in one element for the rest to be far */
#define END_SHARE	0.6	/* of the prose that must stand before an end heading */
#define BEFORE_SHARE	0.2	/* of the text that may stand before the title, and is none */

#define DOWN_OUT (DOWN_FURNITURE | DOWN_COMMENT | DOWN_CAPTION | DOWN_BIO | DOWN_HIDDEN | \
	DOWN_NAV | DOWN_FORM)

enum kind { OUT, SHORT, HEADING, GOOD, END };	/* END: what follows is no article */

static bool
is_heading(const struct page *p, const struct page_block *b)
{
	return (p->node[b->node].tag & HTML_TAGS_HEADING) != 0;
}

/* h1, or an h2 that calls itself title. */
static bool
is_main_heading(const struct page *p, const struct page_block *b)
{
	const struct page_node *n = &p->node[b->node];
	struct span name = lex_phrase(&lex_html_tags, lex_html_tags.row + n->name);

	return span_is(name, "h1") || (span_is(name, "h2") && ((n->hint |
	    p->node[n->parent].hint) & PAGE_HINTS_TITLE) != 0);
}

/* Characters of prose in a block. */
static uint32_t
prose_of(const struct page *p, const struct page_block *b)
{
	uint32_t w = page_weight(b);

	if (w < PROSE_MIN || b->link * 2 >= b->chars || is_heading(p, b))
		return 0;
	return w - b->link;
}

static uint32_t
sum(const uint32_t *prefix, const struct page_node *n)
{
	return prefix[n->last] - prefix[n->first];
}

/* What a node's own hints are worth: they count only while it holds less than a share of the page. */
static uint32_t
believed(const struct page_node *n, uint32_t prose, double all, bool paragraph)
{
	double share = prose / all;
	uint32_t down = 0;
	bool body = (n->hint & PAGE_HINTS_BODY) != 0;

	if ((n->hint & PAGE_HINTS_FURNITURE) != 0 && !paragraph && share < (body ? 0.2 : 0.35))
		down |= DOWN_FURNITURE;
	if ((n->hint & PAGE_HINTS_COMMENT) != 0 && share < 0.5)
		down |= DOWN_COMMENT;
	if (((n->hint & PAGE_HINTS_CAPTION) != 0 || (n->tag & HTML_TAGS_FIGURE) != 0) && share < 0.2)
		down |= DOWN_CAPTION;
	if ((n->hint & PAGE_HINTS_BIO) != 0 && share < 0.2)
		down |= DOWN_BIO;
	if (n->hidden && share < 0.6)
		down |= DOWN_HIDDEN;
	if ((n->tag & (HTML_TAGS_NAV | HTML_TAGS_FOOTER | HTML_TAGS_ASIDE)) != 0 && share < 0.5)
		down |= DOWN_NAV;
	if ((n->tag & HTML_TAGS_FORM) != 0 && share < 0.2)
		down |= DOWN_FORM;
	if (body)
		down |= DOWN_BODY;
	return down;
}

/*
 * Is it a <p> that is prose, whatever it is called: long, or one of many that
 * are called so and are most of what they stand in?
 */
static bool
is_text(const struct page_body *b, const struct page *p, const struct page_node *n, uint16_t paragraph)
{
	return n->name == paragraph && (sum(b->raw, n) >= PARAGRAPH_MIN ||
	    2 * b->called[n->parent] > sum(b->raw, &p->node[n->parent]));
}

static void
inherit(struct page_body *b, const struct page *p)
{
	double all = b->raw[p->n_block] > 0 ? b->raw[p->n_block] : 1;
	uint16_t paragraph = (uint16_t)(lex_find(&lex_html_tags, S("p")).row - lex_html_tags.row);

	memset(b->called, 0, p->n_node * sizeof(*b->called));
	for (size_t i = 1; i < p->n_node; i++)
		if (p->node[i].name == paragraph && (p->node[i].hint & PAGE_HINTS_FURNITURE) != 0)
			b->called[p->node[i].parent] += sum(b->raw, &p->node[i]);

	for (size_t i = 0; i < p->n_node; i++) {
		const struct page_node *n = &p->node[i];

		b->down[i] = believed(n, sum(b->raw, n), all, is_text(b, p, n, paragraph)) |
		    (i == 0 ? 0 : b->down[n->parent]);
		if (b->teasers.is[i])
			b->down[i] |= DOWN_FURNITURE;
	}
}

/* The child with the most prose, of every node. */
static void
find_best(struct page_body *b, const struct page *p)
{
	for (size_t i = 0; i < p->n_node; i++)
		b->best[i] = 0;
	for (uint32_t i = 1; i < p->n_node; i++) {
		uint32_t *best = &b->best[p->node[i].parent];

		if (*best == 0 || sum(b->prose, &p->node[i]) > sum(b->prose, &p->node[*best]))
			*best = i;
	}
}

/* How much of the prose a child must keep for the search to go down to it. */
static double
must_keep(const struct page_node *n)
{
	if ((n->hint & PAGE_HINTS_BODY) != 0)
		return 0.70;
	if ((n->tag & (HTML_TAGS_ARTICLE | HTML_TAGS_MAIN)) != 0 || n->is_main)
		return 0.80;
	if ((n->hint & PAGE_HINTS_CONTENT) != 0)
		return 0.90;
	return 0.95;
}

static uint32_t
container(const struct page_body *b, const struct page *p)
{
	uint32_t at = 0, child;

	while ((child = b->best[at]) != 0) {
		const struct page_node *n = &p->node[child];

		if (n->last - n->first < 2 ||
		    sum(b->prose, n) < must_keep(n) * sum(b->prose, &p->node[at]))
			break;
		at = child;
	}
	return at;
}

static bool
has_copyright(struct span s)
{
	const char *p;

	while (s.n > 1 && (p = memchr(s.p, '\xc2', s.n - 1)) != NULL) {
		if (p[1] == '\xa9')
			return true;
		s = span_from(s, (size_t)(p - s.p) + 1);
	}
	return false;
}

/* What the words say, without the markup: OUT, END, or GOOD for nothing. */
static enum kind
kind_by_words(const struct page *p, const struct page_block *k)
{
	struct span s = page_text(p, k);
	uint32_t begins;

	if (page_weight(k) > JUNK_MAX)
		return GOOD;
	if ((page_phrase_has(s) & PAGE_PHRASES_JUNK) != 0 || span_starts(s, S("(c) ")) ||
	    (page_weight(k) < CAPTION_MAX && has_copyright(s)))
		return OUT;
	if (page_weight(k) > PHRASE_MAX)
		return GOOD;
	begins = page_phrase_begins(s);
	if ((begins & PAGE_PHRASES_END) != 0 && (is_heading(p, k) || k->ends == 0))
		return END;
	if ((begins & PAGE_PHRASES_CREDIT) != 0 && (k->ends == 0 || memchr(s.p, ':', s.n) != NULL))
		return OUT;
	if ((begins & PAGE_PHRASES_SKIP) != 0 && page_weight(k) < 60 && k->ends == 0)
		return OUT;
	return GOOD;
}

static enum kind
kind_of(const struct page *p, const struct page_block *k, uint32_t down)
{
	uint32_t w = page_weight(k);
	enum kind by_words;
	double links = (double)k->link / (double)(k->chars > 0 ? k->chars : 1);

	if ((down & DOWN_OUT) != 0)
		return OUT;
	if ((by_words = kind_by_words(p, k)) != GOOD)
		return by_words;
	if (is_heading(p, k) && (w < LEAD_MIN || k->ends == 0))
		return links > 0.5 ? OUT : HEADING;
	if (links > 0.5)
		return (p->node[k->node].tag & (HTML_TAGS_ITEM | HTML_TAGS_CELL)) != 0 && links < 0.85 &&
		    k->chars - k->link >= 15 ? SHORT : OUT;
	if (w >= 200 || (w >= 70 && k->ends + k->commas > 0) || (w >= 40 && k->ends > 0))
		return GOOD;
	return SHORT;
}

/* Is a short block at the edge of the article a part of it? */
static bool
fits_edge(const struct page *p, const struct page_block *k, const struct page_block *good,
    uint32_t down)
{
	bool beside = p->node[k->node].parent == p->node[good->node].parent &&
	    p->node[k->node].name == p->node[good->node].name;

	if (k->link * 3 > k->chars || (down & DOWN_OUT) != 0)
		return false;
	if (beside && k->ends > 0)
		return true;
	return (down & DOWN_BODY) != 0 ? page_weight(k) >= EDGE_BODY_MIN || k->ends > 0 :
	    k->ends > 0 && page_weight(k) >= EDGE_MIN;
}

/* The next good block from i on; `to` if there is none. */
static uint32_t
next_good(const struct page_body *b, uint32_t i, uint32_t to)
{
	while (i < to && b->kind[i] != GOOD)
		i++;
	return i;
}

/* Is the second block in the same element as the first, or in the one around it? */
static bool
goes_on(const struct page *p, const struct page_block *one, const struct page_block *two)
{
	uint32_t parent = p->node[one->node].parent;

	return parent == p->node[two->node].parent || parent == two->node;
}

/*
 * Where an end heading closes the article that begins at `from`: once most of
 * it came before, and if the next paragraph is no sibling of the last one.
 */
static uint32_t
end_of(const struct page_body *b, const struct page *p, uint32_t from, uint32_t to)
{
	double all = b->prose[to] - b->prose[from];
	uint32_t good = from, next;

	for (uint32_t i = from; i < to; i++) {
		if (b->kind[i] == GOOD)
			good = i;
		if (b->kind[i] != END || b->prose[i] - b->prose[from] <= END_SHARE * all)
			continue;
		next = next_good(b, i, to);
		if (next == to || page_weight(&p->block[next]) < LEAD_MIN ||
		    !goes_on(p, &p->block[good], &p->block[next]))
			return i;
		i = next - 1;
	}
	return to;
}

/* A heading, or a line with a colon, over what is left out: "More news:" and its links. */
static bool
leads_nowhere(const struct page_body *b, const struct page *p, uint32_t i, uint32_t to)
{
	struct span s = page_text(p, &p->block[i]);

	if (b->kind[i] != HEADING && !(b->kind[i] == SHORT && s.p[s.n - 1] == ':'))
		return false;
	return i + 1 >= to || (b->kind[i + 1] == OUT &&
	    (b->down[p->block[i + 1].node] & (DOWN_CAPTION | DOWN_HIDDEN)) == 0);
}

/* The end of the article whose last good block stands before `to`: past short ones that fit. */
static uint32_t
last_of(const struct page_body *b, const struct page *p, uint32_t to, uint32_t last)
{
	for (uint32_t i = to; i < last && b->kind[i] <= SHORT; i++) {
		if (b->kind[i] == OUT)
			continue;
		if (!fits_edge(p, &p->block[i], &p->block[to - 1], b->down[p->block[i].node]))
			break;
		to = i + 1;
	}
	return to;
}

/*
 * The element whose own paragraphs are most of the text: what is good, but lies
 * outside of it behind a long row of what is left out, is of another article or of
 * the page's machinery.
 */
static uint32_t
end_near(struct page_body *b, const struct page *p, uint32_t from, uint32_t to)
{
	uint32_t *own = b->best;	/* container() is done with it */
	uint32_t all = 0, most = 0, gap = 0;
	const struct page_node *m;

	memset(own, 0, p->n_node * sizeof(*own));
	for (uint32_t i = from; i < to; i++)
		if (b->kind[i] == GOOD) {
			uint32_t parent = p->node[p->block[i].node].parent;

			own[parent] += page_weight(&p->block[i]);
			all += page_weight(&p->block[i]);
			if (own[parent] > own[most])
				most = parent;
		}
	if (own[most] < all * FAR_SHARE)
		return to;
	m = &p->node[most];
	for (uint32_t i = m->last; i < to; i++) {
		gap = b->kind[i] == OUT ? gap + 1 : 0;
		if (gap < GAP_MIN)
			continue;
		while (b->kind[i - 1] != GOOD)
			i--;
		return i;
	}
	return to;
}

/*
 * Short blocks between two good ones go with them; at the edges those that
 * read like sentences, or stand in what calls itself the article's body.
 */
static void
smooth(struct page_body *b, const struct page *p, uint32_t first, uint32_t last)
{
	uint32_t from = last, to = first;

	for (uint32_t i = first; i < last; i++)
		if (b->kind[i] == GOOD) {
			if (i < from)
				from = i;
			to = i + 1;
		}
	if (from >= to)
		return;
	to = end_near(b, p, from, to);
	to = last_of(b, p, to, last);
	while (from > first && b->kind[from - 1] == SHORT &&
	    fits_edge(p, &p->block[from - 1], &p->block[from], b->down[p->block[from - 1].node]))
		from--;
	if (from > first && b->kind[from - 1] == HEADING && (b->with_heading ||
	    (page_weight(&p->block[from - 1]) >= STANDFIRST_MIN && !is_main_heading(p, &p->block[from - 1]))))
		from--;
	to = end_of(b, p, from, to);
	for (uint32_t i = from; i < to; i++)
		b->keep[i] = b->kind[i] != OUT && b->kind[i] != END && !leads_nowhere(b, p, i, to);
}

static void
make_room(struct page_body *b, const struct page *p)
{
	size_t nb = p->n_block, nn = p->n_node;

	mem_room(&b->keep, &b->cap_keep, nb + 1, sizeof(*b->keep));
	mem_room(&b->kind, &b->cap_kind, nb + 1, sizeof(*b->kind));
	mem_room(&b->raw, &b->cap_raw, nb + 1, sizeof(*b->raw));
	mem_room(&b->prose, &b->cap_prose, nb + 1, sizeof(*b->prose));
	mem_room(&b->down, &b->cap_down, nn + 1, sizeof(*b->down));
	mem_room(&b->best, &b->cap_best, nn + 1, sizeof(*b->best));
	mem_room(&b->called, &b->cap_called, nn + 1, sizeof(*b->called));
}

/* How many code points are kept, and where. */
static void
measure(struct page_body *b, const struct page *p)
{
	b->chars = 0;
	b->first = b->last = 0;
	for (size_t i = 0; i < p->n_block; i++) {
		if (!b->keep[i])
			continue;
		b->chars += p->block[i].chars;
		if (b->last == 0)
			b->first = i;
		b->last = i + 1;
	}
}

/* Chooses the blocks; `out` are the flags that leave a block out. */
static void
choose(struct page_body *b, const struct page *p, uint32_t out)
{
	const struct page_node *c;

	b->prose[0] = 0;
	for (size_t i = 0; i < p->n_block; i++)
		b->prose[i + 1] = b->prose[i] + ((b->down[p->block[i].node] & out) != 0 ? 0 :
		    prose_of(p, &p->block[i]));
	find_best(b, p);
	c = &p->node[container(b, p)];
	for (size_t i = 0; i < p->n_block; i++) {
		b->keep[i] = false;
		b->kind[i] = (unsigned char)kind_of(p, &p->block[i], b->down[p->block[i].node] & out);
	}
	smooth(b, p, c->first, c->last);
	measure(b, p);
}

/* Nothing reads like prose: short lines, where the page says that they are its text. */
static void
keep_short(struct page_body *b, const struct page *p)
{
	for (size_t i = 0; i < p->n_block; i++)
		b->keep[i] = (b->kind[i] == SHORT || b->kind[i] == HEADING) &&
		    (b->down[p->block[i].node] & (DOWN_BODY | DOWN_OUT)) == DOWN_BODY;
	measure(b, p);
}

/*
 * Where hardly anything is left, the page's own words for its parts were taken
 * wrongly: the second time only comments, captions and menus are out; where
 * nothing is left, captions may be the text.
 */
void
page_body(struct page_body *b, const struct page *p)
{
	uint32_t chars;

	make_room(b, p);
	b->raw[0] = 0;
	for (size_t i = 0; i < p->n_block; i++)
		b->raw[i + 1] = b->raw[i] + prose_of(p, &p->block[i]);
	page_teasers(&b->teasers, p, b->raw);
	inherit(b, p);
	choose(b, p, DOWN_OUT);
	chars = b->chars;
	if (chars >= FEW_CHARS || (chars > 0 && b->raw[p->n_block] < 2 * chars))
		return;
	choose(b, p, DOWN_COMMENT | DOWN_CAPTION | DOWN_NAV);
	if (b->chars == 0)
		choose(b, p, DOWN_COMMENT | DOWN_NAV | DOWN_HIDDEN);
	if (b->chars < 2 * chars)
		choose(b, p, DOWN_OUT);
	if (b->chars == 0)
		keep_short(b, p);
}

bool
page_body_all(struct page_body *b, const struct page *p)
{
	uint32_t chars = 0;

	for (size_t i = 0; i < p->n_block; i++) {
		chars += p->block[i].chars;
		if (chars > SMALL_PAGE || (b->down[p->block[i].node] & DOWN_OUT) != 0)
			return false;
	}
	for (size_t i = 0; i < p->n_block; i++)
		b->keep[i] = true;
	measure(b, p);
	return true;
}

/* A paragraph below the title, or a heading that is none; teasers are called so, and leads too. */
static bool
is_lead(const struct page_body *b, const struct page *p, const struct page_block *k)
{
	uint32_t w = page_weight(k);

	if ((b->down[k->node] & DOWN_OUT & ~(uint32_t)DOWN_FURNITURE) != 0 || k->link * 4 > k->chars ||
	    kind_by_words(p, k) != GOOD)
		return false;
	return w >= PARAGRAPH_MIN ? k->ends > 0 || is_heading(p, k) :
	    w >= LEAD_MIN && (b->down[k->node] & DOWN_FURNITURE) == 0;
}

/*
 * Is block i the first one with its text, or one of several siblings that say
 * the same?  A table of blocks by hash; where too many meet, it is.
 */
static bool
is_first(struct page_body *b, const struct page *p, size_t size, size_t i)
{
	struct span s = page_text(p, &p->block[i]);
	const struct page_block *first;
	uint64_t h[2];

	hash_128(s, h);
	for (size_t k = 0; k < PROBES; k++) {
		uint32_t *slot = &b->slot[(h[0] + k) & (size - 1)];

		if (*slot == 0) {
			*slot = (uint32_t)i + 1;
			return true;
		}
		first = &p->block[*slot - 1];
		if (span_eq(s, page_text(p, first)))
			return p->node[first->node].parent == p->node[p->block[i].node].parent;
	}
	return true;
}

/*
 * A paragraph that stands twice is given once: pages repeat their leads, and have
 * one text for each size of screen.  Where hardly two differ, that is the text.
 */
static void
drop_repeats(struct page_body *b, const struct page *p)
{
	size_t size = 64, firsts = 0, n = 0;

	while (size < 2 * (b->last - b->first))
		size *= 2;
	mem_room(&b->slot, &b->cap_slot, size, sizeof(*b->slot));
	memset(b->slot, 0, size * sizeof(*b->slot));
	mem_room(&b->repeat, &b->cap_repeat, b->last - b->first, sizeof(*b->repeat));
	for (size_t i = b->first; i < b->last; i++)
		if (b->keep[i] && p->block[i].n >= REPEAT_MIN) {
			if (is_first(b, p, size, i))
				firsts++;
			else
				b->repeat[n++] = (uint32_t)i;
		}
	while (firsts >= DIFFERENT_MIN && n > 0)
		b->keep[b->repeat[--n]] = false;
}

void
page_body_title(struct page_body *b, const struct page *p, size_t title)
{
	uint32_t before = 0;

	if (b->last == 0 || title >= b->last) {
		drop_repeats(b, p);
		return;
	}
	for (size_t i = b->first; i < title; i++)
		before += b->keep[i] ? p->block[i].chars : 0;
	if (before < BEFORE_SHARE * b->chars)
		for (size_t i = b->first; i < title; i++)
			b->keep[i] = false;
	measure(b, p);
	for (size_t i = title + 1; i < b->first && b->first - title <= LEAD_BLOCKS; i++)
		b->keep[i] = is_lead(b, p, &p->block[i]);
	measure(b, p);
	drop_repeats(b, p);
}

bool
page_body_is_out(const struct page_body *b, uint32_t node)
{
	return (b->down[node] & (DOWN_COMMENT | DOWN_HIDDEN)) != 0;
}

void
page_body_free(struct page_body *b)
{
	free(b->keep);
	free(b->kind);
	free(b->raw);
	free(b->prose);
	free(b->down);
	free(b->best);
	free(b->called);
	page_teasers_free(&b->teasers);
	free(b->slot);
	free(b->repeat);
	*b = (struct page_body){ 0 };
}

void
page_body_text(const struct page_body *b, const struct page *p, struct span title, struct buf *to)
{
	size_t from = to->n;

	for (size_t i = 0; i < p->n_block; i++) {
		struct span s = page_text(p, &p->block[i]);

		if (!b->keep[i] || span_eq(s, title))
			continue;
		if (to->n > from)
			buf_span(to, p->block[i].joined && i > 0 && b->keep[i - 1] ? S(" ") : S("\n\n"));
		buf_span(to, s);
	}
}
