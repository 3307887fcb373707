/*
 * Clauses among the pieces around a number, their verbs and subjects.
 *
 *	In May [shares of Alder, which fell before, *rose* 3 percent], while Birch ...
 *
 * No parser: parts of speech by table and neighbours, windows of a few words.
 * All work on pieces that pieces_look() has seen.
 */
#ifndef CLAUSE_H
#define CLAUSE_H

#include "number/phrase.h"

/*
 * The clause that piece i stands in: [*a, *b).  Commas, colons, "and" and
 * "while" before a new subject end it.
 */
void	clause_around(const struct pieces *, size_t i, size_t *a, size_t *b);

/*
 * The subject of the clause [a, b) that has piece i in its predicate: the
 * phrase before its verb, without what hangs on it ("of Urban Outfitters");
 * *verb is the verb.
 */
bool	clause_subject(const struct pieces *, size_t a, size_t i, struct phrase *, size_t *verb);

#endif
