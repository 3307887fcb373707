/* See place.h. */
#include "number/place.h"
#include "lex_group.h"
#include "number/holder.h"
#include "number/clause.h"

enum {
	REACH = 16,		/* words behind a figure that a place may stand in */
	JOINED = 12,		/* words from a figure to another that its holder has, too */
	FAR_DATE = 30,		/* words that a date may be off */
	NEIGHBOURS = 12,	/* figures looked at on either side */
	LEAD = 4		/* sentences of the body that the dateline speaks for */
};

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
		if (!holder_is_place(e))
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

/* A place or organisation that begins or lies at piece i. */
static const struct row *
holder_at(const struct figure_scene *s, const struct places *p, size_t i)
{
	const struct row *e = holder_entity(&p->entity, s->ps, i);

	return e == NULL || span_is(e->col[ROW_LABEL], "person") || span_is(e->col[ROW_LABEL], "misc") ? NULL : e;
}

static bool
group_noun(const struct pieces *ps, size_t i)
{
	return ps->p[i].kind == PIECE_WORD &&
	    (piece_classes(ps, i, KNOWN_GROUP) & (GROUP_PLACE | GROUP_PEOPLE)) != 0;
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

/* Does a possessive follow the name at piece i? */
static bool
has_genitive(const struct figure_scene *s, const struct row *e, size_t i)
{
	const struct pieces *ps = s->ps;

	while (i < ps->n && ps->p[i].start < e->end)
		i++;
	return i < ps->n && piece_has(ps, i, AROUND_GENITIVE) && ps->p[i].glued;
}

/*
 * The place or group behind the preposition at i: "in Denver", "in the entire
 * state of New York", "among women", "in 12 cities".  Chained: behind an "of"
 * that hangs on another noun, only places are taken.
 */
static bool
behind_preposition(const struct figure_scene *s, const struct places *p, size_t i, size_t end, bool chained,
    struct span *where)
{
	const struct pieces *ps = s->ps;
	bool among = (piece_is(ps, i, "among") || piece_is(ps, i, "amongst"));
	struct phrase ph;
	const struct row *e;

	for (size_t k = i + 1; k < end && k < i + 8; k++) {
		e = holder_at(s, p, k);
		if (e != NULL && chained && has_genitive(s, e, k))
			return false;			/* critics of China's claims */
		if (e != NULL && (holder_is_place(e) || (!chained && !piece_has(ps, i, AROUND_UNPLACED)))) {
			*where = holder_name(e);
			return true;
		}
		if (ps->p[k].kind == PIECE_MARK && !piece_hyphen(ps, k))
			break;
		if (k > i + 1 && (phrase_can(ps, k) & (POS_AUX | POS_CONJ | POS_PRON)))
			break;
		if (k > i + 1 && (phrase_can(ps, k) & POS_PREP) && !piece_is(ps, k, "of"))
			break;
		chained = chained || piece_is(ps, k, "of");	/* the sale of Alder: not of the organisation */
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
	if ((phrase_can(ps, i - 1) & POS_DET) && !(phrase_can(ps, i) & POS_AUX))
		return false;				/* one of these houses */
	while (i < ps->n && (phrase_can(ps, i) & POS_AUX))
		i++;
	if (!phrase_right(ps, i, false, &ph))
		return false;
	*where = figure_text(ps, ph.a, ph.b);
	return true;
}

/* A preposition that says where only of the noun straight before it: the people of Alder. */
static bool
hangs(const struct pieces *ps, size_t i)
{
	return piece_has(ps, i, AROUND_UNPLACED) || piece_is(ps, i, "of");
}

/* "$5 million to the University of Alder": who gets it. */
static bool
given_to(const struct figure_scene *s, const struct places *p, const struct figure *f, struct span *where)
{
	size_t i = piece_is(s->ps, f->b, "to") ? f->b : f->right;
	const struct row *e;

	if (f->label != FIGURE_MONEY || !piece_is(s->ps, i, "to"))
		return false;
	i += piece_has(s->ps, i + 1, AROUND_ARTICLE) ? 2 : 1;
	e = i < s->ps->n ? holder_at(s, p, i) : NULL;
	if (e == NULL || holder_is_place(e) || has_genitive(s, e, i))
		return false;
	*where = holder_name(e);
	return true;
}

static bool
to_the_right(const struct figure_scene *s, const struct places *p, const struct figure *f, size_t end,
    struct span *where)
{
	const struct pieces *ps = s->ps;
	size_t i = f->right, last = i + REACH < end ? i + REACH : end;
	bool close = true;		/* still in the phrase of what is counted */

	for (; i < last; i++) {
		if (piece_has(ps, i, AROUND_STOPS) && i > f->right)
			return false;
		if (piece_has(ps, i, AROUND_LOCATIVE) && (close || !hangs(ps, i)) &&
		    behind_preposition(s, p, i, end, (i > f->right && piece_is(ps, i, "of")) ||
		    (!close && piece_is(ps, i, "from")), where))
			return true;
		if (piece_is(ps, i, ",") || (phrase_can(ps, i) & (POS_AUX | POS_WH | POS_TO | POS_PAST)))
			close = false;
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
	    behind_preposition(s, p, a, f, false, where);
}

/* The places that a sentence names: none, one (then its name,
    and whether something is said to be there), or several. */
struct named {
	size_t		n;
	struct span	name;
	bool		there;
};

/* Is the name at piece i behind "in", "near", "to", not "of", and no one's: in Denver,
    in central Iowa? */
static bool
stands_there(const struct pieces *ps, size_t i)
{
	while (i > 0 && (phrase_can(ps, i - 1) & (POS_DET | POS_ADJ)))
		i--;
	return i > 0 && piece_has(ps, i - 1, AROUND_LOCATIVE) &&
	    !piece_in(ps, i - 1, " of for on over between ");
}

static struct named
places_named(const struct figure_scene *s, const struct places *p)
{
	const struct row *e, *last = NULL;
	struct named named = { 0 };

	for (size_t i = 0; i < s->ps->n && named.n < 2 && p->entity.n > 0; i++) {
		e = s->ps->p[i].capital ? holder_entity(&p->entity, s->ps, i) : NULL;
		if (!holder_is_place(e) || e == last)
			continue;
		if (last == NULL || !span_eq(holder_name(e), named.name)) {
			named.n++;
			named.name = holder_name(e);
		}
		named.there = named.there || stands_there(s->ps, i);
		last = e;
	}
	return named;
}

static bool
in_lead(const struct figure_scene *s)
{
	size_t body = 0;

	if (s->doc->n_sentence == 0 || s->doc->sentence[s->sentence].label == SENTENCE_LIST)
		return false;
	if (s->sentence > 40)
		return false;
	for (size_t i = 0; i <= s->sentence; i++)
		body += s->doc->sentence[i].label == SENTENCE_BODY;
	return body >= 1 && body <= LEAD;
}

/* Are people counted? */
static bool
of_people(const struct pieces *ps, const struct figure *f)
{
	return span_is(f->what, "people") || (f->head > 0 &&
	    (piece_classes(ps, f->head, KNOWN_GROUP) & GROUP_PEOPLE));
}

/* Nothing near it says where: the only place of the sentence, if no other figure has it; the dateline. */
static void
guess_where(const struct figure_scene *s, const struct places *p, struct figure *f, size_t n,
    size_t k,
    const struct named *named, bool lead)
{
	if (f[k].where.n > 0 || f[k].label != FIGURE_COUNT || f[k].what.n == 0 || f[k].attached)
		return;
	if (named->n == 1 && named->there) {
		for (size_t j = k + 1; j < n && j <= k + NEIGHBOURS; j++)	/* 500 arrests, including 101 in Los Angeles */
			if (span_eq(f[j].where, named->name))
				return;
		f[k].conf = f[k].conf > 25 ? f[k].conf - 25 : 0;
		f[k].where = named->name;
	} else if (named->n == 0 && p->dateline != NULL && lead && of_people(s->ps, &f[k])) {
		f[k].where = holder_name(p->dateline);
		f[k].conf = f[k].conf > 40 ? f[k].conf - 40 : 0;
	}
}

static void
set_where(const struct figure_scene *s, const struct places *p, struct figure *f, size_t n, size_t k)
{
	size_t a, b, begin;

	clause_around(s->ps, f[k].a, &a, &b);
	if (b < f[k].right)				/* between 5 and 10 people were */
		clause_around(s->ps, f[k].right - 1, &begin, &b);
	if (k > 0 && f[k].left > 0 && piece_is(s->ps, f[k].left - 1, "(") && f[k - 1].right + 1 == f[k].left) {
		f[k].where = f[k - 1].where;
		return;
	}
	if (holder_bracket(s, &p->entity, &f[k], &f[k].where) || holder_owner(s, &p->entity, &f[k], &f[k].where))
		return;
	if (k > 0 && f[k - 1].right > a && counts_or_measures(&f[k - 1]) && f[k - 1].where.n > 0)
		a = f[k - 1].right;
	if (subset(s, &f[k], &f[k].where) || given_to(s, p, &f[k], &f[k].where) ||
	    to_the_right(s, p, &f[k], right_end(f, n, k, b), &f[k].where) ||
	    to_the_left(s, p, a, f[k].left, &f[k].where) ||
	    holder_of_what(s, &p->entity, &f[k], &f[k].where) ||
	    holder_with(s, &p->entity, &f[k], &f[k].where))
		return;
	f[k].held = holder_subject(s, &p->entity, a, &f[k], &f[k].where);
	if (!f[k].held)
		holder_in_what(s, &p->entity, &f[k], &f[k].where);
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

	clause_around(s->ps, f[k].a, &a, &b);
	if (k > 0 && f[k].left > 0 && piece_is(s->ps, f[k].left - 1, "(") && f[k - 1].right + 1 == f[k].left) {
		f[k].when = f[k - 1].when;
		return;
	}
	for (size_t j = k > NEIGHBOURS ? k - NEIGHBOURS : 0; j < n && j <= k + NEIGHBOURS; j++) {
		if ((f[j].label != FIGURE_DATE && f[j].label != FIGURE_TIME) || span_is(f[j].value, "PAST_REF"))
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

/* A name that stands in column what is there in full: the Bank of Alder, not the Bank. */
static void
whole_name(const struct figure_scene *s, const struct places *p, struct figure *f)
{
	const struct pieces *ps = s->ps;
	const struct row *e;
	size_t a = f->head, b = f->head + 1;

	if (f->head == 0 || f->what.n == 0 || !ps->p[f->head].capital)
		return;
	e = holder_entity(&p->entity, ps, f->head);
	if (e == NULL)
		return;
	while (a > 0 && ps->p[a - 1].start >= e->start && ps->p[a - 1].start < ps->p[a].start)
		a--;
	while (b < ps->n && ps->p[b].end <= e->end)
		b++;
	while (a > 0 && ps->p[a].text.p > f->what.p)
		a--;
	while (b < ps->n && ps->p[b].text.p < f->what.p + f->what.n)
		b++;
	if ((f->head < f->a && b > f->left) || (f->head >= f->b && a < f->b))
		return;
	f->what = figure_text(ps, a, b);
}

/* Nothing but the end of what f counts, and a joiner, up to the next figure: no new subject. */
static bool
joined(const struct pieces *ps, const struct figure *f, const struct figure *next)
{
	struct phrase ph;
	size_t verb;
	bool joins = false, compares = false;
	size_t start = f->right;

	if (next->left <= f->right || next->left - f->right > JOINED ||
	    (next->what.n == 0 && next->label != FIGURE_MONEY && next->label != FIGURE_PERCENT))
		return false;
	for (size_t i = f->right; i < next->left; i++) {
		compares = compares || piece_in(ps, i, " compared against versus vs vs. ");
		if (compares || piece_has(ps, i, AROUND_JOINS) || piece_in(ps, i, " , on ")) {
			joins = true;
			start = i + 1;
		}
		if (piece_has(ps, i, AROUND_STOPS) || piece_is(ps, i, ";") || piece_is(ps, i, ":") ||
		    (phrase_can(ps, i) & (POS_WH | POS_THAT | POS_PRON)))
			return false;
	}
	if (!compares && next->head >= f->right && next->head < next->left && !piece_is(ps, next->left - 1, "of"))
		return false;				/* and Alder by 5% */
	for (size_t i = start; i < next->left; i++)
		if (phrase_is_name(ps, i) && !compares)
			return false;			/* Ford owns 25 percent, Alder 10 percent */
	return joins && (compares || !clause_subject(ps, start, next->left, &ph, &verb)) &&
	    !(phrase_can(ps, next->right) & (POS_AUX | POS_PAST));
}

/* "Ford has 12 plants and 3 offices, compared with": what somebody has goes on after the "and". */
static void
share_holder(const struct pieces *ps, struct figure *f, size_t k)
{
	size_t j = k;

	while (j > 0 && !counts_or_measures(&f[j - 1]))
		j--;
	if (j == 0 || !f[j - 1].held || !joined(ps, &f[j - 1], &f[k]))
		return;
	f[k].where = f[j - 1].where;
	f[k].held = true;
}

void
place_set(const struct figure_scene *s, const struct places *p, struct figure *f, size_t n)
{
	struct named named;
	bool lead;

	for (size_t k = 0; k < n; k++) {
		if (f[k].label == FIGURE_ORDINAL && f[k].left > 0 && (piece_has(s->ps, f[k].left - 1, AROUND_GENITIVE) ||
		    (phrase_can(s->ps, f[k].left - 1) & POS_DET)))
			holder_owner(s, &p->entity, &f[k], &f[k].where);	/* Malaysia's third bank */
		if (f[k].label > FIGURE_CHANGE || f[k].label == FIGURE_ORDINAL)
			continue;
		whole_name(s, p, &f[k]);
		set_where(s, p, f, n, k);
		if (f[k].where.n == 0 && k > 0 && f[k].what.n > 0 && f[k].what.p == f[k - 1].what.p) {
			f[k].where = f[k - 1].where;		/* exports to China fell 5% to $2 billion */
			f[k].held = f[k - 1].held;
		}
		if (f[k].where.n == 0)
			share_holder(s->ps, f, k);
		set_when(s, f, n, k);
	}
	named = places_named(s, p);
	lead = in_lead(s);
	for (size_t k = n; k-- > 0; )
		guess_where(s, p, f, n, k, &named, lead);
}
