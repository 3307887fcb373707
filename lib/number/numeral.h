/*
 * The grammar of numbers: digits and words, up to the value.
 *
 *	1,250  1.299,50  12,34,567  2 1/2  2½  4 hundred million  2.5 lakh crore
 *	two hundred and five  one and a half million  half a dozen  two-thirds
 *	nineteen seventy-three  twenty-first  dozens  tens of thousands
 *
 * What the number is of (money, a year, a score) is not known here.
 */
#ifndef NUMERAL_H
#define NUMERAL_H

#include "decimal.h"
#include "mem.h"
#include "number/piece.h"

enum {
	NUMERAL_WORDS = 1,	/* written in words, at least in part */
	NUMERAL_ORDINAL = 2,	/* first, 22nd */
	NUMERAL_FRACTION = 4,	/* 2/3, a quarter: value is n/d */
	NUMERAL_SCALED = 8,	/* with million, dozen ... */
	NUMERAL_RANGE = 16,	/* dozens: from value up to high */
	NUMERAL_YEAR = 32,	/* read in pairs: nineteen seventy-three */
	NUMERAL_POINT = 64,	/* has digits behind a point */
	NUMERAL_GROUPED = 128,	/* has thousands marks */
	NUMERAL_SIGNED = 256,	/* with - or minus */
	NUMERAL_DOTTED = 512,	/* 1.2.3: no number, but nothing else is known of it */
	NUMERAL_ARTICLE = 1024,	/* "a dozen": the article is part of it */
	NUMERAL_ABOUT = 2048,	/* "a couple of" */
	NUMERAL_PLURAL = 4096	/* the last word is a plural: thousands, millions */
};

struct numeral {
	size_t		a, b;		/* pieces [a, b) */
	struct span	value;		/* decimal text, or n/d */
	struct span	high;		/* of a range */
	unsigned	flags;
	int		power;		/* of the scale word at the end, 0: none */
};

/* What the parser keeps from number to number, so that it need not allocate. */
struct numeral_work {
	struct decimal	total, part, other;
	struct buf	text;
};

/*
 * The longest number that begins at piece i; an article or sign before it is
 * taken in, if it does not stand before `floor`.  Values live in `mem`.
 */
bool	numeral_parse(struct numeral_work *, const struct pieces *, size_t i, size_t floor,
	    struct arena *mem, struct numeral *);

/* Multiplies value and high by 10^power; zeros behind the point that come from it go. */
void	numeral_shift(struct numeral_work *, struct numeral *, int power, struct arena *mem);

/* a < b, of two decimal values; false for fractions. */
bool	numeral_less(struct numeral_work *, struct span a, struct span b);

/* low..high, in the arena. */
struct span	numeral_range(struct numeral_work *, struct span low, struct span high, struct arena *mem);

/* The value as a small whole number, or -1. */
long	numeral_small(const struct numeral *);

/* Is the value 1, in words or digits? */
bool	numeral_is_one(const struct numeral *);

void	numeral_work_free(struct numeral_work *);

#endif
