/* See qtext.h. */
#include "quote/qtext.h"
#include "lex.h"
#include "lex_cue.h"
#include "lex_given.h"
#include "lex_speaker.h"
#include "pos.h"

#include <stdlib.h>

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

/*
 * Token i begins a sentence: is it a small word all the same, as in "Officials said" and "Local officials", not
 * in "Roe said", and "Prime said", for one of a kind has an article?
 */
static bool
is_small(const struct qtext *q, uint32_t i)
{
	const struct token *t = &q->doc->token[i];
	unsigned can;

	if (q->word[i].entity != 0 || t->form & FORM_UPPER || i + 1 >= q->sent[q->word[i].sent].last ||
	    t[1].form & FORM_CAPITAL || !pos_known(t->low, &can) || lex_find(&lex_given, t->text).classes != 0)
		return false;
	return can & POS_PLURAL || !(q->word[i + 1].cue & (CUE_PAST | CUE_THIRD)) ||
	    lex_find(&lex_speaker, t->low).classes != 0;
}

/* What token i, of an open class, in sentence s, is between its neighbours. */
static void
decide(struct qtext *q, const struct qsent *s, uint32_t i)
{
	struct qword *w = &q->word[i];
	const struct token *t = &q->doc->token[i];
	bool first = i == s->first, is_cue = w->cue != 0 && (first || !(t->form & FORM_CAPITAL));
	enum pos_tag pos;

	if (t->label == TOKEN_NUMBER)
		w->tag = Q_NUMBER;
	else if (!is_cue && w->possessive)
		w->tag = Q_POSSESSIVE;
	else if (!is_cue && t->form & FORM_CAPITAL && !(first && is_small(q, i)))
		w->tag = Q_CAPITAL;
	else {
		pos = pos_between(first ? 0 : w[-1].can, w->can, i + 1 < s->last ? w[1].can : 0);
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
	if (q->words == NULL)
		q->words = qwords_new();
	qwords_fill(q->words, d, q->word);
	q->word[q->n] = (struct qword){ .tag = Q_OTHER };
	sentences(q);
	entities(q);
	for (uint32_t k = 0; k < q->n_sent; k++) {
		const struct qsent *s = &q->sent[k];
		struct qword *w = &q->word[s->first];

		for (uint32_t i = s->first; i < s->last; i++, w++) {
			w->sent = k;
			if (w->tag == Q_NOUN)
				decide(q, s, i);
		}
	}
}

void
qtext_free(struct qtext *q)
{
	free(q->word);
	qwords_free(q->words);
	free(q->sent);
	free(q->span);
	free(q->chunk);
}
