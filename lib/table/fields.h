/*
 * The fields of a line, cut at TABs, eight bytes a step: fields are short, and
 * a search of its own for each would cost more than the bytes do.
 */
#ifndef TABLE_FIELDS_H
#define TABLE_FIELDS_H

#include "span.h"

/*
 * Cuts the first n fields; those that the line does not have are empty (p
 * NULL).  True if they are ASCII without a backslash, so that there is nothing
 * to check or decode; false may also be due to bytes right behind them.
 */
bool	fields_cut(struct span line, struct span *field, size_t n);

#endif
