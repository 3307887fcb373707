/*
 * See lex.h.
 *
 * blob:  all phrases and values, end to end      row:   sorted by phrase
 * slot:  hash(phrase) -> row, linear probing, at most half full; the bits above
 *        a row's number are those of its hash, so that a word which is in no
 *        lexicon is told by its slots alone
 *
 * Every word prefix of a phrase is a row too (classes 0 if it is no phrase of
 * its own), with goes_on set: so the longest match walks word by word and
 * stops at the first miss.  The hash of "a b" goes on from that of "a".
 */
#include "lex.h"
#include "diag.h"
#include "in.h"
#include "mem.h"
#include "utf8.h"

#include <stdlib.h>

enum { CLASSES_MAX = 32, WORDS_MAX = 32 };

static uint32_t
hash_on(uint32_t h, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;	/* FNV-1a */
	return h;
}

#define HASH_START	2166136261u

static uint32_t
spread(uint32_t h)
{
	h ^= h >> 15;
	h *= 0x2c1b3c6du;
	return h ^ h >> 13;
}

/* The row that a slot in use has, if its hash may be h; NULL if it is another one. */
static inline const struct lex_row *
row_in(const struct lex *x, uint32_t slot, uint32_t h)
{
	uint32_t number = x->n_slot - 1;

	return (slot ^ h) & ~number ? NULL : &x->row[(slot & number) - 1];
}

struct span
lex_phrase(const struct lex *x, const struct lex_row *r)
{
	return (struct span){ x->blob + r->phrase, r->phrase_n };
}

struct span
lex_value(const struct lex *x, const struct lex_row *r)
{
	return (struct span){ x->blob + r->value, r->value_n };
}

static struct lex_hit
hit(const struct lex *x, const struct lex_row *r)
{
	struct lex_hit h = { r->classes, r->words, r, lex_value(x, r) };

	while (r->more) {
		r++;
		h.classes |= r->classes;
	}
	return h;
}

uint32_t
lex_hash(struct span phrase)
{
	return spread(hash_on(HASH_START, phrase));
}

void
lex_ahead(const struct lex *x, uint32_t hash)
{
	__builtin_prefetch(&x->slot[hash & (x->n_slot - 1)]);
}

struct lex_hit
lex_find(const struct lex *x, struct span phrase)
{
	return lex_find_hash(x, phrase, lex_hash(phrase));
}

/* The row of a phrase with hash h; NULL: it has none. */
static inline const struct lex_row *
row_of(const struct lex *x, struct span phrase, uint32_t h)
{
	const struct lex_row *r;
	uint32_t i, s;

	for (i = h; (s = x->slot[i & (x->n_slot - 1)]) != 0; i++) {
		r = row_in(x, s, h);
		if (r != NULL && r->phrase_n == phrase.n &&
		    memcmp(x->blob + r->phrase, phrase.p, phrase.n) == 0)
			return r;
	}
	return NULL;
}

struct lex_hit
lex_find_hash(const struct lex *x, struct span phrase, uint32_t h)
{
	const struct lex_row *r = row_of(x, phrase, h);

	return r == NULL || r->classes == 0 ? (struct lex_hit){ 0 } : hit(x, r);
}

bool
lex_begins(const struct lex *x, struct span phrase, uint32_t h)
{
	return row_of(x, phrase, h) != NULL;
}

/* Is the phrase words 0..n, with a blank between two? */
static bool
same_words(struct span phrase, size_t n, struct span (*word_at)(const void *, size_t),
    const void *of)
{
	struct span w;

	for (size_t i = 0; i < n; i++) {
		w = word_at(of, i);
		if (!span_starts(phrase, w))
			return false;
		phrase = span_from(phrase, w.n);
		if (i + 1 < n) {
			if (phrase.n == 0 || phrase.p[0] != ' ')
				return false;
			phrase = span_from(phrase, 1);
		}
	}
	return phrase.n == 0;
}

struct lex_hit
lex_longest(const struct lex *x, size_t n, struct span (*word_at)(const void *, size_t),
    const void *of)
{
	struct lex_hit best = { 0 };
	const struct lex_row *r;
	uint32_t h = HASH_START, end, i, s;

	for (size_t k = 1; k <= n; k++) {
		if (k > 1)
			h = hash_on(h, S(" "));
		h = hash_on(h, word_at(of, k - 1));
		end = spread(h);
		for (i = end; (s = x->slot[i & (x->n_slot - 1)]) != 0; i++) {
			r = row_in(x, s, end);
			if (r != NULL && r->words == k && same_words(lex_phrase(x, r), k, word_at, of))
				break;
		}
		if (s == 0)
			break;
		if (r->classes != 0)
			best = hit(x, r);
		if (!r->goes_on)
			break;
	}
	return best;
}

struct span
lex_field(struct span value, size_t i)
{
	struct span f = { 0 };

	for (size_t k = 0; k <= i; k++)
		if (!span_cut(&value, '\t', &f))
			return (struct span){ 0 };
	return f;
}

uint32_t
lex_class(const struct lex *x, struct span name)
{
	for (uint32_t i = 0; i < x->n_class; i++)
		if (span_is(name, x->class_name[i]))
			return 1u << i;
	return 0;
}

/* What lex_load() and mklex build: a lex whose arrays it owns. */
struct build {
	struct lex	 lex;		/* must stand first: lex_free() gets its address */
	struct buf	 blob;
	struct lex_row	*row;
	uint32_t	*slot;
	size_t		 n, cap;
	char		*class_name[CLASSES_MAX];
	bool		 fold;
};

static uint32_t
class_bits(struct build *b, struct span names, const char *path, uintmax_t line)
{
	struct span name;
	uint32_t bits = 0, i;

	while (span_cut(&names, ',', &name)) {
		if (name.n == 0)
			die("%s:%ju: empty class", path, line);
		for (i = 0; i < b->lex.n_class; i++)
			if (span_is(name, b->class_name[i]))
				break;
		if (i == b->lex.n_class) {
			if (i == CLASSES_MAX)
				die("%s:%ju: more than %d classes", path, line, CLASSES_MAX);
			b->class_name[i] = mem_alloc(name.n + 1);
			memcpy(b->class_name[i], name.p, name.n);
			b->class_name[i][name.n] = '\0';
			b->lex.n_class++;
		}
		bits |= 1u << i;
	}
	return bits;
}

static void
add_row(struct build *b, uint32_t phrase, size_t n, uint32_t value, size_t value_n, uint32_t bits)
{
	struct lex_row r = { .phrase = phrase, .value = value, .classes = bits,
	    .phrase_n = (uint16_t)n, .value_n = (uint16_t)value_n, .words = 1 };

	for (size_t i = 0; i < n; i++)
		r.words = (uint8_t)(r.words + (b->blob.p[phrase + i] == ' '));
	mem_room(&b->row, &b->cap, b->n + 1, sizeof(*b->row));
	b->row[b->n++] = r;
}

static void
add_line(struct build *b, struct span line, const char *path, uintmax_t number)
{
	struct span rest = line, phrase, classes = { 0 };
	uint32_t at = (uint32_t)b->blob.n, value;
	size_t n, words = 1;

	span_cut(&rest, '\t', &phrase);
	if (!span_cut(&rest, '\t', &classes) || classes.n == 0)
		die("%s:%ju: a row is phrase TAB class TAB value", path, number);
	if (rest.p == NULL)
		rest = (struct span){ line.p, 0 };
	if (b->fold)
		utf8_fold(&b->blob, phrase);
	else
		buf_span(&b->blob, phrase);
	n = b->blob.n - at;
	for (size_t i = 0; i < n; i++)
		if (b->blob.p[at + i] == ' ' && (++words, i == 0 || i + 1 == n || b->blob.p[at + i - 1] == ' '))
			die("%s:%ju: one blank between two words", path, number);
	if (n == 0 || n > UINT16_MAX || rest.n > UINT16_MAX || words > WORDS_MAX ||
	    b->blob.n > UINT32_MAX / 2)
		die("%s:%ju: phrase or value empty or too long", path, number);
	value = (uint32_t)b->blob.n;
	buf_span(&b->blob, rest);
	add_row(b, at, n, value, rest.n, class_bits(b, classes, path, number));
	for (size_t i = 0; i < n; i++)
		if (b->blob.p[at + i] == ' ')
			add_row(b, at, i, value, 0, 0);
}

static const char *sort_blob;	/* qsort() has no argument for it */

static int
by_phrase(const void *pa, const void *pb)
{
	const struct lex_row *a = pa, *b = pb;
	int c = span_cmp((struct span){ sort_blob + a->phrase, a->phrase_n },
	    (struct span){ sort_blob + b->phrase, b->phrase_n });

	if (c != 0)
		return c;
	if ((a->classes == 0) != (b->classes == 0))
		return a->classes == 0 ? 1 : -1;
	return a->phrase < b->phrase ? -1 : a->phrase > b->phrase;
}

static void
index_rows(struct build *b, const char *path)
{
	struct lex_row *r, *w = b->row;
	uint32_t h, i;
	bool same;

	sort_blob = b->blob.p;
	if (b->n > 1)
		qsort(b->row, b->n, sizeof(*b->row), by_phrase);
	for (r = b->row; r < b->row + b->n; r++) {	/* join prefix rows to phrases */
		same = w > b->row && span_eq(lex_phrase(&b->lex, r), lex_phrase(&b->lex, w - 1));
		if (same && r->classes == 0) {
			for (struct lex_row *f = w - 1; ; f--) {
				f->goes_on = 1;
				if (f == b->row || !f[-1].more)
					break;
			}
			continue;
		}
		if (same && (w[-1].classes & r->classes) != 0)
			die("%s: \"%.*s\" stands twice with one class", path, (int)r->phrase_n,
			    b->blob.p + r->phrase);
		if (same)
			w[-1].more = 1;
		if (r->classes == 0)
			r->goes_on = 1;
		*w++ = *r;
	}
	b->lex.n_row = (uint32_t)(w - b->row);
	for (b->lex.n_slot = 4; b->lex.n_slot < 2 * b->lex.n_row; )
		b->lex.n_slot *= 2;
	b->slot = mem_zero(b->lex.n_slot, sizeof(*b->slot));
	for (uint32_t k = 0; k < b->lex.n_row; k++) {
		if (k > 0 && b->row[k - 1].more)
			continue;
		h = lex_hash(lex_phrase(&b->lex, &b->row[k]));
		for (i = h; b->slot[i & (b->lex.n_slot - 1)] != 0; i++)
			;
		b->slot[i & (b->lex.n_slot - 1)] = (h & ~(b->lex.n_slot - 1)) | (k + 1);
	}
}

struct lex *
lex_load(const char *path)
{
	struct build *b = mem_zero(1, sizeof(*b));
	struct in *in = in_open(path, NULL);
	struct span line;

	if (in == NULL)
		die_sys("%s", path);
	buf_more(&b->blob, 1);		/* an empty lexicon has arrays, too */
	mem_room(&b->row, &b->cap, 1, sizeof(*b->row));
	while (in_line(in, &line) == IN_LINE) {
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n == 0 || line.p[0] == '#') {
			if (span_is(line, "#! fold"))
				b->fold = true;
			continue;
		}
		if (utf8_valid(line) < line.n)
			die("%s:%ju: not UTF-8", path, in_line_number(in));
		add_line(b, line, path, in_line_number(in));
	}
	if (in_damaged(in))
		exit(2);
	in_close(in);
	b->lex.blob = b->blob.p;
	index_rows(b, path);
	b->lex.row = b->row;
	b->lex.slot = b->slot;
	b->lex.class_name = (const char *const *)b->class_name;
	return &b->lex;
}

void
lex_free(struct lex *x)
{
	struct build *b = (struct build *)x;

	if (b == NULL)
		return;
	for (uint32_t i = 0; i < x->n_class; i++)
		free(b->class_name[i]);
	buf_free(&b->blob);
	free(b->row);
	free(b->slot);
	free(b);
}
