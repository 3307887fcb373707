/* For fuzz targets: texts through the engines, in one process, from file to file. */
#ifndef FUZZ_CHAIN_H
#define FUZZ_CHAIN_H

#include "doc.h"
#include "file.h"
#include "fuzz.h"
#include "laws.h"
#include "out.h"
#include "token/sentence.h"
#include "token/tokrow.h"
#include "utf8.h"

#include <fcntl.h>

/* Appends a word of `words` for every byte of data, with a blank behind it for those below 128. */
static inline void
chain_compose(struct buf *text, const char *const *words, size_t n, struct span data)
{
	for (size_t i = 0; i < data.n; i++) {
		unsigned char c = (unsigned char)data.p[i];

		buf_span(text, span_of(words[(c & 127) % n]));
		if (c < 128)
			buf_byte(text, ' ');
	}
}

/* Appends an article row with this text, made valid. */
static inline void
chain_article(struct buf *b, struct span text)
{
	struct row r = { .kind = KIND_ARTICLE };
	struct buf clean = { 0 };

	utf8_clean(&clean, text);
	r.end = (uint32_t)utf8_count(buf_view(&clean));
	r.col[ROW_DOC] = S("d");
	r.col[ROW_ID] = S("0");
	r.col[ROW_TEXT] = buf_view(&clean);
	r.col[ROW_LABEL] = S("text");
	r.col[ROW_WHEN] = S("2017-09-28");
	row_write(b, &r, ROW_COLUMNS);
	buf_free(&clean);
}

/* Appends article rows of the texts between form feeds, and their sentences and tokens. */
static inline void
chain_tokenize(struct buf *stream, struct span texts)
{
	static struct splitter split;
	static bool ready;
	struct buf padded = { 0 }, article = { 0 };
	struct tokrow rows = { 0 };
	struct arena mem = { 0 };
	struct out out;
	struct span text;
	struct sent s;
	struct row r;

	if (!ready)
		sentence_init(&split);
	ready = true;
	while (span_cut(&texts, '\f', &text)) {
		article.n = padded.n = 0;
		chain_article(&article, text);
		buf_span(stream, buf_view(&article));
		LAW(row_parse(&r, (struct span){ article.p, article.n - 1 }, &mem));
		buf_span(&padded, r.col[ROW_TEXT]);
		memset(buf_more(&padded, TOKEN_PAD), '\n', TOKEN_PAD);
		out_init(&out, open(fuzz_file(0, S("")), O_WRONLY), "fuzz");
		tokrow_start(&rows, &out, r.col[ROW_DOC], buf_view(&padded));
		sentence_start(&split, buf_view(&padded), r.col[ROW_WHAT], r.col[ROW_WHO]);
		while (sentence_next(&split, &s))
			tokrow_sentence(&rows, &s, &split.tokens.tok[s.first], s.last - s.first);
		out_close(&out);
		file_get(stream, fuzz_path(0));
	}
	tokrow_free(&rows);
	arena_free(&mem);
	buf_free(&padded);
	buf_free(&article);
}

/* The stream through an engine: what comes out takes its place. */
static inline void
chain_engine(struct buf *stream, void (*engine)(void *, struct doc *), void *self)
{
	struct in *in = in_open(fuzz_file(0, buf_view(stream)), NULL);
	struct out out;
	struct doc d;

	out_init(&out, open(fuzz_file(1, S("")), O_WRONLY), "fuzz");
	doc_init(&d, &out, ~DOC_WANT(KIND_OTHER) & ~DOC_WANT(KIND_ARTICLE), false);
	while (doc_read(&d, in)) {
		if (d.n_token > 0)		/* as filter_run() does */
			engine(self, &d);
		doc_write(&d);
	}
	in_close(in);
	doc_free(&d);
	out_close(&out);
	stream->n = 0;
	file_get(stream, fuzz_path(1));
}

/* The stream keeps all laws. */
static inline void
chain_check(const struct buf *stream)
{
	struct span rest = buf_view(stream), line;
	struct arena mem = { 0 };
	struct laws c = { 0 };

	while (span_cut(&rest, '\n', &line) && rest.p != NULL) {
		laws_row(&c, line, &mem);
		arena_reset(&mem);
	}
	LAW(c.told == 0);
	laws_free(&c);
	arena_free(&mem);
}

#endif
