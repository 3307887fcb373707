/* See border.h. */
#include "name/border.h"
#include "lex_agency.h"
#include "lex_country.h"
#include "lex_org_suffix.h"
#include "lex_place.h"
#include "lex_us_state.h"

/* Are the mention's words a phrase of the lexicon? */
static bool
find_words(const struct units *u, const struct lex *x, const struct mention *m)
{
	struct lex_hit h = lex_longest(x, m->last - m->first, unit_text, u->unit + m->first);

	return h.classes != 0 && h.words == m->last - m->first;
}

static bool
before_comma(const struct units *u, const struct mention *m)
{
	return m->last + 1 < u->sentence[u->unit[m->first].sent].last &&
	    span_is(u->unit[m->last].text, ",");
}

bool
border_before_state(const struct units *u, const struct mention *m)
{
	size_t last = u->sentence[u->unit[m->first].sent].last;

	return before_comma(u, m) &&
	    (lex_longest(&lex_us_state, last - m->last - 1, unit_text, u->unit + m->last + 1).classes |
	    lex_longest(&lex_country, last - m->last - 1, unit_text, u->unit + m->last + 1).classes) != 0;
}

/* "Harlow Foods, Inc.": what the law adds behind a comma belongs to the name. */
static void
take_legal_forms(const struct units *u, struct mentions *m)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->at[i].class == NAME_ORG && before_comma(u, &m->at[i]) &&
		    lex_find(&lex_org_suffix, u->unit[m->at[i].last + 1].text).classes &
		    ORG_SUFFIX_LEGAL)
			m->at[i].last += 2;
	mention_sort(m);		/* Inc. alone was no name */
}

/* D-Ohio: a senator's party is no part of the state's name. */
static void
cut_parties(const struct units *u, struct mentions *m)
{
	const struct token *t = u->unit;

	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[i];

		if (x->last - x->first < 3 || t[x->first].text.n != 1 ||
		    !span_is(t[x->first + 1].text, "-") ||
		    lex_longest(&lex_us_state, x->last - x->first - 2, unit_text,
		    t + x->first + 2).classes == 0)
			continue;
		x->first += 2;
		x->class = NAME_PLACE;
	}
}

/* Lincoln, Nebraska is a city. */
static void
take_cities(const struct units *u, struct mentions *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[i];

		if (x->class == NAME_ORG && x->last - x->first == 1 && border_before_state(u, x) &&
		    lex_find(&lex_place, u->unit[x->first].text).classes != 0)
			x->class = NAME_PLACE;
	}
}

/* U.S. Senate: a country's own body is one name with it. */
static void
take_bodies(const struct units *u, struct mentions *m)
{
	for (size_t i = 0; i + 1 < m->n; i++) {
		struct mention *x = &m->at[i], *y = x + 1;

		if (x->class == NAME_PLACE && y->class == NAME_ORG && x->last == y->first &&
		    find_words(u, &lex_country, x) && find_words(u, &lex_agency, y))
			y->first = x->first;
	}
	mention_sort(m);
}

void
border_mend(const struct units *u, struct mentions *m)
{
	take_legal_forms(u, m);
	take_bodies(u, m);
	cut_parties(u, m);
	take_cities(u, m);
}
