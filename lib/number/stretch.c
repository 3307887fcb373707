/* See stretch.h. */
#include "number/stretch.h"
#include "number/dates.h"
#include "number/numdate.h"
#include "number/measure.h"
#include "number/offset.h"
#include "number/timeword.h"
#include "pos.h"

/* "will last two weeks": no pointer but a verb. */
static bool
verb_last(const struct scene *s, size_t i)
{
	return i > 1 && piece_is(s->ps, i - 1, "last") && s->ps->p[i - 2].kind == PIECE_WORD &&
	    ((pos_can(s->ps->p[i - 2].low) & (POS_MODAL | POS_TO | POS_NOT)) || piece_is(s->ps, i - 2, "to"));
}

/* "the past two weeks", "the first nine months": words before an amount that belong to it. */
static void
take_period_words(const struct scene *s, const struct amount *am, struct timex *t)
{
	if (scene_before_class(s, t->a, TIMEWORD_PERIOD) && !verb_last(s, t->a)) {
		t->a--;
		if (scene_before(s, t->a, " the "))
			t->a--;
	} else if (am->many && !am->hyphen && scene_before(s, t->a, " the "))
		t->a--;					/* for the nine months */
}

/* "at the age of four months" */
static bool
age_of(const struct scene *s, size_t i)
{
	return scene_before(s, i, " of ") && scene_before(s, i - 1, " age ages ");
}

bool
stretch_parse(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	struct amount am;
	int year;

	if (!duration_amount(s, i, &am))
		return false;
	if (numdate_year(ps, i, &year) && year > 1900 && year < 2050 && !am.many && !am.hyphen)
		return false;				/* the 1988 quarter */
	*t = (struct timex){ .a = am.a, .b = am.b, .kind = TIMEX_DURATION, .rule = "time:duration" };
	if ((duration_age_behind(ps, am.b, &t->b) || age_of(s, am.a)) && !am.vague) {
		t->kind = TIMEX_AGE;
		t->value = am.high.n > 0 ? numeral_range(s->work, am.n, am.high, s->mem) : am.n;
		t->unit = measure_of_time(&ps->p[am.b - 1]);
		t->rule = "age:old";
		return true;
	}
	if (offset_behind(s, &am, t) || offset_in(s, &am, t))
		return true;
	if (am.high.n > 0)
		am.n = S("X");
	t->value = duration_text(s, am.n, am.unit);
	if (t->value.n == 0)
		return false;
	if (duration_and_half(s, &am)) {		/* a year and a half */
		t->value = duration_text(s, am.n, am.unit);
		t->b = am.b;
		if (offset_behind(s, &am, t))
			return true;
	}
	duration_compound(s, t);
	take_period_words(s, &am, t);
	if (scene_before(s, t->a, " every each ")) {
		t->a--;
		t->rule = "time:every";
	}
	return true;
}

bool
stretch_race(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;
	unsigned minutes;
	struct buf *b = &s->work->text;

	if (piece_digits(ps, i, &minutes) == 0 || minutes > 99 || (i > 0 && ps->p[i].glued &&
	    piece_is(ps, i - 1, ":")) ||
	    !piece_is_glued(ps, i + 1, ":") || !piece_glued(ps, i + 2) ||
	    ps->p[i + 2].kind != PIECE_DIGITS ||
	    ps->p[i + 2].text.n < 4 || ps->p[i + 2].text.p[2] != '.' ||
	    memchr(ps->p[i + 2].text.p, ',', ps->p[i + 2].text.n))
		return false;
	b->n = 0;
	buf_span(b, S("PT"));
	buf_span(b, ps->p[i].text);
	buf_byte(b, 'M');
	buf_span(b, ps->p[i + 2].text);
	buf_byte(b, 'S');
	*t = (struct timex){ .a = i, .b = i + 3, .kind = TIMEX_DURATION,
	    .value = arena_copy(s->mem, buf_view(b)),
	    .rule = "time:duration" };
	return true;
}

bool
stretch_first(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;

	return piece_is(ps, i, "first") && i + 1 < ps->n && (ps->p[i + 1].kind == PIECE_DIGITS ||
	    (ps->p[i + 1].is & NUMWORD_CARD)) && stretch_parse(s, i + 1, t) &&
	    t->kind == TIMEX_DURATION && t->a <= i;
}

/* "every week", "each day", "a month", "per hour": how often, or one of them. */
/* "every other week" */
static bool
every_other(const struct scene *s, size_t i, struct timex *t)
{
	*t = (struct timex){ .a = i - 2, .b = i + 1, .kind = TIMEX_DURATION, .rule = "time:every" };
	t->value = duration_text(s, S("2"), piece_value(&s->ps->p[i], NUMWORD_TIMEUNIT));
	return t->value.n > 0;
}

bool
stretch_one(const struct scene *s, size_t i, struct timex *t)
{
	struct span unit = piece_value(&s->ps->p[i], NUMWORD_TIMEUNIT);
	struct amount am = { .a = i - 1, .b = i + 1, .n = S("1"), .unit = unit };
	bool set = scene_before(s, i, " every each per ");
	size_t end;

	if (i == s->floor)
		return false;
	if (scene_before(s, i, " other ") && scene_before(s, i - 1, " every "))
		return every_other(s, i, t);
	if (!set && !(scene_before(s, i, " a an ") && !span_is(s->ps->p[i].low, "second") && !span_is(unit, "Q") &&
	    !span_is(unit, "N")))
		return false;
	*t = (struct timex){ .a = i - 1, .b = i + 1, .kind = TIMEX_DURATION };
	if (!set && duration_age_behind(s->ps, i + 1, &end) && !span_is(unit, "Q")) {
		*t = (struct timex){ i - 1, end, TIMEX_AGE, S("1"), measure_of_time(&s->ps->p[i]), "age:old" };
		return true;
	}
	if (!set && (offset_behind(s, &am, t) || offset_in(s, &am, t)))
		return true;
	if (piece_hyphen(s->ps, i + 1) && piece_in(s->ps, i + 2, " on over to "))
		return false;				/* a year-on-year rise */
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
		duration_compound(s, t);
	if (!set && t->b == am.b && duration_and_half(s, &am)) {
		t->value = duration_text(s, am.n, unit);
		t->b = am.b;
		offset_behind(s, &am, t);
	}
	return true;
}

/* "weeks", "for years": plural without a number. */
bool
stretch_plural(const struct scene *s, size_t i, struct timex *t)
{
	const struct piece *p = &s->ps->p[i];
	struct amount am = { .a = i, .b = i + 1, .n = S("X"), .unit = piece_value(p, NUMWORD_TIMEUNIT),
	    .many = true, .vague = true };
	int off;

	if (piece_is(s->ps, i + 1, "ago") && offset_behind(s, &am, t))
		return true;
	if (!(i > s->floor && (piece_in(s->ps, i - 1, " for in within recent over after ") ||
	    timeword_pointer(s->ps, i - 1, &off))))
		return false;
	*t = (struct timex){ .a = i, .b = i + 1, .kind = TIMEX_DURATION, .rule = "time:vague" };
	t->value = duration_text(s, S("X"), am.unit);
	if (i > s->floor && !piece_in(s->ps, i - 1, " for in within over after ")) {
		t->a--;
		if (scene_before(s, t->a, " the "))
			t->a--;				/* the coming weeks */
	}
	return t->value.n > 0;
}

bool
stretch_set(const struct scene *s, size_t i, struct timex *t)
{
	const struct piece *p = &s->ps->p[i];

	if (p->capital && i > 0)
		return false;
	if (piece_is(s->ps, i, "annual") || (piece_is(s->ps, i, "quarterly") &&
	    (piece_can(s->ps, i + 1) & (POS_NOUN | POS_PLURAL | POS_ADJ)) &&
	    !(piece_can(s->ps, i + 1) & POS_CLOSED)))
		return false;				/* the quarterly dividend */
	*t = (struct timex){ i, i + 1, TIMEX_DURATION, piece_value(p, NUMWORD_SETWORD), { 0 }, "time:set" };
	return true;
}

bool
stretch_times(const struct scene *s, size_t i, struct timex *t)
{
	const struct pieces *ps = s->ps;

	if (!piece_in(ps, i + 1, " a an each every ") || i + 2 >= ps->n || !(ps->p[i + 2].is & NUMWORD_TIMEUNIT) ||
	    (ps->p[i + 2].is & NUMWORD_MANY))
		return false;
	*t = (struct timex){ .a = i, .b = i + 3, .kind = TIMEX_DURATION, .rule = "time:every" };
	t->value = duration_text(s, S("1"), piece_value(&ps->p[i + 2], NUMWORD_TIMEUNIT));
	return t->value.n > 0;
}
