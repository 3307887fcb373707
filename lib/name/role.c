/* See role.h. */
#include "name/role.h"
#include "lex_given.h"
#include "lex_name_word.h"
#include "lex_title.h"

enum { WORDS_BEFORE = 8, WORDS_BEHIND = 12, TITLE_WORDS = 4, HEAD_WITHIN = 6 };

static struct lex_hit
title_at(const struct units *u, size_t i, size_t last)
{
	if ((u->lists[i] & LIST_TITLE) == 0)
		return (struct lex_hit){ 0 };
	return lex_longest(&lex_title, last - i, unit_low, u->unit + i);
}

static bool
small(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80 || (s.p[i] >= 'a' && s.p[i] <= 'z'))
			return true;
	return false;
}

/* SEN. of a headline as Sen., where no small letter stands; but CEO, U.S. as they are. */
static void
calm(char *p, size_t n)
{
	size_t end, dots;

	for (size_t from = 0; from < n; from = end + 1) {
		dots = 0;
		for (end = from; end < n && p[end] != ' '; end++)
			dots += p[end] == '.' && end + 1 < n && p[end + 1] != ' ';
		for (size_t i = from + 1; end - from > 3 && dots == 0 && i < end; i++)
			if (p[i] >= 'A' && p[i] <= 'Z' && p[i - 1] != '-')
				p[i] = (char)(p[i] + ('a' - 'A'));
	}
}

/* The text of units i to j, on one line. */
static struct span
words(const struct units *u, struct doc *d, size_t i, size_t j)
{
	const struct token *a = &u->unit[i], *b = &u->unit[j - 1];
	struct span s = { d->text.p + a->byte, b->byte + b->text.n - a->byte };
	bool shouted = s.n > 3 && !small(s);
	char *p;

	if (!shouted && memchr(s.p, '\n', s.n) == NULL)
		return s;
	s = arena_copy(&d->mem, s);		/* a line of hard-wrapped text ends in it */
	for (p = (char *)(uintptr_t)s.p; p < s.p + s.n; p++)
		if (*p == '\n')
			*p = ' ';
	if (shouted)
		calm((char *)(uintptr_t)s.p, s.n);
	return s;
}

/* Is the unit part of the mention before number i? */
static bool
in_mention(const struct mentions *m, size_t i, size_t unit)
{
	return i > 0 && unit >= m->at[i - 1].first && unit < m->at[i - 1].last &&
	    m->at[i - 1].class != NAME_PERSON;
}

static bool
possessive(const struct token *t)
{
	return t->form & FORM_GLUED && (span_is(t->low, "'s") || span_is(t->low, "\u2019s"));
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
		if (h.classes & (TITLE_M | TITLE_F) && h.classes & TITLE_HON &&
		    u->unit[end - n].form & FORM_LOWER)
			return 0;	/* "we will miss Director Roe" */
		if (h.classes != 0 && h.words == n) {
			*classes |= h.classes;
			return n;
		}
	}
	return 0;
}

/* The widest run of titles right before the name, and the name of an office before that. */
static struct role
before(const struct units *u, struct doc *d, const struct mentions *m, size_t i)
{
	size_t at = m->at[i].first, first = u->sentence[u->unit[at].sent].first, from = at, n;
	struct role r = { 0 };
	uint32_t classes = 0;

	if (at - first > WORDS_BEFORE)
		first = at - WORDS_BEFORE;
	while ((n = title_before(u, first, from, &classes)) > 0)
		from -= n;
	if (from == at && at > first && span_is(u->unit[at - 1].low, ",")) {
		at = from = at - 1;
		while ((n = title_before(u, first, from, &classes)) > 0)
			from -= n;
		if (classes & (TITLE_HON | TITLE_M | TITLE_F))
			return r;
	}
	if ((classes & ~(TITLE_MOD | TITLE_M | TITLE_F)) == 0)
		return r;		/* none, or "the late Hancock" */
	if (from > first && possessive(&u->unit[from - 1])) {
		from--;			/* Arsenal's, the club's manager */
		if (from > first && !in_mention(m, i, from - 1))
			from--;
	}
	while (from > first && in_mention(m, i, from - 1))
		from--;
	r.text = words(u, d, from, at);
	r.kind = (classes & ~(TITLE_HON | TITLE_M | TITLE_F)) == 0 ? ROLE_HONORIFIC : ROLE_BEFORE;
	r.sex = classes & TITLE_M ? 'm' : classes & TITLE_F ? 'f' : 0;
	return r;
}

/* Does the role behind a name end before this unit? */
static bool
ends_role(const struct units *u, size_t i)
{
	const struct token *t = &u->unit[i];

	if (t->label == TOKEN_PUNCT)
		return !(t->form & FORM_GLUED && span_is(t->low, "-"));
	return (u->word[i] & NAME_WORD_RELATIVE) != 0;
}

/* Steps over ", 34, a": what stands between a name and the role behind it; 0: no role follows. */
static size_t
role_begins(const struct units *u, size_t i, size_t last)
{
	if (i >= last || !span_is(u->unit[i].low, ","))
		return 0;
	i++;
	if (i + 1 < last && u->unit[i].label == TOKEN_NUMBER && span_is(u->unit[i + 1].low, ","))
		i += 2;
	if (i < last && u->word[i] & NAME_WORD_ARTICLE)
		i++;
	return i;
}

/* ", the acting director of ICE," behind the name. */
static struct role
behind(const struct units *u, struct doc *d, const struct mentions *all, size_t i)
{
	const struct mention *m = &all->at[i];
	size_t last = u->sentence[u->unit[m->first].sent].last;
	size_t from = role_begins(u, m->last, last), to;
	struct role r = { 0 };
	uint32_t classes = 0;

	if (from == 0 || (from < last && u->word[from] & NAME_WORD_CONJUNCTION))
		return r;
	for (to = from; to < last && to - from < WORDS_BEHIND && !ends_role(u, to); to++)
		if (to - from < HEAD_WITHIN)
			classes |= title_at(u, to, last).classes;
	if ((classes & ~TITLE_MOD) == 0 || to == last || !ends_role(u, to))
		return r;
	if (i + 1 < all->n && all->at[i + 1].first < to && all->at[i + 1].class == NAME_PERSON)
		return r;		/* a list of people */
	r.text = words(u, d, from, to);
	r.kind = ROLE_BEHIND;
	r.sex = classes & TITLE_M ? 'm' : classes & TITLE_F ? 'f' : 0;
	return r;
}

struct role
role_of(const struct units *u, struct doc *d, const struct mentions *m, size_t i)
{
	struct role r = before(u, d, m, i), q;

	if (r.kind >= ROLE_BEHIND)
		return r;
	q = behind(u, d, m, i);
	return q.kind > r.kind ? q : r;
}

/* Is it a title, and no given name (Dean, Duke)? */
static bool
cuttable(const struct units *u, size_t i)
{
	const struct token *t = &u->unit[i];
	uint32_t classes;

	if ((u->lists[i] & LIST_TITLE) == 0)
		return false;
	classes = lex_find(&lex_title, t->low).classes;
	if (classes & TITLE_HON)
		return true;
	return (classes & (TITLE_GOV | TITLE_LAW | TITLE_POLICE | TITLE_MIL | TITLE_REL)) != 0 &&
	    lex_find(&lex_given, t->text).classes == 0;
}

void
role_cut(const struct units *u, struct mentions *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[i];

		if (x->class == NAME_PERSON)
			while (x->last - x->first > 1 && cuttable(u, x->first) &&
			    !(u->unit[x->first + 1].form & FORM_LOWER))
				x->first++;
	}
}
