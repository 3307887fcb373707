/*
 * Input: the same lines from a file, a pipe in pieces of any size and gzip of
 * any number of members; damage is told, and what came before it is given.
 */
#include "in.h"
#include "diag.h"
#include "file.h"
#include "mem.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char path[] = "/tmp/copydesk-in.XXXXXX";

/* All lines of the file, each followed by a LF; *damaged as in_damaged() says. */
static struct buf
lines(bool *damaged)
{
	struct in *in = in_open(path, NULL);
	struct buf b = { 0 };
	struct span line;

	while (in_line(in, &line) == IN_LINE) {
		buf_span(&b, line);
		buf_byte(&b, '\n');
	}
	*damaged = in_damaged(in);
	in_close(in);
	return b;
}

static void
expect_lines(struct span file, struct span want, bool want_damage, const char *claim)
{
	struct buf got;
	bool damaged;

	file_put(path, file);
	got = lines(&damaged);
	tap_is(buf_view(&got), want, claim, __FILE__, __LINE__);
	tap_ok(damaged == want_damage, claim, __FILE__, __LINE__);
	buf_free(&got);
}

static void
test_plain(void)
{
	expect_lines(S(""), S(""), false, "empty file");
	expect_lines(S("\n"), S("\n"), false, "one empty line");
	expect_lines(S("a\nb\n"), S("a\nb\n"), false, "two lines");
	expect_lines(S("a\nb"), S("a\nb\n"), false, "no LF at the end");
	expect_lines(S("a\r\nb\0c\n\xff\n"), S("a\r\nb\0c\n\xff\n"), false, "any bytes");
	expect_lines(S("\x1f"), S("\x1f\n"), false, "half of the magic");
	expect_lines(S("\x1fxy\n"), S("\x1fxy\n"), false, "the first byte of the magic");
}

static void
test_gzip(void)
{
	struct buf b = { 0 };

	file_gzip(&b, S("one\ntwo\nthree"));
	expect_lines(buf_view(&b), S("one\ntwo\nthree\n"), false, "one member");
	file_gzip(&b, S(" and more\n"));
	file_gzip(&b, S(""));
	file_gzip(&b, S("four\n"));
	expect_lines(buf_view(&b), S("one\ntwo\nthree and more\nfour\n"), false, "four members");
	buf_add(&b, "\0\0\0\0", 4);
	expect_lines(buf_view(&b), S("one\ntwo\nthree and more\nfour\n"), false, "padding");
	b.n -= 4;
	buf_add(&b, "junk", 4);
	expect_lines(buf_view(&b), S("one\ntwo\nthree and more\nfour\n"), true, "junk behind it");
	buf_free(&b);
}

static void
test_gzip_damage(void)
{
	struct buf b = { 0 };
	size_t first;

	file_gzip(&b, S("one\ntwo\n"));
	first = b.n;
	b.p[first - 8] ^= 1;		/* the CRC of a whole member: its lines were there */
	expect_lines(buf_view(&b), S("one\ntwo\n"), true, "wrong CRC");
	b.p[first - 8] ^= 1;
	file_gzip(&b, S("three\nfour\n"));
	expect_lines((struct span){ b.p, first + 6 }, S("one\ntwo\n"), true, "cut in the second header");
	expect_lines((struct span){ b.p, b.n - 3 }, S("one\ntwo\nthree\nfour\n"), true, "cut in the trailer");
	expect_lines((struct span){ b.p, 2 }, S(""), true, "the magic alone");
	buf_free(&b);
}

/* A cut anywhere never gives half a line. */
static void
test_gzip_cuts(void)
{
	struct buf text = { 0 }, z = { 0 }, got;
	bool prefix = true, told = true, damaged;
	char line[64];

	for (int i = 0; i < 3000; i++) {
		int n = snprintf(line, sizeof(line), "line %d of the file %d\n", i, i * 7919 % 1000);
		buf_add(&text, line, (size_t)n);
	}
	file_gzip(&z, buf_view(&text));
	for (size_t cut = 2; cut < z.n; cut += 97) {
		file_put(path, (struct span){ z.p, cut });
		got = lines(&damaged);
		told &= damaged;
		prefix &= got.n <= text.n && (got.n == 0 || memcmp(got.p, text.p, got.n) == 0);
		buf_free(&got);
	}
	ok(prefix);
	ok(told);
	buf_free(&text);
	buf_free(&z);
}

/* The file's bytes through a pipe, `piece` bytes at a time, as standard input. */
static bool
same_through_pipe(struct span s, size_t piece)
{
	struct buf b = { 0 };
	struct in *in;
	struct span line;
	int fd[2], keep = dup(0);
	pid_t pid;
	bool same;

	if (pipe(fd) != 0)
		abort();
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		for (size_t i = 0; i < s.n; i += piece)
			if (write(fd[1], s.p + i, s.n - i < piece ? s.n - i : piece) < 0)
				_exit(1);
		_exit(0);
	}
	close(fd[1]);
	dup2(fd[0], 0);
	close(fd[0]);
	in = in_open(NULL, NULL);
	while (in_line(in, &line) == IN_LINE) {
		buf_span(&b, line);
		buf_byte(&b, '\n');
	}
	in_close(in);
	waitpid(pid, NULL, 0);
	dup2(keep, 0);
	close(keep);
	same = span_eq(buf_view(&b), s);
	buf_free(&b);
	return same;
}

static void
test_pipe(void)
{
	struct span s = S("The county\nhad 17 calls\n\nin an hour\r\n\0\n");

	for (size_t piece = 1; piece <= 4; piece++)
		ok(same_through_pipe(s, piece));
	ok(same_through_pipe(s, s.n));
}

static void
test_long_lines(void)
{
	struct buf b = { 0 };
	struct in *in;
	struct span line;
	size_t want[] = { 3, 1000000, 0, 262144, 5000000, 1 };
	bool good = true;

	for (size_t i = 0; i < 6; i++) {
		memset(buf_more(&b, want[i] + 1), 'a' + (int)i, want[i]);
		b.n += want[i];
		buf_byte(&b, '\n');
	}
	file_put(path, buf_view(&b));
	in = in_open(path, NULL);
	for (size_t i = 0; i < 6; i++)
		good &= in_line(in, &line) == IN_LINE && line.n == want[i] &&
		    (line.n == 0 || line.p[line.n - 1] == 'a' + (int)i) &&
		    in_line_number(in) == i + 1;
	ok(good);
	ok(in_line(in, &line) == IN_END && !in_unended(in));
	ok(in_offset(in) == b.n);
	in_close(in);
	buf_free(&b);
}

static void
test_mixed(void)
{
	struct in *in;
	struct span line;
	char p[8];

	file_put(path, S("first\nsecond\nthird"));
	in = in_open(path, NULL);
	is(in_peek(in, 3), S("fir"));
	ok(in_line(in, &line) == IN_LINE);
	is(line, S("first"));
	ok(in_read(in, p, 3) == 3 && memcmp(p, "sec", 3) == 0);
	ok(in_line(in, &line) == IN_LINE);
	is(line, S("ond"));
	is(in_peek(in, 99), S("third"));
	ok(in_raw_size(in) == 18);
	ok(in_line(in, &line) == IN_LINE && in_unended(in));
	is(line, S("third"));
	ok(in_line(in, &line) == IN_END);
	ok(in_read(in, p, 8) == 0);
	in_close(in);
}

/* Lines that were taken one by one and in runs: all of them stay while the buffer grows and moves. */
static void
test_held(void)
{
	struct buf b = { 0 };
	struct span line, ahead;
	struct in *in;
	size_t from = 0;
	bool good = true;

	for (int i = 0; i < 40000; i++)
		buf_span(&b, S("twenty-four bytes a row\n"));
	buf_span(&b, S("cut"));
	file_put(path, buf_view(&b));
	buf_byte(&b, '\n');
	in = in_open(path, NULL);
	for (int turn = 0; in_line(in, &line) == IN_LINE; turn++) {
		if (turn == 1) {
			from = in_offset(in);
			in_hold(in);
		}
		ahead = in_lines(in);
		good &= ahead.n % 24 == 0;
		ahead.n = ahead.n < 240 ? 0 : turn % 2 == 0 ? ahead.n : 240;
		in_take(in, ahead.n, ahead.n / 24);
	}
	ok(good && in_line_number(in) == 40001 && in_lines(in).n == 0);
	is(in_held(in), span_from(buf_view(&b), from));
	in_let_go(in);
	ok(in_held(in).n == 0);
	in_close(in);
	buf_free(&b);
}

static void
test_open(void)
{
	ok(in_open("/nonexistent/file", NULL) == NULL);
	ok(in_open("/tmp", NULL) == NULL);	/* a folder is no input */
	in_close(NULL);
}

int
main(int argc, char **argv)
{
	(void)argc;
	diag_init(argv[0]);
	close(mkstemp(path));
	(void)freopen("/dev/null", "w", stderr);	/* faults are told there; shells test the words */
	test_plain();
	test_gzip();
	test_gzip_damage();
	test_gzip_cuts();
	test_pipe();
	test_long_lines();
	test_mixed();
	test_held();
	test_open();
	unlink(path);
	return done_testing();
}
