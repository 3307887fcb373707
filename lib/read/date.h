/*
 * Dates as archives, bylines and paths spell them, to ISO 8601.
 *
 * What comes out is as exact as what went in: 2017, 2017-09, 2017-09-28,
 * 2017-09-28T16:58, 2017-09-28T20:09:29-04:00.  Nothing is ever filled in from
 * a clock.
 */
#ifndef READ_DATE_H
#define READ_DATE_H

#include "span.h"

enum { DATE_MAX = 32 };

struct date {
	char	iso[DATE_MAX];
	size_t	n;		/* 0: no date */
	bool	updated;	/* words around it say that it is of a later change */
	bool	posted;		/* ... that it is of publication */
};

/*
 * The date that s spells, if it spells one and nothing else but words that may
 * stand around a date ("Posted at 4:58 PM, Sep 28, 2017").  day_first: 3/4/2021
 * is in April.
 */
bool	date_parse(struct date *, struct span s, bool day_first);

/* The first whole date in s, whatever else stands there; with a year and a day. */
bool	date_find(struct date *, struct span s, bool day_first);

/* The first /2017/09/28/, 2017-09-28 or 20170928 in a path or URL. */
bool	date_in_path(struct date *, struct span path);

/*
 * `to` is a moment in UTC, `shown` what may be the same moment where it was
 * published: if that can be and is another day, `to` becomes it, with the zone
 * that follows from its time of day.
 */
bool	date_localise(struct date *to, const struct date *shown);

/* The date line at the head of a plain text, if it has one. */
bool	date_in_head(struct date *, struct span text);

#endif
