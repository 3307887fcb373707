/*
 * What stands at the border of a name and belongs to it, or not, and what that
 * says of its class: Harlow Foods, Inc.; U.S. Senate; Department of Fish and Game;
 * D-Ohio; Lincoln, Nebraska.
 */
#ifndef BORDER_H
#define BORDER_H

#include "name/mention.h"
#include "name/unit.h"

/* Does a state or country stand behind the mention: Lincoln, Nebraska? */
bool	border_before_state(const struct units *, const struct mention *);

/* Moves borders and changes classes of the mentions, which stand sorted before and behind it. */
void	border_mend(const struct units *, struct mentions *);

#endif
