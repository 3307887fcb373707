/*
 * Columns where and when: the place or group that a figure holds for, and the
 * date, clause by clause.
 *
 *	101 people in [Los Angeles], while 107 were arrested in [Philadelphia]
 *	[China] has three		40 of them [women]
 *
 * Entity rows say what is a place; without them a capital behind "in" is one.
 */
#ifndef PLACE_H
#define PLACE_H

#include "number/cover.h"
#include "number/figure.h"

/* The entities of a document, by where they start; and its dateline. */
struct places {
	struct cover		 entity;
	const struct row	*dateline;	/* place of the dateline, else the headline's; NULL: none */
};

/* Gathers the entity rows of a document; the array is reused. */
void	places_gather(struct places *, const struct doc *);
void	places_free(struct places *);

/* Sets where and when of the n figures of a sentence. */
void	place_set(const struct figure_scene *, const struct places *, struct figure *, size_t n);

#endif
