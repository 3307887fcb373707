/*
 * Title, byline, date, outlet and language of a web page, from what it says of
 * itself: headings, JSON-LD, meta elements, marked elements, its address.
 *
 * A page says these things in many places, and they disagree; the order in
 * which they are believed is that of the functions in page_about.c.
 */
#ifndef PAGE_ABOUT_H
#define PAGE_ABOUT_H

#include "read/date.h"
#include "read/page.h"
#include "read/page_body.h"
#include "read/page_ld.h"

struct page_about {
	struct buf	title, byline, outlet, language;
	struct date	date;
	struct page_ld	ld;

	/* Private part. */
	struct buf	meta, text;
};

/* `url` may be empty; what it says of the date counts before the page's text. */
void	page_about(struct page_about *, const struct page *, const struct page_body *, struct span url);
void	page_about_free(struct page_about *);

#endif
