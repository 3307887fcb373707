/*
 * Web pages, as saved: the article without what stands around it.
 */
#include "read/charset.h"
#include "read/page_about.h"
#include "read/parse_html.h"
#include "read/readers.h"
#include "utf8.h"

enum { CHARSET_HEAD = 64 * 1024, CHARS_MIN = 150 };

static void
read_html(struct read *run, struct in *in)
{
	struct article a = { 0 };
	struct buf bytes = { 0 }, utf8 = { 0 }, clean = { 0 }, body = { 0 };
	struct page page = { 0 };
	struct page_body b = { 0 };
	struct page_about about = { 0 };
	struct span s;

	if (read_all(run, in, &bytes)) {
		s = buf_view(&bytes);
		a.record = s;
		s.n = s.n < CHARSET_HEAD ? s.n : CHARSET_HEAD;
		s = charset_decode(&utf8, buf_view(&bytes), charset_declared(s));
		if (utf8_valid(s) < s.n) {
			run->bad_bytes += utf8_clean(&clean, s);
			s = buf_view(&clean);
		}
		page_read(&page, s);
		page_body(&b, &page);
		page_about(&about, &page, &b, (struct span){ 0 });
		page_body_text(&b, &page, buf_view(&about.title), &body);
		a.field[READ_BODY] = buf_view(&body);
		a.field[READ_TITLE] = buf_view(&about.title);
		a.field[READ_BYLINE] = buf_view(&about.byline);
		a.field[READ_OUTLET] = buf_view(&about.outlet);
		a.field[READ_LANGUAGE] = buf_view(&about.language);
		a.field[READ_DATE] = (struct span){ about.date.iso, about.date.n };
		read_give(run, &a);
	}
	page_about_free(&about);
	page_body_free(&b);
	page_free(&page);
	buf_free(&bytes);
	buf_free(&utf8);
	buf_free(&clean);
	buf_free(&body);
}

static bool
html_knows(struct span head)
{
	static const char *const tag[] = {
		"<!doctype html", "<html", "<head", "<body", "<article", "<title", "<meta"
	};

	if (head.n > 1024)
		head.n = 1024;
	for (size_t i = 0; i < head.n; i++)
		for (size_t k = 0; head.p[i] == '<' && k < sizeof(tag) / sizeof(tag[0]); k++)
			if (html_is((struct span){ head.p + i, strlen(tag[k]) > head.n - i ? 0 :
			    strlen(tag[k]) }, tag[k]))
				return true;
	return false;
}

const struct reader reader_html = {
	"html", "web pages: the main text, without menus and the like", html_knows, read_html
};
