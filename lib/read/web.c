/* See web.h. */
#include "read/web.h"
#include "read/charset.h"
#include "read/language.h"
#include "read/page_read.h"
#include "read/parse_html.h"
#include "utf8.h"

enum {
	CHARSET_HEAD = 64 * 1024,
	CHARS_MIN = 150,		/* of an article; less is a teaser, an index, an error */
	NEAR_BEGIN = 1024		/* a page that begins with text must show that it is one */
};

static struct span
decoded(struct web *w, struct read *run, struct span bytes, struct span declared)
{
	struct span head = bytes, s;

	head.n = head.n < CHARSET_HEAD ? head.n : CHARSET_HEAD;
	if (run->opt->encoding != NULL)
		declared = span_of(run->opt->encoding);
	else if (!charset_known(declared))
		declared = charset_declared(head);
	s = charset_decode(&w->utf8, bytes, declared, &run->guessed);
	if (utf8_valid(s) == s.n)
		return s;
	w->clean.n = 0;
	run->bad_bytes += utf8_clean(&w->clean, s);
	return buf_view(&w->clean);
}

/* Many pages declare the language of their site's software: the text knows better. */
static struct span
language(struct web *w)
{
	struct span seen = language_of(buf_view(&w->text));

	w->language.n = 0;
	language_tag(&w->language, buf_view(&w->about.language));
	if (seen.n > 0 && (w->language.n < 2 || memcmp(w->language.p, seen.p, 2) != 0))
		return seen;
	return buf_view(&w->language);
}

bool
web_article(struct web *w, struct read *run, struct span bytes, struct span declared,
    struct span url, struct article *a)
{
	struct page_about *about = &w->about;
	bool small = false;

	page_read(&w->page, decoded(w, run, bytes, declared));
	page_body(&w->body, &w->page);
	page_about(about, &w->page, &w->body, url);
	page_body_title(&w->body, &w->page, about->title.block);
	if (w->is_saved && w->body.chars == 0)
		small = page_body_all(&w->body, &w->page);
	w->text.n = 0;
	page_body_text(&w->body, &w->page, w->body.with_heading ? (struct span){ 0 } :
	    buf_view(&about->title.text), &w->text);
	if (w->text.n < CHARS_MIN && about->source.ld.body.n > w->text.n) {
		w->text.n = 0;		/* where the blocks give no text, the page may have it there */
		buf_span(&w->text, markup_text(&w->markup, buf_view(&about->source.ld.body)));
	}
	if (w->text.n == 0 || (!small && utf8_count(buf_view(&w->text)) < CHARS_MIN / 3))
		return false;
	a->field[READ_BODY] = buf_view(&w->text);
	a->field[READ_TITLE] = buf_view(&about->title.text);
	a->field[READ_BYLINE] = buf_view(&about->byline);
	a->field[READ_OUTLET] = buf_view(&about->outlet);
	a->field[READ_LANGUAGE] = language(w);
	a->field[READ_DATE] = (struct span){ about->date.iso, about->date.n };
	return true;
}

void
web_free(struct web *w)
{
	page_free(&w->page);
	page_body_free(&w->body);
	page_about_free(&w->about);
	markup_free(&w->markup);
	buf_free(&w->utf8);
	buf_free(&w->clean);
	buf_free(&w->text);
	buf_free(&w->language);
}

/* A piece of a page, as interfaces and editors store it, begins with an element of its body. */
static bool
begins_in_body(struct span head)
{
	static const char *const tag[] = {
		"p", "div", "h1", "h2", "h3", "section", "main", "header", "table", "center", "span", "b",
		"strong", "font", "blockquote", "figure", "img", "a"
	};
	size_t n = 1;

	while (n < head.n && n < 16 && head.p[n] != '>' && !html_is_space(head.p[n]))
		n++;
	for (size_t i = 0; head.n > 0 && head.p[0] == '<' && i < sizeof(tag) / sizeof(tag[0]); i++)
		if (html_is((struct span){ head.p + 1, n - 1 }, tag[i]))
			return true;
	return false;
}

bool
web_knows(struct span head)
{
	static const char *const tag[] = {
		"<!doctype html", "<html", "<head", "<body", "<article", "<title", "<meta "
	};

	head = read_trim(head);
	if (begins_in_body(head))
		return true;
	if (head.n > NEAR_BEGIN && head.p[0] != '<')
		head.n = NEAR_BEGIN;
	for (size_t i = 0; i < head.n; i++)
		for (size_t k = 0; head.p[i] == '<' && k < sizeof(tag) / sizeof(tag[0]); k++) {
			size_t n = strlen(tag[k]);

			if (n <= head.n - i && html_is((struct span){ head.p + i, n }, tag[k]))
				return true;
		}
	return false;
}
