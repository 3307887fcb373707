/*
 * See fields.h.
 *
 * A byte of `w` is c exactly where w ^ c c c ... has a byte of 0, and there
 * `zeros` has its high bit: exact for every byte, so the bits can be taken one
 * by one, the first field's end being the lowest.
 */
#include "table/fields.h"

#include <stdint.h>

#define ONES	UINT64_C(0x0101010101010101)
#define HIGHS	(ONES * 0x80)

/* Eight bytes, the first one lowest. */
static uint64_t
load(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

static uint64_t
bytes_equal(uint64_t w, unsigned char c)
{
	uint64_t x = w ^ ONES * c;

	return ~(((x & ~HIGHS) + ~HIGHS) | x | ~HIGHS);
}

bool
fields_cut(struct span line, struct span *field, size_t n)
{
	const char *p = line.p, *from = line.p, *end = line.p + line.n;
	uint64_t w, tabs, odd = 0;
	size_t k = 0;

	for (; end - p >= 8 && k < n; p += 8) {
		w = load(p);
		odd |= (w & HIGHS) | bytes_equal(w, '\\');
		for (tabs = bytes_equal(w, '\t'); tabs != 0 && k < n; tabs &= tabs - 1) {
			const char *tab = p + (__builtin_ctzll(tabs) >> 3);

			field[k++] = (struct span){ from, (size_t)(tab - from) };
			from = tab + 1;
		}
	}
	for (; p < end && k < n; p++) {
		odd |= (*p & 0x80) != 0 || *p == '\\';
		if (*p == '\t') {
			field[k++] = (struct span){ from, (size_t)(p - from) };
			from = p + 1;
		}
	}
	if (k < n && line.p != NULL)
		field[k++] = (struct span){ from, (size_t)(end - from) };
	while (k < n)
		field[k++] = (struct span){ NULL, 0 };
	return odd == 0;
}
