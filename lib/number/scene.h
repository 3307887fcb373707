/*
 * What the parsers of time share: where they look, what they may take, and
 * what they find.
 *
 *	pieces   in | the | last | week | of | March
 *	                          i: where the parser was called
 *	             floor: nothing before it may be taken
 */
#ifndef SCENE_H
#define SCENE_H

#include "number/moment.h"
#include "number/numeral.h"

enum timex_kind { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_AGE };

/* An expression of time. */
struct timex {
	size_t		 a, b;		/* pieces [a, b) */
	enum timex_kind	 kind;
	struct span	 value, unit;
	const char	*rule;
};

struct scene {
	struct moment_base	*base;
	struct numeral_work	*work;
	const struct pieces	*ps;
	size_t			 floor;
	struct arena		*mem;
};

/* Is the date of the article known to the day? */
bool	scene_whole_day(const struct scene *);

/* Does one of the words, or a word of the classes TIMEWORD_*, stand before piece i, and may it be taken? */
bool	scene_before(const struct scene *, size_t i, const char *words);
bool	scene_before_class(const struct scene *, size_t i, uint32_t classes);

/* Takes a "the" before the moment into it. */
void	scene_take_the(const struct scene *, struct moment *);

/* The moment as an expression of time. */
void	scene_finish(const struct scene *, const struct moment *, struct timex *, const char *rule);

#endif
