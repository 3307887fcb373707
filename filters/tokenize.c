/*
 * tokenize: adds sentence and token rows behind each article row.
 *
 *	row -> text -> sentences with tokens (sentence.h, or unisplit.h)
 *	            -> the tokens as the user wants them (convention.h) -> rows (tokrow.h)
 */
#include "token/convention.h"
#include "diag.h"
#include "in.h"
#include "lex_abbrev.h"
#include "mem.h"
#include "opt.h"
#include "out.h"
#include "row.h"
#include "token/sentence.h"
#include "token/tokrow.h"
#include "token/unisplit.h"
#include "utf8.h"

#include <stdlib.h>
#include <unistd.h>

static const char usage[] =
"[-hlo] [-c convention] [option ...] [file ...]\n"
"Adds the sentences and tokens of each article.\n"
"  -c NAME  what a token is: ud (the default), words, ptb, uax29, ws\n"
"  -l       loose text, as on the web: a sentence may end without a stop\n"
"  -o       print only the rows that are added\n"
"  --contractions=split|keep   do n't, Denver 's\n"
"  --hyphens=split|keep        search-engine\n"
"  --abbrev FILE               more abbreviations, as --dump-abbrev prints them\n"
"  --rule FILE                 more tokens: label, tab, pattern\n"
"  --dump-abbrev               print the abbreviations\n";

enum { ROW_MAX = 256 * 1024 * 1024 };	/* bytes; a longer article passes on as it is */

enum { OPT_CONTRACTIONS = 0x100, OPT_HYPHENS, OPT_ABBREV, OPT_RULE, OPT_DUMP };
static const struct option longs[] = {
	{ "contractions", required_argument, NULL, OPT_CONTRACTIONS },
	{ "hyphens", required_argument, NULL, OPT_HYPHENS },
	{ "abbrev", required_argument, NULL, OPT_ABBREV },
	{ "rule", required_argument, NULL, OPT_RULE },
	{ "dump-abbrev", no_argument, NULL, OPT_DUMP },
	{ NULL, 0, NULL, 0 }
};

struct work {
	struct splitter	 split;
	struct lex	*abbrev;	/* the user's */
	struct convention as;
	bool		 uax29, only_added;
	struct tok	*tok;		/* a sentence in the convention */
	size_t		 cap_tok;
	struct tokrow	 rows;
	struct out	 out;
	struct arena	 mem;
	struct buf	 text;		/* of the article, with padding */
};

static void
write_sentence(struct work *w, const struct sent *s)
{
	const struct tok *t = w->split.tokens.tok + s->first;
	size_t n = s->last - s->first;

	if (!convention_is_plain(&w->as)) {
		mem_room(&w->tok, &w->cap_tok, CONVENTION_MOST * n, sizeof(*w->tok));
		n = convention_apply(&w->as, w->text.p, t, n, w->tok);
		t = w->tok;
	}
	tokrow_sentence(&w->rows, s, t, n);
}

/* False if the row is no article whose text offsets could count in. */
static bool
split_article(struct work *w, struct span line)
{
	struct row r;
	struct sent s;

	arena_reset(&w->mem);
	if (utf8_valid(line) < line.n || !row_split(&r, line))
		return false;
	w->text.n = 0;
	row_unescape(&w->text, r.col[ROW_TEXT]);
	memset(buf_more(&w->text, TOKEN_PAD), '\n', TOKEN_PAD);
	tokrow_start(&w->rows, &w->out, r.col[ROW_DOC], buf_view(&w->text));
	sentence_start(&w->split, buf_view(&w->text), row_decode(r.col[ROW_WHAT], &w->mem),
	    row_decode(r.col[ROW_WHO], &w->mem));
	while (w->uax29 ? unisplit_next(&w->split, &s) : sentence_next(&w->split, &s))
		write_sentence(w, &s);
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

static void
choose(struct work *w, const char *name)
{
	w->uax29 = strcmp(name, "uax29") == 0;
	if (!w->uax29 && !convention_named(&w->as, name))
		opt_wrong("%s is no convention", name);
}

/* Is it `yes`, or else "keep" or "split"? */
static bool
is_choice(const char *arg, const char *yes)
{
	if (strcmp(arg, "keep") != 0 && strcmp(arg, "split") != 0)
		opt_wrong("%s is neither keep nor split", arg);
	return strcmp(arg, yes) == 0;
}

/* A row an abbreviation, its classes behind a tab: what --abbrev reads. */
static void
dump_abbreviations(struct out *out)
{
	const struct lex *x = &lex_abbrev;

	for (uint32_t i = 0; i < x->n_row; i++) {
		char between = '\t';

		if (x->row[i].classes == 0)
			continue;
		out_span(out, lex_phrase(x, &x->row[i]));
		for (uint32_t k = 0; k < x->n_class; k++)
			if ((x->row[i].classes >> k & 1) != 0) {
				out_byte(out, between);
				out_span(out, span_of(x->class_name[k]));
				between = ',';
			}
		out_byte(out, '\n');
	}
}

static bool
options(struct work *w, int argc, char **argv)
{
	bool dump = false;
	int c;

	while ((c = opt_next(argc, argv, "c:lo", longs, usage)) != -1)
		switch (c) {
		case 'c':
			choose(w, optarg);
			break;
		case 'l':
			w->split.loose = true;
			break;
		case 'o':
			w->only_added = true;
			break;
		case OPT_CONTRACTIONS:
			w->as.cut_contractions = is_choice(optarg, "split");
			break;
		case OPT_HYPHENS:
			w->as.join_hyphens = is_choice(optarg, "keep");
			break;
		case OPT_ABBREV:
			lex_free(w->abbrev);
			w->split.tokens.abbrev = w->abbrev = lex_load(optarg);
			break;
		case OPT_RULE:
			rules_free(w->split.rules);
			w->split.rules = rules_load(optarg);
			break;
		case OPT_DUMP:
			dump = true;
			break;
		}
	return !dump;
}

int
main(int argc, char **argv)
{
	struct work w = { 0 };
	struct in *in;
	char **operand;

	diag_init(argv[0]);
	sentence_init(&w.split);
	if (options(&w, argc, argv)) {
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
	} else {
		out_init(&w.out, STDOUT_FILENO, "<stdout>");
		dump_abbreviations(&w.out);
	}
	sentence_free(&w.split);
	rules_free(w.split.rules);
	lex_free(w.abbrev);
	tokrow_free(&w.rows);
	arena_free(&w.mem);
	buf_free(&w.text);
	free(w.tok);
	out_close(&w.out);
	return diag_status();
}
