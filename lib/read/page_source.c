/* See page_source.h. */
#include "read/page_source.h"
#include "lex_page_hints.h"
#include "read/parse_html.h"

enum {		/* blocks */
	BELOW = 14,		/* behind the title */
	ABOVE = 7,		/* above it */
	BEHIND = 5		/* behind the text */
};

void
page_source_set(struct page_source *s, const struct page *p, const struct page_body *b, struct span url)
{
	s->page = p;
	s->body = b;
	s->address.n = 0;
	html_attribute_text(&s->address, url.n > 0 ? url : p->canonical);
	s->url = buf_view(&s->address);
	s->title = p->n_block;
	page_ld_reset(&s->ld);
	for (size_t i = 0; i < p->n_json; i++)
		page_ld_read(&s->ld, p->json[i]);
}

void
page_source_free(struct page_source *s)
{
	page_ld_free(&s->ld);
	buf_free(&s->line);
	buf_free(&s->raw);
	buf_free(&s->address);
}

struct span
page_source_line(struct buf *b, struct span s)
{
	bool blank = false;

	b->n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.n - i >= 2 && (memcmp(s.p + i, "\xc2\xad", 2) == 0 ||
		    memcmp(s.p + i, "\xc2\xa0", 2) == 0)) {
			blank |= s.p[i + 1] == '\xa0';
			i++;
		} else if (s.n - i >= 3 && memcmp(s.p + i, "\xe2\x80\x8b", 3) == 0)
			i += 2;
		else if ((unsigned char)s.p[i] <= ' ')
			blank = true;
		else {
			if (blank && b->n > 0)
				buf_byte(b, ' ');
			blank = false;
			buf_byte(b, s.p[i]);
		}
	}
	return buf_view(b);
}

/* A property may be a list: "dc:title og:title". */
static bool
has_key(struct span list, const char *name)
{
	struct span key;

	while (span_cut(&list, ' ', &key))
		if (html_is(key, name))
			return true;
	return false;
}

struct span
page_source_meta(struct page_source *s, const char *name)
{
	const struct page *p = s->page;

	for (size_t i = 0; i < p->n_meta; i++)
		if (has_key(p->meta[i].key, name)) {
			s->raw.n = 0;
			html_attribute_text(&s->raw, p->meta[i].value);
			if (page_source_line(&s->line, buf_view(&s->raw)).n > 0)
				return buf_view(&s->line);
		}
	return (struct span){ 0 };
}

struct span
page_source_meta_any(struct page_source *s, const char *const *names)
{
	struct span found = { 0 };

	for (; *names != NULL && found.n == 0; names++)
		found = page_source_meta(s, *names);
	return found;
}

/* Is a mark part of something else than the article: a teaser, a comment? */
static bool
is_elsewhere(const struct page_source *s, const struct page_mark *m)
{
	return page_body_is_out(s->body, m->node) ||
	    (m->hint & (PAGE_HINTS_COMMENT | PAGE_HINTS_HIDDEN)) != 0 ||
	    (s->page->node[m->node].hint & PAGE_HINTS_COMMENT) != 0;
}

void
page_source_near(const struct page_source *s, struct page_range place[PAGE_PLACES])
{
	const struct page_body *b = s->body;
	size_t from = s->title < b->first ? s->title : b->first;

	memset(place, 0, PAGE_PLACES * sizeof(*place));
	if (b->last == 0)
		return;
	place[0] = (struct page_range){ from, from + BELOW };
	place[1] = (struct page_range){ from > ABOVE ? from - ABOVE : 0, from };
	place[2] = (struct page_range){ from, b->last + BEHIND };
}

/* Byte of the page's text at which a block begins. */
static uint32_t
block_at(const struct page *p, size_t i)
{
	return i < p->n_block ? p->block[i].at : (uint32_t)p->text.n;
}

const struct page_mark *
page_source_mark(const struct page_source *s, enum page_mark_kind kind, struct page_range r,
    const struct page_mark *after)
{
	const struct page_mark *m = after == NULL ? s->page->mark : after + 1;
	const struct page_mark *end = s->page->mark + s->page->n_mark;
	uint32_t from = block_at(s->page, r.from), to = block_at(s->page, r.end);

	for (; r.from < r.end && m < end; m++)
		if (m->kind == kind && m->at >= from && m->at <= to && !is_elsewhere(s, m))
			return m;
	return NULL;
}

struct span
page_source_value(struct page_source *s, const struct page_mark *m)
{
	s->raw.n = 0;
	html_attribute_text(&s->raw, m->value);
	return buf_view(&s->raw);
}
