/*
 * tokenize: adds sentence and token rows behind each article row.
 */
#include "diag.h"
#include "in.h"
#include "mem.h"
#include "opt.h"
#include "out.h"
#include "row.h"
#include "sentence.h"
#include "utf8.h"

#include <unistd.h>

static const char usage[] =
"[-ho] [file ...]\n"
"Adds the sentences and tokens of each article.\n"
"  -o  print only the rows that are added\n";

enum { TEXT_MAX = 256 * 1024 * 1024 };	/* bytes; a longer article passes on without sentences */

struct work {
	struct splitter	 split;
	struct out	 out;
	struct arena	 mem;
	struct buf	 row;
	bool		 only_added;
};

static void
write_sentence(struct work *w, struct span doc, uint32_t number, const struct sent *s)
{
	const struct tok *t = w->split.tokens.tok + s->first, *end = w->split.tokens.tok + s->last;
	struct span text = w->split.text;
	struct buf id = { 0 };
	struct row r = { .kind = KIND_SENTENCE, .sent = number, .start = t->cp,
	    .end = end[-1].cp + end[-1].cps };
	static uint32_t n_token;

	if (number == 1)
		n_token = 0;
	row_decimal(&id, number);
	r.col[ROW_DOC] = doc;
	r.col[ROW_ID] = buf_view(&id);
	r.col[ROW_TEXT] = (struct span){ text.p + t->at, end[-1].at + end[-1].n - t->at };
	r.col[ROW_LABEL] = span_of(sentence_label_name[s->label]);
	id.n = 0;
	row_decimal(&id, s->paragraph);
	r.col[ROW_VALUE] = buf_view(&id);
	w->row.n = 0;
	struct buf num = { 0 };
	row_decimal(&num, number);
	r.col[ROW_ID] = buf_view(&num);
	row_write(&w->row, &r, ROW_VALUE + 1);
	for (; t < end; t++) {
		id.n = 0;
		row_decimal(&id, ++n_token);
		r = (struct row){ .kind = KIND_TOKEN, .sent = number, .start = t->cp, .end = t->cp + t->cps };
		r.col[ROW_DOC] = doc;
		r.col[ROW_ID] = buf_view(&id);
		r.col[ROW_TEXT] = (struct span){ text.p + t->at, t->n };
		r.col[ROW_LABEL] = span_of(token_label_name[t->label]);
		row_write(&w->row, &r, ROW_LABEL + 1);
	}
	buf_free(&id);
	buf_free(&num);
	out_span(&w->out, buf_view(&w->row));
}

/* False if the row is no article whose text offsets could count in. */
static bool
split_article(struct work *w, struct span line)
{
	struct row r;
	struct sent s;
	uint32_t n = 0;

	arena_reset(&w->mem);
	if (utf8_valid(line) < line.n || !row_parse(&r, line, &w->mem))
		return false;
	sentence_start(&w->split, r.col[ROW_TEXT], r.col[ROW_WHAT]);
	while (sentence_next(&w->split, &s))
		write_sentence(w, r.col[ROW_DOC], ++n, &s);
	return true;
}

static void
one_file(struct work *w, struct in *in)
{
	struct span line;
	enum in_got got;
	bool part = false;

	while ((got = in_line(in, &line)) != IN_END) {
		if (!w->only_added)
			out_span(&w->out, line);
		if (got == IN_LINE && !w->only_added)
			out_byte(&w->out, '\n');
		if (got == IN_LINE && !part && row_kind_of(line) == KIND_ARTICLE) {
			if (line.n > TEXT_MAX)
				skip(in_name(in), in_line_number(in), "article is too large: not split");
			else if (!split_article(w, line))
				skip(in_name(in), in_line_number(in), "damaged article row: not split");
		}
		if (got == IN_PART && !part)
			skip(in_name(in), in_line_number(in), "row is too large: not split");
		part = got == IN_PART;
	}
	if (in_unended(in))
		skip(in_name(in), in_line_number(in), "last line has no line end");
}

int
main(int argc, char **argv)
{
	struct work w = { 0 };
	struct in *in;
	char **operand;
	int c;

	diag_init(argv[0]);
	while ((c = opt_next(argc, argv, "o", NULL, usage)) != -1)
		switch (c) {
		case 'o':
			w.only_added = true;
			break;
		}
	operand = opt_operands(argc, argv, usage);
	out_init(&w.out, STDOUT_FILENO, "<stdout>");
	for (; *operand != NULL; operand++) {
		if ((in = in_open(*operand, &w.out)) == NULL) {
			skip_sys(*operand, "cannot be read");
			continue;
		}
		one_file(&w, in);
		in_close(in);
	}
	sentence_free(&w.split);
	arena_free(&w.mem);
	buf_free(&w.row);
	out_close(&w.out);
	return diag_status();
}
