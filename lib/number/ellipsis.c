/* See ellipsis.h. */
#include "number/ellipsis.h"
#include "number/measure.h"
#include "lex_change.h"
#include "pos.h"

enum {
	GAP = 12,		/* pieces between the two amounts */
	DESCRIBED = 4		/* and between the second and what compares it: "from a revised" */
};

/* 10 million, 10 mln */
static bool
scaled(const struct pieces *ps, const struct figure *f)
{
	return f->b == f->a + 2 && (ps->p[f->a + 1].is & (NUMWORD_SCALE | NUMWORD_ABBRSCALE));
}

/* Is a time told at piece i: "last month", or the date `next`? */
static bool
time_at(const struct pieces *ps, size_t i, const struct figure *next)
{
	if (next != NULL && next->a == i && next->label == FIGURE_DATE)
		return true;
	return piece_in(ps, i, " last this ") && i + 1 < ps->n && (ps->p[i + 1].is & NUMWORD_TIMEUNIT);
}

/* The piece before "a revised", "last year's", "the original", "January's". */
static size_t
before_described(const struct pieces *ps, size_t i)
{
	for (size_t k = 0; k < DESCRIBED && i > 0; k++, i--)
		if (!((piece_can(ps, i) & (POS_ARTICLE | POS_ADJ | POS_PAST)) || piece_in(ps, i, " 's year month quarter week ") ||
		    (ps->p[i].is & NUMWORD_MONTH)))
			break;
	return i;
}

/* May the amount before f lend it a unit: "to 5", "versus 5", "by 5"; "after 5 million", "rising 5 million"? */
static bool
compared(const struct pieces *ps, const struct figure *f)
{
	size_t i = f->left;

	if (i == 0)
		return false;
	if (piece_in(ps, --i, " to from vs vs. versus against and "))
		return true;
	if (piece_is(ps, i, "with"))
		return i > 0 && piece_is(ps, i - 1, "compared");
	if (scaled(ps, f))
		i = before_described(ps, i);
	if (piece_in(ps, i, " from to against versus "))
		return true;
	if (piece_is(ps, i, "by"))
		return (f->how & (HOW_UP | HOW_DOWN)) != 0;
	return scaled(ps, f) && (piece_is(ps, i, "after") || (piece_classes(ps, i, KNOWN_CHANGE) & CHANGE_CHANGE));
}

/* Is there nothing behind f that it could count? */
static bool
closes(const struct pieces *ps, const struct figure *f, const struct figure *next)
{
	return f->right >= ps->n || time_at(ps, f->right, next) || piece_cue(ps, f->right, NUMCUE_CLOSES) ||
	    ((piece_can(ps, f->right) & (POS_PREP | POS_CONJ)) && !piece_is(ps, f->right, "of"));
}

/* A bare number, or a range of two, that is compared, with nothing behind that it could count. */
static bool
bare(const struct pieces *ps, const struct figure *f, const struct figure *next)
{
	bool one = f->label == FIGURE_COUNT && (f->b == f->a + 1 || scaled(ps, f));
	bool two = f->label == FIGURE_RANGE && f->b == f->a + 3 && ps->p[f->b - 1].kind == PIECE_DIGITS;

	return (one || two) && f->unit.n == 0 && ps->p[f->a].kind == PIECE_DIGITS && compared(ps, f) && closes(ps, f, next);
}

/* 85 cents, 20p: what a plain number compared with it would be hundredths of. */
static bool
in_cents(const struct pieces *ps, const struct figure *f)
{
	struct measure u;

	return f->label == FIGURE_MONEY && currency_behind(ps, f->b - 1, &u) && u.power == -2;
}

static struct span
hundredths(const struct figure_scene *s, struct span value)
{
	struct numeral n = { .value = value };

	numeral_shift(s->work, &n, -2, s->mem);
	return n.value;
}

/*
 * Has f a unit to lend?  Not "224 percent" in "jumped 224 percent from 131", but to what rose or fell, too;
 * to plain digits no currency but a sign before others, or cents.
 */
static bool
lends(const struct pieces *ps, const struct figure *f, bool to_scaled, bool by)
{
	if (f->unit.n == 0 || f->value.n == 0)
		return false;
	switch (f->label) {
	case FIGURE_PERCENT:
		return ((f->how & (HOW_UP | HOW_DOWN)) != 0) == by;
	case FIGURE_QUANTITY:
	case FIGURE_RANGE:
		return true;
	case FIGURE_MONEY:
		return to_scaled || (f->b == f->a + 2 && ps->p[f->b - 1].kind == PIECE_DIGITS) || in_cents(ps, f);
	default:
		return false;
	}
}

/* What one number with the unit of f is. */
static enum figure_label
label_of(const struct figure *f)
{
	if (f->label != FIGURE_RANGE)
		return f->label;
	if (span_is(f->unit, "percent"))
		return FIGURE_PERCENT;
	return f->unit.n >= 3 && f->unit.p[0] >= 'A' && f->unit.p[0] <= 'Z' ? FIGURE_MONEY : FIGURE_QUANTITY;
}

/* Is there nothing between that begins another statement? */
static bool
one_statement(const struct pieces *ps, size_t from, size_t to, bool by)
{
	if (to < from || to - from > GAP)
		return false;
	for (size_t i = from; i + 1 < to; i++)
		if (piece_in(ps, i, " ; : . ") || (!by && piece_in(ps, i, " and but while ")))
			return false;
	return true;
}

/* "closed at 1,463.78 points, while another fell to 1,334.20": the second index has points, too. */
static void
index_points(const struct figure_scene *s, struct figure *f, size_t n)
{
	const struct figure *last = NULL;

	for (size_t k = 0; k < n; k++) {
		if (f[k].label == FIGURE_QUANTITY && span_is(f[k].unit, "point") && (f[k].how & (HOW_UP | HOW_DOWN)) == 0) {
			last = &f[k];
			continue;
		}
		if (last == NULL || f[k].label != FIGURE_COUNT || f[k].b != f[k].a + 1 || f[k].left == 0 ||
		    memchr(f[k].value.p, '.', f[k].value.n) == NULL || !piece_in(s->ps, f[k].left - 1, " at to ") ||
		    !closes(s->ps, &f[k], NULL) || !numeral_alike(last->value, f[k].value))
			continue;
		f[k].label = last->label;
		f[k].unit = last->unit;
		f[k].rule = "ellipsis";
	}
}

/* "15.6 billion dlrs in 1986 and 10.6 billion in 1985": the same of two dates. */
static bool
by_dates(const struct pieces *ps, const struct figure *f, size_t k, size_t n)
{
	return k > 0 && k + 1 < n && f[k - 1].label == FIGURE_DATE && f[k + 1].label == FIGURE_DATE &&
	    f[k - 1].b + 1 == f[k].left && f[k + 1].a == f[k].right + 1 &&
	    piece_is(ps, f[k + 1].a - 1, "in") && f[k - 1].a > 0 && piece_is(ps, f[k - 1].a - 1, "in");
}

/* Dates may stand between; before a sum in millions, "up 4 pct", too. */
static bool
passes(const struct figure *f, bool to_scaled)
{
	return f->label == FIGURE_DATE || f->label == FIGURE_DURATION ||
	    (to_scaled && f->label == FIGURE_PERCENT && (f->how & (HOW_UP | HOW_DOWN)) != 0);
}

void
ellipsis_set(const struct figure_scene *s, struct figure *f, size_t n)
{
	static const char rule[] = "ellipsis";

	for (size_t k = 1; k < n; k++) {
		size_t j = k - 1;
		bool large = scaled(s->ps, &f[k]), by = false;
		struct span value = f[k].value;

		if (!bare(s->ps, &f[k], k + 1 < n ? &f[k + 1] : NULL))
			continue;
		by = piece_is(s->ps, f[k].left - 1, "by");
		while (!lends(s->ps, &f[j], large, by) && passes(&f[j], large) && j > 0)
			j--;				/* 5.6 percent in May from 5.4 in April */
		if (piece_is(s->ps, f[k].left - 1, "and") && f[j].rule != rule && !by_dates(s->ps, f, k, n))
			continue;			/* from 8.2 billion in May and 4.7 a year earlier */
		if (!large && in_cents(s->ps, &f[j]))
			value = hundredths(s, value);
		if (!lends(s->ps, &f[j], large, by) || !one_statement(s->ps, f[j].right, f[k].left, by) ||
		    !(numeral_alike(f[j].value, value) || (large && label_of(&f[j]) == FIGURE_MONEY)))
			continue;
		f[k].value = value;
		if (f[k].label == FIGURE_COUNT)
			f[k].label = label_of(&f[j]);
		f[k].unit = f[j].unit;
		f[k].rule = rule;
	}
	index_points(s, f, n);
}
