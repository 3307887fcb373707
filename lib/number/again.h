/*
 * Figures that say once more, or of another time, what one before them said.
 *
 *	$19.5m (£14.9m)		up 2% at 1,463		took $121.9m, compared with $165.8m
 *	Net 123 mln vs 95 mln	70% of firms were, and another 18% felt better
 *
 * f is all figures of a sentence; f[k] is asked about, those before it are set.
 */
#ifndef AGAIN_H
#define AGAIN_H

#include "number/figure.h"
#include "number/phrase.h"

/* Says f[k] of the same thing as the figure before: "$19.5m (£14.9m)", "up 2% at 1,463"?  Then sets what. */
bool	again_said(const struct figure_scene *, struct figure *f, size_t k);

/* The same, where a table's line compares two: "Net 123 mln vs 95 mln". */
bool	again_versus(const struct figure_scene *, struct figure *f, size_t k);

/* The same behind "compared with", by the last figure of its kind. */
bool	again_compared(const struct figure_scene *, struct figure *f, size_t k);

/* "sold 80 cars in March, up from 62" */
bool	again_up_from(const struct pieces *, struct figure *f, size_t k);

/* "and another 18% felt better": is the figure itself the subject? */
bool	again_begins(const struct pieces *, const struct figure *);

/* "Homes to $1 million stay 70 days; $1 million to $2 million, 99 days": sets what, less sure. */
void	again_listed(const struct pieces *, struct figure *f, size_t k);

#endif
