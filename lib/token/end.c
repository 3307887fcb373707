/*
 * See end.h.
 *
 *	"U.S.-led troops aren't ...
 *	   ~ a joint: what stands behind decides
 *
 * Most runs of letters end at a blank or a comma and are a token.  Only where a
 * joint follows (an apostrophe, a full stop, a hyphen, an at-sign ...) is there
 * a question, and each of the functions below answers one of them.
 */
#include "token/end.h"
#include "lex_abbrev.h"
#include "lex_prefix.h"
#include "net.h"
#include "uni.h"
#include "utf8.h"

enum { SINGLE_MAX = 400 };	/* bytes from an opening single quotation mark to its other side */

enum { G = BYTE_GAP, L = BYTE_LETTER, D = BYTE_DIGIT, M = BYTE_MARK, J = BYTE_JOINT, H = BYTE_HIGH };
const unsigned char end_byte[256] = {
	G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	/* ! " # $ % & ' ( ) * + , - . / 0 ... 9 : ; < = > ? */
	G, M, M, M, J, J, J, J, M, M, J, J, M, J, J, J, D, D, D, D, D, D, D, D, D, D, J, M, M, M, M, M,
	/* @ A ... Z [ \ ] ^ _ */
	J, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, J,
	/* ` a ... z { | } ~ DEL */
	M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, G,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
};


static unsigned
byte_at(const struct scan *x, size_t i)
{
	return end_byte[(unsigned char)x->p[i]];
}

static bool
is_digit(const struct scan *x, size_t i)
{
	return x->p[i] >= '0' && x->p[i] <= '9';
}

static bool
is_upper(const struct scan *x, size_t i)
{
	return x->p[i] >= 'A' && x->p[i] <= 'Z';
}

static bool
is_lower(const struct scan *x, size_t i)
{
	return x->p[i] >= 'a' && x->p[i] <= 'z';
}

static bool
is_one_of(const struct scan *x, size_t i, const char *set)
{
	return x->p[i] != '\0' && strchr(set, x->p[i]) != NULL;
}

/* The properties of the character at i, and where the next one begins; ill-formed bytes are gaps. */
static unsigned
props(const struct scan *x, size_t i, size_t *next)
{
	uint32_t c;

	*next = i;
	if (i >= x->to) {
		++*next;
		return UNI_GAP;
	}
	c = utf8_next((struct span){ x->p, x->to }, next);
	return c == 0xfffd && *next - i == 1 ? UNI_GAP : uni_of(c);
}

static enum uni_class
class_at(const struct scan *x, size_t i, size_t *next)
{
	return uni_class(props(x, i, next));
}

static bool
is_letter(const struct scan *x, size_t i)
{
	size_t next;

	return byte_at(x, i) == L || (byte_at(x, i) == H && class_at(x, i, &next) == UNI_LETTER);
}

static bool
is_gap(const struct scan *x, size_t i)
{
	size_t next;

	return byte_at(x, i) == G || (byte_at(x, i) == H && class_at(x, i, &next) == UNI_GAP);
}

/* Behind the letters, digits, marks and low lines that stand at i. */
static size_t
word_run(const struct scan *x, size_t i)
{
	size_t next;

	for (;;) {
		switch (byte_at(x, i)) {
		case L:
		case D:
			i++;
			continue;
		case J:
			if (x->p[i] != '_')
				return i;
			i++;
			continue;
		case H:
			switch (class_at(x, i, &next)) {
			case UNI_LETTER:
			case UNI_DIGIT:
			case UNI_MARK:
			case UNI_FORMAT:
			case UNI_JOINER:
				i = next;
				continue;
			default:
				return i;
			}
		default:
			return i;
		}
	}
}

static size_t
digit_run(const struct scan *x, size_t i)
{
	while (is_digit(x, i))
		i++;
	return i;
}

/* Behind the run of one and the same byte at i. */
static size_t
same_run(const struct scan *x, size_t i)
{
	size_t j = i + 1;

	while (x->p[j] == x->p[i])
		j++;
	return j;
}

/* The length of the apostrophe at i, straight or curly; 0 if there is none. */
static size_t
apostrophe(const struct scan *x, size_t i)
{
	if (x->p[i] == '\'')
		return 1;
	return memcmp(x->p + i, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

static bool
is_word(const struct scan *x, size_t i, size_t end, const char *word)
{
	return span_is((struct span){ x->p + i, end - i }, word);
}

/* ---- Words ---- */

/*
 * The end of "U.S.", "e.g.", "G.B.J.", "U.S" at i; i if there is none.  One
 * letter alone must be a capital: "J."  "A.Parameters" is none.
 */
static size_t
acronym(const struct scan *x, size_t i)
{
	size_t j = i, next, letters = 0, end;

	while (is_letter(x, j) && (class_at(x, j, &next), x->p[next] == '.')) {
		j = next + 1;
		letters++;
	}
	if (letters == 0 || (letters == 1 && !is_upper(x, i)))
		return i;
	if (!is_letter(x, j))
		return j;
	end = word_run(x, j);
	class_at(x, j, &next);
	if (end == next)			/* "U.S" and a blank */
		return end;
	return letters == 1 ? i : j;
}

/* Is the word a prefix that a hyphen joins to what follows? */
static bool
is_prefix(const struct scan *x, size_t i, size_t end)
{
	char low[PREFIX_MAX];

	if (end - i > sizeof(low))
		return false;
	for (size_t k = i; k < end; k++)
		low[k - i] = (char)(x->p[k] | 0x20);
	return lex_find(&lex_prefix, (struct span){ low, end - i }).classes != 0;
}

/* Does what stands behind the stop at `stop` speak for an abbreviation, not for a sentence end? */
static bool
goes_on(const struct scan *x, size_t stop)
{
	size_t j = stop + 1;

	if (is_one_of(x, j, ",;:"))
		return true;
	while (x->p[j] == ' ')
		j++;
	return j > stop + 1 && (is_lower(x, j) || is_digit(x, j) || x->p[j] == '(');
}

/* The ABBREV_ classes of a word with its stop: as a user says, else as data/abbrev.tsv does. */
static uint32_t
abbreviation_classes(const struct tokens *t, struct span w)
{
	uint32_t own, classes = 0;

	if (t->abbrev != NULL && (own = lex_find(t->abbrev, w).classes) != 0) {
		for (uint32_t k = 0; k < lex_abbrev.n_class; k++)
			if ((own & lex_class(t->abbrev, span_of(lex_abbrev.class_name[k]))) != 0)
				classes |= (uint32_t)1 << k;
		return classes;
	}
	return lex_find(&lex_abbrev, w).classes;
}

/*
 * The same for a word in capitals, where all is: "GOV. JANE ROE" is looked up as
 * "Gov.", but "patients with MS. Approval ..." is not.
 */
static uint32_t
capitals_classes(const struct scan *x, struct span w, size_t behind)
{
	char low[ABBREV_MAX];

	while (x->p[behind] == ' ')
		behind++;
	if (w.n < 3 || is_lower(x, behind + 1))
		return 0;
	for (size_t k = 0; k + 1 < w.n; k++) {
		if (w.p[k] < 'A' || w.p[k] > 'Z')
			return 0;
		low[k] = (char)(k == 0 ? w.p[k] : w.p[k] | 0x20);
	}
	low[w.n - 1] = '.';
	return abbreviation_classes(x->t, (struct span){ low, w.n }) & (ABBREV_TITLE | ABBREV_NUM | ABBREV_MAY);
}

/* Is the word of bytes i to stop an abbreviation, so that the stop belongs to it? */
static bool
is_abbreviation(const struct scan *x, size_t i, size_t stop, struct found *f)
{
	struct span w = { x->p + i, stop + 1 - i };
	const char *hyphen = w.n > ABBREV_MAX ? NULL : memchr(w.p, '-', w.n);
	uint32_t classes;
	size_t j = stop + 1;

	if (hyphen != NULL)			/* ex-Gov. */
		w = span_from(w, (size_t)(hyphen - w.p) + 1);
	if (w.n > ABBREV_MAX)
		return false;
	classes = abbreviation_classes(x->t, w);
	if (classes == 0)
		classes = capitals_classes(x, w, j);
	if ((classes & ABBREV_NUM) != 0) {
		while (x->p[j] == ' ')
			j++;
		if (is_digit(x, j)) {
			f->kind = TOK_TITLE;
			return true;
		}
	}
	if ((classes & ABBREV_TITLE) != 0)
		f->kind = TOK_TITLE;
	else if ((classes & ABBREV_MAY) != 0 || ((classes & ABBREV_WORD) != 0 && (goes_on(x, stop) ||
	    (is_upper(x, i) && i > 1 && x->p[i - 1] == ' ' && x->p[i - 2] == ','))))	/* Reading, Pa. */
		f->kind = TOK_ABBREV;
	else
		return false;
	return true;
}

/* Behind an abbreviation at j: with its possessive, if it has one (U.S.'s, Jr.'s). */
static size_t
possessive(const struct scan *x, size_t j)
{
	size_t k = apostrophe(x, j);

	return k > 0 && is_letter(x, j + k) ? word_run(x, j + k) : j;
}

/* "U.S." may end a sentence, "e.g." may not. */
static enum tok_kind
acronym_kind(const struct scan *x, size_t i, size_t end)
{
	struct span w = { x->p + i, end - i };

	return (abbreviation_classes(x->t, w) & ABBREV_TITLE) != 0 ? TOK_TITLE : TOK_ABBREV;
}

/* At the full stop p[j] behind the word that began at i: where the word ends. */
static size_t
at_stop(const struct scan *x, size_t i, size_t j, struct found *f)
{
	struct span s = { x->p, x->to };
	bool glued = byte_at(x, j + 1) == L || byte_at(x, j + 1) == D;
	size_t end;

	if (glued && (end = net_email(s, i)) > i) {
		f->label = TOKEN_EMAIL;
		return end;
	}
	if (glued && ((end = net_url(s, i)) > i || (end = net_host(s, i)) > i)) {
		f->label = TOKEN_URL;
		return end;
	}
	if ((end = acronym(x, i)) > i) {
		if (x->p[end - 1] == '.')
			f->kind = end == j + 1 ? TOK_INITIAL : acronym_kind(x, i, end);
		return possessive(x, end);
	}
	if ((is_digit(x, j - 1) && is_digit(x, j + 1)) || (is_upper(x, j - 1) && is_upper(x, j + 1) &&
	    !is_lower(x, j + 2)))						/* iOS10.3, CDC.TO */
		return word_run(x, j + 1);
	if (glued) {
		end = word_run(x, j + 1);
		if (x->p[end] == '.' && end - j < ABBREV_MAX && is_abbreviation(x, i, end, f))	/* Ph.D. */
			return possessive(x, end + 1);
	}
	return is_abbreviation(x, i, j, f) ? possessive(x, j + 1) : j;
}

/* At the slash behind a letter alone: b/c, w/o, s/he are one word. */
static size_t
at_slash(const struct scan *x, size_t i, size_t j)
{
	size_t end = j + 1;

	while (is_lower(x, end))
		end++;
	return j - i == 1 && is_lower(x, i) && end - j > 1 && end - j < 4 && byte_at(x, end) != L &&
	    byte_at(x, end) != D ? end : j;
}

/* At the apostrophe of k bytes behind the word that began at i: where the word ends. */
static size_t
at_apostrophe(const struct scan *x, size_t i, size_t j, size_t k)
{
	if (byte_at(x, j + k) == L || (byte_at(x, j + k) == H && is_letter(x, j + k)))
		return word_run(x, j + k);
	if (x->t->single || !(is_gap(x, j + k) || byte_at(x, j + k) == M || is_one_of(x, j + k, ".-")))
		return j;
	if ((x->p[j - 1] | 0x20) == 's' && j - i > 1)			/* the parents' house */
		return j + k;
	if (j - i > 3 && x->p[j - 1] == 'n' && x->p[j - 2] == 'i' && k == 1)	/* goin' */
		return j + k;
	return j;
}

/* At the hyphen of "th- there", "W- what, w-, we", also of a grade, "an A-". */
static bool
is_broken_off(const struct scan *x, size_t i, size_t j)
{
	bool alone = j - i == 1 && byte_at(x, i) == L;

	return (byte_at(x, j + 1) == G && (alone || (j - i < 3 && is_lower(x, j - 1)))) ||
	    (alone && is_one_of(x, j + 1, ",?!"));
}

/*
 * A word that began at i and has come to the joint at j: where it ends.
 */
static size_t
word_end(const struct scan *x, size_t i, size_t j, struct found *f)
{
	struct span s = { x->p, x->to };
	size_t k, end;

	for (;;) {
		end = j;
		switch (x->p[j]) {
		case '.':
			return at_stop(x, i, j, f);
		case '@':
			if ((end = net_email(s, i)) > i)
				f->label = TOKEN_EMAIL;
			else
				end = word_run(x, j + 1);
			return end > j + 1 ? end : j;
		case ':':
			if ((end = net_url(s, i)) > i) {
				f->label = TOKEN_URL;
				return end;
			}
			return j;
		case '&':
			if (is_upper(x, j - 1) && is_upper(x, j + 1))
				end = word_run(x, j + 1);
			break;
		case '*':
			if (byte_at(x, j - 1) == L && byte_at(x, j + 1) == L)
				end = word_run(x, j + 1);
			break;
		case '/':
			return at_slash(x, i, j);
		case '$':
			return j - i <= 3 && is_upper(x, j - 1) && is_upper(x, i) ? j + 1 : j;
		case '-':
		case '+':
		case '%':
			if ((end = net_email(s, i)) > i) {
				f->label = TOKEN_EMAIL;
				return end;
			}
			end = x->p[j] == '-' && is_prefix(x, i, j) ? word_run(x, j + 1) : j;
			if (x->p[j] == '-' && is_broken_off(x, i, j))
				return j + 1;
			if (end == j + 1)
				end = j;
			break;
		default:
			if ((k = apostrophe(x, j)) > 0)
				end = at_apostrophe(x, i, j, k);
			else if (byte_at(x, j) == H)
				end = uni_word(props(x, j, &k)) == WB_MidLetter && is_letter(x, k) ?
				    word_run(x, k) : word_run(x, j);	/* the dot in Catalan col·lecció */
			break;
		}
		if (end == j)
			return j;
		j = end;
		if (byte_at(x, j) == G || byte_at(x, j) == M)
			return j;
	}
}

/* ---- Numbers ---- */

/* Digits and hyphens at i that are a date or a telephone number, not a range: 713-853-3989; else i. */
static size_t
hyphenated(const struct scan *x, size_t i)
{
	size_t j = digit_run(x, i), first = j - i, groups = 1, last = 0, k;

	while (x->p[j] == '-' && is_digit(x, j + 1)) {
		k = digit_run(x, j + 1);
		last = k - j - 1;
		groups++;
		j = k;
	}
	if (groups > 2 || (groups == 2 && first == 3 && last == 4))
		return j;
	return i;
}

/* What letters behind digits are part of the number: 20th, 1990s, 1990's, 4A. */
static size_t
number_tail(const struct scan *x, size_t j, struct found *f)
{
	static const char keycap[] = "\xef\xb8\x8f\xe2\x83\xa3";
	size_t k = apostrophe(x, j), end;

	if (k > 0 && x->p[j + k] == 's' && byte_at(x, j + k + 1) != L)
		return j + k + 1;
	if (memcmp(x->p + j, keycap, sizeof(keycap) - 1) == 0) {
		f->label = TOKEN_EMOJI;
		return j + sizeof(keycap) - 1;
	}
	end = word_run(x, j);
	if (end == j || is_word(x, j, end, "s") || is_word(x, j, end, "st") || is_word(x, j, end, "nd") ||
	    is_word(x, j, end, "rd") || is_word(x, j, end, "th"))
		return end;
	if (is_digit(x, end - 1) || (end - j == 1 && is_upper(x, j)) || byte_at(x, j) != L || end - j > 8) {
		f->label = TOKEN_WORD;		/* 4A, 3x3, 1a2b */
		return end;
	}
	return j;				/* 5pm, 35mm, 1.5bn: the unit is another token */
}

/*
 * A number that begins at i: where it ends.
 * 1,250.5  4:58  9/11  2017-09-28  20th  1990s
 */
static size_t
number_end(const struct scan *x, size_t i, struct found *f)
{
	size_t j, end;

	f->label = TOKEN_NUMBER;
	f->kind = TOK_OTHER;
	if ((j = hyphenated(x, i)) > i)
		return j;
	for (j = digit_run(x, i); is_one_of(x, j, ".,:/") && is_digit(x, j + 1); j = digit_run(x, j + 1))
		;
	switch (byte_at(x, j)) {
	case L:
	case H:
		end = number_tail(x, j, f);
		break;
	case J:
		if (x->p[j] == '@' || (x->p[j] == '.' && byte_at(x, j + 1) == L)) {
			end = x->p[j] == '@' ? net_email((struct span){ x->p, x->to }, i) :
			    net_host((struct span){ x->p, x->to }, i);
			if (end > j) {
				f->label = x->p[j] == '@' ? TOKEN_EMAIL : TOKEN_URL;
				return end;
			}
		}
		end = number_tail(x, j, f);
		break;
	default:
		return j;
	}
	if (f->label == TOKEN_WORD && byte_at(x, end) == J)
		return word_end(x, i, end, f);
	return end;
}

/* ---- Marks ---- */

/* :) ;-) =( :D and the like at i, with nothing but a gap round it: its end, else i. */
static size_t
emoticon(const struct scan *x, size_t i)
{
	size_t j = i;

	if (i > 0 && !is_gap(x, i - 1))
		return i;
	if (is_one_of(x, j, ":;=")) {
		j++;
		if (x->p[j] == '-' || x->p[j] == '\'')
			j++;
		if (!is_one_of(x, j, ")(DPpO/\\|]["))
			return i;
		j = same_run(x, j);
	} else if (x->p[j] == '(' && is_one_of(x, j + 1, ":;"))
		j += 2;
	else if (memcmp(x->p + j, "<3", 2) == 0)
		j += 2;
	return j > i && (is_gap(x, j) || is_one_of(x, j, ".,!?")) ? j : i;
}

/*
 * The single quotation mark at i, `next` behind it: does it open a quotation?
 * It stands before a word, and its other side follows soon.
 */
static bool
opens_single(const struct scan *x, size_t i, size_t next)
{
	size_t k;

	if (is_gap(x, next) || apostrophe(x, next) > 0 || (i > 0 && !is_gap(x, i - 1) && !is_one_of(x, i - 1, "([{\"-") &&
	    byte_at(x, i - 1) != H))
		return false;
	for (size_t j = next; j < x->to && j - next < SINGLE_MAX; j++)
		if ((k = apostrophe(x, j)) > 0 && !is_gap(x, j - 1) && byte_at(x, j + k) != L &&
		    byte_at(x, j + k) != D)
			return true;
	return false;
}

static size_t
single_quote(const struct scan *x, size_t i, size_t next, struct found *f)
{
	size_t end;

	if (x->p[i] == '\'' && x->p[next] == '\'') {	/* '' as the other side of `` */
		f->kind = TOK_CLOSE;
		return next + 1;
	}
	if ((x->p[next] | 0x20) == 'n' && (end = apostrophe(x, next + 1)) > 0) {	/* rock 'n' roll */
		f->label = TOKEN_WORD;
		return next + 1 + end;
	}
	end = digit_run(x, next);
	if (end - next == 2 && (byte_at(x, end) != L || x->p[end] == 's')) {	/* the '90s */
		f->label = TOKEN_NUMBER;
		return x->p[end] == 's' ? end + 1 : end;
	}
	f->kind = TOK_CLOSE;
	if (x->t->single)
		x->t->single = false;
	else if (opens_single(x, i, next)) {
		x->t->single = true;
		f->kind = TOK_OPEN;
	} else if (byte_at(x, next) == L && (i == 0 || is_gap(x, i - 1))) {	/* 'em, 'til */
		f->label = TOKEN_WORD;
		f->kind = TOK_OTHER;
		return word_run(x, next);
	}
	return next;
}

/* "...", "....", ". . .", or a stop alone. */
static size_t
stop_end(const struct scan *x, size_t i, struct found *f)
{
	size_t end = same_run(x, i), j = end;

	f->kind = TOK_STOP;
	if (end - i > 1) {
		f->kind = TOK_DOTS;
		return end;
	}
	if (is_digit(x, end) && (i == 0 || is_gap(x, i - 1)))	/* .22 */
		return number_end(x, end, f);
	if (i > 0 && !is_gap(x, i - 1))		/* "compounds. . . . The": a stop, then dots */
		return end;
	while (x->p[j] == ' ' && x->p[j + 1] == '.' && byte_at(x, j + 2) != L && byte_at(x, j + 2) != D)
		j += 2;
	if (j - i >= 3) {
		f->kind = TOK_DOTS;
		return j;
	}
	return end;
}

/* An ASCII mark at i: where it ends. */
static size_t
mark_end(const struct scan *x, size_t i, struct found *f)
{
	size_t end = i + 1;

	f->label = TOKEN_PUNCT;
	switch (x->p[i]) {
	case ':':
	case ';':
	case '=':
	case '<':
	case '(':
		if ((end = emoticon(x, i)) > i) {
			f->label = TOKEN_EMOJI;
			return end;
		}
		end = i + 1;
		if (x->p[i] == '(')
			f->kind = TOK_OPEN;
		else if (x->p[i] == '=' || x->p[i] == '<') {
			f->label = TOKEN_SYMBOL;
			end = same_run(x, i);
		}
		return end;
	case '.':
		return stop_end(x, i, f);
	case '!':
	case '?':
		f->kind = TOK_STOP;
		while (x->p[end] == '!' || x->p[end] == '?')
			end++;
		return end;
	case '\'':
		return single_quote(x, i, end, f);
	case '"':
		f->kind = TOK_QUOTE;
		return end;
	case '[':
		f->kind = TOK_OPEN;
		if (memcmp(x->p + end, "...]", 4) == 0) {
			f->kind = TOK_OTHER;
			return end + 4;
		}
		return end;
	case '{':
		f->kind = TOK_OPEN;
		return end;
	case ')':
	case ']':
	case '}':
		f->kind = TOK_CLOSE;
		return end;
	case '-':
		f->kind = TOK_DASH;
		return same_run(x, i);
	case '`':
		f->kind = TOK_OPEN;
		return same_run(x, i);
	case '*':
	case '_':
		return same_run(x, i);
	case '+':
		if (is_digit(x, end) && is_digit(x, end + 1) && (i == 0 || is_gap(x, i - 1) || x->p[i - 1] == '('))
			return number_end(x, end, f);		/* +44 20 ... */
		f->label = TOKEN_SYMBOL;
		return same_run(x, i);
	case '>':
	case '~':
	case '|':
		f->label = TOKEN_SYMBOL;
		return same_run(x, i);
	case '#':
	case '@':
		if (is_letter(x, end) || x->p[end] == '_') {
			f->label = x->p[i] == '#' ? TOKEN_HASHTAG : TOKEN_HANDLE;
			return word_run(x, end);
		}
		f->label = TOKEN_SYMBOL;
		return end;
	case '$':
		f->label = TOKEN_SYMBOL;
		return same_run(x, i);
	case '%':
	case '&':
	case '^':
	case '\\':
		f->label = TOKEN_SYMBOL;
		return end;
	}
	return end;
}

/* An emoji and what modifies it: variation selectors, skin tones, what a joiner ties on, flags. */
static size_t
emoji_end(const struct scan *x, size_t next, unsigned first, struct found *f)
{
	size_t k;
	unsigned v = props(x, next, &k);
	bool flag = uni_word(first) == WB_Regional_Indicator, joined = false;

	f->label = TOKEN_EMOJI;
	if (flag && uni_word(v) == WB_Regional_Indicator)
		return k;
	for (;; v = props(x, k, &k)) {
		bool tied = uni_word(v) == WB_Extend || uni_word(v) == WB_ZWJ || (joined && uni_pictograph(v));

		if (!tied)
			return next;
		joined = uni_word(v) == WB_ZWJ;
		next = k;
	}
}

/* The letters of U+00A9, U+00AE, U+2122 and the like are emoji only before U+FE0F. */
static bool
is_text_symbol(const struct scan *x, size_t i, size_t next)
{
	return (unsigned char)x->p[i] < 0xe3 && memcmp(x->p + next, "\xef\xb8\x8f", 3) != 0 &&
	    ((unsigned char)x->p[i] == 0xc2 || memcmp(x->p + i, "\xe2\x84\xa2", 3) == 0);
}

static bool
is_stop(unsigned v)
{
	return uni_sentence(v) == SB_STerm || uni_sentence(v) == SB_ATerm;
}

/* A token that begins with a character from U+0080 on: where it ends; i if that is a gap. */
static size_t
high_end(const struct scan *x, size_t i, struct found *f)
{
	size_t next, end;
	unsigned v = props(x, i, &next);

	f->label = TOKEN_PUNCT;
	switch (uni_class(v)) {
	case UNI_GAP:
		return i;
	case UNI_LETTER:
	case UNI_MARK:
	case UNI_JOINER:
		f->label = TOKEN_WORD;
		end = word_run(x, next);
		return word_end(x, i, end, f);
	case UNI_FORMAT:		/* nothing to see, unless a word follows */
		end = word_run(x, next);
		f->label = TOKEN_WORD;
		return end > next ? end : i;
	case UNI_IDEO:
		f->label = TOKEN_WORD;
		while (class_at(x, next, &end) == UNI_MARK || class_at(x, next, &end) == UNI_FORMAT)
			next = end;
		return next;
	case UNI_DIGIT:
		f->label = TOKEN_NUMBER;
		return word_run(x, next);
	case UNI_NUMBER:
		f->label = TOKEN_NUMBER;
		return next;
	case UNI_DASH:
		f->kind = TOK_DASH;
		for (end = next - i; memcmp(x->p + next, x->p + i, end) == 0; )	/* —— */
			next += end;
		return next;
	case UNI_MONEY:
	case UNI_SYMBOL:
		f->label = TOKEN_SYMBOL;
		return next;
	case UNI_EMOJI:
		if (is_text_symbol(x, i, next)) {
			f->label = TOKEN_SYMBOL;
			return next;
		}
		return emoji_end(x, next, v, f);
	case UNI_OPEN:
		f->kind = TOK_OPEN;
		if (memcmp(x->p + i, "\xe2\x80\x98", 3) == 0)
			x->t->single = true;
		return next;
	case UNI_CLOSE:
		f->kind = TOK_CLOSE;
		if (apostrophe(x, i) > 0)
			return single_quote(x, i, next, f);
		return next;
	case UNI_PUNCT:
	default:
		if (memcmp(x->p + i, "\xe2\x80\xa6", 3) == 0) {		/* an ellipsis, and a stop behind it */
			f->kind = TOK_DOTS;
			return x->p[next] == '.' ? same_run(x, next) : next;
		}
		if (is_stop(v))
			f->kind = TOK_STOP;
		return next;
	}
}

/* ---- All of them ---- */

/* Numbers that open a line and have a stop, "1. The first", are one token with it. */
static size_t
list_number(const struct scan *x, size_t i, size_t end)
{
	if (x->p[end] == '.' && (x->p[end + 1] == ' ' || x->p[end + 1] == '\t') && end - i < 3 &&
	    (i == 0 || x->p[i - 1] == '\n'))
		return end + 1;
	return end;
}

size_t
end_of_token(const struct scan *x, size_t i, size_t j, struct found *f)
{
	switch (byte_at(x, i)) {
	case G:
		return i;
	case L:
		if (byte_at(x, j) == L || byte_at(x, j) == D || x->p[j] == '_')
			j = word_run(x, j);
		return byte_at(x, j) == J || byte_at(x, j) == H ? word_end(x, i, j, f) : j;
	case D:
		return list_number(x, i, number_end(x, i, f));
	case M:
	case J:
		return mark_end(x, i, f);
	default:
		return high_end(x, i, f);
	}
}

size_t
end_of_gap(const struct scan *x, size_t i)
{
	size_t end = i + 1;

	if (byte_at(x, i) == H)
		props(x, i, &end);
	return end;
}
