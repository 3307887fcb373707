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

enum { WEIGH_BITS = 20, WEIGH_SLOTS = 1 << WEIGH_BITS, WEIGH_FEATURES = 96 };

struct weigh {
	int32_t		*fine;			/* while they are learnt: in small units; else NULL */
	int8_t		 w[WEIGH_SLOTS];
};

/*
 * The features of one decision: as a list, or only the sum of their weights.
 * {0} is an empty list; one with more than WEIGH_FEATURES leaves the rest out.
 */
struct features {
	const int8_t	*w;		/* NULL: the slots are listed; else their weights here are summed up */
	int32_t		sum;
	uint32_t	n;
	uint32_t	slot[WEIGH_FEATURES];
};

/* An empty list. */
static inline void
weigh_list(struct features *f)
{
	f->w = NULL;
	f->n = 0;
}

/* Whatever is added counts for weigh_sum() alone: half the work. */
static inline void
weigh_start(struct features *f, const struct weigh *m)
{
	f->w = m->fine != NULL ? NULL : m->w;
	f->sum = 0;
	f->n = 0;
}

static inline uint32_t
weigh_mix(uint32_t a, uint32_t b)
{
	uint32_t h = (a ^ b * 0x9e3779b1u) * 0x85ebca6bu;

	return h ^ h >> 15;
}

/* Adds the feature number `kind` with up to three values. */
static inline void
weigh_add(struct features *f, uint32_t kind, uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t h = (kind + 1) * 0x9e3779b1u + a * 0x85ebca6bu + b * 0xc2b2ae35u + c * 0x27d4eb2fu;

	h = (h ^ h >> 15) * 0x2c1b3c6du;
	h = (h ^ h >> 16) & (WEIGH_SLOTS - 1);
	if (f->w != NULL)
		f->sum += f->w[h];
	else if (f->n < WEIGH_FEATURES)
		f->slot[f->n++] = h;
}

static inline int32_t
weigh_sum(const struct weigh *m, const struct features *f)
{
	int32_t sum = 0;

	if (f->w != NULL)
		return f->sum;
	if (m->fine != NULL) {
		for (uint32_t i = 0; i < f->n; i++)
			sum += m->fine[f->slot[i]];
		return sum;
	}
	for (uint32_t i = 0; i < f->n; i++)
		sum += m->w[f->slot[i]];
	return sum;
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

	for (uint32_t i = 0; i < f->n; i++)
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
