/*
 * Durations, ages and how often: "the past two weeks", "a year and a half",
 * "5-year-old", "for years", "every day", "weekly".
 */
#ifndef STRETCH_H
#define STRETCH_H

#include "number/scene.h"

/* A number of units of time at piece i: a duration, an age, or a date ("two years ago"). */
bool	stretch_parse(const struct scene *, size_t i, struct timex *);

/* The unit at piece i with an article or every, each, per before it. */
bool	stretch_one(const struct scene *, size_t i, struct timex *);

/* 3:48.82, as runners and swimmers are timed. */
bool	stretch_race(const struct scene *, size_t i, struct timex *);

/* "the first nine months": "first" is piece i. */
bool	stretch_first(const struct scene *, size_t i, struct timex *);

/* The plural of a unit at piece i without a number: "for years". */
bool	stretch_plural(const struct scene *, size_t i, struct timex *);

/* "daily", "quarterly". */
bool	stretch_set(const struct scene *, size_t i, struct timex *);

/* "twice a week": once or twice at piece i. */
bool	stretch_times(const struct scene *, size_t i, struct timex *);

#endif
