/*
 * mkdict phrases OUT FILE.tsv ...: the lists of lib/name/gaz.h as one dictionary.
 * mkdict words OUT FILE.tsv: how words are written, and their clusters.
 *
 * See lib/name/dict.h for the image and lib/lex.h for the form of the lists.
 */
#include "name/dict.h"
#include "diag.h"
#include "name/gaz.h"
#include "in.h"
#include "mem.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

struct entry {
	uint64_t	hash, value;
};

static struct {
	struct entry	*entry;
	size_t		 n, cap;
} all;

static struct {
	uint64_t	*hash;		/* of what begins phrases with two words */
	size_t		 n, cap;
} second;

static void
add(uint64_t hash, uint64_t value)
{
	mem_room(&all.entry, &all.cap, all.n + 1, sizeof(*all.entry));
	all.entry[all.n++] = (struct entry){ hash, value };
}

/* The phrase as the tagger's units have it: "Foods , Inc.", "Sheriff 's Office". */
static void
units(struct buf *b, struct span s)
{
	b->n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (i > 0 && (s.p[i] == ',' || (s.p[i] == '\'' && i + 1 < s.n && s.p[i + 1] == 's' &&
		    (i + 2 == s.n || s.p[i + 2] == ' '))))
			buf_byte(b, ' ');
		buf_byte(b, s.p[i]);
	}
}

static void
add_second(uint64_t hash)
{
	mem_room(&second.hash, &second.cap, second.n + 1, sizeof(*second.hash));
	second.hash[second.n++] = hash;
}

static void
add_phrase(struct span s, uint64_t bits)
{
	uint64_t h = DICT_START;
	struct span word;

	for (int i = 0; span_cut(&s, ' ', &word); i++) {
		if (h != DICT_START)
			h = dict_hash(h, S(" "));
		h = dict_hash(h, word);
		add(h, s.p == NULL ? bits : GAZ_GOES_ON);
		if (i == 1)
			add_second(h);
	}
}

/* Each Word In Capitals. */
static void
capitals(struct span s, struct buf *b)
{
	b->n = 0;
	for (size_t i = 0; i < s.n; i++)
		buf_byte(b, (i == 0 || s.p[i - 1] == ' ') && s.p[i] >= 'a' && s.p[i] <= 'z' ?
		    (char)(s.p[i] - 'a' + 'A') : s.p[i]);
}

static uint64_t
class_bits(struct span file, struct span classes)
{
#define NAME(file, class)	{ #file, class },
	static const char *const names[GAZ_N][2] = { GAZ_CLASSES(NAME) };
#undef NAME
	struct span class;
	uint64_t bits = 0;

	while (span_cut(&classes, ',', &class))
		for (size_t i = 0; i < GAZ_N; i++)
			if (span_is(file, names[i][0]) &&
			    (span_is(class, names[i][1]) || names[i][1][0] == '*')) {
				bits |= (uint64_t)1 << i;
				break;
			}
	return bits;
}

static void
phrase_row(struct span line, struct span file, bool fold)
{
	static struct buf b, c;
	struct span phrase = { 0 }, classes = { 0 };
	uint64_t bits;

	span_cut(&line, '\t', &phrase);
	span_cut(&line, '\t', &classes);
	bits = class_bits(file, classes);
	if (bits == 0)
		return;
	units(&b, phrase);
	add_phrase(buf_view(&b), bits);
	if (!fold)
		return;
	c.n = 0;
	utf8_fold(&c, buf_view(&b));
	add_phrase(buf_view(&c), bits);
	capitals(buf_view(&c), &b);
	add_phrase(buf_view(&b), bits);
}

static uint64_t
number(struct span s, uint64_t max, const char *path, uintmax_t line)
{
	uint64_t n = 0;

	if (span_is(s, "-"))
		return 0;
	for (size_t i = 0; i < s.n; i++)
		n = s.p[i] < '0' || s.p[i] > '9' || n > max ? max : n * 10 + (uint64_t)(s.p[i] - '0');
	if (s.n == 0 || n >= max)
		die("%s:%ju: a word is word TAB case TAB three classes", path, line);
	return n + 1;
}

static void
word_row(struct span line, const char *path, uintmax_t at)
{
	static const char *const cases[CASES] = { "-", "lower", "mostly-lower", "mixed",
	    "mostly-capital", "capital", "upper" };
	struct span f[5] = { { 0 } };
	uint64_t value = CASES;

	for (int i = 0; i < 5; i++)
		span_cut(&line, '\t', &f[i]);
	for (unsigned i = 0; i < CASES; i++)
		if (span_is(f[1], cases[i]))
			value = i;
	if (value == CASES)
		die("%s:%ju: unknown case", path, at);
	value |= number(f[2], 0x7f, path, at) << 3 | number(f[3], 0x1ff, path, at) << 10 |
	    number(f[4], 0xfff, path, at) << 19;
	add(dict_hash(DICT_START, f[0]), value);
}

static void
read_file(const char *path, bool phrases)
{
	struct in *in = in_open(path, NULL);
	struct span line, file = span_of(path);
	bool fold = false;

	if (in == NULL)
		die_sys("%s", path);
	for (size_t i = file.n; i-- > 0;)
		if (file.p[i] == '/') {
			file = span_from(file, i + 1);
			break;
		}
	file.n -= span_ends(file, S(".tsv")) ? 4 : 0;
	while (in_line(in, &line) == IN_LINE) {
		if (span_is(line, "#! fold"))
			fold = true;
		if (line.n == 0 || span_starts(line, S("# ")) || span_starts(line, S("#!")))
			continue;
		if (phrases)
			phrase_row(line, file, fold);
		else
			word_row(line, path, in_line_number(in));
	}
	in_close(in);
}

static int
by_hash(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;

	return a->hash < b->hash ? -1 : a->hash > b->hash;
}

static int
by_value(const void *pa, const void *pb)
{
	const uint64_t *a = pa, *b = pb;

	return *a < *b ? -1 : *a > *b;
}

/* Joins the entries of one phrase. */
static void
join(void)
{
	size_t w = 0;

	qsort(all.entry, all.n, sizeof(*all.entry), by_hash);
	for (size_t i = 0; i < all.n; i++)
		if (w > 0 && all.entry[w - 1].hash == all.entry[i].hash)
			all.entry[w - 1].value |= all.entry[i].value;
		else
			all.entry[w++] = all.entry[i];
	all.n = w;
}

static uint64_t *
distinct_values(uint32_t *n)
{
	uint64_t *v = mem_zero(all.n + 1, sizeof(*v));
	size_t w = 1;

	for (size_t i = 0; i < all.n; i++)
		v[i + 1] = all.entry[i].value;
	qsort(v, all.n + 1, sizeof(*v), by_value);
	for (size_t i = 1; i <= all.n; i++)
		if (v[i] != v[w - 1])
			v[w++] = v[i];
	if (w > 0xffff)
		die("more than 65,535 distinct values");
	*n = (uint32_t)w;
	return v;
}

/* At most one in nine of its bits is set. */
static uint64_t *
filter(uint32_t *n)
{
	uint64_t *f;
	uint32_t word;

	for (*n = 1; 64 * (size_t)*n < 8 * second.n; *n *= 2)
		;
	f = mem_zero(*n, sizeof(*f));
	for (size_t i = 0; i < second.n; i++) {
		uint64_t bits = dict_filter(second.hash[i], *n, &word);

		f[word] |= bits;
	}
	return f;
}

static void
write_image(const char *path)
{
	uint32_t head[4] = { DICT_MAGIC, 64, 0, 0 }, *slot, i;
	uint64_t *value = distinct_values(&head[2]), *seconds = filter(&head[3]), *at, h;
	FILE *f = fopen(path, "w");

	while (head[1] < 2 * all.n - all.n / 4)
		head[1] *= 2;
	slot = mem_zero(head[1], sizeof(*slot));
	for (size_t k = 0; k < all.n; k++) {
		if (all.entry[k].value == 0)
			continue;
		h = dict_spread(all.entry[k].hash);
		for (i = (uint32_t)h; slot[i & (head[1] - 1)] != 0; i++)
			;
		at = bsearch(&all.entry[k].value, value, head[2], sizeof(*value), by_value);
		slot[i & (head[1] - 1)] = (uint32_t)(h >> 48) << 16 | (uint32_t)(at - value);
	}
	if (f == NULL || fwrite(head, sizeof(head), 1, f) != 1 ||
	    fwrite(value, sizeof(*value), head[2], f) != head[2] ||
	    fwrite(seconds, sizeof(*seconds), head[3], f) != head[3] ||
	    fwrite(slot, sizeof(*slot), head[1], f) != head[1] || fclose(f) != 0)
		die_sys("%s", path);
	free(slot);
	free(value);
	free(seconds);
}

int
main(int argc, char **argv)
{
	bool phrases;

	diag_init(argv[0]);
	if (argc < 4)
		die("usage: mkdict phrases|words OUT FILE.tsv ...");
	phrases = span_is(span_of(argv[1]), "phrases");
	for (int i = 3; i < argc; i++)
		read_file(argv[i], phrases);
	join();
	write_image(argv[2]);
	free(all.entry);
	free(second.hash);
	return 0;
}
