/*
 * What an amount is about, where that stands behind it.
 *
 *	$25 million in [damages]	a 5 percent [pay] rise		12 percent of [voters]
 *	$30 for the [book]		cut $5 million from [costs]	$2 million worth of [drugs]
 *
 * Those that return bool set what of the figure, or leave it and return false.
 */
#ifndef BEHIND_H
#define BEHIND_H

#include "number/figure.h"
#include "number/phrase.h"

/* The phrase, which stands behind the figure, is what it is about. */
void	behind_take(const struct figure_scene *, struct figure *, const struct phrase *);

/* The phrase at piece i, behind its article, or "those asked". */
bool	behind_phrase(const struct pieces *, size_t i, struct phrase *);

/* "of the 12 defendants" at piece i. */
bool	behind_of(const struct figure_scene *, struct figure *, size_t i);

/* "12 percent of voters", "$2 million worth of drugs" */
bool	behind_partitive(const struct figure_scene *, struct figure *);

/* "$25 million in damages" */
bool	behind_paid(const struct figure_scene *, struct figure *);

/* "$30 for the book" */
bool	behind_spent(const struct figure_scene *, struct figure *);

/* "cut $68 million from profit targets" */
bool	behind_cut(const struct figure_scene *, struct figure *);

/* "$2 million for the Baxter Ranch" */
bool	behind_name(const struct figure_scene *, struct figure *);

/* "a 5-mile run", "a 5 percent pay rise": the noun right behind. */
bool	behind_noun(const struct figure_scene *, struct figure *);

/* Is the one word of the phrase a verb, by what stands behind it?  5 million browse the net */
bool	behind_verb(const struct pieces *, const struct phrase *);

/* No noun but an adjective: 5 percent due to, an 18-fold rise prior to. */
bool	behind_to(const struct pieces *, const struct phrase *);

#endif
