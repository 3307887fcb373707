/*
 * What a form of output is made of: for print.c and the print_*.c only.
 */
#ifndef TABLE_PRINT_FORM_H
#define TABLE_PRINT_FORM_H

#include "mem.h"
#include "table/print.h"

struct printer {
	struct print_options		 options;
	struct out			*out;
	const struct print_column	*column;
	size_t				 columns;
	const struct print_form_ops	*ops;
	struct buf			 cell;		/* one cell decoded */
	struct text_layout		*layout;	/* form text's own */
};

struct print_form_ops {
	void	(*begin)(struct printer *);
	void	(*row)(struct printer *, const struct span *cell, bool total);
	void	(*end)(struct printer *);
};

extern const struct print_form_ops print_text, print_tsv, print_csv, print_json, print_markdown,
    print_html, print_sql;

/* The cell decoded: safe for a terminal if that is where it goes; good until the next call. */
struct span	print_decoded(struct printer *, struct span cell);

/* Appends the decoded cell with blanks for white space and without control characters. */
void		print_clean(struct buf *, struct span cell);

#endif
