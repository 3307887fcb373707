/* See list.h. */
#include "number/list.h"

enum { ITEMS_MAX = 6 };		/* numbers of the longest row */

#define ODD	(NUMERAL_FRACTION | NUMERAL_RANGE | NUMERAL_DOTTED | NUMERAL_ORDINAL | NUMERAL_ABOUT)

/* 24-, a hyphen that waits for its word. */
static bool
waits(const struct pieces *ps, size_t i)
{
	return piece_dash(ps, i) && ps->p[i].glued && i + 1 < ps->n &&
	    (!ps->p[i + 1].glued || piece_is(ps, i + 1, ","));
}

/*
 * Steps over ", and" to the next number; false if there is no such joint.
 * *last: the row ends with it.  Not "by 642, or 2 percent".
 */
static bool
joint(const struct pieces *ps, size_t *i, bool *last)
{
	size_t from = *i;

	if (piece_is(ps, *i, ","))
		(*i)++;
	*last = piece_is(ps, *i, "and") || (*i == from && piece_is(ps, *i, "or"));
	if (*last)
		(*i)++;
	return *i > from && *i < ps->n && !ps->p[*i].glued;
}

/* Is the unit one that is written behind, and not a scale's? */
static bool
lends(const struct quantity *q)
{
	return q->unit.id.n > 0 && q->unit.a >= q->n.b && q->n.power == 0 && (q->n.flags & ODD) == 0;
}

void
list_unit(const struct figure_scene *s, struct quantity *q)
{
	const struct pieces *ps = s->ps;
	bool hyphen = waits(ps, q->b), last = false;
	size_t i = q->b + (hyphen ? 1 : 0);
	struct quantity next = { 0 };

	if (q->unit.id.n > 0 || q->n.power != 0 || (q->n.flags & ODD) != 0)
		return;
	for (int k = 0; k < ITEMS_MAX && joint(ps, &i, &last); k++) {
		if (!quantity_read(s, i, i, &next) || (next.n.flags & NUMERAL_WORDS) != (q->n.flags & NUMERAL_WORDS))
			return;
		if (next.unit.id.n > 0)
			break;
		if (hyphen != waits(ps, next.b) || last)
			return;
		i = next.b + (hyphen ? 1 : 0);
		next = (struct quantity){ 0 };
	}
	if (!last || !lends(&next) || !(numeral_alike(q->n.value, next.n.value) ||
	    (q->a > 0 && piece_is(ps, q->a - 1, "between"))))
		return;
	if (next.unit.power != 0)
		numeral_shift(s->work, &q->n, next.unit.power, s->mem);	/* 10, 15 and 20 cents */
	q->unit = next.unit;
	q->money = next.money;
	q->percent = next.percent;
}
