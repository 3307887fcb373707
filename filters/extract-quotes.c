/*
 * extract-quotes: adds quote, speaker and cue rows - who said what, in what
 * words or in the writer's, to whom or where.
 */
#include "diag.h"
#include "filter.h"
#include "opt.h"
#include "quote.h"

static const char usage[] =
"[-aho] [-c conf] [file ...]\n"
"Adds rows for every quotation of an article: its words, its speaker, its cue.\n"
"  -a, --attitudes  also what somebody thinks or wants without saying so\n"
"  -c conf          leave out what is less sure than conf (0 to 100)\n"
"  -o               print only the rows that are added\n";

static const struct option longs[] = {
	{ "attitudes", no_argument, NULL, 'a' },
	{ NULL, 0, NULL, 0 }
};

int
main(int argc, char **argv)
{
	struct quote_finder *finder;
	bool only_added = false, attitudes = false;
	int c, status, least = 0;

	diag_init(argv[0]);
	while ((c = opt_next(argc, argv, "ac:o", longs, usage)) != -1)
		switch (c) {
		case 'a':
			attitudes = true;
			break;
		case 'c':
			least = (int)opt_number(optarg, "conf", 0, 100);
			break;
		case 'o':
			only_added = true;
			break;
		}
	finder = quote_new(attitudes, least);
	status = filter_run(opt_operands(argc, argv, usage), DOC_WANT(KIND_ENTITY), only_added,
	    quote_find, finder);
	quote_free(finder);
	return status;
}
