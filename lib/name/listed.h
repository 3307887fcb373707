/*
 * Names of a user's own gazetteer, which win over what the tagger finds.
 *
 * A file in the form of lex.h: phrase TAB person, org, place or misc, then the
 * columns value, unit and what of the entity rows, each of which may be empty.
 */
#ifndef LISTED_H
#define LISTED_H

#include "lex.h"
#include "name/mention.h"

/* Puts every phrase of the list in the document among the mentions, in place of those it touches. */
void	listed_mark(const struct lex *, const struct units *, struct mentions *);

/* Ends the program with a message if the list has a class that is no label of an entity. */
void	listed_check(const struct lex *, const char *path);

#endif
