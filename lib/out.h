/*
 * Buffered output that notices a full disk.
 *
 * Bytes are kept until OUT_BLOCK of them are there, then written with one
 * write(2).  A write that fails ends the program with status 2 and a message;
 * only a reader that has gone away (EPIPE where SIGPIPE is ignored) is no
 * news: the program then ends as SIGPIPE would have ended it, silently.
 */
#ifndef OUT_H
#define OUT_H

#include "span.h"

#include <stdint.h>

enum { OUT_BLOCK = 256 * 1024 };

struct out {
	int	 fd;
	char	*p;		/* OUT_BLOCK bytes, owned */
	size_t	 n;		/* of them waiting */
	const char *name;	/* for messages */
};

/* Raises the size of a pipe where the system allows; `name` for messages. */
void	out_init(struct out *, int fd, const char *name);
void	out_flush(struct out *);
void	out_close(struct out *);	/* flushes, closes fd, frees: the only place a lost byte could hide */
void	out_bytes(struct out *, const void *, size_t);

static inline void
out_span(struct out *o, struct span s)
{
	out_bytes(o, s.p, s.n);
}

static inline void
out_byte(struct out *o, char c)
{
	if (o->n == OUT_BLOCK)
		out_flush(o);
	o->p[o->n++] = c;
}

#endif
