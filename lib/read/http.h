/*
 * An HTTP response as crawlers keep it: its headers are claims.
 *
 * Chunks are undone only where the body is chunks, compression only where it is
 * that; see http_body().
 */
#ifndef READ_HTTP_H
#define READ_HTTP_H

#include "mem.h"
#include "span.h"

enum { HTTP_BODY_MAX = 10 * 1024 * 1024 };

struct http {
	int		status;
	struct span	type;		/* Content-Type without parameters */
	struct span	charset;	/* of Content-Type, empty if none */
	struct span	encoding;	/* Content-Encoding */
	struct span	body;		/* as stored */
	bool		damaged;	/* http_body() met a fault in its compression */
};

/* Splits a response; false if it is none. */
bool		http_parse(struct http *, struct span response);

/*
 * The body as the server meant it: itself, or in `to` after chunks and
 * compression are undone, up to a fault; no more than HTTP_BODY_MAX.
 */
struct span	http_body(struct http *, struct buf *chunks, struct buf *to);

/* The value of a header line "Name: value" if it has that name (lower case). */
bool		http_header(struct span line, const char *name, struct span *value);

#endif
