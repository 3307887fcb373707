/*
 * HTML to a page.
 *
 * The tree of the HTML Standard is not built: what extraction asks is only in
 * which block elements a run of text lies.  Elements that end by implication
 * (p, li, dt, tr, td) end as in the Standard; depth is capped, not refused.
 * Linear in the page; nothing recurses.
 */
#ifndef PAGE_READ_H
#define PAGE_READ_H

#include "read/page.h"

/* Reads a page of valid UTF-8; views into `html` stay in the page.  Can be called again and again. */
void	page_read(struct page *, struct span html);
void	page_free(struct page *);

#endif
