/*
 * tabulate: ends a pipe with a table that a person or another program reads:
 * rows chosen, grouped, counted, sorted, printed.
 */
#include "diag.h"
#include "mem.h"
#include "opt.h"
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char usage[] =
"[-k kind,...] [-w condition] [-c column,... | -g column,... [-a what,...] [-x column]]\n"
"       [-s column,...] [-n count] [-f form] [file ...]\n"
"Lists, groups and counts rows.  Without any option: what there is, by kind.\n"
"\n"
"which rows\n"
"  -k, --kind KIND,...      of these kinds: quote, number, entity ...\n"
"  -w, --where CONDITION    where COLUMN=TEXT  != ~REGEX !~ <N <= > >=; several: all hold\n"
"  -j, --join               rows of one id as one: the fragments of a quotation\n"
"  -u, --unique COLUMN,...  of rows equal in these columns the first\n"
"      --longer COLUMN,...  a row for each of these columns, as `column` and `cell`\n"
"      --pairs COLUMN[:sent]  two values of COLUMN that share a document (or sentence)\n"
"      --check FILE         rows whose text is not in the articles of FILE at their offsets\n"
"  -t, --tsv                input: any TSV with a header line\n"
"which table\n"
"  -c, --columns COLUMN,... a line a row, with these columns; NEW=COLUMN renames\n"
"      --context            the same as -c doc,before,text,after: each row in its sentence\n"
"  -g, --group COLUMN,...   a line for all rows equal in these columns\n"
"  -a, --aggregate WHAT,... count docs; of COLUMN (else value) sum: mean: median: q1: q3:\n"
"                           p90: min: max: mode: distinct: set: list: first: last:; of the\n"
"                           finished table share rank running [:WHAT][/COLUMN]\n"
"  -x, --across COLUMN[:N]  crosstab: a column for each value (for the largest N)\n"
"      --spark COLUMN       the same as one small picture a line\n"
"      --having CONDITION   on lines\n"
"  -s, --sort COLUMN,...    order; -COLUMN is descending; else by the groups\n"
"  -n, --top N              the first N lines; without -s the largest\n"
"      --other              one more line for all others\n"
"      --total, --no-total  a line for all; default with -x only\n"
"which form\n"
"  -f, --format FORM        text tsv csv json md html sql[:TABLE]; default: text on a\n"
"                           terminal, else tsv\n"
"      --bar                a bar in each line\n"
"      --plot FILE          a picture of the table too, SVG\n"
"      --no-header, --width N, --digits N (of means, shares), --guard (CSV against formulas)\n"
"big tables\n"
"      --partial, --merge   write, read groups that are added up in any order\n"
"      --memory SIZE        at most so much for groups (500M), else temporary files\n"
"\n"
"columns: kind doc id sent start end text label value unit who what where when why how conf\n"
"of the article:  title byline outlet published date month year decade path language format\n"
"of the sentence: part paragraph sentence before after context\n";

enum long_only {
	CONTEXT = 256, CHECK, LONGER, PAIRS, SPARK, HAVING, OTHER, TOTAL, NO_TOTAL, BAR, PLOT, NO_HEADER, WIDTH,
	DIGITS, GUARD, PARTIAL, MERGE, MEMORY
};

static const struct option longs[] = {
	{ "kind", required_argument, NULL, 'k' },
	{ "where", required_argument, NULL, 'w' },
	{ "join", no_argument, NULL, 'j' },
	{ "unique", required_argument, NULL, 'u' },
	{ "context", no_argument, NULL, CONTEXT },
	{ "check", required_argument, NULL, CHECK },
	{ "longer", required_argument, NULL, LONGER },
	{ "pairs", required_argument, NULL, PAIRS },
	{ "tsv", no_argument, NULL, 't' },
	{ "columns", required_argument, NULL, 'c' },
	{ "group", required_argument, NULL, 'g' },
	{ "aggregate", required_argument, NULL, 'a' },
	{ "across", required_argument, NULL, 'x' },
	{ "spark", required_argument, NULL, SPARK },
	{ "having", required_argument, NULL, HAVING },
	{ "sort", required_argument, NULL, 's' },
	{ "top", required_argument, NULL, 'n' },
	{ "other", no_argument, NULL, OTHER },
	{ "total", no_argument, NULL, TOTAL },
	{ "no-total", no_argument, NULL, NO_TOTAL },
	{ "format", required_argument, NULL, 'f' },
	{ "bar", no_argument, NULL, BAR },
	{ "plot", required_argument, NULL, PLOT },
	{ "no-header", no_argument, NULL, NO_HEADER },
	{ "width", required_argument, NULL, WIDTH },
	{ "digits", required_argument, NULL, DIGITS },
	{ "guard", no_argument, NULL, GUARD },
	{ "partial", no_argument, NULL, PARTIAL },
	{ "merge", no_argument, NULL, MERGE },
	{ "memory", required_argument, NULL, MEMORY },
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

/* "500M": bytes, with K, M or G behind the number. */
static size_t
parse_size(const char *arg)
{
	static const char units[] = "KMG";
	size_t n = strlen(arg);
	const char *unit = n > 0 ? strchr(units, arg[n - 1]) : NULL;
	unsigned shift = unit == NULL ? 0 : 10 * (unsigned)(unit - units + 1);
	char digits[32];

	snprintf(digits, sizeof(digits), "%.*s", (int)(unit == NULL ? n : n - 1), arg);
	return (size_t)opt_number(digits, "--memory", 1, SIZE_MAX >> shift) << shift;
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
	struct table_options o = { .digits = 4, .share_digits = 1 };
	const char **conditions = mem_zero((size_t)argc, sizeof(*conditions));
	const char **havings = mem_zero((size_t)argc, sizeof(*havings));
	int c, status;

	diag_init(argv[0]);
	o.where = conditions;
	o.having = havings;
	look_at_output(&o.print);
	while ((c = opt_next(argc, argv, "k:w:ju:tc:g:a:x:s:n:f:", longs, usage)) != -1)
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
		case CONTEXT:
			o.columns = "doc,before,text,after";
			break;
		case CHECK:
			o.check = optarg;
			break;
		case LONGER:
			o.longer = optarg;
			break;
		case PAIRS:
			o.pairs = optarg;
			break;
		case 'x':
		case SPARK:
			o.across = optarg;
			o.spark = c == SPARK;
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
		case NO_TOTAL:
			o.no_total = true;
			break;
		case BAR:
			o.bar = true;
			break;
		case PLOT:
			o.plot = optarg;
			break;
		case PARTIAL:
			o.partial = true;
			break;
		case MERGE:
			o.merge = true;
			break;
		case MEMORY:
			o.memory = parse_size(optarg);
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
			o.digits = o.share_digits = (unsigned)opt_number(optarg, "--digits", 0, 100);
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
