/*
 * Bytes of any charset to UTF-8, by iconv(3).
 *
 * What is valid UTF-8 is UTF-8 whatever is declared, unless that is one of the
 * charsets that look like ASCII (iso-2022-jp); then comes a byte order
 * mark, then what is declared.  Names mean what browsers mean by them:
 * iso-8859-1 and ascii are windows-1252, gb2312 is gb18030.
 */
#ifndef READ_CHARSET_H
#define READ_CHARSET_H

#include "mem.h"
#include "span.h"

#include <stdbool.h>

/* Is there a charset of this name? */
bool		charset_known(struct span name);

/*
 * s as UTF-8 without a byte order mark: a view into s, or into b.  `declared`
 * may be empty or unknown: then what is not UTF-8 is taken for windows-1252 if
 * it can be that, which makes *guessed true, else stays as it is.  Characters
 * that the charset does not have become U+FFFD.
 */
struct span	charset_decode(struct buf *b, struct span s, struct span declared, bool *guessed);

/* The same of a part of a text, where a mark of UTF-16 would be none. */
struct span	charset_decode_part(struct buf *b, struct span s, struct span declared, bool *guessed);

/* The charset that a page or XML file declares in its first bytes; empty if none. */
struct span	charset_declared(struct span head);

#endif
