/* extract-quotes, labels: who speaks in a turn whose label does not name anybody: "Q:", "JR:". */
#ifndef QLABEL_H
#define QLABEL_H

#include "quote/qturn.h"

/* A name and a role, both empty if nobody is known; as long-lived as the document. */
struct qlabel {
	struct span	who, what;
};

/* Who asks and who answers in a conversation that begins at token `first`. */
struct qlabel	qlabel_asks(const struct qtext *q);
struct qlabel	qlabel_answers(const struct qtext *q, uint32_t first);

/* A label of capitals in small ones: "Quijano", "moderator". */
struct span	qlabel_spelt(const struct qtext *q, struct qrange label, struct arena *mem);

/* The one person or, if there is none, organisation with these initials. */
struct qlabel	qlabel_initials(const struct qtext *q, struct qrange label);

#endif
