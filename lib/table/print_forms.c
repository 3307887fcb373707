/* The forms that need no second look at a row: TSV, CSV, JSON lines, Markdown, HTML, SQL. */
#include "table/natural.h"
#include "table/print_form.h"

#include <stdlib.h>

static void
put(struct printer *p, const char *s)
{
	out_bytes(p->out, s, strlen(s));
}

/* Decodes and writes, each byte for which `as` has something in its place. */
static void
put_with(struct printer *p, struct span cell, const char *(*as)(char))
{
	struct span s = print_decoded(p, cell);
	const char *instead;
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		instead = as(s.p[i]);
		if (instead == NULL)
			continue;
		out_bytes(p->out, s.p + from, i - from);
		put(p, instead);
		from = i + 1;
	}
	out_bytes(p->out, s.p + from, s.n - from);
}

static void
names(struct printer *p)
{
	struct span *name;

	if (p->options.no_header)
		return;
	name = mem_zero(p->columns, sizeof(*name));
	for (size_t i = 0; i < p->columns; i++)
		name[i] = p->column[i].name;
	p->ops->row(p, name, false);
	free(name);
}

static void
nothing(struct printer *p)
{
	(void)p;
}

/* -- tsv ---------------------------------------------------------------- */

static void
tsv_row(struct printer *p, const struct span *cell, bool total)
{
	(void)total;
	for (size_t i = 0; i < p->columns; i++) {
		if (i > 0)
			out_byte(p->out, '\t');
		if (!p->options.terminal) {
			out_span(p->out, cell[i]);
			continue;
		}
		p->cell.n = 0;
		print_clean(&p->cell, cell[i]);
		out_span(p->out, buf_view(&p->cell));
	}
	out_byte(p->out, '\n');
}

const struct print_form_ops print_tsv = { names, tsv_row, nothing };

/* -- csv ---------------------------------------------------------------- */

static const char *
csv_as(char c)
{
	return c == '"' ? "\"\"" : NULL;
}

/* A spreadsheet takes =1+1, +1, -1 and @x for formulas; a plain number is none. */
static bool
is_formula(struct span cell)
{
	return cell.n > 0 && !natural_is_number(cell) &&
	    (strchr("=+-@", cell.p[0]) != NULL || span_starts(cell, S("\\t")) ||
	    span_starts(cell, S("\\r")));
}

static void
csv_cell(struct printer *p, struct span cell)
{
	bool guard = p->options.guard && is_formula(cell), quote = guard;

	for (size_t i = 0; i < cell.n && !quote; i++)
		quote = strchr(",\"\\", cell.p[i]) != NULL;
	if (!quote) {
		out_span(p->out, print_decoded(p, cell));
		return;
	}
	put(p, guard ? "\"'" : "\"");
	put_with(p, cell, csv_as);
	put(p, "\"");
}

static void
csv_row(struct printer *p, const struct span *cell, bool total)
{
	(void)total;
	for (size_t i = 0; i < p->columns; i++) {
		if (i > 0)
			out_byte(p->out, ',');
		csv_cell(p, cell[i]);
	}
	if (p->columns == 1 && cell[0].n == 0)
		put(p, "\"\"");		/* an empty line would be no record */
	out_byte(p->out, '\n');
}

const struct print_form_ops print_csv = { names, csv_row, nothing };

/* -- json --------------------------------------------------------------- */

static const char *
json_as(char c)
{
	static const char *const control[0x20] = {
		"\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006",
		"\\u0007", "\\b", "\\t", "\\n", "\\u000b", "\\f", "\\r", "\\u000e", "\\u000f",
		"\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016",
		"\\u0017", "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d",
		"\\u001e", "\\u001f"
	};

	if (c >= 0 && c < 0x20)
		return control[(int)c];
	return c == '"' ? "\\\"" : c == '\\' ? "\\\\" : NULL;
}

/* A number as JSON writes it, and short enough to survive a double. */
static bool
is_json_number(struct span s)
{
	size_t i = s.n > 0 && s.p[0] == '-';

	if (s.n - i > 15 || !natural_is_number(s) || i == s.n || s.p[i] == '+' || s.p[i] == '.')
		return false;
	if (s.p[i] == '0' && i + 1 < s.n && s.p[i + 1] != '.')
		return false;
	return (unsigned char)s.p[0] < 0x80 && s.p[s.n - 1] != '.';
}

static void
json_string(struct printer *p, struct span cell)
{
	out_byte(p->out, '"');
	put_with(p, cell, json_as);
	out_byte(p->out, '"');
}

static void
json_row(struct printer *p, const struct span *cell, bool total)
{
	(void)total;
	out_byte(p->out, '{');
	for (size_t i = 0; i < p->columns; i++) {
		if (i > 0)
			out_byte(p->out, ',');
		json_string(p, p->column[i].name);
		out_byte(p->out, ':');
		if (p->column[i].numbers && is_json_number(cell[i]))
			out_span(p->out, cell[i]);
		else if (p->column[i].numbers && cell[i].n == 0)
			put(p, "null");
		else
			json_string(p, cell[i]);
	}
	put(p, "}\n");
}

const struct print_form_ops print_json = { nothing, json_row, nothing };

/* -- md ----------------------------------------------------------------- */

static const char *
markdown_as(char c)
{
	switch (c) {
	case '|':
		return "\\|";
	case '\\':
		return "\\\\";
	case '*':
		return "\\*";
	case '_':
		return "\\_";
	case '`':
		return "\\`";
	case '[':
		return "\\[";
	case '<':
		return "&lt;";
	case '&':
		return "&amp;";
	case '\n':
		return "<br>";
	case '\r':
	case '\t':
		return " ";
	default:
		return NULL;
	}
}

static void
markdown_row(struct printer *p, const struct span *cell, bool total)
{
	const char *bold = total ? "**" : "";

	for (size_t i = 0; i < p->columns; i++) {
		put(p, i == 0 ? "| " : " | ");
		if (cell[i].n == 0)
			continue;
		put(p, bold);
		put_with(p, cell[i], markdown_as);
		put(p, bold);
	}
	put(p, " |\n");
}

static void
markdown_begin(struct printer *p)
{
	names(p);
	if (p->options.no_header)
		return;
	for (size_t i = 0; i < p->columns; i++)
		put(p, p->column[i].numbers == PRINT_NUMBERS ? "|---:" : "|---");
	put(p, "|\n");
}

const struct print_form_ops print_markdown = { markdown_begin, markdown_row, nothing };

/* -- html --------------------------------------------------------------- */

static const char *
html_as(char c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	case '\n':
		return "<br>";
	case '\0':
		return "\xef\xbf\xbd";
	default:
		return NULL;
	}
}

static void
html_begin(struct printer *p)
{
	put(p, "<table>\n");
	if (p->options.no_header)
		return;
	put(p, "<thead>\n<tr>");
	for (size_t i = 0; i < p->columns; i++) {
		put(p, "<th>");
		put_with(p, p->column[i].name, html_as);
		put(p, "</th>");
	}
	put(p, "</tr>\n</thead>\n<tbody>\n");
}

static void
html_row(struct printer *p, const struct span *cell, bool total)
{
	put(p, total ? "<tr class=\"total\">" : "<tr>");
	for (size_t i = 0; i < p->columns; i++) {
		put(p, p->column[i].numbers && natural_is_number(cell[i]) ?
		    "<td align=\"right\">" : "<td>");
		put_with(p, cell[i], html_as);
		put(p, "</td>");
	}
	put(p, "</tr>\n");
}

static void
html_end(struct printer *p)
{
	put(p, p->options.no_header ? "</table>\n" : "</tbody>\n</table>\n");
}

const struct print_form_ops print_html = { html_begin, html_row, html_end };

/* -- sql ---------------------------------------------------------------- */

static const char *
sql_as(char c)
{
	return c == '\'' ? "''" : c == '\0' ? "\xef\xbf\xbd" : NULL;
}

static const char *
sql_name_as(char c)
{
	return c == '"' ? "\"\"" : c == '\0' ? "\xef\xbf\xbd" : NULL;
}

static void
sql_name(struct printer *p, struct span name)
{
	out_byte(p->out, '"');
	put_with(p, name, sql_name_as);
	out_byte(p->out, '"');
}

static void
sql_begin(struct printer *p)
{
	put(p, "BEGIN;\n");
	if (p->options.no_header)
		return;
	put(p, "CREATE TABLE ");
	sql_name(p, span_of(p->options.table));
	for (size_t i = 0; i < p->columns; i++) {
		put(p, i == 0 ? " (" : ", ");
		sql_name(p, p->column[i].name);
		put(p, p->column[i].numbers ? " NUMERIC" : " TEXT");
	}
	put(p, ");\n");
}

static void
sql_row(struct printer *p, const struct span *cell, bool total)
{
	(void)total;
	put(p, "INSERT INTO ");
	sql_name(p, span_of(p->options.table));
	for (size_t i = 0; i < p->columns; i++) {
		put(p, i == 0 ? " VALUES (" : ", ");
		if (p->column[i].numbers && is_json_number(cell[i]))
			out_span(p->out, cell[i]);
		else if (p->column[i].numbers && cell[i].n == 0)
			put(p, "NULL");
		else {
			out_byte(p->out, '\'');
			put_with(p, cell[i], sql_as);
			out_byte(p->out, '\'');
		}
	}
	put(p, ");\n");
}

static void
sql_end(struct printer *p)
{
	put(p, "COMMIT;\n");
}

const struct print_form_ops print_sql = { sql_begin, sql_row, sql_end };
