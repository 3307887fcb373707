/*
 * What is known of a word wherever it stands: clusters, lists, shape, case.
 *
 * Words are numbered as they are met, in a hash table, so that most words of an
 * article cost one look-up.  Once there are many, those are forgotten between
 * two documents that only one has had; it changes how long an answer takes,
 * never what it is.
 */
#ifndef FACT_H
#define FACT_H

#include "mem.h"
#include "name/dict.h"
#include "name/unit.h"

#include <stdint.h>

enum { FACT_WORD = 24, FACT_AFFIX = 4 };	/* bytes of a word that is kept; longest affix */

/* Two facts are no word: what stands before and behind a sentence. */
enum { FACT_START, FACT_END, FACT_FIRST };

enum fact_is {
	FACT_HOT = 1,			/* has a capital */
	FACT_LETTER = 2,
	FACT_INNER = 4,			/* may be so in a name though it has no capital */
	FACT_BEGINS = 8,
	FACT_ENDS = 16,
	FACT_UNCAPPED = 32,		/* DENVER was looked up as Denver */
	FACT_GOES_ON = 64,		/* a longer phrase of the lists begins with it */
	FACT_AGAIN = 128		/* met in another document since words were forgotten last */
};

struct fact {				/* one cache line */
	uint64_t	gaz;		/* classes of the word alone, and GAZ_GOES_ON */
	uint64_t	chain;		/* its hash in the lists, for phrases to go on from */
	uint32_t	low, shape, sign;	/* hashes; sign: of all its classes */
	uint16_t	c500, c2000;	/* clusters; 0: not known */
	uint8_t		c100;
	uint8_t		word_case : 4, lists : 4;	/* lists: bits of enum unit_list */
	uint8_t		is;		/* bits of enum fact_is */
	uint8_t		n;		/* bytes; 0: too long to be found again */
	uint32_t	document;	/* that it was met in last; 0: none, its number is free */
	uint64_t	key[FACT_WORD / 8];
};

struct fact_table {
	struct fact	*fact;		/* by number */
	uint32_t	 n, document;	/* document: grows with each */
	uint32_t	 epoch;		/* grows whenever words are forgotten: */
	uint32_t	*spare;		/* their numbers, which are given out again */
	size_t		 n_spare;

	/* Private part. */
	uint32_t	*slot;		/* number, bits of its hash above; 0: free */
	size_t		 cap, cap_spare, n_slot, taken;	/* taken: of the spare ones */
};

void	 fact_init(struct fact_table *);	/* calls gaz_init() */
void	 fact_free(struct fact_table *);
void	 fact_settle(struct fact_table *);	/* a new document begins: forgets if there are many */

/*
 * The number of a word, good until fact_settle(); low: the same in lower case,
 * hash: fact_hash() of it; room: bytes that can be read from text.p on.  What
 * many words ask of memory overlaps if fact_hash() is called for all of them
 * first, then fact_fetch().
 */
uint32_t fact_hash(const struct fact_table *, struct span text, size_t room);
void	 fact_fetch(const struct fact_table *, uint32_t hash);
uint32_t fact_number(struct fact_table *, struct span text, struct span low, size_t room,
	    uint32_t hash);

/* Hashes of the word as written (digits as 0), and of its first and last letters; 0: it has less. */
struct spelling {
	uint32_t	word, pre[FACT_AFFIX], suf[FACT_AFFIX];
};
void	 fact_spelling(struct spelling *, struct span text);

/* DENVER as Denver, into p; s itself unless it is four ASCII capitals or more and nothing else. */
struct span fact_uncapped(struct span s, char p[FACT_WORD]);

/* Marks a word as met; true if it is the first time in the document. */
static inline bool
fact_meet(const struct fact_table *f, struct fact *x)
{
	if (x->document == f->document)
		return false;
	if (x->document != 0)
		x->is |= FACT_AGAIN;
	x->document = f->document;
	return true;
}

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
