/*
 * tabulate: ends a pipe with a table that a person or another program reads:
 * rows chosen, grouped, counted, sorted, printed.
 */
#include "diag.h"
#include "mem.h"
#include "opt.h"
#include "table.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char usage[] =
"[-jt] [-k kind,...] [-w condition] [-c column,... | -g column,... [-a aggregate,...]]\n"
"       [-s column,...] [-n count] [-f form] [file ...]\n"
"Lists, groups and counts rows.  Without -c or -g: what there is, by kind.\n"
"\n"
"rows\n"
"  -k, --kind KIND,...       only rows of these kinds: quote, number, entity ...\n"
"  -w, --where COND          only rows where COLUMN=TEXT, != , ~REGEX, !~, <N, <=, >, >=\n"
"  -j, --join                rows of one id as one row: a quotation's fragments\n"
"  -u, --unique COLUMN,...   of rows equal in these columns only the first\n"
"  -t, --tsv                 the input is any TSV with a header line\n"
"table\n"
"  -c, --columns COLUMN,...  a line a row, with these columns; NEW=COLUMN renames\n"
"  -g, --group COLUMN,...    a line a group of rows equal in these columns\n"
"  -a, --aggregate WHAT,...  of each group: count docs, and of COLUMN sum: mean: median: q1:\n"
"                            q3: p90: min: max: distinct: mode: set: list: first: last:,\n"
"                            then share rank running [:WHAT][/COLUMN]; default count\n"
"      --having COND         only lines where it holds\n"
"  -s, --sort COLUMN,...     order; -COLUMN is descending\n"
"  -n, --top N               only the first N lines; without -s, the largest groups\n"
"      --other               the groups behind them as one line\n"
"      --total               a last line for all\n"
"output\n"
"  -f, --format FORM         text tsv csv json md html sql[:TABLE]; default text on a\n"
"                            terminal, else tsv\n"
"      --no-header  --width N  --digits N  --guard\n"
"\n"
"columns: kind doc id sent start end text label value unit who what where when why how conf;\n"
"of the article: title byline outlet published date month year decade path language format;\n"
"of the sentence: part paragraph sentence before after context\n";

enum long_only { HAVING = 256, OTHER, TOTAL, NO_HEADER, WIDTH, DIGITS, GUARD };

static const struct option longs[] = {
	{ "kind", required_argument, NULL, 'k' },
	{ "where", required_argument, NULL, 'w' },
	{ "join", no_argument, NULL, 'j' },
	{ "unique", required_argument, NULL, 'u' },
	{ "tsv", no_argument, NULL, 't' },
	{ "columns", required_argument, NULL, 'c' },
	{ "group", required_argument, NULL, 'g' },
	{ "aggregate", required_argument, NULL, 'a' },
	{ "having", required_argument, NULL, HAVING },
	{ "sort", required_argument, NULL, 's' },
	{ "top", required_argument, NULL, 'n' },
	{ "other", no_argument, NULL, OTHER },
	{ "total", no_argument, NULL, TOTAL },
	{ "format", required_argument, NULL, 'f' },
	{ "no-header", no_argument, NULL, NO_HEADER },
	{ "width", required_argument, NULL, WIDTH },
	{ "digits", required_argument, NULL, DIGITS },
	{ "guard", no_argument, NULL, GUARD },
	{ NULL, 0, NULL, 0 }
};

static enum print_form
parse_form(const char *arg, const char **table)
{
	for (int i = 0; i < PRINT_FORMS; i++)
		if (strcmp(arg, print_form_name[i]) == 0)
			return (enum print_form)i;
	if (strncmp(arg, "sql:", 4) == 0 && arg[4] != '\0') {
		*table = arg + 4;
		return PRINT_SQL;
	}
	opt_wrong("-f %s: want text, tsv, csv, json, md, html or sql[:TABLE]", arg);
}

static size_t
terminal_width(void)
{
	struct winsize size;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* Text for people, TSV for programs; NO_COLOR and TERM=dumb are heard. */
static void
look_at_output(struct print_options *p)
{
	const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");

	p->terminal = isatty(STDOUT_FILENO);
	p->form = p->terminal ? PRINT_TEXT : PRINT_TSV;
	p->width = p->terminal ? terminal_width() : 0;
	p->colour = p->terminal && (no_colour == NULL || *no_colour == '\0') &&
	    term != NULL && strcmp(term, "dumb") != 0;
	p->table = "copydesk";
}

int
main(int argc, char **argv)
{
	struct table_options o = { .digits = 4 };
	const char **conditions = mem_zero((size_t)argc, sizeof(*conditions));
	const char **havings = mem_zero((size_t)argc, sizeof(*havings));
	int c, status;

	diag_init(argv[0]);
	o.where = conditions;
	o.having = havings;
	look_at_output(&o.print);
	while ((c = opt_next(argc, argv, "k:w:ju:tc:g:a:s:n:f:", longs, usage)) != -1)
		switch (c) {
		case 'k':
			o.kinds = optarg;
			break;
		case 'w':
			conditions[o.wheres++] = optarg;
			break;
		case 'j':
			o.join = true;
			break;
		case 'u':
			o.unique = optarg;
			break;
		case 't':
			o.tsv = true;
			break;
		case 'c':
			o.columns = optarg;
			break;
		case 'g':
			o.group = optarg;
			break;
		case 'a':
			o.aggregates = optarg;
			break;
		case HAVING:
			havings[o.havings++] = optarg;
			break;
		case 's':
			o.sort = optarg;
			break;
		case 'n':
			o.top = opt_number(optarg, "-n", 1, UINTMAX_MAX);
			break;
		case OTHER:
			o.other = true;
			break;
		case TOTAL:
			o.total = true;
			break;
		case 'f':
			o.print.form = parse_form(optarg, &o.print.table);
			break;
		case NO_HEADER:
			o.print.no_header = true;
			break;
		case WIDTH:
			o.print.width = (size_t)opt_number(optarg, "--width", 1, 100000);
			break;
		case DIGITS:
			o.digits = (unsigned)opt_number(optarg, "--digits", 0, 100);
			break;
		case GUARD:
			o.print.guard = true;
			break;
		}
	status = table_run(&o, opt_operands(argc, argv, usage));
	free(conditions);
	free(havings);
	return status;
}
