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

static bool
is_mark(const struct units *u, uint32_t i, uint32_t last, const char *mark)
{
	return i < last && span_is(u->unit[i].text, mark);
}

/* Behind the fields from i on. */
static uint32_t
fields(const struct units *u, uint32_t i, uint32_t last)
{
	while (i < last && is_field(&u->unit[i]))
		i++;
	return i;
}

/* Behind the fields that commas and "and" join to what ends at i; i if no "and" does. */
static uint32_t
fields_end(const struct units *u, uint32_t i, uint32_t last)
{
	uint32_t end = i, joined = i, k;

	while (is_mark(u, end, last, ",") && (k = fields(u, end + 1, last)) > end + 1)
		end = k;
	end += is_mark(u, end, last, ",");
	while (is_mark(u, end, last, "and") && (k = fields(u, end + 1, last)) > end + 1)
		end = joined = k;
	return joined;
}

/* Is it the head of a name whose fields stand before it: Health and Labor Committee, Drug and Cosmetic Act? */
static uint8_t
head_class(const struct units *u, uint32_t i, uint32_t last)
{
	if (i == last || !unit_capital(&u->unit[i]))
		return NAME_NONE;
	if (lex_find(&lex_event, u->unit[i].text).classes & EVENT_FINAL)
		return NAME_MISC;
	return lex_find(&lex_org_suffix, u->unit[i].text).classes & ORG_SUFFIX_ANY &&
	    !span_ends(u->unit[i].text, S("s")) ? NAME_ORG : NAME_NONE;
}

/*
 * Are the mentions behind mention i, as far as they begin before `end`, parts of an
 * organisation's name: not people, nor as known as the Food and Drug Administration?
 */
static bool
only_parts(const struct units *u, const struct mentions *m, size_t i, uint32_t end)
{
	for (i++; i < m->n && m->at[i].first < end; i++)
		if (m->at[i].class != NAME_ORG || m->at[i].last > end ||
		    (m->at[i].last - m->at[i].first > 2 && find_words(u, &lex_agency, &m->at[i])))
			return false;
	return true;
}

/*
 * Fields of work in a row are one name's: Department of Inland Fisheries [and
 * Wildlife]; Senate Health [, Education, Labor and Pensions Committee].
 */
static void
take_fields(const struct units *u, struct mentions *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[i];
		uint32_t last = u->sentence[u->unit[x->first].sent].last;
		uint32_t end = x->class == NAME_ORG ? fields_end(u, x->last, last) : x->last;
		uint8_t class = NAME_ORG;

		if (end == x->last || !is_field(&u->unit[x->last - 1]))
			continue;
		if (has_fields(u, x)) {
			if (end < last && unit_capital(&u->unit[end]))
				continue;	/* Wildlife Smith: somebody, or another name */
		} else if ((class = head_class(u, end, last)) != NAME_NONE)
			end++;
		else
			continue;
		if (!only_parts(u, m, i, end))
			continue;
		x->last = end;
		x->class = class;
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

static bool
is_places(const struct units *u, uint32_t i)
{
	return (u->word[i] & NAME_WORD_PLACES) != 0;
}

/* What joins two mentions: a comma, or at last "and"; nothing else. */
enum joint { JOINT_NONE, JOINT_COMMA, JOINT_AND };

static enum joint
joint(const struct units *u, const struct mention *a, const struct mention *b)
{
	enum joint is = JOINT_NONE;

	if (u->unit[a->first].sent != u->unit[b->first].sent || b->first - a->last > 2)
		return JOINT_NONE;
	for (uint32_t i = a->last; i < b->first; i++)
		if (span_is(u->unit[i].low, "and"))
			is = JOINT_AND;
		else if (span_is(u->unit[i].text, ",") && is == JOINT_NONE)
			is = JOINT_COMMA;
		else
			return JOINT_NONE;
	return is;
}

static void
make_place(struct mention *x)
{
	if (x->class == NAME_PERSON || x->class == NAME_ORG)
		x->class = NAME_PLACE;
}

/* Otero and Luna counties; the counties of Garfield and Rio Blanco: no people. */
static void
take_counties(const struct units *u, struct mentions *m)
{
	bool row = false, ended = false;
	enum joint before;

	for (size_t i = m->n; i-- > 0;) {
		struct mention *x = &m->at[i];

		row = (row && joint(u, x, x + 1) != JOINT_NONE) ||
		    (x->last < u->sentence[u->unit[x->first].sent].last && is_places(u, x->last));
		if (row)
			make_place(x);
	}
	row = false;
	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[i];

		before = row && !ended ? joint(u, x - 1, x) : JOINT_NONE;
		row = before != JOINT_NONE ||
		    (x->first >= u->sentence[u->unit[x->first].sent].first + 2 &&
		    span_is(u->unit[x->first - 1].low, "of") && is_places(u, x->first - 2));
		ended = before == JOINT_AND;	/* "... and Miami, Bush said" */
		if (row)
			make_place(x);
	}
}

/* Jr., III, M.D., Sec. where they stand alone: what somebody's name has behind or before it, and no name. */
static void
drop_rests(const struct units *u, struct mentions *m)
{
	size_t w = 0;

	for (size_t i = 0; i < m->n; i++) {
		uint32_t c = u->word[m->at[i].first];

		if (m->at[i].last - m->at[i].first > 1 || !(c & (NAME_WORD_REST | NAME_WORD_GENERATION)))
			m->at[w++] = m->at[i];
	}
	m->n = w;
}

/* Is what ends with this word an event, a law, an award, whatever the model says? */
static bool
ends_event(const struct units *u, uint32_t i)
{
	uint32_t c = u->lists[i] & LIST_EVENT ? lex_find(&lex_event, u->unit[i].text).classes : 0;

	return c & EVENT_FINAL && !(c & EVENT_VAGUE);
}

/* The Atlanta Games are no organisation, the Clean Air Act is none. */
static void
take_events(const struct units *u, struct mentions *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[i];

		if (x->class != NAME_PERSON && x->last - x->first > 1 &&
		    ends_event(u, x->last - 1) && !find_words(u, &lex_agency, x))
			x->class = NAME_MISC;
	}
}

void
border_mend(const struct units *u, struct mentions *m)
{
	drop_rests(u, m);
	take_legal_forms(u, m);
	take_bodies(u, m);
	take_listed(u, m);
	take_fields(u, m);
	cut_parties(u, m);
	take_cities(u, m);
	take_counties(u, m);
	take_events(u, m);
}
