/* Rows: unescape(escape(x)) is x; a row that was parsed and written parses to the same row. */
#include "fuzz.h"
#include "row.h"

static void
escapes(struct span s)
{
	struct buf field = { 0 }, back = { 0 };
	struct arena mem = { 0 };

	row_escape(&field, s);
	LAW(field.n == 0 || (memchr(field.p, '\t', field.n) == NULL && memchr(field.p, '\n', field.n) == NULL &&
	    memchr(field.p, '\r', field.n) == NULL));
	row_unescape(&back, buf_view(&field));
	LAW(span_eq(buf_view(&back), s));
	LAW(span_eq(row_decode(buf_view(&field), &mem), s));
	buf_free(&field);
	buf_free(&back);
	arena_free(&mem);
}

static void
there_and_back(struct span line)
{
	struct arena mem = { 0 };
	struct buf b = { 0 };
	struct row r, again;

	if (row_parse(&r, line, &mem)) {
		row_write(&b, &r, ROW_COLUMNS);
		LAW(b.p[b.n - 1] == '\n');
		LAW(row_parse(&again, (struct span){ b.p, b.n - 1 }, &mem));
		LAW(again.kind == r.kind && again.sent == r.sent && again.start == r.start &&
		    again.end == r.end);
		for (int i = 0; i < ROW_COLUMNS; i++)
			if (i < ROW_SENT || i > ROW_END)	/* 007 comes back as 7 */
				LAW(span_eq(again.col[i], r.col[i]));
	}
	buf_free(&b);
	arena_free(&mem);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span data = { (const char *)p, n }, line;

	escapes(data);
	while (span_cut(&data, '\n', &line))
		there_and_back(line);
	return 0;
}
