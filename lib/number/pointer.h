/*
 * What is told from the article's date: "last week", "the current quarter",
 * "next Friday", "November of this year", "today", "the week of March 6".
 */
#ifndef POINTER_H
#define POINTER_H

#include "number/scene.h"

/* The unit of time at piece i, whatever stands around it. */
bool	pointer_parse(const struct scene *, size_t i, struct timex *);

/* today, yesterday, tonight at piece i. */
bool	pointer_day(const struct scene *, size_t i, struct moment *);

/* Takes in the pointer before a name of time that begins at piece i: "last Friday". */
void	pointer_before(const struct scene *, size_t i, struct moment *);

/* Takes in the pointer behind: "July last year". */
void	pointer_year_behind(const struct scene *, struct moment *);

#endif
