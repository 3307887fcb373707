/* See page_byline.h. */
#include "read/page_byline.h"
#include "lex_byline_words.h"
#include "lex_dates.h"
#include "read/parse_html.h"
#include "read/date.h"
#include "read/words.h"

enum {
	BYLINE_MAX = 120,
	NEAR = 14			/* blocks behind the title that may hold it */
};

struct byline {
	struct buf	*to, line;
	struct page_source *from;
	struct span	 outlet;		/* nobody's name */
};

static struct span
trim_marks(struct span s)
{
	static const char marks[] = " \t\n,;:|/-(@";

	while (s.n > 0 && strchr(marks, s.p[0]) != NULL)
		s = span_from(s, 1);
	while (s.n > 0 && strchr(marks, s.p[s.n - 1]) != NULL)
		s.n--;
	while (span_ends(s, S("\xe2\x80\x93")) || span_ends(s, S("\xe2\x80\xa2")))
		s.n -= 3;
	return s;
}

/* Without what stands between names and a date, whose month may be left where it was cut: "Bo am". */
static struct span
without_date_words(struct span s, bool cut)
{
	struct words w;

	words_cut(&w, s);
	for (size_t i = w.n; i-- > 1; s.n = words_begin(s, i))
		if ((words_phrase(&w, i, &lex_byline_words).classes &
		    (BYLINE_WORDS_PREFIX | BYLINE_WORDS_BEFORE_DATE)) == 0 &&
		    (!cut || (words_phrase(&w, i, &lex_dates).classes & DATES_MONTH) == 0))
			break;
	return s;
}

/* Up to what is no name any more: a bar, a digit, a word like "updated". */
static struct span
name_only(struct span s)
{
	struct span all = s;
	struct words w;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '|' || s.p[i] == '@' ||
		    (s.p[i] >= '0' && s.p[i] <= '9' && (i == 0 || s.p[i - 1] == ' ')) ||
		    (s.p[i] == '(' && i > 0) || span_starts(span_from(s, i), S(" \xe2\x80\x93 ")) ||
		    span_starts(span_from(s, i), S(" - ")) || span_starts(span_from(s, i), S(" \xc2\xb7 ")) ||
		    span_starts(span_from(s, i), S("\xe2\x80\xa2")))
			s.n = i;
	words_cut(&w, s);
	for (size_t i = 1; i < w.n; i++)
		if ((words_phrase(&w, i, &lex_byline_words).classes & BYLINE_WORDS_SUFFIX) != 0) {
			s.n = words_begin(s, i);
			break;
		}
	return trim_marks(without_date_words(trim_marks(s), s.n < all.n));
}

static bool
same_words(const struct words *w, struct span s)
{
	struct words v;

	words_cut(&v, s);
	return v.n == w->n && v.n > 0 && words_shared(w, &v) > 0.99;
}

/* "ByAnn Roe", where a link begins the name. */
static struct span
unglued(struct span s)
{
	return s.n > 3 && span_starts(s, S("By")) && s.p[2] >= 'A' && s.p[2] <= 'Z' ? span_from(s, 2) : s;
}

/* "Posted on September 21, 2020 by Ann Roe" from "by" on; else all of it. */
static struct span
behind_date(struct span s)
{
	struct words w;
	struct date d;
	size_t at;

	if (s.n > BYLINE_MAX)
		return s;
	words_cut(&w, s);
	for (size_t i = 2; i + 1 < w.n; i++) {
		if ((words_phrase(&w, i, &lex_byline_words).classes & BYLINE_WORDS_PREFIX) == 0)
			continue;
		at = words_begin(s, i);
		if (date_find(&d, (struct span){ s.p, at }, false))
			return span_from(s, at);
	}
	return s;
}

/* The names in what may be a byline; empty if there are none. */
static struct span
names_in(struct span s, const struct byline *b)
{
	struct words w;
	struct lex_hit hit;

	s = unglued(behind_date(s));
	for (int i = 0; i < 3; i++) {		/* "Text: von Name" */
		words_cut(&w, s);
		hit = words_phrase(&w, 0, &lex_byline_words);
		if ((hit.classes & BYLINE_WORDS_PREFIX) == 0)
			break;
		if (hit.words == w.n)
			return (struct span){ 0 };
		s = span_from(s, words_begin(s, hit.words));
	}
	s = name_only(trim_marks(s));
	words_cut(&w, s);
	hit = words_phrase(&w, 0, &lex_byline_words);
	if (w.n == 0 || w.n > 16 || s.n > BYLINE_MAX || same_words(&w, b->outlet) ||
	    (hit.classes & BYLINE_WORDS_NOT) != 0 ||
	    ((hit.classes & BYLINE_WORDS_NOBODY) != 0 && hit.words == w.n) ||
	    span_starts(s, S("http")) || span_starts(s, S("www.")))
		return (struct span){ 0 };
	return s;
}

static bool
take(struct byline *b, struct span s)
{
	struct span line, names;

	while (span_cut(&s, '\n', &line)) {
		names = names_in(page_source_line(&b->line, line), b);
		if (names.n >= 2) {
			b->to->n = 0;
			buf_span(b->to, names);
			return true;
		}
	}
	return false;
}

/* The first mark of that kind in a range with a name. */
static bool
of_marks_in(struct byline *b, enum page_mark_kind kind, struct page_range r)
{
	struct page_source *s = b->from;

	for (const struct page_mark *m = NULL; (m = page_source_mark(s, kind, r, m)) != NULL; ) {
		struct span text = page_mark_text(s->page, m);

		if ((text.n <= 3 * BYLINE_MAX && take(b, text)) ||
		    (kind == MARK_AUTHOR_ITEM && take(b, page_source_value(s, m))))
			return true;
	}
	return false;
}

/* The best one: near the title, or anywhere. */
static bool
of_marks(struct byline *b, enum page_mark_kind kind)
{
	struct page_range place[PAGE_PLACES];

	page_source_near(b->from, place);
	for (int i = 0; i < PAGE_PLACES; i++)
		if (of_marks_in(b, kind, place[i]))
			return true;
	return of_marks_in(b, kind, (struct page_range){ 0, b->from->page->n_block });
}

/* "By Ann Roe" in a block of its own, close to the title. */
static bool
near(struct byline *b)
{
	const struct page *p = b->from->page;
	size_t title = b->from->title;
	struct words w;

	for (size_t i = title + 1, n = 0; i < p->n_block && n < NEAR; i++, n++) {
		struct span s = page_text(p, &p->block[i]), names = behind_date(s);
		struct lex_hit hit;

		if (s.n > BYLINE_MAX)
			continue;
		words_cut(&w, names);
		hit = words_phrase(&w, 0, &lex_byline_words);
		if (((hit.classes & BYLINE_WORDS_PREFIX) != 0 || unglued(s).n < s.n) && hit.words < w.n &&
		    w.n < 12 && p->block[i].stops < 3 && take(b, names))
			return true;
	}
	return false;
}

/* A marked name is often the first of several: the data may have them all. */
static void
add_authors(struct byline *b)
{
	struct span authors = buf_view(&b->from->ld.authors);
	struct words marked, all;

	words_cut(&marked, buf_view(b->to));
	words_cut(&all, authors);
	if (all.n > marked.n && words_shared(&marked, &all) > 0.99)
		take(b, authors);
}

/* The data may have one name of several that the page shows: two words more, "and" is none. */
static void
add_marked(struct byline *b)
{
	struct words said, marked;
	struct buf names = *b->to;

	*b->to = (struct buf){ 0 };
	words_cut(&said, buf_view(&names));
	if (of_marks(b, MARK_AUTHOR)) {
		words_cut(&marked, buf_view(b->to));
		if (marked.n > said.n + 1 && words_shared(&said, &marked) > 0.99) {
			buf_free(&names);
			return;
		}
	}
	buf_free(b->to);
	*b->to = names;
}

static bool
of_meta(struct byline *b)
{
	static const char *const names[] = {
		"author", "article:author", "dc.creator", "dcterms.creator", "byl", "byline",
		"parsely-author", "sailthru.author", "citation_author", "article.author", "og:author", NULL
	};

	for (const char *const *n = names; *n != NULL; n++)
		if (take(b, page_source_meta(b->from, *n)))
			return true;
	return false;
}

void
page_byline(struct buf *to, struct page_source *s, struct span outlet)
{
	struct byline b = { .to = to, .from = s, .outlet = outlet };

	to->n = 0;
	if (of_marks(&b, MARK_AUTHOR_REL) || of_marks(&b, MARK_AUTHOR_ITEM))
		add_authors(&b);
	else if (take(&b, buf_view(&s->ld.authors)))
		add_marked(&b);
	else
		(void)( of_marks(&b, MARK_AUTHOR) ||
		    of_marks(&b, MARK_AUTHOR_LINK) || of_meta(&b) || near(&b));
	buf_free(&b.line);
}
