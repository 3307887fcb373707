/*
 * What a page says of its article in JSON-LD (schema.org).
 */
#ifndef PAGE_LD_H
#define PAGE_LD_H

#include "mem.h"
#include "span.h"

#include <stdbool.h>

struct page_ld {
	struct buf	headline, published, modified, authors, publisher, language, body;
	bool		of_page;	/* no article is named: this is said of the page */
};

/*
 * Reads one script after the other; the article of the first one that has an
 * article counts.  A broken script gives what stands before the fault.
 */
void	page_ld_read(struct page_ld *, struct span script);
void	page_ld_reset(struct page_ld *);
void	page_ld_free(struct page_ld *);

#endif
