/* See phrase.h. */
#include "number/phrase.h"

enum {
	RIGHT_MAX = 10,		/* words of a noun phrase */
	LEFT_MAX = 9,
	CLIMB_MAX = 3		/* phrases above one another */
};

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

/* A word that can stand before a noun. */
static bool
adjective(const struct pieces *ps, size_t i)
{
	return (phrase_can(ps, i) & (POS_ADJ | POS_PAST | POS_ING)) &&
	    !(phrase_can(ps, i) & POS_CLOSED);
}

/* iPad, eBay */
static bool
inner_capital(const struct pieces *ps, size_t i)
{
	struct span t = ps->p[i].text;

	return t.n > 2 && t.p[0] >= 'a' && t.p[0] <= 'z' && t.p[1] >= 'A' && t.p[1] <= 'Z';
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
		return phrase_is_name(ps, ph->head) || inner_capital(ps, ph->head);
	if (ph->plural && (can & POS_PLURAL) && (can & POS_VERB))	/* sports clubs, but: people hours after */
		return (can & POS_LIKES_NOUN) &&
		    (!(phrase_can(ps, i + 1) & (POS_DET | POS_PRON | POS_NUM | POS_TO | POS_ADV)) ||
		    (phrase_can(ps, i + 1) & (POS_WH | POS_PAST))) && !(can & (POS_PAST | POS_ADJ | POS_ADV)) && !(ps->p[i].is & NUMWORD_TIMEUNIT);
	if (ph->plural)
		return (can & (POS_VERBS | POS_ADJ | POS_ADV)) == 0 && !(ps->p[i].is & NUMWORD_TIMEUNIT);
	if ((can & POS_PLURAL) && !one)			/* but: 30 percent of the GDP comes from */
		return !(can & POS_LIKES_VERB) || !(phrase_can(ps, i + 1) & (POS_PREP | POS_DET | POS_TO));
	if ((can & POS_PLURAL) && (can & POS_VERB))
		return false;				/* the 22nd amendment limits */
	if ((can & POS_PAST) || (one && (can & POS_ING) && !(can & (POS_LIKES_NOUN | POS_LIKES_ADJ))))
		return false;				/* one poster writing to them */
	if ((can & POS_VERBS) == 0 || (can & POS_LIKES_NOUN) || phrase_is_name(ps, ph->head))
		return true;
	/* "first shuttle launch": a verb would have an object or the like behind it */
	return !(phrase_can(ps, i + 1) & (POS_DET | POS_PRON | POS_NUM | POS_TO | POS_ADV | POS_THAT));
}

/* A noun phrase while it is read from left to right. */
struct reading {
	const struct pieces	*ps;
	struct phrase		*ph;
	size_t			 i;		/* the piece that is looked at */
	unsigned		 before;	/* what the word before was, as POS_* bits */
	bool			 one;		/* of one thing: no plural is asked for */
	bool			 found;		/* there is a head; more nouns may follow */
};

static void
take_head(struct reading *r, bool plural)
{
	r->ph->head = r->i;
	r->ph->b = r->i + 1;
	r->ph->plural = plural;
	r->found = true;
}

/* Behind the hyphen of a compound: the noun is here, or what comes is an adjective. */
static bool
behind_hyphen(struct reading *r)
{
	const struct pieces *ps = r->ps;

	r->i++;
	if (!noun_ahead(ps, r->i + 1) && (phrase_can(ps, r->i) & POS_NOUNS) && !compound(ps, r->i + 1)) {
		take_head(r, r->ph->plural);
		return false;
	}
	r->before = POS_ADJ;
	return true;
}

/* A mark: does the phrase go on behind it? */
static bool
at_mark(struct reading *r)
{
	const struct pieces *ps = r->ps;
	struct phrase *ph = r->ph;
	size_t i = r->i;

	if (compound(ps, i) && i > ph->a)
		return behind_hyphen(r);
	if (r->found) {		/* America's first heroes, the nation's most unique places */
		bool most = piece_is(ps, i + 1, "most");

		if (!phrase_genitive(ps, i) || !(most || noun_ahead(ps, i + 1)))
			return false;
		r->found = false;
		r->before = POS_DET;
		r->i += most;
		ph->a = r->i + 1;
		return true;
	}
	if (i == ph->a && piece_has(ps, i, AROUND_QUOTE)) {
		ph->a = i + 1;
		return true;
	}
	return piece_is(ps, i, ",") && i > ph->a && (phrase_can(ps, i + 1) & POS_ADJ) && noun_ahead(ps, i + 2);
}

static bool
only_adjective(const struct pieces *ps, size_t i)
{
	return (phrase_can(ps, i) & POS_ADJ) && !(phrase_can(ps, i) & (POS_NOUNS | POS_VERBS | POS_CLOSED | POS_ADV));
}

/* The "and" behind what seemed to be the noun: 86 [male and female subjects]. */
static bool
was_adjective(const struct reading *r)
{
	const struct pieces *ps = r->ps;
	size_t k = r->i + 1;

	if (piece_is(ps, k, "most"))
		k++;
	if ((phrase_can(ps, k) & (POS_ADV | POS_NOUN)) == POS_ADV)
		k++;
	return !r->one && !r->ph->plural && (phrase_can(ps, r->i) & POS_COORD) &&
	    r->ph->a == r->ph->head &&
	    (phrase_can(ps, r->ph->head) & POS_ADJ) && !phrase_is_name(ps, r->ph->head) &&
	    adjective(ps, k) && (phrase_can(ps, k + 1) & POS_PLURAL);
}

/* A word behind a head: is it of the same phrase? */
static bool
behind_head(struct reading *r)
{
	const struct pieces *ps = r->ps;
	struct phrase *ph = r->ph;

	if (was_adjective(r)) {
		while (!adjective(ps, r->i + 1) || piece_is(ps, r->i + 1, "most"))
			r->i++;				/* the best and most wildly inventive songs */
		r->found = false;
		r->before = POS_ADJ;
		return true;
	}
	if (piece_is(ps, r->i, "and") && phrase_is_name(ps, ph->head) && phrase_is_name(ps, r->i + 1) && !ph->plural)
		return true;
	if (ps->p[r->i].kind == PIECE_DIGITS && ps->p[r->i].glued && ph->head + 1 == r->i &&
	    phrase_is_name(ps, ph->head) && noun_ahead(ps, r->i + 1)) {
		ph->b = r->i + 1;			/* a V10 engine */
		return true;
	}
	if (phrase_is_name(ps, ph->head) && only_adjective(ps, r->i) && noun_ahead(ps, r->i + 1)) {
		r->found = false;			/* Forest Service hazardous fuels */
		r->before = POS_ADJ;
		return true;
	}
	if (!goes_on(ps, r->i, ph, r->one))
		return false;
	take_head(r, (phrase_can(ps, r->i) & POS_PLURAL) != 0);
	return true;
}

/* A word of a closed class, or a number, before there is a head. */
static bool
at_function_word(struct reading *r)
{
	const struct pieces *ps = r->ps;
	unsigned can = phrase_can(ps, r->i);
	bool first = r->i == r->ph->a;

	if (can & POS_NUM) {		/* three 20-year-old men, 50% of the 22.8 million users */
		if (piece_hyphen(ps, r->i + 1))
			return true;
		if (first && (phrase_can(ps, r->i + 1) & POS_NUM) && noun_ahead(ps, r->i + 2))
			r->i++;
		if (!first || !noun_ahead(ps, r->i + 1))
			return false;
		if (!(piece_glued(ps, r->i + 1) && phrase_is_name(ps, r->i + 1)))	/* 5G data */
			r->ph->a = r->i + 1;
		return true;
	}
	if (r->one && first && piece_is(ps, r->i, "half")) {	/* the first half */
		take_head(r, false);
		return false;
	}
	/* black and white dogs */
	return (can & POS_COORD) && !first && noun_ahead(ps, r->i + 1) && (r->before & POS_ADJ);
}

/* What the word is here, if nothing is known but its neighbours and whether many things are asked for. */
static enum pos_tag
tag_at(const struct reading *r)
{
	unsigned can = phrase_can(r->ps, r->i);

	if ((can & POS_PLURAL) && !r->one && (r->i == r->ph->a || (can & POS_VERBS) == 0 ||
	    (can & POS_LIKES_NOUN) || (r->before & POS_ADJ)))
		return TAG_PLURAL;
	return tag_in_phrase(r->ps, r->i, r->before);
}

/* A word that may be the head, or stand before it. */
static bool
at_word(struct reading *r)
{
	const struct pieces *ps = r->ps;
	unsigned can = phrase_can(ps, r->i), next = phrase_can(ps, r->i + 1);
	enum pos_tag tag;

	if (compound(ps, r->i + 1)) {
		r->before = POS_ADJ;
		return true;
	}
	tag = tag_at(r);
	if (r->i == r->ph->a && (can & POS_ING) && !(can & (POS_LIKES_NOUN | POS_ADJ)) && !phrase_is_name(ps, r->i) &&
	    !noun_ahead(ps, r->i + 1) && !(r->one && piece_is(ps, r->i + 1, "of")))
		return false;				/* a family of four making $83,000; but: her first showing of */
	if (tag == TAG_NOUN || tag == TAG_PLURAL || tag == TAG_NAME) {
		take_head(r, tag == TAG_PLURAL);
		r->before = POS_NOUN;
		return true;
	}
	if (tag == TAG_ADV && noun_ahead(ps, r->i + 2) && (next & (POS_ADJ | POS_PAST))) {
		r->before = POS_NUM;
		return true;
	}
	if ((can & POS_ADJ) && tag == TAG_ADJ && (next & POS_COORD)) {
		size_t adverb = piece_is(ps, r->i + 2, "most");

		adverb += (phrase_can(ps, r->i + 2 + adverb) & (POS_ADV | POS_NOUN)) == POS_ADV;

		if (adjective(ps, r->i + 2 + adverb) && noun_ahead(ps, r->i + 3 + adverb)) {
			r->before = POS_ADJ;		/* rare and severely endangered animals */
			r->i += 2 + adverb;
			return true;
		}
	}
	if ((can & (POS_ADJ | POS_ING | POS_PAST)) == 0 || !noun_ahead(ps, r->i + 1) || tag == TAG_VERB ||
	    ((can & POS_ADJ) == 0 && (next & POS_NOUNS) == 0))
		return false;
	r->before = POS_ADJ;
	return true;
}

static bool
step(struct reading *r)
{
	const struct pieces *ps = r->ps;

	if (ps->p[r->i].kind == PIECE_MARK)
		return at_mark(r);
	if (r->found)
		return behind_head(r);
	if (piece_has(ps, r->i, AROUND_MORE) && (noun_ahead(ps, r->i + 1) ||
	    ((phrase_can(ps, r->i + 1) & (POS_ADV | POS_CLOSED)) == POS_ADV && noun_ahead(ps, r->i + 2))))
		return true;				/* the few really good girls */
	if ((phrase_can(ps, r->i) & (POS_NUM | POS_CLOSED)) || (r->one && r->i == r->ph->a && piece_is(ps, r->i, "half")))
		return at_function_word(r);
	return at_word(r);
}

bool
phrase_right(const struct pieces *ps, size_t i, bool one, struct phrase *ph)
{
	struct reading r = { .ps = ps, .ph = ph, .i = i, .before = POS_NUM, .one = one };
	size_t end = i + RIGHT_MAX < ps->n ? i + RIGHT_MAX : ps->n;

	*ph = (struct phrase){ .a = i, .b = i };
	for (; r.i < end && step(&r); r.i++)
		;
	if (r.found)
		ph->name = phrase_is_name(ps, ph->head);
	return r.found;
}

bool
phrase_right_of(const struct pieces *ps, size_t i, struct phrase *ph)
{
	if ((piece_is(ps, i, "those") || piece_is(ps, i, "these")) && (phrase_can(ps, i + 1) & (POS_PAST | POS_WH | POS_ING | POS_AUX)))
		return false;				/* those surveyed */
	while (piece_has(ps, i, AROUND_DET))
		i++;
	return phrase_right(ps, i, false, ph);
}

/* Marks between a noun phrase and what follows: "shares (up 2%), ". */
static size_t
before_marks(const struct pieces *ps, size_t i, size_t low)
{
	size_t k = i;

	while (k > low && piece_has(ps, k - 1, AROUND_TRAILS) && k + 2 > i) {
		if (piece_is(ps, k - 1, ")"))
			while (k > low + 1 && !piece_is(ps, k - 1, "("))
				k--;
		k--;
	}
	return k;
}

/* Digits that are part of a name: TA-125, S&P 500, iPhone 14. */
static bool
numbered_name(const struct pieces *ps, size_t i, size_t low)
{
	if (ps->p[i].kind != PIECE_DIGITS || i < low + 2)
		return false;
	if (piece_hyphen(ps, i - 1))
		return phrase_is_name(ps, i - 2);
	return phrase_is_name(ps, i - 1) && !phrase_is_time(ps, i - 1) && !(phrase_can(ps, i - 2) & POS_PREP);
}

/* Digits inside a name: Galaxy Note 20 Ultra, A2 Milk. */
static bool
inside_name(const struct pieces *ps, size_t i, size_t low)
{
	return i > low + 1 && ps->p[i].kind == PIECE_DIGITS && phrase_is_name(ps, i - 1) && phrase_is_name(ps, i + 1) &&
	    !phrase_is_time(ps, i - 1) && !phrase_is_time(ps, i + 1);
}

/* Can the word at k, the last before something, be the head of a noun phrase? */
static bool
can_be_head(const struct pieces *ps, size_t k, size_t low)
{
	unsigned can = phrase_can(ps, k), before = k > low ? phrase_can(ps, k - 1) : 0;

	/* worth is a preposition, but: a net worth */
	if (ps->p[k].kind != PIECE_WORD || (can & POS_NOUNS) == 0 || ((can & POS_CLOSED) && !(before & POS_ADJ)) ||
	    (ps->p[k].is & (NUMWORD_PART | NUMWORD_SCALE | NUMWORD_GROUP)) || piece_has(ps, k, AROUND_PERCENT))
		return false;
	if ((ps->p[k].is & NUMWORD_ABBRSCALE) && (before & POS_NUM))
		return false;
	if (phrase_is_name(ps, k))
		return true;
	/* to end, which range, came back, led: no nouns but for "the end", "a hit" */
	if ((can & POS_VERB) && (before & (POS_TO | POS_WH | POS_MODAL | POS_PRON)) &&
	    !(before & (POS_DET | POS_NOUN)))
		return false;
	if ((can & POS_ING) && !(can & POS_LIKES_NOUN) && ps->p[k].word->listed && (before & POS_NOUNS))
		return false;				/* the pound going to $1 */
	if ((can & POS_ING) && (before & POS_BE))
		return false;				/* is planning to invest $2bn */
	return !(((can & POS_PAST) && (can & POS_LIKES_VERB)) || ((can & POS_ADV) && !(can & (POS_LIKES_NOUN | POS_PLURAL)))) ||
	    (before & (POS_DET | POS_ADJ));
}

/* A word in front of a noun: is it of the same phrase? */
static bool
stands_before(const struct pieces *ps, size_t i, size_t low)
{
	unsigned can = phrase_can(ps, i), before = i > low ? phrase_can(ps, i - 1) : 0;

	if (compound(ps, i + 1) && !(can & POS_NUM))
		return true;				/* an after-tax gain */
	if ((can & (POS_CLOSED | POS_NUM)) || (phrase_is_time(ps, i) && (before & POS_DET) && phrase_is_name(ps, i + 1)))
		return false;				/* this week Ana Ruiz */
	if ((((can & POS_VERB) && (before & (POS_AUX | POS_TO))) || ((can & POS_ING) && (before & POS_BE))) &&
	    !phrase_is_name(ps, i))
		return false;				/* could cause sea levels, is forecasting average growth */
	if ((can & (POS_PLURAL | POS_PAST)) && i > 0 && !phrase_is_name(ps, i) &&
	    piece_has(ps, i, AROUND_SAYS | AROUND_TOLD | AROUND_HAS) &&
	    (phrase_can(ps, i - 1) & (POS_NOUNS | POS_PRON | POS_WH | POS_COORD)))
		return false;				/* and forecasts export earnings, which saw trade */
	if ((can & POS_PAST) && (before & POS_ADJ) && !(before & (POS_VERBS | POS_ADV)) && i > low + 1 &&
	    (phrase_can(ps, i + 1) & POS_NOUNS))
		return true;				/* maximum sustained winds */
	if ((can & (POS_NOUNS | POS_ADJ)) == 0)
		return (can & (POS_PAST | POS_ING | POS_ADV)) && (before & (POS_DET | POS_ADJ)) && !(before & POS_PRON);
	return !(can & POS_LIKES_VERB) || phrase_is_name(ps, i) || (before & POS_DET) || compound(ps, i - 1);
}

/* A mark inside a noun phrase: long-term, R&D; the nation's, but not China's. */
static bool
joins_words(const struct pieces *ps, size_t i, size_t low, bool name)
{
	return i > low && (piece_hyphen(ps, i) || piece_is(ps, i, "&") ||
	    (phrase_genitive(ps, i) && !name && !phrase_is_name(ps, i - 1)));
}

/* Digits behind a hyphen, in front of a noun: the TA-35 index, F-16 jets. */
static bool
hyphened_digits(const struct pieces *ps, size_t i, size_t low)
{
	return i > low + 1 && ps->p[i].kind == PIECE_DIGITS && piece_hyphen(ps, i - 1) && phrase_is_name(ps, i - 2);
}

bool
phrase_left(const struct pieces *ps, size_t i, size_t floor, struct phrase *ph)
{
	size_t low = i > floor + LEFT_MAX ? i - LEFT_MAX : floor, k = before_marks(ps, i, low), b = k;

	if (k > low && numbered_name(ps, k - 1, low))
		k -= piece_hyphen(ps, k - 2) ? 2 : 1;
	if (k <= low || !can_be_head(ps, k - 1, low))
		return false;
	*ph = (struct phrase){ .head = k - 1, .b = b, .plural = (phrase_can(ps, k - 1) & POS_PLURAL) != 0 };
	ph->name = phrase_is_name(ps, k - 1);
	for (k--; k > low; k--) {
		if (ps->p[k - 1].kind == PIECE_MARK && k - 1 > low && piece_hyphen(ps, k - 1) &&
		    (phrase_can(ps, k - 2) & POS_NUM)) {
			k++;				/* three-year deal: the year is not the deal's */
			break;
		}
		if (ps->p[k].glued && ps->p[k - 1].kind == PIECE_DIGITS && k < ph->head) {
			k++;				/* 10k race */
			break;
		}
		if (inside_name(ps, k - 1, low))
			continue;
		if (hyphened_digits(ps, k - 1, low)) {
			k--;
			continue;
		}
		if (ps->p[k - 1].kind == PIECE_MARK ? !joins_words(ps, k - 1, low, ph->name) :
		    !stands_before(ps, k - 1, low))
			break;
	}
	ph->a = k;
	while (ph->a < ph->head && ps->p[ph->a].kind == PIECE_MARK)
		ph->a++;
	return true;
}

/* "Urban Outfitters and Ross": names before the "and" are of the phrase. */
static void
join_names(const struct pieces *ps, size_t floor, struct phrase *ph)
{
	struct phrase first;

	while (ph->name && ph->a > floor + 1 && piece_is(ps, ph->a - 1, "and") &&
	    phrase_left(ps, ph->a - 1, floor, &first) && first.b == ph->a - 1 && first.name) {
		ph->a = first.a;
		ph->plural = true;
	}
}

/* The mark in 1987/88? */
static bool
slash(const struct pieces *ps, size_t i)
{
	return i > 0 && piece_is_glued(ps, i, "/") && ps->p[i - 1].kind == PIECE_DIGITS;
}

void
phrase_climb(const struct pieces *ps, size_t floor, struct phrase *ph)
{
	struct phrase up;

	for (int k = 0; k < CLIMB_MAX; k++) {
		size_t p;

		join_names(ps, floor, ph);
		p = ph->a;
		while (p > floor && ((phrase_can(ps, p - 1) & (POS_DET | POS_NUM)) || slash(ps, p - 1)) &&
		    !piece_is(ps, p - 1, "that"))
			p--;
		if (p <= floor + 1 || !(phrase_can(ps, p - 1) & (POS_PREP | POS_TO)) || piece_has(ps, p - 1, AROUND_LOOSE))
			return;
		p--;
		if (p > floor + 1 && (phrase_can(ps, p - 1) & POS_PAST) && !(phrase_can(ps, p - 1) & POS_LIKES_NOUN))
			p--;				/* the charge stored in it */
		if (!phrase_left(ps, p, floor, &up) || up.b != p)
			return;
		*ph = up;
	}
}
