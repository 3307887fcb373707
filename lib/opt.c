/* See opt.h. */
#include "opt.h"
#include "diag.h"
#include "mem.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef VERSION
#define VERSION "0"
#endif

enum { OPT_HELP = 0x10000, OPT_VERSION };

static void
usage_to(FILE *f, const char *usage)
{
	fprintf(f, "usage: %s %s", diag_name(), usage);
	if (fflush(f) != 0 && f == stdout)
		die_sys("<stdout>");
}

/* The caller's long options and our two. */
static const struct option *
with_common(const struct option *longs)
{
	static const struct option common[] = {
		{ "help", no_argument, NULL, OPT_HELP },
		{ "version", no_argument, NULL, OPT_VERSION },
		{ NULL, 0, NULL, 0 }
	};
	static struct option *all;
	static const struct option *of;
	size_t n = 0;

	if (longs == NULL)
		return common;
	if (all == NULL || of != longs) {
		while (longs[n].name != NULL)
			n++;
		free(all);
		all = mem_alloc((n + 3) * sizeof(*all));
		memcpy(all, longs, n * sizeof(*all));
		memcpy(all + n, common, sizeof(common));
		of = longs;
	}
	return all;
}

int
opt_next(int argc, char **argv, const char *shorts, const struct option *longs, const char *usage)
{
	char all[128];
	int c;

	snprintf(all, sizeof(all), "%shV", shorts);
	c = getopt_long(argc, argv, all, with_common(longs), NULL);
	switch (c) {
	case 'h':
	case OPT_HELP:
		usage_to(stdout, usage);
		exit(0);
	case 'V':
	case OPT_VERSION:
		printf("%s (copydesk) " VERSION "\n", diag_name());
		if (fflush(stdout) != 0)
			die_sys("<stdout>");
		exit(0);
	case '?':
	case ':':
		usage_to(stderr, usage);
		exit(2);
	default:
		return c;
	}
}

char **
opt_operands(int argc, char **argv, const char *usage)
{
	static char dash[] = "-", *standard_input[] = { dash, NULL };

	if (optind < argc)
		return argv + optind;
	if (isatty(STDIN_FILENO)) {
		usage_to(stderr, usage);
		exit(2);
	}
	return standard_input;
}

uintmax_t
opt_number(const char *arg, const char *what, uintmax_t min, uintmax_t max)
{
	uintmax_t n;
	char *end;

	errno = 0;
	n = strtoumax(arg, &end, 10);
	if (*arg < '0' || *arg > '9' || *end != '\0' || errno != 0 || n < min || n > max)
		opt_wrong("%s: %s is not a number from %ju to %ju", what, arg, min, max);
	return n;
}

void
opt_wrong(const char *fmt, ...)
{
	char why[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, sizeof(why), fmt, ap);
	va_end(ap);
	die("%s (try -h)", why);
}
