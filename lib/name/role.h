/*
 * What a person is called or does: the title before the name, the role behind.
 *
 *	ICE Acting Director Tom Homan		ICE Acting Director
 *	Tom Homan, the acting director of ICE,	acting director of ICE
 *	ICE's acting director, Tom Homan	ICE's acting director
 */
#ifndef ROLE_H
#define ROLE_H

#include "name/mention.h"

enum role_kind { ROLE_NONE, ROLE_HONORIFIC, ROLE_BEHIND, ROLE_BEFORE };

struct role {
	struct span	text;		/* as written; empty if there is none */
	enum role_kind	kind;		/* the greater one says more */
	char		sex;		/* 'm', 'f' where the title tells, else 0 */
};

/* Takes titles that stand at the beginning of persons' mentions out of them: Mr | Currington. */
void		role_cut(const struct units *, struct mentions *);

/* The role of the person m->at[i]; its text lives in d. */
struct role	role_of(const struct units *, struct doc *, const struct mentions *m, size_t i);

#endif
