/*
 * Calendar dates as they are written:
 *
 *	2017-09-28  9/28/2017  28.09.2017  Sept. 28, 2017  the 28th of September
 *	Wednesday  Wednesday, Sept. 27  May 5-7  March 2004  1998  2012-13
 *	the mid-1990s  '70s  Q3 2004  fiscal 2004  Thanksgiving Day
 */
#ifndef DATES_H
#define DATES_H

#include "number/moment.h"

/* The date that begins at piece i, resolved; false if none does. */
bool	dates_parse(const struct moment_base *, const struct pieces *, size_t i, struct moment *);

/* The apostrophe and two digits at piece i: '98. */
bool	dates_short_year(const struct pieces *, size_t i, int *year);

/* Is the piece one of the words that a date may follow: in, since, until ...? */
bool	dates_cue(const struct pieces *, size_t i);

#endif
