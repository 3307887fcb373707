/* See clock.h. */
#include "number/clock.h"
#include "number/timeword.h"
#include "pos.h"

#include <stdio.h>

/* A time of day while it is read. */
struct hour {
	size_t	b;
	unsigned hour, minute, second;
	bool	colon, seconds, minutes;
	bool	sure;			/* nothing but a time of day is written so */
	bool	told;			/* which half of the day is told */
	enum clock_half half;
	char	zone[8];
};

enum clock_half
clock_half(struct span v)
{
	if (span_is(v, "MO") || span_is(v, "DAWN"))
		return CLOCK_AM;
	if (span_is(v, "NI"))
		return CLOCK_NIGHT;
	return span_is(v, "AF") || span_is(v, "EV") || span_is(v, "DUSK") ? CLOCK_PM : CLOCK_ANY;
}

/* a. m., a . m . */
static enum clock_half
spaced_half(const struct pieces *ps, size_t i, size_t *end)
{
	bool point = piece_is(ps, i + 1, ".");
	size_t k = i + 1 + point;

	if (!piece_in(ps, i, " a p ") || !piece_in(ps, k, " m m. "))
		return CLOCK_ANY;
	*end = k + 1;
	if (point && piece_is(ps, k + 1, ".") && piece_is(ps, k, "m"))
		++*end;
	return piece_is(ps, i, "a") ? CLOCK_AM : CLOCK_PM;
}

static enum clock_half
half_at(const struct pieces *ps, size_t i, size_t *end)
{
	*end = i + 1;
	if (piece_in(ps, i, " am a.m. a.m "))
		return CLOCK_AM;
	if (piece_in(ps, i, " pm p.m. p.m "))
		return CLOCK_PM;
	return spaced_half(ps, i, end);
}

/* "in the morning", "in the early evening", "at night". */
static enum clock_half
part_at(const struct pieces *ps, size_t i, size_t *end)
{
	size_t j = i + 2;

	if (!(piece_is(ps, i, "in") && piece_is(ps, i + 1, "the"))) {
		*end = i + 2;
		return piece_is(ps, i, "at") && piece_is(ps, i + 1, "night") ? CLOCK_NIGHT : CLOCK_ANY;
	}
	if (timeword_is(ps, j, TIMEWORD_PART))
		j++;
	*end = j + 1;
	return j < ps->n ? clock_half(piece_value(&ps->p[j], NUMWORD_DAYPART)) : CLOCK_ANY;
}

/* The half of the day behind a time: then it is surely one. */
static void
read_half(const struct pieces *ps, struct hour *r)
{
	size_t end, at = r->b;
	enum clock_half h;

	if (piece_is(ps, at, ".") && ps->p[at].glued && at + 1 < ps->n && ps->p[at + 1].glued)
		at++;						/* 9.am */
	h = half_at(ps, at, &end);
	if (h == CLOCK_ANY && at < ps->n && ps->p[at].glued && piece_in(ps, at, " a p ") &&
	    (r->colon || (at > 1 && piece_is(ps, at - 2, "at"))) && !(at + 1 < ps->n && ps->p[at + 1].glued &&
	    ps->p[at + 1].kind == PIECE_WORD)) {		/* at 9a */
		h = piece_is(ps, at, "a") ? CLOCK_AM : CLOCK_PM;
		end = at + 1;
	}
	if (h == CLOCK_ANY && r->hour <= 12)
		h = part_at(ps, r->b, &end);
	if (h == CLOCK_ANY)
		return;
	r->half = h;
	r->b = end;
	r->sure = r->told = true;
	if (r->hour > 12 || (r->hour == 0 && !r->colon))
		r->half = CLOCK_ANY;
}

/* "GMT", "ET", "local time" */
static bool
zone_at(const struct pieces *ps, size_t i)
{
	return (timeword_is(ps, i, TIMEWORD_ZONE) && ps->p[i].capital) ||
	    (piece_is(ps, i, "local") && piece_is(ps, i + 1, "time"));
}

/* The same, "-04", "+01:00". */
static void
read_zone(const struct pieces *ps, struct hour *r)
{
	unsigned h, m = 0;

	if (zone_at(ps, r->b)) {
		r->b += piece_is(ps, r->b, "local") ? 2 : 1;
		return;
	}
	if (r->seconds && piece_in(ps, r->b, " + - ") && ps->p[r->b].glued &&
	    piece_digits(ps, r->b + 1, &h) == 2 && h <= 14) {
		size_t end = r->b + 2;

		if (piece_is(ps, end, ":") && piece_digits(ps, end + 1, &m) == 2)
			end += 2;
		snprintf(r->zone, sizeof(r->zone), "%c%02u:%02u", ps->p[r->b].text.p[0], h % 100, m % 100);
		r->b = end;
	} else if (r->seconds && piece_is(ps, r->b, "z") && ps->p[r->b].glued) {
		memcpy(r->zone, "Z", 2);
		r->b++;
	}
}

/* 12.30 as hours and minutes. */
static bool
dotted(const struct pieces *ps, size_t i, unsigned *h, unsigned *m)
{
	struct span s;
	size_t k;

	if (i >= ps->n || ps->p[i].kind != PIECE_DIGITS)
		return false;
	s = ps->p[i].text;
	k = s.n >= 3 && s.p[s.n - 3] == '.' ? s.n - 3 : 0;
	if (k == 0 || k > 2)
		return false;
	*h = 0;
	for (size_t j = 0; j < k; j++)
		*h = *h * 10 + (unsigned)(s.p[j] - '0');
	*m = (unsigned)(s.p[k + 1] - '0') * 10 + (unsigned)(s.p[k + 2] - '0');
	return *h <= 24 && *m < 60;
}

/* 7:30, 20:09:29, 20:09:29.5 */
static bool
read_colon(const struct pieces *ps, size_t i, struct hour *r)
{
	if (!piece_is(ps, i + 1, ":") || !ps->p[i + 1].glued || piece_digits(ps, i + 2, &r->minute) != 2 ||
	    !ps->p[i + 2].glued)
		return false;
	r->colon = r->sure = r->minutes = true;
	r->b = i + 3;
	if (!piece_is(ps, r->b, ":") || r->b + 1 >= ps->n || !ps->p[r->b + 1].glued)
		return true;
	if (piece_digits(ps, r->b + 1, &r->second) == 2) {
		r->seconds = true;
		r->b += 2;
	} else if (ps->p[r->b].glued && ps->p[r->b + 1].kind == PIECE_DIGITS)
		r->b += 2;
	return true;
}

/* 0600, 1140: hours and minutes, where something tells so; "1130 to 1215 GMT" tells it of both. */
static bool
read_four(const struct pieces *ps, size_t i, struct hour *r)
{
	bool hours = piece_in(ps, i + 1, " hours hrs ");
	size_t end;
	unsigned v;
	bool both = (piece_is(ps, i + 1, "to") || piece_dash(ps, i + 1) ||
	    (piece_is(ps, i + 1, "and") && i > 0 && piece_is(ps, i - 1, "between"))) && piece_digits(ps, i + 2, &v) == 4 &&
	    piece_in(ps, i + 3, " gmt utc ");

	if (!hours && !both && !(timeword_is(ps, i + 1, TIMEWORD_ZONE) && ps->p[i + 1].capital) &&
	    half_at(ps, i + 1, &end) == CLOCK_ANY)
		return false;
	r->minute = r->hour % 100;
	r->hour /= 100;
	r->minutes = r->sure = true;
	if (hours)
		r->b++;
	return true;
}

static bool
read_digits(const struct pieces *ps, size_t i, struct hour *r)
{
	size_t n = piece_digits(ps, i, &r->hour), end;

	r->b = i + 1;
	if (n >= 1 && n <= 2 && read_colon(ps, i, r))
		;
	else if (dotted(ps, i, &r->hour, &r->minute)) {
		r->minutes = half_at(ps, i + 1, &end) != CLOCK_ANY;
		r->sure = zone_at(ps, i + 1);		/* 10.00 local time; else a price, too */
	} else if (n == 3 || n == 4) {
		if (!read_four(ps, i, r))
			return false;
	} else if (n == 0 || n > 2)
		return false;
	if (r->hour > 24 || r->minute > 59 || r->second > 60)
		return false;
	if (r->hour == 12 && !r->colon && r->b < ps->n && (ps->p[r->b].is & NUMWORD_CLOCKWORD)) {
		r->hour = (unsigned)piece_number(&ps->p[r->b++], NUMWORD_CLOCKWORD) / 100;	/* 12 noon */
		r->sure = true;
	}
	if (timeword_is(ps, r->b, TIMEWORD_OCLOCK)) {
		r->b++;
		r->sure = true;
	}
	read_half(ps, r);
	read_zone(ps, r);
	return true;
}

/* A cardinal below 60 in words: "forty-five". */
static bool
small_cardinal(const struct pieces *ps, size_t i, unsigned *v, size_t *end)
{
	int n, unit;
	size_t j;

	if (i >= ps->n || (ps->p[i].is & NUMWORD_CARD) == 0)
		return false;
	n = piece_number(&ps->p[i], NUMWORD_CARD);
	*end = i + 1;
	j = piece_hyphen(ps, i + 1) ? i + 2 : i + 1;
	if (n >= 20 && j < ps->n && (ps->p[j].is & NUMWORD_CARD) &&
	    (unit = piece_number(&ps->p[j], NUMWORD_CARD)) < 10) {
		n += unit;
		*end = j + 1;
	}
	*v = (unsigned)n;
	return n >= 0 && n < 60;
}

/* "six p.m.", "eight o'clock", "two thirty". */
static bool
read_words(const struct pieces *ps, size_t i, struct hour *r)
{
	size_t end, j;
	unsigned minute;

	if (!small_cardinal(ps, i, &r->hour, &end) || r->hour < 1 || r->hour > 12)
		return false;
	r->b = end;
	j = piece_hyphen(ps, end) ? end + 1 : end;
	if (small_cardinal(ps, j, &minute, &end) && minute >= 10) {
		r->minute = minute;
		r->minutes = true;
		r->b = end;
	}
	if (timeword_is(ps, r->b, TIMEWORD_OCLOCK)) {
		r->b++;
		r->sure = true;
	}
	read_half(ps, r);
	read_zone(ps, r);
	return true;
}

static bool
read_hour(const struct pieces *ps, size_t i, struct hour *r)
{
	*r = (struct hour){ 0 };
	if (i >= ps->n)
		return false;
	if (ps->p[i].is & NUMWORD_CLOCKWORD) {
		r->hour = (unsigned)piece_number(&ps->p[i], NUMWORD_CLOCKWORD) / 100;
		r->b = i + 1;
		r->sure = r->told = true;
		return true;
	}
	return read_digits(ps, i, r) || read_words(ps, i, r);
}

/* "half past seven", "20 min past eight", "a quarter to nine". */
static bool
read_past(const struct pieces *ps, size_t i, struct hour *r)
{
	unsigned minutes;
	size_t j = i + 1;
	bool to, word = true;

	if (i >= ps->n)
		return false;
	if (piece_in(ps, i, " half quarter "))
		minutes = piece_is(ps, i, "half") ? 30 : 15;
	else {
		size_t n = piece_digits(ps, i, &minutes);

		if ((n == 0 || n > 2 || minutes > 59) && !small_cardinal(ps, i, &minutes, &j))
			return false;
		word = j < ps->n && span_is(piece_value(&ps->p[j], NUMWORD_TIMEUNIT), "TM");
		j += word;
	}
	to = word && piece_in(ps, j, " to before till ");
	if (!to && !piece_in(ps, j, " past after "))
		return false;
	if ((piece_is(ps, j, "after") && !word) || !read_hour(ps, j + 1, r) || r->minutes || r->hour > 12)
		return false;
	if (piece_in(ps, j, " before after till ") && !r->sure)
		return false;
	r->hour = to ? (r->hour + 11) % 12 : r->hour;
	r->minute = to ? 60 - minutes : minutes;
	if (to && r->hour == 0 && r->half != CLOCK_AM)
		r->hour = 12;
	r->minutes = r->sure = true;
	return minutes > 0;
}

static bool
read_at(const struct pieces *ps, size_t i, struct hour *r)
{
	return read_past(ps, i, r) || read_hour(ps, i, r);
}

/* Puts the hour into the half of the day; words around tell it, if the time does not. */
static void
settle(struct hour *r, enum clock_half around)
{
	enum clock_half h = r->told || r->hour > 12 ? r->half : around;

	if (h == CLOCK_NIGHT)
		h = r->hour >= 5 && r->hour < 12 ? CLOCK_PM : CLOCK_AM;
	if (h == CLOCK_PM && r->hour < 12)
		r->hour += 12;
	else if (h == CLOCK_AM && r->hour == 12)
		r->hour = 0;
	r->half = CLOCK_ANY;
}

static void
print(const struct hour *r, char *p, size_t n)
{
	if (r->seconds)
		snprintf(p, n, "T%02u:%02u:%02u%s", r->hour % 100, r->minute % 100, r->second % 100,
		    r->zone);
	else
		snprintf(p, n, "T%02u:%02u", r->hour % 100, r->minute % 100);
}

static unsigned
minutes_of(const struct hour *r)
{
	return r->hour % 12 * 60 + r->minute;
}

/* One half of the day told for both: 2-4pm; 11-3pm begins in the morning. */
static void
share_half(struct hour *from, struct hour *to, enum clock_half around)
{
	if (!from->told && to->told && to->half != CLOCK_ANY && from->hour <= 12) {
		from->half = to->half;
		if (to->half == CLOCK_PM && minutes_of(from) > minutes_of(to))
			from->half = CLOCK_AM;
		from->told = true;
	} else if (!to->told && from->told && from->half != CLOCK_ANY && to->hour <= 12) {
		to->half = from->half == CLOCK_AM && minutes_of(to) < minutes_of(from) ? CLOCK_PM : from->half;
		to->told = true;
	}
	settle(from, around);
	settle(to, around);
	if (!to->told && to->hour < 12 && to->hour < from->hour && from->hour <= 12)
		to->hour += 12;					/* from 10:30 to 3 */
	if (to->hour == 0 && to->minute == 0)
		to->hour = 24;					/* 6 a.m. to midnight */
}

static bool
span_at(const struct pieces *ps, size_t i, enum clock_half around, bool bare, struct moment *m)
{
	struct hour from, to;
	char a[24], b[24];
	bool four = piece_digits(ps, i, &from.hour) == 4 && piece_hyphen(ps, i + 1) &&
	    piece_digits(ps, i + 2, &to.hour) == 4 && (ps->p[i].text.p[0] == '0' || ps->p[i + 2].text.p[0] == '0');

	if (four) {						/* 0730-0930 */
		from = (struct hour){ .b = i + 1, .hour = from.hour / 100,
		    .minute = from.hour % 100, .sure = true };
		to = (struct hour){ .b = i + 3, .hour = to.hour / 100,
		    .minute = to.hour % 100, .sure = true };
		if (from.hour > 24 || to.hour > 24 || from.minute > 59 || to.minute > 59)
			return false;
	} else if (!read_hour(ps, i, &from) ||
	    (!piece_dash(ps, from.b) && !piece_in(ps, from.b, " to and until till through ")) ||
	    !read_hour(ps, from.b + 1, &to) || (!from.sure && !to.sure && !bare && !(from.minutes && to.minutes)))
		return false;
	share_half(&from, &to, around);
	*m = (struct moment){ .a = i, .b = to.b };
	print(&from, a, sizeof(a));
	print(&to, b, sizeof(b));
	snprintf(m->time, sizeof(m->time), "%.18s/%.18s", a, b);
	return true;
}

static bool
one_at(const struct pieces *ps, size_t i, enum clock_half around, bool bare, struct moment *m)
{
	struct hour r;

	if (!read_at(ps, i, &r) || !(r.sure || bare))
		return false;
	settle(&r, around);
	*m = (struct moment){ .a = i, .b = r.b };
	print(&r, m->time, sizeof(m->time));
	return true;
}

bool
clock_parse(const struct pieces *ps, size_t i, enum clock_half around, struct moment *m)
{
	return span_at(ps, i, around, false, m) || one_at(ps, i, around, false, m);
}

/* What stands behind an hour that stands alone is nothing that it could count or measure. */
static bool
ends_there(const struct pieces *ps, size_t i)
{
	if (i >= ps->n)
		return true;
	if (ps->p[i].kind == PIECE_MARK)
		return piece_in(ps, i, " . , ; ? ! ) \" ' ") && !(i + 1 < ps->n && ps->p[i + 1].glued &&
		    ps->p[i + 1].kind == PIECE_DIGITS);
	if ((ps->p[i].is & (NUMWORD_RELDAY | NUMWORD_WEEKDAY)) ||
	    timeword_is(ps, i, TIMEWORD_POINTER))
		return true;				/* between 3 and 8 yesterday */
	return ps->p[i].kind == PIECE_WORD && (pos_can(ps->p[i].low) & (POS_PREP | POS_CONJ | POS_COORD | POS_TO)) != 0;
}

bool
clock_bare(const struct pieces *ps, size_t i, enum clock_half around, struct moment *m)
{
	if (clock_parse(ps, i, around, m))
		return true;
	return (span_at(ps, i, around, true, m) || one_at(ps, i, around, true, m)) && ends_there(ps, m->b);
}
