/* See chain.h. */
#include "name/chain.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/* The model of lib/data, taken in by the assembler: no load time, pages shared by all processes. */
__asm__(".section .rodata\n.balign 64\n.globl chain_image\nchain_image:\n.incbin \"" CHAIN_MODEL "\"\n"
    ".byte 0\n.previous\n");
extern const unsigned char chain_image[];

static void
place(struct chain *c, const void *image)
{
	const struct chain_head *h = image;

	c->head = h;
	c->base = (const uint32_t *)(const void *)(h + 1);
	c->print = (const uint16_t *)(const void *)(c->base + h->n_slot / CHAIN_BLOCK);
	c->place = c->print + h->n_slot;
	c->row = (const uint8_t *)(c->place + h->n_slot);
}

void
chain_builtin(struct chain *c)
{
	place(c, chain_image);
}

bool
chain_legal(int from, int to)
{
	bool open = CHAIN_KIND(from) == CHAIN_B || CHAIN_KIND(from) == CHAIN_I;
	bool goes_on = CHAIN_KIND(to) == CHAIN_I || CHAIN_KIND(to) == CHAIN_L;

	return open == goes_on && (!open || CHAIN_CLASS(from) == CHAIN_CLASS(to));
}

/* Does every slot's row lie within the rows? */
static bool
rows_fit(const struct chain *c)
{
	for (uint32_t i = 0; i < c->head->n_slot; i++) {
		uint64_t at = (uint64_t)c->base[i / CHAIN_BLOCK] + c->place[i];

		if (c->print[i] != 0 && (at + 2 > c->head->n_row_bytes || at + 2 +
		    (uint64_t)__builtin_popcount(c->row[at] | (unsigned)c->row[at + 1] << 8) >
		    c->head->n_row_bytes || c->row[at + 1] >> (CHAIN_LABELS - 8) != 0))
			return false;
	}
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
	    n != sizeof(*h) + (h->n_slot / CHAIN_BLOCK + (uint64_t)h->n_slot) * 4 + h->n_row_bytes)
		return false;
	place(c, image);
	for (uint32_t i = 0; i < h->n_slot; i++)
		free_slot = free_slot || c->print[i] == 0;
	return free_slot && rows_fit(c);
}

/*
 * Sums of what a word says wherever it stands; serial: whose they are.  Most
 * words of an archive have been seen before, so half of the features need no
 * look-up.  Sums of bytes: FEATURE_MAX of them stay within 16 bits.
 */
struct chain_word {
	uint32_t	serial;
	int16_t		sum[FEATURE_GROUPS][CHAIN_LANES];
};

static inline void
add_row(const uint8_t *row, int16_t score[CHAIN_LANES])
{
	unsigned bits = row[0] | (unsigned)row[1] << 8;

	for (row += 2; bits != 0; bits &= bits - 1, row++) {
		int16_t *s = &score[__builtin_ctz(bits)];

		*s = (int16_t)(*s + (int8_t)*row);
	}
}

/*
 * Adds the weights of n features.  Each step of the look-up is done for all of
 * them before the next, so that the cache misses of a step overlap.
 */
static void
add_features(const struct chain *c, const uint32_t *hash, size_t n, int16_t score[CHAIN_LANES])
{
	uint32_t mask = c->head->n_slot - 1, slot[FEATURE_MAX];
	const uint8_t *row[FEATURE_MAX];
	size_t found = 0;

	for (size_t k = 0; k < n; k++)
		__builtin_prefetch(&c->print[hash[k] & mask]);
	for (size_t k = 0; k < n; k++) {
		uint16_t print = chain_print(hash[k]);
		uint32_t at = hash[k] & mask;

		while (c->print[at] != 0 && c->print[at] != print)
			at = (at + 1) & mask;
		if (c->print[at] != 0) {
			__builtin_prefetch(&c->place[at]);
			slot[found++] = at;
		}
	}
	for (size_t k = 0; k < found; k++) {
		row[k] = c->row + c->base[slot[k] / CHAIN_BLOCK] + c->place[slot[k]];
		__builtin_prefetch(row[k]);
	}
	for (size_t k = 0; k < found; k++)
		add_row(row[k], score);
}

static inline void
add_sum(int16_t score[CHAIN_LANES], const int16_t sum[CHAIN_LANES])
{
	for (int y = 0; y < CHAIN_LANES; y++)
		score[y] = (int16_t)(score[y] + sum[y]);
}

static void
sum_word(const struct chain *c, const struct features *f, size_t i, struct chain_word *w)
{
	uint32_t hash[FEATURE_MAX];

	memset(w->sum, 0, sizeof(w->sum));
	for (int g = 0; g < FEATURE_GROUPS; g++)
		add_features(c, hash, feature_word(f, i, (enum feature_group)g, hash), w->sum[g]);
}

/* What the word of unit i says; kept in w->word, or computed into `own`. */
static const struct chain_word *
word_of(const struct chain *c, const struct features *f, struct chain_work *w, size_t i,
    struct chain_word *own)
{
	uint32_t slot, serial;

	if (i >= FEATURE_END)
		return &w->word[FEATURE_SLOTS + (i == FEATURE_END)];
	serial = feature_serial(f, i, &slot);
	if (serial == 0) {
		sum_word(c, f, i, own);
		return own;
	}
	if (w->word[slot].serial != serial) {
		sum_word(c, f, i, &w->word[slot]);
		w->word[slot].serial = serial;
	}
	return &w->word[slot];
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
	static const struct { int by; enum feature_group group; } near[] = {
		{ 0, FEATURE_OWN }, { -1, FEATURE_BEFORE }, { 1, FEATURE_BEHIND },
		{ -2, FEATURE_BEFORE_2 }, { 2, FEATURE_BEHIND_2 },
	};
	uint32_t hash[FEATURE_MAX];
	const uint32_t *at;
	size_t seen;
	struct chain_word own;

	memset(score, 0, CHAIN_LANES * sizeof(*score));
	for (size_t k = 0; k < sizeof(near) / sizeof(*near); k++)
		add_sum(score, word_of(c, f, w, feature_beside(f, i, near[k].by), &own)->sum[near[k].group]);
	add_features(c, hash, feature_rest(f, i, hash), score);
	seen = feature_occurrences(f, i, &at);
	for (size_t k = 0; k < seen && seen > 1; k++)
		if (at[k] != i)
			add_sum(score, elsewhere(c, f, w, at[k]));
}

/* The labels that may stand before each; with the pairs of one class that is 4 or 2. */
static struct {
	uint8_t	n[CHAIN_LABELS], from[CHAIN_LABELS][CHAIN_LABELS];
} before;

static void
list_legal(void)
{
	if (before.n[0] > 0)
		return;
	for (int to = 0; to < CHAIN_LABELS; to++)
		for (int from = 0; from < CHAIN_LABELS; from++)
			if (chain_legal(from, to))
				before.from[to][before.n[to]++] = (uint8_t)from;
}

enum { NEVER = INT32_MIN / 2 };

/* Viterbi over n units; w->score holds their scores. */
static void
decode(const struct chain *c, struct chain_work *w, size_t n)
{
	int32_t now[CHAIN_LABELS], next[CHAIN_LABELS], best;
	int label = 0;

	for (int y = 0; y < CHAIN_LABELS; y++)
		now[y] = chain_legal(CHAIN_O, y) ? c->head->pair[CHAIN_O][y] + w->score[0][y] : NEVER;
	for (size_t i = 1; i < n; i++) {
		for (int y = 0; y < CHAIN_LABELS; y++) {
			best = INT32_MIN;
			for (int k = 0; k < before.n[y]; k++) {
				int x = before.from[y][k];
				int32_t s = now[x] + c->head->pair[x][y];

				if (s > best) {
					best = s;
					w->from[i][y] = (uint8_t)x;
				}
			}
			next[y] = best + w->score[i][y];
			if (next[y] < NEVER)
				next[y] = NEVER;
		}
		memcpy(now, next, sizeof(now));
	}
	best = INT32_MIN;
	for (int y = 0; y < CHAIN_LABELS; y++)
		if (chain_legal(y, CHAIN_O) && now[y] + c->head->pair[y][CHAIN_O] > best) {
			best = now[y] + c->head->pair[y][CHAIN_O];
			label = y;
		}
	for (size_t i = n; i-- > 0; label = w->from[i][label])
		w->label[i] = (uint8_t)label;
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
make_room(const struct chain *c, const struct features *f, struct chain_work *w)
{
	size_t n = f->units->n;

	if (w->word == NULL) {
		w->word = mem_zero(FEATURE_SLOTS + 2, sizeof(*w->word));
		sum_word(c, f, FEATURE_START, &w->word[FEATURE_SLOTS]);
		sum_word(c, f, FEATURE_END, &w->word[FEATURE_SLOTS + 1]);
	}
	mem_room(&w->elsewhere, &w->cap_elsewhere, n, sizeof(*w->elsewhere));
	mem_room(&w->has_elsewhere, &w->cap_has, n, 1);
	memset(w->has_elsewhere, 0, n);
}

void
chain_tag(const struct chain *c, const struct features *f, struct chain_work *w,
    struct mentions *m)
{
	list_legal();
	make_room(c, f, w);
	for (size_t k = 0; k < f->n_window; k++) {
		size_t n = f->window[k].last - f->window[k].first;

		mem_room(&w->score, &w->cap_score, n, sizeof(*w->score));
		mem_room(&w->from, &w->cap_from, n, sizeof(*w->from));
		mem_room(&w->label, &w->cap_label, n, sizeof(*w->label));
		for (size_t i = 0; i < n; i++)
			score_unit(c, f, w, f->window[k].first + i, w->score[i]);
		decode(c, w, n);
		take_names(w, n, f->window[k].first, m);
	}
}

/* The row of a feature; NULL: the model does not know it. */
static const uint8_t *
row_of(const struct chain *c, uint32_t hash)
{
	uint32_t mask = c->head->n_slot - 1, at = hash & mask;
	uint16_t print = chain_print(hash);

	while (c->print[at] != 0 && c->print[at] != print)
		at = (at + 1) & mask;
	return c->print[at] == 0 ? NULL : c->row + c->base[at / CHAIN_BLOCK] + c->place[at];
}

static int
weight(const struct chain *c, uint32_t hash, int label)
{
	const uint8_t *row = row_of(c, hash);
	int16_t score[CHAIN_LANES] = { 0 };

	if (row != NULL)
		add_row(row, score);
	return score[label] - score[CHAIN_O];
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
	free(w->from);
	free(w->label);
}
