/*
 * See feature.h.
 *
 * Facts that depend on the word alone are kept in a cache by the word's hash;
 * the cache changes how long an answer takes, never what it is.
 */
#include "name/feature.h"
#include "name/gaz.h"
#include "utf8.h"

#include <stdlib.h>

enum { WORD_MAX = 24, AFFIX = 4, REACH = 1, GAP = 3 };

struct fact {			/* of a word, wherever it stands; hashes but for the last line */
	uint32_t	word, low, shape, pre[AFFIX], suf[AFFIX];
	uint32_t	c100, c500, c2000;	/* 0: not known */
	uint64_t	gaz, chain;	/* classes of the word alone; its hash, to go on from */
	uint32_t	serial;		/* of the word in this process */
	uint16_t	slot;		/* in the cache */
	uint8_t		word_case, hot, letter, n;
	char		text[WORD_MAX];	/* key in the cache */
};

struct memory {			/* a word of the document, small letters and capitals together */
	uint32_t	low, count;	/* occurrences with a capital */
	uint32_t	at[FEATURE_SEEN];	/* the first of them */
	bool		lower;		/* seen without one */
};

/* The templates.  A new one goes to the end: models know them by number. */
enum template {
	T_WORD, T_LOW, T_SHAPE, T_PRE, T_SUF = T_PRE + AFFIX, T_CASE = T_SUF + AFFIX, T_CASE_SHAPE,
	T_C100, T_C500, T_C2000, T_C500_SHAPE,
	T_LOW_B2, T_LOW_B1, T_LOW_A1, T_LOW_A2, T_LOW_B1_0, T_LOW_0_A1, T_LOW_B1_A1,
	T_LOW_B2_B1, T_LOW_A1_A2,
	T_SHAPE_B1, T_SHAPE_A1, T_SHAPE_B1_0, T_SHAPE_0_A1, T_SHAPE_B1_0_A1, T_SHAPE_B2_B1_0,
	T_SHAPE_0_A1_A2,
	T_C500_B1, T_C500_A1, T_C2000_B1, T_C2000_A1, T_C100_B2, T_C100_A2, T_C100_B1_0,
	T_C100_0_A1, T_C100_B1_A1, T_C100_B2_B1,
	T_GAZ, T_GAZ_SHAPE, T_GAZ_CASE, T_GAZ_B1, T_GAZ_A1, T_GAZ_SIGN, T_GAZ_SIGN_B1_0,
	T_GAZ_SIGN_0_A1,
	T_DOC_BEFORE, T_DOC_AFTER, T_DOC_C100_BEFORE, T_DOC_C100_AFTER, T_DOC_GAZ_BEFORE,
	T_DOC_GAZ_AFTER, T_DOC_COUNT, T_BIAS
};

static inline uint32_t
mix(uint32_t a, uint32_t b)
{
	uint32_t h = (a ^ (b + 0x9e3779b9u + (a << 6) + (a >> 2))) * 0x85ebca6bu;

	return h ^ h >> 15;
}

static inline uint32_t
mix64(uint64_t v)
{
	return mix((uint32_t)v, (uint32_t)(v >> 32));
}

static uint32_t
hash(struct span s)
{
	return mix64(dict_hash(DICT_START, s));
}

void
feature_init(struct features *f)
{
	gaz_init();
	*f = (struct features){ .cache = mem_zero(FEATURE_SLOTS, sizeof(*f->cache)) };
}

void
feature_free(struct features *f)
{
	free(f->window);
	free(f->fact);
	free(f->gaz);
	free(f->memory);
	free(f->cache);
	free(f->shout);
}

/* Quotes, dashes and ellipsis as typewriters had them; digits as 0. */
static struct span
plain(struct span s, char *p)
{
	static const struct { struct span curly, straight; } table[] = {
		{ SPAN("\u2018"), SPAN("'") }, { SPAN("\u2019"), SPAN("'") },
		{ SPAN("\u201c"), SPAN("\"") }, { SPAN("\u201d"), SPAN("\"") },
		{ SPAN("``"), SPAN("\"") }, { SPAN("''"), SPAN("\"") },
		{ SPAN("\u2013"), SPAN("-") }, { SPAN("\u2014"), SPAN("-") },
		{ SPAN("--"), SPAN("-") }, { SPAN("\u2026"), SPAN("...") },
		{ SPAN("\u2019s"), SPAN("'s") }, { SPAN("n\u2019t"), SPAN("n't") },
	};

	if (s.n == 0 || s.n > WORD_MAX)
		return s;
	for (size_t i = 0; s.n <= 5 && i < sizeof(table) / sizeof(*table); i++)
		if (span_eq(s, table[i].curly))
			return table[i].straight;
	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= '0' && s.p[i] <= '9' ? '0' : s.p[i];
	return (struct span){ p, s.n };
}

/* McCain-7 -> XxXx-0: runs of one kind as one letter. */
static uint32_t
shape(struct span s, bool *hot, bool *letter)
{
	char p[2 * WORD_MAX];
	size_t n = 0, i = 0;

	*hot = *letter = false;
	while (i < s.n) {
		uint32_t c = utf8_next(s, &i);
		char k = utf8_is_digit(c) ? '0' : utf8_is_upper(c) ? 'X' : utf8_is_letter(c) ? 'x' :
		    c < 0x80 ? (char)c : '~';

		*hot = *hot || k == 'X';
		*letter = *letter || k == 'X' || k == 'x';
		if ((n == 0 || p[n - 1] != k) && n < sizeof(p))
			p[n++] = k;
	}
	if (s.n == 1 && *hot)
		p[n++] = '1';		/* an initial, "A" */
	return hash((struct span){ p, n });
}

static void
affixes(struct fact *f, struct span s)
{
	size_t i = 0, j = s.n;

	for (int k = 0; k < AFFIX; k++) {
		if (i < s.n) {
			utf8_next(s, &i);
			f->pre[k] = hash((struct span){ s.p, i });
		}
		if (j > 0) {
			utf8_prev(s, &j);
			f->suf[k] = hash(span_from(s, j));
		}
	}
}

/* DENVER as Denver, into p; s itself unless it has four ASCII capitals or more and nothing else. */
static struct span
uncapped(struct span s, char *p)
{
	if (s.n < 4 || s.n > WORD_MAX)
		return s;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '-' && s.p[i] != '\'' && (s.p[i] < 'A' || s.p[i] > 'Z'))
			return s;
		p[i] = i > 0 && s.p[i] >= 'A' && s.p[i - 1] >= 'A' ? (char)(s.p[i] | 0x20) : s.p[i];
	}
	return (struct span){ p, s.n };
}

static void
find_fact(struct fact *f, const struct token *t)
{
	char digits[WORD_MAX], small[WORD_MAX], caps[WORD_MAX];
	struct span w = plain(t->text, digits), low = plain(t->low, small), as = t->text;
	bool hot, letter;
	uint64_t v;

	f->word = hash(w);
	f->low = hash(low);
	f->shape = shape(t->text, &hot, &letter);
	f->hot = hot;
	f->letter = letter;
	affixes(f, w);
	f->chain = dict_hash(DICT_START, as);
	f->gaz = dict_find(&gaz_phrases, f->chain);
	if (f->gaz == 0 && (as = uncapped(t->text, caps)).p == caps) {
		f->chain = dict_hash(DICT_START, as);
		f->gaz = dict_find(&gaz_phrases, f->chain);
		w = as;
	}
	f->word_case = (uint8_t)WORD_CASE(dict_find(&gaz_words, dict_hash(DICT_START, low)));
	v = dict_find(&gaz_words, dict_hash(DICT_START, w));
	f->c100 = WORD_C100(v);
	f->c500 = WORD_C500(v);
	f->c2000 = WORD_C2000(v);
}

static const struct fact *
fact_of(struct features *f, const struct token *t, struct fact *own)
{
	size_t slot = dict_spread(dict_hash(DICT_START, t->text)) & (FEATURE_SLOTS - 1);
	struct fact *c = &f->cache[slot];

	if (t->text.n > WORD_MAX) {
		memset(own, 0, sizeof(*own));
		find_fact(own, t);
		return own;
	}
	if (c->n != t->text.n || memcmp(c->text, t->text.p, t->text.n) != 0) {
		memset(c, 0, sizeof(*c));
		find_fact(c, t);
		c->serial = ++f->serial;
		c->slot = (uint16_t)slot;
		c->n = (uint8_t)t->text.n;
		memcpy(c->text, t->text.p, t->text.n);
	}
	return c;
}

enum { BEGINS, INSIDE, ENDS, WHOLE };

/* Marks every phrase of the lists that begins at unit i of a sentence that ends at `last`. */
static void
mark_phrases(struct features *f, size_t i, size_t last)
{
	uint64_t v = f->fact[i].gaz, h = f->fact[i].chain;

	f->gaz[i][WHOLE] |= v & ~GAZ_GOES_ON;
	for (size_t j = i + 1; v & GAZ_GOES_ON && j < last; j++) {
		char caps[WORD_MAX];
		struct span w = f->units->unit[j].text;

		if (f->fact[i].chain != dict_hash(DICT_START, f->units->unit[i].text))
			w = uncapped(w, caps);
		h = dict_hash(dict_hash(h, S(" ")), w);
		v = dict_find(&gaz_phrases, h);
		if ((v & ~GAZ_GOES_ON) == 0)
			continue;
		f->gaz[i][BEGINS] |= v & ~GAZ_GOES_ON;
		f->gaz[j][ENDS] |= v & ~GAZ_GOES_ON;
		for (size_t k = i + 1; k < j; k++)
			f->gaz[k][INSIDE] |= v & ~GAZ_GOES_ON;
	}
}

static struct memory *
memory_of(const struct features *f, uint32_t low)
{
	size_t i = low;

	for (; f->memory[i & (f->n_memory - 1)].low != 0; i++)
		if (f->memory[i & (f->n_memory - 1)].low == low)
			break;
	return &f->memory[i & (f->n_memory - 1)];
}

static void
remember(struct features *f)
{
	for (f->n_memory = 64; f->n_memory < 2 * f->units->n; )
		f->n_memory *= 2;
	mem_room(&f->memory, &f->cap_memory, f->n_memory, sizeof(*f->memory));
	memset(f->memory, 0, f->n_memory * sizeof(*f->memory));
	for (size_t i = 0; i < f->units->n; i++) {
		struct memory *m;

		if (!f->fact[i].letter)
			continue;
		m = memory_of(f, f->fact[i].low | 1);
		m->low = f->fact[i].low | 1;
		if (!f->fact[i].hot) {
			m->lower = true;
			continue;
		}
		if (m->count < FEATURE_SEEN)
			m->at[m->count] = (uint32_t)i;
		m->count++;
	}
}

static void
add_window(struct features *f, size_t first, size_t last)
{
	mem_room(&f->window, &f->cap_window, f->n_window + 1, sizeof(*f->window));
	f->window[f->n_window++] = (struct window){ (uint32_t)first, (uint32_t)last };
}

/* Runs of hot words, with up to GAP cold ones between two and REACH at the ends. */
static void
find_windows(struct features *f, const struct sentence *s)
{
	size_t i = s->first, first, last;

	while (i < s->last) {
		if (!f->fact[i].hot) {
			i++;
			continue;
		}
		first = i > s->first + REACH ? i - REACH : s->first;
		for (last = i + 1; i < s->last && i < last + GAP; i++)
			if (f->fact[i].hot)
				last = i + 1;
		if (f->n_window > 0 && f->window[f->n_window - 1].last > first)
			first = f->window[f->n_window - 1].last;
		i = last;
		last += REACH;
		add_window(f, first, last < s->last ? last : s->last);
	}
}

void
feature_document(struct features *f, const struct units *u)
{
	struct fact own;

	f->units = u;
	f->n_window = 0;
	mem_room(&f->fact, &f->cap_fact, u->n, sizeof(*f->fact));
	mem_room(&f->gaz, &f->cap_gaz, u->n, sizeof(*f->gaz));
	mem_room(&f->shout, &f->cap_shout, u->n_sentence, sizeof(*f->shout));
	memset(f->gaz, 0, u->n * sizeof(*f->gaz));
	for (size_t i = 0; i < u->n; i++)
		f->fact[i] = *fact_of(f, &u->unit[i], &own);
	for (size_t s = 0; s < u->n_sentence; s++) {
		bool small = false;

		for (size_t i = u->sentence[s].first; i < u->sentence[s].last; i++) {
			mark_phrases(f, i, u->sentence[s].last);
			small = small || (f->fact[i].letter && !f->fact[i].hot);
		}
		f->shout[s] = !small && u->sentence[s].last - u->sentence[s].first > 2;
		find_windows(f, &u->sentence[s]);
	}
	remember(f);
}

/* A list of features being written. */
struct list {
	uint32_t		*hash;
	size_t			 n;
	struct feature_note	*note;		/* NULL: not wanted */
};

static inline void
put(struct list *l, enum template t, uint32_t a)
{
	if (l->n == FEATURE_MAX)
		return;
	if (l->note != NULL)
		l->note[l->n] = (struct feature_note){ (uint8_t)t, 0 };
	l->hash[l->n++] = mix((uint32_t)t * 0x9e3779b1u + 1, a);
}

static void
put_gaz(struct list *l, enum template t, const uint64_t gaz[4], uint32_t with)
{
	for (uint32_t pos = 0; pos < 4; pos++)
		for (uint64_t m = gaz[pos]; m != 0; m &= m - 1) {
			uint32_t class = (uint32_t)__builtin_ctzll(m);

			put(l, t, mix((class << 2 | pos) + 1, with));
			if (l->note != NULL)
				l->note[l->n - 1].list = (uint8_t)class;
		}
}

static uint32_t
sign(const uint64_t gaz[4])
{
	return mix(mix(mix64(gaz[0]), mix64(gaz[1])), mix(mix64(gaz[2]), mix64(gaz[3])));
}

static const struct fact outside[2] = { { .word = 1, .low = 1, .shape = 1, .c100 = 120, .c500 = 510,
    .c2000 = 4090 }, { .word = 2, .low = 2, .shape = 2, .c100 = 121, .c500 = 511, .c2000 = 4091 } };

static const struct fact *
fact_at(const struct features *f, size_t i)
{
	return i == FEATURE_START ? &outside[0] : i == FEATURE_END ? &outside[1] : &f->fact[i];
}

static const uint64_t *
gaz_at(const struct features *f, size_t i)
{
	static const uint64_t none[4];

	return i >= FEATURE_END ? none : f->gaz[i];
}

size_t
feature_beside(const struct features *f, size_t i, int by)
{
	const struct sentence *s = &f->units->sentence[f->units->unit[i].sent];

	if (by < 0)
		return i < s->first + (size_t)-by ? FEATURE_START : i - (size_t)-by;
	return i + (size_t)by >= s->last ? FEATURE_END : i + (size_t)by;
}

static void
put_own(struct list *l, const struct fact *x)
{
	put(l, T_WORD, x->word);
	put(l, T_LOW, x->low);
	for (int k = 0; k < AFFIX; k++) {
		if (x->pre[k] != 0)
			put(l, T_PRE + (enum template)k, x->pre[k]);
		if (x->suf[k] != 0)
			put(l, T_SUF + (enum template)k, mix(x->suf[k], x->hot));
	}
	put(l, T_C100, x->c100);
	put(l, T_C500, x->c500);
	put(l, T_C2000, x->c2000);
}

static void
put_word(struct list *l, const struct fact *x, enum feature_group g)
{
	switch (g) {
	case FEATURE_OWN:
		put_own(l, x);
		break;
	case FEATURE_BEFORE:
		put(l, T_LOW_B1, x->low);
		put(l, T_SHAPE_B1, x->shape);
		put(l, T_C500_B1, x->c500);
		put(l, T_C2000_B1, x->c2000);
		break;
	case FEATURE_BEHIND:
		put(l, T_LOW_A1, x->low);
		put(l, T_SHAPE_A1, x->shape);
		put(l, T_C500_A1, x->c500);
		put(l, T_C2000_A1, x->c2000);
		break;
	case FEATURE_BEFORE_2:
		put(l, T_LOW_B2, x->low);
		put(l, T_C100_B2, x->c100);
		break;
	case FEATURE_BEHIND_2:
		put(l, T_LOW_A2, x->low);
		put(l, T_C100_A2, x->c100);
		break;
	case FEATURE_GROUPS:
		break;
	}
}

static void
put_pairs(struct list *l, const struct features *f, size_t i)
{
	const struct fact *x = &f->fact[i];
	const struct fact *b1 = fact_at(f, feature_beside(f, i, -1));
	const struct fact *b2 = fact_at(f, feature_beside(f, i, -2));
	const struct fact *a1 = fact_at(f, feature_beside(f, i, 1));
	const struct fact *a2 = fact_at(f, feature_beside(f, i, 2));
	uint32_t shout = f->shout[f->units->unit[i].sent], sh = mix(x->shape, shout);
	uint32_t kind = (uint32_t)x->word_case << 1 | (b1 == &outside[0]);

	put(l, T_BIAS, shout);
	put(l, T_SHAPE, sh);
	put(l, T_CASE, kind);
	put(l, T_CASE_SHAPE, mix(kind, sh));
	put(l, T_C500_SHAPE, mix(x->c500, sh));

	put(l, T_LOW_B1_0, mix(b1->low, x->low));
	put(l, T_LOW_0_A1, mix(x->low, a1->low));
	put(l, T_LOW_B1_A1, mix(b1->low, a1->low));
	put(l, T_LOW_B2_B1, mix(b2->low, b1->low));
	put(l, T_LOW_A1_A2, mix(a1->low, a2->low));

	put(l, T_SHAPE_B1_0, mix(b1->shape, sh));
	put(l, T_SHAPE_0_A1, mix(sh, a1->shape));
	put(l, T_SHAPE_B1_0_A1, mix(mix(b1->shape, sh), a1->shape));
	put(l, T_SHAPE_B2_B1_0, mix(mix(b2->shape, b1->shape), sh));
	put(l, T_SHAPE_0_A1_A2, mix(mix(sh, a1->shape), a2->shape));

	put(l, T_C100_B1_0, mix(b1->c100, x->c100));
	put(l, T_C100_0_A1, mix(x->c100, a1->c100));
	put(l, T_C100_B1_A1, mix(b1->c100, a1->c100));
	put(l, T_C100_B2_B1, mix(b2->c100, b1->c100));
}

static void
put_lists(struct list *l, const struct features *f, size_t i)
{
	const struct fact *x = &f->fact[i];
	size_t before = feature_beside(f, i, -1);
	const uint64_t *g = f->gaz[i], *b = gaz_at(f, before), *a = gaz_at(f, feature_beside(f, i, 1));
	uint32_t sh = mix(x->shape, f->shout[f->units->unit[i].sent]), s = sign(g);
	uint32_t kind = (uint32_t)x->word_case << 1 | (before == FEATURE_START);

	put_gaz(l, T_GAZ, g, 0);
	put_gaz(l, T_GAZ_SHAPE, g, sh);
	put_gaz(l, T_GAZ_CASE, g, kind);
	put_gaz(l, T_GAZ_B1, b, 0);
	put_gaz(l, T_GAZ_A1, a, 0);
	put(l, T_GAZ_SIGN, s);
	put(l, T_GAZ_SIGN_B1_0, mix(sign(b), s));
	put(l, T_GAZ_SIGN_0_A1, mix(s, sign(a)));
}

/* What stands beside unit j, as the word's other occurrences see it. */
static void
put_elsewhere(struct list *l, const struct features *f, size_t j)
{
	size_t b = feature_beside(f, j, -1), a = feature_beside(f, j, 1);

	if (b != FEATURE_START) {
		put(l, T_DOC_BEFORE, f->fact[b].low);
		put(l, T_DOC_C100_BEFORE, f->fact[b].c100);
		put_gaz(l, T_DOC_GAZ_BEFORE, f->gaz[b], 0);
	}
	if (a != FEATURE_END) {
		put(l, T_DOC_AFTER, f->fact[a].low);
		put(l, T_DOC_C100_AFTER, f->fact[a].c100);
		put_gaz(l, T_DOC_GAZ_AFTER, f->gaz[a], 0);
	}
}

static void
put_rest(struct list *l, const struct features *f, size_t i)
{
	const struct memory *m;

	put_pairs(l, f, i);
	put_lists(l, f, i);
	if (!f->fact[i].hot)
		return;
	m = memory_of(f, f->fact[i].low | 1);
	put(l, T_DOC_COUNT, (m->count < 3 ? m->count : 3) << 1 | m->lower);
}

size_t
feature_occurrences(const struct features *f, size_t i, const uint32_t **at)
{
	const struct memory *m;

	if (!f->fact[i].hot)
		return 0;
	m = memory_of(f, f->fact[i].low | 1);
	*at = m->at;
	return m->count < FEATURE_SEEN ? m->count : FEATURE_SEEN;
}

size_t
feature_word(const struct features *f, size_t i, enum feature_group g, uint32_t *hash)
{
	struct list l = { hash, 0, NULL };

	put_word(&l, fact_at(f, i), g);
	return l.n;
}

size_t
feature_rest(const struct features *f, size_t i, uint32_t *hash)
{
	struct list l = { hash, 0, NULL };

	put_rest(&l, f, i);
	return l.n;
}

size_t
feature_elsewhere(const struct features *f, size_t j, uint32_t *hash)
{
	struct list l = { hash, 0, NULL };

	put_elsewhere(&l, f, j);
	return l.n;
}

size_t
feature_explain(const struct features *f, size_t i, uint32_t hash[FEATURE_MAX],
    struct feature_note *note)
{
	struct list l = { hash, 0, note };
	const uint32_t *at;
	size_t seen = feature_occurrences(f, i, &at);

	put_word(&l, fact_at(f, i), FEATURE_OWN);
	put_word(&l, fact_at(f, feature_beside(f, i, -1)), FEATURE_BEFORE);
	put_word(&l, fact_at(f, feature_beside(f, i, 1)), FEATURE_BEHIND);
	put_word(&l, fact_at(f, feature_beside(f, i, -2)), FEATURE_BEFORE_2);
	put_word(&l, fact_at(f, feature_beside(f, i, 2)), FEATURE_BEHIND_2);
	put_rest(&l, f, i);
	for (size_t k = 0; k < seen; k++)
		if (at[k] != i)
			put_elsewhere(&l, f, at[k]);
	return l.n;
}

size_t
feature_of(const struct features *f, size_t i, uint32_t hash[FEATURE_MAX])
{
	return feature_explain(f, i, hash, NULL);
}

/* What a template looks at: words from..to beside the unit, or something else of it. */
static const struct {
	const char	*what;
	int8_t		 from, to;
	bool		 list;
} say[T_BIAS + 1] = {
	[T_WORD] = { "word", 0, 0, false }, [T_LOW] = { "word", 0, 0, false },
	[T_SHAPE] = { "shape", 0, 0, false },
	[T_PRE] = { "beginning of", 0, 0, false }, [T_PRE + 1] = { "beginning of", 0, 0, false },
	[T_PRE + 2] = { "beginning of", 0, 0, false }, [T_PRE + 3] = { "beginning of", 0, 0, false },
	[T_SUF] = { "ending of", 0, 0, false }, [T_SUF + 1] = { "ending of", 0, 0, false },
	[T_SUF + 2] = { "ending of", 0, 0, false }, [T_SUF + 3] = { "ending of", 0, 0, false },
	[T_CASE] = { "capitals in other texts", 0, 0, false },
	[T_CASE_SHAPE] = { "capitals in other texts", 0, 0, false },
	[T_C100] = { "words like", 0, 0, false }, [T_C500] = { "words like", 0, 0, false },
	[T_C2000] = { "words like", 0, 0, false }, [T_C500_SHAPE] = { "words like", 0, 0, false },
	[T_LOW_B2] = { "near", -2, -2, false }, [T_LOW_B1] = { "behind", -1, -1, false },
	[T_LOW_A1] = { "before", 1, 1, false }, [T_LOW_A2] = { "near", 2, 2, false },
	[T_LOW_B1_0] = { "words", -1, 0, false }, [T_LOW_0_A1] = { "words", 0, 1, false },
	[T_LOW_B1_A1] = { "between", -1, 1, false }, [T_LOW_B2_B1] = { "behind", -2, -1, false },
	[T_LOW_A1_A2] = { "before", 1, 2, false },
	[T_SHAPE_B1] = { "shape of", -1, -1, false }, [T_SHAPE_A1] = { "shape of", 1, 1, false },
	[T_SHAPE_B1_0] = { "shapes of", -1, 0, false }, [T_SHAPE_0_A1] = { "shapes of", 0, 1, false },
	[T_SHAPE_B1_0_A1] = { "shapes of", -1, 1, false },
	[T_SHAPE_B2_B1_0] = { "shapes of", -2, 0, false },
	[T_SHAPE_0_A1_A2] = { "shapes of", 0, 2, false },
	[T_C500_B1] = { "behind words like", -1, -1, false },
	[T_C500_A1] = { "before words like", 1, 1, false },
	[T_C2000_B1] = { "behind words like", -1, -1, false },
	[T_C2000_A1] = { "before words like", 1, 1, false },
	[T_C100_B2] = { "near words like", -2, -2, false },
	[T_C100_A2] = { "near words like", 2, 2, false },
	[T_C100_B1_0] = { "words like", -1, 0, false }, [T_C100_0_A1] = { "words like", 0, 1, false },
	[T_C100_B1_A1] = { "between words like", -1, 1, false },
	[T_C100_B2_B1] = { "behind words like", -2, -1, false },
	[T_GAZ] = { "list", 0, 0, true }, [T_GAZ_SHAPE] = { "list", 0, 0, true },
	[T_GAZ_CASE] = { "list", 0, 0, true }, [T_GAZ_B1] = { "word before in list", -1, -1, true },
	[T_GAZ_A1] = { "word behind in list", 1, 1, true }, [T_GAZ_SIGN] = { "all lists of", 0, 0, false },
	[T_GAZ_SIGN_B1_0] = { "all lists of", -1, 0, false },
	[T_GAZ_SIGN_0_A1] = { "all lists of", 0, 1, false },
	[T_DOC_BEFORE] = { "words beside it elsewhere", 1, 0, false },
	[T_DOC_AFTER] = { "words beside it elsewhere", 1, 0, false },
	[T_DOC_C100_BEFORE] = { "words beside it elsewhere", 1, 0, false },
	[T_DOC_C100_AFTER] = { "words beside it elsewhere", 1, 0, false },
	[T_DOC_GAZ_BEFORE] = { "beside it elsewhere a word of list", 1, 0, true },
	[T_DOC_GAZ_AFTER] = { "beside it elsewhere a word of list", 1, 0, true },
	[T_DOC_COUNT] = { "times in the article", 1, 0, false }, [T_BIAS] = { "any", 1, 0, false },
};

void
feature_say(const struct features *f, size_t i, struct feature_note note, struct buf *b)
{
	static const char *const lists[GAZ_N][2] = {
#define NAME(file, class)	{ #file, class },
		GAZ_CLASSES(NAME)
#undef NAME
	};
	const char *const *list = lists[note.list];
	const struct sentence *s = &f->units->sentence[f->units->unit[i].sent];
	int from = say[note.kind].from, to = say[note.kind].to;

	buf_span(b, span_of(say[note.kind].what));
	if (say[note.kind].list) {
		buf_byte(b, ' ');
		buf_span(b, span_of(list[0]));
		if (list[1][0] != '*') {
			buf_byte(b, '.');
			buf_span(b, span_of(list[1]));
		}
		return;
	}
	for (int k = from; k <= to; k++) {
		int64_t at = (int64_t)i + k;

		buf_byte(b, ' ');
		if (at >= (int64_t)s->first && at < (int64_t)s->last)
			buf_span(b, f->units->unit[at].text);
		else
			buf_byte(b, '|');	/* the sentence ends there */
	}
}

uint32_t
feature_serial(const struct features *f, size_t i, uint32_t *slot)
{
	*slot = f->fact[i].slot;
	return f->fact[i].serial;
}

bool
feature_hot(const struct features *f, size_t i)
{
	return f->fact[i].hot;
}

uint32_t
feature_count(const struct features *f, size_t i)
{
	return memory_of(f, f->fact[i].low | 1)->count;
}

bool
feature_seen_lower(const struct features *f, size_t i)
{
	return memory_of(f, f->fact[i].low | 1)->lower;
}

bool
feature_shout(const struct features *f, size_t i)
{
	return f->shout[f->units->unit[i].sent];
}
