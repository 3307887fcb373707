/*
 * What is known of a word wherever it stands: clusters, lists, shape, case.
 *
 * Words are numbered as they are met, in a hash table, so that most words of an
 * article cost one look-up.  The table forgets everything between two
 * documents once it has grown; it changes how long an answer takes, never
 * what it is.
 */
#ifndef FACT_H
#define FACT_H

#include "mem.h"
#include "name/dict.h"

#include <stdint.h>

enum { FACT_WORD = 24, FACT_AFFIX = 4 };	/* bytes of a word that is kept; longest affix */

/* Two facts are no word: what stands before and behind a sentence. */
enum { FACT_START, FACT_END, FACT_FIRST };

struct fact {
	uint64_t	gaz;		/* classes of the word alone, and GAZ_GOES_ON */
	uint64_t	chain;		/* its hash in the lists, for phrases to go on from */
	uint32_t	low, shape, sign;	/* hashes; sign: of all its classes */
	uint16_t	c500, c2000;	/* clusters; 0: not known */
	uint8_t		c100, word_case;
	bool		hot : 1, letter : 1, uncapped : 1;	/* has a capital; DENVER was looked up as Denver */
	bool		inner : 1, begins : 1, ends : 1;	/* may be so in a name though it has no capital */

	uint8_t		n;		/* bytes; 0: too long to be found again */
	uint64_t	key[FACT_WORD / 8];
};

struct fact_table {
	struct fact	*fact;		/* by number */
	uint32_t	 n, epoch;	/* epoch: grows whenever numbers get a new meaning */

	/* Private part. */
	uint32_t	*slot;		/* number, 0 if free */
	size_t		 cap, n_slot;
};

void	 fact_init(struct fact_table *);	/* calls gaz_init() */
void	 fact_free(struct fact_table *);
void	 fact_settle(struct fact_table *);	/* between documents: forgets if there are many */

/* The number of a word; low: the same in lower case.  Good until fact_settle(). */
uint32_t fact_number(struct fact_table *, struct span text, struct span low);

/* Hashes of the word as written (digits as 0), and of its first and last letters; 0: it has less. */
struct spelling {
	uint32_t	word, pre[FACT_AFFIX], suf[FACT_AFFIX];
};
void	 fact_spelling(struct spelling *, struct span text);

/* DENVER as Denver, into p; s itself unless it is four ASCII capitals or more and nothing else. */
struct span fact_uncapped(struct span s, char p[FACT_WORD]);

/* Joins two hashes. */
static inline uint32_t
mix(uint32_t a, uint32_t b)
{
	uint32_t h = (a ^ (b + 0x9e3779b9u + (a << 6) + (a >> 2))) * 0x85ebca6bu;

	return h ^ h >> 15;
}

static inline uint32_t
mix64(uint64_t v)
{
	return mix((uint32_t)v, (uint32_t)(v >> 32));
}

/* Of the classes of phrases that begin at, go on over, end at, are a word. */
static inline uint32_t
fact_sign(const uint64_t gaz[4])
{
	return mix(mix(mix64(gaz[0]), mix64(gaz[1])), mix(mix64(gaz[2]), mix64(gaz[3])));
}

#endif
