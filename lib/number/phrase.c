/* See phrase.h. */
#include "number/phrase.h"
#include "pos.h"

enum {
	RIGHT_MAX = 10,		/* words of a noun phrase */
	LEFT_MAX = 9,
	INSERTION = 25,		/* words between two commas behind a subject */
	CLAUSE_MAX = 60		/* words of a clause on either side */
};

#define POS_NOUNS	(POS_NOUN | POS_PLURAL)
#define POS_VERBS	(POS_VERB | POS_PAST | POS_ING)

bool
phrase_is_name(const struct pieces *ps, size_t i)
{
	unsigned can;

	if (i >= ps->n || !ps->p[i].capital || ps->p[i].kind != PIECE_WORD)
		return false;
	if (i > 0 && !piece_in(ps, i - 1, " \" \xe2\x80\x9c ' \xe2\x80\x98 : "))
		return true;
	return !pos_known(ps->p[i].low, &can);
}

unsigned
phrase_can(const struct pieces *ps, size_t i)
{
	unsigned can;

	if (i >= ps->n)
		return 0;
	switch (ps->p[i].kind) {
	case PIECE_DIGITS:
	case PIECE_VULGAR:
		return POS_NUM;
	case PIECE_MARK:
		return 0;
	}
	can = pos_can(ps->p[i].low);
	if (phrase_is_name(ps, i) && (can & POS_CLOSED) == 0)
		return POS_NOUN | (can & POS_PLURAL);
	if ((ps->p[i].is & (NUMWORD_CARD | NUMWORD_SCALE)) != 0)
		return POS_NUM;
	return can;
}

static bool
modifier_word(const struct pieces *ps, size_t i)
{
	return piece_in(ps, i, " more other additional such new extra few own same many further fewer less ");
}

static bool
possessive(const struct pieces *ps, size_t i)
{
	return piece_in(ps, i, " 's \xe2\x80\x99s ' \xe2\x80\x99 ") && ps->p[i].glued;
}

/* Two words with a hyphen between them and no blanks. */
static bool
compound(const struct pieces *ps, size_t i)
{
	return piece_hyphen(ps, i) && i + 1 < ps->n && ps->p[i + 1].kind == PIECE_WORD;
}

/* May the word at i stand in a noun phrase before its noun, or be the noun?  What it is then. */
static enum pos_tag
tag_in_phrase(const struct pieces *ps, size_t i, unsigned before)
{
	unsigned can = phrase_can(ps, i), after = phrase_can(ps, i + 1);

	if (compound(ps, i + 1))
		after = POS_NOUN;
	return pos_between(before, can, after);
}

/* Does a word that can be a noun or adjective follow, so that the phrase may go on? */
static bool
noun_ahead(const struct pieces *ps, size_t i)
{
	unsigned can = phrase_can(ps, i);

	return (can & (POS_NOUNS | POS_ADJ)) != 0 && (can & POS_CLOSED) == 0;
}

/* Is the word at i, behind a noun that may be the head, another noun of the phrase? */
static bool
goes_on(const struct pieces *ps, size_t i, const struct phrase *ph, bool one)
{
	unsigned can = phrase_can(ps, i);

	if ((can & POS_NOUNS) == 0 || (can & POS_CLOSED))
		return false;
	if (ps->p[i].is & (NUMWORD_RELDAY | NUMWORD_WEEKDAY | NUMWORD_MONTH))
		return false;
	if (phrase_is_name(ps, i))
		return phrase_is_name(ps, ph->head);
	if (ph->plural)
		return (can & (POS_VERBS | POS_ADJ | POS_ADV)) == 0;
	if ((can & POS_PLURAL) && !one)
		return true;
	if ((can & POS_PLURAL) && (can & POS_VERB))
		return false;				/* the 22nd amendment limits */
	if (can & POS_PAST)
		return false;
	if ((can & POS_VERBS) == 0 || (can & POS_LIKES_NOUN) || phrase_is_name(ps, ph->head))
		return true;
	/* "first shuttle launch": a verb would have an object or the like behind it */
	return !(phrase_can(ps, i + 1) & (POS_DET | POS_PRON | POS_NUM | POS_TO | POS_ADV | POS_THAT));
}

bool
phrase_right(const struct pieces *ps, size_t i, bool one, struct phrase *ph)
{
	unsigned before = POS_NUM, can;
	size_t end = i + RIGHT_MAX;
	bool found = false;
	enum pos_tag tag;

	*ph = (struct phrase){ .a = i, .b = i };
	for (; i < ps->n && i < end; i++) {
		can = phrase_can(ps, i);
		if (ps->p[i].kind == PIECE_MARK) {
			if (compound(ps, i) && i > ph->a) {
				i++;
				if (!noun_ahead(ps, i + 1) && (phrase_can(ps, i) & POS_NOUNS) &&
				    !compound(ps, i + 1)) {
					ph->head = i;
					ph->b = i + 1;
					found = true;
					break;
				}
				before = POS_ADJ;
				continue;
			}
			if (possessive(ps, i) && found && (noun_ahead(ps, i + 1) || piece_is(ps, i + 1, "most"))) {
				found = false;			/* America's first heroes, the nation's most unique places */
				before = POS_DET;
				i += piece_is(ps, i + 1, "most");
				ph->a = i + 1;
				continue;
			}
			if (!found && i == ph->a && piece_in(ps, i, " \" \xe2\x80\x9c ' \xe2\x80\x98 ")) {
				ph->a = i + 1;
				continue;
			}
			if (!found && piece_is(ps, i, ",") && i > ph->a && (phrase_can(ps, i + 1) & POS_ADJ) &&
			    noun_ahead(ps, i + 2))
				continue;
			break;
		}
		if (found) {
			if (piece_is(ps, i, "and") && phrase_is_name(ps, ph->head) && phrase_is_name(ps, i + 1) && !ph->plural)
				continue;
			if (!goes_on(ps, i, ph, one))
				break;
			ph->head = i;
			ph->b = i + 1;
			ph->plural = (can & POS_PLURAL) != 0;
			continue;
		}
		if (modifier_word(ps, i) && noun_ahead(ps, i + 1))
			continue;
		if ((can & POS_NUM) && piece_hyphen(ps, i + 1))
			continue;				/* three 20-year-old men */
		if (can & POS_NUM) {
			if (i > ph->a || !noun_ahead(ps, i + 1))
				break;
			continue;
		}
		if (one && i == ph->a && piece_is(ps, i, "half")) {	/* the first half */
			ph->head = i;
			ph->b = i + 1;
			return true;
		}
		if (can & POS_CLOSED) {
			if ((can & POS_COORD) && i > ph->a && noun_ahead(ps, i + 1) && (before & POS_ADJ))
				continue;			/* black and white dogs */
			break;
		}
		if (compound(ps, i + 1) && !(can & POS_CLOSED)) {
			before = POS_ADJ;
			continue;
		}
		tag = tag_in_phrase(ps, i, before);
		if ((can & POS_PLURAL) && !one && (i == ph->a || (can & POS_VERBS) == 0 || (can & POS_LIKES_NOUN) ||
		    (before & POS_ADJ)))
			tag = TAG_PLURAL;
		if (i == ph->a && (can & POS_ING) && !(can & (POS_LIKES_NOUN | POS_ADJ)) && !phrase_is_name(ps, i) &&
		    !noun_ahead(ps, i + 1))
			break;					/* a family of four making $83,000 */
		if (tag == TAG_NOUN || tag == TAG_PLURAL || tag == TAG_NAME) {
			ph->head = i;
			ph->b = i + 1;
			ph->plural = tag == TAG_PLURAL;
			found = true;
			before = POS_NOUN;
		} else if (tag == TAG_ADV && noun_ahead(ps, i + 2) && (phrase_can(ps, i + 1) & (POS_ADJ | POS_PAST)))
			before = POS_NUM;
		else if (((can & (POS_ADJ | POS_ING | POS_PAST)) && noun_ahead(ps, i + 1)) && tag != TAG_VERB) {
			if (!(can & POS_ADJ) && (phrase_can(ps, i + 1) & POS_NOUNS) == 0)
				break;
			before = POS_ADJ;
		} else
			break;
	}
	if (found)
		ph->name = phrase_is_name(ps, ph->head);
	return found;
}

bool
phrase_right_of(const struct pieces *ps, size_t i, struct phrase *ph)
{
	if (piece_in(ps, i, " those these ") && (phrase_can(ps, i + 1) & (POS_PAST | POS_WH | POS_ING | POS_AUX)))
		return false;				/* those surveyed */
	while (i < ps->n && piece_in(ps, i, " the a an its their his her our my your these those this that all "
	    "each any some both most \" \xe2\x80\x9c "))
		i++;
	return phrase_right(ps, i, false, ph);
}

bool
phrase_left(const struct pieces *ps, size_t i, size_t floor, struct phrase *ph)
{
	size_t low = i > floor + LEFT_MAX ? i - LEFT_MAX : floor, k = i;
	unsigned can;

	while (k > low && piece_in(ps, k - 1, " ) \" \xe2\x80\x9d ' \xe2\x80\x99 , ") && k + 2 > i) {
		if (piece_is(ps, k - 1, ")"))
			while (k > low + 1 && !piece_is(ps, k - 1, "("))
				k--;
		k--;
	}
	if (k <= low || ps->p[k - 1].kind != PIECE_WORD)
		return false;
	can = phrase_can(ps, k - 1);
	if ((can & POS_NOUNS) == 0 || (can & POS_CLOSED) || (ps->p[k - 1].is & (NUMWORD_PART | NUMWORD_SCALE | NUMWORD_GROUP)) ||
	    piece_in(ps, k - 1, " percent cent pct "))
		return false;
	*ph = (struct phrase){ .head = k - 1, .b = k, .plural = (can & POS_PLURAL) != 0 };
	ph->name = phrase_is_name(ps, k - 1);
	for (k--; k > low; k--) {
		can = phrase_can(ps, k - 1);
		if (ps->p[k - 1].kind == PIECE_MARK && k - 1 > low && piece_hyphen(ps, k - 1) &&
		    (phrase_can(ps, k - 2) & POS_NUM)) {
			k++;				/* three-year deal: the year is not the deal's */
			break;
		}
		if (ps->p[k].glued && ps->p[k - 1].kind == PIECE_DIGITS && k < ph->head) {
			k++;				/* 10k race */
			break;
		}
		if (ps->p[k - 1].kind == PIECE_MARK) {
			if (k - 1 > low && (piece_hyphen(ps, k - 1) || piece_is(ps, k - 1, "&") ||
			    (possessive(ps, k - 1) && !ph->name)))
				continue;
			break;
		}
		if ((can & POS_CLOSED) || (can & POS_NUM))
			break;
		if ((can & (POS_NOUNS | POS_ADJ)) == 0 && !((can & (POS_PAST | POS_ING)) && k - 1 > low &&
		    (phrase_can(ps, k - 2) & (POS_DET | POS_ADJ))))
			break;
		if ((can & POS_LIKES_VERB) && !phrase_is_name(ps, k - 1) && !(k - 1 > low &&
		    (phrase_can(ps, k - 2) & POS_DET)))
			break;
	}
	ph->a = k;
	while (ph->a < ph->head && ps->p[ph->a].kind == PIECE_MARK)
		ph->a++;
	return true;
}

/* Does a new subject begin at i, so that an "and" before it joins two clauses? */
static bool
clause_begins(const struct pieces *ps, size_t i)
{
	unsigned can;

	for (size_t k = i; k < ps->n && k < i + 8; k++) {
		can = phrase_can(ps, k);
		if (ps->p[k].kind == PIECE_MARK && !piece_hyphen(ps, k) && !possessive(ps, k))
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

static bool
clause_mark(const struct pieces *ps, size_t i)
{
	/* asked for every word of a sentence: most are told by their first letter */
	if (ps->p[i].kind == PIECE_WORD && memchr("abcwt", ps->p[i].low.p[0], 5) == NULL)
		return false;
	if (ps->p[i].kind == PIECE_DIGITS)
		return false;
	if (piece_in(ps, i, " ; : \xe2\x80\x94 -- while whereas but compared although though "))
		return true;
	if (piece_is(ps, i, "\xe2\x80\x93"))
		return !ps->p[i].glued;
	if (piece_is(ps, i, "and"))
		return clause_begins(ps, i + 1);
	return false;
}

void
phrase_clause(const struct pieces *ps, size_t i, size_t *a, size_t *b)
{
	size_t low = i > CLAUSE_MAX ? i - CLAUSE_MAX : 0;
	size_t high = i + CLAUSE_MAX < ps->n ? i + CLAUSE_MAX : ps->n;

	for (*a = i; *a > low && !clause_mark(ps, *a - 1); (*a)--)
		;
	for (*b = i + 1; *b < high && !clause_mark(ps, *b); (*b)++)
		;
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
	if (before & (POS_DET | POS_POSS | POS_TO))
		return false;
	if ((can & POS_PAST) && !(can & (POS_LIKES_ADJ | POS_LIKES_NOUN)))
		return (before & (POS_NOUNS | POS_PRON | POS_ADV)) != 0 || before == 0 || !(can & POS_ADJ);
	return (can & POS_VERB) && (can & (POS_LIKES_VERB | POS_PLURAL)) &&
	    (before & (POS_NOUNS | POS_PRON)) && !(can & POS_LIKES_NOUN);
}

/* Climbs from "men" in "life expectancy for men" to what it hangs on. */
static void
climb(const struct pieces *ps, size_t floor, struct phrase *ph)
{
	struct phrase up;

	for (int k = 0; k < 3; k++) {
		size_t p = ph->a;

		while (p > floor && (phrase_can(ps, p - 1) & (POS_DET | POS_NUM)) && !piece_in(ps, p - 1, " that "))
			p--;
		if (p <= floor + 1 || !(phrase_can(ps, p - 1) & POS_PREP) || (phrase_can(ps, p - 1) & POS_TO) ||
		    piece_in(ps, p - 1, " as than since ") || !phrase_left(ps, p - 1, floor, &up) || up.b != p - 1)
			return;
		*ph = up;
	}
}

static bool
time_noun(const struct pieces *ps, size_t i)
{
	return (ps->p[i].is & (NUMWORD_TIMEUNIT | NUMWORD_WEEKDAY | NUMWORD_MONTH | NUMWORD_RELDAY | NUMWORD_SEASON |
	    NUMWORD_DAYPART)) != 0;
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
			finite = !piece_in(ps, *v - 1, " having being ");
		else if (!(before & (POS_ADV | POS_NOT)) || (before & (POS_NOUNS | POS_PREP)))
			break;
		(*v)--;
	}
	return finite && !piece_in(ps, *v, " having being ");
}

bool
phrase_subject(const struct pieces *ps, size_t a, size_t i, struct phrase *ph, size_t *verb)
{
	size_t v, low = i > CLAUSE_MAX && a < i - CLAUSE_MAX ? i - CLAUSE_MAX : a;

	for (size_t k = i; k-- > low; ) {
		if (piece_is(ps, k, ";"))
			return false;
		if (k == low || !is_verb(ps, k))
			continue;
		v = k;
		if (!verb_group(ps, low, &v)) {
			k = v;
			continue;
		}
		*verb = k;
		if (v > low && (phrase_can(ps, v - 1) & POS_WH)) {	/* Ford, which has */
			v--;
			if (v > low && piece_in(ps, v - 1, " , "))
				v--;
		} else if (v > low + 1 && piece_is(ps, v - 1, ",")) {
			size_t c = v - 1;		/* "The index, a measure of shares, hit": behind an insertion */

			while (c > low && v - c < INSERTION && !piece_is(ps, c - 1, ","))
				c--;
			if (c > low && v - c < INSERTION)
				v = c - 1;
		}
		if (!phrase_left(ps, v, low, ph)) {
			if (v > low && (phrase_can(ps, v - 1) & POS_PRON))
				return false;
			k = v;
			continue;
		}
		if (time_noun(ps, ph->head)) {
			k = ph->a;
			if (k <= low)
				return false;
			continue;
		}
		climb(ps, low, ph);
		return true;
	}
	return false;
}
