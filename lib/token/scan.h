/* Where the words, numbers and marks of a text begin and end. */
#ifndef SCAN_H
#define SCAN_H

#include "token/token.h"

/*
 * Appends the tokens of p[at..to), until TOKEN_HOLD are held; at == to then
 * tells that there are no more.  p[to] must be a line end.
 */
void	scan_tokens(struct tokens *, size_t to);

#endif
