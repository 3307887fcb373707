/*
 * Lexicons: phrases of one or more words, each with classes and a value.
 *
 * A lexicon is a file lib/data/NAME.tsv that a linguist edits; gen/mklex turns
 * it into a const table, lex_NAME in "lex_NAME.h", with a bit for each class,
 * NAME_CLASS.  The same files can be read at run time with lex_load().
 *
 *	# comment lines stand at the head: what, source, licence, date
 *	#! fold			keys are kept in lower case: look up token.low
 *	Prime Minister	gov	value columns, if any, kept as they are
 *	Gov.	gov,short
 *
 * A phrase may have several rows with different classes; the same phrase and
 * class twice is an error.
 */
#ifndef LEX_H
#define LEX_H

#include "span.h"

#include <stdint.h>

struct lex_row {
	uint32_t	phrase, value;		/* offsets in blob */
	uint32_t	classes;		/* bits; 0: only the beginning of a longer phrase */
	uint16_t	phrase_n, value_n;	/* bytes */
	uint8_t		words;
	uint8_t		goes_on;		/* a longer phrase begins with this one */
	uint8_t		more;			/* the next row has the same phrase */
};

struct lex {
	const char		*blob;
	const struct lex_row	*row;		/* by phrase, in byte order */
	const uint32_t		*slot;		/* hash table: row number + 1, bits of its hash above; 0 if free */
	uint32_t		 n_row, n_slot;	/* n_slot: a power of 2 */
	uint32_t		 n_class;
	const char *const	*class_name;
};

/* What a phrase is; .classes 0: not in the lexicon. */
struct lex_hit {
	uint32_t		 classes;	/* of all its rows */
	uint32_t		 words;		/* how many words it has */
	const struct lex_row	*row;		/* the first of its rows */
	struct span		 value;		/* of that row */
};

/* Words have one blank between them. */
struct lex_hit	lex_find(const struct lex *, struct span phrase);

/*
 * The same for who looks up many phrases, each in several lexicons: its hash is one
 * for all of them, and what each is looked at first for can be fetched beforehand.
 */
uint32_t	lex_hash(struct span phrase);
void		lex_ahead(const struct lex *, uint32_t hash);
struct lex_hit	lex_find_hash(const struct lex *, struct span phrase, uint32_t hash);

/* Does it, or a longer phrase that begins with it, stand in the lexicon?  If not, lex_longest() finds nothing. */
bool		lex_begins(const struct lex *, struct span phrase, uint32_t hash);

/*
 * The longest phrase that begins with the first of n words; word i is
 * word_at(of, i), so that any array of tokens can be looked through.
 */
struct lex_hit	lex_longest(const struct lex *, size_t n,
		    struct span (*word_at)(const void *of, size_t i), const void *of);

struct span	lex_phrase(const struct lex *, const struct lex_row *);
struct span	lex_value(const struct lex *, const struct lex_row *);

/* Field number i (from 0) of a value with TABs; empty if there are less. */
struct span	lex_field(struct span value, size_t i);

/* The class bit of a name, 0 if the lexicon has no such class. */
uint32_t	lex_class(const struct lex *, struct span name);

/*
 * Reads a lexicon file.  Ends the program with a message that names file and
 * line if it is malformed.  Owned by the caller: lex_free().
 */
struct lex	*lex_load(const char *path);
void		 lex_free(struct lex *);

#endif
