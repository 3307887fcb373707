/*
 * See total.h.
 *
 * The sum is small * 10^-places + large; its shown places are the most that
 * any value had, whatever the order.
 */
#include "table/total.h"

#include <stdlib.h>

enum { SHORT_DIGITS = 15, SHORT_PLACES = 9, ANY_PLACES = 9 /* bytes: fits whatever the places */ };

static const int64_t power10[SHORT_PLACES + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000
};

/* "63", "-4.10": *n = -410, *places = 2; false for anything long or odd. */
static bool
parse_short(struct span s, int64_t *n, uint32_t *places)
{
	bool negative = s.n > 0 && s.p[0] == '-', point = false;
	size_t digits = 0;
	int64_t v = 0;

	*places = 0;
	for (size_t i = negative; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9') {
			v = v * 10 + (s.p[i] - '0');
			*places += point;
			if (++digits > SHORT_DIGITS)
				return false;
		} else if (s.p[i] == '.' && !point)
			point = true;
		else
			return false;
	}
	*n = negative ? -v : v;
	return digits > 0 && *places <= SHORT_PLACES;
}

static void
decimal_small(struct decimal *d, int64_t small, uint32_t places)
{
	decimal_set(d, small);
	decimal_shift(d, -(int)places);
}

static void
add_large(struct total *t, const struct decimal *d)
{
	if (t->large == NULL)
		t->large = mem_zero(1, sizeof(*t->large));
	decimal_add(t->large, d);
}

/* Moves what is in small to large. */
static void
carry(struct total *t)
{
	struct decimal d = { 0 };

	decimal_small(&d, t->small, t->places);
	add_large(t, &d);
	decimal_free(&d);
	t->small = 0;
}

/* n times 10^9 must fit unless places >= t->places. */
static void
add_short(struct total *t, int64_t n, uint32_t places)
{
	int64_t sum;

	if (places < t->places)
		n *= power10[t->places - places];
	else if (places > t->places) {
		if (__builtin_mul_overflow(t->small, power10[places - t->places], &sum)) {
			carry(t);
			sum = 0;
		}
		t->small = sum;
		t->places = places;
	}
	if (__builtin_add_overflow(t->small, n, &sum)) {
		carry(t);
		sum = n;
	}
	t->small = sum;
}

bool
total_add(struct total *t, struct span s)
{
	struct decimal d = { 0 };
	uint32_t places;
	int64_t n;
	bool good = true;

	if (parse_short(s, &n, &places) && (places >= t->places || s.n <= ANY_PLACES))
		add_short(t, n, places);
	else if ((good = decimal_parse(&d, s)))
		add_large(t, &d);
	decimal_free(&d);
	t->count += good;
	return good;
}

bool
total_add_sum(struct total *t, struct span sum, uint64_t count)
{
	if (!total_add(t, sum))
		return false;
	t->count += count - 1;
	return true;
}

void
total_merge(struct total *to, const struct total *from)
{
	struct decimal d = { 0 };

	total_sum(from, &d);
	add_large(to, &d);
	to->count += from->count;
	decimal_free(&d);
}

void
total_sum(const struct total *t, struct decimal *to)
{
	struct decimal d = { 0 };

	decimal_small(to, t->small, t->places);
	if (t->large != NULL) {
		decimal_copy(&d, t->large);
		decimal_add(to, &d);
		decimal_free(&d);
	}
}

void
total_free(struct total *t)
{
	if (t->large == NULL)
		return;
	decimal_free(t->large);
	free(t->large);
	t->large = NULL;
}
