/* See page.h. */
#include "read/page.h"
#include "read/parse_html.h"

struct span
page_text(const struct page *p, const struct page_block *b)
{
	return (struct span){ p->text.p + b->at, b->n };
}

struct span
page_mark_text(const struct page *p, const struct page_mark *m)
{
	return html_trim((struct span){ p->text.p + m->at, m->end - m->at });
}
