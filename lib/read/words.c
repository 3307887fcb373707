/* See words.h. */
#include "read/words.h"
#include "utf8.h"

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Soft hyphens and zero-width spaces, which may stand in a word. */
static bool
is_unseen(uint32_t c)
{
	return c == 0xad || c == 0x200b;
}

static void
end_word(struct words *w, size_t from, size_t to)
{
	if (to > from)
		w->word[w->n++] = (struct span){ w->low + from, to - from };
}

void
words_cut(struct words *w, struct span s)
{
	size_t i = 0, used = 0, from = 0;

	w->n = 0;
	while (w->n < WORDS_MAX && used + 8 < WORDS_BYTES) {
		uint32_t c = i < s.n ? (unsigned char)s.p[i] : 0;

		if (c < 0x80) {
			i++;
			if (is_alnum((char)c)) {
				w->low[used++] = (char)(c | 0x20);	/* digits have that bit */
				continue;
			}
		} else
			c = utf8_next(s, &i);
		if (is_unseen(c))
			continue;
		if (utf8_is_letter(c) || utf8_is_digit(c)) {
			used += utf8_encode(utf8_lower(c), w->low + used);
			continue;
		}
		end_word(w, from, used);
		from = used;
		if (c == 0)
			break;
	}
}

void
words_cut_name(struct words *w, struct span s)
{
	size_t i = 0, used = 0, from;

	w->n = 0;
	while (i < s.n && w->n < WORDS_MAX) {
		if (!is_alnum(s.p[i])) {
			i++;
			continue;
		}
		from = used;
		do {
			if (used == WORDS_BYTES)
				return;
			w->low[used++] = is_upper(s.p[i]) ? (char)(s.p[i] | 0x20) : s.p[i];
			i++;
		} while (i < s.n && is_alnum(s.p[i]) && !(is_upper(s.p[i]) && !is_upper(s.p[i - 1])));
		end_word(w, from, used);
	}
}

/* The words from one of them on. */
struct tail {
	const struct words *of;
	size_t		 from;
};

static struct span
word_at(const void *of, size_t i)
{
	const struct tail *t = of;

	return t->of->word[t->from + i];
}

struct lex_hit
words_phrase(const struct words *w, size_t from, const struct lex *x)
{
	if (from >= w->n)
		return (struct lex_hit){ 0 };
	return lex_longest(x, w->n - from, word_at, &(struct tail){ w, from });
}

double
words_shared(const struct words *a, const struct words *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (span_eq(a->word[i], b->word[k])) {
				n++;
				break;
			}
	return a->n == 0 ? 0 : (double)n / (double)a->n;
}

size_t
words_begin(struct span s, size_t number)
{
	size_t i = 0, n = 0;
	bool inside = false;

	while (i < s.n) {
		size_t at = i;
		uint32_t c = utf8_next(s, &i);
		bool word = utf8_is_letter(c) || utf8_is_digit(c);

		if (is_unseen(c))
			continue;
		if (word && !inside && n++ == number)
			return at;
		inside = word;
	}
	return s.n;
}

size_t
words_count(struct span s)
{
	struct words w;

	words_cut(&w, s);
	return w.n;
}
