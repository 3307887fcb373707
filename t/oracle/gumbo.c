/*
 * Pages as blocks against gumbo's tree (gumbo FILE ...): the same text, and each
 * of its characters in the same kind of block element, for all but a few.
 *
 * Where they may differ: gumbo moves text out of tables and reopens formatting
 * elements, as the Standard says; page_read.h does neither.  Text that both
 * have in another order is not compared from there on: its share is told.
 *
 *	gumbo -v FILE ...	prints what differs
 */
#include "diag.h"
#include "in.h"
#include "lex_html_tags.h"
#include "read/charset.h"
#include "read/page_read.h"
#include "read/page_said.h"
#include "tap.h"
#include "utf8.h"

#include <gumbo.h>
#include <stdlib.h>

/* A page's text without white space, and the name of the block element of each byte. */
struct text {
	struct buf	bytes;
	const char	**in;
	size_t		cap;
};

static void
add(struct text *t, struct span s, const char *in)
{
	for (size_t i = 0; i < s.n; i++) {
		if (html_is_space(s.p[i]) || s.p[i] == 0)	/* gumbo drops NULs */
			continue;
		if (s.n - i > 1 && memcmp(s.p + i, "\xc2\xa0", 2) == 0) {
			i++;
			continue;
		}
		mem_room(&t->in, &t->cap, t->bytes.n + 1, sizeof(*t->in));
		t->in[t->bytes.n] = in;
		buf_byte(&t->bytes, s.p[i]);
	}
}

static const char *
name_of(const struct lex_row *row)
{
	static char name[256][16];
	size_t i = (size_t)(row - lex_html_tags.row);
	struct span s = lex_phrase(&lex_html_tags, row);

	snprintf(name[i], sizeof(name[i]), "%.*s", (int)s.n, s.p);
	return name[i];
}

static void
ours(struct text *t, struct span html)
{
	static struct page page;

	page_read(&page, html);
	for (size_t i = 0; i < page.n_block; i++) {
		const struct page_node *n = &page.node[page.block[i].node];

		add(t, page_text(&page, &page.block[i]), page.block[i].node == 0 ? "body" :
		    name_of(lex_html_tags.row + n->name));
	}
}

/* Does an element's own attributes hide it?  Inline ones have no text in a page then. */
static bool
is_hidden(const GumboNode *n)
{
	struct html h = { 0 };
	struct page_said said;

	for (unsigned i = 0; i < n->v.element.attributes.length && i < HTML_ATTRIBUTES; i++) {
		const GumboAttribute *a = n->v.element.attributes.data[i];

		h.attribute[h.n_attribute++] = (struct html_attribute){ span_of(a->name), span_of(a->value) };
	}
	page_said(&said, &h);
	return said.hidden;
}

struct place {
	const GumboNode	*node;
	unsigned	 next;		/* child to look at */
	const char	*in;
};

static struct lex_hit
element(const GumboNode *n)
{
	GumboStringPiece s = n->v.element.original_tag;
	const char *name = gumbo_normalized_tagname(n->v.element.tag);

	if (name[0] != '\0')
		return lex_find(&lex_html_tags, span_of(name));
	gumbo_tag_from_original_text(&s);
	return lex_find(&lex_html_tags, (struct span){ s.data, s.length });
}

/* Nothing recurses: a stack of places in the tree. */
static void
theirs(struct text *t, const GumboNode *root)
{
	struct place *stack = NULL;
	size_t n = 0, cap = 0;

	mem_room(&stack, &cap, 1, sizeof(*stack));
	stack[n++] = (struct place){ root, 0, "body" };
	while (n > 0) {
		struct place *p = &stack[n - 1];
		const GumboVector *kids = &p->node->v.element.children;
		const GumboNode *kid;
		struct lex_hit hit;

		if (p->next == kids->length) {
			n--;
			continue;
		}
		kid = kids->data[p->next++];
		if (kid->type == GUMBO_NODE_TEXT || kid->type == GUMBO_NODE_CDATA)
			add(t, span_of(kid->v.text.text), p->in);
		if (kid->type != GUMBO_NODE_ELEMENT)
			continue;
		hit = element(kid);
		if ((hit.classes & HTML_TAGS_DROP) != 0 || kid->v.element.tag == GUMBO_TAG_TITLE ||
		    ((hit.classes & HTML_TAGS_BLOCK) == 0 && is_hidden(kid)))
			continue;
		mem_room(&stack, &cap, n + 1, sizeof(*stack));
		stack[n] = (struct place){ kid, 0, stack[n - 1].in };
		if ((hit.classes & HTML_TAGS_BLOCK) != 0 && kid->v.element.tag != GUMBO_TAG_HTML &&
		    kid->v.element.tag != GUMBO_TAG_HEAD && kid->v.element.tag != GUMBO_TAG_BODY)
			stack[n].in = name_of(hit.row);
		n++;
	}
	free(stack);
}

static struct buf
page_of(const char *path)
{
	struct in *in = in_open(path, NULL);
	struct buf b = { 0 }, utf8 = { 0 }, clean = { 0 };
	bool guessed;
	struct span s;
	size_t n;

	if (in == NULL)
		die_sys("%s", path);
	while ((n = in_read(in, buf_more(&b, 65536), 65536)) > 0)
		b.n += n;
	in_close(in);
	s = charset_decode(&utf8, buf_view(&b), charset_declared(buf_view(&b)), &guessed);
	utf8_clean(&clean, s);
	buf_free(&b);
	buf_free(&utf8);
	return clean;
}

/* Bytes of text, those that both have up to the first difference, those of them in one kind of element. */
static void
compare(const char *path, size_t *all, size_t *same, size_t *placed, bool verbose)
{
	struct buf html = page_of(path);
	struct text a = { 0 }, b = { 0 };
	GumboOutput *tree = gumbo_parse_with_options(&kGumboDefaultOptions, html.p, html.n);
	size_t i = 0;

	ours(&a, buf_view(&html));
	theirs(&b, tree->root);
	*all += a.bytes.n > b.bytes.n ? a.bytes.n : b.bytes.n;
	for (; i < a.bytes.n && i < b.bytes.n && a.bytes.p[i] == b.bytes.p[i]; i++) {
		bool fits = strcmp(a.in[i], b.in[i]) == 0;

		if (verbose && !fits && (i == 0 || a.in[i] != a.in[i - 1] || b.in[i] != b.in[i - 1]))
			printf("# %s: in %s, not %s: %.*s\n", path, a.in[i], b.in[i],
			    (int)(a.bytes.n - i < 60 ? a.bytes.n - i : 60), a.bytes.p + i);
		*placed += fits;
	}
	*same += i;
	if (verbose && (i < a.bytes.n || i < b.bytes.n))
		printf("# %s: from byte %zu of %zu and %zu\n#  ours %.*s\n#  gumbo's %.*s\n", path, i, a.bytes.n,
		    b.bytes.n, (int)(a.bytes.n - i < 60 ? a.bytes.n - i : 60), a.bytes.p + i,
		    (int)(b.bytes.n - i < 60 ? b.bytes.n - i : 60), b.bytes.p + i);
	gumbo_destroy_output(&kGumboDefaultOptions, tree);
	buf_free(&html);
	buf_free(&a.bytes);
	buf_free(&b.bytes);
	free(a.in);
	free(b.in);
}

int
main(int argc, char **argv)
{
	size_t all = 0, same = 0, placed = 0;
	bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;

	diag_init(argv[0]);
	for (int i = verbose ? 2 : 1; i < argc; i++)
		compare(argv[i], &all, &same, &placed, verbose);
	printf("# %zu bytes of text, the same up to a difference %.2f %%, of these in the same kind of "
	    "element %.2f %%\n", all, 100 * (double)same / (double)all, 100 * (double)placed / (double)same);
	ok((double)same >= 0.98 * (double)all);
	ok((double)placed >= 0.98 * (double)same);
	return done_testing();
}
