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
	struct span s = { p->text.p + m->at, m->end - m->at };

	while (s.n > 0 && html_is_space(s.p[0]))
		s = span_from(s, 1);
	while (s.n > 0 && html_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}
