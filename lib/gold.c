/* See gold.h. */
#include "gold.h"
#include "chain.h"
#include "diag.h"

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
	return class == NAME_NONE ? TAG_O : (uint8_t)(class << 1 | (s.p[0] == 'B'));
}

/* Does the file have -DOCSTART- lines? */
static bool
has_documents(const char *path)
{
	struct in *in = in_open(path, NULL);
	struct span line;
	bool yes = false;

	if (in == NULL)
		die_sys("%s", path);
	while (!yes && in_line(in, &line) == IN_LINE)
		yes = span_starts(line, S("-DOCSTART-"));
	in_close(in);
	return yes;
}

void
gold_open(struct gold *g, const char *path)
{
	*g = (struct gold){ .documents = has_documents(path), .in = in_open(path, NULL) };
	if (g->in == NULL)
		die_sys("%s", path);
}

static void
add_token(struct gold *g, struct span text, uint8_t tag)
{
	struct units *u = &g->units;
	struct token t = { .text = arena_copy(&g->doc.mem, text), .start = (uint32_t)u->n,
	    .end = (uint32_t)u->n + 1, .sent = (uint32_t)u->n_sentence - 1 };

	doc_look(&g->doc, &t);
	mem_room(&u->unit, &u->cap, u->n + 1, sizeof(*u->unit));
	mem_room(&g->tag, &g->cap_tag, u->n + 1, 1);
	g->tag[u->n] = tag;
	u->unit[u->n++] = t;
	u->sentence[u->n_sentence - 1].last = (uint32_t)u->n;
}

static void
add_sentence(struct gold *g)
{
	struct units *u = &g->units;

	mem_room(&u->sentence, &u->cap_sentence, u->n_sentence + 1, sizeof(*u->sentence));
	u->sentence[u->n_sentence++] = (struct sentence){ .first = (uint32_t)u->n,
	    .last = (uint32_t)u->n, .label = SENTENCE_BODY };
}

/* Marks the labels of the name [i..j): where "?" stands beside it, it may be longer. */
static void
allow_name(struct gold *g, const struct sentence *s, size_t i, size_t j)
{
	int class = g->tag[i] >> 1;
	bool longer_left = i > s->first && g->tag[i - 1] == UNKNOWN && !(g->tag[i] & 1);
	bool longer_right = j < s->last && g->tag[j] == UNKNOWN;

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
		uint8_t tag = g->tag[i];

		j = i + 1;
		if (tag == TAG_O)
			g->allowed[i] = 1u << CHAIN_O;
		else if (tag == UNKNOWN)
			g->allowed[i] = ANY;
		else {
			while (j < s->last && g->tag[j] != UNKNOWN && g->tag[j] >> 1 == tag >> 1 &&
			    !(g->tag[j] & 1))
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
	struct span line, token, tag = { 0 };
	bool open = false;

	arena_reset(&g->doc.mem);
	u->n = u->n_sentence = 0;
	while (!g->ended) {
		if (in_line(g->in, &line) != IN_LINE) {
			g->ended = true;
			break;
		}
		if (span_starts(line, S("-DOCSTART-"))) {
			if (u->n > 0)
				break;
			continue;
		}
		if (line.n == 0) {
			open = false;
			if (u->n > 0 && !g->documents)
				break;
			continue;
		}
		if (!open)
			add_sentence(g);
		open = true;
		span_cut(&line, '\t', &token);
		while (span_cut(&line, '\t', &tag))
			;
		if (token.n == 0)
			die("%s:%ju: empty token", in_name(g->in), in_line_number(g->in));
		add_token(g, token, parse_tag(g, tag));
	}
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
	free(g->allowed);
	free(g->tag);
}
