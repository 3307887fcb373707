/* See cursor.h. */
#include "table/cursor.h"
#include "utf8.h"

void
cursor_set(struct cursor *c, struct span text)
{
	*c = (struct cursor){ .text = text };
}

static bool
is_inside(const struct cursor *c)
{
	return (c->text.p[c->byte] & 0xc0) == 0x80;
}

size_t
cursor_byte(struct cursor *c, uint32_t cp)
{
	for (; c->cp > cp; c->cp--)
		do
			c->byte--;
		while (c->byte > 0 && is_inside(c));
	for (; c->cp < cp && c->byte < c->text.n; c->cp++)
		c->byte = utf8_skip(c->text, c->byte, 1);
	return c->byte;
}

struct span
cursor_span(struct cursor *c, uint32_t start, uint32_t end)
{
	size_t from = cursor_byte(c, start);

	return (struct span){ c->text.p + from, end > start ? cursor_byte(c, end) - from : 0 };
}
