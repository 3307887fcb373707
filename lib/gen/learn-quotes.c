/*
 * learn-quotes: fits the weights of extract-quotes.
 *
 *	learn-quotes -a folder all.tsv > article rows
 *	learn-quotes rows all.tsv speech.tsv rows marks.tsv > lib/quote_weights.c
 *
 * folder: a text for every document of all.tsv, in DOC.txt.
 * rows: article, sentence, token and entity rows of the texts; all.tsv: their
 * quotations, a fragment a line (doc start end type content cue cue_start
 * cue_end speaker speaker_start speaker_end canonical id); speech.tsv: those of
 * them that report speech.  marks.tsv: quotations in marks of other texts, which
 * tell what is speech in marks, but neither cue nor speaker.
 *
 * An averaged perceptron: each cue word is read with the weights so far, and
 * where the reading is not the gold one (or the candidate nearest to it) its
 * features lose what those of the gold one gain.  Nothing is random but the
 * order of the documents, and that comes from a fixed seed: the same input
 * gives the same weights.
 */
#include "diag.h"
#include "in.h"
#include "lex.h"
#include "opt.h"
#include "qfind.h"
#include "qfloat.h"
#include "qmark.h"
#include "qphrase.h"
#include "utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	EPOCHS = 4,		/* more fit the training texts better, and others worse */
	KEEP = 95000,		/* weights: the model stays below 200 KiB */
	SPAN_STEP = 6		/* there are few spans: larger steps, or rounding takes what they teach */
};

static const char usage[] =
    "usage: learn-quotes -a folder all.tsv | learn-quotes [-e epochs] [-k weights] rows all.tsv speech.tsv rows marks.tsv";

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
	struct weigh	 w;
	int64_t		 total[WEIGH_SLOTS];	/* of (step x change): for the average */
	int64_t		 step;
	bool		 barred[WEIGH_SLOTS];	/* pruned */
	int		 by;
	struct golds	 all, marks;
	size_t		 n_cue, n_gold, n_far, n_wrong, n_span, n_span_wrong;
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
		if (!qfind_may_be_cue(q, i))
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

static void
change(void *arg, uint32_t slot)
{
	struct learner *l = arg;

	if (l->barred[slot])
		return;
	l->w.w[slot] = (int16_t)(l->w.w[slot] + l->by);
	l->total[slot] += l->by * l->step;
}

static bool
same(const struct qfound *a, const struct qfound *b)
{
	return a->kind == b->kind && (a->kind == QUOTE_NONE || (a->speaker == b->speaker &&
	    a->left.first == b->left.first && a->left.last == b->left.last &&
	    a->right.first == b->right.first && a->right.last == b->right.last));
}

static void
learn_cue(struct learner *l, const struct qtext *q, uint32_t i, const struct qfound *aim)
{
	struct qfound gold = { .kind = QUOTE_NONE }, got;

	l->step++;
	l->n_cue++;
	if (aim != NULL) {
		l->n_gold++;
		if (!qfind_nearest(q, aim, &gold)) {
			struct qfound half = *aim;

			/* a part out of reach is no part of what can be learnt */
			half.right = half.left.first < half.left.last ? (struct qrange){ 0, 0 } : half.right;
			if (!qfind_nearest(q, &half, &gold)) {
				half = *aim;
				half.left = (struct qrange){ 0, 0 };
				if (!qfind_nearest(q, &half, &gold)) {
					l->n_far++;
					return;
				}
			}
		}
	}
	qfind_read(q, &l->w, i, &got);
	if (same(&gold, &got))
		return;
	l->n_wrong++;
	l->by = 1;
	qfind_learn(q, &gold, change, l);
	l->by = -1;
	qfind_learn(q, &got, change, l);
}

/* Yes or no, by the same rule. */
static void
learn_answer(struct learner *l, const struct features *f, bool yes)
{
	l->n_span++;
	if ((weigh_sum(&l->w, f) > 0) == yes)
		return;
	l->n_span_wrong++;
	l->by = yes ? SPAN_STEP : -SPAN_STEP;
	for (uint32_t i = 0; i < f->n; i++)
		change(l, f->slot[i]);
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
		struct features f = { .n = 0 }, g = { .n = 0 };
		bool owned = false;

		if (r.first == r.last)
			continue;
		number = speech_in(a, r);
		for (uint32_t k = r.first; k < r.last; k++)
			owned = owned || a->owned[k];
		if (!owned) {
			l->step++;
			qfloat_spoken(q, i, b, &f);
			learn_answer(l, &f, number != 0);
			if (number == 0)
				continue;
			if (joins && b.span >= 0) {
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
		if (!qfind_may_be_cue(q, i))
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
		if (qfind_may_be_cue(q, i) && q->word[i].span == 0) {
			qfind_read(q, &l->w, i, &x);
			if (x.kind == QUOTE_NONE)
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
	struct text *t, *before = NULL;

	if (in == NULL)
		die_sys("%s", path);
	for (;;) {
		t = mem_zero(1, sizeof(*t));
		t->learn = learn;
		doc_init(&t->doc, NULL, DOC_WANT(KIND_ENTITY), true);
		if (before != NULL)
			doc_follow(&t->doc, &before->doc);
		if (!doc_read(&t->doc, in))
			break;
		mem_room(&to->t, &to->cap, to->n + 1, sizeof(*to->t));
		to->t[to->n++] = before = t;
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

static void
epochs_over(struct learner *l, int n, struct texts *x)
{
	struct qtext q = { 0 };
	struct aims aims = { 0 };

	while (n-- > 0) {
		shuffle(x);
		l->n_cue = l->n_gold = l->n_far = l->n_wrong = l->n_span = l->n_span_wrong = 0;
		for (size_t i = 0; i < x->n; i++) {
			qtext_set(&q, &x->t[i]->doc);
			qmark_pair(&q);
			qphrase_chunk(&q);
			x->t[i]->learn(l, &q, &aims);
		}
		note("%zu cues, %zu of them gold, %zu out of reach, %zu wrong; %zu spans, %zu wrong", l->n_cue,
		    l->n_gold, l->n_far, l->n_wrong, l->n_span, l->n_span_wrong);
	}
	qtext_free(&q);
	free(aims.a);
	free(aims.inside);
	free(aims.speech);
	free(aims.owned);
}

/* The average of slot i over all steps. */
static double
average(const struct learner *l, size_t i)
{
	return (double)l->w.w[i] - (double)l->total[i] / (double)(l->step + 1);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x < y) - (x > y);
}

/* Keeps the n largest weights' slots and starts anew with them alone. */
static void
prune(struct learner *l, size_t n)
{
	static double size[WEIGH_SLOTS];
	double least;

	for (size_t i = 0; i < WEIGH_SLOTS; i++)
		size[i] = fabs(average(l, i));
	qsort(size, WEIGH_SLOTS, sizeof(*size), by_size);
	least = size[n];
	for (size_t i = 0; i < WEIGH_SLOTS; i++)
		l->barred[i] = l->barred[i] || fabs(average(l, i)) <= least;
	note("weights up to %.2f left out", least);
	memset(&l->w, 0, sizeof(l->w));
	memset(l->total, 0, sizeof(l->total));
	l->step = 0;
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
	    "#include \"quote_weights.h\"\n\n"
	    "const char quote_weights[][WEIGH_COLUMNS + 1] = {\n");
	for (size_t i = 0; i < WEIGH_SLOTS; i++) {
		long w = lround(average(l, i));

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
	int c, epochs = EPOCHS;
	size_t keep = KEEP;

	diag_init(argv[0]);
	while ((c = getopt(argc, argv, "a:e:k:")) != -1)
		switch (c) {
		case 'a':
			folder = optarg;
			break;
		case 'e':
			epochs = (int)opt_number(optarg, "epochs", 1, 100);
			break;
		case 'k':
			keep = (size_t)opt_number(optarg, "weights", 0, WEIGH_SLOTS - 1);
			break;
		default:
			die("%s", usage);
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
	load_texts(&texts, argv[0], learn_document);
	load_texts(&texts, argv[3], learn_marks);
	epochs_over(l, epochs, &texts);
	if (keep > 0) {
		prune(l, keep);
		epochs_over(l, epochs, &texts);
	}
	print_weights(l);
	return diag_status();
}
