/*
 * read-articles: one article row for every article of an archive, whatever
 * the archive's format.  The formats are listed here and nowhere else.
 */
#include "diag.h"
#include "opt.h"
#include "read.h"
#include "read/readers.h"

#include <stdint.h>
#include <unistd.h>

static const char usage[] =
"[-h] [-f format] [-n count] [--text field] [--title field] ... [file ...]\n"
"Writes a row for every article of the files, whatever their format.\n"
"  -f FORMAT       do not guess: rows, json, lines, text\n"
"  -n COUNT        stop after so many articles\n"
"  --text FIELD    the name of the field with the text; dots lead into objects\n"
"  --title, --id, --url, --byline, --outlet, --date, --language FIELD\n";

/* In the order of asking; the last one takes what nobody knows. */
static const struct reader *const readers[] = {
	&reader_rows, &reader_json, &reader_lines, &reader_text, NULL
};

enum { OPT_FIELD = 1000 };	/* + enum read_field */

static const struct option longs[] = {
	{ "format", required_argument, NULL, 'f' },
	{ "count", required_argument, NULL, 'n' },
	{ "id", required_argument, NULL, OPT_FIELD + READ_ID },
	{ "url", required_argument, NULL, OPT_FIELD + READ_URL },
	{ "title", required_argument, NULL, OPT_FIELD + READ_TITLE },
	{ "text", required_argument, NULL, OPT_FIELD + READ_BODY },
	{ "byline", required_argument, NULL, OPT_FIELD + READ_BYLINE },
	{ "outlet", required_argument, NULL, OPT_FIELD + READ_OUTLET },
	{ "date", required_argument, NULL, OPT_FIELD + READ_DATE },
	{ "language", required_argument, NULL, OPT_FIELD + READ_LANGUAGE },
	{ NULL, 0, NULL, 0 }
};

static const struct reader *
reader_named(const char *name)
{
	for (const struct reader *const *r = readers; *r != NULL; r++)
		if (strcmp((*r)->name, name) == 0)
			return *r;
	opt_wrong("unknown format: %s", name);
}

int
main(int argc, char **argv)
{
	struct read_options opt = { .count = UINTMAX_MAX };
	struct read run;
	struct out out;
	char **path;
	int c;

	diag_init(argv[0]);
	while ((c = opt_next(argc, argv, "f:n:", longs, usage)) != -1)
		switch (c) {
		case 'f':
			opt.format = reader_named(optarg);
			break;
		case 'n':
			opt.count = opt_number(optarg, "-n", 1, UINTMAX_MAX);
			break;
		default:
			opt.name[c - OPT_FIELD] = optarg;
		}
	out_init(&out, STDOUT_FILENO, "<stdout>");
	read_init(&run, &opt, readers, &out);
	for (path = opt_operands(argc, argv, usage); *path != NULL && read_more(&run); path++)
		read_file(&run, *path);
	read_free(&run);
	out_close(&out);
	return diag_status();
}
