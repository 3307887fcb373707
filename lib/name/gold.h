/*
 * Annotated text: token TAB tag lines, IOB2, as documents for the trainer.
 *
 *	-DOCSTART-	O		a new document; in a file that does not
 *	Tom		B-PER		begin with such a line each sentence is one
 *	Homan		I-PER
 *	?				any tag: the annotators did not agree
 *
 * An empty line ends a sentence.  PER, ORG, LOC and what other sets call them
 * are classes; names of other classes count as no name.
 */
#ifndef GOLD_H
#define GOLD_H

#include "in.h"
#include "name/unit.h"

struct gold {
	struct units	 units;		/* the document */
	uint16_t	*allowed;	/* by unit: bits of the labels (chain.h) it may have */

	/* Private part. */
	struct doc	 doc;		/* tokens and sentences as the file has them */
	struct buf	 text;		/* the tokens, a blank behind each */
	size_t		 points, hyphens;
	struct in	*in;
	bool		 documents;	/* the file begins with -DOCSTART- */
	bool		 ended;
	uint8_t		*tag, *unit_tag;
	size_t		 cap_allowed, cap_tag, cap_unit_tag, cap_token, cap_sentence;
};

/* Ends the program with a message if the file cannot be read. */
void	gold_open(struct gold *, const char *path);

/* The next document; false at the end of the file.  A malformed line ends the program with a message. */
bool	gold_read(struct gold *);
void	gold_close(struct gold *);

#endif
