/*
 * A web page's bytes to an article: what html and warc share.
 *
 * Holds what is reused from page to page, so that a crawl allocates little.
 */
#ifndef READ_WEB_H
#define READ_WEB_H

#include "read.h"
#include "read/markup.h"
#include "read/page_about.h"

struct web {
	struct page	 page;
	struct page_body body;
	struct page_about about;
	struct markup	 markup;
	struct buf	 utf8, clean, text, language;
	bool		 is_saved;	/* set by the caller: chosen by somebody, however small it is */
};

/*
 * Fills in the article's text, title, byline, date, outlet and language, as
 * views that are good until the next call.  `declared` is a charset, or empty;
 * url may be empty.  False if the page holds no article: too little text, or
 * an error page.
 */
bool	web_article(struct web *, struct read *, struct span bytes, struct span declared,
	    struct span url, struct article *);
void	web_free(struct web *);

/* Does a file begin like a web page? */
bool	web_knows(struct span head);

#endif
