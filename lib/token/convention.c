/* See convention.h. */
#include "token/convention.h"
#include "lex_contraction.h"
#include "utf8.h"

enum { WORD_MAX = 16 };		/* bytes of a word in data/contraction.tsv */

bool
convention_named(struct convention *c, const char *name)
{
	static const struct {
		const char		*name;
		struct convention	 is;
	} known[] = {
		{ "ud", { false, false, false, false } },
		{ "words", { true, false, false, false } },
		{ "ptb", { true, true, true, false } },
		{ "ws", { false, false, false, true } },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i].name, name) == 0) {
			*c = known[i].is;
			return true;
		}
	return false;
}

bool
convention_is_plain(const struct convention *c)
{
	return !c->cut_contractions && !c->join_hyphens && !c->join_slashes && !c->join_all;
}

/* ---- Joining ---- */

static bool
is_glued(const struct tok *a, const struct tok *b)
{
	return a->at + a->n == b->at;
}

static bool
is_wordlike(const struct tok *t)
{
	return t->label == TOKEN_WORD || t->label == TOKEN_NUMBER;
}

static bool
is_joint(const struct convention *c, const char *p, const struct tok *t)
{
	return t->n == 1 && ((c->join_hyphens && p[t->at] == '-') || (c->join_slashes && p[t->at] == '/'));
}

/* b becomes part of a. */
static void
join(struct tok *a, const struct tok *b)
{
	if (a->label != b->label)
		a->label = TOKEN_WORD;
	a->n += b->n;
	a->cps += b->cps;
	a->kind = b->kind;
}

static size_t
join_tokens(const struct convention *c, const char *p, const struct tok *in, size_t n, struct tok *out)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		if (k > 0 && is_glued(&out[k - 1], &in[i]) && c->join_all)
			join(&out[k - 1], &in[i]);
		else if (k > 0 && i + 1 < n && is_joint(c, p, &in[i]) && is_glued(&out[k - 1], &in[i]) &&
		    is_glued(&in[i], &in[i + 1]) && is_wordlike(&out[k - 1]) && is_wordlike(&in[i + 1])) {
			out[k - 1].label = TOKEN_WORD;
			join(&out[k - 1], &(struct tok){ .n = 1, .cps = 1, .label = TOKEN_WORD });
			join(&out[k - 1], &in[++i]);
		} else
			out[k++] = in[i];
	}
	return k;
}

/* ---- Cutting ---- */

/* The value of a row of class `class` for s in lower case; p NULL if there is none. */
static struct span
look_up(struct span s, uint32_t class)
{
	char low[WORD_MAX];
	struct lex_hit hit;

	if (s.n > sizeof(low))
		return (struct span){ NULL, 0 };
	for (size_t i = 0; i < s.n; i++)
		low[i] = (char)utf8_lower((unsigned char)s.p[i]);
	hit = lex_find(&lex_contraction, (struct span){ low, s.n });
	return (hit.classes & class) != 0 ? hit.value : (struct span){ NULL, 0 };
}

/* Where the last apostrophe of w stands, straight or curly, and its length; w.n if there is none. */
static size_t
last_apostrophe(struct span w, size_t *length)
{
	for (size_t i = w.n; i-- > 0;) {
		if (w.p[i] == '\'') {
			*length = 1;
			return i;
		}
		if ((unsigned char)w.p[i] == 0xe2 && w.n - i >= 3 && memcmp(w.p + i, "\xe2\x80\x99", 3) == 0) {
			*length = 3;
			return i;
		}
	}
	return w.n;
}

/* Where to cut w: bytes of its first part; 0 if it is one word. */
static size_t
cut_at(struct span w)
{
	struct span tail;
	size_t length = 0, at = last_apostrophe(w, &length);
	uint32_t n;

	tail = look_up(w, CONTRACTION_WHOLE);
	if (tail.p != NULL && row_number(tail, &n))
		return n;
	if (at == w.n || at == 0)
		return 0;
	tail = span_from(w, at + length);
	if (tail.n == 0)
		return (w.p[at - 1] | 0x20) == 's' ? at : 0;		/* parents|' */
	if (look_up(tail, CONTRACTION_AFTER).p != NULL)
		return at;
	if (look_up(tail, CONTRACTION_NOT).p != NULL && at > 1 && (w.p[at - 1] | 0x20) == 'n')
		return at - 1;
	return 0;
}

/* t in its parts, at most CONVENTION_MOST, at out; their number. */
static size_t
cut_token(const char *p, struct tok t, struct tok *out)
{
	struct tok last;
	size_t at, k = 1;

	out[0] = t;
	while (k < CONVENTION_MOST && (at = cut_at((struct span){ p + out[0].at, out[0].n })) > 0) {
		last = out[0];
		out[0].n = (uint32_t)at;
		out[0].cps = (uint32_t)utf8_count((struct span){ p + last.at, at });
		memmove(out + 2, out + 1, (k - 1) * sizeof(*out));
		out[1] = (struct tok){ last.at + out[0].n, last.n - out[0].n, last.cp + out[0].cps,
		    last.cps - out[0].cps, TOKEN_WORD, last.kind };
		k++;
	}
	return k;
}

size_t
convention_apply(const struct convention *c, const char *p, const struct tok *in, size_t n, struct tok *out)
{
	size_t k = 0;

	if (!c->cut_contractions)
		return join_tokens(c, p, in, n, out);
	for (size_t i = 0; i < n; i++)
		if (is_wordlike(&in[i]))
			k += cut_token(p, in[i], out + k);
		else
			out[k++] = in[i];
	return join_tokens(c, p, out, k, out);
}
