/* See qcast.h. */
#include "quote/qcast.h"
#include "lex.h"
#include "lex_given.h"
#include "lex_title.h"

#include <stdlib.h>

void
qcast_free(struct qcast *cast)
{
	free(cast->thing);
	free(cast->mention);
	free(cast->by_id);
	free(cast->slot);
}

static char
sex_of_name(struct span name)
{
	struct span first;
	struct lex_hit h;

	span_cut(&name, ' ', &first);
	if (name.p == NULL)
		return 0;			/* a surname alone */
	h = lex_find(&lex_given, first);
	if (h.classes & GIVEN_F && !(h.classes & GIVEN_M))
		return 'f';
	if (h.classes & GIVEN_M && !(h.classes & GIVEN_F))
		return 'm';
	return 0;
}

static char
sex_of_title(const struct qtext *q, uint32_t first)
{
	struct lex_hit h;

	if (first == 0)
		return 0;
	h = lex_find(&lex_title, qtext_low(q, first - 1));
	return h.classes & TITLE_M ? 'm' : h.classes & TITLE_F ? 'f' : 0;
}

static bool
is_subject(const struct qtext *q, uint32_t first, uint32_t last)
{
	const struct qsent *s = &q->sent[q->word[first].sent];

	return first < s->first + 3 || (last < s->last && qtext_is_verb(&q->word[last]));
}

static void
add_mention(struct qcast *cast, uint32_t first, uint32_t last, int32_t thing)
{
	mem_room(&cast->mention, &cast->cap_mention, cast->n_mention + 1, sizeof(*cast->mention));
	cast->mention[cast->n_mention++] = (struct qmention){ first, last, thing, is_subject(cast->q, first, last) };
}

static int32_t
add_thing(struct qcast *cast, struct qthing t)
{
	mem_room(&cast->thing, &cast->cap_thing, cast->n_thing + 1, sizeof(*cast->thing));
	cast->thing[cast->n_thing] = t;
	return (int32_t)cast->n_thing++;
}

static uint8_t
kind_of(struct span label)
{
	return span_is(label, "person") ? THING_PERSON : span_is(label, "org") ? THING_BODY :
	    span_is(label, "place") ? THING_PLACE : THING_OTHER;
}

int32_t
qcast_of_row(struct qcast *cast, const struct row *r)
{
	uint32_t id;

	if (!row_number(r->col[ROW_ID], &id) || id > cast->q->doc->n_row)
		return -1;
	if (cast->by_id[id] < 0)
		cast->by_id[id] = add_thing(cast, (struct qthing){ .name = r->col[ROW_VALUE],
		    .role = r->col[ROW_WHAT], .kind = kind_of(r->col[ROW_LABEL]) });
	else if (cast->thing[cast->by_id[id]].role.n == 0)
		cast->thing[cast->by_id[id]].role = r->col[ROW_WHAT];
	return cast->by_id[id];
}

static void
take_entities(struct qcast *cast)
{
	const struct doc *d = cast->q->doc;
	uint32_t first, last;
	int32_t t;

	mem_room(&cast->by_id, &cast->cap_id, d->n_row + 2, sizeof(*cast->by_id));
	for (size_t i = 0; i < cast->cap_id; i++)
		cast->by_id[i] = -1;
	for (first = 0; first < cast->q->n; first = last) {
		uint32_t e = cast->q->word[first].entity;

		for (last = first + 1; last < cast->q->n && e != 0 && cast->q->word[last].entity == e; last++)
			;
		if (e == 0 || (t = qcast_of_row(cast, &d->row[e - 1])) < 0)
			continue;
		add_mention(cast, first, last, t);
		if (cast->thing[t].kind == THING_PERSON && cast->thing[t].sex == 0) {
			cast->thing[t].sex = sex_of_title(cast->q, first);
			if (cast->thing[t].sex == 0)
				cast->thing[t].sex = sex_of_name(cast->thing[t].name);
		}
	}
}

/* The name in a chunk without entity rows: its capitals, without titles in front. */
static struct qrange
name_in(const struct qtext *q, const struct qchunk *c)
{
	struct qrange r = { c->last, c->last };

	while (r.first > c->first && q->word[r.first - 1].tag == Q_CAPITAL &&
	    !(lex_find(&lex_title, qtext_low(q, r.first - 1)).classes))
		r.first--;
	return r;
}

/* FNV-1a; not qtext_hash(), for which all numbers are one. */
static uint32_t
hash_of(struct span s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h ^ h >> 15;
}

/* Without entity rows: names by their last word, the longest form is the canonical one. */
static void
take_names(struct qcast *cast)
{
	const struct qtext *q = cast->q;

	for (cast->n_slot = 16; cast->n_slot < 2 * q->n_chunk; cast->n_slot *= 2)
		;
	mem_room(&cast->slot, &cast->cap_slot, cast->n_slot, sizeof(*cast->slot));
	for (size_t i = 0; i < cast->n_slot; i++)
		cast->slot[i] = -1;
	for (size_t i = 0; i < q->n_chunk; i++) {
		struct qrange r = name_in(q, &q->chunk[i]);
		struct span name, last;
		size_t k;

		if (q->chunk[i].type != CHUNK_NAME || r.first == r.last)
			continue;
		name = doc_words(q->doc, r.first, r.last);
		last = q->doc->token[r.last - 1].text;
		for (k = hash_of(last) & (cast->n_slot - 1); cast->slot[k] >= 0; k = (k + 1) & (cast->n_slot - 1))
			if (span_ends(cast->thing[cast->slot[k]].name, last))
				break;
		if (cast->slot[k] < 0)
			cast->slot[k] = add_thing(cast, (struct qthing){ .name = name, .kind = THING_OTHER });
		else if (name.n > cast->thing[cast->slot[k]].name.n)
			cast->thing[cast->slot[k]].name = name;
		add_mention(cast, r.first, r.last, cast->slot[k]);
	}
	for (size_t i = 0; i < cast->n_thing; i++)
		if ((cast->thing[i].sex = sex_of_name(cast->thing[i].name)) != 0)
			cast->thing[i].kind = THING_PERSON;
}

void
qcast_set(struct qcast *cast, const struct qtext *q)
{
	bool rows = false;

	cast->q = q;
	cast->n_thing = cast->n_mention = 0;
	for (size_t i = 0; i < q->doc->n_row && !rows; i++)
		rows = q->doc->row[i].kind == KIND_ENTITY;
	if (rows)
		take_entities(cast);
	else
		take_names(cast);
}

size_t
qcast_at(const struct qcast *cast, uint32_t i)
{
	size_t lo = 0, hi = cast->n_mention, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (cast->mention[mid].first < i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct qmention *
qcast_in(const struct qcast *cast, uint32_t first, uint32_t last, uint32_t kinds)
{
	const struct qmention *m = NULL;

	for (size_t i = qcast_at(cast, first); i < cast->n_mention && cast->mention[i].first < last; i++)
		if (kinds & 1u << cast->thing[cast->mention[i].thing].kind)
			m = &cast->mention[i];
	return m;
}
