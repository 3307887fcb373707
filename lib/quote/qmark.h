/*
 * extract-quotes, marks: what stands in quotation marks, whatever their kind
 * and even where one of them is missing or the wrong way round.
 */
#ifndef QMARK_H
#define QMARK_H

#include "quote/qtext.h"

/*
 * Fills q->span, in order, none overlapping: of nested marks only the outer
 * ones count.  Sets the tags Q_OPEN and Q_CLOSE, and qword.span.
 * A fault never reaches beyond the end of its paragraph.
 */
void	qmark_pair(struct qtext *q);

#endif
