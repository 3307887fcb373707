/* See timex.h. */
#include "number/timex.h"
#include "number/clock.h"
#include "number/dates.h"
#include "number/measure.h"
#include "pos.h"

#include <stdio.h>

/* What the parsers share. */
struct scene {
	struct moment_base	*base;
	struct numeral_work	*work;
	const struct pieces	*ps;
	size_t			 floor;
	struct arena		*mem;
};

void
timex_base(struct moment_base *base, struct span when)
{
	*base = (struct moment_base){ 0 };
	base->known = calendar_parse(when, &base->date);
	if (base->known && base->date.day > 0)
		base->day = calendar_day(base->date);
}

static bool
whole_day(const struct moment_base *base)
{
	return base->known && base->date.day > 0;
}

static bool
before_in(const struct scene *s, size_t i, const char *words)
{
	return i > s->floor && piece_in(s->ps, i - 1, words);
}

static void
finish(const struct scene *s, const struct moment *m, struct timex *t, const char *rule)
{
	t->a = m->a;
	t->b = m->b;
	t->kind = m->time[0] != '\0' ? TIMEX_TIME : TIMEX_DATE;
	t->value = moment_text(m, s->mem);
	t->rule = rule;
}

/* ---- durations ---- */

static const struct {
	struct span	unit;
	const char	*prefix, *letter;
	unsigned	times;
} units[] = {
	{ SPAN("TS"), "PT", "S", 1 }, { SPAN("TM"), "PT", "M", 1 }, { SPAN("TH"), "PT", "H", 1 },
	{ SPAN("D"), "P", "D", 1 }, { SPAN("N"), "P", "D", 1 }, { SPAN("W"), "P", "W", 1 },
	{ SPAN("E"), "P", "WE", 1 }, { SPAN("F"), "P", "W", 2 }, { SPAN("M"), "P", "M", 1 },
	{ SPAN("Q"), "P", "M", 3 }, { SPAN("6M"), "P", "M", 6 }, { SPAN("Y"), "P", "Y", 1 },
	{ SPAN("10"), "P", "Y", 10 }, { SPAN("C"), "P", "Y", 100 }, { SPAN("K"), "P", "Y", 1000 }
};

static int
unit_index(struct span unit)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (span_eq(unit, units[i].unit))
			return (int)i;
	return -1;
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
static struct span
duration_text(const struct scene *s, struct span n, struct span unit)
{
	int k = unit_index(unit);
	struct buf *b = &s->work->text;
	struct decimal *d = &s->work->total;

	if (k < 0)
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
		k = unit_index(unit);
	}
	if (d->negative || units[k].times == 1)
		;
	else {
		decimal_set(&s->work->part, units[k].times);
		decimal_multiply(d, &s->work->part);
		decimal_trim(d);
	}
	b->n = 0;
	buf_span(b, span_of(units[k].prefix));
	if (d->negative)
		buf_byte(b, 'X');
	else
		decimal_format(b, d);
	if (d->negative && units[k].times == 100)
		buf_byte(b, 'C');
	else if (d->negative && units[k].times == 10)
		buf_span(b, S("DE"));
	else
		buf_span(b, span_of(units[k].letter));
	return arena_copy(s->mem, buf_view(b));
}

/* Words that may stand between the number and the unit: "two more weeks". */
static size_t
skip_filler(const struct pieces *ps, size_t i)
{
	if (piece_hyphen(ps, i))
		return i + 1;
	if (piece_in(ps, i, " more full straight whole consecutive additional business working calendar extra long "
	    "separate fiscal "))
		return i + 1;
	return i;
}

/* How many, and the unit behind it: "two more weeks", "several months", "half an hour". */
struct amount {
	size_t		a, b;
	struct span	n, high;	/* n "X": vague */
	struct span	unit;		/* value of NUMWORD_TIMEUNIT */
	bool		many, hyphen, vague;
};

static bool
unit_at(const struct pieces *ps, size_t i, struct amount *am)
{
	if (i >= ps->n || (ps->p[i].is & NUMWORD_TIMEUNIT) == 0)
		return false;
	am->unit = piece_value(&ps->p[i], NUMWORD_TIMEUNIT);
	am->many = (ps->p[i].is & NUMWORD_MANY) != 0;
	am->b = i + 1;
	return true;
}

static bool
glued_unit(const struct pieces *ps, size_t i, struct amount *am)
{
	if (i >= ps->n || !ps->p[i].glued || !piece_in(ps, i, " h s hrs mins secs yrs min sec hr yr d "))
		return false;
	if (piece_is(ps, i, "s") && memchr(am->n.p, '.', am->n.n) == NULL)
		return false;				/* 737s, 2018s; but 9.58s */
	am->unit = ps->p[i].low.p[0] == 'h' ? S("TH") : ps->p[i].low.p[0] == 's' ? S("TS") :
	    ps->p[i].low.p[0] == 'm' ? S("TM") : ps->p[i].low.p[0] == 'd' ? S("D") : S("Y");
	am->b = i + 1;
	return true;
}

static bool
read_amount(const struct scene *s, size_t i, struct amount *am)
{
	const struct pieces *ps = s->ps;
	struct numeral n;
	size_t j;

	*am = (struct amount){ .a = i };
	if (piece_in(ps, i, " few several many ")) {
		am->n = S("X");
		am->vague = true;
		j = i + 1;
		if (before_in(s, i, " a "))
			am->a = i - 1;
		if (piece_is(ps, j, "more"))
			j++;
		return unit_at(ps, j, am) && am->many;
	}
	if (!numeral_parse(s->work, ps, i, s->floor, s->mem, &n) ||
	    (n.flags & (NUMERAL_ORDINAL | NUMERAL_YEAR | NUMERAL_DOTTED)) != 0)
		return false;
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
static bool
age_behind(const struct pieces *ps, size_t i, size_t *end)
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

static struct date
move(const struct scene *s, const struct amount *am, int sign, struct moment *m)
{
	struct date d = s->base->date;
	int n = 0, k = unit_index(am->unit), months;
	long day = s->base->day;

	for (size_t i = 0; i < am->n.n; i++) {
		if (am->n.p[i] < '0' || am->n.p[i] > '9' || n > 3000)
			return d;
		n = n * 10 + (am->n.p[i] - '0');
	}
	if (k < 0)
		return d;
	n *= (int)units[k].times * sign;
	if (span_is(am->unit, "10") && d.year / 10 + n / 10 > 0) {
		snprintf(m->date, sizeof(m->date), "%03d", (d.year / 10 + n / 10) % 1000);
	} else if (*units[k].letter == 'Y') {
		if (d.year + n >= 1 && d.year + n <= 9999)
			moment_set_year(m, d.year + n);
	} else if (units[k].prefix[1] == '\0' && *units[k].letter == 'M' && d.month > 0) {
		months = d.year * 12 + n;
		if (months > 12 && n < 12000) {
			if (d.day == 0)
				d.day = 1;
			d = calendar_add_months(d, n);
			moment_set_month(m, d.year, d.month);
		}
	} else if (whole_day(s->base) && units[k].prefix[1] == '\0' && n < 200000 && n > -200000) {
		if (*units[k].letter == 'D')
			moment_set_day(m, calendar_date(day + n));
		else
			moment_set_week(m, day + 7L * n, false);
	}
	return d;
}

/* "a year earlier" in a report on a quarter is that quarter of the year before. */
static bool
year_before_quarter(const struct scene *s, struct moment *m)
{
	if (s->base->quarter.year == 0)
		return false;
	moment_set_quarter(m, s->base->quarter.year - 1, s->base->quarter.month);
	return true;
}

/* "ago", "earlier", "from now" behind an amount; the value is a date then. */
static bool
direction_behind(const struct scene *s, const struct amount *am, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = am->a };
	bool ago = piece_is(ps, am->b, "ago"), earlier = piece_in(ps, am->b, " earlier before prior ");
	bool year = span_is(am->unit, "Y") && span_is(am->n, "1");

	if (piece_is(ps, am->b, "from") && piece_in(ps, am->b + 1, " now today "))
		m.b = am->b + 2;
	else if (ago || (earlier && year && !piece_in(ps, am->b, " before prior ")) || piece_is(ps, am->b, "hence"))
		m.b = am->b + 1;
	else
		return false;
	if (am->vague || am->high.n > 0)
		memcpy(m.date, ago || earlier ? "PAST_REF" : "FUTURE_REF", ago || earlier ? 9 : 11);
	else if (!(year && (ago || earlier) && year_before_quarter(s, &m))) {
		if (!s->base->known)
			return false;
		move(s, am, ago || earlier ? -1 : 1, &m);
	}
	if (m.date[0] == '\0')
		return false;
	finish(s, &m, t, ago ? "time:ago" : "time:from-now");
	return true;
}

/* "the past two weeks", "the first nine months": words before an amount that belong to it. */
static void
take_period_words(const struct scene *s, struct timex *t)
{
	if (before_in(s, t->a, " past last next first coming previous final following preceding latest recent ")) {
		t->a--;
		if (before_in(s, t->a, " the "))
			t->a--;
	}
}

static struct span
joined(const struct scene *s, struct span a, struct span b)
{
	char *p = arena_alloc(s->mem, a.n + b.n);

	memcpy(p, a.p, a.n);
	memcpy(p + a.n, b.p, b.n);
	return (struct span){ p, a.n + b.n };
}

/* "3 hours and 20 minutes", "2 hours, 5 minutes": more amounts behind. */
static void
compound(const struct scene *s, struct timex *t)
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
		if (!read_amount(s, j, &am) || am.a != j || am.high.n > 0 || am.hyphen)
			break;
		more = duration_text(s, am.n, am.unit);
		if (more.n < 3 || span_eq(am.unit, S("E")))
			break;
		clock = more.p[1] == 'T';
		if ((in_clock && !clock) || t->value.p[t->value.n - 1] == more.p[more.n - 1])
			break;			/* 3 years, 2 years: two of a list */
		t->value = joined(s, t->value, span_from(more, in_clock ? 2 : 1));
		t->b = am.b;
	}
}

static struct span
range_text(const struct scene *s, struct span low, struct span high)
{
	struct buf *b = &s->work->text;

	b->n = 0;
	buf_span(b, low);
	buf_span(b, S(".."));
	buf_span(b, high);
	return arena_copy(s->mem, buf_view(b));
}

static bool
from_amount(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct amount am;
	int year;

	if (!read_amount(s, i, &am))
		return false;
	if (dates_year(ps, i, &year) && year > 1900 && year < 2050 && !am.many && !am.hyphen)
		return false;				/* the 1988 quarter */
	*t = (struct timex){ .a = am.a, .b = am.b, .kind = TIMEX_DURATION, .rule = "time:duration" };
	if (age_behind(ps, am.b, &t->b) && !am.vague) {
		t->kind = TIMEX_AGE;
		t->value = am.high.n > 0 ? range_text(s, am.n, am.high) : am.n;
		t->unit = measure_of_time(&ps->p[am.b - 1]);
		t->rule = "age:old";
		return true;
	}
	if (direction_behind(s, &am, t))
		return true;
	if (am.high.n > 0)
		am.n = S("X");
	t->value = duration_text(s, am.n, am.unit);
	if (t->value.n == 0)
		return false;
	if (piece_is(ps, t->b, "and") && piece_in(ps, t->b + 1, " a one ") && piece_in(ps, t->b + 2, " half quarter ") &&
	    decimal_parse(&s->work->total, am.n)) {		/* a year and a half */
		decimal_parse(&s->work->part, piece_is(ps, t->b + 2, "half") ? S("0.5") : S("0.25"));
		decimal_add(&s->work->total, &s->work->part);
		s->work->text.n = 0;
		decimal_format(&s->work->text, &s->work->total);
		am.n = arena_copy(s->mem, buf_view(&s->work->text));
		t->value = duration_text(s, am.n, am.unit);
		am.b = t->b += 3;
		if (direction_behind(s, &am, t))
			return true;
	}
	compound(s, t);
	take_period_words(s, t);
	return true;
}

/* ---- words that point from the article's date ---- */

/* -1 last, 0 this, +1 next; false for anything else. */
static bool
pointer_at(const struct pieces *ps, size_t i, int *off)
{
	if (piece_in(ps, i, " this current "))
		*off = 0;
	else if (piece_in(ps, i, " last past previous "))
		*off = -1;
	else if (piece_in(ps, i, " next coming following upcoming "))
		*off = 1;
	else
		return false;
	return true;
}

static bool
point_unit(const struct scene *s, struct span unit, int off, struct moment *m)
{
	const struct moment_base *b = s->base;
	struct date d = b->date;
	int q;

	if (!b->known)
		return false;
	if (span_is(unit, "Y"))
		moment_set_year(m, d.year + off);
	else if (span_is(unit, "10"))
		snprintf(m->date, sizeof(m->date), "%03d", (d.year / 10 + off) % 1000);
	else if (span_is(unit, "C"))
		snprintf(m->date, sizeof(m->date), "%02d", (d.year / 100 + off) % 100);
	else if (d.month == 0)
		return false;
	else if (span_is(unit, "M")) {
		d.day = 1;
		d = calendar_add_months(d, off);
		moment_set_month(m, d.year, d.month);
	} else if (span_is(unit, "Q")) {
		q = d.year * 4 + (d.month - 1) / 3 + off;
		moment_set_quarter(m, q / 4, q % 4 + 1);
	} else if (d.day == 0)
		return false;
	else if (span_is(unit, "W"))
		moment_set_week(m, b->day + 7L * off, false);
	else if (span_is(unit, "E"))
		moment_set_week(m, b->day + 7L * (off < 0 && calendar_weekday(b->day) == 7 ? 0 : off), true);
	else if (span_is(unit, "D"))
		moment_set_day(m, calendar_date(b->day + off));
	else if (span_is(unit, "N")) {
		moment_set_day(m, calendar_date(b->day + off));
		memcpy(m->time, "TNI", 4);
	} else
		return false;
	return true;
}

/* "every week", "each day", "a month", "per hour": how often, or one of them. */
static bool
one_unit(const struct scene *s, size_t i, struct timex *t)
{
	struct span unit = piece_value(&s->ps->p[i], NUMWORD_TIMEUNIT);
	struct amount am = { .a = i - 1, .b = i + 1, .n = S("1"), .unit = unit };
	bool set = before_in(s, i, " every each per ");
	size_t end;

	if (i == s->floor)
		return false;
	if (!set && !(before_in(s, i, " a an ") && !span_is(s->ps->p[i].low, "second") && !span_is(unit, "Q") &&
	    !span_is(unit, "N")))
		return false;
	*t = (struct timex){ .a = i - 1, .b = i + 1, .kind = TIMEX_DURATION };
	if (!set && age_behind(s->ps, i + 1, &end) && !span_is(unit, "Q")) {
		*t = (struct timex){ i - 1, end, TIMEX_AGE, S("1"), measure_of_time(&s->ps->p[i]), "age:old" };
		return true;
	}
	if (!set && direction_behind(s, &am, t))
		return true;
	if (!set && piece_hyphen(s->ps, i + 1)) {		/* a week-long tour */
		t->a = i;
		if (piece_is(s->ps, i + 2, "long"))
			t->b = i + 3;
	}
	t->value = duration_text(s, S("1"), unit);
	t->rule = set ? "time:every" : "time:one";
	if (t->value.n == 0)
		return false;
	if (!set && piece_is(s->ps, t->b, "and"))
		compound(s, t);
	if (!set && piece_is(s->ps, t->b, "and") && piece_in(s->ps, t->b + 1, " a one ") &&
	    piece_is(s->ps, t->b + 2, "half")) {
		am.n = S("1.5");
		am.b = t->b += 3;
		t->value = duration_text(s, am.n, unit);
		direction_behind(s, &am, t);
	}
	return true;
}

/* "weeks", "for years": plural without a number. */
static bool
bare_plural(const struct scene *s, size_t i, struct timex *t)
{
	const struct piece *p = &s->ps->p[i];
	struct amount am = { .a = i, .b = i + 1, .n = S("X"), .unit = piece_value(p, NUMWORD_TIMEUNIT),
	    .many = true, .vague = true };
	int off;

	if (piece_is(s->ps, i + 1, "ago") && direction_behind(s, &am, t))
		return true;
	if (!(i > s->floor && (piece_in(s->ps, i - 1, " for in within recent over after ") ||
	    pointer_at(s->ps, i - 1, &off))))
		return false;
	*t = (struct timex){ .a = i, .b = i + 1, .kind = TIMEX_DURATION, .rule = "time:vague" };
	t->value = duration_text(s, S("X"), am.unit);
	if (i > s->floor && !piece_in(s->ps, i - 1, " for in within over after "))
		t->a--;
	return t->value.n > 0;
}

/* "year-earlier quarter", "year-ago". */
static bool
year_earlier(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { .a = i, .b = i + 3 };

	if (!span_is(s->ps->p[i].low, "year") || !piece_hyphen(s->ps, i + 1) ||
	    !piece_in(s->ps, i + 2, " earlier ago "))
		return false;
	if (!year_before_quarter(s, &m)) {
		if (!s->base->known)
			return false;
		moment_set_year(&m, s->base->date.year - 1);
	}
	if (piece_in(s->ps, m.b, " quarter period month ")) {
		m.b++;
		if (before_in(s, i, " the "))
			m.a--;
	}
	finish(s, &m, t, "time:year-earlier");
	return true;
}

/* "next year's first quarter" */
static void
quarter_of_year(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	size_t i = m->b + 1;

	if (m->grain != GRAIN_YEAR || !piece_in(ps, m->b, " 's \xe2\x80\x99s ") || i + 1 >= ps->n ||
	    !(ps->p[i].is & NUMWORD_ORD) || piece_number(&ps->p[i], NUMWORD_ORD) > 4)
		return;
	if (piece_hyphen(ps, i + 1) ? !piece_is(ps, i + 2, "quarter") : !piece_is(ps, i + 1, "quarter"))
		return;
	m->b = i + (piece_hyphen(ps, i + 1) ? 3 : 2);
	moment_set_quarter(m, m->day.year, piece_number(&ps->p[i], NUMWORD_ORD));
	s->base->quarter = m->day;
}

/* "the week of March 6", "the week starting Monday" */
static bool
week_of(const struct scene *s, size_t i, struct moment *m)
{
	struct moment day;
	size_t j = i + 1;

	if (!piece_is(s->ps, i, "week") || !piece_in(s->ps, j, " of starting beginning ending ended "))
		return false;
	j += piece_is(s->ps, j + 1, "on") ? 2 : 1;
	if (j >= s->ps->n || !dates_parse(s->base, s->ps, j, &day) || day.grain != GRAIN_DAY || day.day.year == 0 ||
	    strchr(day.date, '/') != NULL)
		return false;
	m->a = before_in(s, i, " the ") ? i - 1 : i;
	m->b = day.b;
	moment_set_week(m, calendar_day(day.day), false);
	return true;
}

/* A unit without a number before it. */
static bool
from_unit(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	const struct piece *p = &ps->p[i];
	struct span unit = piece_value(p, NUMWORD_TIMEUNIT);
	struct moment m = { .a = i, .b = i + 1 };
	int off;

	if (span_is(p->low, "second") || span_is(p->low, "sec") || span_is(p->low, "min") || span_is(p->low, "mo"))
		return false;
	if (p->is & NUMWORD_MANY)
		return bare_plural(s, i, t);
	if (year_earlier(s, i, t))
		return true;
	if (i > s->floor && pointer_at(ps, i - 1, &off)) {
		m.a = i - 1;
		if (span_is(p->low, "night") && off > 0)
			return false;
		if (before_in(s, i - 1, " the ") && off != 0 &&
		    (span_is(unit, "10") || span_is(unit, "C") || piece_is(ps, i - 1, "past"))) {
			*t = (struct timex){ .a = i - 2, .b = i + 1, .kind = TIMEX_DURATION, .rule = "time:past" };
			t->value = duration_text(s, S("1"), unit);
			return t->value.n > 0;
		}
		if (before_in(s, i - 1, " the "))
			m.a--;
		if (!point_unit(s, unit, off, &m))
			return false;
		quarter_of_year(s, &m);
		finish(s, &m, t, "time:pointer");
		return true;
	}
	if (week_of(s, i, &m)) {
		finish(s, &m, t, "time:week-of");
		return true;
	}
	if (before_in(s, i, " fiscal calendar ") && i > s->floor + 1 && pointer_at(ps, i - 2, &off)) {
		m.a = i - 2;
		if (!point_unit(s, unit, off, &m))
			return false;
		finish(s, &m, t, "time:pointer");
		return true;
	}
	if (before_in(s, i, " the latest ") && (span_is(unit, "Q") || span_is(unit, "E"))) {
		m.a = i - 1;
		if (piece_is(ps, i - 1, "latest") && before_in(s, i - 1, " the "))
			m.a--;
		if (span_is(unit, "Q") && s->base->quarter.year > 0)
			moment_set_quarter(&m, s->base->quarter.year, s->base->quarter.month);
		else if (!point_unit(s, unit, span_is(unit, "Q") ? -1 : calendar_weekday(s->base->day) <= 4 ? -1 : 0, &m))
			return false;
		finish(s, &m, t, "time:the");
		return true;
	}
	return one_unit(s, i, t);
}

/* ---- ordinals of time: third quarter, 21st century ---- */

static bool
from_ordinal(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct numeral n;
	struct moment m = { 0 };
	size_t j;
	long v;
	int year, off;
	bool ordinal_digits = ps->p[i].kind == PIECE_DIGITS && i + 1 < ps->n && ps->p[i + 1].glued &&
	    piece_in(ps, i + 1, " st nd rd th ");

	if (!numeral_parse(s->work, ps, i, s->floor, s->mem, &n) ||
	    ((n.flags & NUMERAL_ORDINAL) == 0 && !ordinal_digits))
		return false;
	if (ordinal_digits)
		n.b = i + 2;
	v = numeral_small(&n);
	j = piece_hyphen(ps, n.b) ? n.b + 1 : n.b;
	if (piece_is(ps, j, "fiscal"))
		j++;
	m.a = n.a;
	if (piece_is(ps, j, "century") && v >= 1 && v <= 22) {
		snprintf(m.date, sizeof(m.date), "%02ld", v - 1);
		m.b = j + 1;
		if (before_in(s, m.a, " the "))
			m.a--;
		finish(s, &m, t, "time:century");
		return true;
	}
	if (!(piece_is(ps, j, "quarter") && v >= 1 && v <= 4) && !(piece_is(ps, j, "half") && v <= 2 && v >= 1))
		return false;
	m.b = j + 1;
	if (piece_in(ps, m.b, " of in "))
		m.b++;
	if (piece_is(ps, m.b, "fiscal"))
		m.b++;
	if (dates_year(ps, m.b, &year)) {
		m.b++;
		m.year_given = true;
	} else if (pointer_at(ps, m.b, &off) && piece_is(ps, m.b + 1, "year") && s->base->known) {
		year = s->base->date.year + off;
		m.b += 2;
		m.year_given = true;
	} else {
		m.b = j + 1;
		year = 0;
	}
	if (piece_is(ps, j, "half")) {
		if (year == 0)
			return false;
		snprintf(m.date, sizeof(m.date), "%04d-H%ld", year, v);
	} else {
		if (year > 0)
			moment_set_quarter(&m, year, (int)v);
		else
			moment_quarter(&m, s->base, (int)v);
		if (m.day.year > 0)
			s->base->quarter = (struct date){ m.day.year, (int)v, 0 };
	}
	if (before_in(s, m.a, " fiscal "))
		m.a--;
	if (before_in(s, m.a, " the "))
		m.a--;
	finish(s, &m, t, "time:quarter");
	return true;
}

/* ---- putting dates and times of day together ---- */

static bool
daypart_at(const struct pieces *ps, size_t i, struct moment *m, size_t *end)
{
	size_t j = i;

	if (piece_in(ps, j, " early late mid "))
		j++;
	if (j < ps->n && piece_hyphen(ps, j))
		j++;
	if (j >= ps->n || (ps->p[j].is & NUMWORD_DAYPART) == 0 || piece_value(&ps->p[j], NUMWORD_DAYPART).n > 2)
		return false;
	snprintf(m->time, sizeof(m->time), "T%.2s", piece_value(&ps->p[j], NUMWORD_DAYPART).p);
	*end = j + 1;
	return true;
}

/* A time of day behind a date: "Tuesday night", "March 8 at 12:41 a.m.", "Wednesday, 6pm". */
static void
take_time_behind(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	struct moment clock;
	size_t j = m->b;

	if (m->grain != GRAIN_DAY || strchr(m->date, '/') != NULL)
		return;
	if (daypart_at(ps, j, m, &m->b))
		return;
	if (piece_in(ps, j, " at , from between "))
		j++;
	if (piece_in(ps, j, " about around "))
		j++;
	if (j < ps->n && (clock_span(ps, j, &clock) || clock_parse(ps, j, &clock))) {
		memcpy(m->time, clock.time, sizeof(m->time));
		m->b = clock.b;
		if (piece_is(ps, m->b, "t") && ps->p[m->b].glued)
			m->b++;
	} else if (piece_is(ps, m->b, "t") && ps->p[m->b].glued && clock_parse(ps, m->b + 1, &clock)) {
		memcpy(m->time, clock.time, sizeof(m->time));		/* 2017-09-28T20:09 */
		m->b = clock.b;
	}
}

static bool	relative_day(const struct scene *s, size_t i, struct moment *m);

/* A date behind a time of day: "4:58 PM, Sep 28, 2017", "noon Thursday". */
static void
take_date_behind(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	struct moment date = { 0 };
	size_t j = m->b;

	if (piece_is(ps, j, ","))
		j++;
	if (j < ps->n && (dates_parse(s->base, ps, j, &date) || relative_day(s, j, &date)) &&
	    date.grain == GRAIN_DAY && strchr(date.date, '/') == NULL && date.a == j) {
		memcpy(m->date, date.date, sizeof(m->date));
		m->grain = GRAIN_DAY;
		m->b = date.b;
	}
}

static bool
relative_day(const struct scene *s, size_t i, struct moment *m)
{
	const struct piece *p = &s->ps->p[i];

	if ((p->is & NUMWORD_RELDAY) == 0 || !whole_day(s->base))
		return false;
	m->a = i;
	m->b = i + 1;
	moment_set_day(m, calendar_date(s->base->day + piece_number(p, NUMWORD_RELDAY)));
	if (span_starts(p->low, S("tonig")) || span_starts(p->low, S("tonit")))
		memcpy(m->time, "TNI", 4);
	return true;
}

/* "last Friday", "next March", "this summer": a word that points before a name of time. */
static void
take_pointer(const struct scene *s, size_t i, struct moment *m)
{
	const struct piece *p = &s->ps->p[i];
	const struct moment_base *b = s->base;
	int off, month, w;

	if (m->a == s->floor || m->year_given || !pointer_at(s->ps, m->a - 1, &off) || !b->known)
		return;
	if ((p->is & NUMWORD_WEEKDAY) && whole_day(b) && m->a == i) {
		w = piece_number(p, NUMWORD_WEEKDAY) - calendar_weekday(b->day);
		if (off < 0)
			w = w >= 0 ? w - 7 : w;
		else if (off > 0)
			w = w <= 0 ? w + 7 : w;
		else
			w = moment_tense(s->ps, i, i + 1) == TENSE_FUTURE && w < 0 ? w + 7 : w;
		moment_set_day(m, calendar_date(b->day + w));
	} else if ((p->is & NUMWORD_MONTH) && m->grain == GRAIN_MONTH && b->date.month > 0) {
		month = piece_number(p, NUMWORD_MONTH);
		if (off < 0)
			moment_set_month(m, b->date.year - (month >= b->date.month), month);
		else if (off > 0)
			moment_set_month(m, b->date.year + (month <= b->date.month), month);
		else
			moment_set_month(m, b->date.year, month);
	} else if (m->grain != GRAIN_DAY)
		return;
	m->a--;
	if (before_in(s, m->a, " the "))
		m->a--;
}

/* "early", "mid-", "the end of": belongs to the expression, not to its value. */
static void
take_part_words(const struct scene *s, struct moment *m)
{
	size_t a = m->a;

	if (a > s->floor && piece_hyphen(s->ps, a - 1) && before_in(s, a - 1, " mid early late "))
		a -= 2;
	else if (before_in(s, a, " early late mid earlier later ") && (m->grain != GRAIN_DAY || m->time[0] != '\0'))
		a--;
	else if (m->grain == GRAIN_DECADE && before_in(s, a, " the ")) {
		m->a = a - 1;
		return;
	} else
		return;
	m->a = a;
}

/* Is the number joined to a month or day that goes on: "April to June 2017"? */
static void
join_dates(const struct scene *s, struct moment *m)
{
	const struct pieces *ps = s->ps;
	struct moment to = { 0 };
	size_t j = m->b + 1;
	char from[24];

	if (m->time[0] != '\0' || strchr(m->date, '/') != NULL || m->b + 1 >= ps->n)
		return;
	if (piece_is(ps, m->b, "and") ? !before_in(s, m->a, " between ") :
	    piece_in(ps, m->b, " to until till ") ? !before_in(s, m->a, " from ") :
	    !piece_dash(ps, m->b) && !piece_in(ps, m->b, " through thru "))
		return;
	if (!dates_parse(s->base, ps, j, &to)) {
		int y;

		if (m->grain != GRAIN_YEAR || !dates_year(ps, j, &y))
			return;
		moment_set_year(&to, y);
		to.b = j + 1;
	}
	if (to.grain != m->grain || strchr(to.date, '/') != NULL || to.a != (to.grain == GRAIN_YEAR && to.a == 0 ? 0 : j))
		return;
	if (to.year_given && !m->year_given && m->day.month > 0) {
		int year = to.day.year - (m->day.month > to.day.month);

		if (m->grain == GRAIN_MONTH)
			moment_set_month(m, year, m->day.month);
		else if (m->grain == GRAIN_DAY)
			moment_set_day(m, (struct date){ year, m->day.month, m->day.day });
	}
	if (!to.year_given && !m->year_given && m->grain >= GRAIN_MONTH && m->grain != GRAIN_WEEK && to.day.year > 0 &&
	    m->day.month > 0) {				/* May to September: of one year */
		m->day.year = to.day.year - (m->day.month > to.day.month);
		if (m->grain == GRAIN_MONTH)
			moment_set_month(m, m->day.year, m->day.month);
		else if (calendar_valid(m->day))
			moment_set_day(m, m->day);
	}
	snprintf(from, sizeof(from), "%.20s", m->date);
	snprintf(m->date, sizeof(m->date), "%s/%.20s", from, to.date);
	m->b = to.b;
}

/* ---- years ---- */

static bool
fiscal(const struct scene *s, size_t i)
{
	return before_in(s, i, " fiscal fy year ") || (before_in(s, i, " school calendar academic "));
}

/* A four-digit number that the words around make a year. */
static bool
year_here(const struct scene *s, size_t i)
{
	const struct pieces *ps = s->ps;
	struct measure u;
	int year;
	bool cue = i > 0 && dates_cue(ps, i - 1);

	if (!dates_year(ps, i, &year))
		return false;
	if (i > 0 && (ps->p[i].glued ? !piece_in(ps, i - 1, " ( [ \" ' \xe2\x80\x9c \xe2\x80\x98 - \xe2\x80\x93 \xe2\x80\x94 / ") :
	    piece_in(ps, i - 1, " $ \xc2\xa3 \xe2\x82\xac # no. number ")))
		return false;
	if (i + 1 < ps->n && ps->p[i + 1].glued && piece_in(ps, i + 1, " % : / \xc2\xb0 ") )
		return false;
	if (i + 1 < ps->n && (ps->p[i + 1].is & (NUMWORD_SCALE | NUMWORD_ABBRSCALE)))
		return false;
	if (i + 1 < ps->n && ps->p[i + 1].glued && ps->p[i + 1].kind == PIECE_WORD && !piece_is(ps, i + 1, "s"))
		return false;
	if (measure_behind(ps, i + 1, s->mem, &u) && !(u.is & UNIT_RISKY) && !piece_hyphen(ps, i + 1))
		return false;
	if (currency_behind(ps, i + 1, &u) && !piece_is(ps, i + 1, "$"))
		return false;
	if (i > 0 && piece_is(ps, i - 1, "than") && year >= 1900 && year < 2050 &&
	    (i + 1 >= ps->n || ps->p[i + 1].kind != PIECE_WORD))
		return true;				/* more lively than 2001's */
	if (i > 0 && piece_in(ps, i - 1, " than about nearly some over almost approximately roughly least up only ") &&
	    !(year >= 1900 && piece_is(ps, i - 1, "about")))
		return false;
	if (year < 1500 || year > 2050)
		return cue && piece_in(ps, i - 1, " in since until of year by ") && !(i + 1 < ps->n && ps->p[i + 1].kind == PIECE_WORD);
	return true;
}

/* Plural noun behind a bare number: it counts them ("2000 people", not "the 2000 elections"). */
static bool
counts_something(const struct scene *s, size_t i)
{
	const struct pieces *ps = s->ps;

	int year;

	if (i + 1 >= ps->n || ps->p[i + 1].kind != PIECE_WORD || ps->p[i + 1].capital)
		return false;
	if (dates_year(ps, i, &year) && (year < 1900 || year > 2040) && (pos_can(ps->p[i + 1].low) & POS_PLURAL))
		return true;
	if (i > 0 && piece_in(ps, i - 1, " the in since by until during 's its their his her ' of "))
		return false;
	return piece_in(ps, i + 1, " people men women children workers jobs employees troops soldiers police new more "
	    "other miles homes students members votes points fans "
	    "residents passengers shares families houses cars tickets prisoners companies ");
}

static bool
from_year(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { .a = i, .b = i + 1 };
	int year;

	if (!year_here(s, i) || counts_something(s, i) || !dates_year(s->ps, i, &year))
		return false;
	moment_set_year(&m, year);
	m.year_given = true;
	if (i + 2 < s->ps->n && (s->ps->p[i + 1].is & NUMWORD_ORD) && (piece_is(s->ps, i + 2, "quarter") ||
	    (piece_hyphen(s->ps, i + 2) && piece_is(s->ps, i + 3, "quarter")))) {	/* the 1988 second quarter */
		moment_set_quarter(&m, year, piece_number(&s->ps->p[i + 1], NUMWORD_ORD));
		m.b = piece_is(s->ps, i + 2, "quarter") ? i + 3 : i + 4;
		if (before_in(s, i, " the "))
			m.a--;
		finish(s, &m, t, "time:quarter");
		return true;
	}
	if (piece_in(s->ps, i + 1, " quarter period ") && s->base->quarter.year > 0) {	/* the 1988 quarter */
		moment_set_quarter(&m, year, s->base->quarter.month);
		m.b++;
		if (before_in(s, i, " the "))
			m.a--;
		finish(s, &m, t, "time:quarter");
		return true;
	}
	take_part_words(s, &m);
	if (fiscal(s, m.a))
		m.a--;
	if (before_in(s, m.a, " fiscal "))
		m.a--;
	join_dates(s, &m);
	finish(s, &m, t, "date:year");
	return true;
}

/* "FY14", "FY2014": glued behind the letters. */
static bool
fiscal_year(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { .a = i - 1, .b = i + 1 };
	unsigned v;
	size_t n = piece_digits(s->ps, i, &v);

	if (i == s->floor || !piece_is(s->ps, i - 1, "fy") || (n != 2 && n != 4))
		return false;
	moment_set_year(&m, n == 4 ? (int)v : 2000 + (int)v);
	finish(s, &m, t, "date:fiscal");
	return true;
}

/* "twenty ten", "nineteen seventy-three", "two thousand and eight" in a place where a year stands. */
static bool
year_words(const struct scene *s, size_t i, struct timex *t)
{
	struct numeral n;
	struct moment m = { 0 };
	long v;

	if ((s->ps->p[i].is & NUMWORD_CARD) == 0 || !numeral_parse(s->work, s->ps, i, s->floor, s->mem, &n) ||
	    (n.flags & (NUMERAL_ORDINAL | NUMERAL_FRACTION)) != 0)
		return false;
	v = numeral_small(&n);
	if (v < 1500 || v > 2050 || n.b - n.a < 2)
		return false;
	if ((n.flags & NUMERAL_YEAR) == 0 &&
	    (v <= 2000 || !piece_is(s->ps, i + 1, "thousand") || (n.b < s->ps->n &&
	    s->ps->p[n.b].kind == PIECE_WORD && !piece_in(s->ps, n.b, " was is and or came saw had brought "))))
		return false;
	moment_set_year(&m, (int)v);
	m.a = n.a;
	m.b = n.b;
	finish(s, &m, t, "date:year-words");
	return true;
}

/* ---- the rest ---- */

static bool
from_season(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct moment m = { .a = i, .b = i + 1 };
	struct span v = piece_value(&ps->p[i], NUMWORD_SEASON);
	int off, year;
	size_t j = i + 1;

	if (ps->p[i].is & NUMWORD_MANY)
		return false;
	if (piece_in(ps, j, " of , "))
		j++;
	if (dates_year(ps, j, &year)) {
		m.b = j + 1;
		moment_set_season(&m, year, v);
	} else if (i > s->floor && pointer_at(ps, i - 1, &off) && s->base->known) {
		int month = span_is(v, "SP") ? 3 : span_is(v, "SU") ? 6 : span_is(v, "FA") ? 9 : 12;

		m.a--;
		year = s->base->date.year;
		if (off < 0)
			year -= month >= s->base->date.month;
		else if (off > 0)
			year += month <= s->base->date.month;
		moment_set_season(&m, year, v);
	} else if (before_in(s, i, " in the early late mid ") && !span_is(ps->p[i].low, "fall") &&
	    !span_is(ps->p[i].low, "spring") && !piece_is(ps, i + 1, "of"))
		moment_season(&m, s->base, v, moment_tense(ps, i, i + 1));
	else if (before_in(s, i, " in ") || (before_in(s, i, " the ") && i > s->floor + 1 &&
	    piece_in(ps, i - 2, " in during since by until for ")))
		moment_season(&m, s->base, v, moment_tense(ps, i, i + 1));
	else
		return false;
	take_part_words(s, &m);
	if (before_in(s, m.a, " the "))
		m.a--;
	finish(s, &m, t, "date:season");
	return true;
}

static bool
from_daypart(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { .a = i - 1 };
	int off;

	if (i == s->floor || !pointer_at(s->ps, i - 1, &off) || off > 0 || !whole_day(s->base) ||
	    !daypart_at(s->ps, i, &m, &m.b))
		return false;
	moment_set_day(&m, calendar_date(s->base->day + off));
	finish(s, &m, t, "time:daypart");
	return true;
}

static bool
from_set(const struct scene *s, size_t i, struct timex *t)
{
	const struct piece *p = &s->ps->p[i];

	if (p->capital && i > 0)
		return false;
	if (piece_in(s->ps, i, " annual annually "))
		return false;
	*t = (struct timex){ i, i + 1, TIMEX_DURATION, piece_value(p, NUMWORD_SETWORD), { 0 }, "time:set" };
	return true;
}

/* "earlier this year", "late Monday". */
static void
take_earlier(const struct scene *s, struct timex *t)
{
	if (t->kind == TIMEX_DATE && before_in(s, t->a, " earlier later early late "))
		t->a--;
}

/* "July last year", "November of this year" */
static void
take_year_pointer(const struct scene *s, struct moment *m)
{
	size_t i = m->b + (piece_is(s->ps, m->b, "of") ? 1 : 0);
	int off;

	if ((m->grain != GRAIN_MONTH && m->grain != GRAIN_DAY) || m->year_given || !s->base->known || m->day.month == 0 ||
	    strchr(m->date, '/') != NULL || !pointer_at(s->ps, i, &off) || !piece_is(s->ps, i + 1, "year"))
		return;
	m->day.year = s->base->date.year + off;
	if (m->grain == GRAIN_MONTH)
		moment_set_month(m, m->day.year, m->day.month);
	else if (calendar_valid(m->day))
		moment_set_day(m, m->day);
	m->b = i + 2;
	m->year_given = true;
}

static bool
from_date(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m;

	if (!dates_parse(s->base, s->ps, i, &m) || m.a < s->floor)
		return false;
	if (m.grain == GRAIN_QUARTER && m.day.year > 0)
		s->base->quarter = (struct date){ m.day.year, m.day.month, 0 };
	take_pointer(s, i, &m);
	take_year_pointer(s, &m);
	take_part_words(s, &m);
	if (before_in(s, m.a, " every each ") && (s->ps->p[i].is & NUMWORD_WEEKDAY)) {
		m.a--;
		snprintf(m.date, sizeof(m.date), "XXXX-WXX-%d", piece_number(&s->ps->p[i], NUMWORD_WEEKDAY) % 10);
	}
	join_dates(s, &m);
	take_time_behind(s, &m);
	finish(s, &m, t, m.time[0] != '\0' ? "time:date-time" : "date:calendar");
	return true;
}

static bool
from_clock(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m;

	if (!clock_span(s->ps, i, &m) && !clock_parse(s->ps, i, &m))
		return false;
	take_date_behind(s, &m);
	finish(s, &m, t, "time:clock");
	return true;
}

static bool
from_relative_day(const struct scene *s, size_t i, struct timex *t)
{
	struct moment m = { 0 };

	if (!relative_day(s, i, &m))
		return false;
	take_part_words(s, &m);
	if (m.time[0] == '\0')
		take_time_behind(s, &m);
	finish(s, &m, t, "date:relative");
	return true;
}

/* The unit of a duration: of its last letter. */
static struct span
duration_unit(struct span value)
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
timex_parse(struct moment_base *base, struct numeral_work *work, const struct pieces *ps, size_t i,
    size_t floor, struct arena *mem, struct timex *t)
{
	const struct scene s = { base, work, ps, floor, mem };
	const struct piece *p = &ps->p[i];
	bool number = p->kind == PIECE_DIGITS || p->kind == PIECE_VULGAR || (p->is & (NUMWORD_CARD | NUMWORD_ORD |
	    NUMWORD_SCALE | NUMWORD_GROUP | NUMWORD_VAGUE | NUMWORD_PART));
	bool good = false;

	*t = (struct timex){ 0 };
	if (number)
		good = from_date(&s, i, t) || from_clock(&s, i, t) || fiscal_year(&s, i, t) || from_ordinal(&s, i, t) ||
		    from_amount(&s, i, t) || from_year(&s, i, t) || year_words(&s, i, t);
	if (!good && (p->is & (NUMWORD_MONTH | NUMWORD_WEEKDAY | NUMWORD_DECADE | NUMWORD_HOLIDAY)))
		good = from_date(&s, i, t);
	if (!good && (p->is & NUMWORD_CLOCKWORD))
		good = from_clock(&s, i, t);
	if (!good && (p->is & NUMWORD_SEASON))
		good = from_season(&s, i, t);
	if (!good && (p->is & NUMWORD_RELDAY))
		good = from_relative_day(&s, i, t);
	if (!good && (p->is & NUMWORD_DAYPART))
		good = from_daypart(&s, i, t);
	if (!good && (p->is & NUMWORD_TIMEUNIT))
		good = from_unit(&s, i, t);
	if (!good && (p->is & NUMWORD_SETWORD))
		good = from_set(&s, i, t);
	if (good && t->kind == TIMEX_DURATION)
		t->unit = duration_unit(t->value);
	if (good)
		take_earlier(&s, t);
	return good;
}
