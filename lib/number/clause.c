/* See clause.h. */
#include "number/clause.h"

enum {
	INSERTION = 25,		/* words between two commas behind a subject */
	CLAUSE_MAX = 60,	/* words of a clause on either side */
	NAMES_MAX = 9		/* words of a name before an "and" */
};

/* Does a new subject begin at i, so that an "and" before it joins two clauses? */
static bool
clause_begins(const struct pieces *ps, size_t i)
{
	unsigned can;

	for (size_t k = i; k < ps->n && k < i + 8; k++) {
		can = phrase_can(ps, k);
		if (ps->p[k].kind == PIECE_MARK && !piece_hyphen(ps, k) && !phrase_genitive(ps, k))
			return false;
		if ((can & (POS_AUX | POS_PAST)) && k > i && !(can & POS_ADJ && !(can & POS_LIKES_VERB)))
			return true;
		if ((can & POS_CLOSED) && !(can & (POS_DET | POS_PRON | POS_PREP)))
			return false;
		if ((can & POS_TO))
			return false;
	}
	return false;
}

/* The "and" at i: shares of Alder and Birch. */
static bool
between_names(const struct pieces *ps, size_t i)
{
	size_t k = i, low = i > NAMES_MAX ? i - NAMES_MAX : 0;

	if (!phrase_is_name(ps, i + 1))
		return false;
	while (k > low && phrase_is_name(ps, k - 1))
		k--;
	return k < i && k > 0 && (phrase_can(ps, k - 1) & POS_PREP);
}

static bool
clause_mark(const struct pieces *ps, size_t i)
{
	if (piece_has(ps, i, AROUND_CLAUSE))
		return true;
	if (piece_has(ps, i, AROUND_LINK) && piece_is(ps, i, "and"))
		return !between_names(ps, i) && !(i > 1 && piece_is(ps, i - 2, "between")) &&
		    clause_begins(ps, i + 1);
	return piece_is(ps, i, "\xe2\x80\x93") && !ps->p[i].glued;
}

void
clause_around(const struct pieces *ps, size_t i, size_t *a, size_t *b)
{
	size_t low = i > CLAUSE_MAX ? i - CLAUSE_MAX : 0;
	size_t high = i + CLAUSE_MAX < ps->n ? i + CLAUSE_MAX : ps->n;

	for (*a = i; *a > low && !clause_mark(ps, *a - 1); (*a)--)
		;
	for (*b = i + 1; *b < high && !clause_mark(ps, *b); (*b)++)
		;
}

/* "the firm" before piece i: a noun with its article, and nothing that joins it to what follows. */
static bool
has_article(const struct pieces *ps, size_t i)
{
	return i > 1 && (phrase_can(ps, i - 2) & POS_ARTICLE) && (phrase_can(ps, i - 1) & POS_NOUN);
}

/* A finite verb, or what must be one here. */
static bool
is_verb(const struct pieces *ps, size_t i)
{
	unsigned can = phrase_can(ps, i), before;

	if (ps->p[i].kind != PIECE_WORD || phrase_is_name(ps, i))
		return false;
	if (can & POS_AUX)
		return true;
	if (can & POS_CLOSED)
		return false;
	before = i > 0 ? phrase_can(ps, i - 1) : 0;
	if (before == POS_ADV && i > 1 && phrase_can(ps, i - 2) != 0)	/* it now stands */
		before = phrase_can(ps, i - 2);
	if (i > 1 && piece_is(ps, i - 1, "that") && (phrase_can(ps, i - 2) & POS_NOUNS))
		before = POS_PRON;			/* a squad that contained */
	if (before & (POS_DET | POS_POSS | POS_TO))
		return false;
	if ((can & POS_PAST) && (can & POS_LIKES_ADJ))	/* lost, sold, spent */
		return (before & (POS_NOUNS | POS_PRON | POS_NUM)) && !(phrase_can(ps, i + 1) & POS_NOUNS);
	if ((can & POS_PAST) && !(can & POS_LIKES_NOUN))
		return (before & (POS_NOUNS | POS_PRON | POS_ADV | POS_NUM)) != 0 || before == 0 || !(can & POS_ADJ);
	if (!(can & POS_VERB) || !(before & (POS_NOUNS | POS_PRON)))
		return false;
	if ((can & POS_PLURAL) && (phrase_can(ps, i + 1) & POS_TO) && (phrase_can(ps, i + 2) & POS_VERB) &&
	    !(before & POS_PLURAL) && ((before & POS_PRON) || phrase_is_name(ps, i - 1) || has_article(ps, i)))
		return true;				/* Ford plans to hire, the firm hopes to sell */
	if (can & POS_LIKES_NOUN)			/* prices range from: a plural has its verb */
		return (before & POS_PLURAL) && !(can & POS_PLURAL) && !phrase_is_name(ps, i - 1) &&
		    (phrase_can(ps, i + 1) & (POS_PREP | POS_NUM | POS_DET));
	return (can & (POS_LIKES_VERB | POS_PLURAL)) != 0 ||
	    ((can & POS_OPEN) == POS_VERB && span_ends(ps->p[i].low, S("s")));	/* the data suggests */
}

/* The verb at v: where its group begins, or false if it has no subject of its own ("to lay off", "dropping"). */
static bool
verb_group(const struct pieces *ps, size_t floor, size_t *v)
{
	unsigned can = phrase_can(ps, *v), before;
	bool finite = (can & POS_ING) == 0 || (can & POS_AUX) != 0;

	while (*v > floor) {
		before = phrase_can(ps, *v - 1);
		if (before & POS_TO)
			return false;
		if (before & POS_AUX)
			finite = !piece_has(ps, *v - 1, AROUND_NONFINITE);
		else if (!(before & (POS_ADV | POS_NOT)) || (before & (POS_LIKES_NOUN | POS_PREP)))
			break;
		else if ((before & POS_NOUNS) && *v > floor + 1 && (phrase_can(ps, *v - 2) & (POS_DET | POS_ADJ)))
			break;				/* the firm has */
		(*v)--;
	}
	return finite && !piece_has(ps, *v, AROUND_NONFINITE);
}

/* Before "in 2022", "on Monday", "in the quarter", "last year" and "across it" that stand between subject and verb. */
static size_t
before_adjunct(const struct pieces *ps, size_t v, size_t low)
{
	size_t k = v;
	unsigned year;

	if (k > low + 2 && (phrase_can(ps, k - 1) & POS_PRON) && (phrase_can(ps, k - 2) & POS_PREP))
		return k - 2;
	while (k > low && (ps->p[k - 1].kind == PIECE_WORD ? phrase_is_time(ps, k - 1) :
	    piece_digits(ps, k - 1, &year) == 4 && !(k > 1 && phrase_is_name(ps, k - 2))))
		k--;
	if (k == v)
		return v;
	if (k > low + 3 && (piece_is(ps, k - 1, "and") || piece_is(ps, k - 1, "to")) &&
	    piece_digits(ps, k - 2, &year) == 4)
		k -= 2;					/* between 2014 and 2017 */
	while (k > low && ((phrase_can(ps, k - 1) & (POS_DET | POS_ADJ)) || piece_has(ps, k - 1, AROUND_PERIOD)))
		k--;
	if (k > low && (phrase_can(ps, k - 1) & POS_PREP))
		k--;
	return k > low ? k : v;
}

/* The verb group begins at v: where its subject ends; *relative: "Ford, which has", "men who". */
static size_t
subject_end(const struct pieces *ps, size_t v, size_t low, bool *relative)
{
	size_t c;

	*relative = v > low && ((phrase_can(ps, v - 1) & POS_WH) != 0 || (piece_is(ps, v - 1, "that") && v > low + 1 &&
	    (phrase_can(ps, v - 2) & POS_NOUNS) && !piece_has(ps, v - 2, AROUND_SAYS)));
	if (*relative) {
		v--;
		return v > low && piece_is(ps, v - 1, ",") ? v - 1 : v;
	}
	if (v > low + 1 && piece_is(ps, v - 1, ",")) {
		c = v - 1;			/* "The index, a measure of shares, hit": behind an insertion */
		while (c > low && v - c < INSERTION && !piece_is(ps, c - 1, ","))
			c--;
		if (c > low && v - c < INSERTION)
			return c - 1;
	}
	return before_adjunct(ps, v, low);
}

/* "will receive": the verb of the group whose auxiliary is at k. */
static size_t
main_verb(const struct pieces *ps, size_t k, size_t end)
{
	size_t m = k + 1;

	if ((phrase_can(ps, k) & POS_AUX) == 0)
		return k;
	while (m < end && (phrase_can(ps, m) & (POS_ADV | POS_NOT | POS_AUX)))
		m++;
	return m < end && (phrase_can(ps, m) & POS_VERBS) ? m : k;
}

/* The pronoun at i: is it that of "the company said it", "said that they"?  Then *k is behind the verb. */
static bool
says_before(const struct pieces *ps, size_t i, size_t low, size_t *k)
{
	if (i > low && piece_is(ps, i - 1, "that"))
		i--;
	*k = i;
	return i > low && piece_has(ps, i - 1, AROUND_SAYS);
}

/* The word that touches an amount: a flat costs $300, where no noun could stand. */
static bool
touches(const struct pieces *ps, size_t k)
{
	return (phrase_can(ps, k) & (POS_VERB | POS_PAST)) && !phrase_is_name(ps, k) && !phrase_is_time(ps, k) &&
	    (phrase_can(ps, k - 1) & (POS_NOUNS | POS_PRON)) && !(phrase_can(ps, k) & POS_CLOSED);
}

bool
clause_subject(const struct pieces *ps, size_t a, size_t i, struct phrase *ph, size_t *verb)
{
	size_t v, end, low = i > CLAUSE_MAX && a < i - CLAUSE_MAX ? i - CLAUSE_MAX : a;
	bool relative, pronoun = false;

	for (size_t k = i; k-- > low; ) {
		if (piece_is(ps, k, ";") || (piece_is(ps, k, "that") && k > low && piece_has(ps, k - 1, AROUND_SAYS)))
			return false;
		if (k == low || !(is_verb(ps, k) || (k + (k + 1 < i && (phrase_can(ps, i - 1) & POS_PRON) ? 2 : 1) == i &&
		    touches(ps, k))))
			continue;
		v = k;
		if (!verb_group(ps, low, &v)) {
			k = v;
			continue;
		}
		if (!pronoun)
			*verb = main_verb(ps, k, i);
		end = subject_end(ps, v, low, &relative);
		k = v;
		if (!phrase_left(ps, end, low, ph)) {
			if (v > low && end == v && (phrase_can(ps, v - 1) & POS_PRON)) {
				if (!says_before(ps, v - 1, low, &k))
					return false;
				pronoun = true;
			}
			continue;
		}
		ph->pronoun = pronoun;
		if (!relative)
			phrase_climb(ps, low, ph);
		if (!phrase_is_time(ps, ph->head))
			return true;
		k = ph->a;
		if (k <= low)
			return false;
	}
	return false;
}
