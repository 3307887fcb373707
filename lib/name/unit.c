/* See unit.h. */
#include "name/unit.h"
#include "name/gaz.h"
#include "lex_name_word.h"
#include "swar.h"

#include <stdlib.h>

/* McDonald's, a name of its own */
static bool
brand(struct span low)
{
	return (lex_find(&lex_name_word, low).classes & NAME_WORD_POSSESSIVE) != 0;
}

/* Bytes and code points of the possessive that the token ends in; 0: it has none. */
static size_t
possessive(const struct token *t, uint32_t *points)
{
	struct span s = t->low;

	*points = 2;
	if (s.n < 3 || (s.p[s.n - 1] != 's' && s.p[s.n - 1] != '\'' && s.p[s.n - 1] != '\x99'))
		return 0;		/* as most tokens */
	if ((t->form & FORM_LETTER) == 0 || t->label > TOKEN_NUMBER || t->low.n != t->text.n)
		return 0;
	if (s.n > 2 && span_ends(s, S("'s")))
		return brand(s) ? 0 : 2;
	if (s.n > 4 && span_ends(s, S("\u2019s")))
		return brand(s) ? 0 : 4;
	*points = 1;
	if (s.n > 2 && span_ends(s, S("s'")))
		return 1;
	if (s.n > 4 && span_ends(s, S("s\u2019")))
		return 3;
	return 0;
}

static bool
hyphen(const struct token *t)
{
	return t->text.n == 1 && t->text.p[0] == '-';
}

/* Known as a country, a party, an agency ...: a name of its own beside a hyphen. */
static bool
stands_alone(const struct token *t)
{
	return (dict_find(&gaz_phrases, dict_hash(DICT_START, t->text)) & gaz_alone) != 0;
}

/* Do the words before and behind a hyphen make one word: Jean-Claude, al-Qaida, Chi-ming, F-16? */
static bool
one_word(const struct token *a, const struct token *b)
{
	unsigned c;

	if (!unit_capital(a))
		return unit_capital(b) && a->form & FORM_LETTER && a->text.n <= 3;
	if (!(b->form & FORM_LETTER))
		return (b->form & FORM_DIGIT) != 0;
	if (unit_capital(b))
		return !(stands_alone(b) && (stands_alone(a) || a->text.n == 1));	/* D-Ohio */
	c = WORD_CASE(dict_find(&gaz_words, dict_hash(DICT_START, b->low)));
	return c != CASE_LOWER && c != CASE_MOSTLY_LOWER;	/* not "led", "based" */
}

/* Are the last two units a word of sentence `sent` and a hyphen that hangs on it? */
static bool
behind_hyphen(const struct units *u, uint32_t sent)
{
	const struct token *dash;

	if (u->n < 2)
		return false;
	dash = &u->unit[u->n - 1];
	return hyphen(dash) && dash->form & FORM_GLUED && dash->sent == sent &&
	    dash[-1].sent == sent;
}

/* Takes "- b" into the unit before them. */
static void
join(struct units *u, struct doc *d, const struct token *b)
{
	struct token *a = &u->unit[u->n - 2];

	a->text.n = (size_t)(b->text.p + b->text.n - a->text.p);
	a->end = b->end;
	a->form &= FORM_GLUED;
	doc_look(d, a);
	u->n--;
}

static inline void
put(struct units *u, const struct token *t)
{
	if (u->n == u->cap)
		mem_room(&u->unit, &u->cap, u->n + 1, sizeof(*u->unit));
	u->unit[u->n] = *t;
	u->unit[u->n++].sent = (uint32_t)u->n_sentence - 1;
}

static void
add(struct units *u, struct doc *d, const struct token *t)
{
	if (t->form & FORM_GLUED && behind_hyphen(u, (uint32_t)u->n_sentence - 1) &&
	    one_word(&u->unit[u->n - 2], t))
		join(u, d, t);
	else
		put(u, t);
}

/* The n bytes of t from byte `from` on, as a token. */
static struct token
piece(struct doc *d, const struct token *t, size_t from, size_t n)
{
	struct token p = *t;

	p.text = (struct span){ t->text.p + from, n };
	p.byte = t->byte + (uint32_t)from;
	for (size_t i = 0; i < from; i++)
		p.start += (t->text.p[i] & 0xc0) != 0x80;
	p.end = p.start;
	for (size_t i = 0; i < n; i++)
		p.end += (p.text.p[i] & 0xc0) != 0x80;
	p.form = from > 0 ? FORM_GLUED : t->form & FORM_GLUED;
	doc_look(d, &p);
	return p;
}

/* The first hyphen between two other bytes at or behind `from`; s.n: there is none. */
static size_t
next_hyphen(struct span s, size_t from)
{
	if (s.n < 3 || memchr(s.p, '-', s.n) == NULL)
		return s.n;
	for (size_t i = from > 0 ? from : 1; i + 1 < s.n; i++)
		if (s.p[i] == '-' && s.p[i - 1] != '-' && s.p[i + 1] != '-')
			return i;
	return s.n;
}

static void
add_piece(struct units *u, struct doc *d, const struct token *t, size_t from, size_t n)
{
	struct token p = piece(d, t, from, n);

	add(u, d, &p);
}

static void
add_token(struct units *u, struct doc *d, const struct token *t)
{
	uint32_t points;
	size_t tail, n, from = 0, to;

	tail = possessive(t, &points);
	n = t->text.n - tail;
	if (t->label == TOKEN_WORD && t->form & FORM_LETTER)
		while ((to = next_hyphen((struct span){ t->text.p, n }, from)) < n) {
			add_piece(u, d, t, from, to - from);
			add_piece(u, d, t, to, 1);
			from = to + 1;
		}
	if (from == 0 && tail == 0) {
		add(u, d, t);
		return;
	}
	add_piece(u, d, t, from, n - from);
	if (tail > 0)
		add_piece(u, d, t, n, tail);
}

/* Most tokens are words that there is nothing to cut off from or to join to. */
static inline bool
is_unit(const struct doc *d, const struct token *t)
{
	return t->form == (FORM_LETTER | FORM_LOWER) &&
	    form_is_small_word(t->text, d->text.n - t->byte);
}

static void
add_sentence(struct units *u, struct sentence s)
{
	if (u->n_sentence > 0)
		u->sentence[u->n_sentence - 1].last = (uint32_t)u->n;
	s.first = s.last = (uint32_t)u->n;
	mem_room(&u->sentence, &u->cap_sentence, u->n_sentence + 1, sizeof(*u->sentence));
	u->sentence[u->n_sentence++] = s;
}

static void
find_capitals(struct units *u)
{
	mem_room(&u->capital, &u->cap_capital, u->n + 1, sizeof(*u->capital));
	u->n_capital = 0;
	for (size_t i = 0; i < u->n; i++) {
		u->capital[u->n_capital] = (uint32_t)i;
		u->n_capital += unit_capital(&u->unit[i]);
	}
}

void
units_of(struct units *u, struct doc *d)
{
	static const struct sentence none = { .label = SENTENCE_BODY };

	u->n = u->n_sentence = 0;
	u->text = d->text;
	for (size_t i = 0; i < d->n_token; i++) {
		if (i == 0 || d->token[i].sent != d->token[i - 1].sent)
			add_sentence(u, d->n_sentence > 0 ? d->sentence[d->token[i].sent] : none);
		if (is_unit(d, &d->token[i]))
			put(u, &d->token[i]);
		else
			add_token(u, d, &d->token[i]);
	}
	if (u->n_sentence > 0)
		u->sentence[u->n_sentence - 1].last = (uint32_t)u->n;
	find_capitals(u);
	mem_room(&u->word, &u->cap_word, u->n, sizeof(*u->word));
	mem_room(&u->lists, &u->cap_lists, u->n, sizeof(*u->lists));
}

void
units_free(struct units *u)
{
	free(u->unit);
	free(u->sentence);
	free(u->capital);
	free(u->word);
	free(u->lists);
	*u = (struct units){ 0 };
}

struct span
unit_text(const void *units, size_t i)
{
	return ((const struct token *)units)[i].text;
}

struct span
unit_low(const void *units, size_t i)
{
	return ((const struct token *)units)[i].low;
}
