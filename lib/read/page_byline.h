/*
 * Who wrote a page's article, by name: from marked elements, JSON-LD, meta
 * elements, or a line "By Ann Roe" below the title; without "By", dates and
 * what else stands around names.
 */
#ifndef PAGE_BYLINE_H
#define PAGE_BYLINE_H

#include "read/page_source.h"

/* Empty if nobody is found.  `outlet` is nobody's name. */
void	page_byline(struct buf *, struct page_source *, struct span outlet);

#endif
