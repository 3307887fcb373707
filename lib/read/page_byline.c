/* See page_byline.h. */
#include "read/page_byline.h"
#include "lex_byline_words.h"
#include "read.h"
#include "lex_dates.h"
#include "read/date.h"
#include "read/parse_html.h"
#include "read/words.h"
#include "utf8.h"

enum {
	BYLINE_MAX = 120,		/* bytes */
	LINE_MAX_BYTES = 3 * BYLINE_MAX,	/* of what holds it */
	NEAR = 14,			/* blocks behind the title that may hold it */
	ENDS = 3			/* before and behind the end of the text */
};

struct byline {
	struct buf	*to, line;
	struct page_source *from;
	struct span	 outlet;		/* nobody's name */
	bool		 any_site;		/* the site's name counts, where there is no other */
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
	for (size_t i = w.n, at; i-- > 1; s.n = at) {
		at = words_begin(s, i);
		if (s.p[at - 1] == '.')			/* post.de */
			break;
		if ((words_phrase(&w, i, &lex_byline_words).classes &
		    (BYLINE_WORDS_PREFIX | BYLINE_WORDS_BEFORE_DATE)) == 0 &&
		    (!cut || (words_phrase(&w, i, &lex_dates).classes & DATES_MONTH) == 0))
			break;
	}
	return s;
}

/* Does a date begin at a digit that is glued to a name: "Ann Roe22 Dec 2016"? */
static bool
is_glued_date(struct span s, size_t i)
{
	struct words w;

	if (s.p[i] < '0' || s.p[i] > '9' || i == 0 || (s.p[i - 1] | 0x20) < 'a' || (s.p[i - 1] | 0x20) > 'z')
		return false;
	words_cut(&w, span_from(s, i));
	return w.word[0].n <= 2 && (words_phrase(&w, 1, &lex_dates).classes & DATES_MONTH) != 0;
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
		    is_glued_date(s, i) ||
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

/* Who made the site, or its theme: "Ann Roe - http://roe.example". */
static bool
has_address(struct span s)
{
	for (; s.n > 0; s = span_from(s, 1))
		if (span_starts(s, S("http")) || span_starts(s, S("www.")))
			return true;
	return false;
}

/* Are these the letters of a host's label, but for its hyphens? */
static bool
spells(struct span label, struct span letters)
{
	size_t n = 0;

	for (size_t i = 0; i < label.n; i++)
		if (label.p[i] != '-' && (n == letters.n || label.p[i] != letters.p[n++]))
			return false;
	return n > 0 && n == letters.n;
}

/* Is it the publisher, or what the host is called: "El Post" of www.el-post.example? */
static bool
names_site(const struct words *w, const struct page_source *s)
{
	struct span host = read_host(s->url), label, letters;

	if (w->n == 0 || same_words(w, buf_view(&s->ld.publisher)))
		return w->n > 0;
	letters.p = w->low;			/* the words stand there without a gap */
	letters.n = (size_t)(w->word[w->n - 1].p + w->word[w->n - 1].n - w->low);
	while (span_cut(&host, '.', &label))
		if (spells(label, letters))
			return true;
	return false;
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

	if (s.n > LINE_MAX_BYTES)
		s.n = LINE_MAX_BYTES;
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
	    (!b->any_site && names_site(&w, b->from)) ||
	    (hit.classes & BYLINE_WORDS_NOT) != 0 ||
	    ((hit.classes & BYLINE_WORDS_NOBODY) != 0 && hit.words == w.n) ||
	    has_address(s))
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

		if ((text.n <= LINE_MAX_BYTES && take(b, text)) ||
		    (kind == MARK_AUTHOR_ITEM && take(b, page_source_value(s, m))))
			return true;
	}
	return false;
}

/* The best one where the article is. */
static bool
of_marks(struct byline *b, enum page_mark_kind kind)
{
	struct page_range place[PAGE_PLACES];

	page_source_near(b->from, place);
	for (int i = 0; i < PAGE_PLACES; i++)
		if (of_marks_in(b, kind, place[i]))
			return true;
	return false;
}

static bool
of_marks_anywhere(struct byline *b, enum page_mark_kind kind)
{
	return of_marks_in(b, kind, (struct page_range){ 0, b->from->page->n_block });
}

/* Does a colon stand behind the first n words of s? */
static bool
is_label(struct span s, size_t n)
{
	size_t at = words_begin(s, n);

	while (at > 0 && utf8_is_space((unsigned char)s.p[at - 1]))
		at--;
	return at > 0 && s.p[at - 1] == ':';
}

/* "By Ann Roe", and where it counts only with a label or a date, "Text: Ann Roe". */
static bool
of_line(struct byline *b, struct span s, bool label)
{
	struct span names = behind_date(s);
	struct words w;
	struct lex_hit hit;

	words_cut(&w, names);
	hit = words_phrase(&w, 0, &lex_byline_words);
	if ((hit.classes & BYLINE_WORDS_PREFIX) == 0 && unglued(s).n == s.n)
		return false;
	return hit.words < w.n && w.n < 12 && (!label || is_label(names, hit.words)) && take(b, names);
}

/* A block that says nothing but "Author:". */
static bool
is_bare_label(struct span s)
{
	struct words w;
	struct lex_hit hit;

	words_cut(&w, s);
	hit = words_phrase(&w, 0, &lex_byline_words);
	return (hit.classes & BYLINE_WORDS_PREFIX) != 0 && hit.words == w.n;
}

/* A byline in a block of its own, or between bars, or below its label. */
static bool
of_block(struct byline *b, size_t i, bool label)
{
	const struct page *p = b->from->page;
	struct span s = page_text(p, &p->block[i]), part;

	if (s.n > BYLINE_MAX || p->block[i].stops >= 3)
		return false;
	if (is_bare_label(s) && i + 1 < p->n_block) {
		s = page_text(p, &p->block[i + 1]);
		return s.n <= BYLINE_MAX && p->block[i + 1].stops < 3 && words_count(s) < 12 && take(b, s);
	}
	while (span_cut(&s, '|', &part))
		if (of_line(b, part, label))
			return true;
	return false;
}

/* Close to the title. */
static bool
near(struct byline *b)
{
	for (size_t i = b->from->title + 1, n = 0; i < b->from->page->n_block && n < NEAR; i++, n++)
		if (of_block(b, i, false))
			return true;
	return false;
}

/* At the end of the text: with a label, since much else stands there. */
static bool
behind(struct byline *b)
{
	size_t last = b->from->body->last, n = b->from->page->n_block;

	for (size_t i = last > ENDS ? last - ENDS : 0; i < last + ENDS && i < n; i++)
		if (of_block(b, i, true))
			return true;
	return false;
}

/*
 * A marked name is often the first of several: the data may have them all.  If
 * they have quite another one, the mark is of another article.
 */
static void
add_authors(struct byline *b)
{
	struct span authors = buf_view(&b->from->ld.authors);
	struct words marked, all;
	double shared;

	words_cut(&marked, buf_view(b->to));
	words_cut(&all, authors);
	shared = words_shared(&marked, &all);
	if (all.n > 0 && (shared == 0 || (all.n > marked.n && shared > 0.99)))
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
		"author", "article:author", "dc.creator", "dc:creator", "dcterms.creator", "byl", "byline",
		"parsely-author", "sailthru.author", "citation_author", "article.author", "og:author", NULL
	};

	for (const char *const *n = names; *n != NULL; n++)
		if (take(b, page_source_meta(b->from, *n)))
			return true;
	return false;
}

static bool
found(struct byline *b)
{
	if (of_marks(b, MARK_AUTHOR_REL) || of_marks(b, MARK_AUTHOR_ITEM)) {
		add_authors(b);
		return true;
	}
	if (take(b, buf_view(&b->from->ld.authors))) {
		add_marked(b);
		return true;
	}
	return of_marks(b, MARK_AUTHOR) || of_marks(b, MARK_AUTHOR_LINK) ||
	    of_marks_anywhere(b, MARK_AUTHOR_ITEM) || near(b) || behind(b) || of_meta(b) ||
	    of_marks_anywhere(b, MARK_AUTHOR_REL) || of_marks_anywhere(b, MARK_AUTHOR) ||
	    of_marks_anywhere(b, MARK_AUTHOR_LINK);
}

void
page_byline(struct buf *to, struct page_source *s, struct span outlet)
{
	struct byline b = { .to = to, .from = s, .outlet = outlet };

	to->n = 0;
	if (!found(&b)) {
		b.any_site = true;
		found(&b);
	}
	buf_free(&b.line);
}
