/* See page_about.h. */
#include "read/page_about.h"
#include "read.h"
#include "read/page_byline.h"
#include "read/page_date.h"
#include "read/parse_html.h"

static void
set(struct buf *b, struct span s)
{
	b->n = 0;
	buf_span(b, s);
}

static bool
is_day_first(struct span lang)
{
	static const char *const day_first[] = { "en-gb", "en-au", "en-ie", "en-nz", "en-in", "en-za" };

	for (size_t i = 0; i < sizeof(day_first) / sizeof(day_first[0]); i++)
		if (html_is(lang, day_first[i]))
			return true;
	return lang.n > 0 && !(lang.n >= 2 && html_is((struct span){ lang.p, 2 }, "en"));
}

static void
find_language(struct page_about *a)
{
	static const char *const names[] = { "og:locale", "content-language", NULL };
	struct page_source *s = &a->source;

	a->language.n = 0;
	html_attribute_text(&a->language, s->page->language);
	if (a->language.n == 0)
		set(&a->language, page_source_meta_any(s, names));
	if (a->language.n == 0)
		set(&a->language, buf_view(&s->ld.language));
	for (size_t i = 0; i < a->language.n; i++)
		if (a->language.p[i] == '_')
			a->language.p[i] = '-';
}

static void
find_outlet(struct page_about *a)
{
	set(&a->outlet, page_source_meta(&a->source, "og:site_name"));
	if (a->outlet.n == 0)
		set(&a->outlet, buf_view(&a->source.ld.publisher));
	if (a->outlet.n == 0)
		set(&a->outlet, read_host(a->source.url));
}

void
page_about(struct page_about *a, const struct page *p, const struct page_body *b, struct span url)
{
	struct page_source *s = &a->source;

	page_source_set(s, p, b, url);
	find_language(a);
	find_outlet(a);
	page_title(&a->title, s);
	s->title = a->title.block;
	page_date(&a->date, s, is_day_first(buf_view(&a->language)));
	page_byline(&a->byline, s, buf_view(&a->outlet));
}

void
page_about_free(struct page_about *a)
{
	page_title_free(&a->title);
	buf_free(&a->byline);
	buf_free(&a->outlet);
	buf_free(&a->language);
	page_source_free(&a->source);
}
