/*
 * Text exports of LexisNexis.
 *
 *	                  2 of 100 DOCUMENTS
 *
 *	                  The New York Times
 *
 *	                September 28, 2017 Thursday
 *
 *	Council Approves Budget			or HEADLINE: ...
 *
 *	BYLINE: By ANN ROE
 *	LENGTH: 512 words
 *
 *	BODY:					or nothing
 *	The council ...
 *
 *	LOAD-DATE: September 28, 2017
 *
 * The first lines are the outlet and the date; then come parts that begin with
 * a key, whose spelling depends on the service (data/lexis_keys.tsv).
 */
#include "lex_lexis_keys.h"
#include "read/readers.h"
#include "utf8.h"

enum { KEY_BYTES = 24, HEAD_LINES = 12 };

struct lexis {
	struct read	*run;
	struct buf	 part[READ_FIELDS], record;
	uint32_t	 in;		/* class of the part that lines go to */
	size_t		 lines;		/* of the head, not empty */
	bool		 open, dated, gap;
	uintmax_t	 line;
};

/* "2 of 100 DOCUMENTS", "2 von 100 DOKUMENTEN", "Document 2 de 100" */
static bool
is_border(struct span line)
{
	struct span word;
	size_t n = 0, numbers = 0, words = 0;
	bool document = false;

	line = read_trim(line);
	while (n < 5 && span_cut(&line, ' ', &word)) {
		n++;
		if (word.n > 0 && word.p[0] >= '0' && word.p[0] <= '9')
			numbers++;
		else if (word.n >= 8 && (memcmp(word.p, "DOC", 3) == 0 || memcmp(word.p, "DOK", 3) == 0 ||
		    memcmp(word.p, "Doc", 3) == 0 || memcmp(word.p, "Dok", 3) == 0))
			document = true;
		else
			words++;
	}
	return document && numbers == 2 && words == 1 && n == 4 && line.p == NULL;
}

/* The class of the key that a line begins with, and what stands behind its colon. */
static uint32_t
key_of(struct span line, struct span *rest)
{
	char low[UTF8_FOLD_ROOM(KEY_BYTES)];
	struct buf b = { .p = low, .cap = sizeof(low) };
	const char *colon = memchr(line.p == NULL ? "" : line.p, ':', line.n);
	size_t n = colon == NULL ? 0 : (size_t)(colon - line.p);

	if (n < 3 || n > KEY_BYTES || !utf8_is_upper((unsigned char)line.p[0]))
		return 0;
	utf8_fold(&b, (struct span){ line.p, n });
	*rest = read_trim(span_from(line, n + 1));
	return lex_find(&lex_lexis_keys, buf_view(&b)).classes;
}

static int
part_of(uint32_t class)
{
	switch (class) {
	case LEXIS_KEYS_TITLE:
		return READ_TITLE;
	case LEXIS_KEYS_BYLINE:
		return READ_BYLINE;
	case LEXIS_KEYS_BODY:
		return READ_BODY;
	case LEXIS_KEYS_URL:
		return READ_URL;
	case LEXIS_KEYS_LANGUAGE:
		return READ_LANGUAGE;
	default:
		return READ_FIELDS;
	}
}

static void
add_line(struct lexis *x, struct span line)
{
	int part = part_of(x->in);
	struct buf *b = part == READ_FIELDS ? NULL : &x->part[part];

	if (b == NULL)
		return;
	if (read_trim(line).n == 0) {
		x->gap = b->n > 0;
		return;
	}
	if (part != READ_BODY)
		line = read_trim(line);
	if (b->n > 0)
		buf_span(b, part != READ_BODY ? S(" ") : x->gap ? S("\n\n") : S("\n"));
	x->gap = false;
	buf_span(b, line);
}

/* "Late Edition - Final", below the date. */
static bool
is_edition(struct span line)
{
	for (; line.n >= 7; line = span_from(line, 1))
		if (memcmp(line.p, "Edition", 7) == 0)
			return true;
	return false;
}

/* A line before any key: outlet, date, then the title. */
static void
add_head(struct lexis *x, struct span line)
{
	struct date d;

	line = read_trim(line);
	if (line.n == 0 || span_starts(line, S("Copyright")))
		return;
	if (++x->lines > HEAD_LINES)
		return;
	if (!x->dated && date_find(&d, line, x->run->opt->day_first)) {
		x->dated = true;
		buf_add(&x->part[READ_DATE], d.iso, d.n);
	} else if (x->part[READ_OUTLET].n == 0 && !x->dated)
		buf_span(&x->part[READ_OUTLET], line);
	else if (x->dated && !is_edition(line)) {
		if (x->part[READ_TITLE].n > 0)
			buf_byte(&x->part[READ_TITLE], ' ');
		buf_span(&x->part[READ_TITLE], line);
	}
}

static void
take_line(struct lexis *x, struct span line)
{
	struct span rest = { 0 };
	uint32_t class = key_of(line, &rest);

	if (class == 0 && x->in == 0)
		add_head(x, line);
	else if (class == 0) {
		if (x->in == LEXIS_KEYS_SKIP && read_trim(line).n == 0)
			x->in = LEXIS_KEYS_BODY;	/* where no BODY: comes, the text follows */
		add_line(x, line);
	} else if (x->in == LEXIS_KEYS_BODY && class != LEXIS_KEYS_END && class != LEXIS_KEYS_DATE &&
	    class != LEXIS_KEYS_URL && class != LEXIS_KEYS_LANGUAGE && x->part[READ_BODY].n > 0)
		add_line(x, line);			/* "Title: ..." in the text */
	else {
		if (class == LEXIS_KEYS_TITLE)
			x->part[READ_TITLE].n = 0;
		x->in = class;
		x->gap = false;
		add_line(x, rest);
	}
}

static bool
give(struct lexis *x)
{
	struct article a = { .record = buf_view(&x->record), .line = x->line,
	    .undecoded = true };

	if (!x->open)
		return true;
	x->open = false;
	for (int i = 0; i < READ_FIELDS; i++)
		a.field[i] = buf_view(&x->part[i]);
	if (a.field[READ_BODY].n == 0) {
		read_skip(x->run, x->line, "the document that begins here has no text");
		return true;
	}
	return read_give(x->run, &a);
}

static void
begin(struct lexis *x, uintmax_t line)
{
	for (int i = 0; i < READ_FIELDS; i++)
		x->part[i].n = 0;
	x->record.n = x->lines = 0;
	x->in = 0;
	x->open = true;
	x->dated = x->gap = false;
	x->line = line;
}

static void
read_lexis(struct read *run, struct in *in)
{
	struct lexis x = { .run = run };
	struct span line;
	bool more = true;

	while (more && read_more(run) && in_line(in, &line) != IN_END) {
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n > 0 && line.p[0] == '\f')
			line = span_from(line, 1);
		if (is_border(line)) {
			more = give(&x);
			begin(&x, in_line_number(in));
		} else if (x.open && x.record.n + line.n < READ_MAX) {
			buf_span(&x.record, line);
			buf_byte(&x.record, '\n');
			take_line(&x, line);
		}
	}
	if (more && !in_damaged(in))
		give(&x);
	for (int i = 0; i < READ_FIELDS; i++)
		buf_free(&x.part[i]);
	buf_free(&x.record);
}

/* A border within the first lines. */
static bool
lexis_knows(struct span head)
{
	struct span line;

	for (int i = 0; i < 40 && span_cut(&head, '\n', &line); i++)
		if (is_border(line))
			return true;
	return false;
}

const struct reader reader_lexis = {
	"lexis", "text exports of LexisNexis", lexis_knows, read_lexis, false
};
