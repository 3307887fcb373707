/* For unit tests and fuzz targets: what a file holds, and gzip. */
#ifndef T_FILE_H
#define T_FILE_H

#include "mem.h"
#include "span.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

/* The file holds s and nothing else; it must be there. */
static inline void
file_put(const char *path, struct span s)
{
	int fd = open(path, O_WRONLY | O_TRUNC);

	if (fd < 0 || write(fd, s.p, s.n) != (ssize_t)s.n)
		abort();
	close(fd);
}

/* Appends what the file holds. */
static inline void
file_get(struct buf *b, const char *path)
{
	int fd = open(path, O_RDONLY);
	ssize_t n;

	while ((n = read(fd, buf_more(b, 65536), 65536)) > 0)
		b->n += (size_t)n;
	close(fd);
}

/* Appends s as one gzip member. */
static inline void
file_gzip(struct buf *b, struct span s)
{
	z_stream z = { 0 };
	size_t room = s.n + s.n / 100 + 1000;

	deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	z.next_in = (Bytef *)(uintptr_t)s.p;
	z.avail_in = (uInt)s.n;
	z.next_out = (Bytef *)buf_more(b, room);
	z.avail_out = (uInt)room;
	deflate(&z, Z_FINISH);
	b->n += room - z.avail_out;
	deflateEnd(&z);
}

#endif
