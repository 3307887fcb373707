/*
 * Dates and times of day that belong together: "Tuesday night", "March 8 at
 * 12:41 a.m.", "noon Thursday".
 */
#ifndef DAYTIME_H
#define DAYTIME_H

#include "number/scene.h"

/* A part of the day at piece i ("early morning") into m->time. */
bool	daytime_part(const struct pieces *, size_t i, struct moment *, size_t *end);

/* Takes the time of day behind a date. */
void	daytime_behind(const struct scene *, struct moment *);

/* Takes the date behind a time of day. */
void	daytime_date_behind(const struct scene *, struct moment *);

#endif
