/* See holiday.h. */
#include "number/holiday.h"
#include "number/timeword.h"
#include "lex_holiday.h"

enum { HOLIDAY_WORDS = 5 };		/* of the longest name, in pieces */

static struct span
word_at(const void *of, size_t i)
{
	return ((const struct piece *)of)[i].low;
}

static struct lex_hit
longest(const struct pieces *ps, size_t i)
{
	size_t n = ps->n - i;

	return lex_longest(&lex_holiday, n < HOLIDAY_WORDS ? n : HOLIDAY_WORDS, word_at, &ps->p[i]);
}

static int
number(struct span *s)
{
	int n = 0;

	for (; s->n > 0 && s->p[0] >= '0' && s->p[0] <= '9'; *s = span_from(*s, 1))
		n = n * 10 + (s->p[0] - '0');
	return n;
}

/* The day of a year that a value of the table tells. */
static struct date
day_of(struct span v, int year)
{
	struct date d = { year, 0, 0 };
	int sign, weekday;

	if (v.p[0] == 'E') {
		d = calendar_easter(year);
		v = span_from(v, 1);
	} else {
		d.month = number(&v);
		sign = v.p[0];
		v = span_from(v, 1);
		d.day = weekday = number(&v);
		if (sign == '/') {
			v = span_from(v, 1);
			d = calendar_nth(year, d.month, weekday, number(&v));
		}
	}
	if (v.n < 2)
		return d;
	sign = v.p[0] == '-' ? -1 : 1;
	v = span_from(v, 1);
	return calendar_date(calendar_day(d) + sign * number(&v));
}

/* "Sept. 11 attacks" in an article that is younger: a day of a certain year, and how many words tell it. */
static bool
event(const struct moment_base *base, struct lex_hit h, size_t i, struct moment *m)
{
	struct date d;

	if (!base->known || !calendar_parse(h.value, &d) || calendar_day(d) >= base->day)
		return false;
	moment_set_day(m, d);
	m->year_given = true;
	m->b = i + (size_t)(h.value.p[h.value.n - 1] - '0');
	return true;
}

bool
holiday_parse(const struct moment_base *base, const struct pieces *ps, size_t i, struct moment *m)
{
	struct lex_hit h = longest(ps, i);
	enum tense t;
	long off, best = 0;

	if (h.classes == 0)
		return false;
	if (h.classes & HOLIDAY_EVENT)
		return event(base, h, i, m);
	if ((h.classes & HOLIDAY_ALONE) && !(i > 0 && timeword_is(ps, i - 1, TIMEWORD_CUE)) &&
	    !piece_in(ps, i + h.words, " weekend week "))
		return false;
	m->b = i + h.words;
	m->grain = GRAIN_DAY;
	if (!base->known) {
		if (h.value.p[2] != '-')
			return false;
		moment_set_day(m, (struct date){ 0, (h.value.p[0] - '0') * 10 + h.value.p[1] - '0',
		    (h.value.p[3] - '0') * 10 + h.value.p[4] - '0' });
		return true;
	}
	moment_set_day(m, day_of(h.value, base->date.year));
	if (base->date.day == 0)
		return true;
	t = moment_tense(ps, i, m->b);
	for (int y = base->date.year - 1; y <= base->date.year + 1; y++) {
		struct date d = day_of(h.value, y);

		off = moment_cost(calendar_day(d) - base->day, t);
		if (y == base->date.year - 1 || off < best) {
			best = off;
			moment_set_day(m, d);
		}
	}
	return true;
}

void
holiday_of_year(const struct pieces *ps, struct moment *m, int year)
{
	struct lex_hit h = longest(ps, m->a);

	if (h.classes != 0)
		moment_set_day(m, day_of(h.value, year));
}

size_t
holiday_start(const struct pieces *ps, size_t i, size_t floor)
{
	for (size_t a = i; a > floor && a + HOLIDAY_WORDS > i + 1; a--)
		if (longest(ps, a - 1).words == i + 2 - a)
			return a - 1;
	return i;
}
