/*
 * See qwho.h.
 *
 * A pronoun walks back from where it is, over at most LOOK_BACK mentions, and
 * goes to the best of the candidates that fit in number and sex: who spoke
 * last, who is a subject, who is near.  Nobody is named if the two best are too
 * close.  "Analysts said ... They added": the last speaker is a
 * candidate even without a name, as long as no other one has spoken.
 */
#include "quote/qwho.h"
#include "lex.h"
#include "lex_demonym.h"
#include "lex_party.h"
#include "lex_qword.h"
#include "lex_speaker.h"
#include "lex_title.h"
#include "pos.h"
#include "quote/qcast.h"
#include "quote/qlabel.h"
#include "quote/qphrase.h"

#include <stdlib.h>
#include <strings.h>

enum { LOOK_BACK = 40, SENTENCES_BACK = 12, CLOSE_CALL = 1, CLEAR_BACK = 3 };

struct qwho {
	const struct qtext *q;
	struct arena	*mem;
	struct qcast	 cast;
	int32_t		 last_person, last_body;	/* who spoke last */
	const struct row *self;		/* who says "I", from token self_from on; NULL: not known */
	uint32_t	 self_from;
	bool		 self_asked;
	struct qspeaker	 unnamed;			/* the last speaker, if it was one without a name */
};

struct qwho *
qwho_new(void)
{
	return mem_zero(1, sizeof(struct qwho));
}

void
qwho_free(struct qwho *w)
{
	qcast_free(&w->cast);
	free(w);
}

void
qwho_set(struct qwho *w, const struct qtext *q, struct arena *mem)
{
	w->q = q;
	w->mem = mem;
	qcast_set(&w->cast, q);
	w->last_person = w->last_body = -1;
	w->self_asked = false;
	w->unnamed = (struct qspeaker){ .thing = -1, .kind = THING_OTHER };
}

/* --- phrases ------------------------------------------------------------ */

static struct span
without_article(struct span s)
{
	static const char *const articles[] = { "the ", "The ", "a ", "A ", "an ", "An " };

	for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++)
		if (span_starts(s, span_of(articles[i])))
			return span_from(s, strlen(articles[i]));
	return s;
}

static struct span
join(struct arena *mem, struct span a, struct span b, struct span c)
{
	char *p = arena_alloc(mem, a.n + b.n + c.n + 1);

	memcpy(p, a.p, a.n);
	memcpy(p + a.n, b.p, b.n);
	if (c.n > 0)
		memcpy(p + a.n + b.n, c.p, c.n);
	return (struct span){ p, a.n + b.n + c.n };
}

/*
 * A role without what is none: "leader Sir" is "leader", "Mr. and Mrs." nothing; and of
 * one person: "Montana Senators" is "Montana Senator".
 */
static struct span
role_of_one(struct arena *mem, struct span role)
{
	char low[16];
	size_t first, n;
	struct lex_hit h;

	for (;;) {
		for (first = role.n; first > 0 && role.p[first - 1] != ' '; first--)
			;
		n = role.n - first;
		if (n < 2 || n > sizeof(low))
			return role;
		for (size_t i = 0; i < n; i++) {
			char c = role.p[first + i];

			low[i] = (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
		}
		h = lex_find(&lex_title, (struct span){ low, n });
		if (!(h.classes & TITLE_HON) || !(h.classes & (TITLE_M | TITLE_F)))
			break;
		role.n = first > 0 ? first - 1 : 0;
		if (span_ends(role, S(" and")))		/* Mr. and Mrs. */
			role.n -= sizeof(" and") - 1;
	}
	if (h.classes & TITLE_GOV && (low[n - 1] == 's' || (low[n - 2] == 's' && low[n - 1] == '.')))
		return join(mem, (struct span){ role.p, first }, lex_field(h.value, 0), (struct span){ NULL, 0 });
	return role;
}

static void
is_thing(struct qwho *w, struct qspeaker *s, int32_t thing)
{
	s->thing = thing;
	s->who = w->cast.thing[thing].name;
	if (s->what.n == 0)
		s->what = w->cast.thing[thing].role;
	s->what = role_of_one(w->mem, s->what);
}

/* The apposition behind a phrase, or what stands in front of the name in it. */
static struct span
role_beside(const struct qtext *q, uint32_t first, uint32_t name_first, uint32_t name_last, uint32_t end)
{
	if (name_first > first)
		return without_article(doc_words(q->doc, first, name_first));
	if (name_last + 1 < end && q->word[name_last].tag == Q_COMMA) {
		while (end > name_last + 1 && q->word[end - 1].tag == Q_COMMA)
			end--;
		if (q->word[name_last + 1].tag != Q_NUMBER)
			return without_article(doc_words(q->doc, name_last + 1, end));
	}
	return (struct span){ NULL, 0 };
}

/* The one thing of that kind in the sentences just before; of several the last one, if it spoke last; else -1. */
static int32_t
only_one(const struct qwho *w, uint32_t at, uint8_t kind, char sex)
{
	int32_t one = -1, spoke = kind == THING_PERSON ? w->last_person : w->last_body;
	uint32_t sent = w->q->word[at].sent;
	size_t i = qcast_at(&w->cast, at);

	for (size_t n = 0; n < LOOK_BACK && i > 0; n++) {
		const struct qmention *m = &w->cast.mention[--i];
		const struct qthing *t = &w->cast.thing[m->thing];

		if (sent - w->q->word[m->first].sent > CLEAR_BACK)
			break;
		if (t->kind != kind || (sex != 0 && t->sex != 0 && t->sex != sex))
			continue;
		if (one >= 0 && one != m->thing)
			return one == spoke ? one : -1;
		one = m->thing;
	}
	return one;
}

/*
 * "the mayor", "the company": whoever was so called, or the only organisation
 * near where the noun is one; -1 if nobody was.
 */
static int32_t
points_back(const struct qwho *w, uint32_t at, struct span noun, uint32_t classes)
{
	size_t i = qcast_at(&w->cast, at);

	for (size_t n = 0; n < LOOK_BACK && i > 0; n++) {
		const struct qthing *t = &w->cast.thing[w->cast.mention[--i].thing];
		struct span hay = t->kind == THING_PERSON ? t->role : t->name;

		if (hay.n >= noun.n && t->kind != THING_OTHER)
			for (size_t k = 0; k + noun.n <= hay.n; k++)
				if ((hay.p[k] | 32) == noun.p[0] && (k == 0 || hay.p[k - 1] == ' ') &&
				    strncasecmp(hay.p + k, noun.p, noun.n) == 0)
					return w->cast.mention[i].thing;
	}
	return classes & SPEAKER_BODY && !(classes & SPEAKER_NAMED) ? only_one(w, at, THING_BODY, 0) : -1;
}

static bool
is_word(struct span a, const char *word)
{
	return a.n == strlen(word) && strncasecmp(a.p, word, a.n) == 0;
}

static bool
has_word(const struct qtext *q, const struct qchunk *c, struct span word)
{
	for (uint32_t i = c->first; i < c->whole; i++)
		if (qtext_low(q, i).n == word.n && strncasecmp(qtext_low(q, i).p, word.p, word.n) == 0)
			return true;
	return false;
}

/*
 * May phrase c, whose head is noun, stand for one with this role?  "The Ohio senator" for a "Senator", "the home
 * secretary" for the "Home Secretary", not for the "Foreign" or the "Shadow Home Secretary".
 */
static bool
has_role(const struct qtext *q, const struct qchunk *c, struct span role, struct span noun)
{
	struct span word;
	bool is = false, more = false, same = false;

	while (span_cut(&role, ' ', &word)) {
		if (word.n == noun.n && strncasecmp(word.p, noun.p, noun.n) == 0)
			is = true;
		else if (has_word(q, c, word))
			same = true;
		else if (is_word(word, "vice") || is_word(word, "deputy") || is_word(word, "shadow"))
			return false;
		else
			more = true;
	}
	return is && (same || !more);
}

/*
 * "The Ohio senator", "the former secretary of state", "the TV host": the one person near whose role has that
 * noun; of several the last one, if it spoke last; else -1.
 */
static int32_t
role_back(const struct qwho *w, const struct qchunk *c, struct span noun, uint32_t classes)
{
	size_t i = qcast_at(&w->cast, c->first);
	int32_t one = -1;

	if (classes & (SPEAKER_BODY | SPEAKER_OFFICE | SPEAKER_PAPER | SPEAKER_PEOPLE) || c->last - 1 <= c->first + 1)
		return -1;
	for (size_t n = 0; n < LOOK_BACK && i > 0; n++) {
		int32_t t = w->cast.mention[--i].thing;

		if (w->cast.thing[t].kind != THING_PERSON || t == one || !has_role(w->q, c, w->cast.thing[t].role, noun))
			continue;
		if (one >= 0)
			return one == w->last_person ? one : -1;
		one = t;
	}
	return one;
}

/* "The 28-year-old", "the Welsh striker": a word for somebody who was named before. */
static bool
is_again(const struct qtext *q, const struct qchunk *c, uint32_t classes)
{
	for (uint32_t i = c->first + 2; i < c->last; i++)
		if (q->word[i - 1].tag == Q_HYPHEN && span_is(qtext_low(q, i), "old"))
			return true;
	return classes & SPEAKER_AGAIN;
}

/* "The agency's" as "the agency", "voters'" as "voters". */
static struct span
without_possessive(struct span s)
{
	size_t n = s.n;

	if (n > 0 && s.p[n - 1] == 's')
		n--;
	if (n > 0 && s.p[n - 1] == '\'')
		n--;
	else if (n > 3 && (unsigned char)s.p[n - 1] == 0x99)		/* a curly one, of three bytes */
		n -= 3;
	else
		return s;
	return (struct span){ s.p, n };
}

/* "The office of the mayor", "the mayor's office": the office of whom. */
static bool
office(struct qwho *w, const struct qchunk *c, uint32_t head, struct qspeaker *s)
{
	const struct qtext *q = w->q;
	struct span low = qtext_low(q, head), role;
	const struct qmention *m;
	int32_t t = -1;

	if (!span_is(low, "office"))
		return false;
	m = qcast_in(&w->cast, c->first, c->whole, 1u << THING_PERSON);
	if (m != NULL)
		t = m->thing;
	else if (head > c->first && q->word[head - 1].possessive) {
		struct span owner = without_possessive(qtext_low(q, head - 1));

		if (owner.n > 0)
			t = points_back(w, c->first, owner, 0);
	}
	if (t < 0 || w->cast.thing[t].kind != THING_PERSON)
		return false;
	role = w->cast.thing[t].role;
	s->who = role.n == 0 ? join(w->mem, S("office of "), w->cast.thing[t].name, (struct span){ NULL, 0 }) :
	    join(w->mem, S("office of "), join(w->mem, role, S(" "), w->cast.thing[t].name), (struct span){ NULL, 0 });
	return true;
}

/* What a common noun speaks as: what pronoun may take it up. */
static void
sort_of(const struct qtext *q, uint32_t head, uint32_t classes, struct qspeaker *s)
{
	uint8_t tag = q->word[head].tag;

	if (classes & SPEAKER_PEOPLE || tag == Q_PLURAL || (tag == Q_CAPITAL && q->word[head].can & POS_PLURAL))
		s->kind = THING_PEOPLE;
	else if (classes & (SPEAKER_BODY | SPEAKER_OFFICE))
		s->kind = THING_BODY;
	else if (classes & SPEAKER_PAPER)
		s->kind = THING_PAPER;
	else if (classes & SPEAKER_PERSON || lex_find(&lex_title, qtext_low(q, head)).classes != 0)
		s->kind = THING_PERSON;
	s->sex = classes & SPEAKER_M ? 'm' : classes & SPEAKER_F ? 'f' : 0;
}

/* Is token i a small word that has a capital for the sentence that it begins: "Officials", not "Americans"? */
static bool
is_small(const struct qtext *q, uint32_t i)
{
	const struct token *t = &q->doc->token[i];
	unsigned can;

	return i == q->sent[q->word[i].sent].first && q->word[i].entity == 0 && t->form & FORM_CAPITAL &&
	    i + 1 < q->n && !(t[1].form & FORM_CAPITAL) &&
	    !(t->form & FORM_UPPER) && (q->word[i].shut != 0 || lex_find(&lex_speaker, t->low).classes != 0 ||
	    pos_known(t->low, &can)) && lex_find(&lex_demonym, t->text).classes == 0 &&
	    lex_find(&lex_party, t->text).classes == 0;
}

/* "Officials" as "officials" in a phrase that begins with token `first`: what is the same has one name. */
static struct span
without_capital(struct qwho *w, uint32_t first, struct span s)
{
	struct span low = qtext_low(w->q, first);

	if (s.n == 0 || s.p != w->q->doc->token[first].text.p || !is_small(w->q, first))
		return s;
	return join(w->mem, (struct span){ low.p, 1 }, span_from(s, 1), (struct span){ NULL, 0 });
}

static void
nominal(struct qwho *w, const struct qchunk *c, uint32_t head, struct qspeaker *s)
{
	const struct qtext *q = w->q;
	struct span low = qtext_low(q, head), name = { NULL, 0 };
	uint32_t classes = lex_find(&lex_speaker, low).classes;
	const struct qmention *m;
	bool definite = span_is(qtext_low(q, c->first), "the") || q->word[c->first].tag == Q_POSS, named;
	uint32_t first;
	int32_t t;

	s->label = SPEAKER_NOMINAL;
	sort_of(q, head, classes, s);
	if (office(w, c, head, s))
		return;
	m = qcast_in(&w->cast, c->first, c->whole, 1u << THING_PERSON | 1u << THING_BODY | 1u << THING_PLACE);
	named = m != NULL && (w->cast.thing[m->thing].kind != THING_PLACE || m->first > head);
	if (m != NULL && classes & SPEAKER_PAPER && m->first > head) {
		is_thing(w, s, m->thing);		/* "a press release from ICE" */
		s->what = without_article(doc_words(q->doc, c->first, head + 1));
		return;
	}
	if (definite && m == NULL && c->whole == head + 1 && head <= c->first + 1 &&
	    (t = points_back(w, c->first, low, classes)) >= 0) {
		is_thing(w, s, t);
		return;
	}
	if (definite && !named && (t = role_back(w, c, low, classes)) >= 0) {
		is_thing(w, s, t);
		return;
	}
	if (definite && !named && c->whole == head + 1 && is_again(q, c, classes) &&
	    (t = only_one(w, c->first, THING_PERSON, s->sex)) >= 0) {
		is_thing(w, s, t);
		return;
	}
	if (m != NULL && m->thing >= 0)
		name = w->cast.thing[m->thing].name;
	first = c->first + 1 < c->last && span_is(qtext_low(q, c->first), "one") ? c->first + 1 : c->first;
	s->who = without_capital(w, first, without_article(doc_words(q->doc, first, c->whole)));
	s->what = name;
}

/* --- pronouns ------------------------------------------------------------ */

enum { NEAREST = 20, SUBJECT = 4, SPOKE = 5 };		/* what a candidate is worth */

struct wanted {
	uint32_t	kinds;
	char		sex;
	int32_t		spoke;		/* who of them spoke last */
};

static int
worth(const struct qwho *w, const struct qmention *m, const struct wanted *x, uint32_t sent)
{
	const struct qthing *t = &w->cast.thing[m->thing];
	int d = (int)sent - (int)w->q->word[m->first].sent;

	if (!(x->kinds & 1u << t->kind) || d > SENTENCES_BACK || (x->sex != 0 && t->sex != 0 && t->sex != x->sex))
		return INT32_MIN;
	if (x->kinds & 1u << THING_PEOPLE && m->thing != x->spoke && (d > 1 || !m->subject))
		return INT32_MIN;		/* "they" are seldom a body */
	return NEAREST - 3 * d + (m->subject ? SUBJECT : 0) + (m->thing == x->spoke ? SPOKE : 0) +
	    (x->sex != 0 && t->sex == x->sex ? 2 : 0);
}

/* What the last speaker is worth if it has no name. */
static int
worth_unnamed(const struct qwho *w, const struct wanted *x, uint32_t sent)
{
	const struct qspeaker *s = &w->unnamed;
	int d = (int)sent - (int)(s->who.n > 0 ? w->q->word[s->first].sent : 0);

	if (s->who.n == 0 || !(x->kinds & 1u << s->kind) || d > SENTENCES_BACK ||
	    (x->sex != 0 && s->sex != 0 && s->sex != x->sex))
		return INT32_MIN;
	return NEAREST - 3 * d + SUBJECT + SPOKE;
}

/* The best thing that a pronoun may stand for, or -1; *worth of it. */
static int32_t
resolve(const struct qwho *w, uint32_t at, const struct wanted *x, int *most)
{
	size_t i = qcast_at(&w->cast, at);
	uint32_t sent = w->q->word[at].sent;
	int32_t best = -1;
	int score, top = INT32_MIN, second = INT32_MIN;

	for (size_t n = 0; n < LOOK_BACK && i > 0; n++) {
		const struct qmention *m = &w->cast.mention[--i];

		score = worth(w, m, x, sent);
		if (score == INT32_MIN)
			continue;
		if (score > top) {
			if (best != m->thing)
				second = top;
			top = score;
			best = m->thing;
		} else if (m->thing != best && score > second)
			second = score;
	}
	*most = top;
	return best >= 0 && top - CLOSE_CALL >= second ? best : -1;
}

/* "I" outside of marks: in a statement who made it, else the article's author. */
static void
self(struct qwho *w, uint32_t at, struct qspeaker *s)
{
	int32_t t;

	if (!w->self_asked)
		w->self = qlabel_self(w->q, &w->self_from);
	w->self_asked = true;
	if (w->self != NULL && at >= w->self_from && (t = qcast_of_row(&w->cast, w->self)) >= 0)
		is_thing(w, s, t);
	else
		s->who = w->q->doc->article.col[ROW_WHO];
}

static void
pronoun(struct qwho *w, uint32_t at, struct qspeaker *s)
{
	uint32_t shut = w->q->word[at].shut;
	struct wanted x = { 0 };
	int32_t t;
	int most, unnamed;

	s->label = SPEAKER_PRONOUN;
	if (shut & QWORD_ME) {
		if (!(shut & QWORD_PLUR))
			self(w, at, s);
		return;
	}
	if (shut & (QWORD_HE | QWORD_SHE))
		x = (struct wanted){ 1u << THING_PERSON, shut & QWORD_HE ? 'm' : 'f', w->last_person };
	else if (shut & (QWORD_SING | QWORD_PLUR))
		x = (struct wanted){ 1u << THING_BODY | 1u << (shut & QWORD_PLUR ? THING_PEOPLE : THING_PAPER), 0,
		    w->last_body };
	else
		return;
	t = resolve(w, at, &x, &most);
	unnamed = worth_unnamed(w, &x, w->q->word[at].sent);
	if (unnamed != INT32_MIN && unnamed >= most) {
		s->who = w->unnamed.who;
		s->what = w->unnamed.what;
		s->kind = w->unnamed.kind;
		s->sex = w->unnamed.sex;
	} else if (t >= 0)
		is_thing(w, s, t);
}

/* "Dow's chief executive, Andrew Liveris,", "the minister, Mr. Vega,": behind the comma at most a word of title. */
static bool
is_beside(const struct qtext *q, const struct qchunk *c, const struct qmention *m)
{
	return m->first == c->whole + 1 || (m->first == c->whole + 2 &&
	    lex_find(&lex_title, qtext_low(q, c->whole + 1)).classes != 0);
}

/* "Secretary of State John Roe": a title that goes on with "of" and a name. */
static bool
is_titled(const struct qtext *q, const struct qchunk *c, const struct qmention *m)
{
	return m->last == c->whole && m->first > c->last + 1 && q->word[c->last].tag == Q_OF &&
	    q->word[m->first - 1].tag == Q_CAPITAL && !q->word[m->first - 1].possessive &&
	    lex_find(&lex_title, qtext_low(q, c->last - 1)).classes != 0;
}

/* "Transport Minister": a title. */
static bool
is_role(const struct qtext *q, const struct qchunk *c)
{
	struct span head = qtext_low(q, c->last - 1);

	return lex_find(&lex_title, head).classes != 0 ||
	    (lex_find(&lex_speaker, head).classes & SPEAKER_PERSON) != 0;
}

/* The last of the roles of one person that begin with phrase c: "Author and film director, Jane Roe". */
static const struct qchunk *
last_role(const struct qtext *q, const struct qchunk *c)
{
	while (c + 1 < q->chunk + q->n_chunk && c->whole + 1 < q->n && span_is(qtext_low(q, c->whole), "and") &&
	    c[1].first == c->whole + 1 && is_role(q, c + 1) && q->word[c->last - 1].tag != Q_PLURAL && !c[1].entity &&
	    q->word[c[1].first].tag != Q_DET)
		c++;
	return c;
}

/* --- a speaker ------------------------------------------------------------ */

/* Whose the claims are: "Roe's claims", "some of the agency's claims". */
static bool
possessor(struct qwho *w, const struct qchunk *c, struct qspeaker *s)
{
	const struct qtext *q = w->q;
	uint32_t last = c->whole - 1;
	struct span owner;
	const struct qmention *m;
	int32_t t;

	if (!q->word[last].possessive)
		return false;
	owner = without_possessive(qtext_low(q, last));
	if (owner.n == 0 && last-- > c->first)		/* tokenised: "the agency 's" */
		owner = qtext_low(q, last);
	if (owner.n == 0)
		return false;
	while (c + 1 < q->chunk + q->n_chunk && c[1].hangs && c[1].first <= last)
		c++;
	m = qcast_in(&w->cast, c->first, last + 1, ~0u);
	if (m != NULL && m->last > last) {
		s->label = SPEAKER_NAME;
		is_thing(w, s, m->thing);
		return true;
	}
	s->label = SPEAKER_NOMINAL;
	if ((t = points_back(w, c->first, owner, lex_find(&lex_speaker, owner).classes)) >= 0)
		is_thing(w, s, t);
	else
		s->who = without_article(without_possessive(doc_words(q->doc, c->first, last + 1)));
	return true;
}

/* Phrase c is the role of the person at m. */
static void
named_beside(struct qwho *w, const struct qchunk *c, const struct qmention *m, struct qspeaker *s)
{
	uint32_t end = m->first > c->whole ? last_role(w->q, c)->whole : m->first;
	struct span role = without_article(doc_words(w->q->doc, c->first, end));

	s->label = SPEAKER_NAME;
	if (lex_find(&lex_title, qtext_low(w->q, c->first)).classes == 0)
		role = without_capital(w, c->first, role);
	s->what = role_of_one(w->mem, role);
	s->thing = m->thing;
	s->who = w->cast.thing[m->thing].name;
}

static void
speaker(struct qwho *w, const struct qchunk *c, uint32_t end, struct qspeaker *s)
{
	const struct qtext *q = w->q;
	uint32_t head = c->last - 1;
	const struct qchunk *d;
	const struct qmention *m;

	if (possessor(w, c, s))
		return;
	m = qcast_in(&w->cast, c->first, c->last, ~0u);
	if (m != NULL && m->last >= c->last) {
		s->label = SPEAKER_NAME;
		s->what = role_beside(q, c->first, m->first, m->last, end);
		if (w->cast.thing[m->thing].kind == THING_PERSON && w->cast.thing[m->thing].role.n > 0)
			s->what = w->cast.thing[m->thing].role;
		else if (w->cast.thing[m->thing].kind != THING_PERSON)
			s->what = (struct span){ NULL, 0 };
		is_thing(w, s, m->thing);
		return;
	}
	m = qcast_in(&w->cast, c->last, end, 1u << THING_PERSON);
	if (m != NULL && is_titled(q, c, m)) {
		named_beside(w, c, m, s);
		return;
	}
	d = last_role(q, c);
	m = qcast_in(&w->cast, d->whole, d == c ? end : d->whole + 3, 1u << THING_PERSON);
	if (m != NULL && is_beside(q, d, m) && is_role(q, d)) {
		named_beside(w, c, m, s);
		return;
	}
	if (c->type == CHUNK_NAME && q->word[head].tag == Q_CAPITAL) {
		s->label = SPEAKER_NAME;
		s->who = without_article(doc_words(q->doc, c->first, c->last));
		sort_of(q, head, lex_find(&lex_speaker, qtext_low(q, head)).classes, s);
		return;
	}
	nominal(w, c, head, s);
	m = qcast_in(&w->cast, c->whole, end, 1u << THING_PERSON);
	if (s->thing < 0 && m != NULL && is_beside(q, c, m))
		named_beside(w, c, m, s);
}

/*
 * "the rise of Donald Trump, who": the person behind "of", unless what that
 * hangs on is one itself: "a friend of Donald Trump, who".
 */
static bool
is_person_who(const struct qwho *w, const struct qchunk *c, int32_t relative)
{
	const struct qtext *q = w->q;
	const struct qchunk *top = c;
	struct span head;

	if (!span_is(qtext_low(q, q->chunk[relative].first), "who") ||
	    qcast_in(&w->cast, c->first, c->last, 1u << THING_PERSON) == NULL || q->word[c->last - 1].possessive)
		return false;
	while (top > q->chunk && top->hangs)
		top--;
	head = qtext_low(q, top->last - 1);
	return !top->entity && q->word[top->last - 1].tag != Q_PLURAL &&
	    !(lex_find(&lex_speaker, head).classes & (SPEAKER_PERSON | SPEAKER_PEOPLE)) &&
	    lex_find(&lex_title, head).classes == 0;
}

void
qwho_speaker(struct qwho *w, int32_t chunk, uint32_t cue, struct qspeaker *s)
{
	const struct qtext *q = w->q;
	const struct qchunk *c;

	*s = (struct qspeaker){ .thing = -1, .kind = THING_OTHER };
	if (chunk < 0)
		return;
	c = &q->chunk[chunk];
	s->first = c->first;
	s->last = qphrase_end(q, (size_t)chunk, cue);
	if (c->type == CHUNK_RELATIVE && chunk > 0 && q->chunk[chunk - 1].last + 1 >= c->first) {
		struct qspeaker of = { .thing = -1 };

		c--;
		while (c > q->chunk && c->hangs && !is_person_who(w, c, chunk))
			c--;
		if (c->type == CHUNK_PRONOUN)
			pronoun(w, c->first, &of);
		else if (c->type != CHUNK_RELATIVE)
			speaker(w, c, c->whole, &of);
		s->who = of.who;
		s->what = of.what;
		s->thing = of.thing;
		s->label = SPEAKER_PRONOUN;
	} else if (c->type == CHUNK_RELATIVE)
		s->label = SPEAKER_PRONOUN;
	else if (c->type == CHUNK_PRONOUN)
		pronoun(w, c->first, s);
	else
		speaker(w, c, s->last, s);
}

void
qwho_entity(struct qwho *w, uint32_t i, struct qspeaker *s)
{
	const struct qtext *q = w->q;
	uint32_t e = q->word[i].entity;
	int32_t t = qcast_of_row(&w->cast, &q->doc->row[e - 1]);

	*s = (struct qspeaker){ .first = i, .last = i + 1, .thing = -1, .label = SPEAKER_NAME, .kind = THING_OTHER };
	while (s->last < q->n && q->word[s->last].entity == e)
		s->last++;
	if (t >= 0)
		is_thing(w, s, t);
}

void
qwho_spoke(struct qwho *w, const struct qspeaker *s)
{
	if (s->thing < 0) {
		if (s->kind != THING_OTHER && s->first < s->last)
			w->unnamed = *s;
		return;
	}
	if (w->cast.thing[s->thing].kind == THING_PERSON)
		w->last_person = s->thing;
	else
		w->last_body = s->thing;
	w->unnamed.who.n = 0;
}

bool
qwho_is_voice(const struct qwho *w, const struct qspeaker *s)
{
	uint8_t kind = s->thing >= 0 ? w->cast.thing[s->thing].kind : s->kind;

	return kind == THING_PERSON || kind == THING_PEOPLE;
}
