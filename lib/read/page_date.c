/* See page_date.h. */
#include "read/page_date.h"
#include "read/parse_html.h"

enum { NEAR = 14 };	/* blocks around the title that may hold the date */

static bool
plausible(const struct date *d)
{
	return d->n >= sizeof("1990-01-01") - 1 && memcmp(d->iso, "1990", 4) >= 0;
}

static bool
take(struct date *to, struct span s, bool day_first)
{
	struct date d;

	if (s.n == 0 || !(date_parse(&d, s, day_first) || date_find(&d, s, day_first)) || !plausible(&d))
		return false;
	*to = d;
	return true;
}

/* Is it the day of a change, as far as the words around it say? */
static bool
is_of_change(const struct date *d)
{
	return d->updated && !d->posted;
}

static bool
of_meta(struct date *to, struct page_source *s, const char *const *names, bool day_first)
{
	for (; *names != NULL; names++)
		if (take(to, page_source_meta(s, *names), day_first))
			return true;
	return false;
}

static bool
of_marks(struct date *to, struct page_source *s, enum page_mark_kind kind, bool day_first)
{
	for (const struct page_mark *m = NULL; (m = page_source_mark(s, kind, m)) != NULL; )
		if ((take(to, page_source_value(s, m), day_first) ||
		    take(to, page_mark_text(s->page, m), day_first)) && !is_of_change(to))
			return true;
	return false;
}

/* All of a short block; of a long one what may be its dateline. */
static struct span
beginning(struct span s)
{
	if (s.n >= 200)
		s.n = 50;
	return s;
}

/* A date in the text close to the title. */
static bool
near(struct date *to, const struct page *p, size_t title, bool day_first)
{
	size_t i = title > 3 ? title - 3 : 0;

	for (size_t n = 0; i < p->n_block && n < NEAR; i++, n++)
		if (take(to, beginning(page_text(p, &p->block[i])), day_first) && !is_of_change(to))
			return true;
	return false;
}

/* A block that is a date and nothing else, anywhere: "Datum: 19.11.2021". */
static bool
alone(struct date *to, const struct page_source *s, bool day_first)
{
	const struct page *p = s->page;

	for (size_t i = 0; i < p->n_block; i++)
		if (p->block[i].n < 60 && !page_body_is_out(s->body, p->block[i].node) &&
		    date_parse(to, page_text(p, &p->block[i]), day_first) && plausible(to) &&
		    !is_of_change(to))
			return true;
	return false;
}

void
page_date(struct date *to, struct page_source *s, size_t title, bool day_first)
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

	if (of_meta(to, s, published, day_first) ||
	    take(to, buf_view(&s->ld.published), day_first) ||
	    (date_in_path(to, s->url) && plausible(to)) ||
	    of_marks(to, s, MARK_DATE_ITEM, day_first) ||
	    of_marks(to, s, MARK_DATE, day_first) ||
	    of_marks(to, s, MARK_TIME, day_first) ||
	    of_meta(to, s, plain, day_first) ||
	    near(to, s->page, title, day_first) ||
	    alone(to, s, day_first) ||
	    of_meta(to, s, changed, day_first) ||
	    take(to, buf_view(&s->ld.modified), day_first))
		return;
	to->n = 0;
}
