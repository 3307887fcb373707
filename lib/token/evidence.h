/*
 * Does a sentence end here?  A linear model weighs what is seen round the place.
 *
 * Seen are atoms: words, shapes, marks, each a short text.  A feature is a pair
 * of atoms under the name of its template, "prev+shape inc. Capital", and has an
 * integer weight; the weights are rows of data/bound.model, made by
 * gen/train-bound and compiled into a hash table.  The sum of the weights of the
 * features seen is the verdict.  [Logistic regression with L1 penalty: Tsuruoka,
 * Tsujii, Ananiadou, ACL 2009.]
 */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include "token/token.h"

/* A place: a sentence that began at token `first` might end with token next - 1. */
struct place {
	const char	*p;		/* the text that the tokens' bytes count in */
	const struct tok *tok;
	size_t		 n;
	size_t		 first, last, next;	/* last: the stop or abbreviation before the closers */
};

/* Above 0: yes. */
int	evidence_weigh(const struct place *);

/* ---- For the programs that make and compile the model ---- */

enum {
	EVIDENCE_FEATURES = 64,
	EVIDENCE_NAME = 96,
	EVIDENCE_ATOM = 24,	/* bytes of an atom; a longer word is cut */
	EVIDENCE_SCALE = 16	/* a weight of 1.0 in the table */
};

/* The features' hashes, and their names where `name` is not NULL.  Gives their number. */
size_t	evidence_features(const struct place *, uint32_t *hash, char (*name)[EVIDENCE_NAME]);

/* The hash of "template TAB atom TAB atom". */
uint32_t evidence_hash(struct span name);

struct evidence_slot {
	uint16_t	check;		/* upper bits of the hash */
	int8_t		weight;		/* 0: free */
};

extern const struct evidence_slot	evidence_table[];
extern const uint32_t		evidence_slots;	/* a power of 2 */

#endif
