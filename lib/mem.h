/*
 * Memory: allocation that does not fail, a growable buffer, an arena.
 *
 * Whoever runs out of memory ends with status 2; no caller checks for NULL.
 * Sizes are bytes, and every addition is checked for overflow.
 */
#ifndef MEM_H
#define MEM_H

#include "span.h"

#include <stdint.h>

/* As malloc, calloc, realloc; the caller frees with free(). */
void	*mem_alloc(size_t n);
void	*mem_zero(size_t count, size_t size);
void	*mem_resize(void *p, size_t n);

/*
 * Room for `need` elements of `size` bytes in the array *p of *cap elements:
 * grows by half at least, amortised O(1) an element, and may move *p.
 */
void	 mem_room(void *p, size_t *cap, size_t need, size_t size);

/* The same for arrays that begin where a cache line does; they always move. */
enum { MEM_LINE = 64 };
void	 mem_room_lines(void *p, size_t *cap, size_t need, size_t size);

/*
 * A growable run of bytes.  {0} is an empty buffer; p[0..n) is what it holds;
 * pointers into it are good until the next call that adds.
 */
struct buf {
	char	*p;
	size_t	 n, cap;
};

void	 buf_free(struct buf *);
void	 buf_grow(struct buf *, size_t n);	/* room for n more: what the following do where it lacks */

/* Room for n bytes at p + n, which is not moved. */
static inline char *
buf_more(struct buf *b, size_t n)
{
	if (b->p == NULL || n > b->cap - b->n)
		buf_grow(b, n);
	return b->p + b->n;
}

static inline void
buf_add(struct buf *b, const void *p, size_t n)
{
	if (n == 0)
		return;
	memcpy(buf_more(b, n), p, n);
	b->n += n;
}

static inline void
buf_byte(struct buf *b, char c)
{
	*buf_more(b, 1) = c;
	b->n++;
}

static inline void
buf_span(struct buf *b, struct span s)
{
	buf_add(b, s.p, s.n);
}

static inline struct span
buf_view(const struct buf *b)
{
	return (struct span){ b->p, b->n };
}

/*
 * Memory that is given back all at once: blocks stay where they are until
 * arena_reset(), which keeps the largest block for the next round.
 */
struct arena {
	struct arena_block	*block;		/* newest first */
	size_t			 used;		/* bytes of the newest */
};

void		*arena_alloc(struct arena *, size_t n);	/* aligned for any type, not zeroed */
char		*arena_bytes(struct arena *, size_t n);	/* the same, not aligned: for text */
struct span	 arena_copy(struct arena *, struct span);
void		 arena_reset(struct arena *);		/* all earlier pointers die */
void		 arena_free(struct arena *);

#endif
