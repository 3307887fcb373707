/*
 * See scan.h.
 *
 *	... DENVER (AP) ... said.  "U.S.-led troops aren't ...
 *	    ~~~~~~ a run of letters: done when no hard byte touches it
 *	           ^ ^^ ^ hard bytes: where one touches a token, the token has to
 *	                be looked at
 *
 * The text goes by in blocks (block.h).  Between two hard bytes all tokens are
 * runs of letters and marks that stand for themselves: they are taken from the
 * masks, one after the other, without a look at their bytes.  The hard places
 * that are frequent and simple, a stop behind a long word, figures, "aren't",
 * are decided here, the others in end.c.
 *
 * Invariant: a block begins where no token and no gap has taken the byte.
 */
#include "token/scan.h"
#include "net.h"
#include "token/end.h"

enum {
	LAST = BLOCK - 1,	/* this byte of a block is left to the next one */
	AGAIN = 40		/* behind this many bytes of a block another one is made */
};

/* A block of the text that is scanned.  Bytes that are done, and those behind its end, have no bits. */
struct window {
	const char	*p;
	size_t		 from;		/* offset of p in the text */
	uint64_t	 run;		/* letters, apostrophes between letters, and digits */
	uint64_t	 inner;		/* those apostrophes */
	uint64_t	 mark;
	uint64_t	 hard;		/* letters beside digits, and all others but gaps */
};

/* ---- Tokens found ---- */

/* A token that is no hard place, by its first byte.  Other bytes begin words. */
static const struct look {
	uint8_t	label, kind;
} look_of[256] = {
	['"'] = { TOKEN_PUNCT, TOK_QUOTE }, [','] = { TOKEN_PUNCT, TOK_OTHER }, [')'] = { TOKEN_PUNCT, TOK_CLOSE },
	[']'] = { TOKEN_PUNCT, TOK_CLOSE }, ['}'] = { TOKEN_PUNCT, TOK_CLOSE },
	['0'] = { TOKEN_NUMBER, TOK_OTHER }, ['1'] = { TOKEN_NUMBER, TOK_OTHER }, ['2'] = { TOKEN_NUMBER, TOK_OTHER },
	['3'] = { TOKEN_NUMBER, TOK_OTHER }, ['4'] = { TOKEN_NUMBER, TOK_OTHER }, ['5'] = { TOKEN_NUMBER, TOK_OTHER },
	['6'] = { TOKEN_NUMBER, TOK_OTHER }, ['7'] = { TOKEN_NUMBER, TOK_OTHER }, ['8'] = { TOKEN_NUMBER, TOK_OTHER },
	['9'] = { TOKEN_NUMBER, TOK_OTHER }
};

/* Adds the token of bytes i to end of the window, all of them ASCII. */
static inline void
put(struct tokens *t, const struct window *w, size_t i, size_t end, struct look look)
{
	size_t at = w->from + i;

	if (token_ends(look.kind))
		t->end[t->n_end++] = (uint32_t)t->n;
	t->tok[t->n++] = (struct tok){ (uint32_t)at, (uint32_t)(end - i), (uint32_t)(at - t->more), (uint32_t)(end - i),
	    look.label, look.kind };
}

static inline void
put_word(struct tokens *t, const struct window *w, size_t i, size_t end)
{
	put(t, w, i, end, (struct look){ TOKEN_WORD, TOK_OTHER });
}

static inline size_t
first_of(uint64_t mask)
{
	return (size_t)__builtin_ctzll(mask);
}

/* All bytes below the first of mask. */
static inline uint64_t
below(uint64_t mask)
{
	return (mask & -mask) - 1;
}

/*
 * Adds tokens: the k-th one begins with the k-th bit of `begin` and ends before
 * the k-th bit of `end`.  Gives the bits of `begin` that are left.
 */
static inline uint64_t
put_all(struct tokens *t, const struct window *w, uint64_t begin, uint64_t end)
{
	struct tok *k = t->tok + t->n;
	uint32_t from = (uint32_t)w->from, cp = (uint32_t)(w->from - t->more);

	for (; end != 0; end &= end - 1, begin &= begin - 1, k++) {
		uint32_t i = (uint32_t)first_of(begin), n = (uint32_t)first_of(end) - i;
		struct look look = look_of[(unsigned char)w->p[i]];

		*k = (struct tok){ from + i, n, cp + i, n, look.label, look.kind };
	}
	t->n = (size_t)(k - t->tok);
	return begin;
}

/* Bytes that are not the first of a code point. */
static inline size_t
continuation_bytes(const char *p, size_t n)
{
	size_t more = 0;

	for (size_t i = 0; i < n; i++)
		more += ((unsigned char)p[i] & 0xc0) == 0x80;
	return more;
}

/* The token at i, or the gap: goes behind it.  A word's letters and apostrophes go from i to j. */
static size_t
any_token(const struct scan *x, size_t i, size_t j)
{
	struct tokens *t = x->t;
	struct found f = { TOKEN_WORD, TOK_OTHER };
	size_t end = end_of_token(x, i, j, &f), high;

	if (end == i) {
		end = end_of_gap(x, i);
		t->more += continuation_bytes(x->p + i, end - i);
		return end;
	}
	high = continuation_bytes(x->p + i, end - i);
	if (token_ends(f.kind))
		t->end[t->n_end++] = (uint32_t)t->n;
	t->tok[t->n++] = (struct tok){ (uint32_t)i, (uint32_t)(end - i), (uint32_t)(i - t->more),
	    (uint32_t)(end - i - high), (uint8_t)f.label, (uint8_t)f.kind };
	t->more += high;
	return end;
}

/* ---- Hard bytes ---- */

static inline unsigned
class_at(const struct window *w, size_t i)
{
	return end_byte[(unsigned char)w->p[i]];
}

/* A word or number goes no further when it has come to this byte. */
static inline bool
is_end(const struct window *w, size_t i)
{
	return class_at(w, i) == BYTE_GAP || class_at(w, i) == BYTE_MARK;
}

/* Is the word of n bytes no abbreviation, whatever stands behind its stop? */
static bool
is_no_abbreviation(const struct tokens *t, const char *p, size_t n)
{
	return n > 1 && (p[1] & 0x20) != 0 && t->abbrev == NULL && !sieve_may_have(&t->abbrevs, sieve_key(p, n), n);
}

/* Does no e-mail address begin at i? */
static bool
is_no_email(const struct scan *x, size_t i)
{
	struct tokens *t = x->t;
	const char *sign;

	if (t->sign <= i) {
		sign = memchr(x->p + i, '@', x->to - i);
		t->sign = sign == NULL ? x->to : (size_t)(sign - x->p);
	}
	return t->sign == x->to || t->sign - i > NET_LOCAL + 1;
}

/* Is the word no prefix that a hyphen joins to the next one? */
static bool
is_no_prefix(const struct tokens *t, const char *p, size_t n)
{
	return n > PREFIX_MAX || !sieve_may_have(&t->prefixes, sieve_folded(p, n), n);
}

/* The hard byte at j, which touches the word that begins at i: goes behind it, or stays at i. */
static size_t
behind_word(const struct scan *x, const struct window *w, size_t i, size_t j)
{
	const char *p = w->p;
	struct tokens *t = x->t;
	unsigned next = class_at(w, j + 1);

	switch (p[j]) {
	case '.':				/* said. */
		if (next == BYTE_LETTER || next == BYTE_DIGIT || p[j + 1] == '.' ||
		    !is_no_abbreviation(t, p + i, j - i))
			return i;
		put_word(t, w, i, j);
		put(t, w, j, j + 1, (struct look){ TOKEN_PUNCT, TOK_STOP });
		return j + 1;
	case ':':				/* said: */
		if (next != BYTE_GAP)
			return i;
		put_word(t, w, i, j);
		put(t, w, j, j + 1, (struct look){ TOKEN_PUNCT, TOK_OTHER });
		return j + 1;
	case '-':				/* search-engine */
		if (next != BYTE_LETTER || !is_no_prefix(t, p + i, j - i) || !is_no_email(x, w->from + i))
			return i;
		put_word(t, w, i, j);
		put(t, w, j, j + 1, (struct look){ TOKEN_PUNCT, TOK_DASH });
		return j + 1;
	}
	return i;
}

/* The number of digits from i on, which the hard byte at j touches: goes behind it, or stays at i. */
static size_t
behind_digits(const struct scan *x, const struct window *w, size_t i, size_t j)
{
	const char *p = w->p;
	struct tokens *t = x->t;
	struct look look = { TOKEN_PUNCT, TOK_STOP };

	while ((p[j] == ',' || p[j] == '.') && class_at(w, j + 1) == BYTE_DIGIT)	/* 1,250.5 */
		for (j++; class_at(w, j) == BYTE_DIGIT; j++)
			if (j == LAST)
				return i;
	if (is_end(w, j)) {
		put(t, w, i, j, look_of['0']);
		return j;
	}
	if (p[j] == '%')
		look = (struct look){ TOKEN_SYMBOL, TOK_OTHER };
	else if (p[j] != '.' || j - i < 3 || class_at(w, j + 1) != BYTE_GAP)		/* in 2004. */
		return i;
	put(t, w, i, j, look_of['0']);
	put(t, w, j, j + 1, look);
	return j + 1;
}

/* The hard byte at i that begins a token: goes behind it, or stays there. */
static size_t
mark_alone(const struct scan *x, const struct window *w, size_t i)
{
	char next = w->p[i + 1];
	struct look look = { TOKEN_PUNCT, TOK_OTHER };

	switch (w->p[i]) {
	case '$':
		look.label = TOKEN_SYMBOL;
		if (next == '$')
			return i;
		break;
	case '(':
		look.kind = TOK_OPEN;
		if (next == ':' || next == ';')
			return i;
		break;
	case '-':
		look.kind = TOK_DASH;
		if (next == '-')
			return i;
		break;
	case '!':
	case '?':
		look.kind = TOK_STOP;
		if (next == '!' || next == '?')
			return i;
		break;
	default:
		return i;
	}
	put(x->t, w, i, i + 1, look);
	return i + 1;
}

/* The token at i that the hard byte at j touches: goes behind it, as far as that may be. */
static size_t
hard_token(const struct scan *x, const struct window *w, size_t i, size_t j)
{
	size_t end;

	if (i == j)
		end = mark_alone(x, w, i);
	else
		end = class_at(w, i) == BYTE_DIGIT ? behind_digits(x, w, i, j) : behind_word(x, w, i, j);
	return end > i ? end : any_token(x, w->from + i, w->from + j) - w->from;
}

/* ---- The loop ---- */

/* The block at `from`, up to the byte `to` of the text. */
static void
look_at(struct window *w, const struct scan *x, size_t from)
{
	uint64_t letter, beside_digit;
	struct block b;

	w->p = x->p + from;
	w->from = from;
	x->t->block(&b, w->p);
	w->inner = b.apostrophe & b.letter << 1 & b.letter >> 1;
	letter = b.letter | w->inner;
	beside_digit = b.digit << 1 & (letter | (b.mark & b.digit >> 1));	/* 4A, 1,250 */
	w->run = letter | b.digit;
	w->mark = b.mark & ~beside_digit;
	w->hard = ~(letter | b.digit | b.mark | b.gap) | beside_digit | (letter << 1 & b.digit);
}

/* Leaves only the bytes of that mask. */
static inline void
keep(struct window *w, uint64_t mask)
{
	w->run &= mask;
	w->mark &= mask;
	w->hard &= mask;
}

/* A token begins at i: what stands before is done, and an apostrophe there is no letter's. */
static inline void
begin_at(struct window *w, size_t i)
{
	uint64_t apostrophe = w->inner & (uint64_t)1 << i;

	keep(w, ~(uint64_t)0 << i);
	w->run ^= apostrophe;
	w->hard |= apostrophe;
}

/* The tokens that begin in the block at `from`: where the next one begins. */
static size_t
scan_block(const struct scan *x, size_t from)
{
	struct window w;
	uint64_t easy, begin, end;
	size_t i, hard;

	look_at(&w, x, from);
	if (x->to - from < BLOCK)
		keep(&w, ((uint64_t)1 << (x->to - from)) - 1);
	for (;;) {
		easy = below(w.hard | (uint64_t)1 << LAST);
		hard = first_of(~easy);
		begin = w.run & easy;
		end = (begin << 1 & ~begin & easy) | (w.mark & easy) << 1;
		begin = (begin & ~(begin << 1)) | (w.mark & easy);
		begin = put_all(x->t, &w, begin, end);
		i = begin == 0 ? hard : first_of(begin);	/* what the hard byte touches */
		if (hard == LAST)
			break;
		i = hard_token(x, &w, i, hard);
		if (i >= AGAIN)
			break;
		begin_at(&w, i);
	}
	return i > 0 ? from + i : any_token(x, from, from + LAST);
}

/* The token or gap at i: where the next one begins. */
static size_t
scan_one(const struct scan *x, size_t i)
{
	size_t j = i;

	while (end_byte[(unsigned char)x->p[j]] == BYTE_LETTER)
		j++;
	return any_token(x, i, j);
}

void
scan_tokens(struct tokens *t, size_t to)
{
	const struct scan x = { t->p, to, t };
	size_t i = t->at;

	while (i < to && t->n < TOKEN_HOLD)
		i = t->n + BLOCK < TOKEN_HOLD ? scan_block(&x, i) : scan_one(&x, i);
	t->at = i < to ? i : to;
	t->end[t->n_end] = UINT32_MAX;
}
