/*
 * Column who: whose figure it is - the speaker of the quotation or statement
 * that it stands in, from the quote rows.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "number/cover.h"
#include "number/figure.h"

/* Sets who of the n figures of a sentence; the cover: quotations whose speaker is known. */
void	source_set(const struct figure_scene *, const struct cover *quotes, struct figure *, size_t n);

#endif
