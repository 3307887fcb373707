/*
 * Whose a figure is: the place, organisation, person or group that has it.
 *
 *	[Unison]'s 800,000 workers	[Labour] (32 seats)	[Apple]'s revenue of $3bn
 *	[Dell] is to cut 5% of its workforce	[China] has three
 */
#ifndef HOLDER_H
#define HOLDER_H

#include "number/cover.h"
#include "number/figure.h"

/* The entity row that covers piece i; NULL if none does, or behind the end. */
static inline const struct row *
holder_entity(const struct cover *entities, const struct pieces *ps, size_t i)
{
	return i < ps->n ? cover_at(entities, ps->p[i].start, 1) : NULL;
}

static inline bool
holder_is_place(const struct row *entity)
{
	return entity != NULL && span_is(entity->col[ROW_LABEL], "place");
}

static inline struct span
holder_name(const struct row *entity)
{
	return entity->col[ROW_VALUE].n > 0 ? entity->col[ROW_VALUE] : entity->col[ROW_TEXT];
}

/* The name in front of a bracket: "John Gant (0.5 WAR)". */
bool	holder_bracket(const struct figure_scene *, const struct cover *entities, const struct figure *, struct span *);

/* Whose the figure is: "Unison's 800,000 workers", "its 500 shops"; a pronoun stands for a name of the sentence. */
bool	holder_with(const struct figure_scene *, const struct cover *, const struct figure *, struct span *where);
bool	holder_owner(const struct figure_scene *, const struct cover *entities, const struct figure *, struct span *);

/* Whose column what is: "5% of its workforce", "Apple's revenue of $3bn". */
bool	holder_of_what(const struct figure_scene *, const struct cover *entities, const struct figure *, struct span *);

/* The place in what: "[US] adults", "the [Tulare County] sheriff". */
bool	holder_in_what(const struct figure_scene *, const struct cover *entities, const struct figure *, struct span *);

/* The subject of the clause that begins at piece a, if it is a place, or has the figure. */
bool	holder_subject(const struct figure_scene *, const struct cover *entities, size_t a, const struct figure *,
	    struct span *);

#endif
