/* See page_said.h. */
#include "read/page_said.h"
#include "lex_page_hints.h"
#include "read/words.h"

enum { SLUG_WORDS = 5 };	/* more are no name but a text: "sharing-with-a-single-developer" */

static uint32_t
hints_of(struct span name)
{
	struct words w;
	struct lex_hit hit;
	uint32_t all = 0;

	words_cut_name(&w, name);
	for (size_t k = 0; w.n <= SLUG_WORDS && k < w.n; k += hit.words > 0 ? hit.words : 1) {
		hit = words_phrase(&w, k, &lex_page_hints);
		if ((hit.classes & PAGE_HINTS_WHOLE) != 0 && hit.words < w.n)
			continue;
		if ((hit.classes & PAGE_HINTS_LAST) != 0 && k + hit.words < w.n)
			continue;
		all |= hit.classes;
	}
	return all;
}

/* Of a list of names with white space between. */
static uint32_t
hints(struct span names)
{
	uint32_t all = 0;
	size_t i = 0, from;

	while (i < names.n) {
		if (html_is_space(names.p[i])) {
			i++;
			continue;
		}
		for (from = i; i < names.n && !html_is_space(names.p[i]); i++)
			;
		all |= hints_of((struct span){ names.p + from, i - from });
	}
	return all;
}

static bool
hides(struct span style)
{
	size_t w = 0;
	char t[256];

	for (size_t i = 0; i < style.n && w < sizeof(t); i++)
		if (!html_is_space(style.p[i]))
			t[w++] = style.p[i];
	return html_contains((struct span){ t, w }, "display:none") ||
	    html_contains((struct span){ t, w }, "visibility:hidden");
}

static bool
leads_to_author(struct span href)
{
	static const char *const folder[] = { "author/", "autor/", "authors/", "autoren/" };
	const char *slash;

	while (href.n > 0 && (slash = memchr(href.p, '/', href.n)) != NULL) {
		href = span_from(href, (size_t)(slash - href.p) + 1);
		for (size_t i = 0; i < sizeof(folder) / sizeof(folder[0]); i++) {
			size_t n = strlen(folder[i]);

			if (href.n >= n && html_is((struct span){ href.p, n }, folder[i]))
				return true;
		}
	}
	return false;
}

static void
attribute(struct page_said *said, struct span name, struct span v)
{
	if (html_is(name, "class") || html_is(name, "id"))
		said->hint |= hints(v);
	else if (html_is(name, "itemprop")) {
		said->hint |= hints(v);
		said->item_author |= html_contains(v, "author") || html_is(v, "creator");
		said->item_date |= html_is(v, "datepublished") || html_is(v, "datecreated");
	} else if (html_is(name, "rel"))
		said->rel_author |= html_contains(v, "author");
	else if (html_is(name, "role"))
		said->is_main |= html_is(v, "main");
	else if (html_is(name, "href")) {
		said->has_href = true;
		said->author_href |= leads_to_author(v);
	} else if (html_is(name, "style"))
		said->hidden |= hides(v);
	else if (html_is(name, "hidden") || (html_is(name, "aria-hidden") && html_is(v, "true")))
		said->hidden = true;
	else if (html_is(name, "datetime") || (html_is(name, "content") && said->value.n == 0))
		said->value = v;
}

void
page_said(struct page_said *said, const struct html *h)
{
	*said = (struct page_said){ 0 };
	for (size_t i = 0; i < h->n_attribute; i++)
		attribute(said, h->attribute[i].name, h->attribute[i].value);
	if ((said->hint & PAGE_HINTS_HIDDEN) != 0)
		said->hidden = true;
}
