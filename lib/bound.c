/*
 * See bound.h.
 *
 *	... the U.S.  "We did."  1) The ...
 *	           ^          ^ ^
 *	           candidates: behind a stop and what closes with it, behind an
 *	           abbreviation, before the marker of a list's next item
 */
#include "bound.h"
#include "lex_starter.h"
#include "utf8.h"

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

/* Token i stands right behind the one before it. */
static bool
is_glued(const struct bound *b, size_t i)
{
	return b->tok[i].at == b->tok[i - 1].at + b->tok[i - 1].n;
}

static bool
is_starter(const struct bound *b, size_t i)
{
	return lex_find(&lex_starter, word(b, i)).classes != 0;
}

/* The first token at or behind i that is no opening mark. */
static size_t
behind_openers(const struct bound *b, size_t i)
{
	while (i < b->n && (b->tok[i].kind == TOK_OPEN || b->tok[i].kind == TOK_QUOTE))
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

/* Does the list's next item begin at token i? */
static bool
is_next_item(const struct bound *b, size_t i)
{
	uint8_t style;
	size_t behind;

	return b->item != 0 && b->tok[i].n <= 4 && marker(b, i, &style, &behind) == b->item + 1 &&
	    style == b->style;
}

/* Where to look for the sentence's end: behind its marker, if it opens a list or goes on with it. */
static size_t
behind_marker(struct bound *b)
{
	uint8_t style;
	size_t behind = b->first;
	uint32_t number;

	if (b->tok[b->first].n > 4 || (number = marker(b, b->first, &style, &behind)) == 0)
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

/* A stop without a blank behind it: "Hello world.Today", "1,000.That". */
static bool
is_missing_blank(const struct bound *b, size_t stop)
{
	return stop > b->first && is_glued(b, stop) && b->tok[stop + 1].kind == TOK_OTHER &&
	    (is_lower(b, stop - 1) || b->tok[stop - 1].label == TOKEN_NUMBER || b->tok[stop].n > 1 ||
	    b->tok[stop - 1].label == TOKEN_WORD) && b->tok[stop - 1].n > 1 && is_upper(b, stop + 1) &&
	    b->tok[stop + 1].n > 1;
}

/* Behind a stop and its closers; next is the token behind them. */
static bool
ends_at_stop(const struct bound *b, size_t stop, size_t next)
{
	const struct tok *n = &b->tok[next];
	size_t begin = behind_openers(b, next);

	if (is_glued(b, next))
		return next == stop + 1 && is_missing_blank(b, stop);
	if (n->kind == TOK_DOTS)
		return is_upper(b, next + 1);
	if (n->kind == TOK_STOP || n->kind == TOK_CLOSE || n->kind == TOK_DASH)
		return false;
	if (n->label == TOKEN_PUNCT && begin == next && n->n == 1)
		return false;
	if (begin == next && is_lower(b, next))
		return false;
	if (n->label == TOKEN_NUMBER && stop > b->first && span_is(word(b, stop - 1), "\xc2\xb0"))
		return false;
	return begin < b->n;
}

/* Behind an abbreviation: what stands there must look more like a beginning than like a name. */
static bool
ends_at_abbreviation(const struct bound *b, size_t i, size_t next)
{
	size_t begin = behind_openers(b, next);

	if (begin >= b->n || is_glued(b, next))
		return false;
	if (b->tok[begin].kind == TOK_TITLE && i - b->first < 3)	/* At 5 a.m. Mr. Smith ... */
		return false;
	return is_upper(b, begin) && is_starter(b, begin);
}

/* Behind "I." or "C.": the letter ends a sentence if a small word leads to it. */
static bool
ends_at_initial(const struct bound *b, size_t i, size_t next)
{
	return i > b->first && !is_upper(b, i - 1) && b->tok[i - 1].label == TOKEN_WORD &&
	    ends_at_abbreviation(b, i, next);
}

static bool
ends(const struct bound *b, size_t i, size_t next)
{
	switch (b->tok[i].kind) {
	case TOK_STOP:
	case TOK_DOTS:
		return ends_at_stop(b, i, next);
	case TOK_ABBREV:
		return ends_at_abbreviation(b, i, next);
	case TOK_INITIAL:
		return ends_at_initial(b, i, next);
	default:
		return false;
	}
}

/* Behind the closing marks that stand right behind token i. */
static size_t
behind_closers(const struct bound *b, size_t i)
{
	size_t next = i + 1;

	while (next < b->n && is_glued(b, next) &&
	    (b->tok[next].kind == TOK_CLOSE || b->tok[next].kind == TOK_QUOTE))
		next++;
	return next;
}

size_t
bound_next(struct bound *b)
{
	size_t next;

	for (size_t i = behind_marker(b); i + 1 < b->n; i++) {
		if (i > b->first && is_next_item(b, i))
			return i;
		if (b->tok[i].kind == TOK_OTHER || b->tok[i].kind > TOK_INITIAL)
			continue;
		next = behind_closers(b, i);
		if (next < b->n && ends(b, i, next))
			return next;
	}
	return b->n;
}
