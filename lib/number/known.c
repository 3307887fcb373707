/* See known.h. */
#include "number/known.h"
#include "lex_around.h"
#include "lex_change.h"
#include "lex_counted.h"
#include "lex_currency.h"
#include "lex_group.h"
#include "lex_hedge.h"
#include "lex_numcue.h"
#include "lex_numword.h"
#include "lex_timeword.h"
#include "lex_unit.h"
#include "pos.h"
#include "utf8.h"

static const struct lex *const lists[KNOWN_LISTS] = {
	[KNOWN_NUMWORD] = &lex_numword, [KNOWN_NUMCUE] = &lex_numcue, [KNOWN_AROUND] = &lex_around,
	[KNOWN_TIMEWORD] = &lex_timeword, [KNOWN_CHANGE] = &lex_change, [KNOWN_GROUP] = &lex_group,
	[KNOWN_COUNTED] = &lex_counted, [KNOWN_HEDGE] = &lex_hedge, [KNOWN_UNIT] = &lex_unit,
	[KNOWN_CURRENCY] = &lex_currency, [KNOWN_HEDGES] = &lex_hedge
};

const struct known known_nothing = { .whole = true };

static size_t
first_at(uint64_t hash)
{
	return (size_t)(hash >> 51);		/* below KNOWN_HASHES */
}

static bool
possessive(struct span w)
{
	return w.n > 2 && w.p[w.n - 1] == 's' &&
	    (w.p[w.n - 2] == '\'' || (w.n > 4 && span_ends(w, S("\xe2\x80\x99s"))));
}

static bool
is_whole(struct span w)
{
	for (size_t i = 0; i < w.n; i++)
		if (w.p[i] == '-' || w.p[i] == '/')
			return false;
	return !possessive(w);
}

/* "weeks'": bytes of its apostrophe; 0: none. */
static size_t
apostrophe(struct span w)
{
	return w.n < 3 ? 0 : w.p[w.n - 1] == '\'' ? w.p[w.n - 2] == 's' :
	    (unsigned char)w.p[w.n - 1] == 0x99 && span_ends(w, S("s\xe2\x80\x99")) ? 3 : 0;
}

/* "two weeks' pay": the unit without its apostrophe. */
static bool
owns(struct span low)
{
	size_t n = apostrophe(low);

	return n > 0 && (lex_find(&lex_numword, (struct span){ low.p, low.n - n }).classes & NUMWORD_TIMEUNIT);
}

/* Has it a hyphen or slash?  They differ in one bit. */
static bool
has_joint(struct wordkey k)
{
	const uint64_t bit = SWAR_ONES * ('-' ^ '/');

	return swar_has(k.head | bit, '/') || swar_has(k.tail | bit, '/');
}

static void
list(struct known_words *words, struct span w, int k)
{
	if (w.n > 0 && w.n <= WORDKEY_BYTES)
		words->first[first_at(wordkey_hash(wordkey_of(w), w.n))] |= (uint16_t)(1u << k);
}

void
known_init(struct known_words *words)
{
	struct buf low = { 0 };
	struct span w;

	*words = (struct known_words){ 0 };
	for (int k = 0; k < KNOWN_LISTS; k++)
		for (const struct lex_row *r = lists[k]->row; r < lists[k]->row + lists[k]->n_row; r++) {
			low.n = 0;
			utf8_fold(&low, lex_phrase(lists[k], r));
			w = buf_view(&low);
			if (r->words == 1)	/* every first word is a row of its own: see lex.c */
				list(words, w, k);
		}
	buf_free(&low);
}

void
known_free(struct known_words *words)
{
	arena_free(&words->mem);
}

void
known_settle(struct known_words *words)
{
	if (words->n < KNOWN_MANY)
		return;
	memset(words->slot, 0, sizeof(words->slot));
	arena_reset(&words->mem);
	words->n = 0;
}

enum known_guess
known_guess(const struct known_words *words, struct span low)
{
	struct wordkey k;
	unsigned char last;

	if (low.n > WORDKEY_BYTES || low.n == 0)
		return is_whole(low) && apostrophe(low) == 0 ? KNOWN_NOTHING : KNOWN_CUT;
	k = wordkey_of(low);
	last = (unsigned char)low.p[low.n - 1];
	if (has_joint(k) || (last == 's' && possessive(low)) ||
	    ((last == '\'' || last == 0x99) && apostrophe(low) > 0))
		return KNOWN_CUT;
	return words->first[first_at(wordkey_hash(k, low.n))] & 1u << KNOWN_NUMWORD ? KNOWN_BEGINS : KNOWN_NOTHING;
}

static const struct known *
look(struct known_words *words, struct span low, struct wordkey key, unsigned in)
{
	struct known *k = arena_alloc(&words->mem, sizeof(*k));
	struct lex_hit h;

	*k = (struct known){ .key = key, .n = (uint8_t)low.n, .begins = (uint8_t)(in >> KNOWN_CLASSES) };
	for (int i = 0; i < KNOWN_CLASSES; i++, in >>= 1)
		if (in & 1) {
			h = lex_find(lists[i], low);
			k->in[i] = h.classes;
			if (i == KNOWN_NUMWORD)
				k->row = h.row;
		}
	k->listed = pos_known(low, &k->can);
	k->whole = is_whole(low) && !owns(low);
	words->n++;
	return k;
}

const struct known *
known_find(struct known_words *words, struct span low)
{
	const struct known *k, **slot;
	struct wordkey key;
	uint64_t h;

	if (low.n > WORDKEY_BYTES || low.n == 0)
		return look(words, low, (struct wordkey){ 0, 0 }, 1u << KNOWN_UNIT | 1u << KNOWN_CURRENCY);
	key = wordkey_of(low);
	h = wordkey_hash(key, low.n);
	for (size_t i = (size_t)(h >> 40);; i++) {
		slot = &words->slot[i % KNOWN_SLOTS];
		k = *slot;
		if (k == NULL)
			break;
		if (wordkey_same(k->key, key) && k->n == low.n)
			return k;
	}
	k = look(words, low, key, words->first[first_at(h)]);
	if (words->n < KNOWN_MANY)
		*slot = k;
	return k;
}
