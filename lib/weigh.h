/*
 * A linear model: hashed features, one small integer weight a slot.
 *
 * A feature is a 20-bit hash of what it says.  Most slots are zero; the others
 * are kept in a generated C file as lines of printable characters, in the
 * order of the slots,
 *
 *	gap weight gap weight ...	gap: slots left out before this one, 0 to
 *					WEIGH_GAP - 1; WEIGH_GAP: so many more, no weight
 *
 * so that a model is some KiB of plain text under version control.
 */
#ifndef WEIGH_H
#define WEIGH_H

#include <stddef.h>
#include <stdint.h>

enum { WEIGH_BITS = 20, WEIGH_SLOTS = 1 << WEIGH_BITS, WEIGH_FEATURES = 60 };

struct weigh {
	int32_t		*fine;			/* while they are learnt: in small units; else NULL */
	int8_t		 w[WEIGH_SLOTS + 1];	/* the last is 0, no feature's */
};

/* The features of one decision; WEIGH_FEATURES is more than any has. */
struct features {
	const int8_t	*w;		/* weights that are fetched when a feature is added */
	size_t		n;
	uint32_t	slot[WEIGH_FEATURES + 3];	/* behind the last of them WEIGH_SLOTS, up to a whole four */
};

/* An empty list. */
static inline void
weigh_start(struct features *f, const struct weigh *m)
{
	f->w = m->w;
	f->n = 0;
}

/* Where the next feature of a list goes: kept in registers while many are added. */
struct weigh_at {
	const int8_t	*w;
	uint32_t	*slot;
};

static inline struct weigh_at
weigh_at(struct features *f)
{
	return (struct weigh_at){ f->w, f->slot + f->n };
}

static inline void
weigh_end(struct features *f, const struct weigh_at *at)
{
	f->n = (size_t)(at->slot - f->slot);
	for (int i = 0; i < 3; i++)
		at->slot[i] = WEIGH_SLOTS;
}

static inline uint32_t
weigh_mix(uint32_t a, uint32_t b)
{
	uint32_t h = (a ^ b * 0x9e3779b1u) * 0x85ebca6bu;

	return h ^ h >> 15;
}

/* Adds the feature number `kind` with up to three values. */
static inline void
weigh_add(struct weigh_at *f, uint32_t kind, uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t h = (kind + 1) * 0x9e3779b1u + a * 0x85ebca6bu + b * 0xc2b2ae35u + c * 0x27d4eb2fu;
	size_t slot;

	h = (h ^ h >> 15) * 0x2c1b3c6du;
	slot = (size_t)(h ^ h >> 16) & (WEIGH_SLOTS - 1);
	__builtin_prefetch(&f->w[slot]);
	*f->slot++ = (uint32_t)slot;
}

static inline int32_t
weigh_sum(const struct weigh *m, const struct features *f)
{
	const uint32_t *s = f->slot;
	int32_t sum = 0;

	if (m->fine != NULL)
		for (size_t i = 0; i < f->n; i++)
			sum += m->fine[s[i]];
	else
		for (size_t i = 0; i < f->n; i += 4)
			sum += m->w[s[i]] + m->w[s[i + 1]] + m->w[s[i + 2]] + m->w[s[i + 3]];
	return sum;
}

/*
 * Decisions that do not depend on each other are weighed some at a time: the
 * weights of one are on their way from memory while the next one's features
 * are listed.
 *
 *	qfeature_this(..., weigh_next(&batch, m));
 *	weigh_later(&batch, m, &score);
 *	...
 *	weigh_now(&batch, m);		all scores are there
 */
enum { WEIGH_BATCH = 16 };

struct weigh_batch {
	uint32_t	n;
	int32_t		*score[WEIGH_BATCH];
	struct features	features[WEIGH_BATCH];
};

static inline struct features *
weigh_next(struct weigh_batch *b, const struct weigh *m)
{
	weigh_start(&b->features[b->n], m);
	return &b->features[b->n];
}

static inline void
weigh_now(struct weigh_batch *b, const struct weigh *m)
{
	for (uint32_t i = 0; i < b->n; i++)
		*b->score[i] = weigh_sum(m, &b->features[i]);
	b->n = 0;
}

static inline void
weigh_later(struct weigh_batch *b, const struct weigh *m, int32_t *score)
{
	b->score[b->n++] = score;
	if (b->n == WEIGH_BATCH)
		weigh_now(b, m);
}

/*
 * Features that answer several questions have WEIGH_ANSWERS weights, side by
 * side: the slot of answer number n.
 */
enum { WEIGH_ANSWERS = 4 };

static inline uint32_t
weigh_slot(uint32_t slot, uint32_t n)
{
	return (slot & ~(WEIGH_ANSWERS - 1u)) | n;
}

/* What they say to question number n < WEIGH_ANSWERS. */
static inline int32_t
weigh_answer(const struct weigh *m, const struct features *f, uint32_t n)
{
	int32_t sum = 0;

	for (size_t i = 0; i < f->n; i++)
		sum += m->fine != NULL ? m->fine[weigh_slot(f->slot[i], n)] : m->w[weigh_slot(f->slot[i], n)];
	return sum;
}

/* Letters say -45 to 45 as weights, 0 to 90 as gaps; WEIGH_UNIT makes e times the odds. */
enum { WEIGH_COLUMNS = 96, WEIGH_MOST = 45, WEIGH_GAP = 90, WEIGH_UNIT = 16 };

/* Unpacks lines of weights; owned by the caller: free(). */
struct weigh	*weigh_open(const char (*line)[WEIGH_COLUMNS + 1], size_t n_line);

/* The letter for a number from 0 to WEIGH_GAP, and back; never a quotation mark or backslash. */
char		 weigh_letter(uint32_t);
uint32_t	 weigh_of_letter(char);

#endif
