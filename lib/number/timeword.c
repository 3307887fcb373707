/* See timeword.h. */
#include "number/timeword.h"

struct span
timeword_value(const struct pieces *ps, size_t i, uint32_t class)
{
	struct lex_hit h;

	if (!timeword_is(ps, i, class))
		return (struct span){ 0 };
	h = lex_find(&lex_timeword, ps->p[i].low);
	while ((h.row->classes & class) == 0)
		h.row++;
	return lex_value(&lex_timeword, h.row);
}

bool
timeword_pointer(const struct pieces *ps, size_t i, int *off)
{
	struct span v = timeword_value(ps, i, TIMEWORD_POINTER);

	if (v.n == 0)
		return false;
	*off = v.p[0] == '-' ? -1 : v.p[0] - '0';
	return true;
}
