/*
 * JSON, one token at a time, from a span.
 *
 * Nothing is built and nothing recurses: a token is a view into the text, and
 * what is open is a stack of bits.  Takes what jq takes: raw control characters
 * in strings, and any run of number characters as a number.
 */
#ifndef PARSE_JSON_H
#define PARSE_JSON_H

#include "mem.h"
#include "span.h"

#include <stdbool.h>

enum json_token {
	JSON_END,		/* the value is complete; text: what stands behind it */
	JSON_ERROR,		/* why says what is wrong at p */
	JSON_OBJECT, JSON_OBJECT_END, JSON_ARRAY, JSON_ARRAY_END,
	JSON_KEY, JSON_STRING,	/* text: between the marks, undecoded if `escaped` */
	JSON_NUMBER, JSON_WORD	/* true, false, null */
};

enum { JSON_DEPTH = 10000 };

struct json {
	struct span	 text;
	bool		 escaped;
	const char	*why;
	unsigned	 depth;

	/* Private part. */
	const char	*p, *end;
	unsigned char	 want;			/* enum want in parse_json.c */
	unsigned char	 is_object[JSON_DEPTH / 8 + 1];	/* bit of each open level */
};

void		json_start(struct json *, struct span);
enum json_token	json_next(struct json *);

/* The text from the bracket on that json_next() has just given. */
struct span	json_rest(const struct json *);

/* Appends the string as UTF-8; a lone surrogate becomes U+FFFD. */
void		json_decode(struct buf *, struct span raw);

/*
 * Where the value that begins at s.p ends, fed piece by piece: only marks and
 * brackets are looked at.  0 is the state before the first byte.
 */
struct json_edge {
	size_t	depth;
	bool	in_string, in_escape;
};

/* Bytes of s that belong to the value; *whole if it ends there. */
size_t		json_edge(struct json_edge *, struct span s, bool *whole);

#endif
