/*
 * Mail: mailboxes (mbox), single messages, newsletters, posts of newsgroups, and
 * web pages that a browser saved as a message (MHTML).
 *
 * A mailbox is cut at its "From " lines.  In a message the parts are found in
 * one pass over its lines, with the borders of the parts that are open on a
 * small stack; a message that lies in another one waits and comes out after it.
 *
 *	header                  title, byline, date, id
 *	multipart --border--    open: [ border, border ... ]
 *	  text/plain            added to the text
 *	  text/html             the first one; of a choice of both only where the plain
 *	                        text says next to nothing
 *	  message/rfc822        waits
 *	  attachments           are passed over
 */
#include "read/charset.h"
#include "read/mime.h"
#include "read/parse_html.h"
#include "read/readers.h"
#include "read/web.h"
#include "utf8.h"

#include <stdlib.h>

enum {
	MESSAGE_MAX = 16 * 1024 * 1024,	/* bytes; what stands behind them are attachments */
	OPEN_MAX = 8,		/* parts in parts; what lies deeper is passed over */
	WAITING_MAX = 64,	/* messages in one message */
	HEAD_LINES = 100,	/* of a file that may be a message's header */
	STUB = 200		/* bytes: a plain text under that, beside HTML, says next to nothing */
};

/* What a header says of what is below it. */
struct entity {
	struct span	type, charset, encoding, border;
	bool		attached;
};

struct open_part {
	struct span	border;
	bool		digest;		/* its parts are messages if they do not say otherwise */
	bool		choice;		/* its parts say the same */
};

struct mail {
	struct read	*run;
	uintmax_t	 line;		/* where the message begins */
	struct buf	 message;
	bool		 cut;		/* it was longer than MESSAGE_MAX */

	struct open_part open[OPEN_MAX];
	size_t		 n_open;
	struct span	 waiting[WAITING_MAX];
	size_t		 n_waiting;

	struct span	 url, id, address;
	struct buf	 subject, from, date, plain, html, body, utf8, text;
	struct span	 html_charset;
	size_t		 html_at;	/* bytes of plain text before it */
	bool		 has_html, is_choice, is_page;
	struct web	 web;
	struct markup	 markup;
};

/* Parts. */

static struct span
bare(struct span s)
{
	if (s.n >= 2 && s.p[0] == '<' && s.p[s.n - 1] == '>')
		return (struct span){ s.p + 1, s.n - 2 };
	return s;
}

static void
take_content_field(struct entity *e, struct span name, struct span v)
{
	if (html_is(name, "content-type")) {
		e->type = mime_value(v);
		e->charset = mime_parameter(v, "charset");
		e->border = mime_parameter(v, "boundary");
	} else if (html_is(name, "content-transfer-encoding"))
		e->encoding = mime_value(v);
	else if (html_is(name, "content-disposition"))
		e->attached = html_is(mime_value(v), "attachment");
}

/* The fields that say what the message is; the first one of a name counts. */
static void
take_field(struct mail *m, struct span name, struct span v)
{
	if (html_is(name, "subject") && m->subject.n == 0)
		mime_text(&m->subject, v);
	else if (html_is(name, "from") && m->from.n == 0)
		mime_mailbox(&m->from, v, &m->address);
	else if (html_is(name, "date") && m->date.n == 0)
		buf_span(&m->date, v);
	else if (html_is(name, "message-id") && m->id.n == 0)
		m->id = bare(v);
	else if (html_is(name, "archived-at") && m->url.n == 0)
		m->url = bare(v);
	else if (html_is(name, "snapshot-content-location")) {
		m->url = v;
		m->is_page = true;
	}
}

static bool
is_type(const struct entity *e, const char *type)
{
	size_t n = strlen(type);

	return e->type.n >= n && html_is((struct span){ e->type.p, n }, type);
}

/* *rest stands at a header and is left behind it. */
static void
read_header(struct mail *m, struct entity *e, struct span *rest, bool of_message)
{
	struct span name, v;

	*e = (struct entity){ 0 };
	if (m->n_open > 0 && m->open[m->n_open - 1].digest)
		e->type = S("message/rfc822");
	while (mime_field(rest, &name, &v)) {
		take_content_field(e, name, v);
		if (of_message)
			take_field(m, name, v);
	}
}

static void
add_paragraphs(struct buf *to, struct span s)
{
	s = read_trim(s);
	if (to->n > 0 && s.n > 0)
		buf_add(to, "\n\n", 2);
	buf_span(to, s);
}

static void
add_plain(struct mail *m, const struct entity *e, struct span body)
{
	struct span s;

	m->body.n = 0;
	mime_body(&m->body, body, e->encoding);
	s = charset_decode(&m->utf8, buf_view(&m->body), e->charset, &m->run->guessed);
	add_paragraphs(&m->plain, s);
}

/* The body of a part that holds no parts. */
static void
take_leaf(struct mail *m, const struct entity *e, struct span body)
{
	if (is_type(e, "message/rfc822") || is_type(e, "message/news")) {
		if (m->n_waiting < WAITING_MAX)
			m->waiting[m->n_waiting++] = body;
	} else if (e->attached)
		return;
	else if (is_type(e, "text/html")) {
		if (m->has_html)
			return;
		m->has_html = true;
		m->html_charset = e->charset;
		m->html_at = m->plain.n;
		for (size_t i = 0; i < m->n_open; i++)
			m->is_choice |= m->open[i].choice;
		mime_body(&m->html, body, e->encoding);
	} else if (e->type.n == 0 || is_type(e, "text/plain") || is_type(e, "text/markdown"))
		add_plain(m, e, body);
}

/* Which of the open parts does a line end, or go on with?  From 1; 0: none. */
static size_t
border_of(const struct mail *m, struct span line, bool *last)
{
	struct span s;

	if (!span_starts(line, S("--")))
		return 0;
	while (line.n > 0 && html_is_space(line.p[line.n - 1]))
		line.n--;
	s = span_from(line, 2);
	for (size_t i = m->n_open; i > 0; i--) {
		struct span b = m->open[i - 1].border;

		*last = s.n == b.n + 2 && span_ends(s, S("--"));
		if (span_starts(s, b) && (s.n == b.n || *last))
			return i;
	}
	return 0;
}

/* Opens a part that holds parts; false if it holds none, or lies too deep. */
static bool
open_part(struct mail *m, const struct entity *e)
{
	if (!is_type(e, "multipart/") || e->border.n == 0)
		return false;
	if (m->n_open == OPEN_MAX) {
		read_skip(m->run, m->line, "the message that begins here has parts in parts, over %d: "
		    "some are left out", OPEN_MAX);
		return false;
	}
	m->open[m->n_open++] = (struct open_part){ .border = e->border,
	    .digest = is_type(e, "multipart/digest"), .choice = is_type(e, "multipart/alternative") };
	return true;
}

/* The line end before a border belongs to the border. */
static struct span
body_up_to(const char *from, const char *to)
{
	if (to > from && to[-1] == '\n')
		to--;
	if (to > from && to[-1] == '\r')
		to--;
	return (struct span){ from, (size_t)(to - from) };
}

static void
read_parts(struct mail *m, struct span message)
{
	struct entity e;
	struct span rest = message, line;
	const char *from, *body;
	bool leaf, last = false, any = false;
	size_t n;

	m->n_open = 0;
	read_header(m, &e, &rest, true);
	if (rest.p == NULL)
		return;
	leaf = !open_part(m, &e);
	from = body = rest.p;
	while (m->n_open > 0 && span_cut(&rest, '\n', &line)) {
		if ((n = border_of(m, line, &last)) == 0)
			continue;
		any = true;
		if (leaf)
			take_leaf(m, &e, body_up_to(from, line.p));
		m->n_open = last ? n - 1 : n;
		leaf = false;
		if (last || rest.p == NULL)
			continue;
		read_header(m, &e, &rest, false);
		leaf = !open_part(m, &e) && rest.p != NULL;
		from = rest.p;
	}
	if (!any && is_type(&e, "multipart/")) {	/* no border is told, or none comes: as it stands */
		e.type = S("text/plain");
		leaf = true;
		from = body;
	}
	if (leaf)
		take_leaf(m, &e, body_up_to(from, message.p + message.n));
}

/* Articles. */

/* HTML: the article in it, else all of its text. */
static void
take_html(struct mail *m, struct article *a)
{
	struct span utf8;

	if (web_article(&m->web, m->run, buf_view(&m->html), m->html_charset, m->url, a))
		return;
	utf8 = charset_decode(&m->utf8, buf_view(&m->html), m->html_charset, &m->run->guessed);
	m->body.n = 0;
	m->run->bad_bytes += utf8_clean(&m->body, utf8);
	a->field[READ_BODY] = markup_text(&m->markup, buf_view(&m->body));
}

/* The text of all parts in their order; of a choice the plain text, if it says as much. */
static void
take_text(struct mail *m, struct article *a)
{
	struct span plain = buf_view(&m->plain);

	if (!m->has_html || (m->is_choice && plain.n >= STUB)) {
		a->field[READ_BODY] = plain;
		return;
	}
	take_html(m, a);
	if (m->is_page || (m->is_choice && a->field[READ_BODY].n >= plain.n))
		return;
	m->text.n = 0;
	add_paragraphs(&m->text, (struct span){ plain.p, m->html_at });
	if (!m->is_choice)
		add_paragraphs(&m->text, a->field[READ_BODY]);
	add_paragraphs(&m->text, span_from(plain, m->html_at));
	a->field[READ_BODY] = buf_view(&m->text);
}

/* The host of an address: "news@example.com". */
static struct span
host(struct span address)
{
	const char *at = address.n == 0 ? NULL : memchr(address.p, '@', address.n);

	return at == NULL ? (struct span){ 0 } : span_from(address, (size_t)(at - address.p) + 1);
}

/* What the header says counts more than what the text says of itself, but for saved pages. */
static void
put(struct mail *m, struct article *a, enum read_field f, struct span said)
{
	if (said.n > 0 && !(m->is_page && a->field[f].n > 0))
		a->field[f] = said;
}

static void
reset(struct mail *m)
{
	m->subject.n = m->from.n = m->date.n = m->plain.n = m->html.n = 0;
	m->url = m->id = m->address = m->html_charset = (struct span){ 0 };
	m->has_html = m->is_choice = m->is_page = false;
}

/* False when no more articles are wanted. */
static bool
give_message(struct mail *m, struct span message)
{
	struct article a = { .record = message, .line = m->line };

	reset(m);
	read_parts(m, message);
	m->web.body.with_heading = !m->is_page;	/* the subject is the title */
	take_text(m, &a);
	if (a.field[READ_BODY].n == 0) {
		if (m->n_waiting == 0)
			read_skip(m->run, m->line, "the message that begins here has no text");
		return true;
	}
	put(m, &a, READ_TITLE, buf_view(&m->subject));
	put(m, &a, READ_DATE, buf_view(&m->date));
	if (!m->is_page) {
		put(m, &a, READ_BYLINE, buf_view(&m->from));
		a.field[READ_OUTLET] = host(m->address);
	}
	a.field[READ_ID] = m->is_page ? (struct span){ 0 } : m->id;
	a.field[READ_URL] = m->url;
	return read_give(m->run, &a);
}

/* The message and those that lie in it; what waits is a part of what gave it, so this ends. */
static bool
give(struct mail *m)
{
	struct span next = read_trim(buf_view(&m->message));
	bool more;

	if (next.n == 0)
		return true;
	if (m->cut)
		read_skip(m->run, m->line, "the message that begins here is over %d bytes; the rest of "
		    "it is left out", MESSAGE_MAX);
	m->n_waiting = 0;
	more = give_message(m, next);
	for (size_t i = 0; more && i < m->n_waiting; i++)
		more = give_message(m, m->waiting[i]);
	return more;
}

/* "From ann@example.com Fri May  4 14:05:44 2001": a mailbox has it before each message. */
static bool
is_from_line(struct span line)
{
	struct span word, rest = line;
	size_t n = 0, colons = 0;

	if (!span_starts(line, S("From ")))
		return false;
	while (span_cut(&rest, ' ', &word)) {
		n += word.n > 0;
		colons += word.n >= 5 && word.n <= 8 && word.p[2] == ':' && word.p[0] >= '0' &&
		    word.p[0] <= '2';
	}
	return n >= 6 && n <= 10 && colons > 0;
}

/* ">From " in a mailbox is "From " in the message. */
static struct span
unquoted(struct span line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '>')
		n++;
	return n > 0 && span_starts(span_from(line, n), S("From ")) ? span_from(line, 1) : line;
}

static void
add_line(struct mail *m, struct span line, bool ended)
{
	if (m->message.n + line.n >= MESSAGE_MAX) {
		m->cut = true;
		return;
	}
	buf_span(&m->message, line);
	if (ended)
		buf_byte(&m->message, '\n');
}

static void
read_mail(struct read *run, struct in *in)
{
	struct mail *m = mem_zero(1, sizeof(*m));
	struct span line;
	bool more = true, is_box = false, blank = true;
	enum in_got got;

	m->run = run;
	m->line = 1;
	while (more && read_more(run) && (got = in_line(in, &line)) != IN_END) {
		if (in_line_number(in) == 1)
			line = read_bom(line);
		if (blank && is_from_line(line)) {
			is_box = true;
			more = give(m);
			m->message.n = 0;
			m->cut = blank = false;
			m->line = in_line_number(in);
			continue;
		}
		blank = read_trim(line).n == 0;
		add_line(m, is_box ? unquoted(line) : line, got == IN_LINE && !in_unended(in));
	}
	if (more && !in_damaged(in))
		give(m);
	buf_free(&m->message);
	buf_free(&m->subject);
	buf_free(&m->from);
	buf_free(&m->date);
	buf_free(&m->plain);
	buf_free(&m->html);
	buf_free(&m->body);
	buf_free(&m->utf8);
	buf_free(&m->text);
	web_free(&m->web);
	markup_free(&m->markup);
	free(m);
}

/*
 * A "From " line, or a header to its empty line and no other line in it, with
 * two of the fields that every message has.
 */
static bool
mail_knows(struct span head)
{
	static const char *const usual[] = {
		"from", "date", "subject", "message-id", "received", "return-path", "mime-version",
		"delivered-to", "newsgroups", "snapshot-content-location"
	};
	struct span line, name;
	unsigned known = 0;

	head = read_trim(head);
	for (size_t i = 0; i < HEAD_LINES && span_cut(&head, '\n', &line); i++) {
		if (i == 0 && is_from_line(line))
			return true;
		if (read_trim(line).n == 0)
			break;
		if (i > 0 && (line.p[0] == ' ' || line.p[0] == '\t'))
			continue;
		if (!mime_is_field(line, &name))
			return false;
		for (size_t k = 0; k < sizeof(usual) / sizeof(usual[0]); k++)
			if (html_is(name, usual[k]))
				known |= 1u << k;
	}
	return (known & (known - 1)) != 0;
}

const struct reader reader_mail = {
	"mail", "mailboxes, messages, saved pages (MHTML)", mail_knows, read_mail, false
};
