/* See amount.h. */
#include "number/amount.h"
#include "lex_change.h"
#include "lex_numcue.h"
#include "number/measure.h"
#include "pos.h"
#include "row.h"

enum { CHANGE_WINDOW = 7, MONEY_WINDOW = 40 };

/* A number with what is written beside it. */
struct quantity {
	size_t		a, b;
	struct numeral	n;
	struct measure	unit;		/* id empty: none */
	bool		money, percent;
	bool		ordinal;
};

static bool
glued(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].glued;
}

static unsigned
cue(const struct pieces *ps, size_t i)
{
	return i < ps->n ? lex_find(&lex_numcue, ps->p[i].low).classes : 0;
}

static unsigned
can(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].kind == PIECE_WORD ? pos_can(ps->p[i].low) : 0;
}

/* A rise or fall stands up to a few words before piece i. */
static bool
change_before(const struct pieces *ps, size_t i)
{
	for (size_t k = i; k-- > 0 && k + CHANGE_WINDOW >= i; )
		if (ps->p[k].kind == PIECE_WORD &&
		    (lex_find(&lex_change, ps->p[k].low).classes & CHANGE_CHANGE))
			return true;
	return false;
}

/* ---- money ---- */

/* Does the text nearby speak of money?  For "pounds", "p", "c". */
static bool
money_near(const struct pieces *ps, size_t i)
{
	size_t from = i > MONEY_WINDOW ? i - MONEY_WINDOW : 0;
	size_t to = i + MONEY_WINDOW < ps->n ? i + MONEY_WINDOW : ps->n;

	for (size_t k = from; k < to; k++) {
		if (piece_in(ps, k, " shares share price prices cost costs worth pay paid salary fined fee fees sterling "
		    "cash spend spent budget fund funding sold buy profit profits sales earn earned wage wages bill tax "
		    "million compensation investment debt donated raised tickets "))
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
		if (piece_in(ps, k, " weigh weighs weighed weighing weight heavy lost lose lift lifted of heavier lighter "
		    "pounder cocaine marijuana meat beef foot feet tall "))
			return true;
	return false;
}

static bool
currency_fits(const struct pieces *ps, const struct numeral *n, const struct measure *u)
{
	size_t i = u->a;

	if ((u->is & CURRENCY_CODE) && !ps->p[u->b - 1].capital)
		return false;
	if (!(u->is & CURRENCY_DOUBT))
		return true;
	if (ps->p[i].text.n == 1)		/* 5c, 68p */
		return ps->p[i].glued && money_near(ps, i) && !(n->flags & NUMERAL_WORDS);
	if (piece_in(ps, i, " pound pounds ") || piece_hyphen(ps, i))
		return !piece_hyphen(ps, i) && !weight_near(ps, i) && money_near(ps, i);
	return money_near(ps, i);
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
	if (span_is(ps->p[i].text, "G") && !money && i > 0 && ps->p[i - 1].text.n > 1)
		return 9;				/* 5G is a kind of network */
	return 0;
}

/* 66m people, but a 1.2m wall: the m of a number without currency. */
static bool
million_letter(const struct pieces *ps, const struct numeral *n)
{
	size_t i = n->b;
	long v = numeral_small(n);

	if (!glued(ps, i) || !piece_in(ps, i, " m mm ") || (n->flags & (NUMERAL_WORDS | NUMERAL_SCALED)))
		return false;
	if (piece_is(ps, i, "mm") || (cue(ps, i + 1) & NUMCUE_LENGTH) || (cue(ps, i + 2) & NUMCUE_LENGTH) ||
	    (piece_is(ps, i + 1, "(") && i + 2 < ps->n && ps->p[i + 2].kind == PIECE_DIGITS) ||
	    piece_in(ps, i + 1, " x by \xc2\xb2 2 3 / \xc3\x97 - ") || (n->a > 0 && (piece_in(ps, n->a - 1, " by x "))))
		return false;
	if ((can(ps, i + 1) & POS_PLURAL) && !ps->p[i + 1].capital)
		return true;
	if (v == 50 || v == 100 || v == 200 || v == 400 || v == 800 || v == 1500 || v == 5000 || v == 10000 ||
	    v == 3000 || v == 110 || v > 999)
		return false;
	if (piece_is(ps, i + 1, "of") && piece_in(ps, i + 2, " them us you these those whom which the "))
		return true;
	return (n->flags & NUMERAL_POINT) ? !piece_is(ps, i + 1, "of") || (can(ps, i + 2) & POS_PLURAL) : v > 3;
}

static void
take_letter_scale(const struct figure_scene *s, struct quantity *q, bool money)
{
	int power = 0;

	if (q->n.flags & (NUMERAL_SCALED | NUMERAL_ORDINAL | NUMERAL_FRACTION))
		return;
	if (s->ps->p[q->n.b - 1].kind != PIECE_DIGITS)
		return;
	if (money)
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

static bool
take_currency(const struct figure_scene *s, size_t floor, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	struct measure u;
	size_t a = q->n.a;

	if (currency_before(ps, a, floor, &q->unit) ||
	    ((q->n.flags & NUMERAL_SIGNED) && a > floor && currency_before(ps, a, floor, &q->unit))) {
		q->a = q->unit.a;
		q->money = true;
		take_letter_scale(s, q, true);
		if (q->unit.power > 0)
			numeral_shift(s->work, &q->n, q->unit.power, s->mem);
		q->b = q->n.b;
		if (currency_behind(ps, q->b, &u) && !(u.is & CURRENCY_DOUBT)) {	/* $5 US, US$5 dollars */
			q->b = u.b;
			if (u.is & CURRENCY_CODE)
				q->unit.id = u.id;
		} else if (piece_in(ps, q->b, " us usd ") && ps->p[q->b].capital)
			q->b++;
		if (q->a > floor && piece_in(ps, q->a - 1, " - \xe2\x88\x92 ") && glued(ps, q->a) &&
		    (q->a < 2 || !glued(ps, q->a - 1) || q->a - 1 == floor)) {
			q->n.flags |= NUMERAL_SIGNED;
			q->a--;
			s->work->text.n = 0;
			buf_byte(&s->work->text, '-');
			buf_span(&s->work->text, q->n.value);
			q->n.value = arena_copy(s->mem, buf_view(&s->work->text));
		}
		return true;
	}
	if (currency_behind(ps, q->n.b, &u) || (letter_scale(ps, q->n.b, true) != 0 &&
	    currency_behind(ps, q->n.b + 1, &u) && !(u.is & CURRENCY_DOUBT))) {
		if (!currency_fits(ps, &q->n, &u))
			return false;
		if (u.a > q->n.b)
			take_letter_scale(s, q, true);
		q->unit = u;
		q->money = true;
		q->b = u.b;
		if (u.power != 0)
			numeral_shift(s->work, &q->n, u.power, s->mem);
		else if ((u.is & CURRENCY_CODE) && q->b < ps->n && (ps->p[q->b].is & NUMWORD_SCALE) &&
		    !(q->n.flags & NUMERAL_SCALED)) {		/* 75 USD million */
			numeral_shift(s->work, &q->n, piece_number(&ps->p[q->b], NUMWORD_SCALE), s->mem);
			q->b++;
		}
		return true;
	}
	return false;
}

/* "3 dollars 50 cents", "$20 and 43c": the hundredths of the same money. */
static void
take_hundredths(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	size_t i = q->b + (piece_is(ps, q->b, "and") ? 1 : 0);
	struct numeral n;
	struct measure u;
	long v;

	if (i >= ps->n || (ps->p[i].kind != PIECE_DIGITS && !(ps->p[i].is & NUMWORD_CARD)) || q->unit.power != 0 ||
	    (q->n.flags & (NUMERAL_FRACTION | NUMERAL_POINT | NUMERAL_SCALED | NUMERAL_RANGE)))
		return;
	if (!numeral_parse(s->work, ps, i, i, s->mem, &n) || (v = numeral_small(&n)) < 1 || v > 99 ||
	    !currency_behind(ps, n.b, &u) || u.power != -2 || !decimal_parse(&s->work->total, q->n.value))
		return;
	decimal_set(&s->work->part, v);
	decimal_shift(&s->work->part, -2);
	decimal_add(&s->work->total, &s->work->part);
	s->work->text.n = 0;
	decimal_format(&s->work->text, &s->work->total);
	q->n.value = arena_copy(s->mem, buf_view(&s->work->text));
	q->b = u.b;
}

/* ---- units ---- */

/* A unit that is also something else: "50,000 in 2020", "14.7c", "6 a". */
static bool
unit_fits(const struct pieces *ps, const struct numeral *n, const struct measure *u)
{
	const struct piece *p = &ps->p[u->a];
	bool close = p->glued, one_more = u->b < ps->n;

	if (p->kind == PIECE_MARK && one_more && ps->p[u->b].glued && ps->p[u->b].kind == PIECE_WORD)
		return false;				/* 2022â²s */

	if (u->b < ps->n && ps->p[u->b].glued && ps->p[u->b].kind == PIECE_DIGITS && close)
		return false;				/* 24703L202 */
	if ((u->is & UNIT_SYMBOL) && (n->flags & NUMERAL_WORDS) && !(n->flags & NUMERAL_SCALED) && p->text.n < 2)
		return false;
	if (!(u->is & UNIT_RISKY))
		return true;
	if (span_is(p->low, "in") || span_is(p->low, "ins") || span_is(p->low, "in."))
		return close || piece_in(ps, u->b, " x by tall wide long deep high thick , ) ") || !one_more ||
		    (piece_is(ps, u->b, ".") && span_is(p->text, "in")) || (span_is(p->low, "in.") && !one_more);
	if (span_is(p->low, "bar") || p->low.n > 3)
		return !(can(ps, u->b) & (POS_NOUN | POS_PLURAL)) || close;
	if (close)
		return !(n->flags & NUMERAL_ORDINAL);
	if (piece_in(ps, u->a, " v w ") && p->capital && !(n->flags & NUMERAL_WORDS))
		return true;
	if (span_is(p->text, "A") || span_is(p->text, "a") || span_is(p->text, "at") || (n->flags & NUMERAL_WORDS))
		return false;
	return !one_more || piece_in(ps, u->b, " . , ; : ) / and or to in at of for from on with is per x ") ||
	    ps->p[u->b].kind == PIECE_DIGITS;
}

/* Does the text speak of an index or prices, so that points are a measure and nothing to count? */
static bool
index_near(const struct figure_scene *s, const struct quantity *q)
{
	const struct pieces *ps = s->ps;
	size_t from = q->a > 25 ? q->a - 25 : 0;

	if ((q->n.flags & (NUMERAL_POINT | NUMERAL_GROUPED)) || change_before(ps, q->a))
		return true;
	for (size_t k = from; k < ps->n && k < q->b + 20; k++)
		if (piece_in(ps, k, " index dow nasdaq average shares stock stocks ftse nikkei percentage poll polls rating % percent ") ||
		    (ps->p[k].kind == PIECE_MARK && piece_is(ps, k, "%")))
			return true;
	return false;
}

static bool
take_unit(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	struct measure u;
	size_t i = q->n.b;

	if ((q->n.flags & NUMERAL_FRACTION) && piece_in(ps, i, " a an of "))
		i += piece_is(ps, i, "of") && piece_in(ps, i + 1, " a an ") ? 2 : 1;
	if (!measure_behind(ps, i, s->mem, &u) || !unit_fits(ps, &q->n, &u))
		return false;
	if ((u.is & UNIT_INDEX) && !index_near(s, q))
		return false;
	if (i > q->n.b && (u.is & UNIT_PERCENT) == 0 && (u.is & UNIT_UNIT) == 0)
		return false;
	if (i > q->n.b && piece_is(ps, q->n.b, "of") && !piece_in(ps, q->n.b + 1, " a an "))
		return false;
	q->unit = u;
	q->b = u.b;
	q->percent = (u.is & UNIT_PERCENT) != 0 && span_is(u.id, "percent");
	return true;
}

/* 5'10", 6-foot-4, 5 feet 10 inches, 6 lb 3 oz: two units, the smaller one counts. */
static bool
take_second_unit(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	bool foot = span_is(q->unit.id, "foot"), pound = span_is(q->unit.id, "pound");
	struct measure u = { .id = S("inch"), .b = 0 };
	struct numeral n;
	size_t i = q->b, end;
	long big = numeral_small(&q->n), small;

	if ((!foot && !pound) || big < 0 || big > 300)
		return false;
	if (piece_hyphen(ps, i) || piece_in(ps, i, " , and "))
		i++;
	if (i >= ps->n || !numeral_parse(s->work, ps, i, i, s->mem, &n) || n.flags & (NUMERAL_ORDINAL | NUMERAL_SCALED))
		return false;
	small = numeral_small(&n);
	if (small < 0 || small > (foot ? 11 : 15))
		return false;
	if (measure_behind(ps, n.b, s->mem, &u) && span_is(u.id, foot ? "inch" : "ounce"))
		end = u.b;
	else if (foot && (piece_hyphen(ps, q->b) || (big >= 4 && big <= 7 && small < 12 && i == q->b &&
	    !(can(ps, n.b) & (POS_PLURAL | POS_NOUN)))))
		end = n.b;
	else
		return false;
	s->work->text.n = 0;
	row_decimal(&s->work->text, (uintmax_t)(big * (foot ? 12 : 16) + small));
	q->n.value = arena_copy(s->mem, buf_view(&s->work->text));
	q->unit.id = foot ? S("inch") : S("ounce");
	q->b = end;
	return true;
}

/* 5'10" with quotation marks for units. */
static bool
take_feet_marks(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	unsigned feet, inches;
	size_t i = q->n.b;

	if (piece_digits(ps, q->n.a, &feet) != 1 || feet < 3 || !glued(ps, i) ||
	    !piece_in(ps, i, " ' \xe2\x80\x99 \xe2\x80\xb2 ") || piece_digits(ps, i + 1, &inches) == 0 ||
	    !glued(ps, i + 1) || inches > 11)
		return false;
	s->work->text.n = 0;
	row_decimal(&s->work->text, feet * 12 + inches);
	q->n.value = arena_copy(s->mem, buf_view(&s->work->text));
	q->unit = (struct measure){ .id = S("inch") };
	q->b = i + 2;
	if (piece_in(ps, q->b, " \" \xe2\x80\x9d \xe2\x80\xb3 '' "))
		q->b++;
	return true;
}

/* 5" wide: a mark for inches, if no quotation is open. */
static void
take_inch_mark(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	size_t i = q->b, low = i > 60 ? i - 60 : 0, marks = 0;

	if (q->unit.id.n > 0 || !glued(ps, i) || !(piece_is(ps, i, "\"") || piece_is(ps, i, "''")) ||
	    ps->p[i - 1].kind == PIECE_WORD || (i + 1 < ps->n && ps->p[i + 1].glued && ps->p[i + 1].kind != PIECE_MARK))
		return;
	for (size_t k = low; k < i; k++)
		marks += piece_is(ps, k, "\"");
	if (marks % 2 != 0)
		return;
	q->unit = (struct measure){ .id = S("inch") };
	q->b = i + 1;
}

/* A fraction before a unit as a decimal: half a mile is 0.5 mile. */
static void
make_decimal(const struct figure_scene *s, struct numeral *n)
{
	const char *slash = n->value.n > 0 ? memchr(n->value.p, '/', n->value.n) : NULL;
	struct numeral_work *w = s->work;

	if (slash == NULL)
		return;
	if (!decimal_parse(&w->part, (struct span){ n->value.p, (size_t)(slash - n->value.p) }) ||
	    !decimal_parse(&w->other, span_from(n->value, (size_t)(slash - n->value.p) + 1)) ||
	    !decimal_divide(&w->total, &w->part, &w->other, 6))
		return;
	decimal_copy(&w->part, &w->total);
	decimal_multiply(&w->part, &w->other);
	decimal_trim(&w->part);
	if (w->part.places > 0)
		return;				/* a third: stays a fraction */
	decimal_trim(&w->total);
	w->text.n = 0;
	decimal_format(&w->text, &w->total);
	n->value = arena_copy(s->mem, buf_view(&w->text));
}

/* "2 degrees below zero" */
static void
below_zero(const struct figure_scene *s, struct quantity *q)
{
	if (!piece_is(s->ps, q->b, "below") || !piece_is(s->ps, q->b + 1, "zero") || q->n.value.p[0] == '-')
		return;
	s->work->text.n = 0;
	buf_byte(&s->work->text, '-');
	buf_span(&s->work->text, q->n.value);
	q->n.value = arena_copy(s->mem, buf_view(&s->work->text));
	q->b += 2;
}

static bool
read_quantity(const struct figure_scene *s, size_t i, size_t floor, struct quantity *q)
{
	const struct pieces *ps = s->ps;

	*q = (struct quantity){ 0 };
	if (i >= ps->n || !numeral_parse(s->work, ps, i, floor, s->mem, &q->n))
		return false;
	q->a = q->n.a;
	q->b = q->n.b;
	if (q->n.flags & NUMERAL_DOTTED)
		return true;
	if (ps->p[q->n.b - 1].kind == PIECE_DIGITS && q->n.b == i + 1 && glued(ps, q->n.b) &&
	    piece_in(ps, q->n.b, " st nd rd th ")) {
		q->n.flags |= NUMERAL_ORDINAL;
		q->b = ++q->n.b;
	}
	if (q->n.flags & NUMERAL_ORDINAL) {
		q->ordinal = true;
		return true;
	}
	if (take_currency(s, floor, q)) {
		take_hundredths(s, q);
		return true;
	}
	if (take_feet_marks(s, q))
		return true;
	take_letter_scale(s, q, false);
	q->b = q->n.b;
	if (q->n.b < ps->n && glued(ps, q->n.b) && piece_is(ps, q->n.b, "k") &&
	    (q->n.flags & NUMERAL_SCALED) == 0)
		return true;
	if (take_unit(s, q)) {
		make_decimal(s, &q->n);
		take_second_unit(s, q);
		below_zero(s, q);
	} else
		take_inch_mark(s, q);
	return true;
}

/* 10k race: the k of a road race is a length. */
static bool
race(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;

	if (q->money || !glued(ps, q->b - 1) || !piece_is(ps, q->b - 1, "k") ||
	    !piece_in(ps, q->b, " race run walk course road runner runners event "))
		return false;
	numeral_shift(s->work, &q->n, -3, s->mem);
	q->unit.id = S("kilometer");
	return true;
}

/* ---- ranges ---- */

static bool
less(const struct figure_scene *s, struct span a, struct span b)
{
	return decimal_parse(&s->work->part, a) && decimal_parse(&s->work->other, b) &&
	    decimal_compare(&s->work->part, &s->work->other) < 0;
}

static struct span
join(const struct figure_scene *s, struct span low, struct span high)
{
	struct buf *b = &s->work->text;

	b->n = 0;
	buf_span(b, low);
	buf_span(b, S(".."));
	buf_span(b, high);
	return arena_copy(s->mem, buf_view(b));
}

/* "10 to 15 million": the scale of the second holds for the first. */
static void
spread_scale(const struct figure_scene *s, struct quantity *a, const struct quantity *b)
{
	struct numeral n = a->n;

	if (b->n.power == 0 || a->n.power != 0 || (a->n.flags & NUMERAL_FRACTION))
		return;
	numeral_shift(s->work, &n, b->n.power, s->mem);
	if (less(s, n.value, b->n.value))
		a->n = n;
}

static bool
same_unit(const struct quantity *a, const struct quantity *b)
{
	return a->unit.id.n == 0 || span_eq(a->unit.id, b->unit.id) ||
	    (a->unit.id.n > 0 && b->unit.id.n == 0 && a->money && a->unit.a < a->n.a);
}

/* LEVEL: two numbers, unless the first has no scale and the second has: $89 to $93 billion. */
enum joint { JOINT_NONE, JOINT_RANGE, JOINT_LEVEL, JOINT_FROM_TO };

/* "15 to 20 years": time is a unit too, at the end of a range. */
static void
take_time_unit(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	size_t i = piece_hyphen(ps, q->b) ? q->b + 1 : q->b;

	if (q->unit.id.n > 0 || i >= ps->n || (ps->p[i].is & NUMWORD_TIMEUNIT) == 0 || q->ordinal)
		return;
	q->unit = (struct measure){ .id = measure_of_time(&ps->p[i]), .a = i, .b = i + 1 };
	if (q->unit.id.n > 0)
		q->b = i + 1;
}

static enum joint
joint(const struct figure_scene *s, const struct quantity *a, size_t *next)
{
	const struct pieces *ps = s->ps;
	size_t i = a->b, before = a->a;
	bool suspended = piece_dash(ps, i) && ps->p[i].glued && piece_in(ps, i + 1, " to or and ") && !ps->p[i + 1].glued;
	bool from = before > 0 && piece_is(ps, before - 1, "from");
	bool between = before > 0 && piece_is(ps, before - 1, "between");

	if (suspended)				/* 8- to 16-meter */
		i++;
	*next = i + 1;
	if (piece_hyphen(ps, i) && piece_is(ps, i + 1, "to") && i + 2 < ps->n)	/* 200,000-to-260,000 */
		i++, (*next)++;
	if (piece_is(ps, *next, "-") && piece_is(ps, i, "to") && glued(ps, *next + 1) && glued(ps, *next))
		(*next)++;
	if (piece_dash(ps, i) && (piece_hyphen(ps, i) || !span_is(ps->p[i].text, "-")) && i + 1 < ps->n)
		return ps->p[i].glued == ps->p[i + 1].glued && !(span_is(ps->p[i].text, "\xe2\x80\x94") ||
		    span_is(ps->p[i].text, "--")) ? JOINT_RANGE : JOINT_NONE;
	if (piece_is(ps, i, "and"))
		return between ? JOINT_RANGE : JOINT_NONE;
	if (piece_is(ps, i, "or"))
		return a->unit.id.n == 0 && (a->n.flags & NUMERAL_SCALED) == 0 ? JOINT_RANGE : JOINT_NONE;
	if (!piece_in(ps, i, " to through "))
		return JOINT_NONE;
	if (from)
		return change_before(ps, before - 1) ? JOINT_FROM_TO : JOINT_RANGE;
	return a->unit.id.n > 0 && change_before(ps, before) ? JOINT_LEVEL : JOINT_RANGE;
}

/* The second number of a range or of "from X to Y", if one goes on behind the first. */
static enum joint
take_second(const struct figure_scene *s, struct quantity *a, struct quantity *b)
{
	size_t next;
	enum joint kind = joint(s, a, &next);
	size_t i = next;
	struct measure u;

	if (kind == JOINT_NONE || (a->n.flags & NUMERAL_RANGE))
		return JOINT_NONE;
	for (size_t k = 0; k < 3 && i < s->ps->n && s->ps->p[i].kind != PIECE_DIGITS &&
	    (lex_find(&lex_currency, figure_text(s->ps, next, i + 1)).classes & CURRENCY_BEFORE); k++)
		i++;
	if (i < s->ps->n && (piece_in(s->ps, i, " a an about ") ||
	    (piece_in(s->ps, i, " - \xe2\x88\x92 ~ ") && glued(s->ps, i + 1))))
		i++;
	if (!read_quantity(s, i, next, b) || b->ordinal != a->ordinal || b->a > i || (b->n.flags & NUMERAL_RANGE))
		return JOINT_NONE;
	take_time_unit(s, b);
	if (b->n.flags & (NUMERAL_FRACTION | NUMERAL_DOTTED) || a->n.flags & NUMERAL_FRACTION)
		return JOINT_NONE;
	if (a->n.flags & NUMERAL_SIGNED ? false : b->n.flags & NUMERAL_SIGNED)
		return JOINT_NONE;
	if (!same_unit(a, b))
		return JOINT_NONE;
	if (b->unit.id.n == 0 && a->unit.id.n > 0) {
		if (!a->money)
			return JOINT_NONE;
		b->unit = a->unit;
		b->money = true;
		take_letter_scale(s, b, true);
		b->b = b->n.b > b->b ? b->n.b : b->b;
	}
	if (a->unit.id.n == 0 && currency_before(s->ps, b->n.a, next, &u) && kind == JOINT_RANGE && !b->money)
		return JOINT_NONE;
	if (kind == JOINT_LEVEL) {
		if (a->n.power != 0 || b->n.power == 0)
			return JOINT_NONE;
		kind = JOINT_RANGE;
	}
	spread_scale(s, a, b);
	if (kind == JOINT_RANGE && piece_is(s->ps, a->b, "to") && a->a > 0 && piece_is(s->ps, a->a - 1, "from") &&
	    !less(s, a->n.value, b->n.value))
		kind = JOINT_FROM_TO;
	if (kind == JOINT_RANGE && !less(s, a->n.value, b->n.value))
		return JOINT_NONE;
	if (kind == JOINT_RANGE && piece_is(s->ps, a->b, "or") && numeral_small(&b->n) > 3 * numeral_small(&a->n))
		return JOINT_NONE;
	return kind;
}

/* ---- what is written ---- */

static void
set_label(struct figure *f, const struct quantity *q)
{
	f->a = q->a;
	f->b = q->b;
	f->value = q->n.value;
	f->unit = q->unit.id;
	f->conf = 90;
	if (q->money) {
		f->label = FIGURE_MONEY;
		f->rule = "money";
	} else if (q->percent) {
		f->label = FIGURE_PERCENT;
		f->rule = "percent";
	} else if (q->unit.id.n > 0) {
		f->label = FIGURE_QUANTITY;
		f->rule = "quantity";
	} else if (q->ordinal) {
		f->label = FIGURE_ORDINAL;
		f->rule = "ordinal";
	} else if (q->n.flags & NUMERAL_FRACTION) {
		f->label = FIGURE_RATIO;
		f->rule = "ratio:fraction";
	} else {
		f->label = FIGURE_COUNT;
		f->rule = (q->n.flags & NUMERAL_WORDS) ? "count:words" : "count:digits";
		f->conf = 80;
	}
	f->one = numeral_is_one(&q->n);
	if (q->n.flags & NUMERAL_ABOUT)
		f->how |= HOW_ABOUT;
}

/* $25 million [a year], $3 [a gallon], 40 [per cent per year]. */
static void
take_rate(const struct figure_scene *s, struct figure *f)
{
	struct measure u;
	bool time;

	if (f->label != FIGURE_MONEY && f->label != FIGURE_QUANTITY && f->label != FIGURE_PERCENT)
		return;
	if (!measure_rate(s->ps, f->b, s->mem, &u, &time) || piece_in(s->ps, u.b, " ago earlier before later "))
		return;
	if (f->label == FIGURE_QUANTITY && !piece_in(s->ps, u.a, " per / ") && !time)
		return;
	if (time && f->label != FIGURE_MONEY && !piece_is(s->ps, u.a, "/") && !piece_is(s->ps, u.a, "per"))
		return;
	f->unit = measure_per(f->unit, u.id, s->mem);
	if (!time || piece_is(s->ps, u.a, "/") || piece_hyphen(s->ps, u.a))
		f->b = u.b;			/* "a year" stands as a duration of its own */
}

/* "three times as many", "10x", "ten-fold": so many times the other. */
static bool
take_times(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	size_t i = f->b;

	if (f->label != FIGURE_COUNT)
		return false;
	if (piece_hyphen(ps, i))
		i++;
	if (piece_is(ps, i, "fold") || (glued(ps, i) && piece_in(ps, i, " x fold \xc3\x97 ")) ||
	    (piece_is(ps, i, "times") && piece_in(ps, i + 1, " as more higher greater larger faster bigger the that "
	    "its their less likelier better longer than what normal average expected "))) {
		f->label = FIGURE_RATIO;
		f->rule = "ratio:times";
		f->b = i + 1;
		return true;
	}
	return false;
}

/* "one in ten", "two out of three", "312 of the 1,240": a part and its base. */
static bool
take_base(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	size_t i = f->b;
	struct numeral n;
	bool in = piece_in(ps, i, " in "), out = piece_is(ps, i, "out") && piece_is(ps, i + 1, "of");
	bool of = piece_is(ps, i, "of");
	struct measure u;

	if (f->label != FIGURE_COUNT || (!in && !out && !of))
		return false;
	i += out ? 2 : 1;
	if (piece_in(ps, i, " every ") || (of && piece_in(ps, i, " the its their his her these those some about nearly ")))
		i++;
	if (i >= ps->n || !numeral_parse(s->work, ps, i, i, s->mem, &n) ||
	    n.flags & (NUMERAL_ORDINAL | NUMERAL_FRACTION | NUMERAL_RANGE | NUMERAL_DOTTED | NUMERAL_POINT))
		return false;
	if (memchr(f->value.p, '.', f->value.n) != NULL || f->value.p[0] == '-' || n.value.p[0] == '-')
		return false;
	if (!less(s, f->value, n.value) || (in && (f->value.n > 2 || (numeral_small(&n) >= 1900 && numeral_small(&n) < 2100))) ||
	    measure_behind(ps, n.b, s->mem, &u) || (n.b < ps->n && (ps->p[n.b].is & NUMWORD_TIMEUNIT)))
		return false;
	if (in && !((f->one || n.flags & NUMERAL_WORDS || numeral_small(&n) % 5 == 0 || numeral_small(&n) <= 10) &&
	    numeral_small(&n) > 1))
		return false;
	s->work->text.n = 0;
	buf_span(&s->work->text, f->value);
	buf_byte(&s->work->text, '/');
	buf_span(&s->work->text, n.value);
	f->value = arena_copy(s->mem, buf_view(&s->work->text));
	f->label = FIGURE_RATIO;
	f->rule = "ratio:base";
	f->one = false;
	f->b = n.b;
	return true;
}

/* "doubled", "sixfold", "twice as many". */
static bool
from_multiple(const struct figure_scene *s, size_t i, struct figure *f)
{
	const struct pieces *ps = s->ps;
	const struct piece *p = &ps->p[i];
	bool verb = (p->is & (NUMWORD_PAST | NUMWORD_THIRD)) != 0;

	*f = (struct figure){ .a = i, .b = i + 1, .label = FIGURE_CHANGE, .rule = "change:multiple", .conf = 80 };
	if (p->is & NUMWORD_FOLD) {
		f->value = piece_value(p, NUMWORD_FOLD);
		f->label = FIGURE_RATIO;
		return true;
	}
	if (p->is & NUMWORD_TIMES) {
		f->value = piece_value(p, NUMWORD_TIMES);
		f->label = FIGURE_RATIO;
		f->rule = "ratio:times";
		if (piece_is(ps, i, "once"))
			return false;
		if (piece_in(ps, i + 1, " a per every ") || !piece_in(ps, i + 1, " as the that its their what more "))
			f->label = FIGURE_COUNT;
		return true;
	}
	if ((p->is & NUMWORD_MULTIPLE) == 0)
		return false;
	f->value = piece_value(p, NUMWORD_MULTIPLE);
	if (!verb) {
		if (piece_in(ps, i + 1, " the that its their what digits ") || (i > 0 && (piece_in(ps, i - 1, " to will nearly almost more would could than may can might "))))
			f->label = i > 0 && (can(ps, i - 1) & (POS_TO | POS_MODAL)) ? FIGURE_CHANGE : FIGURE_RATIO;
		else
			return false;
		if (piece_is(ps, i + 1, "digits"))
			return false;
	}
	if ((p->is & NUMWORD_THIRD) && !(i > 0 && (can(ps, i - 1) & (POS_NOUN | POS_PRON))))
		return false;
	if (f->label == FIGURE_CHANGE)
		f->how = memchr(f->value.p, '/', f->value.n) != NULL ? HOW_DOWN : HOW_UP;
	return true;
}

static bool
capital_name(const struct pieces *ps, size_t i)
{
	return ps->p[i].kind == PIECE_WORD && ps->p[i].capital && !(ps->p[i].is & (NUMWORD_MONTH | NUMWORD_WEEKDAY)) &&
	    !(can(ps, i) & POS_CLOSED);
}

/* Is the number an age: "the suspect, 24, faces", "aged 8 to 10", "at age 40", "Roe (54)"? */
static bool
age_here(const struct figure_scene *s, const struct figure *f, bool *sure)
{
	const struct pieces *ps = s->ps;
	size_t a = f->a, b = f->b;
	bool person;

	*sure = true;
	if (a > 0 && piece_in(ps, a - 1, " age aged ages aging ") && !piece_hyphen(ps, b))
		return true;
	if (a > 1 && piece_is(ps, a - 1, "of") && (piece_is(ps, a - 2, "age") || piece_is(ps, a - 2, "ages")))
		return true;
	if (a > 1 && piece_in(ps, a - 1, " about around between ") && piece_in(ps, a - 2, " age aged ages "))
		return true;
	if (a > 0 && piece_in(ps, a - 1, " turned turns turning ") && (b >= ps->n || !(can(ps, b) & (POS_NOUN | POS_PLURAL)) ||
	    (can(ps, b) & POS_CLOSED)))
		return true;
	*sure = false;
	if (a < 2)
		return false;
	person = capital_name(ps, a - 2) || (cue(ps, a - 2) & NUMCUE_AGED) || piece_in(ps, a - 2, " jr. sr. ");
	if (!person)
		return false;
	if (piece_is(ps, a - 1, ","))
		return b >= ps->n || piece_in(ps, b, " , . ; ) and ") || piece_in(ps, b, " of from was is and who has were faces ");
	return piece_is(ps, a - 1, "(") && piece_is(ps, b, ")") && numeral_small(&(struct numeral){ .value = f->value }) >= 15;
}

static void
take_age(const struct figure_scene *s, struct figure *f)
{
	long v = numeral_small(&(struct numeral){ .value = f->value });
	bool sure;

	if (f->label == FIGURE_RANGE ? f->unit.n > 0 : f->label != FIGURE_COUNT || v < 1 || v > 110)
		return;
	if (!age_here(s, f, &sure) || (f->label == FIGURE_RANGE && !sure))
		return;
	f->label = FIGURE_AGE;
	f->unit = S("year");
	f->rule = "age";
	f->one = false;
	f->conf = sure ? 90 : 75;
}

/* "8 to 10 years old", "200,000-to-260,000-year-old": a range of ages. */
static void
take_old(const struct figure_scene *s, struct figure *f)
{
	size_t i = piece_hyphen(s->ps, f->b) ? f->b + 1 : f->b;

	if (f->label != FIGURE_RANGE || !(span_is(f->unit, "year") || span_is(f->unit, "month")))
		return;
	if (piece_in(s->ps, i, " old olds "))
		f->b = i + 1;
	else if (piece_is(s->ps, f->b, "of") && piece_is(s->ps, f->b + 1, "age"))
		f->b += 2;
	else
		return;
	f->label = FIGURE_AGE;
	f->rule = "age:old";
}

/* "tens of millions of dollars", "hundreds of miles": the unit behind the of. */
static void
take_of_unit(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct measure u;
	size_t i = f->b + 1;

	if (f->unit.n > 0 || !piece_is(ps, f->b, "of") || i >= ps->n)
		return;
	if (currency_behind(ps, i, &u) ? (!(u.is & CURRENCY_DOUBT) || money_near(ps, i)) && ps->p[i].kind == PIECE_WORD :
	    measure_behind(ps, i, s->mem, &u) && (u.is & UNIT_UNIT) && !(u.is & UNIT_INDEX)) {
		f->unit = u.id;
		f->b = u.b;
	}
}

/* "one" as a pronoun is no number; before a noun, a unit or "of the" it is. */
static bool
pronoun_one(const struct figure_scene *s, const struct figure *f)
{
	const struct pieces *ps = s->ps;
	size_t i = f->b;
	unsigned c;

	if (!piece_is(ps, f->a, "one") || f->b != f->a + 1 || f->unit.n > 0 || f->label != FIGURE_COUNT)
		return false;
	if (piece_is(ps, i, "of"))
		return piece_in(ps, i + 1, " them us you these those ") && !(can(ps, i + 2) & (POS_NOUN | POS_PLURAL | POS_ADJ));
	if (f->a > 0 && piece_in(ps, f->a - 1, " no which the this that any every each another an some not my our "
	    "your his her new big good bad first last only same right wrong little former like such better best '' "))
		return !(f->a > 0 && piece_in(ps, f->a - 1, " the only just another this that ") && (can(ps, i) & (POS_NOUN | POS_ADJ)) &&
		    !(can(ps, i) & (POS_CLOSED | POS_LIKES_VERB)));
	if (f->a > 0 && ps->p[f->a - 1].kind == PIECE_WORD && (can(ps, f->a - 1) & POS_ADJ) &&
	    !(can(ps, f->a - 1) & (POS_CLOSED | POS_ADV)) && !(can(ps, i) & (POS_NOUN | POS_PLURAL)) && !piece_hyphen(ps, i))
		return true;				/* a very serious one */
	if (i >= ps->n)
		return ps->n > 1 && f->a > 0 && ps->p[f->a - 1].kind == PIECE_WORD && (can(ps, f->a - 1) & (POS_ADJ | POS_DET)) != 0;
	if (piece_in(ps, i, " another by 's \xe2\x80\x99s who that which day ") && !piece_is(ps, i, "day"))
		return true;
	if (ps->p[i].kind != PIECE_WORD)
		return false;
	c = can(ps, i);
	if (c & POS_AUX)
		return f->a == 0 || !(ps->p[f->a - 1].kind == PIECE_MARK && f->a > 1);
	return (c & (POS_PRON | POS_CONJ)) && !piece_in(ps, i, " more other and or ");
}

/* "half", "a quarter": parts of something, if something is there. */
static bool
stray_part(const struct figure_scene *s, const struct figure *f)
{
	const struct pieces *ps = s->ps;
	size_t i = f->b;

	if (f->a > 1 && piece_hyphen(ps, f->a - 1) && (ps->p[f->a - 2].is & NUMWORD_ORD))
		return true;				/* first-half */
	if (f->label != FIGURE_RATIO || f->b - f->a > 2 || f->unit.n > 0 ||
	    (ps->p[f->b - 1].is & NUMWORD_PART) == 0 || (ps->p[f->b - 1].is & NUMWORD_MANY))
		return false;
	if (piece_in(ps, i, " of ") || piece_in(ps, f->a, " a one "))
		return piece_is(ps, f->b - 1, "quarter") && piece_hyphen(ps, i);
	if (f->a > 0 && piece_in(ps, f->a - 1, " than about nearly almost over by under roughly least around to in "))
		return piece_is(ps, f->b - 1, "quarter");
	if (piece_is(ps, f->b - 1, "quarter"))
		return true;
	if (f->a > 0 && (piece_in(ps, f->a - 1, " first second other latter better the last final same opening this each ") || ps->p[f->a - 1].kind == PIECE_MARK))
		return piece_in(ps, i, " the its their a all of ") ? false : ps->p[f->a - 1].kind != PIECE_MARK || piece_hyphen(ps, i);
	return !piece_in(ps, i, " the its their a all our his her my , . as ");
}

size_t
amount_parse(const struct figure_scene *s, size_t i, size_t floor, struct figure f[2])
{
	struct quantity a, b;
	enum joint kind;

	if (s->ps->p[i].is & (NUMWORD_MULTIPLE | NUMWORD_FOLD | NUMWORD_TIMES))
		return from_multiple(s, i, &f[0]) ? 1 : 0;
	if (!read_quantity(s, i, floor, &a))
		return 0;
	f[0] = f[1] = (struct figure){ 0 };
	if (a.n.flags & NUMERAL_DOTTED) {
		f[0] = (struct figure){ .a = a.a, .b = a.b, .label = FIGURE_ID, .rule = "id:dotted", .conf = 60,
		    .value = figure_text(s->ps, a.a, a.b) };
		return 1;
	}
	race(s, &a);
	kind = take_second(s, &a, &b);
	if (kind == JOINT_RANGE) {
		if (a.unit.id.n == 0)
			a.unit = b.unit;
		set_label(&f[0], &b);
		f[0].a = a.a;
		f[0].value = join(s, a.n.value, b.n.value);
		f[0].rule = f[0].label == FIGURE_COUNT ? "range" : f[0].rule;
		f[0].label = FIGURE_RANGE;
		f[0].unit = a.unit.id.n > 0 ? a.unit.id : b.unit.id;
		f[0].one = false;
		take_rate(s, &f[0]);
		take_age(s, &f[0]);
		take_old(s, &f[0]);
		return 1;
	}
	if (kind == JOINT_FROM_TO) {
		if (a.unit.id.n == 0) {
			a.unit = b.unit;
			a.money = b.money;
			a.percent = b.percent;
		}
		set_label(&f[0], &a);
		set_label(&f[1], &b);
		take_rate(s, &f[1]);
		return 2;
	}
	set_label(&f[0], &a);
	if (a.n.high.n > 0) {
		f[0].value = join(s, a.n.value, a.n.high);
		f[0].label = FIGURE_RANGE;
		f[0].rule = "range:plural";
		take_of_unit(s, &f[0]);
	}
	take_rate(s, &f[0]);
	if (!take_times(s, &f[0]))
		take_base(s, &f[0]);
	take_age(s, &f[0]);
	return pronoun_one(s, &f[0]) || stray_part(s, &f[0]) ? 0 : 1;
}
