/* letters.h: the portable form and the one for vectors count the same letters as a loop does. */
#include "tap.h"
#include "token/letters.h"

static uint32_t
step(uint32_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 17;
	return *x ^= *x << 5;
}

/* Letters at p, one by one. */
static size_t
slowly(const char *p, size_t most)
{
	size_t n = 0;

	while (n < most && ((p[n] >= 'a' && p[n] <= 'z') || (p[n] >= 'A' && p[n] <= 'Z')))
		n++;
	return n;
}

/* Is the count right at every place of the text?  Its last bytes only pad it. */
static bool
agree(const char *text, size_t n)
{
	for (size_t i = 0; i + LETTERS_SSE2 <= n; i++) {
		if (letters_swar(text + i) != slowly(text + i, LETTERS_SWAR))
			return false;
		if (letters(text + i) != slowly(text + i, LETTERS))
			return false;
	}
	return true;
}

int
main(void)
{
	static char text[1 << 16];
	uint32_t x = 20171024;
	unsigned wrong = 0;

	memset(text, 'q', 64);
	for (int c = 0; c < 256; c++) {		/* each byte, with letters round it */
		text[31] = (char)c;
		wrong += !agree(text, 64);
	}
	ok(wrong == 0);

	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = (char)step(&x);
	ok(agree(text, sizeof(text)));

	for (size_t i = 0; i < sizeof(text); i++)	/* words, now and then another byte */
		text[i] = (char)(step(&x) % 16 == 0 ? x >> 8 : 'A' + x / 16 % 26 + (x >> 30 & 1) * 32);
	ok(agree(text, sizeof(text)));
	return done_testing();
}
