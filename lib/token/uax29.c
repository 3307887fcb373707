/*
 * See uax29.h.  Rules are named as in the annex (WB3, SB8 ...).
 *
 * Both walks keep the classes of the last characters that count and look ahead
 * where a rule does: WB6, WB7b and WB12 at the next character that is no Extend,
 * Format or ZWJ, SB8 at what follows up to a letter.  A look ahead is not done
 * again before its end is passed, so time is linear.
 */
#include "token/uax29.h"
#include "uni.h"
#include "utf8.h"

static unsigned
props(struct span s, size_t i, size_t *next)
{
	uint32_t c;

	*next = i;
	c = utf8_next(s, next);
	return c == 0xfffd && *next - i == 1 ? 0 : uni_of(c);
}

/* ---- Words ---- */

static bool
is_ahletter(enum uni_word w)
{
	return w == WB_ALetter || w == WB_Hebrew_Letter;
}

static bool
is_midletter(enum uni_word w)
{
	return w == WB_MidLetter || w == WB_MidNumLet || w == WB_Single_Quote;
}

static bool
is_midnum(enum uni_word w)
{
	return w == WB_MidNum || w == WB_MidNumLet || w == WB_Single_Quote;
}

static bool
is_newline(enum uni_word w)
{
	return w == WB_CR || w == WB_LF || w == WB_Newline;
}

static bool
is_ignored(enum uni_word w)
{
	return w == WB_Extend || w == WB_Format || w == WB_ZWJ;
}

/* The class of the first character at or behind i that WB4 does not ignore; Other at the end. */
static enum uni_word
word_ahead(struct span s, size_t i)
{
	enum uni_word w = WB_Other;

	while (i < s.n) {
		w = uni_word(props(s, i, &i));
		if (!is_ignored(w))
			return w;
	}
	return WB_Other;
}

/* What is known behind the last character. */
struct words {
	enum uni_word	last;		/* of the last character */
	enum uni_word	one, two;	/* of the last two that WB4 does not ignore */
	bool		odd;		/* an odd number of regional indicators ends here */
};

/* Does WB5 to WB13b keep w, at byte i with `next` behind it, with what came before? */
static bool
joins(const struct words *k, enum uni_word w, struct span s, size_t next)
{
	enum uni_word one = k->one, two = k->two;

	if (is_ahletter(one)) {
		if (is_ahletter(w) || w == WB_Numeric || w == WB_ExtendNumLet)		/* WB5 WB9 WB13a */
			return true;
		if (is_midletter(w) && is_ahletter(word_ahead(s, next)))		/* WB6 */
			return true;
		if (one == WB_Hebrew_Letter && (w == WB_Single_Quote ||		/* WB7a */
		    (w == WB_Double_Quote && word_ahead(s, next) == WB_Hebrew_Letter)))	/* WB7b */
			return true;
	}
	if (is_midletter(one) && is_ahletter(two) && is_ahletter(w))			/* WB7 */
		return true;
	if (one == WB_Double_Quote && two == WB_Hebrew_Letter && w == WB_Hebrew_Letter)	/* WB7c */
		return true;
	if (one == WB_Numeric) {
		if (w == WB_Numeric || is_ahletter(w) || w == WB_ExtendNumLet)		/* WB8 WB10 WB13a */
			return true;
		if (is_midnum(w) && word_ahead(s, next) == WB_Numeric)			/* WB12 */
			return true;
	}
	if (is_midnum(one) && two == WB_Numeric && w == WB_Numeric)			/* WB11 */
		return true;
	if (one == WB_Katakana && (w == WB_Katakana || w == WB_ExtendNumLet))		/* WB13 WB13a */
		return true;
	return one == WB_ExtendNumLet && (w == WB_ExtendNumLet || is_ahletter(w) || w == WB_Numeric ||
	    w == WB_Katakana);								/* WB13a WB13b */
}

size_t
uax29_word(struct span s, size_t i)
{
	unsigned v = props(s, i, &i);
	struct words k = { uni_word(v), uni_word(v), WB_Other, uni_word(v) == WB_Regional_Indicator };
	enum uni_word w;
	size_t next;

	for (; i < s.n; i = next) {
		v = props(s, i, &next);
		w = uni_word(v);
		if (k.last == WB_CR && w == WB_LF) {					/* WB3 */
			k.last = k.one = w;
			continue;
		}
		if (is_newline(k.last) || is_newline(w))				/* WB3a WB3b */
			return i;
		if (k.last == WB_ZWJ && uni_pictograph(v))				/* WB3c */
			;
		else if (k.last == WB_WSegSpace && w == WB_WSegSpace)			/* WB3d */
			;
		else if (is_ignored(w)) {						/* WB4 */
			k.last = w;
			continue;
		} else if (k.one == WB_Regional_Indicator && w == WB_Regional_Indicator && k.odd)
			;								/* WB15 WB16 */
		else if (!joins(&k, w, s, next))
			return i;
		k.odd = w == WB_Regional_Indicator && !k.odd;
		k.two = k.one;
		k.last = k.one = w;
	}
	return s.n;
}

/* ---- Sentences ---- */

static bool
is_separator(enum uni_sentence k)
{
	return k == SB_Sep || k == SB_CR || k == SB_LF;
}

/* SB8: behind ATerm Close* Sp* stands nothing but odd characters up to a small letter. */
static bool
lower_ahead(struct span s, size_t i)
{
	enum uni_sentence k;

	while (i < s.n) {
		k = uni_sentence(props(s, i, &i));
		if (k == SB_Lower)
			return true;
		if (k == SB_OLetter || k == SB_Upper || is_separator(k) || k == SB_STerm || k == SB_ATerm)
			return false;
	}
	return false;
}

/* Where a sentence may end: behind a terminator, what closes it, blanks. */
enum stage { NOWHERE, TERM, CLOSE, SPACE };

size_t
uax29_sentence(struct span s, size_t i)
{
	enum uni_sentence last = SB_Other, before = SB_Other, k;
	enum stage stage = NOWHERE;
	bool aterm = false;		/* the terminator is an ATerm */
	size_t next;

	for (; i < s.n; i = next) {
		k = uni_sentence(props(s, i, &next));
		if (is_separator(last) && !(last == SB_CR && k == SB_LF))		/* SB3 SB4 */
			return i;
		if (k == SB_Extend || k == SB_Format)					/* SB5 */
			continue;
		if (stage == TERM && aterm && (k == SB_Numeric ||			/* SB6 */
		    (k == SB_Upper && (before == SB_Upper || before == SB_Lower))))	/* SB7 */
			stage = NOWHERE;
		else if (stage != NOWHERE && (k == SB_SContinue || k == SB_STerm || k == SB_ATerm ||	/* SB8a */
		    (stage < SPACE && k == SB_Close) || k == SB_Sp || is_separator(k)))	/* SB9 SB10 */
			;
		else if (stage != NOWHERE) {
			if (!(aterm && lower_ahead(s, i)))				/* SB8 SB11 */
				return i;
			stage = NOWHERE;
		}
		before = last;
		last = k;
		if (k == SB_STerm || k == SB_ATerm) {
			stage = TERM;
			aterm = k == SB_ATerm;
		} else if (stage != NOWHERE)
			stage = k == SB_Close && stage < SPACE ? CLOSE : k == SB_Sp ? SPACE :
			    is_separator(k) ? stage : NOWHERE;
	}
	return s.n;
}
