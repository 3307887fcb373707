/*
 * Rows checked against the articles that they were made from.
 *
 * Keeps the text of all articles of a file; then says of a row whether the
 * article has its text at its offsets (code points).
 */
#ifndef TABLE_CHECK_H
#define TABLE_CHECK_H

#include "span.h"

struct check;

/* Reads article rows; ends the program if the file cannot be read or has none. */
struct check	*check_new(const char *path);
void		 check_free(struct check *);

/*
 * NULL if all is well, else what is wrong; then *found is what stands there
 * (escaped), good until the next call.  Cells are escaped; a row without text
 * is never wrong.
 */
const char	*check_row(struct check *, struct span doc, struct span start, struct span end,
		    struct span text, struct span *found);

#endif
