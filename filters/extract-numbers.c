/*
 * extract-numbers: adds number rows - every number with its value, unit, what
 * it counts, where and when it holds, and whose figure it is.
 */
#include "diag.h"
#include "filter.h"
#include "number.h"
#include "opt.h"

static const char usage[] =
"[-ho] [file ...]\n"
"Adds a row for every number of an article: value, unit, thing counted.\n"
"  -o  print only the rows that are added\n";

int
main(int argc, char **argv)
{
	struct number_finder *finder;
	bool only_added = false;
	int c, status;

	diag_init(argv[0]);
	while ((c = opt_next(argc, argv, "o", NULL, usage)) != -1)
		switch (c) {
		case 'o':
			only_added = true;
			break;
		}
	finder = number_new();
	status = filter_run(opt_operands(argc, argv, usage),
	    DOC_WANT(KIND_ENTITY) | DOC_WANT(KIND_QUOTE) | DOC_WANT(KIND_SPEAKER) | DOC_WANT(KIND_CUE),
	    only_added, number_find, finder);
	number_free(finder);
	return status;
}
