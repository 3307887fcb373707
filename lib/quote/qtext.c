/* See qtext.h. */
#include "quote/qtext.h"
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

/* A cue word is what its form says, unless its neighbours make it a noun ("the claims"). */
static enum qtag
cue_tag(uint32_t cue, enum pos_tag pos)
{
	bool noun = pos == TAG_NOUN || pos == TAG_PLURAL;

	if (cue & CUE_NOUN && (noun || !(cue & (CUE_BASE | CUE_THIRD | CUE_PAST | CUE_PART | CUE_ING))))
		return Q_CUE_NOUN;
	if (noun && !(cue & (CUE_PAST | CUE_PART | CUE_ING)))
		return pos == TAG_NOUN ? Q_NOUN : Q_PLURAL;
	if (cue & (CUE_PAST | CUE_PART))
		return Q_CUE_PAST;
	if (cue & CUE_THIRD)
		return Q_CUE_THIRD;
	if (cue & CUE_ING)
		return Q_CUE_ING;
	if (cue & CUE_BASE)
		return Q_CUE_BASE;
	return Q_ADJ;
}

static enum qtag
open_tag(enum pos_tag pos)
{
	switch (pos) {
	case TAG_PLURAL:
		return Q_PLURAL;
	case TAG_ADJ:
		return Q_ADJ;
	case TAG_ADV:
		return Q_LY;
	case TAG_VERB:
		return Q_VERB;
	case TAG_PAST:
		return Q_ED;
	case TAG_ING:
		return Q_ING;
	default:
		return Q_NOUN;
	}
}

/* "US", "IT" and "WHO" in capitals, as token i is, are names among small words, no pronouns. */
static bool
is_acronym(const struct qtext *q, size_t i)
{
	const struct token *t = q->doc->token;

	return !(i > 0 && t[i - 1].form & FORM_UPPER) &&
	    !(i + 1 < q->n && t[i + 1].form & FORM_UPPER);
}

/* What the lexicons say of a word; hash: its lex_hash(). */
static void
ask_lexicons(struct qword *w, struct span low, uint32_t hash)
{
	struct lex_hit cue = lex_find_hash(&lex_cue, low, hash);

	*w = (struct qword){ .word = hash_of(low), .shut = lex_find_hash(&lex_qword, low, hash).classes };
	w->lemma = w->word;
	w->tag = w->shut != 0 ? (uint8_t)shut_tag(w->shut, low) : Q_NOUN;
	w->possessive = !(w->shut & (QWORD_BE | QWORD_CLIT)) && is_possessive(low);
	w->can = w->possessive ? POS_DET : pos_can_hash(low, hash);
	if (cue.classes != 0) {
		w->cue = cue.classes;
		w->row = (uint16_t)(cue.row - lex_cue.row + 1);
		w->lemma = hash_of(lex_field(cue.value, 0));
	}
}

/*
 * Words that were looked up before: what the lexicons say is the same in any text.
 * A word of more than WORDKEY_BYTES is looked up each time.
 */
enum { KNOWN_BITS = 13, AHEAD = 16 };

struct key {
	struct wordkey	word;
	uint32_t	n;		/* 0: too long */
	uint32_t	at;		/* where it is remembered */
};

struct qknown {
	struct wordkey	key;
	uint32_t	n;
	struct qword	word;
};

static struct key
key_of(struct span low)
{
	struct key k = { .n = (uint32_t)low.n };

	if (low.n == 0 || low.n > WORDKEY_BYTES)
		return (struct key){ .n = 0 };
	k.word = wordkey_of(low);
	k.at = (uint32_t)(wordkey_hash(k.word, low.n) >> (64 - KNOWN_BITS));
	return k;
}

static bool
is_known(const struct qknown *w, const struct key *k)
{
	return w->n == k->n && wordkey_same(w->key, k->word);
}

/* What token i is by itself where its word does not tell. */
static void
correct(struct qtext *q, size_t i)
{
	const struct token *t = &q->doc->token[i];
	struct qword *w = &q->word[i];

	if (t->label == TOKEN_NUMBER)
		w->can = POS_NUM;
	if (w->shut != 0 && t->form & FORM_UPPER && is_acronym(q, i)) {
		w->shut = 0;
		w->tag = Q_NOUN;
	}
}

/* What is no word: false if token i is one. */
static bool
no_word(struct qtext *q, size_t i)
{
	const struct token *t = &q->doc->token[i];
	uint32_t hash;
	uint8_t tag;

	if (t->label == TOKEN_PUNCT || t->label == TOKEN_SYMBOL)
		tag = (uint8_t)punct_tag(t->text);
	else if (t->label == TOKEN_URL || t->label == TOKEN_EMAIL)
		tag = Q_LINK;
	else
		return false;
	if (tag == Q_DASH && qtext_glued(q, i) && qtext_glued(q, i + 1) && t->text.n == 1)
		tag = Q_HYPHEN;
	hash = hash_of(t->low);
	q->word[i] = (struct qword){ .word = hash, .lemma = hash, .tag = tag };
	return true;
}

/* Words that the lexicons have to be asked for. */
struct unknown {
	size_t		n;
	struct {
		size_t		i;		/* the token */
		struct key	key;
		uint32_t	hash;
	} at[AHEAD];
};

static void
ask(struct qtext *q, struct unknown *u)
{
	for (size_t k = 0; k < u->n; k++) {
		struct qword *w = &q->word[u->at[k].i];
		const struct key *key = &u->at[k].key;

		ask_lexicons(w, q->doc->token[u->at[k].i].low, u->at[k].hash);
		if (key->n > 0)
			q->known[key->at] = (struct qknown){ key->word, key->n, *w };
		correct(q, u->at[k].i);
	}
	u->n = 0;
}

static void
ask_later(struct qtext *q, struct unknown *u, size_t i, const struct key *key)
{
	uint32_t hash = lex_hash(q->doc->token[i].low);

	lex_ahead(&lex_pos, hash);
	lex_ahead(&lex_cue, hash);
	lex_ahead(&lex_qword, hash);
	u->at[u->n].i = i;
	u->at[u->n].key = *key;
	u->at[u->n++].hash = hash;
	if (u->n == AHEAD)
		ask(q, u);
}

/*
 * Where a word is remembered is fetched some words ahead, and is there when its turn
 * comes; so are the places of those that are not remembered in the lexicons.
 */
static void
words(struct qtext *q)
{
	struct unknown unknown = { .n = 0 };
	struct key ahead[AHEAD], *k;
	const struct qknown *w;

	for (size_t i = 0; i < q->n + AHEAD; i++) {
		k = &ahead[i % AHEAD];
		if (i >= AHEAD && !no_word(q, i - AHEAD)) {
			w = &q->known[k->at];
			if (k->n > 0 && is_known(w, k)) {
				q->word[i - AHEAD] = w->word;
				correct(q, i - AHEAD);
			} else
				ask_later(q, &unknown, i - AHEAD, k);
		}
		if (i < q->n) {
			*k = key_of(q->doc->token[i].low);
			__builtin_prefetch(&q->known[k->at]);
		}
	}
	ask(q, &unknown);
}

/*
 * "Trump claims that", "The report claims it", "critics charge that": a form
 * that may be a noun is a verb behind a noun that it agrees with, if a phrase or
 * a clause begins behind it.  Behind a name more may follow, but no verb: "Trump
 * claims victory", but "Trump claims are".
 */
static bool
is_predicate(const struct qtext *q, uint32_t i)
{
	const struct qword *w = &q->word[i], *a = w + 1;
	uint8_t before = w[-1].tag;

	if (i + 1 >= q->sent[w->sent].last || !(w->cue & (before == Q_PLURAL ? CUE_BASE : CUE_THIRD)) ||
	    !(before == Q_PLURAL || before == Q_NOUN || before == Q_CAPITAL))
		return false;
	switch (a->tag) {
	case Q_THAT: case Q_DET: case Q_POSS: case Q_SUBJ: case Q_OBJ: case Q_WH:
		return true;
	case Q_BE: case Q_HAVE: case Q_DO: case Q_MODAL: case Q_NOT: case Q_REL:
		return false;
	default:
		return before == Q_CAPITAL && !(a->cue & (CUE_PAST | CUE_THIRD)) && !(a->can & (POS_VERB | POS_PAST));
	}
}

/* What token i, of an open class, is between its neighbours. */
static void
decide(struct qtext *q, uint32_t i)
{
	struct qword *w = &q->word[i];
	const struct token *t = &q->doc->token[i];
	bool first, is_cue;
	enum pos_tag pos;

	if (w->tag != Q_NOUN)
		return;
	first = i == q->sent[w->sent].first;
	is_cue = w->cue != 0 && (first || !(t->form & FORM_CAPITAL));
	if (t->label == TOKEN_NUMBER)
		w->tag = Q_NUMBER;
	else if (!is_cue && w->possessive)
		w->tag = Q_POSSESSIVE;
	else if (!is_cue && t->form & FORM_CAPITAL)
		w->tag = Q_CAPITAL;
	else {
		pos = pos_between(first ? 0 : w[-1].can, w->can, i + 1 < q->sent[w->sent].last ? w[1].can : 0);
		if (is_cue && !first && (pos == TAG_NOUN || pos == TAG_PLURAL) && is_predicate(q, i))
			pos = TAG_VERB;
		w->tag = (uint8_t)(is_cue ? cue_tag(w->cue, pos) : open_tag(pos));
	}
}

/* Sentences as the rows have them; tokens before the first one make one of their own. */
static void
sentences(struct qtext *q)
{
	const struct doc *d = q->doc;
	uint32_t first = d->n_sentence == 0 ? (uint32_t)d->n_token : d->sentence[0].first;

	q->n_sent = 0;
	mem_room(&q->sent, &q->cap_sent, d->n_sentence + 1, sizeof(*q->sent));
	if (first > 0)
		q->sent[q->n_sent++] = (struct qsent){ 0, first, 0, SENTENCE_BODY };
	for (size_t i = 0; i < d->n_sentence; i++) {
		const struct sentence *s = &d->sentence[i];

		if (s->first < s->last)
			q->sent[q->n_sent++] = (struct qsent){ s->first, s->last, s->paragraph, s->label };
	}
	for (uint32_t i = 0; i < q->n_sent; i++)
		for (uint32_t k = q->sent[i].first; k < q->sent[i].last; k++)
			q->word[k].sent = i;
}

static void
entities(struct qtext *q)
{
	const struct doc *d = q->doc;
	size_t k = 0;

	for (size_t i = 0; i < d->n_row; i++) {
		if (d->row[i].kind != KIND_ENTITY)
			continue;
		while (k > 0 && d->token[k - 1].end > d->row[i].start)
			k--;
		while (k < d->n_token && d->token[k].end <= d->row[i].start)
			k++;
		for (; k < d->n_token && d->token[k].start < d->row[i].end; k++)
			q->word[k].entity = (uint32_t)i + 1;
	}
}

void
qtext_set(struct qtext *q, const struct doc *d)
{
	q->doc = d;
	q->n = d->n_token;
	q->n_span = q->n_chunk = 0;
	mem_room(&q->word, &q->cap_word, q->n + 1, sizeof(*q->word));
	if (q->known == NULL)
		q->known = mem_zero((size_t)1 << KNOWN_BITS, sizeof(*q->known));
	words(q);
	q->word[q->n] = (struct qword){ .tag = Q_OTHER };
	sentences(q);
	entities(q);
	for (uint32_t i = 0; i < q->n; i++)
		decide(q, i);
}

struct span
qtext_cue_field(const struct qword *w, size_t i)
{
	return w->row == 0 ? (struct span){ NULL, 0 } : lex_field(lex_value(&lex_cue, &lex_cue.row[w->row - 1]), i);
}

void
qtext_free(struct qtext *q)
{
	free(q->word);
	free(q->known);
	free(q->sent);
	free(q->span);
	free(q->chunk);
}
