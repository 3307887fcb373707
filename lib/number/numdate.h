/*
 * Dates whose parts are joined by marks, in whatever order:
 *
 *	2017-09-28  2017/9/28  9/28/2017  28-9-2017  9/28/17  28.09.2017
 *	28-Sep-2017  2017/Sep/28  Sep/28  Dec/2018  2012-13  2017-09
 *
 * Where all is digits, the month comes first after the custom of the United
 * States, unless it can be no month; between points the day does.
 */
#ifndef NUMDATE_H
#define NUMDATE_H

#include "number/moment.h"

/* The date at piece i, digits or the name of a month. */
bool	numdate_parse(const struct moment_base *, const struct pieces *, size_t i, struct moment *);

/* Dates that look like other numbers, too: 2012-13, and 11/20 behind a word that a date follows. */
bool	numdate_doubtful(const struct moment_base *, const struct pieces *, size_t i, struct moment *);

/* A year that piece i writes: four digits, 1000 to 2199. */
bool	numdate_year(const struct pieces *, size_t i, int *year);

#endif
