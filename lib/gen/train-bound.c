/*
 * train-bound SET[:DOC,DOC...]=WEIGHT ... > bound.model
 *
 * Learns the weights of evidence.h.  A SET is a text with gold sentences, SET.txt
 * and SET.tsv (start, end, token, number of the sentence; in code points) and
 * SET.docs.tsv (start, end, name); of the documents only those whose name
 * begins with one of the DOCs are taken, all if none is given.  WEIGHT is how
 * much a place of this set counts.
 *
 * The places that bound.h would ask about are found in the gold's own
 * sentences; logistic regression with an L1 penalty that is paid lazily
 * (Tsuruoka, Tsujii, Ananiadou: Stochastic gradient descent training for
 * L1-regularized log-linear models with cumulative penalty, ACL 2009), in a
 * fixed order of random steps: the same sets give the same model.
 */
#include "token/bound.h"
#include "diag.h"
#include "in.h"
#include "mem.h"
#include "token/para.h"
#include "token/scan.h"
#include "utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { EPOCHS = 30, SEEN = 3 };		/* a feature must be seen so often */
static const double RATE = 0.3, PENALTY = 0.2;

/* Only its hash function and features are used here. */
const struct evidence_slot evidence_table[1];
const uint32_t evidence_slots = 1;

struct feature {
	char		name[EVIDENCE_NAME];
	uint32_t	hash, seen;
	double		w, paid;		/* weight, penalty paid so far */
};

struct example {
	uint32_t	feature[EVIDENCE_FEATURES];
	size_t		n;
	float		weight;
	bool		end;
};

static struct {
	struct feature	*feature;
	uint32_t	*slot;			/* feature + 1 */
	size_t		 n, cap, slots;
	struct example	*example;
	size_t		 n_example, cap_example;
} train;

static uint32_t
feature_of(uint32_t hash, const char *name)
{
	size_t i;

	if (train.slots == 0) {
		train.slots = (size_t)1 << 23;
		train.slot = mem_zero(train.slots, sizeof(*train.slot));
	}
	for (i = hash & (train.slots - 1); train.slot[i] != 0; i = (i + 1) & (train.slots - 1))
		if (strcmp(train.feature[train.slot[i] - 1].name, name) == 0)
			return train.slot[i] - 1;
	mem_room(&train.feature, &train.cap, train.n + 1, sizeof(*train.feature));
	train.feature[train.n] = (struct feature){ .hash = hash };
	snprintf(train.feature[train.n].name, EVIDENCE_NAME, "%s", name);
	train.slot[i] = (uint32_t)++train.n;
	if (train.n * 2 > train.slots)
		die("too many features");
	return (uint32_t)train.n - 1;
}

static void
add_example(const struct place *place, bool end, double weight)
{
	static char name[EVIDENCE_FEATURES][EVIDENCE_NAME];
	uint32_t hash[EVIDENCE_FEATURES];
	struct example *e;

	mem_room(&train.example, &train.cap_example, train.n_example + 1, sizeof(*train.example));
	e = &train.example[train.n_example++];
	e->n = evidence_features(place, hash, name);
	e->end = end;
	e->weight = (float)weight;
	for (size_t k = 0; k < e->n; k++) {
		e->feature[k] = feature_of(hash[k], name[k]);
		train.feature[e->feature[k]].seen++;
	}
}

/* ---- Gold ---- */

struct gold {
	struct buf	 text;
	bool		*end;		/* a sentence ends at this byte */
};

static struct in *
open_set(const char *set, const char *suffix)
{
	struct buf path = { 0 };
	struct in *in;

	buf_span(&path, span_of(set));
	buf_span(&path, span_of(suffix));
	buf_byte(&path, '\0');
	if ((in = in_open(path.p, NULL)) == NULL)
		die_sys("%s", path.p);
	return in;		/* the path stays: in.h keeps it for messages */
}

static void
read_text(struct gold *g, const char *set)
{
	struct in *in = open_set(set, ".txt");
	size_t k;

	while ((k = in_read(in, buf_more(&g->text, 65536), 65536)) > 0)
		g->text.n += k;
	in_close(in);
	memset(buf_more(&g->text, TOKEN_PAD), '\n', TOKEN_PAD);
	g->end = mem_zero(g->text.n + 1, sizeof(*g->end));
}

/* Byte offset of code point cp, in steps from the last one asked for. */
static size_t
byte_of(const struct gold *g, uint32_t cp, size_t *byte, uint32_t *at)
{
	*byte = utf8_skip(buf_view(&g->text), *byte, cp - *at);
	*at = cp;
	return *byte;
}

static void
read_ends(struct gold *g, const char *set)
{
	struct in *in = open_set(set, ".tsv");
	struct span line, f[4];
	uint32_t end, sent, was = 0, at = 0;
	size_t byte = 0;

	while (in_line(in, &line) == IN_LINE) {
		bool good = true;

		for (int i = 0; i < 4; i++)
			good &= span_cut(&line, '\t', &f[i]);
		if (!good || !row_number(f[1], &end) || !row_number(f[3], &sent) || end < at)
			die("%s:%ju: malformed row", in_name(in), in_line_number(in));
		if (sent != was)
			g->end[byte] = true;
		was = sent;
		byte_of(g, end, &byte, &at);
	}
	g->end[byte] = true;
	in_close(in);
}

/* The places of one text line, told by the gold where sentences begin. */
static void
learn_line(const struct gold *g, const struct tokens *t, double weight)
{
	struct bound b = { .p = t->p, .tok = t->tok, .n = t->n, .loose = true };
	size_t i = 0;
	struct place place;
	enum bound_verdict v;

	while ((v = bound_place(&b, &i, &place)) != BOUND_NO) {
		const struct tok *before = &t->tok[place.next - 1];

		for (size_t k = b.first; k + 1 < place.next; k++)
			if (g->end[t->tok[k].at + t->tok[k].n])
				b.first = k + 1;
		place.first = b.first;
		if (v == BOUND_ASK)
			add_example(&place, g->end[before->at + before->n], weight);
	}
}

static void
learn_document(const struct gold *g, struct span text, double weight)
{
	struct tokens t;
	struct para para;
	struct span line;

	token_init(&t);
	token_start(&t, g->text.p);
	t.at = (size_t)(text.p - g->text.p);
	para_start(&para, text);
	while (para_next(&para, &line)) {
		token_drop(&t, t.n);
		token_line(&t);
		scan_tokens(&t, (size_t)(line.p - g->text.p) + line.n);
		learn_line(g, &t, weight);
	}
	token_free(&t);
}

/* Is the document's name wanted: does it begin with one of the comma's parts? */
static bool
is_wanted(struct span name, struct span list)
{
	struct span part;

	if (list.n == 0)
		return true;
	while (span_cut(&list, ',', &part))
		if (span_starts(name, part))
			return true;
	return false;
}

static void
learn_set(char *arg)
{
	char *eq = strrchr(arg, '='), *colon;
	double weight = eq == NULL ? 1 : strtod(eq + 1, NULL);
	struct gold g = { 0 };
	struct span list, line, f[3];
	uint32_t from, to, at = 0;
	size_t byte = 0, begin;
	struct in *in;

	if (eq != NULL)
		*eq = '\0';
	colon = strchr(arg, ':');
	list = span_of(colon == NULL ? "" : colon + 1);
	if (colon != NULL)
		*colon = '\0';
	read_text(&g, arg);
	read_ends(&g, arg);
	in = open_set(arg, ".docs.tsv");
	while (in_line(in, &line) == IN_LINE) {
		for (int i = 0; i < 3; i++)
			if (!span_cut(&line, '\t', &f[i]))
				f[i] = S("");
		if (!row_number(f[0], &from) || !row_number(f[1], &to))
			continue;
		begin = byte_of(&g, from, &byte, &at);
		byte_of(&g, to, &byte, &at);
		if (is_wanted(f[2], list))
			learn_document(&g, (struct span){ g.text.p + begin, byte - begin }, weight);
	}
	in_close(in);
	free(g.end);
	buf_free(&g.text);
}

/* ---- Learning ---- */

static uint64_t
random_step(void)
{
	static uint64_t x = 88172645463325252u;		/* xorshift64 */

	x ^= x << 13;
	x ^= x >> 7;
	return x ^= x << 17;
}

static void
shuffle(uint32_t *order, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = (size_t)(random_step() % i);
		uint32_t t = order[i - 1];

		order[i - 1] = order[k];
		order[k] = t;
	}
}

/* Moves the weight towards 0 by what it still owes of the penalty, but not beyond. */
static void
pay(struct feature *f, double owed)
{
	double z = f->w;

	if (f->w > 0)
		f->w = fmax(0, f->w - (owed + f->paid));
	else if (f->w < 0)
		f->w = fmin(0, f->w + (owed - f->paid));
	f->paid += f->w - z;
}

static double
score(const struct example *e)
{
	double sum = 0;

	for (size_t k = 0; k < e->n; k++)
		sum += train.feature[e->feature[k]].w;
	return sum;
}

static void
learn(void)
{
	uint32_t *order = mem_alloc(train.n_example * sizeof(*order));
	double owed = 0, rate;
	size_t step = 0;

	for (size_t i = 0; i < train.n_example; i++)
		order[i] = (uint32_t)i;
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		shuffle(order, train.n_example);
		for (size_t i = 0; i < train.n_example; i++, step++) {
			const struct example *e = &train.example[order[i]];
			double error = (e->end ? 1.0 : 0.0) - 1 / (1 + exp(-score(e)));

			rate = RATE * pow(0.85, (double)step / (double)train.n_example);
			owed += rate * PENALTY / (double)train.n_example * 10;
			for (size_t k = 0; k < e->n; k++) {
				struct feature *f = &train.feature[e->feature[k]];

				if (f->seen < SEEN)
					continue;
				f->w += rate * error * (double)e->weight;
				pay(f, owed);
			}
		}
	}
	for (size_t i = 0; i < train.n; i++)
		pay(&train.feature[i], owed);
	free(order);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct feature *)a)->name, ((const struct feature *)b)->name);
}

/* After this the features are sorted, and examples point nowhere. */
static void
print_model(void)
{
	size_t right = 0;
	long w;

	for (size_t i = 0; i < train.n_example; i++)
		right += (score(&train.example[i]) > 0) == train.example[i].end;
	note("%zu places, %zu features, %.2f %% right", train.n_example, train.n,
	    100 * (double)right / (double)train.n_example);
	qsort(train.feature, train.n, sizeof(*train.feature), by_name);
	for (size_t i = 0; i < train.n; i++) {
		w = lrint(train.feature[i].w * EVIDENCE_SCALE);
		w = w > 127 ? 127 : w < -127 ? -127 : w;
		if (w != 0)
			printf("%s\t%ld\n", train.feature[i].name, w);
	}
}

int
main(int argc, char **argv)
{
	diag_init(argv[0]);
	if (argc < 2)
		die("usage: train-bound SET[:DOC,DOC...]=WEIGHT ... > bound.model");
	for (int i = 1; i < argc; i++)
		learn_set(argv[i]);
	learn();
	print_model();
	if (fflush(stdout) != 0)
		die_sys("<stdout>");
	return diag_status();
}
