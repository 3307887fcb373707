/*
 * Files in UTF-16, as spreadsheets and Windows write them, as UTF-8: known by
 * their byte order mark.
 */
#ifndef READ_WIDE_H
#define READ_WIDE_H

#include "in.h"
#include "mem.h"

#include <stdbool.h>

struct wide {
	struct in	*from;
	bool		 big;		/* the byte of more weight comes first */
	struct buf	 text;		/* decoded, handed out up to `at` */
	size_t		 at;
};

/*
 * If `from` stands at the mark of UTF-16: its text, without the mark, to be
 * closed by the caller, as *w by wide_free(); else NULL.  What is no UTF-16
 * becomes U+FFFD.
 */
struct in	*wide_open(struct wide *w, struct in *from);
void		 wide_free(struct wide *);

#endif
