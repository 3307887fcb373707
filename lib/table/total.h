/*
 * A running sum of decimal numbers, exact, so that order never shows.
 *
 * Nearly all values are short: they are added as a 64-bit whole number of the
 * smallest places; only what does not fit goes into a decimal of any length.
 * {0} is the sum of nothing.
 */
#ifndef TABLE_TOTAL_H
#define TABLE_TOTAL_H

#include "decimal.h"
#include "span.h"

#include <stdint.h>

struct total {
	int64_t		 small;		/* in units of 10^-places */
	uint64_t	 count;		/* numbers added */
	struct decimal	*large;		/* the rest of the sum; NULL: 0 */
	uint32_t	 places;	/* of small: 0 to 9 */
};

/* False, and nothing added, if s is no plain decimal (natural.h). */
bool	total_add(struct total *, struct span s);

/* Adds a sum that has been formatted, of `count` numbers. */
bool	total_add_sum(struct total *, struct span sum, uint64_t count);
void	total_merge(struct total *to, const struct total *from);
void	total_sum(const struct total *, struct decimal *to);
void	total_free(struct total *);

#endif
