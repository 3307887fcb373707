/*
 * The grammar of numbers: digits and words, up to the value.
 *
 *	1,250  1.299,50  12,34,567  2 1/2  2½  4 hundred million  2.5 lakh crore
 *	two hundred and five  one and a half million  half a dozen  two-thirds
 *	nineteen seventy-three  twenty-first  dozens  tens of thousands
 *
 * What the number is of (money, a year, a score) is not known here.
 */
#ifndef NUMERAL_H
#define NUMERAL_H

#include "number/reading.h"

/*
 * The longest number that begins at piece i; an article or sign before it is
 * taken in, if it does not stand before `floor`.  Values live in `mem`.
 */
bool	numeral_parse(struct numeral_work *, const struct pieces *, size_t i, size_t floor,
	    struct arena *mem, struct numeral *);

/* Multiplies value and high by 10^power; zeros behind the point that come from it go. */
void	numeral_shift(struct numeral_work *, struct numeral *, int power, struct arena *mem);

/* Are two values of one size, or nearly, as what is compared or shares a unit is?  By their digits before the point. */
bool	numeral_alike(struct span value, struct span other);

/* a < b, of two decimal values; false for fractions. */
bool	numeral_less(struct numeral_work *, struct span a, struct span b);

/* low..high, in the arena. */
struct span	numeral_range(struct numeral_work *, struct span low, struct span high, struct arena *mem);

/* The value as a small whole number, or -1. */
long	numeral_small(const struct numeral *);

/* Is the value 1, in words or digits? */
bool	numeral_is_one(const struct numeral *);

#endif
