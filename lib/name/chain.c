/* See chain.h. */
#include "name/chain.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/* The model of lib/data, taken in by the assembler: no load time, pages shared by all processes. */
__asm__(".section .rodata\n.balign 64\n.globl chain_image\nchain_image:\n.incbin \"" CHAIN_MODEL "\"\n"
    ".byte 0\n.previous\n");
extern const unsigned char chain_image[];

bool
chain_legal(int from, int to)
{
	bool open = CHAIN_KIND(from) == CHAIN_B || CHAIN_KIND(from) == CHAIN_I;
	bool goes_on = CHAIN_KIND(to) == CHAIN_I || CHAIN_KIND(to) == CHAIN_L;

	return open == goes_on && (!open || CHAIN_CLASS(from) == CHAIN_CLASS(to));
}

static int16_t
limited(int16_t v)
{
	return v < -CHAIN_LIMIT ? -CHAIN_LIMIT : v > CHAIN_LIMIT ? CHAIN_LIMIT : v;
}

static void
place(struct chain *c, const void *image)
{
	const struct chain_head *h = image;

	c->head = h;
	c->slot = (const struct chain_slot *)(const void *)(h + 1);
	for (int x = 0; x < CHAIN_LABELS; x++)
		for (int y = 0; y < CHAIN_LANES; y++)
			c->pair[x][y] = y >= CHAIN_LABELS || !chain_legal(x, y) ? CHAIN_NEVER :
			    limited(h->pair[x][y]);
}

void
chain_builtin(struct chain *c)
{
	place(c, chain_image);
}

bool
chain_open(struct chain *c, const void *image, size_t n, const char **why)
{
	const struct chain_head *h = image;
	bool free_slot = false;

	*why = "no model of learn-entities, or of another byte order";
	if (n < sizeof(*h) || h->magic != CHAIN_MAGIC)
		return false;
	*why = "the model is damaged";
	if (h->n_slot == 0 || h->n_slot > 1u << 28 ||
	    n != sizeof(*h) + (uint64_t)h->n_slot * sizeof(struct chain_slot))
		return false;
	place(c, image);
	for (uint32_t i = 0; i < h->n_slot; i++)
		free_slot = free_slot || c->slot[i].print == 0;
	return free_slot;
}

/* Eight numbers in a register: any machine has them, or the compiler makes do. */
enum { LANES = 8 };
typedef int16_t lanes __attribute__((vector_size(2 * LANES)));
typedef int8_t bytes __attribute__((vector_size(LANES)));

static inline lanes
load(const int16_t *p)
{
	lanes v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static inline void
store(int16_t *p, lanes v)
{
	memcpy(p, &v, sizeof(v));
}

/* The weights of labels from `lane` on. */
static inline lanes
load_bytes(const struct chain_slot *s, int lane)
{
	bytes v;

	memcpy(&v, (const char *)s + lane, sizeof(v));
	return __builtin_convertvector(v, lanes);
}

static inline lanes
lanes_of(int16_t x)
{
	return (lanes){ x, x, x, x, x, x, x, x };
}

static inline lanes
greater(lanes a, lanes b)
{
	for (int i = 0; i < LANES; i++)		/* one instruction, where the machine has it */
		a[i] = a[i] > b[i] ? a[i] : b[i];
	return a;
}

/* The slot of a feature, looked for from its place on; its print is 0 if the model does not know it. */
static inline const struct chain_slot *
slot_of(const struct chain *c, uint32_t hash, uint32_t at)
{
	uint16_t print = chain_print(hash);

	while (c->slot[at].print != 0 && c->slot[at].print != print)
		at = at + 1 == c->head->n_slot ? 0 : at + 1;
	return &c->slot[at];
}

/* The places of n features; cache misses of all of them overlap. */
static void
fetch_features(const struct chain *c, const uint32_t *hash, size_t n, uint32_t *at)
{
	for (size_t k = 0; k < n; k++) {
		at[k] = chain_place(hash[k], c->head->n_slot);
		__builtin_prefetch(&c->slot[at[k]]);
	}
}

/* The scores of all labels while they are summed up. */
struct sum {
	lanes	low, high;
};

static inline struct sum
sum_at(const int16_t p[CHAIN_LANES])
{
	return (struct sum){ load(p), load(p + LANES) };
}

static inline void
keep_sum(int16_t p[CHAIN_LANES], struct sum a)
{
	store(p, a.low);
	store(p + LANES, a.high);
}

static inline struct sum
plus(struct sum a, struct sum b)
{
	return (struct sum){ a.low + b.low, a.high + b.high };
}

static inline struct sum
less(struct sum a, struct sum b)
{
	return (struct sum){ a.low - b.low, a.high - b.high };
}

/* Adds the weights of n features. */
static inline struct sum
add_fetched(const struct chain *c, const uint32_t *hash, const uint32_t *at, size_t n, struct sum sum)
{
	for (size_t k = 0; k < n; k++) {
		const struct chain_slot *s = slot_of(c, hash[k], at[k]);

		if (s->print != 0) {
			sum.low += load_bytes(s, 0);
			sum.high += load_bytes(s, LANES);
		}
	}
	return sum;
}

static struct sum
add_features(const struct chain *c, const uint32_t *hash, size_t n, struct sum sum)
{
	uint32_t at[FEATURE_MAX];

	fetch_features(c, hash, n, at);
	return add_fetched(c, hash, at, n, sum);
}

enum { SUMS = 4 };		/* of a word, most often: room for more costs a move */

/* The number of a free sum. */
static uint32_t
new_sum(struct chain_work *w)
{
	uint32_t i = w->spare;

	if (i == 0) {
		mem_room_lines(&w->sum, &w->cap_sum, w->n_sum + 2, sizeof(*w->sum));
		return (uint32_t)++w->n_sum;
	}
	memcpy(&w->spare, w->sum[i], sizeof(w->spare));
	return i;
}

/* Frees what is known of a word. */
static void
forget(struct chain_work *w, struct chain_word *word)
{
	for (int g = 0; g < FEATURE_GROUPS; g++) {
		if (word->sum[g] == 0)
			continue;
		memcpy(w->sum[word->sum[g]], &w->spare, sizeof(w->spare));
		w->spare = word->sum[g];
		word->sum[g] = 0;
	}
}

static uint32_t
sum_word(const struct chain *c, const struct features *f, struct chain_work *w, size_t i,
    enum feature_group g)
{
	uint32_t hash[FEATURE_MAX], at = new_sum(w);

	keep_sum(w->sum[at], add_features(c, hash, feature_word(f, i, g, hash), (struct sum){ 0 }));
	return at;
}

/* Adds what the word of unit i says in a group. */
static inline struct sum
add_word(const struct chain *c, const struct features *f, struct chain_work *w, size_t i,
    enum feature_group g, struct sum sum)
{
	uint32_t *at = &w->word[feature_number(f, i)].sum[g];

	if (*at == 0)
		*at = sum_word(c, f, w, i, g);
	return plus(sum, sum_at(w->sum[*at]));
}

/* What unit j, an occurrence of a word, tells of the others. */
static struct sum
sum_occurrence(const struct chain *c, const struct features *f, struct chain_work *w, size_t j)
{
	struct beside at = feature_beside_seen(f, j);
	uint32_t hash[FEATURE_MAX];
	struct sum sum = { 0 };

	if (at.before != FEATURE_START)
		sum = add_word(c, f, w, at.before, at.before_group, sum);
	if (at.behind != FEATURE_END)
		sum = add_word(c, f, w, at.behind, at.behind_group, sum);
	if (at.before_group == FEATURE_SEEN_BEFORE_BARE || at.behind_group == FEATURE_SEEN_BEHIND_BARE)
		sum = add_features(c, hash, feature_elsewhere(f, &at, hash), sum);
	return sum;
}

/* What a word's occurrences tell: where it is kept, and 1. */
static uint32_t
sum_occurrences(const struct chain *c, const struct features *f, struct chain_work *w,
    const struct occurrences *o)
{
	struct sum all = { 0 }, one;
	struct chain_seen *seen;

	mem_room(&w->seen, &w->cap_seen, w->n_seen + 1, sizeof(*w->seen));
	seen = &w->seen[w->n_seen];
	for (size_t k = 0; k < o->n; k++) {
		one = sum_occurrence(c, f, w, o->at[k]);
		keep_sum(seen->each[k], one);
		all = plus(all, one);
	}
	keep_sum(seen->all, all);
	return (uint32_t)++w->n_seen;
}

/* Adds what the other occurrences of unit i's word tell of it. */
static struct sum
add_elsewhere(const struct chain *c, const struct features *f, struct chain_work *w, size_t i,
    struct sum sum)
{
	struct occurrences o = feature_occurrences(f, i);
	const struct chain_seen *seen;

	if (o.n < 2)
		return sum;
	if (w->seen_at[o.slot] == 0)
		w->seen_at[o.slot] = sum_occurrences(c, f, w, &o);
	seen = &w->seen[w->seen_at[o.slot] - 1];
	sum = plus(sum, sum_at(seen->all));
	for (size_t k = 0; k < o.n; k++)
		if (o.at[k] == i)
			sum = less(sum, sum_at(seen->each[k]));
	return sum;
}

/*
 * Units are looked at AHEAD of their turn, so that what they ask of memory is
 * there by then: the places of their features, then the sums of words.
 */
enum { AHEAD = 4, SUMS_AHEAD = 2 };

struct ahead {
	size_t		unit, n;
	struct beside	at;
	uint32_t	hash[FEATURE_MAX], place[FEATURE_MAX];
};

struct queue {
	size_t		window, next;	/* a unit of it, to be looked at next */
	size_t		n, done;	/* units looked at, and those of them whose turn has come */
	struct ahead	ahead[AHEAD];
};

static inline void
fetch_word(const struct features *f, const struct chain_work *w, size_t i)
{
	__builtin_prefetch(&w->word[feature_number(f, i)]);
}

static inline void
fetch_sum(const struct features *f, const struct chain_work *w, size_t i, enum feature_group g)
{
	__builtin_prefetch(w->sum[w->word[feature_number(f, i)].sum[g]]);
}

static void
look_at(const struct chain *c, const struct features *f, const struct chain_work *w, size_t i,
    struct ahead *a)
{
	a->unit = i;
	a->at = feature_beside(f, i);
	fetch_word(f, w, i);
	fetch_word(f, w, a->at.before);
	fetch_word(f, w, a->at.behind);
	fetch_word(f, w, a->at.before_2);
	fetch_word(f, w, a->at.behind_2);
	a->n = feature_rest(f, i, &a->at, a->hash);
	fetch_features(c, a->hash, a->n, a->place);
}

static void
fetch_sums(const struct features *f, const struct chain_work *w, const struct ahead *a)
{
	fetch_sum(f, w, a->unit, a->at.own_group);
	fetch_sum(f, w, a->at.before, a->at.before_group);
	fetch_sum(f, w, a->at.behind, a->at.behind_group);
	fetch_sum(f, w, a->at.before_2, FEATURE_BEFORE_2);
	fetch_sum(f, w, a->at.behind_2, FEATURE_BEHIND_2);
}

/* The next unit of the windows whose turn it is. */
static const struct ahead *
next_unit(const struct chain *c, const struct features *f, const struct chain_work *w,
    struct queue *q)
{
	while (q->n < q->done + AHEAD && q->window < f->n_window) {
		if (q->next < f->window[q->window].first)
			q->next = f->window[q->window].first;
		look_at(c, f, w, q->next, &q->ahead[q->n++ % AHEAD]);
		if (++q->next == f->window[q->window].last)
			q->window++;
	}
	if (q->done + SUMS_AHEAD < q->n)
		fetch_sums(f, w, &q->ahead[(q->done + SUMS_AHEAD) % AHEAD]);
	return &q->ahead[q->done++ % AHEAD];
}

/* The same sum as over feature_of(). */
static void
score_unit(const struct chain *c, const struct features *f, struct chain_work *w,
    const struct ahead *a, int16_t score[CHAIN_LANES])
{
	struct sum sum = { 0 };

	sum = add_word(c, f, w, a->unit, a->at.own_group, sum);
	sum = add_word(c, f, w, a->at.before, a->at.before_group, sum);
	sum = add_word(c, f, w, a->at.behind, a->at.behind_group, sum);
	sum = add_word(c, f, w, a->at.before_2, FEATURE_BEFORE_2, sum);
	sum = add_word(c, f, w, a->at.behind_2, FEATURE_BEHIND_2, sum);
	sum = add_fetched(c, a->hash, a->place, a->n, sum);
	keep_sum(score, add_elsewhere(c, f, w, a->unit, sum));
}

static inline int16_t
greatest(lanes v)
{
	int16_t top = v[0];

	for (int i = 1; i < LANES; i++)
		top = v[i] > top ? v[i] : top;
	return top;
}

static inline lanes
within_limit(lanes v)
{
	v = greater(v, lanes_of(-CHAIN_LIMIT));
	return -greater(-v, lanes_of(-CHAIN_LIMIT));
}

/* Adds a unit's own scores to the sums of the best paths to it, and makes the best 0. */
static inline void
settle(lanes low, lanes high, const int16_t score[CHAIN_LANES], int16_t now[CHAIN_LANES])
{
	lanes top;

	low += within_limit(load(score));
	high += within_limit(load(score + LANES));
	top = lanes_of(greatest(greater(low, high)));
	store(now, greater(low - top, lanes_of(CHAIN_NEVER)));
	store(now + LANES, greater(high - top, lanes_of(CHAIN_NEVER)));
}

/*
 * Viterbi in 16 bits, all labels at once.  The best sum of each step is made 0
 * and none falls below CHAIN_NEVER, so that nothing overflows: the least sum is
 * CHAIN_NEVER less a pair and a score, of CHAIN_LIMIT at most, and from that the
 * best is taken off.  Where a path came from is not kept but found again on
 * the way back.
 */
static void
step(const struct chain *c, const int16_t before[CHAIN_LANES], const int16_t score[CHAIN_LANES],
    int16_t now[CHAIN_LANES])
{
	lanes low = lanes_of(CHAIN_NEVER), high = low;

	for (int x = 0; x < CHAIN_LABELS; x++) {
		lanes b = lanes_of(before[x]);

		low = greater(low, load(&c->pair[x][0]) + b);
		high = greater(high, load(&c->pair[x][LANES]) + b);
	}
	settle(low, high, score, now);
}

/* The best label before label `to`: inside a name its B or I, else O or the end of any name. */
static int
best_before(const struct chain *c, const int16_t path[CHAIN_LANES], int to)
{
	int begin = to - CHAIN_KIND(to) + CHAIN_B, best = path[CHAIN_O] + c->pair[CHAIN_O][to];
	int label = CHAIN_O;

	if (CHAIN_KIND(to) == CHAIN_I || CHAIN_KIND(to) == CHAIN_L)
		return path[begin + 1] + c->pair[begin + 1][to] > path[begin] + c->pair[begin][to] ?
		    begin + 1 : begin;
	for (int x = CHAIN_L; x < CHAIN_LABELS; x += x % 4 == CHAIN_L ? 1 : 3)
		if (path[x] + c->pair[x][to] > best) {
			best = path[x] + c->pair[x][to];
			label = x;
		}
	return label;
}

/* The best labels of n units, whose scores are in w->score. */
static void
decode(const struct chain *c, struct chain_work *w, size_t n)
{
	int label = CHAIN_O;

	settle(load(c->pair[CHAIN_O]), load(c->pair[CHAIN_O] + LANES), w->score[0], w->path[0]);
	for (size_t i = 1; i < n; i++)
		step(c, w->path[i - 1], w->score[i], w->path[i]);
	for (size_t i = n; i-- > 0;) {
		label = best_before(c, w->path[i], label);
		w->label[i] = (uint8_t)label;
	}
}

/* How far the label's own score lies above that of the next best, in 1 / CHAIN_SCALE. */
static int
margin(const int16_t score[CHAIN_LANES], int label)
{
	int best = INT_MIN;

	for (int y = 0; y < CHAIN_LABELS; y++)
		if (y != label && score[y] > best)
			best = score[y];
	return score[label] - best;
}

/*
 * In per cent, by the least margin of a name's words, in quarters from -1.5 on:
 * how often such names were right in news that the model has not learnt from.
 */
static uint8_t
sureness(const struct chain_work *w, uint32_t from, uint32_t to)
{
	static const uint8_t percent[] = { 65, 76, 78, 80, 82, 84, 86, 87, 88, 89, 90, 91, 92, 93, 93,
	    94, 94, 95, 95, 96, 96, 97, 97, 98 };
	int least = INT_MAX, k;

	for (uint32_t i = from; i < to; i++) {
		int d = margin(w->score[i], w->label[i]);

		least = d < least ? d : least;
	}
	k = 4 * least / CHAIN_SCALE + 6;
	k = k < 0 ? 0 : k;
	return percent[(size_t)k < sizeof(percent) ? (size_t)k : sizeof(percent) - 1];
}

static void
take_names(const struct chain_work *w, size_t n, uint32_t first, struct mentions *m)
{
	uint32_t begin = 0;

	for (uint32_t i = 0; i < n; i++) {
		int kind = CHAIN_KIND(w->label[i]);

		if (kind == CHAIN_B || kind == CHAIN_U)
			begin = i;
		if (kind == CHAIN_L || kind == CHAIN_U)
			mention_add(m, (struct mention){ .first = first + begin, .last = first + i + 1,
			    .class = (uint8_t)CHAIN_CLASS(w->label[i]),
			    .conf = sureness(w, begin, i + 1), .why = mention_model });
	}
}

/* Words that the facts have forgotten, or all of them. */
static void
follow(const struct fact_table *f, struct chain_work *w)
{
	if (f->epoch == w->epoch + 1)
		for (size_t k = 0; k < f->n_spare && f->spare[k] < w->n_word; k++)
			forget(w, &w->word[f->spare[k]]);
	else if (f->epoch != w->epoch)
		w->n_word = w->n_sum = w->spare = 0;
	w->epoch = f->epoch;
}

static void
make_room(const struct features *f, struct chain_work *w)
{
	follow(&f->facts, w);
	mem_room_lines(&w->word, &w->cap_word, f->facts.cap, sizeof(*w->word));
	mem_room_lines(&w->sum, &w->cap_sum, SUMS * f->facts.cap, sizeof(*w->sum));
	if (f->facts.n > w->n_word)
		memset(w->word + w->n_word, 0, (f->facts.n - w->n_word) * sizeof(*w->word));
	w->n_word = f->facts.n;
	mem_room(&w->seen_at, &w->cap_seen_at, f->n_memory, sizeof(*w->seen_at));
	memset(w->seen_at, 0, f->n_memory * sizeof(*w->seen_at));
	w->n_seen = 0;
}

void
chain_tag(const struct chain *c, const struct features *f, struct chain_work *w,
    struct mentions *m)
{
	struct queue q;

	q.window = q.next = q.n = q.done = 0;	/* of the others each is written before it is read */
	make_room(f, w);
	for (size_t k = 0; k < f->n_window; k++) {
		size_t n = f->window[k].last - f->window[k].first;

		mem_room(&w->score, &w->cap_score, n, sizeof(*w->score));
		mem_room(&w->path, &w->cap_path, n, sizeof(*w->path));
		mem_room(&w->label, &w->cap_label, n, sizeof(*w->label));
		for (size_t i = 0; i < n; i++)
			score_unit(c, f, w, next_unit(c, f, w, &q), w->score[i]);
		decode(c, w, n);
		take_names(w, n, f->window[k].first, m);
	}
}

static int
weight(const struct chain *c, uint32_t hash, int label)
{
	const struct chain_slot *s = slot_of(c, hash, chain_place(hash, c->head->n_slot));

	return s->print == 0 ? 0 : s->weight[label] - s->weight[CHAIN_O];
}

enum { REASONS = 3 };

struct reason {
	size_t			unit;
	struct feature_note	note;
	int			weight;
};

/* Keeps the strongest; two notes that say the same count once. */
static void
add_reason(struct reason r[REASONS], struct reason x)
{
	for (int k = 0; k < REASONS; k++) {
		struct reason y = r[k];

		if (y.unit == x.unit && y.note.kind == x.note.kind && y.note.list == x.note.list &&
		    y.weight >= x.weight)
			return;
		if (x.weight > y.weight) {
			r[k] = x;
			x = y;
		}
	}
}

static int
label_at(const struct mention *m, size_t i)
{
	int kind = m->last - m->first == 1 ? CHAIN_U : i == m->first ? CHAIN_B :
	    i + 1 == m->last ? CHAIN_L : CHAIN_I;

	return CHAIN_LABEL(kind, m->class);
}

void
chain_explain(const struct chain *c, const struct features *f, const struct mention *m,
    struct buf *b)
{
	uint32_t hash[FEATURE_MAX];
	struct feature_note note[FEATURE_MAX];
	struct reason r[REASONS] = { { 0 } };
	char text[32];

	for (size_t i = m->first; i < m->last; i++) {
		size_t n = feature_explain(f, i, hash, note);

		for (size_t k = 0; k < n; k++)
			add_reason(r, (struct reason){ i, note[k],
			    weight(c, hash[k], label_at(m, i)) });
	}
	for (int k = 0; k < REASONS && r[k].weight > 0; k++) {
		buf_span(b, k == 0 ? S(": ") : S(", "));
		feature_say(f, r[k].unit, r[k].note, b);
		snprintf(text, sizeof(text), " +%.1f", (double)r[k].weight / CHAIN_SCALE);
		buf_span(b, span_of(text));
	}
}

void
chain_work_free(struct chain_work *w)
{
	free(w->score);
	free(w->seen);
	free(w->seen_at);
	free(w->word);
	free(w->path);
	free(w->sum);
	free(w->label);
}
