/* See label.h. */
#include "token/label.h"
#include "lex_newsroom.h"
#include "token/sieve.h"
#include "uni.h"
#include "utf8.h"

enum {
	LABEL_STOPPED = 24,	/* a line of more tokens that ends with a stop is text */
	WORD_MAX = 24,		/* bytes of a newsroom word */
	DATELINE_TOKENS = 16,
	DATELINE_LINES = 8,	/* capitals and a dash are a dateline only so far up */
	HEADING_TOKENS = 10,
	TOP_LINES = 4,		/* where the lines about an article stand */
	SHORT = 60		/* bytes: lines of a list are shorter, lines of text longer */
};

/* What a word looks like. */
enum { CAPITAL = 1, UPPER = 2, LOWER = 4 };

/* The first tokens of a line, looked up. */
struct words {
	const struct label_line *line;
	size_t		n;
	struct span	low[LABEL_TOKENS];	/* in lower case; empty if too long for a newsroom word */
	uint32_t	class[LABEL_TOKENS];	/* of the word alone */
	bool		may[LABEL_TOKENS];	/* it may begin a phrase */
	uint8_t		look[LABEL_TOKENS];
	char		fold[LABEL_TOKENS * WORD_MAX + 8];
};

static struct span
word(const struct label_line *l, size_t i)
{
	return (struct span){ l->p + l->tok[i].at, l->tok[i].n };
}

/* A word of up to eight ASCII letters.  look_of() says the same of it, letter by letter. */
static uint8_t
look_of_short(uint64_t w, size_t n)
{
	uint64_t mask = swar_first(n), small = w & 0x20 * SWAR_ONES & mask;
	bool first = (w & 0x20) == 0;

	return (uint8_t)((first ? CAPITAL : 0) | (small == 0 && n > 1 ? UPPER : 0) | (small != 0 && !first ? LOWER : 0));
}

static bool
is_short(uint64_t w, size_t n)
{
	uint64_t mask = swar_first(n);

	return (w & mask & SWAR_HIGH) == 0 &&
	    swar_range(((w & mask) | 0x20 * SWAR_ONES) & ~SWAR_HIGH, 'a', 'z') == (SWAR_HIGH & mask);
}

static uint8_t
look_of(struct span w)
{
	bool upper = false, lower = false, first = false;
	size_t i = 0, letters = 0;

	while (i < w.n && letters < 16) {
		enum uni_sentence s = uni_sentence(uni_of(utf8_next(w, &i)));

		if (s != SB_Upper && s != SB_Lower)
			continue;
		if (letters++ == 0)
			first = s == SB_Upper;
		upper |= s == SB_Upper;
		lower |= s == SB_Lower;
	}
	return (uint8_t)((first ? CAPITAL : 0) | (upper && !lower && letters > 1 ? UPPER : 0) |
	    (lower && !first ? LOWER : 0));
}

/* Tells of most words that they begin no phrase of data/newsroom.tsv; filled when first asked. */
static struct sieve newsroom;
static bool newsroom_ready;

static bool
may_be_newsroom(struct span w)
{
	for (uint32_t i = 0; i < lex_newsroom.n_row && !newsroom_ready; i++)
		sieve_add(&newsroom, lex_phrase(&lex_newsroom, &lex_newsroom.row[i]), true);
	newsroom_ready = true;
	return sieve_may_have(&newsroom, sieve_folded(w.p, w.n), w.n);
}

static uint32_t
newsroom_classes(struct span w)
{
	char low[WORD_MAX];

	if (w.n > sizeof(low) || !may_be_newsroom(w))
		return 0;
	for (size_t k = 0; k < w.n; k++)
		low[k] = (char)utf8_lower((unsigned char)w.p[k]);
	return lex_find(&lex_newsroom, (struct span){ low, w.n }).classes;
}

static void
look_up(struct words *w, const struct label_line *l)
{
	char *p = w->fold;

	w->line = l;
	w->n = l->n < LABEL_TOKENS ? l->n : LABEL_TOKENS;
	for (size_t i = 0; i < w->n; i++) {
		struct span t = word(l, i);

		uint64_t head = swar_load(t.p);

		w->low[i] = (struct span){ p, t.n < WORD_MAX ? t.n : 0 };
		if (t.n <= 8 && is_short(head, t.n)) {
			w->look[i] = look_of_short(head, t.n);
			swar_store(p, head | 0x20 * SWAR_ONES);
		} else {
			w->look[i] = look_of(t);
			for (size_t k = 0; k < w->low[i].n; k++)
				p[k] = (char)utf8_lower((unsigned char)t.p[k]);
		}
		p += w->low[i].n;
		w->may[i] = may_be_newsroom(t);
		w->class[i] = w->may[i] ? lex_find(&lex_newsroom, w->low[i]).classes : 0;
	}
}

struct words_from {
	const struct words	*w;
	size_t			 i;
};

static struct span
low_at(const void *of, size_t i)
{
	const struct words_from *f = of;

	return f->w->low[f->i + i];
}

/* How many words at token i are a phrase of that class; 0 if they are none. */
static size_t
phrase(const struct words *w, size_t i, uint32_t class)
{
	struct words_from from = { w, i };
	struct lex_hit hit;

	if (i >= w->n || !w->may[i])
		return 0;
	hit = lex_longest(&lex_newsroom, w->n - i, low_at, &from);
	return (hit.classes & class) != 0 ? hit.words : 0;
}

static inline bool
is_mark(const struct label_line *l, size_t i, const char *mark)
{
	return i < l->n && span_is(word(l, i), mark);
}

/* The line ends as a sentence does. */
static bool
has_stop(const struct label_line *l)
{
	size_t i = l->n;

	while (i > 0 && (l->tok[i - 1].kind == TOK_CLOSE || l->tok[i - 1].kind == TOK_QUOTE))
		i--;
	return i > 0 && (l->tok[i - 1].kind == TOK_STOP || l->tok[i - 1].kind == TOK_DOTS);
}

/* ---- Headlines ---- */

/* The next letter or digit of s at or behind *i, in lower case; 0 at the end. */
static uint32_t
next_letter(struct span s, size_t *i)
{
	while (*i < s.n) {
		uint32_t c = utf8_next(s, i);
		enum uni_class k = uni_class(uni_of(c));

		if (k == UNI_LETTER || k == UNI_DIGIT || k == UNI_IDEO)
			return utf8_lower(c);
	}
	return 0;
}

static bool
is_small_or_capital(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Equal but for case, blanks and marks. */
static bool
same_words(struct span a, struct span b)
{
	size_t i = 0, j = 0;
	uint32_t c;

	if (a.n == 0 || b.n == 0)
		return false;
	if (span_eq(a, b))
		return true;
	if (((a.p[0] ^ b.p[0]) & 0x1f) != 0 && is_small_or_capital(a.p[0]) && is_small_or_capital(b.p[0]))
		return false;
	do {
		c = next_letter(a, &i);
		if (c != next_letter(b, &j))
			return false;
	} while (c != 0);
	return true;
}

/* "Read more: ...", "RELATED: ...", "See also ..." */
static bool
is_pointer(const struct words *w)
{
	const struct label_line *l = w->line;
	size_t k = phrase(w, 0, NEWSROOM_MORE);

	if (k == 0 || l->n > LABEL_TOKENS)
		return false;
	return k == l->n || is_mark(l, k, ":") || is_mark(l, k, "|") || (k > 1 && !has_stop(l)) ||
	    ((w->look[0] & UPPER) != 0 && k < l->n && l->tok[k].label == TOKEN_PUNCT && !has_stop(l));
}

/* All words are in capitals, and there are several. */
static bool
is_in_capitals(const struct words *w)
{
	size_t upper = 0;

	for (size_t i = 0; i < w->n; i++)
		if ((w->look[i] & UPPER) != 0)
			upper++;
		else if ((w->look[i] & (CAPITAL | LOWER)) != 0 && w->low[i].n != 1)
			return false;
	return upper > 2;
}

/* A heading between paragraphs: short or in capitals, no stop, and text behind it. */
static bool
is_heading(const struct words *w)
{
	const struct label_line *l = w->line;

	if (has_stop(l) || l->next.n <= SHORT || l->tok[l->n - 1].label == TOKEN_PUNCT)
		return false;
	return is_in_capitals(w) || (l->n <= HEADING_TOKENS && (w->look[0] & CAPITAL) != 0 &&
	    l->text.n <= SHORT + SHORT / 2 && (l->before == SENTENCE_BODY || l->number <= TOP_LINES));
}

static bool
is_first_headline(const struct words *w)
{
	const struct label_line *l = w->line;

	return l->number == 1 && l->title.n == 0 && l->next.n > 0 && !label_dateline(l) && w->look[0] != LOWER &&
	    (!has_stop(l) || is_mark(l, l->n - 1, "?") || is_mark(l, l->n - 1, "!")) &&
	    l->tok[l->n - 1].kind != TOK_QUOTE && !is_mark(l, l->n - 1, ":");
}

/* ---- Timestamps and bylines ---- */

/* 9/28/17, 2017-09-28 */
static bool
is_date(struct span number)
{
	return memchr(number.p, '/', number.n) != NULL ||
	    (number.n == 10 && number.p[4] == '-' && number.p[7] == '-');
}

/*
 * "Posted at 4:58 PM, Sep 28, 2017"; "Friday, May 8, 2009"; "2 hours ago".  A
 * time alone is one only where an article begins: below, it stands in a programme.
 */
static bool
is_timestamp(const struct words *w)
{
	const struct label_line *l = w->line;
	const uint32_t day = NEWSROOM_MONTH | NEWSROOM_DAY;
	const uint32_t any = day | NEWSROOM_CLOCK | NEWSROOM_STAMP | NEWSROOM_DATE;
	size_t numbers = 0, days = 0, clocks = 0, others = 0;
	bool stamp = phrase(w, 0, NEWSROOM_STAMP) > 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->tok[i].label == TOKEN_NUMBER) {
			numbers++;
			days += is_date(word(l, i));
			clocks += memchr(word(l, i).p, ':', word(l, i).n) != NULL;
		} else if (l->tok[i].label != TOKEN_WORD)
			continue;
		else if ((w->class[i] & any) == 0)
			others++;
		else {
			days += (w->class[i] & day) != 0;
			clocks += (w->class[i] & NEWSROOM_CLOCK) != 0;
		}
	}
	if (numbers == 0)
		return false;
	if (others > 0)
		return stamp && days + clocks > 0 && others <= 4 && !has_stop(l);
	return numbers + days + clocks > 1 &&
	    (stamp || days > 0 || (clocks > 0 && l->number <= TOP_LINES));
}

/* From token i on there are only names, words of a newsroom, and marks. */
static bool
is_names(const struct words *w, size_t i)
{
	const struct label_line *l = w->line;
	size_t names = 0;

	for (; i < l->n; i++) {
		if (l->tok[i].label == TOKEN_NUMBER || l->tok[i].kind == TOK_STOP || l->tok[i].kind == TOK_DOTS)
			return false;
		if (l->tok[i].label != TOKEN_WORD)
			continue;
		if ((w->class[i] & (NEWSROOM_DESK | NEWSROOM_LINK | NEWSROOM_BY)) != 0)
			names += (w->look[i] & CAPITAL) != 0;
		else if ((w->look[i] & CAPITAL) != 0)
			names++;
		else
			return false;
	}
	return names > 0;
}

/*
 * A line of a newsroom's own words: "Associated Press Writer", "Jane Doe, staff
 * writer", "The New York Times".
 */
static bool
is_desk(const struct words *w)
{
	const struct label_line *l = w->line;
	size_t desk = 0, others = 0, last = l->n - 1;

	if (l->n > 12)
		return false;
	for (size_t i = 0; i < l->n; i++)
		if ((w->class[i] & NEWSROOM_DESK) != 0)
			desk++;
		else if (l->tok[i].label == TOKEN_WORD && (w->class[i] & NEWSROOM_LINK) == 0)
			others++;
	desk += span_is(w->low[0], "the") && (w->class[last] & NEWSROOM_DESK) != 0;
	return desk > 1 && desk + 3 > others && is_names(w, 0);
}

/* The agency's name that its stories end with: "Reuter". */
static bool
is_sign_off(const struct words *w)
{
	return w->line->n == 1 && w->line->next.n == 0 && w->line->number > 1 &&
	    (w->class[0] & NEWSROOM_AGENCY) != 0;
}

static bool
is_byline(const struct words *w)
{
	const struct label_line *l = w->line;
	size_t open = l->tok[0].kind == TOK_OPEN, k;

	if (same_words(l->text, l->byline))
		return true;
	for (k = 0; k + 3 < l->n; k++)
		if (phrase(w, k, NEWSROOM_THANKS) > 0)
			return l->n <= LABEL_TOKENS;
	if ((k = phrase(w, open, NEWSROOM_BY)) > 0 && (w->look[open] & CAPITAL) != 0)
		return l->n <= LABEL_TOKENS && l->n > open + k && is_names(w, open + k);
	return is_sign_off(w) || (l->number > 1 && l->number < 6 && is_desk(w));
}

/* "Photo: Jane Doe", "(AP Photo/John Roe)", "Image courtesy of ..." */
static bool
is_credit(const struct words *w)
{
	const struct label_line *l = w->line;
	size_t open = l->tok[0].kind == TOK_OPEN, k;

	if (l->n > 16 || l->n < 2)
		return false;
	for (k = open; k < l->n && k < open + 4; k++)
		if ((w->class[k] & NEWSROOM_CREDIT) != 0 && (w->look[k] & CAPITAL) != 0)
			break;
	if (k == l->n || k == open + 4 || !(k == open || (w->class[open] & NEWSROOM_AGENCY) != 0))
		return false;
	return (is_mark(l, k + 1, ":") || is_mark(l, k + 1, "/") || is_mark(l, k + 1, "by") || open > 0) &&
	    is_names(w, k + 2 < l->n ? k + 2 : k);
}

/* ---- Lists ---- */

static bool
has_bullet(const struct label_line *l)
{
	static const char *const bullet[] = {
		"*", "-", "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\xa2", "\xc2\xb7", "\xe2\x96\xaa", "\xe2\x80\xa3",
		"\xe2\x97\x8f", "\xe2\x97\x8b", "\xe2\x96\xa0", "\xe2\x96\xba", "\xe2\x86\x92", "\xe2\x81\x83", "\xc2\xa7"
	};

	if (l->n < 2 || l->tok[0].n > 4 || l->tok[0].label == TOKEN_WORD)
		return false;
	for (size_t k = 0; k < sizeof(bullet) / sizeof(*bullet); k++)
		if (is_mark(l, 0, bullet[k]))
			return true;
	return l->tok[0].label == TOKEN_NUMBER &&
	    (l->p[l->tok[0].at + l->tok[0].n - 1] == '.' ||
	    (is_mark(l, 1, ")") && l->tok[1].at == l->tok[0].at + l->tok[0].n));
}

/* Mostly figures: "Boston 102, Chicago 98". */
static bool
is_table(const struct label_line *l)
{
	size_t numbers = 0, words = 0;

	for (size_t i = 0; i < l->n; i++) {
		numbers += l->tok[i].label == TOKEN_NUMBER;
		words += l->tok[i].label == TOKEN_WORD;
	}
	return l->n <= 24 && numbers > 1 && numbers * 3 >= words && !has_stop(l);
}

/* "WHEN: Monday at noon" */
static bool
is_entry(const struct words *w)
{
	const struct label_line *l = w->line;
	size_t k = 0;

	while (k < l->n && k < 4 && l->tok[k].label == TOKEN_WORD)
		k++;
	return k > 0 && k < 4 && l->n <= 24 && is_mark(l, k, ":") && k + 1 < l->n &&
	    ((w->look[0] & UPPER) != 0 || ((w->look[0] & CAPITAL) != 0 && !has_stop(l)));
}

/* One of several short lines without a stop. */
static bool
is_item(const struct words *w)
{
	const struct label_line *l = w->line;

	for (size_t i = 0; i < l->n; i++)
		if (l->tok[i].kind == TOK_STOP)
			return false;
	return l->text.n <= SHORT && l->number > 1 &&
	    (l->before == SENTENCE_LIST || (l->next.n > 0 && l->next.n <= SHORT &&
	    memchr(".?!", l->next.p[l->next.n - 1], 3) == NULL));
}

/*
 * A line that ends with a stop: text, unless it is short and opens like a
 * newsroom's line, or thanks somebody.  Spares most lines a closer look.
 */
static bool
is_plainly_text(const struct label_line *l)
{
	if (l->n > LABEL_STOPPED)
		return true;
	if (same_words(l->text, l->byline))
		return false;
	for (size_t i = 0; i < l->n; i++)
		if ((i < 4 && is_mark(l, i, ":")) || is_mark(l, i, "contributed") ||
		    (i < 2 && newsroom_classes(word(l, i)) != 0))
			return false;
	return true;
}

enum sentence_label
label_of_line(const struct label_line *l)
{
	struct words w;

	if (l->number < 12 && same_words(l->text, l->title))
		return SENTENCE_HEADLINE;
	if (has_bullet(l))
		return SENTENCE_LIST;
	if (l->n > LABEL_TOKENS || l->n == 0 || (has_stop(l) && is_plainly_text(l)))
		return SENTENCE_BODY;
	look_up(&w, l);
	if (is_timestamp(&w))
		return SENTENCE_TIMESTAMP;
	if (is_byline(&w) || is_credit(&w))
		return SENTENCE_BYLINE;
	if (is_first_headline(&w) || is_pointer(&w))
		return SENTENCE_HEADLINE;
	if (is_table(l) || is_entry(&w) || is_item(&w))
		return SENTENCE_LIST;
	if (is_heading(&w))
		return SENTENCE_HEADLINE;
	return SENTENCE_BODY;
}

/* ---- Datelines ---- */

static size_t
byte_behind(const struct label_line *l, size_t i)
{
	return (size_t)l->tok[i].at + l->tok[i].n;
}

/* A word in small letters that has no place before the dash: most lines are told by it to be text. */
static bool
is_small_word(const struct label_line *l, size_t i)
{
	char c = l->p[l->tok[i].at];

	return c >= 'a' && c <= 'z' && l->tok[i].label == TOKEN_WORD && !is_mark(l, i, "and") &&
	    (newsroom_classes(word(l, i)) & (NEWSROOM_AGENCY | NEWSROOM_STATE)) == 0;
}

/* The dash behind a dateline; the wires write it as a low line, too. */
static bool
is_dash(const struct label_line *l, size_t i)
{
	return l->tok[i].kind == TOK_DASH || is_mark(l, i, "_");
}

/* A line opens with a place in capitals: "DENVER", "NEW YORK", "ST. LOUIS", not "SEN. ROE". */
static bool
is_capital_place(const struct words *w)
{
	const struct label_line *l = w->line;
	bool long_word = false;
	size_t i;

	for (i = 0; i < w->n && l->tok[i].label == TOKEN_WORD && (w->class[i] & NEWSROOM_MONTH) == 0; i++) {
		if ((w->look[i] & UPPER) == 0 || (l->tok[i].kind == TOK_TITLE && l->tok[i].n > 3))
			return false;
		long_word |= w->low[i].n > 2;
	}
	return long_word && i <= 4;
}

/* May the word at token i stand behind a state?  "Reading, Pa., Sept. 3" */
static bool
is_behind_state(const struct words *w, size_t i)
{
	return i >= w->n || w->line->tok[i].label != TOKEN_WORD ||
	    (w->class[i] & (NEWSROOM_MONTH | NEWSROOM_DAY | NEWSROOM_AGENCY)) != 0;
}

/*
 * DENVER (AP) -   SCHAUMBURG, Ill., March 13 -   Washington, D.C. -   (CNN) --
 * Up to the dash there are only names, dates and agencies.  A place that is not
 * in capitals needs a state or an agency beside it, and so does one that is, or
 * a date, where no story begins.
 */
size_t
label_dateline(const struct label_line *l)
{
	struct words w;
	struct label_line head = *l;
	size_t i = 0, agency = 0, state = 0, date = 0;
	bool capitals;

	head.n = l->n < DATELINE_TOKENS ? l->n : DATELINE_TOKENS;
	while (i < head.n && !is_dash(l, i)) {
		if (is_small_word(l, i))
			return 0;
		i++;
	}
	if (i == 0 || i == head.n || i + 1 >= l->n || has_bullet(l))
		return 0;
	if (byte_behind(l, i) == l->tok[i + 1].at && (byte_behind(l, i - 1) == l->tok[i].at ||
	    is_small_word(l, i + 1)))
		return 0;
	head.n = i;
	look_up(&w, &head);
	capitals = is_capital_place(&w);
	for (i = 0; i < head.n; i++) {
		if ((w.class[i] & NEWSROOM_AGENCY) != 0 && (i == 0 || l->tok[i - 1].kind == TOK_OPEN || capitals))
			agency++;
		else if ((w.class[i] & NEWSROOM_STATE) != 0 && i > 0 && (is_mark(l, i - 1, ",") ||
		    l->tok[i].kind == TOK_ABBREV)) {		/* Washington, DC   Washington D.C. */
			if (!is_behind_state(&w, i + 1))
				return 0;
			state++;
		} else if ((w.class[i] & NEWSROOM_MONTH) != 0)
			date++;
		else if (l->tok[i].label == TOKEN_WORD && w.look[i] & LOWER && !is_mark(l, i, "and"))
			return 0;
		else if (l->tok[i].kind == TOK_STOP || l->tok[i].kind == TOK_QUOTE || is_mark(l, i, ":"))
			return 0;
	}
	if (agency + state > 0 || (capitals && (date > 0 || l->number <= DATELINE_LINES)))
		return head.n + 1;
	return 0;
}
