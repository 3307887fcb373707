/* See age.h. */
#include "number/age.h"
#include "pos.h"

enum { EXPECTANCY = 8 };	/* words before a number that may tell of it */

static bool
capital_name(const struct pieces *ps, size_t i)
{
	return ps->p[i].kind == PIECE_WORD && ps->p[i].capital &&
	    !(ps->p[i].is & (NUMWORD_MONTH | NUMWORD_WEEKDAY)) &&
	    !(piece_can(ps, i) & POS_CLOSED);
}

/* "life expectancy for men is around 73", "the average age rose to 41": what a number at piece a is. */
static bool
age_of_many(const struct pieces *ps, size_t a)
{
	size_t i = a;

	while (i > 0 && piece_in(ps, i - 1, " about around just nearly almost only some over under "))
		i--;
	if (i == 0 || !(piece_in(ps, i - 1, " to at of ") || (piece_can(ps, i - 1) & POS_BE)))
		return false;
	for (size_t k = i - 1; k-- > 0 && k + EXPECTANCY >= i; )
		if (ps->p[k].kind != PIECE_WORD || piece_in(ps, k, " and but while "))
			return false;
		else if (piece_is(ps, k, "expectancy") || (piece_is(ps, k, "age") && k > 0 &&
		    piece_in(ps, k - 1, " average median mean retirement pension ")))
			return true;
	return false;
}

/* Is the number an age: "the suspect, 24, faces", "aged 8 to 10", "at age 40", "Roe (54)"? */
static bool
age_here(const struct figure_scene *s, struct figure *f, bool *sure)
{
	const struct pieces *ps = s->ps;
	size_t a = f->a, b = f->b;
	bool person;

	*sure = true;
	if (piece_in(ps, b, " yo y.o. y.o ")) {
		f->b++;
		return true;
	}
	if (a > 0 && piece_cue(ps, a - 1, NUMCUE_AGECUE) && !piece_hyphen(ps, b))
		return true;
	if (a > 1 && piece_is(ps, a - 1, "of") && (piece_is(ps, a - 2, "age") ||
	    piece_is(ps, a - 2, "ages")))
		return true;
	if (a > 1 && piece_in(ps, a - 1, " about around between ") &&
	    piece_in(ps, a - 2, " age aged ages "))
		return true;
	if (a > 0 && piece_in(ps, a - 1, " turned turns turning ") && (b >= ps->n ||
	    !(piece_can(ps, b) & (POS_NOUN | POS_PLURAL)) ||
	    (piece_can(ps, b) & POS_CLOSED)))
		return true;
	if (a > 1 && piece_is(ps, a - 1, "at") && piece_in(ps, a - 2, " dies died dead ") &&
	    (b >= ps->n || piece_cue(ps, b, NUMCUE_CLOSES) || (piece_can(ps, b) & (POS_PREP | POS_CONJ))))
		return true;
	if (age_of_many(ps, a) && (b >= ps->n || piece_cue(ps, b, NUMCUE_CLOSES) || (piece_can(ps, b) & (POS_PREP | POS_CONJ | POS_ING))))
		return true;
	*sure = false;
	if (a < 2)
		return false;
	if ((piece_can(ps, a - 1) & POS_AUX) && (b >= ps->n || piece_cue(ps, b, NUMCUE_CLOSES) ||
	    piece_in(ps, b, " by when and ")) &&
	    (piece_in(ps, a - 2, " he she who i ") || (a > 2 && piece_is(ps, a - 1, "be") &&
	    piece_in(ps, a - 3, " he she who i "))))
		return true;				/* he will be 35 by then */
	person = capital_name(ps, a - 2) || piece_cue(ps, a - 2, NUMCUE_AGED) ||
	    piece_in(ps, a - 2, " jr. sr. ");
	if (!person)
		return false;
	if (ps->p[a].kind == PIECE_WORD && b < ps->n && ps->p[b].kind == PIECE_WORD)
		/* Smith, one of the leaders; However, one has to */
		return false;
	if (piece_is(ps, a - 1, ","))
		return b >= ps->n || piece_in(ps, b, " , . ; ) and ") ||
		    piece_cue(ps, b, NUMCUE_AGETAIL);
	return piece_is(ps, a - 1, "(") && piece_is(ps, b, ")") &&
	    numeral_small(&(struct numeral){ .value = f->value }) >= 15;
}

void
age_take(const struct figure_scene *s, struct figure *f)
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
void
age_range_old(const struct figure_scene *s, struct figure *f)
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

/* 40s, not the 40s: two digits, a multiple of ten, and an s. */
static bool
tens(const struct pieces *ps, size_t i, unsigned *v)
{
	return piece_digits(ps, i, v) == 2 && *v >= 20 && *v % 10 == 0 && piece_is_glued(ps, i + 1, "s");
}

/* "in her 40s", "their early 30s", "his 40s and 50s": whose they are stands before. */
static bool
of_somebody(const struct pieces *ps, size_t i)
{
	unsigned v;

	for (int items = 0; i > 0 && items < 4; items++) {
		if (piece_dash(ps, i - 1) && i > 1)
			i--;
		if (piece_in(ps, i - 1, " early mid late ") && i > 1)
			i--;
		if (piece_can(ps, i - 1) & POS_POSS)
			return true;
		if (!piece_in(ps, i - 1, " and or to , ") || i < 4 || !tens(ps, i - 3, &v))
			return false;
		i -= 3;
	}
	return false;
}

bool
age_group(const struct figure_scene *s, size_t i, size_t floor, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct numeral_work *w = s->work;
	unsigned v;
	bool over = i >= floor + 2 && piece_hyphen(ps, i - 1) && piece_is(ps, i - 2, "over");

	if (ps->p[i].kind != PIECE_DIGITS || !piece_is_glued(ps, i + 1, "s"))
		return false;
	*f = (struct figure){ .a = i, .b = i + 2, .label = FIGURE_AGE, .unit = S("year"), .value = ps->p[i].text,
	    .rule = "age:group", .conf = 85 };
	if (over && piece_digits(ps, i, &v) == 2) {
		f->a = i - 2;
		f->how = HOW_AT_LEAST;
		return true;
	}
	if (!tens(ps, i, &v) || !of_somebody(ps, i))
		return false;
	decimal_set(&w->total, v + 9);
	w->text.n = 0;
	decimal_format(&w->text, &w->total);
	f->value = numeral_range(w, f->value, arena_copy(s->mem, buf_view(&w->text)), s->mem);
	return true;
}
