/* See scales.h. */
#include "number/scales.h"

/* "3 dozen" in digits. */
static void
dozens_behind(struct reading *r)
{
	const struct pieces *ps = r->ps;

	if (!reading_dozen(ps, r->at))
		return;
	decimal_set(&r->w->part, 12);
	decimal_multiply(&r->w->total, &r->w->part);
	r->flags |= NUMERAL_SCALED | NUMERAL_WORDS;
	r->at++;
}

/* "4 thousand 3 hundred and 21": smaller numbers go on behind hundred and thousand. */
static void
smaller_behind(struct reading *r)
{
	const struct pieces *ps = r->ps;
	size_t i = r->at + (piece_is(ps, r->at, "and") ? 1 : 0);
	unsigned v, limit = r->scale == 3 ? 1000 : 100;

	if (i >= ps->n || r->scale < 2)
		return;
	if (ps->p[i].is & NUMWORD_CARD)
		v = (unsigned)piece_number(&ps->p[i], NUMWORD_CARD);
	else if (piece_digits(ps, i, &v) == 0 || ps->p[i].glued)
		return;
	if (v == 0 || v >= limit || (i + 1 < ps->n &&
	    (ps->p[i + 1].is & (NUMWORD_SCALE | NUMWORD_MONTH)) &&
	    !(r->scale == 3 && v < 10 && piece_is(ps, i + 1, "hundred"))) || (i == r->at &&
	    r->scale == 2))
		return;
	r->at = i + 1;
	if (piece_is(ps, r->at, "hundred")) {
		v *= 100;
		r->at++;
		r->scale = 2;
	} else
		r->scale = 0;
	decimal_set(&r->w->part, v);
	decimal_add(&r->w->total, &r->w->part);
	if (r->scale == 2)
		smaller_behind(r);
}

/* Scale words behind digits: 1.2 billion, 4 hundred million, 2.5 lakh crore, 5bn. */
void
scales_behind(struct reading *r)
{
	const struct pieces *ps = r->ps;

	for (int k = 0; k < 3 && r->at < ps->n; k++) {
		const struct piece *p = &ps->p[r->at];
		size_t hyphen = piece_hyphen(ps, r->at) &&
		    (ps->p[r->at + 1].is & (NUMWORD_SCALE | NUMWORD_ABBRSCALE)) ? 1 : 0;

		p += hyphen;
		if (p->is & NUMWORD_SCALE)
			r->scale = piece_number(p, NUMWORD_SCALE);
		else if (p->is & NUMWORD_ABBRSCALE)
			r->scale = piece_number(p, NUMWORD_ABBRSCALE);
		else if (p->glued && span_is(p->low, "k") && k == 0)
			r->scale = 3;
		else
			break;
		if ((p->is & NUMWORD_MANY) && !(p->is & NUMWORD_ABBRSCALE))
			r->flags |= NUMERAL_PLURAL;
		decimal_shift(&r->w->total, r->scale);
		r->last = r->scale;
		r->after_scale = true;
		r->flags |= NUMERAL_SCALED | (p->is != 0 ? NUMERAL_WORDS : 0);
		r->at += 1 + hyphen;
	}
	if (r->after_scale)
		decimal_trim(&r->w->total);
	if (r->after_scale && r->scale <= 3)
		smaller_behind(r);
	else if (!r->after_scale)
		dozens_behind(r);
}

/* "dozens", "tens of thousands", "hundreds": a range of one power of ten. */
bool
scales_plural(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	const struct piece *p = &ps->p[r->at];
	struct decimal *d = &r->w->total;

	if ((p->is & (NUMWORD_SCALE | NUMWORD_GROUP)) == 0 || (p->is & NUMWORD_MANY) == 0)
		return false;
	if (span_is(p->low, "scores") && !piece_is(ps, r->at + 1, "of"))
		return false;
	if (span_is(p->low, "tens") && !piece_is(ps, r->at + 1, "of"))
		return false;
	if (p->is & NUMWORD_GROUP)
		decimal_set(d, piece_number(p, NUMWORD_GROUP));
	else {
		decimal_set(d, 1);
		decimal_shift(d, piece_number(p, NUMWORD_SCALE));
	}
	r->at++;
	for (int k = 0; k < 2 && piece_is(ps, r->at, "of") && r->at + 1 < ps->n &&
	    (ps->p[r->at + 1].is & NUMWORD_SCALE) && (ps->p[r->at + 1].is & NUMWORD_MANY); k++) {
		decimal_shift(d, piece_number(&ps->p[r->at + 1], NUMWORD_SCALE));
		r->at += 2;
	}
	out->value = reading_format(r->w, d, mem);
	decimal_shift(d, 1);
	out->high = reading_format(r->w, d, mem);
	r->flags |= NUMERAL_WORDS | NUMERAL_RANGE | NUMERAL_SCALED | NUMERAL_PLURAL;
	return true;
}

/* "several hundred", "a few dozen", "a couple of thousand", "a couple of". */
bool
scales_vague(struct reading *r, struct numeral *out, struct arena *mem)
{
	const struct pieces *ps = r->ps;
	const struct piece *p = &ps->p[r->at];
	bool couple = span_is(p->low, "couple");
	size_t i = r->at + 1;
	struct decimal *d = &r->w->total;

	if (!couple && (p->is & NUMWORD_VAGUE) == 0)
		return false;
	if (piece_is(ps, i, "of"))
		i++;
	decimal_set(d, couple ? 2 : 1);
	if (i < ps->n && (ps->p[i].is & NUMWORD_SCALE)) {
		decimal_shift(d, piece_number(&ps->p[i], NUMWORD_SCALE));
		if (i + 1 < ps->n &&
		    (ps->p[i + 1].is & NUMWORD_SCALE))		/* several hundred million */
			decimal_shift(d, piece_number(&ps->p[++i], NUMWORD_SCALE));
	} else if (reading_dozen(ps, i)) {
		decimal_set(&r->w->part, 12);
		decimal_multiply(d, &r->w->part);
	} else {
		if (!couple || r->at == 0 || !piece_cue(ps, r->at - 1, NUMCUE_COUPLE))
			return false;
		if (i == r->at + 1 && !(i < ps->n && (ps->p[i].is & NUMWORD_TIMEUNIT)))
			return false;			/* "the couple", "a couple married" */
		r->at = i;
		out->value = S("2");
		r->flags |= NUMERAL_WORDS | NUMERAL_ABOUT;
		return true;
	}
	r->at = i + 1;
	r->flags |= NUMERAL_WORDS | NUMERAL_SCALED | (couple ? NUMERAL_ABOUT : NUMERAL_RANGE);
	out->value = reading_format(r->w, d, mem);
	if (!couple) {
		decimal_shift(d, 1);
		out->high = reading_format(r->w, d, mem);
	}
	return true;
}
