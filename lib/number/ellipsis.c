/* See ellipsis.h. */
#include "number/ellipsis.h"
#include "number/measure.h"
#include "pos.h"

enum { GAP = 8 };		/* pieces between the two amounts */

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

/* Digits behind "to", "from", "against" or "and", with nothing behind that they could count. */
static bool
bare(const struct pieces *ps, const struct figure *f, const struct figure *next)
{
	return f->label == FIGURE_COUNT && f->unit.n == 0 && ps->p[f->a].kind == PIECE_DIGITS &&
	    (f->b == f->a + 1 || scaled(ps, f)) &&
	    f->left > 0 && piece_in(ps, f->left - 1, " to from vs vs. versus against and ") &&
	    (f->right >= ps->n || time_at(ps, f->right, next) || piece_cue(ps, f->right, NUMCUE_CLOSES) ||
	    ((piece_can(ps, f->right) & (POS_PREP | POS_CONJ)) && !piece_is(ps, f->right, "of")));
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
 * Has f a unit to lend?  Not "224 percent" in "jumped 224 percent from 131";
 * to plain digits no currency but a sign before others, or cents.
 */
static bool
lends(const struct pieces *ps, const struct figure *f, bool to_scaled)
{
	if (f->unit.n == 0 || f->value.n == 0)
		return false;
	switch (f->label) {
	case FIGURE_PERCENT:
		return (f->how & (HOW_UP | HOW_DOWN)) == 0;
	case FIGURE_QUANTITY:
		return true;
	case FIGURE_MONEY:
		return to_scaled || (f->b == f->a + 2 && ps->p[f->b - 1].kind == PIECE_DIGITS) || in_cents(ps, f);
	default:
		return false;
	}
}

/* Is there nothing between that begins another statement? */
static bool
one_statement(const struct pieces *ps, size_t from, size_t to)
{
	if (to < from || to - from > GAP)
		return false;
	for (size_t i = from; i + 1 < to; i++)
		if (piece_in(ps, i, " ; : . and but while "))
			return false;
	return true;
}

void
ellipsis_set(const struct figure_scene *s, struct figure *f, size_t n)
{
	static const char rule[] = "ellipsis";

	for (size_t k = 1; k < n; k++) {
		size_t j = k - 1;
		bool large = scaled(s->ps, &f[k]);
		struct span value = f[k].value;

		if (!bare(s->ps, &f[k], k + 1 < n ? &f[k + 1] : NULL))
			continue;
		if (!lends(s->ps, &f[j], large) && (f[j].label == FIGURE_DATE || f[j].label == FIGURE_DURATION) && j > 0)
			j--;				/* 5.6 percent in May from 5.4 in April */
		if (piece_is(s->ps, f[k].left - 1, "and") && f[j].rule != rule)
			continue;			/* from 8.2 billion in May and 4.7 a year earlier */
		if (!large && in_cents(s->ps, &f[j]))
			value = hundredths(s, value);
		if (!lends(s->ps, &f[j], large) || !one_statement(s->ps, f[j].right, f[k].left) || !numeral_alike(f[j].value, value))
			continue;
		f[k].value = value;
		f[k].label = f[j].label;
		f[k].unit = f[j].unit;
		f[k].rule = rule;
	}
}
