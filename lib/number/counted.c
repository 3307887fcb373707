/* See counted.h. */
#include "number/counted.h"
#include "lex_counted.h"
#include "number/about.h"
#include "number/phrase.h"

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

/* The noun right behind: people, arrests; three-[nation] alliance. */
static bool
behind(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = f->right;

	if (piece_hyphen(ps, i) && i == f->b && f->label == FIGURE_ORDINAL) {	/* fourth-largest bank */
		if (phrase_right(ps, i + 1, true, &ph))
			about_take(s, f, &ph);
		return true;
	}
	if (piece_hyphen(ps, i) && i == f->b) {
		f->attached = true;
		if (phrase_can(ps, i + 1) & (POS_NOUN | POS_PLURAL)) {
			ph = (struct phrase){ .a = i + 1, .b = i + 2, .head = i + 1 };
			about_take(s, f, &ph);
			return true;
		}
		return false;
	}
	if (of_pronoun(ps, i))
		return false;
	if (about_of(s, f, i))
		return true;
	if (!phrase_right(ps, i, f->one || f->label == FIGURE_ORDINAL, &ph))
		return false;
	if ((ps->p[ph.head].is & (NUMWORD_MONTH | NUMWORD_WEEKDAY | NUMWORD_RELDAY)) ||
	    ((ps->p[ph.head].is & NUMWORD_TIMEUNIT) && piece_has(ps, ph.a, AROUND_PERIOD)) ||
	    (about_class(ps, ph.head) & COUNTED_NOT))
		return false;
	about_take(s, f, &ph);
	/* a number of [people], 200 kinds of [birds]: the head is what is behind the of */
	if ((about_class(ps, ph.head) & COUNTED_CONTAINER) && piece_is(ps, ph.b, "of"))
		about_of(s, f, ph.b);
	return true;
}

/* "107 were arrested", "63 dead", "arrests 63": the verb is one of people. */
static bool
of_people(const struct figure_scene *s, const struct figure *f)
{
	const struct pieces *ps = s->ps;

	for (size_t i = f->right; i < ps->n && i < f->right + 5; i++) {
		if (about_class(ps, i) & COUNTED_PEOPLE)
			return true;
		if (!(phrase_can(ps, i) & (POS_AUX | POS_ADV | POS_PRON)) || (ps->p[i].kind == PIECE_MARK))
			break;
	}
	return f->left > 0 && (about_class(ps, f->left - 1) & COUNTED_ARRESTS);
}

/* "The index closed at 1,463.78": nothing is counted. */
static bool
is_level(const struct figure *f)
{
	return f->label == FIGURE_COUNT && f->value.n > 0 && memchr(f->value.p, '.', f->value.n) != NULL;
}

static void
remember(const struct figure_scene *s, const struct figure *f, struct counted_memory *m)
{
	if (f->what.n == 0 || f->attached || is_level(f) || (f->label != FIGURE_COUNT && f->label != FIGURE_RANGE))
		return;
	*m = (struct counted_memory){ .what = f->what, .sentence = s->sentence, .known = true };
	if (s->doc->n_sentence > 0)
		m->paragraph = s->doc->sentence[s->sentence].paragraph;
}

/* What the last figure counted, if it is not too far off. */
static bool
inherit(const struct figure_scene *s, struct figure *f, const struct counted_memory *m)
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

static void
count_thing(const struct figure_scene *s, struct figure *f, size_t n, size_t k, struct counted_memory *m)
{
	const struct pieces *ps = s->ps;
	struct phrase last;
	bool elliptic;

	if (hanging_hyphen(ps, &f[k]) || behind(s, &f[k]))
		return;
	if (f[k].label == FIGURE_ORDINAL || f[k].attached)
		return;
	/* "3 million and more than 10 million civilians": the last noun is of both */
	if (k + 1 < n && counts(&f[k + 1]) && piece_has(ps, f[k].right, AROUND_JOINS) &&
	    f[k + 1].left <= f[k].right + 2) {
		struct figure next = f[k + 1];

		if (behind(s, &next) && !next.attached) {
			f[k].what = next.what;
			f[k].head = next.head;
			return;
		}
	}
	if (f[k].label == FIGURE_COUNT && about_again(s, f, k))
		return;
	if (is_level(&f[k]) || (f[k].label == FIGURE_COUNT && moves(ps, f[k].left))) {
		about_set(s, f, k);
		return;
	}
	elliptic = f[k].label == FIGURE_COUNT || f[k].label == FIGURE_RANGE;
	if (f[k].left >= 2 && piece_is(ps, f[k].left - 1, "or") && f[k].label == FIGURE_COUNT &&
	    phrase_left(ps, f[k].left - 1, 0, &last) && last.b == f[k].left - 1 && !last.name) {
		about_take(s, &f[k], &last);			/* another pick or two */
		return;
	}
	if (of_people(s, &f[k])) {
		if (!(m->known && m->sentence == s->sentence && inherit(s, &f[k], m)))
			f[k].what = S("people");
		return;
	}
	if (is_large(&f[k]) && about_before_of(s, &f[k]))
		return;
	if (f[k].left > 1 && piece_is(ps, f[k].left - 1, "of") && (phrase_can(ps, f[k].left - 2) & POS_NOUN))
		return;					/* a family of four */
	if (elliptic)
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
	phrase_clause(ps, i, &a, &b);
	return phrase_subject(ps, a, i, ph, &verb) && !ph->pronoun;
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
		about_take(s, f, &ph);
	else if (i > 0 && (phrase_left(s->ps, i, 0, &ph) || at_the_age(s->ps, i, &ph))) {
		f->what = figure_text(s->ps, ph.a, ph.b);
		f->head = ph.head;
	}
}

void
counted_set(const struct figure_scene *s, struct figure *f, size_t n, struct counted_memory *m)
{
	for (size_t k = 0; k < n; k++) {
		if (k + 1 < n && about_measures(&f[k + 1])) {
			f[k].next_a = f[k + 1].a;
			f[k].next_b = f[k + 1].b;
		}
		if (counts(&f[k])) {
			count_thing(s, f, n, k, m);
			if (f[k].what.n == 0 && f[k].label == FIGURE_RATIO && k > 0 && f[k - 1].label == FIGURE_RATIO)
				f[k].what = f[k - 1].what;	/* two-thirds of voters ..., a quarter did not */
			if (f[k].what.n == 0 && f[k].label != FIGURE_ORDINAL && f[k].label != FIGURE_COUNT)
				about_set(s, f, k);
			remember(s, &f[k], m);
			share_noun(s->ps, f, k);
		} else if (f[k].label == FIGURE_PERCENT && of_pronoun(s->ps, f[k].right))
			inherit(s, &f[k], m);
		else if (f[k].label == FIGURE_AGE)
			aged(s, &f[k]);
		else if (about_measures(&f[k]))
			about_set(s, f, k);
	}
}
