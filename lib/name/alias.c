/* See alias.h. */
#include "name/alias.h"
#include "lex_agency.h"
#include "lex_country.h"
#include "lex_event.h"
#include "lex_given.h"
#include "lex_media.h"
#include "lex_name_word.h"
#include "lex_nickname.h"
#include "lex_org_suffix.h"
#include "lex_party.h"
#include "lex_place.h"
#include "lex_us_state.h"
#include "utf8.h"

/* The words of a mention with one blank between, as written or in small letters. */
static struct span
joined(const struct units *u, const struct mention *m, bool low, struct arena *mem)
{
	struct buf b = { 0 };
	size_t n = 0;

	for (size_t i = m->first; i < m->last; i++)
		n += u->unit[i].text.n + 1;
	b.p = arena_alloc(mem, n);
	b.cap = n;
	for (size_t i = m->first; i < m->last; i++) {
		bool comma = span_is(u->unit[i].text, ",") && i + 1 < m->last &&
		    u->unit[i + 1].label != TOKEN_PUNCT;

		if (m->class == NAME_MISC && u->unit[i].label == TOKEN_PUNCT && !comma)
			continue;		/* Operation "Safe City" is Operation Safe City */
		if (b.n > 0 && !comma && (m->class == NAME_MISC || !(u->unit[i].form & FORM_GLUED)))
			buf_byte(&b, ' ');
		buf_span(&b, low ? u->unit[i].low : u->unit[i].text);
	}
	return buf_view(&b);
}

/* DENVER -> Denver, word by word; a copy in mem. */
static struct span
title_case(struct span s, struct arena *mem)
{
	size_t room = UTF8_FOLD_ROOM(s.n);
	struct buf low = { .p = arena_alloc(mem, room), .cap = room };
	bool begin = true;
	size_t i = 0, n = 0;
	char *p = arena_alloc(mem, 4 * s.n + 4);

	utf8_fold(&low, s);
	while (i < low.n) {
		uint32_t c = utf8_next(buf_view(&low), &i);

		n += utf8_encode(begin ? utf8_upper(c) : c, p + n);
		begin = c == ' ' || c == '-' || c == '.' || c == '/';
	}
	return (struct span){ p, n };
}

static bool
all_upper(const struct units *u, const struct mention *m)
{
	bool upper = false;

	for (size_t i = m->first; i < m->last; i++) {
		if (u->unit[i].form & FORM_LETTER && !(u->unit[i].form & FORM_UPPER) &&
		    u->unit[i].text.n > 1)
			return false;
		upper = upper || u->unit[i].form & FORM_UPPER;
	}
	return upper;
}

struct span
alias_print(const struct units *u, const struct mention *m, struct arena *mem)
{
	struct span s = joined(u, m, false, mem), t;

	if (!all_upper(u, m) || m->class == NAME_MISC)
		return s;
	t = title_case(s, mem);
	if (m->class == NAME_ORG)
		return m->last - m->first > 1 ? t : s;
	if (m->class == NAME_PLACE && s.n <= 3 && lex_find(&lex_place, t).classes == 0)
		return s;
	return t;
}

/* Where LA is Louisiana: Metairie, LA and (D-LA), not "in LA". */
static bool
behind_city(const struct units *u, const struct mention *m)
{
	const struct token *t = &u->unit[m->first];

	return m->first > u->sentence[t->sent].first &&
	    (span_is(t[-1].text, ",") || span_is(t[-1].text, "-") || span_is(t[-1].text, "\u2013"));
}

static struct span
in_lexicons(struct span s, uint8_t class, bool behind_city, struct alias *a)
{
	struct lex_hit h;

	if (class == NAME_ORG) {
		h = lex_find(&lex_agency, s);
		if (h.classes != 0) {
			a->unit = lex_field(h.value, 1);
			return lex_field(h.value, 0);
		}
		h = lex_find(&lex_media, s);
		if (h.classes != 0) {
			a->unit = h.classes & MEDIA_SOCIAL ? S("company") : S("media");
			return lex_field(h.value, 0);
		}
		h = lex_find(&lex_party, s);
		if (h.classes != 0) {
			a->unit = S("party");
			return lex_field(h.value, 0);
		}
		return (struct span){ 0 };
	}
	if (class != NAME_PLACE)
		return (struct span){ 0 };
	h = lex_find(&lex_country, s);
	if (h.classes != 0) {
		a->unit = lex_field(h.value, 1);
		a->level = LEVEL_COUNTRY;
		return lex_field(h.value, 0);
	}
	h = lex_find(&lex_us_state, s);
	if (h.classes & ~US_STATE_POSTAL || (h.classes != 0 && behind_city)) {
		a->unit = lex_field(h.value, 1);
		a->level = LEVEL_STATE;
		return lex_field(h.value, 0);
	}
	h = lex_find(&lex_place, s);
	if (h.classes != 0) {
		a->unit = lex_field(h.value, 0);
		a->where = lex_field(h.value, 1);
		a->others = lex_field(h.value, 2);
		a->level = h.classes & PLACE_STATE ? LEVEL_STATE :
		    h.classes & PLACE_BIG ? LEVEL_BIG_CITY :
		    h.classes & (PLACE_MID | PLACE_COUNTY) ? LEVEL_CITY : LEVEL_TOWN;
		return lex_phrase(&lex_place, h.row);
	}
	return (struct span){ 0 };
}

static bool
article(const struct units *u, size_t i)
{
	return (u->word[i] & NAME_WORD_ARTICLE) != 0;
}

/* What unit i says as the end of an organisation's name. */
static struct lex_hit
suffix(const struct units *u, size_t i)
{
	if ((u->lists[i] & LIST_SUFFIX) == 0)
		return (struct lex_hit){ 0 };
	return lex_find(&lex_org_suffix, u->unit[i].text);
}

/* The type that an organisation's last word tells, or its first: Department of ... */
static struct span
type_of(const struct units *u, const struct mention *m)
{
	struct lex_hit last = suffix(u, m->last - 1);
	struct lex_hit first = suffix(u, m->first);

	if (last.classes != 0 && !(last.classes & ORG_SUFFIX_VAGUE))
		return lex_field(last.value, 0);
	if (m->last - m->first > 2 && first.classes & ORG_SUFFIX_ANY &&
	    !(first.classes & ORG_SUFFIX_VAGUE) &&
	    u->word[m->first + 1] & NAME_WORD_JOINT)
		return lex_field(first.value, 0);
	return (struct span){ 0 };
}

struct alias
alias_find(const struct units *u, const struct mention *m, struct arena *mem)
{
	struct alias a = { 0 };
	struct mention x = *m;
	struct span s;

	if (x.last - x.first > 1 && article(u, x.first))
		x.first++;
	s = joined(u, &x, false, mem);
	a.name = in_lexicons(s, m->class, behind_city(u, m), &a);
	if (a.name.n == 0 && all_upper(u, m))
		a.name = in_lexicons(title_case(s, mem), m->class, false, &a);
	if (a.unit.n == 0 && m->class == NAME_ORG)
		a.unit = type_of(u, &x);
	return a;
}

/* Hurricane: what stands behind it is the same without. */
static bool
storm(const struct token *t)
{
	struct lex_hit h = lex_find(&lex_event, t->text);

	return h.classes & EVENT_FIRST && span_is(h.value, "storm");
}

struct span
alias_key(const struct units *u, const struct mention *m, struct arena *mem)
{
	struct mention x = *m;

	if (x.last - x.first > 1 && (article(u, x.first) ||
	    (m->class == NAME_MISC && storm(&u->unit[x.first]))))
		x.first++;
	if (m->class == NAME_ORG) {
		while (x.last - x.first > 1 && (span_is(u->unit[x.last - 1].low, ",") ||
		    span_starts(lex_field(suffix(u, x.last - 1).value, 0),
		    S("company"))))
			x.last--;
	}
	return joined(u, &x, true, mem);
}

struct span
alias_initials(const struct units *u, const struct mention *m, struct arena *mem)
{
	char *p = arena_alloc(mem, m->last - m->first);
	size_t n = 0;

	for (size_t i = m->first; i < m->last; i++) {
		const struct token *t = &u->unit[i];

		if (i == m->first && m->last - m->first > 2 &&
		    (span_is(t->low, "u.s.") || span_is(t->low, "us")))
			continue;
		if (t->form & FORM_CAPITAL && (unsigned char)t->low.p[0] < 0x80)
			p[n++] = t->low.p[0];
	}
	return (struct span){ p, n };
}

struct person
alias_person(const struct units *u, const struct mention *m)
{
	size_t last = m->last;
	struct person p = { 0 };

	while (last - m->first > 1 && u->word[last - 1] & NAME_WORD_GENERATION) {
		last--;
		if (u->unit[last].form & FORM_LETTER)
			p.generation = u->unit[last].low;
	}
	p.parts = (uint32_t)(last - m->first);
	p.family = u->unit[last - 1].low;
	if (p.parts > 1)
		p.given = u->unit[m->first].low;
	return p;
}

static bool
initial_of(struct span a, struct span b)
{
	return a.n > 0 && b.n > 0 && a.p[0] == b.p[0] && (a.n == 1 || (a.n == 2 && a.p[1] == '.'));
}

static bool
short_for(struct span a, struct span b)
{
	struct span names = lex_find(&lex_nickname, a).value, n;

	while (span_cut(&names, ' ', &n))
		if (span_eq(n, b))
			return true;
	return false;
}

bool
alias_same_given(struct span a, struct span b)
{
	return span_eq(a, b) || initial_of(a, b) || initial_of(b, a) || short_for(a, b) ||
	    short_for(b, a);
}

char
alias_sex(struct span given, struct arena *mem)
{
	uint32_t classes = lex_find(&lex_given, title_case(given, mem)).classes;

	return classes == GIVEN_M ? 'm' : classes == GIVEN_F ? 'f' : 0;
}
