/* See markup.h. */
#include "read/markup.h"
#include "read/page_read.h"
#include "read/parse_html.h"

bool
markup_is(struct span s)
{
	static const char *const tag[] = {
		"p", "/p", "br", "br/", "/a", "/div", "/em", "/strong", "/li", "/i", "/b", "/span", "/h2",
		"/h3", "/ul"
	};
	const char *p = s.n == 0 ? "" : s.p, *end = p + s.n;

	while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		size_t n = 1, left = (size_t)(end - p);

		while (n < left && n < 8 && p[n] != '>' && p[n] != ' ')
			n++;
		for (size_t i = 0; n < left && i < sizeof(tag) / sizeof(tag[0]); i++)
			if (html_is((struct span){ p + 1, n - 1 }, tag[i]))
				return true;
		p++;
	}
	return false;
}

struct span
markup_text(struct markup *m, struct span html)
{
	const struct page *p = &m->page;

	m->text.n = 0;
	page_read(&m->page, html);
	for (size_t i = 0; i < p->n_block; i++) {
		if (i > 0)
			buf_span(&m->text, p->block[i].joined ? S(" ") : S("\n\n"));
		buf_span(&m->text, page_text(p, &p->block[i]));
	}
	return buf_view(&m->text);
}

void
markup_free(struct markup *m)
{
	page_free(&m->page);
	buf_free(&m->text);
}
