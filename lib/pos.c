/* See pos.h. */
#include "pos.h"

#include <stdint.h>

static const struct {
	struct span	ending;
	unsigned	can;
} by_ending[] = {			/* the first that fits counts */
	{ SPAN("ly"), POS_ADV },
	{ SPAN("ing"), POS_ING | POS_NOUN },
	{ SPAN("ed"), POS_PAST | POS_ADJ },
	{ SPAN("ness"), POS_NOUN },
	{ SPAN("less"), POS_ADJ },
	{ SPAN("ss"), POS_NOUN },
	{ SPAN("ous"), POS_ADJ },
	{ SPAN("us"), POS_NOUN },
	{ SPAN("is"), POS_NOUN },
	{ SPAN("s"), POS_PLURAL },
	{ SPAN("able"), POS_ADJ },
	{ SPAN("ible"), POS_ADJ },
	{ SPAN("ful"), POS_ADJ },
	{ SPAN("ical"), POS_ADJ },
	{ SPAN("ish"), POS_ADJ },
	{ SPAN("ive"), POS_ADJ | POS_NOUN },
	{ SPAN("ic"), POS_ADJ | POS_NOUN },
	{ SPAN("al"), POS_ADJ | POS_NOUN },
	{ SPAN("ian"), POS_ADJ | POS_NOUN },
	{ SPAN("ise"), POS_VERB },
	{ SPAN("ize"), POS_VERB },
	{ SPAN("men"), POS_PLURAL },
};

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

/* Most words fail at the ending's last letter. */
static bool
has_ending(struct span low, struct span ending)
{
	return low.n > ending.n + 1 && low.p[low.n - 1] == ending.p[ending.n - 1] && span_ends(low, ending);
}

static bool
known(struct span low, uint32_t hash, unsigned *can)
{
	struct lex_hit h = lex_find_hash(&lex_pos, low, hash);

	*can = h.classes;
	if (h.classes != 0)
		return true;
	for (size_t i = 0; i < COUNT(by_ending); i++)
		if (has_ending(low, by_ending[i].ending)) {
			*can = by_ending[i].can;
			return false;
		}
	*can = POS_NOUN;
	return false;
}

bool
pos_known(struct span low, unsigned *can)
{
	return known(low, lex_hash(low), can);
}

unsigned
pos_can_hash(struct span low, uint32_t hash)
{
	unsigned can;

	known(low, hash, &can);
	return can;
}

unsigned
pos_can(struct span low)
{
	return pos_can_hash(low, lex_hash(low));
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
