/*
 * Input: lines lose no byte and invent none, one by one or in runs, and stay as
 * long as they are held; in_read() in any pieces gives the same bytes; gzip of the bytes, cut into members anywhere, gives the same lines.
 */
#include "file.h"
#include "fuzz.h"
#include "in.h"
#include "mem.h"

static struct buf
by_lines(const char *path, bool *damaged)
{
	struct in *in = in_open(path, NULL);
	struct buf b = { 0 };
	struct span line;

	while (in_line(in, &line) == IN_LINE) {
		buf_span(&b, line);
		if (!in_unended(in))
			buf_byte(&b, '\n');
		LAW(line.n == 0 || memchr(line.p, '\n', line.n) == NULL);
	}
	LAW(in_damaged(in) || in_offset(in) == b.n);
	*damaged = in_damaged(in);
	in_close(in);
	return b;
}

/* All lines, held, every other time a run of them in one. */
static bool
are_held(const char *path, struct span lines)
{
	struct in *in = in_open(path, NULL);
	struct span line, ahead;
	bool same;

	in_hold(in);
	for (bool run = false; in_line(in, &line) == IN_LINE; run = !run) {
		ahead = in_lines(in);
		LAW(ahead.n == 0 || ahead.p[ahead.n - 1] == '\n');
		if (run)
			in_take(in, ahead.n, 0);
	}
	line = in_held(in);
	if (in_unended(in))
		line.n--;
	same = span_eq(line, lines);
	in_close(in);
	return same;
}

static struct buf
by_pieces(const char *path, size_t piece)
{
	struct in *in = in_open(path, NULL);
	struct buf b = { 0 };
	struct span look;
	size_t n;

	for (;;) {
		look = in_peek(in, piece);
		n = in_read(in, buf_more(&b, piece), piece);
		LAW(n > 0 || look.n == 0);
		if (n == 0)
			break;
		b.n += n;
	}
	in_close(in);
	return b;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span data = { (const char *)p, n };
	size_t piece = fuzz_choice(&data) * 37 + 1, cut = fuzz_choice(&data) * 3;
	const char *path = fuzz_file(0, data);
	bool magic = data.n >= 2 && p[0] == 0x1f && p[1] == 0x8b, damaged;
	struct buf lines = by_lines(path, &damaged), pieces = by_pieces(path, piece), z = { 0 }, back;

	LAW(are_held(path, buf_view(&lines)));
	LAW(magic || (!damaged && span_eq(buf_view(&lines), data)));
	LAW(damaged ? pieces.n >= lines.n && (lines.n == 0 || memcmp(lines.p, pieces.p, lines.n) == 0) :
	    span_eq(buf_view(&lines), buf_view(&pieces)));

	cut = cut < data.n ? cut : data.n;
	file_gzip(&z, (struct span){ data.p, cut });
	file_gzip(&z, span_from(data, cut));
	back = by_lines(fuzz_file(0, buf_view(&z)), &damaged);
	LAW(!damaged && span_eq(buf_view(&back), data));
	buf_free(&lines);
	buf_free(&pieces);
	buf_free(&z);
	buf_free(&back);
	return 0;
}
