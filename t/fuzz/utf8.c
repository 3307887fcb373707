/* UTF-8: cleaned bytes are valid and keep what was valid; walking forth and back meets. */
#include "fuzz.h"
#include "utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span data = { (const char *)p, n }, clean;
	struct buf b = { 0 }, low = { 0 };
	size_t bad = utf8_clean(&b, data), count = 0, at = 0, before;
	uint32_t c;

	clean = buf_view(&b);
	LAW(utf8_valid(clean) == clean.n);
	LAW((bad == 0) == (utf8_valid(data) == n));
	LAW(bad > 0 || span_eq(clean, data));
	LAW(clean.n <= 3 * n);
	while (at < clean.n) {
		before = at;
		c = utf8_next(clean, &at);
		LAW(at > before && at <= clean.n && c <= 0x10ffff);
		LAW(utf8_skip(clean, before, 1) == at);
		LAW(utf8_prev(clean, &(size_t){ at }) == c);
		count++;
	}
	LAW(utf8_count(clean) == count);
	LAW(utf8_skip(clean, 0, count) == clean.n);
	utf8_fold(&low, clean);
	LAW(utf8_valid(buf_view(&low)) == low.n && utf8_count(buf_view(&low)) == count);
	for (at = 0; at < n; before = at, utf8_next(data, &at), LAW(at > before))
		;			/* dirty bytes end, too */
	buf_free(&b);
	buf_free(&low);
	return 0;
}
