/*
 * tag-entities: adds entity rows - people, organisations, places and other
 * names, all mentions of one joined under one id and one canonical name.
 */
#include "diag.h"
#include "filter.h"
#include "name.h"
#include "opt.h"

static const char usage[] =
"[-ho] [-m model] [file ...]\n"
"Adds a row for every name of an article: person, organisation, place, other.\n"
"  -m model  use a model of learn-entities\n"
"  -o  print only the rows that are added\n";

int
main(int argc, char **argv)
{
	struct name_tagger *tagger;
	const char *model = NULL;
	bool only_added = false;
	int c, status;

	diag_init(argv[0]);
	while ((c = opt_next(argc, argv, "m:o", NULL, usage)) != -1)
		switch (c) {
		case 'm':
			model = optarg;
			break;
		case 'o':
			only_added = true;
			break;
		}
	tagger = name_new(model);
	status = filter_run(opt_operands(argc, argv, usage), 0, only_added, name_tag, tagger);
	name_free(tagger);
	return status;
}
