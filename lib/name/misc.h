/*
 * Names of neither persons, organisations nor places: nationalities, faiths,
 * wars, laws, storms, operations.  The model does not look for them, since most
 * annotated text leaves them out; lists and the words around find them.
 */
#ifndef MISC_H
#define MISC_H

#include "name/mention.h"

/* Adds those that stand in no mention, sorted in. */
void	misc_find(const struct units *, struct mentions *);

/* What a mention of class NAME_MISC is: "nation", "law"; empty if not known. */
struct span	misc_type(const struct units *, const struct mention *);

#endif
