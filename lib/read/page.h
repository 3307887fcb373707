/*
 * A web page as block elements and the runs of text in them.
 *
 * Block elements are nodes; inline elements are counts (characters in links, in
 * bold).
 *
 *	text:   block 0 LF block 1 LF ...           decoded, white space collapsed
 *	blocks: of node i are block[node[i].first .. node[i].last)
 */
#ifndef PAGE_H
#define PAGE_H

#include "mem.h"
#include "span.h"

#include <stdbool.h>
#include <stdint.h>

enum { PAGE_DEPTH = 512 };

struct page_node {
	uint32_t	parent;		/* node 0 is the page and its own parent */
	uint32_t	tag;		/* HTML_TAGS_ bits of "lex_html_tags.h" */
	uint32_t	hint;		/* PAGE_HINTS_ bits of "lex_page_hints.h" */
	uint32_t	first, last;	/* its blocks, with those of its children */
	uint16_t	name;		/* number of the element's name: equal for equal names */
	bool		hidden;		/* display:none and the like */
	bool		is_main;	/* role=main */
};

struct page_block {
	uint32_t	node;
	uint32_t	at, n;		/* bytes of page.text */
	uint32_t	chars;		/* code points; of them in links, in bold */
	uint32_t	link, bold;
	uint32_t	words, stops;	/* stop words of any language */
	uint32_t	commas, ends;	/* ends: . ! ? before white space or the block's end */
	uint32_t	wide;		/* CJK characters, which say as much as three others */
	bool		joined;		/* goes on the line of the block before it: cells of a row */
};

/* Something that a page says of itself. */
enum page_mark_kind {
	MARK_HEADING, MARK_TITLE, MARK_AUTHOR, MARK_AUTHOR_LINK, MARK_AUTHOR_REL, MARK_AUTHOR_ITEM,
	MARK_DATE, MARK_DATE_ITEM, MARK_TIME
};

struct page_mark {
	enum page_mark_kind kind;
	uint32_t	node;
	uint32_t	at, end;	/* its text, bytes of page.text */
	uint32_t	hint;
	int		level;		/* of a heading */
	struct span	value;		/* datetime or content attribute, as written */
};

struct page_meta {
	struct span	key, value;	/* as written: name, property or itemprop; content */
};

struct page {
	struct buf	text;
	struct page_node *node;
	struct page_block *block;
	struct page_mark *mark;
	struct page_meta *meta;
	struct span	*json;		/* JSON-LD scripts, as written */
	size_t		 n_node, n_block, n_mark, n_meta, n_json;
	struct buf	 title;		/* of <title> */
	struct span	 language;	/* <html lang>, as written */
	struct span	 canonical;	/* <link rel=canonical href>, as written */

	/* Private part. */
	size_t		 cap_node, cap_block, cap_mark, cap_meta, cap_json;
	struct page_state *state;
};

/* Characters, with those counted three times that say three times as much. */
static inline uint32_t
page_weight(const struct page_block *b)
{
	return b->chars + 2 * b->wide;
}

struct span	page_text(const struct page *, const struct page_block *);
struct span	page_mark_text(const struct page *, const struct page_mark *);

#endif
