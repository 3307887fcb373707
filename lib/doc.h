/*
 * One document: all rows of one article in memory, and what a filter adds.
 *
 *	while (doc_read(&doc, in)) {	rows in, to the next article row
 *		engine(&doc);		looks at tokens, entities ...; doc_add()
 *		doc_write(&doc);	rows out, byte for byte, added ones in place
 *	}
 *
 * Views in a document are good until the next doc_read().  Memory is reused
 * from document to document; nothing is allocated per row once it has grown.
 */
#ifndef DOC_H
#define DOC_H

#include "form.h"
#include "in.h"
#include "mem.h"
#include "out.h"
#include "row.h"
#include "span.h"

#include <stdint.h>

/* Rows of one document, in bytes; a larger one passes without annotation, and is told. */
#define DOC_MAX	((size_t)1 << 30)

struct token {
	struct span	text;		/* as in the article */
	struct span	low;		/* the same in lower case */
	uint32_t	start, end;	/* code points in the article's text */
	uint32_t	byte;		/* where text begins in doc.text */
	uint32_t	sent;		/* index of its sentence in doc.sentence */
	uint8_t		label;		/* enum token_label */
	uint8_t		form;		/* bits of enum token_form */
};

struct sentence {
	uint32_t	start, end;	/* code points */
	uint32_t	first, last;	/* its tokens: doc.token[first..last) */
	uint32_t	paragraph;	/* number, from 1 */
	uint8_t		label;		/* enum sentence_label */
};

struct doc {
	/* The document as read.  The engine may look, not write. */
	struct row	 article;	/* its columns, decoded */
	struct span	 text;		/* the article's text: article.col[ROW_TEXT] */
	bool		 english;	/* language en, or none given */
	struct token	*token;
	struct sentence	*sentence;
	struct row	*row;		/* rows of the wanted kinds, as they came */
	size_t		 n_token, n_sentence, n_row;
	struct arena	 mem;		/* for whatever must live as long as the document */

	/* Private part. */
	unsigned	 wants;
	bool		 only_added;
	struct out	*out;
	struct in	*in;		/* holds all rows as read */
	struct buf	 head;		/* what most of them begin with: token TAB doc TAB */
	size_t		*block;		/* block[i]: end among those of what stands before sentence i */
	struct buf	 added_text;	/* rows of doc_add(), formatted */
	struct doc_added *added;
	size_t		 n_added, cap_added, cap_token, cap_sentence, cap_row, cap_block;
	uint32_t	 at_cp, at_byte;	/* how far the text was walked */
	bool		 in_article, overflow, warned;
};

/*
 * `wants`: kinds to keep in doc.row, a sum of DOC_WANT(KIND_...).  Tokens and
 * sentences are always read.  only_added: doc_write() leaves out what was read.
 */
#define DOC_WANT(kind)	(1u << (kind))
void	doc_init(struct doc *, struct out *, unsigned wants, bool only_added);
void	doc_free(struct doc *);

/*
 * Reads up to the next article row; false at the end of `in`.  Rows that an
 * engine cannot use (offsets that do not fit the text, a row over the caps,
 * rows before the first article row) are told, make the status 1 and pass on
 * unchanged.
 */
bool	doc_read(struct doc *, struct in *);

/*
 * Adds a row: copies it, fills in the document's id, the sentence that `start`
 * lies in and, where ROW_TEXT is empty, the text from start to end.  Rows of
 * equal start and end stay in the order they were added in.
 */
void	doc_add(struct doc *, const struct row *);
void	doc_write(struct doc *);

/* For tokens that an engine makes: sets low and the bits of form of one whose text is set; FORM_GLUED stays. */
void	doc_look(struct doc *d, struct token *t);

/* The article's text between two offsets in code points. */
struct span	doc_text(const struct doc *, uint32_t start, uint32_t end);

/* The text from token i up to, not including, token j. */
struct span	doc_words(const struct doc *, size_t i, size_t j);

/* Index of the first token that ends behind `start`; n_token if there is none. */
size_t		doc_token_at(const struct doc *, uint32_t start);

/* Index of the sentence that `start` lies in, or of the last before it. */
size_t		doc_sentence_at(const struct doc *, uint32_t start);

#endif
