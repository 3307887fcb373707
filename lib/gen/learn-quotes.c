/*
 * learn-quotes: fits the weights of extract-quotes.
 *
 *	learn-quotes -a folder all.tsv > article rows
 *	learn-quotes rows all.tsv speech.tsv rows marks.tsv > lib/quote/quote_weights.c
 *
 * folder: a text for every document of all.tsv, in DOC.txt.
 * rows: article, sentence, token and entity rows of the texts; all.tsv: their
 * quotations, a fragment a line (doc start end type content cue cue_start
 * cue_end speaker speaker_start speaker_end canonical id); speech.tsv: those of
 * them that report speech.  marks.tsv: quotations in marks of other texts, which
 * tell what is speech in marks, but neither cue nor speaker.
 *
 * Maximum entropy: of all readings of a cue, "no quotation" among them, the gold
 * one (or the candidates nearest to it) is to have the greater share of
 * exp(score).  Gradient steps of the size that AdaGrad gives each weight, pulled
 * to zero by their square; the largest weights stay.  Nothing is random but the
 * order of the documents, and that comes from a fixed seed: the same input
 * gives the same weights.
 */
#include "diag.h"
#include "in.h"
#include "lex.h"
#include "opt.h"
#include "quote/qfind.h"
#include "quote/qfloat.h"
#include "quote/qmark.h"
#include "quote/qphrase.h"
#include "utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	EPOCHS = 3,		/* with all weights, */
	EPOCHS_MORE = 4,	/* and with those that stay; more fit these texts better, and others worse */
	KEEP = 101000,		/* weights: the model stays below 200 KiB */
	FINE = 4096		/* parts of a nat in struct weigh while learning */
};

static const double STEP = .25;		/* of the first change of a weight */
static const double PULL = .01;		/* to zero, for each use of a feature */
static const double LITTLE = .003;	/* shares below are not learnt from */

static const char usage[] =
    "usage: learn-quotes -a folder all.tsv | learn-quotes rows all.tsv speech.tsv rows marks.tsv";

/* A line of the gold. */
struct gold {
	struct span	doc, id;
	uint32_t	start, end, cue_start, cue_end, speaker_start, speaker_end;
	bool		has_cue, has_speaker, speech;
};

struct golds {
	struct gold	*g;
	size_t		 n, cap;
	struct arena	 mem;
};

struct learner {
	struct weigh	 w;			/* only .fine: x in units of 1 / FINE */
	double		 x[WEIGH_SLOTS];
	double		 sum[WEIGH_SLOTS];	/* of x at the ends of epochs */
	double		 square[WEIGH_SLOTS];	/* of all steps so far */
	bool		 barred[WEIGH_SLOTS];	/* pruned */
	struct golds	 all, marks;
	struct qlattice	 lattice;
	double		 loss;
	size_t		 n_cue, n_gold, n_far, n_span, n_span_wrong;
};

static struct learner learner;

static struct span
column(struct span line, size_t n)
{
	struct span f = { NULL, 0 };

	for (size_t i = 0; i <= n; i++)
		if (!span_cut(&line, '\t', &f))
			return (struct span){ NULL, 0 };
	return f;
}

static void
load(struct golds *to, const char *path)
{
	struct in *in = in_open(path, NULL);
	struct span line, copy;
	struct gold g;

	if (in == NULL)
		die_sys("%s", path);
	in_line(in, &line);
	while (in_line(in, &line) != IN_END) {
		copy = arena_copy(&to->mem, line);
		g = (struct gold){ .doc = column(copy, 0), .id = column(copy, 12) };
		if (!row_number(column(copy, 1), &g.start) || !row_number(column(copy, 2), &g.end))
			continue;
		g.has_cue = row_number(column(copy, 6), &g.cue_start) && row_number(column(copy, 7), &g.cue_end);
		g.has_speaker = row_number(column(copy, 9), &g.speaker_start) &&
		    row_number(column(copy, 10), &g.speaker_end);
		mem_room(&to->g, &to->cap, to->n + 1, sizeof(*to->g));
		to->g[to->n++] = g;
	}
	in_close(in);
}

static int
by_place(const void *a, const void *b)
{
	const struct gold *x = a, *y = b;
	int c = span_cmp(x->doc, y->doc);

	if (c == 0)
		c = span_cmp(x->id, y->id);
	return c != 0 ? c : (x->start > y->start) - (x->start < y->start);
}

static int
by_id(const void *a, const void *b)
{
	const struct gold *x = a, *y = b;
	int c = span_cmp(x->doc, y->doc);

	return c != 0 ? c : span_cmp(x->id, y->id);
}

/* --- aims: the gold of one document, in tokens ------------------------ */

struct aims {
	struct qfound	*a;
	uint8_t		*inside;	/* token is in some content: a cue there is nested */
	uint32_t	*speech;	/* number of the speech a token is part of, 0: none */
	bool		*owned;		/* token is content next to a cue */
	size_t		 n, cap, cap_inside, cap_speech, cap_owned;
};

static struct qrange
tokens_of(const struct qtext *q, uint32_t start, uint32_t end)
{
	struct qrange r = { (uint32_t)doc_token_at(q->doc, start), 0 };

	for (r.last = r.first; r.last < q->n && q->doc->token[r.last].start < end; r.last++)
		;
	return r;
}

/* The head of a gold cue: its last verb, else its last noun, else its last possible cue. */
static bool
head_of(const struct qtext *q, struct qrange c, uint32_t *head)
{
	int best = -1, rank;

	for (uint32_t i = c.first; i < c.last; i++) {
		if (!qcue_may_be(q, i))
			continue;
		rank = q->word[i].tag >= Q_CUE_PAST && q->word[i].tag <= Q_CUE_ING ? 3 :
		    q->word[i].tag == Q_CUE_NOUN ? 2 : 1;
		if (rank >= best) {
			best = rank;
			*head = i;
		}
	}
	return best >= 0;
}

static int32_t
speaker_of(const struct qtext *q, const struct gold *g)
{
	struct qrange r;

	if (!g->has_speaker)
		return -1;
	r = tokens_of(q, g->speaker_start, g->speaker_end);
	for (size_t k = qphrase_at(q, r.first) > 0 ? qphrase_at(q, r.first) - 1 : 0; k < q->n_chunk; k++) {
		if (q->chunk[k].first >= r.last)
			break;
		if (q->chunk[k].last > r.first)
			return (int32_t)k;
	}
	return -1;
}

static void
own(struct aims *to, struct qrange r)
{
	for (uint32_t k = r.first; k < r.last; k++)
		to->owned[k] = true;
}

/* The quotation with the n fragments at g; `number` it has in the document. */
static void
add_aim(struct aims *to, const struct qtext *q, const struct gold *g, size_t n, uint32_t number)
{
	struct qfound x = { .kind = g->speech ? QUOTE_SPEECH : QUOTE_ATTITUDE };
	struct qrange cue, r;

	for (size_t i = 0; i < n; i++) {
		r = tokens_of(q, g[i].start, g[i].end);
		for (uint32_t k = r.first; k < r.last; k++) {
			to->inside[k] = 1;
			to->speech[k] = g->speech ? number : 0;
		}
	}
	if (!g->has_cue)
		return;
	cue = tokens_of(q, g->cue_start, g->cue_end);
	if (!head_of(q, cue, &x.cue))
		return;
	x.speaker = speaker_of(q, g);
	for (size_t i = 0; i < n; i++) {
		r = tokens_of(q, g[i].start, g[i].end);
		r = qfind_trim(q, r.first, r.last);
		if (r.first < x.cue)
			x.left = r;			/* the last one before the cue */
		else if (x.right.first == x.right.last)
			x.right = r;			/* the first behind it */
	}
	own(to, x.left);
	own(to, x.right);
	mem_room(&to->a, &to->cap, to->n + 1, sizeof(*to->a));
	to->a[to->n++] = x;
}

/* The gold's first line for the document; they are sorted. */
static size_t
lines_of(const struct golds *g, struct span doc)
{
	size_t lo = 0, hi = g->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (span_cmp(g->g[mid].doc, doc) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void
collect_aims(const struct golds *g, struct aims *to, const struct qtext *q)
{
	struct span doc = q->doc->article.col[ROW_DOC];
	uint32_t number = 0;
	size_t k;

	to->n = 0;
	mem_room(&to->inside, &to->cap_inside, q->n + 1, sizeof(*to->inside));
	mem_room(&to->speech, &to->cap_speech, q->n + 1, sizeof(*to->speech));
	mem_room(&to->owned, &to->cap_owned, q->n + 1, sizeof(*to->owned));
	memset(to->inside, 0, (q->n + 1) * sizeof(*to->inside));
	memset(to->speech, 0, (q->n + 1) * sizeof(*to->speech));
	memset(to->owned, 0, (q->n + 1) * sizeof(*to->owned));
	for (size_t i = lines_of(g, doc); i < g->n && span_eq(g->g[i].doc, doc); i = k) {
		for (k = i; k < g->n && by_id(&g->g[i], &g->g[k]) == 0; k++)
			;
		add_aim(to, q, &g->g[i], k - i, ++number);
	}
}

/* --- learning ---------------------------------------------------------- */

/* A step for the weight of a feature: its share of the gold less that of the model is `by`. */
static void
push_slot(struct learner *l, uint32_t s, double by)
{
	double g = by - PULL * l->x[s];

	if (l->barred[s])
		return;
	l->square[s] += g * g;
	l->x[s] += STEP * g / sqrt(l->square[s] + 1);
	l->w.fine[s] = (int32_t)lround(l->x[s] * FINE);
}

static void
push(struct learner *l, const struct features *f, double by)
{
	for (uint32_t i = 0; i < f->n; i++)
		push_slot(l, f->slot[i], by);
}

/* The same for their answer number n. */
static void
push_answer(struct learner *l, const struct features *f, uint32_t n, double by)
{
	for (uint32_t i = 0; i < f->n; i++)
		push_slot(l, weigh_slot(f->slot[i], n), by);
}

static double
nats(int32_t score)
{
	return (double)score / FINE;
}

/* log(exp(a) + exp(b)) */
static double
log_sum(double a, double b)
{
	return a > b ? a + log1p(exp(b - a)) : isinf(b) ? b : b + log1p(exp(a - b));
}

/* What the gold leaves of a lattice. */
struct goal {
	bool		 any;		/* there is a quotation */
	uint32_t	 kind;
	int32_t		 speaker;
	bool		 any_speaker;	/* the gold one is no candidate */
	struct qrange	 left, right;
};

static bool
same_range(struct qrange a, struct qrange b)
{
	return (a.first == a.last && b.first == b.last) || (a.first == b.first && a.last == b.last);
}

/* Is candidate c allowed?  g == NULL: everything is. */
static bool
left_fits(const struct goal *g, const struct qcand *c)
{
	return g == NULL || same_range(g->left, c->range);
}

static bool
right_fits(const struct goal *g, const struct qcand *c)
{
	return g == NULL || same_range(g->right, c->range);
}

/* Sums of exp(score), as logarithms, over what a goal (NULL: none) leaves of a lattice. */
struct sums {
	double	left[QCUE_SPEAKERS][CONTENTS], right[QCUE_RIGHT + 1][CONTENTS];
	double	reading[QCUE_SPEAKERS][CONTENTS][CONTENTS][3];
	double	all;			/* "no quotation" too, if it is allowed */
};

static void
sum_up(const struct learner *l, const struct goal *g, struct sums *z)
{
	const struct qlattice *x = &l->lattice;

	for (size_t i = 0; i < QCUE_SPEAKERS; i++)
		for (size_t a = 0; a < CONTENTS; a++)
			z->left[i][a] = -INFINITY;
	for (size_t i = 0; i <= QCUE_RIGHT; i++)
		for (size_t a = 0; a < CONTENTS; a++)
			z->right[i][a] = -INFINITY;
	for (size_t i = 0; i < x->cue.n_speaker; i++)
		for (size_t k = 0; k < x->n_left[i]; k++)
			if (left_fits(g, &x->left[i][k]))
				z->left[i][x->left[i][k].content] = log_sum(z->left[i][x->left[i][k].content],
				    nats(x->left[i][k].score));
	for (size_t i = 0; i <= x->right_of[x->cue.n_speaker - 1]; i++)
		for (size_t k = 0; k < x->n_right[i]; k++)
			if (right_fits(g, &x->right[i][k]))
				z->right[i][x->right[i][k].content] = log_sum(z->right[i][x->right[i][k].content],
				    nats(x->right[i][k].score));
	z->all = g == NULL || !g->any ? 0 : -INFINITY;
	for (size_t i = 0; i < x->cue.n_speaker; i++)
		for (uint32_t a = 0; a < CONTENTS; a++)
			for (uint32_t b = 0; b < CONTENTS; b++) {
				struct features f;

				weigh_start(&f, &l->w);
				qfeature_shape(&x->cue, x->cue.speaker[i], a, b, &f);
				for (uint32_t k = QUOTE_SPEECH; k <= QUOTE_ATTITUDE; k++) {
					double *r = &z->reading[i][a][b][k];

					*r = -INFINITY;
					if (a + b == 0 || (g != NULL && (!g->any || k != g->kind ||
					    (!g->any_speaker && x->cue.speaker[i] != g->speaker))))
						continue;
					*r = z->left[i][a] + z->right[x->right_of[i]][b] + nats(x->kind_score[k]) +
					    nats(x->speaker_score[i]) + nats(weigh_answer(&l->w, &f, k));
					z->all = log_sum(z->all, *r);
				}
			}
}

/* Steps for everything in the lattice, `sign` times its share under the sums. */
static void
push_all(struct learner *l, const struct goal *g, const struct sums *z, double sign)
{
	const struct qlattice *x = &l->lattice;
	double kind[3] = { 0 }, right[QCUE_RIGHT + 1][CONTENTS] = { 0 };
	struct features f;

	for (size_t i = 0; i < x->cue.n_speaker; i++) {
		double speaker = 0, left[CONTENTS] = { 0 };

		for (uint32_t a = 0; a < CONTENTS; a++)
			for (uint32_t b = 0; b < CONTENTS; b++)
				for (uint32_t k = QUOTE_SPEECH; k <= QUOTE_ATTITUDE; k++) {
					double p = exp(z->reading[i][a][b][k] - z->all);

					speaker += p;
					kind[k] += p;
					left[a] += p;
					right[x->right_of[i]][b] += p;
					if (p < LITTLE)
						continue;
					weigh_start(&f, &l->w);
					qfeature_shape(&x->cue, x->cue.speaker[i], a, b, &f);
					push_answer(l, &f, k, sign * p);
				}
		if (speaker < LITTLE)
			continue;
		weigh_start(&f, &l->w);
		qfeature_speaker(&x->cue, x->cue.speaker[i], &f);
		push(l, &f, sign * speaker);
		for (size_t k = 0; k < x->n_left[i]; k++) {
			const struct qcand *c = &x->left[i][k];
			double p = left[c->content] * exp(nats(c->score) - z->left[i][c->content]);

			if (!left_fits(g, c) || p < LITTLE)
				continue;
			weigh_start(&f, &l->w);
			qfind_left_features(x, i, c, &f);
			push(l, &f, sign * p);
		}
	}
	for (size_t i = 0; i <= x->right_of[x->cue.n_speaker - 1]; i++)
		for (size_t k = 0; k < x->n_right[i]; k++) {
			const struct qcand *c = &x->right[i][k];
			double p = right[i][c->content] * exp(nats(c->score) - z->right[i][c->content]);

			if (!right_fits(g, c) || p < LITTLE)
				continue;
			weigh_start(&f, &l->w);
			qfind_right_features(x, i, c, &f);
			push(l, &f, sign * p);
		}
	weigh_start(&f, &l->w);
	qfeature_cue(&x->cue, &f);
	for (uint32_t k = QUOTE_SPEECH; k <= QUOTE_ATTITUDE; k++)
		push_answer(l, &f, k, sign * kind[k]);
}

/* How much two ranges have in common: intersection by union. */
static double
overlap(struct qrange a, struct qrange b)
{
	uint32_t first = a.first > b.first ? a.first : b.first, last = a.last < b.last ? a.last : b.last;
	double both = last > first ? last - first : 0;

	if (a.first == a.last && b.first == b.last)
		return 1;
	return both / ((double)(a.last - a.first) + (double)(b.last - b.first) - both);
}

/* The candidate nearest to what the gold has; false if none is near. */
static bool
nearest(const struct qcand *c, size_t n, struct qrange *r)
{
	struct qrange best = { 0, 0 };
	double most = .5;

	for (size_t i = 0; i < n; i++)
		if (overlap(c[i].range, *r) > most) {
			most = overlap(c[i].range, *r);
			best = c[i].range;
		}
	if (most <= .5)
		return false;
	*r = best;
	return true;
}

static bool
set_goal(const struct qlattice *x, const struct qfound *aim, struct goal *g)
{
	size_t i, k;

	*g = (struct goal){ aim != NULL, 0, -1, false, { 0, 0 }, { 0, 0 } };
	if (aim == NULL)
		return true;
	for (i = 0; i < x->cue.n_speaker && x->cue.speaker[i] != aim->speaker; i++)
		;
	k = i < x->cue.n_speaker ? i : 0;
	*g = (struct goal){ true, aim->kind, aim->speaker, i == x->cue.n_speaker, aim->left, aim->right };
	if (!nearest(x->left[k], x->n_left[k], &g->left))
		g->left.first = g->left.last;
	if (!nearest(x->right[x->right_of[k]], x->n_right[x->right_of[k]], &g->right))
		g->right.first = g->right.last;
	return g->left.first < g->left.last || g->right.first < g->right.last;
}

/* Is there any quotation? */
static void
learn_any(struct learner *l, bool yes)
{
	struct features f;
	double score;

	weigh_start(&f, &l->w);
	qfeature_cue(&l->lattice.cue, &f);
	score = nats(weigh_answer(&l->w, &f, QUOTE_NONE));
	push_answer(l, &f, QUOTE_NONE, yes ? 1 / (1 + exp(score)) : -1 / (1 + exp(-score)));
}

static void
learn_cue(struct learner *l, const struct qtext *q, uint32_t i, const struct qfound *aim)
{
	static struct sums model, gold;
	struct goal goal;

	l->n_cue++;
	l->n_gold += aim != NULL;
	qfind_fill(&l->lattice, q, &l->w, i);
	learn_any(l, aim != NULL);
	if (!set_goal(&l->lattice, aim, &goal)) {
		l->n_far++;
		return;
	}
	sum_up(l, NULL, &model);
	sum_up(l, &goal, &gold);
	if (isinf(gold.all)) {
		l->n_far++;
		return;
	}
	l->loss += model.all - gold.all;
	push_all(l, NULL, &model, -1);
	if (goal.any)
		push_all(l, &goal, &gold, 1);
}

/* A yes or no. */
static void
learn_answer(struct learner *l, const struct features *f, bool yes)
{
	double score = nats(weigh_sum(&l->w, f));

	l->n_span++;
	l->n_span_wrong += (score > 0) != yes;
	push(l, f, yes ? 1 / (1 + exp(score)) : -1 / (1 + exp(-score)));
}

/* The number of the speech that most of a span is, or 0. */
static uint32_t
speech_in(const struct aims *a, struct qrange r)
{
	uint32_t number = a->speech[(r.first + r.last) / 2], n = 0;

	for (uint32_t i = r.first; i < r.last; i++)
		n += a->speech[i] == number;
	return n * 3 >= (r.last - r.first) * 2 ? number : 0;
}

static void
learn_floating(struct learner *l, const struct qtext *q, const struct aims *a, bool joins)
{
	struct qbefore b = { -1, false };
	uint32_t last = 0, number;

	for (size_t i = 0; i < q->n_span; i++) {
		struct qrange r = qfind_trim(q, q->span[i].first, q->span[i].last);
		struct features f, g;
		bool owned = false;

		if (r.first == r.last)
			continue;
		number = speech_in(a, r);
		for (uint32_t k = r.first; k < r.last; k++)
			owned = owned || a->owned[k];
		if (!owned) {
			weigh_start(&f, &l->w);
			qfloat_spoken(q, i, b, &f);
			learn_answer(l, &f, number != 0);
			if (number == 0)
				continue;
			if (joins && b.span >= 0) {
				weigh_start(&g, &l->w);
				qfloat_joins(q, i, b, &g);
				learn_answer(l, &g, number == last);
			}
		}
		b = (struct qbefore){ (int32_t)i, !owned };
		last = number;
	}
}

static void
learn_document(struct learner *l, const struct qtext *q, struct aims *aims)
{
	const struct qfound *aim;

	collect_aims(&l->all, aims, q);
	for (uint32_t i = 0; i < q->n; i++) {
		if (!qcue_may_be(q, i))
			continue;
		aim = NULL;
		for (size_t k = 0; k < aims->n && aim == NULL; k++)
			if (aims->a[k].cue == i)
				aim = &aims->a[k];
		if (aim == NULL && (aims->inside[i]))
			continue;
		learn_cue(l, q, i, aim);
	}
	learn_floating(l, q, aims, true);
}

/* A text whose gold has marks alone: what the weights so far take for content of a cue is owned. */
static void
learn_marks(struct learner *l, const struct qtext *q, struct aims *aims)
{
	struct qfound x;

	collect_aims(&l->marks, aims, q);
	for (uint32_t i = 0; i < q->n; i++)
		if (qcue_may_be(q, i)) {
			qfind_fill(&l->lattice, q, &l->w, i);
			qfind_best(&l->lattice, &l->w, &x);
			if (x.score <= 0)
				continue;
			own(aims, x.left);
			own(aims, x.right);
		}
	learn_floating(l, q, aims, false);
}

/* A text to learn from, and what its gold has. */
struct text {
	struct doc	 doc;
	void		 (*learn)(struct learner *, const struct qtext *, struct aims *);
};

struct texts {
	struct text	**t;
	size_t		 n, cap;
};

static void
load_texts(struct texts *to, const char *path, void (*learn)(struct learner *, const struct qtext *, struct aims *))
{
	struct in *in = in_open(path, NULL);
	struct text *t;

	if (in == NULL)
		die_sys("%s", path);
	for (;;) {
		t = mem_zero(1, sizeof(*t));
		t->learn = learn;
		doc_init(&t->doc, NULL, DOC_WANT(KIND_ENTITY), true);
		if (!doc_read(&t->doc, in))
			break;
		mem_room(&to->t, &to->cap, to->n + 1, sizeof(*to->t));
		to->t[to->n++] = t;
	}
	doc_free(&t->doc);
	free(t);
	in_close(in);
}

/* The same order on every run, another one every epoch: texts of one kind must not come in a row. */
static void
shuffle(struct texts *x)
{
	static uint64_t state = 88172645463325252u;
	struct text *t;
	size_t k;

	for (size_t i = x->n; i > 1; i--) {
		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		k = (size_t)(state % i);
		t = x->t[i - 1];
		x->t[i - 1] = x->t[k];
		x->t[k] = t;
	}
}

/* Leaves in x the average over the ends of the epochs. */
static void
epochs_over(struct learner *l, int epochs, struct texts *x)
{
	struct qtext q = { 0 };
	struct aims aims = { 0 };

	memset(l->sum, 0, sizeof(l->sum));
	for (int n = 0; n < epochs; n++) {
		shuffle(x);
		l->loss = 0;
		l->n_cue = l->n_gold = l->n_far = l->n_span = l->n_span_wrong = 0;
		for (size_t i = 0; i < x->n; i++) {
			qtext_set(&q, &x->t[i]->doc);
			qmark_pair(&q);
			qphrase_chunk(&q);
			x->t[i]->learn(l, &q, &aims);
		}
		note("%zu cues, %zu of them gold, %zu out of reach, loss %.4f; %zu spans, %zu wrong", l->n_cue,
		    l->n_gold, l->n_far, l->loss / (double)l->n_cue, l->n_span, l->n_span_wrong);
		for (size_t i = 0; i < WEIGH_SLOTS; i++)
			l->sum[i] += l->x[i];
	}
	for (size_t i = 0; i < WEIGH_SLOTS; i++) {
		l->x[i] = l->sum[i] / epochs;
		l->w.fine[i] = (int32_t)lround(l->x[i] * FINE);
	}
	qtext_free(&q);
	free(aims.a);
	free(aims.inside);
	free(aims.speech);
	free(aims.owned);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x < y) - (x > y);
}

/* Keeps the n largest weights, and bars the others. */
static void
prune(struct learner *l, size_t n)
{
	static double size[WEIGH_SLOTS];
	double least;

	for (size_t i = 0; i < WEIGH_SLOTS; i++)
		size[i] = fabs(l->x[i]);
	qsort(size, WEIGH_SLOTS, sizeof(*size), by_size);
	least = size[n];
	for (size_t i = 0; i < WEIGH_SLOTS; i++)
		l->barred[i] = l->barred[i] || fabs(l->x[i]) <= least;
	note("weights up to %.3f left out", least);
	for (size_t i = 0; i < WEIGH_SLOTS; i++)
		if (l->barred[i]) {
			l->x[i] = 0;
			l->w.fine[i] = 0;
		}
}

static void
letter(size_t *n, uint32_t x)
{
	if (*n % WEIGH_COLUMNS == 0)
		printf(*n == 0 ? "\t\"" : "\",\n\t\"");
	putchar(weigh_letter(x));
	++*n;
}

static void
print_weights(const struct learner *l)
{
	size_t n = 0, gap = 0, cut = 0, kept = 0;

	printf("/* Made by gen/learn-quotes (make model-quotes); do not edit.  See NOTICE. */\n"
	    "#include \"quote/quote_weights.h\"\n\n"
	    "const char quote_weights[][WEIGH_COLUMNS + 1] = {\n");
	for (size_t i = 0; i < WEIGH_SLOTS; i++) {
		long w = lround(l->x[i] * WEIGH_UNIT);

		if (w == 0) {
			gap++;
			continue;
		}
		cut += labs(w) > WEIGH_MOST;
		w = w > WEIGH_MOST ? WEIGH_MOST : w < -WEIGH_MOST ? -WEIGH_MOST : w;
		for (; gap >= WEIGH_GAP; gap -= WEIGH_GAP)
			letter(&n, WEIGH_GAP);
		letter(&n, (uint32_t)gap);
		letter(&n, (uint32_t)(w + WEIGH_MOST));
		gap = 0;
		kept++;
	}
	while (n == 0 || n % WEIGH_COLUMNS != 0)
		letter(&n, WEIGH_GAP);
	printf("\"\n};\n\nconst size_t quote_weights_n = sizeof(quote_weights) / sizeof(quote_weights[0]);\n");
	note("%zu weights, %zu of them cut, %zu bytes", kept, cut, n);
}

/* An article row for a text. */
static void
print_article(struct out *out, const char *folder, struct span doc)
{
	static struct buf path, text, line;
	struct row row = { .kind = KIND_ARTICLE };
	struct in *in;
	size_t n;

	path.n = text.n = line.n = 0;
	buf_span(&path, span_of(folder));
	buf_byte(&path, '/');
	buf_span(&path, doc);
	buf_add(&path, ".txt", 5);
	if ((in = in_open(path.p, NULL)) == NULL)
		die_sys("%s", path.p);
	while ((n = in_read(in, buf_more(&text, 1 << 16), 1 << 16)) > 0)
		text.n += n;
	in_close(in);
	row.end = (uint32_t)utf8_count(buf_view(&text));
	row.col[ROW_DOC] = doc;
	row.col[ROW_ID] = S("0");
	row.col[ROW_TEXT] = buf_view(&text);
	row.col[ROW_LABEL] = S("text");
	row.col[ROW_VALUE] = S("en");
	row_write(&line, &row, ROW_COLUMNS);
	out_span(out, buf_view(&line));
}

static void
print_articles(const char *folder, const struct golds *all)
{
	struct out out;

	out_init(&out, STDOUT_FILENO, "<stdout>");
	for (size_t i = 0; i < all->n; i++)
		if (i == 0 || !span_eq(all->g[i].doc, all->g[i - 1].doc))
			print_article(&out, folder, all->g[i].doc);
	out_close(&out);
}

int
main(int argc, char **argv)
{
	struct learner *l = &learner;
	struct golds speech = { 0 };
	struct texts texts = { 0 };
	const char *folder = NULL;
	int c;

	diag_init(argv[0]);
	while ((c = getopt(argc, argv, "a:")) != -1) {
		if (c != 'a')
			die("%s", usage);
		folder = optarg;
	}
	argv += optind;
	if (argc - optind != (folder == NULL ? 5 : 1))
		die("%s", usage);
	load(&l->all, argv[folder == NULL]);
	qsort(l->all.g, l->all.n, sizeof(*l->all.g), by_place);
	if (folder != NULL) {
		print_articles(folder, &l->all);
		return diag_status();
	}
	load(&speech, argv[2]);
	qsort(speech.g, speech.n, sizeof(*speech.g), by_place);
	for (size_t i = 0; i < l->all.n; i++)
		l->all.g[i].speech = bsearch(&l->all.g[i], speech.g, speech.n, sizeof(*speech.g), by_id) != NULL;
	load(&l->marks, argv[4]);
	qsort(l->marks.g, l->marks.n, sizeof(*l->marks.g), by_place);
	for (size_t i = 0; i < l->marks.n; i++)
		l->marks.g[i].speech = true;
	l->w.fine = mem_zero(WEIGH_SLOTS, sizeof(*l->w.fine));
	load_texts(&texts, argv[0], learn_document);
	load_texts(&texts, argv[3], learn_marks);
	epochs_over(l, EPOCHS, &texts);
	prune(l, KEEP);
	epochs_over(l, EPOCHS_MORE, &texts);
	print_weights(l);
	return diag_status();
}
