/*
 * What the lexicons say of a word, looked up once for words that come again.
 *
 * A text of 40,000 words has 5,000 different ones, and one number in twenty
 * words: so the answers for the words met lately are kept in a table, where
 * the last word with the same hash stays.  The answers are the lexicons', so
 * what came before cannot be seen in them.
 */
#ifndef KNOWN_H
#define KNOWN_H

#include "lex.h"
#include "span.h"

#include <stdint.h>

struct known {
	uint64_t		 key[2];	/* a word of at most 15 bytes, then its length; 0: free */
	const struct lex_row	*row;		/* the first row in data/numword.tsv */
	uint32_t		 is;		/* bits NUMWORD_* of data/numword.tsv */
	uint32_t		 cue;		/* NUMCUE_* of data/numcue.tsv */
	uint32_t		 around;	/* AROUND_* of data/around.tsv */
	uint32_t		 can;		/* POS_* */
	bool			 listed;	/* the lexicon of parts of speech has it */
	bool			 whole;		/* nothing in it to cut at: no hyphen, slash, possessive 's */
	bool			 all;		/* cue, around, can, listed are set */
};

enum { KNOWN_SLOTS = 8192 };

struct known_words {
	struct known	slot[KNOWN_SLOTS];
	struct known	other;		/* the last word that was too long */
};

/*
 * {0} is an empty table.  What is known of a word in lower case, good until
 * the next call: known_find() only sets row, is and whole, known_all() all.
 */
struct known		*known_find(struct known_words *, struct span low);
const struct known	*known_all(struct known_words *, struct span low);

#endif
