/*
 * Names of one thing in other words: keys that are equal when two names are.
 *
 *	U.S. Department of Justice, Justice Department, DOJ	department of justice
 *	Microsoft Corp., Microsoft				microsoft
 *	U.S., United States					united states
 *	Michael B. Hancock Jr.					given michael, family hancock
 *
 * Spans given out are constant, views into the units, or live in `mem`.
 */
#ifndef ALIAS_H
#define ALIAS_H

#include "name/mention.h"

/* TOWN: of less than 100,000 inhabitants, of whose name there may be many more. */
enum place_level { LEVEL_UNKNOWN, LEVEL_TOWN, LEVEL_CITY, LEVEL_BIG_CITY, LEVEL_STATE, LEVEL_COUNTRY };

/* What the lexicons know of an organisation or place; all empty if nothing. */
struct alias {
	struct span	name;		/* canonical */
	struct span	unit;		/* type of an organisation, country of a place */
	struct span	where;		/* state of a city, where known */
	struct span	others;		/* other places of that name: "US Ohio;GB England" */
	enum place_level level;
};

struct alias	alias_find(const struct units *, const struct mention *, struct arena *mem);

/* The key of an organisation, place or other name: folded, without the, Inc., possessives. */
struct span	alias_key(const struct units *, const struct mention *, struct arena *mem);

/* Initials of the capitalised words of a name, folded: "fbi"; without a leading U.S. */
struct span	alias_initials(const struct units *, const struct mention *, struct arena *mem);

/* First and last name, folded; given is empty if there is only one; generation: Jr., III. */
struct person {
	struct span	given, family, generation;
	uint32_t	parts;
};
struct person	alias_person(const struct units *, const struct mention *);

/* May two given names be one person's: equal, an initial of the other, Bill and William? */
bool		alias_same_given(struct span, struct span);

/* 'm', 'f', or 0 where it cannot be told. */
char		alias_sex(struct span given, struct arena *mem);

/* The name as it is printed: one blank between words, DENVER as Denver. */
struct span	alias_print(const struct units *, const struct mention *, struct arena *mem);

#endif
