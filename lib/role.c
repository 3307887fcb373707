/* See role.h. */
#include "role.h"
#include "lex_title.h"

enum { WORDS_BEFORE = 8, WORDS_BEHIND = 12, TITLE_WORDS = 4 };

static struct span
low_at(const void *of, size_t i)
{
	return ((const struct token *)of)[i].low;
}

static struct lex_hit
title_at(const struct units *u, size_t i, size_t last)
{
	return lex_longest(&lex_title, last - i, low_at, u->unit + i);
}

static struct span
words(const struct units *u, const struct doc *d, size_t i, size_t j)
{
	const struct token *a = &u->unit[i], *b = &u->unit[j - 1];

	return (struct span){ d->text.p + a->byte, b->byte + b->text.n - a->byte };
}

/* Is the unit part of the mention before number i? */
static bool
in_mention(const struct mentions *m, size_t i, size_t unit)
{
	return i > 0 && unit >= m->at[i - 1].first && unit < m->at[i - 1].last &&
	    m->at[i - 1].class != NAME_PERSON;
}

/* Words of the title that ends right before `end`, not reaching before `first`; adds its classes. */
static size_t
title_before(const struct units *u, size_t first, size_t end, uint32_t *classes)
{
	struct lex_hit h;

	for (size_t n = TITLE_WORDS; n > 0; n--) {
		if (end - first < n)
			continue;
		h = title_at(u, end - n, end);
		if (h.classes != 0 && h.words == n) {
			*classes |= h.classes;
			return n;
		}
	}
	return 0;
}

/* The widest run of titles right before the name, and the name of an office before that. */
static struct role
before(const struct units *u, const struct doc *d, const struct mentions *m, size_t i)
{
	size_t at = m->at[i].first, first = u->sentence[u->unit[at].sent].first, from = at, n;
	struct role r = { 0 };
	uint32_t classes = 0;

	if (at - first > WORDS_BEFORE)
		first = at - WORDS_BEFORE;
	while ((n = title_before(u, first, from, &classes)) > 0)
		from -= n;
	if ((classes & ~(TITLE_MOD | TITLE_M | TITLE_F)) == 0)
		return r;		/* none, or "the late Hancock" */
	while (from > first && in_mention(m, i, from - 1))
		from--;
	r.text = words(u, d, from, at);
	r.kind = (classes & ~(TITLE_HON | TITLE_M | TITLE_F)) == 0 ? ROLE_HONORIFIC : ROLE_BEFORE;
	r.sex = classes & TITLE_M ? 'm' : classes & TITLE_F ? 'f' : 0;
	return r;
}

/* ", the acting director of ICE," behind the name. */
static struct role
behind(const struct units *u, const struct doc *d, const struct mention *m)
{
	size_t i = m->last, last = u->sentence[u->unit[m->first].sent].last, from, to;
	struct role r = { 0 };
	uint32_t classes = 0;

	if (i >= last || !span_is(u->unit[i].low, ","))
		return r;
	i++;
	if (i + 1 < last && u->unit[i].label == TOKEN_NUMBER && span_is(u->unit[i + 1].low, ","))
		i += 2;			/* "Jane Roe, 34, a teacher" */
	if (i < last && (span_is(u->unit[i].low, "a") || span_is(u->unit[i].low, "an") ||
	    span_is(u->unit[i].low, "the")))
		i++;
	from = i;
	for (to = from; to < last && to - from < WORDS_BEHIND; to++) {
		struct lex_hit h;

		if (u->unit[to].label == TOKEN_PUNCT && !(u->unit[to].form & FORM_GLUED &&
		    span_is(u->unit[to].low, "'s")))
			break;
		h = title_at(u, to, last);
		if (h.classes & ~TITLE_MOD && to - from < 6)
			classes |= h.classes;
	}
	if (classes == 0 || to == last || !(span_is(u->unit[to].low, ",") ||
	    span_is(u->unit[to].low, ".") || span_is(u->unit[to].low, ";")))
		return r;
	r.text = words(u, d, from, to);
	r.kind = ROLE_BEHIND;
	r.sex = classes & TITLE_M ? 'm' : classes & TITLE_F ? 'f' : 0;
	return r;
}

struct role
role_of(const struct units *u, const struct doc *d, const struct mentions *m, size_t i)
{
	struct role r = before(u, d, m, i), q;

	if (r.kind >= ROLE_BEHIND)
		return r;
	q = behind(u, d, &m->at[i]);
	return q.kind > r.kind ? q : r;
}
