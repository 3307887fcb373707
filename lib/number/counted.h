/*
 * Column what: the thing that a figure counts or is about.
 *
 *	63 [people]  nearly 500 [arrests]  one of the [arrests]  a quarter of [voters]
 *	101 in Los Angeles: as before	107 were arrested: people
 *	[Unemployment] fell to 4.1%	$25 million in [damages]
 */
#ifndef COUNTED_H
#define COUNTED_H

#include "number/figure.h"

/* For figures that leave it out: the last thing counted, and whose part was told last. */
struct counted_memory {
	struct counted_thing {
		struct span	what;
		size_t		sentence;
		uint32_t	paragraph;
		bool		known;
	} count, part;
};

/* Sets what, head and right of the n figures of a sentence. */
void	counted_set(const struct figure_scene *, struct figure *, size_t n, struct counted_memory *);

#endif
