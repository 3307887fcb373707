/*
 * Units and currencies around a number.
 *
 *	nearest 1,500 [square feet]   45 [mph]   60 [miles per hour]   $ 3 [a gallon]
 *	[US$] 5    5 [dollars]    [Rs] 2.5 lakh crore
 *
 * Units are CLDR identifiers (square-foot, mile-per-hour), currencies
 * ISO 4217 codes, after data/unit.tsv and data/currency.tsv.
 */
#ifndef MEASURE_H
#define MEASURE_H

#include "lex_currency.h"
#include "lex_unit.h"
#include "mem.h"
#include "number/piece.h"

struct measure {
	size_t		a, b;		/* its pieces [a, b), a hyphen before it among them */
	struct span	id;		/* static or in the arena */
	unsigned	is;		/* UNIT_* or CURRENCY_* of the lexicon */
	int		power;		/* of ten: cents -2 */
	struct span	nation;		/* francs, crowns: a class of data/nation.tsv; else empty */
};

/* The unit of measure at piece i, behind a number; rates ("per hour", "/h") are part of it. */
bool	measure_behind(const struct pieces *, size_t i, struct arena *mem, struct measure *);

/*
 * The rate at piece i: "per hour", "a gallon", "/barrel".  id is the unit
 * behind "per"; *time is set if it is a span of time.
 */
bool	measure_rate(const struct pieces *, size_t i, struct arena *mem, struct measure *, bool *time);

/* id-per-rate, in the arena. */
struct span	measure_per(struct span id, struct span rate, struct arena *mem);

/* CLDR identifier of a word like "hours"; empty if it is no unit of time. */
struct span	measure_of_time(const struct piece *);

/* The currency whose sign or code stands right before piece i, not before `floor`. */
bool	currency_before(const struct pieces *, size_t i, size_t floor, struct measure *);

/* The currency whose name, sign or code stands at piece i. */
bool	currency_behind(const struct pieces *, size_t i, struct measure *);

#endif
