/* See quantity.h. */
#include "number/quantity.h"
#include "lex_change.h"
#include "pos.h"
#include "row.h"

enum {
	CHANGE_WINDOW = 7,	/* pieces before an amount that may tell of rise and fall */
	RATE_NEAR = 9		/* and around points that may tell of a rate */
};

/* A rise or fall stands up to a few words before piece i. */
bool
quantity_in_change(const struct pieces *ps, size_t i, bool move)
{
	for (size_t k = i; k-- > 0 && k + CHANGE_WINDOW >= i; )
		if (ps->p[k].kind == PIECE_WORD &&
		    (piece_classes(ps, k, KNOWN_CHANGE) & (CHANGE_CHANGE | (move ? CHANGE_MOVE : 0))))
			return true;
	return false;
}


/* A unit that is also something else: "50,000 in 2020", "14.7c", "6 a". */
static bool
unit_fits(const struct pieces *ps, const struct numeral *n, const struct measure *u)
{
	const struct piece *p = &ps->p[u->a];
	bool close = p->glued, one_more = u->b < ps->n;

	if (u->b < ps->n && ps->p[u->b].glued && ps->p[u->b].kind == PIECE_DIGITS && close)
		return false;				/* 24703L202 */
	if ((u->is & UNIT_SYMBOL) && (n->flags & NUMERAL_WORDS) &&
	    !(n->flags & NUMERAL_SCALED) && p->text.n < 2)
		return false;
	if (piece_is(ps, u->a, "percentage") && u->b == u->a + 1)
		return n->b != n->a + 1 || numeral_small(n) < 1900;	/* the 2004 percentage */
	if (piece_is(ps, u->a, "cup") && u->b == u->a + 1 && !close && !(n->flags & NUMERAL_FRACTION) &&
	    !numeral_is_one(n) && (piece_can(ps, u->b) & POS_PLURAL))
		return false;				/* two cup ties */
	if (!(u->is & UNIT_RISKY))
		return true;
	if (piece_hyphen(ps, u->b) && piece_is(ps, u->b - 1, "in"))
		return false;				/* a 1-in-5 chance, one-in-a-million */
	if (span_is(p->low, "in") || span_is(p->low, "ins") || span_is(p->low, "in."))
		return close || piece_cue(ps, u->b, NUMCUE_SIZE) || !one_more ||
		    (piece_is(ps, u->b, ".") && span_is(p->text, "in")) ||
		    (span_is(p->low, "in.") && !one_more);
	if (span_is(p->low, "bar") || p->low.n > 3)
		return !(piece_can(ps, u->b) & (POS_NOUN | POS_PLURAL)) || close;
	if (close)
		return !(n->flags & NUMERAL_ORDINAL);
	if (p->capital && !(n->flags & NUMERAL_WORDS) && (piece_in(ps, u->a, " v w ") ||
	    (span_is(p->text, "C") && (u->is & UNIT_TEMP) && one_more && !ps->p[u->b].capital)))
		return true;
	if (span_is(p->text, "A") || span_is(p->text, "a") || span_is(p->text, "at") ||
	    (n->flags & NUMERAL_WORDS))
		return false;
	if (span_is(p->text, "t") && (n->flags & NUMERAL_GROUPED))
		return true;				/* 278,000 t */
	return !one_more || piece_cue(ps, u->b, NUMCUE_ENDS) ||
	    ps->p[u->b].kind == PIECE_DIGITS;
}

/* Does the text speak of an index or prices, so that points are a measure and nothing to count? */
static bool
index_near(const struct figure_scene *s, const struct quantity *q)
{
	const struct pieces *ps = s->ps;
	size_t from = q->a > 25 ? q->a - 25 : 0;

	if ((q->n.flags & (NUMERAL_POINT | NUMERAL_GROUPED)) || quantity_in_change(ps, q->a, false))
		return true;
	for (size_t k = from; k < ps->n && k < q->b + 20; k++)
		if (piece_cue(ps, k, NUMCUE_INDEX) ||
		    (ps->p[k].kind == PIECE_MARK && piece_is(ps, k, "%")))
			return true;
	return false;
}

/* "a quarter point cut in its discount rate", "cut rates by a half-point": points of per cent. */
static bool
rate_points(const struct pieces *ps, const struct quantity *q, const struct measure *u)
{
	size_t from = q->a > RATE_NEAR ? q->a - RATE_NEAR : 0;

	if (q->n.value.n > 4 || numeral_small(&q->n) >= 10 || !piece_in(ps, u->a + (piece_hyphen(ps, u->a) ? 1 : 0), " point points "))
		return false;
	if (!quantity_in_change(ps, q->a, false) && !(piece_classes(ps, u->b, KNOWN_CHANGE) & CHANGE_NOUN))
		return false;
	for (size_t k = q->a; k > from && !piece_in(ps, k - 1, " ; . "); k--)
		if (piece_in(ps, k - 1, " rate rates "))
			return true;
	for (size_t k = u->b; k < ps->n && k < u->b + RATE_NEAR && !piece_in(ps, k, " ; . "); k++)
		if (piece_in(ps, k, " rate rates "))
			return true;
	return false;
}

/* 20 (kg), 20 [kg]: a short unit alone in brackets. */
static bool
bracketed_unit(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	struct measure u;
	size_t i = q->n.b;

	if (!piece_in(ps, i, " ( [ { < ") || i + 2 >= ps->n || !measure_behind(ps, i + 1, s->mem, &u) ||
	    (u.is & (UNIT_RISKY | UNIT_INDEX | UNIT_PERCENT)) != 0 || !piece_in(ps, u.b, " ) ] } > "))
		return false;
	q->unit = u;
	q->b = u.b + 1;
	return true;
}

/* 517 rushing yards, 40 more miles: a word between, and it is no noun. */
static bool
length_further(const struct figure_scene *s, size_t i, struct measure *u)
{
	const struct pieces *ps = s->ps;
	unsigned can = piece_can(ps, i);

	return i + 1 < ps->n && !ps->p[i].capital && !ps->p[i].glued && (piece_is(ps, i, "more") ||
	    ((can & (POS_ADJ | POS_ING)) && !(can & (POS_PREP | POS_CONJ | POS_PRON)))) && piece_in(ps, i + 1, " yards miles feet metres meters kilometres kilometers ") &&
	    measure_behind(ps, i + 1, s->mem, u);
}

static bool
take_unit(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	struct measure u;
	size_t i = q->n.b;

	if ((q->n.flags & NUMERAL_FRACTION) && piece_in(ps, i, " a an of "))
		i += piece_is(ps, i, "of") && piece_in(ps, i + 1, " a an ") ? 2 : 1;
	if (!measure_behind(ps, i, s->mem, &u) || !unit_fits(ps, &q->n, &u)) {
		if (length_further(s, i, &u)) {
			q->unit = u;
			q->b = u.b;
			return true;
		}
		return bracketed_unit(s, q);
	}
	if ((u.is & UNIT_INDEX) && rate_points(s->ps, q, &u))
		u.id = S("percentage-point");
	else if ((u.is & UNIT_INDEX) && !index_near(s, q))
		return false;
	if (i > q->n.b && (u.is & UNIT_PERCENT) == 0 && (u.is & UNIT_UNIT) == 0)
		return false;
	if (i > q->n.b && piece_is(ps, q->n.b, "of") && !piece_in(ps, q->n.b + 1, " a an "))
		return false;
	if (span_is(u.id, "kelvin") && piece_cue(ps, u.b, NUMCUE_RACE))
		u.id = S("kilometer");			/* a 5-K run */
	q->unit = u;
	q->b = u.b;
	q->percent = (u.is & UNIT_PERCENT) != 0 && span_is(u.id, "percent");
	return true;
}

/* Units that are told together, and how many of the smaller make one of the larger. */
static const struct mixed {
	struct span	big, small;
	unsigned	times;
} mixed[] = {
	{ SPAN("kilometer"), SPAN("meter"), 1000 }, { SPAN("meter"), SPAN("centimeter"), 100 },
	{ SPAN("meter"), SPAN("decimeter"), 10 }, { SPAN("meter"), SPAN("millimeter"), 1000 },
	{ SPAN("centimeter"), SPAN("millimeter"), 10 }, { SPAN("mile"), SPAN("yard"), 1760 },
	{ SPAN("mile"), SPAN("foot"), 5280 }, { SPAN("yard"), SPAN("foot"), 3 },
	{ SPAN("yard"), SPAN("inch"), 36 }, { SPAN("foot"), SPAN("inch"), 12 },
	{ SPAN("ton"), SPAN("pound"), 2000 }, { SPAN("tonne"), SPAN("kilogram"), 1000 },
	{ SPAN("stone"), SPAN("pound"), 14 }, { SPAN("pound"), SPAN("ounce"), 16 },
	{ SPAN("kilogram"), SPAN("gram"), 1000 }, { SPAN("gram"), SPAN("milligram"), 1000 },
	{ SPAN("liter"), SPAN("milliliter"), 1000 }, { SPAN("gallon"), SPAN("quart"), 4 },
	{ SPAN("degree"), SPAN("arc-minute"), 60 }, { SPAN("arc-minute"), SPAN("arc-second"), 60 }
};

static const struct mixed *
find_mixed(struct span big, struct span small)
{
	for (size_t i = 0; i < sizeof(mixed) / sizeof(*mixed); i++)
		if (span_eq(mixed[i].big, big) && span_eq(mixed[i].small, small))
			return &mixed[i];
	return NULL;
}

/* 12 ft 2 in more: no "in" of place behind feet and up to eleven. */
static bool
inches_behind(const struct measure *u, const struct numeral *n)
{
	return span_is(u->id, "foot") && numeral_small(n) <= 11;
}

/* 6-foot-4, "five foot six": the inches behind feet may go without their unit. */
static bool
bare_inches(const struct pieces *ps, const struct quantity *q, const struct numeral *n, bool apart)
{
	long feet = numeral_small(&q->n), inches = numeral_small(n);

	if (!span_is(q->unit.id, "foot") || inches > 11)
		return false;
	return piece_hyphen(ps, q->b) || (feet >= 4 && feet <= 7 && !apart &&
	    !(piece_can(ps, n->b) & (POS_PLURAL | POS_NOUN)));
}

/* 5 feet 10 inches, 6 lb 3 oz, 2 yards, 7 ft and 10 in: two units, the smaller one counts. */
static bool
take_second_unit(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	struct numeral_work *w = s->work;
	const struct mixed *m;
	struct measure u;
	struct numeral n;
	size_t i = q->b;
	bool apart = false;

	if (q->n.flags & (NUMERAL_FRACTION | NUMERAL_POINT | NUMERAL_RANGE | NUMERAL_SIGNED))
		return false;
	if (piece_hyphen(ps, i))
		i++;
	for (int k = 0; k < 2 && piece_in(ps, i, " , and "); k++, i++)
		apart = true;
	if (i >= ps->n || (ps->p[i].kind != PIECE_DIGITS && !(ps->p[i].is & NUMWORD_CARD)) ||
	    !numeral_parse(w, ps, i, i, s->mem, &n) || numeral_small(&n) < 0)
		return false;
	if (measure_behind(ps, n.b, s->mem, &u) && (unit_fits(ps, &n, &u) ||
	    piece_cue(ps, u.b, NUMCUE_LENGTH) || (inches_behind(&q->unit, &n) && span_is(u.id, "inch"))) &&
	    (m = find_mixed(q->unit.id, u.id)) != NULL)
		q->b = u.b;
	else if (bare_inches(ps, q, &n, apart)) {
		m = find_mixed(S("foot"), S("inch"));
		q->b = n.b;
	} else
		return false;
	decimal_parse(&w->total, q->n.value);
	decimal_set(&w->part, m->times);
	decimal_multiply(&w->total, &w->part);
	decimal_parse(&w->part, n.value);
	decimal_add(&w->total, &w->part);
	w->text.n = 0;
	decimal_format(&w->text, &w->total);
	q->n.value = arena_copy(s->mem, buf_view(&w->text));
	q->unit.id = m->small;
	return true;
}

/* 5'10" with quotation marks for units. */
static bool
take_feet_marks(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	unsigned feet, inches;
	size_t i = q->n.b;

	if (piece_digits(ps, q->n.a, &feet) != 1 || feet < 3 || !piece_glued(ps, i) ||
	    !piece_in(ps, i, " ' \xe2\x80\x99 \xe2\x80\xb2 ") ||
	    piece_digits(ps, i + 1, &inches) == 0 ||
	    !piece_glued(ps, i + 1) || inches > 11)
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

	if (q->unit.id.n > 0 || !(piece_is(ps, i, "\"") || piece_is(ps, i, "''")) ||
	    !(piece_glued(ps, i) || piece_cue(ps, i + 1, NUMCUE_LENGTH)) ||
	    ps->p[i - 1].kind == PIECE_WORD || (i + 1 < ps->n && ps->p[i + 1].glued &&
	    ps->p[i + 1].kind != PIECE_MARK))
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

/* "2 degrees below zero", "20 below zero" */
static void
below_zero(const struct figure_scene *s, struct quantity *q)
{
	if (!piece_is(s->ps, q->b, "below") || !piece_is(s->ps, q->b + 1, "zero") ||
	    q->n.value.p[0] == '-')
		return;
	if (q->unit.id.n == 0)
		q->unit = (struct measure){ .a = q->b, .b = q->b, .id = S("degree"), .is = UNIT_TEMP };
	s->work->text.n = 0;
	buf_byte(&s->work->text, '-');
	buf_span(&s->work->text, q->n.value);
	q->n.value = arena_copy(s->mem, buf_view(&s->work->text));
	q->b += 2;
}

/* 10k race: the k of a road race is a length. */
static void
race(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;

	if (q->money || !piece_glued(ps, q->b - 1) || !piece_is(ps, q->b - 1, "k") ||
	    !piece_cue(ps, q->b, NUMCUE_RACE))
		return;
	numeral_shift(s->work, &q->n, -3, s->mem);
	q->unit.id = S("kilometer");
}

/* 2,000.45 ± 0.01 pounds, 9.8 +/- 0.1 m: the unit stands behind how exact it is. */
static void
take_tolerance(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	size_t i = q->n.b;
	struct numeral n;

	if (piece_is(ps, i, "+") && piece_is(ps, i + 1, "/") && piece_is(ps, i + 2, "-"))
		i += 3;
	else if (piece_is(ps, i, "\xc2\xb1"))
		i++;
	else
		return;
	if (i < ps->n && ps->p[i].kind == PIECE_DIGITS && numeral_parse(s->work, ps, i, i, s->mem, &n))
		q->n.b = n.b;
}

bool
quantity_read(const struct figure_scene *s, size_t i, size_t floor, struct quantity *q)
{
	const struct pieces *ps = s->ps;

	*q = (struct quantity){ 0 };
	if (i >= ps->n || !numeral_parse(s->work, ps, i, floor, s->mem, &q->n))
		return false;
	q->a = q->n.a;
	q->b = q->n.b;
	if (q->n.flags & NUMERAL_DOTTED)
		return true;
	if (ps->p[q->n.b - 1].kind == PIECE_DIGITS && q->n.b == i + 1 && piece_glued(ps, q->n.b) &&
	    piece_in(ps, q->n.b, " st nd rd th ")) {
		q->n.flags |= NUMERAL_ORDINAL;
		q->b = ++q->n.b;
	}
	if (q->n.flags & NUMERAL_ORDINAL) {
		q->ordinal = true;
		return true;
	}
	if (money_take(s, floor, q)) {
		money_hundredths(s, q);
		return true;
	}
	if (take_feet_marks(s, q))
		return true;
	take_tolerance(s, q);
	money_letter_scale(s, q, false);
	q->b = q->n.b;
	race(s, q);
	if (q->unit.id.n > 0)
		return true;
	if (take_unit(s, q)) {
		make_decimal(s, &q->n);
		while (take_second_unit(s, q))
			;
	} else
		take_inch_mark(s, q);
	below_zero(s, q);
	return true;
}

/* "15 to 20 years": time is a unit too, at the end of a range. */
void
quantity_time_unit(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	size_t i = piece_hyphen(ps, q->b) ? q->b + 1 : q->b;

	if (q->unit.id.n > 0 || i >= ps->n || (ps->p[i].is & NUMWORD_TIMEUNIT) == 0 || q->ordinal)
		return;
	q->unit = (struct measure){ .id = measure_of_time(&ps->p[i]), .a = i, .b = i + 1 };
	if (q->unit.id.n > 0)
		q->b = i + 1;
}
