/*
 * Column who: whose figure it is - the speaker of the quotation or statement
 * that it stands in, from the quote rows.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "number/figure.h"

/* The quotations of a document, by where they start. */
struct sources {
	const struct row	**quote;
	size_t			 n, cap;
};

void	sources_gather(struct sources *, const struct doc *);
void	sources_free(struct sources *);

/* Sets who of the n figures of a sentence. */
void	source_set(const struct figure_scene *, const struct sources *, struct figure *, size_t n);

#endif
