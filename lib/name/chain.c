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
	c->base = (const uint32_t *)(const void *)(h + 1);
	c->print = (const uint16_t *)(const void *)(c->base + h->n_slot / CHAIN_BLOCK);
	c->rank = (const uint8_t *)(c->print + h->n_slot);
	c->row = (const int8_t (*)[CHAIN_LANES])(c->rank + h->n_slot);
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

/* Does every slot have a row? */
static bool
rows_fit(const struct chain *c)
{
	for (uint32_t i = 0; i < c->head->n_slot; i++)
		if (c->print[i] != 0 &&
		    (uint64_t)c->base[i / CHAIN_BLOCK] + c->rank[i] >= c->head->n_row)
			return false;
	return true;
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
	if (h->n_slot < CHAIN_BLOCK || h->n_slot > 1u << 28 || (h->n_slot & (h->n_slot - 1)) != 0 ||
	    n != sizeof(*h) + h->n_slot / CHAIN_BLOCK * sizeof(*c->base) + (uint64_t)h->n_slot * 3 +
	    (uint64_t)h->n_row * CHAIN_LANES)
		return false;
	place(c, image);
	for (uint32_t i = 0; i < h->n_slot; i++)
		free_slot = free_slot || c->print[i] == 0;
	return free_slot && rows_fit(c);
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

static inline lanes
load_bytes(const int8_t *p)
{
	bytes v;

	memcpy(&v, p, sizeof(v));
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
	lanes m = a > b;

	return (a & m) | (b & ~m);
}

/* The slot of a feature; its print is 0 if the model does not know it. */
static inline uint32_t
slot_of(const struct chain *c, uint32_t hash)
{
	uint32_t mask = c->head->n_slot - 1, at = hash & mask;
	uint16_t print = chain_print(hash);

	while (c->print[at] != 0 && c->print[at] != print)
		at = (at + 1) & mask;
	return at;
}

static inline const int8_t *
row_of(const struct chain *c, uint32_t slot)
{
	return c->row[c->base[slot / CHAIN_BLOCK] + c->rank[slot]];
}

/*
 * Adds the weights of n features.  Each step of the look-up is done for all of
 * them before the next, so that the cache misses of a step overlap.
 */
static void
add_features(const struct chain *c, const uint32_t *hash, size_t n, int16_t score[CHAIN_LANES])
{
	uint32_t mask = c->head->n_slot - 1;
	const int8_t *row[FEATURE_MAX];
	lanes low = load(score), high = load(score + LANES);
	size_t found = 0;

	for (size_t k = 0; k < n; k++) {
		__builtin_prefetch(&c->print[hash[k] & mask]);
		__builtin_prefetch(&c->rank[hash[k] & mask]);
	}
	for (size_t k = 0; k < n; k++) {
		uint32_t slot = slot_of(c, hash[k]);

		if (c->print[slot] != 0) {
			row[found] = row_of(c, slot);
			__builtin_prefetch(row[found++]);
		}
	}
	for (size_t k = 0; k < found; k++) {
		low += load_bytes(row[k]);
		high += load_bytes(row[k] + LANES);
	}
	store(score, low);
	store(score + LANES, high);
}

static inline void
add_sum(int16_t score[CHAIN_LANES], const int16_t sum[CHAIN_LANES])
{
	for (int half = 0; half < CHAIN_LANES; half += LANES)
		store(&score[half], load(&score[half]) + load(&sum[half]));
}

/* The number in w->word of unit i's word. */
static inline uint32_t
word_of(const struct features *f, struct chain_work *w, size_t i)
{
	uint32_t *at = &w->word_of[feature_number(f, i)];

	if (*at == 0) {
		mem_room(&w->word, &w->cap_word, w->n_word + 1, sizeof(*w->word));
		w->word[w->n_word].done = 0;
		*at = (uint32_t)++w->n_word;
	}
	return *at - 1;
}

static void
sum_word(const struct chain *c, const struct features *f, size_t i, enum feature_group g,
    struct chain_word *word)
{
	uint32_t hash[FEATURE_MAX];

	memset(word->sum[g], 0, sizeof(word->sum[g]));
	add_features(c, hash, feature_word(f, i, g, hash), word->sum[g]);
	word->done = (uint16_t)(word->done | 1u << g);
}

/* Adds what the word of unit i says in a group. */
static inline void
add_word(const struct chain *c, const struct features *f, struct chain_word *word, size_t i,
    enum feature_group g, int16_t score[CHAIN_LANES])
{
	if ((word->done >> g & 1) == 0)
		sum_word(c, f, i, g, word);
	add_sum(score, word->sum[g]);
}

/* Adds what single words say: the unit's own, and those beside it. */
static void
add_words(const struct chain *c, const struct features *f, struct chain_work *w, size_t i,
    const struct beside *at, int16_t score[CHAIN_LANES])
{
	uint32_t own = word_of(f, w, i), before = word_of(f, w, at->before);
	uint32_t behind = word_of(f, w, at->behind), before_2 = word_of(f, w, at->before_2);
	uint32_t behind_2 = word_of(f, w, at->behind_2);

	add_word(c, f, &w->word[own], i, FEATURE_OWN, score);
	if (at->place != FEATURE_GROUPS)
		add_word(c, f, &w->word[own], i, at->place, score);
	add_word(c, f, &w->word[before], at->before, FEATURE_BEFORE, score);
	if (at->before_lists)
		add_word(c, f, &w->word[before], at->before, FEATURE_BEFORE_LISTS, score);
	add_word(c, f, &w->word[behind], at->behind, FEATURE_BEHIND, score);
	if (at->behind_lists)
		add_word(c, f, &w->word[behind], at->behind, FEATURE_BEHIND_LISTS, score);
	add_word(c, f, &w->word[before_2], at->before_2, FEATURE_BEFORE_2, score);
	add_word(c, f, &w->word[behind_2], at->behind_2, FEATURE_BEHIND_2, score);
}

static const int16_t *
elsewhere(const struct chain *c, const struct features *f, struct chain_work *w, size_t j)
{
	uint32_t hash[FEATURE_MAX];

	if (!w->has_elsewhere[j]) {
		memset(w->elsewhere[j], 0, sizeof(*w->elsewhere));
		add_features(c, hash, feature_elsewhere(f, j, hash), w->elsewhere[j]);
		w->has_elsewhere[j] = 1;
	}
	return w->elsewhere[j];
}

/* The same sum as over feature_of(). */
static void
score_unit(const struct chain *c, const struct features *f, struct chain_work *w, size_t i,
    int16_t score[CHAIN_LANES])
{
	struct beside at = feature_beside(f, i);
	uint32_t hash[FEATURE_MAX];
	const uint32_t *seen;
	size_t n;

	memset(score, 0, CHAIN_LANES * sizeof(*score));
	add_words(c, f, w, i, &at, score);
	add_features(c, hash, feature_rest(f, i, &at, hash), score);
	n = feature_occurrences(f, i, &seen);
	for (size_t k = 0; k < n && n > 1; k++)
		if (seen[k] != i)
			add_sum(score, elsewhere(c, f, w, seen[k]));
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
	lanes low = lanes_of(CHAIN_NEVER), high = low, top;

	for (int x = 0; x < CHAIN_LABELS; x++) {
		lanes b = lanes_of(before[x]);

		low = greater(low, load(&c->pair[x][0]) + b);
		high = greater(high, load(&c->pair[x][LANES]) + b);
	}
	low += within_limit(load(score));
	high += within_limit(load(score + LANES));
	top = lanes_of(greatest(greater(low, high)));
	store(now, greater(low - top, lanes_of(CHAIN_NEVER)));
	store(now + LANES, greater(high - top, lanes_of(CHAIN_NEVER)));
}

/* The best label before label `to`. */
static int
best_before(const struct chain *c, const int16_t path[CHAIN_LANES], int to)
{
	int best = INT_MIN, label = CHAIN_O;

	for (int x = 0; x < CHAIN_LABELS; x++)
		if (c->pair[x][to] != CHAIN_NEVER && path[x] + c->pair[x][to] > best) {
			best = path[x] + c->pair[x][to];
			label = x;
		}
	return label;
}

/* The best labels of n units, whose scores are in w->score. */
static void
decode(const struct chain *c, struct chain_work *w, size_t n)
{
	int16_t start[CHAIN_LANES] = { 0 };
	int label = CHAIN_O;

	for (int y = 1; y < CHAIN_LANES; y++)
		start[y] = CHAIN_NEVER;
	for (size_t i = 0; i < n; i++)
		step(c, i == 0 ? start : w->path[i - 1], w->score[i], w->path[i]);
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

static void
make_room(const struct features *f, struct chain_work *w)
{
	size_t n = f->units->n;

	if (w->epoch != f->facts.epoch) {
		w->epoch = f->facts.epoch;
		w->n_word = w->n_word_of = 0;
	}
	mem_room(&w->word_of, &w->cap_word_of, f->facts.n, sizeof(*w->word_of));
	memset(w->word_of + w->n_word_of, 0, (f->facts.n - w->n_word_of) * sizeof(*w->word_of));
	w->n_word_of = f->facts.n;
	mem_room(&w->elsewhere, &w->cap_elsewhere, n, sizeof(*w->elsewhere));
	mem_room(&w->has_elsewhere, &w->cap_has, n, 1);
	memset(w->has_elsewhere, 0, n);
}

void
chain_tag(const struct chain *c, const struct features *f, struct chain_work *w,
    struct mentions *m)
{
	make_room(f, w);
	for (size_t k = 0; k < f->n_window; k++) {
		size_t n = f->window[k].last - f->window[k].first;

		mem_room(&w->score, &w->cap_score, n, sizeof(*w->score));
		mem_room(&w->path, &w->cap_path, n, sizeof(*w->path));
		mem_room(&w->label, &w->cap_label, n, sizeof(*w->label));
		for (size_t i = 0; i < n; i++)
			score_unit(c, f, w, f->window[k].first + i, w->score[i]);
		decode(c, w, n);
		take_names(w, n, f->window[k].first, m);
	}
}

static int
weight(const struct chain *c, uint32_t hash, int label)
{
	uint32_t slot = slot_of(c, hash);

	return c->print[slot] == 0 ? 0 : row_of(c, slot)[label] - row_of(c, slot)[CHAIN_O];
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
	free(w->elsewhere);
	free(w->has_elsewhere);
	free(w->word);
	free(w->path);
	free(w->word_of);
	free(w->label);
}
