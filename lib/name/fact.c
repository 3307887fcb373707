/* See fact.h. */
#include "name/fact.h"
#include "name/gaz.h"
#include "lex_agency.h"
#include "lex_demonym.h"
#include "lex_event.h"
#include "lex_name_word.h"
#include "lex_org_suffix.h"
#include "lex_party.h"
#include "lex_title.h"
#include "utf8.h"

#include <stdlib.h>

enum { SLOTS = 1 << 15, MANY = 7 * SLOTS / 16 };	/* MANY: words, until some are forgotten */

static uint32_t
hash(struct span s)
{
	return mix64(dict_hash(DICT_START, s));
}

/* Puts fact number i of that hash into a free slot. */
static void
take_slot(struct fact_table *f, uint32_t h, uint32_t i)
{
	uint32_t number = (uint32_t)f->n_slot - 1, at = h;

	while (f->slot[at & number] != 0)
		at++;
	f->slot[at & number] = (h & ~number) | i;
}

static void
take_slots(struct fact_table *f)
{
	memset(f->slot, 0, f->n_slot * sizeof(*f->slot));
	for (uint32_t i = FACT_FIRST; i < f->n; i++)
		if (f->fact[i].n > 0)
			take_slot(f, fact_spread(f->fact[i].key), i);
}

/* Frees the numbers of words that were not met again, or of all. */
static void
forget(struct fact_table *f, bool all)
{
	mem_room(&f->spare, &f->cap_spare, f->n, sizeof(*f->spare));
	f->n_spare = f->taken = 0;
	for (uint32_t i = FACT_FIRST; i < f->n; i++) {
		struct fact *x = &f->fact[i];

		if (all || (x->is & FACT_AGAIN) == 0) {
			*x = (struct fact){ 0 };
			f->spare[f->n_spare++] = i;
		}
		x->is &= (uint8_t)~FACT_AGAIN;
	}
	take_slots(f);
	f->epoch++;
}

/* How many words are known. */
static size_t
known(const struct fact_table *f)
{
	return f->n - FACT_FIRST - (f->n_spare - f->taken);
}

void
fact_init(struct fact_table *f)
{
	gaz_init();
	*f = (struct fact_table){ .n = FACT_FIRST, .n_slot = SLOTS,
	    .slot = mem_zero(SLOTS, sizeof(*f->slot)) };
	mem_room_lines(&f->fact, &f->cap, MANY + MANY / 8, sizeof(*f->fact));
	f->fact[FACT_START] = (struct fact){ .low = 1, .shape = 1, .c100 = 120, .c500 = 510,
	    .c2000 = 4090 };
	f->fact[FACT_END] = (struct fact){ .low = 2, .shape = 2, .c100 = 121, .c500 = 511,
	    .c2000 = 4091 };
	f->fact[FACT_START].sign = f->fact[FACT_END].sign = fact_sign((uint64_t[4]){ 0 });
}

void
fact_free(struct fact_table *f)
{
	free(f->fact);
	free(f->slot);
	free(f->spare);
}

void
fact_settle(struct fact_table *f)
{
	f->document++;
	if (known(f) < MANY)
		return;
	forget(f, false);
	if (known(f) > MANY - MANY / 4)
		forget(f, true);
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

		f->is |= k == 'X' ? FACT_HOT | FACT_LETTER : k == 'x' ? FACT_LETTER : 0;
		if ((n == 0 || p[n - 1] != k) && n < sizeof(p))
			p[n++] = k;
	}
	if (s.n == 1 && f->is & FACT_HOT)
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

/* The word in the lists of phrases: its hash there. */
static uint64_t
find_lists(struct fact *f, struct span text, uint64_t chain)
{
	char caps[FACT_WORD];
	struct span as;

	f->gaz = dict_find(&gaz_phrases, chain);
	if (f->gaz == 0 && (as = fact_uncapped(text, caps)).p == caps) {
		f->is |= FACT_UNCAPPED;
		chain = dict_hash(DICT_START, as);
		f->gaz = dict_find(&gaz_phrases, chain);
	}
	if (f->gaz & GAZ_GOES_ON)
		f->is |= FACT_GOES_ON;
	f->sign = fact_sign((uint64_t[4]){ 0, 0, 0, f->gaz & ~GAZ_GOES_ON });
	return chain;
}

/*
 * Words that other texts write small are no part of a name, but for those that
 * join names ("of", "de", "al"); nor are commas.
 */
static void
find_joints(struct fact *f, struct span text)
{
	bool open = (f->is & (FACT_LETTER | FACT_HOT)) == FACT_LETTER &&
	    f->word_case != CASE_LOWER && f->word_case != CASE_MOSTLY_LOWER;
	uint32_t classes = f->word;

	for (size_t i = 0; i < text.n; i++)
		open = open || (text.p[i] >= '0' && text.p[i] <= '9');
	if (open)
		f->is |= FACT_INNER | FACT_BEGINS | FACT_ENDS;
	if (classes & NAME_WORD_PARTICLE)
		f->is |= FACT_INNER | FACT_BEGINS;
	if (classes & (NAME_WORD_JOINT | NAME_WORD_INNER))
		f->is |= FACT_INNER;
}

/* The word in the lexicons that other modules look names up in. */
static void
find_lexicons(struct fact *f, struct span text, struct span low)
{
	uint32_t of_low = lex_hash(low), hash = low.p == text.p ? of_low : lex_hash(text);

	f->word = lex_find_hash(&lex_name_word, low, of_low).classes;
	if (lex_begins(&lex_title, low, of_low))
		f->lists |= LIST_TITLE;
	if (lex_begins(&lex_event, text, hash))
		f->lists |= LIST_EVENT;
	if (lex_begins(&lex_demonym, text, hash) || lex_begins(&lex_party, text, hash))
		f->lists |= LIST_PEOPLE;
	if (lex_begins(&lex_agency, text, hash))
		f->lists |= LIST_AGENCY;
	if (lex_begins(&lex_org_suffix, text, hash))
		f->lists |= LIST_SUFFIX;
}

static void
find_fact(struct fact *f, struct span text, struct span low)
{
	char digits[FACT_WORD], small[FACT_WORD];
	uint64_t chain = dict_hash(DICT_START, text), of_text, of_low, v;

	of_low = dict_hash(DICT_START, plain(low, small));
	of_text = low.p == text.p ? of_low : dict_hash(DICT_START, plain(text, digits));
	dict_fetch(&gaz_phrases, chain);
	dict_fetch(&gaz_words, of_low);
	dict_fetch(&gaz_words, of_text);
	find_shape(f, text);
	chain = find_lists(f, text, chain);
	f->low = mix64(of_low);
	v = dict_find(&gaz_words, of_low);
	f->word_case = (uint8_t)WORD_CASE(v);
	if (f->is & FACT_UNCAPPED)
		v = dict_find(&gaz_words, chain);
	else if (f->is & FACT_HOT)
		v = dict_find(&gaz_words, of_text);
	f->c100 = (uint8_t)WORD_C100(v);
	f->c500 = (uint16_t)WORD_C500(v);
	f->c2000 = (uint16_t)WORD_C2000(v);
	find_lexicons(f, text, low);
	find_joints(f, text);
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

/* The table with twice as many slots. */
static void
grow(struct fact_table *f)
{
	f->n_slot *= 2;
	free(f->slot);
	f->slot = mem_alloc(f->n_slot * sizeof(*f->slot));
	take_slots(f);
}

static uint32_t
new_fact(struct fact_table *f, struct span text, struct span low)
{
	uint32_t i = f->taken < f->n_spare ? f->spare[f->taken++] : f->n++;

	mem_room_lines(&f->fact, &f->cap, f->n, sizeof(*f->fact));
	f->fact[i] = (struct fact){ 0 };
	find_fact(&f->fact[i], text, low);
	return i;
}

uint32_t
fact_find(struct fact_table *f, struct span text, struct span low, size_t room)
{
	uint32_t number = (uint32_t)f->n_slot - 1, hash, i, s;
	uint64_t key[FACT_WORD / 8];

	if (text.n == 0 || text.n > FACT_WORD)
		return new_fact(f, text, low);
	fact_key(key, text, room);
	hash = fact_spread(key);
	for (uint32_t at = hash; (s = f->slot[at & number]) != 0; at++) {
		const struct fact *x = &f->fact[s & number];

		if (((s ^ hash) & ~number) == 0 && x->key[0] == key[0] && x->n == text.n &&
		    x->key[1] == key[1] && x->key[2] == key[2])
			return s & number;
	}
	i = new_fact(f, text, low);
	f->fact[i].n = (uint8_t)text.n;
	memcpy(f->fact[i].key, key, sizeof(key));
	if (2 * (size_t)f->n > f->n_slot)
		grow(f);
	else
		take_slot(f, hash, i);
	return i;
}
