/* TAP for unit tests: ok(), is(), done_testing() last in main. */
#ifndef TAP_H
#define TAP_H

#include "span.h"

#include <stdio.h>

static int tap_n, tap_bad;

#define ok(cond) tap_ok((cond), #cond, __FILE__, __LINE__)
#define is(got, want) tap_is((got), (want), #got, __FILE__, __LINE__)

static inline void
tap_ok(bool good, const char *claim, const char *file, int line)
{
	printf("%sok %d - %s\n", good ? "" : "not ", ++tap_n, claim);
	if (!good) {
		printf("# at %s:%d\n", file, line);
		tap_bad++;
	}
}

static inline void
tap_is(struct span got, struct span want, const char *claim, const char *file, int line)
{
	tap_ok(span_eq(got, want), claim, file, line);
	if (!span_eq(got, want))
		printf("# got  \"%.*s\"\n# want \"%.*s\"\n", (int)got.n, got.p, (int)want.n, want.p);
}

static inline int
done_testing(void)
{
	printf("1..%d\n", tap_n);
	return tap_bad > 0;
}

#endif
