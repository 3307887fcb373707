/*
 * Names of time with a word that points from the article's date: "last
 * Friday", "next March", "July last year"; and "today", "tonight".
 */
#ifndef POINTED_H
#define POINTED_H

#include "number/scene.h"

/* today, yesterday, tonight at piece i. */
bool	pointed_day(const struct scene *, size_t i, struct moment *);

/* Takes in the pointer before a name of time that begins at piece i: "last Friday". */
void	pointed_before(const struct scene *, size_t i, struct moment *);

/* Takes in the pointer behind: "July last year". */
void	pointed_year_behind(const struct scene *, struct moment *);

/* The same for the weekday at piece i: "Tuesday of next week". */
void	pointed_week_behind(const struct scene *, size_t i, struct moment *);

#endif
