/* See blocker.h. */
#include "number/blocker.h"
#include "number/measure.h"
#include "number/score.h"
#include "pos.h"

/* ---- ranks ---- */

bool
blocker_rank(const struct figure_scene *s, size_t i, size_t floor, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct numeral n;
	size_t a;

	if (i == floor || !piece_cue(ps, i - 1, NUMCUE_RANK) || (ps->p[i].is & NUMWORD_ORD) ||
	    !numeral_parse(s->work, ps, i, i, s->mem, &n) ||
	    (n.flags & (NUMERAL_FRACTION | NUMERAL_RANGE | NUMERAL_SCALED | NUMERAL_POINT | NUMERAL_DOTTED)))
		return false;
	a = i - 1;
	if (piece_is(ps, a, "number") && !(ps->p[i].kind == PIECE_WORD ? true : ps->p[i].text.n <= 2))
		return false;
	if (n.b < ps->n && piece_hyphen(ps, n.b) && !(n.b + 1 < ps->n &&
	    ps->p[n.b + 1].kind == PIECE_WORD))
		return false;
	*f = (struct figure){ .a = piece_in(ps, a, " ranked ranking rank ") ? i : a, .b = n.b, .label = FIGURE_RANK,
	    .value = n.value, .rule = "rank", .conf = 90 };
	return true;
}

/* ---- ids ---- */

static bool
all_capitals(struct span w)
{
	for (size_t k = 0; k < w.n; k++)
		if (w.p[k] < 'A' || w.p[k] > 'Z')
			return false;
	return true;
}

/* Letters before and behind: F-16, B-52s, COVID-19, Q50, M16A2, 7-Eleven, 737s. */
static bool
letters_around(const struct pieces *ps, size_t i, size_t floor, size_t *a, size_t *b)
{
	bool front = false, back = false;

	*a = i;
	*b = i + 1;
	if (i >= floor + 2 && piece_hyphen(ps, i - 1) &&
	    piece_in(ps, i - 2, " last top under round ")) {
		*a = i - 2;				/* last-16, under-21 */
		return true;
	}
	if (i >= floor + 2 && piece_is(ps, i - 1, "-") && piece_glued(ps, i) &&
	    !piece_glued(ps, i - 1) &&
	    ps->p[i - 2].kind == PIECE_WORD && ps->p[i - 2].text.n > 2 &&
	    all_capitals(ps->p[i - 2].text)) {
		*a = i - 2;				/* COVID -19 */
		return true;
	}
	if (i >= floor + 2 && piece_hyphen(ps, i - 1) && ps->p[i - 2].kind == PIECE_WORD &&
	    ps->p[i - 2].capital &&
	    !(ps->p[i - 2].is & (NUMWORD_MONTH | NUMWORD_CARD | NUMWORD_WEEKDAY)) &&
	    ps->p[i - 2].text.n <= 8 &&
	    !piece_in(ps, i - 2, " mid pre post non sub anti minus ")) {
		*a = i - 2;
		front = true;
		if (i >= floor + 3 && piece_glued(ps, i - 2) && ps->p[i - 3].kind == PIECE_DIGITS)
			return false;
	} else if (i > floor && piece_glued(ps, i) && ps->p[i - 1].kind == PIECE_WORD &&
	    ps->p[i - 1].text.n <= 6) {
		*a = i - 1;
		front = true;
	}
	while (*b < ps->n && *b < i + 6 && piece_glued(ps, *b) && (front || *b > i + 1) &&
	    (ps->p[*b].kind == PIECE_DIGITS || (ps->p[*b].kind == PIECE_WORD &&
	    ps->p[*b].text.n <= 2) ||
	    (piece_hyphen(ps, *b) && *b + 1 < ps->n && ps->p[*b + 1].kind == PIECE_DIGITS)))
		(*b)++;
	if (!front && piece_hyphen(ps, i + 1) && ps->p[i + 2].kind == PIECE_WORD &&
	    ps->p[i + 2].capital &&
	    i > 0 && ps->p[i + 2].text.n > 2 && !(ps->p[i + 2].is & NUMWORD_MONTH)) {
		*b = i + 3;
		back = true;
	}
	return front || back;
}

/* "42 Main Street", "16-18 Main Street": a capital word or two, then the kind of street. */
static bool
address(const struct pieces *ps, size_t i, size_t *b)
{
	size_t k, first;
	unsigned v;

	if (piece_digits(ps, i, &v) == 0 || piece_digits(ps, i, &v) > 5)
		return false;
	first = piece_hyphen(ps, i + 1) && piece_digits(ps, i + 2, &v) > 0 ? i + 3 : i + 1;
	for (k = first; k < ps->n && k < first + 4; k++) {
		if (k > first && piece_cue(ps, k, NUMCUE_STREET) && (ps->p[k].capital ||
		    piece_is(ps, k, "street"))) {
			*b = first;
			return true;
		}
		if (ps->p[k].kind == PIECE_DIGITS ? k == first : (!ps->p[k].capital &&
		    !(ps->p[k].glued && piece_in(ps, k, " st nd rd th "))))
			return false;
	}
	return false;
}

/* A word with a capital inside a sentence, no number or name of time. */
static bool
phrase_capital(const struct pieces *ps, size_t i)
{
	return ps->p[i].kind == PIECE_WORD && ps->p[i].capital && ps->p[i].is == 0 &&
	    !(pos_can(ps->p[i].low) & POS_CLOSED);
}

/* A name right before it: iPhone 15, Boeing 737, Room 101, S&P 500. */
static bool
name_before(const struct figure_scene *s, size_t i, size_t floor)
{
	const struct pieces *ps = s->ps;
	const struct piece *p;
	unsigned can, class, v;
	bool known;
	size_t n = piece_digits(ps, i, &v);

	if (i == floor || n == 0 || n > 6 || ps->p[i].glued)
		return false;
	p = &ps->p[i - 1];
	if (p->kind != PIECE_WORD || p->is != 0 || span_ends(p->text, S("'")) ||
	    span_ends(p->text, S("\xe2\x80\x99")))
		return false;				/* the Lords' 750 peers */
	class = p->word->in[KNOWN_NUMCUE];
	if ((class & NUMCUE_ID) && (p->capital || !(class & NUMCUE_WEAK)))
		return !score_measures(s, i + 1) || p->capital;
	if (p->capital && i > 1 && piece_glued(ps, i + 1) && span_is(ps->p[i + 1].text, "A") &&
	    !(piece_can(ps, i - 1) & POS_CLOSED))
		return true;					/* Pad 39A: no amperes */
	if (i + 1 < ps->n && (ps->p[i + 1].kind == PIECE_DIGITS || score_measures(s, i + 1) ||
	    (ps->p[i + 1].glued && piece_in(ps, i + 1, " % : - / "))))
		return false;
	if (span_starts(p->text, S("i")) && p->text.n > 2 && p->text.p[1] >= 'A' && p->text.p[1] <= 'Z')
		return true;					/* iPhone, iPad */
	if (!p->capital || i < 2)
		return false;
	known = pos_known(p->low, &can);
	if (known && (can & POS_CLOSED))
		return false;
	if (ps->p[i - 2].kind == PIECE_MARK && !piece_in(ps, i - 2, " & ' - \" ") && known)
		return false;					/* "... . Police 12 ..." */
	if (s->doc->n_sentence > 0 && s->doc->sentence[s->sentence].label == SENTENCE_HEADLINE && known)
		return false;
	if (i + 1 < ps->n && ps->p[i + 1].kind == PIECE_WORD && !ps->p[i + 1].capital &&
	    (pos_can(ps->p[i + 1].low) & (POS_ADJ | POS_NOUN | POS_PLURAL)) &&
	    !(pos_can(ps->p[i + 1].low) & (POS_CLOSED | POS_LIKES_VERB)))
		return (n <= 3 || v < 1500 || v > 2100) && !known && !(piece_can(ps, i + 1) & POS_PLURAL) &&
		    ((piece_can(ps, i + 2) & (POS_PLURAL | POS_VERB)) != POS_PLURAL);
	return true;
}

/* A unit or currency: then the number is one of those. */
static bool
unit_or_money(const struct pieces *ps, size_t i, struct arena *mem)
{
	struct measure u;

	return measure_behind(ps, i, mem, &u) || currency_behind(ps, i, &u);
}

/* A320 */
static bool
model_at(const struct pieces *ps, size_t i)
{
	return ps->p[i].capital && ps->p[i].text.n <= 3 && piece_glued(ps, i + 1) &&
	    ps->p[i + 1].kind == PIECE_DIGITS;
}

/* 787 Dreamliner, 11 Pro Max: one name in capitals behind, which more than one thing would not be. */
static bool
name_behind(const struct pieces *ps, size_t i, struct arena *mem)
{
	size_t k = i + 1;
	unsigned v, last = 0;

	if (piece_digits(ps, i, &v) == 0 || v < 2 || (v >= 1000 && v < 2100) || !(k < ps->n &&
	    phrase_capital(ps, k)) ||
	    ps->p[k].glued || unit_or_money(ps, k, mem) || piece_in(ps, k, " u.s. u.k. u.n. "))
		return false;				/* 800 U.S. leaders */
	for (; k < ps->n && k < i + 5 && (phrase_capital(ps, k) ||
	    model_at(ps, k)); k += model_at(ps, k) ? 2 : 1)
		last = piece_can(ps, k);
	if (k + 1 < ps->n && ps->p[k].capital && ps->p[k].text.n == 1 &&
	    (piece_can(ps, k + 1) & POS_PLURAL))
		return false;				/* 20 Serie A appearances */
	if (k < ps->n && ps->p[k].kind == PIECE_DIGITS)
		return false;				/* 12 Boeing 737s */
	if (piece_is(ps, k, "and") && k + 1 < ps->n && (ps->p[k + 1].kind == PIECE_DIGITS ||
	    (ps->p[k + 1].is & NUMWORD_CARD)))
		return false;				/* 100 Evangelical and 50 other leaders */
	if (last & POS_PLURAL)
		return i > 0 && (ps->p[i - 1].kind == PIECE_DIGITS || (ps->p[i - 1].is & NUMWORD_CARD));
	if (k < ps->n && ps->p[k].kind == PIECE_WORD && (pos_can(ps->p[k].low) & POS_PLURAL))
		return i > 1 && (((ps->p[i - 1].is | ps->p[i - 2].is) & NUMWORD_CARD) ||
		    ps->p[i - 2].kind == PIECE_DIGITS);		/* two new 737 Max jets */
	return !(last & (POS_CLOSED | POS_VERB | POS_PAST)) && !(k < ps->n &&
	    ps->p[k].kind == PIECE_WORD &&
	    (pos_can(ps->p[k].low) & (POS_NOUN | POS_ADJ)) &&
	    !(pos_can(ps->p[k].low) & (POS_CLOSED | POS_VERB | POS_ING)));
}

/* BBC One, Air Force One: a number word with a capital behind a name. */
static bool
name_word(const struct figure_scene *s, size_t i, size_t floor)
{
	const struct pieces *ps = s->ps;
	bool headline = s->doc->n_sentence > 0 &&
	    s->doc->sentence[s->sentence].label == SENTENCE_HEADLINE;

	return i > floor && i > 1 && !headline && (ps->p[i].is & NUMWORD_CARD) && ps->p[i].capital &&
	    phrase_capital(ps, i - 1) && !ps->p[i].glued && ps->p[i - 1].is == 0 &&
	    !(i + 1 < ps->n && ps->p[i + 1].kind == PIECE_WORD &&
	    (pos_can(ps->p[i + 1].low) & POS_PLURAL)) &&
	    !piece_hyphen(ps, i + 1);
}

/* 9/11 and 24/7 are names of a day and of a way. */
static bool
named_fraction(const struct pieces *ps, size_t i)
{
	unsigned v, w;

	return piece_digits(ps, i, &v) > 0 && piece_is(ps, i + 1, "/") && piece_glued(ps, i + 1) &&
	    piece_digits(ps, i + 2, &w) > 0 && piece_glued(ps, i + 2) && !piece_is(ps, i + 3, "/") &&
	    ((v == 9 && w == 11) || (v == 24 && w == 7) || (v == 7 && w == 7));
}

/* 06/07: the season of two years. */
static bool
season(const struct pieces *ps, size_t i)
{
	unsigned v;

	return piece_digits(ps, i, &v) == 2 && ps->p[i].text.p[0] == '0' && piece_is_glued(ps, i + 1, "/") &&
	    piece_digits(ps, i + 2, &v) == 2 && piece_glued(ps, i + 2);
}

/* What companies file: a 10-K, the 13F filing; but a 5-K run. */
static bool
filing(const struct pieces *ps, size_t i, size_t *b)
{
	bool hyphen = piece_hyphen(ps, i + 1);
	size_t j = hyphen ? i + 2 : i + 1;

	if (j >= ps->n || !ps->p[j].glued || !ps->p[j].capital || !piece_in(ps, j, " k q f d g ") ||
	    ps->p[i].text.n > 2)
		return false;
	*b = j + 1;
	return hyphen ? !piece_in(ps, *b, " run race walk road ") && !piece_in(ps, j, " d g ") :
	    piece_in(ps, *b, " filing filings form forms report reports ");
}

/* 777-200LR */
static bool
variant(const struct pieces *ps, size_t i, size_t *b)
{
	unsigned v;

	if (piece_digits(ps, i, &v) < 3 || !piece_hyphen(ps, i + 1) ||
	    piece_digits(ps, i + 2, &v) < 3 ||
	    !piece_glued(ps, i + 3) || ps->p[i + 3].kind != PIECE_WORD || ps->p[i + 3].text.n > 3 ||
	    !all_capitals(ps->p[i + 3].text))
		return false;
	*b = i + 4;
	return true;
}

/* P.L. 109-115, Public Law 109-115: the Congress and the number of a law. */
static bool
law(const struct pieces *ps, size_t i)
{
	unsigned v;
	size_t j = i > 0 && piece_is(ps, i - 1, ".") ? i - 1 : i;

	return j > 0 && (piece_is(ps, j - 1, "p.l.") || (j > 1 &&
	    piece_in(ps, j - 1, " law l. l ") &&
	    piece_in(ps, j - 2, " public pub. pub . "))) &&
	    piece_hyphen(ps, i + 1) && piece_digits(ps, i + 2, &v) > 0;
}

/* 9AB, 747SP: capital letters glued behind that are no unit and no scale. */
static bool
code_behind(const struct pieces *ps, size_t i, size_t *b, struct arena *mem)
{
	struct span w;
	unsigned can;

	*b = i + 2;
	if (i + 2 < ps->n && ps->p[i + 1].glued && ps->p[i + 1].kind == PIECE_WORD &&
	    ps->p[i + 1].text.n <= 2 && ps->p[i + 2].glued && ps->p[i + 2].kind == PIECE_DIGITS &&
	    (!piece_in(ps, i + 1, " e x h m d ") || (span_is(ps->p[i + 1].text, "E") && ps->p[i].text.n == 1))) {
		*b = i + 3;
		return true;				/* 06F6, 7E7 */
	}
	if (i + 1 >= ps->n || !ps->p[i + 1].glued || ps->p[i + 1].kind != PIECE_WORD)
		return false;
	w = ps->p[i + 1].text;
	if (w.n > 2 && ps->p[i + 1].capital && !all_capitals(w) && ps->p[i].text.n <= 3 && ps->p[i + 1].is == 0 &&
	    !unit_or_money(ps, i + 1, mem))
		return true;				/* 3Com */
	if (w.n > 3 && (unsigned char)w.p[0] < 0x80 && ps->p[i + 1].is == 0 &&
	    !pos_known(ps->p[i + 1].low, &can) && !unit_or_money(ps, i + 1, mem))
		return true;				/* 4chan */
	if (w.n == 1 && ps->p[i].text.n <= 3 && all_capitals(w) && !piece_in(ps, i + 1, " k m b t ") &&
	    !(w.p[0] == 'G' && piece_digits(ps, i, &can) > 1))
		return !unit_or_money(ps, i + 1, mem);	/* 3D, 5G */
	if (w.n < 2 || w.n > 4 || ps->p[i + 1].is != 0)
		return false;
	return all_capitals(w) && !unit_or_money(ps, i + 1, mem) &&
	    !piece_cue(ps, i + 1, NUMCUE_LETTERED);
}

bool
blocker_id(const struct figure_scene *s, size_t i, size_t floor, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct measure u;
	size_t a = i, b = i + 1;
	const char *rule;
	enum figure_label label = FIGURE_ID;
	unsigned v;

	if (name_word(s, i, floor)) {
		*f = (struct figure){ .a = i - 1, .b = i + 1, .label = FIGURE_ID, .rule = "id:name", .conf = 70,
		    .value = figure_text(ps, i - 1, i + 1) };
		return true;
	}
	if (ps->p[i].kind != PIECE_DIGITS)
		return false;
	if (currency_before(ps, i, floor, &u))
		return false;
	if (i > 1 && piece_is_glued(ps, i - 1, "#") && piece_is(ps, i - 2, "&") && piece_is_glued(ps, i + 1, ";")) {
		rule = "id:entity";			/* &#233; */
		label = FIGURE_NONE;
	} else if (i == 0 && ps->p[i].text.n <= 2 && piece_in(ps, 1, " . ) ") && piece_glued(ps, 1) &&
	    ps->n > 3)
		rule = "id:list";			/* 1. Eligible ... */
	else if (piece_is(ps, i + 1, "zip") || (i >= floor + 2 && (piece_is(ps, i - 2, "zip") ||
	    piece_is(ps, i - 1, "zip"))))
		rule = "id:name";
	else if (named_fraction(ps, i) || season(ps, i)) {
		b = i + 3;
		rule = "id:name";
	} else if (law(ps, i) || variant(ps, i, &b)) {
		b = b > i + 3 ? b : i + 3;
		rule = "id:name";
	} else if (letters_around(ps, i, floor, &a, &b)) {
		rule = "id:letters";
		if (a + 1 == i && s->doc->token[ps->p[i].token].label == TOKEN_WORD)
			label = FIGURE_NONE;		/* a word that has digits in it */
	}
	else if (ps->p[i].text.n > 1 && ps->p[i].text.p[0] == '0' &&
	    piece_digits(ps, i, &v) > 1 && !piece_glued(ps, i + 1))
		rule = "id:zero";
	else if (address(ps, i, &b))
		rule = "id:address";
	else if (name_before(s, i, floor)) {
		rule = "id:name";
		if (piece_hyphen(ps, b) && piece_digits(ps, i, &v) == 3 &&
		    piece_digits(ps, b + 1, &v) == 3)
			b += 2;				/* Boeing 737-800 */
		if (b < ps->n && ps->p[b].glued && ps->p[b].kind == PIECE_WORD && ps->p[b].text.n <= 3)
			b++;
		if (piece_is(ps, b, "s") && piece_glued(ps, b) && b == i + 1)
			b++;				/* iPhone 15s */
	} else if (piece_glued(ps, i + 1) && piece_is(ps, i + 1, "s") && ps->p[i].text.n == 3 &&
	    !span_ends(ps->p[i].text, S("00")))
		b = i + 2, rule = "id:model";		/* 737s */
	else if (name_behind(ps, i, s->mem))
		rule = "id:model";
	else if (filing(ps, i, &b))
		rule = "id:letters";
	else if (code_behind(ps, i, &b, s->mem))
		rule = "id:letters";
	else
		return false;
	*f = (struct figure){ .a = a, .b = b, .label = label, .value = figure_text(ps, a, b), .rule = rule,
	    .conf = 80 };
	return true;
}
