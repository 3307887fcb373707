/*
 * Amounts: money, percentages, quantities, ranges, ratios, ordinals, counts.
 *
 *	$1.2m  USD34.6 million  5 cents	money
 *	4.1 percent  25 basis points	percent, quantity
 *	45 mph  5'10"  104 degrees F	quantity
 *	10 to 15 million  tens of thousands  range, scale and unit on both ends
 *	one in ten  two-thirds  doubled	ratio, change
 */
#ifndef AMOUNT_H
#define AMOUNT_H

#include "number/figure.h"

/*
 * The amount around piece i into f[0], for "from 3 to 4 percent" a second one
 * into f[1]; how many there are.  Nothing before `floor` is taken.
 */
size_t	amount_parse(const struct figure_scene *, size_t i, size_t floor, struct figure f[2]);

/*
 * "the third loss in as many games": "many" at piece i is the number of the
 * figure before it.
 */
bool	amount_as_many(const struct figure_scene *, size_t i, size_t floor, const struct figure *before,
	    struct figure *f);

#endif
