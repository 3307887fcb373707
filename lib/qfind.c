/*
 * See qfind.h.
 *
 * The score of a reading is a sum of parts, so the best one is found part by
 * part: for every candidate speaker the best left and right content, each with
 * "none" among its candidates, then the best speaker.  A content is scored as
 * begin + end + pair.  All windows are bounded, so a cue costs the same in a
 * sentence of any length.
 */
#include "qfind.h"
#include "lex.h"
#include "lex_cue.h"
#include "lex_qword.h"
#include "qphrase.h"

enum {
	NEAR = 120,		/* tokens that a cue looks to each side */
	SPEAKERS_LEFT = 6, SPEAKERS_RIGHT = 3, SPEAKERS = SPEAKERS_LEFT + SPEAKERS_RIGHT + 2,
	BEGINS = 20, ENDS = 28,
	SPEECH = 4		/* tokens in marks from which on they are no mere name */
};

/* Numbers of the features; the order is part of the model. */
enum feature_kind {
	F_CUE = 0, F_SPEAKER = 40, F_LEFT = 80, F_LEFT_END = 100, F_RIGHT_BEGIN = 120, F_RIGHT_END = 150,
	F_PAIR = 180, F_SHAPE = 200
};

/* What is looked at while one cue is read. */
struct reader {
	const struct qtext	*q;
	const struct weigh	*m;
	const struct qfound	*aim;		/* learning: what to come near to; else NULL */
	uint32_t		 cue;
	uint32_t		 first, last;	/* its sentence, cut to the window */
	struct qrange		 group;
	int32_t			 speaker[SPEAKERS];	/* chunks, -1 for none */
	size_t			 n_speaker;
	size_t			 left_chunk;	/* number of the first chunk behind the cue */
};

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
tag_at(const struct reader *r, uint32_t i)
{
	return i >= r->first && i < r->last ? r->q->word[i].tag : Q_BEYOND;
}

static uint32_t
word_at(const struct reader *r, uint32_t i)
{
	return i >= r->first && i < r->last ? r->q->word[i].word : 0;
}

/* Lengths and distances in steps that grow. */
static uint32_t
bucket(uint32_t n)
{
	return n < 6 ? n : n < 8 ? 6 : n < 11 ? 7 : n < 16 ? 8 : n < 24 ? 9 : n < 40 ? 10 : 11;
}

bool
qfind_may_be_cue(const struct qtext *q, uint32_t i)
{
	const struct qword *w = &q->word[i];
	const struct qspan *s = w->span == 0 ? NULL : &q->span[w->span - 1];

	if (s != NULL && !s->repaired && s->last - s->first >= SPEECH)
		return false;			/* what is said in speech is not ours to attribute */
	if (w->tag == Q_COLON || w->tag == Q_DASH)
		return i + 1 < q->n && (q->word[i + 1].tag == Q_OPEN || i == q->sent[w->sent].first + 1 ||
		    i == q->sent[w->sent].first + 2);
	return w->cue != 0 && !(w->tag == Q_CAPITAL);
}

/* The group of a verb: auxiliaries, "not", adverbs, "to" before it, a particle behind. */
static struct qrange
group_of(const struct qtext *q, uint32_t cue, uint32_t first, uint32_t last)
{
	struct qrange g = { cue, cue + 1 };
	const struct qword *w = &q->word[cue];
	struct span particles, one;

	if (w->row == NULL)
		return g;
	if (w->tag != Q_CUE_NOUN)
		while (g.first > first) {
			uint8_t t = q->word[g.first - 1].tag;

			if (t != Q_BE && t != Q_HAVE && t != Q_DO && t != Q_MODAL && t != Q_NOT &&
			    t != Q_ADV && t != Q_LY && t != Q_TO)
				break;
			if (q->word[g.first - 1].shut & QWORD_CLIT)
				break;
			g.first--;
		}
	particles = lex_field(lex_value(&lex_cue, w->row), 1);
	while (g.last < last && span_cut(&particles, ' ', &one))
		if (span_eq(one, qtext_low(q, g.last))) {
			g.last++;
			break;
		}
	if (span_is(qtext_low(q, cue), "according") && g.last < last && q->word[g.last].tag == Q_TO)
		g.last++;
	return g;
}

static void
list_speakers(struct reader *r)
{
	const struct qtext *q = r->q;
	size_t n, left = r->left_chunk, k;

	r->n_speaker = 0;
	r->speaker[r->n_speaker++] = -1;
	for (n = 0, k = left; n < SPEAKERS_LEFT && k > 0 && q->chunk[k - 1].first >= r->first; k--)
		if (q->chunk[k - 1].last <= r->group.first && !q->chunk[k - 1].hangs) {
			r->speaker[r->n_speaker++] = (int32_t)k - 1;
			n++;
		}
	for (n = 0, k = left; n < SPEAKERS_RIGHT && k < q->n_chunk && q->chunk[k].first < r->last; k++)
		if (q->chunk[k].first >= r->group.last) {
			r->speaker[r->n_speaker++] = (int32_t)k;
			n++;
		}
}

/* What lies between two places, as a set. */
static uint32_t
between(const struct reader *r, uint32_t from, uint32_t to)
{
	uint32_t set = 0;

	for (uint32_t i = from; i < to && i < from + 40; i++)
		switch (r->q->word[i].tag) {
		case Q_COMMA: set |= set & 1 ? 2 : 1; break;
		case Q_LPAREN: case Q_RPAREN: case Q_DASH: case Q_SEMICOLON: case Q_COLON: set |= 4; break;
		case Q_REL: case Q_WH: case Q_SUB: set |= 8; break;
		case Q_AND: case Q_BUT: set |= 16; break;
		case Q_OPEN: case Q_CLOSE: set |= 32; break;
		case Q_PREP: case Q_OF: case Q_BY: case Q_AS: case Q_TO: set |= 64; break;
		case Q_THAT: set |= 128; break;
		case Q_CUE_PAST: case Q_CUE_THIRD: case Q_BE: case Q_HAVE: case Q_DO: case Q_MODAL:
		case Q_ED: set |= 256; break;
		case Q_CUE_ING: case Q_ING: case Q_CUE_BASE: set |= 512; break;
		default: break;
		}
	return set;
}

/* --- features -------------------------------------------------------- */

static uint32_t
cue_form(const struct reader *r)
{
	const struct qword *w = &r->q->word[r->cue];

	return w->tag | (w->span != 0) << 8 | (r->group.first < r->cue) << 9;
}

static void
cue_features(const struct reader *r, uint32_t kind, struct features *f)
{
	const struct qword *w = &r->q->word[r->cue];
	uint32_t c = r->cue, form = cue_form(r), k = F_CUE, g = r->group.first, e = r->group.last;
	uint32_t aux = 0, label;

	for (uint32_t i = g; i < c; i++)
		aux |= 1u << (r->q->word[i].tag >= Q_BE && r->q->word[i].tag <= Q_NOT ?
		    r->q->word[i].tag - Q_BE : r->q->word[i].tag == Q_TO ? 6 : 7);
	label = w->cue & (CUE_SAY | CUE_TELL | CUE_ASK | CUE_ANSWER | CUE_DENY | CUE_CLAIM | CUE_ADMIT |
	    CUE_ANNOUNCE | CUE_PROMISE | CUE_URGE | CUE_WARN | CUE_CALL | CUE_JUDGE | CUE_WRITE |
	    CUE_SHOW | CUE_THINK | CUE_WANT);
	weigh_add(f, k++, kind, 0, 0);
	weigh_add(f, k++, kind, w->lemma, 0);
	weigh_add(f, k++, kind, w->word, w->tag);
	weigh_add(f, k++, kind, form, label);
	weigh_add(f, k++, kind, w->lemma, form);
	weigh_add(f, k++, kind, w->lemma, word_at(r, c + 1));
	weigh_add(f, k++, kind, w->lemma, tag_at(r, e));
	weigh_add(f, k++, kind, w->lemma, word_at(r, g - 1));
	weigh_add(f, k++, kind, w->lemma, tag_at(r, g - 1));
	weigh_add(f, k++, kind, label, weigh_mix(tag_at(r, g - 1), tag_at(r, e)));
	weigh_add(f, k++, kind, word_at(r, g - 1), w->tag);
	weigh_add(f, k++, kind, word_at(r, e), w->tag);
	weigh_add(f, k++, kind, word_at(r, e + 1), 0);
	weigh_add(f, k++, kind, word_at(r, g - 2), 0);
	weigh_add(f, k++, kind, weigh_mix(tag_at(r, g - 1), tag_at(r, g - 2)), form);
	weigh_add(f, k++, kind, weigh_mix(tag_at(r, e), tag_at(r, e + 1)), form);
	weigh_add(f, k++, kind, w->lemma, weigh_mix(tag_at(r, e), tag_at(r, e + 1)));
	weigh_add(f, k++, kind, aux, label);
	weigh_add(f, k++, kind, aux, w->lemma);
	weigh_add(f, k++, kind, word_at(r, g), g < c);
	weigh_add(f, k++, kind, r->q->sent[w->sent].label, w->tag);
	weigh_add(f, k++, kind, bucket(c - r->q->sent[w->sent].first), w->tag);
}

static void
speaker_features(const struct reader *r, int32_t chunk, struct features *f)
{
	const struct qtext *q = r->q;
	const struct qword *w = &q->word[r->cue];
	const struct qchunk *c;
	uint32_t k = F_SPEAKER, side, order, type, gap, before, after, mix;

	if (chunk < 0) {
		weigh_add(f, k++, cue_form(r), 0, 0);
		weigh_add(f, k++, w->lemma, 0, 0);
		weigh_add(f, k++, tag_at(r, r->group.first - 1), tag_at(r, r->group.last), w->tag);
		return;
	}
	k += 5;
	c = &q->chunk[chunk];
	side = c->first >= r->group.last;
	if (side) {
		order = (uint32_t)((size_t)chunk - r->left_chunk);
		gap = between(r, r->group.last, c->first) | (uint32_t)(c->first == r->group.last) << 10;
	} else {
		order = (uint32_t)(r->left_chunk - (size_t)chunk) - 1;
		gap = between(r, c->whole < r->group.first ? c->whole : c->last, r->group.first) |
		    (uint32_t)(c->whole == r->group.first || c->last == r->group.first) << 10;
	}
	if (order > 6)
		order = 6;
	type = c->type | (uint32_t)c->hangs << 4 |
	    (uint32_t)((q->word[c->first].span != 0) != (w->span != 0)) << 5;
	if (c->type == CHUNK_PRONOUN)
		type |= (uint32_t)(q->word[c->first].tag == Q_OBJ) << 6 | (q->word[c->first].shut & QWORD_ME ? 128u : 0);
	before = tag_at(r, c->first - 1);
	after = tag_at(r, c->last);
	mix = side | order << 1 | type << 4;
	weigh_add(f, k++, side, order, type);
	weigh_add(f, k++, mix, w->tag, 0);
	weigh_add(f, k++, side, gap, w->tag);
	weigh_add(f, k++, side | type << 1, gap, 0);
	weigh_add(f, k++, side | order << 1, gap, w->tag);
	weigh_add(f, k++, side, before, after);
	weigh_add(f, k++, side | order << 1, before, w->tag);
	weigh_add(f, k++, side | order << 1, after, w->tag);
	weigh_add(f, k++, w->lemma, side | type << 1, 0);
	weigh_add(f, k++, w->lemma, side, gap);
	weigh_add(f, k++, w->lemma, side, word_at(r, c->first - 1));
	weigh_add(f, k++, q->word[c->last - 1].word, side, 0);
	weigh_add(f, k++, q->word[c->first].word, side, 0);
	weigh_add(f, k++, side | (uint32_t)(c->first == r->first) << 1 | order << 2, w->tag, type);
	weigh_add(f, k++, side, word_at(r, c->first - 1), w->tag);
	weigh_add(f, k++, side, cue_form(r), weigh_mix(tag_at(r, r->group.first - 1), order));
	weigh_add(f, k++, side, c->whole < r->last ? tag_at(r, c->whole) : Q_BEYOND, w->tag);
}

/* What closes a content and opens the next piece, seen from the token behind the content. */
static void
left_features(const struct reader *r, struct qrange c, uint32_t raw_first, uint32_t edge, int32_t speaker,
    struct features *f)
{
	const struct qtext *q = r->q;
	const struct qword *w = &q->word[r->cue];
	uint32_t k = F_LEFT, join, first_span, last_span, marks, who;

	join = tag_at(r, edge - 1);			/* the comma, the closing mark, or neither */
	who = speaker < 0 ? 4u : q->chunk[speaker].type;
	if (c.first == c.last) {
		weigh_add(f, k, 0, w->tag, join);
		weigh_add(f, k + 1, 0, w->lemma, join);
		weigh_add(f, k + 2, 0, who, join);
		return;
	}
	k += 3;
	first_span = q->word[c.first].span;
	last_span = q->word[c.last - 1].span;
	marks = (first_span != 0) | (last_span != 0) << 1 | (first_span == last_span) << 2 |
	    (first_span != 0 && q->span[first_span - 1].first == c.first) << 3 |
	    (last_span != 0 && q->span[last_span - 1].last >= c.last &&
	    edge > q->span[last_span - 1].last) << 4 | (w->span != 0) << 5;
	weigh_add(f, k++, join, marks, 0);
	weigh_add(f, k++, join, w->tag, who);
	weigh_add(f, k++, join, w->lemma, 0);
	weigh_add(f, k++, join, who, tag_at(r, edge - 2));
	weigh_add(f, k++, marks, tag_at(r, raw_first), tag_at(r, raw_first - 1));
	weigh_add(f, k++, marks, word_at(r, raw_first), raw_first == r->first);
	weigh_add(f, k++, marks, word_at(r, raw_first - 1), tag_at(r, raw_first));
	weigh_add(f, k++, bucket(c.last - c.first), marks, join);
	weigh_add(f, k++, raw_first == r->first, marks, join);
	weigh_add(f, k++, between(r, c.first, c.last) & 0x3b9, marks, join);
	weigh_add(f, k++, tag_at(r, raw_first), raw_first == r->first, w->tag);
	weigh_add(f, k++, c.first < r->first, q->sent[q->word[c.first].sent].last == r->first, marks);
}

static void
begin_features(const struct reader *r, uint32_t p, uint32_t from, struct features *f)
{
	const struct qword *w = &r->q->word[r->cue];
	uint32_t k = F_RIGHT_BEGIN, d = p - from, t = tag_at(r, p), b = p == from ? Q_BEYOND : tag_at(r, p - 1);
	uint32_t gap = between(r, from, p), right = from > r->group.last;

	if (p >= r->last)
		t = Q_TAGS;
	weigh_add(f, k++, bucket(d), right, t);
	weigh_add(f, k++, b, t, w->tag);
	weigh_add(f, k++, b, t, w->lemma);
	weigh_add(f, k++, word_at(r, p), b, 0);
	weigh_add(f, k++, word_at(r, p), w->lemma, d == 0);
	weigh_add(f, k++, t, w->lemma, d == 0);
	weigh_add(f, k++, t, w->tag, weigh_mix(d == 0, right));
	weigh_add(f, k++, p == from ? 0 : word_at(r, p - 1), t, 0);
	weigh_add(f, k++, p == from ? 0 : word_at(r, p - 1), w->lemma, 0);
	weigh_add(f, k++, gap, t, right);
	weigh_add(f, k++, gap, w->lemma, right);
	weigh_add(f, k++, t, tag_at(r, p + 1), d == 0);
	weigh_add(f, k++, bucket(d), w->lemma, t == Q_OPEN || t == Q_THAT);
	weigh_add(f, k++, p < r->q->n && r->q->word[p].span == w->span, t, b);
}

static void
end_features(const struct reader *r, uint32_t e, uint32_t nth, struct features *f)
{
	const struct qword *w = &r->q->word[r->cue];
	uint32_t k = F_RIGHT_END, t = tag_at(r, e), n1 = tag_at(r, e + 1), n2 = tag_at(r, e + 2), b = e > r->first &&
	    e <= r->last ? r->q->word[e - 1].tag : Q_BEYOND;
	bool in = e < r->last && e > 0 && r->q->word[e].span != 0 && r->q->word[e - 1].span == r->q->word[e].span &&
	    t != Q_CLOSE;

	weigh_add(f, k++, t, n1, in);
	weigh_add(f, k++, t, n1, n2);
	weigh_add(f, k++, t, word_at(r, e + 1), in);
	weigh_add(f, k++, word_at(r, e), n1, in);
	weigh_add(f, k++, b, t, in);
	weigh_add(f, k++, t, w->lemma, in);
	weigh_add(f, k++, word_at(r, e), w->lemma, 0);
	weigh_add(f, k++, nth < 12 ? nth : 12, t, in);
	weigh_add(f, k++, e >= r->last, in, w->tag);
	weigh_add(f, k++, word_at(r, e), word_at(r, e + 1), 0);
	weigh_add(f, k++, t, n1, weigh_mix(w->tag, in));
	weigh_add(f, k++, t, n1, weigh_mix(n2, tag_at(r, e + 3)));
}

/* A content from p to e: its marks, its length, whether a verb is in it. */
static void
pair_features(const struct reader *r, uint32_t p, uint32_t e, uint32_t verbs, uint32_t cues, struct features *f)
{
	const struct qtext *q = r->q;
	const struct qword *w = &q->word[r->cue];
	uint32_t k = F_PAIR, t = tag_at(r, p), te = tag_at(r, e), a = q->word[p].span, b = q->word[e - 1].span;
	uint32_t marks, first_last, n = bucket(e - p);

	marks = (a != 0) | (b != 0) << 1 | (a == b) << 2 | (a != 0 && q->span[a - 1].open == p) << 3 |
	    (b != 0 && q->span[b - 1].close == e) << 4 | (b != 0 && e < q->span[b - 1].last) << 5 |
	    (w->span != 0) << 6 | (e > r->last) << 7;
	first_last = marks << 8 | te;
	weigh_add(f, k++, marks, te, t == Q_THAT);
	weigh_add(f, k++, first_last, t, 0);
	weigh_add(f, k++, n, marks, te);
	weigh_add(f, k++, verbs > 2 ? 2 : verbs, w->lemma, te);
	weigh_add(f, k++, verbs > 2 ? 2 : verbs, t, te);
	weigh_add(f, k++, cues > 2 ? 2 : cues, te, t == Q_THAT);
	weigh_add(f, k++, n, w->lemma, 0);
}

static void
no_right_features(const struct reader *r, uint32_t from, struct features *f)
{
	const struct qword *w = &r->q->word[r->cue];
	uint32_t k = F_PAIR + 10, t = tag_at(r, from);

	weigh_add(f, k++, w->tag, t, from > r->group.last);
	weigh_add(f, k++, w->lemma, t, from > r->group.last);
	weigh_add(f, k++, t, tag_at(r, from + 1), from > r->group.last);
}

static void
shape_features(const struct reader *r, const struct qfound *x, struct features *f)
{
	const struct qtext *q = r->q;
	const struct qword *w = &q->word[r->cue];
	uint32_t k = F_SHAPE, s, has;

	s = x->speaker < 0 ? 0 : q->chunk[x->speaker].first >= r->group.last ? 1 : 2;
	has = s | (uint32_t)(x->left.first < x->left.last) << 2 | (uint32_t)(x->right.first < x->right.last) << 3;
	if (x->left.first < x->left.last)
		has |= (uint32_t)(q->word[x->left.last - 1].span != 0) << 4;
	if (x->right.first < x->right.last)
		has |= (uint32_t)(q->word[x->right.first].span != 0) << 5;
	weigh_add(f, k++, has, x->kind, 0);
	weigh_add(f, k++, has, w->tag, 0);
	weigh_add(f, k++, has, w->lemma, 0);
	weigh_add(f, k++, has, cue_form(r), tag_at(r, r->group.last));
	weigh_add(f, k++, has, tag_at(r, r->group.first - 1), w->tag);
}

/* --- scores ---------------------------------------------------------- */

/* How far a range lies from where it should, in tokens; as a score. */
static int32_t
nearness(struct qrange a, struct qrange b)
{
	bool none_a = a.first == a.last, none_b = b.first == b.last;
	int32_t d;

	if (none_a && none_b)
		return 0;
	if (none_a || none_b)
		return -1000;
	d = (a.first > b.first ? (int32_t)(a.first - b.first) : (int32_t)(b.first - a.first)) +
	    (a.last > b.last ? (int32_t)(a.last - b.last) : (int32_t)(b.last - a.last));
	return -d;
}

struct best {
	struct qrange	range;		/* trimmed */
	struct qrange	raw;		/* as it was proposed */
	uint32_t	nth;		/* number of its end among the candidates */
	int32_t		score;
};

static void
offer(struct best *b, struct qrange range, struct qrange raw, size_t nth, int32_t score)
{
	if (score > b->score)
		*b = (struct best){ range, raw, (uint32_t)nth, score };
}

static int32_t
left_score(const struct reader *r, struct qrange c, uint32_t raw_first, uint32_t edge, int32_t speaker)
{
	struct features f = { .n = 0 };

	if (r->aim != NULL)
		return nearness(c, r->aim->left);
	left_features(r, c, raw_first, edge, speaker, &f);
	return weigh_sum(r->m, &f);
}

/* Can a content end in front of token `edge`? */
static bool
may_end_left(const struct reader *r, uint32_t edge, int32_t speaker)
{
	uint8_t t;

	if (edge <= r->first)
		return false;
	t = r->q->word[edge - 1].tag;
	return t == Q_COMMA || t == Q_CLOSE || t == Q_DASH || t == Q_ASK || t == Q_STOP || t == Q_DOTS ||
	    t == Q_COLON || speaker < 0 || r->q->chunk[speaker].type == CHUNK_RELATIVE ||
	    r->q->word[r->cue].tag == Q_CUE_PAST;
}

/* Left content that ends in front of `edge`: where the speaker, or the cue, begins. */
static struct best
best_left(const struct reader *r, uint32_t edge, int32_t speaker)
{
	const struct qtext *q = r->q;
	struct best b = { { edge, edge }, { edge, edge }, 0, 0 };
	struct qrange c;
	uint32_t last, span, n = 0, first;

	b.score = left_score(r, b.range, edge, edge, speaker);
	if (!may_end_left(r, edge, speaker))
		return b;
	last = qfind_trim(q, r->first, edge).last;
	if (last <= r->first)
		return b;
	span = q->word[last - 1].span;
	if (span != 0 && q->span[span - 1].first < last) {
		first = q->span[span - 1].first;
		c = qfind_trim(q, first, last);
		offer(&b, c, (struct qrange){ q->span[span - 1].open, edge }, 0,
		    left_score(r, c, q->span[span - 1].open, edge, speaker));
	}
	for (first = r->first; first < last && n < BEGINS; first++) {
		uint8_t before = first == r->first ? Q_BEYOND : q->word[first - 1].tag;

		if (!(first < r->first + 3 || before == Q_COMMA || before == Q_DASH || before == Q_COLON ||
		    before == Q_SEMICOLON || before == Q_RPAREN || before == Q_AND || before == Q_BUT ||
		    before == Q_DOTS || q->word[first].tag == Q_OPEN || q->word[first].tag == Q_REL ||
		    (n == 0 && speaker < 0)))
			continue;
		c = qfind_trim(q, first, last);
		if (c.first == c.last || (c.first > first + 1 && q->word[first].tag != Q_OPEN))
			continue;
		offer(&b, c, (struct qrange){ first, edge }, 0, left_score(r, c, first, edge, speaker));
		n++;
	}
	return b;
}

static bool
may_end_right(uint8_t t)
{
	switch (t) {
	case Q_COMMA: case Q_STOP: case Q_SEMICOLON: case Q_DASH: case Q_COLON: case Q_CLOSE: case Q_OPEN:
	case Q_RPAREN: case Q_LPAREN: case Q_AND: case Q_BUT: case Q_SUB: case Q_REL: case Q_WH:
	case Q_THAT: case Q_PREP: case Q_AS: case Q_BY: case Q_CUE_ING: case Q_ING: case Q_TIME: case Q_DOTS:
	case Q_ASK: case Q_OTHER: case Q_TO: case Q_OF:
		return true;
	default:
		return false;
	}
}

struct ends {
	uint32_t	at[ENDS];
	int32_t		score[ENDS];
	size_t		n;
};

static void
add_end(const struct reader *r, struct ends *e, uint32_t at)
{
	struct features f = { .n = 0 };

	if (e->n == ENDS || (e->n > 0 && at <= e->at[e->n - 1]))
		return;
	if (r->aim == NULL) {
		end_features(r, at, (uint32_t)e->n, &f);
		e->score[e->n] = weigh_sum(r->m, &f);
	}
	e->at[e->n++] = at;
}

/*
 * Does a sentence in marks follow that may belong to this cue: in the same
 * paragraph, or in the next one behind a colon?
 */
static bool
goes_on_behind(const struct reader *r)
{
	const struct qtext *q = r->q;

	if (r->last >= q->n || q->word[r->last].tag != Q_OPEN)
		return false;
	return q->sent[q->word[r->last].sent].paragraph == q->sent[q->word[r->cue].sent].paragraph ||
	    q->word[r->last - 1].tag == Q_COLON;
}

/* Where a right content may end, in order: borders of clauses, the sentence, the span it lies in. */
static void
list_ends(const struct reader *r, uint32_t from, struct ends *e)
{
	const struct qtext *q = r->q;
	uint32_t span;

	e->n = 0;
	for (uint32_t i = from + 1; i < r->last && e->n < ENDS - 2; i++)
		if (may_end_right(q->word[i].tag))
			add_end(r, e, i);
	add_end(r, e, r->last);
	span = r->last > 0 ? q->word[r->last - 1].span : 0;
	if (span != 0 && q->span[span - 1].close > r->last)
		add_end(r, e, q->span[span - 1].close);
	else if (goes_on_behind(r))
		add_end(r, e, q->span[q->word[r->last].span - 1].close);
}

static bool
may_begin_right(const struct reader *r, uint32_t p, uint32_t from)
{
	uint8_t t = r->q->word[p].tag, b = p > from ? r->q->word[p - 1].tag : Q_BEYOND;

	if (t == Q_OPEN)
		return b != Q_OPEN;
	if (is_edge(t) || t == Q_RPAREN || t == Q_ASK)
		return false;
	return p < from + 9 || t == Q_THAT || t == Q_WH || b == Q_COLON || (b == Q_COMMA && p < from + 24);
}

/* Running counts over the window: a difference of two tells what lies between. */
struct counts {
	uint16_t	verbs[NEAR + 2], cues[NEAR + 2];
};

static void
count(const struct reader *r, struct counts *n)
{
	uint32_t base = r->cue;

	n->verbs[0] = n->cues[0] = 0;
	for (uint32_t i = base; i < r->last; i++) {
		const struct qword *w = &r->q->word[i];

		n->verbs[i - base + 1] = (uint16_t)(n->verbs[i - base] + (qtext_is_verb(w) && w->tag != Q_CUE_BASE));
		n->cues[i - base + 1] = (uint16_t)(n->cues[i - base] + (w->tag == Q_CUE_PAST || w->tag == Q_CUE_THIRD));
	}
}

static void
try_ends(const struct reader *r, uint32_t p, uint32_t from, const struct ends *e, const struct counts *n,
    struct best *b)
{
	struct features f = { .n = 0 };
	int32_t begin = 0, score;
	uint32_t base = r->cue, i, k;

	if (r->aim == NULL) {
		begin_features(r, p, from, &f);
		begin = weigh_sum(r->m, &f);
	}
	for (size_t x = 0; x < e->n; x++) {
		struct qrange c;

		if (e->at[x] <= p)
			continue;
		c = qfind_trim(r->q, p, e->at[x]);
		if (c.first == c.last)
			continue;
		if (r->aim != NULL) {
			offer(b, c, (struct qrange){ p, e->at[x] }, x, nearness(c, r->aim->right));
			continue;
		}
		i = (p < r->last ? p : r->last) - base;
		k = (e->at[x] < r->last ? e->at[x] : r->last) - base;
		f.n = 0;
		pair_features(r, p, e->at[x], n->verbs[k] - n->verbs[i], n->cues[k] - n->cues[i], &f);
		score = begin + e->score[x] + weigh_sum(r->m, &f);
		offer(b, c, (struct qrange){ p, e->at[x] }, x, score);
	}
}

/* Right content that begins at `from` (behind the cue, or the speaker behind it) or later. */
static struct best
best_right(const struct reader *r, uint32_t from, const struct ends *e, const struct counts *n)
{
	struct features f = { .n = 0 };
	struct best b = { { from, from }, { from, from }, 0, 0 };
	size_t tried = 0;

	if (r->aim != NULL)
		b.score = nearness(b.range, r->aim->right);
	else {
		no_right_features(r, from, &f);
		b.score = weigh_sum(r->m, &f);
	}
	for (uint32_t p = from; p < r->last && tried < BEGINS; p++)
		if (may_begin_right(r, p, from)) {
			try_ends(r, p, from, e, n, &b);
			tried++;
		}
	if (goes_on_behind(r) && r->last - from < 40)
		try_ends(r, r->last, from, e, n, &b);
	return b;
}

static int32_t
speaker_score(const struct reader *r, int32_t chunk)
{
	struct features f = { .n = 0 };

	if (r->aim != NULL)
		return chunk == r->aim->speaker ? 0 : -50;
	speaker_features(r, chunk, &f);
	return weigh_sum(r->m, &f);
}

static int32_t
shape_score(const struct reader *r, const struct qfound *x)
{
	struct features f = { .n = 0 };

	if (r->aim != NULL)
		return 0;
	shape_features(r, x, &f);
	return weigh_sum(r->m, &f);
}

static void
reader_start(struct reader *r, const struct qtext *q, uint32_t cue)
{
	const struct qsent *s = &q->sent[q->word[cue].sent];

	r->q = q;
	r->cue = cue;
	r->first = cue > s->first + NEAR ? cue - NEAR : s->first;
	r->last = s->last > cue + NEAR ? cue + NEAR : s->last;
	r->group = group_of(q, cue, r->first, r->last);
	r->left_chunk = qphrase_at(q, cue);
	list_speakers(r);
}

/* Where the words behind a speaker on the right begin: its apposition is not said by it. */
static uint32_t
behind(const struct reader *r, int32_t speaker)
{
	uint32_t i = r->q->chunk[speaker].whole;

	return i < r->last ? i : r->last;
}

/* The best reading with this speaker; `plain` is the best right content without a speaker there. */
static void
with_speaker(const struct reader *r, int32_t speaker, const struct ends *e, const struct counts *n,
    const struct best *plain, struct qfound *out)
{
	bool to_right = speaker >= 0 && r->q->chunk[speaker].first >= r->group.last;
	struct best left, right = *plain;
	struct qfound x = { .cue = r->cue, .group = r->group, .speaker = speaker };

	left = best_left(r, speaker >= 0 && !to_right ? r->q->chunk[speaker].first : r->group.first, speaker);
	if (to_right)
		right = best_right(r, behind(r, speaker), e, n);
	x.left = left.range;
	x.right = right.range;
	x.left_raw = left.raw.first;
	x.right_raw = right.raw;
	x.right_nth = right.nth;
	if (x.left.first == x.left.last && x.right.first == x.right.last)
		return;
	x.score = left.score + right.score + speaker_score(r, speaker) + shape_score(r, &x);
	if (x.score > out->score)
		*out = x;
}

static void
read_all(const struct reader *r, struct qfound *out)
{
	struct ends e;
	struct counts n;
	struct best plain;

	list_ends(r, r->group.last > 0 ? r->group.last - 1 : 0, &e);
	count(r, &n);
	plain = best_right(r, r->group.last, &e, &n);
	*out = (struct qfound){ .cue = r->cue, .group = r->group, .speaker = -1, .score = INT32_MIN };
	for (size_t i = 0; i < r->n_speaker; i++)
		with_speaker(r, r->speaker[i], &e, &n, &plain, out);
}

void
qfind_read(const struct qtext *q, const struct weigh *m, uint32_t i, struct qfound *out)
{
	struct reader r = { .m = m };
	struct qfound none = { .cue = i, .speaker = -1, .kind = QUOTE_NONE };
	struct features f;
	int32_t cue[2], shape[2];

	reader_start(&r, q, i);
	none.group = r.group;
	read_all(&r, out);
	if (out->score == INT32_MIN) {
		*out = none;
		return;
	}
	out->score -= shape_score(&r, out);
	for (int k = 0; k < 2; k++) {
		f.n = 0;
		cue_features(&r, (uint32_t)k + QUOTE_SPEECH, &f);
		cue[k] = weigh_sum(m, &f);
		out->kind = (uint8_t)(k + QUOTE_SPEECH);
		shape[k] = shape_score(&r, out);
	}
	out->kind = cue[1] + shape[1] > cue[0] + shape[0] ? QUOTE_ATTITUDE : QUOTE_SPEECH;
	out->score += cue[out->kind - QUOTE_SPEECH] + shape[out->kind - QUOTE_SPEECH];
	if (out->score <= 0) {
		none.score = out->score;
		*out = none;
	}
}

bool
qfind_nearest(const struct qtext *q, const struct qfound *aim, struct qfound *out)
{
	struct reader r = { .aim = aim };
	uint32_t kind = aim->kind;

	reader_start(&r, q, aim->cue);
	read_all(&r, out);
	out->kind = (uint8_t)kind;
	return out->score > -900;
}

void
qfind_learn(const struct qtext *q, const struct qfound *x, void (*feature)(void *, uint32_t), void *arg)
{
	struct reader r = { .m = NULL };
	struct counts n;
	struct features f[7] = { 0 };
	uint32_t edge, from, i, k, p, end = 0;

	if (x->kind == QUOTE_NONE)
		return;
	reader_start(&r, q, x->cue);
	cue_features(&r, x->kind, &f[0]);
	speaker_features(&r, x->speaker, &f[1]);
	shape_features(&r, x, &f[2]);
	edge = x->speaker >= 0 && q->chunk[x->speaker].first < r.group.first ? q->chunk[x->speaker].first :
	    r.group.first;
	left_features(&r, x->left, x->left_raw, edge, x->speaker, &f[3]);
	from = x->speaker >= 0 && q->chunk[x->speaker].first >= r.group.last ? behind(&r, x->speaker) :
	    r.group.last;
	if (x->right.first == x->right.last)
		no_right_features(&r, from, &f[4]);
	else {
		count(&r, &n);
		p = x->right_raw.first;
		end = x->right_raw.last;
		begin_features(&r, p, from, &f[4]);
		end_features(&r, end, x->right_nth, &f[5]);
		i = (p < r.last ? p : r.last) - r.cue;
		k = (end < r.last ? end : r.last) - r.cue;
		pair_features(&r, p, end, n.verbs[k] - n.verbs[i], n.cues[k] - n.cues[i], &f[6]);
	}
	for (size_t a = 0; a < 7; a++)
		for (uint32_t b = 0; b < f[a].n; b++)
			feature(arg, f[a].slot[b]);
}
