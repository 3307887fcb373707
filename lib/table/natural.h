/*
 * The order that people expect: numbers by value, "item 9" before "item 10".
 *
 * It is one total order over all byte strings, so that a smallest value or a
 * sorted table never depends on the order of the input: the empty string, then
 * decimal numbers by value, then everything else with runs of digits compared
 * as numbers, letters of both cases together; what is still equal, by bytes.
 */
#ifndef TABLE_NATURAL_H
#define TABLE_NATURAL_H

#include "span.h"

/* A plain decimal: digits with at most one point, a sign (+, -, U+2212) before them. */
bool	natural_is_number(struct span);

/* The values of two plain decimals, however long, exactly: < 0, 0, > 0. */
int	natural_number_cmp(struct span, struct span);

int	natural_cmp(struct span, struct span);

#endif
