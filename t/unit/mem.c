/* Growable buffers and the arena: what was put in stays what it was. */
#include "mem.h"
#include "tap.h"

#include <stdlib.h>

static void
test_buf(void)
{
	struct buf b = { 0 };
	bool same = true;

	ok(buf_view(&b).n == 0);
	buf_add(&b, NULL, 0);
	ok(b.n == 0);
	for (int i = 0; i < 100000; i++)
		buf_byte(&b, (char)i);
	ok(b.n == 100000 && b.cap >= b.n);
	for (int i = 0; i < 100000; i++)
		same &= b.p[i] == (char)i;
	ok(same);
	b.n = 0;
	buf_span(&b, S("one "));
	buf_span(&b, S("two"));
	is(buf_view(&b), S("one two"));
	memcpy(buf_more(&b, 6), " three", 6);
	ok(b.n == 7);
	b.n += 6;
	is(buf_view(&b), S("one two three"));
	buf_free(&b);
	ok(b.p == NULL && b.n == 0 && b.cap == 0);
}

static void
test_room(void)
{
	size_t cap = 0, moves = 0;
	int *a = NULL;
	int *before;

	for (size_t i = 0; i < 100000; i++) {
		before = a;
		mem_room(&a, &cap, i + 1, sizeof(*a));
		moves += a != before;
		a[i] = (int)i;
	}
	ok(cap >= 100000 && a[0] == 0 && a[99999] == 99999);
	ok(moves < 40);			/* grows by half: few moves however long it gets */
	free(a);
}

static void
test_room_lines(void)
{
	bool same = true, aligned = true;
	size_t cap = 0;
	int *a = NULL;

	for (size_t i = 0; i < 100000; i++) {
		mem_room_lines(&a, &cap, i + 1, sizeof(*a));
		aligned &= (uintptr_t)a % MEM_LINE == 0;
		a[i] = (int)i;
	}
	for (size_t i = 0; i < 100000; i++)
		same &= a[i] == (int)i;
	ok(same);
	ok(aligned);
	free(a);
}

static void
test_arena(void)
{
	struct arena a = { 0 };
	struct span kept[1000];
	char word[16];
	bool same = true, aligned = true;

	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 1000; i++) {
			int n = snprintf(word, sizeof(word), "w%d", i);

			kept[i] = arena_copy(&a, (struct span){ word, (size_t)n });
			aligned &= (uintptr_t)arena_alloc(&a, (size_t)i * 7) % sizeof(void *) == 0;
		}
		for (int i = 0; i < 1000; i++) {
			int n = snprintf(word, sizeof(word), "w%d", i);

			same &= span_eq(kept[i], (struct span){ word, (size_t)n });
		}
		arena_reset(&a);
	}
	ok(same);
	ok(aligned);
	ok(arena_copy(&a, (struct span){ NULL, 0 }).n == 0);
	memset(arena_alloc(&a, 10 << 20), 'x', 10 << 20);	/* larger than a block */
	arena_free(&a);
	arena_free(&a);			/* harmless */
}

int
main(void)
{
	test_buf();
	test_room();
	test_room_lines();
	test_arena();
	return done_testing();
}
