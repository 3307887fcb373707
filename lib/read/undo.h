/*
 * Compressed bodies of HTTP responses in memory: gzip, deflate, brotli, zstd.
 */
#ifndef READ_UNDO_H
#define READ_UNDO_H

#include "mem.h"
#include "span.h"

#include <stdbool.h>

/*
 * What s is compressed from, in `to`, which is emptied before; no more than a
 * little over `max` bytes of it.  False if a fault ended it: what came out before stays.
 */
bool	undo_gzip(struct buf *to, struct span s, size_t max);
bool	undo_deflate(struct buf *to, struct span s, size_t max);	/* zlib or raw: servers send both */
bool	undo_brotli(struct buf *to, struct span s, size_t max);
bool	undo_zstd(struct buf *to, struct span s, size_t max);

#endif
