/* See qfloat.h. */
#include "quote/qfloat.h"

enum { F_SPOKEN = 300, F_JOINS = 340 };

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
qfloat_spoken(const struct qtext *q, size_t span, struct qbefore b, struct features *f)
{
	const struct qspan *s = &q->span[span];
	struct look l = look_at(q, s);
	uint32_t k = F_SPOKEN, n = step(l.words), place, far = 3, caps;

	if (b.span >= 0)
		far = s->paragraph - q->span[b.span].paragraph < 2 ? s->paragraph - q->span[b.span].paragraph : 2;
	place = l.sentence | (uint32_t)l.paragraph << 1 | (uint32_t)l.fills << 2;
	caps = l.words > 0 ? 4 * l.capitals / l.words : 0;
	weigh_add(f, k++, 0, 0, 0);
	weigh_add(f, k++, n, l.starts, l.sentence);
	weigh_add(f, k++, n, l.last, 0);
	weigh_add(f, k++, n, caps, l.verbs > 0);
	weigh_add(f, k++, l.last, l.after, l.starts);
	weigh_add(f, k++, l.before, l.starts, n > 4);
	weigh_add(f, k++, l.before, l.after, l.last);
	weigh_add(f, k++, place, l.last, l.starts);
	weigh_add(f, k++, place, far, l.last);
	weigh_add(f, k++, far, n, l.sentence);
	weigh_add(f, k++, far, b.joined, place);
	weigh_add(f, k++, l.sentence ? 0 : q->word[s->open - 1].lemma, l.starts, 0);
	weigh_add(f, k++, l.after == Q_BEYOND ? 0 : q->word[s->close].lemma, l.last, 0);
	weigh_add(f, k++, q->word[s->first].word, 0, 0);
	weigh_add(f, k++, q->word[s->last - 1].word, n, 0);
	weigh_add(f, k++, s->single, s->repaired, n);
	weigh_add(f, k++, q->sent[q->word[s->first].sent].label, n, l.starts);
	weigh_add(f, k++, place, n, l.after);
}

void
qfloat_joins(const struct qtext *q, size_t span, struct qbefore b, struct features *f)
{
	const struct qspan *s = &q->span[span], *p = &q->span[b.span];
	struct look l = look_at(q, s), m = look_at(q, p);
	uint32_t k = F_JOINS, far = s->paragraph - p->paragraph < 3 ? s->paragraph - p->paragraph : 3;
	uint32_t sents = q->word[s->open].sent - q->word[p->last - 1].sent;

	weigh_add(f, k++, far, 0, 0);
	weigh_add(f, k++, far, sents < 6 ? sents : 6, l.sentence);
	weigh_add(f, k++, far, l.paragraph, l.fills);
	weigh_add(f, k++, far, m.after, m.last);
	weigh_add(f, k++, far, m.fills, m.paragraph);
	weigh_add(f, k++, far, l.before, l.starts);
	weigh_add(f, k++, far, b.joined, sents < 6 ? sents : 6);
	weigh_add(f, k++, far, step(l.words), step(m.words));
}
