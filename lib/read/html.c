/*
 * Web pages, as saved: the article without what stands around it.
 */
#include "read/readers.h"
#include "read/web.h"

static void
read_html(struct read *run, struct in *in)
{
	struct article a = { 0 };
	struct buf bytes = { 0 };
	struct web web = { .is_saved = true };

	if (read_all(run, in, &bytes)) {
		a.record = buf_view(&bytes);
		if (web_article(&web, run, a.record, (struct span){ 0 }, (struct span){ 0 }, &a))
			read_give(run, &a);
		else
			read_skip(run, 0, "no article text in this page");
	}
	web_free(&web);
	buf_free(&bytes);
}

const struct reader reader_html = {
	"html", "web pages: the main text, without menus and the like", web_knows, read_html, false
};
