/* See duration.h. */
#include "number/duration.h"
#include "number/timeword.h"

static const struct duration_unit units[] = {
	{ SPAN("TS"), "PT", "S", 1 }, { SPAN("TM"), "PT", "M", 1 }, { SPAN("TH"), "PT", "H", 1 },
	{ SPAN("D"), "P", "D", 1 }, { SPAN("N"), "P", "D", 1 }, { SPAN("W"), "P", "W", 1 },
	{ SPAN("E"), "P", "WE", 1 }, { SPAN("F"), "P", "W", 2 }, { SPAN("M"), "P", "M", 1 },
	{ SPAN("Q"), "P", "M", 3 }, { SPAN("6M"), "P", "M", 6 }, { SPAN("Y"), "P", "Y", 1 },
	{ SPAN("10"), "P", "Y", 10 }, { SPAN("C"), "P", "Y", 100 }, { SPAN("K"), "P", "Y", 1000 }
};


const struct duration_unit *
duration_unit(struct span unit)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (span_eq(unit, units[i].unit))
			return &units[i];
	return NULL;
}

/* 1.5 hours are 90 minutes: a part of a unit as whole smaller ones, where that is exact. */
static struct span
smaller_unit(struct decimal *d, struct span unit, struct decimal *times)
{
	static const struct {
		struct span unit, smaller;
		int64_t times;
	} steps[] = {
		{ SPAN("TM"), SPAN("TS"), 60 }, { SPAN("TH"), SPAN("TM"), 60 }, { SPAN("D"), SPAN("TH"), 24 },
		{ SPAN("W"), SPAN("D"), 7 }, { SPAN("Y"), SPAN("M"), 12 }
	};

	for (size_t i = 0; d->places > 0 && i < sizeof(steps) / sizeof(*steps); i++)
		if (span_eq(unit, steps[i].unit)) {
			decimal_set(times, steps[i].times);
			decimal_multiply(d, times);
			decimal_trim(d);
			if (d->places == 0)
				return steps[i].smaller;
			decimal_divide(d, d, times, d->places);
			decimal_trim(d);
			break;
		}
	return unit;
}

/* n units as an ISO 8601 duration; empty if the unit has no letter. */
struct span
duration_text(const struct scene *s, struct span n, struct span unit)
{
	const struct duration_unit *u = duration_unit(unit);
	struct buf *b = &s->work->text;
	struct decimal *d = &s->work->total;

	if (u == NULL)
		return (struct span){ 0 };
	if (memchr(n.p, '/', n.n) != NULL) {		/* a fraction: half an hour */
		struct span num = { n.p, (size_t)((const char *)memchr(n.p, '/', n.n) - n.p) };

		decimal_parse(&s->work->other, span_from(n, num.n + 1));
		if (!decimal_parse(&s->work->part, num) ||
		    !decimal_divide(d, &s->work->part, &s->work->other, 4))
			return (struct span){ 0 };
		decimal_trim(d);
	} else if (!decimal_parse(d, n))
		decimal_set(d, -1);			/* X: not said how many */
	if (!d->negative) {
		unit = smaller_unit(d, unit, &s->work->part);
		u = duration_unit(unit);
	}
	if (d->negative || u->times == 1)
		;
	else {
		decimal_set(&s->work->part, u->times);
		decimal_multiply(d, &s->work->part);
		decimal_trim(d);
	}
	b->n = 0;
	buf_span(b, span_of(u->prefix));
	if (d->negative)
		buf_byte(b, 'X');
	else
		decimal_format(b, d);
	if (d->negative && u->times == 100)
		buf_byte(b, 'C');
	else if (d->negative && u->times == 10)
		buf_span(b, S("DE"));
	else
		buf_span(b, span_of(u->letter));
	return arena_copy(s->mem, buf_view(b));
}

/* Words that may stand between the number and the unit: "two more weeks". */
static size_t
skip_filler(const struct pieces *ps, size_t i)
{
	if (piece_hyphen(ps, i))
		return i + 1;
	if (timeword_is(ps, i, TIMEWORD_FILLER))
		return i + 1;
	if (timeword_is(ps, i, TIMEWORD_PERIOD | TIMEWORD_POINTER) && i + 1 < ps->n &&
	    (ps->p[i + 1].is & NUMWORD_TIMEUNIT) && (ps->p[i + 1].is & NUMWORD_MANY))
		return i + 1;					/* the 5 past years */
	return i;
}

static bool
unit_at(const struct pieces *ps, size_t i, struct amount *am)
{
	if (i >= ps->n || (ps->p[i].is & NUMWORD_TIMEUNIT) == 0)
		return false;
	if (piece_is(ps, i, "second") && (piece_is(ps, i + 1, "half") || (piece_hyphen(ps, i + 1) &&
	    !piece_in(ps, i + 2, " long a per "))))
		return false;				/* three second-half goals */
	am->unit = piece_value(&ps->p[i], NUMWORD_TIMEUNIT);
	am->many = (ps->p[i].is & NUMWORD_MANY) != 0;
	am->b = i + 1;
	return true;
}

static bool
glued_unit(const struct pieces *ps, size_t i, struct amount *am)
{
	struct span unit = timeword_value(ps, i, TIMEWORD_UNIT);

	if (unit.n == 0 || !ps->p[i].glued)
		return false;
	if (piece_is(ps, i, "s") && memchr(am->n.p, '.', am->n.n) == NULL)
		return false;				/* 737s, 2018s; but 9.58s */
	if (piece_is(ps, i, "d") && !(i + 1 < ps->n && ps->p[i + 1].kind == PIECE_DIGITS))
		return false;				/* 3D; but 2d 5h */
	am->unit = unit;
	am->b = i + 1;
	return true;
}

bool
duration_amount(const struct scene *s, size_t i, struct amount *am)
{
	const struct pieces *ps = s->ps;
	struct numeral n;
	size_t j;

	*am = (struct amount){ .a = i };
	if (timeword_is(ps, i, TIMEWORD_HOWMANY)) {
		am->n = S("X");
		am->vague = true;
		j = i + 1;
		if (scene_before(s, i, " a "))
			am->a = i - 1;
		if (piece_is(ps, j, "more"))
			j++;
		return unit_at(ps, j, am) && am->many;
	}
	if (!numeral_parse(s->work, ps, i, s->floor, s->mem, &n) ||
	    (n.flags & (NUMERAL_ORDINAL | NUMERAL_YEAR | NUMERAL_DOTTED)) != 0)
		return false;
	if (piece_is(ps, n.b - 1, "quarter") && piece_in(ps, n.b, " a an "))
		return false;				/* the quarter a year ago */
	am->a = n.a;
	am->n = n.value;
	am->high = n.high;
	if (((n.flags & NUMERAL_FRACTION) || ((n.flags & NUMERAL_WORDS) && memchr(n.value.p, '.', n.value.n) != NULL &&
	    piece_is(ps, n.b, "of"))) && piece_in(ps, n.b, " a an of "))
		n.b += piece_in(ps, n.b, " of ") && piece_in(ps, n.b + 1, " a an ") ? 2 : 1;
	am->hyphen = piece_hyphen(ps, n.b);
	if (n.high.n > 0 && piece_is(ps, n.b, "of"))
		n.b++;
	j = skip_filler(ps, n.b);
	return unit_at(ps, j, am) || glued_unit(ps, n.b, am);
}

/* "old", "of age" behind an amount: then it is an age. */
bool
duration_age_behind(const struct pieces *ps, size_t i, size_t *end)
{
	size_t j = piece_hyphen(ps, i) ? i + 1 : i;

	if (piece_in(ps, j, " old olds ")) {
		*end = j + 1;
		return true;
	}
	if (piece_is(ps, i, "of") && piece_is(ps, i + 1, "age")) {
		*end = i + 2;
		return true;
	}
	return false;
}

static struct span
joined(const struct scene *s, struct span a, struct span b)
{
	char *p = arena_alloc(s->mem, a.n + b.n);

	memcpy(p, a.p, a.n);
	memcpy(p + a.n, b.p, b.n);
	return (struct span){ p, a.n + b.n };
}

/* Does the clause end before piece i? */
static bool
ends_there(const struct pieces *ps, size_t i)
{
	return i >= ps->n || (piece_in(ps, i, " . , ; : ? ! ) ") && !piece_glued(ps, i + 1));
}

/* "1 hour thirty", "2 hours and 10": minutes, where nothing is left to count. */
static void
bare_minutes(const struct scene *s, struct timex *t)
{
	size_t j = piece_is(s->ps, t->b, "and") ? t->b + 1 : t->b;
	struct numeral n;
	long minutes;

	if (j >= s->ps->n || t->value.p[t->value.n - 1] != 'H' ||
	    memchr(t->value.p, '.', t->value.n) != NULL ||
	    !numeral_parse(s->work, s->ps, j, j, s->mem, &n) ||
	    n.flags & (NUMERAL_ORDINAL | NUMERAL_FRACTION) ||
	    !ends_there(s->ps, n.b))
		return;
	minutes = numeral_small(&n);
	if (minutes <= 0 || minutes >= 60 || minutes % 5 != 0)
		return;
	t->value = joined(s, t->value, joined(s, n.value, S("M")));
	t->b = n.b;
}

/* "3 hours and 20 minutes", "2 hours, 5 minutes": more amounts behind. */
void
duration_compound(const struct scene *s, struct timex *t)
{
	const struct pieces *ps = s->ps;

	for (int k = 0; k < 3; k++) {
		struct amount am;
		struct span more;
		size_t j = t->b;
		bool clock, in_clock = memchr(t->value.p, 'T', t->value.n) != NULL;

		if (piece_is(ps, j, ","))
			j++;
		if (piece_is(ps, j, "and"))
			j++;
		if (j >= ps->n || (ps->p[j].kind != PIECE_DIGITS && (ps->p[j].is & NUMWORD_CARD) == 0))
			break;
		if (t->value.p[t->value.n - 1] == 'H' && piece_is_glued(ps, j + 1, "m"))	/* 2h 30m */
			am = (struct amount){ .a = j, .b = j + 2, .n = ps->p[j].text, .unit = S("TM") };
		else if (!duration_amount(s, j, &am) || am.a != j || am.high.n > 0 || am.hyphen ||
		    (piece_is(ps, am.b, "ago") && scene_before_class(s, t->a, TIMEWORD_PERIOD)))
			break;			/* for the last 3 months, and 2 days ago */
		more = duration_text(s, am.n, am.unit);
		if (more.n < 3 || span_eq(am.unit, S("E")))
			break;
		clock = more.p[1] == 'T';
		if ((in_clock && !clock) || t->value.p[t->value.n - 1] == more.p[more.n - 1])
			break;			/* 3 years, 2 years: two of a list */
		t->value = joined(s, t->value, span_from(more, in_clock ? 2 : 1));
		t->b = am.b;
	}
	bare_minutes(s, t);
}

/* The unit of a duration: of its last letter. */
struct span
duration_last_unit(struct span value)
{
	bool clock = memchr(value.p, 'T', value.n) != NULL;

	if (value.n < 3)
		return (struct span){ 0 };
	switch (value.p[value.n - 1]) {
	case 'Y': return S("year");
	case 'M': return clock ? S("minute") : S("month");
	case 'W': return S("week");
	case 'D': return S("day");
	case 'H': return S("hour");
	case 'S': return S("second");
	}
	return (struct span){ 0 };
}

bool
duration_and_half(const struct scene *s, struct amount *am)
{
	const struct pieces *ps = s->ps;
	size_t part = piece_in(ps, am->b + 1, " a one ") ? am->b + 2 : am->b + 1;

	if (!piece_is(ps, am->b, "and") || !piece_in(ps, part, " half quarter ") ||
	    (part == am->b + 1 && !ends_there(ps, part + 1)) ||
	    !decimal_parse(&s->work->total, am->n))
		return false;
	decimal_parse(&s->work->part, piece_is(ps, part, "half") ? S("0.5") : S("0.25"));
	decimal_add(&s->work->total, &s->work->part);
	s->work->text.n = 0;
	decimal_format(&s->work->text, &s->work->total);
	am->n = arena_copy(s->mem, buf_view(&s->work->text));
	am->b = part + 1;
	return true;
}
