/*
 * A point or stretch of time, as it is put together from its words.
 *
 * date and time are parts of a TIMEX3 value: "2017-09-28", "1998-W08",
 * "2004-Q3", "199", "XXXX-WXX-3" and "T16:58", "TNI"; either may be empty.
 * What a date leaves out (the year of "Sept. 28", the week of "Wednesday") is
 * resolved against the article's own date, by the tense of the words around.
 */
#ifndef MOMENT_H
#define MOMENT_H

#include "number/calendar.h"
#include "mem.h"
#include "number/piece.h"

enum grain { GRAIN_NONE, GRAIN_DECADE, GRAIN_YEAR, GRAIN_SEASON, GRAIN_QUARTER, GRAIN_MONTH, GRAIN_WEEK,
	GRAIN_DAY };

struct moment {
	size_t		a, b;			/* pieces */
	char		date[48], time[40];	/* "": none */
	enum grain	grain;			/* of the date */
	struct date	day;			/* its year, month, day as far as known */
	bool		year_given;		/* the year stands in the text */
};

/* What dates are resolved against. */
struct moment_base {
	bool		known;
	struct date	date;			/* month and day 0 if not known */
	long		day;			/* its day number, if known to the day */
	long		second;			/* of the day, if its time is known; else -1 */
	struct date	quarter;		/* last quarter spoken of: year, month its number; year 0: none */
	struct date	last;			/* last date spoken of; year 0: none */
	uint64_t	last_in;		/* its sentence: pieces.cut */
};

/* TENSE_INTENT: an infinitive, so mostly what is to come. */
enum tense { TENSE_PAST = -1, TENSE_NONE, TENSE_INTENT, TENSE_FUTURE };

/* Tense of the clause around pieces a..b: the nearest verb or cue within a dozen words. */
enum tense	moment_tense(const struct pieces *, size_t a, size_t b);

/* How unlikely a date is that lies so far off, ahead (> 0) or back, in a clause of that tense. */
long	moment_cost(long off, enum tense);

void	moment_set_day(struct moment *, struct date);
void	moment_set_month(struct moment *, int year, int month);	/* year 0: unknown */
void	moment_set_year(struct moment *, int year);
void	moment_set_quarter(struct moment *, int year, int quarter);
void	moment_set_week(struct moment *, long any_day, bool weekend);
void	moment_set_season(struct moment *, int year, struct span season);

/* Resolve a day of some month, month and day, a month, a weekday (Monday 1), a quarter. */
void	moment_day(struct moment *, const struct moment_base *, int day, enum tense);
void	moment_month_day(struct moment *, const struct moment_base *, int month, int day, enum tense);
void	moment_month(struct moment *, const struct moment_base *, int month, enum tense);
void	moment_weekday(struct moment *, const struct moment_base *, int weekday, enum tense);
void	moment_quarter(struct moment *, const struct moment_base *, int quarter);
void	moment_season(struct moment *, const struct moment_base *, struct span season, enum tense);

/* date and time in one text. */
struct span	moment_text(const struct moment *, struct arena *mem);

#endif
