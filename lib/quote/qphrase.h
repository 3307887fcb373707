/*
 * extract-quotes, phrases: the noun phrases that may speak or be spoken to.
 */
#ifndef QPHRASE_H
#define QPHRASE_H

#include "quote/qtext.h"

/* Fills q->chunk, in order.  Marks must have been paired: a phrase never crosses one. */
void	qphrase_chunk(struct qtext *q);

/* Number of the first chunk that begins at or behind token i; n_chunk if none does. */
size_t	qphrase_at(const struct qtext *q, size_t i);

/*
 * Where the phrase ends that begins with chunk c, with what stands in
 * apposition: "Hugh Hill, a doctor in Leeds,"; not beyond `limit`.
 */
uint32_t qphrase_end(const struct qtext *q, size_t c, uint32_t limit);

#endif
