/*
 * tag-entities on any words: names lie in the text, do not overlap, have an id
 * and a canonical name; one id has one name and one label.
 */
#include "fuzz.h"
#include "name.h"
#include "utf8.h"

#include <fcntl.h>

enum { IDS = 4096 };

static struct name_tagger *tagger;

/* The data as an article: lines are sentences, blanks cut tokens. */
static void
rows_of(struct buf *b, struct span data)
{
	struct buf text = { 0 };
	struct row r = { .kind = KIND_ARTICLE };
	struct span lines, line, word;

	utf8_clean(&text, data);
	r.end = (uint32_t)utf8_count(buf_view(&text));
	r.col[ROW_DOC] = S("d");
	r.col[ROW_ID] = S("0");
	r.col[ROW_TEXT] = buf_view(&text);
	row_write(b, &r, ROW_COLUMNS);
	lines = buf_view(&text);
	for (uint32_t at = 0; span_cut(&lines, '\n', &line); at++) {
		uint32_t end = at + (uint32_t)utf8_count(line);

		r = (struct row){ .kind = KIND_SENTENCE, .sent = ++r.sent, .start = at, .end = end };
		r.col[ROW_DOC] = S("d");
		r.col[ROW_ID] = S("1");
		if (end > at)
			row_write(b, &r, 9);
		while (end > at && span_cut(&line, ' ', &word)) {
			r.kind = KIND_TOKEN;
			r.start = at;
			r.end = at + (uint32_t)utf8_count(word);
			r.col[ROW_TEXT] = word;
			r.col[ROW_LABEL] = word.n == 1 && !utf8_is_letter((unsigned char)word.p[0]) ?
			    S("punct") : S("word");
			if (word.n > 0)
				row_write(b, &r, 8);
			at = r.end + 1;
		}
		at = end;
	}
	buf_free(&text);
}

static struct {
	struct buf	text;		/* label TAB value of each id */
	size_t		at[IDS], n[IDS];
} known;

/* The rows come as they were added: by place. */
static void
check(struct span line, struct doc *d, uint32_t *last)
{
	struct arena mem = { 0 };
	struct span name;
	struct row r;
	uint32_t id;

	LAW(row_parse(&r, line, &mem) && r.kind == KIND_ENTITY);
	LAW(r.start >= *last && r.start < r.end);
	LAW(span_eq(doc_text(d, r.start, r.end), r.col[ROW_TEXT]));
	LAW(row_number(r.col[ROW_ID], &id) && id > 0);
	LAW(r.col[ROW_VALUE].n > 0 && r.col[ROW_LABEL].n > 0);
	*last = r.end;
	if (id < IDS) {
		size_t at = known.text.n;

		buf_span(&known.text, r.col[ROW_LABEL]);
		buf_byte(&known.text, '\t');
		buf_span(&known.text, r.col[ROW_VALUE]);
		name = (struct span){ known.text.p + at, known.text.n - at };
		if (known.n[id] == 0) {
			known.at[id] = at;
			known.n[id] = name.n;
		} else
			LAW(span_eq(name, (struct span){ known.text.p + known.at[id], known.n[id] }));
	}
	arena_free(&mem);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct buf rows = { 0 };
	struct out out;
	struct doc d;
	struct in *in;

	if (tagger == NULL)
		tagger = name_new(NULL);
	rows_of(&rows, (struct span){ (const char *)p, n });
	in = in_open(fuzz_file(0, buf_view(&rows)), NULL);
	out_init(&out, open("/dev/null", O_WRONLY), "fuzz");
	doc_init(&d, &out, 0, true);
	while (doc_read(&d, in)) {
		struct span all, line;
		uint32_t last = 0;

		known.text.n = 0;
		memset(known.n, 0, sizeof(known.n));
		name_tag(tagger, &d);
		all = buf_view(&d.added_text);
		while (span_cut(&all, '\n', &line))
			if (line.n > 0)
				check(line, &d, &last);
		doc_write(&d);
	}
	in_close(in);
	out_close(&out);
	doc_free(&d);
	buf_free(&rows);
	return 0;
}
