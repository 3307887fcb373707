/* See page_title.h. */
#include "read/page_title.h"
#include "lex_html_tags.h"
#include "lex_page_hints.h"
#include "read/words.h"
#include "utf8.h"

enum {
	TITLE_MAX = 300, TITLE_MIN = 4,	/* bytes of a heading that can be the title */
	NEAR = 15,			/* blocks before the text in which it is likely to stand */
	CALLED_MIN = 3,			/* words of a title in a heading that says more */
	SITE_WORDS = 3			/* so few may name but the site */
};

/*
 * What it is worth that a heading says all that <title> says, where 1 is the worth of
 * saying nothing else: the site's name alone says too little.
 */
#define COVERED	0.4

/* What any heading is worth where the head says nothing: h1 near the text is the title. */
#define UNNAMED	0.4

/* Where " | ", " - " or the like begins in s, from `from` on; its bytes in *n. */
static size_t
separator(struct span s, size_t from, size_t *n)
{
	static const char *const sep[] = {
		" | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " :: ", " \xc2\xbb ", " \xc2\xb7 ",
		" // ", " \xe2\x80\xa2 "
	};

	for (; from < s.n; from++)
		for (size_t k = 0; s.p[from] == ' ' && k < sizeof(sep) / sizeof(sep[0]); k++)
			if (span_starts(span_from(s, from), span_of(sep[k]))) {
				*n = strlen(sep[k]);
				return from;
			}
	return s.n;
}

/*
 * Without the site's name: the last part if it is that, or at most five words
 * behind at least three; the first part if it is at most three before more.
 */
static struct span
without_site(struct span s, struct span site)
{
	struct span head, tail;
	size_t n = 0, first, last, last_n;

	if (s.n > TITLE_MAX)
		return s;
	for (;;) {
		first = separator(s, 0, &n);
		if (first == s.n)
			return s;
		last = first;
		last_n = n;
		for (size_t at = first + n; (at = separator(s, at, &n)) < s.n; at += n) {
			last = at;
			last_n = n;
		}
		head = (struct span){ s.p, last };
		tail = span_from(s, last + last_n);
		if (!span_eq(tail, site) && (words_count(tail) > 5 || words_count(head) < 3))
			break;
		s = head;
	}
	first = separator(s, 0, &n);
	head = (struct span){ s.p, first };
	tail = span_from(s, first + n);
	if (span_eq(head, site) || (words_count(head) <= 3 && words_count(tail) > words_count(head)))
		return tail;
	return s;
}

static bool
in_article(const struct page *p, uint32_t node)
{
	for (; node != 0; node = p->node[node].parent)
		if ((p->node[node].tag & (HTML_TAGS_ARTICLE | HTML_TAGS_MAIN)) != 0 || p->node[node].is_main)
			return true;
	return false;
}

/* What a page's head calls its article, and its site. */
struct called {
	struct words	title, og, site, publisher;
};

/* The block that a mark begins with. */
static size_t
block_of(const struct page *p, const struct page_mark *m)
{
	size_t from = 0, to = p->n_block, i;

	while (from < to) {
		i = from + (to - from) / 2;
		if (p->block[i].at < m->at)
			from = i + 1;
		else
			to = i;
	}
	return from;
}

static bool
is_near_text(const struct page_source *s, const struct page_mark *m)
{
	const struct page_body *b = s->body;
	size_t i = block_of(s->page, m);

	return b->last > 0 && i < b->last && i + NEAR >= b->first;
}

static bool
is_same(const struct words *a, const struct words *b)
{
	return a->n > 0 && words_shared(a, b) > 0.99 && words_shared(b, a) > 0.99;
}

/* How much of the page's name a heading says, and how little else. */
static double
likeness(const struct words *heading, const struct words *name)
{
	return words_shared(heading, name) + COVERED * words_shared(name, heading);
}

/* How much a heading looks like the title that <title> and og:title speak of. */
static double
title_score(const struct page_source *from, const struct page_mark *m, const struct called *c)
{
	struct words w;
	double s, t;

	words_cut(&w, page_mark_text(from->page, m));
	if ((is_same(&w, &c->site) || is_same(&w, &c->publisher)) && c->title.n > w.n)
		return 0;
	s = likeness(&w, &c->title);
	t = likeness(&w, &c->og);
	if (t > s)
		s = t;
	if (c->title.n <= SITE_WORDS && c->og.n <= SITE_WORDS && s < UNNAMED && w.n > c->title.n)
		s = UNNAMED;
	else if (w.n < 2)
		s -= 0.3;
	if (m->kind == MARK_HEADING && m->level == 1)
		s += is_near_text(from, m) || in_article(from->page, m->node) ? 0.25 : 0.1;
	else if ((m->hint & PAGE_HINTS_TITLE) != 0)
		s += 0.1;
	if (in_article(from->page, m->node))
		s += 0.05;
	if (is_near_text(from, m))
		s += 0.15;
	return s + 0.01 * (double)(w.n < 15 ? w.n : 15);
}

/* The heading that is the title, if one is. */
static const struct page_mark *
title_heading(struct page_source *s, const struct called *c)
{
	const struct page *p = s->page;
	const struct page_mark *best = NULL;
	double score, most = 0.75;

	for (size_t i = 0; i < p->n_mark; i++) {
		const struct page_mark *m = &p->mark[i];
		struct span text = page_mark_text(p, m);

		if ((m->kind != MARK_HEADING && m->kind != MARK_TITLE) || m->level > 3 ||
		    text.n < TITLE_MIN || text.n > TITLE_MAX)
			continue;
		score = title_score(s, m, c);
		if (score > most) {
			most = score;
			best = m;
		}
	}
	return best;
}

/* Does a begin, or end, with b?  0: neither; the number of its first word that is b's, + 1. */
static size_t
part_at(const struct words *a, const struct words *b)
{
	for (size_t from = 0; from + b->n <= a->n; from += a->n - b->n) {
		size_t i = 0;

		while (i < b->n && span_eq(a->word[from + i], b->word[i]))
			i++;
		if (i == b->n)
			return from + 1;
		if (a->n == b->n)
			break;
	}
	return 0;
}

/* Does the word at byte `at` begin a sentence, with nothing but a blank or its end before it? */
static bool
begins_anew(struct span s, size_t at)
{
	size_t next = at;
	uint32_t c = utf8_next(s, &next);

	return utf8_is_upper(c) && at > 1 && s.p[at - 1] == ' ' && strchr("-/|&+,", s.p[at - 2]) == NULL &&
	    (unsigned char)s.p[at - 2] < 0x80;
}

/*
 * A heading may hold the line above the title, or the one below: "Talks in
 * Paris Barges for the city".  What the head calls the article is the title.
 */
static struct span
without_kicker(struct span heading, struct span called)
{
	struct words w, c;
	size_t at;

	words_cut(&w, heading);
	words_cut(&c, called);
	if (c.n < CALLED_MIN || c.n >= w.n || (at = part_at(&w, &c)) == 0)
		return heading;
	if (at > 1)
		return span_from(heading, words_begin(heading, at - 1));
	at = words_begin(heading, c.n);		/* two sentences, not one that the head cuts */
	return begins_anew(heading, at) ? (struct span){ heading.p, at } : heading;
}

/* Where the word at `at`, with its opening mark, begins a title behind a kicker's last word; else s.n. */
static size_t
opens_at(struct span s, size_t at)
{
	static const struct span mark[] = {
		SPAN("\""), SPAN("'"), SPAN("\xe2\x80\x9e"), SPAN("\xe2\x80\x9c"), SPAN("\xe2\x80\x98"),
		SPAN("\xc2\xab"), SPAN("\xc2\xbb")
	};
	size_t from = at, next = at;
	uint32_t c = utf8_next(s, &next);

	for (size_t i = 0; i < sizeof(mark) / sizeof(mark[0]) && from == at; i++)
		if (span_ends((struct span){ s.p, at }, mark[i]))
			from -= mark[i].n;
	if (from == at && (utf8_is_lower(c) || at == 0 || s.p[at - 1] != ' '))
		return s.n;
	at = from > 0 && s.p[from - 1] == ' ' ? from - 1 : from;
	c = at > 0 ? utf8_prev(s, &at) : 0;
	return utf8_is_letter(c) || utf8_is_digit(c) || c == '?' || c == '!' ? from : s.n;
}

/*
 * "Talks in Paris Barges for the city" is a kicker and the title, if the head
 * sets them apart in any order: "Talks in Paris: Barges for the city - Post".
 */
static struct span
behind_kicker(struct span heading, struct span head)
{
	struct words w, part, kicker, all;
	size_t at = 0, end, n = 0, colon;

	words_cut(&w, heading);
	words_cut(&all, head);
	for (; at < head.n; at = end + n) {
		end = separator(head, at, &n);
		for (colon = at; colon + 1 < end && memcmp(head.p + colon, ": ", 2) != 0; colon++)
			;
		if (colon + 1 < end) {
			end = colon;
			n = 2;
		}
		words_cut(&part, (struct span){ head.p + at, end - at });
		if (part.n < CALLED_MIN || part.n >= w.n || part_at(&w, &part) != w.n - part.n + 1)
			continue;
		n = opens_at(heading, words_begin(heading, w.n - part.n));
		words_cut(&kicker, (struct span){ heading.p, n < heading.n ? n : 0 });
		return n < heading.n && words_shared(&kicker, &all) > 0.5 ? span_from(heading, n) : heading;
	}
	return heading;
}

/* What the page's head says, without the site's name. */
static void
title_of_head(struct page_title *t, struct page_source *s)
{
	static const char *const names[] = { "og:title", "dc:title", "dc.title", "twitter:title", "parsely-title",
	    "sailthru.title", "title", NULL };
	struct span site;

	page_source_line(&t->head, page_source_meta_any(s, names));
	if (t->head.n == 0)
		page_source_line(&t->head, buf_view(&s->ld.headline));
	if (t->head.n == 0)
		page_source_line(&t->head, buf_view(&s->page->title));
	site = page_source_meta(s, "og:site_name");
	page_source_line(&t->text, without_site(buf_view(&t->head), site));
}

/* The heading, or what the head says; both may call the article by a part of the other. */
static void
title_of_heading(struct page_title *t, struct page_source *s, const struct page_mark *heading)
{
	struct span all = page_source_line(&t->head, page_mark_text(s->page, heading)), part;

	part = without_kicker(all, page_source_meta(s, "og:title"));
	if (part.n == all.n)
		part = without_kicker(all, buf_view(&s->ld.headline));
	if (part.n == all.n)
		part = behind_kicker(all, page_source_meta(s, "og:title"));
	if (part.n == all.n)
		part = behind_kicker(all, buf_view(&s->page->title));
	page_source_line(&t->text, part);
}

void
page_title(struct page_title *t, struct page_source *s)
{
	const struct page *p = s->page;
	const struct page_mark *heading;
	struct called c;

	words_cut(&c.title, buf_view(&p->title));
	words_cut(&c.og, page_source_meta(s, "og:title"));
	words_cut(&c.site, page_source_meta(s, "og:site_name"));
	words_cut(&c.publisher, buf_view(&s->ld.publisher));
	heading = title_heading(s, &c);
	if (heading != NULL) {
		title_of_heading(t, s, heading);
		t->block = block_of(p, heading);
		return;
	}
	title_of_head(t, s);
	t->block = 0;
	while (t->block < p->n_block && !span_eq(page_text(p, &p->block[t->block]), buf_view(&t->text)))
		t->block++;
}

void
page_title_free(struct page_title *t)
{
	buf_free(&t->text);
	buf_free(&t->head);
}
