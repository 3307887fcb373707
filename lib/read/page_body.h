/*
 * The article in a web page: which of its blocks belong to it.
 *
 * Prose is what reads like it: long enough, not mostly links.  From the page
 * down to the smallest element that still holds nearly all prose lies the
 * container; what names itself furniture (menus, teasers, comments, captions),
 * and is not most of the page, is out; short blocks go with their neighbours.
 */
#ifndef PAGE_BODY_H
#define PAGE_BODY_H

#include "read/page.h"
#include "read/page_teaser.h"

struct page_body {
	bool		 with_heading;	/* set by the caller: the heading over the text belongs to it */
	bool		*keep;		/* of each block */
	uint32_t	 chars;		/* code points kept */
	size_t		 first, last;	/* they lie in blocks first..last; equal: there is no text */

	/* Private part: what is known of blocks and nodes; reused from page to page. */
	unsigned char	*kind;
	uint32_t	*raw, *prose;	/* prefix sums over blocks */
	uint32_t	*down, *best;	/* of nodes: inherited flags, child with most prose */
	uint32_t	*slot, *repeat;	/* hash table of blocks; those that stand there again */
	uint32_t	*called;	/* ... prose of their <p> that are called furniture */
	struct page_teasers teasers;
	size_t		 cap_keep, cap_kind, cap_raw, cap_prose, cap_down, cap_best, cap_called, cap_slot, cap_repeat;
};

/* Fills in keep[0..page.n_block). */
void	page_body(struct page_body *, const struct page *);

/* Keeps all of a page that is so small that nothing stands around its text; false: it is larger. */
bool	page_body_all(struct page_body *, const struct page *);

/*
 * The block of the title is known: what stands before it goes, if it is little,
 * what reads like the article's lead between it and the text comes, and no long
 * paragraph stands twice.
 */
void	page_body_title(struct page_body *, const struct page *, size_t title);
void	page_body_free(struct page_body *);

/* Does a node lie in furniture, comments, captions or the like? */
bool	page_body_is_out(const struct page_body *, uint32_t node);

/* Appends the kept blocks, with empty lines between; a block that says `title` again is left out. */
void	page_body_text(const struct page_body *, const struct page *, struct span title, struct buf *);

#endif
