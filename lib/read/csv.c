/*
 * Tables with a header line: CSV (RFC 4180, and with ";" or "|"), and TSV.
 *
 * A cell may hold line ends if it is quoted, so a record is as many lines as it
 * takes for its quotation marks to pair; one record is in memory at a time.
 * TSV comes in two dialects: spreadsheets quote cells as in CSV, programs write
 * \t and \n and mean nothing by a mark.  A table is of the first if in its
 * beginning every cell that begins with a mark also ends with one.
 * The columns are found by the names of data/fields.tsv.
 */
#include "read/readers.h"
#include "row.h"

#include <stdlib.h>

enum { COLUMNS = 256 };

struct csv {
	struct read	*run;
	struct in	*in;
	char		 sep;
	bool		 quoted;	/* cells may be, else they have escapes */
	struct buf	 record, cells;		/* as read; unquoted, end to end */
	struct span	 cell[COLUMNS];
	size_t		 n;
	enum read_field	 field[COLUMNS];	/* of each column; READ_FIELDS: none */
	uintmax_t	 line;			/* that the record begins in */
};

/* Quotation marks in s, odd or even. */
static bool
odd_marks(struct span s)
{
	bool odd = false;
	const char *p = s.p, *end = s.p + s.n;

	while (p < end && (p = memchr(p, '"', (size_t)(end - p))) != NULL) {
		odd = !odd;
		p++;
	}
	return odd;
}

/* The lines of one record into c->record; false at the end. */
static bool
take_record(struct csv *c)
{
	struct span line;
	bool open = false, first = true;
	enum in_got got;

	c->record.n = 0;
	while ((got = in_line(c->in, &line)) != IN_END) {
		if (first)
			c->line = in_line_number(c->in);
		else
			buf_byte(&c->record, '\n');
		first = false;
		if (c->record.n + line.n > READ_MAX) {
			read_skip(c->run, c->line, "the record that begins here is too long: a quotation mark may be missing");
			c->record.n = 0;
			if (got == IN_PART)
				read_past_line(c->in);
			return true;
		}
		buf_span(&c->record, line);
		open ^= c->quoted && odd_marks(line);
		if (got == IN_LINE && !open)
			return true;
	}
	if (open && !first)
		read_skip(c->run, c->line, "the quotation mark that opens here is not closed");
	return !first && !open;
}

/* A quoted cell at s, from its mark on, into c->cells; its bytes. */
static size_t
quoted(struct csv *c, struct span s)
{
	size_t i = 1;

	for (; i < s.n; i++) {
		if (s.p[i] == '"') {
			if (i + 1 == s.n || s.p[i + 1] != '"')
				return i + 1;
			i++;
		}
		buf_byte(&c->cells, s.p[i]);
	}
	return i;
}

/* Cuts c->record into cells. */
static void
cut(struct csv *c)
{
	struct span s = buf_view(&c->record);
	size_t at[COLUMNS + 1], n = 0, k;
	const char *e;

	c->cells.n = 0;
	buf_more(&c->cells, s.n + COLUMNS);
	if (s.n > 0 && s.p[s.n - 1] == '\r')
		s.n--;
	for (;;) {
		at[n] = c->cells.n;
		if (c->quoted && s.n > 0 && s.p[0] == '"')
			s = span_from(s, quoted(c, s));
		e = s.n == 0 ? NULL : memchr(s.p, c->sep, s.n);
		k = e == NULL ? s.n : (size_t)(e - s.p);
		if (c->quoted)
			buf_add(&c->cells, s.p, k);
		else
			row_unescape(&c->cells, (struct span){ s.p, k });
		n++;
		if (e == NULL || n == COLUMNS)
			break;
		s = span_from(s, k + 1);
	}
	at[n] = c->cells.n;
	c->n = n;
	for (k = 0; k < n; k++)
		c->cell[k] = (struct span){ c->cells.p + at[k], at[k + 1] - at[k] };
}

/* Which column is which; false if none has the text or a title. */
static bool
take_header(struct csv *c)
{
	unsigned best[READ_FIELDS], rank;
	size_t column[READ_FIELDS];
	enum read_field f;

	memset(best, 0xff, sizeof(best));
	for (size_t i = 0; i < c->n; i++) {
		c->field[i] = READ_FIELDS;
		f = read_field_of(c->run->opt, read_trim(read_bom(c->cell[i])), &rank);
		if (f == READ_FIELDS || rank >= best[f])
			continue;
		if (best[f] != ~0u)
			c->field[column[f]] = READ_FIELDS;
		best[f] = rank;
		column[f] = i;
		c->field[i] = f;
	}
	return best[READ_BODY] != ~0u || best[READ_TITLE] != ~0u;
}

/* The mark that most likely stands between the columns of a header line. */
static char
separator(struct span line)
{
	static const char marks[] = "\t,;|";
	size_t count[sizeof(marks)] = { 0 };
	size_t best = 0;
	bool in_quotes = false;

	for (size_t i = 0; i < line.n; i++) {
		in_quotes ^= line.p[i] == '"';
		for (size_t k = 0; !in_quotes && marks[k] != '\0'; k++)
			count[k] += line.p[i] == marks[k];
	}
	for (size_t k = 1; marks[k] != '\0'; k++)
		if (count[k] > count[best])
			best = k;
	return count[best] == 0 ? '\0' : marks[best];
}

static struct span
first_line(struct span head)
{
	struct span line = { 0 };

	span_cut(&head, '\n', &line);
	return line;
}

/* Behind the mark that closes the cell whose own mark stands before s; NULL if none does. */
static const char *
behind_cell(struct span s)
{
	const char *p = s.p, *end = s.p + s.n;

	while (p < end && (p = memchr(p, '"', (size_t)(end - p))) != NULL) {
		if (++p == end || *p != '"')
			return p;
		p++;
	}
	return NULL;
}

/* Are the cells of a TSV that begins with `head` quoted? */
static bool
quotes_cells(struct span head)
{
	const char *p = head.p, *end = head.p + head.n;
	bool begins = true, any = false;

	for (; p < end; p++) {
		if (begins && *p == '"') {
			p = behind_cell((struct span){ p + 1, (size_t)(end - p) - 1 });
			if (p == NULL)
				return any && head.n == READ_HEAD;	/* it may be closed later */
			if (p < end && memchr("\t\r\n", *p, 3) == NULL)
				return false;
			any = true;
			if (p == end)
				break;
		}
		begins = *p == '\t' || *p == '\n';
	}
	return any;
}

/* How the table that begins with `head` is written. */
static void
set_dialect(struct csv *c, struct span head)
{
	c->sep = separator(first_line(head));
	c->quoted = c->sep != '\t' || quotes_cells(head);
}

static bool
give(struct csv *c, size_t columns)
{
	struct article a = { .record = buf_view(&c->record), .line = c->line, .markup = true,
	    .undecoded = true };

	if (c->n == 1 && c->cell[0].n == 0)
		return true;
	if (c->n != columns)
		read_skip(c->run, c->line, "%zu cells, not %zu as in the header", c->n, columns);
	for (size_t i = 0; i < c->n && i < columns; i++)
		if (c->field[i] != READ_FIELDS)
			a.field[c->field[i]] = c->cell[i];
	return read_give(c->run, &a);
}

/* Bytes of the line "sep=;" that spreadsheets write for each other, 0 if there is none. */
static size_t
hint(struct span head)
{
	size_t n = first_line(head).n + 1;

	return span_starts(read_bom(head), S("sep=")) && n <= sizeof("\xef\xbb\xbfsep=;\r") ? n : 0;
}

static void
pass_hint(struct in *in)
{
	struct span line;

	if (hint(in_peek(in, READ_HEAD)) > 0)
		in_line(in, &line);
}

static void
read_csv(struct read *run, struct in *in)
{
	struct csv *c = mem_zero(1, sizeof(*c));
	size_t columns;

	c->run = run;
	c->in = in;
	pass_hint(in);
	set_dialect(c, in_peek(in, READ_HEAD));
	if (take_record(c)) {
		cut(c);
		columns = c->n;
		if (!take_header(c))
			read_skip(run, c->line, "no column with the text (--text names one)");
		else
			while (read_more(run) && take_record(c)) {
				cut(c);
				if (!give(c, columns))
					break;
			}
	}
	buf_free(&c->record);
	buf_free(&c->cells);
	free(c);
}

/* A header line with at least two columns, of which one is named like the text or title. */
static bool
csv_knows(struct span head)
{
	struct csv *c = mem_zero(1, sizeof(*c));
	struct read_options usual = { 0 };
	struct read run = { .opt = &usual };
	struct span line;
	bool knows = false;

	c->run = &run;
	head = span_from(head, hint(head));
	line = read_trim(first_line(head));
	set_dialect(c, head);
	if (c->sep != '\0' && line.n < 4096) {
		buf_span(&c->record, line);
		cut(c);
		knows = c->n > 1 && take_header(c);
	}
	buf_free(&c->record);
	buf_free(&c->cells);
	free(c);
	return knows;
}

const struct reader reader_csv = {
	"csv", "CSV and TSV with a header line", csv_knows, read_csv, false
};
