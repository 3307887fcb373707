/*
 * Acronyms behind the words that they stand for: non-fungible token (NFT).
 */
#ifndef ACRONYM_H
#define ACRONYM_H

#include "name/unit.h"

enum acronym { ACRONYM_NONE, ACRONYM_THING, ACRONYM_LAW };

/*
 * Unit `open` is a bracket.  Does an acronym stand in it by itself for the
 * words before it?  Small ones that are no body (not "special investigation team
 * (SIT)") make it a thing's, and the name of nobody; Deficit Reduction Act, with
 * any word that ends the names of laws and programs, one of those.
 */
enum acronym acronym_of(const struct units *, size_t open);

#endif
