/* See unit.h. */
#include "unit.h"

#include <stdlib.h>

/* Bytes and code points of the possessive that the token ends in; 0: it has none. */
static size_t
possessive(const struct token *t, uint32_t *points)
{
	struct span s = t->low;

	*points = 2;
	if ((t->form & FORM_LETTER) == 0 || t->label > TOKEN_NUMBER)
		return 0;
	if (s.n > 2 && span_ends(s, S("'s")))
		return 2;
	if (s.n > 4 && span_ends(s, S("\u2019s")))
		return 4;
	*points = 1;
	if (s.n > 2 && span_ends(s, S("s'")))
		return 1;
	if (s.n > 4 && span_ends(s, S("s\u2019")))
		return 3;
	return 0;
}

static void
add(struct units *u, struct token t)
{
	mem_room(&u->unit, &u->cap, u->n + 1, sizeof(*u->unit));
	t.sent = (uint32_t)u->n_sentence - 1;
	u->unit[u->n++] = t;
}

static void
add_token(struct units *u, const struct token *t)
{
	struct token name = *t, rest = *t;
	uint32_t points;
	size_t n = possessive(t, &points);

	if (n == 0 || t->low.n != t->text.n) {
		add(u, *t);
		return;
	}
	name.text.n -= n;
	name.low.n -= n;
	name.end -= points;
	rest.text = span_from(t->text, name.text.n);
	rest.low = span_from(t->low, name.low.n);
	rest.start = name.end;
	rest.byte += (uint32_t)name.text.n;
	rest.label = TOKEN_PUNCT;
	rest.form = FORM_GLUED;
	if (name.form & FORM_CAPITAL && name.form & FORM_LETTER) {	/* ICE's: the s was the only small letter */
		bool lower = false;

		for (size_t i = 0; i < name.text.n; i++)
			lower = lower || (name.text.p[i] >= 'a' && name.text.p[i] <= 'z') ||
			    (unsigned char)name.text.p[i] >= 0x80;
		if (!lower && name.text.n > 1)
			name.form |= FORM_UPPER;
	}
	add(u, name);
	add(u, rest);
}

static void
add_sentence(struct units *u, struct sentence s)
{
	mem_room(&u->sentence, &u->cap_sentence, u->n_sentence + 1, sizeof(*u->sentence));
	u->sentence[u->n_sentence++] = s;
}

void
units_of(struct units *u, const struct doc *d)
{
	struct sentence s = { .label = SENTENCE_BODY };

	u->n = u->n_sentence = 0;
	for (size_t i = 0; i < d->n_token; i++) {
		if (i == 0 || d->token[i].sent != d->token[i - 1].sent) {
			if (d->n_sentence > 0)
				s = d->sentence[d->token[i].sent];
			s.first = s.last = (uint32_t)u->n;
			add_sentence(u, s);
		}
		add_token(u, &d->token[i]);
		u->sentence[u->n_sentence - 1].last = (uint32_t)u->n;
	}
}

void
units_free(struct units *u)
{
	free(u->unit);
	free(u->sentence);
	*u = (struct units){ 0 };
}
