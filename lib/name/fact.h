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
#include "swar.h"

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
	uint32_t	low, shape, sign;	/* hashes; sign: of all its classes */
	uint32_t	word;		/* classes of lex_name_word in small letters */
	uint16_t	c500, c2000;	/* clusters; 0: not known */
	uint8_t		c100, word_case;
	uint8_t		is;		/* bits of enum fact_is */
	uint8_t		n;		/* bytes; 0: too long to be found again */
	uint32_t	document;	/* that it was met in last; 0: none, its number is free */
	uint8_t		lists, pad[3];	/* bits of enum unit_list */
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
 * The number of a word, good until fact_settle(); low: the same in lower case;
 * room: bytes that can be read from text.p on.  fact_number() is the same, but
 * guesses first: what many words ask of memory overlaps if fact_hash() is called
 * for all of them, then fact_guess() with their hashes.
 */
uint32_t fact_find(struct fact_table *, struct span text, struct span low, size_t room);

/* With its length the key tells any two words of up to FACT_WORD bytes apart. */
static inline void
fact_key(uint64_t key[FACT_WORD / 8], struct span s, size_t room)
{
	key[0] = key[1] = key[2] = 0;
	if (s.n <= 8 && room >= 8)
		key[0] = swar_load(s.p) & swar_first(s.n);
	else if (s.n <= 8)
		for (size_t i = 0; i < s.n; i++)
			key[0] |= (uint64_t)(unsigned char)s.p[i] << 8 * i;
	else {
		key[0] = swar_load(s.p);
		key[1] = swar_load(s.p + s.n - 8);
		if (s.n > 16)
			key[2] = swar_load(s.p + 8);
	}
}

static inline uint32_t
fact_spread(const uint64_t key[FACT_WORD / 8])
{
	return (uint32_t)dict_spread(key[0] + key[1] * 0x9e3779b97f4a7c15u + (key[2] << 7));
}

static inline uint32_t
fact_hash(const struct fact_table *f, struct span text, size_t room)
{
	uint64_t key[FACT_WORD / 8];
	uint32_t h;

	if (text.n > FACT_WORD)
		return 0;
	fact_key(key, text, room);
	h = fact_spread(key);
	__builtin_prefetch(&f->slot[h & (f->n_slot - 1)]);
	return h;
}

/* What stands in a hash's place; 0: nothing, no word with that hash is known. */
static inline uint32_t
fact_guess(const struct fact_table *f, uint32_t hash)
{
	uint32_t number = f->slot[hash & (f->n_slot - 1)] & (uint32_t)(f->n_slot - 1);

	__builtin_prefetch(&f->fact[number]);
	return number;
}

static inline uint32_t
fact_number(struct fact_table *f, struct span text, struct span low, size_t room, uint32_t guess)
{
	const struct fact *x = &f->fact[guess];
	uint64_t key[FACT_WORD / 8];

	if (guess == 0 || x->n != text.n)
		return fact_find(f, text, low, room);
	fact_key(key, text, room);
	if (x->key[0] != key[0] || x->key[1] != key[1] || x->key[2] != key[2])
		return fact_find(f, text, low, room);
	return guess;
}

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
