/*
 * Documents: what is read comes out byte for byte, added rows stand where
 * design says, views and offsets agree with the article's text.
 */
#include "doc.h"
#include "diag.h"
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define ALL_KINDS (~DOC_WANT(KIND_OTHER))

static char in_path[] = "/tmp/copydesk-doc-in.XXXXXX", out_path[] = "/tmp/copydesk-doc-out.XXXXXX";
static char got[1 << 16];

/* "Caf\u00e9 opens. He ate." with an entity on the first sentence. */
#define ARTICLE "article\td1\t0\t0\t0\t20\tCaf\xc3\xa9 opens.\\n\\nHe ate.\ttext\ten\t\t\tTitle\t\t\t\tx.txt\t\n"
#define ONE \
	"sentence\td1\t1\t1\t0\t11\t\tbody\t1\n" \
	"token\td1\t1\t1\t0\t4\tCaf\xc3\xa9\tword\n" \
	"token\td1\t2\t1\t5\t10\topens\tword\n" \
	"token\td1\t3\t1\t10\t11\t.\tpunct\n" \
	"mood\td1\tanything\tat\tall\n"
#define TWO \
	"sentence\td1\t2\t2\t13\t20\t\tbody\t2\n" \
	"token\td1\t4\t2\t13\t15\tHe\tword\n" \
	"token\td1\t5\t2\t16\t19\tate\tword\n" \
	"token\td1\t6\t2\t19\t20\t.\tpunct\n"
#define WHOLE ARTICLE ONE TWO

static struct in *
input(struct span s)
{
	int fd = open(in_path, O_WRONLY | O_TRUNC);

	if (fd < 0 || write(fd, s.p, s.n) != (ssize_t)s.n)
		abort();
	close(fd);
	return in_open(in_path, NULL);
}

/* Runs `engine` over all documents of s; what comes out. */
static struct span
run(struct span s, unsigned wants, bool only_added, void (*engine)(struct doc *))
{
	struct in *in = input(s);
	struct doc d;
	struct out out;
	int fd = open(out_path, O_RDWR | O_TRUNC);
	ssize_t n;

	out_init(&out, fd, "test");
	doc_init(&d, &out, wants, only_added);
	while (doc_read(&d, in)) {
		engine(&d);
		doc_write(&d);
	}
	in_close(in);
	out_close(&out);
	doc_free(&d);
	fd = open(out_path, O_RDONLY);
	n = read(fd, got, sizeof(got));
	close(fd);
	return (struct span){ got, n < 0 ? 0 : (size_t)n };
}

static size_t documents;

static void
nothing(struct doc *d)
{
	(void)d;
	documents++;
}

static void
test_pass(void)
{
	is(run(S(""), 0, false, nothing), S(""));
	is(run(S(WHOLE), 0, false, nothing), S(WHOLE));
	is(run(S(WHOLE), ALL_KINDS, true, nothing), S(""));
	documents = 0;
	is(run(S(WHOLE WHOLE), ALL_KINDS, false, nothing), S(WHOLE WHOLE));	/* equal ids are two documents */
	ok(documents == 2);
}

static void
look(struct doc *d)
{
	ok(d->n_token == 6 && d->n_sentence == 2 && d->english);
	is(d->text, S("Caf\xc3\xa9 opens.\n\nHe ate."));
	is(d->article.col[ROW_WHAT], S("Title"));
	is(d->token[0].text, S("Caf\xc3\xa9"));
	is(d->token[0].low, S("caf\xc3\xa9"));
	ok(d->token[0].form == (FORM_CAPITAL | FORM_LETTER));
	ok(d->token[1].form == (FORM_LOWER | FORM_LETTER));
	ok(d->token[2].form == FORM_GLUED && d->token[2].label == TOKEN_PUNCT);
	ok(d->token[3].byte == 14 && d->token[3].start == 13 && d->token[3].sent == 1);
	ok(d->sentence[0].first == 0 && d->sentence[0].last == 3);
	ok(d->sentence[1].first == 3 && d->sentence[1].last == 6 && d->sentence[1].paragraph == 2);
	is(doc_text(d, 5, 15), S("opens.\n\nHe"));
	is(doc_text(d, 2, 4), S("f\xc3\xa9"));
	is(doc_text(d, 19, 99), S("."));
	is(doc_words(d, 0, 3), S("Caf\xc3\xa9 opens."));
	ok(doc_words(d, 3, 3).n == 0);
	ok(doc_token_at(d, 4) == 1 && doc_token_at(d, 16) == 4 && doc_token_at(d, 20) == 6);
	ok(doc_sentence_at(d, 12) == 0 && doc_sentence_at(d, 13) == 1 && doc_sentence_at(d, 0) == 0);
}

/* Added in any order, they come out by start and end, behind the rows of their sentence. */
static void
add(struct doc *d)
{
	static const struct { uint32_t start, end; } at[] = {
		{ 16, 19 }, { 5, 11 }, { 0, 4 }, { 5, 10 }, { 0, 4 }
	};
	struct row r = { .kind = KIND_NUMBER };

	for (size_t i = 0; i < 5; i++) {
		r.start = at[i].start;
		r.end = at[i].end;
		r.col[ROW_ID] = i == 4 ? S("b") : S("a");
		doc_add(d, &r);
	}
}

#define NUMBER(id, sent, start, end, text) \
	"number\td1\t" id "\t" sent "\t" start "\t" end "\t" text "\t\t\t\t\t\t\t\t\t\t\n"
#define ADDED_ONE \
	NUMBER("a", "1", "0", "4", "Caf\xc3\xa9") NUMBER("b", "1", "0", "4", "Caf\xc3\xa9") \
	NUMBER("a", "1", "5", "10", "opens") NUMBER("a", "1", "5", "11", "opens.")
#define ADDED_TWO NUMBER("a", "2", "16", "19", "ate")

static void
test_add(void)
{
	run(S(WHOLE), 0, false, look);
	is(run(S(WHOLE), 0, false, add), S(ARTICLE ONE ADDED_ONE TWO ADDED_TWO));
	is(run(S(WHOLE), 0, true, add), S(ADDED_ONE ADDED_TWO));
}

static void
count_rows(struct doc *d)
{
	ok(d->n_row == 1 && d->row[0].kind == KIND_ENTITY);
	is(d->row[0].col[ROW_VALUE], S("Caf\xc3\xa9\tde"));
}

static void
test_wants(void)
{
	static const char entity[] = "entity\td1\t1\t1\t0\t4\tCaf\xc3\xa9\torg\tCaf\xc3\xa9\\tde\n";
	static const char number[] = "number\td1\t1\t1\t0\t4\tCaf\xc3\xa9\tcount\t4\n";
	struct buf b = { 0 };

	buf_span(&b, S(ARTICLE ONE));
	buf_span(&b, span_of(entity));
	buf_span(&b, span_of(number));
	run(buf_view(&b), DOC_WANT(KIND_ENTITY), false, count_rows);
	buf_free(&b);
}

/* Damage is told (status 1), the row passes on, nobody is annotated by mistake. */
static void
expect_damage(struct span s, const char *claim)
{
	struct span out = run(s, ALL_KINDS, false, nothing);

	tap_is(out, s, claim, __FILE__, __LINE__);
}

static void
test_damage(void)
{
	expect_damage(S(ONE), "rows without an article");
	expect_damage(S(ARTICLE "token\td1\t1\t1\t0\t400\tCaf\xc3\xa9\tword\n"), "end behind the text");
	expect_damage(S(ARTICLE "token\td1\t1\t1\t0\t4\tother\tword\n"), "another text");
	expect_damage(S(ARTICLE "token\td1\t1\t1\tx\ty\tz\n"), "no offsets");
	expect_damage(S(ARTICLE ONE "token\td1\t1\t1\t0\t4\tCaf\xc3\xa9\tword\n"), "tokens that go back");
	expect_damage(S(ARTICLE "entity\td1\t1\t1\t9\t4\tx\n"), "end before start");
	expect_damage(S("article\td1\n" ONE), "an article row without text");
	expect_damage(S("article\td1\t0\t0\t0\t3\tab\xff\n" ONE), "an article that is not UTF-8");
	expect_damage(S(ARTICLE "\n\n\t\t\t\nsentence\n"), "empty lines");
	is(run(S(ARTICLE "x"), 0, false, nothing), S(ARTICLE "x\n"));
	ok(diag_status() == 1);
}

int
main(int argc, char **argv)
{
	(void)argc;
	diag_init(argv[0]);
	close(mkstemp(in_path));
	close(mkstemp(out_path));
	(void)freopen("/dev/null", "w", stderr);
	test_pass();
	test_add();
	test_wants();
	ok(diag_status() == 0);
	test_damage();
	unlink(in_path);
	unlink(out_path);
	return done_testing();
}
