/* See money.h. */
#include "number/money.h"
#include "number/nation.h"
#include "lex_race.h"
#include "pos.h"

enum { MONEY_WINDOW = 40 };	/* pieces on either side that may speak of money */

/* Does the text nearby speak of money?  For "pounds", "p", "c". */
bool
money_near(const struct pieces *ps, size_t i)
{
	size_t from = i > MONEY_WINDOW ? i - MONEY_WINDOW : 0;
	size_t to = i + MONEY_WINDOW < ps->n ? i + MONEY_WINDOW : ps->n;

	for (size_t k = from; k < to; k++) {
		if (piece_cue(ps, k, NUMCUE_MONEY))
			return true;
		if (ps->p[k].kind == PIECE_MARK && ps->p[k].text.n <= 3 &&
		    (lex_find(&lex_currency, ps->p[k].text).classes & CURRENCY_BEFORE))
			return true;
	}
	return false;
}

static bool
weight_near(const struct pieces *ps, size_t i)
{
	size_t from = i > 8 ? i - 8 : 0;

	for (size_t k = from; k < ps->n && k < i + 4; k++)
		if (piece_cue(ps, k, NUMCUE_WEIGHT))
			return true;
	return false;
}

/* 1080p: lines of a picture. */
static bool
lines(long v)
{
	return v == 240 || v == 360 || v == 480 || v == 576 || v == 720 || v == 1080 || v == 1440 ||
	    v == 2160;
}

bool
money_code(const struct figure_scene *s, struct measure *u)
{
	struct span code;

	if (u->nation.n > 0 && (code = nation_money(s, u->a, u->nation)).n > 0)
		u->id = code;
	return u->id.n > 0;
}

/* 61 mln mark capital increase; but: passed the 100 million mark. */
static bool
before_noun(const struct pieces *ps, const struct numeral *n, const struct measure *u)
{
	return (n->flags & NUMERAL_SCALED) != 0 && (piece_can(ps, u->b) & (POS_NOUN | POS_PLURAL | POS_ADJ)) != 0 &&
	    !(piece_can(ps, u->b) & POS_CLOSED) && !(n->a > 0 && piece_is(ps, n->a - 1, "the"));
}

static bool
currency_fits(const struct pieces *ps, const struct numeral *n, const struct measure *u)
{
	size_t i = u->a;

	if ((u->is & CURRENCY_CODE) && !ps->p[u->b - 1].capital)
		return false;
	if (!(u->is & CURRENCY_DOUBT))
		return true;
	if (span_is(ps->p[i].text, "p") && ps->p[i].glued && !(n->flags & NUMERAL_WORDS) &&
	    !lines(numeral_small(n)))
		return true;			/* 1p a pint */
	if (ps->p[i].text.n == 1)		/* 5c */
		return ps->p[i].glued && money_near(ps, i) && !(n->flags & NUMERAL_WORDS);
	if (piece_in(ps, i, " pound pounds ") || piece_hyphen(ps, i))
		return !piece_hyphen(ps, i) && !weight_near(ps, i) && money_near(ps, i);
	if (piece_in(ps, u->b - 1, " mark crown "))
		return before_noun(ps, n, u);
	return (n->flags & (NUMERAL_SCALED | NUMERAL_POINT | NUMERAL_GROUPED)) != 0 ||	/* two billion marks */
	    money_near(ps, i);
}

/* "m", "b", "k", "M", "tn" glued to digits, or one blank off where a currency stands before. */
static int
letter_scale(const struct pieces *ps, size_t i, bool money)
{
	if (i >= ps->n || (!money && !ps->p[i].glued))
		return 0;
	if (piece_is(ps, i, "k"))
		return 3;
	if (piece_is(ps, i, "m") || piece_is(ps, i, "mm"))
		return money ? 6 : 0;
	if (piece_is(ps, i, "b"))
		return 9;
	if (span_is(ps->p[i].text, "T") || (money && piece_is(ps, i, "t")))
		return 12;
	if (span_is(ps->p[i].text, "G") && !money && i > 0 && ps->p[i - 1].text.n > 1 && ps->p[i - 1].text.p[1] != '.')
		return 9;				/* 5G, 2.5G are kinds of network */
	return 0;
}

/* 66m people, but a 1.2m wall: the m of a number without currency. */
static bool
million_letter(const struct pieces *ps, const struct numeral *n)
{
	size_t i = n->b;
	long v = numeral_small(n);

	if (!piece_glued(ps, i) || !piece_in(ps, i, " m mm ") ||
	    (n->flags & (NUMERAL_WORDS | NUMERAL_SCALED)))
		return false;
	if (piece_is(ps, i, "mm") || piece_cue(ps, i + 1, NUMCUE_LENGTH) ||
	    piece_cue(ps, i + 2, NUMCUE_LENGTH) ||
	    (piece_is(ps, i + 1, "(") && i + 2 < ps->n && ps->p[i + 2].kind == PIECE_DIGITS) ||
	    piece_in(ps, i + 1, " x by \xc2\xb2 2 3 / \xc3\x97 - ") || (n->a > 0 &&
	    (piece_in(ps, n->a - 1, " by x "))))
		return false;
	if (v > 999 || piece_cue(ps, i + 1, NUMCUE_RACE))
		return false;
	if ((piece_can(ps, i + 1) & POS_PLURAL) && !ps->p[i + 1].capital)
		return true;
	if (lex_find(&lex_race, n->value).classes != 0)
		return false;
	if (piece_is(ps, i + 1, "of") && piece_cue(ps, i + 2, NUMCUE_THEM))
		return true;
	return (n->flags & NUMERAL_POINT) ? !piece_is(ps, i + 1, "of") ||
	    (piece_can(ps, i + 2) & POS_PLURAL) : v > 3;
}

/* "2.33 k", "1,674.5 M" at the end of a clause. */
static int
spaced_scale(const struct pieces *ps, const struct numeral *n)
{
	size_t i = n->b;
	int power = span_is(ps->p[i].text, "k") ? 3 : span_is(ps->p[i].text,
	    "M") ? 6 : span_is(ps->p[i].text, "G") ? 9 : 0;

	if (i + 1 < ps->n && !piece_cue(ps, i + 1, NUMCUE_CLOSES))
		return 0;
	return power == 3 || (n->flags & (NUMERAL_POINT | NUMERAL_GROUPED)) ? power : 0;
}

void
money_letter_scale(const struct figure_scene *s, struct quantity *q, bool money)
{
	int power = 0;

	if (q->n.flags & (NUMERAL_SCALED | NUMERAL_ORDINAL | NUMERAL_FRACTION))
		return;
	if (s->ps->p[q->n.b - 1].kind != PIECE_DIGITS)
		return;
	if (!money && q->n.b < s->ps->n && !piece_glued(s->ps, q->n.b))
		power = spaced_scale(s->ps, &q->n);
	else if (money)
		power = letter_scale(s->ps, q->n.b, true);
	else if (million_letter(s->ps, &q->n))
		power = 6;
	else
		power = letter_scale(s->ps, q->n.b, false);
	if (power == 0)
		return;
	numeral_shift(s->work, &q->n, power, s->mem);
	q->n.flags |= NUMERAL_SCALED;
	q->n.power = power;
	q->n.b++;
}

/* $10-$20, $20.00 $37.97, RMB 10 USD 20: the sign belongs to the number behind it. */
static bool
of_next(const struct pieces *ps, const struct measure *u)
{
	return u->b < ps->n && ps->p[u->b].kind == PIECE_DIGITS && (u->is & CURRENCY_BEFORE) &&
	    (ps->p[u->b - 1].text.n <= 3 || (u->is & CURRENCY_CODE));
}

/* A minus before the sign: -$5, but not $10-$20. */
static void
take_minus(const struct figure_scene *s, size_t floor, struct quantity *q)
{
	const struct pieces *ps = s->ps;

	if (q->a <= floor || !piece_in(ps, q->a - 1, " - \xe2\x88\x92 ") || !piece_glued(ps, q->a) ||
	    (q->a >= 2 && piece_glued(ps, q->a - 1) && q->a - 1 != floor))
		return;
	q->n.flags |= NUMERAL_SIGNED;
	q->a--;
	s->work->text.n = 0;
	buf_byte(&s->work->text, '-');
	buf_span(&s->work->text, q->n.value);
	q->n.value = arena_copy(s->mem, buf_view(&s->work->text));
}

/* $75 [U.S.] per barrel, up $31.20 [U.S.]: not $75 U.S. bonds. */
static bool
us_behind(const struct pieces *ps, size_t i)
{
	return piece_is(ps, i, "u.s.") && (i + 1 >= ps->n || piece_in(ps, i + 1, " per a an ") ||
	    piece_cue(ps, i + 1, NUMCUE_CLOSES) || (piece_can(ps, i + 1) & (POS_PREP | POS_CONJ)));
}

/* The currency of q->unit stands in front. */
static void
take_before(const struct figure_scene *s, size_t floor, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	struct measure u;

	q->a = q->unit.a;
	q->money = true;
	money_letter_scale(s, q, true);
	if (q->unit.power > 0)
		numeral_shift(s->work, &q->n, q->unit.power, s->mem);
	q->b = q->n.b;
	if (currency_behind(ps, q->b, &u) && !(u.is & CURRENCY_DOUBT) && !of_next(ps, &u)) {
		q->b = u.b;			/* $5 US, US$5 dollars */
		if (u.is & CURRENCY_CODE)
			q->unit.id = u.id;
	} else if ((piece_in(ps, q->b, " us usd ") && ps->p[q->b].capital) || us_behind(ps, q->b))
		q->b++;
	take_minus(s, floor, q);
}

/* The currency u stands behind. */
static void
take_behind(const struct figure_scene *s, const struct measure *u, struct quantity *q)
{
	const struct pieces *ps = s->ps;

	if (u->a > q->n.b)
		money_letter_scale(s, q, true);
	q->unit = *u;
	q->money = true;
	q->b = u->b;
	if (u->power != 0)
		numeral_shift(s->work, &q->n, u->power, s->mem);
	else if ((u->is & CURRENCY_CODE) && q->b < ps->n && (ps->p[q->b].is & NUMWORD_SCALE) &&
	    !(q->n.flags & NUMERAL_SCALED)) {		/* 75 USD million */
		numeral_shift(s->work, &q->n, piece_number(&ps->p[q->b], NUMWORD_SCALE), s->mem);
		q->b++;
	}
}

bool
money_take(const struct figure_scene *s, size_t floor, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	struct measure u;

	if (currency_before(ps, q->n.a, floor, &q->unit)) {
		take_before(s, floor, q);
		return true;
	}
	if (!(currency_behind(ps, q->n.b, &u) && !(of_next(ps, &u) && piece_glued(ps, u.b))) &&
	    !(letter_scale(ps, q->n.b, true) != 0 && currency_behind(ps, q->n.b + 1, &u) &&
	    !(u.is & CURRENCY_DOUBT)))
		return false;
	if (!currency_fits(ps, &q->n, &u) || !money_code(s, &u))
		return false;
	take_behind(s, &u, q);
	return true;
}

/* "3 dollars 50 cents", "$20 and 43c", "15 dollars and 50": the hundredths of the same money. */
void
money_hundredths(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	size_t i = q->b + (piece_is(ps, q->b, "and") ? 1 : 0);
	struct numeral n;
	struct measure u;
	long v;

	if (i >= ps->n || (ps->p[i].kind != PIECE_DIGITS && !(ps->p[i].is & NUMWORD_CARD)) ||
	    q->unit.power != 0 ||
	    (q->n.flags & (NUMERAL_FRACTION | NUMERAL_POINT | NUMERAL_SCALED | NUMERAL_RANGE)))
		return;
	if (!numeral_parse(s->work, ps, i, i, s->mem, &n) || (v = numeral_small(&n)) < 1 || v > 99)
		return;
	if (currency_behind(ps, n.b, &u) ? u.power != -2 :
	    q->b == q->n.b || ps->p[i].glued || (n.b < ps->n && !piece_cue(ps, n.b, NUMCUE_CLOSES)))
		return;					/* 15 dollars and 50 */
	if (currency_behind(ps, n.b, &u))
		n.b = u.b;
	if (!decimal_parse(&s->work->total, q->n.value))
		return;
	decimal_set(&s->work->part, v);
	decimal_shift(&s->work->part, -2);
	decimal_add(&s->work->total, &s->work->part);
	s->work->text.n = 0;
	decimal_format(&s->work->text, &s->work->total);
	q->n.value = arena_copy(s->mem, buf_view(&s->work->text));
	q->b = n.b;
}
