/* See known.h. */
#include "number/known.h"
#include "lex_around.h"
#include "lex_numcue.h"
#include "lex_numword.h"
#include "pos.h"

enum { KEY = 15 };	/* bytes of a word that the table keeps */

static bool
is_whole(struct span w)
{
	for (size_t i = 0; i < w.n; i++)
		if (w.p[i] == '-' || w.p[i] == '/')
			return false;
	return !(w.n > 2 && (span_ends(w, S("'s")) || (w.n > 4 && span_ends(w, S("\xe2\x80\x99s")))));
}

/* "two weeks' pay": the unit without its apostrophe. */
static bool
owns(struct span low)
{
	size_t n = span_ends(low, S("s'")) ? 1 : span_ends(low, S("s\xe2\x80\x99")) ? 3 : 0;

	return n > 0 && (lex_find(&lex_numword, (struct span){ low.p, low.n - n }).classes & NUMWORD_TIMEUNIT);
}

static struct known *
look(struct known *k, struct span low)
{
	struct lex_hit h = { 0 };

	if (low.n <= KEY)
		h = lex_find(&lex_numword, low);
	k->is = h.classes;
	k->row = h.row;
	k->whole = is_whole(low) && !owns(low);
	k->all = false;
	return k;
}

struct known *
known_find(struct known_words *words, struct span low)
{
	union {
		uint64_t	half[2];
		unsigned char	byte[16];
	} key = { { 0, 0 } };
	struct known *k;

	if (low.n > KEY || low.n == 0)
		return look(&words->other, low);
	memcpy(key.byte, low.p, low.n);
	key.byte[KEY] = (unsigned char)low.n;
	k = &words->slot[((key.half[0] * 0x9e3779b97f4a7c15u) ^ (key.half[1] * 0xc2b2ae3d27d4eb4fu)) >> 51];
	if (k->key[0] == key.half[0] && k->key[1] == key.half[1])
		return k;
	k->key[0] = key.half[0];
	k->key[1] = key.half[1];
	return look(k, low);
}

const struct known *
known_all(struct known_words *words, struct span low)
{
	struct known *k = known_find(words, low);

	if (k->all)
		return k;
	k->listed = pos_known(low, &k->can);
	k->cue = low.n <= KEY ? lex_find(&lex_numcue, low).classes : 0;
	k->around = low.n <= KEY ? lex_find(&lex_around, low).classes : 0;
	k->all = true;
	return k;
}
