/*
 * HTML, one token at a time, from a span: the tokenizer of the HTML Standard
 * (section 13.2.5), without its tree.
 *
 * Linear in the input whatever it is.  Tokens are views into the text, to be
 * decoded only where somebody looks at them.  What is left of the Standard: a
 * DOCTYPE is one token without its parts; parse errors are not told; of more
 * than HTML_ATTRIBUTES attributes in a tag the first ones are kept.
 */
#ifndef PARSE_HTML_H
#define PARSE_HTML_H

#include "mem.h"
#include "span.h"

#include <stdbool.h>

enum html_token { HTML_END, HTML_TEXT, HTML_START, HTML_CLOSE, HTML_COMMENT, HTML_DOCTYPE };

/* What the text of an element is; the caller sets it behind a start tag. */
enum html_content {
	HTML_DATA,	/* tags and references */
	HTML_RCDATA,	/* title, textarea: references, up to the end tag */
	HTML_RAWTEXT,	/* style, iframe, ...: neither */
	HTML_SCRIPT,	/* neither, and a comment in it may hold an end tag */
	HTML_PLAINTEXT,	/* to the end of the file */
	HTML_CDATA	/* to ]]> */
};

enum { HTML_ATTRIBUTES = 64 };

struct html_attribute {
	struct span	name, value;	/* as written */
};

struct html {
	/* The token. */
	struct span	text;		/* of TEXT, COMMENT: as written */
	struct span	name;		/* of START, CLOSE: as written */
	bool		self_closing;
	size_t		n_attribute;
	struct html_attribute attribute[HTML_ATTRIBUTES];

	enum html_content content;	/* of what comes next */
	enum html_content text_content;	/* of `text`, for html_text() */
	struct span	 last_start;	/* name of the last start tag: what ends RCDATA and the like */

	/* Private part. */
	const char	*p, *end;
};

void		html_start(struct html *, struct span);
enum html_token	html_next(struct html *);

/* The value of the first attribute of that name (lower case), as written; p NULL: there is none. */
struct span	html_value(const struct html *, const char *name);

/*
 * Appends what was written as what it means: CRLF and CR become LF, references
 * their characters, NUL U+FFFD where the Standard says so.
 */
void		html_text(struct buf *, struct span text, enum html_content);
void		html_attribute_text(struct buf *, struct span value);
void		html_name(struct buf *, struct span name);		/* in lower case */
void		html_comment_text(struct buf *, struct span text);

static inline bool
html_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}

static inline char
html_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool		html_same(struct span, const char *low);	/* for html_is() */

/* Are they equal but for the case of ASCII letters?  `low` is in lower case, and not empty. */
static inline bool
html_is(struct span s, const char *low)
{
	return s.n > 0 && html_lower(s.p[0]) == low[0] && html_same(s, low);
}

/* Without white space at its ends. */
struct span	html_trim(struct span);

/* Does s contain it? */
bool		html_contains(struct span s, const char *low);

#endif
