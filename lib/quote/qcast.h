/*
 * extract-quotes, the cast: whom and what a document names, and where.
 *
 * thing:    one entry for every person, organisation and place with a name,
 *           by the ids of the entity rows, or by last word where none are
 * mention:  where they stand, in order
 */
#ifndef QCAST_H
#define QCAST_H

#include "quote/qtext.h"

enum thing_kind { THING_PERSON, THING_BODY, THING_PLACE, THING_OTHER, THING_PEOPLE, THING_PAPER };

struct qthing {
	struct span	name, role;	/* canonical; empty if it is not known */
	uint8_t		kind;		/* enum thing_kind */
	char		sex;		/* 'm', 'f', 0: not known */
};

struct qmention {
	uint32_t	first, last;	/* tokens */
	int32_t		thing;
	bool		subject;	/* stands where a subject stands */
};

/* All zero at first. */
struct qcast {
	const struct qtext *q;
	struct qthing	*thing;
	struct qmention	*mention;
	int32_t		*by_id;		/* entity id -> thing, -1 */
	int32_t		*slot;		/* last word -> thing, -1: where there are no entity rows */
	size_t		 n_thing, n_mention, cap_thing, cap_mention, cap_id, cap_slot, n_slot;
};

/* Things and mentions of a document; their spans live as long as it does. */
void	qcast_set(struct qcast *, const struct qtext *);
void	qcast_free(struct qcast *);

/* The thing of an entity row, new or met before; -1: its id is none. */
int32_t	qcast_of_row(struct qcast *, const struct row *);

/* The number of the first mention at or behind token i. */
size_t	qcast_at(const struct qcast *, uint32_t i);

/* The last mention in [first, last) of a kind whose bit is in `kinds`; NULL if there is none. */
const struct qmention *qcast_in(const struct qcast *, uint32_t first, uint32_t last, uint32_t kinds);

#endif
