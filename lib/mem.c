/* See mem.h. */
#include "mem.h"
#include "diag.h"

#include <stdalign.h>
#include <stdlib.h>

enum { ARENA_BLOCK = 64 * 1024 };

struct arena_block {
	struct arena_block	*older;
	size_t			 size;
	alignas(max_align_t) char data[];
};

static _Noreturn void
too_large(void)
{
	die("out of memory");
}

void *
mem_alloc(size_t n)
{
	void *p = malloc(n == 0 ? 1 : n);

	if (p == NULL)
		too_large();
	return p;
}

void *
mem_zero(size_t count, size_t size)
{
	void *p = calloc(count == 0 ? 1 : count, size);

	if (p == NULL)
		too_large();
	return p;
}

void *
mem_resize(void *p, size_t n)
{
	p = realloc(p, n == 0 ? 1 : n);
	if (p == NULL)
		too_large();
	return p;
}

/* Elements of `size` bytes to have room for instead of `cap`. */
static size_t
grown(size_t cap, size_t need, size_t size)
{
	size_t n = cap + cap / 2 + 16;

	if (n < need)
		n = need;
	if (n > SIZE_MAX / 2 / size)
		too_large();
	return n;
}

void
mem_room(void *p, size_t *cap, size_t need, size_t size)
{
	void *array;

	if (need <= *cap)
		return;
	*cap = grown(*cap, need, size);
	memcpy(&array, p, sizeof(array));	/* p points to a pointer of any type */
	array = mem_resize(array, *cap * size);
	memcpy(p, &array, sizeof(array));
}

void
mem_room_lines(void *p, size_t *cap, size_t need, size_t size)
{
	size_t old = *cap * size;
	void *array, *more;

	if (need <= *cap)
		return;
	*cap = grown(*cap, need, size);
	more = aligned_alloc(MEM_LINE, (*cap * size + MEM_LINE - 1) / MEM_LINE * MEM_LINE);
	if (more == NULL)
		too_large();
	memcpy(&array, p, sizeof(array));
	if (old > 0)
		memcpy(more, array, old);
	free(array);
	memcpy(p, &more, sizeof(more));
}

void
buf_grow(struct buf *b, size_t n)
{
	if (n > SIZE_MAX / 2 - b->n)
		too_large();
	mem_room(&b->p, &b->cap, b->n + n + 1, 1);	/* never NULL, even for n 0 */
}

void
buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){ 0 };
}

static void
new_block(struct arena *a, size_t n)
{
	size_t size = a->block == NULL ? ARENA_BLOCK : a->block->size + a->block->size / 2;
	struct arena_block *b;

	if (n > SIZE_MAX / 4)
		too_large();
	if (size < n)
		size = n;
	b = mem_alloc(sizeof(*b) + size);
	b->older = a->block;
	b->size = size;
	a->block = b;
	a->used = 0;
}

char *
arena_bytes(struct arena *a, size_t n)
{
	if (a->block == NULL || n > a->block->size - a->used)
		new_block(a, n);
	a->used += n;
	return a->block->data + a->used - n;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	size_t align = alignof(max_align_t);
	size_t pad = (align - a->used % align) % align;

	if (a->block == NULL || a->block->size - a->used < pad || n > a->block->size - a->used - pad)
		new_block(a, n);
	else
		a->used += pad;
	a->used += n;
	return a->block->data + a->used - n;
}

struct span
arena_copy(struct arena *a, struct span s)
{
	char *p = arena_bytes(a, s.n);

	if (s.n != 0)
		memcpy(p, s.p, s.n);
	return (struct span){ p, s.n };
}

void
arena_reset(struct arena *a)
{
	struct arena_block *b;

	a->used = 0;
	if (a->block == NULL)
		return;
	while ((b = a->block->older) != NULL) {
		a->block->older = b->older;
		free(b);
	}
}

void
arena_free(struct arena *a)
{
	arena_reset(a);
	free(a->block);
	*a = (struct arena){ 0 };
}
