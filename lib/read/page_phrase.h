/*
 * What the words of a block say of it, whatever its markup: "Read more",
 * "Photo: ...", "All rights reserved."  The phrases are data/page_phrases.tsv.
 */
#ifndef PAGE_PHRASE_H
#define PAGE_PHRASE_H

#include "span.h"

#include <stdint.h>

/* Classes of the phrase that s begins with, PAGE_PHRASES_ bits of "lex_page_phrases.h". */
uint32_t	page_phrase_begins(struct span s);

/* Classes of all phrases in s. */
uint32_t	page_phrase_has(struct span s);

#endif
