/*
 * Documents from any bytes: every row comes back in order, what is added
 * comes out once, tokens lie in the text, and -o is the difference.
 */
#include "doc.h"
#include "fuzz.h"
#include "utf8.h"

#include <fcntl.h>

static size_t added;
static unsigned choice;

static void
engine(struct doc *d)
{
	struct row r = { .kind = KIND_NUMBER };
	uint32_t last = 0;

	for (size_t i = 0; i < d->n_token; i++) {
		struct token *t = &d->token[i];

		LAW(t->start >= last && t->end > t->start);
		last = t->end;
		LAW(t->byte + t->text.n <= d->text.n && t->text.p == d->text.p + t->byte);
		LAW(span_eq(doc_text(d, t->start, t->end), t->text));
		LAW(doc_token_at(d, t->start) == i);
		LAW(utf8_count(t->text) == t->end - t->start);
		LAW(d->n_sentence == 0 || t->sent < d->n_sentence);
		if ((i + choice) % 3 == 0) {
			r.start = t->start;
			r.end = d->token[i + choice % 5 < d->n_token ? i + choice % 5 : i].end;
			r.col[ROW_ID] = S("1");
			doc_add(d, &r);
			added++;
		}
	}
	for (size_t s = 0; s < d->n_sentence; s++)
		LAW(d->sentence[s].first <= d->sentence[s].last && d->sentence[s].last <= d->n_token);
}

static struct buf
run(struct span data, bool only_added)
{
	struct in *in = in_open(fuzz_file(0, data), NULL);
	const char *path = fuzz_file(1, S(""));
	struct buf b = { 0 };
	struct out out;
	struct doc d;
	ssize_t n;
	int fd;

	added = 0;
	out_init(&out, open(path, O_WRONLY), "fuzz");
	doc_init(&d, &out, DOC_WANT(KIND_ENTITY) | DOC_WANT(KIND_QUOTE), only_added);
	while (doc_read(&d, in)) {
		engine(&d);
		doc_write(&d);
	}
	in_close(in);
	out_close(&out);
	doc_free(&d);
	fd = open(path, O_RDONLY);
	while ((n = read(fd, buf_more(&b, 65536), 65536)) > 0)
		b.n += (size_t)n;
	close(fd);
	return b;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct span data = { (const char *)p, n }, all, given, line, want;
	struct buf whole, only;
	size_t left = 0;

	choice = fuzz_choice(&data);
	if (data.n >= 2 && p[0] == 0x1f && p[1] == 0x8b)
		return 0;
	whole = run(data, false);
	only = run(data, true);
	LAW(whole.n == data.n + only.n + (data.n > 0 && data.p[data.n - 1] != '\n'));

	all = buf_view(&whole);
	given = data;
	if (given.n > 0 && given.p[given.n - 1] == '\n')
		given.n--;
	if (data.n > 0)
		span_cut(&given, '\n', &want);
	while (span_cut(&all, '\n', &line) && all.p != NULL) {
		if (want.p != NULL && span_eq(line, want)) {
			if (!span_cut(&given, '\n', &want))
				want.p = NULL;
		} else
			left++;
	}
	LAW(data.n == 0 || want.p == NULL);
	LAW(left == added);
	buf_free(&whole);
	buf_free(&only);
	return 0;
}
