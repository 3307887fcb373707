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

/* Is it speech whatever its features say: long, or a sentence that a comma closes, '"...," Roe sings'? */
bool	qfloat_surely(const struct qtext *q, size_t span);

/* The name that a line with a dash gives for a span, -1 for none: '"Nobody came." -- Jane Roe, Leeds'. */
int32_t	qfloat_credit(const struct qtext *q, size_t span);

/*
 * The phrase that speaks, as it seems, in a span without a cue; -1 if none does:
 * 'Roe has gone after him as a "leech"', 'Jane Roe shrugged. "I do not care."'
 */
int32_t	qfloat_subject(const struct qtext *q, size_t span);

#endif
