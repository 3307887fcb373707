/*
 * extract-quotes, cues: which words may bring in a quotation, the group of
 * words they are part of, and the phrases around them that may be speaking.
 */
#ifndef QCUE_H
#define QCUE_H

#include "quote/qtext.h"

enum {
	QCUE_NEAR = 120,	/* tokens that a cue looks to each side */
	QCUE_LEFT = 6, QCUE_RIGHT = 2,
	QCUE_SPEAKERS = QCUE_LEFT + QCUE_RIGHT + 2
};

/* A cue and what it can see. */
struct qcue {
	const struct qtext *q;
	uint32_t	at;			/* the word itself */
	uint32_t	first, last;		/* its sentence, cut to the window */
	struct qrange	group;			/* with auxiliaries and particles: "has pointed out" */
	int32_t		speaker[QCUE_SPEAKERS];	/* chunks, -1 for none, which comes first; left ones, right ones */
	size_t		n_speaker;
	size_t		next_chunk;		/* number of the first chunk behind the cue */
};

/* May token i be a cue? */
bool	qcue_may_be(const struct qtext *q, uint32_t i);
void	qcue_set(struct qcue *, const struct qtext *q, uint32_t i);

/* Fills in the speakers of a cue that has been set. */
void	qcue_list_speakers(struct qcue *);

/* Is chunk `speaker` (not -1) behind the cue? */
static inline bool
qcue_is_right(const struct qcue *c, int32_t speaker)
{
	return c->q->chunk[speaker].first >= c->group.last;
}

#endif
