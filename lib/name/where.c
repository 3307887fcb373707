/* See where.h. */
#include "name/where.h"
#include "lex_place.h"

enum { STATES = 64, PLACES = 256 };	/* of the article, the first so many */

struct states {
	struct span	name[STATES];
	size_t		n;
};

static bool
is_state(const struct entity *e)
{
	return e->class == NAME_PLACE && (e->level == LEVEL_STATE || e->level == LEVEL_COUNTRY);
}

static void
collect(struct states *s, const struct entity *e, size_t n)
{
	s->n = 0;
	for (size_t i = 0; i < n && s->n < STATES; i++)
		if (is_state(&e[i]) && e[i].level == LEVEL_STATE)
			s->name[s->n++] = e[i].name;
}

static bool
among(const struct states *s, struct span name)
{
	for (size_t i = 0; i < s->n; i++)
		if (span_eq(s->name[i], name))
			return true;
	return false;
}

/* Is the country named, or a place in it that there is no doubt of? */
static bool
supported(const struct entity *e, size_t n, struct span country)
{
	for (size_t i = 0; i < n && i < PLACES; i++)
		if (e[i].class == NAME_PLACE && e[i].level != LEVEL_TOWN &&
		    span_eq(e[i].unit, country))
			return true;
	return false;
}

/*
 * Of the places with the name, the greatest that lies in a state the article
 * names.  A town whose country it does not name may be any other of that name.
 */
static void
choose_state(struct entity *e, const struct states *s, const struct entity *all, size_t n)
{
	struct span others = e->others, one, country;
	bool town = e->level == LEVEL_TOWN;
	bool only = s->n == 1 && !span_is(e->unit, "US");	/* Dublin, where all else is Ohio */

	if (!(town || e->level == LEVEL_CITY || (e->level == LEVEL_BIG_CITY && only)) ||
	    among(s, e->where))
		return;
	while (span_cut(&others, ';', &one)) {
		span_cut(&one, ' ', &country);
		if (!among(s, one))
			continue;
		e->unit = country;
		e->where = one;
		return;
	}
	if (town && !supported(all, n, e->unit))
		e->unit = e->where = (struct span){ 0 };
}

/* "Paris, Texas": the place behind the comma is where. */
static void
take_written(struct entity *e, const struct units *u, const struct mentions *m)
{
	for (size_t i = 0; i + 1 < m->n; i++) {
		struct entity *a = &e[m->at[i].entity], *b = &e[m->at[i + 1].entity];

		if (a->class != NAME_PLACE || is_state(a) || !is_state(b) || a == b ||
		    m->at[i].last + 1 != m->at[i + 1].first ||
		    !span_is(u->unit[m->at[i].last].text, ","))
			continue;
		a->where = b->name;
		a->unit = b->unit;
		a->level = LEVEL_UNKNOWN;	/* known: nothing is left to choose */
	}
}

/* The place that the name of a police department, a school or a court begins with. */
static void
place_in_name(struct entity *e, const struct units *u, const struct mention *m)
{
	struct lex_hit h;

	if (!span_is(e->unit, "government") && !span_is(e->unit, "education"))
		return;
	h = lex_longest(&lex_place, m->last - m->first - 1, unit_text, u->unit + m->first);
	if (h.classes & ~PLACE_CITY)	/* not villages: there is a University, too */
		e->where = lex_phrase(&lex_place, h.row);
}

void
where_settle(struct entity *e, size_t n, const struct units *u, const struct mentions *m)
{
	struct states states;

	take_written(e, u, m);
	collect(&states, e, n);
	for (size_t i = 0; i < n; i++)
		if (e[i].class == NAME_PLACE)
			choose_state(&e[i], &states, e, n);
		else if (e[i].class == NAME_ORG && e[i].where.n == 0 && e[i].fullest != NULL)
			place_in_name(&e[i], u, e[i].fullest);
}
