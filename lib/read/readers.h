/*
 * The readers, one a format; see read.h for what a reader is.
 */
#ifndef READERS_H
#define READERS_H

#include "read.h"

extern const struct reader reader_archive;	/* tar, zip, 7z; bzip2, xz, zstd */
extern const struct reader reader_rows;		/* article rows, passed on */
extern const struct reader reader_json;		/* JSON lines, arrays, single objects */
extern const struct reader reader_sgml;		/* newswire archives */
extern const struct reader reader_xml;		/* NITF, NewsML, RSS */
extern const struct reader reader_lexis;	/* text exports of LexisNexis */
extern const struct reader reader_csv;		/* tables with a header line */
extern const struct reader reader_html;		/* saved web pages */
extern const struct reader reader_warc;		/* web archives */
extern const struct reader reader_mail;		/* mailboxes, messages */
extern const struct reader reader_lines;	/* a line is an article */
extern const struct reader reader_text;		/* a file is an article */

/* All of them in the order of asking, the last one takes what nobody knows; ends with NULL. */
enum { READERS = 12 };
extern const struct reader *const readers[READERS + 1];

#endif
