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
	struct span		 url;		/* as given, else as the page says; may be empty */
	size_t			 title;		/* the block that the title stands in; n_block: not known */

	/* Private part. */
	struct buf		 line, raw, address;
};

/* The views must stay; what is not named here is reused from page to page.  The title is not known. */
void		page_source_set(struct page_source *, const struct page *, const struct page_body *,
		    struct span url);
void		page_source_free(struct page_source *);

/*
 * The first meta element of that name (lower case) that says anything, decoded,
 * on one line; good until the next call.  Of several names: the list ends with NULL.
 */
struct span	page_source_meta(struct page_source *, const char *name);
struct span	page_source_meta_any(struct page_source *, const char *const *names);

/* Blocks from..end of the page. */
struct page_range {
	size_t	from, end;
};

/*
 * Where a page speaks of its own article, the best place first: close behind
 * the title, close above it, in the text and close behind it.  Nowhere, if it has no text.
 */
enum { PAGE_PLACES = 3 };
void		page_source_near(const struct page_source *, struct page_range [PAGE_PLACES]);

/*
 * The next mark of that kind in a range behind `after`, NULL: the first one; those of
 * comments and hidden elements are passed over.  NULL: there is none.
 */
const struct page_mark	*page_source_mark(const struct page_source *, enum page_mark_kind,
			    struct page_range, const struct page_mark *after);

/* A mark's attribute, decoded; good until the next call. */
struct span	page_source_value(struct page_source *, const struct page_mark *);

/* s on one line, trimmed, without soft hyphens and zero-width spaces, in b. */
struct span	page_source_line(struct buf *b, struct span s);

#endif
