/* See ratio.h. */
#include "number/ratio.h"
#include "number/measure.h"

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
	if (piece_is(ps, i, "fold") || (piece_glued(ps, i) && piece_in(ps, i, " x fold \xc3\x97 ")) ||
	    (piece_is(ps, i, "times") && piece_cue(ps, i + 1, NUMCUE_TIMESOF))) {
		f->label = FIGURE_RATIO;
		f->rule = "ratio:times";
		f->b = i + 1;
		return true;
	}
	return false;
}

static void
make_ratio(const struct figure_scene *s, struct figure *f, struct span base)
{
	struct buf *b = &s->work->text;

	b->n = 0;
	buf_span(b, f->value);
	buf_byte(b, '/');
	buf_span(b, base);
	f->value = arena_copy(s->mem, buf_view(b));
	f->label = FIGURE_RATIO;
	f->one = false;
}

/* "one over twenty-one" with nothing that it would be so many of: a fraction. */
static bool
take_over(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct numeral n;
	size_t i = f->b + 1;

	if (f->label != FIGURE_COUNT || !piece_is(ps, f->b, "over") || i >= ps->n ||
	    !numeral_parse(s->work, ps, i, i, s->mem, &n) ||
	    (n.flags & ~(unsigned)(NUMERAL_WORDS | NUMERAL_GROUPED |
	    NUMERAL_SCALED)) != 0 || !numeral_less(s->work, S("0"), n.value) ||
	    memchr(f->value.p, '.', f->value.n) != NULL)
		return false;
	if (n.b < ps->n && (ps->p[n.b].kind != PIECE_MARK || ps->p[n.b].glued) &&
	    !piece_cue(ps, n.b, NUMCUE_CLOSES))
		return false;
	make_ratio(s, f, n.value);
	f->rule = "ratio:over";
	f->b = n.b;
	return true;
}

/* "one in ten", "two (times) out of three", "312 of the 1,240": a part and its base. */
static bool
take_base(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	size_t i = piece_is(ps, f->b, "times") ? f->b + 1 : f->b;
	struct numeral n;
	/* 1-in-5 */
	bool swap = piece_hyphen(ps, i) && piece_is(ps, i + 1, "for") && piece_hyphen(ps, i + 2);	/* 3-for-2 */
	bool hyphen = (piece_hyphen(ps, i) && piece_is(ps, i + 1, "in") && piece_hyphen(ps, i + 2)) || swap;
	bool in = hyphen || (piece_in(ps, i, " in ") && i == f->b), out = piece_is(ps, i, "out") &&
	    piece_is(ps, i + 1, "of");
	bool of = piece_is(ps, i, "of") && i == f->b;
	struct measure u;

	if (f->label == FIGURE_COUNT && piece_is_glued(ps, i, ":") && piece_glued(ps, i + 1) && piece_is(ps, i + 1, "1") &&
	    !piece_glued(ps, i + 2) && memchr(f->value.p, '.', f->value.n) == NULL) {	/* 22:1 */
		make_ratio(s, f, S("1"));
		f->rule = "ratio:colon";
		f->b = i + 2;
		return true;
	}
	if (f->label != FIGURE_COUNT || (!in && !out && !of))
		return false;
	i += hyphen ? 3 : out ? 2 : 1;
	if (piece_in(ps, i, " every ") || (of && piece_in(ps, i,
	    " the its their his her these those some about nearly ")))
		i++;
	if (i >= ps->n || !numeral_parse(s->work, ps, i, i, s->mem, &n) ||
	    n.flags & (NUMERAL_ORDINAL | NUMERAL_FRACTION | NUMERAL_RANGE | NUMERAL_DOTTED | NUMERAL_POINT))
		return false;
	if (memchr(f->value.p, '.', f->value.n) != NULL || f->value.p[0] == '-' || n.value.p[0] == '-')
		return false;
	if (swap) {
		make_ratio(s, f, n.value);
		f->rule = "ratio:for";
		f->b = n.b;
		return true;
	}
	if (!numeral_less(s->work, f->value, n.value) || (in && (f->value.n > 2 ||
	    (numeral_small(&n) >= 1900 && numeral_small(&n) < 2100))) ||
	    measure_behind(ps, n.b, s->mem, &u) || (n.b < ps->n && (ps->p[n.b].is & NUMWORD_TIMEUNIT)))
		return false;
	if (of && f->b + 1 < i && numeral_small(&n) >= 1900 && numeral_small(&n) < 2100 && n.b < ps->n &&
	    ps->p[n.b].capital)
		return false;				/* five of the 2018 FIFA matches */
	if (piece_hyphen(ps, n.b) && ps->p[n.b + 1].kind == PIECE_DIGITS)
		return false;				/* two of the 9-11 hijackers */
	if (in && !((f->one || n.flags & NUMERAL_WORDS || numeral_small(&n) % 5 == 0 ||
	    numeral_small(&n) <= 10) &&
	    numeral_small(&n) > 1))
		return false;
	make_ratio(s, f, n.value);
	f->rule = "ratio:base";
	f->b = n.b;
	return true;
}

void
ratio_take(const struct figure_scene *s, struct figure *f)
{
	if (!take_times(s, f) && !take_over(s, f))
		take_base(s, f);
}
