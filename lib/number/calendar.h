/*
 * The proleptic Gregorian calendar, by day numbers.
 *
 * Day 0 is 1970-01-01; a day number is good for any year from 1 to 9999.
 */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "span.h"

struct date {
	int	year, month, day;	/* month, day 0: not given */
};

long		calendar_day(struct date);		/* month and day must be given */
struct date	calendar_date(long day);
int		calendar_weekday(long day);		/* Monday 1 ... Sunday 7 */
int		calendar_month_length(int year, int month);
bool		calendar_valid(struct date);		/* is there such a day? */

/* ISO 8601 week of a day; *year is the year that the week belongs to. */
int		calendar_week(long day, int *year);

/* The date moved by months (the day cut to the month's length). */
struct date	calendar_add_months(struct date, int months);

/* Easter Sunday (the anonymous Gregorian computus). */
struct date	calendar_easter(int year);

/* The n-th weekday of a month; n 5: the last. */
struct date	calendar_nth(int year, int month, int weekday, int n);

/* Reads the date that an ISO 8601 text begins with: 2017, 2017-09, 2017-09-28T...; false if none. */
bool		calendar_parse(struct span, struct date *);

#endif
