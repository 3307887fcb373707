/* See qtext.h. */
#include "qtext.h"
#include "lex.h"
#include "lex_cue.h"
#include "lex_qword.h"

#include <stdlib.h>

uint32_t
qtext_hash(struct span s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		h = (h ^ (c >= '0' && c <= '9' ? '0' : c)) * 16777619u;
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
	return ends(low, "'s") || ends(low, "\xe2\x80\x99s") || ends(low, "s'") ||
	    ends(low, "s\xe2\x80\x99");
}

/* Punctuation by its text. */
static enum qtag
punct_tag(struct span t)
{
	static const struct { const char *text; enum qtag tag; } table[] = {
		{ ",", Q_COMMA }, { ".", Q_STOP }, { "!", Q_STOP }, { "?", Q_ASK }, { ":", Q_COLON },
		{ ";", Q_SEMICOLON }, { "-", Q_DASH }, { "--", Q_DASH }, { "\xe2\x80\x93", Q_DASH },
		{ "\xe2\x80\x94", Q_DASH }, { "---", Q_DASH }, { "...", Q_DOTS },
		{ "\xe2\x80\xa6", Q_DOTS }, { "(", Q_LPAREN }, { "[", Q_LPAREN }, { ")", Q_RPAREN },
		{ "]", Q_RPAREN }, { "&", Q_AND }
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (span_is(t, table[i].text))
			return table[i].tag;
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
 * A cue word with two forms ("claims": noun and verb) is told by the word
 * before it: behind a determiner, a possessive or "of" it is the noun.
 */
static enum qtag
cue_tag(uint32_t cue, const struct qword *before)
{
	bool nominal = before != NULL && (before->tag == Q_DET || before->tag == Q_POSS ||
	    before->possessive || before->tag == Q_OF);

	if (cue & CUE_NOUN && (nominal || !(cue & (CUE_BASE | CUE_THIRD | CUE_PAST | CUE_ING))))
		return Q_CUE_NOUN;
	if (cue & (CUE_PAST | CUE_PART))
		return Q_CUE_PAST;
	if (cue & CUE_THIRD)
		return Q_CUE_THIRD;
	if (cue & CUE_ING)
		return Q_CUE_ING;
	if (cue & CUE_BASE)
		return Q_CUE_BASE;
	return Q_LOWER;
}

static enum qtag
shape_tag(const struct token *t)
{
	if (t->form & FORM_CAPITAL)
		return Q_CAPITAL;
	if (t->low.n > 4 && ends(t->low, "ly"))
		return Q_LY;
	if (t->low.n > 4 && ends(t->low, "ed"))
		return Q_ED;
	if (t->low.n > 5 && ends(t->low, "ing"))
		return Q_ING;
	return Q_LOWER;
}

static void
look(struct qtext *q, size_t i)
{
	const struct token *t = &q->doc->token[i];
	struct qword *w = &q->word[i];
	const struct qword *before = i > q->sent[w->sent].first ? w - 1 : NULL;
	struct lex_hit shut, cue;

	w->word = w->lemma = qtext_hash(t->low);
	if (t->label == TOKEN_PUNCT || t->label == TOKEN_SYMBOL) {
		w->tag = (uint8_t)punct_tag(t->text);
		return;
	}
	if (t->label == TOKEN_URL || t->label == TOKEN_EMAIL) {
		w->tag = Q_LINK;
		return;
	}
	shut = lex_find(&lex_qword, t->low);
	cue = lex_find(&lex_cue, t->low);
	w->shut = shut.classes;
	w->possessive = t->form & FORM_LETTER && !(shut.classes & (QWORD_BE | QWORD_CLIT)) &&
	    is_possessive(t->low);
	if (cue.classes != 0) {
		w->cue = cue.classes;
		w->row = cue.row;
		w->lemma = qtext_hash(lex_field(cue.value, 0));
	}
	if (shut.classes != 0)
		w->tag = (uint8_t)shut_tag(shut.classes, t->low);
	else if (t->label == TOKEN_NUMBER)
		w->tag = Q_NUMBER;
	else if (cue.classes != 0 && (before == NULL || !(t->form & FORM_CAPITAL)))
		w->tag = (uint8_t)cue_tag(cue.classes, before);
	else if (w->possessive)
		w->tag = Q_POSSESSIVE;
	else
		w->tag = (uint8_t)shape_tag(t);
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
	memset(q->word, 0, (q->n + 1) * sizeof(*q->word));
	sentences(q);
	entities(q);
	for (size_t i = 0; i < q->n; i++)
		look(q, i);
}

void
qtext_free(struct qtext *q)
{
	free(q->word);
	free(q->sent);
	free(q->span);
	free(q->chunk);
}
