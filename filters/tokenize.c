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
#include "tokrow.h"
#include "utf8.h"

#include <unistd.h>

static const char usage[] =
"[-hlo] [file ...]\n"
"Adds the sentences and tokens of each article.\n"
"  -l  loose text, as on the web: a sentence may end without a stop\n"
"  -o  print only the rows that are added\n";

enum { ROW_MAX = 256 * 1024 * 1024 };	/* bytes; a longer article passes on as it is */

struct work {
	struct splitter	 split;
	struct tokrow	 rows;
	struct out	 out;
	struct arena	 mem;
	struct buf	 text;		/* of the article, with padding */
	bool		 only_added;
};

/* False if the row is no article whose text offsets could count in. */
static bool
split_article(struct work *w, struct span line)
{
	struct row r;
	struct sent s;

	arena_reset(&w->mem);
	if (utf8_valid(line) < line.n || !row_parse(&r, line, &w->mem))
		return false;
	w->text.n = 0;
	buf_span(&w->text, r.col[ROW_TEXT]);
	memset(buf_more(&w->text, TOKEN_PAD), '\n', TOKEN_PAD);
	tokrow_start(&w->rows, &w->out, r.col[ROW_DOC]);
	sentence_start(&w->split, buf_view(&w->text), r.col[ROW_WHAT], r.col[ROW_WHO]);
	while (sentence_next(&w->split, &s))
		tokrow_sentence(&w->rows, &w->split, &s);
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
			if (line.n > ROW_MAX)
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
	sentence_init(&w.split);
	while ((c = opt_next(argc, argv, "lo", NULL, usage)) != -1)
		switch (c) {
		case 'l':
			w.split.loose = true;
			break;
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
	tokrow_free(&w.rows);
	arena_free(&w.mem);
	buf_free(&w.text);
	out_close(&w.out);
	return diag_status();
}
