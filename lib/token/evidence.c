/* See evidence.h. */
#include "token/evidence.h"
#include "lex_starter.h"
#include "token/sieve.h"
#include "uni.h"
#include "utf8.h"

#include <stdio.h>

enum { OPENERS = 8 };	/* opening marks in a row that are looked behind */

enum atom {
	NONE,
	KIND,			/* of the place: stop, question, dots, abbrev, title, initial, gap */
	CLOSER, OPENER,		/* marks between: quote, bracket, none ... */
	PREV, PREV2, NEXT, NEXT2, NEXT3,		/* words in lower case */
	PREV_LOOK, PREV2_LOOK, NEXT_LOOK, NEXT2_LOOK,	/* their shapes */
	PREV_SIZE,		/* letters of the word before */
	NEXT_CASE,		/* what a capital says of the next word: start, name, open */
	FROM, REST,		/* tokens since the sentence began, to the line's end */
	INSIDE,			/* brackets or quotation marks are open */
	SAYS,			/* a verb of saying follows: "Why?" Smith asked */
	BLANK,			/* what stands between: one, two, more, line, none */
	ATOMS
};

static const struct template {
	const char	*name;
	enum atom	 a, b;
} template[] = {
	{ "kind", KIND, NONE },
	{ "kind-look", KIND, NEXT_LOOK },
	{ "kind-prevlook", KIND, PREV_LOOK },
	{ "kind-prev", KIND, PREV },
	{ "kind-next", KIND, NEXT },
	{ "kind-case", KIND, NEXT_CASE },
	{ "kind-from", KIND, FROM },
	{ "kind-rest", KIND, REST },
	{ "kind-closer", KIND, CLOSER },
	{ "kind-opener", KIND, OPENER },
	{ "kind-inside", KIND, INSIDE },
	{ "kind-size", KIND, PREV_SIZE },
	{ "kind-next2", KIND, NEXT2 },
	{ "kind-blank", KIND, BLANK },
	{ "kind-says", KIND, SAYS },
	{ "looks", PREV_LOOK, NEXT_LOOK },
	{ "nexts", NEXT_LOOK, NEXT2_LOOK },
	{ "prevs", PREV2_LOOK, PREV_LOOK },
	{ "prev-look", PREV, NEXT_LOOK },
	{ "prev-case", PREV, NEXT_CASE },
	{ "prev-next", PREV, NEXT },
	{ "prev2", PREV2, NONE },
	{ "prev2-kind", PREV2, KIND },
	{ "next-look", NEXT, NEXT_LOOK },
	{ "next-next2", NEXT, NEXT2_LOOK },
	{ "next2", NEXT2, NEXT_LOOK },
	{ "next3", NEXT3, KIND },
	{ "closer-look", CLOSER, NEXT_LOOK },
	{ "closer-next", CLOSER, NEXT },
	{ "closer-next2", CLOSER, NEXT2 },
	{ "closer-says", CLOSER, SAYS },
	{ "opener-look", OPENER, NEXT_LOOK },
	{ "opener-prevlook", OPENER, PREV_LOOK },
	{ "inside-closer", INSIDE, CLOSER },
	{ "inside-opener", INSIDE, OPENER },
	{ "from-look", FROM, NEXT_LOOK },
	{ "rest-look", REST, NEXT_LOOK },
	{ "size-look", PREV_SIZE, NEXT_LOOK },
	{ "size-case", PREV_SIZE, NEXT_CASE },
	{ "blank-look", BLANK, NEXT_LOOK },
};
enum { TEMPLATES = sizeof(template) / sizeof(*template) };

/* An atom's text: a word of the article in lower case, or one of our own. */
struct atom_text {
	const char	*s;
	size_t		 n;
	uint32_t	 hash;
	char		 word[EVIDENCE_ATOM];
};

static uint32_t
hash_bytes(const char *s, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h;
}

static struct span
word(const struct place *x, size_t i)
{
	return i < x->n ? (struct span){ x->p + x->tok[i].at, x->tok[i].n } : S("");
}

/* A text of our own, of which there are few: each has its length and hash found once, by where it stands. */
static void
set(struct atom_text *a, const char *s)
{
	enum { OWN = 128 };
	static struct own {
		const char	*s;
		uint32_t	 n, hash;
	} own[OWN];
	struct own *o = &own[(uintptr_t)s / 4 % OWN];

	if (o->s != s) {
		o->n = (uint32_t)strlen(s);
		o->hash = hash_bytes(s, o->n);
		o->s = s;
	}
	a->s = s;
	a->n = o->n;
	a->hash = o->hash;
}

/* A word in lower case; digits as 0, so that 1984 and 2017 are alike. */
static void
set_word(struct atom_text *a, const struct place *x, size_t i)
{
	struct span w = word(x, i);
	size_t n = w.n < EVIDENCE_ATOM ? w.n : EVIDENCE_ATOM;

	if (i >= x->n) {
		set(a, "<end>");
		return;
	}
	for (size_t k = 0; k < n; k++)
		a->word[k] = w.p[k] >= '0' && w.p[k] <= '9' ? '0' : (char)utf8_lower((unsigned char)w.p[k]);
	a->s = a->word;
	a->n = n;
	a->hash = hash_bytes(a->s, n);
}

static const char *
look(const struct place *x, size_t i)
{
	struct span w = word(x, i);
	size_t at = 0, letters = 0, upper = 0;
	bool first = false;

	if (i >= x->n)
		return "end";
	switch ((enum token_label)x->tok[i].label) {
	case TOKEN_NUMBER:
		return w.n == 4 ? "year" : w.p[w.n - 1] == '.' ? "item" : "number";
	case TOKEN_PUNCT:
		return x->tok[i].kind == TOK_OPEN ? "open" : x->tok[i].kind == TOK_CLOSE ? "close" :
		    x->tok[i].kind == TOK_QUOTE ? "quote" : x->tok[i].kind == TOK_DASH ? "dash" :
		    x->tok[i].kind == TOK_STOP ? "stop" : x->tok[i].kind == TOK_DOTS ? "dots" :
		    span_is(w, ",") ? "comma" : span_is(w, ":") ? "colon" : span_is(w, ";") ? "semicolon" : "punct";
	case TOKEN_WORD:
		break;
	default:
		return token_label_name[x->tok[i].label];
	}
	if (x->tok[i].kind == TOK_TITLE)
		return "Title";
	if (x->tok[i].kind == TOK_INITIAL)
		return "Initial";
	while (at < w.n && letters < 8) {
		enum uni_sentence k = uni_sentence(uni_of(utf8_next(w, &at)));

		if (k == SB_Upper && letters == 0)
			first = true;
		letters += k == SB_Upper || k == SB_Lower || k == SB_OLetter;
		upper += k == SB_Upper;
	}
	if (x->tok[i].kind == TOK_ABBREV)
		return first ? "Abbrev" : "abbrev";
	if (letters == 0)
		return "other";
	if (first)
		return letters == 1 ? "A" : upper == letters ? "UPPER" : "Capital";
	return upper > 0 ? "mixed" : letters == 1 ? "a" : "lower";
}

static const char *
kind(const struct place *x)
{
	switch ((enum tok_kind)x->tok[x->last].kind) {
	case TOK_STOP:
		return span_is(word(x, x->last), ".") ? "stop" : span_is(word(x, x->last), "!") ? "shout" :
		    span_is(word(x, x->last), "?") ? "question" : "stops";
	case TOK_DOTS:
		return "dots";
	case TOK_ABBREV:
		return "abbrev";
	case TOK_TITLE:
		return "title";
	case TOK_INITIAL:
		return "initial";
	default:
		return "gap";
	}
}

static const char *
bucket(size_t n)
{
	static const char *const name[] = { "0", "1", "2", "3", "4-5", "6-8", "9-13", "14-25", "26+" };

	return name[n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 14 ? 6 : n < 26 ? 7 : 8];
}

static bool
is_bracket(const struct place *x, size_t i)
{
	return strchr("()[]{}", x->p[x->tok[i].at]) != NULL;
}

static const char *
mark(const struct place *x, size_t i)
{
	switch ((enum tok_kind)x->tok[i].kind) {
	case TOK_OPEN:
	case TOK_CLOSE:
		return is_bracket(x, i) ? "bracket" : "quote";
	case TOK_QUOTE:
		return "quote";
	case TOK_DASH:
		return "dash";
	default:
		return "none";
	}
}

/* What a capital says of the next word. */
static const char *
case_of(const struct atom_text *next, const char *shape)
{
	uint32_t classes;

	if (strcmp(shape, "Capital") != 0 && strcmp(shape, "A") != 0)
		return "none";
	classes = lex_find(&lex_starter, (struct span){ next->s, next->n }).classes;
	return (classes & STARTER_CLOSED) != 0 ? "closed" : (classes & STARTER_DATE) != 0 ? "date" :
	    (classes & STARTER_START) != 0 ? "start" : (classes & STARTER_NAME) != 0 ? "name" : "open";
}

/* What is open in the sentence at x->next: looks back at most as far as REACH tokens. */
static const char *
inside(const struct place *x)
{
	enum { REACH = 100 };
	size_t from = x->next - x->first > REACH ? x->next - REACH : x->first;
	int brackets = 0, marks = 0, straight = 0;

	for (size_t i = from; i < x->next; i++) {
		if (x->tok[i].kind == TOK_OPEN)
			*(is_bracket(x, i) ? &brackets : &marks) += 1;
		else if (x->tok[i].kind == TOK_CLOSE)
			*(is_bracket(x, i) ? &brackets : &marks) -= 1;
		else if (x->tok[i].kind == TOK_QUOTE)
			straight ^= 1;
	}
	return brackets > 0 ? "bracket" : marks > 0 || straight != 0 ? "quote" : "none";
}

/* May the word be one that data/starter.tsv has as a verb of saying?  Most are told not to be in a few steps. */
static bool
may_say(struct span w)
{
	static struct sieve verbs;
	static bool ready;

	for (uint32_t i = 0; i < lex_starter.n_row && !ready; i++)
		if ((lex_starter.row[i].classes & STARTER_SAY) != 0)
			sieve_add(&verbs, lex_phrase(&lex_starter, &lex_starter.row[i]), true);
	ready = true;
	return sieve_may_have(&verbs, sieve_folded(w.p, w.n), w.n);
}

static const char *
says(const struct place *x, size_t i)
{
	enum { REACH = 6 };
	struct atom_text w;

	for (size_t k = i; k < x->n && k < i + REACH && x->tok[k].label == TOKEN_WORD; k++) {
		if (!may_say(word(x, k)))
			continue;
		set_word(&w, x, k);
		if ((lex_find(&lex_starter, (struct span){ w.s, w.n }).classes & STARTER_SAY) != 0)
			return bucket(k - i);
	}
	return "no";
}

static const char *
blank(const struct place *x)
{
	const struct tok *a = &x->tok[x->next - 1], *b = a + 1;
	size_t from = a->at + a->n, n = b->at - from;

	return n == 0 ? "none" : memchr(x->p + from, '\n', n) != NULL ? "line" : n == 1 ? "one" : n == 2 ? "two" : "more";
}

static void
see(const struct place *x, struct atom_text *a)
{
	size_t prev = x->last, begin = x->next;

	if (x->tok[prev].kind == TOK_STOP || x->tok[prev].kind == TOK_DOTS)
		prev = prev > x->first ? prev - 1 : x->n;
	set(&a[NONE], "");
	set(&a[KIND], kind(x));
	set(&a[CLOSER], x->next - 1 > x->last ? mark(x, x->next - 1) : "none");
	set(&a[OPENER], mark(x, begin));
	while (begin + 1 < x->n && begin < x->next + OPENERS &&
	    (x->tok[begin].kind == TOK_OPEN || x->tok[begin].kind == TOK_QUOTE))
		begin++;
	set_word(&a[PREV], x, prev);
	set_word(&a[PREV2], x, prev < x->n && prev > x->first ? prev - 1 : x->n);
	set_word(&a[NEXT], x, begin);
	set_word(&a[NEXT2], x, begin + 1);
	set_word(&a[NEXT3], x, begin + 2);
	set(&a[PREV_LOOK], look(x, prev));
	set(&a[PREV2_LOOK], look(x, prev < x->n && prev > x->first ? prev - 1 : x->n));
	set(&a[NEXT_LOOK], look(x, begin));
	set(&a[NEXT2_LOOK], look(x, begin + 1));
	set(&a[PREV_SIZE], bucket(word(x, prev).n));
	set(&a[NEXT_CASE], case_of(&a[NEXT], look(x, begin)));
	set(&a[FROM], bucket(x->next - x->first));
	set(&a[REST], bucket(x->n - x->next));
	set(&a[INSIDE], inside(x));
	set(&a[SAYS], says(x, begin));
	set(&a[BLANK], blank(x));
}

/* ---- Hashes ---- */

/* Of the templates' names, which never change. */
static uint32_t template_hash[TEMPLATES];

static void
hash_templates(void)
{
	for (size_t k = 0; k < TEMPLATES; k++)
		template_hash[k] = hash_bytes(template[k].name, strlen(template[k].name));
}

static uint32_t
combine(uint32_t name, uint32_t a, uint32_t b)
{
	uint32_t h = name * 0x9e3779b1u;

	h = (h ^ a) * 0x85ebca6bu;
	h ^= h >> 15;
	h = (h ^ b) * 0xc2b2ae35u;
	return h ^ h >> 13;
}

uint32_t
evidence_hash(struct span name)
{
	struct span f[3] = { S(""), S(""), S("") };
	struct span rest = name;

	for (size_t i = 0; i < 3; i++)
		if (!span_cut(&rest, '\t', &f[i]))
			f[i] = S("");
	return combine(hash_bytes(f[0].p, f[0].n), hash_bytes(f[1].p, f[1].n), hash_bytes(f[2].p, f[2].n));
}

size_t
evidence_features(const struct place *x, uint32_t *hash, char (*name)[EVIDENCE_NAME])
{
	struct atom_text a[ATOMS];

	if (template_hash[0] == 0)
		hash_templates();
	see(x, a);
	for (size_t k = 0; k < TEMPLATES; k++) {
		const struct template *t = &template[k];

		hash[k] = combine(template_hash[k], a[t->a].hash, a[t->b].hash);
		if (name != NULL)
			snprintf(name[k], EVIDENCE_NAME, "%s\t%.*s\t%.*s", t->name, (int)a[t->a].n, a[t->a].s,
			    (int)a[t->b].n, a[t->b].s);
	}
	return TEMPLATES;
}

static int
weight(uint32_t hash)
{
	for (uint32_t i = hash & (evidence_slots - 1);; i = (i + 1) & (evidence_slots - 1)) {
		if (evidence_table[i].weight == 0)
			return 0;
		if (evidence_table[i].check == hash >> 16)
			return evidence_table[i].weight;
	}
}

int
evidence_weigh(const struct place *x)
{
	uint32_t hash[EVIDENCE_FEATURES];
	size_t n = evidence_features(x, hash, NULL);
	int sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += weight(hash[i]);
	return sum;
}
