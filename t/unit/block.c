/*
 * block.h: every form that this machine can run finds the same bytes as a loop
 * does, and the same tokens.
 */
#include "tap.h"
#include "token/block.h"
#include "token/scan.h"

enum { TEXT = 1 << 14 };

static uint32_t
step(uint32_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 17;
	return *x ^= *x << 5;
}

/* Byte by byte. */
static void
slowly(struct block *b, const char *p)
{
	*b = (struct block){ 0 };
	for (size_t i = 0; i < BLOCK; i++) {
		unsigned char c = (unsigned char)p[i];
		uint64_t bit = (uint64_t)1 << i;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
			b->letter |= bit;
		else if (c >= '0' && c <= '9')
			b->digit |= bit;
		else if (c == '\'')
			b->apostrophe |= bit;
		else if (c <= ' ' || c == 0x7f)
			b->gap |= bit;
		else if (strchr("\",)]}", c) != NULL)
			b->mark |= bit;
	}
}

/* Are the masks right at every place of the text? */
static bool
agree(block_fn *f, const char *text, size_t n)
{
	struct block a, b;

	for (size_t i = 0; i + BLOCK <= n; i++) {
		slowly(&a, text + i);
		f(&b, text + i);
		if (a.letter != b.letter || a.digit != b.digit || a.mark != b.mark || a.gap != b.gap ||
		    a.apostrophe != b.apostrophe)
			return false;
	}
	return true;
}

/* Are the tokens of the text the same by both? */
static bool
same_tokens(struct tokens *a, struct tokens *b, const char *text, size_t n)
{
	struct tokens *const both[] = { a, b };

	for (int k = 0; k < 2; k++) {
		token_start(both[k], text);
		scan_tokens(both[k], n);
	}
	if (a->n != b->n || a->at != b->at || a->n_end != b->n_end)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct tok *s = &a->tok[i], *t = &b->tok[i];

		if (s->at != t->at || s->n != t->n || s->cp != t->cp || s->cps != t->cps || s->label != t->label ||
		    s->kind != t->kind)
			return false;
	}
	return true;
}

/* Words, and what may stand in and between them; nothing but letters at the start. */
static void
fill(char *text, uint32_t *x, unsigned others)
{
	static const char between[] = "    ,.,.'-\"()$%:;/@_&0123456789\t\x80\xe2\xc3";

	for (size_t i = 0; i < TEXT; i++) {
		bool other = step(x) % others == 0;
		uint32_t pick = *x / 256;

		if (other)
			text[i] = between[pick % (sizeof(between) - 1)];
		else
			text[i] = (char)(pick % 26 + (*x >> 30 == 0 ? 'A' : 'a'));
	}
	memset(text + TEXT, '\n', TOKEN_PAD);
}

int
main(void)
{
	static char text[TEXT + TOKEN_PAD];
	uint32_t x = 20171024;

	for (block_fn *const *f = block_all(); *f != NULL; f++) {
		struct tokens a, b;
		unsigned wrong = 0;

		token_init(&a);
		token_init(&b);
		a.block = *f;
		b.block = slowly;
		memset(text, 'q', 2 * BLOCK);
		for (int c = 0; c < 256; c++) {		/* each byte, with letters round it */
			text[BLOCK] = (char)c;
			wrong += !agree(*f, text, 2 * BLOCK);
		}
		ok(wrong == 0);
		for (size_t i = 0; i < TEXT; i++)
			text[i] = (char)step(&x);
		memset(text + TEXT, '\n', TOKEN_PAD);
		ok(agree(*f, text, TEXT));
		ok(same_tokens(&a, &b, text, TEXT));
		for (unsigned others = 2; others < 128; others *= 2) {
			fill(text, &x, others);
			ok(agree(*f, text, TEXT));
			ok(same_tokens(&a, &b, text, TEXT));
		}
		token_free(&a);
		token_free(&b);
	}
	return done_testing();
}
