/*
 * See words.h.
 *
 * Number words add up in slots: "two hundred million and five" is
 *
 *	total	200000000	every scale word moves `low` there, and must be
 *	low	5		smaller than the one before
 *
 * so "thirty and six" or "two three" are two numbers, as no slot is free.
 */
#include "number/words.h"
#include "number/parts.h"
#include "number/scales.h"

static bool
add_card(struct reading *r, unsigned v)
{
	unsigned tens = (unsigned)(r->low % 100);

	if (!r->low_any)
		r->low = v;
	else if (v == 0)
		return false;
	else if (v < 10 ? tens == 0 || (tens >= 20 && tens % 10 == 0) : tens == 0)
		r->low += v;
	else
		return false;
	r->any = r->low_any = true;
	r->after_scale = false;
	return true;
}

static bool
add_scale(struct reading *r, int power)
{
	if (power == 2) {
		if (!r->any)
			r->low = 1;
		else if (!r->low_any || r->low == 0 || r->low >= 100)
			return false;
		r->low *= 100;
		r->any = r->low_any = true;
	} else if (r->any && !r->low_any && r->after_scale && r->scale + power <= SCALE_MAX) {
		decimal_shift(&r->w->total, power);	/* lakh crore, thousand million */
		r->scale += power;
	} else if (power < r->scale && (!r->any || r->low_any)) {
		if (!r->any)
			r->low = 1;
		reading_close(r, power);
		r->any = true;
		r->scale = power;
	} else
		return false;
	r->last = power;
	r->flags |= NUMERAL_SCALED;
	r->after_scale = true;
	return true;
}

/* "point five", "point two five": digits behind the point, in words. */
static void
point_words(struct reading *r)
{
	size_t i = r->at + 1, n = 0;
	char p[20] = "0.";

	for (; i < r->ps->n && n < 16 && (r->ps->p[i].is & NUMWORD_CARD); i++) {
		int v = piece_number(&r->ps->p[i], NUMWORD_CARD);

		if (v > 9 && n > 0)
			break;
		if (v > 9) {				/* point seventy-one */
			v = (int)parts_below_hundred(r->ps, i, &i);
			p[2 + n++] = (char)('0' + v / 10);
			p[2 + n++] = (char)('0' + v % 10);
			break;
		}
		p[2 + n++] = (char)('0' + v);
	}
	if (n == 0)
		return;
	reading_close(r, 0);
	decimal_parse(&r->w->part, (struct span){ p, n + 2 });
	decimal_add(&r->w->total, &r->w->part);
	r->at = i;
	r->any = true;
	r->flags |= NUMERAL_POINT;
}

/* Two pairs of digits in words: "nineteen seventy-three", "twenty twenty". */
static bool
second_pair(struct reading *r, unsigned v)
{
	if (decimal_is_zero(&r->w->total) && r->scale == 99 && r->low >= 10 && r->low <= 20 &&
	    v >= 10 &&
	    (r->flags & (NUMERAL_SCALED | NUMERAL_YEAR)) == 0) {
		r->low = r->low * 100 + v;
		r->flags |= NUMERAL_YEAR;
		return true;
	}
	return false;
}

/* One more word of the number at piece i; false if it does not go on there. */
static bool
add_word(struct reading *r, size_t i)
{
	const struct piece *p = &r->ps->p[i];
	bool good = false;

	if (p->is & NUMWORD_CARD) {
		unsigned v = (unsigned)piece_number(p, NUMWORD_CARD);

		good = add_card(r, v) || second_pair(r, v);
	} else if ((p->is & NUMWORD_ORD) && !(p->is & NUMWORD_MANY)) {
		if (r->any && r->low_any && r->low % 100 < 20 && r->low % 100 > 0)
			return false;			/* "one third", "two second" */
		good = add_card(r, (unsigned)piece_number(p, NUMWORD_ORD));
		if (good)
			r->flags |= NUMERAL_ORDINAL;
	} else if (p->is & NUMWORD_SCALE) {
		good = add_scale(r, piece_number(p, NUMWORD_SCALE));
		if (good && (p->is & NUMWORD_MANY))
			r->flags |= NUMERAL_PLURAL;
	} else if ((p->is & NUMWORD_ORDSCALE) && r->any) {
		good = add_scale(r, piece_number(p, NUMWORD_ORDSCALE));
		if (good)
			r->flags |= NUMERAL_ORDINAL;
	} else if ((p->is & NUMWORD_GROUP) && r->low_any && r->low < 1000000 &&
	    piece_number(p, NUMWORD_GROUP) > 2) {
		r->low *= (unsigned)piece_number(p, NUMWORD_GROUP);
		r->flags |= NUMERAL_SCALED;
		good = true;
	}
	if (good)
		r->at = i + 1;
	return good;
}

/* Where the next word of the number stands: behind a hyphen, or an "and" that joins. */
static size_t
next_word(const struct reading *r)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at;

	if (r->any && piece_hyphen(ps, i) && (ps->p[i + 1].is & NUMBER_WORD))
		return i + 1;
	if (r->low_any && r->low % 10 == 0 && r->low % 100 >= 20 && piece_dash(ps, i) &&
	    i + 1 < ps->n &&
	    (ps->p[i + 1].is & NUMWORD_CARD) && piece_number(&ps->p[i + 1], NUMWORD_CARD) < 10)
		return i + 1;				/* fifty - two */
	if (r->after_scale && !(r->flags & NUMERAL_PLURAL) && piece_is(ps, i, "and") && i + 1 < ps->n &&
	    (ps->p[i + 1].is & (NUMWORD_CARD | NUMWORD_ORD)) && !(ps->p[i + 1].is & NUMWORD_MANY))
		return i + 1;
	return i;
}

/* "one hundred [thirty-fifths]", "twenty [twenty fifths]": what follows is the denominator. */
static bool
fraction_next(const struct reading *r)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at + (piece_hyphen(ps, r->at) ? 1 : 0), end;
	uint64_t den;
	bool many;

	return r->any && i < ps->n && (ps->p[i].is & NUMWORD_CARD) && (r->low % 100 == 0 ||
	    r->low % 100 < 20 ||
	    r->low % 10 != 0 || piece_number(&ps->p[i], NUMWORD_CARD) >= 20) &&
	    parts_denominator(ps, i, &den, &many, &end) && many;
}

static void
read_words(struct reading *r)
{
	size_t i;

	while ((r->flags & NUMERAL_ORDINAL) == 0) {
		if (parts_and(r) || fraction_next(r))
			break;
		i = next_word(r);
		if (i >= r->ps->n || i > r->at + 1 || !add_word(r, i))
			break;
		r->flags |= NUMERAL_WORDS;
	}
	if (piece_is(r->ps, r->at, "point") && (r->flags & NUMERAL_ORDINAL) == 0)
		point_words(r);
}

bool
words_read(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct piece *p = &r->ps->p[r->at];
	size_t i;

	if (p->is & (NUMWORD_CARD | NUMWORD_SCALE | NUMWORD_ORD) ||
	    (reading_dozen(r->ps, r->at) && !(p->is & NUMWORD_ABBR)))
		;
	else if (p->is & NUMWORD_ORDSCALE) {
		r->low = 1;
		r->any = r->low_any = true;
	} else
		return false;
	if (p->is & NUMWORD_GROUP) {
		r->low = 1;
		r->any = r->low_any = true;
	}
	read_words(r);
	if (!r->any)
		return false;
	if (r->den == 0 && (r->flags & (NUMERAL_ORDINAL | NUMERAL_POINT)) == 0 &&
	    parts_behind(r, out, mem))
		return true;
	if (r->den > 0) {
		reading_close(r, 0);
		out->value = reading_with_part(r, mem);
		if (r->last == 0 && r->at < r->ps->n && (r->ps->p[r->at].is & NUMWORD_SCALE) &&
		    decimal_parse(&r->w->total, out->value)) {	/* one and a half million */
			scales_behind(r);
			out->value = reading_format(r->w, &r->w->total, mem);
		}
		return true;
	}
	reading_close(r, 0);
	if ((r->flags & NUMERAL_ORDINAL) && parts_alone(r, out, mem))
		return true;
	i = r->at + (piece_hyphen(r->ps, r->at) ? 1 : 0);
	if ((r->flags & NUMERAL_POINT) || (i < r->ps->n && (r->ps->p[i].is & NUMWORD_ABBRSCALE)))
		scales_behind(r);
	out->value = reading_format(r->w, &r->w->total, mem);
	return true;
}
