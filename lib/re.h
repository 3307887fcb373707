/*
 * Regular expressions: PCRE2, compiled once, with JIT and limits.
 *
 * Patterns see UTF-8 with Unicode classes.  A match that would cost more than
 * the limits is given up and counts as no match, so hostile text cannot hang
 * a filter.  PCRE2 stays behind this door.
 */
#ifndef RE_H
#define RE_H

#include "span.h"

enum { RE_GROUPS = 16 };

struct re;

/*
 * NULL if the pattern is malformed; then *why (of size n) says where and why.
 * caseless: as (?i).  Owned by the caller.
 */
struct re	*re_new(const char *pattern, bool caseless, char *why, size_t n);

/* A pattern of our own: ends the program if it is malformed. */
struct re	*re_must(const char *pattern, bool caseless);
void		 re_free(struct re *);

/*
 * The first match at or behind byte `from` of `text` (valid UTF-8).  group[0] is
 * the match, group[i] what bracket i took (p NULL if it took no part), up to
 * RE_GROUPS; `group` may be NULL.
 */
bool		 re_find(struct re *, struct span text, size_t from, struct span *group);

/* How often a match was given up at the limits. */
unsigned long	 re_given_up(const struct re *);

#endif
