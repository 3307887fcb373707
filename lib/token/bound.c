/*
 * See bound.h.
 *
 *	... the U.S.  "We did."  1) The ...
 *	           ^          ^ ^
 *	           candidates: behind a stop and what closes with it, behind an
 *	           abbreviation, before the marker of a list's next item
 */
#include "token/bound.h"
#include "lex_abbrev.h"
#include "lex_starter.h"
#include "utf8.h"

enum {
	STARTER_MAX = 24,	/* bytes of a word of data/starter.tsv */
	OPENERS = 8,		/* opening marks in a row that are looked behind */
	NAME_WORDS = 7		/* of a speaker, and the verb */
};

static struct span
word(const struct bound *b, size_t i)
{
	return (struct span){ b->p + b->tok[i].at, b->tok[i].n };
}

static uint32_t
first_char(struct span w)
{
	size_t i = 0;

	return utf8_next(w, &i);
}

static bool
is_upper(const struct bound *b, size_t i)
{
	return i < b->n && utf8_is_upper(first_char(word(b, i)));
}

static bool
is_lower(const struct bound *b, size_t i)
{
	return i < b->n && utf8_is_lower(first_char(word(b, i)));
}

/* A small letter, and no capital behind it: "iPhone" may begin a sentence. */
static bool
is_small(const struct bound *b, size_t i)
{
	struct span w = i < b->n ? word(b, i) : S("");

	if (!is_lower(b, i))
		return false;
	for (size_t k = 1; k < w.n; k++)
		if (w.p[k] >= 'A' && w.p[k] <= 'Z')
			return false;
	return true;
}

/* Token i stands right behind the one before it. */
static bool
is_glued(const struct bound *b, size_t i)
{
	return b->tok[i].at == b->tok[i - 1].at + b->tok[i - 1].n;
}

/* The first token at or behind i that is no opening mark. */
static size_t
behind_openers(const struct bound *b, size_t i)
{
	size_t end = i + OPENERS < b->n ? i + OPENERS : b->n;

	while (i < end && (b->tok[i].kind == TOK_OPEN || b->tok[i].kind == TOK_QUOTE))
		i++;
	return i;
}

/* ---- Lists in running text: 1) ... 2) ... ---- */

enum { STYLE_STOP = 1, STYLE_BRACKET = 2, STYLE_LETTER = 4, STYLE_BULLET = 8 };

/*
 * The marker at token i: "1." "2)" "3.)" "a." "* 9.", and a word behind it.
 * Its number, 0 if there is none; *style tells how it is written, *behind
 * where the item's words begin.
 */
static uint32_t
marker(const struct bound *b, size_t i, uint8_t *style, size_t *behind)
{
	struct span w = word(b, i);
	uint32_t number = 0;

	*style = 0;
	if (span_is(w, "\xe2\x80\xa2") || span_is(w, "\xe2\x81\x83") || span_is(w, "\xe2\x96\xaa")) {
		*style = STYLE_BULLET;
		if (++i == b->n)
			return 0;
		w = word(b, i);
	}
	if (w.n > 1 && w.p[w.n - 1] == '.') {
		*style |= STYLE_STOP;
		w.n--;
	}
	if (w.n == 1 && w.p[0] >= 'a' && w.p[0] <= 'z') {
		*style |= STYLE_LETTER;
		number = (uint32_t)(w.p[0] - 'a' + 1);
	} else if (w.n == 0 || w.n > 3 || !row_number(w, &number))
		return 0;
	if (++i < b->n && (*style & STYLE_STOP) == 0 && is_glued(b, i) && span_is(word(b, i), ".")) {
		*style |= STYLE_STOP;
		i++;
	}
	if (i < b->n && is_glued(b, i) && span_is(word(b, i), ")")) {
		*style |= STYLE_BRACKET;
		i++;
	}
	if (i >= b->n || (*style & (STYLE_STOP | STYLE_BRACKET)) == 0 || !is_upper(b, i) || is_glued(b, i))
		return 0;
	*behind = i;
	return number;
}

/* Is token i, by its length and first byte, perhaps the marker of an item? */
static bool
may_be_marker(const struct bound *b, size_t i)
{
	struct span w = word(b, i);

	return w.n <= 4 && (w.n == 1 || (unsigned char)w.p[0] > 0x7f || (w.p[0] >= '0' && w.p[0] <= '9') ||
	    (w.n == 2 && w.p[1] == '.'));
}

/* Does the list's next item begin at token i? */
static bool
is_next_item(const struct bound *b, size_t i)
{
	uint8_t style;
	size_t behind;

	return b->item != 0 && may_be_marker(b, i) && marker(b, i, &style, &behind) == b->item + 1 &&
	    style == b->style;
}

/* Where the list's next item begins, from token i on; b->n if there is none. */
static size_t
next_item(const struct bound *b, size_t i)
{
	if (b->item == 0)
		return b->n;
	for (i = i > b->first ? i : i + 1; i < b->n; i++)
		if (is_next_item(b, i))
			return i;
	return b->n;
}

/* Where to look for the sentence's end: behind its marker, if it opens a list or goes on with it. */
static size_t
behind_marker(struct bound *b)
{
	uint8_t style;
	size_t behind = b->first;
	uint32_t number;

	if (!may_be_marker(b, b->first) || (number = marker(b, b->first, &style, &behind)) == 0)
		return b->first;
	if (b->item == 0) {
		b->item = number;
		b->style = style;
	} else if (is_next_item(b, b->first))
		b->item = number;
	else
		return b->first;
	return behind;
}

/* ---- The verdict ---- */

/* The number of a note at token i: [5] */
static bool
is_note(const struct bound *b, size_t i)
{
	return i + 2 < b->n && span_is(word(b, i), "[") && b->tok[i + 1].label == TOKEN_NUMBER &&
	    span_is(word(b, i + 2), "]");
}

/* "I", "I'm": the capital of this word says nothing. */
static bool
is_pronoun_i(const struct bound *b, size_t i)
{
	struct span w = word(b, i);

	return w.n > 0 && w.p[0] == 'I' && (w.n == 1 || w.p[1] == '\'' || (unsigned char)w.p[1] == 0xe2);
}

/* The classes that data/starter.tsv has for token i, which begins with a capital; 0 if it does not. */
static uint32_t
starter_classes(const struct bound *b, size_t i)
{
	char low[STARTER_MAX];
	struct span w = word(b, i);

	if (!is_upper(b, i) || w.n > sizeof(low))
		return 0;
	for (size_t k = 0; k < w.n; k++)
		low[k] = (char)utf8_lower((unsigned char)w.p[k]);
	return lex_find(&lex_starter, (struct span){ low, w.n }).classes;
}

/* HOPE */
static bool
is_capitals(struct span w)
{
	return w.n > 1 && w.p[1] >= 'A' && w.p[1] <= 'Z';
}

/* A word of those classes in a capital, and a small word or a mark behind it: "The city", "Yes,", not "The Who". */
static bool
is_opening(const struct bound *b, size_t i, uint32_t classes)
{
	if (i + 1 >= b->n || (starter_classes(b, i) & classes) == 0 || is_pronoun_i(b, i) || is_capitals(word(b, i)))
		return false;
	return is_lower(b, i + 1) || b->tok[i + 1].label == TOKEN_PUNCT || is_pronoun_i(b, i + 1);
}

/* The number of a note that was raised, at token i behind the stop: "due to rights. 4 Even though" */
static bool
is_raised_note(const struct bound *b, size_t stop, size_t i)
{
	return b->tok[i].label == TOKEN_NUMBER && b->tok[i].n <= 3 && !is_glued(b, i) && b->item == 0 &&
	    span_is(word(b, stop), ".") && stop > b->first + 3 && b->tok[b->first].label != TOKEN_NUMBER &&
	    is_opening(b, i + 1, STARTER_CLOSED);
}

/* What was left out of a text, at token i: [...] */
static size_t
omission(const struct bound *b, size_t i)
{
	if (span_is(word(b, i), "[...]"))
		return 1;
	return i + 2 < b->n && span_is(word(b, i), "[") && b->tok[i + 1].kind == TOK_DOTS &&
	    span_is(word(b, i + 2), "]") ? 3 : 0;
}

/*
 * Behind what closes with token i: marks, the numbers of notes, 'he said." [5]',
 * and what is left out behind it.
 */
static size_t
behind_closers(const struct bound *b, size_t i)
{
	size_t next = i + 1, k;

	while (next < b->n) {
		if (is_note(b, next))
			next += 3;
		else if ((k = omission(b, next)) > 0)
			next += k;
		else if (is_raised_note(b, i, next))
			next++;
		else if (is_glued(b, next) && (b->tok[next].kind == TOK_CLOSE || b->tok[next].kind == TOK_QUOTE))
			next++;
		else
			break;
	}
	return next;
}

/* The full stop and its kin in Chinese and Japanese, which have no blank behind them. */
static bool
is_wide_stop(const struct bound *b, size_t stop)
{
	return first_char(word(b, stop)) >= 0x3000;
}

/*
 * A stop without a blank behind it: "Hello world.Today", "1,000.That", not a name
 * like "One.Tel, which".
 */
static bool
is_missing_blank(const struct bound *b, size_t stop)
{
	return stop > b->first && is_glued(b, stop) && b->tok[stop - 1].n > 1 &&
	    (b->tok[stop - 1].label == TOKEN_WORD || b->tok[stop - 1].label == TOKEN_NUMBER) &&
	    b->tok[stop + 1].label == TOKEN_WORD && b->tok[stop + 1].n > 1 && is_upper(b, stop + 1) &&
	    !utf8_is_upper((unsigned char)word(b, stop + 1).p[1]) &&
	    !(is_upper(b, stop - 1) && stop + 2 < b->n && b->tok[stop + 2].label == TOKEN_PUNCT &&
	    (starter_classes(b, stop + 1) & (STARTER_CLOSED | STARTER_START)) == 0);
}

/* A plain stop behind a word, a closing mark, or a number that is no item's: no question. */
static bool
is_plain_stop(const struct bound *b, size_t stop)
{
	const struct tok *t = &b->tok[stop], *prev = t - 1;

	if (stop == b->first || t->n != 1 || b->p[t->at] != '.')
		return false;
	if (prev->label == TOKEN_NUMBER)
		return stop > b->first + 1;
	return prev->kind == TOK_CLOSE || prev->kind == TOK_QUOTE ||
	    (prev->label == TOKEN_WORD && (prev->n > 2 ||
	    (stop == b->first + 1 && !is_capitals(word(b, stop - 1)))));	/* No. Not today. */
}

/* Behind "Why?": a name, then a verb of saying: "Mayor Jane Smith asked". */
static bool
is_said_by(const struct bound *b, size_t i)
{
	for (size_t from = i; i < b->n && i < from + NAME_WORDS && b->tok[i].label == TOKEN_WORD; i++) {
		if (i > from && (lex_find(&lex_starter, word(b, i)).classes & STARTER_SAY) != 0)
			return true;
		if (!is_upper(b, i) || (i == from && (starter_classes(b, i) & STARTER_CLOSED) != 0))
			return false;
	}
	return false;
}

/* Behind a stop and its closers. */
static enum bound_verdict
rule_stop(const struct bound *b, size_t stop, size_t next)
{
	const struct tok *n = &b->tok[next];
	size_t begin = behind_openers(b, next);

	if (is_glued(b, next))
		return is_wide_stop(b, stop) || (next == stop + 1 && is_missing_blank(b, stop)) ?
		    BOUND_YES : BOUND_NO;
	if (stop == b->first && b->tok[stop].kind == TOK_DOTS)
		return BOUND_NO;
	if (n->kind == TOK_DOTS)
		return b->tok[stop].kind == TOK_STOP && is_upper(b, next + 1) ? BOUND_YES : BOUND_NO;
	if (n->kind == TOK_STOP || n->kind == TOK_CLOSE)
		return BOUND_NO;
	if (b->loose)
		return BOUND_ASK;
	if (begin == b->n || (n->label == TOKEN_PUNCT && begin == next && n->n == 1))
		return BOUND_NO;
	if (n->kind == TOK_DASH && is_small(b, next + 1))		/* and -- voila! -- you have cake */
		return BOUND_NO;
	if (begin == next && (is_small(b, next) || (b->tok[stop].kind == TOK_DOTS && is_pronoun_i(b, next))))
		return BOUND_NO;
	if (n->label == TOKEN_NUMBER && stop > b->first && span_is(word(b, stop - 1), "\xc2\xb0"))
		return BOUND_NO;
	if (is_plain_stop(b, stop) && (is_upper(b, begin) || (is_lower(b, begin) && !is_small(b, begin))))
		return BOUND_YES;
	return next > stop + 1 && is_said_by(b, next) ? BOUND_NO : BOUND_ASK;
}

/* A state behind its city: in running text it has a comma on both sides. */
static bool
is_state(const struct bound *b, size_t i)
{
	return i > b->first + 1 && span_is(word(b, i - 1), ",") && is_upper(b, i - 2) &&
	    (lex_find(&lex_abbrev, word(b, i)).classes & ABBREV_STATE) != 0;
}

/* p.m. and a.m., in capitals or not. */
static bool
is_clock(const struct bound *b, size_t i)
{
	struct span w = word(b, i);

	return span_is(w, "p.m.") || span_is(w, "a.m.") || span_is(w, "P.M.") || span_is(w, "A.M.");
}

/*
 * Behind an abbreviation, in text where a capital means something: the class
 * of the next word decides where it can.
 */
static enum bound_verdict
rule_next_class(const struct bound *b, size_t i, size_t begin)
{
	uint32_t classes = starter_classes(b, begin);
	bool acronym = b->tok[i].n > 3 && b->p[b->tok[i].at + 1] == '.';

	if ((classes & STARTER_DATE) != 0 && (is_lower(b, i) || is_clock(b, i)))	/* 6 p.m. Sunday */
		return BOUND_NO;
	if ((classes & STARTER_CLOSED) != 0)				/* the U.S. The city */
		return BOUND_YES;
	if (is_state(b, i) && begin == i + 1)				/* in Reading, Pa. Cecil */
		return BOUND_YES;
	if ((classes & STARTER_START) != 0 && is_lower(b, begin + 1) && (!acronym || is_lower(b, i) ||
	    is_clock(b, i)))
		return BOUND_YES;					/* in Calif. Factories are */
	if (i > b->first + 1 && is_pronoun_i(b, begin) && is_lower(b, begin + 1))	/* the U.S. I went */
		return BOUND_YES;
	return BOUND_ASK;
}

/* Behind an abbreviation or an initial. */
static enum bound_verdict
rule_abbreviation(const struct bound *b, size_t i, size_t next)
{
	size_t begin = behind_openers(b, next);

	if (begin >= b->n || is_glued(b, next) || (b->tok[next].label == TOKEN_PUNCT && begin == next))
		return BOUND_NO;
	if (b->tok[begin].kind == TOK_TITLE && i - b->first < 3)	/* At 5 a.m. Mr. Smith ... */
		return BOUND_NO;
	if (b->loose)
		return BOUND_ASK;
	if (!is_upper(b, begin) && begin == next)
		return BOUND_NO;
	if (b->tok[i].kind == TOK_INITIAL && (i == b->first || is_upper(b, i - 1) || b->tok[begin].kind == TOK_INITIAL))
		return BOUND_NO;
	return rule_next_class(b, i, begin);
}

/* Behind a title: only a street ends a sentence, "on Main St. The city". */
static enum bound_verdict
rule_title(const struct bound *b, size_t i, size_t next)
{
	return !is_glued(b, next) && (lex_find(&lex_abbrev, word(b, i)).classes & ABBREV_STREET) != 0 &&
	    (starter_classes(b, next) & STARTER_CLOSED) != 0 ? BOUND_YES : BOUND_NO;
}

/* Is token i a word that broke off? "th-" */
static bool
is_broken_off(const struct bound *b, size_t i)
{
	return b->tok[i].label == TOKEN_WORD && b->p[b->tok[i].at + b->tok[i].n - 1] == '-';
}

/* Behind a long dash: "I was at the -- This is at six": what was said breaks off. */
static enum bound_verdict
rule_dash(const struct bound *b, size_t i, size_t next)
{
	bool broken = i > b->first && (is_broken_off(b, i - 1) || is_broken_off(b, next)) &&
	    is_upper(b, next) && !is_pronoun_i(b, next);

	if (is_glued(b, next) || i < b->first + 2 ||
	    !(broken || is_opening(b, next, STARTER_CLOSED | STARTER_START)))
		return BOUND_NO;
	return span_is(word(b, i), "--") || span_is(word(b, i), "\xe2\x80\x94") ? BOUND_YES : BOUND_NO;
}

/* Without a stop: before a capital, a number or a mark, or behind a mark. */
static enum bound_verdict
rule_gap(const struct bound *b, size_t i, size_t next)
{
	if (is_glued(b, next) || b->tok[i].kind == TOK_TITLE || b->tok[next].kind == TOK_CLOSE)
		return BOUND_NO;
	if (b->tok[i].label == TOKEN_WORD && b->tok[next].label == TOKEN_WORD && !is_upper(b, next))
		return BOUND_NO;
	return BOUND_ASK;
}

static enum bound_verdict
rule(const struct bound *b, size_t i, size_t next)
{
	switch (b->tok[i].kind) {
	case TOK_STOP:
	case TOK_DOTS:
		return rule_stop(b, i, next);
	case TOK_ABBREV:
	case TOK_INITIAL:
		return rule_abbreviation(b, i, next);
	case TOK_TITLE:
		return rule_title(b, i, next);
	case TOK_DASH:
		if (!b->loose)
			return rule_dash(b, i, next);
		/* FALLTHROUGH */
	default:
		return b->loose ? rule_gap(b, i, next) : BOUND_NO;
	}
}

static bool
is_stop(const struct tok *t)
{
	return t->kind >= TOK_STOP && t->kind <= TOK_INITIAL;
}

/* The first token from i on, but for the last, behind which a sentence of edited text may end. */
static size_t
next_end(struct bound *b, size_t i)
{
	while (*b->end < i)
		b->end++;
	return *b->end < b->n ? *b->end : b->n - 1;
}

enum bound_verdict
bound_place(struct bound *b, size_t *at, struct place *place)
{
	enum bound_verdict v = BOUND_NO;
	size_t i, next;

	for (i = *at; i + 1 < b->n && v == BOUND_NO; i = next) {
		if (!b->loose)
			i = next_end(b, i);
		if (i + 1 == b->n)
			break;
		next = i + 1;
		if (is_stop(&b->tok[i]))
			next = behind_closers(b, i);
		if (next >= b->n)
			break;
		*place = (struct place){ b->p, b->tok, b->n, b->first, i, next };
		v = rule(b, i, next);
	}
	*at = i;
	return v;
}

/* Behind the number of a figure that opens a line, "Figure 1.5 The old bridge"; 0 if there is none. */
static size_t
figure_number(const struct bound *b)
{
	return b->first == 0 && b->n > 3 && b->tok[1].label == TOKEN_NUMBER && is_upper(b, 2) &&
	    (span_is(word(b, 0), "Figure") || span_is(word(b, 0), "Table")) ? 2 : 0;
}

size_t
bound_next(struct bound *b)
{
	enum bound_verdict v;
	struct place place;
	size_t i = behind_marker(b), item = next_item(b, i), end = b->n;

	if (figure_number(b) > 0)
		return figure_number(b);
	while ((v = bound_place(b, &i, &place)) != BOUND_NO && place.next <= item)
		if (v == BOUND_YES || evidence_weigh(&place) > 0) {
			end = place.next;
			break;
		}
	return end < item ? end : item;
}
