/* See nation.h. */
#include "number/nation.h"
#include "lex_nation.h"

enum {
	NATION_NEAR = 40,	/* pieces on either side */
	NATION_HEAD = 100	/* tokens where an article begins: title, dateline, first sentences */
};

/* The code that a word in lower case stands for. */
static struct span
code_of(struct span low, uint32_t class)
{
	struct lex_hit h;

	if (span_ends(low, S("'s")))
		low.n -= 2;
	h = lex_find(&lex_nation, low);
	return (h.classes & class) ? h.value : (struct span){ 0 };
}

struct span
nation_money(const struct figure_scene *s, size_t i, struct span name)
{
	const struct pieces *ps = s->ps;
	uint32_t class = lex_class(&lex_nation, name);
	struct span code;

	for (size_t k = i; k > 0 && i - k < NATION_NEAR; k--)
		if ((code = code_of(ps->p[k - 1].low, class)).n > 0)
			return code;
	for (size_t k = i + 1; k < ps->n && k - i < NATION_NEAR; k++)
		if ((code = code_of(ps->p[k].low, class)).n > 0)
			return code;
	for (size_t k = 0; k < s->doc->n_token && k < NATION_HEAD; k++)
		if ((code = code_of(s->doc->token[k].low, class)).n > 0)
			return code;
	return (struct span){ 0 };
}
