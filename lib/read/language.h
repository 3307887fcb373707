/*
 * Languages as BCP 47 tags: from the names that archives use, and from the text.
 */
#ifndef READ_LANGUAGE_H
#define READ_LANGUAGE_H

#include "mem.h"
#include "span.h"

/* "eng", "English", "en_US.UTF-8", "EN-us", "eng,deu" (the first): appends "en", "en-US"; nothing if unknown. */
void		language_tag(struct buf *, struct span name);

/*
 * The language that a text is in, by its script and its function words
 * (data/stopwords.tsv); empty if it is too short or too mixed to tell.  Looks
 * at the beginning of the text only.  The tag is static.
 */
struct span	language_of(struct span text);

#endif
