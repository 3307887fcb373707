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

#include "name/fact.h"
#include "name/unit.h"

enum { FEATURE_MAX = 256 };	/* a call gives at most so many */

/*
 * Features that depend on one word alone: what a word says of itself, as it
 * stands inside a sentence or at its beginning, and what it says of the words
 * behind it (it stands before them) and before it, or of other occurrences of
 * those.  BARE: without what the lists know of it alone, for it is part of a
 * longer phrase there, or shouted.
 */
enum feature_group { FEATURE_INSIDE, FEATURE_FIRST, FEATURE_BARE, FEATURE_BEFORE, FEATURE_BEFORE_BARE,
	FEATURE_BEHIND, FEATURE_BEHIND_BARE, FEATURE_BEFORE_2, FEATURE_BEHIND_2, FEATURE_SEEN_BEFORE,
	FEATURE_SEEN_BEFORE_BARE, FEATURE_SEEN_BEHIND, FEATURE_SEEN_BEHIND_BARE, FEATURE_GROUPS };

enum { FEATURE_SEEN = 5 };	/* so many occurrences of a word in the document are looked at */

struct window {
	uint32_t	first, last;	/* units [first..last), in one sentence */
};

struct features {
	const struct units *units;
	struct window	*window;
	size_t		 n_window;
	bool		 wide;		/* windows hold words beside names that are surely none: to learn from */

	struct fact_table facts;
	uint32_t	*number;	/* of each unit's word among the facts */
	uint8_t		*is;		/* of each unit's word: bits of enum fact_is */

	/* Private part. */
	uint32_t	*phrase;	/* by unit: number in gaz; 0: part of no phrase but itself */
	uint64_t	(*gaz)[4];	/* classes of phrases that begin at, go on over, end at, are the unit */
	struct memory	*memory;	/* the document's words with capitals */
	uint32_t	*hot, *small;	/* units with capitals; numbers of the words without, each once */
	uint32_t	*begin;		/* units of a sentence that phrases may begin with */
	uint8_t		*shout;		/* by sentence: has no small letter */
	size_t		 n_gaz, n_memory, n_hot, n_small;
	size_t		 cap_number, cap_is, cap_phrase, cap_gaz, cap_window, cap_hot, cap_small, cap_begin,
			 cap_shout, cap_memory;
};

void	feature_init(struct features *);	/* calls gaz_init() */
void	feature_free(struct features *);

/* Takes in a document: sets the windows, and units.word and .lists.  The units must stay while features are asked for. */
void	feature_document(struct features *, struct units *);

/*
 * The features of unit i, in no particular order; their number is given.  The
 * parts below make up the same.
 */
size_t	feature_of(const struct features *, size_t i, uint32_t hash[FEATURE_MAX]);

/* The same with a note on each, and what a note says: "behind Mayor". */
struct feature_note {
	uint8_t	kind, list;
};
size_t	feature_explain(const struct features *, size_t i, uint32_t hash[FEATURE_MAX],
	    struct feature_note *);
void	feature_say(const struct features *, size_t i, struct feature_note, struct buf *);

/* Two units stand for what is outside a sentence. */
#define FEATURE_START	((size_t)-1)
#define FEATURE_END	((size_t)-2)

static inline uint32_t
feature_number(const struct features *f, size_t i)
{
	return i == FEATURE_START ? FACT_START : i == FEATURE_END ? FACT_END : f->number[i];
}

/* What stands beside a unit, and which groups hold for it and them. */
struct beside {
	size_t			before_2, before, behind, behind_2;
	enum feature_group	own_group, before_group, behind_group;
	bool			shout;		/* its sentence has no small letter */
};
struct beside feature_beside(const struct features *, size_t i);

/* The features of a group of unit i's word. */
size_t	feature_word(const struct features *, size_t i, enum feature_group, uint32_t *hash);

/* Those that depend on more than single words. */
size_t	feature_rest(const struct features *, size_t i, const struct beside *, uint32_t *hash);

/*
 * The occurrences of unit i's word with a capital that are looked at: at[0..n),
 * kept in place `slot` of n_memory.  Each, j, gives all others but itself the
 * groups SEEN_BEFORE and SEEN_BEHIND of the units beside it, where the sentence
 * has them (else FEATURE_START, FEATURE_END), and feature_elsewhere().
 */
struct occurrences {
	const uint32_t	*at;
	size_t		 n, slot;
};
struct occurrences feature_occurrences(const struct features *, size_t i);
struct beside	feature_beside_seen(const struct features *, size_t j);
size_t	feature_elsewhere(const struct features *, const struct beside *seen, uint32_t *hash);

/* Has unit i a capital?  Does its word occur without one in the document?  Has its sentence no small letter? */
bool	feature_hot(const struct features *, size_t i);
uint32_t feature_count(const struct features *, size_t i);	/* occurrences of its word with a capital */
bool	feature_seen_lower(const struct features *, size_t i);
bool	feature_shout(const struct features *, size_t i);

#endif
