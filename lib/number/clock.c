/* See clock.h. */
#include "number/clock.h"
#include "number/timeword.h"

#include <stdio.h>

enum half { HALF_NONE, HALF_AM, HALF_PM };

struct reading {
	size_t	b;
	unsigned hour, minute, second;
	bool	colon, seconds, sure;	/* sure: nothing but a time of day is written so */
	enum half half;
	char	zone[16];
};

static enum half
half_at(const struct pieces *ps, size_t i, size_t *end)
{
	*end = i + 1;
	if (piece_in(ps, i, " am a.m. a.m "))
		return HALF_AM;
	if (piece_in(ps, i, " pm p.m. p.m "))
		return HALF_PM;
	if (piece_in(ps, i, " a p ") && (piece_is(ps, i + 1, "m") || piece_is(ps, i + 1, "."))) {	/* a. m. */
		bool am = piece_is(ps, i, "a");
		size_t k = i + 1;

		if (piece_is(ps, k, "."))
			k++;
		if (!piece_in(ps, k, " m m. "))
			return HALF_NONE;
		*end = k + 1;
		return am ? HALF_AM : HALF_PM;
	}
	if (i < ps->n && ps->p[i].glued && piece_is(ps, i, "p") && !piece_is(ps, i + 1, "."))
		return HALF_PM;
	return HALF_NONE;
}

/* "GMT", "ET", "local time", "-04", "+01:00". */
static void
read_zone(const struct pieces *ps, struct reading *r)
{
	unsigned h, m = 0;

	if (timeword_is(ps, r->b, TIMEWORD_ZONE) &&
	    ps->p[r->b].capital) {
		r->b++;
		return;
	}
	if (piece_is(ps, r->b, "local") && piece_is(ps, r->b + 1, "time")) {
		r->b += 2;
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

static bool
read_digits(const struct pieces *ps, size_t i, struct reading *r)
{
	size_t n = piece_digits(ps, i, &r->hour), end;

	r->b = i + 1;
	if (n >= 1 && n <= 2 && piece_is(ps, i + 1, ":") && ps->p[i + 1].glued &&
	    piece_digits(ps, i + 2, &r->minute) == 2 && ps->p[i + 2].glued) {
		r->colon = r->sure = true;
		r->b = i + 3;
		if (piece_is(ps, r->b, ":") && piece_digits(ps, r->b + 1, &r->second) == 2 &&
		    ps->p[r->b + 1].glued) {
			r->seconds = true;
			r->b += 2;
		} else if (piece_is(ps, r->b, ":") && ps->p[r->b].glued && r->b + 1 < ps->n &&
		    ps->p[r->b + 1].glued && ps->p[r->b + 1].kind == PIECE_DIGITS) {
			r->b += 2;			/* 20:09:29.5 */
		}
	} else if (dotted(ps, i, &r->hour, &r->minute)) {
		if (half_at(ps, i + 1, &end) == HALF_NONE)
			return false;
	} else if (n == 4 && piece_in(ps, i + 1, " gmt utc hours hrs ") && r->hour / 100 < 25 && r->hour % 100 < 60) {
		r->minute = r->hour % 100;
		r->hour /= 100;
		r->sure = true;
		if (piece_in(ps, i + 1, " hours hrs "))
			r->b++;
	} else if (n == 0 || n > 2)
		return false;
	if (r->hour > 24 || r->minute > 59 || r->second > 60)
		return false;
	r->half = half_at(ps, r->b, &end);
	if (r->half != HALF_NONE) {
		if (r->hour > 12 || (r->hour == 0 && !r->colon))
			r->half = HALF_NONE;
		r->b = end;
		r->sure = true;
	} else if (timeword_is(ps, r->b, TIMEWORD_OCLOCK)) {
		r->b++;
		r->sure = true;
		r->half = half_at(ps, r->b, &end);
		if (r->half != HALF_NONE)
			r->b = end;
	}
	read_zone(ps, r);
	return true;
}

/* "six p.m.", "eight o'clock", "half past six", "quarter to nine". */
static bool
read_words(const struct pieces *ps, size_t i, struct reading *r)
{
	size_t end;
	int v;

	if (i >= ps->n || (ps->p[i].is & NUMWORD_CARD) == 0)
		return false;
	v = piece_number(&ps->p[i], NUMWORD_CARD);
	if (v < 1 || v > 12)
		return false;
	r->hour = (unsigned)v;
	r->b = i + 1;
	if (r->b < ps->n && (ps->p[r->b].is & NUMWORD_CARD)) {		/* two thirty p.m. */
		v = piece_number(&ps->p[r->b], NUMWORD_CARD);
		if (v >= 10 && v <= 50 && half_at(ps, r->b + 1, &end) != HALF_NONE) {
			r->minute = (unsigned)v;
			r->b++;
		}
	}
	if (timeword_is(ps, r->b, TIMEWORD_OCLOCK)) {
		r->b++;
		r->sure = true;
	}
	r->half = half_at(ps, r->b, &end);
	if (r->half != HALF_NONE) {
		r->b = end;
		r->sure = true;
	}
	return r->sure;
}

static bool
read_at(const struct pieces *ps, size_t i, struct reading *r)
{
	*r = (struct reading){ 0 };
	if (i >= ps->n)
		return false;
	if (ps->p[i].is & NUMWORD_CLOCKWORD) {
		r->hour = (unsigned)piece_number(&ps->p[i], NUMWORD_CLOCKWORD) / 100;
		r->b = i + 1;
		r->sure = true;
		return true;
	}
	return read_digits(ps, i, r) || read_words(ps, i, r);
}

static void
print(const struct reading *r, char *p, size_t n)
{
	unsigned h = r->hour;

	if (r->half == HALF_PM && h < 12)
		h += 12;
	else if (r->half == HALF_AM && h == 12)
		h = 0;
	if (r->seconds)
		snprintf(p, n, "T%02u:%02u:%02u%s", h, r->minute, r->second, r->zone);
	else
		snprintf(p, n, "T%02u:%02u", h, r->minute);
}

bool
clock_parse(const struct pieces *ps, size_t i, struct moment *m)
{
	struct reading r;

	if (!read_at(ps, i, &r) || !r.sure)
		return false;
	*m = (struct moment){ .a = i, .b = r.b };
	print(&r, m->time, sizeof(m->time));
	return true;
}

bool
clock_span(const struct pieces *ps, size_t i, struct moment *m)
{
	struct reading from, to;
	char a[24], b[24];

	if (!read_at(ps, i, &from) || (!piece_dash(ps, from.b) && !piece_in(ps, from.b, " to and until till through ")))
		return false;
	if (!read_at(ps, from.b + 1, &to) || (!from.sure && !to.sure))
		return false;
	if (from.half == HALF_NONE && to.half != HALF_NONE && from.hour <= 12) {
		from.half = to.half;
		if (to.half == HALF_PM && from.hour % 12 > to.hour % 12)
			from.half = HALF_AM;
	} else if (to.half == HALF_NONE && from.half != HALF_NONE && to.hour <= 12)
		to.half = from.half == HALF_AM && to.hour % 12 < from.hour % 12 ? HALF_PM : from.half;
	*m = (struct moment){ .a = i, .b = to.b };
	print(&from, a, sizeof(a));
	print(&to, b, sizeof(b));
	snprintf(m->time, sizeof(m->time), "%.18s/%.18s", a, b);
	return true;
}
