/*
 * extract-quotes, marks without a cue: is it speech, and does it go on with
 * the quotation before it?
 *
 *	"It was late," she said. "Nobody came."		the second span has no cue
 *	He drove a so-called "muscle car."		and this is no speech
 */
#ifndef QFLOAT_H
#define QFLOAT_H

#include "quote/qtext.h"
#include "weigh.h"

/* What is known of the text before a span. */
struct qbefore {
	int32_t		span;		/* the last span that is (part of) a quotation, -1: none */
	bool		joined;		/* that one had no cue of its own either */
};

/* The features of the two questions. */
void	qfloat_spoken(const struct qtext *q, size_t span, struct qbefore, struct features *f);
void	qfloat_joins(const struct qtext *q, size_t span, struct qbefore, struct features *f);

#endif
