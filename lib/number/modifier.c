/* See modifier.h. */
#include "number/modifier.h"
#include "lex_change.h"
#include "lex_hedge.h"
#include "pos.h"

enum {
	HEDGE_WORDS = 6,	/* of the longest before a number, and behind it */
	AFTER_WORDS = 4,
	NEAR = 3,		/* "rose nearly 5 percent" */
	FAR = 10		/* "cut the rate it charges banks by 25 basis points" */
};

static const struct {
	const char	*sign;
	unsigned	 how;
} signs[] = {
	{ "~", HOW_ABOUT }, { "<", HOW_LESS }, { "<=", HOW_AT_MOST }, { ">", HOW_MORE },
	{ ">=", HOW_AT_LEAST }, { "up", HOW_UP }, { "down", HOW_DOWN }
};

static unsigned
how_of(struct span sign)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (span_is(sign, signs[i].sign))
			return signs[i].how;
	return 0;
}

struct span
modifier_text(unsigned how, struct arena *mem)
{
	char p[32];
	size_t n = 0, k;

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (how & signs[i].how) {
			k = strlen(signs[i].sign);
			if (n > 0)
				p[n++] = ' ';
			memcpy(p + n, signs[i].sign, k);
			n += k;
		}
	return arena_copy(mem, (struct span){ p, n });
}

/* The pieces [a, b) as one phrase in lower case, blanks between; empty if it is too long. */
static struct span
phrase(const struct pieces *ps, size_t a, size_t b, char *p, size_t size)
{
	size_t n = 0;

	for (size_t i = a; i < b; i++) {
		if (n + ps->p[i].low.n + 1 > size)
			return (struct span){ p, 0 };
		if (i > a)
			p[n++] = ' ';
		memcpy(p + n, ps->p[i].low.p, ps->p[i].low.n);
		n += ps->p[i].low.n;
	}
	return (struct span){ p, n };
}

static bool
exact_time(const struct figure *f)
{
	return f->label == FIGURE_DATE || f->label == FIGURE_TIME || f->label == FIGURE_ID ||
	    f->label == FIGURE_PHONE || f->label == FIGURE_SCORE || f->label == FIGURE_RANK ||
	    f->label == FIGURE_ORDINAL;
}

/* "nearly two weeks ago": a date that an amount tells. */
static bool
ago(const struct figure *f)
{
	return f->label == FIGURE_DATE && strcmp(f->rule, "time:ago") == 0;
}

/* "38.5 percent below the $168 million", "5 percent over 10 years": what stands between compares them. */
static bool
compares(const struct figure *before, size_t at)
{
	return at == before->b && (before->label == FIGURE_PERCENT || before->label == FIGURE_MONEY ||
	    before->label == FIGURE_QUANTITY);
}

/* "moved" or "climbing back" at piece i: then "up to" is where to; not "buy back up to four mln shares". */
static bool
moves_up(const struct pieces *ps, size_t i)
{
	bool back = i > 0 && piece_is(ps, i, "back");

	i -= back;
	return (piece_classes(ps, i, KNOWN_CHANGE) & (back ? CHANGE_MOVE | CHANGE_CHANGE : CHANGE_MOVE)) != 0 ||
	    (back && (piece_can(ps, i) & POS_ING) && !piece_in(ps, i, " buying bringing paying giving "));
}

/* `before` is the figure before f, or NULL. */
static void
hedge_before(const struct figure_scene *s, const struct figure *before, struct figure *f, size_t floor)
{
	char text[64];
	struct lex_hit h;
	size_t a = f->a, n;

	if (f->label == FIGURE_DURATION && piece_in(s->ps, a, " the every each past last next recent coming "))
		return;					/* over the past two years, up to every day */
	if (a > floor && piece_in(s->ps, a - 1, " a an the ") && a - 1 > floor)
		a--;					/* more than [the] 5 million */
	if (piece_is(s->ps, a, "the") && piece_in(s->ps, a - 1, " about above around below over under "))
		return;					/* built around the 37-meter mast */
	if (a >= floor + 2 && piece_hyphen(s->ps, a - 1) && piece_is(s->ps, a - 2, "sub")) {
		f->how |= HOW_LESS;			/* sub-7 nanometer */
		f->left = a - 2;
		return;
	}
	if (a == floor || !(piece_classes(s->ps, a - 1, KNOWN_HEDGE) & HEDGE_LAST))
		return;
	for (n = HEDGE_WORDS; n >= 1; n--) {
		if (a < floor + n)
			continue;
		h = lex_find(&lex_hedge, phrase(s->ps, a - n, a, text, sizeof(text)));
		if (n == 2 && piece_is(s->ps, a - 2, "up") && a > floor + 2 && moves_up(s->ps, a - 3))
			return;				/* inching back up to 4.8 percent */
		if (n == 1 && piece_in(s->ps, a - 1, " < > ") && s->ps->p[a - 1].glued && !s->ps->p[a].glued)
			continue;			/* <Saskatchewan Oil Corp> 10 pct; but: x>10 */
		if (f->label == FIGURE_DURATION && n == 1 && piece_is(s->ps, a - 1, "over") &&
		    memchr(f->value.p, 'X', f->value.n) != NULL)
			continue;			/* over several weeks */
		if ((h.classes & HEDGE_BEFORE) && !(before != NULL && compares(before, a - n))) {
			f->how |= how_of(h.value);
			f->left = a - n;
			return;
		}
	}
}

/* "more than 40 [or less] than 10": the hedge of another number. */
static bool
bound_next(const struct pieces *ps, size_t i)
{
	return piece_is(ps, i, "than") || (piece_is(ps, i, "or") &&
	    piece_is(ps, i + 1, "equal")) || (i < ps->n && (ps->p[i].kind == PIECE_DIGITS ||
	    (ps->p[i].is & NUMWORD_CARD)));
}

static void
hedge_after(const struct figure_scene *s, struct figure *f)
{
	char text[64];
	struct lex_hit h;
	size_t b = f->b, n;

	if (piece_hyphen(s->ps, b) && piece_in(s->ps, b + 1, " plus odd ish "))
		b++;
	if (piece_classes(s->ps, b, KNOWN_HEDGES) == 0)
		return;
	for (n = AFTER_WORDS; n >= 1; n--) {
		if (b + n > s->ps->n)
			continue;
		h = lex_find(&lex_hedge, phrase(s->ps, b, b + n, text, sizeof(text)));
		if ((h.classes & HEDGE_AFTER) && !bound_next(s->ps, b + n)) {
			for (const struct lex_row *r = h.row;; r++) {
				if (r->classes & HEDGE_AFTER) {
					f->how |= how_of(lex_value(&lex_hedge, r));
					break;
				}
				if (!r->more)
					break;
			}
			f->right = b + n;
			return;
		}
	}
}

static unsigned
change_at(const struct pieces *ps, size_t i, unsigned class)
{
	struct lex_hit h;

	if (i >= ps->n || ps->p[i].kind != PIECE_WORD ||
	    piece_classes(ps, i, KNOWN_CHANGE) == 0)
		return 0;
	h = lex_find(&lex_change, ps->p[i].low);
	if ((h.classes & CHANGE_PLAIN) && !(i > 0 && (piece_can(ps, i - 1) & (POS_TO | POS_MODAL))))
		return 0;
	return (h.classes & class) ? how_of(h.value) : 0;
}

/* Is the word at i, for f, no rise or fall: a loss of $5 million, added a 30 degree homer? */
static bool
no_change(const struct pieces *ps, size_t i, const struct figure *f, size_t steps, bool by)
{
	uint32_t c = piece_classes(ps, i, KNOWN_CHANGE);

	if ((c & CHANGE_CLOSE) && !by)
		return steps > 0 || (f->label != FIGURE_COUNT && f->left > 0 && piece_in(ps, f->left - 1, " a an the ") &&
		    (piece_can(ps, f->b) & (POS_NOUN | POS_PLURAL)) && !(piece_can(ps, f->b) & POS_CLOSED));
	return (c & CHANGE_RESULT) && by && (f->label == FIGURE_MONEY ||
	    (f->label == FIGURE_RANGE && f->unit.n > 0 && f->unit.p[0] >= 'A' && f->unit.p[0] <= 'Z'));
}

/* A verb, and nothing else. */
static bool
plain_verb(const struct pieces *ps, size_t i)
{
	unsigned c = piece_can(ps, i);

	return (c & (POS_VERB | POS_PAST)) && !(c & (POS_NOUN | POS_PLURAL | POS_ADJ | POS_ADV | POS_ING | POS_CLOSED));
}

/* "a 5 percent rise", "5% higher", "10 percent more". */
static unsigned
change_behind(const struct figure_scene *s, const struct figure *f)
{
	const struct pieces *ps = s->ps;
	size_t i = f->right > f->b ? f->right : piece_hyphen(ps, f->b) ? f->b + 1 : f->b;
	bool attached = f->b > f->a + 2 && piece_hyphen(ps, f->b - 2);	/* an 8.6-inch lower display */
	unsigned how;

	if (f->label == FIGURE_COUNT)
		return 0;
	if (f->label == FIGURE_PERCENT || f->label == FIGURE_MONEY || f->label == FIGURE_QUANTITY ||
	    f->label == FIGURE_RANGE) {
		how = change_at(ps, i, CHANGE_NOUN | (attached ? 0 : CHANGE_ADVERB | CHANGE_COMPARE) |
		    (f->label == FIGURE_PERCENT ? CHANGE_SHARE : 0));
		if (how != 0 && !(piece_in(ps, i, " up down off ") && i + 1 < ps->n &&
		    ps->p[i + 1].kind == PIECE_WORD))
			return how;
		if (i + 1 < ps->n && ps->p[i].kind == PIECE_WORD &&
		    (pos_can(ps->p[i].low) & (POS_ADJ | POS_NOUN)) &&
		    !(pos_can(ps->p[i].low) & POS_CLOSED))
			return change_at(ps, i + 1, CHANGE_NOUN);	/* 5 percent pay rise */
	}
	return 0;
}

/* The word of rise or fall in front: near, or far behind "by". */
static unsigned
change_before(const struct figure_scene *s, const struct figure *f, size_t floor)
{
	const struct pieces *ps = s->ps;
	size_t i = f->left, window = NEAR, steps = 0;
	bool by = i > floor && piece_in(ps, i - 1, " by of ");
	unsigned how, noun = 0;

	while (i > floor && piece_in(ps, i - 1, " just only even about around "))
		i--;
	if (i == floor || piece_in(ps, i - 1, " to from at ") || piece_in(ps, i, " above below beneath past "))
		return 0;				/* surged above $53 */
	if (f->label == FIGURE_COUNT && !by)
		window = 1;
	if (by && piece_is(ps, i - 1, "by"))
		window = FAR;
	else if (f->label == FIGURE_COUNT)
		window = 1;				/* a fall of 500, not: cut the workforce of 500 */
	while (i > floor && steps < window) {
		i--;
		if (piece_in(ps, i, " ; : ( ) . while but when ") || (piece_is(ps, i, ",") && window != FAR))
			break;
		if (!by && piece_in(ps, i, " to from "))
			break;				/* rose to a record $5 million */
		how = change_at(ps, i, CHANGE_CHANGE);
		if (how != 0 && window == FAR && steps > 0 && !(piece_can(ps, i) & (POS_VERB | POS_PAST | POS_ING))) {
			noun = noun == 0 ? how : noun;		/* cuts the Improvement Program by 23 percent */
			how = 0;
		}
		if (how == 0 && !by && (plain_verb(ps, i) || piece_in(ps, i, " through with for after against into ")))
			break;		/* taxes on gains reached $80 billion, cut taxes through £35bn savings */
		if (piece_is(ps, i, "off") && i > 0 && piece_hyphen(ps, i - 1))
			how = 0;				/* a one-off charge */
		if (how != 0) {
			if (no_change(ps, i, f, steps, by))
				return 0;
			if (i > 0 && piece_in(ps, i, " up off down ") && piece_cue(ps, i - 1, NUMCUE_PHRASAL) &&
			    !(f->label == FIGURE_PERCENT && piece_is(ps, i, "down")))
				return 0;			/* ended up, but: ended down 1% */
			if (piece_in(ps, i, " up off down ") && i + 1 < f->left &&
			    piece_in(ps, i + 1, " to with for from in "))
				return 0;
			if (piece_cue(ps, i,
			    f->label == FIGURE_COUNT ? NUMCUE_HAVING : NUMCUE_COLLECT) &&
			    (f->label == FIGURE_COUNT || f->label == FIGURE_MONEY) && !by)
				return 0;
			return how;
		}
		if (!piece_in(ps, i, " a an by of another as much many the extra additional "))
			steps++;
	}
	return noun;
}

/* "rose 3 and 5 percent": the unit is not written with the first. */
static bool
in_row(const struct pieces *ps, const struct figure *f, const struct figure *next)
{
	return f->unit.n > 0 && f->b == f->a + 1 && next->left <= f->right + 2 && piece_in(ps, f->right, " and , ");
}

/* "lost 162.31 points, or 2.14%": the second says the same. */
static bool
goes_on(const struct pieces *ps, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++, n++)
		if (!piece_in(ps, i, " , or ( ) - / "))
			return false;
	return n > 0 && n <= 2 && !(n == 1 && piece_in(ps, from, " - "));
}

static bool
can_change(const struct figure *f)
{
	return f->label == FIGURE_MONEY || f->label == FIGURE_PERCENT || f->label == FIGURE_QUANTITY ||
	    f->label == FIGURE_COUNT || f->label == FIGURE_RANGE || f->label == FIGURE_RATIO;
}

/* Where to stop: "boost its 2004 payment by 27%" looks over the year. */
static size_t
behind_dates(const struct pieces *ps, const struct figure *f, size_t k)
{
	size_t j = k;

	if (f[k].left == 0 || !piece_is(ps, f[k].left - 1, "by"))
		return k > 0 ? f[k - 1].right : 0;
	while (j > 0 && f[j - 1].label == FIGURE_DATE)
		j--;
	return j > 0 ? f[j - 1].right : 0;
}

void
modifier_set(const struct figure_scene *s, struct figure *f, size_t n)
{
	const struct pieces *ps = s->ps;

	for (size_t k = 0; k < n; k++) {
		size_t floor = k > 0 ? f[k - 1].right : 0;
		unsigned how = 0;

		f[k].left = f[k].a;
		f[k].right = f[k].b;
		if (!exact_time(&f[k]) || ago(&f[k])) {
			hedge_before(s, k > 0 ? &f[k - 1] : NULL, &f[k], floor);
			hedge_after(s, &f[k]);
		}
		/* TIMEX3: "at least 72 hours" is one expression */
		if (f[k].label == FIGURE_DURATION || ago(&f[k])) {
			if (!piece_is(ps, f[k].left, "within"))
				f[k].a = f[k].left;
			f[k].b = f[k].right;
		}
		if (!can_change(&f[k]))
			continue;
		how = change_behind(s, &f[k]);
		if (how == 0)
			how = change_before(s, &f[k], behind_dates(s->ps, f, k));
		if (how == 0 && k > 0 && goes_on(ps, f[k - 1].right, f[k].left)) {
			how = f[k - 1].how & (HOW_UP | HOW_DOWN);
			if (piece_in(ps, f[k - 1].right, " ( / "))	/* the same in another unit */
				how |= f[k - 1].how;
		}
		if (how == 0 && k > 0 && in_row(ps, &f[k - 1], &f[k]))
			how = f[k - 1].how & (HOW_UP | HOW_DOWN);
		if (how == 0 && k > 0 && f[k].left > floor + 1 && piece_is(ps, f[k].left - 1, "by") &&
		    f[k].label == f[k - 1].label)
			how = f[k - 1].how & (HOW_UP | HOW_DOWN);	/* X was down 2.3%, Y by 2.6% */
		if (how == 0 && f[k].left > floor && piece_is(ps, f[k].left - 1, "+") &&
		    ps->p[f[k].left].glued)
			how = HOW_UP;
		f[k].how |= how;
	}
}

/* Are the two the bounds of one range?  Which of them is the lower one, in *low. */
static bool
bounds(const struct figure_scene *s, const struct figure f[2], unsigned *low)
{
	const unsigned above = HOW_MORE | HOW_AT_LEAST, below = HOW_LESS | HOW_AT_MOST;
	size_t i = f[0].right;

	if (f[0].label != f[1].label || (f[0].unit.n > 0 && !span_eq(f[0].unit, f[1].unit)) ||
	    f[0].how == 0 || f[1].how == 0)
		return false;
	if (piece_is(s->ps, i, ","))
		i++;
	if (piece_in(s->ps, i, " and but "))
		i++;
	*low = (f[0].how & above) ? 0 : 1;
	return i > f[0].right && i == f[1].left && (f[*low].how & ~above) == 0 &&
	    (f[1 - *low].how & ~below) == 0 &&
	    numeral_less(s->work, f[*low].value, f[1 - *low].value);
}

size_t
modifier_join(const struct figure_scene *s, struct figure *f, size_t n)
{
	size_t left = 0;
	unsigned low;

	for (size_t k = 0; k < n; k++) {
		f[left] = f[k];
		if (k + 1 < n && bounds(s, &f[k], &low)) {
			f[left].value = numeral_range(s->work, f[k + low].value,
			    f[k + 1 - low].value, s->mem);
			f[left].unit = f[k + 1].unit;
			f[left].b = f[k + 1].b;
			f[left].right = f[k + 1].right;
			f[left].label = FIGURE_RANGE;
			f[left].rule = "range:bounds";
			f[left].how = 0;
			f[left].one = false;
			k++;
		}
		left++;
	}
	return left;
}
