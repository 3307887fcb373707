/* See piece.h. */
#include "number/piece.h"
#include "pos.h"
#include "utf8.h"

#include <stdlib.h>

void
pieces_init(struct pieces *ps)
{
	*ps = (struct pieces){ 0 };
	known_init(&ps->words);
}

void
pieces_free(struct pieces *ps)
{
	known_free(&ps->words);
	free(ps->p);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Groups of `group` digits from p on, each behind the mark; how many bytes they take. */
static size_t
groups(const char *p, size_t n, char mark)
{
	size_t at = 0;

	while (at + 4 <= n && p[at] == mark && is_digit(p[at + 1]) && is_digit(p[at + 2]) &&
	    is_digit(p[at + 3]) && (at + 4 == n || !is_digit(p[at + 4])))
		at += 4;
	return at;
}

/* 12,34,567: Indian groups of two before the last one of three. */
static size_t
indian_groups(const char *p, size_t n)
{
	size_t at = 0, three;

	while (at + 3 <= n && p[at] == ',' && is_digit(p[at + 1]) && is_digit(p[at + 2]) &&
	    (at + 3 == n || !is_digit(p[at + 3])))
		at += 3;
	three = groups(p + at, n - at, ',');
	return at > 0 && three == 4 ? at + three : 0;
}

static size_t
digit_run(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && is_digit(p[i]))
		i++;
	return i;
}

/* 5,00: two digits behind a comma, which are not the next in a list (11,12). */
static bool
decimal_comma(const char *p, size_t n, size_t at)
{
	int whole = 0;

	if (digit_run(p + at + 1, n - at - 1) != 2)
		return false;
	if (at + 3 < n && (p[at + 3] == ',' || p[at + 3] == '.') && at + 4 < n && is_digit(p[at + 4]))
		return false;
	for (size_t i = 0; i < at; i++)
		whole = whole * 10 + (p[i] - '0');
	return (p[at + 1] - '0') * 10 + (p[at + 2] - '0') != whole + 1;
}

/*
 * Length of the number that p begins with: 12  1,250  12,34,567  3.75  .5
 * 1.299,50  5,00  28.09.2017  1.2.3.  A comma that groups nothing ends it; in
 * a list (22,24,26,31) there is none.
 */
static size_t
number_length(const char *p, size_t n, bool listed)
{
	size_t at = digit_run(p, n), g;

	if (at > 0 && at <= 3 && at < n && p[at] == ',') {
		if (!listed && decimal_comma(p, n, at))
			return at + 3;
		g = groups(p + at, n - at, ',');
		if (g == 0 && at <= 2)
			g = indian_groups(p + at, n - at);
		at += g;
	} else if (at > 0 && at <= 3 && at < n && p[at] == '.') {
		g = groups(p + at, n - at, '.');
		if (g > 0 && at + g + 1 < n && p[at + g] == ',' && is_digit(p[at + g + 1]))
			return at + g + 1 + digit_run(p + at + g + 1, n - at - g - 1);
	}
	while (at + 1 < n && p[at] == '.' && is_digit(p[at + 1]))
		at += 1 + digit_run(p + at + 1, n - at - 1);
	return at;
}

/* Is it one of the characters of NFKC fractions, or a raised 2 or 3? */
static bool
is_vulgar(uint32_t c)
{
	return (c >= 0xbc && c <= 0xbe) || (c >= 0x2150 && c <= 0x215e) || c == 0x2189;
}

static enum piece_kind
kind_at(struct span s, size_t at, size_t *len)
{
	size_t i = at;
	uint32_t c = (unsigned char)s.p[at];
	bool point;

	if (is_digit(s.p[at]) || (c == '.' && at + 1 < s.n && is_digit(s.p[at + 1]) &&
	    (at == 0 || !is_digit(s.p[at - 1])))) {
		*len = number_length(s.p + at, s.n - at, at > 1 && s.p[at - 1] == ',' && is_digit(s.p[at - 2]));
		return PIECE_DIGITS;
	}
	c = utf8_next(s, &i);
	*len = i - at;
	if (is_vulgar(c))
		return PIECE_VULGAR;
	if ((c == '\'' || c == 0x2019 || c == 0x2032) && i + 1 == s.n && at > 0 && (s.p[i] | 0x20) == 's') {
		*len = s.n - at;
		return PIECE_MARK;
	}
	if (!utf8_is_letter(c))
		return PIECE_MARK;
	while (i < s.n) {			/* a word keeps its points and apostrophes: a.m., '70s */
		size_t next = i;

		c = utf8_next(s, &next);
		point = c == '.' || c == '\'' || c == 0x2019;
		if (point && next < s.n && (is_digit(s.p[next]) || s.p[next] == '-'))
			break;
		if (c != '.' && point && ((next + 1 == s.n && (s.p[next] | 0x20) == 's') ||
		    (next == s.n && (s.p[i - 1] | 0x20) == 's')))
			break;			/* Friday's is Friday and 's, two weeks' ends in a mark */
		if (!point && !utf8_is_letter(c) && !utf8_is_mark(c))
			break;
		i = next;
	}
	*len = i - at;
	return PIECE_WORD;
}

static struct piece *
add(struct pieces *ps)
{
	if (ps->n == ps->cap)
		mem_room(&ps->p, &ps->cap, ps->n + 1, sizeof(*ps->p));
	return &ps->p[ps->n++];
}

static bool
all_capitals(struct span w)
{
	for (size_t k = 0; k < w.n; k++)
		if (w.p[k] < 'A' || w.p[k] > 'Z')
			return false;
	return w.n > 2;
}

/* "the FIRST Global Challenge": capitals among words that are not, so the name of something. */
static void
drop_acronyms(struct pieces *ps)
{
	for (size_t i = 0; i + 1 < ps->n; i++)
		if ((ps->p[i].is & NUMWORD_ORD) && all_capitals(ps->p[i].text) &&
		    ps->p[i + 1].kind == PIECE_WORD && !all_capitals(ps->p[i + 1].text) && ps->p[i + 1].text.n > 2)
			ps->p[i].is = 0;
}

/* Sets what the lexicons say of a piece. */
static void
classify(struct pieces *ps, struct piece *p)
{
	p->word = &known_nothing;
	if (p->kind == PIECE_WORD || p->kind == PIECE_MARK)
		p->word = known_find(&ps->words, p->low);
	if (p->kind == PIECE_WORD)
		p->is = p->word->in[KNOWN_NUMWORD];
}

/*
 * Some tokenizers cut RM23.50 into RM23 . 50: a mark and digits without blanks
 * between go on with a number, if together they are one.
 */
static void
mend_number(struct pieces *ps)
{
	struct piece *p;
	size_t len;

	p = &ps->p[ps->n - 1];
	if (ps->n >= 2 && p->glued && span_is(p[-1].text, ".") &&
	    (!p[-1].glued || (ps->n >= 3 && p[-2].kind == PIECE_MARK)) &&
	    p->text.p == p[-1].text.p + 1 && memchr(p->text.p, '.', p->text.n) == NULL) {
		p[-1].text.n = p[-1].low.n = p->text.n + 1;	/* .001 */
		p[-1].kind = PIECE_DIGITS;
		p[-1].end = p->end;
		ps->n--;
		return;
	}
	if (ps->n < 3)
		return;
	p = &ps->p[ps->n - 3];
	if (p[0].kind != PIECE_DIGITS || p[1].kind != PIECE_MARK || p[2].kind != PIECE_DIGITS || !p[1].glued ||
	    !p[2].glued || p[1].text.n != 1 || (p[1].text.p[0] != '.' && p[1].text.p[0] != ','))
		return;
	if (p[0].token == p[2].token)
		return;				/* cut with more in view: 22,24,26 */
	len = p[0].text.n + 1 + p[2].text.n;
	if (p[0].text.p + p[0].text.n + 1 != p[2].text.p || number_length(p[0].text.p, len, false) != len)
		return;
	p[0].text.n = p[0].low.n = len;
	p[0].low.p = p[0].text.p;
	p[0].end = p[2].end;
	ps->n -= 2;
}

static void
cut_token(struct pieces *ps, const struct token *t, uint32_t index)
{
	uint32_t cp = t->start;
	size_t len, at = 0;

	for (; at < t->text.n; at += len) {
		struct piece *p = add(ps);

		*p = (struct piece){ .token = index };
		p->kind = (uint8_t)kind_at(t->text, at, &len);
		p->text = (struct span){ t->text.p + at, len };
		p->low = t->low.n == t->text.n ? (struct span){ t->low.p + at, len } : p->text;
		p->start = cp;
		cp += (uint32_t)utf8_count(p->text);
		p->end = cp;
		p->glued = at > 0 || (t->form & FORM_GLUED) != 0;
		p->capital = p->text.p[0] >= 'A' && p->text.p[0] <= 'Z';
		classify(ps, p);
		if (p->kind == PIECE_DIGITS)
			mend_number(ps);
	}
}

/* Most tokens are words without digits. */
static bool
is_plain(const struct token *t)
{
	return t->label == TOKEN_WORD && (t->form & FORM_DIGIT) == 0;
}

/* An address, never cut. */
static bool
is_one(const struct token *t)
{
	return t->label == TOKEN_URL || t->label == TOKEN_EMAIL || t->label == TOKEN_HANDLE || t->label == TOKEN_HASHTAG;
}

/* Could a number begin in the token, which is to be cut? */
static bool
begins_within(struct pieces *ps, const struct token *t)
{
	struct span s = t->low.n == t->text.n ? t->low : t->text;
	enum piece_kind kind;
	size_t len;

	for (size_t at = 0; at < s.n; at += len) {
		kind = kind_at(s, at, &len);
		if (kind == PIECE_DIGITS || kind == PIECE_VULGAR)
			return true;
		if (kind == PIECE_WORD &&
		    known_find(&ps->words, (struct span){ s.p + at, len })->in[KNOWN_NUMWORD] != 0)
			return true;
	}
	return false;
}

/* Could a number begin in one of the tokens?  Most sentences are done with here. */
static bool
any_number(struct pieces *ps, const struct doc *d, size_t first, size_t last)
{
	enum known_guess guess;

	for (size_t i = first; i < last; i++) {
		const struct token *t = &d->token[i];

		if (t->label == TOKEN_PUNCT || is_one(t))
			continue;
		if (t->form & FORM_DIGIT)
			return true;
		guess = t->label == TOKEN_WORD ? known_guess(&ps->words, t->low) : KNOWN_CUT;
		if (guess == KNOWN_NOTHING)
			continue;
		if (guess == KNOWN_CUT ? begins_within(ps, t) :
		    known_find(&ps->words, t->low)->in[KNOWN_NUMWORD] != 0)
			return true;
	}
	return false;
}

void
pieces_cut(struct pieces *ps, const struct doc *d, size_t first, size_t last)
{
	ps->n = 0;
	ps->numbers = false;
	ps->cut++;
	known_settle(&ps->words);
	if (!any_number(ps, d, first, last))
		return;
	ps->numbers = true;
	for (size_t i = first; i < last; i++) {
		const struct token *t = &d->token[i];
		const struct known *word = is_plain(t) ? known_find(&ps->words, t->low) : &known_nothing;
		struct piece *p;

		if (is_plain(t) ? !word->whole : !is_one(t)) {
			cut_token(ps, t, (uint32_t)i);
			continue;
		}
		p = add(ps);
		*p = (struct piece){ .text = t->text, .low = t->low, .start = t->start, .end = t->end,
		    .token = (uint32_t)i, .is = word->in[KNOWN_NUMWORD], .word = word,
		    .kind = is_plain(t) ? PIECE_WORD : PIECE_MARK,
		    .glued = (t->form & FORM_GLUED) != 0, .capital = (t->form & FORM_CAPITAL) != 0 };
	}
	drop_acronyms(ps);
}

static bool
shouts(const struct piece *p)
{
	return p->capital && p->text.n > 1 && p->text.p[1] >= 'A' && p->text.p[1] <= 'Z';
}

/* Is a word in capitals one of many, so that they say nothing?  HOUSE APPROVES BILL, not: the US economy. */
static bool
all_shout(const struct pieces *ps, const struct piece *p)
{
	return shouts(p) && ((p > ps->p && shouts(p - 1)) || (p + 1 < ps->p + ps->n && shouts(p + 1)));
}

/* What the word can be here. */
static void
look_word(const struct pieces *ps, struct piece *p)
{
	bool many = all_shout(ps, p);

	p->can = p->word->can;
	if ((p->can & POS_PRON) && shouts(p) && !many)
		p->can = POS_NOUN;			/* the US economy */
	p->name = p->capital && (!p->word->listed || (!many && p > ps->p && !piece_has(ps, (size_t)(p - ps->p) - 1, AROUND_OPENS)));
	if (p->name && ((p->can & POS_CLOSED) == 0 || (p->is & NUMWORD_MONTH)))	/* in May */
		p->can = POS_NOUN | (p->can & POS_PLURAL);
	else if (p->is & (NUMWORD_CARD | NUMWORD_SCALE))
		p->can = POS_NUM;
}

void
pieces_look(struct pieces *ps)
{
	for (struct piece *p = ps->p; p < ps->p + ps->n; p++)
		if (p->kind == PIECE_WORD)
			look_word(ps, p);
		else
			p->can = p->kind == PIECE_MARK ? 0 : POS_NUM;
}

struct span
piece_value(const struct piece *p, uint32_t class)
{
	const struct lex_row *r = p->word->row;

	if ((p->is & class) == 0)
		return (struct span){ 0 };
	while ((r->classes & class) == 0)
		r++;
	return lex_value(&lex_numword, r);
}

int
piece_number(const struct piece *p, uint32_t class)
{
	struct span v = piece_value(p, class);
	int n = 0, sign = 1;

	for (size_t i = 0; i < v.n; i++)
		if (v.p[i] == '-')
			sign = -1;
		else if (is_digit(v.p[i]))
			n = n * 10 + (v.p[i] - '0');
	return sign * n;
}

/*
 * Nearly always the word is not in the list, and a bit tells that: one for the
 * first letter, the last and the length of each of its words.  Lists are literals,
 * so their bits are kept by their address; what is kept shows in no answer.
 */
enum { LISTS = 512 };

static struct list {
	const char	*words;
	uint64_t	 bits;
} lists[LISTS];

static uint64_t
list_bit(const char *p, size_t n)
{
	return (uint64_t)1 << ((unsigned char)p[0] * 5u + (unsigned char)p[n - 1] * 11u + n) % 64;
}

static void
list_fill(struct list *l, const char *words)
{
	size_t n;

	*l = (struct list){ words, 0 };
	for (words++; *words != '\0'; words += n + 1) {
		n = strcspn(words, " ");
		l->bits |= list_bit(words, n);
	}
}

static bool
in_list(const char *s, struct span w)
{
	for (size_t n; *s != '\0'; s += n + 1) {
		n = strcspn(s, " ");
		if (n == w.n && memcmp(s, w.p, n) == 0)
			return true;
	}
	return false;
}

bool
piece_in(const struct pieces *ps, size_t i, const char *words)
{
	struct list *l = &lists[((uintptr_t)words * 0x9e3779b1u >> 12) % LISTS];
	struct span w;

	if (i >= ps->n || (w = ps->p[i].low).n == 0)
		return false;
	if (l->words != words)
		list_fill(l, words);
	return (l->bits & list_bit(w.p, w.n)) != 0 && in_list(words + 1, w);
}

bool
piece_dash(const struct pieces *ps, size_t i)
{
	struct span w;

	if (i >= ps->n)
		return false;
	w = ps->p[i].text;
	return span_is(w, "-") || span_is(w, "\xe2\x80\x93") || span_is(w, "\xe2\x80\x94") ||
	    span_is(w, "\xe2\x80\x91") || span_is(w, "\xe2\x80\x90") || span_is(w, "--");
}

bool
piece_hyphen(const struct pieces *ps, size_t i)
{
	return piece_dash(ps, i) && ps->p[i].glued && i + 1 < ps->n && ps->p[i + 1].glued;
}

size_t
piece_digits(const struct pieces *ps, size_t i, unsigned *v)
{
	struct span w;

	if (i >= ps->n || ps->p[i].kind != PIECE_DIGITS)
		return 0;
	w = ps->p[i].text;
	*v = 0;
	for (size_t k = 0; k < w.n; k++) {
		if (!is_digit(w.p[k]))
			return 0;
		if (k < 9)
			*v = *v * 10 + (unsigned)(w.p[k] - '0');
	}
	return w.n;
}
