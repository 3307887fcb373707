/* See parts.h. */
#include "number/parts.h"
#include "lex_hedge.h"
#include "pos.h"

/* Part of a whole: "thirds", "twenty-fifth", "thousandths"; its denominator, and the piece behind it. */
bool
parts_denominator(const struct pieces *ps, size_t i, uint64_t *den, bool *many, size_t *end)
{
	uint64_t tens = 0, ten = 1;

	if (i >= ps->n)
		return false;
	if (ps->p[i].is & NUMWORD_CARD) {
		tens = (uint64_t)piece_number(&ps->p[i], NUMWORD_CARD);
		if (tens < 20 || tens % 10 != 0)
			return false;
		i += piece_hyphen(ps, i + 1) ? 2 : 1;
		if (i >= ps->n || (ps->p[i].is & (NUMWORD_ORD | NUMWORD_PART)) == 0)
			return false;
		*den = (uint64_t)piece_number(&ps->p[i], NUMWORD_ORD | NUMWORD_PART);
		if (*den == 0 || *den > 9 || span_starts(ps->p[i].low, S("hal")))
			return false;
		*den += tens;
	} else if (ps->p[i].is & NUMWORD_PART) {
		*den = (uint64_t)piece_number(&ps->p[i], NUMWORD_PART);
		if (*den < 2)
			return false;
	} else if (ps->p[i].is & (NUMWORD_PARTSCALE | NUMWORD_ORDSCALE)) {
		for (int k = piece_number(&ps->p[i], NUMWORD_PARTSCALE | NUMWORD_ORDSCALE); k > 0; k--)
			ten *= 10;
		*den = ten;
	} else
		return false;
	*many = (ps->p[i].is & NUMWORD_MANY) != 0;
	*end = i + 1;
	return true;
}

/* A number below 100 in words at piece i, the piece behind it in *end; 0 if there is none. */
uint32_t
parts_below_hundred(const struct pieces *ps, size_t i, size_t *end)
{
	uint32_t v, one;
	size_t next;

	if (i >= ps->n || (ps->p[i].is & NUMWORD_CARD) == 0)
		return 0;
	v = (uint32_t)piece_number(&ps->p[i], NUMWORD_CARD);
	*end = i + 1;
	next = piece_hyphen(ps, i + 1) ? i + 2 : i + 1;
	if (v < 20 || next >= ps->n || (ps->p[next].is & NUMWORD_CARD) == 0)
		return v;
	one = (uint32_t)piece_number(&ps->p[next], NUMWORD_CARD);
	if (one == 0 || one > 9)
		return v;
	*end = next + 1;
	return v + one;
}

/* "and a half", "and three quarters", "and fifty-four hundredths" behind a number. */
bool
parts_and(struct reading *r)
{
	const struct pieces *ps = r->ps;
	size_t and = piece_hyphen(ps, r->at) ? r->at + 1 : r->at;	/* two-and-a-half */
	size_t i = piece_hyphen(ps, and + 1) ? and + 2 : and + 1, end;
	uint64_t den;
	uint32_t num = 1;
	bool many;

	if (!r->any || !piece_is(ps, and, "and") || i + 1 >= ps->n)
		return false;
	if (piece_in(ps, i, " a an one "))
		i++;
	else if (ps->p[i].is & NUMWORD_CARD)
		num = parts_below_hundred(ps, i, &i);
	else if ((ps->p[i].is & NUMWORD_PART) == 0)	/* "two and half" */
		return false;
	if (piece_hyphen(ps, i))
		i++;
	if (!parts_denominator(ps, i, &den, &many, &end) || ((num > 1) != many && den != 4) || num == 0 ||
	    num >= den || den > 100)
		return false;
	if ((ps->p[end - 1].is & NUMWORD_ORD) && piece_dash(ps, end))
		return false;				/* $992,000 and a third-quarter loss */
	if (num == 1 && r->last < 3 && (ps->p[end - 1].is & NUMWORD_ORD) && end < ps->n &&
	    ps->p[end].kind == PIECE_WORD && !piece_is(ps, end, "of") && r->flags & NUMERAL_WORDS)
		return false;				/* one hundred and one third graders */
	r->num = num;
	r->den = (uint32_t)den;
	r->power = r->after_scale ? r->last : 0;
	r->at = end;
	if (r->last > 3 && end < ps->n && (ps->p[end].is & NUMWORD_SCALE) &&
	    !(ps->p[end].is & NUMWORD_MANY) &&
	    piece_number(&ps->p[end], NUMWORD_SCALE) < r->last) {
		r->power = piece_number(&ps->p[end], NUMWORD_SCALE);
		r->at++;				/* one billion and a half million */
	}
	r->flags |= NUMERAL_WORDS;
	return true;
}

/* "two thirds [of a million]", "three quarters [of a billion]", "three quarter [billion]". */
static void
of_scale(struct reading *r, uint64_t den)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at;

	r->after_scale = false;
	if (piece_is(ps, i, "of"))
		i += piece_in(ps, i + 1, " a one ") ? 2 : 1;
	if (i >= ps->n || den > 1000 || (ps->p[i].is & NUMWORD_SCALE) == 0 ||
	    (ps->p[i].is & NUMWORD_MANY) ||
	    piece_number(&ps->p[i], NUMWORD_SCALE) < 3)
		return;
	r->scale = r->last = piece_number(&ps->p[i], NUMWORD_SCALE);
	decimal_shift(&r->w->total, r->scale);
	r->after_scale = true;
	r->at = i + 1;
}

/* "two thirds", "one twenty-fifth", "a hundred trillionths" behind the number just read. */
bool
parts_behind(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at, end;
	uint64_t den;
	bool many, one;

	if (piece_hyphen(ps, i) || (piece_dash(ps, i) && i + 1 < ps->n &&
	    (ps->p[i + 1].glued || (ps->p[i + 1].is & NUMWORD_MANY))))
		i++;					/* five - eighths */
	if (i >= ps->n || !parts_denominator(ps, i, &den, &many, &end))
		return false;
	one = r->low == 1 && decimal_is_zero(&r->w->total);
	if (many == one || (one && end < ps->n && (ps->p[end].is & NUMWORD_TIMEUNIT)))
		return false;
	if (r->low == den && decimal_is_zero(&r->w->total))
		return false;				/* the two halves: two of them */
	if (many && (ps->p[i].is & NUMWORD_TIMEUNIT) && (r->low > 3 || (out->a > 0 &&
	    piece_cue(ps, out->a - 1, NUMCUE_PERIOD))))
		return false;				/* four quarters, the next three quarters: of a year */
	reading_close(r, 0);
	r->at = end;
	r->flags = NUMERAL_WORDS | NUMERAL_FRACTION;
	of_scale(r, den);
	if (r->after_scale && reading_finite((uint32_t)den)) {
		decimal_set(&r->w->part, (int64_t)den);
		decimal_divide(&r->w->total, &r->w->total, &r->w->part, 12);
		decimal_trim(&r->w->total);
		r->flags = NUMERAL_WORDS | NUMERAL_SCALED;
		out->value = reading_format(r->w, &r->w->total, mem);
	} else
		out->value = reading_fraction(r->w, reading_format(r->w, &r->w->total, mem), den, mem);
	return true;
}

/* "almost a third by 2006", "cut by a fifth in May": what stands around says that it is a part. */
static bool
part_between(const struct pieces *ps, size_t article, size_t behind)
{
	unsigned can = piece_can(ps, behind);

	return article > 0 && (can & (POS_PREP | POS_CONJ)) && !(can & POS_OPEN) &&
	    (piece_is(ps, article - 1, "by") ||
	    (piece_classes(ps, article - 1, KNOWN_HEDGE) & HEDGE_LAST));
}

/* "a fifth", "a twenty-first" with no noun behind: a part, not a place in a row. */
bool
parts_alone(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;

	if (out->a == 0 || !piece_in(ps, out->a - 1, " a an ") || decimal_is_zero(&r->w->total))
		return false;
	if (r->at < ps->n && (ps->p[r->at].kind == PIECE_WORD ? !piece_is(ps, r->at, "of") &&
	    !part_between(ps, out->a - 1, r->at) : piece_hyphen(ps, r->at) ||
	    (piece_dash(ps, r->at) && piece_is(ps, r->at + 1, "quarter"))))
		return false;
	decimal_set(&r->w->part, 2);
	if (decimal_compare(&r->w->total, &r->w->part) <= 0)
		return false;
	r->w->text.n = 0;
	buf_span(&r->w->text, S("1/"));
	decimal_format(&r->w->text, &r->w->total);
	out->value = arena_copy(mem, buf_view(&r->w->text));
	r->flags = NUMERAL_WORDS | NUMERAL_FRACTION;
	return true;
}

/* "half a dozen", "a quarter of a million", "half": part of what follows, or of 1. */
bool
parts_of(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at + 1;
	int den = piece_number(&ps->p[r->at], NUMWORD_PART);
	bool of = piece_is(ps, i, "of");

	if ((ps->p[r->at].is & NUMWORD_PART) == 0 || (ps->p[r->at].is & NUMWORD_MANY))
		return false;
	if ((ps->p[r->at].is & NUMWORD_ORD) && !(of && r->at > 0 && piece_is(ps, r->at - 1, "a")))
		return false;				/* third: a place in a row, unless a part of something */
	if (of || piece_hyphen(ps, i))
		i++;
	if (piece_in(ps, i, " a an "))
		i++;
	if (i < ps->n && den <= 4 && den != 3 && (ps->p[i].is & (NUMWORD_SCALE | NUMWORD_GROUP)) &&
	    !(ps->p[i].is & NUMWORD_MANY) && !span_is(ps->p[i].low, "couple")) {
		if (ps->p[i].is & NUMWORD_GROUP)
			decimal_set(&r->w->total, piece_number(&ps->p[i], NUMWORD_GROUP));
		else {
			decimal_set(&r->w->total, 1);
			decimal_shift(&r->w->total, piece_number(&ps->p[i], NUMWORD_SCALE));
		}
		decimal_set(&r->w->part, den);
		decimal_divide(&r->w->total, &r->w->total, &r->w->part, 2);
		decimal_trim(&r->w->total);
		out->value = reading_format(r->w, &r->w->total, mem);
		r->at = i + 1;
		r->flags |= NUMERAL_WORDS | NUMERAL_SCALED;
		return true;
	}
	out->value = reading_fraction(r->w, S("1"), (uint64_t)den, mem);
	r->at++;
	r->flags |= NUMERAL_WORDS | NUMERAL_FRACTION;
	return true;
}
