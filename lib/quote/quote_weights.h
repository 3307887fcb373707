/* What extract-quotes has learnt: see weigh.h for the form, gen/learn-quotes.c for the making. */
#ifndef QUOTE_WEIGHTS_H
#define QUOTE_WEIGHTS_H

#include "weigh.h"

extern const char quote_weights[][WEIGH_COLUMNS + 1];
extern const size_t quote_weights_n;		/* lines */

#endif
