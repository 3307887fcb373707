/*
 * Parts of speech: what a word can be, and what it is here.
 *
 * A table (data/pos.tsv) and suffixes say what a form can be; two words on
 * either side decide.  This is no tagger: it answers for the one token that
 * an engine asks about, in constant time, and is right often enough to end a
 * noun phrase at its verb.
 */
#ifndef POS_H
#define POS_H

#include "doc.h"
#include "lex_pos.h"	/* POS_NOUN, POS_PLURAL, POS_VERB, ...: the classes of data/pos.tsv */
#include "span.h"

/*
 * Bits POS_*:
 *	NOUN (singular)  PLURAL  VERB (base form or -s)  PAST (also participle)  ING  ADJ  ADV
 *	DET  ARTICLE  POSS  PREP  TO  CONJ  COORD  THAT  WH  PRON  NUM  AUX  BE  HAVE  MODAL  NOT
 *	LIKES_NOUN  LIKES_VERB  LIKES_ADJ: what an ambiguous form mostly is
 */
#define POS_OPEN	(POS_NOUN | POS_PLURAL | POS_VERB | POS_PAST | POS_ING | POS_ADJ | POS_ADV)
#define POS_CLOSED	(POS_DET | POS_PREP | POS_CONJ | POS_PRON | POS_AUX | POS_WH | POS_NOT)

enum pos_tag {
	TAG_PUNCT, TAG_NUMBER, TAG_NAME, TAG_NOUN, TAG_PLURAL, TAG_ADJ, TAG_ADV, TAG_VERB, TAG_PAST,
	TAG_ING, TAG_AUX, TAG_DET, TAG_PREP, TAG_CONJ, TAG_PRON
};

/* What a word in lower case can be; a word that no list has is judged by its ending. */
unsigned	pos_can(struct span low);
unsigned	pos_can_hash(struct span low, uint32_t hash);	/* of lex_hash() */

/* The same, false if only the ending spoke. */
bool		pos_known(struct span low, unsigned *can);

/*
 * What an open-class word is between its neighbours, each given by what it
 * can be; 0 for a neighbour that is no word of the sentence.
 */
enum pos_tag	pos_between(unsigned before, unsigned word, unsigned after);

/* What token i is here. */
enum pos_tag	pos_here(const struct doc *, size_t i);

#endif
