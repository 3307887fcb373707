/* See http.h. */
#include "read/http.h"
#include "read/hex.h"
#include "read/parse_html.h"
#include "read/undo.h"

bool
http_header(struct span line, const char *name, struct span *value)
{
	size_t n = strlen(name);

	if (line.n <= n || line.p[n] != ':' || !html_is((struct span){ line.p, n }, name))
		return false;
	*value = html_trim(span_from(line, n + 1));
	return true;
}

static void
content_type(struct http *h, struct span v)
{
	struct span type = v, rest = v, part;

	span_cut(&rest, ';', &type);
	h->type = html_trim(type);
	while (span_cut(&rest, ';', &part)) {
		part = html_trim(part);
		if (part.n > 8 && html_is((struct span){ part.p, 8 }, "charset=")) {
			h->charset = span_from(part, 8);
			while (h->charset.n > 0 && strchr("\"'", h->charset.p[0]) != NULL)
				h->charset = span_from(h->charset, 1);
			while (h->charset.n > 0 && strchr("\"'", h->charset.p[h->charset.n - 1]) != NULL)
				h->charset.n--;
		}
	}
}

bool
http_parse(struct http *h, struct span response)
{
	struct span rest = response, line, v;

	*h = (struct http){ 0 };
	if (!span_starts(response, S("HTTP/")) || !span_cut(&rest, '\n', &line))
		return false;
	for (size_t i = 0; i + 3 < line.n; i++)
		if (line.p[i] == ' ') {
			for (size_t k = 1; k <= 3; k++)
				h->status = h->status * 10 + (line.p[i + k] - '0');
			break;
		}
	while (span_cut(&rest, '\n', &line) && html_trim(line).n > 0)
		if (http_header(line, "content-type", &v))
			content_type(h, v);
		else if (http_header(line, "content-encoding", &v))
			h->encoding = v;
	h->body = rest;
	return true;
}

/*
 * The data of the chunk at *rest, which moves behind it: false if no chunk
 * begins there.  A chunk that is cut off is given as far as it goes.
 */
static bool
chunk(struct span *rest, struct span *data)
{
	size_t n = 0, i = 0;

	while (i < rest->n && i < 8 && hex_digit(rest->p[i]) >= 0)
		n = n * 16 + (size_t)hex_digit(rest->p[i++]);
	if (i == 0 || (i < rest->n && memchr("\r\n; ", rest->p[i], 4) == NULL))
		return false;
	while (i < rest->n && rest->p[i] != '\n' && i < 256)
		i++;
	if (i < rest->n && rest->p[i] != '\n')
		return false;
	*data = span_from(*rest, i + 1);
	if (data->n > n)
		data->n = n;
	*rest = span_from(*rest, i + 1 + data->n);
	if (span_starts(*rest, S("\r\n")))
		*rest = span_from(*rest, 2);
	return true;
}

/* Does a chunk begin here, and is it the last one or another one behind it? */
static bool
is_chunked(struct span s)
{
	struct span data, rest = s;

	if (s.n == 0 || hex_digit(s.p[0]) < 0 || !chunk(&rest, &data) || data.n == 0)
		return false;
	return rest.n == 0 || (data.p[data.n] == '\r' && chunk(&rest, &data));
}

/* Where a chunk's size is wrong the rest stays as it is. */
static void
join_chunks(struct buf *to, struct span s)
{
	struct span data;

	to->n = 0;
	while (s.n > 0 && chunk(&s, &data)) {
		if (data.n == 0)
			return;
		buf_span(to, data);
	}
	buf_span(to, s);
}

enum compression { PLAIN, GZIP, ZSTD, DEFLATE, BROTLI };

/* By its first bytes where these tell, else by the header, if it may be so. */
static enum compression
compression(const struct http *h, struct span s)
{
	if (span_starts(s, S("\x1f\x8b")))
		return GZIP;
	if (span_starts(s, S("\x28\xb5\x2f\xfd")))
		return ZSTD;
	if (s.n == 0 || s.p[0] == '<' || html_is_space(s.p[0]) || span_starts(s, S("\xef\xbb\xbf")))
		return PLAIN;
	return html_is(h->encoding, "deflate") ? DEFLATE : html_is(h->encoding, "br") ? BROTLI : PLAIN;
}

struct span
http_body(struct http *h, struct buf *chunks, struct buf *to)
{
	static bool (*const undo[])(struct buf *, struct span, size_t) = {
		[GZIP] = undo_gzip, [ZSTD] = undo_zstd, [DEFLATE] = undo_deflate, [BROTLI] = undo_brotli
	};
	struct span s = h->body;
	enum compression c;

	if (is_chunked(s)) {
		join_chunks(chunks, s);
		s = buf_view(chunks);
	}
	if ((c = compression(h, s)) != PLAIN) {
		h->damaged = !undo[c](to, s, HTTP_BODY_MAX);
		s = buf_view(to);
	}
	if (s.n > HTTP_BODY_MAX)
		s.n = HTTP_BODY_MAX;
	return s;
}
