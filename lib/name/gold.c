/* See gold.h. */
#include "name/gold.h"
#include "name/chain.h"
#include "diag.h"
#include "utf8.h"

#include <stdlib.h>

/* A tag as read: 0 is O; class << 1 | begins; UNKNOWN is "?". */
enum { TAG_O = 0, UNKNOWN = 255, ANY = (1 << CHAIN_LABELS) - 1 };

static uint8_t
class_named(struct span s)
{
	static const struct { const char *name; uint8_t class; } names[] = {
		{ "PER", NAME_PERSON }, { "PERSON", NAME_PERSON }, { "person", NAME_PERSON },
		{ "ORG", NAME_ORG }, { "ORGANIZATION", NAME_ORG }, { "org", NAME_ORG },
		{ "LOC", NAME_PLACE }, { "LOCATION", NAME_PLACE }, { "GPE", NAME_PLACE },
		{ "FAC", NAME_PLACE }, { "place", NAME_PLACE },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (span_is(s, names[i].name))
			return names[i].class;
	return NAME_NONE;
}

static uint8_t
parse_tag(struct gold *g, struct span s)
{
	uint8_t class;

	if (span_is(s, "O"))
		return TAG_O;
	if (span_is(s, "?"))
		return UNKNOWN;
	if (!span_starts(s, S("B-")) && !span_starts(s, S("I-")))
		die("%s:%ju: a line is token TAB tag: O, ?, B-PER, I-PER ...", in_name(g->in),
		    in_line_number(g->in));
	class = class_named(span_from(s, 2));
	return (uint8_t)(class == NAME_NONE ? TAG_O : class << 1 | (s.p[0] == 'B'));
}

void
gold_open(struct gold *g, const char *path)
{
	*g = (struct gold){ .in = in_open(path, NULL) };
	if (g->in == NULL)
		die_sys("%s", path);
	g->documents = span_starts(in_peek(g->in, 10), S("-DOCSTART-"));
}

static void
add_token(struct gold *g, struct span text, uint8_t tag)
{
	struct doc *d = &g->doc;
	struct token t = { .byte = (uint32_t)g->text.n, .start = (uint32_t)g->points,
	    .sent = (uint32_t)d->n_sentence - 1 };

	t.end = t.start + (uint32_t)utf8_count(text);
	t.text.n = text.n;		/* its place is known when the text is whole */
	buf_span(&g->text, text);
	buf_byte(&g->text, ' ');
	g->points = t.end + 1;
	mem_room(&d->token, &g->cap_token, d->n_token + 1, sizeof(*d->token));
	mem_room(&g->tag, &g->cap_tag, d->n_token + 1, 1);
	g->tag[d->n_token] = tag;
	d->token[d->n_token++] = t;
}

/*
 * A token of the file.  Of names with a hyphen every second one comes in three
 * tokens, as some tokenizers write it.
 */
static void
add_line(struct gold *g, struct span text, uint8_t tag)
{
	const char *dash = text.n < 3 ? NULL : memchr(text.p + 1, '-', text.n - 2);
	uint8_t on = tag == TAG_O || tag == UNKNOWN ? tag : (uint8_t)(tag & ~1);

	if (dash == NULL || tag == TAG_O || ++g->hyphens % 2 == 0) {
		add_token(g, text, tag);
		return;
	}
	add_token(g, (struct span){ text.p, (size_t)(dash - text.p) }, tag);
	add_token(g, S("-"), on);
	add_token(g, span_from(text, (size_t)(dash + 1 - text.p)), on);
}

static void
add_sentence(struct gold *g)
{
	struct doc *d = &g->doc;

	mem_room(&d->sentence, &g->cap_sentence, d->n_sentence + 1, sizeof(*d->sentence));
	d->sentence[d->n_sentence++] = (struct sentence){ .label = SENTENCE_BODY };
}

/*
 * The document's units, and their tags.  Where a unit is a part of a token
 * (U.S. of U.S.-led), the tag of the token says nothing of it if it is O.
 */
static void
make_units(struct gold *g)
{
	struct doc *d = &g->doc;
	size_t k = 0;

	d->text = buf_view(&g->text);
	for (size_t i = 0; i < d->n_token; i++) {
		d->token[i].text.p = g->text.p + d->token[i].byte;
		doc_look(d, &d->token[i]);
	}
	units_of(&g->units, d);
	mem_room(&g->unit_tag, &g->cap_unit_tag, g->units.n, 1);
	for (size_t i = 0; i < g->units.n; i++) {
		const struct token *x = &g->units.unit[i];
		uint8_t tag;

		while (d->token[k].end <= x->start)
			k++;
		tag = g->tag[k];
		if (x->start > d->token[k].start || x->end < d->token[k].end)
			tag = tag == TAG_O ? UNKNOWN : x->start == d->token[k].start ? tag : tag & 0xfe;
		g->unit_tag[i] = tag;
	}
}

/* Marks the labels of the name [i..j): where "?" stands beside it, it may be longer. */
static void
allow_name(struct gold *g, const struct sentence *s, size_t i, size_t j)
{
	int class = g->unit_tag[i] >> 1;
	bool longer_left = i > s->first && g->unit_tag[i - 1] == UNKNOWN && !(g->unit_tag[i] & 1);
	bool longer_right = j < s->last && g->unit_tag[j] == UNKNOWN;

	for (size_t k = i; k < j; k++) {
		bool left = k > i, right = k + 1 < j;
		unsigned bits = 0;

		if (!left && !right)
			bits |= 1u << CHAIN_LABEL(CHAIN_U, class);
		if (right || longer_right)
			bits |= left ? 1u << CHAIN_LABEL(CHAIN_I, class) : 1u << CHAIN_LABEL(CHAIN_B, class);
		if (left && !right)
			bits |= 1u << CHAIN_LABEL(CHAIN_L, class);
		if (!left && longer_left)
			bits |= 1u << CHAIN_LABEL(right ? CHAIN_I : CHAIN_L, class);
		g->allowed[k] = (uint16_t)bits;
	}
}

static void
allow_sentence(struct gold *g, const struct sentence *s)
{
	size_t i = s->first, j;

	while (i < s->last) {
		uint8_t tag = g->unit_tag[i];

		j = i + 1;
		if (tag == TAG_O)
			g->allowed[i] = 1u << CHAIN_O;
		else if (tag == UNKNOWN)
			g->allowed[i] = ANY;
		else {
			while (j < s->last && g->unit_tag[j] != UNKNOWN && g->unit_tag[j] >> 1 == tag >> 1 &&
			    !(g->unit_tag[j] & 1))
				j++;
			allow_name(g, s, i, j);
		}
		i = j;
	}
}

bool
gold_read(struct gold *g)
{
	struct units *u = &g->units;
	struct doc *d = &g->doc;
	struct span line, token = { 0 }, tag;
	bool open = false;

	arena_reset(&d->mem);
	d->n_token = d->n_sentence = g->text.n = g->points = 0;
	while (!g->ended) {
		if (in_line(g->in, &line) != IN_LINE) {
			g->ended = true;
			break;
		}
		if (span_starts(line, S("-DOCSTART-"))) {
			if (d->n_token > 0)
				break;
			continue;
		}
		if (line.n == 0) {
			open = false;
			if (d->n_token > 0 && !g->documents)
				break;
			continue;
		}
		if (!open)
			add_sentence(g);
		open = true;
		tag = (struct span){ 0 };
		span_cut(&line, '\t', &token);
		while (span_cut(&line, '\t', &tag))
			;
		if (token.n == 0)
			die("%s:%ju: empty token", in_name(g->in), in_line_number(g->in));
		add_line(g, token, parse_tag(g, tag));
	}
	make_units(g);
	mem_room(&g->allowed, &g->cap_allowed, u->n, sizeof(*g->allowed));
	for (size_t s = 0; s < u->n_sentence; s++)
		allow_sentence(g, &u->sentence[s]);
	return u->n > 0;
}

void
gold_close(struct gold *g)
{
	in_close(g->in);
	units_free(&g->units);
	arena_free(&g->doc.mem);
	free(g->doc.token);
	free(g->doc.sentence);
	buf_free(&g->text);
	free(g->allowed);
	free(g->tag);
	free(g->unit_tag);
}
