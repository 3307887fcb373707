/* See page.h. */
#include "read/page.h"
#include "lex_html_tags.h"
#include "lex_page_hints.h"
#include "lex_stopwords.h"
#include "read/parse_html.h"
#include "utf8.h"

#include <stdlib.h>

enum {
	INLINE_MAX = 256,	/* open inline elements; more are not told apart */
	MARKS_MAX = 400,
	NAME_MAX = 16,		/* bytes of an element's name that is known */
	WORDS = 24,		/* of one class name */
	SLUG_WORDS = 5,		/* more are no name but a text */
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
	unsigned	 bold, drop;		/* open inline elements that are */
	bool		 link;

	struct buf	 decoded;
	bool		 in_block, after_cell;
	struct page_block block;		/* the one that is being filled */
	unsigned	 blanks, breaks;	/* waiting: white space, <br> */
};

/* What a start tag says in its attributes. */
struct said {
	uint32_t	hint;
	bool		hidden, is_main, rel_author, item_author, item_date, author_href, has_href;
	struct span	value;		/* datetime or content */
};

static uint32_t
top_node(const struct page *p)
{
	return p->state->open[p->state->n_open - 1].node;
}

/* Marks at the block's end: words, stop words, commas, sentence ends. */
static void
measure(struct page *p, struct page_block *b)
{
	struct span s = page_text(p, b);
	char word[64];
	size_t i = 0, n = 0;

	while (i <= s.n) {
		size_t at = i;
		uint32_t c = i < s.n ? (unsigned char)s.p[i] : ' ';

		if (c < 0x80)
			i++;
		else
			c = utf8_next(s, &i);
		if (c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : utf8_is_letter(c)) {
			if (n + 4 < sizeof(word))
				n += utf8_encode(c < 0x80 ? c | 0x20 : utf8_lower(c), word + n);
			else
				n = sizeof(word);	/* no stop word is that long */
			b->wide += c >= 0x3040 && c < 0xd7b0;
			continue;
		}
		if (n > 0) {
			b->words++;
			if (n < 16 && lex_find(&lex_stopwords, (struct span){ word, n }).classes != 0)
				b->stops++;
			n = 0;
		}
		b->commas += c == ',' || c == 0x3001 || c == 0xff0c;
		b->ends += (c == 0x3002) || ((c == '.' || c == '!' || c == '?') && (at + 1 >= s.n ||
		    (unsigned char)s.p[at + 1] <= ' ' || (unsigned char)s.p[at + 1] >= 0x80 ||
		    s.p[at + 1] == '"' || s.p[at + 1] == '\'' || s.p[at + 1] == ')'));
	}
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void
end_block(struct page *p)
{
	struct page_state *st = p->state;

	st->blanks = st->breaks = 0;
	if (!st->in_block)
		return;
	st->in_block = false;
	while (is_blank(p->text.p[p->text.n - 1]))	/* a block begins with something else */
		p->text.n--;
	st->block.n = (uint32_t)p->text.n - st->block.at;
	buf_byte(&p->text, '\n');
	measure(p, &st->block);
	mem_room(&p->block, &p->cap_block, p->n_block + 1, sizeof(*p->block));
	p->block[p->n_block++] = st->block;
}

static void
begin_block(struct page *p)
{
	struct page_state *st = p->state;

	st->in_block = true;
	st->block = (struct page_block){ .node = top_node(p), .at = (uint32_t)p->text.n,
	    .joined = st->after_cell };
	st->after_cell = false;
}

static void
count(struct page_state *st, size_t chars)
{
	st->block.chars += (uint32_t)chars;
	if (st->link)
		st->block.link += (uint32_t)chars;
	if (st->bold > 0)
		st->block.bold += (uint32_t)chars;
}

/* White space before the next word, as it was meant. */
static void
add_gap(struct page *p)
{
	struct page_state *st = p->state;

	if (st->breaks > 0)
		buf_byte(&p->text, '\n');
	else if (st->blanks > 0)
		buf_byte(&p->text, ' ');
	else
		return;
	st->block.chars++;
	st->blanks = st->breaks = 0;
}

static void
add_text(struct page *p, struct span s)
{
	struct page_state *st = p->state;
	size_t i = 0, from;

	while (i < s.n) {
		if (is_blank(s.p[i])) {
			st->blanks++;
			i++;
			continue;
		}
		for (from = i++; i < s.n && !is_blank(s.p[i]); i++)
			;
		if (!st->in_block) {
			if (i - from == 2 && memcmp(s.p + from, "\xc2\xa0", 2) == 0)
				continue;		/* a block is not begun by a no-break space */
			st->blanks = st->breaks = 0;
			begin_block(p);
		}
		add_gap(p);
		buf_add(&p->text, s.p + from, i - from);
		count(st, utf8_count((struct span){ s.p + from, i - from }));
	}
}

/* Lines stay lines. */
static void
add_pre(struct page *p, struct span s)
{
	struct page_state *st = p->state;

	if (!st->in_block) {
		while (s.n > 0 && is_blank(s.p[0]))
			s = span_from(s, 1);
		if (s.n == 0)
			return;
		begin_block(p);
	}
	add_gap(p);
	buf_span(&p->text, s);
	count(st, utf8_count(s));
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
	if ((p->node[top_node(p)].tag & HTML_TAGS_PRE) != 0)
		add_pre(p, s);
	else
		add_text(p, s);
}

/* The number of a known element's name. */
static uint16_t
name_number(struct lex_hit hit)
{
	return (uint16_t)(hit.row - lex_html_tags.row);
}

/* Hints. */

struct words {
	struct span	word[WORDS];
	char		low[128];
	size_t		n, used;
};

/* The words of a name from one of them on. */
struct tail {
	const struct words *of;
	size_t		 from;
};

static struct span
word_at(const void *of, size_t i)
{
	const struct tail *t = of;

	return t->of->word[t->from + i];
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* One name of a class list into lower-case words: "articleBody", "article-body", "article__body". */
static void
split_name(struct words *w, struct span name)
{
	size_t i = 0, from;

	w->n = w->used = 0;
	while (i < name.n && w->n < WORDS) {
		if (!is_alnum(name.p[i])) {
			i++;
			continue;
		}
		from = w->used;
		do {
			if (w->used == sizeof(w->low))
				return;
			w->low[w->used++] = is_upper(name.p[i]) ? (char)(name.p[i] | 0x20) : name.p[i];
			i++;
		} while (i < name.n && is_alnum(name.p[i]) &&
		    !(is_upper(name.p[i]) && !is_upper(name.p[i - 1])));
		w->word[w->n++] = (struct span){ w->low + from, w->used - from };
	}
}

static uint32_t
hints(struct span names)
{
	struct words w;
	struct lex_hit hit;
	uint32_t all = 0;
	size_t i = 0, from;

	while (i < names.n) {
		if (is_blank(names.p[i])) {
			i++;
			continue;
		}
		for (from = i; i < names.n && !is_blank(names.p[i]); i++)
			;
		split_name(&w, (struct span){ names.p + from, i - from });
		if (w.n > SLUG_WORDS)
			continue;		/* a heading made an id: "sharing-with-a-single-developer" */
		for (size_t k = 0; k < w.n; k += hit.words > 0 ? hit.words : 1) {
			hit = lex_longest(&lex_page_hints, w.n - k, word_at, &(struct tail){ &w, k });
			if ((hit.classes & PAGE_HINTS_WHOLE) != 0 && hit.words < w.n)
				continue;
			if ((hit.classes & PAGE_HINTS_LAST) != 0 && k + hit.words < w.n)
				continue;
			all |= hit.classes;
		}
	}
	return all;
}

static bool
contains(struct span s, const char *low)
{
	size_t n = strlen(low);

	for (size_t i = 0; i + n <= s.n; i++)
		if (html_is((struct span){ s.p + i, n }, low))
			return true;
	return false;
}

static bool
hides(struct span style)
{
	size_t w = 0;
	char t[256];

	for (size_t i = 0; i < style.n && w < sizeof(t); i++)
		if (!is_blank(style.p[i]))
			t[w++] = style.p[i];
	return contains((struct span){ t, w }, "display:none") ||
	    contains((struct span){ t, w }, "visibility:hidden");
}

static void
look(const struct html *h, struct said *said)
{
	*said = (struct said){ 0 };
	for (size_t i = 0; i < h->n_attribute; i++) {
		struct span name = h->attribute[i].name, v = h->attribute[i].value;

		if (html_is(name, "class") || html_is(name, "id"))
			said->hint |= hints(v);
		else if (html_is(name, "itemprop")) {
			said->hint |= hints(v);
			said->item_author |= contains(v, "author") || html_is(v, "creator");
			said->item_date |= html_is(v, "datepublished") || html_is(v, "datecreated");
		} else if (html_is(name, "rel"))
			said->rel_author |= html_is(v, "author") || contains(v, "author");
		else if (html_is(name, "role"))
			said->is_main |= html_is(v, "main");
		else if (html_is(name, "href")) {
			said->has_href = true;
			said->author_href |= contains(v, "/author/") || contains(v, "/autor/") ||
			    contains(v, "/authors/") || contains(v, "/autoren/");
		} else if (html_is(name, "style"))
			said->hidden |= hides(v);
		else if (html_is(name, "hidden") || (html_is(name, "aria-hidden") && html_is(v, "true")))
			said->hidden = true;
		else if (html_is(name, "datetime") || (html_is(name, "content") && said->value.n == 0))
			said->value = v;
	}
	if ((said->hint & PAGE_HINTS_HIDDEN) != 0)
		said->hidden = true;
}

/* Marks. */

static uint32_t
add_mark(struct page *p, enum page_mark_kind kind, const struct said *said, int level)
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
mark_of(struct page *p, const struct html *h, uint32_t tag, const struct said *said)
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
	st->bold -= st->inl[i].bold;
	st->drop -= st->inl[i].drop;
}

static void
pop(struct page *p)
{
	struct page_state *st = p->state;
	struct open_block *o = &st->open[--st->n_open];
	struct page_node *n = &p->node[o->node];

	end_block(p);
	while (st->n_inl > o->n_inl)	/* what was opened in it and not closed */
		drop_inline(p, --st->n_inl);
	end_mark(p, o->mark);
	n->last = (uint32_t)p->n_block;
	st->opened[n->name]--;
	if ((n->tag & HTML_TAGS_CELL) != 0)
		st->after_cell = n->first < n->last;
	else if ((n->tag & HTML_TAGS_BLOCK) != 0)
		st->after_cell = false;
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

/* An open element of one of these classes that may end by implication: look no further than `stop`. */
static void
imply_end(struct page *p, uint32_t of, uint32_t through)
{
	size_t i = p->state->n_open;

	while (i > 1) {
		uint32_t tag = open_node(p, i - 1)->tag;

		if ((tag & of) != 0) {
			pop_to(p, i - 1);
			return;
		}
		if ((tag & through) == 0)
			return;
		i--;
	}
}

static void
start_block(struct page *p, const struct lex_hit *hit, const struct said *said)
{
	struct page_state *st = p->state;
	uint32_t tag = hit->classes, parent;
	struct page_node *n;
	bool drop;

	end_block(p);
	if ((tag & HTML_TAGS_P) != 0 && open_node(p, st->n_open - 1)->name == st->paragraph)
		pop(p);
	if ((tag & HTML_TAGS_HEADING) != 0)
		imply_end(p, HTML_TAGS_HEADING, 0);
	if ((tag & HTML_TAGS_ITEM) != 0)
		imply_end(p, HTML_TAGS_ITEM, HTML_TAGS_P);
	if ((tag & HTML_TAGS_CELL) != 0)
		imply_end(p, HTML_TAGS_CELL, ~(uint32_t)(HTML_TAGS_ROW | HTML_TAGS_TABLE));
	if ((tag & HTML_TAGS_ROW) != 0)
		imply_end(p, HTML_TAGS_ROW, ~(uint32_t)HTML_TAGS_TABLE);
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

	end_block(p);
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
start_inline(struct page *p, uint32_t tag, const struct said *said)
{
	struct page_state *st = p->state;
	struct open_inline *o;

	if ((tag & HTML_TAGS_LINK) != 0)
		st->link = said->has_href;
	if (st->n_inl == INLINE_MAX || st->html.self_closing)
		return;
	o = &st->inl[st->n_inl++];
	*o = (struct open_inline){ .name = st->html.name, .bold = (tag & HTML_TAGS_BOLD) != 0,
	    .drop = said->hidden };
	o->mark = mark_of(p, &st->html, tag, said);
	st->bold += o->bold;
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
		st->link = false;
	while (i > 0 && !same_name(st->inl[i - 1].name, st->html.name))
		i--;
	if (i == 0)
		return;
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
	bool is_json = contains(html_value(h, "type"), "ld+json");
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
		low[i] = is_upper(name.p[i]) ? (char)(name.p[i] | 0x20) : name.p[i];
	return lex_find(&lex_html_tags, (struct span){ low, name.n });
}

static void
line_break(struct page *p)
{
	if (++p->state->breaks > 1)
		end_block(p);
}

static void
start(struct page *p)
{
	struct html *h = &p->state->html;
	struct lex_hit hit = known(h->name);
	struct said said;

	if (html_is(h->name, "meta")) {
		add_meta(p, h);
		return;
	}
	if (html_is(h->name, "script")) {
		script(p, h);
		return;
	}
	if (html_is(h->name, "br")) {
		line_break(p);
		return;
	}
	if (html_is(h->name, "html") || html_is(h->name, "body") || html_is(h->name, "head")) {
		if (p->language.n == 0)
			p->language = html_value(h, "lang");
		return;
	}
	if (html_is(h->name, "link")) {
		if (html_is(html_value(h, "rel"), "canonical"))
			p->canonical = html_value(h, "href");
		return;
	}
	if (html_is(h->name, "title")) {
		bool first = p->title.n == 0 && !p->state->open[p->state->n_open - 1].drop;

		h->content = HTML_RCDATA;
		if (first)
			html_text(&p->title, raw_text(h), HTML_RCDATA);
		else
			raw_text(h);
		return;
	}
	if (html_is(h->name, "style")) {
		h->content = HTML_RAWTEXT;
		raw_text(h);
		return;
	}
	if (html_is(h->name, "hr")) {
		end_block(p);
		return;
	}
	if ((hit.classes & HTML_TAGS_VOID) != 0)
		return;
	look(h, &said);
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
		line_break(p);
	else if ((hit.classes & HTML_TAGS_BLOCK) == 0)
		close_inline(p, hit.classes);
	else if (!html_is(h->name, "body") && !html_is(h->name, "html") && !html_is(h->name, "head"))
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
	st->bold = st->drop = st->blanks = st->breaks = 0;
	st->link = st->in_block = st->after_cell = false;
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
	end_block(p);
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

struct span
page_text(const struct page *p, const struct page_block *b)
{
	return (struct span){ p->text.p + b->at, b->n };
}

struct span
page_mark_text(const struct page *p, const struct page_mark *m)
{
	struct span s = { p->text.p + m->at, m->end - m->at };

	while (s.n > 0 && is_blank(s.p[0]))
		s = span_from(s, 1);
	while (s.n > 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
page_inside(const struct page *p, uint32_t a, uint32_t b)
{
	while (a > b)		/* parents have smaller numbers */
		a = p->node[a].parent;
	return a == b;
}
