/*
 * extract-quotes, finding: a cue word, who speaks there, and what is said.
 *
 *	[content left] , [speaker] [cue ...] [addressee] [content right] ...
 *	[content left] , [cue] [speaker] , [content right]
 *
 * For every word that may be a cue, candidates for speaker, left and right
 * content come from rules (phrases, marks, commas, borders of clauses); a
 * linear model ranks them together and says whether anything is said at all.
 * Ranking begin and end of a content as one follows Scheible, Klinger and
 * Pado, "Model architectures for quotation detection" (ACL 2016).
 */
#ifndef QFIND_H
#define QFIND_H

#include "qtext.h"
#include "weigh.h"

enum qkind { QUOTE_NONE, QUOTE_SPEECH, QUOTE_ATTITUDE };



struct qfound {
	uint32_t	cue;			/* the word */
	struct qrange	group;			/* with auxiliaries and particles: "has pointed out" */
	int32_t		speaker;		/* chunk, -1 for none */
	struct qrange	left, right;
	uint32_t	left_raw;		/* as the candidate was proposed, before trimming */
	struct qrange	right_raw;
	uint32_t	right_nth;		/* number of its end among the candidates */
	uint8_t		kind;			/* enum qkind */
	int32_t		score;			/* over that of "no quotation here" */
};

/* May token i be a cue? */
bool	qfind_may_be_cue(const struct qtext *q, uint32_t i);

/* The best reading of cue word i; its kind may be QUOTE_NONE. */
void	qfind_read(const struct qtext *q, const struct weigh *m, uint32_t i, struct qfound *);

/*
 * For learning: the reading nearest to an aim (whose cue, kind, speaker, left
 * and right are given) among the candidates; false if none is near.
 */
bool	qfind_nearest(const struct qtext *q, const struct qfound *aim, struct qfound *);

/* Adds `by` to the weight of every feature of a reading. */
void	qfind_learn(const struct qtext *q, const struct qfound *, void (*feature)(void *, uint32_t slot),
	    void *arg);

/* Cuts marks, commas and stops off both ends. */
struct qrange qfind_trim(const struct qtext *q, uint32_t first, uint32_t last);

#endif
