/*
 * See numeral.h.
 *
 * Number words add up in slots: "two hundred million and five" is
 *
 *	total	200000000	every scale word moves `low` there, and must be
 *	low	5		smaller than the one before
 *
 * so "thirty and six" or "two three" are two numbers, as no slot is free.
 */
#include "number/numeral.h"
#include "row.h"
#include "utf8.h"

enum {
	SCALE_MAX = 36,		/* powers of ten that scale words may add up to, and the largest exponent */
	POWER_PLACES = 20,	/* behind the point of a number to a negative power */
	GROUPS_MAX = 6		/* groups of three digits with blanks between */
};

#define NUMBER_WORD	(NUMWORD_CARD | NUMWORD_SCALE | NUMWORD_ORD | NUMWORD_ORDSCALE | NUMWORD_PART | \
			 NUMWORD_PARTSCALE | NUMWORD_GROUP)

/* A number while it is read. */
struct reading {
	struct numeral_work	*w;		/* total is in w->total */
	const struct pieces	*ps;
	size_t			 at;		/* the next piece */
	uint64_t		 low;		/* below the last scale word */
	int			 scale;		/* power of the last scale word but hundred, 99 before the first */
	int			 last;		/* power of the last scale word, of parts behind it */
	bool			 any, low_any;	/* something read; since the last scale word */
	bool			 after_scale;	/* the last word was a scale word */
	uint32_t		 num, den;	/* "and a half"; den 0: none */
	int			 power;		/* of ten, that part is of */
	unsigned		 flags;
};

void
numeral_work_free(struct numeral_work *w)
{
	decimal_free(&w->total);
	decimal_free(&w->part);
	decimal_free(&w->other);
	buf_free(&w->text);
}

static struct span
format(struct numeral_work *w, const struct decimal *d, struct arena *mem)
{
	w->text.n = 0;
	decimal_format(&w->text, d);
	return arena_copy(mem, buf_view(&w->text));
}

static bool
finite(uint32_t den)
{
	while (den % 2 == 0)
		den /= 2;
	while (den % 5 == 0)
		den /= 5;
	return den == 1;
}

/* ---- digits ---- */

/* Digits as written -> w->total.  European marks only where nothing else can be meant. */
static bool
read_digits(struct numeral_work *w, struct span s, unsigned *flags)
{
	size_t points = 0, commas = 0, last_point = 0, last_comma = 0;
	char p[64];
	size_t n = 0;
	bool european;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '.') {
			points++;
			last_point = i;
		} else if (s.p[i] == ',') {
			commas++;
			last_comma = i;
		}
	if (s.n > sizeof(p)) {			/* an id, or worse: as it stands, if it can be read */
		return points + commas == 0 && decimal_parse(&w->total, s);
	}
	european = commas == 1 && (points > 0 ? last_comma > last_point : s.n - last_comma == 3);
	if (points > 1 && !european) {
		*flags |= NUMERAL_DOTTED;
		return decimal_parse(&w->total, S("0"));
	}
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == (european ? ',' : '.'))
			p[n++] = '.';
		else if (s.p[i] != ',' && s.p[i] != '.')
			p[n++] = s.p[i];
	if (commas > 0)
		*flags |= NUMERAL_GROUPED;
	if (european ? commas > 0 : points > 0)
		*flags |= NUMERAL_POINT;
	return decimal_parse(&w->total, (struct span){ p, n });
}

/* 40 000, 1 234 567: groups of three with one blank between; how many pieces follow the first. */
static size_t
spaced_groups(const struct pieces *ps, size_t i)
{
	unsigned v;
	size_t n = piece_digits(ps, i, &v), k = 1;

	if (n == 0 || n > 3 || v == 0)
		return 0;
	while (k <= GROUPS_MAX && piece_digits(ps, i + k, &v) == 3 && !ps->p[i + k].glued &&
	    ps->p[i + k].start == ps->p[i + k - 1].end + 1)
		k++;
	if (i + k < ps->n && ps->p[i + k].kind == PIECE_DIGITS)
		return k > 1 && ps->p[i + k].text.n > 4 && ps->p[i + k].text.p[3] == '.' ? k : 0;
	return k - 1;
}

/* "½" and the like by its code point. */
static bool
vulgar(struct span s, uint32_t *num, uint32_t *den)
{
	static const uint8_t latin[3][2] = { { 1, 4 }, { 1, 2 }, { 3, 4 } };
	static const uint8_t number_forms[15][2] = {
		{ 1, 7 }, { 1, 9 }, { 1, 10 }, { 1, 3 }, { 2, 3 }, { 1, 5 }, { 2, 5 }, { 3, 5 },
		{ 4, 5 }, { 1, 6 }, { 5, 6 }, { 1, 8 }, { 3, 8 }, { 5, 8 }, { 7, 8 }
	};
	size_t at = 0;
	uint32_t c = utf8_next(s, &at);
	const uint8_t *v = NULL;

	if (c >= 0xbc && c <= 0xbe)
		v = latin[c - 0xbc];
	else if (c >= 0x2150 && c <= 0x215e)
		v = number_forms[c - 0x2150];
	if (v == NULL)
		return false;
	*num = v[0];
	*den = v[1];
	return true;
}

/* n/m without blanks, with n < m and an m that fractions are written with. */
static bool
slashed(const struct pieces *ps, size_t i, uint32_t *num, uint32_t *den)
{
	unsigned n, m;

	if (piece_digits(ps, i, &n) == 0 || (!piece_is(ps, i + 1, "/") &&
	    !piece_is(ps, i + 1, "\xe2\x81\x84")) ||
	    !ps->p[i + 1].glued || piece_digits(ps, i + 2, &m) == 0 || !ps->p[i + 2].glued)
		return false;
	if (m < 2 || m > 1000 || n >= m || piece_is(ps, i + 3, "/"))
		return false;
	*num = n;
	*den = m;
	return true;
}

/* ---- words ---- */

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

/* total += low * 10^power */
static void
close_slot(struct reading *r, int power)
{
	decimal_set(&r->w->part, (int64_t)r->low);
	decimal_shift(&r->w->part, power);
	decimal_add(&r->w->total, &r->w->part);
	r->low = 0;
	r->low_any = false;
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
		close_slot(r, power);
		r->any = true;
		r->scale = power;
	} else
		return false;
	r->last = power;
	r->flags |= NUMERAL_SCALED;
	r->after_scale = true;
	return true;
}

/* Part of a whole: "thirds", "twenty-fifth", "thousandths"; its denominator, and the piece behind it. */
static bool
denominator(const struct pieces *ps, size_t i, uint64_t *den, bool *many, size_t *end)
{
	uint64_t tens = 0, ten = 1;

	if (i >= ps->n)
		return false;
	if (ps->p[i].is & NUMWORD_CARD) {
		tens = (uint64_t)piece_number(&ps->p[i], NUMWORD_CARD);
		if (tens < 20 || tens % 10 != 0)
			return false;
		i += piece_hyphen(ps, i + 1) ? 2 : 1;
		if (i >= ps->n || (ps->p[i].is & (NUMWORD_ORD | NUMWORD_PART)) == 0)
			return false;
		*den = (uint64_t)piece_number(&ps->p[i], NUMWORD_ORD | NUMWORD_PART);
		if (*den == 0 || *den > 9 || span_starts(ps->p[i].low, S("hal")))
			return false;
		*den += tens;
	} else if (ps->p[i].is & NUMWORD_PART) {
		*den = (uint64_t)piece_number(&ps->p[i], NUMWORD_PART);
		if (*den < 2)
			return false;
	} else if (ps->p[i].is & (NUMWORD_PARTSCALE | NUMWORD_ORDSCALE)) {
		for (int k = piece_number(&ps->p[i], NUMWORD_PARTSCALE | NUMWORD_ORDSCALE); k > 0; k--)
			ten *= 10;
		*den = ten;
	} else
		return false;
	*many = (ps->p[i].is & NUMWORD_MANY) != 0;
	*end = i + 1;
	return true;
}

/* A number below 100 in words at piece i, the piece behind it in *end; 0 if there is none. */
static uint32_t
below_hundred(const struct pieces *ps, size_t i, size_t *end)
{
	uint32_t v, one;
	size_t next;

	if (i >= ps->n || (ps->p[i].is & NUMWORD_CARD) == 0)
		return 0;
	v = (uint32_t)piece_number(&ps->p[i], NUMWORD_CARD);
	*end = i + 1;
	next = piece_hyphen(ps, i + 1) ? i + 2 : i + 1;
	if (v < 20 || next >= ps->n || (ps->p[next].is & NUMWORD_CARD) == 0)
		return v;
	one = (uint32_t)piece_number(&ps->p[next], NUMWORD_CARD);
	if (one == 0 || one > 9)
		return v;
	*end = next + 1;
	return v + one;
}

/* "and a half", "and three quarters", "and fifty-four hundredths" behind a number. */
static bool
and_part(struct reading *r)
{
	const struct pieces *ps = r->ps;
	size_t and = piece_hyphen(ps, r->at) ? r->at + 1 : r->at;	/* two-and-a-half */
	size_t i = piece_hyphen(ps, and + 1) ? and + 2 : and + 1, end;
	uint64_t den;
	uint32_t num = 1;
	bool many;

	if (!r->any || !piece_is(ps, and, "and") || i + 1 >= ps->n)
		return false;
	if (piece_in(ps, i, " a an one "))
		i++;
	else if (ps->p[i].is & NUMWORD_CARD)
		num = below_hundred(ps, i, &i);
	else if ((ps->p[i].is & NUMWORD_PART) == 0)	/* "two and half" */
		return false;
	if (piece_hyphen(ps, i))
		i++;
	if (!denominator(ps, i, &den, &many, &end) || (num > 1) != many || num == 0 ||
	    num >= den || den > 100)
		return false;
	if (num == 1 && r->last < 3 && (ps->p[end - 1].is & NUMWORD_ORD) && end < ps->n &&
	    ps->p[end].kind == PIECE_WORD && !piece_is(ps, end, "of") && r->flags & NUMERAL_WORDS)
		return false;				/* one hundred and one third graders */
	r->num = num;
	r->den = (uint32_t)den;
	r->power = r->after_scale ? r->last : 0;
	r->at = end;
	if (r->last > 3 && end < ps->n && (ps->p[end].is & NUMWORD_SCALE) &&
	    !(ps->p[end].is & NUMWORD_MANY) &&
	    piece_number(&ps->p[end], NUMWORD_SCALE) < r->last) {
		r->power = piece_number(&ps->p[end], NUMWORD_SCALE);
		r->at++;				/* one billion and a half million */
	}
	r->flags |= NUMERAL_WORDS;
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
			v = (int)below_hundred(r->ps, i, &i);
			p[2 + n++] = (char)('0' + v / 10);
			p[2 + n++] = (char)('0' + v % 10);
			break;
		}
		p[2 + n++] = (char)('0' + v);
	}
	if (n == 0)
		return;
	close_slot(r, 0);
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
	    denominator(ps, i, &den, &many, &end) && many;
}

static void
read_words(struct reading *r)
{
	size_t i;

	while ((r->flags & NUMERAL_ORDINAL) == 0) {
		if (and_part(r) || fraction_next(r))
			break;
		i = next_word(r);
		if (i >= r->ps->n || i > r->at + 1 || !add_word(r, i))
			break;
		r->flags |= NUMERAL_WORDS;
	}
	if (piece_is(r->ps, r->at, "point") && (r->flags & NUMERAL_ORDINAL) == 0)
		point_words(r);
}

static bool
is_dozen(const struct pieces *ps, size_t i)
{
	return i < ps->n && (ps->p[i].is & NUMWORD_GROUP) &&
	    piece_number(&ps->p[i], NUMWORD_GROUP) == 12;
}

/* "3 dozen" in digits. */
static void
dozens_behind(struct reading *r)
{
	const struct pieces *ps = r->ps;

	if (!is_dozen(ps, r->at))
		return;
	decimal_set(&r->w->part, 12);
	decimal_multiply(&r->w->total, &r->w->part);
	r->flags |= NUMERAL_SCALED | NUMERAL_WORDS;
	r->at++;
}

/* "4 thousand 3 hundred and 21": smaller numbers go on behind hundred and thousand. */
static void
smaller_behind(struct reading *r)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at + (piece_is(ps, r->at, "and") ? 1 : 0);
	unsigned v, limit = r->scale == 3 ? 1000 : 100;

	if (i >= ps->n || r->scale < 2)
		return;
	if (ps->p[i].is & NUMWORD_CARD)
		v = (unsigned)piece_number(&ps->p[i], NUMWORD_CARD);
	else if (piece_digits(ps, i, &v) == 0 || ps->p[i].glued)
		return;
	if (v == 0 || v >= limit || (i + 1 < ps->n &&
	    (ps->p[i + 1].is & (NUMWORD_SCALE | NUMWORD_MONTH)) &&
	    !(r->scale == 3 && v < 10 && piece_is(ps, i + 1, "hundred"))) || (i == r->at &&
	    r->scale == 2))
		return;
	r->at = i + 1;
	if (piece_is(ps, r->at, "hundred")) {
		v *= 100;
		r->at++;
		r->scale = 2;
	} else
		r->scale = 0;
	decimal_set(&r->w->part, v);
	decimal_add(&r->w->total, &r->w->part);
	if (r->scale == 2)
		smaller_behind(r);
}

/* Scale words behind digits: 1.2 billion, 4 hundred million, 2.5 lakh crore, 5bn. */
static void
scales_behind(struct reading *r)
{
	const struct pieces *ps = r->ps;

	for (int k = 0; k < 3 && r->at < ps->n; k++) {
		const struct piece *p = &ps->p[r->at];
		size_t hyphen = piece_hyphen(ps, r->at) &&
		    (ps->p[r->at + 1].is & NUMWORD_SCALE) ? 1 : 0;

		p += hyphen;
		if (p->is & NUMWORD_SCALE)
			r->scale = piece_number(p, NUMWORD_SCALE);
		else if (p->is & NUMWORD_ABBRSCALE)
			r->scale = piece_number(p, NUMWORD_ABBRSCALE);
		else if (p->glued && span_is(p->low, "k") && k == 0)
			r->scale = 3;
		else
			break;
		if ((p->is & NUMWORD_MANY) && !(p->is & NUMWORD_ABBRSCALE))
			r->flags |= NUMERAL_PLURAL;
		decimal_shift(&r->w->total, r->scale);
		r->last = r->scale;
		r->after_scale = true;
		r->flags |= NUMERAL_SCALED | (p->is != 0 ? NUMERAL_WORDS : 0);
		r->at += 1 + hyphen;
	}
	if (r->after_scale)
		decimal_trim(&r->w->total);
	if (r->after_scale && r->scale <= 3)
		smaller_behind(r);
	else if (!r->after_scale)
		dozens_behind(r);
}

/* total = total + num/den (of a scale): decimal if it ends, else n/d. */
static struct span
with_part(struct reading *r, struct arena *mem)
{
	struct numeral_work *w = r->w;
	struct buf *b = &w->text;
	struct span v;

	decimal_set(&w->part, r->num);
	decimal_shift(&w->part, r->power == 2 ? 0 : r->power);
	decimal_set(&w->other, r->den);
	if (finite(r->den)) {
		decimal_divide(&w->part, &w->part, &w->other, 12);
		decimal_add(&w->total, &w->part);
		decimal_trim(&w->total);
		return format(w, &w->total, mem);
	}
	decimal_multiply(&w->total, &w->other);
	decimal_add(&w->total, &w->part);
	v = format(w, &w->total, mem);
	b->n = 0;
	buf_span(b, v);
	buf_byte(b, '/');
	row_decimal(b, r->den);
	r->flags |= NUMERAL_FRACTION;
	return arena_copy(mem, buf_view(b));
}

static struct span
fraction(struct numeral_work *w, struct span num, uint64_t den, struct arena *mem)
{
	w->text.n = 0;
	buf_span(&w->text, num);
	buf_byte(&w->text, '/');
	row_decimal(&w->text, den);
	return arena_copy(mem, buf_view(&w->text));
}

/* ---- the shapes a number can begin with ---- */

/* 1.1^23, 2.5^-1: total to a whole power. */
static bool
raised(struct reading *r)
{
	const struct pieces *ps = r->ps;
	struct numeral_work *w = r->w;
	size_t i = r->at + 1;
	unsigned v;
	bool minus = false;

	if (!piece_is(ps, r->at, "^") || !ps->p[r->at].glued || w->total.n > 4)
		return false;
	if (piece_in(ps, i, " - + \xe2\x88\x92 ") && ps->p[i].glued)
		minus = !piece_is(ps, i++, "+");
	if (piece_digits(ps, i, &v) == 0 || !ps->p[i].glued || v > SCALE_MAX)
		return false;
	decimal_copy(&w->other, &w->total);
	decimal_set(&w->total, 1);
	for (; v > 0; v--)
		decimal_multiply(&w->total, &w->other);
	if (minus) {
		decimal_set(&w->part, 1);
		decimal_copy(&w->other, &w->total);
		if (!decimal_divide(&w->total, &w->part, &w->other, POWER_PLACES))
			return false;
	}
	decimal_trim(&w->total);
	r->at = i + 1;
	return true;
}

/* 1.99x10^-30, 3×10−5, 1.5e6: the point moves. */
static bool
power_behind(struct reading *r)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at;
	unsigned v;
	bool minus = false, e = i < ps->n && ps->p[i].glued && piece_is(ps, i, "e");

	if (!e && (!piece_in(ps, i, " x \xc3\x97 ") || !piece_is(ps, i + 1, "10") ||
	    !ps->p[i + 1].glued))
		return false;
	i += e ? 1 : 2;
	if (!e && piece_is(ps, i, "^") && ps->p[i].glued)
		i++;
	if (piece_in(ps, i, " - + \xe2\x88\x92 \xe2\x80\x93 ") && ps->p[i].glued) {
		minus = !piece_is(ps, i, "+");
		i++;
	}
	if (piece_digits(ps, i, &v) == 0 || !ps->p[i].glued || v > SCALE_MAX || (!e && i == r->at + 2))
		return false;
	decimal_shift(&r->w->total, minus ? -(int)v : (int)v);
	r->flags |= NUMERAL_SCALED;
	r->at = i + 1;
	return true;
}

static bool
from_digits(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	const struct piece *p = &ps->p[r->at];
	unsigned whole;
	size_t more;

	if (p->kind == PIECE_VULGAR) {
		if (!vulgar(p->text, &r->num, &r->den))
			return false;
		r->at++;
		out->value = fraction(r->w,
		    r->num == 1 ? S("1") : r->num == 2 ? S("2") : r->num == 3 ? S("3") :
		    r->num == 4 ? S("4") : r->num == 5 ? S("5") : S("7"), r->den, mem);
		r->flags |= NUMERAL_FRACTION;
		return true;
	}
	if (slashed(ps, r->at, &r->num, &r->den)) {
		out->value = fraction(r->w, p->text, r->den, mem);
		r->at += 3;
		r->flags |= NUMERAL_FRACTION;
		return true;
	}
	if (!read_digits(r->w, p->text, &r->flags))
		return false;
	r->any = true;
	r->at++;
	more = spaced_groups(ps, r->at - 1);
	for (; more > 0; more--) {
		decimal_shift(&r->w->total, 3);
		if (!decimal_parse(&r->w->part, ps->p[r->at++].text))
			return false;
		decimal_add(&r->w->total, &r->w->part);
		r->flags |= NUMERAL_GROUPED;
	}
	if (r->flags & NUMERAL_DOTTED)
		return true;
	if (power_behind(r) || raised(r)) {
		out->value = format(r->w, &r->w->total, mem);
		return true;
	}
	if (r->at < ps->n && ps->p[r->at].kind == PIECE_VULGAR && !(r->flags & NUMERAL_POINT) &&
	    vulgar(ps->p[r->at].text, &r->num, &r->den))
		r->at++;
	else if (!(r->flags & NUMERAL_POINT) && r->at < ps->n && !ps->p[r->at].glued &&
	    slashed(ps, r->at, &r->num, &r->den))
		r->at += 3;
	else if (piece_hyphen(ps, r->at) && slashed(ps, r->at + 1, &r->num, &r->den))
		r->at += 4;
	else
		and_part(r);
	if (r->den > 0) {
		out->value = with_part(r, mem);
		return true;
	}
	if (!(r->flags & NUMERAL_POINT) && piece_is(ps, r->at, "point") && r->at + 1 < ps->n &&
	    piece_digits(ps, r->at + 1, &whole) > 0 && piece_digits(ps, r->at + 1, &whole) < 6) {
		decimal_parse(&r->w->part, ps->p[r->at + 1].text);	/* 1 point 5 */
		decimal_shift(&r->w->part, -(int)ps->p[r->at + 1].text.n);
		decimal_add(&r->w->total, &r->w->part);
		r->flags |= NUMERAL_POINT;
		r->at += 2;
	}
	scales_behind(r);
	if (r->after_scale && and_part(r))
		out->value = with_part(r, mem);
	else
		out->value = format(r->w, &r->w->total, mem);
	return true;
}

/* "dozens", "tens of thousands", "hundreds": a range of one power of ten. */
static bool
from_plural(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	const struct piece *p = &ps->p[r->at];
	struct decimal *d = &r->w->total;

	if ((p->is & (NUMWORD_SCALE | NUMWORD_GROUP)) == 0 || (p->is & NUMWORD_MANY) == 0)
		return false;
	if (span_is(p->low, "scores") && !piece_is(ps, r->at + 1, "of"))
		return false;
	if (span_is(p->low, "tens") && !piece_is(ps, r->at + 1, "of"))
		return false;
	if (p->is & NUMWORD_GROUP)
		decimal_set(d, piece_number(p, NUMWORD_GROUP));
	else {
		decimal_set(d, 1);
		decimal_shift(d, piece_number(p, NUMWORD_SCALE));
	}
	r->at++;
	for (int k = 0; k < 2 && piece_is(ps, r->at, "of") && r->at + 1 < ps->n &&
	    (ps->p[r->at + 1].is & NUMWORD_SCALE) && (ps->p[r->at + 1].is & NUMWORD_MANY); k++) {
		decimal_shift(d, piece_number(&ps->p[r->at + 1], NUMWORD_SCALE));
		r->at += 2;
	}
	out->value = format(r->w, d, mem);
	decimal_shift(d, 1);
	out->high = format(r->w, d, mem);
	r->flags |= NUMERAL_WORDS | NUMERAL_RANGE | NUMERAL_SCALED | NUMERAL_PLURAL;
	return true;
}

/* "several hundred", "a few dozen", "a couple of thousand", "a couple of". */
static bool
from_vague(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	const struct piece *p = &ps->p[r->at];
	bool couple = span_is(p->low, "couple");
	size_t i = r->at + 1;
	struct decimal *d = &r->w->total;

	if (!couple && (p->is & NUMWORD_VAGUE) == 0)
		return false;
	if (piece_is(ps, i, "of"))
		i++;
	decimal_set(d, couple ? 2 : 1);
	if (i < ps->n && (ps->p[i].is & NUMWORD_SCALE)) {
		decimal_shift(d, piece_number(&ps->p[i], NUMWORD_SCALE));
		if (i + 1 < ps->n &&
		    (ps->p[i + 1].is & NUMWORD_SCALE))		/* several hundred million */
			decimal_shift(d, piece_number(&ps->p[++i], NUMWORD_SCALE));
	} else if (is_dozen(ps, i)) {
		decimal_set(&r->w->part, 12);
		decimal_multiply(d, &r->w->part);
	} else {
		if (!couple || r->at == 0 || !piece_cue(ps, r->at - 1, NUMCUE_COUPLE))
			return false;
		if (i == r->at + 1 && !(i < ps->n && (ps->p[i].is & NUMWORD_TIMEUNIT)))
			return false;			/* "the couple", "a couple married" */
		r->at = i;
		out->value = S("2");
		r->flags |= NUMERAL_WORDS | NUMERAL_ABOUT;
		return true;
	}
	r->at = i + 1;
	r->flags |= NUMERAL_WORDS | NUMERAL_SCALED | (couple ? NUMERAL_ABOUT : NUMERAL_RANGE);
	out->value = format(r->w, d, mem);
	if (!couple) {
		decimal_shift(d, 1);
		out->high = format(r->w, d, mem);
	}
	return true;
}

/* "half a dozen", "a quarter of a million", "half": part of what follows, or of 1. */
static bool
from_part(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at + 1;
	int den = piece_number(&ps->p[r->at], NUMWORD_PART);
	bool of = piece_is(ps, i, "of");

	if ((ps->p[r->at].is & NUMWORD_PART) == 0 || (ps->p[r->at].is & NUMWORD_MANY))
		return false;
	if ((ps->p[r->at].is & NUMWORD_ORD) && !(of && r->at > 0 && piece_is(ps, r->at - 1, "a")))
		return false;				/* third: a place in a row, unless a part of something */
	if (of || piece_hyphen(ps, i))
		i++;
	if (piece_in(ps, i, " a an "))
		i++;
	if (i < ps->n && den <= 4 && den != 3 && (ps->p[i].is & (NUMWORD_SCALE | NUMWORD_GROUP)) &&
	    !(ps->p[i].is & NUMWORD_MANY) && !span_is(ps->p[i].low, "couple")) {
		if (ps->p[i].is & NUMWORD_GROUP)
			decimal_set(&r->w->total, piece_number(&ps->p[i], NUMWORD_GROUP));
		else {
			decimal_set(&r->w->total, 1);
			decimal_shift(&r->w->total, piece_number(&ps->p[i], NUMWORD_SCALE));
		}
		decimal_set(&r->w->part, den);
		decimal_divide(&r->w->total, &r->w->total, &r->w->part, 2);
		decimal_trim(&r->w->total);
		out->value = format(r->w, &r->w->total, mem);
		r->at = i + 1;
		r->flags |= NUMERAL_WORDS | NUMERAL_SCALED;
		return true;
	}
	out->value = fraction(r->w, S("1"), (uint64_t)den, mem);
	r->at++;
	r->flags |= NUMERAL_WORDS | NUMERAL_FRACTION;
	return true;
}

/* "two thirds [of a million]", "three quarters [of a billion]", "three quarter [billion]". */
static void
of_scale(struct reading *r, uint64_t den)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at;

	r->after_scale = false;
	if (piece_is(ps, i, "of"))
		i += piece_in(ps, i + 1, " a one ") ? 2 : 1;
	if (i >= ps->n || den > 1000 || (ps->p[i].is & NUMWORD_SCALE) == 0 ||
	    (ps->p[i].is & NUMWORD_MANY) ||
	    piece_number(&ps->p[i], NUMWORD_SCALE) < 3)
		return;
	r->scale = r->last = piece_number(&ps->p[i], NUMWORD_SCALE);
	decimal_shift(&r->w->total, r->scale);
	r->after_scale = true;
	r->at = i + 1;
}

/* "two thirds", "one twenty-fifth", "a hundred trillionths" behind the number just read. */
static bool
parts_behind(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at, end;
	uint64_t den;
	bool many, one;

	if (piece_hyphen(ps, i) || (piece_dash(ps, i) && i + 1 < ps->n &&
	    (ps->p[i + 1].glued || (ps->p[i + 1].is & NUMWORD_MANY))))
		i++;					/* five - eighths */
	if (i >= ps->n || !denominator(ps, i, &den, &many, &end))
		return false;
	one = r->low == 1 && decimal_is_zero(&r->w->total);
	if (many == one || (one && end < ps->n && (ps->p[end].is & NUMWORD_TIMEUNIT)))
		return false;
	if (many && (ps->p[i].is & NUMWORD_TIMEUNIT) && (r->low > 3 || (out->a > 0 &&
	    piece_cue(ps, out->a - 1, NUMCUE_PERIOD))))
		return false;				/* four quarters, the next three quarters: of a year */
	close_slot(r, 0);
	r->at = end;
	r->flags = NUMERAL_WORDS | NUMERAL_FRACTION;
	of_scale(r, den);
	if (r->after_scale && finite((uint32_t)den)) {
		decimal_set(&r->w->part, (int64_t)den);
		decimal_divide(&r->w->total, &r->w->total, &r->w->part, 12);
		decimal_trim(&r->w->total);
		r->flags = NUMERAL_WORDS | NUMERAL_SCALED;
		out->value = format(r->w, &r->w->total, mem);
	} else
		out->value = fraction(r->w, format(r->w, &r->w->total, mem), den, mem);
	return true;
}

/* "a fifth", "a twenty-first" with no noun behind: a part, not a place in a row. */
static bool
part_alone(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;

	if (out->a == 0 || !piece_in(ps, out->a - 1, " a an ") || decimal_is_zero(&r->w->total))
		return false;
	if (r->at < ps->n && (ps->p[r->at].kind == PIECE_WORD ? !piece_in(ps, r->at,
	    " of ") : piece_hyphen(ps, r->at)))
		return false;
	decimal_set(&r->w->part, 2);
	if (decimal_compare(&r->w->total, &r->w->part) <= 0)
		return false;
	r->w->text.n = 0;
	buf_span(&r->w->text, S("1/"));
	decimal_format(&r->w->text, &r->w->total);
	out->value = arena_copy(mem, buf_view(&r->w->text));
	r->flags = NUMERAL_WORDS | NUMERAL_FRACTION;
	return true;
}

static bool
from_words(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct piece *p = &r->ps->p[r->at];

	if (p->is & (NUMWORD_CARD | NUMWORD_SCALE | NUMWORD_ORD) ||
	    is_dozen(r->ps, r->at))
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
		close_slot(r, 0);
		out->value = with_part(r, mem);
		if (r->last == 0 && r->at < r->ps->n && (r->ps->p[r->at].is & NUMWORD_SCALE) &&
		    decimal_parse(&r->w->total, out->value)) {	/* one and a half million */
			scales_behind(r);
			out->value = format(r->w, &r->w->total, mem);
		}
		return true;
	}
	close_slot(r, 0);
	if ((r->flags & NUMERAL_ORDINAL) && part_alone(r, out, mem))
		return true;
	if ((r->flags & NUMERAL_POINT) || (r->at < r->ps->n &&
	    (r->ps->p[r->at].is & NUMWORD_ABBRSCALE)))
		scales_behind(r);
	out->value = format(r->w, &r->w->total, mem);
	return true;
}

/* An article or a sign before the number belongs to it. */
static void
take_in_front(const struct pieces *ps, size_t floor, struct numeral *out, struct numeral_work *w,
    struct arena *mem)
{
	size_t a = out->a;
	const struct piece *p;
	bool words = (out->flags & NUMERAL_WORDS) != 0 && ps->p[a].kind == PIECE_WORD;

	if (a == floor || a == 0)
		return;
	p = &ps->p[a - 1];
	if (words && piece_in(ps, a - 1, " a an ") && !(out->flags & NUMERAL_ORDINAL) &&
	    ((ps->p[a].is & (NUMWORD_SCALE | NUMWORD_GROUP | NUMWORD_PART | NUMWORD_VAGUE | NUMWORD_ORDSCALE)) ||
	    ((out->flags & NUMERAL_FRACTION) && span_starts(out->value, S("1/"))))) {
		out->a--;
		out->flags |= NUMERAL_ARTICLE;
		return;
	}
	if (out->flags & (NUMERAL_ORDINAL | NUMERAL_RANGE))
		return;
	if (piece_hyphen(ps, a - 1) && a >= floor + 2 && piece_is(ps, a - 2, "minus"))
		out->a--;				/* minus-5 */
	else if (piece_in(ps, a - 1, " minus negative "))
		;
	else if (!ps->p[a].glued || (a >= 2 && ps->p[a - 2].kind == PIECE_DIGITS) || (p->glued &&
	    a >= 2 && !piece_in(ps, a - 2, " ( [ $ \xc2\xa3 \xe2\x82\xac ")) ||
	    (!span_is(p->text, "-") && !span_is(p->text, "\xe2\x88\x92") &&
	    !span_is(p->text, "\xe2\x80\x93")) ||
	    ps->p[a].kind == PIECE_WORD)
		return;
	out->a--;
	out->flags |= NUMERAL_SIGNED;
	w->text.n = 0;
	buf_byte(&w->text, '-');
	buf_span(&w->text, out->value);
	out->value = arena_copy(mem, buf_view(&w->text));
}

bool
numeral_parse(struct numeral_work *w, const struct pieces *ps, size_t i, size_t floor,
    struct arena *mem, struct numeral *out)
{
	struct reading r = { .w = w, .ps = ps, .at = i, .scale = 99 };
	bool good;

	*out = (struct numeral){ .a = i };
	decimal_set(&w->total, 0);
	if (ps->p[i].kind == PIECE_DIGITS || ps->p[i].kind == PIECE_VULGAR)
		good = from_digits(&r, out, mem);
	else
		good = (ps->p[i].is & (NUMBER_WORD | NUMWORD_VAGUE)) != 0 &&
		    (from_plural(&r, out, mem) || from_vague(&r, out, mem) || from_part(&r, out, mem) ||
		    from_words(&r, out, mem));
	if (!good)
		return false;
	out->b = r.at;
	out->flags = r.flags;
	out->power = r.after_scale && r.scale < 99 ? r.scale : 0;
	take_in_front(ps, floor, out, w, mem);
	return true;
}

void
numeral_shift(struct numeral_work *w, struct numeral *n, int power, struct arena *mem)
{
	if (decimal_parse(&w->total, n->value)) {
		decimal_shift(&w->total, power);
		decimal_trim(&w->total);
		n->value = format(w, &w->total, mem);
	}
	if (n->high.n > 0 && decimal_parse(&w->total, n->high)) {
		decimal_shift(&w->total, power);
		n->high = format(w, &w->total, mem);
	}
}

bool
numeral_less(struct numeral_work *w, struct span a, struct span b)
{
	return decimal_parse(&w->part, a) && decimal_parse(&w->other, b) &&
	    decimal_compare(&w->part, &w->other) < 0;
}

struct span
numeral_range(struct numeral_work *w, struct span low, struct span high, struct arena *mem)
{
	w->text.n = 0;
	buf_span(&w->text, low);
	buf_span(&w->text, S(".."));
	buf_span(&w->text, high);
	return arena_copy(mem, buf_view(&w->text));
}

long
numeral_small(const struct numeral *n)
{
	long v = 0;

	if (n->value.n == 0 || n->value.n > 6)
		return -1;
	for (size_t i = 0; i < n->value.n; i++) {
		if (n->value.p[i] < '0' || n->value.p[i] > '9')
			return -1;
		v = v * 10 + (n->value.p[i] - '0');
	}
	return v;
}

bool
numeral_is_one(const struct numeral *n)
{
	return span_is(n->value, "1");
}
