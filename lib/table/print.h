/*
 * A table on its way out: header, rows, end, in one of several forms.
 *
 *	text	aligned columns for people; numbers to the right, long cells
 *		wrapped to the width of the terminal
 *	tsv	header line, escapes as in rows
 *	csv	RFC 4180, but lines end in LF
 *	json	one object a line
 *	md	a Markdown table
 *	html	a table element
 *	sql	CREATE TABLE and INSERTs
 *
 * Cells come escaped as in rows.  What goes to a terminal, and everything in
 * form text, is free of control characters.
 */
#ifndef TABLE_PRINT_H
#define TABLE_PRINT_H

#include "out.h"
#include "span.h"

enum print_form {
	PRINT_TEXT, PRINT_TSV, PRINT_CSV, PRINT_JSON, PRINT_MARKDOWN, PRINT_HTML, PRINT_SQL,
	PRINT_FORMS
};

extern const char *const print_form_name[PRINT_FORMS];	/* "text", "tsv" ... */

struct print_options {
	enum print_form	 form;
	bool		 terminal;	/* standard output is one */
	bool		 colour;
	bool		 no_header;
	bool		 guard;		/* csv: cells that a spreadsheet would take for formulas */
	size_t		 width;		/* text: columns of the terminal; 0: as wide as need be */
	const char	*table;		/* sql: its name */
};

enum print_numbers { PRINT_NO_NUMBERS, PRINT_SOME_NUMBERS, PRINT_NUMBERS };

/* How form text fits a cell into a narrow column: text around a keyword is cut, not wrapped. */
enum print_side { PRINT_WRAPPED, PRINT_BEFORE, PRINT_AFTER };

struct print_column {
	struct span	 name;		/* escaped, as a cell */
	enum print_numbers numbers;	/* are its cells numbers? */
	enum print_side	 side;
};

struct printer;

struct printer	*print_new(const struct print_options *, struct out *,
		    const struct print_column *, size_t columns);
void		 print_row(struct printer *, const struct span *cell);
void		 print_total(struct printer *, const struct span *cell);	/* a row set apart */
void		 print_end(struct printer *);	/* and frees the printer */

#endif
