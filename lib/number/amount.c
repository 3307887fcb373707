/* See amount.h. */
#include "number/amount.h"
#include "number/age.h"
#include "number/list.h"
#include "number/numdate.h"
#include "number/quantity.h"
#include "number/ratio.h"
#include "lex_change.h"
#include "pos.h"
#include "row.h"

enum { AS_MANY_MAX = 20 };	/* "as many" stands for a small number */

/* ---- ranges ---- */

/* "10 to 15 million": the scale of the second holds for the first. */
static void
spread_scale(const struct figure_scene *s, struct quantity *a, const struct quantity *b)
{
	struct numeral n;

	if (a->unit.id.n == 0 && b->money && b->unit.a >= b->n.a && b->unit.power != 0) {
		numeral_shift(s->work, &a->n, b->unit.power, s->mem);	/* 15 to 20 cents */
		a->unit = b->unit;
		a->money = true;
		return;
	}
	if (b->n.power == 0 || a->n.power != 0 || (a->n.flags & NUMERAL_FRACTION))
		return;
	n = a->n;
	numeral_shift(s->work, &n, b->n.power, s->mem);
	if (numeral_less(s->work, n.value, b->n.value))
		a->n = n;
}

static bool
same_unit(const struct quantity *a, const struct quantity *b)
{
	return a->unit.id.n == 0 || span_eq(a->unit.id, b->unit.id) ||
	    (a->unit.id.n > 0 && b->unit.id.n == 0 && a->money && a->unit.a < a->n.a);
}

/*
 * LEVEL: two numbers, unless the first has no scale and the second has: $89 to $93 billion.
 * SPACED: a hyphen with a blank beside it, a range if a unit says so: 100 - 1000 g.
 */
enum joint { JOINT_NONE, JOINT_RANGE, JOINT_SPACED, JOINT_LEVEL, JOINT_FROM_TO };

static enum joint
joint(const struct figure_scene *s, const struct quantity *a, size_t *next)
{
	const struct pieces *ps = s->ps;
	size_t i = a->b, before = a->a;
	bool suspended = piece_dash(ps, i) && ps->p[i].glued &&
	    piece_in(ps, i + 1, " to or and ") && !ps->p[i + 1].glued;
	bool from = before > 0 && piece_is(ps, before - 1, "from");
	bool between = before > 0 && piece_is(ps, before - 1, "between");

	if (suspended)				/* 8- to 16-meter */
		i++;
	*next = i + 1;
	if (piece_hyphen(ps, i) && piece_is(ps, i + 1, "to") && i + 2 < ps->n)	/* 200,000-to-260,000 */
		i++, (*next)++;
	if (piece_is(ps, *next, "-") && piece_is(ps, i, "to") && piece_glued(ps, *next + 1) &&
	    piece_glued(ps, *next))
		(*next)++;
	if (piece_dash(ps, i) && (piece_hyphen(ps, i) || !span_is(ps->p[i].text, "-")) && i + 1 < ps->n)
		return ps->p[i].glued == ps->p[i + 1].glued &&
		    !(span_is(ps->p[i].text, "\xe2\x80\x94") ||
		    span_is(ps->p[i].text, "--")) ? JOINT_RANGE : JOINT_NONE;
	if ((piece_dash(ps, i) && span_is(ps->p[i].text, "-")) || piece_is(ps, i, "~"))
		return piece_is(ps, i, "~") && piece_glued(ps, i) ? JOINT_RANGE : JOINT_SPACED;
	if (piece_is(ps, i, "and"))
		return between ? JOINT_RANGE : JOINT_NONE;
	if (piece_is(ps, i, "or"))
		return a->unit.id.n == 0 &&
		    (a->n.flags & NUMERAL_SCALED) == 0 ? JOINT_RANGE : JOINT_NONE;
	if (!piece_in(ps, i, " to through "))
		return JOINT_NONE;
	if (from)
		return quantity_in_change(ps, before - 1, true) ? JOINT_FROM_TO : JOINT_RANGE;
	return a->unit.id.n > 0 && quantity_in_change(ps, before, false) && !(before > 0 &&
	    piece_is(ps, before - 1, "of")) ?
	    JOINT_LEVEL : JOINT_RANGE;
}

/* "from 208 pounds to 193": nothing else that the second could be of. */
static void
inherit_unit(const struct figure_scene *s, const struct quantity *a, struct quantity *b)
{
	const struct pieces *ps = s->ps;

	if (a->unit.id.n == 0 || a->money || b->unit.id.n > 0 || a->a == 0 ||
	    !piece_is(ps, a->a - 1, "from") || !piece_is(ps, a->b, "to") ||
	    (b->b < ps->n && !piece_cue(ps, b->b, NUMCUE_CLOSES) &&
	    !(piece_can(ps, b->b) & (POS_PREP | POS_CONJ))) ||
	    piece_is(ps, b->b, "of"))
		return;
	b->unit = a->unit;
	b->percent = a->percent;
}

/* "rose 1-3/8 to 31-1/2": by so much, to so much; nothing is said of units. */
static bool
rose_to(const struct figure_scene *s, const struct quantity *a, const struct quantity *b)
{
	return a->unit.id.n == 0 && b->unit.id.n == 0 && a->a > 0 && piece_is(s->ps, a->b, "to") &&
	    (piece_classes(s->ps, a->a - 1, KNOWN_CHANGE) & CHANGE_CHANGE);
}

/* Is b more than three times a? */
static bool
far_apart(const struct figure_scene *s, const struct quantity *a, const struct quantity *b)
{
	struct numeral_work *w = s->work;

	if (!decimal_parse(&w->total, a->n.value) || !decimal_parse(&w->other, b->n.value))
		return false;
	decimal_set(&w->part, 3);
	decimal_multiply(&w->total, &w->part);
	return decimal_compare(&w->total, &w->other) < 0;
}

/* The second number of a range or of "from X to Y", if one goes on behind the first. */
static enum joint
take_second(const struct figure_scene *s, struct quantity *a, struct quantity *b)
{
	size_t next;
	enum joint kind = joint(s, a, &next);
	size_t i = next;
	struct measure u;
	int year;

	if (kind == JOINT_NONE || (a->n.flags & NUMERAL_RANGE))
		return JOINT_NONE;
	for (size_t k = 0; k < 3 && i < s->ps->n && s->ps->p[i].kind != PIECE_DIGITS &&
	    (lex_find(&lex_currency, figure_text(s->ps, next, i + 1)).classes & CURRENCY_BEFORE); k++)
		i++;
	if (i < s->ps->n && (piece_in(s->ps, i, " a an about ") ||
	    (piece_in(s->ps, i, " - \xe2\x88\x92 ~ ") && piece_glued(s->ps, i + 1))))
		i++;
	if (!quantity_read(s, i, next, b) || b->ordinal != a->ordinal || b->a > i ||
	    (b->n.flags & NUMERAL_RANGE))
		return JOINT_NONE;
	quantity_time_unit(s, b);
	if (b->n.flags & (NUMERAL_FRACTION | NUMERAL_DOTTED) || a->n.flags & NUMERAL_FRACTION)
		return JOINT_NONE;
	if (a->n.flags & NUMERAL_SIGNED ? false : b->n.flags & NUMERAL_SIGNED)
		return JOINT_NONE;
	inherit_unit(s, a, b);
	if (!same_unit(a, b))
		return JOINT_NONE;
	if (kind == JOINT_SPACED) {
		if (a->unit.id.n > 0 || b->unit.id.n == 0 || b->unit.a < b->n.a ||
		    s->ps->p[a->n.a].kind != PIECE_DIGITS)
			return JOINT_NONE;
		kind = JOINT_RANGE;
	}
	if (b->unit.id.n == 0 && a->unit.id.n > 0) {
		if (!a->money)
			return JOINT_NONE;
		b->unit = a->unit;
		b->money = true;
		money_letter_scale(s, b, true);
		b->b = b->n.b > b->b ? b->n.b : b->b;
	}
	if (a->unit.id.n == 0 && currency_before(s->ps, b->n.a, next, &u) &&
	    kind == JOINT_RANGE && !b->money)
		return JOINT_NONE;
	if (kind == JOINT_LEVEL) {
		if (a->n.power != 0 || b->n.power == 0)
			return JOINT_NONE;
		kind = JOINT_RANGE;
	}
	spread_scale(s, a, b);
	if (kind == JOINT_RANGE && piece_is(s->ps, a->b, "to") && (a->n.flags & b->n.flags & NUMERAL_SIGNED) &&
	    numeral_less(s->work, b->n.value, a->n.value)) {	/* -18 to -34 C */
		struct span value = a->n.value;

		a->n.value = b->n.value;
		b->n.value = value;
	}
	if (kind == JOINT_RANGE && piece_is(s->ps, a->b, "to") && a->a > 0 &&
	    piece_is(s->ps, a->a - 1, "from") &&
	    !numeral_less(s->work, a->n.value, b->n.value))
		kind = JOINT_FROM_TO;
	if (kind == JOINT_RANGE && (!numeral_less(s->work, a->n.value, b->n.value) || rose_to(s, a, b)))
		return JOINT_NONE;
	if (kind == JOINT_RANGE && (piece_is(s->ps, a->b, "or") || (piece_is(s->ps, a->b, "to") &&
	    a->a > 0 && piece_is(s->ps, a->a - 1, "by"))) && far_apart(s, a, b))
		return JOINT_NONE;			/* grew by 30,000 to 512,400, by 50 cents to 4.49 dlrs */
	if (kind == JOINT_RANGE && (a->n.flags & NUMERAL_POINT) && b->n.b == b->n.a + 1 && b->unit.id.n == 0 &&
	    numdate_year(s->ps, b->n.a, &year) && year >= 1900 && year < 2100)
		return JOINT_NONE;			/* may add 1.60 to 1987 earnings */
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

/* $35 billion annually: the unit of time, whose word is a row of its own. */
static struct span
adverb_rate(const struct pieces *ps, size_t i)
{
	static const struct {
		struct span value, unit;
	} rates[] = {
		{ SPAN("P1Y"), SPAN("year") }, { SPAN("P1M"), SPAN("month") }, { SPAN("P1W"), SPAN("week") },
		{ SPAN("P1D"), SPAN("day") }, { SPAN("PT1H"), SPAN("hour") }
	};

	if (i >= ps->n || !(ps->p[i].is & NUMWORD_SETWORD) || !span_ends(ps->p[i].low, S("ly")))
		return (struct span){ 0 };
	for (size_t k = 0; k < sizeof(rates) / sizeof(*rates); k++)
		if (span_eq(piece_value(&ps->p[i], NUMWORD_SETWORD), rates[k].value))
			return rates[k].unit;
	return (struct span){ 0 };
}

/* $25 million [a year], $3 [a gallon], 40 [per cent per year]. */
static void
take_rate(const struct figure_scene *s, struct figure *f)
{
	struct measure u;
	bool time, per, speed;
	size_t i = f->b;

	if (f->label != FIGURE_MONEY && f->label != FIGURE_QUANTITY && f->label != FIGURE_PERCENT)
		return;
	if (f->label == FIGURE_MONEY && piece_is(s->ps, i, "cash") && piece_is(s->ps, i + 1, "per"))
		i++;				/* 69 dlrs cash per share */
	if ((f->label == FIGURE_MONEY || f->label == FIGURE_QUANTITY) && (u.id = adverb_rate(s->ps, i)).n > 0) {
		f->unit = measure_per(f->unit, u.id, s->mem);
		return;
	}
	if (span_ends(f->unit, S("-per-day")) || !measure_rate(s->ps, i, s->mem, &u, &time) ||
	    piece_in(s->ps, u.b, " ago earlier before later "))
		return;
	per = piece_in(s->ps, u.a, " per / ") || piece_hyphen(s->ps, u.a);
	if (f->label == FIGURE_QUANTITY && !per && !time)
		return;
	if (time && f->label == FIGURE_PERCENT && !per)
		return;
	f->unit = measure_per(f->unit, u.id, s->mem);
	speed = f->label == FIGURE_QUANTITY && (span_is(u.id, "hour") ||
	    span_is(u.id, "minute") || span_is(u.id, "second"));
	if (!time || piece_is(s->ps, u.a, "/") || piece_hyphen(s->ps, u.a) || speed)
		f->b = u.b;			/* "a year" stands as a duration of its own */
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
		if (piece_in(ps, i + 1, " a per every ") || !piece_in(ps, i + 1,
		    " as the that its their what more "))
			f->label = FIGURE_COUNT;
		return true;
	}
	if ((p->is & NUMWORD_MULTIPLE) == 0)
		return false;
	f->value = piece_value(p, NUMWORD_MULTIPLE);
	if (!verb) {
		if (piece_in(ps, i + 1, " the that its their what digits ") || (i > 0 &&
		    (piece_cue(ps, i - 1, NUMCUE_MULTIPLIED))))
			f->label = i > 0 && (piece_can(ps,
			    i - 1) & (POS_TO | POS_MODAL)) ? FIGURE_CHANGE : FIGURE_RATIO;
		else
			return false;
		if (piece_is(ps, i + 1, "digits"))
			return false;
	}
	if ((p->is & NUMWORD_THIRD) && (piece_can(ps, i + 1) & (POS_NOUN | POS_PLURAL)) &&
	    !(piece_can(ps, i + 1) & POS_CLOSED))
		return false;				/* won doubles gold */
	if ((p->is & NUMWORD_THIRD) && i > 0 && (ps->p[i - 1].kind == PIECE_DIGITS ||
	    (ps->p[i - 1].is & NUMWORD_CARD) ||
	    (ps->p[i - 1].capital && (i + 1 >= ps->n || ps->p[i + 1].kind == PIECE_MARK))))
		/* two doubles and a home run, the Australian Open doubles */
		return false;
	if ((p->is & NUMWORD_THIRD) && !(i > 0 && (piece_can(ps, i - 1) & (POS_NOUN | POS_PRON))))
		return false;
	if (f->label == FIGURE_CHANGE)
		f->how = memchr(f->value.p, '/', f->value.n) != NULL ? HOW_DOWN : HOW_UP;
	return true;
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
	if (currency_behind(ps, i, &u) ? (!(u.is & CURRENCY_DOUBT) || money_near(ps, i)) &&
	    ps->p[i].kind == PIECE_WORD :
	    measure_behind(ps, i, s->mem, &u) && (u.is & UNIT_UNIT) && !(u.is & UNIT_INDEX)) {
		if (u.nation.n > 0 && !money_code(s, &u))
			return;
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
	if ((f->a > 1 && piece_hyphen(ps, f->a - 1) &&
	    piece_in(ps, f->a - 2, " no any every some ")) ||
	    piece_in(ps, i, " might may can cannot should must ") || (f->a > 0 && (piece_can(ps, f->a - 1) & POS_MODAL) &&
	    (piece_can(ps, i) & POS_VERB) && !(piece_can(ps, i) & (POS_NOUN | POS_PLURAL | POS_ADJ))))
		return true;				/* no-one, one might think, nor can one rely */
	if ((piece_can(ps, i) & POS_ING) && (piece_can(ps, i + 1) & POS_PREP) && f->a > 0 && piece_in(ps, f->a - 1, " to like from than for with as "))
		return true;				/* a program similar to one operating */
	if (piece_hyphen(ps, i) && piece_is(ps, i + 1, "off"))
		return true;				/* one-off */
	if (piece_is(ps, i, "of"))
		return piece_in(ps, i + 1, " them us you these those ") &&
		    !(piece_can(ps, i + 2) & (POS_NOUN | POS_PLURAL | POS_ADJ));
	if (f->a > 0 && piece_cue(ps, f->a - 1, NUMCUE_PRONOUN))
		return !(f->a > 0 && piece_in(ps, f->a - 1,
		    " the only just another this that ") && (piece_can(ps, i) & (POS_NOUN | POS_ADJ)) &&
		    !(piece_can(ps, i) & (POS_CLOSED | POS_LIKES_VERB)));
	if (f->a > 0 && ps->p[f->a - 1].kind == PIECE_WORD && (piece_can(ps, f->a - 1) & POS_ADJ) &&
	    !(piece_can(ps, f->a - 1) & (POS_CLOSED | POS_ADV)) &&
	    !(piece_can(ps, i) & (POS_NOUN | POS_PLURAL)) && !piece_hyphen(ps, i) &&
	    !(piece_is(ps, i, "or") && piece_in(ps, i + 1, " more two ")))
		return true;				/* a very serious one */
	if (i >= ps->n)
		return ps->n > 1 && f->a > 0 && ps->p[f->a - 1].kind == PIECE_WORD &&
		    (piece_can(ps, f->a - 1) & (POS_ADJ | POS_DET)) != 0;
	if (piece_in(ps, i, " another by 's \xe2\x80\x99s who that which day ") &&
	    !piece_is(ps, i, "day"))
		return true;
	if (ps->p[i].kind != PIECE_WORD)
		return false;
	c = piece_can(ps, i);
	if (c & POS_MODAL)
		return true;				/* one might expect */
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

	if (f->a > 1 && piece_hyphen(ps, f->a - 1) && ((ps->p[f->a - 2].is & NUMWORD_ORD) ||
	    (piece_is(ps, f->a, "half") && ps->p[f->a - 2].kind == PIECE_WORD && ps->p[f->a - 2].is == 0)))
		return true;				/* first-half, scrum-half */
	if (f->label != FIGURE_RATIO || f->b - f->a > 2 || f->unit.n > 0 ||
	    (ps->p[f->b - 1].is & NUMWORD_PART) == 0 || (ps->p[f->b - 1].is & NUMWORD_MANY))
		return false;
	if (piece_hyphen(ps, i) && piece_is(ps, f->b - 1, "half"))
		return true;				/* half-baked, half-time */
	if (piece_is(ps, f->b - 1, "half") && f->b == f->a + 1 && f->a > 0 && piece_is(ps, i, "of") &&
	    ((ps->p[f->a - 1].is & NUMWORD_ORD) || (piece_cue(ps, f->a - 1, NUMCUE_WHICHPART) &&
	    !piece_in(ps, f->a - 1, " the this each other "))))
		return true;				/* the second half of the season */
	if (piece_is(ps, f->b - 1, "quarter") && f->b == f->a + 1 && f->a > 0 &&
	    (piece_can(ps, f->a - 1) & POS_ADJ) && !(piece_can(ps, f->a - 1) & POS_CLOSED))
		return true;				/* a third weak quarter of the year */
	if (piece_in(ps, i, " of ") || piece_in(ps, f->a, " a one "))
		return piece_is(ps, f->b - 1, "quarter") && piece_hyphen(ps, i);
	if (f->a > 0 && piece_cue(ps, f->a - 1, NUMCUE_PARTLY))
		return piece_is(ps, f->b - 1, "quarter");
	if (piece_is(ps, f->b - 1, "quarter"))
		return true;
	if (f->a > 0 && (piece_cue(ps, f->a - 1, NUMCUE_WHICHPART) ||
	    ps->p[f->a - 1].kind == PIECE_MARK))
		return piece_in(ps, i,
		    " the its their a all of ") ? false : ps->p[f->a - 1].kind != PIECE_MARK ||
		    piece_hyphen(ps, i);
	return !piece_cue(ps, i, NUMCUE_WHOLE);
}

/* "280 million of the 1.5 billion shekels": a part of a sum is one, too. */
static void
part_of_money(const struct figure_scene *s, struct quantity *a)
{
	struct quantity whole;
	size_t i = a->b + 1;

	if (a->unit.id.n > 0 || !(a->n.flags & NUMERAL_SCALED) || (a->n.flags & NUMERAL_RANGE) ||
	    a->ordinal ||
	    !piece_is(s->ps, a->b, "of"))
		return;
	if (piece_cue(s->ps, i, NUMCUE_WHOLE))
		i++;
	while (i < s->ps->n && i < a->b + 4 && s->ps->p[i].kind != PIECE_DIGITS)
		i++;
	if (quantity_read(s, i, a->b + 2, &whole) && whole.money) {
		a->unit = whole.unit;
		a->money = true;
	}
}

/* a..b as one figure. */
static void
make_range(const struct figure_scene *s, const struct quantity *a, const struct quantity *b, struct figure *f)
{
	set_label(f, b);
	f->a = a->a;
	f->value = numeral_range(s->work, a->n.value, b->n.value, s->mem);
	f->rule = f->label == FIGURE_COUNT ? "range" : f->rule;
	f->unit = a->unit.id.n > 0 ? a->unit.id : b->unit.id;
	f->one = false;
	take_rate(s, f);
	f->label = FIGURE_RANGE;
}

/* "from $3 to $4 a gallon": the rate of the second holds for the first. */
static void
share_rate(struct figure *from, const struct figure *to)
{
	if (from->unit.n > 0 && span_starts(to->unit, from->unit) &&
	    span_starts(span_from(to->unit, from->unit.n), S("-per-")))
		from->unit = to->unit;
}

/* The unit and scale of the second number, where the first has none. */
static void
share(const struct figure_scene *s, struct quantity *a, const struct quantity *b)
{
	spread_scale(s, a, b);
	if (a->unit.id.n == 0) {
		a->unit = b->unit;
		a->money = b->money;
		a->percent = b->percent;
	}
}

/*
 * "from 24.2 to 33-35 billion euros", "from 5 to 7 percent to 3 to 5 percent":
 * from one to the other, and one of them, or both, is a range.
 */
static bool
from_to_range(const struct figure_scene *s, struct quantity *a, struct quantity *b, struct figure f[2])
{
	const struct pieces *ps = s->ps;
	struct quantity c, d;
	size_t next = b->b + 1;

	if (a->a == 0 || !piece_is(ps, a->a - 1, "from"))
		return false;
	if (piece_dash(ps, b->b)) {
		if (take_second(s, b, &c) != JOINT_RANGE)
			return false;
		share(s, a, &c);
		set_label(&f[0], a);
		make_range(s, b, &c, &f[1]);
		return true;
	}
	if (!piece_is(ps, b->b, "to") || !quantity_read(s, next, next, &c) || take_second(s, &c, &d) != JOINT_RANGE)
		return false;
	share(s, a, b);
	make_range(s, a, b, &f[0]);
	make_range(s, &c, &d, &f[1]);
	return true;
}

size_t
amount_parse(const struct figure_scene *s, size_t i, size_t floor, struct figure f[2])
{
	struct quantity a, b;
	enum joint kind;

	if (s->ps->p[i].is & (NUMWORD_MULTIPLE | NUMWORD_FOLD | NUMWORD_TIMES))
		return from_multiple(s, i, &f[0]) ? 1 : 0;
	if (!quantity_read(s, i, floor, &a))
		return 0;
	f[0] = f[1] = (struct figure){ 0 };
	if (a.n.flags & NUMERAL_DOTTED) {
		f[0] = (struct figure){ .a = a.a, .b = a.b, .label = FIGURE_ID,
		    .rule = "id:dotted", .conf = 60,
		    .value = figure_text(s->ps, a.a, a.b) };
		return 1;
	}
	part_of_money(s, &a);
	kind = take_second(s, &a, &b);
	if (kind != JOINT_NONE && from_to_range(s, &a, &b, f))
		return 2;
	if (kind == JOINT_RANGE) {
		make_range(s, &a, &b, &f[0]);
		age_take(s, &f[0]);
		age_range_old(s, &f[0]);
		return 1;
	}
	if (kind == JOINT_FROM_TO) {
		share(s, &a, &b);
		set_label(&f[0], &a);
		set_label(&f[1], &b);
		take_rate(s, &f[1]);
		share_rate(&f[0], &f[1]);
		return 2;
	}
	list_unit(s, &a);
	set_label(&f[0], &a);
	if (a.n.high.n > 0) {
		f[0].value = numeral_range(s->work, a.n.value, a.n.high, s->mem);
		f[0].label = FIGURE_RANGE;
		f[0].rule = (a.n.flags & NUMERAL_WORDS) ? "range:plural" : "range";
		take_of_unit(s, &f[0]);
	}
	take_rate(s, &f[0]);
	ratio_take(s, &f[0]);
	age_take(s, &f[0]);
	return pronoun_one(s, &f[0]) || stray_part(s, &f[0]) ? 0 : 1;
}

bool
amount_as_many(const struct figure_scene *s, size_t i, size_t floor, const struct figure *before, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct numeral n = { .value = before->value };

	if (i == floor || !piece_is(ps, i - 1, "as") || i + 1 >= ps->n || piece_is(ps, i + 2, "as") ||
	    (before->label != FIGURE_ORDINAL && before->label != FIGURE_COUNT) ||
	    numeral_small(&n) < 2 ||
	    numeral_small(&n) > AS_MANY_MAX ||
	    !((piece_can(ps, i + 1) & POS_PLURAL) || (ps->p[i + 1].is & NUMWORD_TIMEUNIT)))
		return false;
	*f = (struct figure){ .a = i - 1, .b = i + 1, .label = FIGURE_COUNT, .value = before->value,
	    .rule = "count:as-many", .conf = 70 };
	return true;
}
