/*
 * Numbers in a row whose unit stands behind the last of them.
 *
 *	2, 3 and 4 percent   45 and 50 mg   24-, 26- and 30-inch screens
 */
#ifndef LIST_H
#define LIST_H

#include "number/quantity.h"

/* Gives q, which has no unit, the unit of the row that it begins, if it begins one. */
void	list_unit(const struct figure_scene *, struct quantity *q);

#endif
