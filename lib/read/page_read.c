/* See page_read.h. */
#include "read/page_read.h"
#include "lex_html_tags.h"
#include "lex_page_hints.h"
#include "read/page_fill.h"
#include "read/page_said.h"
#include "read/parse_html.h"

#include <stdlib.h>

enum {
	INLINE_MAX = 256,	/* open inline elements; more are not told apart */
	MARKS_MAX = 400,
	NAME_MAX = 16,		/* bytes of an element's name that is known */
	NAMES_MAX = 256		/* elements in lex_html_tags */
};

#define NO_MARK	UINT32_MAX

struct open_block {
	uint32_t	node, mark;
	size_t		n_inl;		/* inline elements that were open before it */
	bool		drop;		/* nothing in it is kept */
};

struct open_inline {
	struct span	name;		/* as written */
	uint32_t	mark;
	bool		bold, drop;
};

struct page_state {
	struct html	 html;
	struct open_block open[PAGE_DEPTH];
	size_t		 n_open, too_deep;
	uint16_t	 opened[NAMES_MAX];	/* open elements of each name */
	uint16_t	 paragraph;		/* the number of the name "p" */
	struct open_inline inl[INLINE_MAX];
	size_t		 n_inl;
	unsigned	 drop;			/* open inline elements that are hidden */
	struct page_fill fill;
	struct buf	 decoded;
};

static uint32_t
top_node(const struct page *p)
{
	return p->state->open[p->state->n_open - 1].node;
}

static void
text(struct page *p)
{
	struct page_state *st = p->state;
	struct html *h = &st->html;
	struct span s = h->text;

	if (s.n == 0 || st->drop > 0 || st->open[st->n_open - 1].drop)
		return;
	if (memchr(s.p, '&', s.n) != NULL || memchr(s.p, '\r', s.n) != NULL) {
		st->decoded.n = 0;
		html_text(&st->decoded, s, h->text_content);
		s = buf_view(&st->decoded);
	}
	st->fill.node = top_node(p);
	if ((p->node[st->fill.node].tag & HTML_TAGS_PRE) != 0)
		page_fill_pre(p, &st->fill, s);
	else
		page_fill_text(p, &st->fill, s);
}

/* The number of a known element's name. */
static uint16_t
name_number(struct lex_hit hit)
{
	return (uint16_t)(hit.row - lex_html_tags.row);
}

/* Marks. */

static uint32_t
add_mark(struct page *p, enum page_mark_kind kind, const struct page_said *said, int level)
{
	struct page_mark *m;

	if (p->n_mark == MARKS_MAX || p->state->drop > 0)
		return NO_MARK;
	mem_room(&p->mark, &p->cap_mark, p->n_mark + 1, sizeof(*p->mark));
	m = &p->mark[p->n_mark];
	*m = (struct page_mark){ .kind = kind, .node = top_node(p), .hint = said->hint, .level = level,
	    .at = (uint32_t)p->text.n, .end = (uint32_t)p->text.n, .value = said->value };
	return (uint32_t)p->n_mark++;
}

static void
end_mark(struct page *p, uint32_t mark)
{
	if (mark != NO_MARK)
		p->mark[mark].end = (uint32_t)p->text.n;
}

/* What kind of mark a start tag makes, if any. */
static uint32_t
mark_of(struct page *p, const struct html *h, uint32_t tag, const struct page_said *said)
{
	if ((tag & HTML_TAGS_HEADING) != 0)
		return add_mark(p, MARK_HEADING, said, h->name.p[1] - '0');
	if (html_is(h->name, "time"))
		return add_mark(p, said->item_date ? MARK_DATE_ITEM : MARK_TIME, said, 0);
	if (said->item_date)
		return add_mark(p, MARK_DATE_ITEM, said, 0);
	if (said->rel_author)
		return add_mark(p, MARK_AUTHOR_REL, said, 0);
	if (said->item_author)
		return add_mark(p, MARK_AUTHOR_ITEM, said, 0);
	if ((said->hint & PAGE_HINTS_AUTHOR) != 0)
		return add_mark(p, MARK_AUTHOR, said, 0);
	if (said->author_href)
		return add_mark(p, MARK_AUTHOR_LINK, said, 0);
	if ((said->hint & PAGE_HINTS_DATE) != 0)
		return add_mark(p, MARK_DATE, said, 0);
	if ((said->hint & PAGE_HINTS_TITLE) != 0)
		return add_mark(p, MARK_TITLE, said, 0);
	return NO_MARK;
}

/* Blocks open and close. */

static void
drop_inline(struct page *p, size_t i)
{
	struct page_state *st = p->state;

	end_mark(p, st->inl[i].mark);
	st->fill.bold -= st->inl[i].bold;
	st->drop -= st->inl[i].drop;
}

static void
pop(struct page *p)
{
	struct page_state *st = p->state;
	struct open_block *o = &st->open[--st->n_open];
	struct page_node *n = &p->node[o->node];

	page_fill_end(p, &st->fill);
	while (st->n_inl > o->n_inl)	/* what was opened in it and not closed */
		drop_inline(p, --st->n_inl);
	end_mark(p, o->mark);
	n->last = (uint32_t)p->n_block;
	st->opened[n->name]--;
	if ((n->tag & HTML_TAGS_CELL) != 0)
		st->fill.after_cell = n->first < n->last;
	else if ((n->tag & HTML_TAGS_BLOCK) != 0)
		st->fill.after_cell = false;
}

static const struct page_node *
open_node(const struct page *p, size_t i)
{
	return &p->node[p->state->open[i].node];
}

static void
pop_to(struct page *p, size_t n)
{
	while (p->state->n_open > n)
		pop(p);
}

/*
 * Ends an open element of a class, with all that is open in it: it is looked for
 * through elements of class `through`, but not past one of class `stop`.
 */
static void
imply_end(struct page *p, uint32_t of, uint32_t through, uint32_t stop)
{
	size_t i = p->state->n_open;

	while (i > 1) {
		uint32_t tag = open_node(p, i - 1)->tag;

		if ((tag & of) != 0) {
			pop_to(p, i - 1);
			return;
		}
		if ((tag & through) == 0 || (tag & stop) != 0)
			return;
		i--;
	}
}

static void
start_block(struct page *p, const struct lex_hit *hit, const struct page_said *said)
{
	struct page_state *st = p->state;
	uint32_t tag = hit->classes, parent;
	struct page_node *n;
	bool drop;

	page_fill_end(p, &st->fill);
	if ((tag & HTML_TAGS_P) != 0 && open_node(p, st->n_open - 1)->name == st->paragraph)
		pop(p);
	if ((tag & HTML_TAGS_HEADING) != 0)
		imply_end(p, HTML_TAGS_HEADING, 0, 0);
	if ((tag & HTML_TAGS_ITEM) != 0)
		imply_end(p, HTML_TAGS_ITEM, HTML_TAGS_PASS, 0);
	if ((tag & HTML_TAGS_CELL) != 0)
		imply_end(p, HTML_TAGS_CELL, HTML_TAGS_BLOCK, HTML_TAGS_ROW | HTML_TAGS_TABLE);
	if ((tag & HTML_TAGS_ROW) != 0)
		imply_end(p, HTML_TAGS_ROW, HTML_TAGS_BLOCK, HTML_TAGS_TABLE);
	if (st->n_open == PAGE_DEPTH) {
		st->too_deep++;
		return;
	}
	parent = top_node(p);
	drop = st->open[st->n_open - 1].drop || (tag & HTML_TAGS_DROP) != 0;
	mem_room(&p->node, &p->cap_node, p->n_node + 1, sizeof(*p->node));
	n = &p->node[p->n_node];
	*n = (struct page_node){ .parent = parent, .tag = tag, .hint = said->hint,
	    .first = (uint32_t)p->n_block, .name = name_number(*hit),
	    .hidden = said->hidden, .is_main = said->is_main };
	st->opened[n->name]++;
	st->open[st->n_open++] = (struct open_block){ (uint32_t)p->n_node++, NO_MARK,
	    st->n_inl, drop };
	st->open[st->n_open - 1].mark = drop ? NO_MARK : mark_of(p, &st->html, tag, said);
}

static void
close_block(struct page *p, const struct lex_hit *hit)
{
	struct page_state *st = p->state;
	uint16_t name = name_number(*hit);
	size_t i = st->n_open;

	page_fill_end(p, &st->fill);
	if (st->too_deep > 0) {
		st->too_deep--;
		return;
	}
	if (st->opened[name] == 0)
		return;
	for (; i > 1; i--) {
		const struct page_node *n = open_node(p, i - 1);

		if (n->name == name) {
			pop_to(p, i - 1);
			return;
		}
		if ((n->tag & HTML_TAGS_SCOPE) != 0 && (hit->classes & (HTML_TAGS_SCOPE | HTML_TAGS_ROW)) == 0)
			return;
	}
}

/* Inline elements. */

static void
start_inline(struct page *p, uint32_t tag, const struct page_said *said)
{
	struct page_state *st = p->state;
	struct open_inline *o;

	if ((tag & HTML_TAGS_LINK) != 0)
		st->fill.link = said->has_href;
	if (st->n_inl == INLINE_MAX || st->html.self_closing)
		return;
	o = &st->inl[st->n_inl++];
	*o = (struct open_inline){ .name = st->html.name, .bold = (tag & HTML_TAGS_BOLD) != 0,
	    .drop = said->hidden || (tag & HTML_TAGS_DROP) != 0 };
	o->mark = mark_of(p, &st->html, tag, said);
	st->fill.bold += o->bold;
	st->drop += o->drop;
}

static bool
same_name(struct span a, struct span b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if ((a.p[i] | 0x20) != (b.p[i] | 0x20))
			return false;
	return true;
}

static void
close_inline(struct page *p, uint32_t tag)
{
	struct page_state *st = p->state;
	size_t i = st->n_inl;

	if ((tag & HTML_TAGS_LINK) != 0)
		st->fill.link = false;
	while (i > 0 && !same_name(st->inl[i - 1].name, st->html.name))
		i--;
	if (i == 0)
		return;
	while (st->n_inl > i && st->inl[st->n_inl - 1].drop)	/* <ruby>...<rt>...</ruby> */
		drop_inline(p, --st->n_inl);
	drop_inline(p, i - 1);
	memmove(&st->inl[i - 1], &st->inl[i], (st->n_inl - i) * sizeof(st->inl[0]));
	st->n_inl--;
}

/* Head. */

static void
add_meta(struct page *p, const struct html *h)
{
	struct page_meta m = { html_value(h, "property"), html_value(h, "content") };

	if (m.key.n == 0)
		m.key = html_value(h, "name");
	if (m.key.n == 0)
		m.key = html_value(h, "itemprop");
	if (m.key.n == 0 || m.value.n == 0)
		return;
	mem_room(&p->meta, &p->cap_meta, p->n_meta + 1, sizeof(*p->meta));
	p->meta[p->n_meta++] = m;
}

/* The text of a script or the like, up to its end tag, which is eaten. */
static struct span
raw_text(struct html *h)
{
	struct span s = { 0 };
	enum html_token t;

	while ((t = html_next(h)) == HTML_TEXT)
		s = h->text;
	return s;
}

static void
script(struct page *p, struct html *h)
{
	bool is_json = html_contains(html_value(h, "type"), "ld+json");
	struct span s;

	h->content = HTML_SCRIPT;
	s = raw_text(h);
	if (!is_json || s.n == 0)
		return;
	mem_room(&p->json, &p->cap_json, p->n_json + 1, sizeof(*p->json));
	p->json[p->n_json++] = s;
}

static struct lex_hit
known(struct span name)
{
	char low[NAME_MAX];

	if (name.n > NAME_MAX)
		return (struct lex_hit){ 0 };
	for (size_t i = 0; i < name.n; i++)
		low[i] = html_lower(name.p[i]);
	return lex_find(&lex_html_tags, (struct span){ low, name.n });
}

static void
title(struct page *p, struct html *h)
{
	bool first = p->title.n == 0 && !p->state->open[p->state->n_open - 1].drop;
	struct span s;

	h->content = HTML_RCDATA;
	s = raw_text(h);
	if (first)
		html_text(&p->title, s, HTML_RCDATA);
}

/* Elements that are neither blocks nor inline, or none of their own kind: class "own". */
static void
start_own(struct page *p, struct html *h)
{
	if (html_is(h->name, "br"))
		page_fill_break(p, &p->state->fill);
	else if (html_is(h->name, "meta"))
		add_meta(p, h);
	else if (html_is(h->name, "script"))
		script(p, h);
	else if (html_is(h->name, "title"))
		title(p, h);
	else if (html_is(h->name, "hr"))
		page_fill_end(p, &p->state->fill);
	else if (html_is(h->name, "style")) {
		h->content = HTML_RAWTEXT;
		raw_text(h);
	} else if (html_is(h->name, "link")) {
		if (html_is(html_value(h, "rel"), "canonical"))
			p->canonical = html_value(h, "href");
	} else if (p->language.n == 0)		/* html, head, body */
		p->language = html_value(h, "lang");
}

static void
start(struct page *p)
{
	struct html *h = &p->state->html;
	struct lex_hit hit = known(h->name);
	struct page_said said;

	if ((hit.classes & HTML_TAGS_OWN) != 0) {
		start_own(p, h);
		return;
	}
	if ((hit.classes & HTML_TAGS_VOID) != 0)
		return;
	page_said(&said, h);
	if ((hit.classes & HTML_TAGS_BLOCK) == 0) {
		start_inline(p, hit.classes, &said);
		return;
	}
	start_block(p, &hit, &said);
	if ((hit.classes & HTML_TAGS_RAW) != 0)
		h->content = HTML_RAWTEXT;
	else if ((hit.classes & HTML_TAGS_RCDATA) != 0)
		h->content = HTML_RCDATA;
}

static void
close_tag(struct page *p)
{
	struct html *h = &p->state->html;
	struct lex_hit hit = known(h->name);

	if (html_is(h->name, "br"))		/* "</br>" is one, says the Standard */
		page_fill_break(p, &p->state->fill);
	else if ((hit.classes & HTML_TAGS_BLOCK) == 0)
		close_inline(p, hit.classes);
	else if ((hit.classes & HTML_TAGS_OWN) == 0)
		close_block(p, &hit);
}

static void
reset(struct page *p)
{
	struct page_state *st = p->state;

	p->text.n = p->title.n = 0;
	p->n_node = p->n_block = p->n_mark = p->n_meta = p->n_json = 0;
	p->language = p->canonical = (struct span){ 0 };
	memset(st->opened, 0, sizeof(st->opened));
	st->n_open = st->n_inl = st->too_deep = 0;
	st->drop = 0;
	st->fill = (struct page_fill){ 0 };
	mem_room(&p->node, &p->cap_node, 1, sizeof(*p->node));
	p->node[p->n_node++] = (struct page_node){ .name = NAMES_MAX - 1 };
	st->open[st->n_open++] = (struct open_block){ 0, NO_MARK, 0, false };
}

void
page_read(struct page *p, struct span html)
{
	enum html_token t;

	if (p->state == NULL) {
		p->state = mem_zero(1, sizeof(*p->state));
		p->state->paragraph = name_number(known(S("p")));
	}
	reset(p);
	html_start(&p->state->html, html);
	while ((t = html_next(&p->state->html)) != HTML_END)
		switch (t) {
		case HTML_TEXT:
			text(p);
			break;
		case HTML_START:
			start(p);
			break;
		case HTML_CLOSE:
			close_tag(p);
			break;
		default:
			break;
		}
	pop_to(p, 1);
	page_fill_end(p, &p->state->fill);
	p->node[0].last = (uint32_t)p->n_block;
}

void
page_free(struct page *p)
{
	if (p->state != NULL)
		buf_free(&p->state->decoded);
	free(p->state);
	buf_free(&p->text);
	buf_free(&p->title);
	free(p->node);
	free(p->block);
	free(p->mark);
	free(p->meta);
	free(p->json);
	*p = (struct page){ 0 };
}
