/* See page_about.h. */
#include "read/page_about.h"
#include "lex_byline_words.h"
#include "lex_html_tags.h"
#include "lex_page_hints.h"
#include "read/parse_html.h"
#include "utf8.h"

enum {
	TITLE_MAX = 300, TITLE_MIN = 4,	/* bytes of a heading that can be the title */
	BYLINE_MAX = 120,
	WORDS = 64,
	NEAR = 14			/* blocks around the title that may hold the date */
};

/* Words of a title, folded, to see what two of them share. */
struct words {
	char		low[1024];
	struct span	word[WORDS];
	size_t		n;
};

static void
cut_words(struct words *w, struct span s)
{
	size_t i = 0, used = 0, from = 0;

	w->n = 0;
	while (w->n < WORDS && used + 8 < sizeof(w->low)) {
		uint32_t c = i < s.n ? utf8_next(s, &i) : 0;

		if (utf8_is_letter(c) || utf8_is_digit(c)) {
			used += utf8_encode(utf8_lower(c), w->low + used);
			continue;
		}
		if (used > from)
			w->word[w->n++] = (struct span){ w->low + from, used - from };
		from = used;
		if (c == 0)
			break;
	}
}

/* The share of a's words that b has too. */
static double
shared(const struct words *a, const struct words *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (span_eq(a->word[i], b->word[k])) {
				n++;
				break;
			}
	return a->n == 0 ? 0 : (double)n / (double)a->n;
}

/* s on one line, trimmed, without soft hyphens and zero-width spaces, into b. */
static struct span
tidy(struct buf *b, struct span s)
{
	bool blank = false;

	b->n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.n - i >= 2 && (memcmp(s.p + i, "\xc2\xad", 2) == 0 ||
		    memcmp(s.p + i, "\xc2\xa0", 2) == 0)) {
			blank |= s.p[i + 1] == '\xa0';
			i++;
		} else if (s.n - i >= 3 && memcmp(s.p + i, "\xe2\x80\x8b", 3) == 0)
			i += 2;
		else if ((unsigned char)s.p[i] <= ' ')
			blank = true;
		else {
			if (blank && b->n > 0)
				buf_byte(b, ' ');
			blank = false;
			buf_byte(b, s.p[i]);
		}
	}
	return buf_view(b);
}

/* The first meta element of that name (lower case), decoded; empty if there is none. */
static struct span
meta(struct page_about *a, const struct page *p, const char *name)
{
	for (size_t i = 0; i < p->n_meta; i++)
		if (html_is(p->meta[i].key, name)) {
			a->text.n = 0;
			html_attribute_text(&a->text, p->meta[i].value);
			if (tidy(&a->meta, buf_view(&a->text)).n > 0)
				return buf_view(&a->meta);
		}
	return (struct span){ 0 };
}

static struct span
first_meta(struct page_about *a, const struct page *p, const char *const *names)
{
	struct span s = { 0 };

	for (; *names != NULL && s.n == 0; names++)
		s = meta(a, p, *names);
	return s;
}

static void
set(struct buf *b, struct span s)
{
	b->n = 0;
	buf_span(b, s);
}

/* Title. */

/* Where " | ", " - " or the like begins in s, from `from` on; its bytes in *n. */
static size_t
separator(struct span s, size_t from, size_t *n)
{
	static const char *const sep[] = {
		" | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " :: ", " \xc2\xbb ", " \xc2\xb7 ",
		" // ", " \xe2\x80\xa2 "
	};

	for (; from < s.n; from++)
		for (size_t k = 0; s.p[from] == ' ' && k < sizeof(sep) / sizeof(sep[0]); k++)
			if (span_starts(span_from(s, from), span_of(sep[k]))) {
				*n = strlen(sep[k]);
				return from;
			}
	return s.n;
}

static size_t
count_words(struct span s)
{
	struct words w;

	cut_words(&w, s);
	return w.n;
}

/*
 * Without the site's name: the last part if it is that, or at most five words
 * behind at least three; the first part if it is at most three before more.
 */
static struct span
without_site(struct span s, struct span site)
{
	struct span head, tail;
	size_t n = 0, first, last, last_n;

	if (s.n > TITLE_MAX)
		return s;
	for (;;) {
		first = separator(s, 0, &n);
		if (first == s.n)
			return s;
		last = first;
		last_n = n;
		for (size_t at = first + n; (at = separator(s, at, &n)) < s.n; at += n) {
			last = at;
			last_n = n;
		}
		head = (struct span){ s.p, last };
		tail = span_from(s, last + last_n);
		if (!span_eq(tail, site) && (count_words(tail) > 5 || count_words(head) < 3))
			break;
		s = head;
	}
	first = separator(s, 0, &n);
	head = (struct span){ s.p, first };
	tail = span_from(s, first + n);
	if (span_eq(head, site) || (count_words(head) <= 3 && count_words(tail) > count_words(head)))
		return tail;
	return s;
}

static bool
in_article(const struct page *p, uint32_t node)
{
	for (; node != 0; node = p->node[node].parent)
		if ((p->node[node].tag & (HTML_TAGS_ARTICLE | HTML_TAGS_MAIN)) != 0 || p->node[node].is_main)
			return true;
	return false;
}

/* How much a heading looks like the title that <title> and og:title speak of. */
static double
title_score(const struct page *p, const struct page_mark *m, const struct words *title,
    const struct words *og)
{
	struct words w;
	double s, t;

	cut_words(&w, page_mark_text(p, m));
	s = shared(&w, title);
	t = shared(&w, og);
	if (t > s)
		s = t;
	if (w.n < 2)
		s -= 0.3;
	if (m->kind == MARK_HEADING && m->level == 1)
		s += 0.25;
	else if ((m->hint & PAGE_HINTS_TITLE) != 0)
		s += 0.1;
	if (in_article(p, m->node))
		s += 0.05;
	return s + 0.01 * (double)(w.n < 15 ? w.n : 15);
}

/* The heading that is the title, if one is. */
static const struct page_mark *
title_heading(struct page_about *a, const struct page *p)
{
	const struct page_mark *best = NULL;
	struct words title, og;
	double score, most = 0.75;

	cut_words(&title, buf_view(&p->title));
	cut_words(&og, meta(a, p, "og:title"));
	for (size_t i = 0; i < p->n_mark; i++) {
		const struct page_mark *m = &p->mark[i];
		struct span s = page_mark_text(p, m);

		if ((m->kind != MARK_HEADING && m->kind != MARK_TITLE) || m->level > 3 ||
		    s.n < TITLE_MIN || s.n > TITLE_MAX)
			continue;
		score = title_score(p, m, &title, &og);
		if (score > most) {
			most = score;
			best = m;
		}
	}
	return best;
}

static void
find_title(struct page_about *a, const struct page *p, const struct page_mark *heading)
{
	static const char *const names[] = { "og:title", "twitter:title", "dc.title", "title", NULL };
	struct buf site = { 0 };
	struct span s;

	if (heading != NULL) {
		tidy(&a->title, page_mark_text(p, heading));
		return;
	}
	buf_span(&site, meta(a, p, "og:site_name"));
	s = first_meta(a, p, names);
	if (s.n == 0 && a->ld.headline.n > 0)
		s = tidy(&a->meta, buf_view(&a->ld.headline));
	if (s.n == 0)
		s = tidy(&a->meta, buf_view(&p->title));
	set(&a->title, without_site(s, buf_view(&site)));
	buf_free(&site);
}

/* Date. */

static bool
plausible(const struct date *d)
{
	return d->n >= sizeof("1990-01-01") - 1 && memcmp(d->iso, "1990", 4) >= 0;
}

static bool
take_date(struct page_about *a, struct span s, bool day_first)
{
	struct date d;

	if (s.n == 0 || !(date_parse(&d, s, day_first) || date_find(&d, s, day_first)) || !plausible(&d))
		return false;
	a->date = d;
	return true;
}

static bool
date_of_meta(struct page_about *a, const struct page *p, const char *const *names, bool day_first)
{
	for (; *names != NULL; names++)
		if (take_date(a, meta(a, p, *names), day_first))
			return true;
	return false;
}

/* Is a mark part of something else than the article: a teaser, a comment? */
static bool
is_elsewhere(const struct page_body *b, const struct page *p, const struct page_mark *m)
{
	return page_body_is_out(b, m->node) || (m->hint & (PAGE_HINTS_COMMENT | PAGE_HINTS_HIDDEN)) != 0 ||
	    (p->node[m->node].hint & PAGE_HINTS_COMMENT) != 0;
}

static bool
date_of_marks(struct page_about *a, const struct page *p, const struct page_body *b,
    enum page_mark_kind kind, bool day_first)
{
	struct buf t = { 0 };
	bool found = false;

	for (size_t i = 0; i < p->n_mark && !found; i++) {
		const struct page_mark *m = &p->mark[i];

		if (m->kind != kind || is_elsewhere(b, p, m))
			continue;
		t.n = 0;
		html_attribute_text(&t, m->value);
		found = take_date(a, buf_view(&t), day_first) ||
		    take_date(a, page_mark_text(p, m), day_first);
		if (found && a->date.updated && !a->date.posted)
			found = false;
	}
	buf_free(&t);
	return found;
}

/* All of a short block; of a long one what may be its dateline. */
static struct span
beginning(struct span s)
{
	if (s.n >= 200)
		s.n = 50;
	return s;
}

/* The block that the title stands in; n_block if there is none. */
static size_t
title_block(const struct page_about *a, const struct page *p, const struct page_mark *heading)
{
	size_t i = 0;

	if (heading != NULL)
		while (i < p->n_block && p->block[i].at < heading->at)
			i++;
	else
		while (i < p->n_block && !span_eq(page_text(p, &p->block[i]), buf_view(&a->title)))
			i++;
	return i;
}

/* A date in the text close to the title. */
static bool
date_near(struct page_about *a, const struct page *p, const struct page_mark *heading, bool day_first)
{
	size_t i = title_block(a, p, heading), n = 0;

	i = i > 3 ? i - 3 : 0;
	for (; i < p->n_block && n < NEAR; i++, n++)
		if (take_date(a, beginning(page_text(p, &p->block[i])), day_first) &&
		    !(a->date.updated && !a->date.posted))
			return true;
	return false;
}

/* A block that is a date and nothing else, anywhere: "Datum: 19.11.2021". */
static bool
date_alone(struct page_about *a, const struct page *p, const struct page_body *b, bool day_first)
{
	struct date d;

	for (size_t i = 0; i < p->n_block; i++)
		if (p->block[i].n < 60 && !page_body_is_out(b, p->block[i].node) &&
		    date_parse(&d, page_text(p, &p->block[i]), day_first) && plausible(&d) &&
		    !(d.updated && !d.posted)) {
			a->date = d;
			return true;
		}
	return false;
}

static void
find_date(struct page_about *a, const struct page *p, const struct page_body *b,
    const struct page_mark *heading, struct span url, bool day_first)
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

	a->date.n = 0;
	if (date_of_meta(a, p, published, day_first) ||
	    take_date(a, buf_view(&a->ld.published), day_first) ||
	    (date_in_path(&a->date, url) && plausible(&a->date)) ||
	    date_of_marks(a, p, b, MARK_DATE_ITEM, day_first) ||
	    date_of_marks(a, p, b, MARK_DATE, day_first) ||
	    date_of_marks(a, p, b, MARK_TIME, day_first) ||
	    date_of_meta(a, p, plain, day_first) ||
	    date_near(a, p, heading, day_first) ||
	    date_alone(a, p, b, day_first) ||
	    date_of_meta(a, p, changed, day_first) ||
	    take_date(a, buf_view(&a->ld.modified), day_first))
		return;
	a->date.n = 0;
}

/* Byline. */

struct tail {
	const struct words *of;
	size_t		 from;
};

static struct span
word_at(const void *of, size_t i)
{
	const struct tail *t = of;

	return t->of->word[t->from + i];
}

static struct lex_hit
byline_word(const struct words *w, size_t from)
{
	if (from >= w->n)
		return (struct lex_hit){ 0 };
	return lex_longest(&lex_byline_words, w->n - from, word_at, &(struct tail){ w, from });
}

/* Byte in s at which its word number i begins, by the rule of cut_words(); s.n if there are less. */
static size_t
word_begins(struct span s, size_t number)
{
	size_t i = 0, n = 0;
	bool inside = false;

	while (i < s.n) {
		size_t at = i;
		uint32_t c = utf8_next(s, &i);
		bool word = utf8_is_letter(c) || utf8_is_digit(c);

		if (word && !inside && n++ == number)
			return at;
		inside = word;
	}
	return s.n;
}

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

/* Up to what is no name any more: a bar, a digit, a word like "updated". */
static struct span
name_only(struct span s)
{
	struct words w;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '|' || s.p[i] == '@' ||
		    (s.p[i] >= '0' && s.p[i] <= '9' && (i == 0 || s.p[i - 1] == ' ')) ||
		    (s.p[i] == '(' && i > 0) || span_starts(span_from(s, i), S(" \xe2\x80\x93 ")) ||
		    span_starts(span_from(s, i), S(" - ")) || span_starts(span_from(s, i), S(" \xc2\xb7 ")) ||
		    span_starts(span_from(s, i), S("\xe2\x80\xa2")))
			s.n = i;
	cut_words(&w, s);
	for (size_t i = 1; i < w.n; i++)
		if ((byline_word(&w, i).classes & BYLINE_WORDS_SUFFIX) != 0) {
			s.n = word_begins(s, i);
			break;
		}
	return trim_marks(s);
}

static bool
same_words(const struct words *w, struct span s)
{
	struct words v;

	cut_words(&v, s);
	return v.n == w->n && v.n > 0 && shared(w, &v) > 0.99;
}

/* The names in what may be a byline; empty if there are none. */
static struct span
names_in(struct span s, struct span outlet)
{
	struct words w;
	struct lex_hit hit;

	for (int i = 0; i < 3; i++) {		/* "Text: von Name" */
		cut_words(&w, s);
		hit = byline_word(&w, 0);
		if ((hit.classes & BYLINE_WORDS_PREFIX) == 0)
			break;
		if (hit.words == w.n)
			return (struct span){ 0 };
		s = span_from(s, word_begins(s, hit.words));
	}
	s = name_only(trim_marks(s));
	cut_words(&w, s);
	hit = byline_word(&w, 0);
	if (w.n == 0 || w.n > 16 || s.n > BYLINE_MAX || same_words(&w, outlet) ||
	    (hit.classes & BYLINE_WORDS_NOT) != 0 ||
	    ((hit.classes & BYLINE_WORDS_NOBODY) != 0 && hit.words == w.n) ||
	    span_starts(s, S("http")) || span_starts(s, S("www.")))
		return (struct span){ 0 };
	return s;
}

static bool
take_byline(struct page_about *a, struct span s)
{
	struct span line, names;

	while (span_cut(&s, '\n', &line)) {
		names = names_in(tidy(&a->text, line), buf_view(&a->outlet));
		if (names.n >= 2) {
			set(&a->byline, names);
			return true;
		}
	}
	return false;
}

/* The first mark of that kind with a name; two neighbours of a strong kind are two names. */
static bool
byline_of_marks(struct page_about *a, const struct page *p, const struct page_body *b,
    enum page_mark_kind kind)
{
	struct buf t = { 0 };
	bool found = false;

	for (size_t i = 0; i < p->n_mark && !found; i++) {
		const struct page_mark *m = &p->mark[i];

		if (m->kind != kind || is_elsewhere(b, p, m))
			continue;
		found = page_mark_text(p, m).n <= 3 * BYLINE_MAX && take_byline(a, page_mark_text(p, m));
		if (!found && kind == MARK_AUTHOR_ITEM && m->value.n > 0) {
			t.n = 0;
			html_attribute_text(&t, m->value);
			found = take_byline(a, buf_view(&t));
		}
	}
	buf_free(&t);
	return found;
}

/* "By Ann Roe" in a block of its own, close to the title. */
static bool
byline_near(struct page_about *a, const struct page *p, const struct page_mark *heading)
{
	size_t i = title_block(a, p, heading) + 1, n = 0;
	struct words w;

	for (; i < p->n_block && n < NEAR; i++, n++) {
		struct span s = page_text(p, &p->block[i]);
		struct lex_hit hit;

		if (s.n > BYLINE_MAX)
			continue;
		cut_words(&w, s);
		hit = byline_word(&w, 0);
		if ((hit.classes & BYLINE_WORDS_PREFIX) != 0 && hit.words < w.n && w.n < 12 &&
		    p->block[i].stops < 3 && take_byline(a, s))
			return true;
	}
	return false;
}

/* A marked name is often the first of several: the data may have them all. */
static void
add_authors(struct page_about *a)
{
	struct words byline, all;

	cut_words(&byline, buf_view(&a->byline));
	cut_words(&all, buf_view(&a->ld.authors));
	if (all.n > byline.n && shared(&byline, &all) > 0.99)
		take_byline(a, buf_view(&a->ld.authors));
}

static void
find_byline(struct page_about *a, const struct page *p, const struct page_body *b,
    const struct page_mark *heading)
{
	static const char *const names[] = {
		"author", "article:author", "dc.creator", "dcterms.creator", "byl", "byline",
		"parsely-author", "sailthru.author", "citation_author", "article.author", "og:author", NULL
	};

	a->byline.n = 0;
	if (byline_of_marks(a, p, b, MARK_AUTHOR_REL) ||
	    byline_of_marks(a, p, b, MARK_AUTHOR_ITEM)) {
		add_authors(a);
		return;
	}
	if (take_byline(a, buf_view(&a->ld.authors)) ||
	    byline_of_marks(a, p, b, MARK_AUTHOR) ||
	    byline_of_marks(a, p, b, MARK_AUTHOR_LINK))
		return;
	for (const char *const *n = names; *n != NULL; n++) {
		set(&a->text, meta(a, p, *n));
		if (a->text.n > 0 && take_byline(a, meta(a, p, *n)))
			return;
	}
	byline_near(a, p, heading);
}

static bool
is_day_first(struct span lang)
{
	static const char *const day_first[] = { "en-gb", "en-au", "en-ie", "en-nz", "en-in", "en-za" };

	for (size_t i = 0; i < sizeof(day_first) / sizeof(day_first[0]); i++)
		if (html_is(lang, day_first[i]))
			return true;
	return lang.n > 0 && !(lang.n >= 2 && html_is((struct span){ lang.p, 2 }, "en"));
}

static void
find_language(struct page_about *a, const struct page *p)
{
	struct span s;

	a->language.n = 0;
	html_attribute_text(&a->language, p->language);
	if (a->language.n == 0 && (s = meta(a, p, "og:locale")).n > 0)
		set(&a->language, s);
	if (a->language.n == 0 && (s = meta(a, p, "content-language")).n > 0)
		set(&a->language, s);
	if (a->language.n == 0 && a->ld.language.n > 0)
		set(&a->language, buf_view(&a->ld.language));
	for (size_t i = 0; i < a->language.n; i++)
		if (a->language.p[i] == '_')
			a->language.p[i] = '-';
}

void
page_about(struct page_about *a, const struct page *p, const struct page_body *b, struct span url)
{
	const struct page_mark *heading;
	bool day_first;

	page_ld_reset(&a->ld);
	for (size_t i = 0; i < p->n_json; i++)
		page_ld_read(&a->ld, p->json[i]);
	find_language(a, p);
	day_first = is_day_first(buf_view(&a->language));
	set(&a->outlet, meta(a, p, "og:site_name"));
	if (a->outlet.n == 0)
		set(&a->outlet, buf_view(&a->ld.publisher));
	heading = title_heading(a, p);
	find_title(a, p, heading);
	find_date(a, p, b, heading, url, day_first);
	find_byline(a, p, b, heading);
}

void
page_about_free(struct page_about *a)
{
	buf_free(&a->title);
	buf_free(&a->byline);
	buf_free(&a->outlet);
	buf_free(&a->language);
	buf_free(&a->meta);
	buf_free(&a->text);
	page_ld_free(&a->ld);
}
