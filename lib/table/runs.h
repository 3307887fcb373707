/*
 * Sorted runs of lines in temporary files, and their merge.
 *
 * Lines of a run come in the order of bytes up to and with their first TAB;
 * the merge gives all lines in that order, those of equal keys run by run as
 * the runs were written.  Files have no name: they are gone when the program
 * is.  Whatever goes wrong with them ends the program.
 */
#ifndef TABLE_RUNS_H
#define TABLE_RUNS_H

#include "span.h"

struct runs;

struct runs	*runs_new(void);
void		 runs_free(struct runs *);

void		 runs_begin(struct runs *);		/* another run */
void		 runs_add(struct runs *, struct span line);	/* without LF, which it must not hold */

void		 runs_rewind(struct runs *);		/* back to the first line */
bool		 runs_next(struct runs *, struct span *line);	/* good until the next call */

#endif
