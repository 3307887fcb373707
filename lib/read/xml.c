/*
 * News in XML: NITF, NewsML-G2, NewsML 1, RCV1, RSS, Atom, through expat.
 *
 * One handler for all of them: data/xml_tags.tsv says which element or
 * attribute holds which part, by its name and its parent's.  A record inside a
 * record (NITF in NewsML) belongs to the outer one.  DTDs and entities from
 * outside are never fetched, and expat stops entities that blow up.
 */
#include "diag.h"
#include "lex_xml_tags.h"
#include "mem.h"
#include "read/charset.h"
#include "read/parse_html.h"
#include "read/readers.h"
#include "row.h"
#include "utf8.h"

#include <expat.h>
#include <stdlib.h>

enum { LEVELS = 64, NAME_BYTES = 100, BLOCK = 64 * 1024, LEAD_RANK = 90,
	DECLARATION = 80,	/* bytes of <?xml ... ?> */
	TOKEN_MAX = 1024 * 1024		/* bytes of a tag, comment or the like */
};

/* Where the text of an open element goes. */
struct level {
	char		name[NAME_BYTES / 2];	/* local, folded; cut if longer */
	int		part;			/* enum read_field, or NOWHERE */
	uint32_t	rank;
	uint32_t	element;		/* number of the element that set it */
};
#define NOWHERE	READ_FIELDS

struct part {
	struct buf	text;
	uint32_t	rank, element;
};

struct xml {
	struct read	*run;
	XML_Parser	 parser;
	struct level	 open[LEVELS];
	size_t		 depth;
	size_t		 record;		/* depth of the open record, 0: none */
	uint32_t	 elements;
	bool		 gap, done;
	struct part	 part[READ_FIELDS];
	uintmax_t	 line;
};

static const char *
local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

static void
fold(char *to, const char *name, size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n && name[i] != '\0'; i++)
		to[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] | 0x20) : name[i];
	to[i] = '\0';
}

/* "parent name", else "name". */
static struct lex_hit
look_up(const char *parent, const char *name, bool alone)
{
	char both[NAME_BYTES + 2];
	struct buf b = { .p = both, .cap = sizeof(both) };
	struct lex_hit hit = { 0 };

	if (parent[0] != '\0') {
		buf_add(&b, parent, strlen(parent));
		buf_byte(&b, ' ');
		buf_add(&b, name, strlen(name));
		hit = lex_find(&lex_xml_tags, buf_view(&b));
	}
	if (hit.classes == 0 && alone)
		hit = lex_find(&lex_xml_tags, span_of(name));
	return hit;
}

static int
field_of(uint32_t class)
{
	switch (class) {
	case XML_TAGS_TITLE:
		return READ_TITLE;
	case XML_TAGS_BYLINE:
		return READ_BYLINE;
	case XML_TAGS_OUTLET:
		return READ_OUTLET;
	case XML_TAGS_DATE:
		return READ_DATE;
	case XML_TAGS_ID:
		return READ_ID;
	case XML_TAGS_URL:
		return READ_URL;
	case XML_TAGS_LANGUAGE:
		return READ_LANGUAGE;
	case XML_TAGS_BODY:
		return READ_BODY;
	default:
		return NOWHERE;
	}
}

static uint32_t
rank_of(struct lex_hit hit)
{
	uint32_t n = 0;

	row_number(hit.value, &n);
	return n;
}

/* Can text of that rank, from that element, be added to the part? */
static bool
makes_room(struct xml *x, int part, uint32_t rank, uint32_t element)
{
	struct part *p = &x->part[part];

	if (p->text.n > 0 && rank > p->rank)
		return false;
	if (p->text.n == 0 || rank < p->rank)
		p->text.n = 0;
	else if (element != p->element) {
		if (part == READ_BODY)
			x->gap = true;
		else if (part == READ_BYLINE)
			buf_add(&p->text, ", ", 2);
		else
			return false;		/* the first one counts */
	}
	p->rank = rank;
	p->element = element;
	return true;
}

static void
reset(struct xml *x)
{
	for (int i = 0; i < READ_FIELDS; i++)
		x->part[i].text.n = 0;
	x->gap = false;
}

static void
take_attributes(struct xml *x, const char *element, const char **attribute)
{
	char name[NAME_BYTES / 2];

	for (; attribute[0] != NULL; attribute += 2) {
		struct lex_hit hit;
		int part;

		fold(name, local(attribute[0]), sizeof(name));
		hit = look_up(element, name, false);
		part = field_of(hit.classes);
		if (part != NOWHERE && attribute[1][0] != '\0' &&
		    makes_room(x, part, rank_of(hit), ++x->elements))
			buf_add(&x->part[part].text, attribute[1], strlen(attribute[1]));
	}
}

static bool
is_lead(const char **attribute)
{
	for (; attribute[0] != NULL; attribute += 2)
		if (strcmp(attribute[0], "class") == 0 && strcmp(attribute[1], "lead_paragraph") == 0)
			return true;
	return false;
}

static void XMLCALL
on_start(void *of, const char *name, const char **attribute)
{
	struct xml *x = of;
	struct level *l, *up;
	struct lex_hit hit;

	if (++x->depth >= LEVELS)
		return;
	l = &x->open[x->depth];
	up = &x->open[x->depth - 1];
	fold(l->name, local(name), sizeof(l->name));
	l->part = up->part;
	l->rank = up->rank;
	l->element = up->element;
	hit = look_up(up->name, l->name, true);
	if (hit.classes == XML_TAGS_RECORD && x->record == 0) {
		x->record = x->depth;
		x->line = XML_GetCurrentLineNumber(x->parser);
		reset(x);
	}
	if (x->record == 0)
		return;
	if (hit.classes == XML_TAGS_IGNORE)
		l->part = NOWHERE;
	else if (hit.classes == XML_TAGS_PARAGRAPH) {
		x->gap = true;
		if (is_lead(attribute))		/* the full text says it again */
			l->rank = LEAD_RANK;
	} else if (field_of(hit.classes) != NOWHERE && (up->part == NOWHERE || up->part == field_of(hit.classes))) {
		l->part = field_of(hit.classes);
		l->rank = rank_of(hit);
		l->element = ++x->elements;
	}
	take_attributes(x, l->name, attribute);
}

/* White space is one blank, or a paragraph's end where an element said so. */
static void
add_words(struct xml *x, struct buf *to, struct span s)
{
	size_t i = 0, from;

	while (i < s.n) {
		if (strchr(" \t\r\n", s.p[i]) != NULL && s.p[i] != '\0') {
			if (to->n > 0 && !x->gap && to->p[to->n - 1] != ' ' && to->p[to->n - 1] != '\n')
				buf_byte(to, ' ');
			i++;
			continue;
		}
		for (from = i++; i < s.n && (s.p[i] == '\0' || strchr(" \t\r\n", s.p[i]) == NULL); i++)
			;
		if (x->gap) {
			while (to->n > 0 && (to->p[to->n - 1] == ' ' || to->p[to->n - 1] == '\n'))
				to->n--;
			if (to->n > 0)
				buf_add(to, "\n\n", 2);
			x->gap = false;
		}
		buf_add(to, s.p + from, i - from);
	}
}

static void XMLCALL
on_text(void *of, const char *p, int n)
{
	struct xml *x = of;
	struct level *l = &x->open[x->depth < LEVELS ? x->depth : LEVELS - 1];
	struct span s = { p, (size_t)n };

	if (x->record == 0 || l->part == NOWHERE || n <= 0)
		return;
	if (read_trim(s).n == 0 && x->part[l->part].text.n == 0)
		return;
	if (!makes_room(x, l->part, l->rank, l->element) ||
	    x->part[l->part].text.n > READ_MAX)
		return;
	if (l->part == READ_BODY)
		add_words(x, &x->part[l->part].text, s);
	else
		buf_span(&x->part[l->part].text, s);
}

static void
give(struct xml *x)
{
	struct article a = { .line = x->line, .markup = true };

	for (int i = 0; i < READ_FIELDS; i++)
		a.field[i] = buf_view(&x->part[i].text);
	a.field[READ_BODY] = read_trim(a.field[READ_BODY]);
	a.record = a.field[READ_BODY];
	if (a.record.n > 0 && !read_give(x->run, &a)) {
		x->done = true;
		XML_StopParser(x->parser, XML_FALSE);
	}
}

static void XMLCALL
on_end(void *of, const char *name)
{
	struct xml *x = of;

	(void)name;
	if (x->depth < LEVELS && lex_find(&lex_xml_tags,
	    span_of(x->open[x->depth].name)).classes == XML_TAGS_PARAGRAPH)
		x->gap = true;
	if (x->depth == x->record) {
		x->record = 0;
		give(x);
	}
	x->depth--;
}

/* A charset of one byte a character that expat does not have, by iconv. */
static int XMLCALL
on_charset(void *of, const char *name, XML_Encoding *e)
{
	struct buf b = { 0 };
	bool guessed;

	(void)of;
	if (!charset_known(span_of(name)))
		return XML_STATUS_ERROR;
	for (int i = 0; i < 256; i++) {
		char byte = (char)i;
		struct span s = charset_decode_part(&b, (struct span){ &byte, 1 }, span_of(name), &guessed);
		size_t at = 0;

		e->map[i] = i < 0x80 ? i : (int)utf8_next(s, &at);
		if (e->map[i] == 0xfffd)
			e->map[i] = -1;
	}
	buf_free(&b);
	e->convert = NULL;
	e->release = NULL;
	return XML_STATUS_OK;
}

static void
parse(struct xml *x, struct in *in)
{
	enum XML_Status ok = XML_STATUS_OK;
	uintmax_t fed = 0, seen = 0;
	size_t n = 1;

	while (ok == XML_STATUS_OK && n > 0 && !x->done) {
		void *p = XML_GetBuffer(x->parser, BLOCK);

		if (p == NULL)
			break;
		n = in_read(in, p, BLOCK);
		if (n == 0 && in_damaged(in))
			return;
		ok = XML_ParseBuffer(x->parser, (int)n, n == 0);
		fed += n;
		if (XML_GetCurrentByteIndex(x->parser) > 0)
			seen = (uintmax_t)XML_GetCurrentByteIndex(x->parser);
		if (ok == XML_STATUS_OK && fed - seen > TOKEN_MAX) {	/* expat reads one anew at each block */
			read_skip(x->run, XML_GetCurrentLineNumber(x->parser), "a tag or comment of over "
			    "%d bytes", TOKEN_MAX);
			return;
		}
	}
	if (ok == XML_STATUS_ERROR && !x->done)
		read_skip(x->run, XML_GetCurrentLineNumber(x->parser), "not XML: %s",
		    XML_ErrorString(XML_GetErrorCode(x->parser)));
}

/* A declaration that can be read is no UTF-16: it was, or who wrote it thought in UTF-16. */
static bool
declares_wide(struct span head)
{
	struct span charset = charset_declared(head);

	return charset.n >= 6 && html_is((struct span){ charset.p, 6 }, "utf-16");
}

static void
read_xml(struct read *run, struct in *in)
{
	struct xml *x = mem_zero(1, sizeof(*x));

	x->run = run;
	x->open[0].part = NOWHERE;
	x->parser = XML_ParserCreate(declares_wide(in_peek(in, DECLARATION)) ? "UTF-8" : NULL);
	if (x->parser == NULL)
		die("out of memory");
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetUnknownEncodingHandler(x->parser, on_charset, NULL);
	parse(x, in);
	XML_ParserFree(x->parser);
	for (int i = 0; i < READ_FIELDS; i++)
		buf_free(&x->part[i].text);
	free(x);
}

/* Does an element of that name begin at s? */
static bool
is_root(struct span s, const char *name)
{
	size_t n = strlen(name);

	return s.n > n && memcmp(s.p, name, n) == 0 && strchr(" \t\r\n>:", s.p[n]) != NULL;
}

static bool
xml_knows(struct span head)
{
	static const char *const root[] = {
		"nitf", "newsMessage", "newsItem", "NewsML", "newsitem", "rss", "feed", "NewsItem"
	};

	head = read_trim(head);
	if (head.n == 0 || head.p[0] != '<')
		return false;
	for (size_t i = 0; i + 1 < head.n; i++) {
		if (head.p[i] != '<' || head.p[i + 1] == '?' || head.p[i + 1] == '!')
			continue;
		for (size_t k = i + 1; k < head.n && k < i + 12; k++)	/* past a prefix */
			if (head.p[k] == ':' )
				i = k;
		for (size_t k = 0; k < sizeof(root) / sizeof(root[0]); k++)
			if (is_root(span_from(head, i + 1), root[k]))
				return true;
		return false;
	}
	return false;
}

const struct reader reader_xml = {
	"xml", "NITF, NewsML, RCV1, RSS, Atom", xml_knows, read_xml, false
};
