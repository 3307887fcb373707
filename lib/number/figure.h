/*
 * A figure: one number of an article, with all that its row will say.
 *
 * blocker, timex and amount find figures in the pieces of a sentence;
 * modifier, counted, place and source look around and fill in the rest.
 */
#ifndef FIGURE_H
#define FIGURE_H

#include "doc.h"
#include "mem.h"
#include "number/moment.h"
#include "number/numeral.h"
#include "number/piece.h"

enum figure_label {
	FIGURE_COUNT, FIGURE_ORDINAL, FIGURE_MONEY, FIGURE_PERCENT, FIGURE_QUANTITY, FIGURE_RANGE,
	FIGURE_RATIO, FIGURE_CHANGE, FIGURE_DATE, FIGURE_TIME, FIGURE_DURATION, FIGURE_AGE, FIGURE_SCORE,
	FIGURE_RANK, FIGURE_ID, FIGURE_PHONE, FIGURE_LABELS,
	FIGURE_NONE = FIGURE_LABELS	/* digits that are no number at all: Denver7, IE6 */
};

/* Column how. */
enum {
	HOW_ABOUT = 1, HOW_LESS = 2, HOW_AT_MOST = 4, HOW_MORE = 8, HOW_AT_LEAST = 16, HOW_UP = 32,
	HOW_DOWN = 64
};

struct figure {
	size_t			 a, b;		/* pieces [a, b) that its text covers */
	size_t			 left, right;	/* the same with hedges and "of the" around it */
	enum figure_label	 label;
	struct span		 value, unit;
	struct span		 what, where, when, who;
	unsigned		 how;
	const char		*rule;
	unsigned		 conf;
	unsigned		 id;		/* equal for linked figures (from X to Y); 0: its own */
	bool			 one;		/* the number is 1: a singular noun follows */
	bool			 partitive;	/* "N of the ...": the noun stands behind the of */
	bool			 attached;	/* a hyphen joins it to the noun: three-nation */
	bool			 held;		/* where is the subject of its verb */
	size_t			 next_a, next_b;	/* the pieces of the amount behind it, whose unit is no thing */
	size_t			 head;		/* piece of the head noun of what; 0 if it was inherited */
};

/* Where figures are looked for. */
struct figure_scene {
	const struct doc	*doc;
	const struct pieces	*ps;
	struct numeral_work	*work;
	struct moment_base	*base;
	struct arena		*mem;
	size_t			 sentence;	/* index in doc.sentence */
};

/* The text of pieces [a, b), as in the article. */
static inline struct span
figure_text(const struct pieces *ps, size_t a, size_t b)
{
	const char *p = ps->p[a].text.p;

	if (b <= a)
		return (struct span){ p, 0 };
	return (struct span){ p, (size_t)(ps->p[b - 1].text.p + ps->p[b - 1].text.n - p) };
}

/* Is it an amount, that is, nothing that counts things? */
static inline bool
figure_measures(const struct figure *f)
{
	return f->label == FIGURE_MONEY || f->label == FIGURE_PERCENT || f->label == FIGURE_QUANTITY ||
	    f->label == FIGURE_RANGE || f->label == FIGURE_CHANGE || f->label == FIGURE_RATIO;
}

/* A sum, or from one sum to another. */
static inline bool
figure_money(const struct figure *f)
{
	return f->label == FIGURE_MONEY ||
	    (f->label == FIGURE_RANGE && f->unit.n == 3 && f->unit.p[0] >= 'A' &&
	    f->unit.p[0] <= 'Z');
}

#endif
