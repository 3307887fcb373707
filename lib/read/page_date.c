/* See page_date.h. */
#include "read/page_date.h"
#include "read/parse_html.h"

enum {
	NEAR = 14,		/* blocks behind the title, or around the text, that may hold the date */
	BEFORE = 3,		/* before the title */
	BEHIND = 5,		/* behind the text */
	LEAD = 50,		/* bytes of a paragraph that may be its dateline */
	SHORT = 200,		/* bytes of a block that is looked at whole */
	ALONE = 60		/* ... that is a date and little else */
};

struct look {
	struct page_source *from;
	bool		day_first;
};

static bool
plausible(const struct date *d)
{
	return d->n >= sizeof("1990-01-01") - 1 && memcmp(d->iso, "1990", 4) >= 0;
}

static bool
take(struct date *to, const struct look *l, struct span s)
{
	struct date d;

	if (s.n == 0 || !(date_parse(&d, s, l->day_first) || date_find(&d, s, l->day_first)) ||
	    !plausible(&d))
		return false;
	*to = d;
	return true;
}

/* The same, but not of a later change, as far as the words around it say. */
static bool
take_first_day(struct date *to, const struct look *l, struct span s)
{
	struct date d;

	if (!take(&d, l, s) || (d.updated && !d.posted))
		return false;
	*to = d;
	return true;
}

/* Meta elements, by name. */

static bool
of_meta(struct date *to, const struct look *l, const char *const *names)
{
	for (; *names != NULL; names++)
		if (take(to, l, page_source_meta(l->from, *names)))
			return true;
	return false;
}

/* "shareaholic:article_published_time": anything that speaks of publishing and is a date. */
static bool
of_any_meta(struct date *to, const struct look *l)
{
	const struct page *p = l->from->page;
	struct buf key = { 0 };
	bool found = false;

	for (size_t i = 0; i < p->n_meta && !found; i++) {
		key.n = 0;
		html_name(&key, p->meta[i].key);
		found = html_contains(buf_view(&key), "publish") && p->meta[i].value.n < SHORT &&
		    date_parse(to, p->meta[i].value, l->day_first) && plausible(to);
	}
	buf_free(&key);
	return found;
}

/* Marked elements. */

static bool
of_marks(struct date *to, const struct look *l, enum page_mark_kind kind, struct page_range r)
{
	struct page_source *s = l->from;

	for (const struct page_mark *m = NULL; (m = page_source_mark(s, kind, r, m)) != NULL; )
		if (take_first_day(to, l, page_source_value(s, m)) ||
		    take_first_day(to, l, page_mark_text(s->page, m)))
			return true;
	return false;
}

/* Not in a teaser somewhere else. */
static bool
of_marks_near(struct date *to, const struct look *l)
{
	struct page_range place[PAGE_PLACES];

	page_source_near(l->from, place);
	for (int i = 0; i < PAGE_PLACES; i++)
		if (of_marks(to, l, MARK_DATE, place[i]) || of_marks(to, l, MARK_TIME, place[i]))
			return true;
	return false;
}

static bool
of_marks_anywhere(struct date *to, const struct look *l, enum page_mark_kind kind)
{
	return of_marks(to, l, kind, (struct page_range){ 0, l->from->page->n_block });
}

/* Text. */

/* All of a short block; of a long one what may be its dateline. */
static struct span
beginning(struct span s)
{
	if (s.n >= SHORT)
		s.n = LEAD;
	return s;
}

static size_t
less(size_t a, size_t b)
{
	return a > b ? a - b : 0;
}

/* The first date in the blocks from..to, the last one when from > to. */
static bool
in_blocks(struct date *to, const struct look *l, size_t from, size_t end, bool changed)
{
	const struct page *p = l->from->page;

	for (size_t i = from; i != end && i < p->n_block; i += from < end ? 1 : (size_t)-1) {
		struct span s = beginning(page_text(p, &p->block[i]));

		if (!page_body_is_out(l->from->body, p->block[i].node) &&
		    (changed ? take(to, l, s) : take_first_day(to, l, s)))
			return true;
	}
	return false;
}

/* Behind the title, before it, before the text and at its beginning, behind it. */
static bool
in_text(struct date *to, const struct look *l, bool changed)
{
	const struct page_source *s = l->from;
	size_t title = s->title, first = s->body->first, last = s->body->last;

	return (title < s->page->n_block && (in_blocks(to, l, title, title + NEAR, changed) ||
	    in_blocks(to, l, less(title, 1), less(title, BEFORE + 1), changed))) ||
	    in_blocks(to, l, less(first, NEAR), first + 2, changed) ||
	    (last > 0 && in_blocks(to, l, last - 1, last + BEHIND, changed));
}

/* A block that is a date and nothing else, anywhere: "Datum: 19.11.2021". */
static bool
alone(struct date *to, const struct look *l)
{
	const struct page *p = l->from->page;

	for (size_t i = 0; i < p->n_block; i++)
		if (p->block[i].n < ALONE && !page_body_is_out(l->from->body, p->block[i].node) &&
		    date_parse(to, page_text(p, &p->block[i]), l->day_first) && plausible(to) &&
		    (!to->updated || to->posted))
			return true;
	return false;
}

/* From the best source to the worst. */
static bool
find(struct date *to, const struct look *l)
{
	static const char *const published[] = {
		"article:published_time", "og:published_time", "article:published", "datepublished",
		"date_published", "publish-date", "publish_date", "pubdate", "pubdatetime",
		"article.published", "sailthru.date", "parsely-pub-date", "published-date",
		"article_date_original", "rnews:datepublished", "originalpublicationdate",
		"cxenseparse:recs:publishtime", "publication_date", "date.created", "datecreated", NULL
	};
	static const char *const plain[] = {
		"dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dc.date.created",
		"dc.date.published", "date", "citation_date", "citation_publication_date", "issue_date",
		"last-published", "cdate", "timestamp", NULL
	};
	static const char *const changed[] = {
		"article:modified_time", "og:updated_time", "last-modified", "datemodified",
		"dcterms.modified", "lastmod", "revised", NULL
	};

	const struct page_ld *ld = &l->from->ld;

	return of_meta(to, l, published) || (!ld->of_page && take(to, l, buf_view(&ld->published))) ||
	    of_any_meta(to, l) || take(to, l, buf_view(&ld->published)) ||
	    (date_in_path(to, l->from->url) && plausible(to)) ||
	    of_marks_anywhere(to, l, MARK_DATE_ITEM) ||
	    of_meta(to, l, plain) ||
	    of_marks_near(to, l) ||
	    in_text(to, l, false) ||
	    of_marks_anywhere(to, l, MARK_DATE) || of_marks_anywhere(to, l, MARK_TIME) ||
	    alone(to, l) ||
	    of_meta(to, l, changed) || take(to, l, buf_view(&ld->modified)) ||
	    in_text(to, l, true);
}

/* To the day that readers see, where they are: around midnight it is not that of UTC. */
static void
localise(struct date *to, const struct look *l)
{
	struct date d;

	if (date_in_path(&d, l->from->url) && date_localise(to, &d))
		return;
	if (of_marks_near(&d, l) || in_text(&d, l, false))
		date_localise(to, &d);
}

void
page_date(struct date *to, struct page_source *s, bool day_first)
{
	struct look l = { .from = s, .day_first = day_first };

	if (find(to, &l))
		localise(to, &l);
	else
		to->n = 0;
}
