/* See about.h. */
#include "number/about.h"
#include "lex_unit.h"
#include "number/again.h"
#include "number/behind.h"
#include "number/clause.h"

enum {
	NONFINITE = 4,		/* words of "to rise by", "priced at" */
	PRONOUN = 6,		/* words from a figure back to the pronoun that is its subject */
	GIVEN = 6,		/* words from a sum back to the verb that it is the object of */
	FRONTED = 10,		/* words of "Of those asked, " */
	EARLIER = 4,		/* figures looked back at */
	CLAUSES = 3		/* that may share a subject */
};

/* A time that no noun could have in front: not the September contract. */
static bool
tells_time(const struct figure *f)
{
	return f->b > f->a + 1 && (f->label == FIGURE_DATE || f->label == FIGURE_TIME ||
	    f->label == FIGURE_DURATION);
}

/*
 * A phrase in front of f[k].  Its noun may be the unit of an earlier figure
 * ("the MacBook Pro 16 inch is worth $2000"): then both are about the same.
 */
static bool
take_left(const struct figure_scene *s, struct figure *f, size_t k, struct phrase *ph)
{
	struct phrase of;

	for (size_t j = k; j-- > 0 && j + EARLIER >= k; ) {
		if (ph->head >= f[j].a && ph->head < f[j].b && f[j].label != FIGURE_ID) {
			f[k].what = f[j].what;
			return f[k].what.n > 0;
		}
		if (ph->a < f[j].b && ph->head >= f[j].b && (figure_measures(&f[j]) ||
		    tells_time(&f[j]))) {
			ph->a = f[j].b;
			while (ph->a < ph->head && s->ps->p[ph->a].kind == PIECE_MARK)
				ph->a++;
		}
	}
	if ((phrase_class(s->ps, ph->head) & COUNTED_NUMBER) && piece_is(s->ps, ph->b, "of") &&
	    phrase_right_of(s->ps, ph->b + 1, &of) && of.b <= f[k].left)
		*ph = of;				/* the number of jobs rose to 300 */
	f[k].what = figure_text(s->ps, ph->a, ph->b);
	f[k].head = ph->head;
	return true;
}

/* "an annual rate", not "an interest rate". */
static bool
only_measure(const struct pieces *ps, const struct phrase *ph)
{
	return (phrase_class(ps, ph->head) & COUNTED_MEASURE) &&
	    (ph->a == ph->head || (phrase_can(ps, ph->head - 1) & POS_ADJ));
}

bool
about_before_of(const struct figure_scene *s, struct figure *f, size_t floor)
{
	const struct pieces *ps = s->ps;
	struct phrase ph, up;
	size_t i = f->left;

	if (i > 0 && (piece_has(ps, i - 1, AROUND_ARTICLE) || piece_is(ps, i - 1, "between")))
		i--;
	if (i < 2 || !piece_is(ps, i - 1, "of") || !phrase_left(ps, i - 1, 0, &ph) || ph.b != i - 1)
		return false;
	up = ph;
	phrase_climb(ps, floor, &up);
	if (phrase_is_time(ps, ph.head) || (ph.name && ph.a > 0 && piece_in(ps, ph.a - 1, " from to in at ")) ||
	    ((phrase_class(ps, up.head) & COUNTED_BOOKED) && !(phrase_class(ps, ph.head) & COUNTED_BOOKED)))
		ph = up;		/* a loss for the quarter of $5, a profit from sales of $5 */
	if (phrase_is_time(ps, ph.head))
		return false;
	if (phrase_change(ps, ph.head) && !((phrase_class(ps, ph.head) & COUNTED_BOOKED) &&
	    (f->label == FIGURE_MONEY || ph.a < ph.head)))
		return false;				/* a rise of 5%, but: annual growth of 2%, a loss of $5 */
	if (only_measure(ps, &ph)) {	/* a grant in the amount of $5, but: an annual rate of 5% */
		phrase_climb(ps, 0, &ph);
		if (only_measure(ps, &ph) || ph.name)
			return false;
	}
	f->what = figure_text(ps, ph.a, ph.b);
	f->head = ph.head;
	return true;
}

/* "at speeds at up to 50 km/h", "from altitudes as high as 9,000 feet" */
static bool
level_at(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t i = f[k].left;
	struct phrase ph;

	if (i > 0 && piece_in(ps, i - 1, " at above below "))
		i--;
	return i > 0 && (phrase_class(ps, i - 1) & COUNTED_LEVEL) && phrase_left(ps, i, k > 0 ? f[k - 1].b : 0, &ph) &&
	    ph.b == i && take_left(s, f, k, &ph);
}

bool
about_fronted(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = f->left, low = i > FRONTED ? i - FRONTED : 0;

	if (i < 3 || !piece_is(ps, i - 1, ","))
		return false;
	for (i--; i > low && !piece_is(ps, i - 1, ","); i--)
		if (piece_is(ps, i - 1, "of") && (i == 1 ||
		    piece_has(ps, i - 2, AROUND_CLAUSE | AROUND_OPENS | AROUND_SAYS)) &&
		    behind_phrase(ps, i, &ph)) {
			f->what = figure_text(ps, ph.a, ph.b);
			f->head = ph.head;
			return true;
		}
	return false;
}

/* "Blackmores up 9.4 percent", "JD Sports, down 2 percent", "Dow +0.2%". */
static bool
beside_change(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = f[k].left;
	unsigned can;

	if (i < 2 || !(piece_is(ps, i - 1, "by") || piece_has(ps, i - 1, AROUND_MOVED)))
		return false;
	if (!phrase_left(ps, i - 1, 0, &ph))
		return false;
	phrase_climb(ps, k > 0 ? f[k - 1].b : 0, &ph);	/* exports to Japan up 30 percent */
	can = phrase_can(ps, ph.head);
	if ((can & (POS_VERB | POS_PAST | POS_ING)) && !(can & POS_LIKES_NOUN))
		return false;
	return take_left(s, f, k, &ph);
}

/* A distance, not a size: "scored from 30 yards"; but: "a shot from 30 yards". */
static bool
away(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;

	if (f->label == FIGURE_QUANTITY && piece_is(ps, f->left, "within"))
		return true;				/* within 30 miles of the town */
	if (f->label != FIGURE_QUANTITY || f->left == 0 ||
	    !piece_has(ps, f->left - 1, AROUND_DISTANCE) ||
	    (lex_find(&lex_unit, ps->p[f->b - 1].low).classes & UNIT_LENGTH) == 0)
		return false;
	if (phrase_left(ps, f->left - 1, 0, &ph) && ph.b == f->left - 1) {
		phrase_climb(ps, 0, &ph);
		if (!ph.name && !phrase_is_time(ps, ph.head)) {
			f->what = figure_text(ps, ph.a, ph.b);
			f->head = ph.head;
		}
	}
	return true;
}

/* "sued Acme for $5 million", "paid Acme $5 million": no price of Acme. */
static bool
object_of(const struct pieces *ps, size_t floor, const struct phrase *ph, unsigned verbs)
{
	size_t a = ph->a;

	while (a > floor && (phrase_can(ps, a - 1) & POS_DET))
		a--;
	return a > floor && (phrase_class(ps, a - 1) & verbs);
}

/* "Ford paid $5 million", "has agreed to pay almost $5 million", not "was offered": the sum is no measure of Ford. */
static bool
gives(const struct pieces *ps, const struct figure *f)
{
	size_t low = f->left > GIVEN ? f->left - GIVEN : 0;

	if (!(figure_money(f) || f->label == FIGURE_PERCENT))
		return false;
	for (size_t i = f->left; i-- > low; ) {
		unsigned can = phrase_can(ps, i);

		if (phrase_class(ps, i) & COUNTED_GIVES) {
			while (i > 1 && (can & POS_PAST) && (phrase_can(ps, i - 1) & POS_ADV))
				i--;
			return i > 0 && !piece_is(ps, i - 1, "than") && !piece_is(ps, i - 1, "on") &&
			    !((can & POS_PAST) && (phrase_can(ps, i - 1) & POS_BE));
		}
		if (ps->p[i].kind == PIECE_MARK || (can & (POS_AUX | POS_MODAL)) ||
		    ((can & (POS_VERB | POS_PAST)) && !(can & (POS_NOUN | POS_PLURAL | POS_ADJ | POS_ADV))) ||
		    ((can & POS_PREP) && !((can & POS_TO) && i + 1 < f->left) && !piece_is(ps, i, "between") &&
		    !(i > 0 && (phrase_class(ps, i - 1) & COUNTED_MEASURE))))
			return false;
	}
	return false;
}

/*
 * The noun that the figure hangs on without a verb of its own between them:
 * "homes from $2 million", "sea levels to rise 3 feet", "the pound going to $1".
 */
static bool
hung_on(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t floor = k > 0 ? f[k - 1].b : 0, i = f[k].left;
	struct phrase ph;

	if (i > floor && (phrase_can(ps, i - 1) & POS_PREP))
		i--;
	for (int words = 0; words < NONFINITE && i > floor; words++, i--) {
		unsigned can = phrase_can(ps, i - 1);

		if (!(can & (POS_TO | POS_ADV | POS_ING | POS_VERB | POS_PAST)) || (can & POS_LIKES_NOUN) ||
		    phrase_is_name(ps, i - 1))
			break;
		if (piece_has(ps, i - 1, AROUND_TOLD))
			return false;
	}
	if (i <= floor || !phrase_left(ps, i, floor, &ph) || ph.b != i || phrase_is_time(ps, ph.head) ||
	    (i < f[k].left && gives(ps, &f[k])) || (ph.name && i < f[k].left && ph.a > floor &&
	    (phrase_can(ps, ph.a - 1) & (POS_PREP | POS_TO))) ||
	    object_of(ps, floor, &ph, ph.name && i == f[k].left ? COUNTED_SUES | COUNTED_GIVES : COUNTED_SUES))
		return false;
	return take_left(s, f, k, &ph);
}

/* Is the phrase, with its article, the object of a verb straight before it? */
static bool
has_verb_before(const struct pieces *ps, size_t floor, const struct phrase *ph)
{
	struct phrase first;
	size_t p = ph->a;

	if (p > floor + 1 && piece_is(ps, p - 1, "and") && phrase_left(ps, p - 1, floor, &first) && first.b == p - 1)
		p = first.a;				/* bought its parent and rival */
	while (p > floor && (phrase_can(ps, p - 1) & POS_DET))
		p--;
	if (p > floor + 1 && piece_has(ps, p - 1, AROUND_MOVED))
		p--;					/* bring down the rate */
	if (p > floor + 1 && (phrase_can(ps, p - 1) & POS_PRON) &&
	    !(phrase_can(ps, p - 1) & (POS_DET | POS_WH)))
		p--;					/* give you a cheque for */
	return p > floor && (phrase_can(ps, p - 1) & (POS_VERB | POS_PAST | POS_ING)) &&
	    !phrase_is_name(ps, p - 1);
}

/* "caused sea levels to rise 3 feet": the object of the verb before. */
static bool
made_to(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t floor = k > 0 ? f[k - 1].b : 0, i = f[k].left;
	struct phrase ph;

	if (i > floor && (phrase_can(ps, i - 1) & POS_PREP))
		i--;
	if (i < floor + 3 || !(phrase_can(ps, i - 1) & POS_VERB) || !piece_is(ps, i - 2, "to") ||
	    !phrase_left(ps, i - 2, floor, &ph) || ph.b != i - 2)
		return false;
	phrase_climb(ps, floor, &ph);			/* expects sales in India to grow */
	return has_verb_before(ps, floor, &ph) && take_left(s, f, k, &ph);
}

/* "at", "from", "to" before the figure, and "for" before a price. */
static bool
put_by(const struct pieces *ps, const struct figure *f, size_t i)
{
	return i > 0 && (piece_is(ps, i - 1, "at") || piece_is(ps, i - 1, "from") || piece_is(ps, i - 1, "to") ||
	    piece_is(ps, i - 1, "by") || (f->label == FIGURE_MONEY && piece_is(ps, i - 1, "for")));
}

/* "put the damage at $20 million", "raised the fare from 60 to 65", "bought a car for $900": the verb's object. */
static bool
put_at(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t floor = k > 0 ? f[k - 1].b : 0, i = f[k].left;
	struct phrase ph;

	if (k > 0 && f[k - 1].label == FIGURE_COUNT && f[k - 1].head > 0 &&
	    f[k - 1].head + 2 == i && put_by(ps, &f[k], i)) {
		f[k].what = f[k - 1].what;		/* 3,000 shares at $28 each */
		return true;
	}
	if (i > floor && piece_is(ps, i - 1, "between"))
		i--;
	if (k > 0 && f[k - 1].label == FIGURE_DATE && f[k - 1].b + 1 == i && f[k - 1].a > 2 && put_by(ps, &f[k], i) &&
	    (phrase_can(ps, f[k - 1].a - 1) & POS_PREP) && phrase_left(ps, f[k - 1].a - 1, 0, &ph) &&
	    ph.b + 1 == f[k - 1].a && has_verb_before(ps, 0, &ph))
		return take_left(s, f, k, &ph);		/* cut costs for 1989 by $3 million */
	if (i < floor + 3 || !put_by(ps, &f[k], i) || !phrase_left(ps, i - 1, floor, &ph) || ph.b != i - 1 ||
	    phrase_is_time(ps, ph.head))
		return false;
	if (object_of(ps, floor, &ph, COUNTED_SUES))
		return false;
	phrase_climb(ps, floor, &ph);
	return has_verb_before(ps, floor, &ph) && take_left(s, f, k, &ph);
}

/* "a tablet with 3,000 mAh": the noun in front, as of all that has something. */
static bool
with(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t floor = k > 0 ? f[k - 1].b : 0, i = f[k].left;
	struct phrase ph;

	return i > floor + 1 && piece_is(ps, i - 1, "with") && phrase_left(ps, i - 1, floor, &ph) &&
	    ph.b == i - 1 && !phrase_is_time(ps, ph.head) && !phrase_change(ps, ph.head) &&
	    take_left(s, f, k, &ph);
}

/*
 * "Prices rose by 4% and [fees] by 5%": the verb is left out, so the phrase
 * that stands between the figures is the subject of the second.
 */
static bool
gapped(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t i = f[k].left;
	struct phrase ph;

	if (k == 0 || f[k - 1].what.n == 0)
		return false;
	if (i > f[k - 1].right && ((phrase_can(ps, i - 1) & POS_PREP) ||
	    piece_is(ps, i - 1, "between")))
		i--;
	if (i <= f[k - 1].right || !phrase_left(ps, i, f[k - 1].right, &ph) || ph.b != i ||
	    phrase_is_time(ps, ph.head))
		return false;
	if (i == f[k].left && (phrase_can(ps, ph.head) & (POS_VERB | POS_PAST)) && ph.a < ph.head)
		return false;				/* and the lamp costs 5 euros */
	for (i = ph.a; i > f[k - 1].right && !piece_has(ps, i - 1, AROUND_LINK); i--)
		if (!(phrase_can(ps, i - 1) & (POS_DET | POS_NOUN | POS_PLURAL)) &&
		    !piece_has(ps, i - 1, AROUND_JOINS))
			return false;
	if (i == f[k - 1].right || i > f[k - 1].right + 2)
		return false;
	return take_left(s, f, k, &ph);
}

/* "pulled the sector 0.7 percent lower": the object, which stands before the figure. */
static bool
moved_object(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t floor = k > 0 ? f[k - 1].b : 0;
	struct phrase ph;

	if (f[k].label != FIGURE_PERCENT || !(f[k].how & (HOW_UP | HOW_DOWN)) ||
	    !phrase_left(ps, f[k].left, floor, &ph) || ph.b != f[k].left || phrase_is_time(ps, ph.head))
		return false;
	return has_verb_before(ps, floor, &ph) && take_left(s, f, k, &ph);
}

/* "claims ranging from $200", "products priced at $10": close by, and no verb of the clause. */
static bool
priced(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t floor = k > 0 ? f[k - 1].b : 0, i = f[k].left;
	struct phrase ph;

	if (i > floor && !piece_has(ps, i - 1, AROUND_PRICED) && (phrase_can(ps, i - 1) & POS_PREP))
		i--;
	if (i <= floor + 1 || !piece_has(ps, i - 1, AROUND_PRICED) ||
	    (i == f[k].left && (phrase_class(ps, i - 1) & COUNTED_GIVES)))
		return false;				/* the firm offered $5 */
	i--;
	if (!phrase_left(ps, i, floor, &ph) || phrase_is_time(ps, ph.head))
		return false;
	return take_left(s, f, k, &ph);
}

static bool
subject(const struct figure_scene *s, struct figure *f, size_t k)
{
	struct phrase ph;
	size_t a, b, verb;

	clause_around(s->ps, f[k].a, &a, &b);
	for (int clauses = 0; clauses < CLAUSES; clauses++) {
		if (clause_subject(s->ps, a, f[k].left, &ph, &verb))
			return ph.b <= f[k].left && !(ph.pronoun && ph.name) &&
			    !piece_has(s->ps, verb, AROUND_TOLD) && !gives(s->ps, &f[k]) && !(k > 0 && f[k - 1].a > verb &&
			    gives(s->ps, &f[k - 1])) && take_left(s, f, k, &ph);
		/* "was worth $20 million, but is to reach $30 million": the subject of both */
		if (a == 0 || !piece_has(s->ps, a - 1, AROUND_LINK) || !(phrase_can(s->ps, a) & (POS_AUX | POS_PAST | POS_VERB)))
			return false;
		clause_around(s->ps, a - 1, &a, &b);
	}
	return false;
}

/* "Shares surged, and they were up 5%", "the oven is small, but it can hit 500 degrees": what the pronoun stands for. */
static bool
pronoun_subject(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = f[k].left, verb;

	if (i > 0 && piece_in(ps, i - 1, " at to by from "))
		i--;
	while (i > 0 && i + PRONOUN > f[k].left && !(piece_has(ps, i - 1, AROUND_ITS) &&
	    (phrase_can(ps, i - 1) & (POS_PRON | POS_DET)) == POS_PRON))
		if ((phrase_can(ps, --i) & (POS_PREP | POS_CONJ | POS_WH)) && !piece_has(ps, i, AROUND_MOVED))
			return false;
	if (i == 0 || i + PRONOUN <= f[k].left || !clause_subject(ps, 0, i - 1, &ph, &verb) || ph.name ||
	    ph.plural != piece_has(ps, i - 1, AROUND_HIS))		/* they, it */
		return false;
	f[k].conf = f[k].conf > 25 ? f[k].conf - 25 : 0;
	return take_left(s, f, k, &ph);
}

/* "the purchase of a 51 percent stake": its noun is behind it. */
static bool
in_phrase(const struct pieces *ps, const struct figure *f)
{
	return f->left > 0 && piece_has(ps, f->left - 1, AROUND_ARTICLE);
}

/* Where the amount before f[k] ends. */
static size_t
last_amount(const struct figure *f, size_t k)
{
	while (k > 0 && !figure_measures(&f[k - 1]))
		k--;
	return k > 0 ? f[k - 1].b : 0;
}

void
about_set(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;

	if (again_said(s, f, k) || again_versus(s, f, k))
		return;
	if (f[k].label == FIGURE_CHANGE) {			/* sales doubled */
		if (phrase_left(ps, f[k].left, 0, &ph))
			take_left(s, f, k, &ph);
		return;
	}
	if (behind_partitive(s, &f[k]) || (in_phrase(ps, &f[k]) && behind_noun(s, &f[k])) ||
	    behind_paid(s, &f[k]) || behind_cut(s, &f[k]) ||
	    about_before_of(s, &f[k], last_amount(f, k)) || level_at(s, f, k) || priced(s, f, k) ||
	    behind_spent(s, &f[k]) ||
	    behind_noun(s, &f[k]) ||
	    beside_change(s, f, k) || away(s, &f[k]) || again_compared(s, f, k) || with(s, f, k) ||
	    gapped(s, f, k) || made_to(s, f, k) || put_at(s, f, k) || moved_object(s, f, k) ||
	    behind_name(s, &f[k]) || subject(s, f, k) || hung_on(s, f, k) || pronoun_subject(s, f, k))
		return;
	if (k > 0 && f[k].label == f[k - 1].label && again_begins(ps, &f[k])) {
		f[k].what = f[k - 1].what;
		return;
	}
	again_listed(ps, f, k);
}
