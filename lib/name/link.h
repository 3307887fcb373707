/*
 * Which mentions are one person, organisation or place, and what it is called.
 *
 * Hancock is Michael Hancock, ICE is U.S. Immigration and Customs Enforcement,
 * the DOJ is the Department of Justice: whole names of the document come
 * first, then its short forms are joined to them.
 */
#ifndef LINK_H
#define LINK_H

#include "name/alias.h"
#include "name/mention.h"

struct entity {
	uint8_t		 class;		/* enum name_class */
	uint32_t	 id;		/* number in the document, from 1, by first mention */
	struct span	 name;		/* canonical */
	struct span	 unit;		/* country of a place, type of an organisation */
	struct span	 role;		/* title or role, as written; empty if none */
	struct span	 where;		/* the place it belongs to; empty if not known */

	struct span	 others;	/* of a city: see struct alias */
	enum place_level level;
	const struct mention *fullest;	/* the mention that names it most fully */
};

struct linker;

struct linker	*link_new(void);
void		 link_free(struct linker *);

/*
 * Sets .entity of every mention; gives the entities, which live until the next
 * call.  Spans are constant or live in d's arena.
 */
struct entity	*link_mentions(struct linker *, const struct units *, struct doc *d, struct mentions *, size_t *n_entity);

/* The gazetteer that .listed of mentions belongs to; must stay. */
void		 link_list(struct linker *, const struct lex *);

#endif
