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

/* The path of a file that holds s; one file a number, written anew each time. */
static inline const char *
fuzz_file(int number, struct span s)
{
	static char path[4][40];
	static int fd[4];

	if (path[number][0] == '\0') {
		snprintf(path[number], sizeof(path[number]), "/dev/shm/copydesk-fuzz.XXXXXX");
		fd[number] = mkstemp(path[number]);
		if (fd[number] < 0)
			abort();
	}
	if (ftruncate(fd[number], 0) != 0 || pwrite(fd[number], s.p, s.n, 0) != (ssize_t)s.n)
		abort();
	return path[number];
}

/* Takes a byte off the end of the data: choices stand there, text before them. */
static inline unsigned
fuzz_choice(struct span *data)
{
	return data->n == 0 ? 0 : (unsigned char)data->p[--data->n];
}

#endif
