/*
 * What a linear model sees of a word: its features, as 32-bit hashes.
 *
 * A feature is a template and what stands in it ("the word before is Mayor",
 * "begins a phrase of the list of cities"): words and their neighbours, shapes,
 * affixes, clusters, case counts, gazetteers, and what the document says of
 * the same word elsewhere.  After Ratinov and Roth, Design Challenges and
 * Misconceptions in Named Entity Recognition (CoNLL 2009).
 *
 * Names hold capitals: only windows round words with a capital are looked at,
 * everything else is no name.
 */
#ifndef FEATURE_H
#define FEATURE_H

#include "unit.h"

enum { FEATURE_MAX = 192 };	/* a word has at most so many */

struct window {
	uint32_t	first, last;	/* units [first..last), in one sentence */
};

struct features {
	const struct units *units;
	struct window	*window;
	size_t		 n_window;

	/* Private part. */
	struct fact	*fact;		/* a unit's own facts */
	uint64_t	(*gaz)[4];	/* classes of phrases that begin at, go on over, end at, are the unit */
	struct memory	*memory;	/* the document's words */
	struct fact	*cache;
	uint8_t		*shout;		/* by sentence: has no small letter */
	size_t		 cap_fact, cap_gaz, cap_window, cap_shout, cap_memory, n_memory;
};

void	feature_init(struct features *);	/* calls gaz_init() */
void	feature_free(struct features *);

/* Takes in a document: sets the windows.  The units must stay while features are asked for. */
void	feature_document(struct features *, const struct units *);

/* Writes the features of unit i, in no particular order; gives their number. */
size_t	feature_of(const struct features *, size_t i, uint32_t hash[FEATURE_MAX]);

/* Has unit i a capital?  Does its word occur without one in the document?  Has its sentence no small letter? */
bool	feature_hot(const struct features *, size_t i);
bool	feature_seen_lower(const struct features *, size_t i);
bool	feature_shout(const struct features *, size_t i);

#endif
