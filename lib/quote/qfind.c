/*
 * See qfind.h.
 *
 * All windows are bounded, so a cue costs the same in a sentence of any
 * length.  A content is scored as begin + end + pair.
 *
 * Most of the work is left out: a cue is first asked whether it brings in
 * anything at all; speakers, begins and ends that score far below the best of
 * their sort are dropped before they meet the others.  While learning, nothing
 * is left out.
 */
#include "quote/qfind.h"
#include "lex_qword.h"
#include "pos.h"
#include "quote/qphrase.h"

/* The score of a cue that is worth reading; how far below the best a part may be. */
enum { HOPEFUL = -32, SPEAKER_BEAM = 22, BEGIN_BEAM = 22, END_BEAM = 26 };

static bool
is_edge(uint8_t t)
{
	return t == Q_OPEN || t == Q_CLOSE || t == Q_COMMA || t == Q_STOP || t == Q_COLON ||
	    t == Q_SEMICOLON;
}

struct qrange
qfind_trim(const struct qtext *q, uint32_t first, uint32_t last)
{
	while (first < last && is_edge(q->word[first].tag))
		first++;
	while (last > first && is_edge(q->word[last - 1].tag))
		last--;
	return (struct qrange){ first, last };
}

static uint8_t
content_of(const struct qtext *q, struct qrange r, bool last)
{
	if (r.first == r.last)
		return CONTENT_NONE;
	return q->word[last ? r.last - 1 : r.first].span != 0 ? CONTENT_MARKS : CONTENT_PLAIN;
}

/* --- contents on the left ------------------------------------------------ */

void
qfind_left_features(const struct qlattice *x, size_t speaker, const struct qcand *c, struct features *f)
{
	qfeature_left(&x->cue, c->range, c->raw.first, x->edge[speaker], x->cue.speaker[speaker], f);
}

static void
add_left(struct qlattice *x, const struct weigh *m, size_t speaker, struct qrange range, uint32_t first)
{
	size_t n = x->n_left[speaker];
	struct qcand *c = &x->left[speaker][n];

	if (n == QFIND_LEFTS)
		return;
	*c = (struct qcand){ .range = range, .raw = { first, x->edge[speaker] },
	    .content = content_of(x->cue.q, range, true) };
	qfind_left_features(x, speaker, c, weigh_next(&x->batch, m));
	weigh_later(&x->batch, m, &c->score);
	x->n_left[speaker]++;
}

/* Can a content end in front of token `edge`? */
static bool
may_end_left(const struct qcue *c, uint32_t edge, int32_t speaker)
{
	uint8_t t;

	if (edge <= c->first)
		return qfeature_behind_marks(c, edge);
	t = c->q->word[edge - 1].tag;
	return t == Q_COMMA || t == Q_CLOSE || t == Q_DASH || t == Q_ASK || t == Q_STOP || t == Q_DOTS ||
	    t == Q_COLON || speaker < 0 || c->q->chunk[speaker].type == CHUNK_RELATIVE ||
	    c->q->word[c->at].tag == Q_CUE_PAST;
}

/* Can a left content begin with token i? */
static bool
may_begin_left(const struct qcue *c, uint32_t i)
{
	const struct qword *w = &c->q->word[i];

	if (i < c->first + 3 || w->tag == Q_OPEN || w->tag == Q_REL)
		return true;
	switch (w[-1].tag) {
	case Q_COMMA: case Q_DASH: case Q_COLON: case Q_SEMICOLON: case Q_RPAREN: case Q_AND: case Q_BUT:
	case Q_DOTS:
		return true;
	default:
		return false;
	}
}

/* The token behind the last bracket that is open at `edge`; the window's first one if none is. */
static uint32_t
inside_brackets(const struct qcue *c, uint32_t edge)
{
	uint32_t closed = 0;

	if (!qcue_is_broken(c, c->first, edge))
		return c->first;
	for (uint32_t i = edge; i > c->first; i--)
		if (c->q->word[i - 1].tag == Q_RPAREN)
			closed++;
		else if (c->q->word[i - 1].tag == Q_LPAREN && closed-- == 0)
			return i;
	return c->first;
}

/* Contents that end in front of where the speaker, or the cue, begins. */
static void
list_left(struct qlattice *x, const struct weigh *m, size_t speaker)
{
	const struct qtext *q = x->cue.q;
	uint32_t edge = x->edge[speaker], first, last, span;
	struct qrange r = { edge, edge };

	x->n_left[speaker] = 0;
	add_left(x, m, speaker, r, edge);
	if (!may_end_left(&x->cue, edge, x->cue.speaker[speaker]))
		return;
	if (edge == x->cue.first) {
		span = q->word[edge - 1].span;
		add_left(x, m, speaker, qfind_trim(q, q->span[span - 1].first, q->span[span - 1].last),
		    q->span[span - 1].open);
		return;
	}
	first = inside_brackets(&x->cue, edge);
	last = qfind_trim(q, first, edge).last;
	if (last <= first)
		return;
	span = q->word[last - 1].span;
	if (span != 0 && q->span[span - 1].first < last)
		add_left(x, m, speaker, qfind_trim(q, q->span[span - 1].first, last), q->span[span - 1].open);
	for (uint32_t i = first; i < last && x->n_left[speaker] < QFIND_LEFTS; i++) {
		if (i > first && !may_begin_left(&x->cue, i))
			continue;
		r = qfind_trim(q, i, last);
		if (r.first < r.last && (r.first <= i + 1 || q->word[i].tag == Q_OPEN))
			add_left(x, m, speaker, r, i);
	}
}

/* --- contents on the right ------------------------------------------------ */

/* The places where a right content may end. */
struct ends {
	uint32_t	at[QFIND_ENDS];
	uint16_t	nth[QFIND_ENDS];
	int32_t		score[QFIND_ENDS];
	size_t		n;
	int32_t		pair[QCUE_NEAR + 2][QFIND_ENDS];	/* scores of begin and end together */
	bool		paired[QCUE_NEAR + 2];			/* ... that are there, by begin */
};

/* What a right content may end before: not what goes on with a phrase, as "of" does. */
static bool
may_end_right(uint8_t t)
{
	static const bool ends[Q_TAGS] = {
		[Q_COMMA] = true, [Q_STOP] = true, [Q_SEMICOLON] = true, [Q_DASH] = true, [Q_COLON] = true,
		[Q_CLOSE] = true, [Q_LPAREN] = true, [Q_DOTS] = true, [Q_ASK] = true, [Q_AND] = true, [Q_BUT] = true,
		[Q_SUB] = true, [Q_REL] = true, [Q_WH] = true, [Q_PREP] = true, [Q_AS] = true, [Q_TIME] = true
	};

	return ends[t];
}

static void
add_end(struct qlattice *x, const struct weigh *m, struct ends *e, uint32_t at)
{
	if (e->n == QFIND_ENDS || (e->n > 0 && at <= e->at[e->n - 1]))
		return;
	qfeature_end(&x->cue, at, (uint32_t)e->n, weigh_next(&x->batch, m));
	weigh_later(&x->batch, m, &e->score[e->n]);
	e->nth[e->n] = (uint16_t)e->n;
	e->at[e->n++] = at;
}

/* A place whose score alone says little: where marks close, or behind the sentence. */
static bool
is_final(const struct qcue *c, uint32_t at)
{
	return at >= c->last || c->q->word[at].tag == Q_CLOSE || c->q->word[at - 1].tag == Q_CLOSE;
}

/* What a part of a reading has to score to stay: `beam` less than the best of its sort. */
static int32_t
least_of(const int32_t *score, size_t n, int32_t beam)
{
	int32_t best = INT32_MIN + beam;

	for (size_t i = 0; i < n; i++)
		if (score[i] > best)
			best = score[i];
	return best - beam;
}

static void
drop_ends(const struct qcue *c, struct ends *e)
{
	int32_t least = least_of(e->score, e->n, END_BEAM);
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		if (e->score[i] >= least || is_final(c, e->at[i])) {
			e->at[n] = e->at[i];
			e->nth[n] = e->nth[i];
			e->score[n++] = e->score[i];
		}
	e->n = n;
}

/*
 * Does a sentence in marks follow that may belong to this cue: in the same
 * paragraph, or in the next one behind a colon?
 */
static bool
goes_on_behind(const struct qcue *c)
{
	const struct qtext *q = c->q;

	if (c->last >= q->n || q->word[c->last].tag != Q_OPEN)
		return false;
	return q->sent[q->word[c->last].sent].paragraph == q->sent[q->word[c->at].sent].paragraph ||
	    q->word[c->last - 1].tag == Q_COLON;
}

/* The first closing bracket behind the cue that none opens there; the window's end if there is none. */
static uint32_t
outside_brackets(const struct qcue *c)
{
	uint32_t open = 0;

	if (!qcue_is_broken(c, c->group.last, c->last))
		return c->last;
	for (uint32_t i = c->group.last; i < c->last; i++)
		if (c->q->word[i].tag == Q_LPAREN)
			open++;
		else if (c->q->word[i].tag == Q_RPAREN && open-- == 0)
			return i;
	return c->last;
}

/* What may stand between a preposition and the verb or noun of saying of somebody else's words. */
static bool
names_somebody(uint8_t t)
{
	static const bool names[Q_TAGS] = {
		[Q_DET] = true, [Q_POSS] = true, [Q_ADJ] = true, [Q_CAPITAL] = true, [Q_NOUN] = true,
		[Q_PLURAL] = true, [Q_POSSESSIVE] = true, [Q_OBJ] = true
	};

	return names[t];
}

/* Is comma i before what the author tells of another's words: ", with Roe adding", ", despite Roe's claim"? */
static bool
others_follow(const struct qcue *c, uint32_t i, uint32_t last)
{
	const struct qword *w = c->q->word;
	uint32_t from = i + 2;

	if (from >= last || w[i].tag != Q_COMMA || w[i + 1].tag != Q_PREP)
		return false;
	for (i = from; i < last && names_somebody(w[i].tag); i++)
		;
	return i > from && i < last && (w[i].tag == Q_CUE_ING ||
	    (w[i].tag == Q_CUE_NOUN && (w[i - 1].tag == Q_POSSESSIVE || w[i - 1].tag == Q_POSS)));
}

/* Borders of clauses, the end of the sentence, of the span that it ends in or that follows. */
static void
list_ends(struct qlattice *x, const struct weigh *m, struct ends *e)
{
	const struct qcue *c = &x->cue;
	const struct qtext *q = c->q;
	uint32_t span = q->word[c->last - 1].span, last = outside_brackets(c);

	e->n = 0;
	memset(e->paired, 0, sizeof(e->paired));
	for (uint32_t i = c->group.last; i < last && e->n < QFIND_ENDS - 2; i++) {
		if (others_follow(c, i, last))
			last = i;
		if (may_end_right(c->tag[qcue_place(c, i)]))
			add_end(x, m, e, i);
	}
	add_end(x, m, e, last);
	if (last == c->last && span != 0 && q->span[span - 1].close > c->last)
		add_end(x, m, e, q->span[span - 1].close);
	else if (last == c->last && goes_on_behind(c))
		add_end(x, m, e, q->span[q->word[c->last].span - 1].close);
}

/* What a tag is for the begin of a content. */
enum {
	OPENER = 1,		/* begins a clause */
	BREAK = 2,		/* anything may begin behind it: no phrase is cut */
	NEVER = 4,		/* begins none */
	LATE = 8		/* begins one however far behind the cue */
};

static const uint8_t border[Q_TAGS] = {
	[Q_THAT] = OPENER | LATE, [Q_WH] = OPENER | LATE, [Q_SUBJ] = OPENER, [Q_TO] = OPENER | BREAK, [Q_OPEN] = OPENER,
	[Q_COMMA] = BREAK | NEVER, [Q_STOP] = BREAK | NEVER, [Q_SEMICOLON] = BREAK | NEVER, [Q_COLON] = BREAK | NEVER,
	[Q_CLOSE] = BREAK | NEVER, [Q_RPAREN] = BREAK | NEVER, [Q_ASK] = NEVER,
	[Q_DASH] = BREAK, [Q_DOTS] = BREAK, [Q_PREP] = BREAK, [Q_OF] = BREAK, [Q_AS] = BREAK, [Q_TIME] = BREAK,
	[Q_OBJ] = BREAK
};

/* The places behind the phrase that the cue stands before: "told reporters | the plan was dead"; no places if none does. */
static struct qrange
behind_addressee(const struct qcue *c)
{
	const struct qchunk *to = &c->q->chunk[c->next_chunk];

	return c->next_chunk < c->q->n_chunk && to->first == c->group.last ?
	    (struct qrange){ to->last, to->whole } : (struct qrange){ UINT32_MAX, UINT32_MAX };
}

/* "said | while visiting", "said | after meeting" */
static bool
is_aside(const struct qtext *q, uint32_t p)
{
	return q->word[p].shut & QWORD_SUB && p + 1 < q->n && q->word[p + 1].can & POS_ING;
}

/* `from`: the first place where a right content may begin; `told`: of behind_addressee(). */
static bool
may_begin_right(const struct qcue *c, uint32_t p, uint32_t from, struct qrange told)
{
	uint8_t t = c->tag[qcue_place(c, p)], before = c->tag[qcue_place(c, p) - 1];

	if (p > from && !(border[t] & OPENER) && !(border[before] & BREAK) && p != told.first && p != told.last)
		return false;
	if (p == from)
		before = Q_BEYOND;
	if (t == Q_OPEN)
		return before != Q_OPEN;
	if (border[t] & NEVER)
		return false;
	if (p == from && is_aside(c->q, p))
		return false;
	return p < from + 9 || border[t] & LATE || before == Q_COLON || (before == Q_COMMA && p < from + 24);
}

void
qfind_right_features(const struct qlattice *x, size_t list, const struct qcand *c, struct features *f)
{
	if (c->content == CONTENT_NONE) {
		qfeature_no_right(&x->cue, x->from[list], f);
		return;
	}
	qfeature_begin(&x->cue, c->raw.first, x->from[list], f);
	qfeature_end(&x->cue, c->raw.last, c->nth, f);
	qfeature_pair(&x->cue, c->raw.first, c->raw.last, f);
}

/* The pairs of one begin do not depend on who speaks: they are scored once a cue. */
static void
list_pairs(struct qlattice *x, const struct weigh *m, struct ends *e, uint32_t p)
{
	uint32_t row = p - x->cue.at;

	for (size_t i = 0; i < e->n && !e->paired[row]; i++)
		if (e->at[i] > p) {
			qfeature_pair(&x->cue, p, e->at[i], weigh_next(&x->batch, m));
			weigh_later(&x->batch, m, &e->pair[row][i]);
		}
	e->paired[row] = true;
}

/* "says because it is new, | nobody knows": a clause that another one follows behind its comma. */
static bool
is_half(const struct qcue *c, uint32_t p, uint32_t end)
{
	return c->tag[qcue_place(c, p)] == Q_SUB && end < c->last && c->tag[qcue_place(c, end)] == Q_COMMA &&
	    (qcue_counts(c, p, end) & QCUE_COMMAS) == 0;
}

/*
 * Contents that begin at p, one for each end; but for learning, only those that score
 * more than the best of their sort before them, *best.
 */
static void
add_rights(struct qlattice *x, size_t list, const struct ends *e, uint32_t p, int32_t begin, int32_t best[CONTENTS])
{
	const struct qtext *q = x->cue.q;
	const int32_t *pair = e->pair[p - x->cue.at];
	uint32_t first = p, far = e->n > 0 ? e->at[e->n - 1] : p;
	uint8_t content;
	int32_t score;

	while (first < far && is_edge(q->word[first].tag))
		first++;
	content = q->word[first].span != 0 ? CONTENT_MARKS : CONTENT_PLAIN;
	for (size_t i = 0; i < e->n; i++) {
		if (e->at[i] <= first || is_half(&x->cue, p, e->at[i]))
			continue;
		score = begin + e->score[i] + pair[i];
		if (best != NULL && score <= best[content])
			continue;
		if (best != NULL)
			best[content] = score;
		x->right[list][x->n_right[list]++] = (struct qcand){ .range = qfind_trim(q, first, e->at[i]),
		    .raw = { p, e->at[i] }, .nth = e->nth[i], .content = content, .score = score };
	}
}

/* The places where the contents of one list may begin. */
struct begins {
	uint32_t	at[QFIND_BEGINS + 1];
	int32_t		score[QFIND_BEGINS + 1];
	size_t		n;
};

/* At `from`, behind the cue or the speaker behind it, or later. */
static void
list_begins(struct qlattice *x, const struct weigh *m, size_t list, struct begins *b)
{
	const struct qcue *c = &x->cue;
	uint32_t from = x->from[list];
	struct qrange told = behind_addressee(c);

	b->n = 0;
	for (uint32_t p = from; p < c->last && b->n < QFIND_BEGINS; p++)
		if (may_begin_right(c, p, from, told))
			b->at[b->n++] = p;
	if (goes_on_behind(c) && c->last - from < 40)
		b->at[b->n++] = c->last;
	for (size_t i = 0; i < b->n; i++) {
		qfeature_begin(c, b->at[i], from, weigh_next(&x->batch, m));
		weigh_later(&x->batch, m, &b->score[i]);
	}
}

static void
drop_begins(struct begins *b)
{
	int32_t least = least_of(b->score, b->n, BEGIN_BEAM);
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		if (b->score[i] >= least) {
			b->at[n] = b->at[i];
			b->score[n++] = b->score[i];
		}
	b->n = n;
}

/* No content on the right: the first candidate of every list. */
static void
add_none(struct qlattice *x, const struct weigh *m, size_t list)
{
	uint32_t from = x->from[list];
	struct qcand *none = &x->right[list][0];

	*none = (struct qcand){ .range = { from, from }, .raw = { from, from } };
	qfeature_no_right(&x->cue, from, weigh_next(&x->batch, m));
	weigh_later(&x->batch, m, &none->score);
	x->n_right[list] = 1;
}

/* --- readings -------------------------------------------------------------- */

static void
list_speakers(struct qlattice *x, const struct weigh *m)
{
	qcue_list_speakers(&x->cue);
	for (size_t i = 0; i < x->cue.n_speaker; i++) {
		qfeature_speaker(&x->cue, x->cue.speaker[i], weigh_next(&x->batch, m));
		weigh_later(&x->batch, m, &x->speaker_score[i]);
	}
}

static void
drop_speakers(struct qlattice *x)
{
	struct qcue *c = &x->cue;
	int32_t least = least_of(x->speaker_score, c->n_speaker, SPEAKER_BEAM);
	size_t n = 0;

	for (size_t i = 0; i < c->n_speaker; i++)
		if (x->speaker_score[i] >= least) {
			c->speaker[n] = c->speaker[i];
			x->speaker_score[n++] = x->speaker_score[i];
		}
	c->n_speaker = n;
}

/* Where the contents that go with each speaker end and begin; gives how many lists are on the right. */
static size_t
set_edges(struct qlattice *x)
{
	const struct qcue *c = &x->cue;
	size_t lists = 1;

	x->from[0] = c->group.last;
	for (size_t i = 0; i < c->n_speaker; i++) {
		int32_t s = c->speaker[i];
		uint32_t whole;

		x->right_of[i] = 0;
		x->edge[i] = c->group.first;
		if (s >= 0 && qcue_is_right(c, s)) {
			whole = c->q->chunk[s].whole;
			x->right_of[i] = (uint8_t)lists;
			x->from[lists++] = whole < c->last ? whole : c->last;
		} else if (s >= 0)
			x->edge[i] = c->q->chunk[s].first;
	}
	return lists;
}

/* The contents on both sides of a cue whose speakers and ends are known. */
static void
list_contents(struct qlattice *x, const struct weigh *m, struct ends *e)
{
	struct begins begins[QCUE_RIGHT + 1];
	size_t lists = set_edges(x);

	for (size_t k = 0; k < lists; k++) {
		add_none(x, m, k);
		list_begins(x, m, k, &begins[k]);
	}
	for (size_t s = 0; s < x->cue.n_speaker; s++)
		list_left(x, m, s);
	weigh_now(&x->batch, m);
	for (size_t k = 0; k < lists; k++) {
		if (m->fine == NULL)
			drop_begins(&begins[k]);
		for (size_t i = 0; i < begins[k].n; i++)
			list_pairs(x, m, e, begins[k].at[i]);
	}
	weigh_now(&x->batch, m);
	for (size_t k = 0; k < lists; k++) {
		int32_t best[CONTENTS] = { INT32_MIN, INT32_MIN, INT32_MIN };

		for (size_t i = 0; i < begins[k].n; i++)
			add_rights(x, k, e, begins[k].at[i], begins[k].score[i], m->fine == NULL ? best : NULL);
	}
}

bool
qfind_fill(struct qlattice *x, const struct qtext *q, const struct weigh *m, uint32_t i)
{
	struct features f;
	struct ends e;

	qcue_set(&x->cue, q, i);
	weigh_start(&f, m);
	qfeature_cue(&x->cue, &f);
	if (m->fine == NULL && weigh_answer(m, &f, QUOTE_NONE) < HOPEFUL)
		return false;
	for (uint32_t k = QUOTE_SPEECH; k <= QUOTE_ATTITUDE; k++)
		x->kind_score[k] = weigh_answer(m, &f, k);
	qcue_look(&x->cue);
	list_speakers(x, m);
	list_ends(x, m, &e);
	weigh_now(&x->batch, m);
	if (m->fine == NULL) {
		drop_speakers(x);
		drop_ends(&x->cue, &e);
	}
	list_contents(x, m, &e);
	return true;
}

/* The best candidate of each sort; NULL where there is none. */
static void
best_of(const struct qcand *c, size_t n, const struct qcand *best[CONTENTS])
{
	best[CONTENT_NONE] = best[CONTENT_PLAIN] = best[CONTENT_MARKS] = NULL;
	for (size_t i = 0; i < n; i++)
		if (best[c[i].content] == NULL || c[i].score > best[c[i].content]->score)
			best[c[i].content] = &c[i];
}

/* What the shapes of readings are worth: a speaker's side is all that they know of him. */
struct shapes {
	int32_t		score[3][CONTENTS][CONTENTS][2];
	bool		known[3][CONTENTS][CONTENTS];
};

static const int32_t *
shape_scores(struct shapes *t, const struct qlattice *x, const struct weigh *m, int32_t speaker,
    uint32_t left, uint32_t right)
{
	uint32_t side = speaker < 0 ? 0 : qcue_is_right(&x->cue, speaker) ? 1 : 2;
	int32_t *score = t->score[side][left][right];
	struct features f;

	if (!t->known[side][left][right]) {
		weigh_start(&f, m);
		qfeature_shape(&x->cue, speaker, left, right, &f);
		for (uint32_t k = QUOTE_SPEECH; k <= QUOTE_ATTITUDE; k++)
			score[k - QUOTE_SPEECH] = x->kind_score[k] + weigh_answer(m, &f, k);
		t->known[side][left][right] = true;
	}
	return score;
}

/* The best readings with this speaker against the best so far. */
static void
with_speaker(const struct qlattice *x, const struct weigh *m, size_t speaker,
    const struct qcand *const right[CONTENTS], struct shapes *shapes, struct qfound *out)
{
	const struct qcand *left[CONTENTS];
	const int32_t *shape;
	int32_t score;

	best_of(x->left[speaker], x->n_left[speaker], left);
	for (uint32_t a = 0; a < CONTENTS; a++)
		for (uint32_t b = 0; b < CONTENTS; b++) {
			if (a + b == 0 || left[a] == NULL || right[b] == NULL)
				continue;
			shape = shape_scores(shapes, x, m, x->cue.speaker[speaker], a, b);
			for (uint32_t kind = QUOTE_SPEECH; kind <= QUOTE_ATTITUDE; kind++) {
				score = x->speaker_score[speaker] + left[a]->score + right[b]->score +
				    shape[kind - QUOTE_SPEECH];
				if (score <= out->score)
					continue;
				out->score = score;
				out->kind = (uint8_t)kind;
				out->speaker = x->cue.speaker[speaker];
				out->left = left[a]->range;
				out->right = right[b]->range;
			}
		}
}

void
qfind_best(const struct qlattice *x, const struct weigh *m, struct qfound *out)
{
	const struct qcand *right[QCUE_RIGHT + 1][CONTENTS];
	struct shapes shapes;
	size_t lists = 0;

	memset(shapes.known, 0, sizeof(shapes.known));
	*out = (struct qfound){ .cue = x->cue.at, .group = x->cue.group, .speaker = -1, .score = INT32_MIN };
	for (size_t s = 0; s < x->cue.n_speaker; s++) {
		for (; lists <= x->right_of[s]; lists++)
			best_of(x->right[lists], x->n_right[lists], right[lists]);
		with_speaker(x, m, s, right[x->right_of[s]], &shapes, out);
	}
}
