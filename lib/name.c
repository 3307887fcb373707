/* See name.h. */
#include "name.h"
#include "name/chain.h"
#include "diag.h"
#include "in.h"
#include "name/link.h"
#include "name/listed.h"
#include "name/mention.h"
#include "name/misc.h"
#include "name/role.h"
#include "name/unit.h"
#include "name/vote.h"
#include "name/where.h"

#include <stdlib.h>

struct name_tagger {
	struct units	 units;
	struct mentions	 mentions;
	const struct lex *list;
	struct linker	*linker;
	struct voter	*voter;
	struct features	 features;
	struct chain	 chain;
	struct chain_work work;
	struct buf	 model;		/* of a file */
	struct buf	 id, conf, why;
	bool		 explain;
};

static void
load_model(struct name_tagger *t, const char *path)
{
	struct in *in = in_open(path, NULL);
	const char *why;
	size_t n;

	if (in == NULL)
		die_sys("%s", path);
	while ((n = in_read(in, buf_more(&t->model, 1 << 20), 1 << 20)) > 0)
		t->model.n += n;
	in_close(in);
	if (!chain_open(&t->chain, t->model.p, t->model.n, &why))
		die("%s: %s", path, why);
}

struct name_tagger *
name_new(const char *model)
{
	struct name_tagger *t = mem_zero(1, sizeof(*t));

	t->linker = link_new();
	t->voter = vote_new();
	feature_init(&t->features);
	if (model != NULL)
		load_model(t, model);
	else
		chain_builtin(&t->chain);
	return t;
}

void
name_list(struct name_tagger *t, const struct lex *list)
{
	t->list = list;
	link_list(t->linker, list);
}

void
name_explain(struct name_tagger *t)
{
	t->explain = true;
}

void
name_free(struct name_tagger *t)
{
	if (t == NULL)
		return;
	units_free(&t->units);
	free(t->mentions.at);
	link_free(t->linker);
	vote_free(t->voter);
	feature_free(&t->features);
	chain_work_free(&t->work);
	buf_free(&t->model);
	buf_free(&t->id);
	buf_free(&t->conf);
	buf_free(&t->why);
	free(t);
}

/* Why, and what it rests on. */
static struct span
explained(struct name_tagger *t, const struct mention *m)
{
	t->why.n = 0;
	buf_span(&t->why, span_of(m->why));
	if (m->why == mention_model)
		chain_explain(&t->chain, &t->features, m, &t->why);
	return buf_view(&t->why);
}

static void
add_row(struct name_tagger *t, struct doc *d, const struct mention *m, const struct entity *e)
{
	const struct token *a = &t->units.unit[m->first], *b = &t->units.unit[m->last - 1];
	struct row r = { .kind = KIND_ENTITY, .start = a->start, .end = b->end };

	t->id.n = t->conf.n = 0;
	row_decimal(&t->id, e->id);
	row_decimal(&t->conf, m->conf);
	r.col[ROW_TEXT] = (struct span){ a->text.p, (size_t)(b->text.p - a->text.p) + b->text.n };
	r.col[ROW_ID] = buf_view(&t->id);
	r.col[ROW_LABEL] = span_of(name_class_name[m->class]);
	r.col[ROW_VALUE] = e->name;
	r.col[ROW_UNIT] = e->unit;
	r.col[ROW_WHAT] = e->role;
	r.col[ROW_WHERE] = e->where;
	r.col[ROW_WHY] = t->explain ? explained(t, m) : span_of(m->why);
	r.col[ROW_CONF] = buf_view(&t->conf);
	doc_add(d, &r);
}

void
name_tag(void *tagger, struct doc *d)
{
	struct name_tagger *t = tagger;
	struct entity *entity;
	size_t n;

	if (d->n_token == 0)
		return;
	units_of(&t->units, d);
	t->mentions.n = 0;
	feature_document(&t->features, &t->units);
	chain_tag(&t->chain, &t->features, &t->work, &t->mentions);
	role_cut(&t->units, &t->mentions);
	vote(t->voter, &t->features, &t->mentions);
	misc_find(&t->units, &t->mentions);
	if (t->list != NULL)
		listed_mark(t->list, &t->units, &t->mentions);
	entity = link_mentions(t->linker, &t->units, d, &t->mentions, &n);
	where_settle(entity, n, &t->units, &t->mentions);
	for (size_t i = 0; i < t->mentions.n; i++)
		add_row(t, d, &t->mentions.at[i], &entity[t->mentions.at[i].entity]);
}
