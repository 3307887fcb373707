/*
 * A stable sort whose worst case is its usual one: n log n comparisons.
 */
#ifndef TABLE_SORT_H
#define TABLE_SORT_H

#include <stddef.h>
#include <stdint.h>

typedef int	sort_compare(void *self, uint32_t a, uint32_t b);

/* Sorts n numbers by what they stand for. */
void	sort_numbers(uint32_t *v, size_t n, sort_compare *, void *self);

#endif
