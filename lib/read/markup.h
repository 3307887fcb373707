/*
 * HTML in a string: what interfaces of newspapers, feeds and exports of blogs
 * keep in their text fields.
 */
#ifndef READ_MARKUP_H
#define READ_MARKUP_H

#include "read/page.h"

struct markup {
	struct page	page;
	struct buf	text;
};

/* Does it hold tags that texts hold: paragraphs, line breaks, links? */
bool		markup_is(struct span);

/* Its text, a paragraph a block element, all of it; good until the next call. */
struct span	markup_text(struct markup *, struct span html);
void		markup_free(struct markup *);

#endif
