/* See language.h. */
#include "read/language.h"
#include "lex_languages.h"
#include "lex_stopwords.h"
#include "utf8.h"

enum {
	FIRST_LOOK = 700, SECOND_LOOK = 5000,	/* bytes */
	WORDS_MIN = 8,		/* fewer do not tell a language */
	SCRIPT_MIN = 20,	/* letters of a script that has one language here */
	SUBTAG_MAX = 8,
	NAME_BYTES = 16
};

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_alnum(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* The letters and digits at the beginning of s. */
static struct span
subtag(struct span s)
{
	size_t n = 0;

	while (n < s.n && (is_alnum(s.p[n]) || (unsigned char)s.p[n] >= 0x80))
		n++;
	return (struct span){ s.p, n };
}

void
language_tag(struct buf *b, struct span name)
{
	struct span first = subtag(name), rest = span_from(name, first.n), region;
	struct lex_hit hit;
	char low[UTF8_FOLD_ROOM(NAME_BYTES)];
	struct buf fold = { .p = low, .cap = sizeof(low) };

	if (first.n < 2 || first.n > NAME_BYTES)
		return;
	utf8_fold(&fold, first);
	hit = lex_find(&lex_languages, buf_view(&fold));
	if (hit.classes != 0)
		buf_span(b, hit.value);
	else if (first.n == 2 && is_letter(low[0]) && is_letter(low[1]))
		buf_add(b, low, 2);
	else
		return;
	if (rest.n < 3 || (rest.p[0] != '-' && rest.p[0] != '_'))
		return;
	region = subtag(span_from(rest, 1));
	if (region.n < 2 || region.n > 4 || (region.n == 2 && !is_letter(region.p[0])))
		return;
	buf_byte(b, '-');
	for (size_t i = 0; i < region.n; i++)	/* US; Hant; 419 */
		buf_byte(b, region.n == 4 && i > 0 ? (char)(region.p[i] | 0x20) :
		    region.p[i] >= 'a' && region.p[i] <= 'z' ? (char)(region.p[i] & ~0x20) : region.p[i]);
}

/* What was counted in a text. */
struct counts {
	size_t	words, stops[32];
	size_t	kana, hangul, han, arabic, hebrew, thai, devanagari, letters;
};

static void
count_script(struct counts *n, uint32_t c)
{
	n->letters++;
	n->kana += c >= 0x3040 && c < 0x3100;
	n->hangul += c >= 0xac00 && c < 0xd7b0;
	n->han += c >= 0x4e00 && c < 0xa000;
	n->arabic += c >= 0x600 && c < 0x700;
	n->hebrew += c >= 0x590 && c < 0x600;
	n->thai += c >= 0xe00 && c < 0xe80;
	n->devanagari += c >= 0x900 && c < 0x980;
}

static void
count_word(struct counts *n, struct span word)
{
	uint32_t bits = 0;

	n->words++;
	if (word.n > 1)			/* a letter may be an initial or a list's number */
		bits = lex_find(&lex_stopwords, word).classes;
	for (int i = 0; bits != 0; i++, bits >>= 1)
		n->stops[i] += bits & 1;
}

static void
count(struct counts *n, struct span s)
{
	char word[SUBTAG_MAX * 4];
	size_t i = 0, w = 0;

	while (i < s.n) {
		uint32_t c = (unsigned char)s.p[i];

		if (c < 0x80)
			i++;
		else
			c = utf8_next(s, &i);
		if (c < 0x80 ? is_letter((char)c) : utf8_is_letter(c)) {
			count_script(n, c);
			if (w + 4 <= sizeof(word))
				w += utf8_encode(c < 0x80 ? c | 0x20 : utf8_lower(c), word + w);
			else
				w = sizeof(word) + 1;	/* no stop word is that long */
			continue;
		}
		if (w > sizeof(word))
			n->words++;
		else if (w > 0)
			count_word(n, (struct span){ word, w });
		w = 0;
	}
}

static struct span
by_script(const struct counts *n)
{
	size_t most = n->letters / 3 > SCRIPT_MIN ? n->letters / 3 : SCRIPT_MIN;

	if (n->kana * 4 > most && n->kana + n->han > most)
		return S("ja");
	if (n->hangul > most)
		return S("ko");
	if (n->han > most)
		return S("zh");
	if (n->arabic > most)
		return S("ar");
	if (n->hebrew > most)
		return S("he");
	if (n->thai > most)
		return S("th");
	if (n->devanagari > most)
		return S("hi");
	return (struct span){ 0 };
}

static size_t
number_of(const char *tag)
{
	for (size_t i = 0; i < lex_stopwords.n_class; i++)
		if (strcmp(lex_stopwords.class_name[i], tag) == 0)
			return i;
	return 0;
}

/*
 * The language with the most function words, if it is clearly ahead: other
 * languages must be further ahead than English, since an article that is taken
 * for another language is not annotated.  Where words have many endings few of
 * them are function words: a tenth is enough if no other language has half as many.
 */
static struct span
by_words(const struct counts *n)
{
	size_t best = 0, second = 0, en = number_of("en"), lead;

	for (size_t i = 1; i < lex_stopwords.n_class; i++)
		if (n->stops[i] > n->stops[best])
			best = i;
	for (size_t i = 0; i < lex_stopwords.n_class; i++)
		if (i != best && n->stops[i] > second)
			second = n->stops[i];
	lead = n->stops[best] * 10;
	if (n->words < WORDS_MIN || n->stops[best] < 4)
		return (struct span){ 0 };
	if (best == en ? lead < 11 * second || lead < n->words :
	    lead < 12 * second || lead < 20 * n->stops[en] ||
	    lead < (lead < 20 * second ? 2 : 1) * n->words)
		return (struct span){ 0 };
	return span_of(lex_stopwords.class_name[best]);
}

struct span
language_of(struct span text)
{
	static const size_t looks[] = { FIRST_LOOK, SECOND_LOOK };
	struct span tag = { 0 };

	for (size_t i = 0; i < 2 && tag.n == 0; i++) {
		struct counts n = { 0 };

		if (i > 0 && text.n <= looks[i - 1])
			break;
		count(&n, text.n > looks[i] ? (struct span){ text.p, looks[i] } : text);
		tag = by_script(&n);
		if (tag.n == 0)
			tag = by_words(&n);
	}
	return tag;
}
