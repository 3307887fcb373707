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
	QCUE_SPEAKERS = QCUE_LEFT + QCUE_RIGHT + 2,
	QCUE_MARGIN = 5,	/* places beside the window that may be looked at */
	QCUE_WINDOW = 2 * QCUE_NEAR + 2 * QCUE_MARGIN
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

	/* Its window, of qcue_look(): place 0 is QCUE_MARGIN before `first`. */
	uint8_t		tag[QCUE_WINDOW];	/* Q_BEYOND beside it */
	uint32_t	word[QCUE_WINDOW];	/* hashes; 0 beside it */
	uint64_t	seen[2 * QCUE_NEAR + 1];	/* how many of each sort stand before each token */
	uint32_t	counted[2 * QCUE_NEAR + 1];	/* the same of verbs, cues and commas, ten bits each */
};

/* May token i, a cue word or a mark, be a cue where it stands? */
bool	qcue_may_stand(const struct qtext *q, uint32_t i);

/* May token i be a cue? */
static inline bool
qcue_may_be(const struct qtext *q, uint32_t i)
{
	const struct qword *w = &q->word[i];

	return (w->cue != 0 || w->tag == Q_COLON || w->tag == Q_DASH) && qcue_may_stand(q, i);
}

void	qcue_set(struct qcue *, const struct qtext *q, uint32_t i);

/* Fills in the window of a cue that has been set. */
void	qcue_look(struct qcue *);

/* The place of token i, at most QCUE_MARGIN beside the window. */
static inline uint32_t
qcue_place(const struct qcue *c, uint32_t i)
{
	return i + QCUE_MARGIN - c->first;
}

/*
 * What lies between two places, as a set of bits that are part of the model: 1 a
 * comma, 2 several; 4 another mark; 8 who, which, where, because; 16 and, but;
 * 32 quotation marks; 64 prepositions; 128 that; 256 verbs; 512 -ing, base forms.
 * Of a longer stretch only the first tokens count.
 */
uint32_t qcue_between(const struct qcue *, uint32_t from, uint32_t to);

/* How many verbs, verbs that may be cues, and commas are in [from, to) of the window. */
enum { QCUE_VERBS = 0x3ff, QCUE_CUES = QCUE_VERBS << 10, QCUE_COMMAS = QCUE_VERBS << 20 };

static inline uint32_t
qcue_counts(const struct qcue *c, uint32_t from, uint32_t to)
{
	return c->counted[to - c->first] - c->counted[from - c->first];
}

/* Is there a bracket, dash, semicolon or colon in [from, to), on one side of the cue? */
static inline bool
qcue_is_broken(const struct qcue *c, uint32_t from, uint32_t to)
{
	return ((c->seen[to - c->first] - c->seen[from - c->first]) & 0x7f) != 0;
}

/* Fills in the speakers of a cue that has been set. */
void	qcue_list_speakers(struct qcue *);

/* Is chunk `speaker` (not -1) behind the cue? */
static inline bool
qcue_is_right(const struct qcue *c, int32_t speaker)
{
	return c->q->chunk[speaker].first >= c->group.last;
}

#endif
