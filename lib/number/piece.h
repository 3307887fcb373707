/*
 * The pieces of a sentence that the number modules read.
 *
 * Tokenizers differ in what they keep together: "2017-09-28", "$1.2m",
 * "four-year-old", "40C" may be one token or five.  Pieces do not: a number,
 * a word, or one mark each, whatever the tokens were.
 *
 *	tokens	$1.2m | 4-year-old | U.S. | 1,250
 *	pieces	$ | 1.2 | m | 4 | - | year | - | old | U.S. | 1,250
 */
#ifndef PIECE_H
#define PIECE_H

#include "doc.h"
#include "lex_around.h"
#include "lex_numcue.h"
#include "lex_numword.h"
#include "number/known.h"
#include "span.h"

enum piece_kind { PIECE_WORD, PIECE_DIGITS, PIECE_VULGAR, PIECE_MARK };

struct piece {
	struct span	 text, low;
	uint32_t	 start, end;		/* code points */
	uint32_t	 token;			/* index in doc.token */
	uint32_t	 is;			/* bits NUMWORD_* of data/numword.tsv */
	const struct known *word;		/* what all lists say of it; of marks, too */
	uint8_t		 kind;
	bool		 glued;			/* no blank before it */
	bool		 capital;

	/* Set by pieces_look(). */
	bool		 name;			/* a capital that is not just that of a first word */
	uint32_t	 can;			/* POS_* bits here: numbers POS_NUM, names POS_NOUN, marks 0 */
};

/* The pieces of one sentence. */
struct pieces {
	struct piece	*p;
	size_t		 n, cap;
	bool		 numbers;	/* is there anything that a number could begin with? */
	uint64_t	 cut;		/* how many sentences were cut so far: no two have the same */

	/* Private. */
	struct known_words words;
};

void	pieces_init(struct pieces *);

/* Fills in the pieces of tokens first..last; the array is reused. */
void	pieces_cut(struct pieces *, const struct doc *, size_t first, size_t last);
void	pieces_free(struct pieces *);

/* What the modules need that look around a figure: for sentences that have one. */
void	pieces_look(struct pieces *);

/* The value that the lexicon gives a word of that class. */
struct span	piece_value(const struct piece *, uint32_t class);
int		piece_number(const struct piece *, uint32_t class);	/* the same, as a small number */

/* Is p[i] the mark or the word (in lower case)?  False behind the end. */
static inline bool
piece_is(const struct pieces *ps, size_t i, const char *low)
{
	return i < ps->n && span_is(ps->p[i].low, low);
}

/*
 * The classes that a list has for p[i]; 0 behind the end.  Of numword, those where it stands: p[i].is;
 * of lists without classes, not 0 where a phrase may begin.
 */
static inline uint32_t
piece_classes(const struct pieces *ps, size_t i, enum known_list list)
{
	const struct known *w = i < ps->n ? ps->p[i].word : &known_nothing;

	return list < KNOWN_CLASSES ? w->in[list] : w->begins & 1u << (list - KNOWN_CLASSES);
}

/* Has p[i] one of these classes of data/numcue.tsv?  False behind the end. */
static inline bool
piece_cue(const struct pieces *ps, size_t i, uint32_t cue)
{
	return (piece_classes(ps, i, KNOWN_NUMCUE) & cue) != 0;
}

/* Has p[i] one of these classes of data/around.tsv?  False behind the end. */
static inline bool
piece_has(const struct pieces *ps, size_t i, uint32_t around)
{
	return (piece_classes(ps, i, KNOWN_AROUND) & around) != 0;
}

/* Is there a p[i], with no blank before it? */
static inline bool
piece_glued(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].glued;
}

/* POS_* bits of the word at i alone, before pieces_look(); 0 for digits, marks and behind the end. */
static inline unsigned
piece_can(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].kind == PIECE_WORD ? ps->p[i].word->can : 0;
}

/* Is p[i] this word, with no blank before it? */
static inline bool
piece_is_glued(const struct pieces *ps, size_t i, const char *low)
{
	return piece_is(ps, i, low) && ps->p[i].glued;
}

/* One of the words that stand in `words`, each between blanks: " a an ". */
bool	piece_in(const struct pieces *ps, size_t i, const char *words);

/* A hyphen or dash; glued: with no blank on either side. */
bool	piece_dash(const struct pieces *ps, size_t i);
bool	piece_hyphen(const struct pieces *ps, size_t i);

/* Plain digits, no point or comma: how many; 0 if it is something else.  Their value in *v. */
size_t	piece_digits(const struct pieces *ps, size_t i, unsigned *v);

#endif
