/*
 * Ages that no unit tells: "the suspect, 24, faces", "aged 8 to 10", "Roe (54)".
 */
#ifndef AGE_H
#define AGE_H

#include "number/figure.h"

/* Makes a count or range an age, if it is one. */
void	age_take(const struct figure_scene *, struct figure *);

/* "8 to 10 years old": takes in the "old" behind a range of years. */
void	age_range_old(const struct figure_scene *, struct figure *);

/* Ages of a group: "in her 40s", 40..49; "over-65s". */
bool	age_group(const struct figure_scene *, size_t i, size_t floor, struct figure *);

#endif
