/*
 * The day on which a page's article was published.
 *
 * A page has many dates, and they disagree; the order in which they are
 * believed is that of the functions in page_date.c.
 */
#ifndef PAGE_DATE_H
#define PAGE_DATE_H

#include "read/date.h"
#include "read/page_source.h"

/* n 0: none is found.  day_first: as for date_parse(). */
void	page_date(struct date *, struct page_source *, bool day_first);

#endif
