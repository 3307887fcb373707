/*
 * Noun phrases among the pieces around a number.
 *
 *	63 [lawful permanent *residents*] of Denver	to the right
 *	[*Shares*] of Urban Outfitters rose 3 percent	to the left
 *
 * No parser: parts of speech by table and neighbours, windows of a few words.
 * All work on pieces that pieces_look() has seen.
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "lex_change.h"
#include "lex_counted.h"
#include "number/piece.h"
#include "pos.h"

#define POS_NOUNS	(POS_NOUN | POS_PLURAL)
#define POS_VERBS	(POS_VERB | POS_PAST | POS_ING)

struct phrase {
	size_t	a, b;		/* pieces [a, b), no article before */
	size_t	head;		/* its last noun */
	bool	name;		/* the head has a capital */
	bool	plural;
	bool	pronoun;	/* it was found in place of a pronoun: "[Ford] said it sold" */
};

/* What piece i can be, as POS_* bits; 0 behind the end. */
static inline unsigned
phrase_can(const struct pieces *ps, size_t i)
{
	return i < ps->n ? ps->p[i].can : 0;
}

/* Is it a capital that is not just that of a sentence's first word? */
static inline bool
phrase_is_name(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].name;
}

/* Is it a day, a season, a unit of time? */
static inline bool
phrase_is_time(const struct pieces *ps, size_t i)
{
	return (ps->p[i].is & (NUMWORD_TIMEUNIT | NUMWORD_WEEKDAY | NUMWORD_MONTH | NUMWORD_RELDAY | NUMWORD_SEASON |
	    NUMWORD_DAYPART)) != 0;
}

/* Is it the possessive mark of the word before? */
static inline bool
phrase_genitive(const struct pieces *ps, size_t i)
{
	return piece_has(ps, i, AROUND_GENITIVE) && ps->p[i].glued;
}

/* What the word at piece i is around a number: bits COUNTED_*; 0 behind the end. */
static inline unsigned
phrase_class(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].kind == PIECE_WORD ? piece_classes(ps, i, KNOWN_COUNTED) : 0;
}

/* Is it a noun of rise or fall?  Bits CHANGE_NOUN, CHANGE_CHANGE. */
static inline unsigned
phrase_change(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].kind == PIECE_WORD ?
	    piece_classes(ps, i, KNOWN_CHANGE) & (CHANGE_NOUN | CHANGE_CHANGE) : 0;
}

/*
 * The noun phrase that begins at piece i, of one thing or of many.  Adjectives
 * before the noun are part of it.  False if there is no noun.
 */
bool	phrase_right(const struct pieces *, size_t i, bool one, struct phrase *);

/* The same behind an article or the like. */
bool	phrase_right_of(const struct pieces *, size_t i, struct phrase *);

/* The noun phrase that ends before piece i. */
bool	phrase_left(const struct pieces *, size_t i, size_t floor, struct phrase *);

/* Climbs from "men" in "life expectancy for men" to what it hangs on, not before piece floor. */
void	phrase_climb(const struct pieces *, size_t floor, struct phrase *);

#endif
