/*
 * See qmark.h.
 *
 * Each mark gets a direction from what it looks like and what it touches:
 *
 *	 blank|"word	OPEN		word,"|blank	CLOSE		word"word	EITHER
 *
 * Then a paragraph is walked once with one bit of state, in marks or not:
 *
 *	          OPEN or EITHER               CLOSE or EITHER
 *	out  ------------------------->  in  ------------------->  out
 *
 * A CLOSE met outside lacks its opening mark: the span begins where the
 * sentence does.  An OPEN met inside means that the mark before it was never
 * closed.  A paragraph that ends inside goes on in the next one if that begins
 * with an opening mark; if not, the closing mark is lost.
 *
 * Single marks are weighed against double ones once an article: where they
 * enclose the double ones (British papers), they are the outer marks; else
 * they are looked for outside the double ones, and apostrophes told apart.
 */
#include "quote/qmark.h"

#include <stdlib.h>

enum { AHEAD = 64 };		/* marks that a single mark looks ahead for its partner */

enum direction { OPEN = 1, CLOSE = 2, EITHER = 3 };

struct mark {
	uint32_t	at;		/* its token */
	uint8_t		width;		/* tokens: 2 for '' written as two */
	uint8_t		direction;
	bool		single;
	bool		outer;		/* counts; a single mark that is an apostrophe does not */
};

struct marks {
	struct mark	*m;
	size_t		 n, cap;
	bool		 spaced;	/* tokenised text: blanks on both sides of every mark */
};

struct shape {
	const char	*text;
	uint8_t		 direction;	/* 0: what it touches decides */
	bool		 single;
};

static const struct shape shapes[] = {
	{ "\"", 0, false }, { "''", 0, false }, { "``", OPEN, false },
	{ "\xe2\x80\x9c", OPEN, false },	/* “ */
	{ "\xe2\x80\x9d", CLOSE, false },	/* ” */
	{ "\xe2\x80\x9e", OPEN, false },	/* „ */
	{ "\xe2\x80\x9f", OPEN, false },	/* ‟ */
	{ "\xc2\xab", OPEN, false },		/* « */
	{ "\xc2\xbb", CLOSE, false },		/* » */
	{ "\xef\xbc\x82", 0, false },		/* full-width " */
	{ "'", 0, true }, { "`", OPEN, true },
	{ "\xe2\x80\x98", OPEN, true },		/* ‘ */
	{ "\xe2\x80\x99", CLOSE, true },	/* ’ */
	{ "\xe2\x80\x9a", OPEN, true },		/* ‚ */
	{ "\xe2\x80\xb9", OPEN, true },		/* ‹ */
	{ "\xe2\x80\xba", CLOSE, true }		/* › */
};

static const struct shape *
shape_of(const struct qtext *q, size_t i)
{
	struct span t = q->doc->token[i].text;

	if (t.n > 3 || q->doc->token[i].form & (FORM_LETTER | FORM_DIGIT))
		return NULL;
	for (size_t k = 0; k < sizeof(shapes) / sizeof(shapes[0]); k++)
		if (span_is(t, shapes[k].text))
			return &shapes[k];
	return NULL;
}

/* Does token i open something, so that a mark behind it opens too? */
static bool
leans_right(const struct qtext *q, size_t i)
{
	return q->word[i].tag == Q_LPAREN || q->word[i].tag == Q_DASH || q->word[i].tag == Q_COLON;
}

static bool
is_point(const struct qtext *q, size_t i)
{
	uint8_t t = q->word[i].tag;

	return t == Q_COMMA || t == Q_STOP || t == Q_ASK || t == Q_SEMICOLON || t == Q_RPAREN ||
	    t == Q_COLON || t == Q_DOTS || t == Q_DASH;
}

/* What a mark touches says which way it looks. */
static enum direction
touch(const struct qtext *q, size_t first, size_t last)
{
	bool left = first > 0 && qtext_glued(q, first), right = last < q->n && qtext_glued(q, last);

	if (left && leans_right(q, first - 1) && right)
		left = false;
	else if (right && left && is_point(q, last))
		right = false;
	else if (left && right && is_point(q, first - 1))
		return EITHER;
	if (left == right)
		return EITHER;
	return right ? OPEN : CLOSE;
}

/* A curly mark that touches its word on the wrong side only is the wrong way round. */
static enum direction
direction_of(const struct qtext *q, const struct shape *s, size_t first, size_t last)
{
	enum direction t = touch(q, first, last);

	if (s->direction == 0 || (t != EITHER && t != (enum direction)s->direction))
		return t;
	return s->direction;
}

/*
 * An apostrophe: letters on both sides, or behind an s ("the voters' will"),
 * or in front of a word that it cuts short ("'em").
 */
static bool
is_apostrophe(const struct qtext *q, const struct mark *m)
{
	static const char *const cut[] = { "tis", "twas", "em", "til", "till", "cause", "bout", "n", "cos" };
	size_t i = m->at;

	if (i > 0 && qtext_glued(q, i) && qtext_glued(q, i + 1) &&
	    q->doc->token[i - 1].form & (FORM_LETTER | FORM_DIGIT) &&
	    q->doc->token[i + 1].form & FORM_LETTER)
		return true;
	if (m->direction != CLOSE && i + 1 < q->n && qtext_glued(q, i + 1)) {
		if (q->doc->token[i + 1].form & FORM_DIGIT && q->doc->token[i + 1].text.n <= 3)
			return true;
		for (size_t k = 0; k < sizeof(cut) / sizeof(cut[0]); k++)
			if (span_is(qtext_low(q, i + 1), cut[k]))
				return true;
	}
	return false;
}

static void
collect(struct qtext *q, struct marks *ms)
{
	const struct shape *s;

	for (size_t i = 0; i < q->n; i++) {
		struct mark m = { .at = (uint32_t)i, .width = 1 };

		if (q->word[i].tag != Q_OTHER || (s = shape_of(q, i)) == NULL)
			continue;
		m.single = s->single;
		if (s->single && i + 1 < q->n && qtext_glued(q, i + 1) &&
		    span_eq(q->doc->token[i].text, q->doc->token[i + 1].text)) {
			m.width = 2;		/* '' as two tokens */
			m.single = false;
		}
		m.direction = (uint8_t)direction_of(q, s, i, i + m.width);
		if (!m.single || !is_apostrophe(q, &m)) {
			mem_room(&ms->m, &ms->cap, ms->n + 1, sizeof(*ms->m));
			ms->m[ms->n++] = m;
		}
		i += m.width - 1u;
	}
}

static uint32_t
paragraph_of(const struct qtext *q, size_t i)
{
	return q->sent[q->word[i].sent].paragraph;
}

static bool
is_spaced(const struct qtext *q, const struct mark *m)
{
	return !qtext_glued(q, m->at) && !qtext_glued(q, m->at + m->width);
}

/*
 * Tokenised text has a blank on both sides of its marks, and often a sentence
 * a line, so that its lines are no paragraphs.  There only the ends of
 * lines tell which way a mark looks, and a span may go over lines.  Of single
 * and double marks only the outer ones stay.
 */
static void
see_spaced(const struct qtext *q, struct marks *ms)
{
	size_t n[2] = { 0 }, spaced[2] = { 0 }, kept = 0;
	bool single;

	for (size_t i = 0; i < ms->n; i++) {
		n[ms->m[i].single]++;
		spaced[ms->m[i].single] += is_spaced(q, &ms->m[i]);
	}
	single = spaced[1] > 8 && n[0] < spaced[1] / 2;
	ms->spaced = single || (n[0] > 4 && spaced[0] * 10 >= n[0] * 9);
	if (!ms->spaced)
		return;
	for (size_t i = 0; i < ms->n; i++) {
		struct mark m = ms->m[i];
		uint32_t here = paragraph_of(q, m.at), after = m.at + m.width;

		if (m.single != single || (single && !is_spaced(q, &m)))
			continue;		/* the inner marks, or an apostrophe */
		if (m.direction == EITHER && (m.at == 0 || paragraph_of(q, m.at - 1) != here))
			m.direction = OPEN;
		else if (m.direction == EITHER && (after == q->n || paragraph_of(q, after) != here))
			m.direction = CLOSE;
		m.single = false;
		ms->m[kept++] = m;
	}
	ms->n = kept;
}

/* A span from mark a (or word `first` where there is none) to mark b (or word `last`). */
static bool
add_span(struct qtext *q, const struct mark *a, uint32_t first, const struct mark *b, uint32_t last)
{
	struct qspan s = { .first = first, .open = first, .last = last, .close = last };

	if (a != NULL) {
		s.open = a->at;
		s.first = a->at + a->width;
		s.single = a->single;
	}
	if (b != NULL) {
		s.last = b->at;
		s.close = b->at + b->width;
		s.single = b->single;
	}
	s.repaired = a == NULL || b == NULL;
	if (s.first >= s.last)
		return false;
	s.paragraph = paragraph_of(q, s.first);
	mem_room(&q->span, &q->cap_span, q->n_span + 1, sizeof(*q->span));
	q->span[q->n_span++] = s;
	return true;
}

/* Where the words in front of a closing mark begin that has no opening one. */
static uint32_t
lost_start(const struct qtext *q, uint32_t close)
{
	uint32_t from = q->sent[q->word[close].sent].first;

	if (q->n_span > 0 && q->span[q->n_span - 1].close > from)
		from = q->span[q->n_span - 1].close;
	return from;
}

/* Is there "the mayor said." or "said the mayor" behind the comma at i? */
static bool
said_behind(const struct qtext *q, uint32_t i, uint32_t end)
{
	for (uint32_t k = i + 1; k < end && k < i + 7 && q->word[k].tag != Q_COMMA; k++)
		if (q->word[k].tag == Q_CUE_PAST)
			return true;
	return false;
}

/*
 * Where the words behind an opening mark end that has no closing one: before
 * ", the mayor said" in the same sentence; else at `last`, or with its
 * sentence if another mark follows there.
 */
static uint32_t
lost_end(const struct qtext *q, uint32_t first, uint32_t last, bool mark_follows)
{
	uint32_t end = q->sent[q->word[first].sent].last;

	if (end > last)
		end = last;
	for (uint32_t i = first + 1; i < end; i++)
		if (q->word[i].tag == Q_COMMA && said_behind(q, i, end))
			return i;
	return mark_follows ? end : last;
}

/* The words of a paragraph, and the marks in it that count. */
struct range {
	uint32_t	first, last;
	size_t		m, n;		/* marks m..n */
};

static bool
opens_with_mark(const struct marks *ms, const struct range *r, bool single)
{
	return r->m < r->n && ms->m[r->m].at == r->first && ms->m[r->m].single == single &&
	    ms->m[r->m].direction & OPEN;
}

static bool
next_range(const struct qtext *q, const struct marks *ms, struct range *r)
{
	uint32_t paragraph, s;

	if (r->last >= q->n)
		return false;
	r->first = r->last;
	r->m = r->n;
	s = q->word[r->first].sent;
	paragraph = q->sent[s].paragraph;
	while (s < q->n_sent && (q->sent[s].paragraph == paragraph || ms->spaced))
		s++;
	r->last = s < q->n_sent ? q->sent[s].first : (uint32_t)q->n;
	while (r->n < ms->n && ms->m[r->n].at < r->last)
		r->n++;
	return true;
}

/* Double marks of one paragraph; `next` is the range behind it. */
static void
pair_double(struct qtext *q, const struct marks *ms, const struct range *r, const struct range *next)
{
	const struct mark *open = NULL;
	uint32_t end;

	for (size_t i = r->m; i < r->n; i++) {
		const struct mark *m = &ms->m[i];

		if (m->single)
			continue;
		if (open == NULL && m->direction == CLOSE)
			add_span(q, NULL, lost_start(q, m->at), m, 0);
		else if (open == NULL)
			open = m;
		else if (m->direction == OPEN) {
			add_span(q, open, 0, NULL, lost_end(q, open->at, m->at, true));
			open = m;
		} else {
			add_span(q, open, 0, m, 0);
			open = NULL;
		}
	}
	if (open == NULL)
		return;
	end = lost_end(q, open->at, r->last, false);
	if (add_span(q, open, 0, NULL, end) && end == r->last && next != NULL &&
	    opens_with_mark(ms, next, false)) {
		q->span[q->n_span - 1].goes_on = true;
		q->span[q->n_span - 1].repaired = false;
	}
}

/*
 * The mark that closes single mark i in its paragraph, or 0: not one behind an
 * s with a small word after it ("the voters' will") if a better one follows.
 */
static size_t
single_close(const struct qtext *q, const struct marks *ms, const struct range *r, size_t i)
{
	size_t doubtful = 0;

	for (size_t k = i + 1; k < r->n && k < i + AHEAD; k++) {
		const struct mark *m = &ms->m[k];
		uint32_t after = m->at + 1;

		if (!m->single)
			continue;
		if (m->direction == OPEN)
			break;
		if (!qtext_glued(q, m->at))
			continue;
		if (span_ends(qtext_low(q, m->at - 1), S("s")) && after < r->last &&
		    q->doc->token[after].form & FORM_LOWER) {
			if (doubtful == 0)
				doubtful = k;
			continue;
		}
		return k;
	}
	return doubtful;
}

/* Does token `at` lie in a span from number *i on?  Moves *i past those that end before it. */
static bool
in_span(const struct qtext *q, uint32_t at, size_t *i, size_t n_span)
{
	while (*i < n_span && q->span[*i].close <= at)
		++*i;
	return *i < n_span && q->span[*i].open <= at;
}

/* Single marks of one paragraph, outside the spans from number `from` on. */
static void
pair_single(struct qtext *q, const struct marks *ms, const struct range *r, size_t from)
{
	size_t n_span = q->n_span, k, ahead;

	for (size_t i = r->m; i < r->n; i++) {
		const struct mark *m = &ms->m[i];

		if (!m->single || m->direction == CLOSE || !qtext_glued(q, m->at + 1) ||
		    in_span(q, m->at, &from, n_span) || (k = single_close(q, ms, r, i)) == 0)
			continue;
		ahead = from;
		if (!in_span(q, ms->m[k].at, &ahead, n_span)) {
			add_span(q, m, 0, &ms->m[k], 0);
			i = k;
		}
	}
}

/* Do single marks enclose double ones in this article? */
static bool
single_is_outer(const struct qtext *q, const struct marks *ms)
{
	size_t n_double = 0, n_single = 0;

	for (size_t i = 0; i < ms->n; i++) {
		const struct mark *m = &ms->m[i];

		if (!m->single)
			n_double++;
		else if (m->direction == OPEN)
			n_single++;
		else if (m->direction == CLOSE && m->at > 0 && is_point(q, m->at - 1))
			n_single++;
	}
	return n_single > n_double + 2;
}

static void
drop_inner(struct qtext *q, size_t from)
{
	size_t n = from;
	uint32_t end = 0;

	for (size_t i = from; i < q->n_span; i++) {
		if (q->span[i].open < end)
			continue;
		end = q->span[i].close;
		q->span[n++] = q->span[i];
	}
	q->n_span = n;
}

/* Merges the runs [from, mid) and [mid, n_span), each in order. */
static void
merge_runs(struct qtext *q, size_t from, size_t mid)
{
	size_t n = q->n_span, i = from, k = mid, out = n;

	if (mid == from || mid == n)
		return;
	mem_room(&q->span, &q->cap_span, n + n - from, sizeof(*q->span));
	while (i < mid || k < n)
		if (k == n || (i < mid && q->span[i].open <= q->span[k].open))
			q->span[out++] = q->span[i++];
		else
			q->span[out++] = q->span[k++];
	memmove(q->span + from, q->span + n, (n - from) * sizeof(*q->span));
}

static void
tell_words(struct qtext *q)
{
	for (size_t i = 0; i < q->n_span; i++) {
		const struct qspan *s = &q->span[i];

		for (uint32_t k = s->open; k < s->close; k++)
			q->word[k].span = (uint32_t)i + 1;
		for (uint32_t k = s->open; k < s->first; k++)
			q->word[k].tag = Q_OPEN;
		for (uint32_t k = s->last; k < s->close; k++)
			q->word[k].tag = Q_CLOSE;
	}
}

void
qmark_pair(struct qtext *q)
{
	struct marks ms = { 0 };
	struct range r = { 0 }, next = { 0 };
	bool more, outer;

	collect(q, &ms);
	see_spaced(q, &ms);
	outer = single_is_outer(q, &ms);
	more = next_range(q, &ms, &next);
	while (more) {
		size_t from = q->n_span, mid;

		r = next;
		more = next_range(q, &ms, &next);
		if (outer)
			pair_single(q, &ms, &r, from);
		else
			pair_double(q, &ms, &r, more ? &next : NULL);
		mid = q->n_span;
		if (outer)
			pair_double(q, &ms, &r, more ? &next : NULL);
		else
			pair_single(q, &ms, &r, from);
		merge_runs(q, from, mid);
		drop_inner(q, from);
	}
	tell_words(q);
	free(ms.m);
}
