/*
 * See doc.h; docread.c reads.
 *
 * held:  article row | rows before sentence 1 | sentence 1, its rows | ...
 *                                             ^ block[0]             ^ block[1]
 *
 * The rows that were read stay where they were read to; doc_write() copies them
 * block by block and puts the added rows of sentence i at the end of block i.
 * So what was read cannot change, and the order of design holds by construction.
 */
#include "doc.h"
#include "form.h"
#include "utf8.h"

#include <stdlib.h>

struct doc_added {
	uint32_t	start, end;
	uint32_t	block;		/* 0: before the first sentence */
	uint32_t	order;
	size_t		at, n;		/* in added_text */
};

void
doc_init(struct doc *d, struct out *out, unsigned wants, bool only_added)
{
	*d = (struct doc){ .out = out, .wants = wants, .only_added = only_added };
}

void
doc_free(struct doc *d)
{
	arena_free(&d->mem);
	buf_free(&d->head);
	buf_free(&d->added_text);
	free(d->token);
	free(d->sentence);
	free(d->row);
	free(d->added);
	free(d->block);
}

void
doc_look(struct doc *d, struct token *t)
{
	t->form |= form_of(t->text, t->text.n, &d->mem, &t->low);
}

void
doc_add(struct doc *d, const struct row *given)
{
	struct row r = *given;
	struct doc_added *a;
	size_t s = 0, at = d->added_text.n;

	r.col[ROW_DOC] = d->article.col[ROW_DOC];
	if (d->n_sentence > 0) {
		s = doc_sentence_at(d, r.start) + 1;
		r.sent = (uint32_t)s;
	}
	if (r.col[ROW_TEXT].n == 0)
		r.col[ROW_TEXT] = doc_text(d, r.start, r.end);
	row_write(&d->added_text, &r, r.kind == KIND_TOKEN ? 8 : r.kind == KIND_SENTENCE ? 9 :
	    ROW_COLUMNS);
	mem_room(&d->added, &d->cap_added, d->n_added + 1, sizeof(*d->added));
	a = &d->added[d->n_added];
	*a = (struct doc_added){ r.start, r.end, (uint32_t)s, (uint32_t)d->n_added, at,
	    d->added_text.n - at };
	d->n_added++;
}

static int
by_place(const void *pa, const void *pb)
{
	const struct doc_added *a = pa, *b = pb;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

void
doc_write(struct doc *d)
{
	struct span held = in_held(d->in);
	size_t from = 0, to;

	if (d->n_added > 1)
		qsort(d->added, d->n_added, sizeof(*d->added), by_place);
	for (size_t i = 0; i < d->n_added; i++) {
		const struct doc_added *a = &d->added[i];

		to = a->block < d->n_sentence ? d->block[a->block] : held.n;
		if (to > from) {
			out_bytes(d->out, held.p + from, to - from);
			from = to;
		}
		out_bytes(d->out, d->added_text.p + a->at, a->n);
	}
	out_bytes(d->out, held.p + from, held.n - from);
}

/* Of n structs in order, `size` bytes each with a number at `member`: how many have one of at most `key`. */
static size_t
up_to(uint32_t key, const void *of, size_t n, size_t size, size_t member)
{
	size_t lo = 0, mid;
	uint32_t v;

	while (lo < n) {
		mid = lo + (n - lo) / 2;
		memcpy(&v, (const char *)of + mid * size + member, sizeof(v));
		if (v <= key)
			lo = mid + 1;
		else
			n = mid;
	}
	return lo;
}

/* Byte offset of a code point: from the last token that starts at or before it. */
static size_t
byte_at(const struct doc *d, uint32_t cp)
{
	size_t n = up_to(cp, d->token, d->n_token, sizeof(*d->token), offsetof(struct token, start));

	if (n == 0)
		return utf8_skip(d->text, 0, cp);
	return utf8_skip(d->text, d->token[n - 1].byte, cp - d->token[n - 1].start);
}

struct span
doc_text(const struct doc *d, uint32_t start, uint32_t end)
{
	size_t a = byte_at(d, start), b = byte_at(d, end < start ? start : end);

	return (struct span){ d->text.p + a, b - a };
}

struct span
doc_words(const struct doc *d, size_t i, size_t j)
{
	const struct token *a, *b;

	if (i >= j)
		return (struct span){ d->text.p, 0 };
	a = &d->token[i];
	b = &d->token[j - 1];
	return (struct span){ a->text.p, b->byte + b->text.n - a->byte };
}

size_t
doc_token_at(const struct doc *d, uint32_t start)
{
	return up_to(start, d->token, d->n_token, sizeof(*d->token), offsetof(struct token, end));
}

size_t
doc_sentence_at(const struct doc *d, uint32_t start)
{
	size_t n = up_to(start, d->sentence, d->n_sentence, sizeof(*d->sentence),
	    offsetof(struct sentence, start));

	return n == 0 ? 0 : n - 1;
}
