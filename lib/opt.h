/*
 * Options and operands, the same way in every program.
 *
 *	while ((c = opt_next(argc, argv, "ok:", longs, usage)) != -1)
 *		switch (c) { ... }
 *	for (path = opt_operands(argc, argv, usage); *path != NULL; path++)
 *
 * -h, --help and -V, --version are answered here, and so is an unknown option
 * (usage on standard error, status 2).
 */
#ifndef OPT_H
#define OPT_H

#include <getopt.h>
#include <stdint.h>

/* The next option as getopt_long(3) gives it, -1 behind the last; `longs` may be NULL. */
int	 opt_next(int argc, char **argv, const char *shorts, const struct option *longs,
	    const char *usage);

/* "-" and NULL if there are no operands; short help and status 2 if that is a terminal. */
char	**opt_operands(int argc, char **argv, const char *usage);

/* A decimal number from min to max; anything else is a usage error. */
uintmax_t opt_number(const char *arg, const char *what, uintmax_t min, uintmax_t max);

/* Says why, points to -h, and ends with status 2. */
_Noreturn void	opt_wrong(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
