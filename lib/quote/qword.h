/*
 * extract-quotes, words: what a token is wherever it stands.
 *
 * What the lexicons say of a word is the same in any text, so that it is
 * remembered for when the word comes again.
 */
#ifndef QWORD_H
#define QWORD_H

#include "doc.h"

/* The coarse class of a token: what stands where, for features and phrases. */
enum qtag {
	Q_OTHER, Q_COMMA, Q_STOP, Q_ASK, Q_COLON, Q_SEMICOLON, Q_DASH, Q_HYPHEN, Q_DOTS, Q_OPEN, Q_CLOSE,
	Q_LPAREN, Q_RPAREN, Q_NUMBER, Q_LINK,
	Q_DET, Q_POSS, Q_SUBJ, Q_OBJ, Q_REL, Q_WH, Q_THAT, Q_PREP, Q_OF, Q_TO, Q_BY, Q_AS,
	Q_AND, Q_BUT, Q_SUB, Q_BE, Q_HAVE, Q_DO, Q_MODAL, Q_NOT, Q_ADV, Q_TIME,
	Q_CUE_PAST, Q_CUE_THIRD, Q_CUE_BASE, Q_CUE_ING, Q_CUE_NOUN,
	Q_NOUN, Q_PLURAL, Q_ADJ, Q_VERB, Q_ED, Q_ING, Q_LY, Q_CAPITAL, Q_POSSESSIVE,
	Q_BEYOND,		/* no token: before or behind the sentence */
	Q_TAGS
};

struct qword {
	/* What struct known has, in the same order: it is copied in two moves. */
	uint32_t	word;		/* hash of the folded word, digits as 0 */
	uint32_t	shut;		/* QWORD_...: closed classes */
	uint32_t	can;		/* POS_...: what it can be */
	uint16_t	row;		/* its row in the cue lexicon, from 1; 0: none */
	uint8_t		tag;		/* enum qtag */
	bool		possessive;	/* ends in 's or s' */

	uint32_t	lemma;		/* hash of the cue's lemma; word if it is no cue */
	uint32_t	cue;		/* CUE_...: classes in the cue lexicon */
	uint32_t	span;		/* index in qtext.span + 1 if it stands in marks, or is one */
	uint32_t	entity;		/* index in doc.row + 1 of the entity it belongs to */
	uint32_t	sent;		/* index in qtext.sent */
};

struct qwords;

struct qwords	*qwords_new(void);
void		 qwords_free(struct qwords *);

/*
 * All words of a document: what each is by itself, a word of an open class
 * being Q_NOUN; sent, span and entity are 0.
 */
void		 qwords_fill(struct qwords *, const struct doc *, struct qword *word);

/* Field number i of a word's row in the cue lexicon; empty if it has none. */
struct span	 qword_cue_field(const struct qword *, size_t i);

#endif
