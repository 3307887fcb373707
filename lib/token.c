/*
 * See token.h.
 *
 * The scanner looks at the first character of a token, takes the run that it
 * begins, and only where a joint (. ' - : @ / and the like) stands between two
 * non-blanks asks whether the run goes on behind it.  A look ahead never goes
 * further than LOOK bytes, so the time is linear in the text.
 */
#include "token.h"
#include "lex.h"
#include "lex_abbrev.h"
#include "mem.h"
#include "utf8.h"

#include <stdlib.h>

enum { LOOK = 320 };

enum class { GAP, LETTER, DIGIT, MARK, PUNCT, SYMBOL };

struct scan {
	struct span	 s;		/* the text, up to where it is scanned */
	struct tokens	*t;
};

/* What kind of character stands at i, and where the next one begins. */
static enum class
class_at(struct span s, size_t i, size_t *next)
{
	uint32_t c;

	*next = i;
	if (i >= s.n)
		return GAP;
	c = utf8_next(s, next);
	if (c == 0xfffd)
		return *next - i == 3 ? SYMBOL : GAP;
	if (utf8_is_letter(c))
		return LETTER;
	if (utf8_is_digit(c))
		return DIGIT;
	if (utf8_is_mark(c) || c == 0xad || c == 0x200d || c == 0x200c)
		return MARK;
	if (utf8_is_space(c) || utf8_is_control(c) || c == 0x200b || c == 0xfeff)
		return GAP;
	if (c < 0x80)
		return strchr("$+<=>^`|~", (int)c) != NULL ? SYMBOL : PUNCT;
	return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205e) || c == 0xab || c == 0xbb ||
	    c == 0xb7 || c == 0xbf || c == 0xa1 || (c >= 0x3001 && c <= 0x301f) ? PUNCT : SYMBOL;
}

static int
byte_at(struct span s, size_t i)
{
	return i < s.n ? (unsigned char)s.p[i] : ' ';
}

/* Behind the letters and marks that stand at i; *digits: digits too. */
static size_t
word_run(struct span s, size_t i, bool digits)
{
	size_t next;
	enum class k;

	while ((k = class_at(s, i, &next)) == LETTER || k == MARK || (digits && k == DIGIT) ||
	    (i < s.n && s.p[i] == '_'))
		i = next;
	return i;
}

/* The length of an apostrophe at i, 0 if there is none. */
static size_t
apostrophe(struct span s, size_t i)
{
	if (byte_at(s, i) == '\'')
		return 1;
	return span_starts(span_from(s, i), S("\xe2\x80\x99")) ? 3 : 0;
}

static bool
is_letter(struct span s, size_t i)
{
	size_t next;

	return class_at(s, i, &next) == LETTER;
}

static bool
is_digit(struct span s, size_t i)
{
	return byte_at(s, i) >= '0' && byte_at(s, i) <= '9';
}

static bool
is_blank(struct span s, size_t i)
{
	size_t next;

	return class_at(s, i, &next) == GAP;
}

static bool
is_ascii(struct span s, size_t i, const char *set)
{
	int c = byte_at(s, i);

	return c != 0 && c < 0x80 && strchr(set, c) != NULL;
}

/* The end of what runs on from i without a blank, quotation mark or angle bracket. */
static size_t
chunk_end(struct span s, size_t i, size_t most)
{
	size_t from = i;

	while (i < s.n && i - from < most && (unsigned char)s.p[i] > ' ' && !is_ascii(s, i, "\"<>") &&
	    !((unsigned char)s.p[i] == 0xe2 && byte_at(s, i + 1) == 0x80 && byte_at(s, i + 2) >= 0x98 &&
	    byte_at(s, i + 2) <= 0x9f))
		i++;
	return i;
}

/* A URL does not end in a mark that the sentence set behind it. */
static size_t
url_trim(struct span s, size_t i, size_t end)
{
	while (end > i && is_ascii(s, end - 1, ".,;:!?'*)]}")) {
		if (s.p[end - 1] == ')' && memchr(s.p + i, '(', end - i) != NULL)
			break;
		end--;
	}
	return end;
}

/* http://... https://... www.... : its end, or i. */
static size_t
url_at(struct span s, size_t i)
{
	struct span rest = span_from(s, i);
	size_t end;

	if (!(span_starts(rest, S("http://")) || span_starts(rest, S("https://")) ||
	    span_starts(rest, S("ftp://")) || span_starts(rest, S("www.")) ||
	    span_starts(rest, S("mailto:"))))
		return i;
	end = url_trim(s, i, chunk_end(s, i, s.n));
	return end > i + 7 ? end : i;
}

/* jane.doe@example.org: its end, or i. */
static size_t
email_at(struct span s, size_t i)
{
	size_t j = i, dot = 0, k;

	while (j - i < 64 && (is_digit(s, j) || (byte_at(s, j) < 0x80 && is_letter(s, j)) ||
	    is_ascii(s, j, "._+-%")))
		j++;
	if (j == i || byte_at(s, j) != '@')
		return i;
	for (k = ++j; k - j < 255 && (is_digit(s, k) || (byte_at(s, k) < 0x80 && is_letter(s, k)) ||
	    is_ascii(s, k, ".-")); k++)
		if (s.p[k] == '.' && k > j && byte_at(s, k + 1) < 0x80 && is_letter(s, k + 1))
			dot = k;
	if (dot == 0)
		return i;
	return url_trim(s, i, k);
}

/* (L.)+ from i: its end, or i. */
static size_t
acronym_at(struct span s, size_t i)
{
	size_t j = i, next, n = 0;

	while (class_at(s, j, &next) == LETTER && byte_at(s, next) == '.') {
		j = next + 1;
		n++;
	}
	if (n == 1 && !(byte_at(s, i) >= 'A' && byte_at(s, i) <= 'Z'))
		return i;
	if (n > 0 && is_letter(s, j)) {		/* "A.Parameters": not ours */
		size_t end = word_run(s, j, true);

		if (n == 1)
			return end - j > 1 ? i : end;
		return end - j == 1 ? end : j;
	}
	return j;
}

static const char *const prefix[] = {
	"anti", "co", "counter", "cross", "e", "ex", "extra", "inter", "intra", "mega", "micro", "mid",
	"mini", "multi", "neo", "non", "over", "pan", "post", "pre", "pro", "pseudo", "re", "semi",
	"sub", "super", "trans", "ultra", "un", NULL
};

static bool
is_prefix(struct span w)
{
	char low[8];

	if (w.n == 0 || w.n >= sizeof(low))
		return false;
	for (size_t i = 0; i < w.n; i++)
		low[i] = (char)utf8_lower((unsigned char)w.p[i]);
	for (size_t k = 0; prefix[k] != NULL; k++)
		if (span_eq((struct span){ low, w.n }, span_of(prefix[k])))
			return true;
	return false;
}

static const char *const top_domain[] = {
	".com", ".org", ".net", ".gov", ".edu", ".uk", ".us", ".ca", ".au", ".de", ".fr", ".eu", ".tv",
	".info", ".io", ".co", ".mil", ".int", ".news", ".html", ".htm", ".pdf", ".txt", ".doc", ".xls",
	".jpg", ".png", ".gif", NULL
};

static bool
is_domain(struct span w)
{
	for (size_t k = 0; top_domain[k] != NULL; k++)
		if (span_ends(w, span_of(top_domain[k])))
			return true;
	return false;
}

/* Letters with what joins them; *label. */
static size_t
word_at(struct scan *x, size_t i, enum tok_kind *kind, enum token_label *label)
{
	struct span s = x->s;
	size_t j = i, k, next;
	struct lex_hit hit;

	*label = TOKEN_WORD;
	if ((k = acronym_at(s, i)) > i) {
		if (s.p[k - 1] == '.')
			*kind = k - i == 2 ? TOK_INITIAL : TOK_ABBREV;
		if (apostrophe(s, k) && is_letter(s, k + apostrophe(s, k)))
			return word_run(s, k + apostrophe(s, k), true);
		return k;
	}
	for (;;) {
		j = word_run(s, j, true);
		if ((k = apostrophe(s, j)) > 0 && is_letter(s, j + k)) {
			j += k;
			continue;
		}
		if (byte_at(s, j) == '&' && is_letter(s, j + 1) && s.p[j - 1] >= 'A' && s.p[j - 1] <= 'Z') {
			j++;
			continue;
		}
		if (byte_at(s, j) == '.' && is_letter(s, j + 1) &&
		    !((s.p[j + 1] >= 'A' && s.p[j + 1] <= 'Z') && (s.p[j - 1] >= 'a' && s.p[j - 1] <= 'z'))) {
			j++;
			continue;
		}
		if (byte_at(s, j) == '-' && class_at(s, j + 1, &next) == LETTER &&
		    is_prefix((struct span){ s.p + i, j - i })) {
			j++;
			continue;
		}
		break;
	}
	if (is_domain((struct span){ s.p + i, j - i })) {
		*label = TOKEN_URL;
		if (byte_at(s, j) == '/')
			return url_trim(s, i, chunk_end(s, i, s.n));
		return j;
	}
	if (byte_at(s, j) == '.' && j - i < 24) {
		hit = lex_find(&lex_abbrev, (struct span){ s.p + i, j + 1 - i });
		if ((hit.classes & ABBREV_TITLE) != 0)
			*kind = TOK_TITLE;
		else if ((hit.classes & ABBREV_MAY) != 0)
			*kind = TOK_ABBREV;
		else if ((hit.classes & ABBREV_NUM) != 0 && is_digit(s, byte_at(s, j + 1) == ' ' ? j + 2 : j + 1))
			*kind = TOK_TITLE;
		else
			hit.classes = 0;
		if (hit.classes != 0)
			return j + 1;
	}
	/* "parents' " but not "the 'parents' " */
	if ((k = apostrophe(s, j)) > 0 && (s.p[j - 1] | 0x20) == 's' && x->t->single == 0 &&
	    is_blank(s, j + k))
		return j + k;
	return j;
}

/* Digits with what joins them: 1,250.5 4:58 9/11 2017-09-28 713-853-3989 20th 1990s 4A */
static size_t
number_at(struct span s, size_t i, enum token_label *label)
{
	size_t j = i, k, hyphens = 0, group = 0;

	*label = TOKEN_NUMBER;
	for (;;) {
		for (k = j; is_digit(s, j); j++)
			;
		group = j - k;
		if (!is_digit(s, j + 1))
			break;
		if (is_ascii(s, j, ".,:/")) {
			j++;
			continue;
		}
		if (byte_at(s, j) == '-') {	/* a phone number or a date, not a range */
			size_t e = j + 1;

			while (is_digit(s, e))
				e++;
			if (hyphens > 0 || byte_at(s, e) == '-' || (group == 3 && e - j - 1 == 4)) {
				hyphens++;
				j++;
				continue;
			}
		}
		break;
	}
	k = word_run(s, j, true);
	if (k > j) {
		struct span tail = { s.p + j, k - j };

		if (span_is(tail, "st") || span_is(tail, "nd") || span_is(tail, "rd") || span_is(tail, "th") ||
		    span_is(tail, "s") || (tail.n == 1 && *tail.p >= 'A' && *tail.p <= 'Z'))
			return k;
		if ((tail.p[tail.n - 1] >= '0' && tail.p[tail.n - 1] <= '9') || tail.n > 3) {
			*label = TOKEN_WORD;
			return k;
		}
	}
	return j;
}

/* The run of one and the same ASCII mark at i. */
static size_t
same_run(struct span s, size_t i)
{
	size_t j = i + 1;

	while (j < s.n && s.p[j] == s.p[i])
		j++;
	return j;
}

static bool
opens(struct span s, size_t i, size_t next)
{
	return (i == 0 || is_blank(s, i - 1) || is_ascii(s, i - 1, "([{\"-")) && !is_blank(s, next);
}

static size_t
mark_at(struct scan *x, size_t i, size_t next, enum class k, enum tok_kind *kind, enum token_label *label)
{
	struct span s = x->s, c = { s.p + i, next - i };
	size_t end = next;

	*label = k == SYMBOL ? TOKEN_SYMBOL : TOKEN_PUNCT;
	switch ((unsigned char)s.p[i]) {
	case '.':
		*kind = TOK_STOP;
		end = same_run(s, i);
		if (end == next && byte_at(s, next) == ' ')	/* . . . */
			while (byte_at(s, end) == ' ' && byte_at(s, end + 1) == '.' &&
			    !is_letter(s, end + 2) && !is_digit(s, end + 2))
				end += 2;
		return end == next || end - next >= 3 || same_run(s, i) > next ? end : next;
	case '!':
	case '?':
		*kind = TOK_STOP;
		while (is_ascii(s, end, "!?"))
			end++;
		return end;
	case '-':
	case '*':
	case '=':
	case '_':
	case '~':
	case '`':
	case '<':
	case '>':
	case '+':
		end = same_run(s, i);
		if (s.p[i] == '-')
			*kind = TOK_DASH;
		return end;
	case '"':
		*kind = TOK_QUOTE;
		return end;
	case '\'':
		*kind = TOK_QUOTE;
		if (x->t->single == 0 && opens(s, i, next)) {
			x->t->single = (uint32_t)i + 1;
			*kind = TOK_OPEN;
		} else {
			x->t->single = 0;
			*kind = TOK_CLOSE;
		}
		if (byte_at(s, next) == '\'') {
			x->t->single = 0;
			*kind = TOK_QUOTE;
			return next + 1;
		}
		return end;
	case '(':
	case '[':
	case '{':
		*kind = TOK_OPEN;
		return end;
	case ')':
	case ']':
	case '}':
		*kind = TOK_CLOSE;
		return end;
	case '#':
		end = word_run(s, next, true);
		if (end > next)
			*label = TOKEN_HASHTAG;
		return end;
	case '@':
		end = word_run(s, next, true);
		if (end > next)
			*label = TOKEN_HANDLE;
		return end;
	}
	if (span_is(c, "\xe2\x80\x9c") || span_is(c, "\xc2\xab"))
		*kind = TOK_OPEN;
	else if (span_is(c, "\xe2\x80\x9d") || span_is(c, "\xc2\xbb"))
		*kind = TOK_CLOSE;
	else if (span_is(c, "\xe2\x80\x98")) {
		*kind = TOK_OPEN;
		x->t->single = (uint32_t)i + 1;
	} else if (span_is(c, "\xe2\x80\x99")) {
		*kind = TOK_CLOSE;
		x->t->single = 0;
	} else if (span_is(c, "\xe2\x80\xa6"))
		*kind = TOK_STOP;
	else if (span_is(c, "\xe2\x80\x93") || span_is(c, "\xe2\x80\x94"))
		*kind = TOK_DASH;
	return end;
}

static size_t
token_at(struct scan *x, size_t i, size_t next, enum class k, enum tok_kind *kind, enum token_label *label)
{
	size_t end;

	*kind = TOK_OTHER;
	if (k == LETTER || k == DIGIT) {
		if ((end = email_at(x->s, i)) > i) {
			*label = TOKEN_EMAIL;
			return end;
		}
		if (k == DIGIT && is_digit(x->s, i))
			return number_at(x->s, i, label);
		if ((end = url_at(x->s, i)) > i) {
			*label = TOKEN_URL;
			return end;
		}
		return word_at(x, i, kind, label);
	}
	if (k == MARK) {
		*label = TOKEN_WORD;
		return word_run(x->s, next, true);
	}
	return mark_at(x, i, next, k, kind, label);
}

void
token_scan(struct tokens *t, struct span text, size_t to)
{
	struct scan x = { { text.p, to }, t };
	size_t i = t->at, next, end;
	enum token_label label;
	enum tok_kind kind;
	enum class k;
	uint32_t cps;

	while (i < to) {
		k = class_at(x.s, i, &next);
		if (k == GAP) {
			t->cp += (uint32_t)utf8_count((struct span){ text.p + i, next - i });
			i = next;
			continue;
		}
		end = token_at(&x, i, next, k, &kind, &label);
		cps = (uint32_t)utf8_count((struct span){ text.p + i, end - i });
		mem_room(&t->tok, &t->cap, t->n + 1, sizeof(*t->tok));
		t->tok[t->n++] = (struct tok){ (uint32_t)i, (uint32_t)(end - i), t->cp, cps,
		    (uint8_t)label, (uint8_t)kind };
		t->cp += cps;
		i = end;
	}
	t->at = (uint32_t)to;
}

void
token_reset(struct tokens *t)
{
	t->n = 0;
	t->at = t->cp = t->single = 0;
}

void
token_free(struct tokens *t)
{
	free(t->tok);
}
