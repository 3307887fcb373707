/*
 * Lists of teasers: other articles of which a page shows headlines and first
 * sentences, however it calls them.
 *
 *	<ul> <li> <h3><a>Fire on Main Street</a></h3>  <p>A shop burned ...
 *	     <li> <h3><a>Council meets</a></h3>        <p>It was a long ...
 *	     <li> ...
 */
#ifndef PAGE_TEASER_H
#define PAGE_TEASER_H

#include "read/page.h"

struct page_teasers {
	bool		*is;		/* of each node */

	/* Private part: of nodes, children that are teasers; of blocks, see page_teaser.c. */
	uint32_t	*children, *texts, *headlines, *next_text, *next_headline, *rest;
	size_t		 cap_is, cap_children, cap_texts, cap_headlines, cap_next_text,
			 cap_next_headline, cap_rest;
};

/*
 * Finds them.  `prose` holds n_block + 1 sums of what reads like prose before
 * each block; what stands in teasers is taken out of it.  There are none if
 * nearly nothing would be left: a page that is such a list.
 */
void	page_teasers(struct page_teasers *, const struct page *, uint32_t *prose);
void	page_teasers_free(struct page_teasers *);

#endif
