/* See qlabel.h. */
#include "quote/qlabel.h"
#include "lex.h"
#include "lex_speaker.h"
#include "lex_title.h"

enum { ANNOUNCED = 40 };	/* tokens of a sentence in which a statement is announced */
enum { TALKED_OF = 40 };	/* names before the conversation that are looked at */

static struct qlabel
of_row(const struct row *r)
{
	return (struct qlabel){ r->col[ROW_VALUE], r->col[ROW_WHAT] };
}

/* The byline, else the outlet. */
static struct qlabel
who_asks(const struct qtext *q)
{
	const struct row *a = &q->doc->article;

	return (struct qlabel){ a->col[ROW_WHO].n > 0 ? a->col[ROW_WHO] : a->col[ROW_WHERE], { NULL, 0 } };
}

static bool
is_same(const struct row *a, const struct row *b)
{
	return span_eq(a->col[ROW_ID], b->col[ROW_ID]);
}

/* The person who is named most often before it, if nobody is named as often, and did not write it. */
static struct qlabel
who_answers(const struct qtext *q, uint32_t first)
{
	const struct row *person[TALKED_OF], *best = NULL;
	uint32_t times[TALKED_OF], n = 0, most = 0, k, end = q->doc->token[first].start;

	for (size_t i = 0; i < q->doc->n_row && q->doc->row[i].start < end; i++) {
		const struct row *r = &q->doc->row[i];

		if (r->kind != KIND_ENTITY || !span_is(r->col[ROW_LABEL], "person") ||
		    span_eq(r->col[ROW_VALUE], q->doc->article.col[ROW_WHO]))
			continue;
		for (k = 0; k < n && !is_same(person[k], r); k++)
			;
		if (k == n && n < TALKED_OF) {
			person[n] = r;
			times[n++] = 0;
		}
		if (k < n)
			times[k]++;
	}
	for (k = 0; k < n; k++)
		if (times[k] >= most) {
			best = times[k] > most ? person[k] : NULL;
			most = times[k];
		}
	return best != NULL ? of_row(best) : (struct qlabel){ .who.n = 0 };
}

/*
 * "Statement of Jane Roe", "Jane Roe issued the following statement", "gave the remarks below", "The text of the
 * letter follows:"; not "following the statement".  *noun: the statement.
 */
static bool
announces(const struct qtext *q, const struct qsent *s, uint32_t *noun)
{
	bool line = s->label == SENTENCE_HEADLINE || q->word[s->last - 1].tag != Q_STOP;
	bool colon = q->word[s->last - 1].tag == Q_COLON;

	for (uint32_t i = s->first; i < s->last && i < s->first + ANNOUNCED; i++) {
		struct span before = i > s->first ? qtext_low(q, i - 1) : S(""), behind = qtext_low(q, i + 1 < s->last ? i + 1 : i);

		if (q->word[i].span != 0)
			return false;
		if (!(lex_find(&lex_speaker, qtext_low(q, i)).classes & (SPEAKER_VENUE | SPEAKER_PAPER)))
			continue;
		*noun = i;
		if (s->label == SENTENCE_HEADLINE && i > s->first && q->word[i - 1].cue != 0)
			return true;			/* "ROE ISSUES STATEMENT" */
		if (colon || span_is(before, "following") || span_is(before, "prepared") || span_is(behind, "below"))
			return true;
		if (line && i < s->first + 3 && (span_is(behind, "of") || span_is(behind, "by") || span_is(behind, "from")))
			return true;
	}
	return false;
}

/* Who makes the statement that sentence s announces: a token of the name; -1 if nobody does. */
static int64_t
announcer(const struct qtext *q, const struct qsent *s)
{
	uint32_t noun = 0;

	if (!announces(q, s, &noun))
		return -1;
	for (uint32_t i = s->first; i < s->last; i++) {
		if (i > noun && q->word[i].tag == Q_TO)
			break;				/* "a letter to Jane Roe" */
		if (q->word[i].entity != 0 &&
		    span_is(q->doc->row[q->word[i].entity - 1].col[ROW_LABEL], "person"))
			return i;
	}
	return -1;
}

const struct row *
qlabel_self(const struct qtext *q, uint32_t *from)
{
	for (size_t k = 0; k < q->n_sent; k++) {
		int64_t i = announcer(q, &q->sent[k]);

		if (i >= 0) {
			*from = q->sent[k].last;
			return &q->doc->row[q->word[i].entity - 1];
		}
	}
	return NULL;
}

int64_t
qlabel_announced(const struct qtext *q, size_t span)
{
	const struct qsent *s = &q->sent[q->word[q->span[span].open].sent];

	return s > q->sent && s->first == q->span[span].open ? announcer(q, s - 1) : -1;
}

struct span
qlabel_spelt(const struct qtext *q, struct qrange label, struct arena *mem)
{
	uint32_t first = q->word[label.first].tag == Q_DET && label.last > label.first + 1 ? label.first + 1 : label.first;
	const struct token *t = q->doc->token + first;
	size_t n = label.last - first;
	struct span head = t[n - 1].low, all = doc_words(q->doc, first, label.last);
	bool role = lex_find(&lex_speaker, head).classes != 0 || lex_find(&lex_title, head).classes != 0;
	char *p;

	for (size_t i = 0; i < n; i++)
		if (t[i].form & FORM_LETTER && !(t[i].form & FORM_UPPER && t[i].low.n == t[i].text.n))
			return all;
	p = arena_alloc(mem, all.n);
	memcpy(p, all.p, all.n);
	for (size_t i = 0; i < n; i++) {
		size_t at = (size_t)(t[i].text.p - all.p), keep = role ? 0 : 1;

		if (t[i].form & FORM_LETTER)
			memcpy(p + at + keep, t[i].low.p + keep, t[i].low.n - keep);
	}
	return (struct span){ p, all.n };
}

/* Capitals as a number, less than 27 * 27 * 27; 0: they are too few or too many. */
static uint32_t
code_of(struct span capitals)
{
	uint32_t code = 0;

	if (capitals.n < 2 || capitals.n > QLABEL_INITIALS)
		return 0;
	for (size_t i = 0; i < capitals.n; i++) {
		if (capitals.p[i] < 'A' || capitals.p[i] > 'Z')
			return 0;
		code = code * 27 + (uint32_t)(capitals.p[i] - 'A' + 1);
	}
	return code;
}

/* The capitals that the words of a name begin with, as a number. */
static uint32_t
initials_of(struct span name)
{
	char capitals[QLABEL_INITIALS];
	struct span word;
	size_t n = 0;

	while (span_cut(&name, ' ', &word))
		if (word.n > 0 && word.p[0] >= 'A' && word.p[0] <= 'Z') {
			if (n == QLABEL_INITIALS)
				return 0;
			capitals[n++] = word.p[0];
		}
	return code_of((struct span){ capitals, n });
}

static const struct row several;		/* in place of one whom initials do not tell from another */

void
qlabel_set(struct qlabels *l, const struct qtext *q, uint32_t first)
{
	l->asks = who_asks(q);
	l->answers = who_answers(q, first);
	memset(l->person, 0, sizeof(l->person));
	memset(l->org, 0, sizeof(l->org));
	for (size_t i = 0; i < q->doc->n_row; i++) {
		const struct row *r = &q->doc->row[i], **at;
		bool person = span_is(r->col[ROW_LABEL], "person");
		uint32_t code;

		if (r->kind != KIND_ENTITY || !(person || span_is(r->col[ROW_LABEL], "org")) ||
		    (code = initials_of(r->col[ROW_VALUE])) == 0)
			continue;
		at = person ? &l->person[code] : &l->org[code];
		*at = *at == NULL || (*at != &several && is_same(*at, r)) ? r : &several;
	}
}

struct qlabel
qlabel_initials(const struct qlabels *l, const struct qtext *q, struct qrange label)
{
	uint32_t code = code_of(q->doc->token[label.first].text);
	const struct row *r;

	if (label.last - label.first != 1 || code == 0)
		return (struct qlabel){ .who.n = 0 };
	r = l->person[code] != NULL ? l->person[code] : l->org[code];
	return r == NULL || r == &several ? (struct qlabel){ .who.n = 0 } : of_row(r);
}
