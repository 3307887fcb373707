/*
 * A number while it is read: what digits, words, scale words and parts of a
 * whole share.  See numeral.h for what comes of it.
 */
#ifndef READING_H
#define READING_H

#include "decimal.h"
#include "mem.h"
#include "number/piece.h"

enum { SCALE_MAX = 36 };	/* powers of ten that scale words may add up to, and the largest exponent */

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

/* What came of reading at a piece: several modules ask at the same one. */
struct numeral_memo {
	uint64_t	cut;		/* pieces.cut; 0: empty */
	size_t		i, floor;
	bool		good;
	struct numeral	n;
};

enum { NUMERAL_MEMOS = 8 };		/* a power of 2 */

/* What the parser keeps from number to number, so that it need not allocate. */
struct numeral_work {
	struct decimal		total, part, other;
	struct buf		text;
	struct numeral_memo	memo[NUMERAL_MEMOS];	/* by i */
};

/* {0} is an empty struct numeral_work. */
void	numeral_work_free(struct numeral_work *);

struct reading {
	struct numeral_work	*w;		/* total is in w->total */
	const struct pieces	*ps;
	size_t			 at;		/* the next piece */
	uint64_t		 low;		/* below the last scale word */
	int			 scale;		/* power of the last scale word but hundred, 99 before the first */
	int			 last;		/* power of the last scale word, of parts behind it */
	bool			 any, low_any;	/* something read; since the last scale word */
	bool			 after_scale;	/* the last word was a scale word */
	uint32_t		 num, den;	/* "and a half"; den 0: none */
	int			 power;		/* of ten, that part is of */
	unsigned		 flags;
};

/* A decimal as text, and num/den, in the arena. */
struct span	reading_format(struct numeral_work *, const struct decimal *, struct arena *);
struct span	reading_fraction(struct numeral_work *, struct span num, uint64_t den, struct arena *);

/* Does 1/den end, written as a decimal? */
bool		reading_finite(uint32_t den);

/* total += low * 10^power, and low is free. */
void		reading_close(struct reading *, int power);

/* total += num/den (of a power of ten): decimal if it ends, else n/d. */
struct span	reading_with_part(struct reading *, struct arena *);

/* Is piece i "dozen" or "dozens"? */
bool		reading_dozen(const struct pieces *, size_t i);

#endif
