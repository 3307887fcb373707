/*
 * A view of bytes that somebody else owns.
 *
 * Nothing here allocates, and nothing stops at a NUL: a span carries its
 * length from the first byte on.  A span of length 0 may have p == NULL.
 */
#ifndef SPAN_H
#define SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
	const char	*p;
	size_t		 n;		/* bytes */
};

/* A string literal as a span; S() in an expression, SPAN() in an initialiser. */
#define SPAN(lit)	{ (lit), sizeof(lit) - 1 }
#define S(lit)		((struct span){ (lit), sizeof(lit) - 1 })

static inline struct span
span_of(const char *s)
{
	return (struct span){ s, s == NULL ? 0 : strlen(s) };
}

static inline bool
span_eq(struct span a, struct span b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
span_is(struct span a, const char *s)
{
	size_t n = strlen(s);

	return a.n == n && (n == 0 || memcmp(a.p, s, n) == 0);
}

static inline bool
span_starts(struct span a, struct span prefix)
{
	return a.n >= prefix.n && (prefix.n == 0 || memcmp(a.p, prefix.p, prefix.n) == 0);
}

static inline bool
span_ends(struct span a, struct span suffix)
{
	return a.n >= suffix.n &&
	    (suffix.n == 0 || memcmp(a.p + a.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* The part from byte `from` on; empty if there is none. */
static inline struct span
span_from(struct span a, size_t from)
{
	if (from >= a.n)
		return (struct span){ a.p == NULL ? NULL : a.p + a.n, 0 };
	return (struct span){ a.p + from, a.n - from };
}

/* Byte order, a shorter span before a longer one that begins with it. */
static inline int
span_cmp(struct span a, struct span b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : memcmp(a.p, b.p, n);

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

/*
 * Cuts the next field off *rest at the byte `sep`; the last field ends where
 * *rest does.  False when nothing is left: rest->p is NULL then, so that an
 * empty last field is still given out once.
 */
static inline bool
span_cut(struct span *rest, char sep, struct span *field)
{
	const char *e;

	if (rest->p == NULL)
		return false;
	e = rest->n == 0 ? NULL : memchr(rest->p, sep, rest->n);
	if (e == NULL) {
		*field = *rest;
		*rest = (struct span){ NULL, 0 };
	} else {
		*field = (struct span){ rest->p, (size_t)(e - rest->p) };
		*rest = (struct span){ e + 1, rest->n - field->n - 1 };
	}
	return true;
}

#endif
