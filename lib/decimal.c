/*
 * See decimal.h.
 *
 *	12345678901.25 =  250000000 | 345678901 | 12
 *			  limb[0]	limb[1]	  limb[2]
 *			  frac = 1	places = 2	n = 3
 *
 * Invariant: limb[n - 1] is not 0 unless n == frac; places <= 9 * frac; the
 * digits that places does not show are 0.  So two numbers are added limb by
 * limb once their points stand over each other.
 */
#include "decimal.h"
#include "row.h"

#include <stdlib.h>

#define BASE	1000000000u

enum { LIMB_DIGITS = 9 };

static const uint32_t power_of_10[LIMB_DIGITS + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, BASE
};

static void
set_zero(struct decimal *d)
{
	d->n = d->frac = 0;
	d->places = 0;
	d->negative = false;
}

static void
need(struct decimal *d, size_t n)
{
	mem_room(&d->limb, &d->cap, n, sizeof(*d->limb));
}

static size_t
limbs_for(size_t places)
{
	return (places + LIMB_DIGITS - 1) / LIMB_DIGITS;
}

static void
normalise(struct decimal *d)
{
	while (d->n > d->frac && d->limb[d->n - 1] == 0)
		d->n--;
	if (decimal_is_zero(d))
		d->negative = false;
}

/* Room behind the point for at least `frac` limbs. */
static void
widen(struct decimal *d, size_t frac)
{
	size_t more = frac > d->frac ? frac - d->frac : 0;

	if (more == 0)
		return;
	need(d, d->n + more);
	memmove(d->limb + more, d->limb, d->n * sizeof(*d->limb));
	memset(d->limb, 0, more * sizeof(*d->limb));
	d->n += more;
	d->frac += more;
}

/* The value of up to 9 digits at p, as if `pad` zeros followed. */
static uint32_t
limb_of(const char *p, size_t n, size_t pad)
{
	uint32_t v = 0;

	for (size_t i = 0; i < n; i++)
		v = v * 10 + (uint32_t)(p[i] - '0');
	return v * power_of_10[pad];
}

static size_t
digits(struct span s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n;
}

bool
decimal_parse(struct decimal *d, struct span s)
{
	size_t whole, part = 0, at = 0;
	const char *p;

	set_zero(d);
	if (span_starts(s, S("-")) || span_starts(s, S("\xe2\x88\x92"))) {
		d->negative = true;
		s = span_from(s, s.p[0] == '-' ? 1 : 3);
	} else if (span_starts(s, S("+")))
		s = span_from(s, 1);
	p = s.p;
	whole = digits(s);
	s = span_from(s, whole);
	if (s.n > 0 && s.p[0] == '.') {
		part = digits(span_from(s, 1));
		s = span_from(s, part + 1);
	}
	if (s.n > 0 || whole + part == 0 || whole > DECIMAL_DIGITS || part > DECIMAL_DIGITS) {
		d->negative = false;
		return false;
	}
	d->frac = limbs_for(part);
	d->n = d->frac + limbs_for(whole);
	d->places = (uint32_t)part;
	need(d, d->n + 1);
	for (size_t i = d->frac; i-- > 0; at += LIMB_DIGITS) {
		size_t n = part - at < LIMB_DIGITS ? part - at : LIMB_DIGITS;

		d->limb[i] = limb_of(p + whole + 1 + at, n, LIMB_DIGITS - n);
	}
	for (size_t i = d->frac, end = whole; end > 0; i++) {
		size_t n = end < LIMB_DIGITS ? end : LIMB_DIGITS;

		end -= n;
		d->limb[i] = limb_of(p + end, n, 0);
	}
	normalise(d);
	return true;
}

void
decimal_set(struct decimal *d, int64_t v)
{
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	set_zero(d);
	need(d, 3);
	for (; u > 0; u /= BASE)
		d->limb[d->n++] = (uint32_t)(u % BASE);
	d->negative = v < 0;
}

void
decimal_copy(struct decimal *to, const struct decimal *from)
{
	if (to == from)
		return;
	need(to, from->n + 1);
	if (from->n > 0)
		memcpy(to->limb, from->limb, from->n * sizeof(*to->limb));
	to->n = from->n;
	to->frac = from->frac;
	to->places = from->places;
	to->negative = from->negative;
}

void
decimal_free(struct decimal *d)
{
	free(d->limb);
	*d = (struct decimal){ 0 };
}

bool
decimal_is_zero(const struct decimal *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->limb[i] != 0)
			return false;
	return true;
}

/* The limb that stands `at` limbs from the point (negative: behind it). */
static uint32_t
limb_at(const struct decimal *d, ptrdiff_t at)
{
	ptrdiff_t i = at + (ptrdiff_t)d->frac;

	return i < 0 || i >= (ptrdiff_t)d->n ? 0 : d->limb[i];
}

static int
compare_size(const struct decimal *a, const struct decimal *b)
{
	ptrdiff_t high = (ptrdiff_t)(a->n - a->frac), low = -(ptrdiff_t)a->frac;
	uint32_t x, y;

	if ((ptrdiff_t)(b->n - b->frac) > high)
		high = (ptrdiff_t)(b->n - b->frac);
	if (-(ptrdiff_t)b->frac < low)
		low = -(ptrdiff_t)b->frac;
	for (ptrdiff_t i = high; i-- > low; ) {
		x = limb_at(a, i);
		y = limb_at(b, i);
		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

int
decimal_compare(const struct decimal *a, const struct decimal *b)
{
	int c;

	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	c = compare_size(a, b);
	return a->negative ? -c : c;
}

/* |to| += |by|; the points stand over each other already as far as `by` goes. */
static void
add_size(struct decimal *to, const struct decimal *by)
{
	size_t shift = to->frac - by->frac, i;
	uint32_t carry = 0;

	need(to, (to->n > by->n + shift ? to->n : by->n + shift) + 1);
	while (to->n < by->n + shift)
		to->limb[to->n++] = 0;
	for (i = 0; i < by->n || carry > 0; i++) {
		if (i + shift == to->n)
			to->limb[to->n++] = 0;
		carry += to->limb[i + shift] + (i < by->n ? by->limb[i] : 0);
		to->limb[i + shift] = carry % BASE;
		carry /= BASE;
	}
}

/* |to| = large - small, where |large| >= |small|; `to` is one of the two, both equally wide behind the point. */
static void
subtract_size(struct decimal *to, const struct decimal *large, const struct decimal *small)
{
	size_t n = large->n;
	uint32_t borrow = 0, x, y;

	need(to, n + 1);
	for (size_t i = 0; i < n; i++) {
		x = large->limb[i];
		y = (i < small->n ? small->limb[i] : 0) + borrow;
		borrow = x < y;
		to->limb[i] = borrow ? x + BASE - y : x - y;
	}
	to->n = n;
}

static void
add_signed(struct decimal *to, const struct decimal *by, bool negative)
{
	uint32_t places = to->places > by->places ? to->places : by->places;
	struct decimal own = { 0 };

	if (by == to || to->frac > by->frac) {		/* `by` must stay as it is */
		decimal_copy(&own, by);
		widen(&own, to->frac);
		by = &own;
	}
	widen(to, by->frac);
	if (to->negative == negative || decimal_is_zero(to)) {
		to->negative = negative;
		add_size(to, by);
	} else if (compare_size(to, by) >= 0)
		subtract_size(to, to, by);
	else {
		to->negative = negative;
		subtract_size(to, by, to);
	}
	to->places = places;
	normalise(to);
	decimal_free(&own);
}

void
decimal_add(struct decimal *to, const struct decimal *by)
{
	add_signed(to, by, by->negative);
}

void
decimal_subtract(struct decimal *to, const struct decimal *by)
{
	add_signed(to, by, !by->negative);
}

/* |d| *= m, m <= BASE. */
static void
multiply_small(struct decimal *d, uint32_t m)
{
	uint64_t carry = 0;

	need(d, d->n + 1);
	for (size_t i = 0; i < d->n; i++) {
		carry += (uint64_t)d->limb[i] * m;
		d->limb[i] = (uint32_t)(carry % BASE);
		carry /= BASE;
	}
	if (carry > 0)
		d->limb[d->n++] = (uint32_t)carry;
}

/* Divides |d| by m; gives the remainder. */
static uint32_t
divide_small(struct decimal *d, uint32_t m)
{
	uint64_t rest = 0;

	for (size_t i = d->n; i-- > 0; ) {
		rest = rest * BASE + d->limb[i];
		d->limb[i] = (uint32_t)(rest / m);
		rest %= m;
	}
	return (uint32_t)rest;
}

/* Makes the limbs behind the point as few as places needs. */
static void
narrow(struct decimal *d)
{
	size_t frac = limbs_for(d->places), less = d->frac > frac ? d->frac - frac : 0;

	if (less == 0)
		return;
	memmove(d->limb, d->limb + less, (d->n - less) * sizeof(*d->limb));
	d->n -= less;
	d->frac -= less;
}

void
decimal_multiply(struct decimal *to, const struct decimal *by)
{
	struct decimal r = { 0 };
	uint64_t carry;

	need(&r, to->n + by->n + 1);
	r.n = to->n + by->n;
	memset(r.limb, 0, (r.n + 1) * sizeof(*r.limb));
	for (size_t i = 0; i < to->n; i++) {
		carry = 0;
		for (size_t j = 0; j < by->n; j++) {
			carry += r.limb[i + j] + (uint64_t)to->limb[i] * by->limb[j];
			r.limb[i + j] = (uint32_t)(carry % BASE);
			carry /= BASE;
		}
		r.limb[i + by->n] = (uint32_t)carry;
	}
	r.frac = to->frac + by->frac;
	r.places = to->places + by->places;
	r.negative = to->negative != by->negative;
	narrow(&r);
	normalise(&r);
	decimal_copy(to, &r);
	decimal_free(&r);
}

void
decimal_shift(struct decimal *d, int power)
{
	int limbs = power / LIMB_DIGITS, rest = power % LIMB_DIGITS;
	int64_t places = (int64_t)d->places - power;

	if (rest < 0) {			/* / rounds towards 0; rest must not be negative */
		rest += LIMB_DIGITS;
		limbs--;
	}
	multiply_small(d, power_of_10[rest]);
	if (limbs < 0) {
		need(d, d->n + 1);
		d->frac += (size_t)-limbs;
		while (d->n < d->frac) {
			need(d, d->n + 1);
			d->limb[d->n++] = 0;
		}
	} else if ((size_t)limbs <= d->frac)
		d->frac -= (size_t)limbs;
	else {
		widen(d, (size_t)limbs);
		d->frac = 0;
	}
	d->places = places < 0 ? 0 : (uint32_t)places;
	narrow(d);
	normalise(d);
}

/* Whole-number division of |a| by |b| (limbs only), b of two limbs or more: digit by digit. */
static void
divide_long(struct decimal *to, const struct decimal *a, const struct decimal *b)
{
	struct decimal rest = { 0 }, part = { 0 };

	need(to, a->n + 1);
	to->n = a->n;
	decimal_copy(&part, b);
	part.frac = 0;
	part.negative = false;
	for (size_t i = a->n; i-- > 0; ) {
		uint32_t q = 0, down = BASE;

		for (int k = 0; k < LIMB_DIGITS; k++) {
			down /= 10;
			multiply_small(&rest, 10);
			if (rest.n == 0)
				rest.limb[rest.n++] = 0;
			rest.limb[0] += a->limb[i] / down % 10;
			normalise(&rest);
			q *= 10;
			while (compare_size(&rest, &part) >= 0) {
				subtract_size(&rest, &rest, &part);
				normalise(&rest);
				q++;
			}
		}
		to->limb[i] = q;
	}
	decimal_free(&rest);
	decimal_free(&part);
}

bool
decimal_divide(struct decimal *to, const struct decimal *a, const struct decimal *b,
    uint32_t places)
{
	struct decimal num = { 0 }, den = { 0 }, half = { 0 };
	bool negative = a->negative != b->negative;

	if (decimal_is_zero(b)) {
		set_zero(to);
		return false;
	}
	/* One digit more than asked for, cut off; then the half is added. */
	decimal_copy(&num, a);
	decimal_copy(&den, b);
	widen(&num, den.frac);
	widen(&den, num.frac);
	num.frac = den.frac = 0;
	num.places = den.places = 0;
	normalise(&den);
	decimal_shift(&num, (int)places + 1);
	if (den.n == 1)
		divide_small(&num, den.limb[0]);
	else {
		divide_long(&half, &num, &den);
		decimal_copy(&num, &half);
		num.frac = 0;
	}
	num.negative = false;
	normalise(&num);
	decimal_set(&half, 5);
	decimal_add(&num, &half);
	divide_small(&num, 10);
	normalise(&num);
	decimal_shift(&num, -(int)places);
	num.places = places;
	num.negative = negative;
	normalise(&num);
	decimal_copy(to, &num);
	decimal_free(&num);
	decimal_free(&den);
	decimal_free(&half);
	return true;
}

void
decimal_trim(struct decimal *d)
{
	while (d->places > 0) {
		uint32_t in_limb = (d->places - 1) % LIMB_DIGITS + 1;	/* digits that the last limb shows */
		uint32_t last = d->limb[d->frac - limbs_for(d->places)];

		if (last / power_of_10[LIMB_DIGITS - in_limb] % 10 != 0)
			break;
		d->places--;
	}
	narrow(d);
	normalise(d);
}

static void
add_limb(struct buf *b, uint32_t v, size_t n)
{
	char *p = buf_more(b, LIMB_DIGITS);

	for (size_t i = LIMB_DIGITS; i-- > 0; v /= 10)
		p[i] = (char)('0' + v % 10);
	b->n += n;
}

void
decimal_format(struct buf *b, const struct decimal *d)
{
	size_t left = d->places, i = d->n;

	if (d->negative)
		buf_byte(b, '-');
	row_decimal(b, d->n > d->frac ? d->limb[--i] : 0);
	while (i > d->frac)
		add_limb(b, d->limb[--i], LIMB_DIGITS);
	if (left > 0)
		buf_byte(b, '.');
	while (left > 0) {
		size_t n = left < LIMB_DIGITS ? left : LIMB_DIGITS;

		add_limb(b, d->limb[--i], n);
		left -= n;
	}
}
