/* See wide.h. */
#include "read/wide.h"
#include "utf8.h"

#include <string.h>

enum { BLOCK = 64 * 1024, BAD = 0xfffd };

static uint32_t
unit(const struct wide *w, const char *p)
{
	unsigned char a = (unsigned char)p[0], b = (unsigned char)p[1];

	return w->big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static void
add(struct wide *w, uint32_t c)
{
	w->text.n += utf8_encode(c, buf_more(&w->text, 4));
}

/* The next characters of the file, as many as a look shows whole. */
static void
refill(struct wide *w)
{
	struct span s = in_peek(w->from, BLOCK);
	size_t i = 0;

	w->text.n = w->at = 0;
	while (s.n - i >= 2) {
		uint32_t c = unit(w, s.p + i), low;

		if (c < 0xd800 || c > 0xdfff) {
			add(w, c);
			i += 2;
			continue;
		}
		if (s.n - i < 4 && i > 0)
			break;			/* its other half comes with the next look */
		low = c <= 0xdbff && s.n - i >= 4 ? unit(w, s.p + i + 2) : 0;
		if (low >= 0xdc00 && low <= 0xdfff) {
			add(w, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
			i += 4;
		} else {
			add(w, BAD);
			i += 2;
		}
	}
	if (s.n == 1) {				/* the file ends in a character */
		add(w, BAD);
		i = 1;
	}
	in_drop(w->from, i);
}

static size_t
give_bytes(void *of, void *p, size_t n)
{
	struct wide *w = of;

	if (w->at == w->text.n)
		refill(w);
	if (w->text.n == 0 && in_damaged(w->from))
		return IN_FAULT;
	n = n < w->text.n - w->at ? n : w->text.n - w->at;
	if (n > 0)
		memcpy(p, w->text.p + w->at, n);
	w->at += n;
	return n;
}

struct in *
wide_open(struct wide *w, struct in *from)
{
	struct span mark = in_peek(from, 2);

	*w = (struct wide){ .from = from };
	if (span_starts(mark, S("\xfe\xff")))
		w->big = true;
	else if (!span_starts(mark, S("\xff\xfe")))
		return NULL;
	in_drop(from, 2);
	return in_from(in_name(from), give_bytes, w);
}

void
wide_free(struct wide *w)
{
	buf_free(&w->text);
}
