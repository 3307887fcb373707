/* lanes.h: the portable form and the one for vectors find the same bytes as a loop does. */
#include "lanes.h"
#include "tap.h"

static uint32_t
step(uint32_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 17;
	return *x ^= *x << 5;
}

static uint64_t
slowly(const char *p, char c)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < LANES; i++)
		bits |= (uint64_t)(p[i] == c) << i;
	return bits;
}

static bool
agree(const char *text, size_t n, char c)
{
	for (size_t i = 0; i + LANES <= n; i++)
		if (lanes_swar(text + i, c) != slowly(text + i, c) || lanes_of(text + i, c) != slowly(text + i, c))
			return false;
	return true;
}

int
main(void)
{
	static char text[1 << 14];
	uint32_t x = 20171024;
	unsigned wrong = 0;

	for (int c = 0; c < 256; c++) {		/* each byte, beside those that differ in a bit */
		for (size_t i = 0; i < 4 * LANES; i++)
			text[i] = (char)(c ^ (step(&x) % 2 == 0 ? 0 : 1 << x / 2 % 8));
		wrong += !agree(text, 4 * LANES, (char)c);
	}
	ok(wrong == 0);

	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = (char)step(&x);
	ok(agree(text, sizeof(text), '\t'));
	ok(lanes_first(1) == 0 && lanes_first((uint64_t)1 << 63) == 63);
	return done_testing();
}
