/* What a token looks like: its capitals, letters and digits, and its text in lower case. */
#ifndef FORM_H
#define FORM_H

#include "mem.h"
#include "span.h"
#include "swar.h"

#include <stdint.h>

enum token_form {
	FORM_CAPITAL = 1,	/* the first letter is upper case */
	FORM_UPPER = 2,		/* two or more letters, none of them lower case */
	FORM_LOWER = 4,		/* has letters, none of them upper case */
	FORM_DIGIT = 8,		/* has an ASCII digit */
	FORM_GLUED = 16,	/* stands right behind the token before it; set by doc.c, not here */
	FORM_LETTER = 32	/* has a letter */
};

/*
 * Is it a word of up to eight letters, a to z?  Most are, and need no more than
 * FORM_LETTER and FORM_LOWER.  room: bytes readable from text.p on.
 */
static inline bool
form_is_small_word(struct span text, size_t room)
{
	uint64_t w, mask;

	if (text.n > 8 || room < 8)
		return false;
	mask = swar_first(text.n);
	w = swar_load(text.p) & mask;
	return (w & SWAR_HIGH) == 0 && swar_within(w, mask, 'a', 'z');
}

/*
 * Bits of enum token_form for UTF-8 text, and in *low the text in lower case:
 * the text itself if nothing changes, else a copy in `mem`.
 */
uint8_t	form_of(struct span text, struct arena *mem, struct span *low);

#endif
