/*
 * Parts of a whole in words: a half, two thirds, three quarters of a million,
 * "and a half" behind a number.
 *
 * Functions with a reading move it behind what they take, or say false.
 */
#ifndef PARTS_H
#define PARTS_H

#include "number/reading.h"

/* "thirds", "twenty-fifth", "thousandths": the denominator; is it a plural; the piece behind it. */
bool		parts_denominator(const struct pieces *, size_t i, uint64_t *den, bool *many, size_t *end);

/* "and a half", "and three quarters", "and fifty-four hundredths" behind a number: num, den, power. */
bool		parts_and(struct reading *);

/* "two thirds", "one twenty-fifth", "a hundred trillionths" behind the number just read in words. */
bool		parts_behind(struct reading *, struct numeral *, struct arena *);

/* "a fifth", "a twenty-first" with no noun behind: a part, not a place in a row. */
bool		parts_alone(struct reading *, struct numeral *, struct arena *);

/* "half a dozen", "a quarter of a million", "half": part of what follows, or of 1. */
bool		parts_of(struct reading *, struct numeral *, struct arena *);

/* A number below 100 in words at piece i, the piece behind it in *end; 0 if there is none. */
uint32_t	parts_below_hundred(const struct pieces *, size_t i, size_t *end);

#endif
