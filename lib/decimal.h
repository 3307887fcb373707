/*
 * Exact decimal numbers, as long as they need to be.
 *
 * Values in rows are decimal text ("1200000000", "4.10"); sums and products of
 * them must not go through binary fractions.  {0} is the number 0.  A decimal
 * owns its memory and keeps it for the next value; decimal_free() gives it
 * back.  Arguments may be the same object.
 */
#ifndef DECIMAL_H
#define DECIMAL_H

#include "mem.h"
#include "span.h"

#include <stdint.h>

/* Digits that decimal_parse() takes on either side of the point. */
enum { DECIMAL_DIGITS = 4096 };

struct decimal {
	uint32_t	*limb;		/* base 10^9, the least first */
	size_t		 n, cap;	/* limbs in use, allocated */
	size_t		 frac;		/* limbs of them behind the point */
	uint32_t	 places;	/* digits behind the point that are shown */
	bool		 negative;
};

/*
 * "12", "-3.40", "+.5", "7.": digits with at most one point and a sign (- or +;
 * U+2212 counts as -).  False, and 0, for anything else or more than
 * DECIMAL_DIGITS digits.  places: as many as the text has.
 */
bool	decimal_parse(struct decimal *, struct span text);

void	decimal_set(struct decimal *, int64_t);
void	decimal_copy(struct decimal *to, const struct decimal *from);
void	decimal_free(struct decimal *);

/* to += by, to -= by, to *= by; places: the larger of both (sums), their sum (products). */
void	decimal_add(struct decimal *to, const struct decimal *by);
void	decimal_subtract(struct decimal *to, const struct decimal *by);
void	decimal_multiply(struct decimal *to, const struct decimal *by);

/* to *= 10^power: the point moves. */
void	decimal_shift(struct decimal *to, int power);

/*
 * to = a / b with `places` digits behind the point, rounded to the nearest, a
 * half away from zero.  False, and 0, if b is 0.
 */
bool	decimal_divide(struct decimal *to, const struct decimal *a, const struct decimal *b,
	    uint32_t places);

int	decimal_compare(const struct decimal *, const struct decimal *);	/* -1, 0, 1 */
bool	decimal_is_zero(const struct decimal *);

/* Drops zeros at the end of the digits behind the point: 4.10 -> 4.1, 3.00 -> 3. */
void	decimal_trim(struct decimal *);

/* Appends the number as decimal_parse() reads it; zero has no sign. */
void	decimal_format(struct buf *, const struct decimal *);

#endif
