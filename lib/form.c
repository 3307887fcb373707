/*
 * See form.h.  Up to eight ASCII bytes are looked at as one word; of more, a
 * table counts what each byte is, all kinds in one sum; only a token with bytes
 * from 0x80 on is decoded.
 */
#include "form.h"
#include "utf8.h"

struct letters {
	size_t	 n, upper, lower, digit;
	bool	 first_upper;
};

enum { SHORT = 255 };		/* bytes that a sum of eight bits a kind can count */

/* Bits 0-7 of a sum count letters, 8-15 capitals, 16-23 digits. */
#define LETTER	0x000001u
#define UPPER	0x000101u
#define DIGIT	0x010000u
#define FIVE(k)		k, k, k, k, k
#define LETTERS(k)	FIVE(k), FIVE(k), FIVE(k), FIVE(k), FIVE(k), k

static const uint32_t kind[128] = {
	[48] = FIVE(DIGIT), FIVE(DIGIT),
	[65] = LETTERS(UPPER),
	[97] = LETTERS(LETTER),
};

/* Counts the letters of a short text in ASCII; false if it is something else. */
static bool
count_ascii(struct span s, struct letters *l)
{
	uint32_t sum = 0;
	unsigned char c;
	size_t i = 0;

	if (s.n > SHORT)
		return false;
	for (; i < s.n; i++) {
		c = (unsigned char)s.p[i];
		if (c >= 0x80)
			return false;
		sum += kind[c];
	}
	l->n = sum & 0xff;
	l->upper = sum >> 8 & 0xff;
	l->digit = sum >> 16 & 0xff;
	l->lower = l->n - l->upper;
	if (l->upper > 0) {
		for (i = 0; kind[(unsigned char)s.p[i]] % 2 == 0; i++)
			;
		l->first_upper = kind[(unsigned char)s.p[i]] == UPPER;
	}
	return true;
}

static void
count_any(struct span s, struct letters *l)
{
	uint32_t c;

	for (size_t i = 0; i < s.n;) {
		c = utf8_next(s, &i);
		l->digit += c >= '0' && c <= '9';
		if (!utf8_is_letter(c))
			continue;
		if (utf8_is_upper(c)) {
			l->first_upper |= l->n == 0;
			l->upper++;
		} else if (utf8_is_lower(c))
			l->lower++;
		l->n++;
	}
}

static struct span
folded_ascii(struct span s, struct arena *mem)
{
	char *p = arena_bytes(mem, s.n);

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] | (kind[(unsigned char)s.p[i]] == UPPER) << 5);
	return (struct span){ p, s.n };
}

static struct span
folded_any(struct span s, struct arena *mem)
{
	size_t room = UTF8_FOLD_ROOM(s.n);
	struct buf b = { .p = arena_bytes(mem, room), .cap = room };

	utf8_fold(&b, s);
	return buf_view(&b);
}

/* The text is w, up to eight ASCII bytes, then zeros. */
static uint8_t
form_of_word(uint64_t w, struct span s, struct arena *mem, struct span *low)
{
	uint64_t lower = swar_range(w, 'a', 'z'), upper = swar_range(w, 'A', 'Z');
	uint64_t letter = lower | upper;
	uint8_t form = swar_range(w, '0', '9') != 0 ? FORM_DIGIT : 0;
	char *p;

	*low = s;
	if (letter == 0)
		return form;
	form |= FORM_LETTER;
	if (upper == 0)
		return form | FORM_LOWER;
	p = arena_bytes(mem, 8);
	w |= upper >> 2;
	swar_store(p, w);
	*low = (struct span){ p, s.n };
	return (uint8_t)(form | (letter & -letter & upper ? FORM_CAPITAL : 0) |
	    (lower == 0 && (letter & (letter - 1)) != 0 ? FORM_UPPER : 0));
}

uint8_t
form_of_any(struct span s, size_t room, struct arena *mem, struct span *low)
{
	struct letters l = { 0 };
	uint64_t w;
	bool ascii;

	if (s.n <= 8 && room >= 8 && ((w = swar_load(s.p) & swar_first(s.n)) & SWAR_HIGH) == 0)
		return form_of_word(w, s, mem, low);
	ascii = count_ascii(s, &l);
	if (!ascii)
		count_any(s, &l);
	*low = l.upper == 0 ? s : ascii ? folded_ascii(s, mem) : folded_any(s, mem);
	return (uint8_t)((l.first_upper ? FORM_CAPITAL : 0) |
	    (l.n > 1 && l.upper > 0 && l.lower == 0 ? FORM_UPPER : 0) |
	    (l.n > 0 && l.upper == 0 ? FORM_LOWER : 0) | (l.digit > 0 ? FORM_DIGIT : 0) |
	    (l.n > 0 ? FORM_LETTER : 0));
}
