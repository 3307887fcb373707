/*
 * The life of a row filter: documents in, an engine looks and adds, rows out.
 *
 * tag-entities, extract-quotes and extract-numbers are this and an engine.
 */
#ifndef FILTER_H
#define FILTER_H

#include "doc.h"

/*
 * Runs the engine over every document of every operand ("-": standard input)
 * and writes rows to standard output; a document in another language than
 * English passes without the engine.  wants, only_added: as for doc_init().
 * Gives the exit status.
 */
int	filter_run(char **operands, unsigned wants, bool only_added,
	    void (*engine)(void *self, struct doc *), void *self);

#endif
