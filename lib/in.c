/*
 * See in.h.
 *
 *   file --read(2)--> raw --inflate()--> buf --in_line()--> views
 *        \______________plain_________/
 *
 * buf:  [ handed out, held | pending: lines | a piece | free    | slack ]
 *       0      held        r           last         w    w+room()     cap
 *
 * Invariant: held <= r <= w; buf[r..w) holds no byte that was handed out,
 * buf[r..seen) no LF, buf[last..w), once that was looked for, none either.  A
 * line is a view into buf; only what is held or pending when buf is full is moved.
 */
#include "in.h"
#include "diag.h"
#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum {
	RAW_BLOCK = 128 * 1024,		/* inflate is fastest from here on up */
	BUF_BLOCK = 256 * 1024
};

enum mode { UNKNOWN, PLAIN, GZIP };

#define NOTHING SIZE_MAX

struct in {
	const char	*name;
	struct out	*flush;
	int		 fd;		/* -1: `read` gives the bytes */
	size_t		 (*read)(void *, void *, size_t);
	void		*of;
	bool		 may_wait;	/* not a regular file */
	uintmax_t	 size;

	enum mode	 mode;
	unsigned char	*raw;		/* RAW_BLOCK bytes; pending: raw[raw_r..raw_w) */
	size_t		 raw_r, raw_w;
	uintmax_t	 raw_read;	/* bytes read from fd */
	z_stream	 z;
	bool		 in_member;

	char		*buf;
	size_t		 r, w, cap, seen, last, limit;
	size_t		 held;		/* NOTHING: what was handed out may be written over */
	uintmax_t	 given;		/* bytes handed out */
	uintmax_t	 line;
	bool		 ended, damaged, unended, in_part;
};

static void
buffers(struct in *in)
{
	in->raw = mem_alloc(RAW_BLOCK);
	in->cap = BUF_BLOCK;
	in->buf = mem_zero(in->cap, 1);
	in->held = in->last = NOTHING;
	in->limit = IN_LINE_MAX;
}

struct in *
in_open(const char *path, struct out *flush)
{
	struct stat st;
	struct in *in;
	int fd = STDIN_FILENO;

	if (path == NULL || strcmp(path, "-") == 0)
		path = "-";
	else if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0)
		return NULL;
	if (fstat(fd, &st) != 0 || S_ISDIR(st.st_mode)) {
		int err = S_ISDIR(st.st_mode) ? EISDIR : errno;

		if (fd != STDIN_FILENO)
			close(fd);
		errno = err;
		return NULL;
	}
	in = mem_zero(1, sizeof(*in));
	in->name = path;
	in->flush = flush;
	in->fd = fd;
	in->may_wait = !S_ISREG(st.st_mode);
	in->size = S_ISREG(st.st_mode) ? (uintmax_t)st.st_size : 0;
	buffers(in);
	return in;
}

struct in *
in_from(const char *name, size_t (*read)(void *of, void *p, size_t n), void *of)
{
	struct in *in = mem_zero(1, sizeof(*in));

	in->name = name;
	in->fd = -1;
	in->read = read;
	in->of = of;
	buffers(in);
	return in;
}

void
in_close(struct in *in)
{
	if (in == NULL)
		return;
	if (in->mode == GZIP)
		inflateEnd(&in->z);
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	free(in->raw);
	free(in->buf);
	free(in);
}

static void
fault(struct in *in)
{
	in->damaged = in->ended = true;
}

static size_t
read_from(struct in *in, void *p, size_t n)
{
	n = in->read(in->of, p, n);
	if (n == IN_FAULT) {
		fault(in);
		return 0;
	}
	in->raw_read += n;
	return n;
}

/* read(2) into p; 0 at the end and after an error, which is told. */
static size_t
read_file(struct in *in, void *p, size_t n)
{
	struct pollfd pfd = { .fd = in->fd, .events = POLLIN };
	ssize_t k;

	if (in->read != NULL)
		return read_from(in, p, n);
	if (in->may_wait && in->flush != NULL && in->flush->n > 0 && poll(&pfd, 1, 0) <= 0)
		out_flush(in->flush);
	while ((k = read(in->fd, p, n)) < 0) {
		if (errno == EAGAIN)
			(void)poll(&pfd, 1, -1);
		else if (errno != EINTR)
			break;
	}
	if (k < 0) {
		skip_sys(in->name, "byte %ju", in->raw_read);
		fault(in);
		return 0;
	}
	in->raw_read += (uintmax_t)k;
	return (size_t)k;
}

/* At least `want` pending raw bytes, if the file has them. */
static size_t
raw_fill(struct in *in, size_t want)
{
	size_t k;

	if (in->raw_r == in->raw_w)
		in->raw_r = in->raw_w = 0;
	while (in->raw_w - in->raw_r < want) {
		if (in->raw_r > 0 && RAW_BLOCK - in->raw_w < want) {
			memmove(in->raw, in->raw + in->raw_r, in->raw_w - in->raw_r);
			in->raw_w -= in->raw_r;
			in->raw_r = 0;
		}
		k = read_file(in, in->raw + in->raw_w, RAW_BLOCK - in->raw_w);
		if (k == 0)
			break;
		in->raw_w += k;
	}
	return in->raw_w - in->raw_r;
}

static bool
raw_is_gzip(struct in *in)
{
	const unsigned char *p;

	if (raw_fill(in, 2) < 2)
		return false;
	p = in->raw + in->raw_r;
	return p[0] == 0x1f && p[1] == 0x8b;
}

static uintmax_t
raw_at(const struct in *in)
{
	return in->raw_read - (in->raw_w - in->raw_r);
}

/* Between members: true if another one begins; padding of zeros is no fault. */
static bool
next_member(struct in *in)
{
	uintmax_t at;
	size_t n;

	if (raw_is_gzip(in)) {
		inflateReset(&in->z);
		return in->in_member = true;
	}
	at = raw_at(in);
	while ((n = raw_fill(in, 1)) > 0) {
		for (size_t i = 0; i < n; i++)
			if (in->raw[in->raw_r + i] != 0) {
				skip(in->name, 0, "byte %ju: junk behind the gzip data is ignored", at);
				fault(in);
				return false;
			}
		in->raw_r = in->raw_w;
	}
	in->ended = true;
	return false;
}

static size_t
inflate_some(struct in *in, char *p, size_t n)
{
	int rc;

	in->z.next_out = (Bytef *)p;
	in->z.avail_out = n > UINT_MAX ? UINT_MAX : (uInt)n;
	n = in->z.avail_out;
	while (in->z.avail_out == n) {
		if (!in->in_member && !next_member(in))
			return 0;
		if (raw_fill(in, 1) == 0) {
			if (!in->damaged)
				skip(in->name, 0, "byte %ju: gzip data are cut off here", in->raw_read);
			fault(in);
			return 0;
		}
		in->z.next_in = in->raw + in->raw_r;
		in->z.avail_in = (uInt)(in->raw_w - in->raw_r);
		rc = inflate(&in->z, Z_NO_FLUSH);
		in->raw_r = in->raw_w - in->z.avail_in;
		if (rc == Z_STREAM_END)
			in->in_member = false;
		else if (rc != Z_OK && rc != Z_BUF_ERROR) {
			skip(in->name, 0, "byte %ju: gzip data are corrupt: %s", raw_at(in),
			    in->z.msg != NULL ? in->z.msg : "no reason given");
			fault(in);
			break;
		}
	}
	return n - in->z.avail_out;
}

/* The next decoded bytes; 0 at the end. */
static size_t
fill(struct in *in, char *p, size_t n)
{
	size_t k;

	if (in->mode == UNKNOWN) {
		in->mode = PLAIN;
		if (raw_is_gzip(in)) {
			if (inflateInit2(&in->z, 15 + 16) != Z_OK)
				die("out of memory");
			in->in_member = true;
			in->mode = GZIP;
		}
	}
	if (in->mode == GZIP)
		return in->ended ? 0 : inflate_some(in, p, n);
	k = in->raw_w - in->raw_r;
	if (k > 0) {			/* the look at the magic bytes */
		if (k > n)
			k = n;
		memcpy(p, in->raw + in->raw_r, k);
		in->raw_r += k;
		return k;
	}
	if (in->ended)
		return 0;
	k = read_file(in, p, n);
	if (k == 0)
		in->ended = true;
	return k;
}

static size_t
room(const struct in *in)
{
	return in->cap - IN_SLACK - in->w;
}

/* What is held or pending moves to the front. */
static void
move(struct in *in)
{
	size_t from = in->held < in->r ? in->held : in->r;

	memmove(in->buf, in->buf + from, in->w - from);
	in->r -= from;
	in->w -= from;
	in->seen -= from;
	in->last = NOTHING;
	if (in->held != NOTHING)
		in->held = 0;
}

/* More bytes behind w; false at the end. */
static bool
pull(struct in *in)
{
	size_t from = in->held < in->r ? in->held : in->r, n, k;

	if (from == in->w || (room(in) < BUF_BLOCK / 4 && from >= in->cap / 2))
		move(in);
	if (room(in) < BUF_BLOCK / 4)
		mem_room(&in->buf, &in->cap, in->cap + BUF_BLOCK, 1);
	n = room(in);
	k = fill(in, in->buf + in->w, n < BUF_BLOCK ? n : BUF_BLOCK);
	in->w += k;
	in->last = NOTHING;
	return k > 0;
}

static enum in_got
give(struct in *in, size_t n, size_t eaten, struct span *line)
{
	if (!in->in_part)
		in->line++;
	*line = (struct span){ in->buf + in->r, n };
	in->r += eaten;
	in->given += eaten;
	in->seen = in->r;
	return IN_LINE;
}

void
in_limit(struct in *in, size_t n)
{
	in->limit = n;
}

enum in_got
in_line(struct in *in, struct span *line)
{
	const char *lf;
	size_t n;

	for (;;) {
		lf = in->w > in->seen ? memchr(in->buf + in->seen, '\n', in->w - in->seen) : NULL;
		if (lf != NULL) {
			n = (size_t)(lf - in->buf) - in->r;
			give(in, n, n + 1, line);
			in->in_part = false;
			return IN_LINE;
		}
		in->seen = in->w;
		n = in->w - in->r;
		if (n >= in->limit) {
			give(in, n, n, line);
			in->in_part = true;
			return IN_PART;
		}
		if (!pull(in))
			break;
	}
	n = in->w - in->r;
	if ((n == 0 && !in->in_part) || in->damaged)
		return IN_END;
	in->unended = true;
	in->buf[in->w] = '\n';		/* for in_held() */
	give(in, n, n, line);
	in->in_part = false;
	return IN_LINE;
}

size_t
in_read(struct in *in, void *p, size_t n)
{
	size_t k = in->w - in->r;

	if (k == 0) {
		in->r = in->w = in->seen = 0;
		in->held = in->last = NOTHING;
		k = fill(in, p, n);
		in->given += k;
		return k;
	}
	if (k > n)
		k = n;
	memcpy(p, in->buf + in->r, k);
	in_drop(in, k);
	return k;
}

void
in_drop(struct in *in, size_t n)
{
	in->r += n;
	in->given += n;
	if (in->seen < in->r)
		in->seen = in->r;
}

struct span
in_lines(struct in *in)
{
	if (in->last == NOTHING)
		for (in->last = in->w; in->last > in->r && in->buf[in->last - 1] != '\n';)
			in->last--;
	return (struct span){ in->buf + in->r, in->last > in->r ? in->last - in->r : 0 };
}

void
in_take(struct in *in, size_t n, size_t lines)
{
	in_drop(in, n);
	in->line += lines;
}

void
in_hold(struct in *in)
{
	in->held = in->r;
}

void
in_let_go(struct in *in)
{
	in->held = NOTHING;
}

struct span
in_held(const struct in *in)
{
	if (in->held == NOTHING)
		return (struct span){ in->buf, 0 };
	return (struct span){ in->buf + in->held, in->r + in->unended - in->held };
}

struct span
in_peek(struct in *in, size_t n)
{
	while (in->w - in->r < n && pull(in))
		;
	if (n > in->w - in->r)
		n = in->w - in->r;
	return (struct span){ in->buf + in->r, n };
}

uintmax_t
in_line_number(const struct in *in)
{
	return in->line;
}

bool
in_unended(const struct in *in)
{
	return in->unended;
}

bool
in_damaged(const struct in *in)
{
	return in->damaged;
}

const char *
in_name(const struct in *in)
{
	return in->name;
}

uintmax_t
in_offset(const struct in *in)
{
	return in->given;
}

uintmax_t
in_raw_offset(const struct in *in)
{
	return raw_at(in);
}

uintmax_t
in_raw_size(const struct in *in)
{
	return in->size;
}
