/* Output: bytes arrive in order whatever their sizes; a full disk ends with status 2. */
#include "out.h"
#include "diag.h"
#include "mem.h"
#include "tap.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Writes pieces of all sizes around the block, and reads the file again. */
static void
test_order(void)
{
	static const size_t size[] = { 0, 1, 100, OUT_BLOCK - 1, OUT_BLOCK, OUT_BLOCK + 1,
	    3 * OUT_BLOCK, 7, 1 };
	char path[] = "/tmp/copydesk-out.XXXXXX", *p = mem_alloc(3 * OUT_BLOCK);
	int fd = mkstemp(path), in;
	size_t total = 0, at = 0;
	ssize_t k;
	bool same = true;
	struct out o;

	out_init(&o, fd, "test");
	for (size_t i = 0; i < sizeof(size) / sizeof(size[0]); i++) {
		for (size_t j = 0; j < size[i]; j++)
			p[j] = (char)((total + j) % 251);
		out_bytes(&o, p, size[i]);
		total += size[i];
	}
	for (size_t i = 0; i < OUT_BLOCK; i++, total++)
		out_byte(&o, (char)(total % 251));
	out_close(&o);
	in = open(path, O_RDONLY);
	while ((k = read(in, p, OUT_BLOCK)) > 0)
		for (ssize_t i = 0; i < k; i++, at++)
			same &= p[i] == (char)(at % 251);
	ok(at == total);
	ok(same);
	close(in);
	unlink(path);
	free(p);
}

/* The status of a child that writes to `fd`. */
static int
child(int fd, bool ignore_pipe)
{
	int st;
	pid_t pid;
	struct out o;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		(void)freopen("/dev/null", "w", stderr);
		signal(SIGPIPE, ignore_pipe ? SIG_IGN : SIG_DFL);
		out_init(&o, fd, "<stdout>");
		out_bytes(&o, "x\n", 2);
		out_close(&o);
		_exit(0);
	}
	waitpid(pid, &st, 0);
	return st;
}

static void
test_failures(void)
{
	int fd[2], full = open("/dev/full", O_WRONLY), st;

	if (full >= 0) {
		st = child(full, false);
		ok(WIFEXITED(st) && WEXITSTATUS(st) == 2);
		close(full);
	}
	if (pipe(fd) != 0)
		return;
	close(fd[0]);
	st = child(fd[1], false);
	ok(WIFSIGNALED(st) && WTERMSIG(st) == SIGPIPE);
	st = child(fd[1], true);	/* EPIPE: the same death */
	ok(WIFSIGNALED(st) && WTERMSIG(st) == SIGPIPE);
	close(fd[1]);
}

int
main(int argc, char **argv)
{
	(void)argc;
	diag_init(argv[0]);
	test_order();
	test_failures();
	return done_testing();
}
