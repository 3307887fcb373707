/* See foreign.h. */
#include "read/foreign.h"
#include "utf8.h"

#include <string.h>

enum { BLOCK = 64 * 1024, BAD = 0xfffd };

static uint32_t
unit(const struct foreign *f, const char *p)
{
	unsigned char a = (unsigned char)p[0], b = (unsigned char)p[1];

	return f->kind == FOREIGN_BIG ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static void
add(struct foreign *f, uint32_t c)
{
	f->text.n += utf8_encode(c, buf_more(&f->text, 4));
}

/* The characters of s that are whole; the bytes they take. */
static size_t
from_utf16(struct foreign *f, struct span s)
{
	size_t i = 0;

	while (s.n - i >= 2) {
		uint32_t c = unit(f, s.p + i), low;

		if (c < 0xd800 || c > 0xdfff) {
			add(f, c);
			i += 2;
			continue;
		}
		if (s.n - i < 4 && i > 0)
			break;			/* its other half comes with the next look */
		low = c <= 0xdbff && s.n - i >= 4 ? unit(f, s.p + i + 2) : 0;
		if (low >= 0xdc00 && low <= 0xdfff) {
			add(f, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
			i += 4;
		} else {
			add(f, BAD);
			i += 2;
		}
	}
	if (s.n == 1) {				/* the file ends in a character */
		add(f, BAD);
		i = 1;
	}
	return i;
}

static size_t
from_cr(struct foreign *f, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_byte(&f->text, s.p[i] == '\r' ? '\n' : s.p[i]);
	return s.n;
}

static void
refill(struct foreign *f)
{
	struct span s = in_peek(f->from, BLOCK);

	f->text.n = f->at = 0;
	in_drop(f->from, f->kind == FOREIGN_CR ? from_cr(f, s) : from_utf16(f, s));
}

static size_t
give_bytes(void *of, void *p, size_t n)
{
	struct foreign *f = of;

	if (f->at == f->text.n)
		refill(f);
	if (f->text.n == 0 && in_damaged(f->from))
		return IN_FAULT;
	n = n < f->text.n - f->at ? n : f->text.n - f->at;
	if (n > 0)
		memcpy(p, f->text.p + f->at, n);
	f->at += n;
	return n;
}

/* No LF where CRs are, and no control character that text does not have; our own rows have no CR. */
static bool
ends_in_cr(struct span head)
{
	if (head.n == 0 || memchr(head.p, '\r', head.n) == NULL ||
	    memchr(head.p, '\n', head.n) != NULL || span_starts(head, S("article\t")))
		return false;
	for (size_t i = 0; i < head.n; i++)
		if ((unsigned char)head.p[i] < ' ' && memchr("\t\r\f\x1a", head.p[i], 4) == NULL)
			return false;
	return true;
}

struct in *
foreign_open(struct foreign *f, struct in *from)
{
	struct span mark = in_peek(from, 2);

	*f = (struct foreign){ .from = from };
	if (span_starts(mark, S("\xfe\xff")))
		f->kind = FOREIGN_BIG;
	else if (span_starts(mark, S("\xff\xfe")))
		f->kind = FOREIGN_LITTLE;
	else if (!ends_in_cr(in_peek(from, BLOCK)))
		return NULL;
	if (f->kind != FOREIGN_CR)
		in_drop(from, mark.n);
	return in_from(in_name(from), give_bytes, f);
}

void
foreign_free(struct foreign *f)
{
	buf_free(&f->text);
}
