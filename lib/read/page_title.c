/* See page_title.h. */
#include "read/page_title.h"
#include "lex_html_tags.h"
#include "lex_page_hints.h"
#include "read/words.h"

enum { TITLE_MAX = 300, TITLE_MIN = 4 };	/* bytes of a heading that can be the title */

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

/* How much a heading looks like the title that <title> and og:title speak of. */
static double
title_score(const struct page *p, const struct page_mark *m, const struct words *title,
    const struct words *og)
{
	struct words w;
	double s, t;

	words_cut(&w, page_mark_text(p, m));
	s = words_shared(&w, title);
	t = words_shared(&w, og);
	if (t > s)
		s = t;
	if (w.n < 2)
		s -= 0.3;
	if (m->kind == MARK_HEADING && m->level == 1)
		s += 0.25;
	else if ((m->hint & PAGE_HINTS_TITLE) != 0)
		s += 0.1;
	if (in_article(p, m->node))
		s += 0.05;
	return s + 0.01 * (double)(w.n < 15 ? w.n : 15);
}

/* The heading that is the title, if one is. */
static const struct page_mark *
title_heading(struct page_source *s)
{
	const struct page *p = s->page;
	const struct page_mark *best = NULL;
	struct words title, og;
	double score, most = 0.75;

	words_cut(&title, buf_view(&p->title));
	words_cut(&og, page_source_meta(s, "og:title"));
	for (size_t i = 0; i < p->n_mark; i++) {
		const struct page_mark *m = &p->mark[i];
		struct span text = page_mark_text(p, m);

		if ((m->kind != MARK_HEADING && m->kind != MARK_TITLE) || m->level > 3 ||
		    text.n < TITLE_MIN || text.n > TITLE_MAX)
			continue;
		score = title_score(p, m, &title, &og);
		if (score > most) {
			most = score;
			best = m;
		}
	}
	return best;
}

/* What the page's head says, without the site's name. */
static void
title_of_head(struct page_title *t, struct page_source *s)
{
	static const char *const names[] = { "og:title", "twitter:title", "dc.title", "title", NULL };
	struct span site;

	page_source_line(&t->head, page_source_meta_any(s, names));
	if (t->head.n == 0)
		page_source_line(&t->head, buf_view(&s->ld.headline));
	if (t->head.n == 0)
		page_source_line(&t->head, buf_view(&s->page->title));
	site = page_source_meta(s, "og:site_name");
	page_source_line(&t->text, without_site(buf_view(&t->head), site));
}

static size_t
block_of(const struct page *p, const struct page_mark *heading, struct span title)
{
	size_t i = 0;

	if (heading != NULL)
		while (i < p->n_block && p->block[i].at < heading->at)
			i++;
	else
		while (i < p->n_block && !span_eq(page_text(p, &p->block[i]), title))
			i++;
	return i;
}

void
page_title(struct page_title *t, struct page_source *s)
{
	const struct page_mark *heading = title_heading(s);

	if (heading != NULL)
		page_source_line(&t->text, page_mark_text(s->page, heading));
	else
		title_of_head(t, s);
	t->block = block_of(s->page, heading, buf_view(&t->text));
}

void
page_title_free(struct page_title *t)
{
	buf_free(&t->text);
	buf_free(&t->head);
}
