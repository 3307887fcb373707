/*
 * See feature.h.
 *
 * The document's words are found by their hash in small letters; those that
 * never have a capital are not kept.
 */
#include "name/feature.h"
#include "name/gaz.h"

#include <stdlib.h>

enum { GAP = 3 };

struct memory {			/* a word of the document, small letters and capitals together */
	uint32_t	low, count;	/* occurrences with a capital */
	uint32_t	at[FEATURE_SEEN];	/* the first of them */
	bool		lower;		/* seen without one */
};

/* The templates.  A new one goes to the end: models know them by number. */
enum template {
	T_WORD, T_LOW, T_SHAPE, T_PRE, T_SUF = T_PRE + FACT_AFFIX, T_CASE = T_SUF + FACT_AFFIX, T_CASE_SHAPE,
	T_C100, T_C500, T_C2000, T_C500_SHAPE,
	T_LOW_B2, T_LOW_B1, T_LOW_A1, T_LOW_A2, T_LOW_B1_0, T_LOW_0_A1, T_LOW_B1_A1,
	T_SHAPE_B1, T_SHAPE_A1, T_SHAPE_B1_0_A1, T_SHAPE_B2_B1_0, T_SHAPE_0_A1_A2,
	T_C500_B1, T_C500_A1, T_C2000_B1, T_C2000_A1, T_C100_B2, T_C100_A2,
	T_GAZ, T_GAZ_SHAPE, T_GAZ_CASE, T_GAZ_B1, T_GAZ_A1, T_GAZ_SIGN, T_GAZ_SIGN_B1_0,
	T_GAZ_SIGN_0_A1,
	T_DOC_BEFORE, T_DOC_AFTER, T_DOC_C100_BEFORE, T_DOC_C100_AFTER, T_DOC_GAZ_BEFORE,
	T_DOC_GAZ_AFTER, T_DOC_COUNT, T_BIAS
};

void
feature_init(struct features *f)
{
	*f = (struct features){ 0 };
	fact_init(&f->facts);
}

void
feature_free(struct features *f)
{
	fact_free(&f->facts);
	free(f->window);
	free(f->number);
	free(f->is);
	free(f->hot);
	free(f->small);
	free(f->begin);
	free(f->phrase);
	free(f->gaz);
	free(f->memory);
	free(f->shout);
}

/* Of a unit; fact_at() knows FEATURE_START and FEATURE_END, too. */
static inline const struct fact *
fact_of(const struct features *f, size_t i)
{
	return &f->facts.fact[f->number[i]];
}

static inline const struct fact *
fact_at(const struct features *f, size_t i)
{
	return &f->facts.fact[feature_number(f, i)];
}

enum { BEGINS, INSIDE, ENDS, WHOLE };

/* The classes of the longer phrases that unit i is part of, to be added to. */
static uint64_t *
phrases_of(struct features *f, size_t i)
{
	if (f->phrase[i] == 0) {
		mem_room(&f->gaz, &f->cap_gaz, f->n_gaz + 2, sizeof(*f->gaz));
		f->phrase[i] = (uint32_t)++f->n_gaz;
		memset(f->gaz[f->n_gaz], 0, sizeof(*f->gaz));
		f->gaz[f->n_gaz][WHOLE] = fact_of(f, i)->gaz & ~GAZ_GOES_ON;
	}
	return f->gaz[f->phrase[i]];
}

/* The phrase that goes on from hash h with unit j; the word of its first one is `first`. */
static inline uint64_t
phrase_on(const struct features *f, const struct fact *first, uint64_t h, size_t j)
{
	struct span w = f->units->unit[j].text;
	char caps[FACT_WORD];

	if (h != DICT_START)
		h = dict_hash(h, S(" "));
	return dict_hash(h, first->is & FACT_UNCAPPED ? fact_uncapped(w, caps) : w);
}

/* The hash of units i and i + 1. */
static inline uint64_t
two_words(const struct features *f, const struct fact *x, size_t i)
{
	return phrase_on(f, x, phrase_on(f, x, DICT_START, i), i + 1);
}

/* Marks every longer phrase of the lists that begins at unit i of a sentence that ends at `last`. */
static void
mark_phrases(struct features *f, size_t i, size_t last)
{
	const struct fact *x = fact_of(f, i);
	uint64_t v = x->gaz, h = phrase_on(f, x, DICT_START, i), classes;

	for (size_t j = i + 1; v & GAZ_GOES_ON && j < last; j++) {
		h = phrase_on(f, x, h, j);
		v = dict_find(&gaz_phrases, h);
		classes = v & ~GAZ_GOES_ON;
		if (classes == 0)
			continue;
		phrases_of(f, i)[BEGINS] |= classes;
		phrases_of(f, j)[ENDS] |= classes;
		for (size_t k = i + 1; k < j; k++)
			phrases_of(f, k)[INSIDE] |= classes;
	}
}

/* All of a sentence, of whose words n may begin one; their look-ups overlap. */
static void
find_phrases(struct features *f, const struct sentence *s, uint32_t *begin, size_t n)
{
	size_t w = 0;

	for (size_t k = 0; k < n; k++) {
		const struct fact *x = fact_of(f, begin[k]);
		uint64_t h;

		if (begin[k] + 1 == s->last)
			break;
		h = two_words(f, x, begin[k]);
		if (!dict_may_begin(&gaz_phrases, h))
			continue;
		dict_fetch(&gaz_phrases, h);
		begin[w++] = begin[k];
	}
	for (size_t k = 0; k < w; k++)
		mark_phrases(f, begin[k], s->last);
}

static inline struct memory *
memory_of(const struct features *f, uint32_t low)
{
	size_t i = low;

	for (; f->memory[i & (f->n_memory - 1)].low != 0; i++)
		if (f->memory[i & (f->n_memory - 1)].low == low)
			break;
	return &f->memory[i & (f->n_memory - 1)];
}

static void
remember_hot(struct features *f, size_t i)
{
	struct memory *m = memory_of(f, fact_of(f, i)->low | 1);

	m->low = fact_of(f, i)->low | 1;
	if (m->count < FEATURE_SEEN)
		m->at[m->count] = (uint32_t)i;
	m->count++;
}

static void
remember(struct features *f)
{
	for (f->n_memory = 64; f->n_memory < 2 * f->n_hot; )
		f->n_memory *= 2;
	mem_room(&f->memory, &f->cap_memory, f->n_memory, sizeof(*f->memory));
	memset(f->memory, 0, f->n_memory * sizeof(*f->memory));
	for (size_t k = 0; k < f->n_hot; k++)
		remember_hot(f, f->hot[k]);
	for (size_t k = 0; k < f->n_small; k++)
		memory_of(f, f->facts.fact[f->small[k]].low | 1)->lower = true;
}

static void
add_window(struct features *f, size_t first, size_t last)
{
	mem_room(&f->window, &f->cap_window, f->n_window + 1, sizeof(*f->window));
	f->window[f->n_window++] = (struct window){ (uint32_t)first, (uint32_t)last };
}

/* "The mayor ...": a capital only because the word stands first, in no list of names. */
static bool
opens(const struct features *f, size_t i, const struct sentence *s)
{
	const struct fact *x = fact_of(f, i);

	return x->word_case == CASE_LOWER && (x->gaz & ~GAZ_GOES_ON) == 0 &&
	    (i == s->first || f->units->unit[i - 1].label == TOKEN_PUNCT);
}

/*
 * Runs of hot words, with up to GAP words between two that may stand in a name,
 * and on each side one that may begin or end it.  hot[0..n): those of the sentence.
 */
static void
find_windows(struct features *f, const struct sentence *s, const uint32_t *hot, size_t n)
{
	size_t first, last, done = s->first;

	for (size_t k = 0; k < n;) {
		first = hot[k] > done && (f->wide || f->is[hot[k] - 1] & FACT_BEGINS) ?
		    hot[k] - 1 : hot[k];
		last = hot[k++] + 1;
		for (size_t i = last; i < s->last && i < last + GAP; i++) {
			if (f->is[i] & FACT_HOT) {
				last = i + 1;
				k++;
			} else if (!f->wide && (f->is[i] & FACT_INNER) == 0)
				break;
		}
		if (last == first + 1 && !f->wide && opens(f, first, s))
			continue;
		if (last < s->last && (f->wide || f->is[last] & FACT_ENDS))
			last++;
		add_window(f, first, last);
		done = last;
	}
}

/* Looks the sentence's words up. */
static void
take_sentence(struct features *f, struct units *u, const struct sentence *s, uint8_t *shout)
{
	const struct token *unit = u->unit;
	size_t end = u->text.n, n_begin = 0;
	bool small = false;

	for (size_t i = s->first; i < s->last; i++)
		f->number[i] = fact_hash(&f->facts, unit[i].text, end - unit[i].byte);
	for (size_t i = s->first; i < s->last; i++)
		f->number[i] = fact_guess(&f->facts, f->number[i]);
	for (size_t i = s->first; i < s->last; i++) {
		uint32_t n = fact_number(&f->facts, unit[i].text, unit[i].low, end - unit[i].byte,
		    f->number[i]);
		struct fact *x = &f->facts.fact[n];
		bool first = fact_meet(&f->facts, x);

		f->number[i] = n;
		f->is[i] = x->is;
		u->word[i] = x->word;
		u->lists[i] = x->lists;
		if (x->is & FACT_GOES_ON)
			f->begin[n_begin++] = (uint32_t)i;
		if (x->is & FACT_HOT)
			f->hot[f->n_hot++] = (uint32_t)i;
		else if (x->is & FACT_LETTER) {
			small = true;
			if (first)
				f->small[f->n_small++] = n;
		}
	}
	find_phrases(f, s, f->begin, n_begin);
	*shout = !small && s->last - s->first > 2;
}

void
feature_document(struct features *f, struct units *u)
{
	f->units = u;
	fact_settle(&f->facts);
	mem_room(&f->number, &f->cap_number, u->n, sizeof(*f->number));
	mem_room(&f->is, &f->cap_is, u->n, sizeof(*f->is));
	mem_room(&f->hot, &f->cap_hot, u->n, sizeof(*f->hot));
	mem_room(&f->small, &f->cap_small, u->n, sizeof(*f->small));
	mem_room(&f->begin, &f->cap_begin, u->n, sizeof(*f->begin));
	mem_room(&f->phrase, &f->cap_phrase, u->n, sizeof(*f->phrase));
	memset(f->phrase, 0, u->n * sizeof(*f->phrase));
	mem_room(&f->shout, &f->cap_shout, u->n_sentence, sizeof(*f->shout));
	f->n_window = f->n_gaz = f->n_hot = f->n_small = 0;
	for (size_t s = 0; s < u->n_sentence; s++) {
		size_t hot = f->n_hot;

		take_sentence(f, u, &u->sentence[s], &f->shout[s]);
		find_windows(f, &u->sentence[s], f->hot + hot, f->n_hot - hot);
	}
	remember(f);
}

/* A list of features being written. */
struct list {
	uint32_t		*hash;
	size_t			 n;
	struct feature_note	*note;		/* NULL: not wanted */
};

static inline uint32_t
feature(enum template t, uint32_t a)
{
	return mix((uint32_t)t * 0x9e3779b1u + 1, a);
}

static inline void
put(struct list *l, enum template t, uint32_t a)
{
	if (l->n == FEATURE_MAX)
		return;
	if (l->note != NULL)
		l->note[l->n] = (struct feature_note){ (uint8_t)t, 0 };
	l->hash[l->n++] = feature(t, a);
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

/* Does unit i belong to no longer phrase of the lists, so that its word alone says what they know? */
static inline bool
alone(const struct features *f, size_t i)
{
	return i >= FEATURE_END || f->phrase[i] == 0;
}

/* What the lists know of unit i, which is not alone; of a word alone, by `whole`. */
static inline const uint64_t *
gaz_at(const struct features *f, size_t i, uint64_t whole[4])
{
	if (!alone(f, i))
		return f->gaz[f->phrase[i]];
	whole[BEGINS] = whole[INSIDE] = whole[ENDS] = 0;
	whole[WHOLE] = fact_at(f, i)->gaz & ~GAZ_GOES_ON;
	return whole;
}

static inline uint32_t
sign_at(const struct features *f, size_t i)
{
	return alone(f, i) ? fact_at(f, i)->sign : fact_sign(f->gaz[f->phrase[i]]);
}

static void
put_spelling(struct list *l, struct span text, bool hot)
{
	struct spelling w;

	fact_spelling(&w, text);
	put(l, T_WORD, w.word);
	for (int k = 0; k < FACT_AFFIX; k++) {
		if (w.pre[k] != 0)
			put(l, T_PRE + (enum template)k, w.pre[k]);
		if (w.suf[k] != 0)
			put(l, T_SUF + (enum template)k, mix(w.suf[k], hot));
	}
}

/* What a word says of itself by its shape, case and lists, at a sentence's begin (`first`) or not. */
static void
put_place(struct list *l, const struct fact *x, const uint64_t gaz[4], uint32_t sign, bool first,
    bool shout)
{
	uint32_t sh = mix(x->shape, shout), kind = (uint32_t)x->word_case << 1 | first;

	put(l, T_BIAS, shout);
	put(l, T_SHAPE, sh);
	put(l, T_CASE, kind);
	put(l, T_CASE_SHAPE, mix(kind, sh));
	put(l, T_C500_SHAPE, mix(x->c500, sh));
	put_gaz(l, T_GAZ, gaz, 0);
	put_gaz(l, T_GAZ_SHAPE, gaz, sh);
	put_gaz(l, T_GAZ_CASE, gaz, kind);
	put(l, T_GAZ_SIGN, sign);
}

static void
put_own(struct list *l, const struct features *f, size_t i)
{
	const struct fact *x = fact_at(f, i);

	put_spelling(l, f->units->unit[i].text, (x->is & FACT_HOT) != 0);
	put(l, T_LOW, x->low);
	put(l, T_C100, x->c100);
	put(l, T_C500, x->c500);
	put(l, T_C2000, x->c2000);
}

static void
put_beside(struct list *l, const struct fact *x, bool before)
{
	put(l, before ? T_LOW_B1 : T_LOW_A1, x->low);
	put(l, before ? T_SHAPE_B1 : T_SHAPE_A1, x->shape);
	put(l, before ? T_C500_B1 : T_C500_A1, x->c500);
	put(l, before ? T_C2000_B1 : T_C2000_A1, x->c2000);
}

/* What stands beside a unit, as the word's other occurrences see it. */
static void
put_seen(struct list *l, const struct fact *x, bool before)
{
	put(l, before ? T_DOC_BEFORE : T_DOC_AFTER, x->low);
	put(l, before ? T_DOC_C100_BEFORE : T_DOC_C100_AFTER, x->c100);
}

/* The groups of a word's own lists are those with a BARE one behind them. */
static void
put_word(struct list *l, const struct features *f, size_t i, enum feature_group g)
{
	const struct fact *x = fact_at(f, i);
	uint64_t gaz[4] = { [WHOLE] = x->gaz & ~GAZ_GOES_ON };

	switch (g) {
	case FEATURE_INSIDE:
	case FEATURE_FIRST:
		put_place(l, x, gaz, x->sign, g == FEATURE_FIRST, false);
		put_own(l, f, i);
		break;
	case FEATURE_BARE:
		put_own(l, f, i);
		break;
	case FEATURE_BEFORE:
		put_gaz(l, T_GAZ_B1, gaz, 0);
		put_beside(l, x, true);
		break;
	case FEATURE_BEFORE_BARE:
		put_beside(l, x, true);
		break;
	case FEATURE_BEHIND:
		put_gaz(l, T_GAZ_A1, gaz, 0);
		put_beside(l, x, false);
		break;
	case FEATURE_BEHIND_BARE:
		put_beside(l, x, false);
		break;
	case FEATURE_BEFORE_2:
		put(l, T_LOW_B2, x->low);
		put(l, T_C100_B2, x->c100);
		break;
	case FEATURE_BEHIND_2:
		put(l, T_LOW_A2, x->low);
		put(l, T_C100_A2, x->c100);
		break;
	case FEATURE_SEEN_BEFORE:
		put_gaz(l, T_DOC_GAZ_BEFORE, gaz, 0);
		put_seen(l, x, true);
		break;
	case FEATURE_SEEN_BEFORE_BARE:
		put_seen(l, x, true);
		break;
	case FEATURE_SEEN_BEHIND:
		put_gaz(l, T_DOC_GAZ_AFTER, gaz, 0);
		put_seen(l, x, false);
		break;
	case FEATURE_SEEN_BEHIND_BARE:
		put_seen(l, x, false);
		break;
	case FEATURE_GROUPS:
		break;
	}
}

/* The templates of two and three words, in the order that put_pairs() writes them in. */
static const enum template pairs[] = { T_LOW_B1_0, T_LOW_0_A1, T_LOW_B1_A1, T_SHAPE_B1_0_A1,
	T_SHAPE_B2_B1_0, T_SHAPE_0_A1_A2, T_GAZ_SIGN_B1_0, T_GAZ_SIGN_0_A1 };

enum { PAIRS = sizeof(pairs) / sizeof(*pairs) };

static void
put_pairs(struct list *l, const struct features *f, size_t i, const struct beside *at)
{
	const struct fact *x = fact_at(f, i);
	const struct fact *b1 = fact_at(f, at->before), *b2 = fact_at(f, at->before_2);
	const struct fact *a1 = fact_at(f, at->behind), *a2 = fact_at(f, at->behind_2);
	uint32_t sh = mix(x->shape, at->shout), sign = sign_at(f, i);

	uint32_t v[PAIRS] = {
		mix(b1->low, x->low), mix(x->low, a1->low), mix(b1->low, a1->low),
		mix(mix(b1->shape, sh), a1->shape), mix(mix(b2->shape, b1->shape), sh),
		mix(mix(sh, a1->shape), a2->shape),
		mix(sign_at(f, at->before), sign), mix(sign, sign_at(f, at->behind)),
	};

	if (l->n + PAIRS > FEATURE_MAX)
		return;
	for (size_t k = 0; k < PAIRS; k++)
		l->hash[l->n + k] = feature(pairs[k], v[k]);
	for (size_t k = 0; k < PAIRS && l->note != NULL; k++)
		l->note[l->n + k] = (struct feature_note){ (uint8_t)pairs[k], 0 };
	l->n += PAIRS;
}

/* What the lists know of two units beside another as parts of longer phrases. */
static void
put_phrases(struct list *l, const struct features *f, const struct beside *at, enum template before,
    enum template behind)
{
	if (!alone(f, at->before))
		put_gaz(l, before, f->gaz[f->phrase[at->before]], 0);
	if (!alone(f, at->behind))
		put_gaz(l, behind, f->gaz[f->phrase[at->behind]], 0);
}

/* What depends on more than the words one by one. */
static void
put_rest(struct list *l, const struct features *f, size_t i, const struct beside *at)
{
	const struct fact *x = fact_of(f, i);
	const struct memory *m;
	uint64_t whole[4];

	put_pairs(l, f, i, at);
	if (at->own_group == FEATURE_BARE)
		put_place(l, x, gaz_at(f, i, whole), sign_at(f, i), at->before == FEATURE_START,
		    at->shout);
	put_phrases(l, f, at, T_GAZ_B1, T_GAZ_A1);
	if ((f->is[i] & FACT_HOT) == 0)
		return;
	m = memory_of(f, x->low | 1);
	put(l, T_DOC_COUNT, (m->count < 3 ? m->count : 3) << 1 | m->lower);
}

struct beside
feature_beside(const struct features *f, size_t i)
{
	const struct sentence *s = &f->units->sentence[f->units->unit[i].sent];
	struct beside at = {
		.before_2 = i < s->first + (size_t)2 ? FEATURE_START : i - 2,
		.before = i < s->first + (size_t)1 ? FEATURE_START : i - 1,
		.behind = i + 1 >= s->last ? FEATURE_END : i + 1,
		.behind_2 = i + 2 >= s->last ? FEATURE_END : i + 2,
		.shout = f->shout[f->units->unit[i].sent],
	};

	at.own_group = at.shout || !alone(f, i) ? FEATURE_BARE :
	    at.before == FEATURE_START ? FEATURE_FIRST : FEATURE_INSIDE;
	at.before_group = alone(f, at.before) ? FEATURE_BEFORE : FEATURE_BEFORE_BARE;
	at.behind_group = alone(f, at.behind) ? FEATURE_BEHIND : FEATURE_BEHIND_BARE;
	return at;
}

struct beside
feature_beside_seen(const struct features *f, size_t j)
{
	struct beside at = feature_beside(f, j);

	at.before_group = alone(f, at.before) ? FEATURE_SEEN_BEFORE : FEATURE_SEEN_BEFORE_BARE;
	at.behind_group = alone(f, at.behind) ? FEATURE_SEEN_BEHIND : FEATURE_SEEN_BEHIND_BARE;
	return at;
}

struct occurrences
feature_occurrences(const struct features *f, size_t i)
{
	const struct memory *m;

	if (!feature_hot(f, i))
		return (struct occurrences){ 0 };
	m = memory_of(f, fact_of(f, i)->low | 1);
	return (struct occurrences){ m->at, m->count < FEATURE_SEEN ? m->count : FEATURE_SEEN,
	    (size_t)(m - f->memory) };
}

size_t
feature_word(const struct features *f, size_t i, enum feature_group g, uint32_t *hash)
{
	struct list l = { hash, 0, NULL };

	put_word(&l, f, i, g);
	return l.n;
}

size_t
feature_rest(const struct features *f, size_t i, const struct beside *at, uint32_t *hash)
{
	struct list l = { hash, 0, NULL };

	put_rest(&l, f, i, at);
	return l.n;
}

size_t
feature_elsewhere(const struct features *f, const struct beside *seen, uint32_t *hash)
{
	struct list l = { hash, 0, NULL };

	put_phrases(&l, f, seen, T_DOC_GAZ_BEFORE, T_DOC_GAZ_AFTER);
	return l.n;
}

/* What unit j, another occurrence of a word, tells of it. */
static void
put_elsewhere(struct list *l, const struct features *f, size_t j)
{
	struct beside at = feature_beside_seen(f, j);

	if (at.before != FEATURE_START)
		put_word(l, f, at.before, at.before_group);
	if (at.behind != FEATURE_END)
		put_word(l, f, at.behind, at.behind_group);
	put_phrases(l, f, &at, T_DOC_GAZ_BEFORE, T_DOC_GAZ_AFTER);
}

size_t
feature_explain(const struct features *f, size_t i, uint32_t hash[FEATURE_MAX],
    struct feature_note *note)
{
	struct list l = { hash, 0, note };
	struct beside at = feature_beside(f, i);
	struct occurrences o = feature_occurrences(f, i);

	put_word(&l, f, i, at.own_group);
	put_word(&l, f, at.before, at.before_group);
	put_word(&l, f, at.behind, at.behind_group);
	put_word(&l, f, at.before_2, FEATURE_BEFORE_2);
	put_word(&l, f, at.behind_2, FEATURE_BEHIND_2);
	put_rest(&l, f, i, &at);
	for (size_t k = 0; k < o.n; k++)
		if (o.at[k] != i)
			put_elsewhere(&l, f, o.at[k]);
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
	[T_LOW_B1_A1] = { "between", -1, 1, false },
	[T_SHAPE_B1] = { "shape of", -1, -1, false }, [T_SHAPE_A1] = { "shape of", 1, 1, false },
	
	[T_SHAPE_B1_0_A1] = { "shapes of", -1, 1, false },
	[T_SHAPE_B2_B1_0] = { "shapes of", -2, 0, false },
	[T_SHAPE_0_A1_A2] = { "shapes of", 0, 2, false },
	[T_C500_B1] = { "behind words like", -1, -1, false },
	[T_C500_A1] = { "before words like", 1, 1, false },
	[T_C2000_B1] = { "behind words like", -1, -1, false },
	[T_C2000_A1] = { "before words like", 1, 1, false },
	[T_C100_B2] = { "near words like", -2, -2, false },
	[T_C100_A2] = { "near words like", 2, 2, false },
	
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

bool
feature_hot(const struct features *f, size_t i)
{
	return (f->is[i] & FACT_HOT) != 0;
}

uint32_t
feature_count(const struct features *f, size_t i)
{
	return memory_of(f, fact_of(f, i)->low | 1)->count;
}

bool
feature_seen_lower(const struct features *f, size_t i)
{
	return memory_of(f, fact_of(f, i)->low | 1)->lower;
}

bool
feature_shout(const struct features *f, size_t i)
{
	return f->shout[f->units->unit[i].sent];
}
