/* Scale words: behind digits (1.2 billion), and alone (dozens, several hundred, a couple of). */
#ifndef SCALES_H
#define SCALES_H

#include "number/reading.h"

/* 1.2 billion, 4 hundred million, 2.5 lakh crore, 5bn, 3 dozen: what stands behind the total. */
void	scales_behind(struct reading *);

/* "dozens", "tens of thousands", "hundreds": a range of one power of ten. */
bool	scales_plural(struct reading *, struct numeral *, struct arena *);

/* "several hundred", "a few dozen", "a couple of thousand", "a couple of". */
bool	scales_vague(struct reading *, struct numeral *, struct arena *);

#endif
