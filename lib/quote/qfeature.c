/*
 * See qfeature.h.
 *
 * A feature is a kind and up to three values: tags, hashes of words, small
 * numbers.  Nothing of a text can be had back from them.
 */
#include "quote/qfeature.h"
#include "lex_cue.h"
#include "lex_qword.h"

/* Numbers of the features; they are part of the model. */
enum feature_kind {
	F_CUE = 0, F_SPEAKER = 40, F_LEFT = 80, F_RIGHT_BEGIN = 120, F_RIGHT_END = 150, F_PAIR = 180,
	F_NO_RIGHT = 195, F_SHAPE = 200
};

enum { NEAR_VERB = 8 };		/* tokens from a border to a verb */

/* One of the bits that a feature packs into a number. */
static uint32_t
bit(bool set, unsigned at)
{
	return (uint32_t)set << at;
}

/* Anywhere in the text; where the window has been looked at and i is near it, r->tag and r->word have the same. */
static uint8_t
tag_at(const struct qcue *r, uint32_t i)
{
	return i >= r->first && i < r->last ? r->q->word[i].tag : Q_BEYOND;
}

static uint32_t
word_at(const struct qcue *r, uint32_t i)
{
	return i >= r->first && i < r->last ? r->q->word[i].word : 0;
}

/* Lengths and distances in steps that grow. */
static uint32_t
bucket(uint32_t n)
{
	return n < 6 ? n : n < 8 ? 6 : n < 11 ? 7 : n < 16 ? 8 : n < 24 ? 9 : n < 40 ? 10 : 11;
}

/* How the marks of a span open inside of a content: what stands before them, and what in them. */
static uint32_t
opening(const struct qcue *r, const struct qspan *s)
{
	return r->q->word[s->open - 1].tag | bit(r->q->doc->token[s->first].form & FORM_CAPITAL, 8) |
	    bit(s->last - s->first > 4, 9);
}

/* How they close inside of one. */
static uint32_t
closing(const struct qcue *r, const struct qspan *s)
{
	return r->q->word[s->last - 1].tag | (uint32_t)tag_at(r, s->close) << 8 |
	    bit(s->last - s->first > 4, 16);
}

static uint32_t
cue_form(const struct qcue *r)
{
	const struct qword *w = &r->q->word[r->at];

	return w->tag | bit(w->span != 0, 8) | bit(r->group.first < r->at, 9);
}

void
qfeature_cue(const struct qcue *r, struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qword *w = &r->q->word[r->at];
	uint32_t c = r->at, form = cue_form(r), k = F_CUE, g = r->group.first, e = r->group.last;
	uint32_t aux = 0, label;

	for (uint32_t i = g; i < c; i++)
		aux |= 1u << (r->q->word[i].tag >= Q_BE && r->q->word[i].tag <= Q_NOT ?
		    r->q->word[i].tag - Q_BE : r->q->word[i].tag == Q_TO ? 6 : 7);
	label = w->cue & (CUE_SAY | CUE_TELL | CUE_ASK | CUE_ANSWER | CUE_DENY | CUE_CLAIM | CUE_ADMIT |
	    CUE_ANNOUNCE | CUE_PROMISE | CUE_URGE | CUE_WARN | CUE_CALL | CUE_JUDGE | CUE_WRITE |
	    CUE_SHOW | CUE_THINK | CUE_WANT);
	weigh_add(&f, k++, 0, 0, 0);
	weigh_add(&f, k++, w->lemma, 0, 0);
	weigh_add(&f, k++, w->word, w->tag, 0);
	weigh_add(&f, k++, form, label, 0);
	weigh_add(&f, k++, w->lemma, form, 0);
	weigh_add(&f, k++, w->lemma, word_at(r, c + 1), 0);
	weigh_add(&f, k++, w->lemma, tag_at(r, e), 0);
	weigh_add(&f, k++, w->lemma, word_at(r, g - 1), 0);
	weigh_add(&f, k++, w->lemma, tag_at(r, g - 1), 0);
	weigh_add(&f, k++, label, weigh_mix(tag_at(r, g - 1), tag_at(r, e)), 0);
	weigh_add(&f, k++, word_at(r, g - 1), w->tag, 0);
	weigh_add(&f, k++, word_at(r, e), w->tag, 0);
	weigh_add(&f, k++, word_at(r, e + 1), 0, 0);
	weigh_add(&f, k++, word_at(r, g - 2), 0, 0);
	weigh_add(&f, k++, weigh_mix(tag_at(r, g - 1), tag_at(r, g - 2)), form, 0);
	weigh_add(&f, k++, weigh_mix(tag_at(r, e), tag_at(r, e + 1)), form, 0);
	weigh_add(&f, k++, w->lemma, weigh_mix(tag_at(r, e), tag_at(r, e + 1)), 0);
	weigh_add(&f, k++, aux, label, 0);
	weigh_add(&f, k++, aux, w->lemma, 0);
	weigh_add(&f, k++, word_at(r, g), g < c, 0);
	weigh_add(&f, k++, r->q->sent[w->sent].label, w->tag, 0);
	weigh_add(&f, k++, bucket(c - r->q->sent[w->sent].first), w->tag, 0);
	weigh_end(features, &f);
}

void
qfeature_speaker(const struct qcue *r, int32_t chunk, struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qtext *q = r->q;
	const struct qword *w = &q->word[r->at];
	const struct qchunk *c;
	uint32_t k = F_SPEAKER, side, order, type, gap, at, before, after, mix;

	if (chunk < 0) {
		weigh_add(&f, k++, cue_form(r), 0, 0);
		weigh_add(&f, k++, w->lemma, 0, 0);
		weigh_add(&f, k++, tag_at(r, r->group.first - 1), tag_at(r, r->group.last), w->tag);
		weigh_end(features, &f);
		return;
	}
	k += 5;
	c = &q->chunk[chunk];
	side = c->first >= r->group.last;
	if (side) {
		order = (uint32_t)((size_t)chunk - r->next_chunk);
		gap = qcue_between(r, r->group.last, c->first) | (uint32_t)(c->first == r->group.last) << 10;
	} else {
		order = (uint32_t)(r->next_chunk - (size_t)chunk) - 1;
		gap = qcue_between(r, c->whole < r->group.first ? c->whole : c->last, r->group.first) |
		    (uint32_t)(c->whole == r->group.first || c->last == r->group.first) << 10;
	}
	if (order > 6)
		order = 6;
	type = c->type | (uint32_t)c->hangs << 4 |
	    (uint32_t)((q->word[c->first].span != 0) != (w->span != 0)) << 5;
	if (c->type == CHUNK_PRONOUN)
		type |= (uint32_t)(q->word[c->first].tag == Q_OBJ) << 6 | (q->word[c->first].shut & QWORD_ME ? 128u : 0);
	at = qcue_place(r, c->first);
	before = r->tag[at - 1];
	after = tag_at(r, c->last);
	mix = side | order << 1 | type << 4;
	weigh_add(&f, k++, side, order, type);
	weigh_add(&f, k++, mix, w->tag, 0);
	weigh_add(&f, k++, side, gap, w->tag);
	weigh_add(&f, k++, side | type << 1, gap, 0);
	weigh_add(&f, k++, side | order << 1, gap, w->tag);
	weigh_add(&f, k++, side, before, after);
	weigh_add(&f, k++, side | order << 1, before, w->tag);
	weigh_add(&f, k++, side | order << 1, after, w->tag);
	weigh_add(&f, k++, w->lemma, side | type << 1, 0);
	weigh_add(&f, k++, w->lemma, side, gap);
	weigh_add(&f, k++, w->lemma, side, r->word[at - 1]);
	weigh_add(&f, k++, q->word[c->last - 1].word, side, 0);
	weigh_add(&f, k++, r->word[at], side, 0);
	weigh_add(&f, k++, side | (uint32_t)(c->first == r->first) << 1 | order << 2, w->tag, type);
	weigh_add(&f, k++, side, r->word[at - 1], w->tag);
	weigh_add(&f, k++, side, cue_form(r), weigh_mix(tag_at(r, r->group.first - 1), order));
	weigh_add(&f, k++, side, c->whole < r->last ? tag_at(r, c->whole) : Q_BEYOND, w->tag);
	weigh_end(features, &f);
}

bool
qfeature_behind_marks(const struct qcue *r, uint32_t edge)
{
	const struct qtext *q = r->q;
	uint32_t span;

	if (edge != r->first || edge == 0 || edge != q->sent[q->word[edge].sent].first)
		return false;
	span = q->word[edge - 1].span;
	return span != 0 && q->span[span - 1].close == edge && q->span[span - 1].first < q->span[span - 1].last &&
	    q->sent[q->word[edge - 1].sent].paragraph == q->sent[q->word[edge].sent].paragraph;
}

/* What closes a content and opens the next piece, seen from the token behind the content. */
void
qfeature_left(const struct qcue *r, struct qrange c, uint32_t raw_first, uint32_t edge, int32_t speaker,
    struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qtext *q = r->q;
	const struct qword *w = &q->word[r->at];
	uint32_t k = F_LEFT, join, first_span, last_span, marks, who, at;
	const uint8_t *tag;

	tag = r->tag + qcue_place(r, edge);
	join = tag[-1];					/* the comma, the closing mark, or neither */
	if (edge == r->first && qfeature_behind_marks(r, edge))
		join = Q_TAGS + (q->word[edge - 2].word & 0xff);	/* the stop in front of it */
	who = speaker < 0 ? 4u : q->chunk[speaker].type;
	if (c.first == c.last) {
		weigh_add(&f, k, 0, w->tag, join);
		weigh_add(&f, k + 1, 0, w->lemma, join);
		weigh_add(&f, k + 2, 0, who, join);
		weigh_end(features, &f);
		return;
	}
	k += 3;
	first_span = q->word[c.first].span;
	last_span = q->word[c.last - 1].span;
	marks = bit(first_span != 0, 0) | bit(last_span != 0, 1) | bit(first_span == last_span, 2) |
	    bit(first_span != 0 && q->span[first_span - 1].first == c.first, 3) |
	    bit(last_span != 0 && q->span[last_span - 1].last >= c.last &&
	    edge > q->span[last_span - 1].last, 4) | bit(w->span != 0, 5);
	weigh_add(&f, k++, join, marks, 0);
	weigh_add(&f, k++, join, w->tag, who);
	weigh_add(&f, k++, join, w->lemma, 0);
	weigh_add(&f, k++, join, who, tag[-2]);
	at = qcue_place(r, raw_first + QCUE_MARGIN > r->first ? raw_first : r->first - QCUE_MARGIN + 1);
	tag = r->tag + at;
	weigh_add(&f, k++, marks, tag[0], tag[-1]);
	weigh_add(&f, k++, marks, r->word[at], raw_first == r->first);
	weigh_add(&f, k++, marks, r->word[at - 1], tag[0]);
	weigh_add(&f, k++, bucket(c.last - c.first), marks, join);
	weigh_add(&f, k++, raw_first == r->first, marks, join);
	weigh_add(&f, k++, qcue_between(r, c.first, c.last) & 0x3b9, marks, join);
	weigh_add(&f, k++, tag[0], raw_first == r->first, w->tag);
	weigh_add(&f, k++, c.first < r->first, q->sent[q->word[c.first].sent].last == r->first, marks);
	if (last_span != 0 && q->span[last_span - 1].open > c.first)
		weigh_add(&f, k, opening(r, &q->span[last_span - 1]), raw_first == r->first, join);
	if (first_span != 0 && q->span[first_span - 1].close < c.last)
		weigh_add(&f, k + 1, closing(r, &q->span[first_span - 1]), join, 0);
	weigh_end(features, &f);
}

void
qfeature_begin(const struct qcue *r, uint32_t p, uint32_t from, struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qword *w = &r->q->word[r->at];
	uint32_t k = F_RIGHT_BEGIN, d = p - from, at = qcue_place(r, p), start = qcue_place(r, from), word = r->word[at];
	uint32_t t = r->tag[at], b = d == 0 ? Q_BEYOND : r->tag[at - 1], word_before = d == 0 ? 0 : r->word[at - 1];
	uint32_t gap = qcue_between(r, from, p), right = from > r->group.last, step = bucket(d);

	if (p >= r->last)
		t = Q_TAGS;
	weigh_add(&f, k++, step, right, t);
	weigh_add(&f, k++, b, t, w->tag);
	weigh_add(&f, k++, b, t, w->lemma);
	weigh_add(&f, k++, word, b, 0);
	weigh_add(&f, k++, word, w->lemma, d == 0);
	weigh_add(&f, k++, t, w->lemma, d == 0);
	weigh_add(&f, k++, t, w->tag, weigh_mix(d == 0, right));
	weigh_add(&f, k++, word_before, t, 0);
	weigh_add(&f, k++, word_before, w->lemma, 0);
	weigh_add(&f, k++, gap, t, right);
	weigh_add(&f, k++, gap, w->lemma, right);
	weigh_add(&f, k++, t, r->tag[at + 1], d == 0);
	weigh_add(&f, k++, step, w->lemma, t == Q_OPEN || t == Q_THAT);
	weigh_add(&f, k++, p < r->q->n && r->q->word[p].span == w->span, t, b);
	weigh_add(&f, k++, word, r->tag[at + 1], w->tag);
	weigh_add(&f, k++, t, b, d > 1 ? r->tag[at - 2] : Q_BEYOND);
	weigh_add(&f, k++, r->tag[start], t, weigh_mix(r->tag[start + 1], step));
	weigh_end(features, &f);
}

void
qfeature_end(const struct qcue *r, uint32_t e, uint32_t nth, struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qword *w = &r->q->word[r->at];
	uint32_t k = F_RIGHT_END, at = qcue_place(r, e <= r->last ? e : r->last + 1);	/* all beyond is the same */
	const uint8_t *tag = r->tag + at;
	const uint32_t *word = r->word + at;
	uint32_t t = tag[0], n1 = tag[1], n2 = tag[2], b = tag[-1];
	bool in = e < r->last && t != Q_CLOSE && r->q->word[e].span != 0 && r->q->word[e - 1].span == r->q->word[e].span;

	weigh_add(&f, k++, t, n1, in);
	weigh_add(&f, k++, t, n1, n2);
	weigh_add(&f, k++, t, word[1], in);
	weigh_add(&f, k++, word[0], n1, in);
	weigh_add(&f, k++, b, t, in);
	weigh_add(&f, k++, t, w->lemma, in);
	weigh_add(&f, k++, word[0], w->lemma, 0);
	weigh_add(&f, k++, nth < 12 ? nth : 12, t, in);
	weigh_add(&f, k++, e >= r->last, in, w->tag);
	weigh_add(&f, k++, word[0], word[1], 0);
	weigh_add(&f, k++, t, n1, weigh_mix(w->tag, in));
	weigh_add(&f, k++, t, n1, weigh_mix(n2, tag[3]));
	weigh_add(&f, k++, word[-1], t, in);
	weigh_add(&f, k++, b, t, n1);
	weigh_add(&f, k++, w->lemma, t, n1);
	weigh_add(&f, k++, word[1], n2, t);
	weigh_end(features, &f);
}

/* How many of a sort are in the counts: 0, 1 or more. */
static uint32_t
some(uint32_t counts, uint32_t sort)
{
	uint32_t n = (counts & sort) / (sort & -sort);

	return n < 2 ? n : 2;
}

/* A content from p to e: its marks, its length, whether a verb is in it. */
void
qfeature_pair(const struct qcue *r, uint32_t p, uint32_t e, struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qtext *q = r->q;
	const struct qword *w = &q->word[r->at];
	uint32_t k = F_PAIR, at = qcue_place(r, p), end = qcue_place(r, e <= r->last ? e : r->last + 1);
	uint32_t t = r->tag[at], te = r->tag[end], a = q->word[p].span, b = q->word[e - 1].span;
	uint32_t marks, first_last, n = bucket(e - p), counts, verbs, cues;

	marks = bit(a != 0, 0) | bit(b != 0, 1) | bit(a == b, 2) | bit(a != 0 && q->span[a - 1].open == p, 3) |
	    bit(b != 0 && q->span[b - 1].close == e, 4) | bit(b != 0 && e < q->span[b - 1].last, 5) |
	    bit(w->span != 0, 6) | bit(e > r->last, 7);
	first_last = marks << 8 | te;
	weigh_add(&f, k++, marks, te, t == Q_THAT);
	weigh_add(&f, k++, first_last, t, 0);
	weigh_add(&f, k++, n, marks, te);
	counts = qcue_counts(r, p, e < r->last ? e : r->last);
	verbs = some(counts, QCUE_VERBS);
	cues = some(counts, QCUE_CUES);
	weigh_add(&f, k++, verbs, w->lemma, te);
	weigh_add(&f, k++, verbs, t, te);
	weigh_add(&f, k++, cues, te, t == Q_THAT);
	weigh_add(&f, k++, n, w->lemma, 0);
	weigh_add(&f, k++, t, te, r->tag[end + 1]);
	weigh_add(&f, k++, r->word[at], te, r->tag[end + 1]);
	weigh_add(&f, k++, r->word[t == Q_THAT ? at + 1 : at], te, some(counts, QCUE_COMMAS));
	if (b != 0 && q->span[b - 1].open > p)
		weigh_add(&f, k, opening(r, &q->span[b - 1]), t, te);
	if (a != 0 && q->span[a - 1].close < e)
		weigh_add(&f, k + 1, closing(r, &q->span[a - 1]), te, r->tag[end + 1]);
	weigh_end(features, &f);
}

void
qfeature_no_right(const struct qcue *r, uint32_t from, struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qword *w = &r->q->word[r->at];
	uint32_t k = F_NO_RIGHT, t = tag_at(r, from);

	weigh_add(&f, k++, w->tag, t, from > r->group.last);
	weigh_add(&f, k++, w->lemma, t, from > r->group.last);
	weigh_add(&f, k++, t, tag_at(r, from + 1), from > r->group.last);
	weigh_end(features, &f);
}

void
qfeature_shape(const struct qcue *r, int32_t speaker, uint32_t left, uint32_t right,
    struct features *features)
{
	struct weigh_at f = weigh_at(features);
	const struct qword *w = &r->q->word[r->at];
	uint32_t k = F_SHAPE, has;

	has = (speaker < 0 ? 0 : qcue_is_right(r, speaker) ? 1u : 2u) | left << 2 | right << 4;
	weigh_add(&f, k++, has, 0, 0);
	weigh_add(&f, k++, has, w->tag, 0);
	weigh_add(&f, k++, has, w->lemma, 0);
	weigh_add(&f, k++, has, cue_form(r), tag_at(r, r->group.last));
	weigh_add(&f, k++, has, tag_at(r, r->group.first - 1), w->tag);
	weigh_end(features, &f);
}
