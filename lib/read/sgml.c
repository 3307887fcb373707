/*
 * The SGML of newswire archives: Gigaword, TREC and TIPSTER, Reuters-21578.
 *
 *	<DOC id="NYT_ENG_19950101.0001" type="story">
 *	<HEADLINE> ... <DATELINE> ... <TEXT> <P> ... </P> </TEXT> </DOC>
 *
 * No DTD, no root, bare ampersands, ends that are missing: so this is no
 * parser but a scanner.  A record begins at a line with <DOC or <REUTERS and
 * ends at its end tag or where the next one begins; inside it the tokenizer of
 * HTML finds tags and references, and data/sgml_tags.tsv says what they hold.
 */
#include "lex_sgml_tags.h"
#include "read/parse_html.h"
#include "read/readers.h"
#include "utf8.h"

#include <stdio.h>

enum { NAME_BYTES = 32 };

struct sgml {
	struct read	*run;
	struct buf	 record;
	struct buf	 part[READ_FIELDS], dateline;
	uint32_t	 in;		/* class of the element that text goes to */
	bool		 paragraphs;	/* <P> was seen: line ends in them mean nothing */
	bool		 gap;		/* a paragraph has ended */
	bool		 not_a_story;	/* type multi, other, advis */
	uintmax_t	 line;
};

/* Where a tag of that name begins in a line, NULL if it does not. */
static const char *
tag_at(struct span line, const char *name)
{
	size_t n = strlen(name);
	const char *p = line.p, *end = line.p + line.n;

	while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		if ((size_t)(end - p) > n && html_is((struct span){ p + 1, n }, name) &&
		    ((size_t)(end - p) == n + 1 || strchr(" \t\r>", p[n + 1]) != NULL))
			return p;
		p++;
	}
	return NULL;
}

static bool
begins(struct span line)
{
	return tag_at(line, "doc") != NULL || tag_at(line, "reuters") != NULL;
}

static bool
ends(struct span line)
{
	return tag_at(line, "/doc") != NULL || tag_at(line, "/reuters") != NULL;
}

static uint32_t
class_of(struct span name)
{
	char low[NAME_BYTES];

	if (name.n > sizeof(low))
		return 0;
	for (size_t i = 0; i < name.n; i++)
		low[i] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] | 0x20) : name.p[i];
	return lex_find(&lex_sgml_tags, (struct span){ low, name.n }).classes;
}

/* Where text of a class goes, NULL if nowhere. */
static struct buf *
part_of(struct sgml *s, uint32_t class)
{
	switch (class) {
	case SGML_TAGS_ID:
		return &s->part[READ_ID];
	case SGML_TAGS_TITLE:
		return &s->part[READ_TITLE];
	case SGML_TAGS_BYLINE:
		return &s->part[READ_BYLINE];
	case SGML_TAGS_DATE:
		return &s->part[READ_DATE];
	case SGML_TAGS_OUTLET:
		return &s->part[READ_OUTLET];
	case SGML_TAGS_DATELINE:
		return &s->dateline;
	case SGML_TAGS_TEXT:
		return &s->part[READ_BODY];
	default:
		return NULL;
	}
}

/* Text of a <P>: its line ends are those of the printer. */
static void
add_paragraph(struct sgml *s, struct buf *to, struct span text)
{
	struct span line;

	text = read_trim(text);
	while (text.n > 0 && span_cut(&text, '\n', &line)) {
		line = read_trim(line);
		if (line.n == 0)
			continue;
		if (to->n > 0)
			buf_span(to, s->gap ? S("\n\n") : S(" "));
		s->gap = false;
		buf_span(to, line);
	}
}

static void
add_text(struct sgml *s, struct span text, enum html_content content)
{
	struct buf *to = part_of(s, s->in), t = { 0 };
	size_t w = 0;

	if (to == NULL || text.n == 0)
		return;
	html_text(&t, text, content);
	for (size_t i = 0; i < t.n; i++)	/* &#2; and &#3; mark text in Reuters-21578 */
		if ((unsigned char)t.p[i] >= ' ' || t.p[i] == '\n' || t.p[i] == '\t')
			t.p[w++] = t.p[i];
	t.n = w;
	if (to == &s->part[READ_BODY] && !s->paragraphs)
		buf_span(to, buf_view(&t));
	else
		add_paragraph(s, to, buf_view(&t));
	buf_free(&t);
}

/* <DOC id= type=>, <REUTERS NEWID=> */
static void
take_attributes(struct sgml *s, const struct html *h)
{
	struct span id = html_value(h, "newid"), type = html_value(h, "type");

	if (id.n > 0)
		buf_span(&s->part[READ_OUTLET], S("Reuters"));
	else
		id = html_value(h, "id");
	if (id.n > 0)
		html_attribute_text(&s->part[READ_ID], id);
	s->not_a_story = type.n > 0 && (html_is(type, "multi") || html_is(type, "other") ||
	    html_is(type, "advis"));
}

static bool
only_stars(struct span s)
{
	while (s.n > 0 && (s.p[0] == '*' || s.p[0] == '\n'))
		s = span_from(s, 1);
	return s.n == 0;
}

static void
start(struct sgml *s, const struct html *h)
{
	uint32_t class = class_of(h->name);

	if (class == SGML_TAGS_RECORD)
		take_attributes(s, h);
	else if (class == SGML_TAGS_PARAGRAPH) {
		if (s->in == SGML_TAGS_TEXT)
			s->paragraphs = true;
		s->gap = true;
	} else if (class == SGML_TAGS_ID && s->part[READ_ID].n > 0)
		s->in = SGML_TAGS_IGNORE;
	else if (class != 0) {
		if (class == SGML_TAGS_TITLE && only_stars(buf_view(&s->part[READ_BODY])))
			s->part[READ_BODY].n = 0;	/* "******<TITLE>" in Reuters-21578 */
		s->in = class;
		s->gap = class == SGML_TAGS_TEXT;
	}
}

/* Behind a part's end tag the text of the body goes on, if that is where the part stood. */
static void
stop(struct sgml *s, const struct html *h, bool *in_text)
{
	uint32_t class = class_of(h->name);

	if (class == SGML_TAGS_PARAGRAPH)
		s->gap = true;
	else if (class == SGML_TAGS_TEXT && html_is(h->name, "text")) {
		*in_text = false;
		s->in = 0;
	} else if (class != 0)
		s->in = *in_text ? SGML_TAGS_TEXT : 0;
}

static void
scan(struct sgml *s)
{
	struct html h;
	enum html_token t;
	bool in_text = false;

	html_start(&h, buf_view(&s->record));
	while ((t = html_next(&h)) != HTML_END)
		switch (t) {
		case HTML_TEXT:
			add_text(s, h.text, h.text_content);
			break;
		case HTML_START:
			in_text |= html_is(h.name, "text");
			start(s, &h);
			break;
		case HTML_CLOSE:
			stop(s, &h, &in_text);
			break;
		default:
			break;
		}
}

/* The source that an id begins with: NYT_ENG_19950101.0001, APW19980601.0001, WSJ870324-0001. */
static struct span
agency(struct span id)
{
	static const struct { struct span code, name; } of[] = {
		{ SPAN("AFP"), SPAN("Agence France-Presse") },
		{ SPAN("APW"), SPAN("Associated Press") },
		{ SPAN("AP"), SPAN("Associated Press") },
		{ SPAN("CNA"), SPAN("Central News Agency of Taiwan") },
		{ SPAN("FT"), SPAN("Financial Times") },
		{ SPAN("LA"), SPAN("Los Angeles Times") },
		{ SPAN("LTW"), SPAN("Los Angeles Times/Washington Post") },
		{ SPAN("NYT"), SPAN("New York Times") },
		{ SPAN("SJMN"), SPAN("San Jose Mercury News") },
		{ SPAN("WPB"), SPAN("Washington Post/Bloomberg") },
		{ SPAN("WSJ"), SPAN("Wall Street Journal") },
		{ SPAN("XIE"), SPAN("Xinhua") },
		{ SPAN("XIN"), SPAN("Xinhua") }
	};
	size_t n = 0;

	while (n < id.n && id.p[n] >= 'A' && id.p[n] <= 'Z')
		n++;
	for (size_t i = 0; n < id.n && i < sizeof(of) / sizeof(of[0]); i++)
		if (span_eq((struct span){ id.p, n }, of[i].code))
			return of[i].name;
	return (struct span){ 0 };
}

/*
 * The six digits of a day in the last century, as the disks of TREC write it: <DATE>910514,
 * and where there is no date in the id, AP880212-0001.
 */
static bool
short_date(struct date *d, struct span s)
{
	char iso[sizeof("1991-05-14")];

	while (s.n > 0 && s.p[0] >= 'A' && s.p[0] <= 'Z')
		s = span_from(s, 1);
	for (size_t i = 0; i < 6; i++)
		if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
			return false;
	if (s.n > 6 && s.p[6] != '-')
		return false;
	snprintf(iso, sizeof(iso), "19%.2s-%.2s-%.2s", s.p, s.p + 2, s.p + 4);
	return date_parse(d, span_of(iso), false);
}

/* Dateline and body as one text. */
static void
join(struct sgml *s)
{
	struct buf *body = &s->part[READ_BODY], text = { 0 };
	struct span rest = buf_view(body);

	while (rest.n > 0 && (rest.p[0] == '\n' || rest.p[0] == '\r'))
		rest = span_from(rest, 1);
	while (rest.n > 0 && read_trim((struct span){ rest.p + rest.n - 1, 1 }).n == 0)
		rest.n--;
	if (span_ends(rest, S("\n Reuter")) || span_ends(rest, S("\n REUTER")))	/* its end mark */
		rest.n -= sizeof("\n Reuter") - 1;
	buf_span(&text, buf_view(&s->dateline));
	if (s->dateline.n > 0 && rest.n > 0)	/* "BAHRAIN, Oct 19 -" runs on into the text */
		buf_span(&text, s->dateline.p[s->dateline.n - 1] == '-' ? S(" ") : S("\n\n"));
	buf_span(&text, rest);
	buf_free(body);
	*body = text;
}

static bool
give(struct sgml *s)
{
	struct article a = { .record = buf_view(&s->record), .line = s->line,
	    .undecoded = true };
	struct date d;

	for (int i = 0; i < READ_FIELDS; i++)
		s->part[i].n = 0;
	s->dateline.n = 0;
	s->in = 0;
	s->paragraphs = s->gap = s->not_a_story = false;
	scan(s);
	if (s->not_a_story)
		return true;
	join(s);
	for (int i = 0; i < READ_FIELDS; i++)
		a.field[i] = buf_view(&s->part[i]);
	a.field[READ_ID] = read_trim(a.field[READ_ID]);
	if (a.field[READ_OUTLET].n == 0)
		a.field[READ_OUTLET] = agency(a.field[READ_ID]);
	if (short_date(&d, read_trim(a.field[READ_DATE])) || (a.field[READ_DATE].n == 0 &&
	    (date_in_path(&d, a.field[READ_ID]) || short_date(&d, a.field[READ_ID]))))
		a.field[READ_DATE] = (struct span){ d.iso, d.n };
	return read_give(s->run, &a);
}

static void
read_sgml(struct read *run, struct in *in)
{
	struct sgml s = { .run = run };
	struct span line;
	bool inside = false, more = true, too_long = false;

	while (more && read_more(run) && in_line(in, &line) != IN_END) {
		if (begins(line)) {
			if (inside) {
				read_skip(run, s.line, "the document that begins here has no end");
				more = give(&s);
			}
			inside = true;
			too_long = false;
			s.record.n = 0;
			s.line = in_line_number(in);
		}
		if (!inside)
			continue;
		if (s.record.n + line.n > READ_MAX && !too_long) {
			read_skip(run, s.line, "the document that begins here is too long");
			too_long = true;
		}
		if (!too_long) {
			buf_span(&s.record, line);
			buf_byte(&s.record, '\n');
		}
		if (ends(line)) {
			more = too_long || give(&s);
			inside = false;
		}
	}
	if (inside && more && read_more(run) && !in_damaged(in)) {
		read_skip(run, s.line, "the document that begins here has no end");
		give(&s);
	}
	for (int i = 0; i < READ_FIELDS; i++)
		buf_free(&s.part[i]);
	buf_free(&s.dateline);
	buf_free(&s.record);
}

static bool
sgml_knows(struct span head)
{
	struct span line;

	head = read_trim(head);
	if (head.n > 2000)
		head.n = 2000;
	if (head.n > 15 && html_is((struct span){ head.p, 15 }, "<!doctype lewis"))
		return true;
	while (span_cut(&head, '\n', &line)) {
		line = read_trim(line);
		if (line.n > 0 && line.p[0] == '<' && begins(line))
			return true;
		if (line.n > 0 && line.p[0] != '<')
			return false;
	}
	return false;
}

const struct reader reader_sgml = {
	"sgml", "Gigaword, TREC, TIPSTER, Reuters-21578", sgml_knows, read_sgml, false
};
