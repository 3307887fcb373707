/*
 * Sums of money: a number with a currency before or behind it.
 *
 *	$1.2m  -$5  US$5 dollars  75 USD million  3 dollars 50 cents
 */
#ifndef MONEY_H
#define MONEY_H

#include "number/figure.h"
#include "number/measure.h"

/* A number with what is written beside it: pieces [a, b). */
struct quantity {
	size_t		a, b;
	struct numeral	n;
	struct measure	unit;		/* id empty: none */
	bool		money, percent;
	bool		ordinal;
};

/* Does the text around piece i speak of money?  For "pounds", "p", "c". */
bool	money_near(const struct pieces *, size_t i);

/* Sets the id of a currency that currency_behind() has found by the country; false if it is no money then. */
bool	money_code(const struct figure_scene *, struct measure *);

/* Takes in the currency beside q->n, if there is one, not before `floor`. */
bool	money_take(const struct figure_scene *, size_t floor, struct quantity *q);

/* "3 dollars 50 cents": adds the hundredths behind. */
void	money_hundredths(const struct figure_scene *, struct quantity *q);

/* "66m", "$5b", "10k": a letter behind the digits is a scale, if it is no unit. */
void	money_letter_scale(const struct figure_scene *, struct quantity *q, bool money);

#endif
