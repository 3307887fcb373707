/*
 * extract-quotes, who: the person or organisation that a phrase names.
 *
 * Phrases are asked about in the order of the text, because "he", "the
 * company" and a surname point back.  Where entity rows are there, their
 * canonical names are used; without them a name goes back to its longest form
 * in the document.
 */
#ifndef QWHO_H
#define QWHO_H

#include "quote/qtext.h"

struct qfound;

enum qspeaker_label { SPEAKER_NAME, SPEAKER_NOMINAL, SPEAKER_PRONOUN };

struct qspeaker {
	uint32_t	first, last;	/* the phrase, as tokens */
	struct span	who;		/* canonical; empty if it is not known */
	struct span	what;		/* role or affiliation */
	uint8_t		label;		/* enum qspeaker_label */
	int32_t		thing;		/* who among those known, -1: nobody known */
	uint8_t		kind;		/* if nobody: what pronoun may take it up */
	char		sex;		/* 'm', 'f', 0: not known */
};

struct qwho;

struct qwho	*qwho_new(void);
void		 qwho_free(struct qwho *);

/* Begins a document; spans given out live as long as the document, made ones in `mem`. */
void		 qwho_set(struct qwho *, const struct qtext *, struct arena *mem);

/* Who chunk `chunk` is, for a quotation whose cue is at `cue`. */
void		 qwho_speaker(struct qwho *, int32_t chunk, uint32_t cue, struct qspeaker *);

/* Who the entity is that token i belongs to. */
void		 qwho_entity(struct qwho *, uint32_t i, struct qspeaker *);

/* Tells that this was a speaker: he is the likelier one for the next pronoun. */
void		 qwho_spoke(struct qwho *, const struct qspeaker *);

/* May this speaker say "I": a person, or people? */
bool		 qwho_is_voice(const struct qwho *, const struct qspeaker *);

#endif
