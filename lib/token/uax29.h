/*
 * Word and sentence boundaries as Unicode Standard Annex #29 defines them
 * (Unicode 15.0), without any tailoring.
 */
#ifndef UAX29_H
#define UAX29_H

#include "span.h"

/* The first boundary behind byte i of s, i < s.n, where i is a boundary itself; s.n at the end. */
size_t	uax29_word(struct span s, size_t i);
size_t	uax29_sentence(struct span s, size_t i);

#endif
