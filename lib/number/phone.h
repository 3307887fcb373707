/*
 * Phone numbers, by how their digits are grouped:
 *
 *	+1 (202) 224-5852	202/224-1028	1-800-MEDICARE	020 7946 0018
 */
#ifndef PHONE_H
#define PHONE_H

#include "number/figure.h"

/* A phone number around piece i (it may begin with + or a bracket before it). */
bool	phone_find(const struct figure_scene *, size_t i, size_t floor, struct figure *);

#endif
