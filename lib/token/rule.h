/*
 * A user's own tokens: patterns whose matches are kept as one token.
 *
 * The file has a row a pattern, "label TAB pattern" (a token label and a Perl
 * regular expression); lines that begin with "#" are comments.
 */
#ifndef RULE_H
#define RULE_H

#include "token/token.h"

struct rules;

/* Ends the program with a message that names file and line if one is malformed. */
struct rules	*rules_load(const char *path);
void		 rules_free(struct rules *);

/*
 * Makes each match in the bytes from..to of the tokens' text one token, among the
 * tokens k and up, which are those of these bytes.  Where two patterns match the
 * same text, the later one in the file wins.
 */
void		 rules_apply(struct rules *, struct tokens *, size_t k, size_t from, size_t to);

#endif
