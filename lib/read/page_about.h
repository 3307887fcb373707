/*
 * Title, byline, date, outlet and language of a web page, from what it says of
 * itself.
 */
#ifndef PAGE_ABOUT_H
#define PAGE_ABOUT_H

#include "read/date.h"
#include "read/page_source.h"
#include "read/page_title.h"

struct page_about {
	struct page_title title;
	struct buf	  byline, outlet, language;
	struct date	  date;
	struct page_source source;
};

/* `url` may be empty; what it says of the date counts before the page's text. */
void	page_about(struct page_about *, const struct page *, const struct page_body *, struct span url);
void	page_about_free(struct page_about *);

#endif
