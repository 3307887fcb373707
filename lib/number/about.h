/*
 * Column what of an amount: what is measured, paid, has risen.
 *
 *	$25 million in [damages]	a 5 percent [pay] rise		a [net worth] of $2 billion
 *	[Unemployment] fell to 4.1%	[shares], down 2 percent	[winds] of 90 mph
 *
 * Close signs are asked first: the noun behind, then the noun in front, then
 * the subject of the clause, at last whatever noun the figure may hang on.
 */
#ifndef ABOUT_H
#define ABOUT_H

#include "number/figure.h"
#include "number/phrase.h"

/* Is it an amount, that is, nothing that counts things? */
bool	about_measures(const struct figure *);

/* Sets what of f[k], one of the figures of a sentence; those before it are set. */
void	about_set(const struct figure_scene *, struct figure *f, size_t k);

/* Says f[k] of the same thing as the figure before: "$19.5m (£14.9m)", "up 2% at 1,463"?  Then sets what. */
bool	about_again(const struct figure_scene *, struct figure *f, size_t k);

/* The same, where a table's line compares two: "Net 123 mln vs 95 mln". */
bool	about_versus(const struct figure_scene *, struct figure *f, size_t k);

/* The phrase, which stands behind the figure, is what it is about. */
void	about_take(const struct figure_scene *, struct figure *, const struct phrase *);

/* "of the 12 defendants" at piece i: sets what; false if nothing like it stands there. */
bool	about_of(const struct figure_scene *, struct figure *, size_t i);

/* "a net worth of 1.3 billion": the same in front of the figure, not before piece floor. */
bool	about_before_of(const struct figure_scene *, struct figure *, size_t floor);

/* "Of those asked, 62% were": the same at the head of the clause. */
bool	about_fronted(const struct figure_scene *, struct figure *);

/* Is the one word of the phrase a verb, by what stands behind it?  5 million browse the net */
bool	about_verb(const struct pieces *, const struct phrase *);

/* No noun but an adjective: 5 percent due to, an 18-fold rise prior to. */
bool	about_to(const struct pieces *, const struct phrase *);

/* Bits COUNTED_* of the word. */
unsigned	about_class(const struct pieces *, size_t i);

#endif
