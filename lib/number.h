/* The engine of extract-numbers. */
#ifndef NUMBER_H
#define NUMBER_H

#include "doc.h"

struct number_finder;

struct number_finder	*number_new(void);
void			 number_free(struct number_finder *);

/* Adds a row for every number in the document; `finder` is a struct number_finder. */
void			 number_find(void *finder, struct doc *);

#endif
