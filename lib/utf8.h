/*
 * UTF-8 at one door, through libutf8proc: nobody else includes it.
 *
 * Text inside the filters is valid UTF-8: read-articles makes it so with
 * utf8_clean(), the row reader checks.  Classes and case never depend on a
 * locale.  Offsets called cp are code points, all others bytes.
 */
#ifndef UTF8_H
#define UTF8_H

#include "mem.h"
#include "span.h"

#include <stdint.h>

/* Length of the longest prefix that is valid UTF-8 (no surrogates, no overlong forms). */
size_t	 utf8_valid(struct span);

/* Appends s to b with each ill-formed sequence as U+FFFD; gives their number. */
size_t	 utf8_clean(struct buf *b, struct span s);

/* Number of code points in valid UTF-8 (bytes that are no continuation bytes). */
size_t	 utf8_count(struct span);

/* For utf8_next() and utf8_lower(), from 0x80 on. */
uint32_t utf8_next_high(struct span s, size_t *at);
uint32_t utf8_lower_high(uint32_t c);

/* The code point at s.p[*at], moving *at behind it; U+FFFD and one byte if it is ill-formed. */
static inline uint32_t
utf8_next(struct span s, size_t *at)
{
	unsigned char c = (unsigned char)s.p[*at];

	if (c >= 0x80)
		return utf8_next_high(s, at);
	++*at;
	return c;
}

/* The code point before s.p[*at], moving *at to its first byte. */
uint32_t utf8_prev(struct span s, size_t *at);

/* Byte offset of the code point number cp, from byte `at` on; s.n if there are less. */
size_t	 utf8_skip(struct span s, size_t at, size_t cp);

size_t	 utf8_encode(uint32_t c, char *p);	/* 1 to 4 bytes at p */

bool	 utf8_is_upper(uint32_t c);		/* Lu, Lt */
bool	 utf8_is_lower(uint32_t c);		/* Ll */
bool	 utf8_is_letter(uint32_t c);		/* L* */
bool	 utf8_is_mark(uint32_t c);		/* M* */
bool	 utf8_is_digit(uint32_t c);		/* Nd */
bool	 utf8_is_space(uint32_t c);		/* Z*, and the ASCII controls that blank */
bool	 utf8_is_control(uint32_t c);		/* Cc */
uint32_t utf8_upper(uint32_t c);
int	 utf8_width(uint32_t c);		/* columns on a terminal: 0, 1 or 2 */

static inline uint32_t
utf8_lower(uint32_t c)
{
	if (c >= 0x80)
		return utf8_lower_high(c);
	return c - 'A' < 26 ? c | 0x20 : c;
}

/*
 * Appends s in lower case, code point by code point (one to one), ill-formed
 * bytes as U+FFFD.  Asks for UTF8_FOLD_ROOM(s.n) bytes: a buffer that may not
 * move must have them.
 */
void	 utf8_fold(struct buf *b, struct span s);
#define UTF8_FOLD_ROOM(n)	(3 * (n) + 4)

#endif
