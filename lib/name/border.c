/* See border.h. */
#include "name/border.h"
#include "lex_agency.h"
#include "lex_country.h"
#include "lex_event.h"
#include "lex_name_word.h"
#include "lex_org_suffix.h"
#include "lex_place.h"
#include "lex_title.h"
#include "lex_us_state.h"
#include "name/gaz.h"

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
		    u->lists[m->at[i].last + 1] & LIST_SUFFIX &&
		    lex_find(&lex_org_suffix, u->unit[m->at[i].last + 1].text).classes &
		    ORG_SUFFIX_LEGAL)
			m->at[i].last += 2;
	mention_sort(m);		/* Inc. alone was no name */
}

/* Centers for Medicare and Medicaid Services: what the list has is one name, wherever it was cut. */
static void
take_listed(const struct units *u, struct mentions *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[i];
		size_t last = u->sentence[u->unit[x->first].sent].last;
		struct lex_hit h;

		if (x->class != NAME_ORG || (u->lists[x->first] & LIST_AGENCY) == 0)
			continue;
		h = lex_longest(&lex_agency, last - x->first, unit_text, u->unit + x->first);
		if (h.words > x->last - x->first)
			x->last = x->first + (uint32_t)h.words;
	}
	mention_sort(m);
}

/* Is it a field of work, written with a capital: Health, Fisheries, Infectious? */
static bool
is_field(const struct token *t)
{
	unsigned c = WORD_CASE(dict_find(&gaz_words, dict_hash(DICT_START, t->low)));

	return unit_capital(t) && c >= CASE_LOWER && c <= CASE_MOSTLY_CAPITAL &&
	    lex_find(&lex_title, t->low).classes == 0 && lex_find(&lex_event, t->text).classes == 0 &&
	    !(lex_find(&lex_org_suffix, t->text).classes & ORG_SUFFIX_ANY);
}

/* Has it a part that says what it is for, and is it one: Council on, not Departments of? */
static bool
has_fields(const struct units *u, const struct mention *m)
{
	for (uint32_t i = m->first + 1; i + 1 < m->last; i++)
		if (lex_find(&lex_name_word, u->unit[i].text).classes & NAME_WORD_FIELD)
			return !span_ends(u->unit[i - 1].text, S("s"));
	return false;
}

/* Behind the fields that "and" joins to what ends at i; i if there are none. */
static uint32_t
fields_end(const struct units *u, uint32_t i, uint32_t last)
{
	uint32_t end = i;

	while (end + 1 < last && span_is(u->unit[end].text, "and") && is_field(&u->unit[end + 1])) {
		for (end++; end < last && is_field(&u->unit[end]); end++)
			;
		if (end < last && unit_capital(&u->unit[end]))
			return i;		/* Wildlife Smith: somebody, or another name */
	}
	return end;
}

/* Department of Inland Fisheries [and Wildlife]: fields of work that "and" joins are one name's. */
static void
take_fields(const struct units *u, struct mentions *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[i];
		const struct mention *next = i + 1 < m->n ? x + 1 : NULL;
		uint32_t end = fields_end(u, x->last, u->sentence[u->unit[x->first].sent].last);

		if (end == x->last || x->class != NAME_ORG || !is_field(&u->unit[x->last - 1]) ||
		    !has_fields(u, x))
			continue;
		if (next == NULL || next->first >= end || (next->class == NAME_ORG && next->last <= end))
			x->last = end;
	}
	mention_sort(m);
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
	take_listed(u, m);
	take_fields(u, m);
	cut_parties(u, m);
	take_cities(u, m);
}
