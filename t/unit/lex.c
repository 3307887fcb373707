/* Lexicons: longest match against a linear scan of the same rows, and the files that are refused. */
#include "lex.h"
#include "diag.h"
#include "file.h"
#include "mem.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char path[] = "/tmp/copydesk-lex.XXXXXX";

static struct span
word_at(const void *of, size_t i)
{
	const struct span *w = of;

	return w[i];
}

static void
test_small(void)
{
	static const struct span words[] = { SPAN("prime"), SPAN("minister"), SPAN("of"), SPAN("x") };
	struct lex *x;
	struct lex_hit h;

	file_put(path, S("# titles\n#! fold\nPrime Minister\ttitle\tgov\tPM\nprime\tadj,start\n"
	    "prime\tnoun\tn\nsecretary of state\ttitle\n"));
	x = lex_load(path);
	h = lex_longest(x, 4, word_at, words);
	ok(h.words == 2 && h.classes == lex_class(x, S("title")));
	is(h.value, S("gov\tPM"));
	is(lex_field(h.value, 1), S("PM"));
	is(lex_field(h.value, 2), S(""));
	is(lex_phrase(x, h.row), S("prime minister"));
	h = lex_longest(x, 1, word_at, words);
	ok(h.words == 1 && h.classes ==
	    (lex_class(x, S("adj")) | lex_class(x, S("start")) | lex_class(x, S("noun"))));
	ok(lex_longest(x, 2, word_at, words + 1).words == 0);
	ok(lex_longest(x, 0, word_at, words).words == 0);
	ok(lex_find(x, S("prime minister")).words == 2);
	ok(lex_find(x, S("secretary")).classes == 0);	/* only a beginning */
	ok(lex_find(x, S("secretary of state")).words == 3);
	ok(lex_find(x, S("")).classes == 0);
	ok(lex_class(x, S("verb")) == 0);
	lex_free(x);
	file_put(path, S("# nothing yet\n"));
	x = lex_load(path);
	ok(lex_find(x, S("a")).classes == 0 && lex_longest(x, 4, word_at, words).words == 0);
	lex_free(x);
	lex_free(NULL);
}

/* The longest of `n` phrases that the words begin with, the slow way. */
static size_t
scan(char (*phrase)[24], size_t n, const struct span *word, size_t n_word)
{
	struct buf b = { 0 };
	size_t best = 0;

	for (size_t k = 1; k <= n_word; k++) {
		if (k > 1)
			buf_byte(&b, ' ');
		buf_span(&b, word[k - 1]);
		for (size_t i = 0; i < n; i++)
			if (span_is(buf_view(&b), phrase[i]))
				best = k;
	}
	buf_free(&b);
	return best;
}

/* Phrases and texts of a tiny alphabet, so that everything overlaps. */
static void
test_scan(void)
{
	static char phrase[400][24];
	static const struct span alphabet[] = {
		SPAN("a"), SPAN("b"), SPAN("ab"), SPAN("c"), SPAN("a b"), SPAN("")
	};
	struct span text[300];
	struct buf file = { 0 };
	struct lex *x;
	size_t n = 0, bad = 0;
	unsigned seed = 2026;

#define NEXT() (seed = seed * 1103515245u + 12345u, seed >> 16)
	while (n < 400) {
		size_t words = 1 + NEXT() % 5, i;

		phrase[n][0] = '\0';
		for (i = 0; i < words; i++) {
			if (i > 0)
				strcat(phrase[n], " ");
			strcat(phrase[n], alphabet[NEXT() % 4].p);
		}
		for (i = 0; i < n && strcmp(phrase[i], phrase[n]) != 0; i++)
			;
		if (i < n)
			continue;
		buf_span(&file, span_of(phrase[n++]));
		buf_span(&file, S("\tc\n"));
	}
	file_put(path, buf_view(&file));
	x = lex_load(path);
	for (size_t i = 0; i < 300; i++)	/* words with a blank in them, and none, may come too */
		text[i] = alphabet[NEXT() % 20 == 0 ? 4 + NEXT() % 2 : NEXT() % 4];
	for (size_t i = 0; i < 300; i++) {
		struct lex_hit h = lex_longest(x, 300 - i, word_at, text + i);
		size_t want = scan(phrase, n, text + i, 300 - i < 6 ? 300 - i : 6);

		for (size_t k = i; k < i + 6 && k < 300; k++)
			if (text[k].n == 3 || text[k].n == 0)	/* "a b" is no word: only no crash */
				want = h.words;
		bad += h.words != want;
	}
	ok(bad == 0);
	for (size_t i = 0; i < n; i++)
		bad += lex_find(x, span_of(phrase[i])).classes == 0;
	ok(bad == 0);
	lex_free(x);
	buf_free(&file);
}

static bool
refused(struct span s)
{
	int st;
	pid_t pid;

	file_put(path, s);
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		(void)freopen("/dev/null", "w", stderr);
		lex_load(path);
		_exit(0);
	}
	waitpid(pid, &st, 0);
	return WIFEXITED(st) && WEXITSTATUS(st) == 2;
}

static void
test_refused(void)
{
	ok(refused(S("phrase without class\n")));
	ok(refused(S("phrase\t\n")));
	ok(refused(S("\tclass\n")));
	ok(refused(S("two  blanks\tc\n")));
	ok(refused(S(" ahead\tc\n")) && refused(S("behind \tc\n")));
	ok(refused(S("twice\tc\ntwice\tc\n")));
	ok(refused(S("\xff\tc\n")));
	ok(!refused(S("twice\tc\ntwice\td\n")));
}

int
main(int argc, char **argv)
{
	(void)argc;
	diag_init(argv[0]);
	close(mkstemp(path));
	test_small();
	test_scan();
	test_refused();
	unlink(path);
	return done_testing();
}
