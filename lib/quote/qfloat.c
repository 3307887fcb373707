/* See qfloat.h. */
#include "quote/qfloat.h"
#include "lex_qword.h"
#include "quote/qphrase.h"

enum { F_SPOKEN = 300, F_JOINS = 340 };

enum { LONG = 12, SHORT = 4 };	/* words in marks that are surely said; ... if a comma closes them */
enum { NEAR = 40 };		/* tokens before the marks that a subject is looked for in */

/* What a span is made of. */
struct look {
	uint32_t	words, capitals, verbs;
	bool		starts;			/* with a capital */
	bool		sentence;		/* begins where a sentence begins */
	bool		paragraph;		/* begins where its paragraph begins */
	bool		fills;			/* ends where its paragraph ends */
	uint8_t		last;			/* tag of its last token */
	uint8_t		before, after;		/* tags around its marks */
};

static uint32_t
step(uint32_t n)
{
	return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : 8;
}

static struct look
look_at(const struct qtext *q, const struct qspan *s)
{
	struct look l = { .last = q->word[s->last - 1].tag, .before = Q_BEYOND, .after = Q_BEYOND };
	const struct qsent *sent = &q->sent[q->word[s->open].sent];

	for (uint32_t i = s->first; i < s->last && l.words < 40; i++)
		if (q->doc->token[i].form & FORM_LETTER) {
			if (l.words == 0)
				l.starts = q->doc->token[i].form & FORM_CAPITAL;
			l.words++;
			l.capitals += (q->doc->token[i].form & FORM_CAPITAL) != 0;
			l.verbs += qtext_is_verb(&q->word[i]);
		}
	l.sentence = s->open == sent->first;
	l.paragraph = s->open == 0 || q->sent[q->word[s->open - 1].sent].paragraph != s->paragraph;
	l.fills = s->close >= q->n || q->sent[q->word[s->close].sent].paragraph != s->paragraph;
	if (!l.sentence)
		l.before = q->word[s->open - 1].tag;
	if (s->close < q->n && q->word[s->close].sent == q->word[s->last - 1].sent)
		l.after = q->word[s->close].tag;
	return l;
}

void
qfloat_spoken(const struct qtext *q, size_t span, struct qbefore b, struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qspan *s = &q->span[span];
	struct look l = look_at(q, s);
	uint32_t k = F_SPOKEN, n = step(l.words), place, far = 3, caps;

	if (b.span >= 0)
		far = s->paragraph - q->span[b.span].paragraph < 2 ? s->paragraph - q->span[b.span].paragraph : 2;
	place = l.sentence | (uint32_t)l.paragraph << 1 | (uint32_t)l.fills << 2;
	caps = l.words > 0 ? 4 * l.capitals / l.words : 0;
	weigh_add(&f, k++, 0, 0, 0);
	weigh_add(&f, k++, n, l.starts, l.sentence);
	weigh_add(&f, k++, n, l.last, 0);
	weigh_add(&f, k++, n, caps, l.verbs > 0);
	weigh_add(&f, k++, l.last, l.after, l.starts);
	weigh_add(&f, k++, l.before, l.starts, n > 4);
	weigh_add(&f, k++, l.before, l.after, l.last);
	weigh_add(&f, k++, place, l.last, l.starts);
	weigh_add(&f, k++, place, far, l.last);
	weigh_add(&f, k++, far, n, l.sentence);
	weigh_add(&f, k++, far, b.joined, place);
	weigh_add(&f, k++, l.sentence ? 0 : q->word[s->open - 1].lemma, l.starts, 0);
	weigh_add(&f, k++, l.after == Q_BEYOND ? 0 : q->word[s->close].lemma, l.last, 0);
	weigh_add(&f, k++, q->word[s->first].word, 0, 0);
	weigh_add(&f, k++, q->word[s->last - 1].word, n, 0);
	weigh_add(&f, k++, s->single, s->repaired, n);
	weigh_add(&f, k++, q->sent[q->word[s->first].sent].label, n, l.starts);
	weigh_add(&f, k++, place, n, l.after);
	weigh_add(&f, k++, l.starts | (uint32_t)(l.verbs > 0) << 1, l.last, n);
	weigh_add(&f, k++, s->close < q->n ? q->word[s->close].lemma : 0, l.after == Q_BEYOND, l.last);
	weigh_end(features, &f);
}

bool
qfloat_surely(const struct qtext *q, size_t span)
{
	const struct qspan *s = &q->span[span];
	struct look l = look_at(q, s);

	if (s->repaired)
		return false;
	if (!l.starts || l.verbs == 0)
		return false;
	return l.words >= LONG ? l.last == Q_STOP || l.last == Q_ASK || l.last == Q_COMMA :
	    l.words >= SHORT && l.sentence && l.last == Q_COMMA && l.after != Q_BEYOND;
}

void
qfloat_joins(const struct qtext *q, size_t span, struct qbefore b, struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qspan *s = &q->span[span], *p = &q->span[b.span];
	struct look l = look_at(q, s), m = look_at(q, p);
	uint32_t k = F_JOINS, far = s->paragraph - p->paragraph < 3 ? s->paragraph - p->paragraph : 3;
	uint32_t sents = q->word[s->open].sent - q->word[p->last - 1].sent;

	weigh_add(&f, k++, far, 0, 0);
	weigh_add(&f, k++, far, sents < 6 ? sents : 6, l.sentence);
	weigh_add(&f, k++, far, l.paragraph, l.fills);
	weigh_add(&f, k++, far, m.after, m.last);
	weigh_add(&f, k++, far, m.fills, m.paragraph);
	weigh_add(&f, k++, far, l.before, l.starts);
	weigh_add(&f, k++, far, b.joined, sents < 6 ? sents : 6);
	weigh_add(&f, k++, far, step(l.words), step(m.words));
	weigh_end(features, &f);
}

/* --- who speaks ----------------------------------------------------------- */

/* Is the name in a phrase a place's or a law's, and nobody's? */
static bool
is_nobodys(const struct qtext *q, const struct qchunk *c)
{
	uint32_t e = q->word[c->last - 1].entity;
	struct span label;

	if (e == 0)
		return false;
	label = q->doc->row[e - 1].col[ROW_LABEL];
	return span_is(label, "place") || span_is(label, "misc");
}

/* Names, "he" and "she" as subjects. */
static bool
is_somebody(const struct qtext *q, const struct qchunk *c)
{
	return (c->type == CHUNK_NAME && !is_nobodys(q, c)) || (c->type == CHUNK_PRONOUN &&
	    q->word[c->first].shut & (QWORD_HE | QWORD_SHE) && q->word[c->first].shut & QWORD_SUBJ);
}

/* Does a verb follow the phrase: "Roe [hardly] has gone"? */
static bool
has_verb(const struct qtext *q, const struct qchunk *c, uint32_t last)
{
	uint32_t i = c->whole;

	while (i < last && (q->word[i].tag == Q_LY || q->word[i].tag == Q_ADV))
		i++;
	return i < last && qtext_is_verb(&q->word[i]);
}

/* The last subject among the tokens [first, last). */
static int32_t
subject_in(const struct qtext *q, uint32_t first, uint32_t last)
{
	int32_t found = -1;

	for (size_t k = qphrase_at(q, first); k < q->n_chunk && q->chunk[k].first < last; k++)
		if (!q->chunk[k].hangs && q->chunk[k].type != CHUNK_RELATIVE && has_verb(q, &q->chunk[k], last))
			found = (int32_t)k;
	return found;
}

int32_t
qfloat_credit(const struct qtext *q, size_t span)
{
	const struct qspan *p = &q->span[span];
	const struct qsent *s;
	uint32_t i = p->close, end;
	size_t k;

	if (i + 1 >= q->n || q->word[i].tag != Q_DASH || q->sent[q->word[i].sent].paragraph != p->paragraph)
		return -1;
	s = &q->sent[q->word[i].sent];
	k = qphrase_at(q, i + 1);
	if (k == q->n_chunk || q->chunk[k].first != i + 1 || q->chunk[k].type != CHUNK_NAME)
		return -1;
	end = qphrase_end(q, k, s->last);
	return end >= s->last || q->word[end].tag == Q_STOP ? (int32_t)k : -1;
}

/* Straight behind the marks, "..., Roe sings" or "..., sings Roe", even on the next line. */
static int32_t
subject_behind(const struct qtext *q, const struct qspan *p)
{
	uint32_t i = p->close, last;
	size_t k;

	if (i >= q->n || (q->word[i].sent != q->word[p->last - 1].sent && q->word[p->last - 1].tag != Q_COMMA))
		return -1;
	last = q->sent[q->word[i].sent].last;
	k = qphrase_at(q, i);
	if (k == q->n_chunk || q->chunk[k].sent != q->word[i].sent || q->chunk[k].first > i + 1)
		return -1;
	if (q->chunk[k].first > i)
		return qtext_is_verb(&q->word[i]) ? (int32_t)k : -1;
	return has_verb(q, &q->chunk[k], last) ||
	    (q->word[q->chunk[k].last - 1].tag == Q_CAPITAL && q->word[p->last - 1].tag == Q_COMMA) ? (int32_t)k : -1;
}

/* In a sentence before the marks: the first phrase, if that is somebody. */
static int32_t
subject_of(const struct qtext *q, const struct qsent *s)
{
	for (size_t k = qphrase_at(q, s->first); k < q->n_chunk && q->chunk[k].first < s->last; k++) {
		if (is_somebody(q, &q->chunk[k]))
			return (int32_t)k;
		if (q->chunk[k].type == CHUNK_NOUN && !q->chunk[k].hangs)
			break;
	}
	return -1;
}

int32_t
qfloat_subject(const struct qtext *q, size_t span)
{
	const struct qspan *p = &q->span[span];
	const struct qsent *s = &q->sent[q->word[p->open].sent], *before = s - 1;
	int32_t behind = qfloat_credit(q, span);

	if (behind < 0)
		behind = subject_behind(q, p);
	if (behind >= 0)
		return behind;
	if (p->open > s->first)
		return subject_in(q, p->open > s->first + NEAR ? p->open - NEAR : s->first, p->open);
	if (s == q->sent || q->word[before->first].span != 0)
		return -1;
	if (before->paragraph != s->paragraph && q->word[before->last - 1].tag != Q_COLON &&
	    q->word[before->last - 1].tag != Q_COMMA)
		return -1;
	return subject_of(q, before);
}
