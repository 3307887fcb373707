/* See digits.h. */
#include "number/digits.h"
#include "number/parts.h"
#include "number/scales.h"
#include "utf8.h"

enum {
	POWER_PLACES = 20,	/* behind the point of a number to a negative power */
	SPREAD_MAX = 40,	/* between what dealers bid and ask, of the last place */
	GROUPS_MAX = 6		/* groups of three digits with blanks between */
};

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

	if (n == 0 || n > 3 || v == 0 || (i > 1 && piece_hyphen(ps, i - 1) && ps->p[i - 2].kind == PIECE_DIGITS))
		return 0;				/* lots of 1-3 500 lbs */
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
	if (ps->p[i].text.p[0] == '0' || ps->p[i + 2].text.p[0] == '0')
		return false;				/* 4/05, 06/07: a month, a season */
	*num = n;
	*den = m;
	return true;
}

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

/* 1.8255/60, 145.85/90: what dealers bid and ask, of the latter the last two digits. */
static bool
dealers(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	struct numeral_work *w = r->w;
	struct span s = ps->p[r->at - 1].text;
	const char *point = memchr(s.p, '.', s.n);
	size_t places = point == NULL ? 0 : (size_t)(s.p + s.n - point - 1);
	unsigned tail, last, spread;

	if (places < 2 || !piece_is_glued(ps, r->at, "/") || piece_digits(ps, r->at + 1, &tail) != 2 ||
	    !ps->p[r->at + 1].glued || piece_is_glued(ps, r->at + 2, "/"))
		return false;
	last = (unsigned)((s.p[s.n - 2] - '0') * 10 + s.p[s.n - 1] - '0');
	spread = (tail + 100 - last) % 100;
	if (spread == 0 || spread > SPREAD_MAX)
		return false;
	out->value = reading_format(w, &w->total, mem);
	decimal_set(&w->part, spread);
	decimal_shift(&w->part, -(int)places);
	decimal_add(&w->total, &w->part);
	out->high = reading_format(w, &w->total, mem);
	r->flags |= NUMERAL_RANGE;
	r->at += 2;
	return true;
}

bool
digits_read(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	const struct piece *p = &ps->p[r->at];
	unsigned whole;
	size_t more;

	if (p->kind == PIECE_VULGAR) {
		if (!vulgar(p->text, &r->num, &r->den))
			return false;
		r->at++;
		out->value = reading_fraction(r->w,
		    r->num == 1 ? S("1") : r->num == 2 ? S("2") : r->num == 3 ? S("3") :
		    r->num == 4 ? S("4") : r->num == 5 ? S("5") : S("7"), r->den, mem);
		r->flags |= NUMERAL_FRACTION;
		return true;
	}
	if (slashed(ps, r->at, &r->num, &r->den)) {
		out->value = reading_fraction(r->w, p->text, r->den, mem);
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
	if (dealers(r, out, mem))
		return true;
	if (power_behind(r) || raised(r)) {
		out->value = reading_format(r->w, &r->w->total, mem);
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
		parts_and(r);
	if (r->den > 0) {
		out->value = reading_with_part(r, mem);
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
	if (r->after_scale && parts_and(r))
		out->value = reading_with_part(r, mem);
	else
		out->value = reading_format(r->w, &r->w->total, mem);
	return true;
}
