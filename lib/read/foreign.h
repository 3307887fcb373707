/*
 * Text files of other systems as UTF-8 with LF: UTF-16, as Windows and
 * spreadsheets write it, known by its byte order mark, and lines that end in
 * CR alone, as on old Macs.
 */
#ifndef READ_FOREIGN_H
#define READ_FOREIGN_H

#include "in.h"
#include "mem.h"

struct foreign {
	struct in	*from;
	enum { FOREIGN_CR, FOREIGN_LITTLE, FOREIGN_BIG } kind;
	struct buf	 text;		/* decoded, handed out up to `at` */
	size_t		 at;
};

/*
 * If `from` stands at the beginning of such a file: its text, without the mark,
 * to be closed by the caller, as *f by foreign_free(); else NULL.  What is no
 * UTF-16 becomes U+FFFD.
 */
struct in	*foreign_open(struct foreign *f, struct in *from);
void		 foreign_free(struct foreign *);

#endif
