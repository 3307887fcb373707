/* See qcue.h. */
#include "quote/qcue.h"
#include "lex.h"
#include "lex_cue.h"
#include "lex_qword.h"
#include "quote/qphrase.h"

enum { SPEECH = 4 };		/* tokens in marks from which on they are no mere name */

/* Is entity e, a row's number + 1, a person or an organisation? */
static bool
speaks(const struct qtext *q, uint32_t e)
{
	return e != 0 && (span_is(q->doc->row[e - 1].col[ROW_LABEL], "person") ||
	    span_is(q->doc->row[e - 1].col[ROW_LABEL], "org"));
}

/* Does the mark at token i end a label that names who speaks: "WALLACE:", "Jane Roe:", in a headline "Poll:"? */
static bool
ends_label(const struct qtext *q, uint32_t i)
{
	const struct qsent *s = &q->sent[q->word[i].sent];

	if (i > s->first && lex_find(&lex_qword, qtext_low(q, i - 1)).classes & (QWORD_REL | QWORD_WH))
		return false;			/* "WHO: Jane Roe" */
	return i > s->first && i <= s->first + 2 && (s == q->sent || s->label == SENTENCE_HEADLINE ||
	    speaks(q, q->word[i - 1].entity) || q->doc->token[i - 1].form & FORM_UPPER);
}

bool
qcue_may_stand(const struct qtext *q, uint32_t i)
{
	const struct qword *w = &q->word[i];
	const struct qspan *s = w->span == 0 ? NULL : &q->span[w->span - 1];

	if (s != NULL && !s->repaired && s->last - s->first >= SPEECH)
		return false;			/* what is said in speech is not ours to attribute */
	if (w->tag == Q_COLON || w->tag == Q_DASH)
		return i + 1 < q->n && (q->word[i + 1].tag == Q_OPEN || ends_label(q, i));
	if (w->tag == Q_CAPITAL)
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

/*
 * Nine sorts of tokens are counted, seven bits each:
 *
 *	8: commas | 7: 512 | 6: 256 | ... | 1: 8 | 0: 4		as qcue_between() tells them
 *
 * so that one subtraction tells how many of each lie between two tokens.
 */
#define SORT(n)		((uint64_t)1 << 7 * (n))
#define EACH_SORT	(SORT(0) | SORT(1) | SORT(2) | SORT(3) | SORT(4) | SORT(5) | SORT(6) | SORT(7) | SORT(8))

enum { FAR = 40 };		/* less than 64 */

static const uint64_t sort_of[Q_TAGS] = {
	[Q_COMMA] = SORT(8),
	[Q_LPAREN] = SORT(0), [Q_RPAREN] = SORT(0), [Q_DASH] = SORT(0), [Q_SEMICOLON] = SORT(0), [Q_COLON] = SORT(0),
	[Q_REL] = SORT(1), [Q_WH] = SORT(1), [Q_SUB] = SORT(1),
	[Q_AND] = SORT(2), [Q_BUT] = SORT(2),
	[Q_OPEN] = SORT(3), [Q_CLOSE] = SORT(3),
	[Q_PREP] = SORT(4), [Q_OF] = SORT(4), [Q_BY] = SORT(4), [Q_AS] = SORT(4), [Q_TO] = SORT(4),
	[Q_THAT] = SORT(5),
	[Q_CUE_PAST] = SORT(6), [Q_CUE_THIRD] = SORT(6), [Q_BE] = SORT(6), [Q_HAVE] = SORT(6), [Q_DO] = SORT(6),
	[Q_MODAL] = SORT(6), [Q_ED] = SORT(6),
	[Q_CUE_ING] = SORT(7), [Q_ING] = SORT(7), [Q_CUE_BASE] = SORT(7)
};

/* For qcue_counts(). */
enum { VERB = 1, CUE_VERB = 1 << 10 | VERB, COMMA = 1 << 20 };

static const uint32_t count_of[Q_TAGS] = {
	[Q_COMMA] = COMMA,
	[Q_CUE_PAST] = CUE_VERB, [Q_CUE_THIRD] = CUE_VERB,
	[Q_ED] = VERB, [Q_VERB] = VERB, [Q_BE] = VERB, [Q_HAVE] = VERB, [Q_DO] = VERB, [Q_MODAL] = VERB
};

/* Which sorts are there, of FAR tokens at most. */
static uint32_t
set_of(uint64_t n)
{
	uint64_t some = (n + EACH_SORT * 63) >> 6 & EACH_SORT, many = (n + SORT(8) * 62) >> 62 & 1;
	/* Sorts 0 to 6 are 7 bits apart: the product has them side by side, from bit 36 on. */
	uint64_t side = (some & (SORT(7) - 1)) * 0x1041041041u >> 36 & 0x7f;

	return (uint32_t)(some >> 56 | many << 1 | side << 2 | (some >> 49 & 1) << 9);
}

void
qcue_look(struct qcue *r)
{
	const struct qword *w = &r->q->word[r->first];
	uint32_t n = r->last - r->first;
	uint8_t *tag = r->tag + QCUE_MARGIN;
	uint32_t *word = r->word + QCUE_MARGIN;

	memset(r->tag, Q_BEYOND, QCUE_MARGIN);
	memset(r->word, 0, QCUE_MARGIN * sizeof(*r->word));
	r->seen[0] = r->counted[0] = 0;
	for (uint32_t i = 0; i < n; i++) {
		tag[i] = w[i].tag;
		word[i] = w[i].word;
		r->seen[i + 1] = r->seen[i] + sort_of[w[i].tag];
		r->counted[i + 1] = r->counted[i] + count_of[w[i].tag];
	}
	memset(tag + n, Q_BEYOND, QCUE_MARGIN);
	memset(word + n, 0, QCUE_MARGIN * sizeof(*word));
}

uint32_t
qcue_between(const struct qcue *r, uint32_t from, uint32_t to)
{
	uint64_t n = 0;

	if (from >= to)
		return 0;
	if (to > from + FAR)
		to = from + FAR;
	if (from >= r->first && to <= r->last)
		n = r->seen[to - r->first] - r->seen[from - r->first];
	else
		for (uint32_t i = from; i < to; i++)
			n += sort_of[r->q->word[i].tag];
	return set_of(n);
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
