/* See quote.h. */
#include "quote.h"
#include "lex.h"
#include "lex_cue.h"
#include "qfind.h"
#include "qmark.h"
#include "qphrase.h"
#include "quote_weights.h"

#include <stdio.h>
#include <stdlib.h>

struct quote_finder {
	struct weigh	*w;
	bool		 attitudes;
	int		 least;
	struct qtext	 text;
	struct qfound	*found;
	uint32_t	*order;
	uint32_t	*owner;
	size_t		 n_found, cap_found, cap_order, cap_owner;
};

struct quote_finder *
quote_new(bool attitudes, int least)
{
	struct quote_finder *f = mem_zero(1, sizeof(*f));

	f->w = weigh_open(quote_weights, quote_weights_n);
	f->attitudes = attitudes;
	f->least = least;
	return f;
}

void
quote_free(struct quote_finder *f)
{
	qtext_free(&f->text);
	free(f->found);
	free(f->order);
	free(f->owner);
	free(f->w);
	free(f);
}

static void
find_all(struct quote_finder *f)
{
	struct qfound x;

	f->n_found = 0;
	for (uint32_t i = 0; i < f->text.n; i++)
		if (qfind_may_be_cue(&f->text, i)) {
			qfind_read(&f->text, f->w, i, &x);
			if (x.kind == QUOTE_NONE)
				continue;
			mem_room(&f->found, &f->cap_found, f->n_found + 1, sizeof(*f->found));
			f->found[f->n_found++] = x;
		}
}

static int
by_score(const void *a, const void *b)
{
	const struct qfound *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->cue > y->cue) - (x->cue < y->cue);
}

static bool
is_free(const struct quote_finder *f, struct qrange r)
{
	for (uint32_t i = r.first; i < r.last; i++)
		if (f->owner[i] != 0)
			return false;
	return true;
}

static void
own(struct quote_finder *f, struct qrange r, uint32_t who)
{
	for (uint32_t i = r.first; i < r.last; i++)
		f->owner[i] = who;
}

static int
by_place(const void *a, const void *b)
{
	const struct qfound *x = a, *y = b;

	return (x->cue > y->cue) - (x->cue < y->cue);
}

/* Outermost only: of readings that overlap the better one stays. */
static void
choose(struct quote_finder *f)
{
	size_t n = 0;

	mem_room(&f->owner, &f->cap_owner, f->text.n + 1, sizeof(*f->owner));
	memset(f->owner, 0, (f->text.n + 1) * sizeof(*f->owner));
	if (f->n_found > 0)
		qsort(f->found, f->n_found, sizeof(*f->found), by_score);
	for (size_t i = 0; i < f->n_found; i++) {
		struct qfound *x = &f->found[i];

		if (!is_free(f, x->left) || !is_free(f, x->right) || !is_free(f, (struct qrange){ x->cue, x->cue + 1 }))
			continue;
		own(f, x->left, (uint32_t)n + 1);
		own(f, x->right, (uint32_t)n + 1);
		f->owner[x->cue] = (uint32_t)n + 1;
		f->found[n++] = *x;
	}
	f->n_found = n;
	if (n > 0)
		qsort(f->found, f->n_found, sizeof(*f->found), by_place);
}

static uint32_t
start_of(const struct quote_finder *f, uint32_t i)
{
	return f->text.doc->token[i].start;
}

static void
add_row(struct quote_finder *f, struct doc *d, enum row_kind kind, struct qrange r, struct row *row)
{
	if (r.first >= r.last)
		return;
	row->kind = kind;
	row->start = start_of(f, r.first);
	row->end = d->token[r.last - 1].end;
	row->col[ROW_TEXT] = (struct span){ NULL, 0 };
	doc_add(d, row);
}

static void
write_rows(struct quote_finder *f, struct doc *d)
{
	char id[16];

	for (size_t i = 0; i < f->n_found; i++) {
		const struct qfound *x = &f->found[i];
		struct row row = { 0 };
		int n = snprintf(id, sizeof(id), "%zu", i + 1);

		if (x->kind == QUOTE_ATTITUDE && !f->attitudes)
			continue;
		row.col[ROW_ID] = (struct span){ id, (size_t)n };
		row.col[ROW_LABEL] = S("indirect");
		add_row(f, d, KIND_QUOTE, x->left, &row);
		add_row(f, d, KIND_QUOTE, x->right, &row);
		row.col[ROW_LABEL] = S("name");
		row.col[ROW_VALUE] = S("x");
		if (x->speaker >= 0) {
			const struct qchunk *c = &f->text.chunk[x->speaker];

			add_row(f, d, KIND_SPEAKER, (struct qrange){ c->first, c->whole }, &row);
		}
		row.col[ROW_LABEL] = S("say");
		add_row(f, d, KIND_CUE, x->group, &row);
	}
}

void
quote_find(void *finder, struct doc *d)
{
	struct quote_finder *f = finder;

	qtext_set(&f->text, d);
	qmark_pair(&f->text);
	qphrase_chunk(&f->text);
	find_all(f);
	choose(f);
	write_rows(f, d);
}
