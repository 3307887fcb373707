/*
 * See feed.h.
 *
 *   line -> field[]	up to the last field that any column needs
 *	  -> cell[]	one a needed column: a field, a part of one, or a fact
 *			of the document or sentence that the row stands in
 *
 * Facts are taken down when an article or sentence row comes by; most lines
 * are looked at as far as their kind only.
 */
#include "table/feed.h"
#include "diag.h"
#include "in.h"
#include "mem.h"
#include "table/facts.h"
#include "table/fields.h"
#include "utf8.h"

#include <stdlib.h>

enum { TOLD = 5 };		/* messages of one sort; the rest is counted */

enum source {
	FIELD,			/* a field of the row */
	FACT,			/* a field of the document's article row */
	SENTENCE,		/* a field of the sentence row */
	CONTEXT,		/* text around the row's span: see enum facts_context */
	BLANK			/* the caller's own */
};

enum cut { ALL, DAY = 10, MONTH = 7, YEAR = 4, DECADE = 3 };	/* bytes of an ISO 8601 date */

/* Columns by name, besides the 17 of the row itself. */
static const struct known {
	const char	*name;
	enum source	 from;
	unsigned	 field;
	enum cut	 cut;
} known[] = {
	{ "title",	FACT, ROW_WHAT, ALL },
	{ "byline",	FACT, ROW_WHO, ALL },
	{ "outlet",	FACT, ROW_WHERE, ALL },
	{ "published",	FACT, ROW_WHEN, ALL },
	{ "date",	FACT, ROW_WHEN, DAY },
	{ "month",	FACT, ROW_WHEN, MONTH },
	{ "year",	FACT, ROW_WHEN, YEAR },
	{ "decade",	FACT, ROW_WHEN, DECADE },
	{ "path",	FACT, ROW_HOW, ALL },
	{ "language",	FACT, ROW_VALUE, ALL },
	{ "format",	FACT, ROW_LABEL, ALL },
	{ "part",	SENTENCE, ROW_LABEL, ALL },
	{ "paragraph",	SENTENCE, ROW_VALUE, ALL },
	{ "sentence",	CONTEXT, FACTS_SENTENCE, ALL },
	{ "before",	CONTEXT, FACTS_BEFORE, ALL },
	{ "after",	CONTEXT, FACTS_AFTER, ALL },
	{ "context",	CONTEXT, FACTS_MARKED, ALL },
};

struct slot {
	struct span	name;
	enum source	from;
	unsigned	field;
	enum cut	cut;
	bool		missing;	/* from a TSV that has no such column */
};

struct feed {
	bool		 tsv;
	struct span	*kind;
	size_t		 kinds, kind_cap;
	struct arena	 names;		/* of kinds and slots */

	struct slot	*slot;
	size_t		 slots, slot_cap;
	struct span	*cell;
	struct span	*field;		/* of the line; `fields` of them are cut */
	size_t		 fields, field_cap;
	bool		 want_facts, seen;	/* seen: there was a line */

	struct span	*header;	/* names of a TSV's columns, in header_text */
	size_t		 headers, header_cap;
	struct buf	 header_text;

	char		**operand;
	struct out	*flush;
	struct in	*in;
	struct arena	 scratch;	/* of one line */
	uintmax_t	 odd, bad_utf8;	/* lines that are no rows, ill-formed bytes, of this file */

	uintmax_t	 document;
	struct buf	 doc_id;
	struct facts	 facts;
};

struct feed *
feed_new(bool tsv)
{
	struct feed *f = mem_zero(1, sizeof(*f));

	f->tsv = tsv;
	return f;
}

void
feed_kind(struct feed *f, struct span kind)
{
	mem_room(&f->kind, &f->kind_cap, f->kinds + 1, sizeof(*f->kind));
	f->kind[f->kinds++] = arena_copy(&f->names, kind);
}

/* -- names ------------------------------------------------------------- */

static bool
find_row_column(struct slot *s)
{
	for (unsigned i = 0; i < ROW_COLUMNS; i++)
		if (span_is(s->name, row_column_name[i])) {
			s->from = FIELD;
			s->field = i;
			return true;
		}
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (span_is(s->name, known[i].name)) {
			s->from = known[i].from;
			s->field = known[i].field;
			s->cut = known[i].cut;
			return true;
		}
	return false;
}

static bool
header_has(const struct feed *f, struct span name, unsigned *field)
{
	for (size_t i = 0; i < f->headers; i++)
		if (span_eq(f->header[i], name)) {
			*field = (unsigned)i;
			return true;
		}
	return false;
}

/* A column of the header; month and the like also from a column called date. */
static bool
find_header_column(const struct feed *f, struct slot *s)
{
	s->from = FIELD;
	s->cut = ALL;
	if (header_has(f, s->name, &s->field))
		return true;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (known[i].cut != ALL && span_is(s->name, known[i].name)) {
			s->cut = known[i].cut;
			return header_has(f, S("date"), &s->field);
		}
	return false;
}

/* Binds a slot to where its bytes come from. */
static bool
bind(struct feed *f, struct slot *s)
{
	if (s->from == BLANK)
		return true;
	s->missing = !(f->tsv ? find_header_column(f, s) : find_row_column(s));
	if (s->missing)
		return false;
	if (s->from == FIELD && s->field >= f->fields)
		f->fields = s->field + 1;
	f->want_facts |= s->from != FIELD;
	if (s->from != FIELD && f->fields <= ROW_DOC)
		f->fields = ROW_DOC + 1;	/* to see where another document begins */
	f->facts.with_text |= s->from == CONTEXT;
	return true;
}

static _Noreturn void
no_such_column(const struct feed *f, struct span name)
{
	struct buf names = { 0 };

	for (size_t i = 0; i < f->headers; i++) {
		buf_span(&names, i == 0 ? S("") : S(", "));
		buf_span(&names, f->header[i]);
	}
	buf_byte(&names, '\0');
	if (f->tsv)
		die("no column %.*s; there are: %s", (int)name.n, name.p, names.p);
	die("no column %.*s; see tabulate(1), COLUMNS", (int)name.n, name.p);
}

static void
context_needs(struct feed *f)
{
	feed_need(f, S("sent"));
	feed_need(f, S("start"));
	feed_need(f, S("end"));
}

/* The slot of that name, or a new one. */
static size_t
find_slot(struct feed *f, struct span name, bool *added)
{
	size_t n = 0;

	while (n < f->slots && !span_eq(f->slot[n].name, name))
		n++;
	*added = n == f->slots;
	if (!*added)
		return n;
	mem_room(&f->slot, &f->slot_cap, n + 1, sizeof(*f->slot));
	f->slot[f->slots++] = (struct slot){ .name = arena_copy(&f->names, name) };
	f->cell = mem_resize(f->cell, f->slots * sizeof(*f->cell));
	f->cell[n] = (struct span){ NULL, 0 };
	return n;
}

size_t
feed_blank(struct feed *f, struct span name)
{
	bool added;
	size_t n = find_slot(f, name, &added);

	f->slot[n].from = BLANK;
	return n;
}

size_t
feed_need(struct feed *f, struct span name)
{
	struct slot *s;
	bool added;
	size_t n = find_slot(f, name, &added);

	if (!added)
		return n;
	s = &f->slot[n];
	if (f->tsv && f->in == NULL)
		return n;		/* bound when the header is read */
	if (!bind(f, s))
		no_such_column(f, name);
	if (s->from == CONTEXT)
		context_needs(f);
	return n;
}

/* -- lines ------------------------------------------------------------- */

static struct span
clean(struct feed *f, struct span line)
{
	struct buf b = { 0 };
	struct span s;

	f->bad_utf8 += utf8_clean(&b, line);
	s = arena_copy(&f->scratch, buf_view(&b));
	buf_free(&b);
	return s;
}

/* The fields of a line, well formed and each in its one spelling. */
static void
take_fields(struct feed *f, struct span line)
{
	if (fields_cut(line, f->field, f->fields))
		return;
	if (utf8_valid(line) != line.n)
		(void)fields_cut(clean(f, line), f->field, f->fields);
	for (size_t i = 0; i < f->fields; i++)
		f->field[i] = facts_spelling(f->field[i], &f->scratch);
}

static struct span
cut_date(struct feed *f, struct span date, enum cut cut)
{
	char *p;

	if (cut == ALL || date.n < (size_t)cut)
		return date;
	date.n = (size_t)cut;
	if (cut != DECADE)
		return date;
	p = arena_alloc(&f->scratch, 5);
	memcpy(p, date.p, 3);
	memcpy(p + 3, "0s", 2);
	return (struct span){ p, 5 };
}

/* -- facts -------------------------------------------------------------- */

static void
note_document(struct feed *f, struct span id)
{
	f->document++;
	f->doc_id.n = 0;
	buf_span(&f->doc_id, id);
}

static void
note_row(struct feed *f, struct span line)
{
	enum row_kind kind = row_kind_of(line);
	struct span whole = line, id = { NULL, 0 };

	if (kind == KIND_ARTICLE) {
		(void)span_cut(&line, '\t', &id);
		(void)span_cut(&line, '\t', &id);
		note_document(f, id);
	}
	if (!f->want_facts || (kind != KIND_ARTICLE && kind != KIND_SENTENCE))
		return;
	if (utf8_valid(whole) != whole.n)
		whole = clean(f, whole);
	if (kind == KIND_SENTENCE)
		facts_sentence(&f->facts, whole);
	else
		facts_article(&f->facts, whole);
}

static struct span
context_cell(struct feed *f, const struct slot *s)
{
	uint32_t sent, start, end;

	if (!row_number(f->field[ROW_SENT], &sent) || !row_number(f->field[ROW_START], &start) ||
	    !row_number(f->field[ROW_END], &end))
		return (struct span){ NULL, 0 };
	return facts_context(&f->facts, (enum facts_context)s->field, sent, start, end, &f->scratch);
}

static void
fill_cells(struct feed *f)
{
	const struct slot *s;

	for (size_t i = 0; i < f->slots; i++) {
		s = &f->slot[i];
		if (s->missing || s->from == BLANK)
			f->cell[i] = (struct span){ NULL, 0 };
		else if (s->from == FIELD)
			f->cell[i] = cut_date(f, f->field[s->field], s->cut);
		else if (s->from == FACT)
			f->cell[i] = cut_date(f, f->facts.article[s->field], s->cut);
		else if (s->from == SENTENCE)
			f->cell[i] = s->field == ROW_LABEL ? f->facts.label : f->facts.paragraph;
		else
			f->cell[i] = context_cell(f, s);
	}
}

/* -- files -------------------------------------------------------------- */

static void
read_header(struct feed *f)
{
	struct span line, name;

	f->headers = 0;
	f->header_text.n = 0;
	if (in_line(f->in, &line) != IN_LINE)
		return;
	f->seen = true;
	if (span_starts(line, S("\xef\xbb\xbf")))
		line = span_from(line, 3);
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	f->bad_utf8 += utf8_clean(&f->header_text, line);
	line = buf_view(&f->header_text);
	while (span_cut(&line, '\t', &name)) {
		mem_room(&f->header, &f->header_cap, f->headers + 1, sizeof(*f->header));
		f->header[f->headers++] = name;
	}
}

static void
bind_header(struct feed *f, bool first)
{
	for (size_t i = 0; i < f->slots; i++)
		if (!bind(f, &f->slot[i])) {
			if (first)
				no_such_column(f, f->slot[i].name);
			skip(in_name(f->in), 1, "no column %.*s: taken as empty",
			    (int)f->slot[i].name.n, f->slot[i].name.p);
		}
}

static bool
next_file(struct feed *f)
{
	bool first = f->headers == 0;

	while (f->in == NULL && *f->operand != NULL) {
		f->in = in_open(*f->operand, f->flush);
		if (f->in == NULL)
			skip_sys(*f->operand, "cannot be read");
		f->operand++;
		if (f->in != NULL && f->tsv) {
			read_header(f);
			if (f->headers > 0)
				bind_header(f, first);
		}
	}
	return f->in != NULL;
}

static void
end_file(struct feed *f)
{
	if (f->bad_utf8 > 0)
		skip(in_name(f->in), 0, "%ju ill-formed bytes of UTF-8 became U+FFFD", f->bad_utf8);
	if (f->odd > TOLD)
		skip(in_name(f->in), 0, "%ju lines %s", f->odd,
		    f->tsv ? "have more fields than the header" : "are no rows");
	if (in_unended(f->in) && !f->tsv)
		skip(in_name(f->in), in_line_number(f->in), "the last line has no line end");
	f->bad_utf8 = f->odd = 0;
	in_close(f->in);
	f->in = NULL;
}

void
feed_open(struct feed *f, char **operands, struct out *flush)
{
	f->operand = operands;
	f->flush = flush;
	if (!f->tsv) {
		for (size_t i = 0; i < ROW_COLUMNS; i++) {
			mem_room(&f->header, &f->header_cap, i + 1, sizeof(*f->header));
			f->header[f->headers++] = span_of(row_column_name[i]);
		}
	}
	next_file(f);
}

size_t
feed_columns(const struct feed *f, const struct span **names)
{
	*names = f->header;
	return f->headers;
}

static bool
kind_wanted(const struct feed *f, struct span line)
{
	struct span k;

	if (f->kinds == 0)
		return true;
	for (size_t i = 0; i < f->kinds; i++) {
		k = f->kind[i];
		if (line.n > k.n && line.p[k.n] == '\t' && memcmp(line.p, k.p, k.n) == 0)
			return true;
	}
	return false;
}

static bool
is_row(struct feed *f, struct span line)
{
	if (line.n > 0 && memchr(line.p, '\t', line.n) != NULL)
		return true;
	if (++f->odd <= TOLD)
		skip(in_name(f->in), in_line_number(f->in), "no row: it has no tab%s",
		    f->odd == 1 ? " (a table with a header needs --tsv)" : "");
	return false;
}

/* Fields behind the header's last are in no column: told, for they may be a broken line's. */
static void
check_width(struct feed *f, struct span line)
{
	size_t n = 1;

	for (size_t i = 0; i < line.n; i++)
		n += line.p[i] == '\t';
	if (n > f->headers && ++f->odd <= TOLD)
		skip(in_name(f->in), in_line_number(f->in), "%zu fields, the header has %zu", n,
		    f->headers);
}

/* A line that is to be given out; takes down facts on the way. */
static bool
is_wanted(struct feed *f, struct span line)
{
	if (f->tsv) {
		check_width(f, line);
		return true;
	}
	if (!is_row(f, line))
		return false;
	if (line.p[0] == 'a' || line.p[0] == 's')
		note_row(f, line);
	return kind_wanted(f, line);
}

/* Streams without article rows: a document is as long as its id stays. */
static void
watch_document(struct feed *f)
{
	if (!f->tsv && f->fields > ROW_DOC && !span_eq(f->field[ROW_DOC], buf_view(&f->doc_id))) {
		facts_forget(&f->facts);
		note_document(f, f->field[ROW_DOC]);
	}
}

const struct span *
feed_next(struct feed *f)
{
	struct span line;
	enum in_got got;

	while (f->in != NULL || next_file(f)) {
		got = in_line(f->in, &line);
		if (got == IN_END) {
			end_file(f);
			continue;
		}
		if (got == IN_PART) {
			skip(in_name(f->in), in_line_number(f->in), "line too long");
			while (in_line(f->in, &line) == IN_PART)
				;
			continue;
		}
		f->seen = true;
		if (!is_wanted(f, line))
			continue;
		if (f->tsv && line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (f->scratch.used > 0)
			arena_reset(&f->scratch);
		if (f->field_cap < f->fields)
			mem_room(&f->field, &f->field_cap, f->fields, sizeof(*f->field));
		take_fields(f, line);
		watch_document(f);
		fill_cells(f);
		return f->cell;
	}
	return NULL;
}

size_t
feed_width(const struct feed *f)
{
	return f->slots;
}

struct span
feed_name(const struct feed *f, size_t cell)
{
	return f->slot[cell].name;
}

bool
feed_seen(const struct feed *f)
{
	return f->seen;
}

uintmax_t
feed_document(const struct feed *f)
{
	return f->document;
}

const char *
feed_file(const struct feed *f)
{
	return f->in == NULL ? NULL : in_name(f->in);
}

uintmax_t
feed_line(const struct feed *f)
{
	return f->in == NULL ? 0 : in_line_number(f->in);
}

void
feed_free(struct feed *f)
{
	if (f == NULL)
		return;
	in_close(f->in);
	free(f->slot);
	free(f->kind);
	free(f->cell);
	free(f->field);
	free(f->header);
	buf_free(&f->header_text);
	buf_free(&f->doc_id);
	arena_free(&f->names);
	arena_free(&f->scratch);
	facts_free(&f->facts);
	free(f);
}
