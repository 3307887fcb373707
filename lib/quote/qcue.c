/* See qcue.h. */
#include "quote/qcue.h"
#include "lex.h"
#include "lex_cue.h"
#include "lex_qword.h"
#include "quote/qphrase.h"

enum { SPEECH = 4 };		/* tokens in marks from which on they are no mere name */

/* Does the mark at token i end a label that names who speaks: "WALLACE:", "Jane Roe:", in a headline "Poll:"? */
static bool
ends_label(const struct qtext *q, uint32_t i)
{
	const struct qsent *s = &q->sent[q->word[i].sent];

	if (i > s->first && lex_find(&lex_qword, qtext_low(q, i - 1)).classes & (QWORD_REL | QWORD_WH))
		return false;			/* "WHO: Jane Roe" */
	return i > s->first && i <= s->first + 2 && (s == q->sent || s->label == SENTENCE_HEADLINE ||
	    q->word[i - 1].entity != 0 || q->doc->token[i - 1].form & FORM_UPPER);
}

bool
qcue_may_be(const struct qtext *q, uint32_t i)
{
	const struct qword *w = &q->word[i];
	const struct qspan *s = w->span == 0 ? NULL : &q->span[w->span - 1];

	if (s != NULL && !s->repaired && s->last - s->first >= SPEECH)
		return false;			/* what is said in speech is not ours to attribute */
	if (w->tag == Q_COLON || w->tag == Q_DASH)
		return i + 1 < q->n && (q->word[i + 1].tag == Q_OPEN || ends_label(q, i));
	if (w->cue == 0 || w->tag == Q_CAPITAL)
		return false;
	return !(i > 0 && q->word[i - 1].tag == Q_HYPHEN) && q->word[i + 1].tag != Q_HYPHEN;	/* "self-titled" */
}

/* The group of a verb: auxiliaries, "not", adverbs, "to" before it, a particle behind. */
static struct qrange
group_of(const struct qtext *q, uint32_t cue, uint32_t first, uint32_t last)
{
	struct qrange g = { cue, cue + 1 };
	const struct qword *w = &q->word[cue];
	struct span particles, one;

	if (w->row == 0)
		return g;
	if (w->tag != Q_CUE_NOUN)
		while (g.first > first) {
			uint8_t t = q->word[g.first - 1].tag;

			if (t != Q_BE && t != Q_HAVE && t != Q_DO && t != Q_MODAL && t != Q_NOT &&
			    t != Q_ADV && t != Q_LY && t != Q_TO)
				break;
			if (q->word[g.first - 1].shut & QWORD_CLIT)
				break;
			g.first--;
		}
	particles = qword_cue_field(w, 1);
	while (g.last < last && span_cut(&particles, ' ', &one))
		if (span_eq(one, qtext_low(q, g.last))) {
			g.last++;
			break;
		}
	if (span_is(qtext_low(q, cue), "according") && g.last < last && q->word[g.last].tag == Q_TO)
		g.last++;
	return g;
}

void
qcue_set(struct qcue *r, const struct qtext *q, uint32_t i)
{
	const struct qsent *s = &q->sent[q->word[i].sent];

	r->q = q;
	r->at = i;
	r->first = i > s->first + QCUE_NEAR ? i - QCUE_NEAR : s->first;
	r->last = s->last > i + QCUE_NEAR ? i + QCUE_NEAR : s->last;
	r->group = group_of(q, i, r->first, r->last);
}

void
qcue_list_speakers(struct qcue *r)
{
	const struct qtext *q = r->q;
	size_t n, left = r->next_chunk = qphrase_at(q, r->at), k;

	r->n_speaker = 0;
	r->speaker[r->n_speaker++] = -1;
	for (n = 0, k = left; n < QCUE_LEFT && k > 0 && q->chunk[k - 1].first >= r->first; k--)
		if (q->chunk[k - 1].last <= r->group.first && !q->chunk[k - 1].hangs) {
			r->speaker[r->n_speaker++] = (int32_t)k - 1;
			n++;
		}
	/* a long way from its verb, but likely: the first phrase of the sentence */
	k = qphrase_at(q, r->first);
	if (n == QCUE_LEFT && q->chunk[k].last <= r->group.first && (int32_t)k != r->speaker[r->n_speaker - 1])
		r->speaker[r->n_speaker++] = (int32_t)k;
	for (n = 0, k = left; n < QCUE_RIGHT && k < q->n_chunk && q->chunk[k].first < r->last; k++)
		if (q->chunk[k].first >= r->group.last) {
			r->speaker[r->n_speaker++] = (int32_t)k;
			n++;
		}
}
