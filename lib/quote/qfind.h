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

#include "quote/qcue.h"
#include "quote/qfeature.h"
#include "quote/qtext.h"
#include "weigh.h"

enum qkind { QUOTE_NONE, QUOTE_SPEECH, QUOTE_ATTITUDE };

enum {
	QFIND_BEGINS = 20, QFIND_ENDS = 28, QFIND_LEFTS = 24,
	QFIND_RIGHTS = (QFIND_BEGINS + 1) * QFIND_ENDS + 1
};

/* A candidate for a content. */
struct qcand {
	struct qrange	range;		/* without the marks, commas and stops at its ends; empty: none */
	struct qrange	raw;		/* as it was proposed */
	uint16_t	nth;		/* number of its end among the places where it may end */
	uint8_t		content;	/* enum qcontent */
	int32_t		score;
};

/*
 * All readings of a cue: a speaker, a left content of those before that
 * speaker, a right content of those behind it.  The score of a reading is the
 * sum of its parts; "no quotation here" has 0.
 */
struct qlattice {
	struct qcue	cue;
	struct weigh_batch batch;
	int32_t		kind_score[3];			/* by enum qkind */
	int32_t		speaker_score[QCUE_SPEAKERS];
	struct qcand	left[QCUE_SPEAKERS][QFIND_LEFTS];
	struct qcand	right[QCUE_RIGHT + 1][QFIND_RIGHTS];	/* 0: no speaker stands right of the cue */
	size_t		n_left[QCUE_SPEAKERS], n_right[QCUE_RIGHT + 1];
	uint8_t		right_of[QCUE_SPEAKERS];	/* which list goes with a speaker */
	uint32_t	edge[QCUE_SPEAKERS];		/* token that left contents end before */
	uint32_t	from[QCUE_RIGHT + 1];		/* token that right contents may begin at */
};

/* The best reading. */
struct qfound {
	uint32_t	cue;
	struct qrange	group;
	int32_t		speaker;		/* chunk, -1 for none */
	struct qrange	left, right;
	uint8_t		kind;			/* enum qkind */
	int32_t		score;
	int32_t		rank;			/* of those that overlap the one with the highest stays */
};

/* All readings of the cue at token i; false if it is not worth reading. */
bool	qfind_fill(struct qlattice *, const struct qtext *q, const struct weigh *m, uint32_t i);
void	qfind_best(const struct qlattice *, const struct weigh *m, struct qfound *);

/* For learning: the features that a candidate was scored by. */
void	qfind_left_features(const struct qlattice *, size_t speaker, const struct qcand *, struct features *);
void	qfind_right_features(const struct qlattice *, size_t list, const struct qcand *, struct features *);

/* Cuts marks, commas and stops off both ends. */
struct qrange qfind_trim(const struct qtext *q, uint32_t first, uint32_t last);

#endif
