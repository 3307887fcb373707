/* See pos.h. */
#include "pos.h"

#include <stdint.h>

static const struct {
	char		last;		/* of the ending's letters: most words fail there */
	struct span	ending;
	unsigned	can;
} by_ending[] = {			/* the first that fits counts */
	{ 'y', SPAN("ly"), POS_ADV },
	{ 'g', SPAN("ing"), POS_ING | POS_NOUN },
	{ 'd', SPAN("ed"), POS_PAST | POS_ADJ },
	{ 's', SPAN("ness"), POS_NOUN },
	{ 's', SPAN("less"), POS_ADJ },
	{ 's', SPAN("ss"), POS_NOUN },
	{ 's', SPAN("ous"), POS_ADJ },
	{ 's', SPAN("us"), POS_NOUN },
	{ 's', SPAN("is"), POS_NOUN },
	{ 's', SPAN("s"), POS_PLURAL },
	{ 'e', SPAN("able"), POS_ADJ },
	{ 'e', SPAN("ible"), POS_ADJ },
	{ 'l', SPAN("ful"), POS_ADJ },
	{ 'l', SPAN("ical"), POS_ADJ },
	{ 'h', SPAN("ish"), POS_ADJ },
	{ 'e', SPAN("ive"), POS_ADJ | POS_NOUN },
	{ 'c', SPAN("ic"), POS_ADJ | POS_NOUN },
	{ 'l', SPAN("al"), POS_ADJ | POS_NOUN },
	{ 'n', SPAN("ian"), POS_ADJ | POS_NOUN },
	{ 'e', SPAN("ise"), POS_VERB },
	{ 'e', SPAN("ize"), POS_VERB },
	{ 'n', SPAN("men"), POS_PLURAL },
};

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

bool
pos_known(struct span low, unsigned *can)
{
	struct lex_hit h = lex_find(&lex_pos, low);
	char last = low.n > 0 ? low.p[low.n - 1] : '\0';

	*can = h.classes;
	if (h.classes != 0)
		return true;
	for (size_t i = 0; i < COUNT(by_ending); i++)
		if (last == by_ending[i].last && low.n > by_ending[i].ending.n + 1 &&
		    span_ends(low, by_ending[i].ending)) {
			*can = by_ending[i].can;
			return false;
		}
	*can = POS_NOUN;
	return false;
}

unsigned
pos_can(struct span low)
{
	unsigned can;

	pos_known(low, &can);
	return can;
}

static enum pos_tag
closed_tag(unsigned can)
{
	return (can & POS_AUX) ? TAG_AUX : (can & POS_DET) ? TAG_DET : (can & POS_PREP) ? TAG_PREP :
	    (can & POS_CONJ) ? TAG_CONJ : (can & POS_PRON) ? TAG_PRON : TAG_ADV;
}

static enum pos_tag
noun_tag(unsigned can)
{
	return (can & POS_PLURAL) ? TAG_PLURAL : TAG_NOUN;
}

static enum pos_tag
verb_tag(unsigned can)
{
	return (can & POS_PAST) ? TAG_PAST : (can & POS_VERB) ? TAG_VERB : TAG_ING;
}

enum pos_tag
pos_between(unsigned before, unsigned can, unsigned after)
{
	const unsigned noun = POS_NOUN | POS_PLURAL, verb = POS_VERB | POS_PAST | POS_ING;
	bool noun_next = (after & noun) != 0 && (after & POS_CLOSED) == 0;

	if (can & POS_CLOSED)
		return closed_tag(can);
	if ((can & (noun | verb | POS_ADJ)) == 0)
		return (can & POS_ADV) ? TAG_ADV : TAG_NOUN;
	if ((before & (POS_TO | POS_MODAL | POS_NOT)) && (can & POS_VERB))
		return TAG_VERB;
	if (before & (POS_BE | POS_HAVE)) {
		if (can & POS_PAST)
			return TAG_PAST;
		if (can & POS_ING)
			return TAG_ING;
		if (can & POS_ADJ)
			return TAG_ADJ;
	}
	if (before & (POS_DET | POS_NUM | POS_ADJ | POS_PREP)) {
		if (noun_next && (can & (POS_ADJ | POS_PAST | POS_ING)) &&
		    ((can & noun) == 0 || (can & POS_LIKES_ADJ)))
			return (can & POS_ADJ) ? TAG_ADJ : verb_tag(can);
		if (can & noun)
			return noun_tag(can);
	}
	if ((before & POS_PRON) && (before & POS_DET) == 0 && (can & verb))
		return verb_tag(can);
	if ((before & POS_PLURAL) && (can & verb) && (can & POS_LIKES_NOUN) == 0)
		return verb_tag(can);
	if (can & POS_LIKES_NOUN)
		return noun_tag(can);
	if (can & POS_LIKES_VERB)
		return verb_tag(can);
	if (can & POS_LIKES_ADJ)
		return TAG_ADJ;
	return (can & noun) ? noun_tag(can) : (can & POS_ADJ) ? TAG_ADJ : (can & verb) ? verb_tag(can) :
	    TAG_ADV;
}

/* What the token can be as a neighbour: names count as nouns, numbers as determiners. */
static unsigned
neighbour(const struct doc *d, size_t i)
{
	const struct token *t = &d->token[i];

	if (t->form & FORM_DIGIT)
		return POS_NUM;
	if ((t->form & FORM_LETTER) == 0)
		return 0;
	return pos_can(t->low);
}

enum pos_tag
pos_here(const struct doc *d, size_t i)
{
	const struct token *t = &d->token[i];
	const struct sentence *s = d->n_sentence > 0 ? &d->sentence[t->sent] : NULL;
	size_t first = s != NULL ? s->first : 0, last = s != NULL ? s->last : d->n_token;
	unsigned can, before, after;
	bool known;

	if (t->form & FORM_DIGIT)
		return TAG_NUMBER;
	if ((t->form & FORM_LETTER) == 0)
		return TAG_PUNCT;
	known = pos_known(t->low, &can);
	if ((t->form & FORM_CAPITAL) && (i > first ? (can & POS_CLOSED) == 0 : !known))
		return TAG_NAME;
	before = i > first ? neighbour(d, i - 1) : 0;
	after = i + 1 < last ? neighbour(d, i + 1) : 0;
	return pos_between(before, can, after);
}
