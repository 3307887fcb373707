/*
 * See vote.h.
 *
 * form: a hash table by the hash of a mention's words.  Words are compared in
 * small letters, but short capitals as they are: IT is not It, US is not us.
 */
#include "name/vote.h"
#include "name/acronym.h"
#include "name/border.h"
#include "name/dict.h"
#include "name/gaz.h"
#include "lex_agency.h"
#include "lex_country.h"
#include "lex_event.h"
#include "lex_name_word.h"
#include "lex_org_suffix.h"
#include "lex_place.h"
#include "lex_us_state.h"

#include <stdlib.h>

enum { WORDS = 8, ACRONYM = 6, SHORT_FORM = 10, SHARE = 2, DATELINE = 10, DATELINE_VOTES = 3 };

/* A form that is no name, a law's or program's, a storm's whatever the model says. */
enum fixed { NOT_FIXED, FIXED_NONE, FIXED_LAW, FIXED_STORM };

struct form {
	uint64_t	hash;			/* 0: free */
	uint32_t	votes[NAME_CLASSES];
	bool		surname;		/* the last word of a person's longer name */
	bool		body;			/* a surname that is a company's, a team's name, too */
	bool		company;		/* the first words of a company's name: Harlow of Harlow Foods */
	bool		first;			/* the first words of a mention, no more may be known */
	bool		located;		/* stood once as a place does: "in Paris" */
	uint8_t		fixed;			/* enum fixed */
};

struct voter {
	struct form	*form;
	size_t		 n, cap;		/* n: a power of 2 */
	const struct features *f;
	const struct units *u;
};

struct voter *
vote_new(void)
{
	return mem_zero(1, sizeof(struct voter));
}

void
vote_free(struct voter *v)
{
	if (v == NULL)
		return;
	free(v->form);
	free(v);
}

static bool
short_capitals(const struct token *t)
{
	return t->form & FORM_UPPER && t->text.n <= 4;
}

static uint64_t
hash_on(uint64_t h, const struct token *t)
{
	if (h != DICT_START)
		h = dict_hash(h, S(" "));
	return dict_hash(h, short_capitals(t) ? t->text : t->low);
}

static uint64_t
hash_of(const struct voter *v, uint32_t first, uint32_t last)
{
	uint64_t h = DICT_START;

	for (uint32_t i = first; i < last; i++)
		h = hash_on(h, &v->u->unit[i]);
	return h;
}

/* The form with that hash, or the free slot where it belongs. */
static struct form *
form_at(const struct voter *v, uint64_t hash)
{
	size_t i = (size_t)dict_spread(hash);

	hash |= 1;
	while (v->form[i & (v->n - 1)].hash != 0 && v->form[i & (v->n - 1)].hash != hash)
		i++;
	return &v->form[i & (v->n - 1)];
}

static struct form *
make_form(struct voter *v, uint64_t hash)
{
	struct form *f = form_at(v, hash);

	f->hash = hash | 1;
	return f;
}

/* The class with most votes; of equal ones the first in order person, org, place, misc. */
static uint8_t
winner(const struct form *f)
{
	uint8_t best = NAME_NONE;

	for (uint8_t c = NAME_PERSON; c < NAME_CLASSES; c++)
		if (f->votes[c] > f->votes[best])
			best = c;
	return best;
}

/* Does the name end as companies' names do? */
static bool
is_company(const struct voter *v, const struct mention *m)
{
	return m->class == NAME_ORG && m->last - m->first > 1 &&
	    v->u->lists[m->last - 1] & LIST_SUFFIX &&
	    span_is(lex_find(&lex_org_suffix, v->u->unit[m->last - 1].text).value, "company");
}

/* Is it a large city, a state, a country by itself? */
static bool
known_place(const struct token *t)
{
	return (lex_find(&lex_place, t->text).classes & ~PLACE_CITY) != 0 ||
	    lex_find(&lex_country, t->text).classes != 0 ||
	    lex_find(&lex_us_state, t->text).classes != 0;
}

/* MILLBROOK of a dateline, as Millbrook elsewhere. */
static uint64_t
hash_low(const struct voter *v, const struct mention *m)
{
	uint64_t h = DICT_START;

	for (uint32_t i = m->first; i < m->last; i++)
		h = dict_hash(i == m->first ? h : dict_hash(h, S(" ")), v->u->unit[i].low);
	return h;
}

/* Does it stand as places do: "in Paris", "Paris, France"? */
static bool
located(const struct voter *v, const struct mention *m)
{
	const struct units *u = v->u;

	return (m->first > u->sentence[u->unit[m->first].sent].first &&
	    u->word[m->first - 1] & NAME_WORD_LOCATIVE) ||
	    border_before_state(u, m);
}

static void
take_surname(struct voter *v, const struct token *t)
{
	struct form *f = make_form(v, hash_on(DICT_START, t));

	f->body = f->surname ? f->body :
	    (dict_find(&gaz_phrases, dict_hash(DICT_START, t->text)) & gaz_bodies) != 0;
	f->surname = true;
}

/* A mention makes a form of its own, one of its last word and those of its beginnings. */
static void
take(struct voter *v, const struct mention *m)
{
	uint64_t h = DICT_START;
	bool company = is_company(v, m);
	struct form *f;

	for (uint32_t i = m->first; i < m->last && i < m->first + WORDS; i++) {
		h = hash_on(h, &v->u->unit[i]);
		if (i + 1 < m->last) {
			f = make_form(v, h);
			f->first = true;
			f->company = f->company || company;
		}
	}
	if (m->why == mention_dateline) {
		f = make_form(v, hash_low(v, m));
		f->votes[m->class] += DATELINE_VOTES;
		f->located = true;
	} else {
		f = make_form(v, hash_of(v, m->first, m->last));
		f->votes[m->class]++;
		f->located = f->located || located(v, m);
	}
	if (m->class == NAME_PERSON && m->last - m->first > 1)
		take_surname(v, &v->u->unit[m->last - 1]);
}

/* RAQC of "Regional Air Quality Council (RAQC)": one word that begins as a word of the name does. */
static bool
short_form(const struct voter *v, const struct mention *m)
{
	const struct token *t = &v->u->unit[m->last + 1];

	if (!feature_hot(v->f, m->last + 1) || t->text.n < 2 || t->text.n > SHORT_FORM)
		return false;
	for (uint32_t i = m->first; i < m->last; i++)
		if (v->u->unit[i].low.p[0] == t->low.p[0])
			return true;
	return false;
}

/* Organisations whose short form stands behind them in brackets teach it to the document. */
static void
take_short_forms(const struct voter *v, struct mentions *m)
{
	size_t known = m->n;

	for (size_t i = 0; i < known; i++) {
		uint32_t at = m->at[i].last;

		if (m->at[i].class != NAME_ORG || m->at[i].last - m->at[i].first < 2 ||
		    at + 2 >= v->u->sentence[v->u->unit[m->at[i].first].sent].last ||
		    !span_is(v->u->unit[at].text, "(") || !span_is(v->u->unit[at + 2].text, ")") ||
		    !short_form(v, &m->at[i]))
			continue;
		if (i + 1 < known && m->at[i + 1].first == at + 1)
			m->at[i + 1].class = NAME_ORG;
		else
			mention_add(m, (struct mention){ .first = at + 1, .last = at + 2,
			    .class = NAME_ORG, .conf = 90, .why = "short form" });
	}
	mention_sort(m);
}

static bool
dash(const struct token *t)
{
	return span_is(t->text, "-") || span_is(t->text, "--") || span_is(t->text, "\u2013") ||
	    span_is(t->text, "\u2014");
}

/* The words in capitals that a sentence begins with, as far as they go. */
static uint32_t
shouted(const struct token *t, uint32_t i, uint32_t last)
{
	uint32_t first = i;

	while (i < last && t[i].form & FORM_UPPER && t[i].text.n > 1 && i - first < WORDS)
		i++;
	return i;
}

/* SUTTER GAP, Calif. - and DENVER (AP) -: where the article was written is a place. */
static void
take_dateline(struct voter *v, const struct sentence *s, struct mentions *m)
{
	const struct token *t = v->u->unit;
	uint32_t last = shouted(t, s->first, s->last), i = last, end;

	end = s->last < last + DATELINE ? s->last : last + DATELINE;
	while (i < end && !dash(&t[i]))
		i++;
	if (last == s->first)
		return;
	if (s->label != SENTENCE_DATELINE && (i == end || last == s->last ||
	    (!span_is(t[last].text, ",") && !span_is(t[last].text, "("))))
		return;			/* "SOCCER - Results" is none */
	mention_add(m, (struct mention){ .first = s->first, .last = last, .class = NAME_PLACE,
	    .conf = 95, .why = mention_dateline });
}

/* A dateline wins over what the model found there. */
static void
take_datelines(struct voter *v, struct mentions *m)
{
	size_t known = m->n;

	for (size_t i = 0; i < v->u->n_sentence; i++)
		take_dateline(v, &v->u->sentence[i], m);
	mention_prefer(m, known);
}

static void
collect(struct voter *v, const struct mentions *m)
{
	size_t words = 16;

	for (size_t i = 0; i < m->n; i++)
		words += m->at[i].last - m->at[i].first < WORDS ?
		    m->at[i].last - m->at[i].first + 2 : WORDS + 2;
	for (v->n = 64; v->n < 2 * words; )
		v->n *= 2;
	mem_room(&v->form, &v->cap, v->n, sizeof(*v->form));
	memset(v->form, 0, v->n * sizeof(*v->form));
	for (size_t i = 0; i < m->n; i++)
		take(v, &m->at[i]);
}

static void
mark(struct voter *v, uint32_t i, enum fixed is)
{
	struct form *f = form_at(v, hash_of(v, i, i + 1));

	if (f->hash != 0 && !f->surname)	/* else it is nowhere taken for a name */
		f->fixed = (uint8_t)is;
}

/* Of Hurricane Mitch, Hurricanes Katrina, Rita and Wilma: unit i is the first word, if any are. */
static void
mark_storms(struct voter *v, uint32_t i, uint32_t last)
{
	const struct token *t = v->u->unit;
	struct lex_hit h = lex_find(&lex_event, t[i].text);
	bool more = (h.classes & EVENT_MANY) != 0;

	if (!span_is(h.value, "storm"))
		return;
	for (i++; i < last && unit_capital(&t[i]); i++) {
		mark(v, i, FIXED_STORM);
		if (!more)
			return;
		i += i + 1 < last && span_is(t[i + 1].text, ",");
		more = i + 1 == last || !span_is(t[i + 1].text, "and");
		i += !more;
	}
}

/*
 * What the document says of a form wins over all votes: the NFT of "non-fungible
 * tokens (NFT)" is nobody's name, the Mitch of Hurricane Mitch nobody.
 */
static void
mark_fixed(struct voter *v)
{
	const struct units *u = v->u;

	for (size_t k = 0; k < u->n_capital; k++) {
		uint32_t i = u->capital[k];
		enum acronym a = i > 0 && span_is(u->unit[i - 1].text, "(") ? acronym_of(u, i - 1) :
		    ACRONYM_NONE;

		if (a != ACRONYM_NONE)
			mark(v, i, a == ACRONYM_LAW ? FIXED_LAW : FIXED_NONE);
		if (u->lists[i] & LIST_EVENT && k + 1 < u->n_capital && u->capital[k + 1] == i + 1)
			mark_storms(v, i, u->sentence[u->unit[i].sent].last);
	}
}

static uint8_t
decide(const struct form *f, bool one_word)
{
	uint8_t class = winner(f);

	if (f->fixed != NOT_FIXED)
		return f->fixed == FIXED_NONE ? NAME_NONE : NAME_MISC;
	if (one_word && f->surname && class == NAME_PLACE && !f->located)
		return NAME_PERSON;	/* Paris, after Valeska Paris */
	if (one_word && f->surname && 2 * f->votes[NAME_PLACE] <= f->votes[NAME_PERSON] + 2 &&
	    (!f->body || f->votes[NAME_ORG] <= 2 * f->votes[NAME_PERSON] + 3))
		return NAME_PERSON;	/* but Disney stays Disney where Roy Disney is met once */
	return class;
}

/* Hurricane Mitch is one name, and found as such. */
static bool
behind_storm(const struct units *u, uint32_t i)
{
	return i > u->sentence[u->unit[i].sent].first && u->lists[i - 1] & LIST_EVENT &&
	    lex_find(&lex_event, u->unit[i - 1].text).classes & EVENT_FIRST;
}

static void
revote(struct voter *v, struct mentions *m)
{
	size_t w = 0;

	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[w];
		const struct form *f;
		uint8_t class;

		*x = m->at[i];
		f = form_at(v, hash_of(v, x->first, x->last));
		class = decide(f, x->last - x->first == 1);
		if (f->fixed == FIXED_NONE || (f->fixed == FIXED_STORM && behind_storm(v->u, x->first)))
			continue;
		w++;
		if (f->company && !f->surname && !known_place(&v->u->unit[x->first]))
			class = NAME_ORG;

		if (class != NAME_NONE && class != x->class) {
			x->class = class;
			x->why = "document";
		}
	}
	m->n = w;
}

/* FBI, where the list of agencies has it and not everything is written in capitals. */
static bool
listed(const struct voter *v, uint32_t i)
{
	const struct token *t = &v->u->unit[i];

	return t->form & FORM_UPPER && t->text.n > 2 && t->text.n <= ACRONYM &&
	    !feature_shout(v->f, i) && (lex_find(&lex_agency, t->text).classes & AGENCY_SHORT) != 0;
}

/*
 * A word that the document writes small, too, or that the model took for a name
 * in a few of many places only, is not looked for where it was not found;
 * but acronyms and surnames are.
 */
static bool
doubtful(const struct voter *v, const struct form *f, uint32_t i)
{
	const struct token *t = &v->u->unit[i];
	uint32_t found = 0;

	if (feature_seen_lower(v->f, i))
		return true;
	if (f->surname || (t->form & FORM_UPPER && t->text.n <= ACRONYM))
		return false;
	for (int c = NAME_PERSON; c < NAME_CLASSES; c++)
		found += f->votes[c];
	return feature_count(v->f, i) > SHARE * found;
}

/* The longest form with votes that begins at unit i; 0 words: none. */
static uint32_t
longest(const struct voter *v, uint32_t i, uint32_t last, uint8_t *class)
{
	uint64_t h = DICT_START;
	uint32_t n = 0;

	for (uint32_t k = i; k < last && k < i + WORDS; k++) {
		const struct form *f;
		uint8_t c;

		h = hash_on(h, &v->u->unit[k]);
		f = form_at(v, h);
		if (f->hash == 0)
			break;
		c = decide(f, k == i);
		if (f->fixed == FIXED_STORM && behind_storm(v->u, k))
			break;
		if (c != NAME_NONE && !(k == i && doubtful(v, f, i))) {
			n = k - i + 1;
			*class = c;
		}
		if (!f->first)
			break;
	}
	return n;
}

static void
find_missed(struct voter *v, struct mentions *m)
{
	const struct units *u = v->u;
	size_t known = m->n, next = 0;
	uint32_t from = 0;

	for (size_t k = 0; k < u->n_capital; k++) {
		uint32_t i = u->capital[k], last, n;
		uint8_t class = NAME_NONE;
		const char *why = "document";

		while (next < known && m->at[next].last <= i)
			next++;
		if (i < from || (next < known && m->at[next].first <= i))
			continue;
		last = u->sentence[u->unit[i].sent].last;
		if (next < known && m->at[next].first < last)
			last = m->at[next].first;
		n = longest(v, i, last, &class);
		if (n == 0 && listed(v, i)) {
			n = 1;
			class = NAME_ORG;
			why = "list";
		}
		if (n > 0)
			mention_add(m, (struct mention){ .first = i, .last = i + n, .class = class,
			    .conf = 70, .why = why });
		from = i + n;
	}
	mention_sort(m);
}

void
vote(struct voter *v, const struct features *f, struct mentions *m)
{
	v->f = f;
	v->u = f->units;
	border_mend(v->u, m);
	take_datelines(v, m);
	take_short_forms(v, m);
	collect(v, m);
	mark_fixed(v);
	revote(v, m);
	find_missed(v, m);
}
