/* See undo.h. */
#include "read/undo.h"

#include <archive.h>
#include <archive_entry.h>
#include <brotli/decode.h>
#include <zlib.h>

enum { STEP = 64 * 1024, RAW = -15, ZLIB = 15, GZIP = 15 + 16 };	/* as for inflateInit2() */

static bool
inflate_all(struct buf *to, struct span s, size_t max, int bits)
{
	z_stream z = { 0 };
	int rc = Z_OK;

	to->n = 0;
	if (inflateInit2(&z, bits) != Z_OK)
		return false;
	z.next_in = (Bytef *)(uintptr_t)s.p;
	z.avail_in = (uInt)s.n;
	while (rc == Z_OK && to->n < max) {
		z.next_out = (Bytef *)buf_more(to, STEP);
		z.avail_out = STEP;
		rc = inflate(&z, Z_NO_FLUSH);
		to->n += STEP - z.avail_out;
		if (z.avail_in == 0 && z.avail_out > 0)
			break;
	}
	inflateEnd(&z);
	return rc == Z_STREAM_END || to->n >= max;
}

bool
undo_gzip(struct buf *to, struct span s, size_t max)
{
	return inflate_all(to, s, max, GZIP);
}

bool
undo_deflate(struct buf *to, struct span s, size_t max)
{
	return inflate_all(to, s, max, ZLIB) || (to->n == 0 && inflate_all(to, s, max, RAW));
}

bool
undo_brotli(struct buf *to, struct span s, size_t max)
{
	BrotliDecoderState *d = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	BrotliDecoderResult r = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
	const uint8_t *in = (const uint8_t *)s.p;
	size_t left = s.n;

	to->n = 0;
	while (d != NULL && r == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && to->n < max) {
		uint8_t *out = (uint8_t *)buf_more(to, STEP);
		size_t room = STEP;

		r = BrotliDecoderDecompressStream(d, &left, &in, &room, &out, NULL);
		to->n += STEP - room;
	}
	BrotliDecoderDestroyInstance(d);
	return r == BROTLI_DECODER_RESULT_SUCCESS || to->n >= max;
}

bool
undo_zstd(struct buf *to, struct span s, size_t max)
{
	struct archive *a = archive_read_new();
	struct archive_entry *e;
	la_ssize_t n = -1;

	to->n = 0;
	if (a == NULL)
		return false;
	archive_read_support_filter_zstd(a);
	archive_read_support_format_raw(a);
	if (archive_read_open_memory(a, s.p, s.n) == ARCHIVE_OK &&
	    archive_read_next_header(a, &e) >= ARCHIVE_WARN)
		while (to->n < max && (n = archive_read_data(a, buf_more(to, STEP), STEP)) > 0)
			to->n += (size_t)n;
	archive_read_free(a);
	return n >= 0;
}
