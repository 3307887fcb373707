/*
 * Where places lie and organisations belong.
 *
 *	Rochester, in an article about Minnesota	Minnesota, not New York
 *	Paris, Texas					Texas
 *	Pueblo Police Department			Pueblo
 */
#ifndef WHERE_H
#define WHERE_H

#include "name/link.h"

/* Sets .where, and with it .unit of places; for entities whose mentions are linked and named. */
void	where_settle(struct entity *, size_t n, const struct units *, const struct mentions *);

#endif
