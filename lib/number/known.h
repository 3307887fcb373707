/*
 * What the lexicons say of a word, looked up once for words that come again.
 *
 *	slot:   hash of a word -> what is known of it, linear probing
 *	first:  hash of a word -> lists that may have it, a bit each: false for nearly all words
 *
 * Most sentences have no number, and `first` tells it without a look at any
 * lexicon.  When there are too many words they are forgotten, all at once;
 * the answers are the lexicons', so what came before cannot be seen in them.
 */
#ifndef KNOWN_H
#define KNOWN_H

#include "lex.h"
#include "mem.h"
#include "span.h"
#include "wordkey.h"

#include <stdint.h>

enum {
	KNOWN_MANY = 16384,	/* words that are kept */
	KNOWN_SLOTS = 2 * KNOWN_MANY,
	KNOWN_HASHES = 1 << 13
};

/* The lexicons, data/NAME.tsv; of the last three only whether a phrase may begin with the word. */
enum known_list {
	KNOWN_NUMWORD, KNOWN_NUMCUE, KNOWN_AROUND, KNOWN_TIMEWORD, KNOWN_CHANGE, KNOWN_GROUP,
	KNOWN_COUNTED, KNOWN_HEDGE, KNOWN_UNIT, KNOWN_CURRENCY, KNOWN_HEDGES, KNOWN_LISTS,
	KNOWN_CLASSES = KNOWN_UNIT
};

struct known {
	struct wordkey		 key;
	const struct lex_row	*row;			/* the first row in numword.tsv */
	uint32_t		 in[KNOWN_CLASSES];	/* classes of each list */
	uint32_t		 can;			/* POS_* */
	uint8_t			 begins;		/* phrases of the lists without classes, a bit each */
	uint8_t			 n;			/* length of the word */
	bool			 listed;		/* the lexicon of parts of speech has it */
	bool			 whole;			/* nothing in it to cut at: no hyphen, slash, possessive 's */
};

struct known_words {
	const struct known	*slot[KNOWN_SLOTS];
	uint16_t		 first[KNOWN_HASHES];	/* bits 1 << enum known_list */
	struct arena		 mem;
	size_t			 n;
};

void	known_init(struct known_words *);
void	known_free(struct known_words *);

/* Forgets the words, if there are too many: what known_find() gave is good until then. */
void	known_settle(struct known_words *);

/* What is known of a word in lower case. */
const struct known	*known_find(struct known_words *, struct span low);

/* Could a number begin with the word, and is it to be cut?  Few words are; seldom wrong, and then true. */
enum known_guess { KNOWN_NOTHING, KNOWN_BEGINS, KNOWN_CUT };
enum known_guess	 known_guess(const struct known_words *, struct span low);

/* Of digits and the like, that no list has. */
extern const struct known known_nothing;

#endif
