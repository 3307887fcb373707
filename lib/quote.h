/* The engine of extract-quotes. */
#ifndef QUOTE_H
#define QUOTE_H

#include "doc.h"

struct quote_finder;

/*
 * attitudes: also what somebody thinks or wants without saying so.
 * least: leave out quotations whose conf is below it.
 */
struct quote_finder	*quote_new(bool attitudes, int least);
void			 quote_free(struct quote_finder *);

/* Adds quote, speaker and cue rows; `finder` is a struct quote_finder. */
void			 quote_find(void *finder, struct doc *);

#endif
