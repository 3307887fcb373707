/*
 * See qturn.h.
 *
 * A colon behind the first words of a sentence tells little: "Note:", "WHEN:",
 * "Lakers:" stand there too.  A conversation has at least two who speak, one of
 * them again, or two persons one after the other; and they use verbs.
 */
#include "quote/qturn.h"
#include "lex.h"
#include "lex_qword.h"
#include "lex_speaker.h"
#include "lex_title.h"

#include <stdlib.h>

enum { LABEL = 14, NAME = 4 };	/* tokens before the colon: at most; in small letters */
enum { INITIALS = 3, FEW = 8 };	/* letters, and turns back to the name they stand for: at most */
enum { GAP = 8, NEXT = 2 };	/* paragraphs from one who speaks to the next: more, and it is another talk; of a pair */

/* A paragraph, or a sentence and what stands behind it there, as tokens. */
struct para {
	uint32_t	first, last;
	uint32_t	number;
	bool		headline;
	bool		inside;		/* it does not begin the paragraph */
};

/* What a label says of who speaks. */
enum voice { VOICE_PERSON = 1, VOICE_CAPITALS = 2, VOICE_BODY = 4, VOICE_LETTER = 8 };

struct label {
	uint8_t		voice;		/* enum voice; 0: it is no label */
	uint32_t	key;		/* equal for one who speaks: "Jane Roe", "ROE" */
};

static bool
next_para(const struct qtext *q, struct para *p)
{
	uint32_t s;

	if (p->last >= q->n)
		return false;
	p->first = p->last;
	s = q->word[p->first].sent;
	p->number = q->sent[s].paragraph;
	p->headline = q->sent[s].label == SENTENCE_HEADLINE;
	while (s < q->n_sent && q->sent[s].paragraph == p->number)
		p->last = q->sent[s++].last;
	return true;
}

static bool
is_one_of(struct span low, const char *a, const char *b)
{
	return span_is(low, a) || span_is(low, b);
}

/* The token behind a stage direction that the paragraph begins with: "(APPLAUSE) ROE: ..." */
static uint32_t
behind_direction(const struct qtext *q, const struct para *p)
{
	if (q->word[p->first].tag != Q_LPAREN)
		return p->first;
	for (uint32_t i = p->first; i < p->last && i < p->first + LABEL; i++)
		if (q->word[i].tag == Q_RPAREN)
			return i + 1;
	return p->first;
}

/* "Q:", "Q.", "Question:"; the same for answers; and, from the White House, "Q Mr. President, why ...". */
static bool
letter_turn(const struct qtext *q, const struct para *p, struct qturn *t)
{
	struct span low = qtext_low(q, p->first);
	uint32_t mark = p->first + 1;
	bool point = span_is(low, "q.") || span_is(low, "a.");

	if (p->first + 1 >= p->last || !(q->doc->token[p->first].form & FORM_CAPITAL))
		return false;
	if (is_one_of(low, "q", "question") || span_is(low, "q."))
		t->kind = TURN_ASKS;
	else if (is_one_of(low, "a", "answer") || span_is(low, "a."))
		t->kind = TURN_ANSWERS;
	else
		return false;
	if (!p->inside && t->kind == TURN_ASKS && low.n == 1 && q->doc->token[mark].form & FORM_CAPITAL)
		point = true;
	if (!point && q->word[mark].tag != Q_COLON && !(low.n == 1 && q->word[mark].tag == Q_STOP))
		return false;
	t->label = (struct qrange){ p->first, mark };
	t->mark = (struct qrange){ mark, point ? mark : mark + 1 };
	t->said = (struct qrange){ t->mark.last, p->last };
	return true;
}

/* The colon that ends a label of capitals or of a few words with a capital each; 0 if there is none. */
static uint32_t
colon_of(const struct qtext *q, uint32_t first, uint32_t last)
{
	uint32_t words = 0, depth = 0;
	bool upper = true, capital = true;

	for (uint32_t i = first; i < last && i < first + LABEL; i++) {
		uint8_t form = q->doc->token[i].form, tag = q->word[i].tag;

		if (tag == Q_COLON && depth == 0)
			return words > 0 && (upper || (capital && words <= NAME)) ? i : 0;
		if (tag == Q_LPAREN)
			depth++;
		else if (tag == Q_RPAREN && depth > 0)
			depth--;
		else if (tag == Q_OPEN || tag == Q_ASK || tag == Q_DASH)
			return 0;
		if (!(form & FORM_LETTER) || depth > 0)
			continue;
		if (!upper && (!capital || words >= NAME))
			return 0;
		words++;
		upper = upper && !(form & FORM_LOWER) && (form & FORM_UPPER || q->doc->token[i].text.n <= 2);
		capital = capital && form & FORM_CAPITAL;
	}
	return 0;
}

static struct span
entity_label(const struct qtext *q, uint32_t i)
{
	return q->word[i].entity == 0 ? S("") : q->doc->row[q->word[i].entity - 1].col[ROW_LABEL];
}

/* What the words of a label are: its person, or its last word, is who speaks. */
static struct label
label_of(const struct qtext *q, struct qrange r)
{
	struct label l = { 0 };
	uint32_t head = r.first, person = 0, id;
	bool upper = true, body = false;

	if (span_is(qtext_low(q, r.first), "dear"))
		return l;			/* that is who is spoken to */
	for (uint32_t i = r.first; i < r.last && q->word[i].tag != Q_COMMA && q->word[i].tag != Q_LPAREN; i++) {
		if (!(q->doc->token[i].form & FORM_LETTER))
			continue;
		head = i;
		upper = upper && q->doc->token[i].form & FORM_UPPER;
		if (span_is(entity_label(q, i), "person")) {
			l.voice = VOICE_PERSON;
			person = q->word[i].entity;
		} else if (q->word[i].entity != 0)
			body = true;
	}
	l.key = q->word[head].word;
	if (person != 0 && row_number(q->doc->row[person - 1].col[ROW_ID], &id))
		l.key = id;
	if (l.voice == 0 && (lex_find(&lex_speaker, qtext_low(q, head)).classes & (SPEAKER_PERSON | SPEAKER_PEOPLE) ||
	    lex_find(&lex_title, qtext_low(q, head)).classes != 0))
		l.voice = VOICE_PERSON;
	if (l.voice == 0)
		l.voice = body ? VOICE_BODY : upper ? VOICE_CAPITALS : 0;
	return l;
}

/* Is anything said in r, at least a word; *verb: with a verb, or a question. */
static bool
says(const struct qtext *q, struct qrange r, bool *verb)
{
	bool any = false;

	*verb = false;
	for (uint32_t i = r.first; i < r.last; i++) {
		any = any || q->doc->token[i].form & FORM_LETTER;
		*verb = *verb || q->word[i].tag == Q_ASK || qtext_is_verb(&q->word[i]);
	}
	return any && q->word[r.first].tag != Q_OPEN;
}

/* A turn that may be one, and what is known of it. */
struct maybe {
	struct qturn	turn;
	struct label	label;
	uint32_t	paragraph;
	bool		verb;
};

static bool
maybe_turn(const struct qtext *q, const struct para *p, struct maybe *m)
{
	struct qturn *t = &m->turn;
	uint32_t colon, first;

	*m = (struct maybe){ .paragraph = p->number };
	if (letter_turn(q, p, t)) {
		m->label = (struct label){ VOICE_LETTER, t->kind };
		return true;
	}
	first = behind_direction(q, p);
	colon = colon_of(q, first, p->last);
	if (colon == 0 || colon + 1 >= p->last)
		return false;
	t->label = (struct qrange){ first, colon };
	t->mark = (struct qrange){ colon, colon + 1 };
	t->said = (struct qrange){ colon + 1, p->last };
	m->label = label_of(q, t->label);
	return m->label.voice != 0;
}

struct maybes {
	struct maybe	*m;
	size_t		 n, cap;
};

/* Are the words of label r the ones that begin with the letters of token i: "JR" for "Jane Roe"? */
static bool
has_initials(const struct qtext *q, struct qrange r, uint32_t i)
{
	struct span letters = q->doc->token[i].text;
	size_t n = 0;

	for (; r.first < r.last; r.first++)
		if (q->doc->token[r.first].form & FORM_LETTER) {
			if (n == letters.n || letters.p[n] != q->doc->token[r.first].text.p[0])
				return false;
			n++;
		}
	return n > 1 && n == letters.n;
}

/* A label of initials has the key of the label before that they are short for. */
static void
spell_out(const struct qtext *q, struct maybe *first, struct maybe *m)
{
	struct qrange r = m->turn.label;

	if (m->label.voice == VOICE_LETTER || r.last - r.first != 1 || q->doc->token[r.first].text.n > INITIALS)
		return;
	for (struct maybe *x = m; x > first && x + FEW > m; x--)
		if (x[-1].label.voice != VOICE_LETTER && has_initials(q, x[-1].turn.label, r.first)) {
			m->label = x[-1].label;
			return;
		}
}

/*
 * Are the turns [first, last), which follow one another, a conversation: two
 * speak, not all of them organisations, one of them twice or both persons, and
 * most with a verb?
 */
static bool
is_talk(const struct maybe *m, size_t n)
{
	size_t verbs = 0, voices = 0, others = 0;
	bool again = false, named = false;

	for (size_t i = 0; i < n; i++) {
		for (size_t k = i > FEW ? i - FEW : 0; k < i && !again; k++)
			again = m[i].label.key == m[k].label.key && m[i].label.key != m[i - 1].label.key;
		verbs += m[i].verb;
		named = named || m[i].label.voice != VOICE_LETTER;
		voices += m[i].label.voice != VOICE_BODY;
		others += m[i].label.key != m[0].label.key;
	}
	if (others == 0 || voices == 0 || 2 * verbs < n)
		return false;
	if (!named)
		return true;
	if (n == 2)
		return m[0].verb && m[1].verb && m[0].label.voice == VOICE_PERSON &&
		    m[1].label.voice == VOICE_PERSON && m[1].paragraph - m[0].paragraph <= NEXT;
	return again;
}

/* Does the paragraph go on with what the one before it says: "I" or "you" in it, and no stage direction? */
static bool
goes_on(const struct qtext *q, const struct para *p)
{
	if (p->headline || q->word[p->first].tag == Q_LPAREN)
		return false;
	for (uint32_t i = p->first; i < p->last; i++)
		if (q->word[i].span == 0 && (q->word[i].shut & QWORD_ME ||
		    is_one_of(qtext_low(q, i), "you", "your")))
			return true;
	return false;
}

/* What stands between two turns of one talk goes on with the first of them. */
static void
add_between(struct qturn *t, const struct qtext *q, uint32_t next)
{
	struct para p = { .last = t->said.last };

	while (t->said.last < next && next_para(q, &p) && p.first < next && goes_on(q, &p))
		t->said.last = p.last;
}

static void
add_talk(struct qturns *to, const struct qtext *q, const struct maybe *m, size_t n)
{
	mem_room(&to->turn, &to->cap, to->n + n, sizeof(*to->turn));
	for (size_t i = 0; i < n; i++) {
		to->turn[to->n++] = m[i].turn;
		if (i + 1 < n)
			add_between(&to->turn[to->n - 1], q, m[i + 1].turn.label.first);
	}
}

/* What may be a turn in a paragraph: it ends where the next one begins. */
static void
collect(struct maybes *to, const struct qtext *q, const struct para *para)
{
	struct para p = *para;
	struct maybe m;
	size_t from = to->n;

	for (p.inside = false; p.first < para->last; p.first = q->sent[q->word[p.first].sent].last, p.inside = true)
		if (maybe_turn(q, &p, &m)) {
			mem_room(&to->m, &to->cap, to->n + 1, sizeof(*to->m));
			if (to->n > from)
				to->m[to->n - 1].turn.said.last = p.first;
			to->m[to->n] = m;
			spell_out(q, to->m, &to->m[to->n++]);
		}
}

/* Leaves those in which something is said. */
static void
drop_empty(struct maybes *all, const struct qtext *q)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (says(q, all->m[i].turn.said, &all->m[i].verb))
			all->m[n++] = all->m[i];
	all->n = n;
}

void
qturn_find(struct qturns *to, const struct qtext *q)
{
	struct maybes all = { 0 };
	struct para p = { 0 };
	size_t k;

	to->n = 0;
	while (next_para(q, &p))
		if (!p.headline)
			collect(&all, q, &p);
	drop_empty(&all, q);
	for (size_t i = 0; i < all.n; i = k) {
		for (k = i + 1; k < all.n && all.m[k].paragraph - all.m[k - 1].paragraph <= GAP; k++)
			;
		if (is_talk(&all.m[i], k - i))
			add_talk(to, q, &all.m[i], k - i);
	}
	free(all.m);
}

void
qturn_free(struct qturns *to)
{
	free(to->turn);
}
