/* See numeral.h. */
#include "number/numeral.h"
#include "number/digits.h"
#include "number/parts.h"
#include "number/scales.h"
#include "number/words.h"

/* An article or a sign before the number belongs to it. */
static void
take_in_front(const struct pieces *ps, size_t floor, struct numeral *out, struct numeral_work *w,
    struct arena *mem)
{
	size_t a = out->a;
	const struct piece *p;
	bool words = (out->flags & NUMERAL_WORDS) != 0 && ps->p[a].kind == PIECE_WORD;

	if (a == floor || a == 0)
		return;
	p = &ps->p[a - 1];
	if (words && piece_in(ps, a - 1, " a an ") && !(out->flags & NUMERAL_ORDINAL) &&
	    ((ps->p[a].is & (NUMWORD_SCALE | NUMWORD_GROUP | NUMWORD_PART | NUMWORD_VAGUE | NUMWORD_ORDSCALE)) ||
	    ((out->flags & NUMERAL_FRACTION) && span_starts(out->value, S("1/"))))) {
		out->a--;
		out->flags |= NUMERAL_ARTICLE;
		return;
	}
	if (out->flags & (NUMERAL_ORDINAL | NUMERAL_RANGE))
		return;
	if (piece_hyphen(ps, a - 1) && a >= floor + 2 && piece_is(ps, a - 2, "minus"))
		out->a--;				/* minus-5 */
	else if (piece_in(ps, a - 1, " minus negative ")) {
		if (a >= floor + 3 && piece_in(ps, a - 2, " or and ") && piece_is(ps, a - 3, "plus"))
			return;				/* plus or minus 15 */
	}
	else if (!ps->p[a].glued || (a >= 2 && ps->p[a - 2].kind == PIECE_DIGITS) || (p->glued &&
	    a >= 2 && !piece_in(ps, a - 2, " ( [ $ \xc2\xa3 \xe2\x82\xac ")) ||
	    (!span_is(p->text, "-") && !span_is(p->text, "\xe2\x88\x92") &&
	    !span_is(p->text, "\xe2\x80\x93")) ||
	    ps->p[a].kind == PIECE_WORD)
		return;
	out->a--;
	out->flags |= NUMERAL_SIGNED;
	w->text.n = 0;
	buf_byte(&w->text, '-');
	buf_span(&w->text, out->value);
	out->value = arena_copy(mem, buf_view(&w->text));
}

static bool
parse(struct numeral_work *w, const struct pieces *ps, size_t i, size_t floor, struct arena *mem,
    struct numeral *out)
{
	struct reading r = { .w = w, .ps = ps, .at = i, .scale = 99 };
	bool good;

	*out = (struct numeral){ .a = i };
	decimal_set(&w->total, 0);
	if (ps->p[i].kind == PIECE_DIGITS || ps->p[i].kind == PIECE_VULGAR)
		good = digits_read(&r, out, mem);
	else
		good = (ps->p[i].is & (NUMBER_WORD | NUMWORD_VAGUE)) != 0 &&
		    (scales_plural(&r, out, mem) || scales_vague(&r, out, mem) ||
		    parts_of(&r, out, mem) || words_read(&r, out, mem));
	if (!good)
		return false;
	out->b = r.at;
	out->flags = r.flags;
	out->power = r.after_scale && r.scale < 99 ? r.scale : 0;
	take_in_front(ps, floor, out, w, mem);
	return true;
}

bool
numeral_parse(struct numeral_work *w, const struct pieces *ps, size_t i, size_t floor,
    struct arena *mem, struct numeral *out)
{
	struct numeral_memo *m = &w->memo[i % NUMERAL_MEMOS];

	if (m->cut != ps->cut || m->i != i || m->floor != floor) {
		m->good = parse(w, ps, i, floor, mem, &m->n);
		m->cut = ps->cut;
		m->i = i;
		m->floor = floor;
	}
	*out = m->n;
	return m->good;
}

void
numeral_shift(struct numeral_work *w, struct numeral *n, int power, struct arena *mem)
{
	if (decimal_parse(&w->total, n->value)) {
		decimal_shift(&w->total, power);
		decimal_trim(&w->total);
		n->value = reading_format(w, &w->total, mem);
	}
	if (n->high.n > 0 && decimal_parse(&w->total, n->high)) {
		decimal_shift(&w->total, power);
		n->high = reading_format(w, &w->total, mem);
	}
}

bool
numeral_less(struct numeral_work *w, struct span a, struct span b)
{
	return decimal_parse(&w->part, a) && decimal_parse(&w->other, b) &&
	    decimal_compare(&w->part, &w->other) < 0;
}

struct span
numeral_range(struct numeral_work *w, struct span low, struct span high, struct arena *mem)
{
	w->text.n = 0;
	buf_span(&w->text, low);
	buf_span(&w->text, S(".."));
	buf_span(&w->text, high);
	return arena_copy(mem, buf_view(&w->text));
}

long
numeral_small(const struct numeral *n)
{
	long v = 0;

	if (n->value.n == 0 || n->value.n > 6)
		return -1;
	for (size_t i = 0; i < n->value.n; i++) {
		if (n->value.p[i] < '0' || n->value.p[i] > '9')
			return -1;
		v = v * 10 + (n->value.p[i] - '0');
	}
	return v;
}

bool
numeral_is_one(const struct numeral *n)
{
	return span_is(n->value, "1");
}

static size_t
whole_digits(struct span value)
{
	const char *point = memchr(value.p, '.', value.n);

	return point == NULL ? value.n : (size_t)(point - value.p);
}

bool
numeral_alike(struct span value, struct span other)
{
	size_t n = whole_digits(value), m = whole_digits(other);

	return n <= m + 1 && m <= n + 1;
}
