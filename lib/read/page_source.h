/*
 * All that a page says of its article, for who looks for title, date and
 * byline: meta elements, JSON-LD, marked elements, its address.
 */
#ifndef PAGE_SOURCE_H
#define PAGE_SOURCE_H

#include "read/page.h"
#include "read/page_body.h"
#include "read/page_ld.h"

struct page_source {
	const struct page	*page;
	const struct page_body	*body;
	struct page_ld		 ld;
	struct span		 url;		/* may be empty */

	/* Private part. */
	struct buf		 line, raw;
};

/* The views must stay; what is not named here is reused from page to page. */
void		page_source_set(struct page_source *, const struct page *, const struct page_body *,
		    struct span url);
void		page_source_free(struct page_source *);

/*
 * The first meta element of that name (lower case) that says anything, decoded,
 * on one line; good until the next call.  Of several names: the list ends with NULL.
 */
struct span	page_source_meta(struct page_source *, const char *name);
struct span	page_source_meta_any(struct page_source *, const char *const *names);

/*
 * The next mark of that kind behind `after`, NULL: the first one; those of
 * comments and hidden elements are passed over.  NULL: there is none.
 */
const struct page_mark	*page_source_mark(const struct page_source *, enum page_mark_kind,
			    const struct page_mark *after);

/* A mark's attribute, decoded; good until the next call. */
struct span	page_source_value(struct page_source *, const struct page_mark *);

/* s on one line, trimmed, without soft hyphens and zero-width spaces, in b. */
struct span	page_source_line(struct buf *b, struct span s);

#endif
