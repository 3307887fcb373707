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
#include "swar.h"
#include "utf8.h"

static const struct lex *const lists[KNOWN_LISTS] = {
	[KNOWN_NUMWORD] = &lex_numword, [KNOWN_NUMCUE] = &lex_numcue, [KNOWN_AROUND] = &lex_around,
	[KNOWN_TIMEWORD] = &lex_timeword, [KNOWN_CHANGE] = &lex_change, [KNOWN_GROUP] = &lex_group,
	[KNOWN_COUNTED] = &lex_counted, [KNOWN_HEDGE] = &lex_hedge, [KNOWN_UNIT] = &lex_unit,
	[KNOWN_CURRENCY] = &lex_currency, [KNOWN_HEDGES] = &lex_hedge
};

const struct known known_nothing = { .whole = true };

/* A word of 1 to KNOWN_WORD bytes as two numbers: with its length, only it has them. */
struct key {
	uint64_t	head, tail;
};

static struct key
key_of(struct span w)
{
	struct key k = { 0, 0 };
	uint32_t a, b;

	if (w.n >= 8) {
		k.head = swar_load(w.p);
		k.tail = swar_load(w.p + w.n - 8);
	} else if (w.n >= 4) {
		memcpy(&a, w.p, sizeof(a));
		memcpy(&b, w.p + w.n - 4, sizeof(b));
		k.head = (uint64_t)b << 32 | a;
	} else
		k.head = (uint64_t)(unsigned char)w.p[0] | (uint64_t)(unsigned char)w.p[w.n / 2] << 8 |
		    (uint64_t)(unsigned char)w.p[w.n - 1] << 16;
	return k;
}

static uint64_t
hash(struct key k, size_t n)
{
	return ((k.head + n) * 0x9e3779b97f4a7c15u) ^ (k.tail * 0xc2b2ae3d27d4eb4fu);
}

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
has_joint(struct key k)
{
	const uint64_t bit = SWAR_ONES * ('-' ^ '/');

	return swar_has(k.head | bit, '/') || swar_has(k.tail | bit, '/');
}

static void
list(struct known_words *words, struct span w, int k)
{
	if (w.n > 0 && w.n <= KNOWN_WORD)
		words->first[first_at(hash(key_of(w), w.n))] |= (uint16_t)(1u << k);
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
	struct key k;
	unsigned char last;

	if (low.n > KNOWN_WORD || low.n == 0)
		return is_whole(low) && apostrophe(low) == 0 ? KNOWN_NOTHING : KNOWN_CUT;
	k = key_of(low);
	last = (unsigned char)low.p[low.n - 1];
	if (has_joint(k) || (last == 's' && possessive(low)) ||
	    ((last == '\'' || last == 0x99) && apostrophe(low) > 0))
		return KNOWN_CUT;
	return words->first[first_at(hash(k, low.n))] & 1u << KNOWN_NUMWORD ? KNOWN_BEGINS : KNOWN_NOTHING;
}

static const struct known *
look(struct known_words *words, struct span low, struct key key, unsigned in)
{
	struct known *k = arena_alloc(&words->mem, sizeof(*k));
	struct lex_hit h;

	*k = (struct known){ .head = key.head, .tail = key.tail, .n = (uint8_t)low.n };
	for (int i = 0; in != 0; i++, in >>= 1)
		if ((in & 1) && i >= KNOWN_UNIT)
			k->in[i] = 1;
		else if (in & 1) {
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
	struct key key;
	uint64_t h;

	if (low.n > KNOWN_WORD || low.n == 0)
		return look(words, low, (struct key){ 0, 0 }, 1u << KNOWN_UNIT | 1u << KNOWN_CURRENCY);
	key = key_of(low);
	h = hash(key, low.n);
	for (size_t i = (size_t)(h >> 40);; i++) {
		slot = &words->slot[i % KNOWN_SLOTS];
		k = *slot;
		if (k == NULL)
			break;
		if (k->head == key.head && k->tail == key.tail && k->n == low.n)
			return k;
	}
	k = look(words, low, key, words->first[first_at(h)]);
	if (words->n < KNOWN_MANY)
		*slot = k;
	return k;
}
