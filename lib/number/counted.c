/* See counted.h. */
#include "number/counted.h"
#include "lex_change.h"
#include "lex_counted.h"
#include "number/phrase.h"

static bool
counts(const struct figure *f)
{
	return f->label == FIGURE_COUNT || f->label == FIGURE_ORDINAL || f->label == FIGURE_RATIO ||
	    (f->label == FIGURE_RANGE && f->unit.n == 0);
}

static bool
measures(const struct figure *f)
{
	return f->label == FIGURE_MONEY || f->label == FIGURE_PERCENT || f->label == FIGURE_QUANTITY ||
	    f->label == FIGURE_RANGE || f->label == FIGURE_CHANGE || f->label == FIGURE_RATIO;
}

static void
set(const struct figure_scene *s, struct figure *f, const struct phrase *ph)
{
	f->what = figure_text(s->ps, ph->a, ph->b);
	f->head = ph->head;
	if (ph->b > f->right)
		f->right = ph->b;
}

static unsigned
word_class(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].kind == PIECE_WORD ? lex_find(&lex_counted, ps->p[i].low).classes : 0;
}

/* "of the 12 defendants", "of voters" behind a part. */
static bool
of_phrase(const struct figure_scene *s, struct figure *f, size_t i)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;

	if (!piece_is(ps, i, "of") || !phrase_right_of(ps, i + 1, &ph))
		return false;
	if (word_class(ps, ph.head) & COUNTED_NOT)
		return false;
	set(s, f, &ph);
	return true;
}

/* "one of them", "all of us": a pronoun, what was said before is meant. */
static bool
of_pronoun(const struct pieces *ps, size_t i)
{
	return piece_is(ps, i, "of") && piece_has(ps, i + 1, AROUND_THEM);
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
			set(s, f, &ph);
		return true;
	}
	if (piece_hyphen(ps, i) && i == f->b) {
		f->attached = true;
		if (phrase_can(ps, i + 1) & (POS_NOUN | POS_PLURAL)) {
			ph = (struct phrase){ .a = i + 1, .b = i + 2, .head = i + 1 };
			set(s, f, &ph);
			return true;
		}
		return false;
	}
	if (of_pronoun(ps, i))
		return false;
	if (of_phrase(s, f, i))
		return true;
	if (!phrase_right(ps, i, f->one || f->label == FIGURE_ORDINAL, &ph))
		return false;
	if ((ps->p[ph.head].is & (NUMWORD_MONTH | NUMWORD_WEEKDAY | NUMWORD_RELDAY)) ||
	    ((ps->p[ph.head].is & NUMWORD_TIMEUNIT) && piece_has(ps, ph.a, AROUND_PERIOD)) ||
	    (word_class(ps, ph.head) & COUNTED_NOT))
		return false;
	set(s, f, &ph);
	/* a number of [people], 200 kinds of [birds]: the head is what is behind the of */
	if ((word_class(ps, ph.head) & COUNTED_CONTAINER) && piece_is(ps, ph.b, "of"))
		of_phrase(s, f, ph.b);
	return true;
}

/* "107 were arrested", "63 dead", "arrests 63": the verb is one of people. */
static bool
of_people(const struct figure_scene *s, const struct figure *f)
{
	const struct pieces *ps = s->ps;

	for (size_t i = f->right; i < ps->n && i < f->right + 5; i++) {
		if (word_class(ps, i) & COUNTED_PEOPLE)
			return true;
		if (!(phrase_can(ps, i) & (POS_AUX | POS_ADV | POS_PRON)) || (ps->p[i].kind == PIECE_MARK))
			break;
	}
	return f->left > 0 && (word_class(ps, f->left - 1) & COUNTED_ARRESTS);
}

static void
remember(const struct figure_scene *s, const struct figure *f, struct counted_memory *m)
{
	if (f->what.n == 0 || f->attached || (f->label != FIGURE_COUNT && f->label != FIGURE_RANGE))
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

static void
count_thing(const struct figure_scene *s, struct figure *f, size_t n, size_t k, struct counted_memory *m)
{
	const struct pieces *ps = s->ps;
	struct phrase last;
	bool elliptic;

	if (behind(s, &f[k]))
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
	elliptic = f[k].label == FIGURE_COUNT || f[k].label == FIGURE_RANGE;
	if (f[k].left >= 2 && piece_is(ps, f[k].left - 1, "or") && f[k].label == FIGURE_COUNT &&
	    phrase_left(ps, f[k].left - 1, 0, &last) && last.b == f[k].left - 1 && !last.name) {
		set(s, &f[k], &last);			/* another pick or two */
		return;
	}
	if (of_people(s, &f[k])) {
		if (!(m->known && m->sentence == s->sentence && inherit(s, &f[k], m)))
			f[k].what = S("people");
		return;
	}
	if (f[k].left > 1 && piece_is(ps, f[k].left - 1, "of") && (phrase_can(ps, f[k].left - 2) & POS_NOUN))
		return;					/* a family of four */
	if (elliptic)
		inherit(s, &f[k], m);
}

static unsigned
change_noun(const struct pieces *ps, size_t i)
{
	return i < ps->n && ps->p[i].kind == PIECE_WORD ?
	    lex_find(&lex_change, ps->p[i].low).classes & (CHANGE_NOUN | CHANGE_CHANGE) : 0;
}

static void
set_left(const struct figure_scene *s, struct figure *f, const struct phrase *ph)
{
	f->what = figure_text(s->ps, ph->a, ph->b);
	f->head = ph->head;
}

/* "a net worth of 1.3 billion", "turnover of $350 million", "a speed of 15 mph". */
static bool
before_of(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = f->left;

	if (i > 0 && piece_has(ps, i - 1, AROUND_ARTICLE))
		i--;
	if (i < 2 || !piece_is(ps, i - 1, "of") || !phrase_left(ps, i - 1, 0, &ph) || ph.b != i - 1)
		return false;
	if (change_noun(ps, ph.head) || (word_class(ps, ph.head) & COUNTED_MEASURE))
		return false;
	set_left(s, f, &ph);
	return true;
}

/* "Blackmores up 9.4 percent", "JD Sports, down 2 percent", "Dow +0.2%". */
static bool
beside_change(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = f->left;

	if (i > 0 && (piece_is(ps, i - 1, "by") || piece_has(ps, i - 1, AROUND_MOVED)))
		i--;
	else
		return false;
	if (i == 0 || !phrase_left(ps, i, 0, &ph) || ((phrase_can(ps, ph.head) & (POS_VERB | POS_PAST)) &&
	    !(phrase_can(ps, ph.head) & POS_LIKES_NOUN)))
		return false;
	set_left(s, f, &ph);
	return true;
}

/* Behind "(£479m)" that follows the figure, else i. */
static size_t
behind_brackets(const struct pieces *ps, size_t i)
{
	if (piece_is(ps, i, "("))
		for (size_t k = i + 1; k < ps->n && k < i + 8; k++)
			if (piece_is(ps, k, ")"))
				return k + 1;
	return i;
}

/* A distance, not a size: "from 30 yards". */
static bool
away(const struct pieces *ps, const struct figure *f)
{
	return f->label == FIGURE_QUANTITY && f->left > 0 &&
	    piece_has(ps, f->left - 1, AROUND_DISTANCE);
}

/* What an amount is about: behind it, or the subject of its clause. */
static void
about_thing(const struct figure_scene *s, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = behind_brackets(ps, f->right), a, b, verb;

	if (f->label == FIGURE_CHANGE) {			/* sales doubled */
		if (phrase_left(ps, f->left, 0, &ph))
			set_left(s, f, &ph);
		return;
	}
	if (of_phrase(s, f, i))
		return;
	if ((piece_is(ps, i, "in") || piece_is(ps, i, "for")) && f->label == FIGURE_MONEY && phrase_right_of(ps, i + 1, &ph) && !ph.name &&
	    !(ps->p[ph.head].is & (NUMWORD_TIMEUNIT | NUMWORD_SEASON)) && !phrase_is_name(ps, ph.a)) {
		set(s, f, &ph);
		return;
	}
	if (piece_is(ps, i, "worth") && piece_is(ps, i + 1, "of") && phrase_right_of(ps, i + 2, &ph)) {
		set(s, f, &ph);
		return;
	}
	if (before_of(s, f))
		return;
	if (piece_hyphen(ps, i))
		i++;
	if (i < ps->n && !(phrase_can(ps, i) & (POS_CLOSED)) && phrase_right(ps, i, f->label != FIGURE_PERCENT, &ph) &&
	    !(ps->p[ph.head].is & (NUMWORD_RELDAY | NUMWORD_WEEKDAY | NUMWORD_MONTH | NUMWORD_TIMEUNIT))) {
		if (change_noun(ps, ph.head)) {
			if ((piece_is(ps, ph.b, "in") || piece_is(ps, ph.b, "of")) && phrase_right_of(ps, ph.b + 1, &ph)) {
				set(s, f, &ph);
				return;
			}
			if (ph.a < ph.head && !change_noun(ps, ph.a)) {	/* 5 percent pay rise */
				ph.b = ph.head--;
				set(s, f, &ph);
				return;
			}
		} else if (piece_has(ps, ph.head, AROUND_DIRECTION)) {
			return;
		} else if (ph.head < i + 5 && f->label != FIGURE_RATIO && !(phrase_can(ps, ph.head) & POS_LIKES_VERB)) {
			set(s, f, &ph);
			return;
		}
	}
	if (beside_change(s, f))
		return;
	if (away(ps, f))
		return;
	phrase_clause(ps, f->a, &a, &b);
	if (phrase_subject(ps, a, f->left, &ph, &verb) && ph.b <= f->left) {
		f->what = figure_text(ps, ph.a, ph.b);
		f->head = ph.head;
	}
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
		set(s, f, &ph);
	else if (i > 0 && phrase_left(s->ps, i, 0, &ph)) {
		f->what = figure_text(s->ps, ph.a, ph.b);
		f->head = ph.head;
	}
}

/* "$19.5m (£14.9m)": the same once more, in another unit. */
static bool
in_brackets(const struct pieces *ps, const struct figure *first, const struct figure *f)
{
	return f->left > 0 && piece_is(ps, f->left - 1, "(") &&
	    (first->b + 1 == f->left || first->right + 1 == f->left);
}

/* "raised rates by 25 basis points to 4.5 percent": where it went. */
static bool
target(const struct pieces *ps, const struct figure *first, const struct figure *f)
{
	return f->left > 0 && (piece_is(ps, f->left - 1, "to") || piece_is(ps, f->left - 1, "from")) && first->what.n > 0 && measures(first) &&
	    first->right + 2 >= f->left && (first->how & (HOW_UP | HOW_DOWN));
}

/* "70% of firms were no worse off, and another 18% felt better": the figure is itself the subject. */
static bool
begins_clause(const struct pieces *ps, const struct figure *f)
{
	return f->left > 0 && piece_has(ps, f->left - 1, AROUND_RESUMES) &&
	    f->right < ps->n && (phrase_can(ps, f->right) & (POS_PAST | POS_AUX | POS_VERB)) &&
	    !(phrase_can(ps, f->right) & (POS_LIKES_NOUN | POS_PREP));
}

void
counted_set(const struct figure_scene *s, struct figure *f, size_t n, struct counted_memory *m)
{
	for (size_t k = 0; k < n; k++) {
		if (counts(&f[k])) {
			count_thing(s, f, n, k, m);
			if (f[k].what.n == 0 && f[k].label == FIGURE_RATIO && k > 0 && f[k - 1].label == FIGURE_RATIO)
				f[k].what = f[k - 1].what;	/* two-thirds of voters ..., a quarter did not */
			if (f[k].what.n == 0 && f[k].label != FIGURE_ORDINAL && f[k].label != FIGURE_COUNT)
				about_thing(s, &f[k]);
			remember(s, &f[k], m);
		} else if (f[k].label == FIGURE_AGE)
			aged(s, &f[k]);
		else if (measures(&f[k])) {
			if (k > 0 && (in_brackets(s->ps, &f[k - 1], &f[k]) || target(s->ps, &f[k - 1], &f[k])))
				f[k].what = f[k - 1].what;
			else
				about_thing(s, &f[k]);
			if (f[k].what.n == 0 && k > 0 && begins_clause(s->ps, &f[k]) && f[k].label == f[k - 1].label)
				f[k].what = f[k - 1].what;
		}
	}
}
