/*
 * Web pages from any bytes: tokens are views of the page, one behind the other;
 * blocks lie in the text in their order, each in its node and its node's
 * parents; the whole comes to an end with lawful UTF-8.
 */
#include "fuzz.h"
#include "read/page_about.h"
#include "read/page_read.h"
#include "read/parse_html.h"
#include "utf8.h"

static void
tokens(struct span html)
{
	const char *last = html.p, *end = html.p + html.n;
	struct html h;
	enum html_token t;

	html_start(&h, html);
	while ((t = html_next(&h)) != HTML_END) {
		LAW(h.text.p >= html.p && h.text.p + h.text.n <= end);
		if (t == HTML_TEXT) {
			LAW(h.text.p >= last);
			last = h.text.p + h.text.n;
		}
		if (t == HTML_START)
			for (size_t i = 0; i < h.n_attribute; i++) {
				LAW(h.attribute[i].value.p + h.attribute[i].value.n <= end);
				LAW(h.attribute[i].name.n > 0);
			}
	}
}

static void
blocks(const struct page *p)
{
	uint32_t at = 0;

	for (size_t i = 0; i < p->n_node; i++) {
		const struct page_node *n = &p->node[i], *up = &p->node[n->parent];

		LAW(n->parent < i || i == 0);
		LAW(n->first <= n->last && n->last <= p->n_block);
		LAW(n->first >= up->first && n->last <= up->last);
	}
	for (size_t i = 0; i < p->n_block; i++) {
		const struct page_block *b = &p->block[i];

		LAW(b->at >= at && b->n > 0 && b->at + b->n <= p->text.n);
		LAW(b->link <= b->chars && b->bold <= b->chars);
		LAW(i >= p->node[b->node].first && i < p->node[b->node].last);
		at = b->at + b->n;
	}
	for (size_t i = 0; i < p->n_mark; i++)
		LAW(p->mark[i].at <= p->mark[i].end && p->mark[i].end <= p->text.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct page page;
	static struct page_body body;
	static struct page_about about;
	struct buf html = { 0 }, text = { 0 };

	buf_more(&html, 1);
	utf8_clean(&html, (struct span){ (const char *)p, n });
	tokens(buf_view(&html));
	page_read(&page, buf_view(&html));
	blocks(&page);
	page_body(&body, &page);
	page_about(&about, &page, &body, S("http://example.com/2017/09/28/a"));
	page_body_text(&body, &page, buf_view(&about.title.text), &text);
	LAW(utf8_valid(buf_view(&text)) == text.n);
	LAW(utf8_valid(buf_view(&about.title.text)) == about.title.text.n);
	LAW(utf8_valid(buf_view(&about.byline)) == about.byline.n);
	buf_free(&html);
	buf_free(&text);
	return 0;
}
