/*
 * read-articles: one article row for every article of an archive, whatever
 * the archive's format.
 */
#include "diag.h"
#include "opt.h"
#include "read.h"
#include "read/charset.h"
#include "read/readers.h"

#include <unistd.h>

static const char usage[] =
"[-hVv] [-f format] [-n count] [option ...] [file ...]\n"
"Writes a row for every article of the files, whatever their format.\n"
"  -f FORMAT            do not guess: rows, json, warc, mail, sgml, xml, html, lexis,\n"
"                       csv, lines, text\n"
"  -n COUNT             stop after so many articles\n"
"  -v                   show progress, as on a terminal\n"
"  --text FIELD         name of the field with the text: \"body\", \"fields.body\"\n"
"  --title FIELD, and so --byline, --outlet, --date, --url, --language\n"
"  --encoding NAME      charset of what is neither UTF-8 nor says what it is\n"
"  --since DATE         leave out what was published before,\n"
"  --until DATE         ... or after that day, month or year\n"
"  --day-first          3/4/2021 is in April\n"
"  --lang TAG           leave out what is in another language\n"
"  --sample N           one article in N, the same ones however files are split\n"
"  --ids hash|path|FIELD  ids: of the text, of the file, from a field of that name\n";

enum {
	OPT_ENCODING = 500, OPT_SINCE, OPT_UNTIL, OPT_LANG, OPT_SAMPLE, OPT_IDS, OPT_DAY_FIRST,
	OPT_FIELD = 1000	/* + enum read_field */
};

static const struct option longs[] = {
	{ "format", required_argument, NULL, 'f' },
	{ "count", required_argument, NULL, 'n' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "encoding", required_argument, NULL, OPT_ENCODING },
	{ "since", required_argument, NULL, OPT_SINCE },
	{ "until", required_argument, NULL, OPT_UNTIL },
	{ "lang", required_argument, NULL, OPT_LANG },
	{ "sample", required_argument, NULL, OPT_SAMPLE },
	{ "ids", required_argument, NULL, OPT_IDS },
	{ "day-first", no_argument, NULL, OPT_DAY_FIRST },
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

static void
set_ids(struct read_options *o, const char *arg)
{
	o->ids = strcmp(arg, "hash") == 0 ? IDS_HASH : strcmp(arg, "path") == 0 ? IDS_PATH : IDS_OWN;
	o->name[READ_ID] = o->ids == IDS_OWN ? arg : NULL;
}

/* A day, month or year as rows write it, so that it can be compared with them. */
static const char *
date(const char *what, const char *arg)
{
	struct date d;

	if (!date_parse(&d, span_of(arg), false) || d.n != strlen(arg) || memcmp(d.iso, arg, d.n) != 0)
		opt_wrong("%s: %s is no date like 2017-09-28, 2017-09 or 2017", what, arg);
	return arg;
}

static void
set_option(struct read_options *o, int c)
{
	switch (c) {
	case 'f':
		o->format = reader_named(optarg);
		break;
	case 'n':
		o->count = opt_number(optarg, "-n", 1, UINTMAX_MAX);
		break;
	case OPT_ENCODING:
		if (!charset_known(span_of(optarg)))
			opt_wrong("--encoding: %s is not known here", optarg);
		o->encoding = optarg;
		break;
	case OPT_SINCE:
		o->since = date("--since", optarg);
		break;
	case OPT_UNTIL:
		o->until = date("--until", optarg);
		break;
	case OPT_LANG:
		o->language = optarg;
		break;
	case OPT_SAMPLE:
		o->sample = opt_number(optarg, "--sample", 1, UINT32_MAX);
		break;
	case OPT_IDS:
		set_ids(o, optarg);
		break;
	case OPT_DAY_FIRST:
		o->day_first = true;
		break;
	default:
		o->name[c - OPT_FIELD] = optarg;
	}
}

int
main(int argc, char **argv)
{
	struct read_options opt = { 0 };
	bool live = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
	struct read run;
	struct out out;
	char **path;
	int c;

	diag_init(argv[0]);
	while ((c = opt_next(argc, argv, "f:n:v", longs, usage)) != -1)
		if (c == 'v')
			live = true;
		else
			set_option(&opt, c);
	out_init(&out, STDOUT_FILENO, "<stdout>");
	read_init(&run, &opt, readers, &out);
	path = opt_operands(argc, argv, usage);
	progress_start(&run.progress, path, live);
	for (; *path != NULL && read_more(&run); path++)
		read_file(&run, *path);
	progress_end(&run.progress, run.given);
	read_free(&run);
	out_close(&out);
	return diag_status();
}
