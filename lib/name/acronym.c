/* See acronym.h. */
#include "name/acronym.h"
#include "lex_event.h"
#include "lex_group.h"

enum { SHORTEST = 2, LONGEST = 8, JOINT = 3 };	/* letters of an acronym; bytes of a word that it may leave out */

static bool
small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
letter(char c)
{
	return small(c) || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/*
 * Do the words that end at p[end], the last first, begin with the letters?  Those
 * of a word with hyphens count, too: sulfur-free.  capital: some may be capitals.
 */
static bool
begin_with(const char *p, size_t end, struct span letters, bool capital)
{
	size_t n = letters.n;

	while (n > 0) {
		size_t last = end, first;

		while (last > 0 && (p[last - 1] == ' ' || p[last - 1] == '-'))
			last--;
		for (first = last; first > 0 && letter(p[first - 1]); first--)
			;
		if (first == last)
			return false;
		if ((p[first] & ~0x20) == letters.p[n - 1] && (capital || small(p[first])))
			n--;
		else if (!small(p[first]) || last - first > JOINT)
			return false;
		end = first;
	}
	return true;
}

/* The letters of NFT, or NFTs; empty: it is no acronym. */
static struct span
letters_of(struct span w)
{
	if (w.n > SHORTEST && w.p[w.n - 1] == 's')
		w.n--;
	for (size_t i = 0; i < w.n; i++)
		if (w.p[i] < 'A' || w.p[i] > 'Z')
			return (struct span){ 0 };
	return w.n < SHORTEST || w.n > LONGEST ? (struct span){ 0 } : w;
}

enum acronym
acronym_of(const struct units *u, size_t open)
{
	const struct token *t = u->unit + open;
	const struct sentence *s = &u->sentence[t->sent];
	struct span letters, before;
	struct lex_hit end;
	bool law;

	if (open == s->first || open + 2 >= s->last || !span_is(t[2].text, ")"))
		return ACRONYM_NONE;
	letters = letters_of(t[1].text);
	before.p = u->text.p + u->unit[s->first].byte;
	before.n = (size_t)(t->text.p - before.p);
	end = lex_find(&lex_event, t[-1].text);
	law = end.classes & EVENT_FINAL && (!(end.classes & EVENT_VAGUE) || span_is(end.value, "program"));
	if (letters.n == 0 || (!law && lex_find(&lex_group, t[-1].low).classes != 0) ||
	    !begin_with(before.p, before.n, letters, law))
		return ACRONYM_NONE;
	return law ? ACRONYM_LAW : ACRONYM_THING;
}
