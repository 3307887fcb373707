/*
 * What is known of the document and the sentence that a row stands in.
 *
 * Article and sentence rows are taken down as they come by; the rows under
 * them can then be asked for the article's title, or for the text around them.
 */
#ifndef TABLE_FACTS_H
#define TABLE_FACTS_H

#include "mem.h"
#include "row.h"
#include "span.h"
#include "table/cursor.h"

#include <stdint.h>

enum facts_context { FACTS_SENTENCE, FACTS_BEFORE, FACTS_AFTER, FACTS_MARKED };

struct facts {
	bool		 with_text;	/* context will be asked for: keep the article's text */
	struct span	 article[ROW_COLUMNS];	/* its row but for the text; in mem */
	struct arena	 mem;
	struct buf	 text;		/* of the article, decoded */
	struct cursor	 cursor;	/* in text */

	bool		 in_sentence;
	uint32_t	 sent, start, end;	/* of the last sentence row */
	struct span	 label, paragraph;	/* of the same; in sentence_text */
	struct buf	 sentence_text;
};

/* Takes down an article row, a sentence row (well-formed UTF-8). */
void	facts_article(struct facts *, struct span line);
void	facts_sentence(struct facts *, struct span line);

/* A document without an article row begins: nothing is known. */
void	facts_forget(struct facts *);

/* Text around a span of the sentence `sent`, as a cell in `mem`; empty if that is another sentence. */
struct span facts_context(struct facts *, enum facts_context, uint32_t sent, uint32_t start,
	    uint32_t end, struct arena *mem);

/* A field in its one spelling: only \t \n \r \\ are escapes, a lone backslash is \\. */
struct span facts_spelling(struct span field, struct arena *mem);

void	facts_free(struct facts *);

#endif
