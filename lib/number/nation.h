/*
 * Whose francs, crowns, pesos: money that several countries call the same.
 *
 *	STOCKHOLM, March 2 - ... a loan of [160 mln crowns]	SEK
 */
#ifndef NATION_H
#define NATION_H

#include "number/figure.h"

/*
 * ISO 4217 code of the money called `name` (a class of data/nation.tsv) at piece i: that of the
 * country told last before it in the sentence, else next behind it, else where the article begins.
 * Empty if none is.
 */
struct span	nation_money(const struct figure_scene *, size_t i, struct span name);

#endif
