/*
 * What mail is made of: header fields (RFC 5322), words in them that are not
 * ASCII (RFC 2047), parameters and transfer encodings (RFC 2045).
 *
 * All of it is linear, and nothing is refused: what is not encoded as it says
 * comes out as it stands there.
 */
#ifndef READ_MIME_H
#define READ_MIME_H

#include "mem.h"
#include "span.h"

#include <stdbool.h>

/*
 * Cuts the next field off a header; the value has its folded lines and is
 * trimmed.  Lines that are no field are passed over.  False at the empty line
 * that ends the header, which is cut off too, or where *rest ends.
 */
bool	mime_field(struct span *rest, struct span *name, struct span *value);

/* Is it a line "Name: value"?  The name is given. */
bool	mime_is_field(struct span line, struct span *name);

/* Without its parameters and comments: "text/plain" of "text/plain; charset=utf-8". */
struct span	mime_value(struct span value);

/* A parameter of a field's value, without its quotation marks; empty if there is none. */
struct span	mime_parameter(struct span value, const char *name);

/* Appends a field's text as UTF-8, encoded words decoded. */
void	mime_text(struct buf *, struct span value);

/*
 * Appends the name of whoever wrote it, of a From: field's first address; the
 * address if there is no name.  *address: a view of it in `value`.
 */
void	mime_mailbox(struct buf *, struct span value, struct span *address);

/* Appends a body without its transfer encoding; an unknown one: as it stands. */
void	mime_body(struct buf *, struct span body, struct span encoding);

#endif
