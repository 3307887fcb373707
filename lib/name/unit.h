/*
 * The words that names are made of: a document's tokens, cut and joined.
 *
 * Names end inside tokens, and begin in one and end in another:
 *
 *	Denver's		Denver | 's
 *	Jean - Claude		Jean-Claude
 *	U.S. - led, U.S.-led	U.S. | - | led
 *
 * Whatever a tokenizer does with hyphens and possessives, units are the same.
 */
#ifndef UNIT_H
#define UNIT_H

#include "doc.h"

/* May a phrase of a lexicon begin with a word?  Most words begin none, and nothing is looked up there. */
enum unit_list {
	LIST_EVENT = 1,			/* wars, laws, storms */
	LIST_PEOPLE = 2,		/* nationalities, faiths, parties */
	LIST_TITLE = 4,
	LIST_AGENCY = 8,
	LIST_SUFFIX = 16		/* what ends organisations' names */
};

struct units {
	struct token	*unit;		/* .sent: index into sentence */
	uint32_t	*word;		/* by unit: its classes in lex_name_word, in small letters; */
	uint8_t		*lists;		/* and bits of enum unit_list; feature_document() sets both */
	struct sentence	*sentence;	/* .first, .last: units, not tokens */
	uint32_t	*capital;	/* the units that have a capital */
	size_t		 n, n_sentence, n_capital;
	struct span	 text;		/* the article's, that their texts lie in */

	/* Private part. */
	size_t		 cap, cap_sentence, cap_capital, cap_word, cap_lists;
};

/* Fills u from d; views and memory are d's and u's own, reused by the next call. */
void	units_of(struct units *u, struct doc *d);
void	units_free(struct units *u);

/* Has it a capital? */
static inline bool
unit_capital(const struct token *t)
{
	return (t->form & (FORM_LETTER | FORM_LOWER)) == FORM_LETTER;
}

/* The words of an array of units, for lex_longest(): as written, in lower case. */
struct span	unit_text(const void *units, size_t i);
struct span	unit_low(const void *units, size_t i);

#endif
