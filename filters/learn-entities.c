/*
 * learn-entities: trains the model of tag-entities on annotated text.
 */
#include "diag.h"
#include "name/gold.h"
#include "opt.h"
#include "name/train.h"

#include <stdlib.h>
#include <unistd.h>

static const char usage[] =
"[-hv] [-c times] [-e epochs] [-l strength] [-p least] [-r rate] file ...\n"
"Trains a model for tag-entities -m on token TAB tag lines; writes it to standard output.\n"
"  -c times     leave out features that occur less often (3)\n"
"  -e epochs    go over the text so often (6)\n"
"  -l strength  strength of L1, which keeps the model small (1)\n"
"  -p least     leave out weights that are smaller (0.05)\n"
"  -r rate      step size (0.05)\n"
"  -v           tell how it goes\n";

static double
real(const char *arg, const char *what)
{
	char *end;
	double v = strtod(arg, &end);

	if (end == arg || *end != '\0' || !(v >= 0 && v <= 1000))
		opt_wrong("%s: a number from 0 to 1000, not \"%s\"", what, arg);
	return v;
}

static void
add_file(struct trainer *t, struct features *f, const char *path)
{
	struct gold g;

	gold_open(&g, path);
	while (gold_read(&g)) {
		feature_document(f, &g.units);
		train_add(t, f, g.allowed);
	}
	gold_close(&g);
}

int
main(int argc, char **argv)
{
	struct train_options o = { .epochs = 6, .cutoff = 3, .l1 = 1, .rate = 0.05, .least = 0.05 };
	struct features features;
	struct trainer *trainer;
	struct buf image = { 0 };
	struct out out;
	bool tell = false;
	int c;

	diag_init(argv[0]);
	while ((c = opt_next(argc, argv, "c:e:l:p:r:v", NULL, usage)) != -1)
		switch (c) {
		case 'c':
			o.cutoff = (unsigned)opt_number(optarg, "-c", 1, 255);
			break;
		case 'e':
			o.epochs = (unsigned)opt_number(optarg, "-e", 1, 1000);
			break;
		case 'l':
			o.l1 = real(optarg, "-l");
			break;
		case 'p':
			o.least = real(optarg, "-p");
			break;
		case 'r':
			o.rate = real(optarg, "-r");
			break;
		case 'v':
			tell = true;
			break;
		}
	if (o.rate == 0)
		opt_wrong("-r: more than 0");
	feature_init(&features);
	features.wide = true;
	trainer = train_new(&o);
	for (char **path = opt_operands(argc, argv, usage); *path != NULL; path++)
		add_file(trainer, &features, *path);
	train_run(trainer, tell);
	train_image(trainer, &image);
	out_init(&out, STDOUT_FILENO, "<stdout>");
	out_span(&out, buf_view(&image));
	out_close(&out);
	buf_free(&image);
	train_free(trainer);
	feature_free(&features);
	return diag_status();
}
