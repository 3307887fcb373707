/* See score.h. */
#include "number/score.h"
#include "number/measure.h"
#include "pos.h"

#include <stdio.h>

enum { CUE_WINDOW = 12 };	/* words on either side that may speak of a game or a vote */

static bool
cue_near(const struct pieces *ps, size_t a, size_t b, unsigned class)
{
	for (size_t i = a; i-- > 0 && i + CUE_WINDOW >= a; )
		if (piece_cue(ps, i, class))
			return true;
	for (size_t i = b; i < ps->n && i < b + CUE_WINDOW; i++)
		if (piece_cue(ps, i, class))
			return true;
	return false;
}

static bool
is_small(const struct pieces *ps, size_t i, unsigned *v)
{
	size_t n = piece_digits(ps, i, v);

	if (n == 0 && i < ps->n && (ps->p[i].is & NUMWORD_CARD)) {
		*v = (unsigned)piece_number(&ps->p[i], NUMWORD_CARD);
		return true;
	}
	return n >= 1 && n <= 3;
}

bool
score_measures(const struct figure_scene *s, size_t i)
{
	const struct pieces *ps = s->ps;
	struct measure u;
	unsigned can;

	if (i >= ps->n)
		return false;
	if (measure_behind(ps, i, s->mem, &u) && (!(u.is & UNIT_RISKY) || ps->p[i].glued))
		return true;
	if (currency_behind(ps, i, &u) && !(u.is & CURRENCY_DOUBT))
		return true;
	if ((ps->p[i].is & (NUMWORD_SCALE | NUMWORD_TIMEUNIT | NUMWORD_ABBRSCALE)) ||
	    piece_hyphen(ps, i))
		return true;
	can = pos_can(ps->p[i].low);
	return ps->p[i].kind == PIECE_WORD && !ps->p[i].capital && (can & POS_PLURAL) &&
	    !piece_cue(ps, i, NUMCUE_SCORE) && !(can & POS_LIKES_VERB);
}

static bool
currency_in_front(const struct pieces *ps, size_t i, size_t floor)
{
	struct measure u;

	return currency_before(ps, i, floor, &u);
}

/* 2 – 1, with blanks: short numbers and an en dash, or a word of games about. */
static bool
spaced_score(const struct pieces *ps, size_t i)
{
	unsigned v, w;

	return piece_dash(ps, i + 1) && !piece_glued(ps, i + 1) && !piece_glued(ps, i + 2) &&
	    piece_digits(ps, i, &v) > 0 && piece_digits(ps, i + 2, &w) > 0 && v < 100 && w < 100 &&
	    (cue_near(ps, i, i + 3, NUMCUE_SCORE) || (v >= w &&
	    piece_is(ps, i + 1, "\xe2\x80\x93")));
}

/* 7-6 2-6, 7-6, 2-6 or 7-6 (10-8) 2-6: sets of one match stand side by side. */
static bool
score_beside(const struct pieces *ps, size_t a, size_t b)
{
	size_t before = a > 0 && piece_in(ps, a - 1, " , ) ( ") ? a - 1 : a;
	size_t behind = piece_in(ps, b, " , ( ) ") ? b + 1 : b;
	unsigned v;

	if (before >= 3 && piece_digits(ps, before - 1, &v) > 0 && v < 30 &&
	    piece_hyphen(ps, before - 2) &&
	    piece_digits(ps, before - 3, &v) == 1)
		return true;
	return piece_digits(ps, behind, &v) == 1 && piece_hyphen(ps, behind + 1) &&
	    piece_digits(ps, behind + 2, &v) == 1;
}

/* "the Birds were 3-10 on May 1": won and lost. */
static bool
record_of(const struct pieces *ps, size_t a, size_t b)
{
	return a > 1 && piece_in(ps, a - 1, " was were is are ") && !piece_is(ps, a - 2, "ages") &&
	    (b >= ps->n ||
	    piece_cue(ps, b, NUMCUE_CLOSES) || (piece_can(ps, b) & (POS_PREP | POS_CONJ)));
}

bool
score_find(const struct figure_scene *s, size_t i, size_t floor, struct figure *f)
{
	const struct pieces *ps = s->ps;
	unsigned v, w, x;
	size_t b;
	bool hyphen, to, three = false;
	char text[32];
	int n;

	if (!is_small(ps, i, &v) || (i > floor && piece_glued(ps, i) &&
	    !piece_in(ps, i - 1, " ( [ \xe2\x80\x94 ")))
		return false;
	hyphen = piece_hyphen(ps, i + 1) || spaced_score(ps, i);
	to = piece_in(ps, i + 1, " to ") && ps->p[i].kind == PIECE_DIGITS;
	if ((!hyphen && !to) || !is_small(ps, i + 2, &w))
		return false;
	b = i + 3;
	if (hyphen && piece_hyphen(ps, b) && is_small(ps, b + 1, &x)) {	/* won, lost, drawn */
		three = true;
		b += 2;
	}
	if (piece_glued(ps, b) && (ps->p[b].kind != PIECE_MARK || piece_in(ps, b, " / % ' \" : ")))
		return false;
	if ((score_measures(s, b) && !(piece_is(ps, b, "won") && piece_hyphen(ps, b + 1))) ||
	    currency_in_front(ps, i, floor))
		return false;
	if (ps->p[i].kind != ps->p[i + 2].kind || (ps->p[i].kind == PIECE_WORD && v >= 20))
		return false;				/* twenty-two */
	if (to && (!cue_near(ps, i, b, NUMCUE_SCORE) || (i > 0 &&
	    piece_in(ps, i - 1, " from ")) || w > v ||
	    (b < ps->n && ps->p[b].kind == PIECE_WORD && !piece_cue(ps, b, NUMCUE_SCORETAIL))))
		return false;
	if (hyphen && v < w && !three && !cue_near(ps, i, b, NUMCUE_SCORE) &&
	    !score_beside(ps, i, b) &&
	    !record_of(ps, i, b))
		return false;
	if (hyphen && i > 0 && piece_in(ps, i - 1, " ages aged between from age pages ") && v < w)
		return false;
	n = three ? snprintf(text, sizeof(text), "%u-%u-%u", v, w, x) : snprintf(text,
	    sizeof(text), "%u-%u", v, w);
	*f = (struct figure){ .a = i, .b = b, .label = FIGURE_SCORE, .rule = "score",
	    .conf = cue_near(ps, i, b, NUMCUE_SCORE) ? 90 : 70 };
	f->value = arena_copy(s->mem, (struct span){ text, (size_t)n });
	return true;
}
