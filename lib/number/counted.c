/* See counted.h. */
#include "number/counted.h"
#include "number/about.h"
#include "number/again.h"
#include "number/behind.h"
#include "number/clause.h"

enum { HANGING = 4 };		/* pieces from a hanging hyphen to the next figure */

static bool
counts(const struct figure *f)
{
	return f->label == FIGURE_COUNT || f->label == FIGURE_ORDINAL || f->label == FIGURE_RATIO ||
	    (f->label == FIGURE_RANGE && f->unit.n == 0);
}

/* "one of them", "all of us", not "one of these houses": a pronoun, what was said before is meant. */
static bool
of_pronoun(const struct pieces *ps, size_t i)
{
	struct phrase ph;

	return piece_is(ps, i, "of") && piece_has(ps, i + 1, AROUND_THEM) &&
	    !((phrase_can(ps, i + 1) & POS_DET) && phrase_right_of(ps, i + 1, &ph));
}

/* The mark at i: "six - member team", as some tokenizers leave it. */
static bool
spaced_hyphen(const struct pieces *ps, size_t i)
{
	return piece_is(ps, i, "-") &&
	    (phrase_can(ps, i + 1) & (POS_NOUN | POS_PLURAL)) == POS_NOUN &&
	    !phrase_is_name(ps, i + 1) &&
	    (phrase_can(ps, i + 2) & (POS_NOUN | POS_PLURAL | POS_ADJ)) != 0;
}

/* Is an ordinal an adverb between words that can be this? */
static bool
adverb_here(unsigned before, unsigned after)
{
	if ((before & POS_MODAL) && (after & POS_VERB))
		return true;
	if ((before & (POS_AUX | POS_BE | POS_HAVE)) && (after & POS_PAST))
		return !(after & (POS_LIKES_NOUN | POS_LIKES_ADJ));
	return (before & (POS_PRON | POS_WH | POS_THAT)) && (!(before & POS_DET) || (before & POS_THAT)) &&
	    (after & (POS_PAST | POS_VERB)) && !(after & POS_LIKES_NOUN);
}

/* The noun right behind: people, arrests; three-[nation] alliance. */
static bool
behind(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = f->right;

	if (f->label == FIGURE_ORDINAL && f->a > 0 && adverb_here(phrase_can(ps, f->a - 1), phrase_can(ps, i)))
		return false;				/* will first put, he first saw, was first sent */
	if (piece_in(ps, f->a, " once twice thrice ") && (phrase_can(ps, i) & (POS_PAST | POS_NOUN)) == POS_PAST)
		return false;				/* twice told them */
	if (f->label == FIGURE_ORDINAL && (phrase_can(ps, i) & POS_COORD) &&
	    (piece_is(ps, i + 1, "only") || (phrase_can(ps, i + 1) & (POS_ADJ | POS_CLOSED | POS_NUM)) == POS_ADJ) &&
	    !(ps->p[i + 1].is & NUMWORD_ORD))
		i++;					/* the first and only woman */
	if (piece_hyphen(ps, i) && i == f->b && f->label == FIGURE_ORDINAL) {	/* fourth-largest bank */
		if (phrase_right(ps, i + 1, true, &ph))
			behind_take(s, f, &ph);
		return true;
	}
	if ((piece_hyphen(ps, i) && i == f->b) || spaced_hyphen(ps, i)) {
		f->attached = true;
		if (phrase_can(ps, i + 1) & (POS_NOUN | POS_PLURAL)) {
			ph = (struct phrase){ .a = i + 1, .b = i + 2, .head = i + 1 };
			behind_take(s, f, &ph);
			return true;
		}
		return false;
	}
	if (of_pronoun(ps, i))
		return false;
	if (piece_has(ps, i, AROUND_ARTICLE) && (phrase_class(ps, i + 1) & COUNTED_NUMBER) && behind_of(s, f, i + 2))
		return true;				/* brings to 10 the number of branches */
	if (behind_of(s, f, i))
		return true;
	if (f->label == FIGURE_RATIO && piece_has(ps, i, AROUND_DET))
		i++;					/* half the dividends */
	if (!phrase_right(ps, i, f->one || f->label == FIGURE_ORDINAL, &ph))
		return false;
	if ((i > f->right && phrase_is_time(ps, ph.head)) || behind_to(ps, &ph))
		return false;				/* cut in half this year */
	if (f->label == FIGURE_COUNT && !f->one && !ph.plural && behind_verb(ps, &ph))
		return false;
	if ((ps->p[ph.head].is & (NUMWORD_MONTH | NUMWORD_WEEKDAY | NUMWORD_RELDAY)) ||
	    ((ps->p[ph.head].is & NUMWORD_TIMEUNIT) && piece_has(ps, ph.a, AROUND_PERIOD)) ||
	    (phrase_class(ps, ph.head) & COUNTED_NOT))
		return false;
	behind_take(s, f, &ph);
	/* a number of [people], 200 kinds of [birds]: the head is what is behind the of */
	if ((phrase_class(ps, ph.head) & COUNTED_CONTAINER) && piece_is(ps, ph.b, "of"))
		behind_of(s, f, ph.b);
	return true;
}

/* "107 were arrested", "63 dead", "arrests 63": the verb is one of people. */
static bool
of_people(const struct figure_scene *s, const struct figure *f)
{
	const struct pieces *ps = s->ps;

	for (size_t i = f->right; i < ps->n && i < f->right + 5; i++) {
		if (phrase_class(ps, i) & COUNTED_PEOPLE)
			return true;
		if (!(phrase_can(ps, i) & (POS_AUX | POS_ADV | POS_PRON)) || (ps->p[i].kind == PIECE_MARK))
			break;
	}
	return f->left > 0 && (phrase_class(ps, f->left - 1) & COUNTED_ARRESTS);
}

/* "The index closed at 1,463.78": nothing is counted. */
static bool
is_level(const struct figure *f)
{
	return f->label == FIGURE_COUNT && f->value.n > 0 && memchr(f->value.p, '.', f->value.n) != NULL;
}

static void
remember(const struct figure_scene *s, const struct figure *f, struct counted_thing *m)
{
	*m = (struct counted_thing){ .what = f->what, .sentence = s->sentence, .known = true };
	if (s->doc->n_sentence > 0)
		m->paragraph = s->doc->sentence[s->sentence].paragraph;
}

static bool
memorable(const struct figure *f)
{
	return f->what.n > 0 && !f->attached && !is_level(f) && (f->label == FIGURE_COUNT ||
	    f->label == FIGURE_RANGE);
}

/* What the last figure counted, if it is not too far off. */
static bool
inherit(const struct figure_scene *s, struct figure *f, const struct counted_thing *m)
{
	if (!m->known || m->sentence > s->sentence || s->sentence - m->sentence > 2)
		return false;
	if (m->sentence != s->sentence && (f->label == FIGURE_RANGE || (s->doc->n_sentence > 0 &&
	    (s->doc->sentence[s->sentence].paragraph != m->paragraph ||
	    s->doc->sentence[s->sentence].label != s->doc->sentence[m->sentence].label))))
		return false;
	f->what = m->what;
	f->conf = f->conf > 25 ? f->conf - 25 : 0;
	return true;
}

/* A population of 5 million, but not a family of four. */
static bool
is_large(const struct figure *f)
{
	return f->label == FIGURE_COUNT && f->value.n > 3;
}

/* "raised the age from 60 to 65", "rose by 300": where something went, no things counted. */
static bool
moves(const struct pieces *ps, size_t left)
{
	return left > 1 && (piece_is(ps, left - 1, "to") || piece_is(ps, left - 1, "from") || piece_is(ps, left - 1, "by"));
}

/* The hyphen that is left hanging behind a figure: "two- and three-bedroom homes". */
static bool
hanging_hyphen(const struct pieces *ps, const struct figure *f)
{
	size_t i = f->b;

	return piece_dash(ps, i) && ps->p[i].glued && i + 1 < ps->n &&
	    (!ps->p[i + 1].glued || ps->p[i + 1].kind == PIECE_MARK);
}

/* The figures before f[k] whose hyphens hang: its noun is theirs. */
static void
share_noun(const struct pieces *ps, struct figure *f, size_t k)
{
	for (size_t j = k; f[k].attached && f[k].what.n > 0 && j-- > 0; ) {
		if (!hanging_hyphen(ps, &f[j]) || f[j].b + HANGING < f[j + 1].a)
			return;
		f[j].what = f[k].what;
		f[j].attached = true;
	}
}

/* "10 positive and 10 negative [things]": the noun is behind the second. */
static bool
shares_adjective(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	struct figure next = f[k + 1];
	size_t i = f[k].right;

	if (f[k].one || !counts(&f[k]) || !counts(&next) || !(phrase_can(ps, i) & POS_ADJ) ||
	    (phrase_can(ps, i) & POS_PLURAL) || !piece_has(ps, i + 1, AROUND_JOINS) ||
	    next.left > i + 3 ||
	    !behind(s, &next) || next.attached)
		return false;
	f[k].what = figure_text(ps, next.head, next.right);
	f[k].head = next.head;
	return true;
}

static void
count_thing(const struct figure_scene *s, struct figure *f, size_t n, size_t k,
    const struct counted_thing *m)
{
	const struct pieces *ps = s->ps;
	struct phrase last;
	bool elliptic;

	if (hanging_hyphen(ps, &f[k]) || (k + 1 < n && shares_adjective(s, f, k)) ||
	    behind(s, &f[k]))
		return;
	if (f[k].attached)
		return;
	/* "3 million and more than 10 million civilians": the last noun is of both */
	if (k + 1 < n && counts(&f[k + 1]) && piece_has(ps, f[k].right, AROUND_JOINS) &&
	    f[k + 1].left <= f[k].right + 2 &&
	    (f[k].label == FIGURE_ORDINAL) == (f[k + 1].label == FIGURE_ORDINAL)) {
		struct figure next = f[k + 1];

		if (behind(s, &next) && !next.attached) {
			f[k].what = next.what;
			f[k].head = next.head;
			return;
		}
	}
	if (f[k].label == FIGURE_ORDINAL)
		return;
	if (f[k].label == FIGURE_COUNT && (again_said(s, f, k) || again_versus(s, f, k) || again_up_from(s->ps, f, k)))
		return;
	if (is_level(&f[k]) || (f[k].label == FIGURE_COUNT && moves(ps, f[k].left))) {
		about_set(s, f, k);
		return;
	}
	elliptic = f[k].label == FIGURE_COUNT || f[k].label == FIGURE_RANGE;
	if (f[k].left >= 2 && piece_is(ps, f[k].left - 1, "or") && f[k].label == FIGURE_COUNT &&
	    phrase_left(ps, f[k].left - 1, 0, &last) && last.b == f[k].left - 1 && !last.name) {
		behind_take(s, &f[k], &last);			/* another pick or two */
		return;
	}
	if (of_people(s, &f[k])) {
		if (!(m->known && m->sentence == s->sentence && inherit(s, &f[k], m)))
			f[k].what = S("people");
		return;
	}
	if (is_large(&f[k]) && about_before_of(s, &f[k], 0))
		return;
	if (f[k].left > 1 && piece_is(ps, f[k].left - 1, "of") && (phrase_can(ps, f[k].left - 2) & POS_NOUN))
		return;					/* a family of four */
	if (elliptic && !about_fronted(s, &f[k]))
		inherit(s, &f[k], m);
}

/* "[Hendrix] died at the age of 27": the subject; "[children] under the age of 5". */
static bool
at_the_age(const struct pieces *ps, size_t i, struct phrase *ph)
{
	size_t a, b, verb;

	if (i < 2 || !piece_has(ps, i - 1, AROUND_ARTICLE) || !(phrase_can(ps, i - 2) & POS_PREP))
		return false;
	if (!piece_is(ps, i - 2, "at"))
		return phrase_left(ps, i - 2, 0, ph) && ph->b == i - 2;
	clause_around(ps, i, &a, &b);
	return clause_subject(ps, a, i, ph, &verb) && !ph->pronoun;
}

/* "[Jones] joined the Navy aged 14": a name with an article is nobody's, so ask the subject. */
static bool
aged_left(const struct pieces *ps, size_t i, struct phrase *ph)
{
	size_t a, b, verb;

	if (!phrase_left(ps, i, 0, ph))
		return at_the_age(ps, i, ph);
	if (!piece_is(ps, i, "aged") || !ph->name || ph->a == 0 || !piece_is(ps, ph->a - 1, "the"))
		return true;
	clause_around(ps, i, &a, &b);
	return clause_subject(ps, a, ph->a, ph, &verb);
}

/* "a 5-year-old boy", "the suspect, 24,": who is of that age. */
static void
aged(const struct figure_scene *s, struct figure *f)
{
	struct phrase ph;

	size_t i = f->left;

	while (i > 0 && piece_has(s->ps, i - 1, AROUND_AGED))
		i--;
	if (phrase_right(s->ps, f->right, true, &ph))
		behind_take(s, f, &ph);
	else if (i > 0 && aged_left(s->ps, i, &ph)) {
		f->what = figure_text(s->ps, ph.a, ph.b);
		f->head = ph.head;
	}
}

/* A length of time in numbers: not the last three years. */
static bool
is_length(const struct pieces *ps, const struct figure *f)
{
	return (phrase_can(ps, f->a) & (POS_NUM | POS_DET)) && !piece_is(ps, f->a, "the") &&
	    f->value.n > 0;
}

/* Is the statement at its end at piece i: "the wait was three days,
    and" but not "it was three years since"? */
static bool
ends_statement(const struct pieces *ps, size_t i)
{
	return i >= ps->n || ps->p[i].kind == PIECE_MARK || (phrase_can(ps, i) & POS_COORD);
}

/* "the five year issue": more than one, and no plural. */
static bool
before_noun(const struct pieces *ps, const struct figure *f)
{
	return (ps->p[f->b - 1].is & NUMWORD_TIMEUNIT) && !(ps->p[f->b - 1].is & NUMWORD_MANY) && f->b - f->a == 2 &&
	    !piece_has(ps, f->a, AROUND_ARTICLE) && !piece_in(ps, f->a, " one 1 every each per ");
}

/* A seven-day [forecast], a [career] of 20 years, six months of [pay], the [trip] took nine days. */
static void
lasts(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t a, b, verb;

	if (!is_length(ps, f))
		return;
	if (f->b > 1 && (piece_hyphen(ps, f->b - 2) || before_noun(ps, f))) {
		if (phrase_right(ps, f->b, true, &ph))
			behind_take(s, f, &ph);
		return;
	}
	if (piece_has(ps, f->b, AROUND_GENITIVE) && ps->p[f->b].glued && !piece_is(ps, f->b + 1, "time") && phrase_right(ps, f->b + 1, true, &ph)) {
		behind_take(s, f, &ph);			/* a year's wait */
		return;
	}
	if (piece_is(ps, f->b, "of") && !piece_has(ps, f->a, AROUND_ARTICLE) &&
	    !piece_has(ps, f->b + 1, AROUND_DET) &&
	    behind_of(s, f, f->b))
		return;
	if (f->left > 1 && !piece_has(ps, f->left - 2, AROUND_AGED) &&
	    about_before_of(s, f, 0))
		return;
	if (f->left == 0 || !((phrase_class(ps, f->left - 1) & COUNTED_LASTS) ||
	    ((phrase_can(ps, f->left - 1) & POS_BE) && ends_statement(ps, f->b))))
		return;
	clause_around(ps, f->a, &a, &b);
	if (clause_subject(ps, a, f->left, &ph, &verb) && ph.b <= f->left && !ph.pronoun) {
		f->what = figure_text(ps, ph.a, ph.b);
		f->head = ph.head;
	}
}

/* "60% of [voters]", where they stand in this sentence. */
static bool
is_part(const struct pieces *ps, const struct figure *f)
{
	return (f->label == FIGURE_PERCENT || f->label == FIGURE_RATIO) && f->what.n > 0 &&
	    (f->head > 0 || f->what.p == ps->p[0].text.p);
}

/* "62% were unaware", "and the remaining 33% said": itself the subject. */
static bool
begins(const struct pieces *ps, const struct figure *f)
{
	size_t i = f->left;
	unsigned next = phrase_can(ps, f->right);

	while (i > 0 && (phrase_can(ps, i - 1) & (POS_DET | POS_ADJ)) &&
	    !(phrase_can(ps, i - 1) & POS_NOUN))
		i--;
	if (i > 0 && !piece_has(ps, i - 1, AROUND_RESUMES | AROUND_OPENS | AROUND_CLAUSE) &&
	    !piece_is(ps, i - 1, "that"))
		return false;
	return (next & (POS_AUX | POS_PAST | POS_VERB)) &&
	    !(next & (POS_LIKES_NOUN | POS_PREP | POS_LIKES_ADJ));
}

/* "and another 18% felt better": whose part was told before. */
static bool
other_part(const struct figure_scene *s, struct figure *f, const struct counted_thing *m)
{
	return f->label == FIGURE_PERCENT && begins(s->ps, f) && (about_fronted(s, f) ||
	    inherit(s, f, m));
}

/* Before "just" and "as long as". */
static size_t
before_hedge(const struct pieces *ps, size_t i)
{
	while (i > 1 && (phrase_class(ps, i - 1) & COUNTED_JUST))
		i--;
	if (i > 3 && piece_is(ps, i - 1, "as") && piece_is(ps, i - 3, "as") && !piece_is(ps, i - 2, "well") && (phrase_can(ps, i - 2) & (POS_ADJ | POS_ADV)))
		i -= 3;
	return i;
}

void
counted_set(const struct figure_scene *s, struct figure *f, size_t n, struct counted_memory *m)
{
	for (size_t k = 0; k < n; k++) {
		f[k].left = before_hedge(s->ps, f[k].left);
		if (k + 1 < n && figure_measures(&f[k + 1])) {
			f[k].next_a = f[k + 1].a;
			f[k].next_b = f[k + 1].b;
		}
		if (counts(&f[k])) {
			count_thing(s, f, n, k, &m->count);
			if (f[k].what.n == 0 && f[k].label == FIGURE_RATIO && k > 0 && f[k - 1].label == FIGURE_RATIO)
				f[k].what = f[k - 1].what;	/* two-thirds of voters ..., a quarter did not */
			if (f[k].what.n == 0 && f[k].label != FIGURE_ORDINAL && f[k].label != FIGURE_COUNT)
				about_set(s, f, k);
			if (memorable(&f[k]))
				remember(s, &f[k], &m->count);
			share_noun(s->ps, f, k);
		} else if (f[k].label == FIGURE_PERCENT && of_pronoun(s->ps, f[k].right))
			inherit(s, &f[k], &m->count);
		else if (f[k].label == FIGURE_AGE)
			aged(s, &f[k]);
		else if (f[k].label == FIGURE_DURATION)
			lasts(s, &f[k]);
		else if (figure_measures(&f[k]) && !other_part(s, &f[k], &m->part))
			about_set(s, f, k);
		if (is_part(s->ps, &f[k]))
			remember(s, &f[k], &m->part);
	}
}
