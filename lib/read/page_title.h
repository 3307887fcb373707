/*
 * The title of a page's article: the heading that shares its words with
 * <title> or og:title, which is what readers see; else what these say, without
 * the name of the site.
 */
#ifndef PAGE_TITLE_H
#define PAGE_TITLE_H

#include "read/page_source.h"

struct page_title {
	struct buf	text;		/* on one line */
	size_t		block;		/* number of the block that it stands in; n_block if there is none */

	/* Private part. */
	struct buf	head;
};

void	page_title(struct page_title *, struct page_source *);
void	page_title_free(struct page_title *);

#endif
