/* The engine of tag-entities: finds names, links them, adds entity rows. */
#ifndef NAME_H
#define NAME_H

#include "doc.h"

struct name_tagger;

struct name_tagger	*name_new(void);
void			 name_free(struct name_tagger *);

/* Adds a row for every name in the document; `tagger` is a struct name_tagger. */
void			 name_tag(void *tagger, struct doc *);

#endif
