/*
 * What a start tag says of its element in its attributes, apart from its name.
 *
 * Names that authors give their elements (class, id, itemprop) are looked up
 * word by word in data/page_hints.tsv.
 */
#ifndef PAGE_SAID_H
#define PAGE_SAID_H

#include "read/parse_html.h"
#include "span.h"

#include <stdbool.h>
#include <stdint.h>

struct page_said {
	uint32_t	hint;		/* PAGE_HINTS_ bits of "lex_page_hints.h" */
	bool		hidden;		/* display:none and the like */
	bool		is_main;	/* role=main */
	bool		rel_author, item_author, item_date;
	bool		has_href, author_href;	/* to an address like /author/ann-roe */
	struct span	value;		/* datetime or content, as written */
};

void	page_said(struct page_said *, const struct html *);

#endif
