/* See chain.h. */
#include "chain.h"

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
	c->slot = c->base + h->n_slot / CHAIN_BLOCK;
	c->row = (const uint8_t *)(c->slot + h->n_slot);
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
		uint64_t at = (uint64_t)c->base[i / CHAIN_BLOCK] + (c->slot[i] & 0xffff) - 1;

		if (c->slot[i] != 0 && (at + 2 > c->head->n_row_bytes || at + 2 +
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
		free_slot = free_slot || c->slot[i] == 0;
	return free_slot && rows_fit(c);
}

static inline void
add_row(const uint8_t *row, int32_t score[CHAIN_LABELS])
{
	unsigned bits = row[0] | (unsigned)row[1] << 8;

	for (row += 2; bits != 0; bits &= bits - 1)
		score[__builtin_ctz(bits)] += (int8_t)*row++;
}

static void
score_unit(const struct chain *c, const struct features *f, size_t i, int32_t score[CHAIN_LABELS])
{
	uint32_t hash[FEATURE_MAX], mask = c->head->n_slot - 1;
	size_t n = feature_of(f, i, hash);

	memset(score, 0, CHAIN_LABELS * sizeof(*score));
	for (size_t k = 0; k < n; k++) {
		uint32_t print = chain_print(hash[k]), s;

		for (uint32_t at = hash[k] & mask; (s = c->slot[at]) != 0; at = (at + 1) & mask)
			if (s >> 16 == print) {
				add_row(c->row + c->base[at / CHAIN_BLOCK] + (s & 0xffff) - 1, score);
				break;
			}
	}
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
			    .class = (uint8_t)CHAIN_CLASS(w->label[i]), .conf = 80, .why = "model" });
	}
}

void
chain_tag(const struct chain *c, const struct features *f, struct chain_work *w,
    struct mentions *m)
{
	list_legal();
	for (size_t k = 0; k < f->n_window; k++) {
		size_t n = f->window[k].last - f->window[k].first;

		mem_room(&w->score, &w->cap_score, n, sizeof(*w->score));
		mem_room(&w->from, &w->cap_from, n, sizeof(*w->from));
		mem_room(&w->label, &w->cap_label, n, sizeof(*w->label));
		for (size_t i = 0; i < n; i++)
			score_unit(c, f, f->window[k].first + i, w->score[i]);
		decode(c, w, n);
		take_names(w, n, f->window[k].first, m);
	}
}

void
chain_work_free(struct chain_work *w)
{
	free(w->score);
	free(w->from);
	free(w->label);
}
