/* For fuzz targets: a file with given bytes, bytes taken from the end of the data, laws. */
#ifndef FUZZ_H
#define FUZZ_H

#include "span.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define LAW(claim) ((claim) ? (void)0 : fuzz_broken(#claim, __FILE__, __LINE__))

static inline void
fuzz_broken(const char *claim, const char *file, int line)
{
	fprintf(stderr, "%s:%d: broken law: %s\n", file, line, claim);
	abort();
}

enum { FUZZ_FILES = 4 };

struct fuzz_file {
	char	path[40];
	int	fd;
};

/* File number i, made once. */
static inline struct fuzz_file *
fuzz_file_of(int i)
{
	static struct fuzz_file file[FUZZ_FILES];
	struct fuzz_file *f = &file[i];

	if (f->path[0] == '\0') {
		snprintf(f->path, sizeof(f->path), "/dev/shm/copydesk-fuzz.XXXXXX");
		f->fd = mkstemp(f->path);
		if (f->fd < 0)
			abort();
	}
	return f;
}

static inline const char *
fuzz_path(int i)
{
	return fuzz_file_of(i)->path;
}

/* Its path, now that it holds s and nothing else. */
static inline const char *
fuzz_file(int i, struct span s)
{
	struct fuzz_file *f = fuzz_file_of(i);

	if (ftruncate(f->fd, 0) != 0 || (s.n > 0 && pwrite(f->fd, s.p, s.n, 0) != (ssize_t)s.n))
		abort();
	return f->path;
}

/* Takes a byte off the end of the data: choices stand there, text before them. */
static inline unsigned
fuzz_choice(struct span *data)
{
	return data->n == 0 ? 0 : (unsigned char)data->p[--data->n];
}

#endif
