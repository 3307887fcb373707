/* See fact.h. */
#include "name/fact.h"
#include "name/gaz.h"
#include "lex_name_word.h"
#include "utf8.h"

#include <stdlib.h>

enum { SLOTS = 1 << 15, MANY = SLOTS / 2 };	/* words, until all are forgotten */

static uint32_t
hash(struct span s)
{
	return mix64(dict_hash(DICT_START, s));
}

static void
forget(struct fact_table *f)
{
	memset(f->slot, 0, f->n_slot * sizeof(*f->slot));
	f->n = FACT_FIRST;
	f->epoch++;
}

void
fact_init(struct fact_table *f)
{
	gaz_init();
	*f = (struct fact_table){ .n_slot = SLOTS, .slot = mem_zero(SLOTS, sizeof(*f->slot)) };
	mem_room(&f->fact, &f->cap, MANY, sizeof(*f->fact));
	f->fact[FACT_START] = (struct fact){ .low = 1, .shape = 1, .c100 = 120, .c500 = 510,
	    .c2000 = 4090 };
	f->fact[FACT_END] = (struct fact){ .low = 2, .shape = 2, .c100 = 121, .c500 = 511,
	    .c2000 = 4091 };
	f->fact[FACT_START].sign = f->fact[FACT_END].sign = fact_sign((uint64_t[4]){ 0 });
	forget(f);
}

void
fact_free(struct fact_table *f)
{
	free(f->fact);
	free(f->slot);
}

void
fact_settle(struct fact_table *f)
{
	if (f->n >= MANY)
		forget(f);
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
	bool digit = false;

	if (s.n == 0 || s.n > FACT_WORD)
		return s;
	for (size_t i = 0; s.n <= 5 && i < sizeof(table) / sizeof(*table); i++)
		if (span_eq(s, table[i].curly))
			return table[i].straight;
	for (size_t i = 0; i < s.n; i++) {
		bool d = s.p[i] >= '0' && s.p[i] <= '9';

		p[i] = d ? '0' : s.p[i];
		digit = digit || d;
	}
	return digit ? (struct span){ p, s.n } : s;
}

/* McCain-7 -> XxXx-0: runs of one kind as one letter. */
static void
find_shape(struct fact *f, struct span s)
{
	char p[2 * FACT_WORD];
	size_t n = 0, i = 0;

	while (i < s.n) {
		uint32_t c = utf8_next(s, &i);
		char k = utf8_is_digit(c) ? '0' : utf8_is_upper(c) ? 'X' : utf8_is_letter(c) ? 'x' :
		    c < 0x80 ? (char)c : '~';

		f->hot = f->hot || k == 'X';
		f->letter = f->letter || k == 'X' || k == 'x';
		if ((n == 0 || p[n - 1] != k) && n < sizeof(p))
			p[n++] = k;
	}
	if (s.n == 1 && f->hot)
		p[n++] = '1';		/* an initial, "A" */
	f->shape = hash((struct span){ p, n });
}

struct span
fact_uncapped(struct span s, char p[FACT_WORD])
{
	if (s.n < 4 || s.n > FACT_WORD)
		return s;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '-' && s.p[i] != '\'' && (s.p[i] < 'A' || s.p[i] > 'Z'))
			return s;
		p[i] = i > 0 && s.p[i] >= 'A' && s.p[i - 1] >= 'A' ? (char)(s.p[i] | 0x20) : s.p[i];
	}
	return (struct span){ p, s.n };
}

/* The word in the lists of phrases. */
static void
find_lists(struct fact *f, struct span text)
{
	char caps[FACT_WORD];
	struct span as;

	f->chain = dict_hash(DICT_START, text);
	f->gaz = dict_find(&gaz_phrases, f->chain);
	if (f->gaz == 0 && (as = fact_uncapped(text, caps)).p == caps) {
		f->uncapped = true;
		f->chain = dict_hash(DICT_START, as);
		f->gaz = dict_find(&gaz_phrases, f->chain);
	}
	f->sign = fact_sign((uint64_t[4]){ 0, 0, 0, f->gaz & ~GAZ_GOES_ON });
}

/*
 * Words that other texts write small are no part of a name, but for those that
 * join names ("of", "de", "al"); nor are commas.
 */
static void
find_joints(struct fact *f, struct span text, struct span low)
{
	bool open = f->letter && !f->hot && f->word_case != CASE_LOWER &&
	    f->word_case != CASE_MOSTLY_LOWER;
	uint32_t classes = lex_find(&lex_name_word, low).classes;

	for (size_t i = 0; i < text.n; i++)
		open = open || (text.p[i] >= '0' && text.p[i] <= '9');
	f->ends = open;
	f->begins = open || classes & NAME_WORD_PARTICLE;
	f->inner = f->begins || classes & (NAME_WORD_JOINT | NAME_WORD_INNER);
}

static void
find_fact(struct fact *f, struct span text, struct span low)
{
	char digits[FACT_WORD], small[FACT_WORD];
	struct span w = plain(text, digits);
	uint64_t h, v;

	find_shape(f, text);
	find_lists(f, text);
	h = dict_hash(DICT_START, plain(low, small));
	f->low = mix64(h);
	v = dict_find(&gaz_words, h);
	f->word_case = (uint8_t)WORD_CASE(v);
	if (f->uncapped)
		v = dict_find(&gaz_words, f->chain);
	else if (f->hot)
		v = dict_find(&gaz_words, dict_hash(DICT_START, w));
	f->c100 = (uint8_t)WORD_C100(v);
	f->c500 = (uint16_t)WORD_C500(v);
	f->c2000 = (uint16_t)WORD_C2000(v);
	find_joints(f, text, low);
}

void
fact_spelling(struct spelling *out, struct span text)
{
	char digits[FACT_WORD];
	struct span s = plain(text, digits);
	size_t i = 0, j = s.n;

	*out = (struct spelling){ .word = hash(s) };
	for (int k = 0; k < FACT_AFFIX; k++) {
		if (i < s.n) {
			utf8_next(s, &i);
			out->pre[k] = hash((struct span){ s.p, i });
		}
		if (j > 0) {
			utf8_prev(s, &j);
			out->suf[k] = hash(span_from(s, j));
		}
	}
}

/* Up to eight bytes as a number: those at p and those before p + n, which may be the same. */
static inline uint64_t
ends(const char *p, size_t n)
{
	uint64_t v = 0;
	uint32_t a, b;

	if (n >= 8)
		memcpy(&v, p, 8);
	else if (n >= 4) {
		memcpy(&a, p, 4);
		memcpy(&b, p + n - 4, 4);
		v = (uint64_t)b << 32 | a;
	} else if (n > 0)
		v = (uint64_t)(unsigned char)p[0] | (uint64_t)(unsigned char)p[n / 2] << 8 |
		    (uint64_t)(unsigned char)p[n - 1] << 16;
	return v;
}

/* With its length the key tells any two words of up to FACT_WORD bytes apart. */
static inline void
find_key(uint64_t key[FACT_WORD / 8], struct span s)
{
	key[0] = ends(s.p, s.n);
	key[1] = s.n <= 8 ? 0 : ends(s.p + s.n - 8, 8);
	key[2] = s.n <= 16 ? 0 : ends(s.p + 8, 8);
}

static inline uint64_t
spread(const uint64_t key[FACT_WORD / 8], size_t n)
{
	return dict_spread(key[0] ^ dict_spread(key[1] + (key[2] << 7) + n));
}

/* The table with twice as many slots. */
static void
grow(struct fact_table *f)
{
	f->n_slot *= 2;
	free(f->slot);
	f->slot = mem_zero(f->n_slot, sizeof(*f->slot));
	for (uint32_t i = FACT_FIRST; i < f->n; i++) {
		const struct fact *x = &f->fact[i];
		uint64_t h = spread(x->key, x->n);

		if (x->n == 0)
			continue;
		while (f->slot[h & (f->n_slot - 1)] != 0)
			h++;
		f->slot[h & (f->n_slot - 1)] = i;
	}
}

static uint32_t
new_fact(struct fact_table *f, struct span text, struct span low)
{
	mem_room(&f->fact, &f->cap, (size_t)f->n + 1, sizeof(*f->fact));
	f->fact[f->n] = (struct fact){ 0 };
	find_fact(&f->fact[f->n], text, low);
	return f->n++;
}

uint32_t
fact_number(struct fact_table *f, struct span text, struct span low)
{
	uint64_t key[FACT_WORD / 8], h;
	uint32_t i;

	if (text.n == 0 || text.n > FACT_WORD)
		return new_fact(f, text, low);
	find_key(key, text);
	h = spread(key, text.n);
	for (; (i = f->slot[h & (f->n_slot - 1)]) != 0; h++) {
		const struct fact *x = &f->fact[i];

		if (x->key[0] == key[0] && x->n == text.n && x->key[1] == key[1] &&
		    x->key[2] == key[2])
			return i;
	}
	i = new_fact(f, text, low);
	f->fact[i].n = (uint8_t)text.n;
	memcpy(f->fact[i].key, key, sizeof(key));
	f->slot[h & (f->n_slot - 1)] = i;
	if (2 * (size_t)f->n > f->n_slot)
		grow(f);
	return i;
}
