/*
 * Bytes and lines from a file, a pipe or a gzip stream.
 *
 * Gzip is known by its two magic bytes, whatever the file is called; members
 * may follow one another.  Damage (a read error, gzip data that are cut or
 * corrupt, junk behind them) is told with skip(), with file and offset, and
 * ends the input there: what came before it has been handed out, a line that
 * the fault cut has not.  Standard output is flushed before a read that would
 * wait, so that a pipeline never sits on finished rows.
 */
#ifndef IN_H
#define IN_H

#include "out.h"
#include "span.h"

#include <stdint.h>

enum { IN_LINE_MAX = 256 * 1024 * 1024 };	/* bytes; a longer line comes in parts; see in_limit() */

enum in_got {
	IN_END,		/* no more, or a fault that has been told */
	IN_LINE,	/* a line, or the last part of one */
	IN_PART		/* a piece of a line over the limit; more of it follows */
};

struct in;

/* path "-" or NULL: standard input.  `flush` may be NULL.  NULL + errno if it cannot be read. */
struct in	*in_open(const char *path, struct out *flush);
void		 in_close(struct in *);		/* in_close(NULL) is harmless */

/*
 * Bytes from somewhere else, such as a member of an archive.  `read` gives up
 * to n bytes, 0 at the end, IN_FAULT for a fault that it has told; `name` must
 * stay, for messages.
 */
#define IN_FAULT SIZE_MAX
struct in	*in_from(const char *name, size_t (*read)(void *of, void *p, size_t n), void *of);

/* From now on a line over n bytes comes in parts: little more is kept in memory. */
void		 in_limit(struct in *, size_t n);

/* The next line without its LF; the view is good until the next call. */
enum in_got	 in_line(struct in *, struct span *line);
uintmax_t	 in_line_number(const struct in *);	/* of the line last given, from 1 */
bool		 in_unended(const struct in *);		/* it had no LF: the file ends there */

/*
 * The lines, each with its LF, that have been read and can be had without
 * waiting; none at all is no sign of the end.  IN_SLACK bytes more may be looked
 * at.  in_take() hands out the first n bytes of them, which are `lines` lines.
 */
enum { IN_SLACK = 64 };
struct span	 in_lines(struct in *);
void		 in_take(struct in *, size_t n, size_t lines);

/*
 * Lines that stay: in_held() is all that was handed out since in_hold(), each
 * line with a LF, the last of the file, too.  It may move when more is read; an
 * offset into it stays good.  in_let_go() and in_read() end it.
 */
void		 in_hold(struct in *);
void		 in_let_go(struct in *);
struct span	 in_held(const struct in *);

/* Up to n bytes (0 only at the end); lines and bytes may be read in turn. */
size_t		 in_read(struct in *, void *, size_t n);

/* Past n bytes that in_peek() has shown. */
void		 in_drop(struct in *, size_t n);

/* A look at what comes next, n bytes or less if the input ends before; moves nothing. */
struct span	 in_peek(struct in *, size_t n);

bool		 in_damaged(const struct in *);		/* a fault has been told */
const char	*in_name(const struct in *);		/* the path as given, "-" for standard input */
uintmax_t	 in_offset(const struct in *);		/* decoded bytes handed out so far */
uintmax_t	 in_raw_offset(const struct in *);	/* bytes read from the file itself */
uintmax_t	 in_raw_size(const struct in *);	/* size of a regular file, else 0 */

#endif
