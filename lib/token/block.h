/*
 * What stands where in 64 bytes of text: a bit for each byte, the first lowest.
 *
 * The masks are made with AVX-512 or AVX2 where the machine has it, else eight
 * bytes at a time in a word; they are the same.  -DPORTABLE leaves both out.
 * Making them with AVX2 takes a twentieth of tokenize's time.
 */
#ifndef BLOCK_H
#define BLOCK_H

#include <stdint.h>

enum { BLOCK = 64 };

struct block {
	uint64_t	letter;		/* A to Z, a to z */
	uint64_t	digit;
	uint64_t	mark;		/* " , ) ] }: one of them is a token wherever it stands */
	uint64_t	gap;		/* blanks and controls below 0x80 */
	uint64_t	apostrophe;	/* the straight one */
};

/* Of the BLOCK bytes at p. */
typedef void	block_fn(struct block *, const char *p);

/* The fastest that this machine can run. */
block_fn	*block_best(void);

/* All that it can run, the portable one first, NULL behind the last. */
block_fn *const *block_all(void);

#endif
