/*
 * See number.h.
 *
 *	tokens -> pieces -> figures -> modifiers -> counted, place, source -> rows
 *
 * A sentence is walked once.  At every piece that a number can begin with, the
 * recognisers are asked in a fixed order, blockers and times before amounts;
 * the first that finds something takes its pieces, and the walk goes on behind
 * them.  So every number is in one row, in the longest reading.
 */
#include "number.h"
#include "number/age.h"
#include "number/amount.h"
#include "number/blocker.h"
#include "number/counted.h"
#include "number/ellipsis.h"
#include "number/figure.h"
#include "number/modifier.h"
#include "number/phone.h"
#include "number/place.h"
#include "number/score.h"
#include "number/source.h"
#include "number/timex.h"

#include <stdlib.h>

static const char *const label_name[FIGURE_LABELS] = {
	"count", "ordinal", "money", "percent", "quantity", "range", "ratio", "change", "date", "time",
	"duration", "age", "score", "rank", "id", "phone"
};

struct number_finder {
	struct pieces		 pieces;
	struct numeral_work	 work;
	struct moment_base	 base;
	struct figure		*figure;	/* of one sentence */
	size_t			 n, cap;
	struct counted_memory	 counted;
	struct places		 places;
	struct cover		 quotes;
	unsigned		 last_id;
};

struct number_finder *
number_new(void)
{
	struct number_finder *nf = mem_zero(1, sizeof(*nf));

	pieces_init(&nf->pieces);
	return nf;
}

void
number_free(struct number_finder *nf)
{
	if (nf == NULL)
		return;
	pieces_free(&nf->pieces);
	places_free(&nf->places);
	cover_free(&nf->quotes);
	numeral_work_free(&nf->work);
	free(nf->figure);
	free(nf);
}

static void
add(struct number_finder *nf, const struct figure *f, unsigned id)
{
	mem_room(&nf->figure, &nf->cap, nf->n + 1, sizeof(*nf->figure));
	nf->figure[nf->n] = *f;
	nf->figure[nf->n++].id = id;
}

static void
from_timex(const struct timex *t, struct figure *f)
{
	static const enum figure_label label[] = {
		[TIMEX_DATE] = FIGURE_DATE, [TIMEX_TIME] = FIGURE_TIME,
		[TIMEX_DURATION] = FIGURE_DURATION, [TIMEX_AGE] = FIGURE_AGE
	};

	*f = (struct figure){ .a = t->a, .b = t->b, .label = label[t->kind], .value = t->value,
	    .unit = t->unit, .rule = t->rule, .conf = 85 };
}

/* All figures that begin with piece i; 0 if there is none. */
static size_t
look(struct number_finder *nf, const struct figure_scene *s, size_t i, size_t floor, struct figure f[2])
{
	struct timex t;

	if (phone_find(s, i, floor, f) || blocker_rank(s, i, floor, f) || age_group(s, i, floor, f))
		return 1;
	if (timex_parse(&nf->base, &nf->work, s->ps, i, floor, s->mem, &t)) {
		from_timex(&t, f);
		return 1;
	}
	if (blocker_id(s, i, floor, f) || score_find(s, i, floor, f))
		return 1;
	return amount_parse(s, i, floor, f);
}

static void
find_all(struct number_finder *nf, const struct figure_scene *s)
{
	const struct pieces *ps = &nf->pieces;
	struct figure f[2];
	size_t floor = 0, n;

	nf->n = 0;
	for (size_t i = 0; i < ps->n; i++) {
		if (ps->p[i].kind == PIECE_MARK || (ps->p[i].kind == PIECE_WORD && ps->p[i].is == 0))
			continue;
		if (ps->p[i].is & NUMWORD_MANYAS)
			n = nf->n > 0 && amount_as_many(s, i, floor, &nf->figure[nf->n - 1], f) ? 1 : 0;
		else
			n = look(nf, s, i, floor, f);
		if (n == 0)
			continue;
		if (f[0].label != FIGURE_NONE)
			nf->last_id++;
		for (size_t k = 0; k < n && f[k].label != FIGURE_NONE; k++)
			add(nf, &f[k], nf->last_id);
		floor = f[n - 1].b;
		if (floor > i + 1)
			i = floor - 1;
	}
}

/* The text of a phrase on one line: in wrapped text a blank may be a line end. */
static struct span
one_line(struct span text, struct arena *mem)
{
	size_t n = 0;
	char *p, c;

	if (text.n == 0 || memchr(text.p, '\n', text.n) == NULL)
		return text;
	p = arena_bytes(mem, text.n);
	for (size_t i = 0; i < text.n; i++) {
		c = text.p[i] == '\n' || text.p[i] == '\r' ? ' ' : text.p[i];
		if (c != ' ' || (n > 0 && p[n - 1] != ' '))
			p[n++] = c;
	}
	return (struct span){ p, n };
}

static void
print(struct number_finder *nf, const struct figure_scene *s, struct doc *d)
{
	const struct pieces *ps = &nf->pieces;
	struct row r = { .kind = KIND_NUMBER };
	struct buf b = { 0 };

	for (size_t k = 0; k < nf->n; k++) {
		const struct figure *f = &nf->figure[k];

		r.start = ps->p[f->a].start;
		r.end = ps->p[f->b - 1].end;
		b.n = 0;
		row_decimal(&b, f->id);
		r.col[ROW_ID] = arena_copy(s->mem, buf_view(&b));
		b.n = 0;
		row_decimal(&b, f->conf);
		r.col[ROW_CONF] = arena_copy(s->mem, buf_view(&b));
		r.col[ROW_TEXT] = figure_text(ps, f->a, f->b);
		r.col[ROW_LABEL] = span_of(label_name[f->label]);
		r.col[ROW_VALUE] = f->value;
		r.col[ROW_UNIT] = f->unit;
		r.col[ROW_WHO] = f->who;
		r.col[ROW_WHAT] = one_line(f->what, s->mem);
		r.col[ROW_WHERE] = f->where;
		r.col[ROW_WHEN] = f->when;
		r.col[ROW_WHY] = span_of(f->rule);
		r.col[ROW_HOW] = modifier_text(f->how, s->mem);
		doc_add(d, &r);
	}
	buf_free(&b);
}

static void
one_sentence(struct number_finder *nf, struct doc *d, size_t sentence, size_t first, size_t last)
{
	const struct figure_scene s = { d, &nf->pieces, &nf->work, &nf->base, &d->mem, sentence };

	pieces_cut(&nf->pieces, d, first, last);
	if (!nf->pieces.numbers)
		return;
	find_all(nf, &s);
	if (nf->n == 0)
		return;
	pieces_look(&nf->pieces);
	modifier_set(&s, nf->figure, nf->n);
	ellipsis_set(&s, nf->figure, nf->n);
	nf->n = modifier_join(&s, nf->figure, nf->n);
	counted_set(&s, nf->figure, nf->n, &nf->counted);
	place_set(&s, &nf->places, nf->figure, nf->n);
	source_set(&s, &nf->quotes, nf->figure, nf->n);
	print(nf, &s, d);
}

/*
 * Reports on a quarter compare it with "a year earlier": the quarter that the
 * article speaks of first, if it speaks of business.  LATEST: the one that has
 * just ended, as none is told but with "the latest quarter" or the like.
 */
enum { LATEST = 5 };

static bool
latest_quarter(const struct doc *d, size_t i)
{
	static const char *const before[] = { "the", "latest", "ago", "earlier", "year-ago", "year-earlier" };

	if (i + 1 < d->n_token && (span_is(d->token[i + 1].low, "of") || span_is(d->token[i + 1].low, "century")))
		return false;
	for (size_t k = 0; k < sizeof(before) / sizeof(*before); k++)
		if (span_is(d->token[i - 1].low, before[k]))
			return true;
	return false;
}

static int
first_quarter(const struct doc *d)
{
	static const char *const ordinals[] = { "first", "second", "third", "fourth" };
	int found = 0;

	for (size_t i = 1; i < d->n_token; i++) {
		size_t k = i - 1;

		if (d->token[i].low.n != 7 || !span_is(d->token[i].low, "quarter"))
			continue;
		if (k > 0 && span_is(d->token[k].low, "-"))
			k--;
		for (int q = 0; q < 4; q++)
			if (span_is(d->token[k].low, ordinals[q]))
				return q + 1;
		if (latest_quarter(d, i))
			found = LATEST;
	}
	return found;
}

static bool
of_business(const struct doc *d)
{
	static const char *const business[] = { "profit", "earnings", "revenue", "sales", "income", "shares" };

	for (size_t i = 0; i < d->n_token; i++)
		for (size_t k = 0; k < sizeof(business) / sizeof(*business); k++)
			if (span_is(d->token[i].low, business[k]))
				return true;
	return false;
}

static void
find_quarter(struct number_finder *nf, const struct doc *d)
{
	struct moment m = { 0 };
	int quarter;

	if (!nf->base.known || (quarter = first_quarter(d)) == 0 || !of_business(d))
		return;
	if (quarter < LATEST)
		moment_quarter(&m, &nf->base, quarter);
	else if (nf->base.date.month > 3)
		m.day = (struct date){ nf->base.date.year, (nf->base.date.month - 1) / 3, 0 };
	else if (nf->base.date.month > 0)
		m.day = (struct date){ nf->base.date.year - 1, 4, 0 };
	nf->base.quarter = m.day;
}

void
number_find(void *finder, struct doc *d)
{
	struct number_finder *nf = finder;

	timex_base(&nf->base, d->article.col[ROW_WHEN]);
	find_quarter(nf, d);
	nf->counted = (struct counted_memory){ 0 };
	places_gather(&nf->places, d);
	cover_gather(&nf->quotes, d, KIND_QUOTE, ROW_WHO);
	nf->last_id = 0;
	if (d->n_sentence == 0)
		one_sentence(nf, d, 0, 0, d->n_token);
	for (size_t i = 0; i < d->n_sentence; i++)
		one_sentence(nf, d, i, d->sentence[i].first, d->sentence[i].last);
}
