/*
 * Text to blocks of a page: white space collapsed, lines of <pre> and <br>
 * kept, what is measured of a block counted.
 *
 * Who reads the page says where a run of text ends, in which node it lies, and
 * what of it is in links and bold.
 */
#ifndef PAGE_FILL_H
#define PAGE_FILL_H

#include "read/page.h"

struct page_fill {
	uint32_t	 node;		/* where text lies now */
	bool		 link;		/* text is in a link */
	unsigned	 bold;		/* ... in so many bold elements */
	bool		 after_cell;	/* the next block goes on the line of the one before */

	/* Private part. */
	bool		 in_block;
	struct page_block block;	/* the one that is being filled */
	unsigned	 blanks, breaks;	/* waiting: white space, <br> */
};

/* Decoded text. */
void	page_fill_text(struct page *, struct page_fill *, struct span);
void	page_fill_pre(struct page *, struct page_fill *, struct span);	/* lines stay lines */

/* A <br>: two of them end the block. */
void	page_fill_break(struct page *, struct page_fill *);

/* Ends the block, if one is open. */
void	page_fill_end(struct page *, struct page_fill *);

#endif
