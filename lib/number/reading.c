/* See reading.h. */
#include "number/reading.h"
#include "row.h"

void
numeral_work_free(struct numeral_work *w)
{
	decimal_free(&w->total);
	decimal_free(&w->part);
	decimal_free(&w->other);
	buf_free(&w->text);
}

struct span
reading_format(struct numeral_work *w, const struct decimal *d, struct arena *mem)
{
	w->text.n = 0;
	decimal_format(&w->text, d);
	return arena_copy(mem, buf_view(&w->text));
}

struct span
reading_fraction(struct numeral_work *w, struct span num, uint64_t den, struct arena *mem)
{
	w->text.n = 0;
	buf_span(&w->text, num);
	buf_byte(&w->text, '/');
	row_decimal(&w->text, den);
	return arena_copy(mem, buf_view(&w->text));
}

bool
reading_finite(uint32_t den)
{
	while (den % 2 == 0)
		den /= 2;
	while (den % 5 == 0)
		den /= 5;
	return den == 1;
}

/* total += low * 10^power */
void
reading_close(struct reading *r, int power)
{
	decimal_set(&r->w->part, (int64_t)r->low);
	decimal_shift(&r->w->part, power);
	decimal_add(&r->w->total, &r->w->part);
	r->low = 0;
	r->low_any = false;
}

/* total = total + num/den (of a scale): decimal if it ends, else n/d. */
struct span
reading_with_part(struct reading *r, struct arena *mem)
{
	struct numeral_work *w = r->w;
	struct buf *b = &w->text;
	struct span v;

	decimal_set(&w->part, r->num);
	decimal_shift(&w->part, r->power == 2 ? 0 : r->power);
	decimal_set(&w->other, r->den);
	if (reading_finite(r->den)) {
		decimal_divide(&w->part, &w->part, &w->other, 12);
		decimal_add(&w->total, &w->part);
		decimal_trim(&w->total);
		return reading_format(w, &w->total, mem);
	}
	decimal_multiply(&w->total, &w->other);
	decimal_add(&w->total, &w->part);
	v = reading_format(w, &w->total, mem);
	b->n = 0;
	buf_span(b, v);
	buf_byte(b, '/');
	row_decimal(b, r->den);
	r->flags |= NUMERAL_FRACTION;
	return arena_copy(mem, buf_view(b));
}

bool
reading_dozen(const struct pieces *ps, size_t i)
{
	return i < ps->n && (ps->p[i].is & NUMWORD_GROUP) &&
	    piece_number(&ps->p[i], NUMWORD_GROUP) == 12;
}
