/* See out.h. */
#define _GNU_SOURCE		/* F_SETPIPE_SZ, where there is one */
#include "out.h"
#include "diag.h"
#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

void
out_init(struct out *o, int fd, const char *name)
{
	*o = (struct out){ .fd = fd, .p = mem_alloc(OUT_BLOCK), .name = name };
#ifdef F_SETPIPE_SZ
	(void)fcntl(fd, F_SETPIPE_SZ, 4 * OUT_BLOCK);	/* fails unless fd is a pipe */
#endif
}

static _Noreturn void
failed(const struct out *o)
{
	if (errno == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	die_sys("%s", o->name);
}

static void
write_all(struct out *o, const char *p, size_t n)
{
	ssize_t k;

	while (n > 0) {
		k = write(o->fd, p, n);
		if (k < 0) {
			if (errno == EINTR)
				continue;
			if (errno == EAGAIN) {	/* somebody made our output non-blocking */
				struct pollfd pfd = { .fd = o->fd, .events = POLLOUT };

				(void)poll(&pfd, 1, -1);
				continue;
			}
			failed(o);
		}
		p += k;
		n -= (size_t)k;
	}
}

void
out_flush(struct out *o)
{
	size_t n = o->n;

	o->n = 0;
	write_all(o, o->p, n);
}

void
out_bytes(struct out *o, const void *p, size_t n)
{
	if (n > OUT_BLOCK - o->n) {
		out_flush(o);
		if (n >= OUT_BLOCK) {
			write_all(o, p, n);
			return;
		}
	}
	if (n != 0)
		memcpy(o->p + o->n, p, n);
	o->n += n;
}

void
out_close(struct out *o)
{
	out_flush(o);
	if (close(o->fd) != 0 && errno != EINTR)
		failed(o);
	free(o->p);
	o->p = NULL;
}
