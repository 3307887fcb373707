/*
 * extract-quotes, turns: interviews and transcripts, where a label at the
 * head of a paragraph, or of a sentence, tells who speaks.
 *
 *	WALLACE: Why now?		Q: Why now?
 *
 *	ROE: Because it is late.	A: Because it is late.
 */
#ifndef QTURN_H
#define QTURN_H

#include "quote/qtext.h"

enum qturn_kind { TURN_NAMED, TURN_ASKS, TURN_ANSWERS };

/* What one says until the next one speaks. */
struct qturn {
	struct qrange	label;		/* without the mark behind it */
	struct qrange	mark;		/* that mark; empty if there is none */
	struct qrange	said;		/* may go over paragraphs */
	uint8_t		kind;		/* enum qturn_kind */
};

struct qturns {
	struct qturn	*turn;
	size_t		 n, cap;
};

/* Fills `to`, in order; none where the text is no conversation.  Needs the marks, for what stands in them is no turn. */
void	qturn_find(struct qturns *to, const struct qtext *q);
void	qturn_free(struct qturns *);

#endif
