/*
 * Web archives: WARC, and ARC before it.
 *
 *	WARC/1.0                    http://host/path 192.0.2.1 20170928 text/html 1234
 *	WARC-Type: response
 *	Content-Length: 1234
 *
 *	1234 bytes, then two ends of line
 *
 * Of `response` and `resource` records the web pages are read, of `conversion`
 * records (WET files) the text; all others are passed over, and so are pages
 * without an article: crawls are full of them.  Where a record does not begin
 * where it should, the next one is looked for, and that is told.
 */
#include "read/http.h"
#include "read/parse_html.h"
#include "read/readers.h"
#include "read/web.h"

enum { RECORD_MAX = HTTP_BODY_MAX + 64 * 1024, BLOCK = 64 * 1024 };

struct record {
	struct buf	type, url, content_type, language;
	uintmax_t	length;
	bool		has_length;
};

struct warc {
	struct read	*run;
	struct in	*in;
	struct web	 web;
	struct record	 rec;
	struct buf	 content, chunks, body;
	uintmax_t	 at;		/* offset of the record, for messages */
	uintmax_t	 pages, without;	/* web pages, those without an article */
};

static void
set(struct buf *b, struct span s)
{
	b->n = 0;
	buf_span(b, s);
}

static bool
number(struct span s, uintmax_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || *n > UINTMAX_MAX / 16)
			return false;
		*n = *n * 10 + (uintmax_t)(s.p[i] - '0');
	}
	return s.n > 0;
}

/* The address without the brackets that some writers put around it. */
static struct span
bare(struct span url)
{
	if (url.n >= 2 && url.p[0] == '<' && url.p[url.n - 1] == '>')
		return (struct span){ url.p + 1, url.n - 2 };
	return url;
}

static void
take_header(struct record *r, struct span line)
{
	struct span v;

	if (http_header(line, "warc-type", &v))
		set(&r->type, v);
	else if (http_header(line, "warc-target-uri", &v))
		set(&r->url, bare(v));
	else if (http_header(line, "content-type", &v))
		set(&r->content_type, v);
	else if (http_header(line, "warc-identified-content-language", &v))
		set(&r->language, v);
	else if (http_header(line, "content-length", &v))
		r->has_length = number(v, &r->length);
}

/* Cuts the last field off a line of fields with blanks between. */
static struct span
cut_last(struct span *line)
{
	size_t i = line->n;
	struct span last;

	while (i > 0 && line->p[i - 1] != ' ')
		i--;
	last = span_from(*line, i);
	line->n = i > 0 ? i - 1 : 0;
	return last;
}

/* "URL IP-address date type length": an ARC record's first line; the URL may have blanks. */
static bool
arc_header(struct record *r, struct span line)
{
	struct span date;
	uintmax_t n, when;

	if (!number(cut_last(&line), &n))
		return false;
	cut_last(&line);
	date = cut_last(&line);
	cut_last(&line);
	if (line.n == 0 || date.n < 8 || !number(date, &when) || memchr(line.p, ':', line.n) == NULL)
		return false;
	set(&r->url, line);
	set(&r->type, span_starts(line, S("filedesc:")) ? S("warcinfo") : S("response"));
	r->length = n;
	r->has_length = true;
	return true;
}

static void
reset(struct record *r)
{
	r->type.n = r->url.n = r->content_type.n = r->language.n = 0;
	r->length = 0;
	r->has_length = false;
}

/* The next record's headers; false at the end. */
static bool
next_header(struct warc *w)
{
	struct span line;
	bool lost = false;
	enum in_got got;

	reset(&w->rec);
	for (;;) {
		w->at = in_offset(w->in);
		if ((got = in_line(w->in, &line)) == IN_END)
			return false;
		line = read_trim(line);
		if (span_starts(line, S("WARC/")))
			break;
		if (line.n == 0)
			continue;
		if (got == IN_LINE && arc_header(&w->rec, line))
			return true;
		if (!lost)
			read_skip(w->run, 0, "byte %ju: no record begins here, the next one is looked for", w->at);
		lost = true;
	}
	while (in_line(w->in, &line) == IN_LINE && (line = read_trim(line)).n > 0)
		take_header(&w->rec, line);
	return true;
}

/* Passes over n bytes; false if the file ends before. */
static bool
pass(struct warc *w, uintmax_t n)
{
	char *p = buf_more(&w->content, BLOCK);
	size_t k;

	while (n > 0) {
		k = in_read(w->in, p, n < BLOCK ? (size_t)n : BLOCK);
		if (k == 0)
			return false;
		n -= k;
	}
	return true;
}

/* The record's bytes, the first RECORD_MAX of them; false if the file ends in it. */
static bool
content(struct warc *w)
{
	uintmax_t left = w->rec.length;
	size_t k;

	w->content.n = 0;
	while (left > 0 && w->content.n < RECORD_MAX) {
		size_t n = left < BLOCK ? (size_t)left : BLOCK;

		k = in_read(w->in, buf_more(&w->content, n), n);
		if (k == 0)
			return false;
		w->content.n += k;
		left -= k;
	}
	return left == 0 || pass(w, left);
}

static bool
give_page(struct warc *w, struct span bytes, struct span charset)
{
	struct article a = { .record = bytes };
	struct span url = buf_view(&w->rec.url);

	w->pages++;
	a.field[READ_URL] = url;
	if (bytes.n == 0 || !web_article(&w->web, w->run, bytes, charset, url, &a)) {
		w->without++;
		return true;
	}
	return read_give(w->run, &a);
}

static bool
is_page_type(struct span type, struct span body)
{
	return html_is(type, "text/html") || html_is(type, "application/xhtml+xml") ||
	    (type.n == 0 && web_knows(body));
}

static bool
give_response(struct warc *w)
{
	struct http h;
	struct span body;

	if (!http_parse(&h, buf_view(&w->content)) || h.status != 200 || !is_page_type(h.type, h.body))
		return true;
	body = http_body(&h, &w->chunks, &w->body);
	if (h.damaged)
		read_skip(w->run, 0, "byte %ju: the compressed body of this record is cut or corrupt", w->at);
	return give_page(w, body, h.charset);
}

/* A WET record: a line is a paragraph, the first one is the page's title. */
static bool
give_text(struct warc *w)
{
	struct article a = { .record = buf_view(&w->content), .title_in_body = true };
	struct span rest = read_trim(a.record), line = { 0 };

	a.field[READ_BODY] = rest;
	span_cut(&rest, '\n', &line);
	a.field[READ_TITLE] = line.n <= 300 ? line : (struct span){ 0 };
	a.field[READ_URL] = buf_view(&w->rec.url);
	a.field[READ_LANGUAGE] = buf_view(&w->rec.language);
	return read_give(w->run, &a);
}

/* False when no more articles are wanted. */
static bool
give(struct warc *w)
{
	struct record *r = &w->rec;
	struct span type = buf_view(&r->content_type);

	if (html_is(buf_view(&r->type), "conversion"))
		return give_text(w);
	if (html_is(buf_view(&r->type), "response"))
		return give_response(w);
	if (html_is(buf_view(&r->type), "resource") && is_page_type(type, buf_view(&w->content)))
		return give_page(w, buf_view(&w->content), (struct span){ 0 });
	return true;
}

static bool
is_wanted(const struct record *r)
{
	return html_is(buf_view(&r->type), "conversion") || html_is(buf_view(&r->type), "response") ||
	    html_is(buf_view(&r->type), "resource");
}

static void
read_warc(struct read *run, struct in *in)
{
	struct warc w = { .run = run, .in = in };
	bool more = true;

	while (more && read_more(run) && next_header(&w)) {
		if (!w.rec.has_length)
			read_skip(run, 0, "byte %ju: a record without Content-Length", w.at);
		else if (!(is_wanted(&w.rec) ? content(&w) : pass(&w, w.rec.length))) {
			if (!in_damaged(in))
				read_skip(run, 0, "byte %ju: the file ends in this record", w.at);
			break;
		} else if (is_wanted(&w.rec))
			more = give(&w);
	}
	web_free(&w.web);
	buf_free(&w.rec.type);
	buf_free(&w.rec.url);
	buf_free(&w.rec.content_type);
	buf_free(&w.rec.language);
	buf_free(&w.content);
	buf_free(&w.chunks);
	buf_free(&w.body);
}

static bool
warc_knows(struct span head)
{
	return span_starts(head, S("WARC/")) || span_starts(head, S("filedesc://"));
}

const struct reader reader_warc = {
	"warc", "web archives: WARC, WET, ARC", warc_knows, read_warc, false
};
