/*
 * The readers, one a format; see read.h for what a reader is.
 */
#ifndef READERS_H
#define READERS_H

#include "read.h"

extern const struct reader reader_rows;		/* article rows, passed on */
extern const struct reader reader_json;		/* JSON lines, arrays, single objects */
extern const struct reader reader_html;		/* saved web pages */
extern const struct reader reader_warc;		/* web archives */
extern const struct reader reader_lines;	/* a line is an article */
extern const struct reader reader_text;		/* a file is an article */

#endif
