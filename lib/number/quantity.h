/*
 * A number with its unit or currency.
 *
 *	45 mph  5'10"  104 degrees F  half a mile  $1.2m  12th
 */
#ifndef QUANTITY_H
#define QUANTITY_H

#include "number/money.h"

/* The number at piece i, nothing of it before `floor`, with what is written beside it. */
bool	quantity_read(const struct figure_scene *, size_t i, size_t floor, struct quantity *);

/* "15 to 20 years": a unit of time behind, which is a unit at the end of a range only. */
void	quantity_time_unit(const struct figure_scene *, struct quantity *);

/* Stands a word of rise or fall up to a few words before piece i?  move: or one like "went". */
bool	quantity_in_change(const struct pieces *, size_t i, bool move);

#endif
