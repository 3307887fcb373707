/*
 * extract-quotes, the text: what all its modules look at.
 *
 * qtext knows the words and sentences, qmark adds the spans in quotation
 * marks, qphrase the noun phrases.  All places are token numbers; a range is
 * [first, last).  Everything lives until the next qtext_set().
 */
#ifndef QTEXT_H
#define QTEXT_H

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
	uint32_t	word;		/* hash of the folded word, digits as 0 */
	uint32_t	lemma;		/* hash of the cue's lemma; word if it is no cue */
	uint32_t	shut;		/* QWORD_...: closed classes */
	uint32_t	cue;		/* CUE_...: classes in the cue lexicon */
	uint32_t	can;		/* POS_...: what it can be */
	uint32_t	sent;		/* index in qtext.sent */
	uint32_t	span;		/* index in qtext.span + 1 if it stands in marks, or is one */
	uint32_t	entity;		/* index in doc.row + 1 of the entity it belongs to */
	uint16_t	row;		/* its row there, from 1; 0: none */
	uint8_t		tag;		/* enum qtag */
	bool		possessive;	/* ends in 's or s' */
};

/* A range of tokens; empty: first == last. */
struct qrange {
	uint32_t	first, last;
};

struct qsent {
	uint32_t	first, last;
	uint32_t	paragraph;
	uint8_t		label;		/* enum sentence_label */
};

/* What stands between quotation marks, all levels of nesting as one. */
struct qspan {
	uint32_t	first, last;	/* the words, without the marks */
	uint32_t	open, close;	/* with the marks: [open, close) */
	uint32_t	paragraph;
	bool		goes_on;	/* the next span takes it up in the next paragraph */
	bool		repaired;	/* a mark is missing or the wrong way round */
	bool		single;		/* 'so' */
};

enum qchunk_type { CHUNK_PRONOUN, CHUNK_RELATIVE, CHUNK_NAME, CHUNK_NOUN };

/* A noun phrase; `whole` includes what hangs on it: "the office of the mayor". */
struct qchunk {
	uint32_t	first, last, whole;
	uint32_t	sent;
	uint8_t		type;		/* enum qchunk_type */
	bool		hangs;		/* it is such a part of the chunk before */
	bool		entity;
};

struct qknown;

struct qtext {
	const struct doc *doc;
	struct qknown	*known;		/* words that were looked up before */
	struct qword	*word;
	struct qsent	*sent;
	struct qspan	*span;
	struct qchunk	*chunk;
	size_t		 n, n_sent, n_span, n_chunk;
	size_t		 cap_word, cap_sent, cap_span, cap_chunk;
};

/* Words, sentences and entities of a document; a document without sentence rows is one. */
void	qtext_set(struct qtext *, const struct doc *);
void	qtext_free(struct qtext *);

/* Field number i of a word's row in the cue lexicon; empty if it has none. */
struct span	qtext_cue_field(const struct qword *, size_t i);

/* The tag of token i if it lies in [first, last), else Q_BEYOND. */
static inline enum qtag
qtext_tag(const struct qtext *t, size_t i, size_t first, size_t last)
{
	return i >= first && i < last ? (enum qtag)t->word[i].tag : Q_BEYOND;
}

static inline struct span
qtext_low(const struct qtext *t, size_t i)
{
	return t->doc->token[i].low;
}

static inline bool
qtext_glued(const struct qtext *t, size_t i)
{
	return i < t->n && t->doc->token[i].form & FORM_GLUED;
}

/* Looks like a finite verb or a part of one. */
static inline bool
qtext_is_verb(const struct qword *w)
{
	return (w->tag >= Q_CUE_PAST && w->tag <= Q_CUE_BASE) || w->tag == Q_ED || w->tag == Q_VERB || w->tag == Q_BE ||
	    w->tag == Q_HAVE || w->tag == Q_DO || w->tag == Q_MODAL;
}

#endif
