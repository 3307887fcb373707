/*
 * Tokens and sentences as Unicode Annex 29 has them (uax29.h), in place of those
 * of sentence.h.  Segments of nothing but gaps are no tokens; a sentence goes
 * from its first token to its last, and all are labelled body.
 */
#ifndef UNISPLIT_H
#define UNISPLIT_H

#include "token/sentence.h"

/* Behind sentence_start(); instead of sentence_next(), and to the same effect. */
bool	unisplit_next(struct splitter *, struct sent *);

#endif
