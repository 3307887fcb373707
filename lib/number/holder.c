/* See holder.h. */
#include "number/holder.h"
#include "lex_counted.h"
#include "lex_group.h"
#include "number/clause.h"

enum {
	SUBJECT = 10,		/* words of a subject that a name may stand in */
	BACK = 40,		/* words back from a pronoun to its name */
	NEAR_VERB = 5,		/* words from a verb to its object or subject */
	OWNED = 10		/* words from a noun back to the pronoun before it */
};

static bool
is_label(const struct row *e, const char *label)
{
	return e != NULL && span_is(e->col[ROW_LABEL], label);
}

/* Money, percent, kilograms: no things that somebody could have. */
static bool
is_amount(const struct figure *f)
{
	return f->label == FIGURE_MONEY || f->label == FIGURE_PERCENT || f->label == FIGURE_QUANTITY;
}

/* A 1.2m [wall]: a thing's size is not its builder's. */
static bool
is_size(const struct figure *f)
{
	return f->label == FIGURE_QUANTITY && f->head >= f->b;
}

static bool
org_noun(const struct pieces *ps, size_t i)
{
	return ps->p[i].kind == PIECE_WORD && (piece_classes(ps, i, KNOWN_GROUP) & GROUP_ORG) != 0;
}

static bool
people_noun(const struct pieces *ps, size_t i)
{
	return ps->p[i].kind == PIECE_WORD &&
	    (piece_classes(ps, i, KNOWN_GROUP) & (GROUP_PEOPLE | GROUP_ORG | GROUP_PLACE)) != 0;
}

bool
holder_bracket(const struct figure_scene *s, const struct cover *entities, const struct figure *f, struct span *where)
{
	const struct row *e;

	if (f->left < 2 || !piece_is(s->ps, f->left - 1, "("))
		return false;
	e = holder_entity(entities, s->ps, f->left - 2);
	if (e == NULL || is_label(e, "misc"))
		return false;
	*where = holder_name(e);
	return true;
}

/* "Amicus'" before piece i: whose it is. */
static bool
genitive(const struct figure_scene *s, const struct cover *entities, size_t i, struct span *where)
{
	const struct row *e;

	if (i < 2 || !piece_has(s->ps, i - 1, AROUND_GENITIVE) || !s->ps->p[i - 1].glued)
		return false;
	e = holder_entity(entities, s->ps, i - 2);
	if (e == NULL || is_label(e, "misc"))
		return false;
	*where = holder_name(e);
	return true;
}

/* May the pronoun at i stand for the entity?  his: a person, its: no person. */
static bool
agrees(const struct pieces *ps, size_t i, const struct row *e)
{
	if (e == NULL || is_label(e, "misc"))
		return false;
	return piece_has(ps, i, is_label(e, "person") ? AROUND_HIS : AROUND_ITS);
}

/* The subject of its clause that the pronoun at i stands for: "[Companies] raised their contributions". */
static bool
own_subject(const struct figure_scene *s, const struct cover *entities, size_t i, struct span *where)
{
	const struct pieces *ps = s->ps;
	const struct row *e;
	struct phrase ph;
	size_t a, b, verb;

	clause_around(ps, i, &a, &b);
	if (!clause_subject(ps, a, i, &ph, &verb))
		return false;
	for (size_t k = ph.a; k < ph.b; k++) {
		e = holder_entity(entities, ps, k);
		if (agrees(ps, i, e)) {
			*where = holder_name(e);
			return true;
		}
	}
	if (ph.name || !piece_has(ps, i, AROUND_ITS) ||
	    !(piece_has(ps, i, AROUND_HIS) ? people_noun(ps, ph.head) : org_noun(ps, ph.head)))
		return false;
	*where = figure_text(ps, ph.a, ph.b);
	return true;
}

/* The one name in front of the pronoun at i that it can stand for. */
static bool
only_name(const struct figure_scene *s, const struct cover *entities, size_t i, struct span *where)
{
	const struct row *e, *last = NULL;
	bool found = false;

	for (size_t k = i > BACK ? i - BACK : 0; k < i; k++) {
		e = s->ps->p[k].capital ? holder_entity(entities, s->ps, k) : NULL;
		if (e == last || !agrees(s->ps, i, e))
			continue;
		if (found && !span_eq(holder_name(e), *where))
			return false;
		*where = holder_name(last = e);
		found = true;
	}
	return found;
}

static bool
owner_before(const struct figure_scene *s, const struct cover *entities, size_t i, struct span *where)
{
	if (i == 0)
		return false;
	if (piece_has(s->ps, i - 1, AROUND_ITS | AROUND_HIS))
		return own_subject(s, entities, i - 1, where) || only_name(s, entities, i - 1, where);
	return genitive(s, entities, i, where);
}

/* The piece that column what begins with, if it stands in this sentence; else its head. */
static size_t
what_begins(const struct pieces *ps, const struct figure *f)
{
	size_t a = f->head;

	if (f->head == 0 || f->what.n == 0)
		return f->head;
	while (a > 0 && f->head - a < OWNED && ps->p[a].text.p > f->what.p)
		a--;
	return ps->p[a].text.p == f->what.p ? a : f->head;
}

bool
holder_owner(const struct figure_scene *s, const struct cover *entities, const struct figure *f, struct span *where)
{
	return owner_before(s, entities, f->left, where);
}

bool
holder_of_what(const struct figure_scene *s, const struct cover *entities, const struct figure *f, struct span *where)
{
	struct phrase ph;
	size_t a = what_begins(s->ps, f);

	if (owner_before(s, entities, a, where))
		return true;
	if (a == 0 || a < f->b || !piece_has(s->ps, f->left - (f->left > 0), AROUND_ARTICLE))
		return false;
	ph = (struct phrase){ .a = f->left, .b = f->left + 1, .head = f->left };
	phrase_climb(s->ps, 0, &ph);			/* Ford's plan for a $2 billion plant */
	return ph.a < f->left && genitive(s, entities, ph.a, where);
}

/* Are these people: 500 Ford [workers]? */
static bool
of_people(const struct pieces *ps, size_t i)
{
	return ps->p[i].kind == PIECE_WORD && (piece_classes(ps, i, KNOWN_GROUP) & GROUP_PEOPLE) != 0;
}

bool
holder_in_what(const struct figure_scene *s, const struct cover *entities, const struct figure *f, struct span *where)
{
	const struct row *e;
	size_t a = what_begins(s->ps, f);

	for (size_t i = a; i < f->head; i++) {
		e = s->ps->p[i].capital ? holder_entity(entities, s->ps, i) : NULL;
		if ((holder_is_place(e) || (is_label(e, "org") && of_people(s->ps, f->head))) &&
		    holder_entity(entities, s->ps, f->head) != e) {
			*where = holder_name(e);
			return true;
		}
	}
	return false;
}

/* "Ford, with 12 plants, " */
bool
holder_with(const struct figure_scene *s, const struct cover *entities, const struct figure *f, struct span *where)
{
	const struct row *e;

	if (f->left < 3 || !piece_is(s->ps, f->left - 1, "with") || !piece_is(s->ps, f->left - 2, ","))
		return false;
	e = holder_entity(entities, s->ps, f->left - 3);
	if (e == NULL || is_label(e, "misc"))
		return false;
	*where = holder_name(e);
	return true;
}

/* Verbs of doing something to what is counted: the figure is not the doer's. */
static bool
agent_verb(const struct pieces *ps, size_t i)
{
	return ((piece_classes(ps, i, KNOWN_COUNTED) & (COUNTED_ARRESTS | COUNTED_PEOPLE)) != 0 &&
	    !piece_has(ps, i, AROUND_HAS)) ||		/* employs 12 */
	    piece_has(ps, i, AROUND_TOLD);
}

/* The "to" at i: "plans to hire", "agreed to pay", "is to cut": what the subject does, or will do. */
static bool
leads_on(const struct pieces *ps, size_t verb, size_t i)
{
	if (!(phrase_can(ps, i) & POS_TO) || !(phrase_can(ps, i + 1) & POS_VERB))
		return false;
	return i == verb + 1 || (piece_classes(ps, i - 1, KNOWN_COUNTED) & COUNTED_LEADS) != 0;
}

/*
 * Is the figure the verb's object, or where it went: "has 12", "fell to 5",
 * "was awarded a grant of $2", "was approved for $3"; not "won support for 3".
 */
static bool
is_object(const struct pieces *ps, size_t verb, size_t does, size_t left, size_t head)
{
	size_t end = head > does && head < left ? head : left;	/* had a loss from sales of $2 */

	if (end == does + 2 || (end > does + 1 && piece_has(ps, end - 1, AROUND_REACHES)))
		end--;
	for (size_t i = verb + 1; i < end; i++)
		if ((phrase_can(ps, i) & (POS_PREP | POS_TO | POS_THAT | POS_WH | POS_CONJ)) && !leads_on(ps, verb, i))
			return false;
	return true;
}

/* The verb that the figure is the object of: hire in "plans to hire 500". */
static size_t
last_verb(const struct pieces *ps, size_t verb, size_t left)
{
	for (size_t i = verb + 1; i + 1 < left; i++)
		if (leads_on(ps, verb, i))
			verb = i + 1;
	return verb;
}

/* The name in the subject, or hanging on it, that has the figure. */
static const struct row *
in_subject(const struct figure_scene *s, const struct cover *entities, size_t a, const struct phrase *ph, size_t verb,
    bool object, bool has, const struct figure *f)
{
	const struct row *e;

	size_t first = ph->a;

	if (first > a + 1 && s->ps->p[first - 1].kind == PIECE_MARK && s->ps->p[first - 1].glued &&
	    piece_has(s->ps, first - 1, AROUND_GENITIVE))
		first -= 2;				/* Ford's workers */
	else if (first > a + 1 && piece_is(s->ps, first - 1, ",") &&
	    holder_is_place(holder_entity(entities, s->ps, first)) &&
	    holder_is_place(holder_entity(entities, s->ps, first - 2)))
		first -= 2;				/* its Timmins, Ontario property */
	else if (first > a && s->ps->p[first - 1].kind == PIECE_WORD)
		first--;
	for (size_t k = first; k < verb && k < ph->a + SUBJECT; k++) {
		e = holder_entity(entities, s->ps, k);
		if (e == NULL || is_label(e, "misc") || (!holder_is_place(e) && !object) ||
		    (is_label(e, "person") && !has))
			continue;
		if (f->what.n > 0 && f->head >= k && f->head < verb && span_eq(holder_name(e), f->what))
			continue;
		return e;
	}
	return NULL;
}

/* "Roe uses an account where [he] has 80 followers": the one name that the subject can stand for. */
static bool
pronoun_subject(const struct figure_scene *s, const struct cover *entities, size_t a, const struct figure *f,
    struct span *where)
{
	const struct pieces *ps = s->ps;
	size_t verb = f->left;

	while (verb > a && verb + NEAR_VERB > f->left && !piece_has(ps, verb - 1, AROUND_HAS))
		verb--;
	for (size_t i = verb - (verb > a); i > a && i + NEAR_VERB > verb; i--) {
		if (piece_has(ps, i - 1, AROUND_ITS | AROUND_HIS) && !(phrase_can(ps, i - 1) & POS_DET))
			return is_object(ps, verb - 1, verb - 1, f->left, 0) && only_name(s, entities, i - 1, where);
		if (!(phrase_can(ps, i - 1) & (POS_AUX | POS_ADV)))
			return false;
	}
	return false;
}

bool
holder_subject(const struct figure_scene *s, const struct cover *entities, size_t a, const struct figure *f,
    struct span *where)
{
	const struct pieces *ps = s->ps;
	const struct row *e;
	struct phrase ph;
	size_t verb, does;
	bool has, object;

	if (!clause_subject(ps, a, f->left, &ph, &verb))
		return pronoun_subject(s, entities, a, f, where);
	does = last_verb(ps, verb, f->left);
	if (does == verb && piece_has(ps, verb, AROUND_SAYS))
		return false;
	has = does != verb || piece_has(ps, verb, AROUND_HAS);
	object = is_object(ps, verb, does, f->left, f->head) && !agent_verb(ps, does);
	e = in_subject(s, entities, a, &ph, verb, object, has, f);
	if (e != NULL) {
		*where = holder_name(e);
		return true;
	}
	if (!object || is_size(f) || (ph.head == 0 && ps->p[0].word->listed && entities->n > 0) || (f->what.n > 0 && f->head == ph.head))
		return false;
	if (org_noun(ps, ph.head) ? !(has || is_amount(f)) :
	    !(ph.name && has && !is_amount(f)) || phrase_is_time(ps, ph.head))
		return false;
	*where = figure_text(ps, ph.a, ph.b);
	return true;
}
