/*
 * tag-entities: adds entity rows - people, organisations, places and other
 * names, all mentions of one joined under one id and one canonical name.
 */
#include "diag.h"
#include "filter.h"
#include "name/listed.h"
#include "name.h"
#include "opt.h"

static const char usage[] =
"[-ho] [--explain] [-g list] [-m model] [file ...]\n"
"Adds a row for every name of an article: person, organisation, place, other.\n"
"  --explain  say in column why what a name rests on\n"
"  -g list    names of your own, which win over the model: phrase TAB class TAB canonical name\n"
"  -m model   use a model of learn-entities\n"
"  -o         print only the rows that are added\n";

static const struct option longs[] = {
	{ "explain", no_argument, NULL, 'x' },
	{ 0 }
};

int
main(int argc, char **argv)
{
	struct name_tagger *tagger;
	struct lex *list = NULL;
	const char *model = NULL;
	bool only_added = false, explain = false;
	int c, status;

	diag_init(argv[0]);
	while ((c = opt_next(argc, argv, "g:m:o", longs, usage)) != -1)
		switch (c) {
		case 'g':
			list = lex_load(optarg);
			listed_check(list, optarg);
			break;
		case 'm':
			model = optarg;
			break;
		case 'o':
			only_added = true;
			break;
		case 'x':
			explain = true;
			break;
		}
	tagger = name_new(model);
	if (explain)
		name_explain(tagger);
	if (list != NULL)
		name_list(tagger, list);
	status = filter_run(opt_operands(argc, argv, usage), 0, only_added, name_tag, tagger);
	name_free(tagger);
	lex_free(list);
	return status;
}
