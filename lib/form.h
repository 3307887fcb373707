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

/* Are the bytes of w under the mask, all others 0, letters a to z? */
static inline bool
form_is_lower(uint64_t w, uint64_t mask)
{
	return (w & SWAR_HIGH) == 0 && swar_range(w, 'a', 'z') == (mask & SWAR_HIGH);
}

/*
 * Is it a word of up to 16 letters, a to z?  Most are.  room: bytes that can be
 * read from text.p on.
 */
static inline bool
form_is_small_word(struct span text, size_t room)
{
	uint64_t mask;

	if (text.n > 16 || room < 8)
		return false;
	if (text.n <= 8) {
		mask = swar_first(text.n);
		return form_is_lower(swar_load(text.p) & mask, mask);
	}
	return form_is_lower(swar_load(text.p), ~(uint64_t)0) &&
	    form_is_lower(swar_load(text.p + text.n - 8), ~(uint64_t)0);
}

/*
 * Bits of enum token_form for UTF-8 text, and in *low the text in lower case:
 * the text itself if nothing changes, else a copy in `mem`.  room: as above; a
 * short text has a short way if it is eight.
 */
uint8_t	form_of_any(struct span text, size_t room, struct arena *mem, struct span *low);

static inline uint8_t
form_of(struct span text, size_t room, struct arena *mem, struct span *low)
{
	if (form_is_small_word(text, room)) {
		*low = text;
		return FORM_LETTER | FORM_LOWER;
	}
	return form_of_any(text, room, mem, low);
}

#endif
