/* Numbers in words: two hundred and five, one and a half million, nineteen seventy-three, twenty-first */
#ifndef WORDS_H
#define WORDS_H

#include "number/reading.h"

/* Classes of words that a number can have inside. */
#define NUMBER_WORD	(NUMWORD_CARD | NUMWORD_SCALE | NUMWORD_ORD | NUMWORD_ORDSCALE | NUMWORD_PART | \
			 NUMWORD_PARTSCALE | NUMWORD_GROUP)

bool	words_read(struct reading *, struct numeral *, struct arena *);

#endif
