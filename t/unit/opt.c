/* Options: the caller's, the common ones, operands, numbers. */
#include "opt.h"
#include "diag.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static const char usage[] = "[-o] [-k n]\n";
static const struct option longs[] = {
	{ "only", no_argument, NULL, 'o' }, { NULL, 0, NULL, 0 }
};

/* Runs the options of a command line; the letters seen, then operands. */
static const char *
parse(const char *command)
{
	static char seen[200], words[200];
	char *argv[20], **operand;
	int argc = 0, c;
	size_t n = 0;

	snprintf(words, sizeof(words), "%s", command);
	for (char *w = strtok(words, " "); w != NULL; w = strtok(NULL, " "))
		argv[argc++] = w;
	argv[argc] = NULL;
	optind = 0;			/* as glibc and BSD restart */
	while ((c = opt_next(argc, argv, "ok:", longs, usage)) != -1)
		n += (size_t)snprintf(seen + n, sizeof(seen) - n, "%c%s ", c, c == 'k' ? optarg : "");
	for (operand = opt_operands(argc, argv, usage); *operand != NULL; operand++)
		n += (size_t)snprintf(seen + n, sizeof(seen) - n, "%s ", *operand);
	return seen;
}

static void
test_parse(void)
{
	is(span_of(parse("p -o -k 3 a b")), S("o k3 a b "));
	is(span_of(parse("p --only -k3")), S("o k3 - "));
	is(span_of(parse("p -o -- -k")), S("o -k "));
	is(span_of(parse("p -")), S("- "));
}

static int
status_of(const char *command)
{
	int st;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		(void)freopen("/dev/null", "w", stdout);
		(void)freopen("/dev/null", "w", stderr);
		parse(command);
		_exit(99);
	}
	waitpid(pid, &st, 0);
	return WIFEXITED(st) ? WEXITSTATUS(st) : -1;
}

static void
test_common(void)
{
	static const char *good[] = { "p -h", "p --help", "p -V", "p --version" };
	static const char *bad[] = { "p -Z", "p --wrong", "p -k", "p -o -Z file" };

	for (int i = 0; i < 4; i++)
		ok(status_of(good[i]) == 0);
	for (int i = 0; i < 4; i++)
		ok(status_of(bad[i]) == 2);
}

static void
test_number(void)
{
	static const char *bad[] = { "", "-1", "+1", " 1", "1x", "101", "99999999999999999999999" };

	ok(opt_number("0", "-n", 0, 100) == 0 && opt_number("100", "-n", 0, 100) == 100);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		int st;
		pid_t pid;

		fflush(stdout);
		pid = fork();
		if (pid == 0) {
			(void)freopen("/dev/null", "w", stderr);
			opt_number(bad[i], "-n", 0, 100);
			_exit(99);
		}
		waitpid(pid, &st, 0);
		ok(WIFEXITED(st) && WEXITSTATUS(st) == 2);
	}
}

int
main(int argc, char **argv)
{
	(void)argc;
	diag_init(argv[0]);
	if (freopen("/dev/null", "r", stdin) == NULL)
		return 2;
	test_parse();
	test_common();
	test_number();
	return done_testing();
}
