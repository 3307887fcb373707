/*
 * What a line of an article is: headline, byline, timestamp, list item or text.
 *
 * A newsroom's lines are told by how they look and by the words of
 * data/newsroom.tsv.  Headings inside an article, and lines that point to
 * another one ("Read more: ..."), count as headlines, credits of pictures as
 * bylines, tables and "WHEN: ..." as lists; captions and corrections are text.
 */
#ifndef LABEL_H
#define LABEL_H

#include "token/token.h"

enum { LABEL_TOKENS = 48 };	/* a line of more tokens is text */

/* One text line with its tokens, and what is known of its article. */
struct label_line {
	const char		*p;		/* the text that the tokens' bytes count in */
	const struct tok	*tok;
	size_t			 n;
	struct span		 text;		/* the line itself */
	struct span		 next;		/* the line behind it, empty at the end */
	struct span		 title, byline;	/* the article's, may be empty */
	uint32_t		 number;	/* of the line in the article, from 1 */
	enum sentence_label	 before;	/* of the line before */
};

/*
 * Text (SENTENCE_BODY) and list items are to be split into sentences; a line of
 * another label is one sentence.
 */
enum sentence_label	label_of_line(const struct label_line *);

/* How many tokens at the line's beginning are a dateline, "DENVER (AP) -"; 0 if there is none. */
size_t			label_dateline(const struct label_line *);

#endif
