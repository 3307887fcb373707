/*
 * extract-quotes, the text: what all its modules look at.
 *
 * qtext knows the words and sentences, qmark adds the spans in quotation
 * marks, qphrase the noun phrases.  All places are token numbers; a range is
 * [first, last).  Everything lives until the next qtext_set().
 */
#ifndef QTEXT_H
#define QTEXT_H

#include "quote/qword.h"

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

struct qtext {
	const struct doc *doc;
	struct qwords	*words;		/* remembers them */
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
