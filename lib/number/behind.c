/* See behind.h. */
#include "number/behind.h"

enum {
	BRACKETS = 14,		/* pieces of "(£479m)" behind a figure */
	RECEIVER = 10,		/* pieces of "to the University of Alder" */
	NEAR = 5		/* words from a figure to the head behind it */
};

void
behind_take(const struct figure_scene *s, struct figure *f, const struct phrase *ph)
{
	f->what = figure_text(s->ps, ph->a, ph->b);
	f->head = ph->head;
	if (ph->b > f->right)
		f->right = ph->b;
}

bool
behind_verb(const struct pieces *ps, const struct phrase *ph)
{
	return ph->a == ph->head && (phrase_can(ps, ph->a) & POS_VERB) &&
	    !phrase_is_name(ps, ph->a) &&
	    (phrase_can(ps, ph->b) & (POS_PRON | POS_DET | POS_NUM | POS_ADV)) &&
	    !(phrase_can(ps, ph->b) & (POS_PREP | POS_CONJ | POS_WH | POS_NOUN | POS_PAST));
}

bool
behind_to(const struct pieces *ps, const struct phrase *ph)
{
	return ph->a == ph->head && (phrase_can(ps, ph->head) & POS_LIKES_ADJ) &&
	    piece_is(ps, ph->b, "to");
}

bool
behind_phrase(const struct pieces *ps, size_t i, struct phrase *ph)
{
	if (!piece_is(ps, i, "those") || !(phrase_can(ps, i + 1) & POS_PAST))
		return phrase_right_of(ps, i, ph);
	*ph = (struct phrase){ .a = i, .b = i + 2, .head = i };
	return true;
}

bool
behind_of(const struct figure_scene *s, struct figure *f, size_t i)
{
	struct phrase ph;

	if (!piece_is(s->ps, i, "of") || !behind_phrase(s->ps, i + 1, &ph))
		return false;
	if ((phrase_class(s->ps, ph.head) & COUNTED_NOT) || (ph.head >= f->next_a && ph.head < f->next_b))
		return false;				/* 280 million of the 1.5 billion shekels */
	behind_take(s, f, &ph);
	return true;
}

/* Behind "(£479m)" that follows the figure, else i. */
static size_t
behind_brackets(const struct pieces *ps, size_t i)
{
	if (piece_is(ps, i, "("))
		for (size_t k = i + 1; k < ps->n && k < i + BRACKETS; k++)
			if (piece_is(ps, k, ")"))
				return k + 1;
	return i;
}

/* Behind what follows the figure and still belongs to it: "(£479m)", "a month". */
static size_t
behind_rest(const struct pieces *ps, const struct figure *f)
{
	size_t i = behind_brackets(ps, f->right);

	if ((piece_has(ps, i, AROUND_ARTICLE) || piece_is(ps, i, "per")) && i + 1 < ps->n &&
	    (ps->p[i + 1].is & NUMWORD_TIMEUNIT))
		i += 2;
	return i;
}

/* "12 percent of voters", "$2 million worth of drugs". */
bool
behind_partitive(const struct figure_scene *s, struct figure *f)
{
	size_t i = behind_brackets(s->ps, f->right);

	if (f->label == FIGURE_QUANTITY && (piece_is(s->ps, f->left, "within") ||
	    (f->left > 0 && piece_is(s->ps, f->left - 1, "within"))))
		return false;				/* within 30 miles of the town */
	return behind_of(s, f, i) || (piece_is(s->ps, i, "worth") && behind_of(s, f, i + 1));
}

/* The common noun that a sum is in or for: the preposition stands at piece i. */
static bool
sum_of(const struct figure_scene *s, struct figure *f, size_t i)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;

	if (!phrase_right_of(ps, i + 1, &ph))
		return false;
	if (ph.a < f->next_b && ph.head >= f->next_b)
		ph.a = f->next_b;			/* for the 278kg tuna */
	if (ph.name || (phrase_class(ps, ph.head) & COUNTED_NOT) || piece_in(ps, ph.head, " time times ") ||
	    (ps->p[ph.head].is & (NUMWORD_TIMEUNIT | NUMWORD_SEASON)))
		return false;
	behind_take(s, f, &ph);
	return true;
}

/* "$25 million in damages", "in SEOG grants", not "in the event of", "in a deal", "in Iraq", "in Enron's collapse". */
bool
behind_paid(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	size_t i = behind_rest(ps, f), k = i + 1;

	if (!figure_money(f) || !piece_is(ps, i, "in") || piece_has(ps, i + 1, AROUND_DET))
		return false;
	while (phrase_is_name(ps, k))
		k++;
	return !piece_has(ps, k, AROUND_GENITIVE) && sum_of(s, f, i);
}

/* Behind "to the University of Alder", if that is "for"; else i. */
static size_t
behind_receiver(const struct pieces *ps, size_t i)
{
	size_t k = i + (piece_has(ps, i + 1, AROUND_ARTICLE) ? 2 : 1);

	if (!phrase_is_name(ps, k))
		return i;
	while (k < ps->n && k < i + RECEIVER && (phrase_is_name(ps, k) || piece_in(ps, k, " of and 's & ")))
		k++;
	return piece_is(ps, k, "for") ? k : i;
}

/* "$30 for the book", "$5 million authorized for it"; not "raised funding to $5 million for". */
bool
behind_spent(const struct figure_scene *s, struct figure *f)
{
	size_t i = behind_rest(s->ps, f);

	if ((phrase_can(s->ps, i) & POS_PAST) && piece_is(s->ps, i + 1, "for"))
		i++;
	else if (piece_is(s->ps, i, "to"))
		i = behind_receiver(s->ps, i);
	return figure_money(f) && piece_is(s->ps, i, "for") &&
	    !(f->left > 0 && piece_in(s->ps, f->left - 1, " to by ")) && sum_of(s, f, i);
}

/* "cut $68 million from profit targets": of that. */
bool
behind_cut(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = behind_rest(ps, f);

	if (f->left == 0 || !(phrase_class(ps, f->left - 1) & COUNTED_CUTS) || !piece_in(ps, i, " from off ") ||
	    !phrase_right_of(ps, i + 1, &ph) || ph.name || phrase_is_time(ps, ph.head))
		return false;
	behind_take(s, f, &ph);
	return true;
}

/* "* $2 million for the Baxter Ranch": a name. */
bool
behind_name(const struct figure_scene *s, struct figure *f)
{
	struct phrase ph, of;
	size_t i = behind_rest(s->ps, f);

	if (!figure_money(f) || !piece_is(s->ps, i, "for") || !phrase_right_of(s->ps, i + 1, &ph) ||
	    phrase_is_time(s->ps, ph.head))
		return false;
	if (ph.name && piece_is(s->ps, ph.b, "of") && phrase_is_name(s->ps, ph.b + 1) &&
	    phrase_right(s->ps, ph.b + 1, false, &of))
		ph.b = of.b;				/* the City of Alder water works */
	behind_take(s, f, &ph);
	return true;
}

/* The noun phrase at i, behind f[k] and whatever other figure belongs to it: a 640bhp 5.2 litre [engine]. */
static bool
noun_behind(const struct figure_scene *s, const struct figure *f, size_t i, struct phrase *ph)
{
	const struct pieces *ps = s->ps;
	bool one = f->label != FIGURE_PERCENT;

	if (piece_hyphen(ps, i))
		i++;
	if (f->next_b > 0 && f->next_a == i && !(phrase_can(ps, f->next_b) & POS_CLOSED))
		i = f->next_b;
	return i < ps->n && !(phrase_can(ps, i) & POS_CLOSED) && phrase_right(ps, i, one, ph) &&
	    !(ph->b > f->next_a && ph->a < f->next_b);
}

/* Is the noun of the phrase really a verb here, as in "3 percent slide lower"? */
static bool
may_be_verb(const struct figure_scene *s, const struct figure *f, const struct phrase *ph)
{
	const struct pieces *ps = s->ps;

	if ((f->left > 0 && piece_has(ps, f->left - 1, AROUND_ARTICLE)) || piece_has(ps, f->left, AROUND_ARTICLE) ||
	    piece_hyphen(ps, f->b) || (f->left > 0 &&
	    piece_in(ps, f->left - 1, " with of for in ")))
		return false;				/* a 750 meter swim, with 16 mln stg help */
	return (phrase_can(ps, ph->head) & POS_LIKES_VERB) != 0 || behind_verb(ps, ph);
}

/* How many words from piece i to piece head? */
static size_t
words_to(const struct pieces *ps, size_t i, size_t head)
{
	size_t words = 0;

	for (; i < head; i++)
		words += ps->p[i].kind != PIECE_MARK;
	return words;
}

/* Is the noun behind the figure a rise or fall, not "a $5 million loss", "a $5 million contract"? */
static bool
moves(const struct pieces *ps, const struct figure *f, size_t head)
{
	unsigned change = phrase_change(ps, head);

	if (f->label == FIGURE_MONEY && ((phrase_class(ps, head) & COUNTED_BOOKED) ||
	    (!(change & CHANGE_NOUN) && f->left > 0 && piece_has(ps, f->left - 1, AROUND_ARTICLE))))
		return false;
	return change != 0;
}

/* "a 5-mile run", "95 percent loan-to-value mortgages", "a 5 percent pay rise". */
bool
behind_noun(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	size_t i = behind_rest(ps, f);			/* a $3,500 a month mortgage */
	struct phrase ph;

	if (!noun_behind(s, f, i, &ph) ||
	    (ps->p[ph.head].is & (NUMWORD_RELDAY | NUMWORD_WEEKDAY | NUMWORD_MONTH | NUMWORD_TIMEUNIT)))
		return false;
	if (moves(ps, f, ph.head)) {
		if ((piece_is(ps, ph.b, "in") || piece_is(ps, ph.b, "of")) && phrase_right_of(ps, ph.b + 1, &ph)) {
			behind_take(s, f, &ph);
			return true;
		}
		if (ph.a == ph.head || phrase_change(ps, ph.a))
			return false;
		ph.b = ph.head--;
		behind_take(s, f, &ph);
		return true;
	}
	if (f->label == FIGURE_PERCENT && ph.name && (f->how & (HOW_UP | HOW_DOWN)))
		return false;				/* Dow +0.2% Nasdaq +0.8% */
	if (piece_has(ps, ph.head, AROUND_DIRECTION) || behind_to(ps, &ph) ||
	    (phrase_class(ps, ph.head) & COUNTED_NOT) ||
	    words_to(ps, i, ph.head) >= NEAR ||
	    f->label == FIGURE_RATIO ||
	    may_be_verb(s, f, &ph))
		return false;
	behind_take(s, f, &ph);
	return true;
}
