/* The engine of tag-entities: finds names, links them, adds entity rows. */
#ifndef NAME_H
#define NAME_H

#include "doc.h"
#include "lex.h"

struct name_tagger;

/* With the model of a file made by learn-entities; NULL: the one compiled in. */
struct name_tagger	*name_new(const char *model);

/* Names of a user's gazetteer (listed.h), which must stay, win over the model. */
void			 name_list(struct name_tagger *, const struct lex *);
void			 name_free(struct name_tagger *);

/* From now on column why says what a name rests on. */
void			 name_explain(struct name_tagger *);

/* Adds a row for every name in the document; `tagger` is a struct name_tagger. */
void			 name_tag(void *tagger, struct doc *);

#endif
