/* Numbers that begin with digits or a vulgar fraction: 1,250  1.299,50  40 000  2 1/2  2½  1.5e6  3x10^-5 */
#ifndef DIGITS_H
#define DIGITS_H

#include "number/reading.h"

bool	digits_read(struct reading *, struct numeral *, struct arena *);

#endif
