/* See qword.h. */
#include "quote/qword.h"
#include "lex.h"
#include "lex_cue.h"
#include "lex_qword.h"
#include "pos.h"
#include "wordkey.h"

#include <stdlib.h>

/* FNV-1a, with digits as 0. */
static uint32_t
hash_of(struct span s)
{
	uint32_t h = 2166136261u;
	unsigned char c;

	for (size_t i = 0; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (c >= '0' && c <= '9')
			c = '0';
		h = (h ^ c) * 16777619u;
	}
	return h | 1;
}

static bool
ends(struct span low, const char *suffix)
{
	return span_ends(low, span_of(suffix));
}

static bool
is_possessive(struct span low)
{
	char last = low.n > 0 ? low.p[low.n - 1] : '\0';

	if (last == 's')
		return ends(low, "'s") || ends(low, "\xe2\x80\x99s");
	return (last == '\'' || last == '\x99') && (ends(low, "s'") || ends(low, "s\xe2\x80\x99"));
}

/* Punctuation by its text. */
static enum qtag
punct_tag(struct span t)
{
	static const uint8_t ascii[128] = {
		[','] = Q_COMMA, ['.'] = Q_STOP, ['!'] = Q_STOP, ['?'] = Q_ASK, [':'] = Q_COLON,
		[';'] = Q_SEMICOLON, ['-'] = Q_DASH, ['('] = Q_LPAREN, ['['] = Q_LPAREN,
		[')'] = Q_RPAREN, [']'] = Q_RPAREN, ['&'] = Q_AND
	};
	static const struct { const char *text; enum qtag tag; } longer[] = {
		{ "--", Q_DASH }, { "\xe2\x80\x93", Q_DASH }, { "\xe2\x80\x94", Q_DASH },
		{ "\xe2\x80\x95", Q_DASH }, { "---", Q_DASH }, { "...", Q_DOTS }, { "\xe2\x80\xa6", Q_DOTS }
	};

	if (t.n == 1)
		return (unsigned char)t.p[0] < 128 ? (enum qtag)ascii[(unsigned char)t.p[0]] : Q_OTHER;
	for (size_t i = 0; i < sizeof(longer) / sizeof(longer[0]); i++)
		if (span_is(t, longer[i].text))
			return longer[i].tag;
	return Q_OTHER;
}

static enum qtag
shut_tag(uint32_t shut, struct span low)
{
	if (span_is(low, "that"))
		return Q_THAT;
	if (span_is(low, "of"))
		return Q_OF;
	if (span_is(low, "to"))
		return Q_TO;
	if (span_is(low, "by"))
		return Q_BY;
	if (span_is(low, "as"))
		return Q_AS;
	if (span_is(low, "and"))
		return Q_AND;
	if (shut & QWORD_POSS)
		return Q_POSS;
	if (shut & QWORD_DET)
		return Q_DET;
	if (shut & QWORD_SUBJ)
		return Q_SUBJ;
	if (shut & QWORD_OBJ)
		return Q_OBJ;
	if (shut & QWORD_REL)
		return Q_REL;
	if (shut & QWORD_WH)
		return Q_WH;
	if (shut & QWORD_BE)
		return Q_BE;
	if (shut & QWORD_HAVE)
		return Q_HAVE;
	if (shut & QWORD_DO)
		return Q_DO;
	if (shut & QWORD_MODAL)
		return Q_MODAL;
	if (shut & QWORD_NEG)
		return Q_NOT;
	if (shut & QWORD_CONJ)
		return Q_BUT;
	if (shut & QWORD_PREP)
		return Q_PREP;
	if (shut & QWORD_SUB)
		return Q_SUB;
	if (shut & QWORD_TIME)
		return Q_TIME;
	if (shut & QWORD_NUM)
		return Q_NUMBER;
	if (shut & (QWORD_ADV | QWORD_PART))
		return Q_ADV;
	return Q_OTHER;
}

/*
 * A word that was looked up before.  One of more than WORDKEY_BYTES is looked up
 * each time.  Two stand in a line, the later one first.
 */
struct known {
	struct wordkey	key;
	uint32_t	word, shut, can;
	uint16_t	row;
	uint8_t		tag;
	uint8_t		n;		/* its bytes, and POSSESSIVE; 0: none yet */
};

enum { POSSESSIVE = 0x80 };

enum { SETS_BITS = 14, WAYS = 2, AHEAD = 16 };

/* What a row of the cue lexicon says, from 1. */
struct cue {
	uint32_t	classes, lemma;
};

struct qwords {
	struct known	(*set)[WAYS];
	struct cue	*cue;
};

struct qwords *
qwords_new(void)
{
	struct qwords *k = mem_zero(1, sizeof(*k));
	size_t cap = 0, n = (size_t)1 << SETS_BITS;

	mem_room_lines(&k->set, &cap, n, sizeof(*k->set));
	memset(k->set, 0, n * sizeof(*k->set));
	k->cue = mem_zero(lex_cue.n_row + 1, sizeof(*k->cue));
	return k;
}

void
qwords_free(struct qwords *k)
{
	if (k == NULL)
		return;
	free(k->set);
	free(k->cue);
	free(k);
}

struct span
qword_cue_field(const struct qword *w, size_t i)
{
	return w->row == 0 ? (struct span){ NULL, 0 } : lex_field(lex_value(&lex_cue, &lex_cue.row[w->row - 1]), i);
}

/* What the lexicons say of a word; hash: its lex_hash(). */
static struct known
ask_lexicons(struct cue *cues, struct span low, uint32_t hash)
{
	struct lex_hit cue = lex_find_hash(&lex_cue, low, hash);
	struct known k = { .word = hash_of(low), .shut = lex_find_hash(&lex_qword, low, hash).classes };

	k.tag = k.shut != 0 ? (uint8_t)shut_tag(k.shut, low) : Q_NOUN;
	if (!(k.shut & (QWORD_BE | QWORD_CLIT)) && is_possessive(low)) {
		k.n = POSSESSIVE;
		k.can = POS_DET;
	} else
		k.can = pos_can_hash(low, hash);
	if (cue.classes != 0) {
		k.row = (uint16_t)(cue.row - lex_cue.row + 1);
		cues[k.row] = (struct cue){ cue.classes, hash_of(lex_field(cue.value, 0)) };
	}
	return k;
}

/* "US", "IT" and "WHO" in capitals, as token i is, are names among small words, no pronouns. */
static bool
is_acronym(const struct doc *d, size_t i)
{
	return !(i > 0 && d->token[i - 1].form & FORM_UPPER) &&
	    !(i + 1 < d->n_token && d->token[i + 1].form & FORM_UPPER);
}

static inline void
set_word(const struct qwords *words, const struct doc *d, size_t i, const struct known *k, struct qword *w)
{
	w->word = k->word;
	w->shut = k->shut;
	w->can = k->can;
	w->row = k->row;
	w->tag = k->tag;
	w->possessive = k->n & POSSESSIVE;
	w->lemma = k->word;
	w->cue = w->span = w->entity = 0;
	if (k->row != 0) {
		w->lemma = words->cue[k->row].lemma;
		w->cue = words->cue[k->row].classes;
	}
	if (d->token[i].label == TOKEN_NUMBER)
		w->can = POS_NUM;
	if (d->token[i].form & FORM_UPPER && w->shut != 0 && is_acronym(d, i)) {
		w->shut = 0;
		w->tag = Q_NOUN;
	}
}

/* Marks and links, and numbers in digits: no lexicon has any.  False if token i is a word. */
static bool
is_no_word(const struct doc *d, size_t i, struct qword *w)
{
	const struct token *t = &d->token[i];
	uint32_t hash;

	*w = (struct qword){ 0 };
	switch (t->label) {
	case TOKEN_PUNCT: case TOKEN_SYMBOL:
		w->tag = (uint8_t)punct_tag(t->text);
		if (w->tag == Q_DASH && t->text.n == 1 && t->form & FORM_GLUED && i + 1 < d->n_token &&
		    t[1].form & FORM_GLUED)
			w->tag = Q_HYPHEN;
		break;
	case TOKEN_URL: case TOKEN_EMAIL:
		w->tag = Q_LINK;
		break;
	case TOKEN_NUMBER:
		if (t->low.p[0] < '0' || t->low.p[0] > '9')
			return false;
		w->tag = Q_NOUN;
		w->can = POS_NUM;
		w->possessive = is_possessive(t->low);
		break;
	default:
		return false;
	}
	hash = hash_of(t->low);
	w->word = w->lemma = hash;
	return true;
}

/* A word on its way: where it is remembered is fetched some words before its turn comes. */
struct ahead {
	struct wordkey	key;
	struct known	*set;		/* NULL: too long to be remembered */
	size_t		 n;		/* its length */
};

static inline void
look_ahead(const struct qwords *words, struct span low, struct ahead *a)
{
	a->set = NULL;
	if (low.n == 0 || low.n > WORDKEY_BYTES)
		return;
	a->n = low.n;
	a->key = wordkey_of(low);
	a->set = words->set[wordkey_hash(a->key, low.n) >> (64 - SETS_BITS)];
	__builtin_prefetch(a->set);
}

/* The word if it is remembered, else NULL. */
static inline const struct known *
remembered(const struct ahead *a)
{
	for (int i = 0; a->set != NULL && i < WAYS; i++)
		if (wordkey_same(a->set[i].key, a->key) && (a->set[i].n & ~POSSESSIVE) == (int)a->n)
			return &a->set[i];
	return NULL;
}

static void
remember(const struct ahead *a, struct known k)
{
	if (a->set == NULL)
		return;
	k.key = a->key;
	k.n |= (uint8_t)a->n;
	memmove(a->set + 1, a->set, (WAYS - 1) * sizeof(*a->set));
	a->set[0] = k;
}

/* Words that the lexicons have to be asked for, some at a time: what they look at first is fetched before. */
struct unknown {
	size_t		n;
	struct {
		struct ahead	word;
		size_t		i;		/* the token */
		uint32_t	hash;
	} at[AHEAD];
};

static void
ask(struct qwords *words, const struct doc *d, struct qword *word, struct unknown *u)
{
	for (size_t k = 0; k < u->n; k++) {
		size_t i = u->at[k].i;
		struct known known = ask_lexicons(words->cue, d->token[i].low, u->at[k].hash);

		remember(&u->at[k].word, known);
		set_word(words, d, i, &known, &word[i]);
	}
	u->n = 0;
}

static void
ask_later(struct unknown *u, const struct doc *d, size_t i, const struct ahead *a)
{
	uint32_t hash = lex_hash(d->token[i].low);

	lex_ahead(&lex_pos, hash);
	lex_ahead(&lex_cue, hash);
	lex_ahead(&lex_qword, hash);
	u->at[u->n].word = *a;
	u->at[u->n].i = i;
	u->at[u->n++].hash = hash;
}

void
qwords_fill(struct qwords *words, const struct doc *d, struct qword *word)
{
	struct unknown unknown = { .n = 0 };
	struct ahead ahead[AHEAD];
	const struct known *known;

	for (size_t i = 0; i < d->n_token && i < AHEAD; i++)
		look_ahead(words, d->token[i].low, &ahead[i]);
	for (size_t i = 0; i < d->n_token; i++) {
		struct ahead *a = &ahead[i % AHEAD];

		if (is_no_word(d, i, &word[i]))
			;
		else if ((known = remembered(a)) != NULL)
			set_word(words, d, i, known, &word[i]);
		else {
			ask_later(&unknown, d, i, a);
			if (unknown.n == AHEAD)
				ask(words, d, word, &unknown);
		}
		if (i + AHEAD < d->n_token)
			look_ahead(words, d->token[i + AHEAD].low, a);
	}
	ask(words, d, word, &unknown);
}
