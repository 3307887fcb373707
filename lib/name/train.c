/*
 * See train.h.
 *
 * feature: all features of all units, end to end; hashes while documents are
 *          added, then numbers of rows, rare ones taken out
 * unit:    where a unit's features begin, and the labels it may have
 * window:  where a window's units begin
 *
 * A row holds, for each label, FTRL's z and n and the weight w that follows
 * from them; w is kept because it is read far more often than it changes.
 */
#include "name/train.h"
#include "diag.h"

#include <math.h>
#include <stdlib.h>

enum { LANES = 16, SKETCH = 1 << 27 };
enum { ORG_MORE = 3 };		/* in 1 / CHAIN_SCALE: see favour() */

struct row_state {
	float	w[LANES], z[LANES], n[LANES];
};

struct train_unit {
	size_t		feature;
	uint16_t	allowed;
};

struct lattice {		/* log weights of one window, and sums over paths */
	float	(*score)[LANES], (*forward)[LANES], (*backward)[LANES];
	float	(*full)[LANES], (*gold)[LANES];		/* how likely each label is */
	size_t	cap_score, cap_forward, cap_backward, cap_full, cap_gold;
};

struct trainer {
	struct train_options	 o;
	uint32_t		*feature;
	struct train_unit	*unit;
	size_t			*window;
	size_t			 n_feature, cap_feature, n_unit, cap_unit, n_window, cap_window;

	uint32_t		*row_hash;	/* the feature of each row */
	struct row_state	*row;
	size_t			 n_row, cap_row_hash;

	float			 pair[LANES][LANES];	/* [to][from] */
	float			 pair_z[LANES][LANES], pair_n[LANES][LANES];
	float			 pair_full[LANES][LANES], pair_gold[LANES][LANES];
	struct lattice		 l;
};

static const float never = -1e30f;

struct trainer *
train_new(const struct train_options *o)
{
	struct trainer *t = mem_zero(1, sizeof(*t));

	t->o = *o;
	return t;
}

void
train_free(struct trainer *t)
{
	if (t == NULL)
		return;
	free(t->feature);
	free(t->unit);
	free(t->window);
	free(t->row_hash);
	free(t->row);
	free(t->l.score);
	free(t->l.forward);
	free(t->l.backward);
	free(t->l.full);
	free(t->l.gold);
	free(t);
}

void
train_add(struct trainer *t, const struct features *f, const uint16_t *allowed)
{
	for (size_t k = 0; k < f->n_window; k++) {
		mem_room(&t->window, &t->cap_window, t->n_window + 1, sizeof(*t->window));
		t->window[t->n_window++] = t->n_unit;
		for (size_t i = f->window[k].first; i < f->window[k].last; i++) {
			mem_room(&t->unit, &t->cap_unit, t->n_unit + 1, sizeof(*t->unit));
			t->unit[t->n_unit++] = (struct train_unit){ t->n_feature, allowed[i] };
			mem_room(&t->feature, &t->cap_feature, t->n_feature + FEATURE_MAX,
			    sizeof(*t->feature));
			t->n_feature += feature_of(f, i, t->feature + t->n_feature);
		}
	}
}

/* Features that occur often enough get rows, in order of appearance; the others go. */
static void
number_features(struct trainer *t)
{
	uint8_t *count = mem_zero(SKETCH, 1);
	uint32_t *slot, n_slot = 1 << 16, at, kept;
	size_t from = 0, to = 0, u = 0;

	for (size_t i = 0; i < t->n_feature; i++) {
		uint8_t *c = &count[t->feature[i] & (SKETCH - 1)];

		*c = (uint8_t)(*c + (*c < 255));
	}
	for (size_t i = 0; i < SKETCH; i++)
		from += count[i] >= t->o.cutoff;
	while (n_slot < 3 * from)
		n_slot *= 2;
	slot = mem_zero(n_slot, sizeof(*slot));
	for (from = 0; from < t->n_feature; from++) {
		uint32_t hash = t->feature[from];

		for (; u < t->n_unit && t->unit[u].feature <= from; u++)
			t->unit[u].feature = to;
		if (count[hash & (SKETCH - 1)] < t->o.cutoff)
			continue;
		for (at = hash; (kept = slot[at & (n_slot - 1)]) != 0; at++)
			if (t->row_hash[kept - 1] == hash)
				break;
		if (kept == 0) {
			mem_room(&t->row_hash, &t->cap_row_hash, t->n_row + 1, sizeof(*t->row_hash));
			t->row_hash[t->n_row++] = hash;
			kept = slot[at & (n_slot - 1)] = (uint32_t)t->n_row;
		}
		t->feature[to++] = kept - 1;
	}
	for (; u < t->n_unit; u++)
		t->unit[u].feature = to;
	t->n_feature = to;
	free(slot);
	free(count);
	t->row = mem_zero(t->n_row, sizeof(*t->row));
}

static size_t
feature_end(const struct trainer *t, size_t unit)
{
	return unit + 1 < t->n_unit ? t->unit[unit + 1].feature : t->n_feature;
}

static void
score(struct trainer *t, size_t first, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		float s[LANES] = { 0 };
		size_t end = feature_end(t, first + i);

		for (size_t k = t->unit[first + i].feature; k < end; k++) {
			const float *w = t->row[t->feature[k]].w;

			for (int y = 0; y < LANES; y++)
				s[y] += w[y];
		}
		memcpy(t->l.score[i], s, sizeof(s));
	}
}

static float
log_sum(const float *v, int n)
{
	float max = never, sum = 0;

	for (int i = 0; i < n; i++)
		max = v[i] > max ? v[i] : max;
	if (max <= never)
		return never;
	for (int i = 0; i < n; i++)
		sum += v[i] <= never ? 0 : expf(v[i] - max);
	return max + logf(sum);
}

static bool
may(unsigned allowed, int y)
{
	return (allowed >> y & 1) != 0;
}

/* The legal labels before or behind each label: at most 10. */
static struct {
	int	n_from[CHAIN_LABELS], from[CHAIN_LABELS][CHAIN_LABELS];
	int	n_to[CHAIN_LABELS], to[CHAIN_LABELS][CHAIN_LABELS];
} legal;

static void
list_legal(void)
{
	memset(&legal, 0, sizeof(legal));
	for (int x = 0; x < CHAIN_LABELS; x++)
		for (int y = 0; y < CHAIN_LABELS; y++)
			if (chain_legal(x, y)) {
				legal.from[y][legal.n_from[y]++] = x;
				legal.to[x][legal.n_to[x]++] = y;
			}
}

/*
 * Forward and backward sums over the paths of allowed labels; p[i][y]: how
 * likely label y is at i; pairs are added to `pair`.  False if no path exists.
 */
static bool
sum_paths(struct trainer *t, size_t first, size_t n, bool all, float (*p)[LANES],
    float (*pair)[LANES])
{
	struct lattice *l = &t->l;
	float v[CHAIN_LABELS], z;

	for (size_t i = 0; i < n; i++) {
		unsigned allowed = all ? ~0u : t->unit[first + i].allowed;

		for (int y = 0; y < CHAIN_LABELS; y++) {
			int k = 0;

			l->forward[i][y] = never;
			if (!may(allowed, y) || (i == 0 && !chain_legal(CHAIN_O, y)))
				continue;
			if (i == 0)
				v[k++] = t->pair[y][CHAIN_O];
			else
				for (int j = 0; j < legal.n_from[y]; j++) {
					int x = legal.from[y][j];

					if (l->forward[i - 1][x] > never)
						v[k++] = l->forward[i - 1][x] + t->pair[y][x];
				}
			if (k > 0 && (z = log_sum(v, k)) > never)
				l->forward[i][y] = z + l->score[i][y];
		}
	}
	for (size_t i = n; i-- > 0;) {
		unsigned allowed = all || i + 1 == n ? ~0u : t->unit[first + i + 1].allowed;

		for (int x = 0; x < CHAIN_LABELS; x++) {
			int k = 0;

			if (i + 1 == n) {
				l->backward[i][x] = chain_legal(x, CHAIN_O) ? t->pair[CHAIN_O][x] : never;
				continue;
			}
			for (int j = 0; j < legal.n_to[x]; j++) {
				int y = legal.to[x][j];

				if (may(allowed, y) && l->backward[i + 1][y] > never)
					v[k++] = l->backward[i + 1][y] + l->score[i + 1][y] + t->pair[y][x];
			}
			l->backward[i][x] = k > 0 ? log_sum(v, k) : never;
		}
	}
	for (int y = 0; y < CHAIN_LABELS; y++)
		v[y] = l->forward[n - 1][y] <= never || l->backward[n - 1][y] <= never ? never :
		    l->forward[n - 1][y] + l->backward[n - 1][y];
	z = log_sum(v, CHAIN_LABELS);
	if (z <= never)
		return false;
	for (size_t i = 0; i < n; i++) {
		for (int y = 0; y < LANES; y++)
			p[i][y] = y >= CHAIN_LABELS || l->forward[i][y] <= never ||
			    l->backward[i][y] <= never ? 0 :
			    expf(l->forward[i][y] + l->backward[i][y] - z);
		for (int y = 0; y < CHAIN_LABELS && i > 0; y++)
			for (int j = 0; j < legal.n_from[y] && p[i][y] > 1e-6f; j++) {
				int x = legal.from[y][j];

				if (l->forward[i - 1][x] > never)
					pair[y][x] += expf(l->forward[i - 1][x] + t->pair[y][x] +
					    l->score[i][y] + l->backward[i][y] - z);
			}
		if (i == 0)
			for (int y = 0; y < CHAIN_LABELS; y++)
				pair[y][CHAIN_O] += p[0][y];
		if (i + 1 == n)
			for (int x = 0; x < CHAIN_LABELS; x++)
				pair[CHAIN_O][x] += p[i][x];
	}
	return true;
}

/* One step of FTRL-proximal for a vector of weights. */
static inline void
step(float *w, float *z, float *n, const float *g, int lanes, float rate, float l1)
{
	for (int y = 0; y < lanes; y++) {
		float m = n[y] + g[y] * g[y], root = sqrtf(m), a, v;

		z[y] += g[y] - (root - sqrtf(n[y])) / rate * w[y];
		n[y] = m;
		a = fabsf(z[y]) - l1;
		v = a > 0 ? a / ((1 + root) / rate) : 0;
		w[y] = z[y] > 0 ? -v : v;
	}
}

static void
update(struct trainer *t, size_t first, size_t n)
{
	float rate = (float)t->o.rate, l1 = (float)t->o.l1;

	for (size_t i = 0; i < n; i++) {
		float g[LANES], most = 0;
		size_t end = feature_end(t, first + i);

		for (int y = 0; y < LANES; y++) {
			g[y] = t->l.full[i][y] - t->l.gold[i][y];
			most = fabsf(g[y]) > most ? fabsf(g[y]) : most;
		}
		if (most < 1e-3f)
			continue;
		for (size_t k = t->unit[first + i].feature; k < end; k++) {
			struct row_state *r = &t->row[t->feature[k]];

			step(r->w, r->z, r->n, g, LANES, rate, l1);
		}
	}
	for (int y = 0; y < CHAIN_LABELS; y++) {
		float g[LANES];

		for (int x = 0; x < LANES; x++)
			g[x] = t->pair_full[y][x] - t->pair_gold[y][x];
		step(t->pair[y], t->pair_z[y], t->pair_n[y], g, LANES, rate, 0);
	}
}

static bool
train_window(struct trainer *t, size_t first, size_t n)
{
	struct lattice *l = &t->l;

	mem_room(&l->score, &l->cap_score, n, sizeof(*l->score));
	mem_room(&l->forward, &l->cap_forward, n, sizeof(*l->forward));
	mem_room(&l->backward, &l->cap_backward, n, sizeof(*l->backward));
	mem_room(&l->full, &l->cap_full, n, sizeof(*l->full));
	mem_room(&l->gold, &l->cap_gold, n, sizeof(*l->gold));
	memset(t->pair_full, 0, sizeof(t->pair_full));
	memset(t->pair_gold, 0, sizeof(t->pair_gold));
	score(t, first, n);
	if (!sum_paths(t, first, n, false, l->gold, t->pair_gold) ||
	    !sum_paths(t, first, n, true, l->full, t->pair_full))
		return false;
	update(t, first, n);
	return true;
}

/* The same order on every machine. */
static void
shuffle(size_t *v, size_t n, uint64_t seed)
{
	for (size_t i = n; i > 1; i--) {
		size_t j, x;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		j = (size_t)((seed >> 33) % i);
		x = v[i - 1];
		v[i - 1] = v[j];
		v[j] = x;
	}
}

void
train_run(struct trainer *t, bool tell)
{
	size_t *order = mem_alloc((t->n_window + 1) * sizeof(*order));
	size_t dropped;

	list_legal();
	number_features(t);
	if (tell)
		note("%zu windows, %zu words, %zu features, %zu rows", t->n_window, t->n_unit,
		    t->n_feature, t->n_row);
	for (size_t i = 0; i < t->n_window; i++)
		order[i] = i;
	for (unsigned e = 0; e < t->o.epochs; e++) {
		dropped = 0;
		shuffle(order, t->n_window, e + 1);
		for (size_t i = 0; i < t->n_window; i++) {
			size_t k = order[i];
			size_t end = k + 1 < t->n_window ? t->window[k + 1] : t->n_unit;

			dropped += !train_window(t, t->window[k], end - t->window[k]);
		}
		if (tell)
			note("epoch %u done, %zu windows without a legal reading", e + 1, dropped);
	}
	free(order);
}

/* The weight as the image has it; 0 if it is too small to keep. */
static int
byte_weight(const struct trainer *t, float w)
{
	float v = w * CHAIN_SCALE;

	if (fabsf(w) < (float)t->o.least)
		return 0;
	v = v > 127 ? 127 : v < -127 ? -127 : v;
	return (int)lrintf(v);
}

static bool
has_weight(const struct trainer *t, size_t row)
{
	for (int y = 0; y < CHAIN_LABELS; y++)
		if (byte_weight(t, t->row[row].w[y]) != 0)
			return true;
	return false;
}

static void
add_slot(const struct trainer *t, size_t row, struct chain_slot *slot, uint32_t n_slot)
{
	uint32_t at = chain_place(t->row_hash[row], n_slot);

	while (slot[at].print != 0)
		at = at + 1 == n_slot ? 0 : at + 1;
	slot[at].print = chain_print(t->row_hash[row]);
	for (int y = 0; y < CHAIN_LABELS; y++)
		slot[at].weight[y] = (int8_t)byte_weight(t, t->row[row].w[y]);
}

/*
 * In text that machines have annotated most disputes, which teach nothing, are
 * about organisations: too few of them are found without a little help.
 */
static int
favour(int from, int to)
{
	bool begins = CHAIN_KIND(to) == CHAIN_B || CHAIN_KIND(to) == CHAIN_U;

	return from == CHAIN_O && begins && CHAIN_CLASS(to) == NAME_ORG ? ORG_MORE : 0;
}

void
train_image(struct trainer *t, struct buf *out)
{
	struct chain_head h = { .magic = CHAIN_MAGIC };
	struct chain_slot *slot;

	for (size_t i = 0; i < t->n_row; i++)
		h.n_row += has_weight(t, i);
	h.n_slot = h.n_row + h.n_row / 2 + 1;
	slot = mem_zero(h.n_slot, sizeof(*slot));
	for (size_t i = 0; i < t->n_row; i++)
		if (has_weight(t, i))
			add_slot(t, i, slot, h.n_slot);
	for (int x = 0; x < CHAIN_LABELS; x++)
		for (int y = 0; y < CHAIN_LABELS; y++)
			h.pair[x][y] = (int16_t)(lrintf(t->pair[y][x] * CHAIN_SCALE) + favour(x, y));
	buf_add(out, &h, sizeof(h));
	buf_add(out, slot, h.n_slot * sizeof(*slot));
	free(slot);
}
