/*
 * See quote.h.
 *
 * words and sentences, spans in marks, noun phrases	qtext, qmark, qphrase
 *	-> turns of interviews and transcripts		qturn, qlabel
 *	-> a reading for every cue			qfind
 *	-> of those that overlap the outer ones		choose()
 *	-> fragments, each with its quotation		fragments(), floating()
 *	-> who speaks					qwho
 *	-> rows						write_rows()
 *
 * Everything is kept by token numbers until the rows are written.
 */
#include "quote.h"
#include "lex.h"
#include "lex_cue.h"
#include "lex_qword.h"
#include "lex_speaker.h"
#include "quote/qfind.h"
#include "quote/qfloat.h"
#include "quote/qlabel.h"
#include "quote/qmark.h"
#include "quote/qphrase.h"
#include "quote/qturn.h"
#include "quote/quote_weights.h"
#include "quote/qwho.h"
#include "utf8.h"

#include <stdlib.h>

enum { THRESHOLD = -14 };		/* a reading must score more: the rest is spread over its neighbours */
enum { NOBODY = 20 };		/* the same without a speaker or marks */
enum { NESTED = 100 };		/* what a reading that is mostly inside of another one loses to it */
enum { FEW = 3 };		/* words in marks: less are no sentence */
enum { LITTLE = 2 };		/* so many small words are nothing to quote */
static const size_t THOUGHT = UINT32_MAX - 1;	/* the quotation of what is only thought */
enum { NEAR_BY = 2 };		/* paragraphs back to the speaker of marks without a cue */

/* One stretch of a quotation: fragments of one quotation share `quote`. */
struct fragment {
	struct qrange	range;
	uint32_t	quote;		/* index of the quotation */
	bool		floating;	/* joined by its place, not by its cue */
};

struct quotation {
	const struct qfound *found;	/* NULL: without a cue */
	const struct qturn *turn;	/* NULL: it is no turn of a conversation */
	struct qspeaker	 speaker;
	uint32_t	 number;	/* its id, from 1; 0: none yet */
	bool		 met;		/* its speaker has been looked for */
	bool		 marks, plain;	/* some of it in marks, some not */
	uint32_t	 words;
};

struct quote_finder {
	struct weigh	*weights;
	bool		 attitudes;
	int		 least;
	struct qtext	 text;
	struct qturns	 turns;
	struct qlabels	 labels;	/* set where there are turns */
	struct qlattice	 lattice;	/* of one cue */
	struct qwho	*who;
	struct qfound	*found;
	struct fragment	*fragment;
	struct quotation *quote;
	uint32_t	*owner;		/* token -> quotation + 1 whose content or cue it is */
	struct buf	 value, id, conf;
	size_t		 n_found, n_fragment, n_quote;
	size_t		 cap_found, cap_fragment, cap_quote, cap_owner;
};

struct quote_finder *
quote_new(bool attitudes, int least)
{
	struct quote_finder *f = mem_zero(1, sizeof(*f));

	f->weights = weigh_open(quote_weights, quote_weights_n);
	f->who = qwho_new();
	f->attitudes = attitudes;
	f->least = least;
	return f;
}

void
quote_free(struct quote_finder *f)
{
	qtext_free(&f->text);
	qturn_free(&f->turns);
	qwho_free(f->who);
	buf_free(&f->value);
	buf_free(&f->id);
	buf_free(&f->conf);
	free(f->found);
	free(f->fragment);
	free(f->quote);
	free(f->owner);
	free(f->weights);
	free(f);
}

/* --- readings ------------------------------------------------------------ */

/*
 * "He condemned what she called a scandal": inside of another quotation more
 * often than not, so it stands behind any other reading.
 */
static int32_t
rank_of(const struct qtext *q, const struct qfound *x)
{
	uint32_t at = x->speaker < 0 ? 0 : q->chunk[x->speaker].first;

	return at > 0 && at < x->cue && q->word[at - 1].tag == Q_WH && q->word[x->cue].cue & CUE_CALL ?
	    x->score - NESTED : x->score;
}

static bool
is_marked(const struct qtext *q, struct qrange r)
{
	return r.first < r.last && (q->word[r.first].span != 0 || q->word[r.last - 1].span != 0);
}

/* "It was announced that": nobody says it, and nothing stands in marks. */
static bool
is_anonymous(const struct qtext *q, const struct qfound *x)
{
	return x->speaker < 0 && !is_marked(q, x->left) && !is_marked(q, x->right);
}

/* "Noting that it rained, Roe ...": a participle that begins its sentence, or behind a preposition there. */
static bool
is_fronted(const struct qtext *q, const struct qfound *x)
{
	uint32_t first = q->sent[q->word[x->cue].sent].first;

	return q->word[x->cue].tag == Q_CUE_ING && x->speaker < 0 && x->right.first < x->right.last &&
	    (x->cue == first || (x->cue == first + 1 && q->word[first].shut & (QWORD_PREP | QWORD_SUB)));
}

/* Who speaks in a fronted reading: who does next in its sentence, behind it. */
static void
lend_speakers(struct quote_finder *f)
{
	for (size_t i = 0; i + 1 < f->n_found; i++) {
		struct qfound *x = &f->found[i], *y = x + 1;

		if (is_fronted(&f->text, x) && y->speaker >= 0 &&
		    f->text.word[y->cue].sent == f->text.word[x->cue].sent &&
		    f->text.chunk[y->speaker].first >= x->right.last)
			x->speaker = y->speaker;
	}
}

/* Leaves those that may stand without a speaker. */
static void
drop_anonymous(struct quote_finder *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n_found; i++)
		if (f->found[i].score > NOBODY || !is_anonymous(&f->text, &f->found[i]))
			f->found[n++] = f->found[i];
	f->n_found = n;
}

static void
find_all(struct quote_finder *f)
{
	const struct qturn *t = f->turns.turn, *end = t + f->turns.n;
	struct qfound x;

	f->n_found = 0;
	for (uint32_t i = 0; i < f->text.n; i++) {
		if (t < end && i == t->label.first)
			i = t++->said.last - 1;		/* what is told in a turn is part of it */
		else if (!qcue_may_be(&f->text, i) || !qfind_fill(&f->lattice, &f->text, f->weights, i))
			continue;
		qfind_best(&f->lattice, f->weights, &x);
		if (x.score <= (is_anonymous(&f->text, &x) && !is_fronted(&f->text, &x) ? NOBODY : THRESHOLD))
			continue;
		x.rank = rank_of(&f->text, &x);
		mem_room(&f->found, &f->cap_found, f->n_found + 1, sizeof(*f->found));
		f->found[f->n_found++] = x;
	}
}

static int
by_rank(const void *a, const void *b)
{
	const struct qfound *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? 1 : -1;
	return (x->cue > y->cue) - (x->cue < y->cue);
}

static int
by_cue(const void *a, const void *b)
{
	const struct qfound *x = a, *y = b;

	return (x->cue > y->cue) - (x->cue < y->cue);
}

static bool
is_free(const struct quote_finder *f, struct qrange r)
{
	for (uint32_t i = r.first; i < r.last; i++)
		if (f->owner[i] != 0)
			return false;
	return true;
}

static void
own(struct quote_finder *f, struct qrange r, size_t quote)
{
	for (uint32_t i = r.first; i < r.last; i++)
		f->owner[i] = (uint32_t)quote + 1;
}

/* Of readings that overlap the surest stays; then they stand in the order of their cues. */
static void
choose(struct quote_finder *f)
{
	size_t n = 0;

	mem_room(&f->owner, &f->cap_owner, f->text.n + 1, sizeof(*f->owner));
	memset(f->owner, 0, (f->text.n + 1) * sizeof(*f->owner));
	if (f->n_found > 0)
		qsort(f->found, f->n_found, sizeof(*f->found), by_rank);
	for (size_t i = 0; i < f->n_found; i++) {
		struct qfound *x = &f->found[i];
		struct qrange cue = { x->cue, x->cue + 1 };

		if (!is_free(f, cue))
			continue;
		if (!is_free(f, x->left))
			x->left.first = x->left.last;
		if (!is_free(f, x->right))
			x->right.first = x->right.last;
		if (x->left.first == x->left.last && x->right.first == x->right.last)
			continue;
		own(f, x->left, 0);
		own(f, x->right, 0);
		own(f, cue, 0);
		f->found[n++] = *x;
	}
	f->n_found = n;
	if (n > 0)
		qsort(f->found, f->n_found, sizeof(*f->found), by_cue);
}

/* --- fragments ----------------------------------------------------------- */

static void
add_fragment(struct quote_finder *f, struct qrange r, size_t quote, bool floating)
{
	struct quotation *q = &f->quote[quote];

	if (r.first >= r.last)
		return;
	mem_room(&f->fragment, &f->cap_fragment, f->n_fragment + 1, sizeof(*f->fragment));
	f->fragment[f->n_fragment++] = (struct fragment){ r, (uint32_t)quote, floating };
	own(f, r, quote);
	for (uint32_t i = r.first; i < r.last; i++) {
		q->words += (f->text.doc->token[i].form & (FORM_LETTER | FORM_DIGIT)) != 0;
		if (f->text.word[i].span != 0)
			q->marks = true;
		else
			q->plain = true;
	}
}

static size_t
add_quotation(struct quote_finder *f, const struct qfound *x)
{
	mem_room(&f->quote, &f->cap_quote, f->n_quote + 1, sizeof(*f->quote));
	f->quote[f->n_quote] = (struct quotation){ .found = x };
	f->quote[f->n_quote].speaker.thing = -1;
	return f->n_quote++;
}

/* A quotation whose marks are opened anew in the next paragraphs goes on there. */
static void
follow(struct quote_finder *f, struct qrange r, size_t quote)
{
	uint32_t s = r.first < r.last ? f->text.word[r.last - 1].span : 0;

	for (; s != 0 && s < f->text.n_span && f->text.span[s - 1].goes_on; s++)
		if (f->text.span[s - 1].last >= r.last && is_free(f, (struct qrange){ f->text.span[s].first,
		    f->text.span[s].last }))
			add_fragment(f, qfind_trim(&f->text, f->text.span[s].first, f->text.span[s].last), quote,
			    false);
}

/* Do tokens [first, last) belong to no quotation but this one? */
static bool
may_have(const struct quote_finder *f, uint32_t first, uint32_t last, size_t quote)
{
	for (uint32_t i = first; i < last; i++)
		if (f->owner[i] != 0 && f->owner[i] != quote + 1)
			return false;
	return true;
}

/* A content that begins or ends inside of speech in marks has all of it, but for its cue. */
static struct qrange
whole_spans(const struct quote_finder *f, struct qrange r, uint32_t cue, size_t quote)
{
	const struct qtext *q = &f->text;
	const struct qspan *s;

	if (r.first >= r.last)
		return r;
	s = q->word[r.first].span == 0 ? NULL : &q->span[q->word[r.first].span - 1];
	if (s != NULL && !s->repaired && s->first < r.first && (cue < s->first || cue >= s->last) &&
	    may_have(f, s->first, r.first, quote))
		r.first = s->first;
	s = q->word[r.last - 1].span == 0 ? NULL : &q->span[q->word[r.last - 1].span - 1];
	if (s != NULL && !s->repaired && s->last > r.last && (cue < s->first || cue >= s->last) &&
	    may_have(f, r.last, s->last, quote))
		r.last = s->last;
	return qfind_trim(q, r.first, r.last);
}

/*
 * A content that begins with a phrase, without a verb, and has the rest in marks, is what stands in them:
 * 'He said, very slowly: "I have been there."', 'Chapter I "Go home," she said.'
 */
static struct qrange
without_lead(const struct qtext *q, struct qrange r)
{
	uint32_t in = r.first < r.last ? q->word[r.last - 1].span : 0;
	const struct qspan *s = in == 0 ? NULL : &q->span[in - 1];

	if (s == NULL || s->single || q->word[r.first].span != 0 || s->first + FEW > r.last ||
	    !(q->doc->token[s->first].form & FORM_CAPITAL))
		return r;
	for (uint32_t i = r.first; i < s->open; i++)
		if (qtext_is_verb(&q->word[i]) || q->word[i].span != 0 || q->word[i].tag == Q_THAT ||
		    q->word[i].tag == Q_ING || q->word[i].tag == Q_CUE_ING)
			return r;
	r.first = s->first;
	return r;
}

/* Where marks close and a sentence opens others at once, another one speaks: '"I do not --" "Nor do I," ...' */
static struct qrange
one_turn(const struct qtext *q, struct qrange r, bool left)
{
	for (uint32_t i = r.first; i + 1 < r.last; i++) {
		if (q->word[i].tag != Q_CLOSE || q->word[i + 1].tag != Q_OPEN || i + 2 >= r.last ||
		    !(q->doc->token[i + 2].form & FORM_CAPITAL))
			continue;
		if (!left)
			return qfind_trim(q, r.first, i);
		r.first = i + 1;
	}
	return qfind_trim(q, r.first, r.last);
}

/* What of a content is spoken in one go: it ends where its marks do. */
static struct qrange
spoken(const struct quote_finder *f, struct qrange r, uint32_t cue, size_t quote)
{
	const struct qtext *q = &f->text;

	r = without_lead(q, whole_spans(f, r, cue, quote));
	return one_turn(q, r, r.first < cue);
}

/* Speech, or an act of speech: a court rules that ... */
static bool
is_said(const struct qtext *q, const struct qfound *x)
{
	return x->kind == QUOTE_SPEECH ||
	    (q->word[x->cue].cue & CUE_ACT && x->right.first < x->right.last &&
	    q->word[x->right.first].tag == Q_THAT);
}

/* The part of r behind `before`: empty where both have been made the same span. */
static struct qrange
behind(struct qrange r, struct qrange before)
{
	if (before.first < before.last && r.first < before.last)
		r.first = before.last < r.last ? before.last : r.last;
	return r;
}

/* Are there only small words in r, and none in marks: "nothing", "so", "that much"? */
static bool
says_little(const struct qtext *q, struct qrange r)
{
	for (uint32_t i = r.first; i < r.last; i++)
		if (q->word[i].shut == 0 || q->word[i].span != 0)
			return false;
	return r.last - r.first <= LITTLE;
}

/* A bare phrase out of marks that something was done to: "The bill was written by a panel". */
static bool
is_bare(const struct qtext *q, const struct qfound *x)
{
	if (x->left.first == x->left.last || x->right.first < x->right.last || x->speaker < 0 ||
	    x->group.last >= q->n || q->word[x->group.last].tag != Q_BY)
		return false;
	for (uint32_t i = x->left.first; i < x->left.last; i++)
		if (q->word[i].span != 0 || qtext_is_verb(&q->word[i]))
			return false;
	return true;
}

/* A turn is a quotation, a fragment a paragraph. */
static void
turns(struct quote_finder *f)
{
	const struct qtext *q = &f->text;
	uint32_t last, s;

	for (size_t i = 0; i < f->turns.n; i++) {
		const struct qturn *t = &f->turns.turn[i];
		size_t n = add_quotation(f, NULL);

		f->quote[n].turn = t;
		for (uint32_t first = t->said.first; first < t->said.last; first = last) {
			s = q->word[first].sent;
			for (last = q->sent[s].last; last < t->said.last &&
			    q->sent[q->word[last].sent].paragraph == q->sent[s].paragraph; )
				last = q->sent[q->word[last].sent].last;
			add_fragment(f, qfind_trim(q, first, last), n, true);
		}
	}
}

static void
fragments(struct quote_finder *f)
{
	f->n_fragment = f->n_quote = 0;
	memset(f->owner, 0, (f->text.n + 1) * sizeof(*f->owner));
	turns(f);
	for (size_t i = 0; i < f->n_found; i++) {
		const struct qfound *x = &f->found[i];
		size_t n;

		if (!f->attitudes && !is_said(&f->text, x)) {
			if (f->text.word[x->cue].cue & CUE_THINK) {
				own(f, x->left, THOUGHT);
				own(f, x->right, THOUGHT);
			}
			continue;
		}
		if (is_bare(&f->text, x) || (says_little(&f->text, x->left) && says_little(&f->text, x->right)))
			continue;
		n = add_quotation(f, x);
		own(f, x->left, n);
		own(f, x->right, n);
		f->owner[x->cue] = (uint32_t)n + 1;
	}
	for (size_t n = 0; n < f->n_quote; n++) {
		const struct qfound *x = f->quote[n].found;
		struct qrange left, right;

		if (x == NULL)
			continue;
		left = spoken(f, x->left, x->cue, n);
		right = spoken(f, x->right, x->cue, n);
		add_fragment(f, left, n, false);
		add_fragment(f, behind(right, left), n, false);
		follow(f, x->right, n);
	}
}

/* The quotation that a span belongs to, at least in part. */
static size_t
quote_of(const struct quote_finder *f, const struct qspan *s)
{
	uint32_t i = s->first;

	while (i + 1 < s->last && f->owner[i] == 0)
		i++;
	return f->owner[i] - 1;
}

static bool
says_yes(const struct quote_finder *f, const struct features *x)
{
	return weigh_sum(f->weights, x) > 0;
}

/*
 * Spans in marks that no cue has: they may be speech all the same, and go on
 * with the quotation in marks before them, or stand for themselves.
 */
static void
floating(struct quote_finder *f)
{
	const struct qtext *q = &f->text;
	struct qbefore b = { -1, false };

	for (size_t i = 0; i < q->n_span; i++) {
		struct qrange r = qfind_trim(q, q->span[i].first, q->span[i].last);
		struct features spoken, joins;
		size_t quote;
		bool credited;

		if (r.first == r.last)
			continue;
		if (!is_free(f, r)) {
			b = (struct qbefore){ quote_of(f, &q->span[i]) == THOUGHT ? -1 : (int32_t)i, false };
			continue;
		}
		credited = qfloat_credit(q, i) >= 0;
		weigh_start(&spoken, f->weights);
		weigh_start(&joins, f->weights);
		qfloat_spoken(q, i, b, &spoken);
		if (!says_yes(f, &spoken) && !credited && !qfloat_surely(q, i))
			continue;
		if (b.span >= 0 && !credited)
			qfloat_joins(q, i, b, &joins);
		if (says_yes(f, &joins))
			quote = quote_of(f, &q->span[b.span]);
		else
			quote = add_quotation(f, NULL);
		add_fragment(f, r, quote, true);
		follow(f, r, quote);
		b = (struct qbefore){ credited ? -1 : (int32_t)i, !credited };	/* the name ends it */
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct fragment *x = a, *y = b;

	return (x->range.first > y->range.first) - (x->range.first < y->range.first);
}

/* --- rows ------------------------------------------------------------------ */

/* The words in lower case with a blank between them: equal in copies of a text. */
static struct span
folded(struct quote_finder *f, struct qrange r)
{
	f->value.n = 0;
	for (uint32_t i = r.first; i < r.last; i++) {
		if (!(f->text.doc->token[i].form & (FORM_LETTER | FORM_DIGIT)))
			continue;
		if (f->value.n > 0)
			buf_byte(&f->value, ' ');
		buf_span(&f->value, qtext_low(&f->text, i));
	}
	return buf_view(&f->value);
}

/* As it is printed: with its final stop in marks or in a turn, with the marks that close inside it. */
static struct qrange
printed(const struct qtext *q, struct qrange r, bool turn)
{
	uint32_t s = q->word[r.last - 1].span;

	if (s == 0) {
		while (turn && r.last < q->n && q->word[r.last].tag == Q_STOP && !q->word[r.last].span &&
		    q->word[r.last].sent == q->word[r.last - 1].sent)
			r.last++;
		return r;
	}
	if (q->span[s - 1].open >= r.first && q->span[s - 1].first > r.first &&
	    qfind_trim(q, r.first, q->span[s - 1].last).last == r.last)
		r.last = q->span[s - 1].close;
	else
		while (r.last < q->span[s - 1].last && q->word[r.last].tag == Q_STOP)
			r.last++;
	return r;
}

/* Words for a column that names: on one line. */
static struct span
on_one_line(struct doc *d, struct span s)
{
	char *p;

	if (s.n == 0 || memchr(s.p, '\n', s.n) == NULL)
		return s;
	p = arena_alloc(&d->mem, s.n);
	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] == '\n' || s.p[i] == '\r' ? ' ' : s.p[i];
	return (struct span){ p, s.n };
}

static struct span
number(struct buf *b, uint32_t n)
{
	b->n = 0;
	row_decimal(b, n);
	return buf_view(b);
}

static struct span
cue_label(const struct qtext *q, uint32_t cue)
{
	const struct qword *w = &q->word[cue];

	for (uint32_t i = 0; i < lex_cue.n_class; i++)
		if (w->cue & 1u << i & (CUE_SAY | CUE_TELL | CUE_ASK | CUE_ANSWER | CUE_DENY | CUE_CLAIM |
		    CUE_ADMIT | CUE_ANNOUNCE | CUE_PROMISE | CUE_URGE | CUE_WARN | CUE_CALL | CUE_JUDGE |
		    CUE_WRITE | CUE_SHOW | CUE_THINK | CUE_WANT | CUE_ACCORDING_TO))
			return span_of(lex_cue.class_name[i]);
	return w->tag == Q_DASH ? S("dash") : S("colon");
}

static struct span
cue_lemma(const struct qtext *q, uint32_t cue)
{
	const struct qword *w = &q->word[cue];

	return w->row != 0 ? qword_cue_field(w, 0) : qtext_low(q, cue);
}

/* The chunk with a place of speech for its head ("a written statement"), or -1. */
static int32_t
venue(const struct qtext *q, size_t k)
{
	const struct qchunk *c = &q->chunk[k];

	if (c->type < CHUNK_NAME || c->first == 0 || (q->word[c->first - 1].tag != Q_PREP))
		return -1;
	return lex_find(&lex_speaker, qtext_low(q, c->last - 1)).classes & SPEAKER_VENUE ? (int32_t)k : -1;
}

/* Whom it was told, or where it was said: the medium goes before the addressee. */
static struct span
addressee(const struct qtext *q, const struct qfound *x)
{
	const struct qsent *s = &q->sent[q->word[x->cue].sent];
	bool told = q->word[x->cue].cue & (CUE_TELL | CUE_ASK);
	struct span to = { NULL, 0 };

	for (size_t k = qphrase_at(q, x->group.last); k < q->n_chunk && q->chunk[k].first < s->last; k++) {
		const struct qchunk *c = &q->chunk[k];

		if (c->first >= x->right.first && c->first < x->right.last)
			continue;
		if (c->first > x->group.last + 16)
			break;
		if (venue(q, k) >= 0)
			return doc_words(q->doc, c->first - 1, c->whole);
		if (told && to.n == 0 && (int32_t)k != x->speaker && c->first == x->group.last &&
		    c->type != CHUNK_RELATIVE)
			to = doc_words(q->doc, c->first, c->whole);
	}
	return to;
}

static void
put(struct quote_finder *f, struct doc *d, struct row *row, struct qrange r)
{
	row->start = d->token[r.first].start;
	row->end = d->token[r.last - 1].end;
	row->col[ROW_TEXT] = (struct span){ NULL, 0 };
	doc_add(d, row);
	(void)f;
}

/* The words that bring it in; empty if none do. */
static struct qrange
cue_of(const struct quotation *q)
{
	return q->found != NULL ? q->found->group : q->turn != NULL ? q->turn->mark : (struct qrange){ 0, 0 };
}

static void
write_source(struct quote_finder *f, struct doc *d, const struct quotation *q, struct row *row)
{
	static const char *const labels[] = { "name", "nominal", "pronoun" };
	const struct qfound *x = q->found;
	struct qrange cue = cue_of(q);

	row->col[ROW_WHERE] = row->col[ROW_HOW] = (struct span){ NULL, 0 };
	if (q->speaker.first < q->speaker.last) {
		row->kind = KIND_SPEAKER;
		row->col[ROW_LABEL] = span_of(labels[q->speaker.label]);
		row->col[ROW_VALUE] = q->speaker.who;
		put(f, d, row, (struct qrange){ q->speaker.first, q->speaker.last });
	}
	if (cue.first == cue.last)
		return;
	row->kind = KIND_CUE;
	row->col[ROW_LABEL] = x == NULL ? S("colon") : cue_label(&f->text, x->cue);
	row->col[ROW_VALUE] = x == NULL ? S(":") : cue_lemma(&f->text, x->cue);
	row->col[ROW_WHO] = row->col[ROW_WHAT] = (struct span){ NULL, 0 };
	put(f, d, row, cue);
}

/*
 * How often a quotation was found right, content and speaker, by type and
 * score: measured on texts that the weights had not seen.  Between the knots
 * it is a straight line.
 */
struct knot {
	int32_t		score;
	uint32_t	right;		/* per cent */
};

enum { KNOTS = 6 };

static const struct knot direct_knots[KNOTS] = {
	{ -12, 72 }, { 20, 82 }, { 48, 90 }, { 64, 95 }, { 100, 97 }, { 150, 99 }
};
static const struct knot mixed_knots[KNOTS] = {
	{ -10, 48 }, { 20, 63 }, { 42, 77 }, { 60, 85 }, { 90, 91 }, { 140, 93 }
};
static const struct knot indirect_knots[KNOTS] = {
	{ -12, 22 }, { 2, 37 }, { 20, 57 }, { 45, 76 }, { 80, 82 }, { 120, 90 }
};
static const struct knot short_knots[KNOTS] = {		/* indirect, of few words */
	{ -12, 30 }, { 10, 38 }, { 35, 43 }, { 60, 58 }, { 90, 68 }, { 130, 72 }
};
static const struct knot nobody_knots[KNOTS] = {	/* with a cue, but no speaker */
	{ -12, 14 }, { 5, 15 }, { 25, 38 }, { 60, 62 }, { 90, 65 }, { 120, 70 }
};

enum { SURE_FLOATING = 40, SURE_TURN = 90, BRIEF = 5 };

static const struct knot *
knots_of(const struct quotation *q)
{
	if (q->speaker.first == q->speaker.last)
		return nobody_knots;
	if (q->marks)
		return q->plain ? mixed_knots : direct_knots;
	return q->words <= BRIEF ? short_knots : indirect_knots;
}

static uint32_t
sure(const struct quotation *q)
{
	const struct knot *k = knots_of(q);
	int32_t score;

	if (q->found == NULL)
		return q->turn != NULL ? SURE_TURN : SURE_FLOATING;
	score = q->found->score;
	for (int i = 1; i < KNOTS; i++)
		if (score < k[i].score)
			return k[i - 1].right + (k[i].right - k[i - 1].right) *
			    (uint32_t)(score > k[i - 1].score ? score - k[i - 1].score : 0) /
			    (uint32_t)(k[i].score - k[i - 1].score);
	return k[KNOTS - 1].right;
}

static void
write_rows(struct quote_finder *f, struct doc *d)
{
	uint32_t n = 0, conf;

	for (size_t i = 0; i < f->n_fragment; i++) {
		const struct fragment *g = &f->fragment[i];
		struct quotation *q = &f->quote[g->quote];
		const struct qfound *x = q->found;
		struct row row = { .kind = KIND_QUOTE };
		bool fresh = q->number == 0;

		conf = sure(q);
		if ((int)conf < f->least)
			continue;
		if (fresh)
			q->number = ++n;
		row.col[ROW_ID] = number(&f->id, q->number);
		row.col[ROW_CONF] = number(&f->conf, conf);
		row.col[ROW_WHO] = q->speaker.who = on_one_line(d, q->speaker.who);
		row.col[ROW_WHAT] = on_one_line(d, q->speaker.what);
		row.col[ROW_WHY] = q->turn != NULL ? S("turn") : g->floating ? S("place") : S("model");
		row.col[ROW_LABEL] = !q->plain || q->turn != NULL ? S("direct") : q->marks ? S("mixed") : S("indirect");
		row.col[ROW_VALUE] = folded(f, g->range);
		if (x != NULL)
			row.col[ROW_WHERE] = on_one_line(d, addressee(&f->text, x));
		row.col[ROW_HOW] = on_one_line(d, doc_words(d, cue_of(q).first, cue_of(q).last));
		put(f, d, &row, printed(&f->text, g->range, q->turn != NULL));
		if (fresh)
			write_source(f, d, q, &row);
	}
}

/* Who speaks in a turn: whom its label names, or the one who asks or answers. */
static void
turn_speaker(struct quote_finder *f, struct doc *d, const struct qturn *t, struct qspeaker *s)
{
	const struct qtext *q = &f->text;
	size_t chunk = qphrase_at(q, t->label.first);
	struct qlabel l;

	if (t->kind == TURN_NAMED && chunk < q->n_chunk && q->chunk[chunk].first < t->label.last)
		qwho_speaker(f->who, (int32_t)chunk, t->mark.first, s);
	else
		*s = (struct qspeaker){ .label = t->kind == TURN_NAMED ? SPEAKER_NAME : SPEAKER_PRONOUN, .thing = -1 };
	s->first = t->label.first;
	s->last = t->label.last;
	l = t->kind == TURN_ASKS ? f->labels.asks : t->kind == TURN_ANSWERS ? f->labels.answers :
	    qlabel_initials(&f->labels, q, t->label);
	if (t->kind == TURN_NAMED && s->thing < 0)
		s->who = qlabel_spelt(q, t->label, &d->mem);
	if (l.who.n > 0 || t->kind != TURN_NAMED) {
		s->who = l.who;
		s->what = l.what;
	}
}

/*
 * In the order of the text, because phrases point back.  Speech in marks
 * without a cue is by whoever spoke last, if that was near.
 */
static void
speakers(struct quote_finder *f, struct doc *d)
{
	const struct qtext *t = &f->text;
	struct qspeaker last = { .thing = -1 };
	uint32_t paragraph = 0, here;
	int32_t chunk;
	int64_t i;

	qwho_set(f->who, t, &d->mem);
	if (f->turns.n > 0)
		qlabel_set(&f->labels, t, f->turns.turn[0].label.first);
	for (size_t k = 0; k < f->n_fragment; k++) {
		const struct fragment *g = &f->fragment[k];
		struct quotation *q = &f->quote[g->quote];

		here = t->sent[t->word[g->range.first].sent].paragraph;
		if (!q->met && q->turn != NULL)
			turn_speaker(f, d, q->turn, &q->speaker);
		else if (!q->met && q->found != NULL)
			qwho_speaker(f->who, q->found->speaker, q->found->group.first, &q->speaker);
		else if (!q->met && (i = qlabel_announced(t, t->word[g->range.first].span - 1)) >= 0)
			qwho_entity(f->who, (uint32_t)i, &q->speaker);
		else if (!q->met && (chunk = qfloat_subject(t, t->word[g->range.first].span - 1)) >= 0)
			qwho_speaker(f->who, chunk, g->range.first, &q->speaker);
		else if (!q->met && here - paragraph <= NEAR_BY) {
			q->speaker = last;
			q->speaker.first = q->speaker.last;	/* not named here */
		}
		q->met = true;
		qwho_spoke(f->who, &q->speaker);
		if (q->marks || q->turn != NULL || !qwho_is_voice(f->who, &last) || qwho_is_voice(f->who, &q->speaker) ||
		    here - paragraph > NEAR_BY) {
			last = q->speaker;
			paragraph = here;
		}
	}
}

void
quote_find(void *finder, struct doc *d)
{
	struct quote_finder *f = finder;

	qtext_set(&f->text, d);
	qmark_pair(&f->text);
	qphrase_chunk(&f->text);
	qturn_find(&f->turns, &f->text);
	find_all(f);
	choose(f);
	lend_speakers(f);
	drop_anonymous(f);
	fragments(f);
	floating(f);
	if (f->n_fragment > 0)
		qsort(f->fragment, f->n_fragment, sizeof(*f->fragment), by_place);
	speakers(f, d);
	write_rows(f, d);
}
