/*
 * See link.h.
 *
 * Two rounds.  Whole names first, the longest before the others: persons of two
 * words or more, and all other names but bare capitals.  Then short forms, which may stand before the name
 * they are short for (a headline does): lone surnames and given names, FBI,
 * Lockheed for Lockheed Martin.
 *
 * index: a hash table from (kind, word) to the entities that have it, chained,
 * newest first.  A chain is walked CHAIN_MAX far at most.
 */
#include "name/link.h"
#include "name/alias.h"
#include "name/misc.h"
#include "name/role.h"

#include <stdlib.h>
#include <strings.h>

enum { CHAIN_MAX = 32, WORDS_LONG = 4 };
#define UNRESOLVED UINT32_MAX
#define NOWHERE UINT32_MAX
enum index_kind { BY_KEY, BY_FAMILY, BY_GIVEN, BY_INITIALS, BY_FIRST_WORD, BY_LAST_WORD };

struct post {
	struct span	word;
	uint32_t	entity, next;	/* next: post number + 1 */
	uint8_t		kind, class;
};

struct known {			/* what linking knows of an entity beside struct entity */
	struct person	person;
	enum role_kind	role_kind;
	char		sex;
	uint32_t	last_unit;	/* where it was mentioned last, so far; NOWHERE */
	struct span	key;		/* of an organisation: see alias_key() */
	uint32_t	best;		/* mention that the name comes from */
	bool		listed;		/* the name is a lexicon's */
};

struct linker {
	struct entity	*entity;
	struct known	*known;
	struct post	*post;
	uint32_t	*slot;		/* post number + 1 */
	size_t		 n, cap, cap_known, n_post, cap_post, n_slot, cap_slot;

	const struct lex *list;		/* the user's; NULL: none */
	const struct units *u;
	struct doc	*d;
	struct mentions	*m;
};

struct linker *
link_new(void)
{
	return mem_zero(1, sizeof(struct linker));
}

void
link_free(struct linker *l)
{
	if (l == NULL)
		return;
	free(l->entity);
	free(l->known);
	free(l->post);
	free(l->slot);
	free(l);
}

void
link_list(struct linker *l, const struct lex *list)
{
	l->list = list;
}

static size_t
slot_of(const struct linker *l, enum index_kind kind, uint8_t class, struct span word)
{
	uint32_t h = 2166136261u ^ (uint32_t)kind * 31 ^ class;

	for (size_t i = 0; i < word.n; i++)
		h = (h ^ (unsigned char)word.p[i]) * 16777619u;
	h ^= h >> 15;
	return h & (l->n_slot - 1);
}

/* Room for the posts of all mentions: at most 5 each, the table never grows in between. */
static void
index_clear(struct linker *l)
{
	size_t need = 16;

	while (need < 4 * l->m->n)
		need *= 2;
	mem_room(&l->slot, &l->cap_slot, need, sizeof(*l->slot));
	l->n_slot = need;
	memset(l->slot, 0, l->n_slot * sizeof(*l->slot));
	l->n_post = 0;
}

static void
index_add(struct linker *l, enum index_kind kind, uint8_t class, struct span word, uint32_t entity)
{
	uint32_t *slot;

	if (word.n == 0)
		return;
	slot = &l->slot[slot_of(l, kind, class, word)];
	mem_room(&l->post, &l->cap_post, l->n_post + 1, sizeof(*l->post));
	l->post[l->n_post] = (struct post){ word, entity, *slot, (uint8_t)kind, class };
	*slot = (uint32_t)++l->n_post;
}

/* The next post of the chain with that word, from *at (0: from its beginning); NULL: no more. */
static const struct post *
index_next(const struct linker *l, enum index_kind kind, uint8_t class, struct span word,
    const struct post *at, int *steps)
{
	uint32_t i = at == NULL ? l->slot[slot_of(l, kind, class, word)] : at->next;

	for (; i != 0 && (*steps)++ < CHAIN_MAX; i = l->post[i - 1].next) {
		const struct post *p = &l->post[i - 1];

		if (p->kind == kind && p->class == class && span_eq(p->word, word))
			return p;
	}
	return NULL;
}

static bool
index_one(const struct linker *l, enum index_kind kind, uint8_t class, struct span word, uint32_t *e)
{
	int steps = 0;
	const struct post *p = index_next(l, kind, class, word, NULL, &steps);

	if (p != NULL)
		*e = p->entity;
	return p != NULL;
}

static uint32_t
new_entity(struct linker *l, const struct mention *m, struct span key)
{
	uint32_t e = (uint32_t)l->n;

	mem_room(&l->entity, &l->cap, l->n + 1, sizeof(*l->entity));
	mem_room(&l->known, &l->cap_known, l->n + 1, sizeof(*l->known));
	l->entity[e] = (struct entity){ .class = m->class };
	l->known[e] = (struct known){ .best = (uint32_t)(m - l->m->at) };
	l->n++;
	index_add(l, BY_KEY, m->class, key, e);
	return e;
}

static void
join(struct linker *l, struct mention *m, uint32_t e)
{
	m->entity = e;
	l->known[e].last_unit = m->first;
}

static bool
bare_capitals(const struct linker *l, const struct mention *m)
{
	const struct token *t = &l->u->unit[m->first];

	return m->last - m->first == 1 && t->form & FORM_UPPER && t->text.n <= 8;
}

/* Of the persons with this family name, the one that the given name fits. */
static bool
find_person(struct linker *l, struct person p, uint32_t *e)
{
	const struct post *post = NULL;
	int steps = 0;

	while ((post = index_next(l, BY_FAMILY, NAME_PERSON, p.family, post, &steps)) != NULL) {
		struct person *q = &l->known[post->entity].person;

		if (q->given.n == 0 || !alias_same_given(p.given, q->given) ||
		    (p.generation.n > 0 && q->generation.n > 0 &&
		    !span_eq(p.generation, q->generation)))
			continue;
		*e = post->entity;
		if (p.given.n > q->given.n)
			q->given = p.given;
		return true;
	}
	return false;
}

static void
whole_person(struct linker *l, struct mention *m)
{
	struct person p = alias_person(l->u, m);
	uint32_t e;

	if (p.parts < 2)
		return;
	if (!find_person(l, p, &e)) {
		e = new_entity(l, m, (struct span){ 0 });
		l->known[e].person = p;
		l->known[e].sex = alias_sex(p.given, &l->d->mem);
		index_add(l, BY_FAMILY, NAME_PERSON, p.family, e);
		index_add(l, BY_GIVEN, NAME_PERSON, p.given, e);
	}
	join(l, m, e);
}

/* Is the title's last word one of the role: Mayor, "the mayor of Denver"? */
static bool
role_has(struct span role, struct span title)
{
	struct span word, last = title;

	while (span_cut(&title, ' ', &word))
		last = word;
	while (span_cut(&role, ' ', &word))
		if (word.n == last.n && strncasecmp(word.p, last.p, last.n) == 0)
			return true;
	return false;
}

/*
 * A lone name: of the persons it can be, the one that the title's sex fits, then
 * that the title was given to, then that was met last; in a headline, before
 * all of them, the first to come.
 */
static bool
choose_person(struct linker *l, enum index_kind kind, struct span word, const struct role *r,
    uint32_t *e)
{
	const struct post *post = NULL;
	uint64_t best = 0, score;
	int steps = 0;

	while ((post = index_next(l, kind, NAME_PERSON, word, post, &steps)) != NULL) {
		const struct known *k = &l->known[post->entity];
		bool clash = r->sex != 0 && k->sex != 0 && r->sex != k->sex;

		if (clash)
			continue;
		score = k->last_unit != NOWHERE ? 2 + (uint64_t)k->last_unit : 1;
		if (r->text.n > 0 &&
		    role_has(role_of(l->u, l->d, l->m, k->best).text, r->text))
			score += (uint64_t)1 << 32;
		if (score >= best) {		/* the chain has the newest first */
			best = score;
			*e = post->entity;
		}
	}
	return best > 0;
}

static void
short_person(struct linker *l, struct mention *m)
{
	struct person p = alias_person(l->u, m);
	struct role r;
	uint32_t e;

	if (p.parts > 1)
		return;
	r = role_of(l->u, l->d, l->m, (size_t)(m - l->m->at));
	if (!choose_person(l, BY_FAMILY, p.family, &r, &e) &&
	    (r.kind != ROLE_NONE || !choose_person(l, BY_GIVEN, p.family, &r, &e))) {
		e = new_entity(l, m, (struct span){ 0 });
		l->known[e].person = p;
		l->known[e].sex = r.sex;
		index_add(l, BY_FAMILY, NAME_PERSON, p.family, e);
	}
	join(l, m, e);
}

static void
describe(struct linker *l, uint32_t e, const struct alias *a)
{
	if (a->name.n > 0 && !l->known[e].listed) {
		l->entity[e].name = a->name;
		l->known[e].listed = true;
	}
	if (l->entity[e].unit.n == 0)
		l->entity[e].unit = a->unit;
	if (l->entity[e].where.n == 0)
		l->entity[e].where = a->where;
	if (l->entity[e].level == LEVEL_UNKNOWN) {
		l->entity[e].level = a->level;
		l->entity[e].others = a->others;
	}
}

static struct span
folded(struct linker *l, struct span s)
{
	char *p = arena_alloc(&l->d->mem, s.n);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i];
	return (struct span){ p, s.n };
}

static struct span
first_word(struct span key)
{
	struct span word = { 0 };

	span_cut(&key, ' ', &word);
	return word;
}

static struct span
last_word(struct span key)
{
	struct span word = { 0 };

	while (span_cut(&key, ' ', &word))
		;
	return word;
}

/* Does the longer key begin (or, at_end, end) with whole words of the shorter one? */
static bool
part_of(struct span shorter, struct span longer, bool at_end)
{
	if (longer.n < shorter.n + 2)
		return false;
	if (at_end)
		return span_ends(longer, shorter) && longer.p[longer.n - shorter.n - 1] == ' ';
	return span_starts(longer, shorter) && longer.p[shorter.n] == ' ';
}

/* A short name stands behind the whole one, but in a headline: Google is no Google Science Fair. */
static bool
comes_behind(const struct linker *l, const struct mention *m, uint32_t e)
{
	const struct units *u = l->u;

	return l->m->at[l->known[e].best].first < m->first ||
	    u->sentence[u->unit[m->first].sent].label == SENTENCE_HEADLINE;
}

/*
 * The organisation whose name is longer by words behind (Harlow, Harlow Foods)
 * or, if two words or more are left, before (Highway Patrol).  What governs a
 * place is not called by it: Denver is no Denver Sheriff Department.
 */
static bool
find_longer(const struct linker *l, const struct mention *m, struct span key, uint32_t *e)
{
	const struct post *post = NULL;
	int steps = 0;

	if (bare_capitals(l, m))
		return false;
	while ((post = index_next(l, BY_FIRST_WORD, NAME_ORG, first_word(key), post, &steps)) != NULL)
		if (part_of(key, l->known[post->entity].key, false) &&
		    comes_behind(l, m, post->entity) && !span_is(l->entity[post->entity].unit, "government")) {
			*e = post->entity;
			return true;
		}
	steps = 0;
	if (m->last - m->first < 2)
		return false;
	while ((post = index_next(l, BY_LAST_WORD, NAME_ORG, last_word(key), post, &steps)) != NULL)
		if (part_of(key, l->known[post->entity].key, true)) {
			*e = post->entity;
			return true;
		}
	return false;
}

/* Is m the FBI of "Federal Bureau of Investigation (FBI)"? */
static bool
defined(struct linker *l, const struct mention *m, uint32_t *e)
{
	const struct mention *before = m - 1;

	if (m == l->m->at || before->class != m->class || before->last + 1 != m->first ||
	    m->last >= l->u->n || !span_is(l->u->unit[before->last].text, "(") ||
	    !span_is(l->u->unit[m->last].text, ")") || before->last - before->first < 2)
		return false;
	*e = before->entity;
	return true;
}

/* The WRDA of "Water Resources Development Act (WRDA)" is that, wherever it stands. */
static void
take_acronym(struct linker *l, struct mention *m)
{
	uint32_t e;

	if (m + 1 < l->m->at + l->m->n && defined(l, m + 1, &e))
		index_add(l, BY_KEY, NAME_MISC, alias_key(l->u, m + 1, &l->d->mem), m->entity);
}

static void
whole_thing(struct linker *l, struct mention *m)
{
	struct alias a;
	struct span key;
	uint32_t e;

	a = alias_find(l->u, m, &l->d->mem);
	key = a.name.n > 0 ? folded(l, a.name) : alias_key(l->u, m, &l->d->mem);
	if (!index_one(l, BY_KEY, m->class, key, &e) &&
	    (m->class != NAME_ORG || a.name.n > 0 || !find_longer(l, m, key, &e))) {
		e = new_entity(l, m, key);
		if (m->class == NAME_ORG) {
			l->known[e].key = key;
			index_add(l, BY_INITIALS, NAME_ORG, alias_initials(l->u, m, &l->d->mem), e);
			index_add(l, BY_FIRST_WORD, NAME_ORG, first_word(key), e);
			index_add(l, BY_LAST_WORD, NAME_ORG, last_word(key), e);
		}
	}
	if (m->class == NAME_MISC)
		a.unit = misc_type(l->u, m);
	describe(l, e, &a);
	join(l, m, e);
	if (m->class == NAME_MISC)
		take_acronym(l, m);
}

/* A name of the user's gazetteer: one entity for each value. */
static void
listed_thing(struct linker *l, struct mention *m)
{
	struct span value = lex_value(l->list, m->listed);
	struct span name = lex_field(value, 0), key;
	struct person p;
	uint32_t e;

	if (name.n == 0)
		name = lex_phrase(l->list, m->listed);
	key = folded(l, name);
	if (!index_one(l, BY_KEY, m->class, key, &e)) {
		e = new_entity(l, m, key);
		l->entity[e].name = name;
		l->entity[e].unit = lex_field(value, 1);
		l->entity[e].role = lex_field(value, 2);
		l->known[e].listed = true;
		l->known[e].role_kind = l->entity[e].role.n > 0 ? ROLE_BEFORE : ROLE_NONE;
		if (m->class == NAME_PERSON) {
			p = alias_person(l->u, m);
			l->known[e].person = p;
			index_add(l, BY_FAMILY, NAME_PERSON, p.family, e);
			index_add(l, BY_GIVEN, NAME_PERSON, p.given, e);
		}
	}
	join(l, m, e);
}

static struct span
without_dots(struct linker *l, struct span s)
{
	char *p = arena_alloc(&l->d->mem, s.n);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '.')
			p[n++] = s.p[i];
	return (struct span){ p, n };
}

static void
capitals(struct linker *l, struct mention *m)
{
	struct span low, key;
	struct alias a;
	uint32_t e;

	low = without_dots(l, l->u->unit[m->first].low);
	a = alias_find(l->u, m, &l->d->mem);
	key = a.name.n > 0 ? folded(l, a.name) : low;
	if (index_one(l, BY_KEY, NAME_ORG, low, &e))
		;
	else if (defined(l, m, &e))
		index_add(l, BY_KEY, NAME_ORG, low, e);
	else if (index_one(l, BY_KEY, NAME_ORG, key, &e))
		;
	else if (low.n > 1 && index_one(l, BY_INITIALS, NAME_ORG, low, &e))
		;
	else
		e = new_entity(l, m, key);
	if (l->known[e].best == (uint32_t)(m - l->m->at))
		describe(l, e, &a);
	join(l, m, e);
}

/* Of all forms the fullest: most words, then mixed case, then the first. */
static bool
fuller(const struct linker *l, const struct mention *a, const struct mention *b)
{
	uint32_t na = a->last - a->first, nb = b->last - b->first;
	bool ua = (l->u->unit[a->first].form & FORM_UPPER) != 0;
	bool ub = (l->u->unit[b->first].form & FORM_UPPER) != 0;

	if (ua != ub && l->u->unit[a->last - 1].form & FORM_UPPER && ub == false && na == nb)
		return false;
	if (na != nb)
		return na > nb;
	return !ua && ub;
}

static void
take_role(struct linker *l, size_t i)
{
	struct mention *m = &l->m->at[i];
	struct known *k = &l->known[m->entity];
	struct role r;

	if (m->class != NAME_PERSON)
		return;
	r = role_of(l->u, l->d, l->m, i);
	if (r.kind > k->role_kind) {
		k->role_kind = r.kind;
		l->entity[m->entity].role = r.sex != 0 && r.kind == ROLE_HONORIFIC ?
		    (struct span){ 0 } : r.text;	/* Mr. is no role */
	}
}

static void
name_all(struct linker *l)
{
	uint32_t id = 0;

	for (size_t i = 0; i < l->m->n; i++) {
		const struct mention *m = &l->m->at[i];
		struct known *k = &l->known[m->entity];

		if (fuller(l, m, &l->m->at[k->best]))
			k->best = (uint32_t)i;
		if (l->entity[m->entity].id == 0)
			l->entity[m->entity].id = ++id;
		take_role(l, i);
	}
	for (size_t e = 0; e < l->n; e++)
		l->entity[e].fullest = &l->m->at[l->known[e].best];
	for (size_t e = 0; e < l->n; e++)
		if (!l->known[e].listed)
			l->entity[e].name = alias_print(l->u, &l->m->at[l->known[e].best], &l->d->mem);
}

/*
 * Names that need no other to be known: those of so many words (WORDS_LONG: or
 * more), since a short one may be part of a longer one anywhere in the article.
 */
static void
whole_names(struct linker *l, uint32_t words)
{
	for (size_t i = 0; i < l->m->n; i++) {
		struct mention *m = &l->m->at[i];
		uint32_t n = m->last - m->first;

		if (m->entity != UNRESOLVED || (n < WORDS_LONG ? n : WORDS_LONG) != words)
			continue;
		if (m->class == NAME_PERSON)
			whole_person(l, m);
		else if (m->class != NAME_ORG || !bare_capitals(l, m))
			whole_thing(l, m);
	}
}

/* Those that are short for one: lone surnames, acronyms. */
static void
short_name(struct linker *l, struct mention *m)
{
	if (m->entity != UNRESOLVED)
		l->known[m->entity].last_unit = m->first;
	else if (m->class == NAME_PERSON)
		short_person(l, m);
	else
		capitals(l, m);
}

struct entity *
link_mentions(struct linker *l, const struct units *u, struct doc *d, struct mentions *m,
    size_t *n_entity)
{
	l->u = u;
	l->d = d;
	l->m = m;
	l->n = 0;
	index_clear(l);
	for (size_t i = 0; i < m->n; i++)
		m->at[i].entity = UNRESOLVED;
	for (size_t i = 0; i < m->n; i++)
		if (m->at[i].listed != NULL)
			listed_thing(l, &m->at[i]);
	for (uint32_t words = WORDS_LONG; words > 0; words--)
		whole_names(l, words);
	for (size_t e = 0; e < l->n; e++)
		l->known[e].last_unit = NOWHERE;
	for (size_t i = 0; i < m->n; i++)
		short_name(l, &m->at[i]);
	name_all(l);
	*n_entity = l->n;
	return l->entity;
}
