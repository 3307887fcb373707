/*
 * A 128-bit hash for ids: MurmurHash3_x64_128 (Austin Appleby, public domain),
 * seed 0.  Not for adversaries: whoever can choose records can make two that
 * share an id, and rows of equal ids are still told apart by their order.
 */
#ifndef READ_HASH_H
#define READ_HASH_H

#include "span.h"

#include <stdint.h>

enum { HASH_ID = 16 };		/* base-32 characters: 80 bits */

void	hash_128(struct span, uint64_t h[2]);

/* The first 80 bits as digits and lower-case letters without i, l, o, u. */
void	hash_id(struct span, char id[HASH_ID]);

#endif
