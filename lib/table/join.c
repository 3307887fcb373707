/* See join.h. */
#include "table/join.h"
#include "mem.h"
#include "table/keyset.h"

#include <stdlib.h>

struct join {
	enum join_how	*how;		/* by cell */
	size_t		 width, kind, id;
	struct keyset	 seen;		/* kind TAB id -> number of the row */
	struct buf	 key;
	struct piece	*piece;
	size_t		 pieces, piece_cap;
	struct chain	*chain;		/* width a row */
	size_t		 chain_cap;
	struct span	*cell;		/* of the row last looked at */
	struct arena	 mem;
};

/* Text and value are put together when they are asked for: the pieces of a cell, in turn. */
struct piece {
	struct span	text;
	size_t		next;		/* number + 1; 0: the last */
};

struct chain {
	size_t		first, last;	/* piece number + 1; 0: empty */
};

enum join_how
join_how(struct span column)
{
	if (span_is(column, "text"))
		return JOIN_TEXT;
	if (span_is(column, "value"))
		return JOIN_VALUE;
	return span_is(column, "end") || span_is(column, "after") ? JOIN_LAST : JOIN_FIRST;
}

static struct span
between(enum join_how how)
{
	return how == JOIN_TEXT ? S(" \xe2\x80\xa6 ") : S(" ");	/* U+2026 */
}

struct join *
join_new(const enum join_how *how, size_t width, size_t kind, size_t id)
{
	struct join *j = mem_zero(1, sizeof(*j));

	j->how = mem_alloc(width * sizeof(*j->how));
	memcpy(j->how, how, width * sizeof(*j->how));
	j->width = width;
	j->kind = kind;
	j->id = id;
	j->cell = mem_zero(width, sizeof(*j->cell));
	return j;
}

static void
add_piece(struct join *j, struct chain *c, struct span s)
{
	mem_room(&j->piece, &j->piece_cap, j->pieces + 1, sizeof(*j->piece));
	j->piece[j->pieces++] = (struct piece){ arena_copy(&j->mem, s), 0 };
	if (c->first == 0)
		c->first = j->pieces;
	else
		j->piece[c->last - 1].next = j->pieces;
	c->last = j->pieces;
}

static void
add_cell(struct join *j, struct chain *c, enum join_how how, struct span s)
{
	if (s.n == 0 || (how == JOIN_FIRST && c->first != 0))
		return;
	if (how == JOIN_LAST)
		*c = (struct chain){ 0, 0 };
	else if (c->last != 0 && span_eq(j->piece[c->last - 1].text, s))
		return;			/* said twice in a row */
	add_piece(j, c, s);
}

void
join_row(struct join *j, const struct span *cell)
{
	uint32_t row;
	bool added;

	j->key.n = 0;
	buf_span(&j->key, cell[j->kind]);
	buf_byte(&j->key, '\t');
	buf_span(&j->key, cell[j->id]);
	row = keyset_add(&j->seen, buf_view(&j->key), &added);
	if (added) {
		mem_room(&j->chain, &j->chain_cap, ((size_t)row + 1) * j->width, sizeof(*j->chain));
		memset(&j->chain[row * j->width], 0, j->width * sizeof(*j->chain));
	}
	for (size_t i = 0; i < j->width; i++)
		add_cell(j, &j->chain[row * j->width + i], j->how[i], cell[i]);
}

size_t
join_rows(const struct join *j)
{
	return j->seen.n;
}

static struct span
together(struct join *j, const struct chain *c, enum join_how how)
{
	struct span gap = between(how), s;
	size_t n = 0;
	char *p;

	if (c->first == c->last)
		return c->first == 0 ? (struct span){ NULL, 0 } : j->piece[c->first - 1].text;
	for (size_t i = c->first; i != 0; i = j->piece[i - 1].next)
		n += j->piece[i - 1].text.n + gap.n;
	p = arena_alloc(&j->mem, n);
	n = 0;
	for (size_t i = c->first; i != 0; i = j->piece[i - 1].next) {
		s = j->piece[i - 1].text;
		if (n > 0) {
			memcpy(p + n, gap.p, gap.n);
			n += gap.n;
		}
		memcpy(p + n, s.p, s.n);
		n += s.n;
	}
	return (struct span){ p, n };
}

const struct span *
join_cells(struct join *j, size_t row)
{
	for (size_t i = 0; i < j->width; i++)
		j->cell[i] = together(j, &j->chain[row * j->width + i], j->how[i]);
	return j->cell;
}

void
join_reset(struct join *j)
{
	keyset_reset(&j->seen);
	arena_reset(&j->mem);
	j->pieces = 0;
}

void
join_free(struct join *j)
{
	if (j == NULL)
		return;
	keyset_free(&j->seen);
	buf_free(&j->key);
	free(j->piece);
	free(j->chain);
	free(j->how);
	free(j->cell);
	arena_free(&j->mem);
	free(j);
}
