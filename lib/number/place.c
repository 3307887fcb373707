/* See place.h. */
#include "number/place.h"
#include "lex_counted.h"
#include "lex_group.h"
#include "number/phrase.h"

enum {
	REACH = 16,		/* words behind a figure that a place may stand in */
	FAR_DATE = 30,		/* words that a date may be off */
	NEIGHBOURS = 12,	/* figures looked at on either side */
	LEAD = 4		/* sentences of the body that the dateline speaks for */
};

static bool
is_place(const struct row *e)
{
	return e != NULL && span_is(e->col[ROW_LABEL], "place");
}

void
places_free(struct places *p)
{
	cover_free(&p->entity);
}

/* The place that the whole article speaks of: in the dateline, else in a headline. */
static const struct row *
main_place(const struct places *p, const struct doc *d)
{
	const struct row *headline = NULL;

	for (size_t i = 0; i < p->entity.n; i++) {
		const struct row *e = p->entity.row[i];
		size_t s = doc_sentence_at(d, e->start);

		if (s >= d->n_sentence || s > 12)
			break;
		if (!is_place(e))
			continue;
		if (d->sentence[s].label == SENTENCE_DATELINE)
			return e;
		if (d->sentence[s].label == SENTENCE_HEADLINE && headline == NULL)
			headline = e;
	}
	return headline;
}

void
places_gather(struct places *p, const struct doc *d)
{
	cover_gather(&p->entity, d, KIND_ENTITY, ROW_TEXT);
	p->dateline = d->n_sentence > 0 ? main_place(p, d) : NULL;
}

/* The entity that covers the piece, NULL if none does. */
static const struct row *
entity_at(const struct places *p, const struct piece *pc)
{
	return cover_at(&p->entity, pc->start, 1);
}

static struct span
name_of(const struct row *e)
{
	return e->col[ROW_VALUE].n > 0 ? e->col[ROW_VALUE] : e->col[ROW_TEXT];
}

/* A place or organisation that begins or lies at piece i. */
static const struct row *
holder_at(const struct figure_scene *s, const struct places *p, size_t i)
{
	const struct row *e = i < s->ps->n ? entity_at(p, &s->ps->p[i]) : NULL;

	return e == NULL || span_is(e->col[ROW_LABEL], "person") || span_is(e->col[ROW_LABEL], "misc") ? NULL : e;
}

static bool
group_noun(const struct pieces *ps, size_t i)
{
	return ps->p[i].kind == PIECE_WORD &&
	    (lex_find(&lex_group, ps->p[i].low).classes & (GROUP_PLACE | GROUP_PEOPLE)) != 0;
}

static bool
org_noun(const struct pieces *ps, size_t i)
{
	return ps->p[i].kind == PIECE_WORD && (lex_find(&lex_group, ps->p[i].low).classes & GROUP_ORG) != 0;
}

/* The name in capitals at piece i, where no entity row says what it is. */
static bool
capital_name(const struct figure_scene *s, size_t i, struct span *name)
{
	const struct pieces *ps = s->ps;
	size_t b = i;

	while (b < ps->n && b < i + 5 && phrase_is_name(ps, b) &&
	    !(ps->p[b].is & (NUMWORD_MONTH | NUMWORD_WEEKDAY | NUMWORD_HOLIDAY)))
		b++;
	if (b == i)
		return false;
	*name = figure_text(ps, i, b);
	return true;
}

/*
 * The place or group behind the preposition at i: "in Denver", "in the entire
 * state of New York", "among women", "in 12 cities".
 */
static bool
behind_preposition(const struct figure_scene *s, const struct places *p, size_t i, size_t end,
    struct span *where)
{
	const struct pieces *ps = s->ps;
	bool among = (piece_is(ps, i, "among") || piece_is(ps, i, "amongst"));
	struct phrase ph;
	const struct row *e;

	for (size_t k = i + 1; k < end && k < i + 8; k++) {
		e = holder_at(s, p, k);
		if (e != NULL && (is_place(e) || !piece_has(ps, i, AROUND_UNPLACED))) {
			*where = name_of(e);
			return true;
		}
		if (ps->p[k].kind == PIECE_MARK && !piece_hyphen(ps, k))
			break;
		if (k > i + 1 && (phrase_can(ps, k) & (POS_AUX | POS_CONJ | POS_PRON)))
			break;
		if (k > i + 1 && (phrase_can(ps, k) & POS_PREP) && !piece_is(ps, k, "of"))
			break;
	}
	if (p->entity.n == 0 && piece_has(ps, i, AROUND_NAMED)) {
		size_t k = i + 1;

		while (piece_has(ps, k, AROUND_ARTICLE))
			k++;
		if (capital_name(s, k, where))
			return true;
	}
	if (piece_has(ps, i, AROUND_UNPLACED) || !phrase_right_of(ps, i + 1, &ph) || ph.b > end)
		return false;
	if (!among && !group_noun(ps, ph.head))
		return false;
	*where = figure_text(ps, ph.a, ph.b);
	return true;
}

static bool
counts_or_measures(const struct figure *f)
{
	return f->label <= FIGURE_CHANGE || f->label == FIGURE_SCORE || f->label == FIGURE_RANK;
}

/* How far to the right the words belong to this figure: up to the next one of its kind. */
static size_t
right_end(const struct figure *f, size_t n, size_t k, size_t b)
{
	for (size_t j = k + 1; j < n && j <= k + NEIGHBOURS; j++)
		if (counts_or_measures(&f[j]) && f[j].left < b && f[j].left > f[k].right)
			return f[j].left;
	return b;
}

/* "40 of them women", "40 of whom were women". */
static bool
subset(const struct figure_scene *s, const struct figure *f, struct span *where)
{
	const struct pieces *ps = s->ps;
	struct phrase ph;
	size_t i = f->right;

	if (!piece_is(ps, i, "of") || !piece_has(ps, i + 1, AROUND_THEM))
		return false;
	i += 2;
	while (i < ps->n && (phrase_can(ps, i) & POS_AUX))
		i++;
	if (!phrase_right(ps, i, false, &ph))
		return false;
	*where = figure_text(ps, ph.a, ph.b);
	return true;
}

static bool
to_the_right(const struct figure_scene *s, const struct places *p, const struct figure *f, size_t end,
    struct span *where)
{
	const struct pieces *ps = s->ps;
	size_t i = f->right, last = i + REACH < end ? i + REACH : end;

	for (; i < last; i++) {
		if (piece_has(ps, i, AROUND_STOPS) && i > f->right)
			return false;
		if (piece_has(ps, i, AROUND_LOCATIVE) && behind_preposition(s, p, i, end, where))
			return true;
	}
	return false;
}

/* "In Los Angeles, 101 people": before the figure, at the head of its clause. */
static bool
to_the_left(const struct figure_scene *s, const struct places *p, size_t a, size_t f, struct span *where)
{
	const struct pieces *ps = s->ps;

	if (a < f && piece_has(ps, a, AROUND_LINK))
		a++;
	return a < f && piece_has(ps, a, AROUND_FRONTED) &&
	    behind_preposition(s, p, a, f, where);
}

/* Verbs of doing something to what is counted: the figure is not the doer's. */
static bool
agent_verb(const struct pieces *ps, size_t i)
{
	return (lex_find(&lex_counted, ps->p[i].low).classes & (COUNTED_ARRESTS | COUNTED_PEOPLE)) != 0 ||
	    piece_has(ps, i, AROUND_TOLD);
}

/*
 * Is the figure the verb's object, or where it went: "has 12", "fell to 5",
 * "was awarded a grant of $2", "was approved for $3"; not "won support for 3".
 */
static bool
is_object(const struct pieces *ps, size_t verb, size_t left)
{
	size_t end = left;

	if (end == verb + 2 || (end > verb + 1 && piece_has(ps, end - 1, AROUND_REACHES)))
		end--;
	for (size_t i = verb + 1; i < end; i++)
		if (phrase_can(ps, i) & (POS_PREP | POS_TO | POS_THAT | POS_WH | POS_CONJ))
			return false;
	return true;
}

/* The subject of the clause, if it is a place, or an organisation that has the figure. */
static bool
from_subject(const struct figure_scene *s, const struct places *p, size_t a, const struct figure *f,
    struct span *where)
{
	const struct pieces *ps = s->ps;
	const struct row *e;
	struct phrase ph;
	size_t verb;
	bool has, object, amount = f->label == FIGURE_MONEY || f->label == FIGURE_PERCENT || f->label == FIGURE_QUANTITY;

	if (!phrase_subject(ps, a, f->left, &ph, &verb) || piece_has(ps, verb, AROUND_SAYS))
		return false;
	has = piece_has(ps, verb, AROUND_HAS);
	object = is_object(ps, verb, f->left);
	for (size_t k = ph.a > a ? ph.a - (ph.a > a + 1 ? 2 : 1) : a; k < verb && k < ph.a + 10; k++) {
		e = entity_at(p, &ps->p[k]);
		if (e == NULL || span_is(e->col[ROW_LABEL], "misc"))
			continue;
		if (!is_place(e) && (!object || agent_verb(ps, verb) ||
		    (span_is(e->col[ROW_LABEL], "person") && !has)))
			continue;
		if (f->what.n > 0 && f->head >= k && f->head < verb && span_eq(name_of(e), f->what))
			continue;
		*where = name_of(e);
		return true;
	}
	if (!has || !object || amount || (ph.head == 0 && p->entity.n > 0) || !(ph.name ? !phrase_is_time(ps, ph.head) : org_noun(ps, ph.head)))
		return false;
	*where = figure_text(ps, ph.a, ph.b);
	return true;
}

/* The places that a sentence names: none, one (then its name), or several. */
struct named {
	size_t		n;
	struct span	name;
};

static struct named
places_named(const struct figure_scene *s, const struct places *p)
{
	const struct row *e, *last = NULL;
	struct named named = { 0 };

	for (size_t i = 0; i < s->ps->n && named.n < 2 && p->entity.n > 0; i++) {
		e = s->ps->p[i].capital ? entity_at(p, &s->ps->p[i]) : NULL;
		if (!is_place(e) || e == last)
			continue;
		if (last == NULL || !span_eq(name_of(e), named.name)) {
			named.n++;
			named.name = name_of(e);
		}
		last = e;
	}
	return named;
}

static bool
in_lead(const struct figure_scene *s)
{
	size_t body = 0;

	if (s->doc->n_sentence == 0)
		return false;
	if (s->sentence > 40)
		return false;
	for (size_t i = 0; i <= s->sentence; i++)
		body += s->doc->sentence[i].label == SENTENCE_BODY;
	return body >= 1 && body <= LEAD;
}

/* Nothing near it says where: the only place of the sentence, if no other figure has it; the dateline. */
static void
guess_where(const struct places *p, struct figure *f, size_t n, size_t k, const struct named *named, bool lead)
{
	if (f[k].where.n > 0 || f[k].label != FIGURE_COUNT || f[k].what.n == 0 || f[k].attached)
		return;
	if (named->n == 1) {
		for (size_t j = k + 1; j < n && j <= k + NEIGHBOURS; j++)	/* 500 arrests, including 101 in Los Angeles */
			if (span_eq(f[j].where, named->name))
				return;
		f[k].conf = f[k].conf > 25 ? f[k].conf - 25 : 0;
		f[k].where = named->name;
	} else if (named->n == 0 && p->dateline != NULL && lead) {
		f[k].where = name_of(p->dateline);
		f[k].conf = f[k].conf > 40 ? f[k].conf - 40 : 0;
	}
}

/* "Labour (32 seats)", "John Gant (0.5 WAR)": the name in front of the bracket. */
static bool
before_bracket(const struct figure_scene *s, const struct places *p, const struct figure *f, struct span *where)
{
	const struct row *e;

	if (f->left < 2 || !piece_is(s->ps, f->left - 1, "("))
		return false;
	e = entity_at(p, &s->ps->p[f->left - 2]);
	if (e == NULL || span_is(e->col[ROW_LABEL], "misc"))
		return false;
	*where = name_of(e);
	return true;
}

/* "Unison's 800,000 workers", "Amicus' 20,000": whose they are. */
static bool
possessor(const struct figure_scene *s, const struct places *p, const struct figure *f, struct span *where)
{
	const struct row *e;

	if (f->left < 2 || !piece_has(s->ps, f->left - 1, AROUND_GENITIVE) || !s->ps->p[f->left - 1].glued)
		return false;
	e = entity_at(p, &s->ps->p[f->left - 2]);
	if (e == NULL || span_is(e->col[ROW_LABEL], "misc"))
		return false;
	*where = name_of(e);
	return true;
}

static void
set_where(const struct figure_scene *s, const struct places *p, struct figure *f, size_t n, size_t k)
{
	size_t a, b;

	phrase_clause(s->ps, f[k].a, &a, &b);
	if (k > 0 && f[k].left > 0 && piece_is(s->ps, f[k].left - 1, "(") && f[k - 1].right + 1 == f[k].left) {
		f[k].where = f[k - 1].where;
		return;
	}
	if (before_bracket(s, p, &f[k], &f[k].where) || possessor(s, p, &f[k], &f[k].where))
		return;
	if (k > 0 && f[k - 1].right > a && counts_or_measures(&f[k - 1]) && f[k - 1].where.n > 0)
		a = f[k - 1].right;
	(void)(subset(s, &f[k], &f[k].where) ||
	    to_the_right(s, p, &f[k], right_end(f, n, k, b), &f[k].where) ||
	    to_the_left(s, p, a, f[k].left, &f[k].where) ||
	    from_subject(s, p, a, &f[k], &f[k].where));
}

static bool
semicolon_between(const struct pieces *ps, size_t a, size_t b)
{
	size_t low = a < b ? a : b, high = a < b ? b : a;

	if (high - low > FAR_DATE)
		return true;
	for (size_t i = low; i < high; i++)
		if (piece_is(ps, i, ";"))
			return true;
	return false;
}

/* The date of the same clause that is nearest; else the only one of the sentence. */
static void
set_when(const struct figure_scene *s, struct figure *f, size_t n, size_t k)
{
	size_t a, b, best = n, gap, least = 0, dates = 0, only = n;

	phrase_clause(s->ps, f[k].a, &a, &b);
	if (k > 0 && f[k].left > 0 && piece_is(s->ps, f[k].left - 1, "(") && f[k - 1].right + 1 == f[k].left) {
		f[k].when = f[k - 1].when;
		return;
	}
	for (size_t j = k > NEIGHBOURS ? k - NEIGHBOURS : 0; j < n && j <= k + NEIGHBOURS; j++) {
		if (f[j].label != FIGURE_DATE && f[j].label != FIGURE_TIME)
			continue;
		if (f[j].value.n == 0 || f[j].value.p[0] == 'T')
			continue;
		dates++;
		only = j;
		if (f[j].a < a || f[j].a >= b)
			continue;
		gap = f[j].a > f[k].a ? f[j].a - f[k].b : f[k].a - f[j].b + 3;	/* what follows holds sooner */
		if (best == n || gap < least) {
			best = j;
			least = gap;
		}
	}
	if (best == n && dates == 1 && !semicolon_between(s->ps, f[only].a, f[k].a))
		best = only;
	if (best < n)
		f[k].when = f[best].value;
}

void
place_set(const struct figure_scene *s, const struct places *p, struct figure *f, size_t n)
{
	struct named named;
	bool lead;

	for (size_t k = 0; k < n; k++) {
		if (f[k].label > FIGURE_CHANGE || f[k].label == FIGURE_ORDINAL)
			continue;
		set_where(s, p, f, n, k);
		set_when(s, f, n, k);
	}
	named = places_named(s, p);
	lead = in_lead(s);
	for (size_t k = n; k-- > 0; )
		guess_where(p, f, n, k, &named, lead);
}
