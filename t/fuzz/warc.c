/*
 * HTTP responses and web archives from any bytes: a body that is undone is no
 * larger than the cap, and reading the archive in other pieces changes nothing.
 */
#include "file.h"
#include "fuzz.h"
#include "mem.h"
#include "out.h"
#include "read/http.h"
#include "read/readers.h"

#include <fcntl.h>
#include <string.h>

static const struct reader *const only_warc[] = { &reader_warc, NULL };

struct source {
	struct span	rest;
	size_t		step;
};

static size_t
some(void *of, void *p, size_t n)
{
	struct source *s = of;

	if (n > s->step)
		n = s->step;
	if (n > s->rest.n)
		n = s->rest.n;
	if (n > 0)
		memcpy(p, s->rest.p, n);
	s->rest = span_from(s->rest, n);
	return n;
}

static void
run(struct buf *b, struct span data, size_t step)
{
	struct source s = { data, step };
	struct read_options opt = { 0 };
	struct in *in = in_from("fuzz", some, &s);
	struct out out;
	struct read r;

	out_init(&out, open(fuzz_file(1, S("")), O_WRONLY), "fuzz");
	read_init(&r, &opt, only_warc, &out);
	r.file = in;
	read_stream(&r, in, "fuzz");
	read_free(&r);
	out_close(&out);
	in_close(in);
	file_get(b, fuzz_path(1));
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span data = { (const char *)p, n };
	struct buf chunks = { 0 }, body = { 0 }, one = { 0 }, two = { 0 };
	struct http h;

	if (http_parse(&h, data))
		LAW(http_body(&h, &chunks, &body).n <= HTTP_BODY_MAX);
	run(&one, data, n + 1);
	run(&two, data, 7);
	LAW(span_eq(buf_view(&one), buf_view(&two)));
	buf_free(&chunks);
	buf_free(&body);
	buf_free(&one);
	buf_free(&two);
	return 0;
}
