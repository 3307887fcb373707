/*
 * See runs.h.
 *
 * The merge is a heap of runs by the line that each stands at.  When there
 * are MOST runs, all of them are merged into one before another begins, so
 * that the number of open files has a bound.
 */
#include "table/runs.h"
#include "diag.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

enum { MOST = 64 };

struct run {
	FILE		*file;
	char		*line;		/* the line that it stands at */
	size_t		 n, cap, key;	/* bytes of it, with its LF; of its key and TAB */
};

struct runs {
	struct run	 run[MOST];
	size_t		 n;
	size_t		 heap[MOST];	/* numbers of runs */
	size_t		 live;		/* runs in the heap */
	bool		 given;		/* the line of heap[0] has been handed out */
};

struct runs *
runs_new(void)
{
	return mem_zero(1, sizeof(struct runs));
}

static void
put(FILE *f, struct span line)
{
	if (fwrite(line.p, 1, line.n, f) != line.n || putc('\n', f) == EOF)
		die_sys("temporary file");
}

static FILE *
new_file(void)
{
	FILE *f = tmpfile();

	if (f == NULL)
		die_sys("temporary file");
	return f;
}

static int
key_cmp(const struct run *a, const struct run *b)
{
	return span_cmp((struct span){ a->line, a->key }, (struct span){ b->line, b->key });
}

/* Of equal keys the earlier run goes first. */
static bool
before(const struct runs *r, size_t a, size_t b)
{
	int c = key_cmp(&r->run[a], &r->run[b]);

	return c < 0 || (c == 0 && a < b);
}

/* Lets the run at heap[i] sink to its place. */
static void
sink(struct runs *r, size_t i)
{
	size_t child, run = r->heap[i];

	while ((child = 2 * i + 1) < r->live) {
		if (child + 1 < r->live && before(r, r->heap[child + 1], r->heap[child]))
			child++;
		if (!before(r, r->heap[child], run))
			break;
		r->heap[i] = r->heap[child];
		i = child;
	}
	r->heap[i] = run;
}

/* The run's next line; false at its end. */
static bool
read_line(struct run *run)
{
	ssize_t n = getdelim(&run->line, &run->cap, '\n', run->file);
	const char *tab;

	if (n < 0) {
		if (ferror(run->file))
			die_sys("temporary file");
		return false;
	}
	run->n = (size_t)n;
	tab = memchr(run->line, '\t', run->n);
	run->key = tab == NULL ? run->n : (size_t)(tab - run->line) + 1;
	return true;
}

void
runs_rewind(struct runs *r)
{
	r->live = 0;
	r->given = false;
	for (size_t i = 0; i < r->n; i++) {
		if (fflush(r->run[i].file) != 0)
			die_sys("temporary file");
		rewind(r->run[i].file);
		if (read_line(&r->run[i]))
			r->heap[r->live++] = i;
	}
	for (size_t i = r->live / 2; i-- > 0; )
		sink(r, i);
}

bool
runs_next(struct runs *r, struct span *line)
{
	const struct run *first;

	if (r->given) {
		if (!read_line(&r->run[r->heap[0]]))
			r->heap[0] = r->heap[--r->live];
		if (r->live > 0)
			sink(r, 0);
	}
	r->given = r->live > 0;
	if (!r->given)
		return false;
	first = &r->run[r->heap[0]];
	*line = (struct span){ first->line, first->n - 1 };
	return true;
}

static void
close_run(struct run *run)
{
	fclose(run->file);
	free(run->line);
	*run = (struct run){ NULL, NULL, 0, 0, 0 };
}

/* All runs into the first. */
static void
melt(struct runs *r)
{
	FILE *f = new_file();
	struct span line;

	runs_rewind(r);
	while (runs_next(r, &line))
		put(f, line);
	for (size_t i = 0; i < r->n; i++)
		close_run(&r->run[i]);
	r->run[0].file = f;
	r->n = 1;
}

void
runs_begin(struct runs *r)
{
	if (r->n == MOST)
		melt(r);
	r->run[r->n++].file = new_file();
}

void
runs_add(struct runs *r, struct span line)
{
	put(r->run[r->n - 1].file, line);
}

void
runs_free(struct runs *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->n; i++)
		close_run(&r->run[i]);
	free(r);
}
