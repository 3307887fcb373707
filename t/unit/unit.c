/*
 * Units: whatever a tokenizer does with hyphens and possessives, names are cut
 * the same way, and offsets stay true.
 */
#include "name/unit.h"
#include "name/gaz.h"
#include "tap.h"
#include "utf8.h"

#include <stdlib.h>

/* Tokens between blanks; "_" cuts a token without a blank. */
static void
tokens(struct doc *d, struct buf *text, const char *s)
{
	struct span rest = span_of(s), word, part;
	uint32_t start = 0;

	d->n_token = text->n = 0;
	buf_more(text, rest.n + 1);
	while (span_cut(&rest, ' ', &word)) {
		bool glued = false;

		while (span_cut(&word, '_', &part)) {
			struct token *t = &d->token[d->n_token++];

			*t = (struct token){ .text = { text->p + text->n, part.n }, .start = start,
			    .byte = (uint32_t)text->n, .form = glued ? FORM_GLUED : 0 };
			buf_span(text, part);
			start = t->end = start + (uint32_t)utf8_count(part);
			doc_look(d, t);
			t->label = t->form & FORM_LETTER ? TOKEN_WORD : TOKEN_PUNCT;
			glued = true;
		}
		buf_byte(text, ' ');
		start++;
	}
	d->text = buf_view(text);
}

/* The units with a "|" between two. */
static struct span
cut(const char *s)
{
	static struct buf text, out;
	static struct doc d;
	static struct units u;
	bool true_offsets = true;

	if (d.token == NULL)
		d.token = mem_zero(64, sizeof(*d.token));
	tokens(&d, &text, s);
	units_of(&u, &d);
	out.n = 0;
	for (size_t i = 0; i < u.n; i++) {
		const struct token *t = &u.unit[i];

		if (i > 0)
			buf_byte(&out, '|');
		buf_span(&out, t->text);
		true_offsets = true_offsets && t->text.p == d.text.p + t->byte &&
		    utf8_count((struct span){ d.text.p, t->byte }) == t->start &&
		    t->end == t->start + utf8_count(t->text);
	}
	ok(true_offsets);
	return buf_view(&out);
}

int
main(void)
{
	gaz_init();
	is(cut("Denver's mayor"), S("Denver|'s|mayor"));
	is(cut("Denver\u2019s mayor"), S("Denver|\u2019s|mayor"));
	is(cut("Caf\u00e9's owner"), S("Caf\u00e9|'s|owner"));
	is(cut("Congress' deadline"), S("Congress|'|deadline"));
	is(cut("'s"), S("'s"));
	is(cut("Jean_-_Claude Van-Damme"), S("Jean-Claude|Van-Damme"));
	is(cut("Jean - Claude"), S("Jean|-|Claude"));
	is(cut("al_-_Qaida and Chi_-_ming"), S("al-Qaida|and|Chi-ming"));
	is(cut("U.S._-_led"), S("U.S.|-|led"));
	is(cut("U.S.-led Denver-based"), S("U.S.|-|led|Denver|-|based"));
	is(cut("U.S.-China"), S("U.S.|-|China"));
	is(cut("an F_-_16 jet"), S("an|F-16|jet"));
	is(cut("anti-Trump's"), S("anti|-|Trump|'s"));
	is(cut("Jean_-_Claude's"), S("Jean-Claude|'s"));
	is(cut("- -- -a a- --a"), S("-|--|-a|a-|--a"));
	return done_testing();
}
