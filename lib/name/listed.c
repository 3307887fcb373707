/* See listed.h. */
#include "name/listed.h"
#include "diag.h"

static uint8_t
class_named(const char *name)
{
	for (uint8_t c = NAME_PERSON; c < NAME_CLASSES; c++)
		if (span_is(span_of(name), name_class_name[c]))
			return c;
	return NAME_NONE;
}

void
listed_check(const struct lex *x, const char *path)
{
	for (uint32_t i = 0; i < x->n_class; i++)
		if (class_named(x->class_name[i]) == NAME_NONE)
			die("%s: \"%s\" is not person, org, place or misc", path, x->class_name[i]);
}

/* The phrase that begins at t, as written or, in a list with "#! fold", in small letters. */
static struct lex_hit
phrase_at(const struct lex *x, const struct token *t, size_t n)
{
	struct lex_hit h = lex_longest(x, n, unit_text, t), low = lex_longest(x, n, unit_low, t);

	return low.words > h.words ? low : h;
}

void
listed_mark(const struct lex *x, const struct units *u, struct mentions *m)
{
	size_t known = m->n;
	struct lex_hit h;

	for (size_t i = 0; i < u->n;) {
		h = phrase_at(x, &u->unit[i], u->sentence[u->unit[i].sent].last - i);
		if (h.classes == 0) {
			i++;
			continue;
		}
		mention_add(m, (struct mention){ .first = (uint32_t)i, .last = (uint32_t)i + h.words,
		    .class = class_named(x->class_name[__builtin_ctz(h.row->classes)]),
		    .conf = 100, .why = "user", .listed = h.row });
		i += h.words;
	}
	mention_prefer(m, known);
}
