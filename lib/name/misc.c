/* See misc.h. */
#include "name/misc.h"
#include "lex_demonym.h"
#include "lex_event.h"
#include "lex_name_word.h"
#include "lex_party.h"

enum { WORDS = 6 };		/* an event's name has no more */

/* Do joints behind word i, if there are any, stand before a capital? */
static bool
capital_ahead(const struct token *t, size_t i, size_t n)
{
	return (i + 2 < n && unit_capital(&t[i + 2])) || (i + 3 < n && unit_capital(&t[i + 3]));
}

/* Capitalised words from t on, with their classes, joined by "of" and "the": as many of n as are one phrase. */
static size_t
run(const struct token *t, const uint32_t *word, size_t n)
{
	size_t i = 0, joint;

	while (i < n && i < WORDS && unit_capital(&t[i])) {
		if (!capital_ahead(t, i, n)) {
			i++;
			continue;
		}
		joint = i + 1;
		while (joint < n && joint < i + 3 && word[joint] & NAME_WORD_JOINT)
			joint++;
		if (joint == i + 1 || joint == n || !unit_capital(&t[joint]))
			joint = i + 1;
		i = joint;
	}
	return i;
}

/* Is the sentence's first word one only because of its place: "The Act", "After World War II"? */
static bool
opens(const struct units *u, size_t i)
{
	return (u->word[i] & (NAME_WORD_ARTICLE | NAME_WORD_OPENER)) != 0;
}

/* Operation "Safe City": words within marks, and the marks. */
static size_t
marked(const struct token *t, const uint32_t *word, size_t n)
{
	size_t k;

	if (n < 3 || t[0].label != TOKEN_PUNCT)
		return 0;
	k = run(t + 1, word + 1, n - 1);
	if (k > 0 && k + 2 < n && (span_is(t[k + 1].text, ",") || span_is(t[k + 1].text, ".")))
		k++;			/* "Safe City," */
	return k > 0 && k + 1 < n && t[k + 1].label == TOKEN_PUNCT ? k + 2 : 0;
}

static size_t
event_at(const struct units *u, size_t i, size_t n)
{
	const struct token *t = &u->unit[i];
	const uint8_t *lists = &u->lists[i];
	struct lex_hit h = { 0 };
	size_t k = run(t, &u->word[i], n), all = k;

	if (lists[0] & LIST_EVENT)
		h = lex_longest(&lex_event, n, unit_text, t);

	if (h.classes & EVENT_WHOLE)
		return h.words;
	if (h.classes & EVENT_FIRST && h.words < n) {
		if (all > h.words)
			return all;
		if ((k = marked(t + h.words, &u->word[i + h.words], n - h.words)) > 0)
			return h.words + k;
		if (t[h.words].label == TOKEN_NUMBER)
			return h.words + 1;
	}
	for (k = all; k > 1; k--)
		if (lists[k - 1] & LIST_EVENT &&
		    lex_find(&lex_event, t[k - 1].text).classes & EVENT_FINAL)
			return k;
	return 0;
}

/* The words of a misc name that begins at unit i; 0: none does. */
static size_t
misc_at(const struct units *u, size_t i, size_t n)
{
	const struct token *t = &u->unit[i];
	struct lex_hit h = { 0 }, p = { 0 };
	size_t k = event_at(u, i, n);

	if (u->lists[i] & LIST_PEOPLE)
		h = lex_longest(&lex_demonym, n, unit_text, t);
	if (k <= h.words && (k = h.words) == 0) {
		if (u->lists[i] & LIST_PEOPLE)
			p = lex_longest(&lex_party, n, unit_text, t);
		k = p.classes & PARTY_MEMBER ? p.words : 0;
	}
	return k > 0 && opens(u, i) ? 0 : k;
}

/* Brexit is nobody, whatever the model says: names of events that stand whole in the list. */
static void
correct(const struct units *u, struct mentions *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct mention *x = &m->at[i];
		struct lex_hit h;

		if ((u->lists[x->first] & LIST_EVENT) == 0)
			continue;
		h = lex_longest(&lex_event, x->last - x->first, unit_text, u->unit + x->first);
		if (h.classes & EVENT_WHOLE && h.words == x->last - x->first) {
			x->class = NAME_MISC;
			x->why = "list";
		}
	}
}

void
misc_find(const struct units *u, struct mentions *m)
{
	size_t known = m->n, next = 0, from = 0, n, last;

	for (size_t k = 0; k < u->n_capital; k++) {
		size_t i = u->capital[k];

		while (next < known && m->at[next].last <= i)
			next++;
		if (i < from || (next < known && m->at[next].first <= i))
			continue;
		last = u->sentence[u->unit[i].sent].last;
		if (next < known && m->at[next].first < last)
			last = m->at[next].first;
		if ((n = misc_at(u, i, last - i)) > 0)
			mention_add(m, (struct mention){ .first = (uint32_t)i,
			    .last = (uint32_t)(i + n), .class = NAME_MISC, .conf = 75,
			    .why = "list" });
		from = i + n;
	}
	mention_sort(m);
	correct(u, m);
}

struct span
misc_type(const struct units *u, const struct mention *m)
{
	size_t n = m->last - m->first;
	struct lex_hit h = lex_longest(&lex_event, n, unit_text, u->unit + m->first);

	if (h.classes != 0)
		return h.value;
	h = lex_longest(&lex_demonym, n, unit_text, u->unit + m->first);
	if (h.classes != 0 && h.words == n)
		return h.classes & DEMONYM_NATION ? S("nation") : S("creed");
	h = lex_find(&lex_event, u->unit[m->last - 1].text);
	return h.classes != 0 ? h.value : S("");
}
