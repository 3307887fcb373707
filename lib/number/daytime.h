/*
 * Dates and times of day that belong together: "Tuesday night", "March 8 at
 * 12:41 a.m.", "noon Thursday".
 */
#ifndef DAYTIME_H
#define DAYTIME_H

#include "number/scene.h"

/* A part of the day at piece i ("early morning") into m->time. */
bool	daytime_part(const struct pieces *, size_t i, struct moment *, size_t *end);

/*
 * The part of the day at piece i without a day: "in the morning", "late afternoon"; a time of day
 * behind it is taken in.
 */
bool	daytime_alone(const struct scene *, size_t i, struct moment *);

/* "this morning", "last night" at piece i. */
bool	daytime_pointed(const struct scene *, size_t i, struct moment *);

/* Takes the part and time of day behind a date. */
void	daytime_behind(const struct scene *, struct moment *);

/* "every morning", "each day at 7": the time of day at piece i that comes every day. */
bool	daytime_every(const struct scene *, size_t i, struct moment *);

/*
 * Takes the date behind a time of day, or "each day"; false if there is none.
 * The date's part of the day tells the half that the time lies in.
 */
bool	daytime_date_behind(const struct scene *, struct moment *);

#endif
