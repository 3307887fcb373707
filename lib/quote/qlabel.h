/* extract-quotes, labels: who speaks where a letter or an "I" stands for the name: "Q:", "JR:", "I ask my colleagues". */
#ifndef QLABEL_H
#define QLABEL_H

#include "quote/qturn.h"

/* A name and a role, both empty if nobody is known; as long-lived as the document. */
struct qlabel {
	struct span	who, what;
};

enum { QLABEL_INITIALS = 3 };		/* letters: at most */

/* Whom the letters of a document's labels stand for. */
struct qlabels {
	struct qlabel	 asks, answers;
	const struct row *person[27 * 27 * 27], *org[27 * 27 * 27];	/* by initials */
};

/* Asked once a document, whose first turn begins at token `first`. */
void		 qlabel_set(struct qlabels *, const struct qtext *q, uint32_t first);

/* The one person or, if there is none, organisation with these initials. */
struct qlabel	 qlabel_initials(const struct qlabels *, const struct qtext *q, struct qrange label);

/*
 * Who says "I" outside of marks: the entity row of who issued "the following
 * statement", from token *from on; NULL where nobody did.
 */
const struct row *qlabel_self(const struct qtext *q, uint32_t *from);

/* Who made the statement in marks that the sentence before announces: a token of the name, -1 if it does not. */
int64_t		 qlabel_announced(const struct qtext *q, size_t span);

/* A label of capitals in small ones: "Quijano", "moderator". */
struct span	qlabel_spelt(const struct qtext *q, struct qrange label, struct arena *mem);

#endif
