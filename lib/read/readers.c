/* See readers.h. */
#include "read/readers.h"

const struct reader *const readers[READERS + 1] = {
	&reader_archive, &reader_rows, &reader_json, &reader_warc, &reader_mail, &reader_sgml,
	&reader_xml, &reader_html, &reader_lexis, &reader_csv, &reader_lines, &reader_text, NULL
};
