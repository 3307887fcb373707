/*
 * A linear-chain model of names: weights of features and of label pairs.
 *
 * Labels are BILOU: a name of several words Begins, goes on Inside and ends
 * with its Last, a Unit is a name of one word, O is none.  The model's image is
 * what learn-entities writes and what is compiled in; it is used where it lies:
 *
 *	head | a hash table of features: slots of 16 bytes
 *	slot: a signed byte for each label, and 16 bits of the feature's hash, 0 if it is free
 *
 * So a feature costs one cache line.  Two of three slots are taken; one that is
 * not in its place stands behind it.
 */
#ifndef CHAIN_H
#define CHAIN_H

#include "name/feature.h"
#include "name/mention.h"

enum { CHAIN_O, CHAIN_B, CHAIN_I, CHAIN_L, CHAIN_U, CHAIN_LABELS = 1 + 4 * 3 };

/* The label of class c (NAME_PERSON, NAME_ORG, NAME_PLACE): one of the above, c times on. */
#define CHAIN_LABEL(kind, class)	((kind) + 4 * ((class) - NAME_PERSON))
#define CHAIN_CLASS(label)		(((label) - 1) / 4 + NAME_PERSON)
#define CHAIN_KIND(label)		((label) == 0 ? CHAIN_O : ((label) - 1) % 4 + 1)

#define CHAIN_MAGIC	0x34434e43u	/* "CNC4"; another byte order shows as another number */
#define CHAIN_SCALE	24		/* a weight of 1 is written as 24 */
#define CHAIN_LANES	16		/* labels, and room to add in one go; sums of the room mean nothing */

/* What decoding takes for impossible; the largest pair and score that it knows. */
enum { CHAIN_NEVER = -16000, CHAIN_LIMIT = 4000 };

struct chain_head {
	uint32_t	magic, n_slot, n_row, reserved;
	int16_t		pair[CHAIN_LABELS][CHAIN_LABELS];	/* [from][to], in 1 / CHAIN_SCALE */
	uint8_t		pad[14];	/* to a multiple of 16 */
};

struct chain_slot {
	int8_t		weight[CHAIN_LABELS];	/* in 1 / CHAIN_SCALE */
	uint8_t		pad;
	uint16_t	print;
};

struct chain {
	const struct chain_head	*head;
	const struct chain_slot	*slot;
	int16_t			pair[CHAIN_LABELS][CHAIN_LANES];	/* illegal ones: CHAIN_NEVER */
};

/*
 * Uses an image of n bytes, aligned to 8, which must stay.  False if it is no
 * model or damaged; then *why says what is wrong.
 */
bool	chain_open(struct chain *, const void *image, size_t n, const char **why);

/* The model that is compiled in. */
void	chain_builtin(struct chain *);

/* May `to` follow `from`?  CHAIN_O stands for the ends of a window. */
bool	chain_legal(int from, int to);

/* A feature's place and fingerprint in the hash table. */
static inline uint32_t
chain_place(uint32_t feature, uint32_t n_slot)
{
	return (uint32_t)((uint64_t)(feature * 0x9e3779b1u) * n_slot >> 32);
}

static inline uint16_t
chain_print(uint32_t feature)
{
	uint16_t print = (uint16_t)feature;

	return (uint16_t)(print + (print == 0));
}

/*
 * What a word says wherever it stands, by group: where its sum lies, 0 if it is
 * not summed up yet.  Most words of an archive have been seen before, so half
 * of the features need no look-up.  Sums of bytes: FEATURE_MAX of them stay
 * within 16 bits.
 */
struct chain_word {
	uint32_t	sum[FEATURE_GROUPS], pad[16 - FEATURE_GROUPS];	/* one cache line */
};

/* What a word's occurrences tell of it: each of them, and all together. */
struct chain_seen {
	int16_t		each[FEATURE_SEEN][CHAIN_LANES], all[CHAIN_LANES];
};

struct chain_work {		/* memory that is kept from document to document */
	int16_t		(*score)[CHAIN_LANES];
	int16_t		(*path)[CHAIN_LANES];	/* by unit of a window and label: see decode() */
	uint8_t		*label;
	struct chain_seen *seen;	/* of the document's words that come again */
	uint32_t	*seen_at;	/* by word of the document: where among those, and 1; 0: nowhere yet */
	struct chain_word *word;	/* by number among the facts */
	int16_t		(*sum)[CHAIN_LANES];	/* from 1 on */
	uint32_t	 spare;		/* the first of the free ones, each of which begins with the next; 0: none */
	uint32_t	 epoch;		/* of the facts */
	size_t		 n_word, n_sum, n_seen;
	size_t		 cap_score, cap_seen, cap_seen_at, cap_path, cap_label, cap_word, cap_sum;
};

/* Adds the names in a document whose features are taken in; `work` belongs to this chain alone. */
void	chain_tag(const struct chain *, const struct features *, struct chain_work *,
	    struct mentions *);
/* Appends what spoke most for a mention that chain_tag() found: "behind Mayor +2.1, ...". */
void	chain_explain(const struct chain *, const struct features *, const struct mention *,
	    struct buf *);
void	chain_work_free(struct chain_work *);

#endif
