/*
 * Small pictures made of characters: a bar, a row of columns.
 */
#ifndef TABLE_SPARK_H
#define TABLE_SPARK_H

#include "mem.h"
#include "span.h"

/* What part of `largest` the number is, from 0 to 1; 0 for what is no number or below 0. */
double	spark_part(struct span number, double largest);
double	spark_number(struct span number);	/* 0 for what is none */

/* Appends a bar `part` of `width` characters long, in steps of an eighth. */
void	spark_bar(struct buf *, double part, unsigned width);

/* Appends one column, `part` of a line high; 0 is a blank. */
void	spark_column(struct buf *, double part);

#endif
