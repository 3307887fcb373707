/*
 * Amounts of time, and durations as ISO 8601 writes them.
 *
 *	two more weeks		P2W
 *	half an hour		PT30M
 *	several months		PXM
 *	3 hours and 20 minutes	PT3H20M
 *
 * X stands for a number that is not told; weekends are WE, as in TIMEX3.
 */
#ifndef DURATION_H
#define DURATION_H

#include "number/scene.h"

/* So many units of time. */
struct amount {
	size_t		a, b;		/* pieces [a, b) */
	struct span	n, high;	/* decimal text or n/d; "X": vague; high: of a range */
	struct span	unit;		/* value of NUMWORD_TIMEUNIT */
	bool		many, hyphen, vague;
};

/* What a unit is in ISO 8601: `times` of the unit of that letter. */
struct duration_unit {
	struct span	unit;
	const char	*prefix, *letter;
	unsigned	times;
};

/* The unit of a value of NUMWORD_TIMEUNIT; NULL if ISO 8601 has no letter for it. */
const struct duration_unit	*duration_unit(struct span unit);

/* The amount at piece i; articles before it, behind the floor, are part of it. */
bool		duration_amount(const struct scene *, size_t i, struct amount *);

/* n units; empty if the unit has no letter.  In the arena. */
struct span	duration_text(const struct scene *, struct span n, struct span unit);

/* Takes in the smaller amounts behind the duration: "and 20 minutes". */
void		duration_compound(const struct scene *, struct timex *);

/* Adds the part behind the unit to the amount: "a year [and a half]"; false if there is none. */
bool		duration_and_half(const struct scene *, struct amount *);

/* "old", "of age" behind an amount that ends at piece i: it is an age. */
bool		duration_age_behind(const struct pieces *, size_t i, size_t *end);

/* The CLDR unit that a duration's last letter names. */
struct span	duration_last_unit(struct span value);

#endif
