/* See moment.h. */
#include "number/moment.h"
#include "number/timeword.h"
#include "pos.h"

#include <stdarg.h>
#include <stdio.h>

enum { TENSE_BEFORE = 14, TENSE_AFTER = 10, TENSE_OPENING = 24 };	/* words looked at */

/* "had been due to expire": what was to come is past. */
static bool
had_been(const struct pieces *ps, size_t i)
{
	for (size_t k = 1; k <= 4 && k <= i; k++)
		if (piece_is(ps, i - k, "had"))
			return true;
	return false;
}

/* "the plan", "his hopes": no verb; "United States": a name. */
static bool
no_verb(const struct pieces *ps, size_t i, unsigned can)
{
	const struct piece *p = &ps->p[i - 1];

	if (ps->p[i].capital && p->kind == PIECE_WORD && !p->capital)
		return true;
	return (can & (POS_NOUN | POS_PLURAL)) && (piece_can(ps, i - 1) & (POS_ARTICLE | POS_POSS | POS_DET));
}

/* "Until Thursday, they had not": what was so till then. */
static bool
until_past(const struct pieces *ps, size_t i)
{
	for (size_t k = i + 2; k < ps->n && k < i + 8; k++)
		if (piece_in(ps, k, " had was were did "))
			return true;
	return false;
}

static enum tense
tense_of(const struct pieces *ps, size_t i)
{
	unsigned can;

	if (ps->p[i].kind != PIECE_WORD)
		return TENSE_NONE;
	can = pos_can(ps->p[i].low);
	if (i > 0 && no_verb(ps, i, can))
		return TENSE_NONE;
	if (timeword_is(ps, i, TIMEWORD_FUTURE) && (had_been(ps, i) ||
	    (piece_is(ps, i, "until") && ps->p[i].capital && until_past(ps, i))))
		return TENSE_PAST;
	if (timeword_is(ps, i, TIMEWORD_FUTURE) ||
	    span_ends(ps->p[i].low, S("'ll")) || span_ends(ps->p[i].low, S("\xe2\x80\x99ll")))
		return TENSE_FUTURE;
	if (piece_is(ps, i, "be") && i > 0 && piece_is(ps, i - 1, "to"))
		return had_been(ps, i - 1) ? TENSE_PAST : TENSE_FUTURE;
	if (piece_is(ps, i, "let") && piece_in(ps, i + 1, " 's \xe2\x80\x99s "))
		return TENSE_INTENT;
	if (ps->p[i].low.n < 3)
		return TENSE_NONE;
	if ((can & POS_VERB) && i > 0 && piece_is(ps, i - 1, "to") && !(can & (POS_LIKES_NOUN | POS_DET)))
		return had_been(ps, i - 1) ? TENSE_PAST : TENSE_INTENT;
	if ((can & POS_PAST) && !(can & (POS_LIKES_NOUN | POS_LIKES_ADJ | POS_PREP)) &&
	    !piece_in(ps, i, " set ") && !(i > 0 && piece_in(ps, i - 1, " be is are being ")))
		return TENSE_PAST;
	return TENSE_NONE;
}

/* Does piece a begin a sentence or a quotation, but for "On", "By the"? */
static bool
opens(const struct pieces *ps, size_t a)
{
	for (int k = 0; k < 3 && a > 0; k++, a--)
		if (ps->p[a - 1].kind == PIECE_MARK)
			return piece_in(ps, a - 1, " \" \xe2\x80\x9c '' `` \xe2\x80\x93 \xe2\x80\x94 -- ");
	return a == 0;
}

enum tense
moment_tense(const struct pieces *ps, size_t a, size_t b)
{
	size_t after = b + (opens(ps, a) ? TENSE_OPENING : TENSE_AFTER);
	enum tense t;

	if (a > 2 && piece_is(ps, a - 1, "as") && piece_in(ps, a - 2, " early soon late "))
		return TENSE_FUTURE;				/* as soon as Tuesday */
	for (size_t i = a; i-- > 0 && i + TENSE_BEFORE > a; ) {
		if (piece_in(ps, i, " ; : "))
			break;
		if ((t = tense_of(ps, i)) != TENSE_NONE)
			return t;
	}
	for (size_t i = b; i < ps->n && i < after; i++) {
		if (piece_in(ps, i, " ; : . "))
			break;
		if ((t = tense_of(ps, i)) != TENSE_NONE)
			return t;
	}
	return TENSE_NONE;
}

/* The date's text: its year, XXXX if that is unknown, and the rest after a format. */
__attribute__((format(printf, 4, 5)))
static void
set(struct moment *m, enum grain grain, struct date d, const char *rest, ...)
{
	size_t n = 4;
	va_list ap;

	if (d.year > 0)
		snprintf(m->date, sizeof(m->date), "%04d", d.year % 10000);
	else
		memcpy(m->date, "XXXX", n);
	va_start(ap, rest);
	vsnprintf(m->date + n, sizeof(m->date) - n, rest, ap);
	va_end(ap);
	m->grain = grain;
	m->day = d;
}

void
moment_set_day(struct moment *m, struct date d)
{
	set(m, GRAIN_DAY, d, "-%02d-%02d", d.month, d.day);
}

void
moment_set_month(struct moment *m, int year, int month)
{
	set(m, GRAIN_MONTH, (struct date){ year, month, 0 }, "-%02d", month);
}

void
moment_set_year(struct moment *m, int year)
{
	set(m, GRAIN_YEAR, (struct date){ year, 0, 0 }, "%s", "");
}

void
moment_set_quarter(struct moment *m, int year, int quarter)
{
	set(m, GRAIN_QUARTER, (struct date){ year, quarter, 0 }, "-Q%d", quarter);
}

void
moment_set_season(struct moment *m, int year, struct span season)
{
	set(m, GRAIN_SEASON, (struct date){ year, 0, 0 }, "-%.*s", (int)season.n, season.p);
}

void
moment_set_week(struct moment *m, long day, bool weekend)
{
	int year, week = calendar_week(day, &year);

	set(m, GRAIN_WEEK, (struct date){ year, 0, 0 }, "-W%02d%s", week, weekend ? "-WE" : "");
	m->day = calendar_date(day);
}

/*
 * How unlikely a date so far off is: against the tense it counts AGAINST times
 * as much, so the wrong side wins only when it is much nearer.
 */
enum { AGAINST = 6, AGAINST_INTENT = 3 };

long
moment_cost(long off, enum tense t)
{
	if (off > 0)
		return t == TENSE_PAST ? off * AGAINST : t == TENSE_NONE ? off * 3 / 2 : off;
	return t == TENSE_FUTURE ? -off * AGAINST : t == TENSE_INTENT ? -off * AGAINST_INTENT : -off;
}

/* Which of the years before, of and after the article's date gives the day that fits. */
static int
year_near(const struct moment_base *base, int month, int day, enum tense t)
{
	long best = 0, c;
	int year = 0;

	for (int y = base->date.year - 1; y <= base->date.year + 1; y++) {
		struct date d = { y, month, day };

		if (!calendar_valid(d))
			continue;
		c = moment_cost(calendar_day(d) - base->day, t);
		if (year == 0 || c < best) {
			year = y;
			best = c;
		}
	}
	return year;
}

void
moment_day(struct moment *m, const struct moment_base *base, int day, enum tense t)
{
	struct date first = { base->date.year, base->date.month, 1 };
	long best = 0, c;

	m->grain = GRAIN_NONE;
	if (!base->known || base->date.day == 0)
		set(m, GRAIN_DAY, (struct date){ 0 }, "-XX-%02d", day);
	else for (int k = -1; k <= 1; k++) {
		struct date d = calendar_add_months(first, k);

		d.day = day;
		if (!calendar_valid(d))
			continue;
		c = moment_cost(calendar_day(d) - base->day, t);
		if (m->grain == GRAIN_NONE || c < best) {
			moment_set_day(m, d);
			best = c;
		}
	}
}

void
moment_month_day(struct moment *m, const struct moment_base *base, int month, int day, enum tense t)
{
	int year = 0;

	if (base->known && base->date.day > 0)
		year = year_near(base, month, day, t);
	else if (base->known)
		year = base->date.year;
	moment_set_day(m, (struct date){ year, month, day });
}

void
moment_month(struct moment *m, const struct moment_base *base, int month, enum tense t)
{
	int year = 0, ahead;

	if (base->known) {
		year = base->date.year;
		ahead = base->date.month == 0 ? 0 : month - base->date.month;
		if (ahead > 0 && moment_cost(ahead - 12, t) < moment_cost(ahead, t))
			year--;
		else if (ahead < 0 && moment_cost(ahead + 12, t) < moment_cost(ahead, t))
			year++;
	}
	moment_set_month(m, year, month);
}

void
moment_weekday(struct moment *m, const struct moment_base *base, int weekday, enum tense t)
{
	int off;

	if (!base->known || base->date.day == 0) {
		snprintf(m->date, sizeof(m->date), "XXXX-WXX-%d", weekday);
		m->grain = GRAIN_DAY;
		return;
	}
	off = weekday - calendar_weekday(base->day);
	if (t > TENSE_NONE)
		off = off < 0 ? off + 7 : off;
	else
		off = off > 0 ? off - 7 : off;
	moment_set_day(m, calendar_date(base->day + off));
}

void
moment_quarter(struct moment *m, const struct moment_base *base, int quarter)
{
	int year = base->known ? base->date.year : 0;

	if (base->known && base->date.month > 0 && quarter * 3 - 2 > base->date.month + 3)
		year--;
	moment_set_quarter(m, year, quarter);
}

void
moment_season(struct moment *m, const struct moment_base *base, struct span season, enum tense t)
{
	int month = span_is(season, "SP") ? 3 : span_is(season, "SU") ? 6 : span_is(season, "FA") ? 9 : 12;
	int year = base->known ? base->date.year : 0;

	if (base->known && base->date.month > 0) {
		if (t == TENSE_PAST && month > base->date.month)
			year--;
		else if (t > TENSE_NONE && month + 2 < base->date.month)
			year++;
	}
	moment_set_season(m, year, season);
}

struct span
moment_text(const struct moment *m, struct arena *mem)
{
	char p[2 * sizeof(m->date) + sizeof(m->time)];
	const char *to = strchr(m->time, '/');
	int n;

	if (to != NULL && m->date[0] != '\0')		/* the day of both ends */
		n = snprintf(p, sizeof(p), "%s%.*s%s%s", m->date, (int)(to + 1 - m->time), m->time, m->date, to + 1);
	else
		n = snprintf(p, sizeof(p), "%s%s", m->date, m->time);
	return arena_copy(mem, (struct span){ p, (size_t)n });
}
