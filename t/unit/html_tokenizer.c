/*
 * The tokenizer's cases of html5lib (html_tokenizer FILE ...): each token as
 * expected, from each initial state.
 *
 * Not compared: what a DOCTYPE holds (ours is one token), parse errors.
 */
#include "diag.h"
#include "in.h"
#include "read/parse_html.h"
#include "read/parse_json.h"
#include "tap.h"
#include "utf8.h"

#include <stdlib.h>

struct test {
	struct span	 description, output;
	struct buf	 input, last_start;
	bool		 twice;			/* escaped a second time */
	enum html_content state[8];
	int		 n_state;
};

/* Tokens as lines, so that two runs can be compared as bytes. */
struct pair { struct buf name, value; };

static void
unescape(struct buf *b, struct span s, bool twice)
{
	struct buf once = { 0 };

	json_decode(&once, s);
	if (twice)
		json_decode(b, buf_view(&once));
	else
		buf_span(b, buf_view(&once));
	buf_free(&once);
}

static enum html_content
state_of(struct span s)
{
	static const char *const name[] = {
		[HTML_DATA] = "Data state", [HTML_RCDATA] = "RCDATA state",
		[HTML_RAWTEXT] = "RAWTEXT state", [HTML_SCRIPT] = "Script data state",
		[HTML_PLAINTEXT] = "PLAINTEXT state", [HTML_CDATA] = "CDATA section state"
	};

	for (int i = 0; i <= HTML_CDATA; i++)
		if (span_is(s, name[i]))
			return (enum html_content)i;
	die("unknown state %.*s", (int)s.n, s.p);
}

static int
by_name(const void *a, const void *b)
{
	return span_cmp(buf_view(&((const struct pair *)a)->name), buf_view(&((const struct pair *)b)->name));
}

static void
add_pairs(struct buf *to, struct pair *p, size_t n)
{
	if (n > 1)
		qsort(p, n, sizeof(*p), by_name);
	for (size_t i = 0; i < n; i++) {
		buf_byte(to, ' ');
		buf_span(to, buf_view(&p[i].name));
		buf_add(to, "=\"", 2);
		buf_span(to, buf_view(&p[i].value));
		buf_byte(to, '"');
		buf_free(&p[i].name);
		buf_free(&p[i].value);
	}
}

static void
want_token(struct buf *to, struct json *j, bool twice)
{
	struct pair pair[64] = { 0 };
	struct buf kind = { 0 }, text = { 0 }, rest = { 0 };	/* rest: public and system id */
	size_t n = 0;
	enum json_token t;
	bool closed = false;
	int strings = 0;

	while ((t = json_next(j)) != JSON_ARRAY_END) {
		if (t == JSON_KEY)
			unescape(&pair[n].name, j->text, twice);
		else if (t == JSON_STRING && j->depth == 3)
			unescape(&pair[n++].value, j->text, twice);
		else if (t == JSON_STRING)
			unescape(strings++ == 0 ? &kind : strings == 2 ? &text : &rest,
			    j->text, twice);
		else if (t == JSON_WORD && span_is(j->text, "true"))
			closed = true;
	}
	if (span_is(buf_view(&kind), "DOCTYPE"))
		text.n = 0, closed = false;
	if (!span_is(buf_view(&kind), "Character")) {
		buf_add(to, "\n", 1);
		buf_span(to, buf_view(&kind));
		buf_byte(to, ' ');
	} else if (to->n == 0 || to->p[to->n - 1] != '\1')
		buf_add(to, "\nCharacter ", 11);
	else
		to->n--;
	buf_span(to, buf_view(&text));
	add_pairs(to, pair, n);
	if (closed)
		buf_add(to, " /", 2);
	if (span_is(buf_view(&kind), "Character"))
		buf_byte(to, '\1');
	buf_free(&kind);
	buf_free(&text);
	buf_free(&rest);
}

static void
want(struct buf *to, const struct test *t)
{
	struct json j;
	enum json_token k;

	json_start(&j, t->output);
	while ((k = json_next(&j)) != JSON_END && k != JSON_ERROR)
		if (k == JSON_ARRAY && j.depth == 2)
			want_token(to, &j, t->twice);
}

static void
got_start(struct buf *to, const struct html *h)
{
	struct pair pair[HTML_ATTRIBUTES] = { 0 };
	size_t n = 0, k;

	buf_add(to, "\nStartTag ", 10);
	html_name(to, h->name);
	for (size_t i = 0; i < h->n_attribute; i++) {
		html_name(&pair[n].name, h->attribute[i].name);
		html_attribute_text(&pair[n].value, h->attribute[i].value);
		for (k = 0; k < n && by_name(&pair[k], &pair[n]) != 0; k++)
			;
		if (k == n)
			n++;
		else {
			buf_free(&pair[n].name);
			buf_free(&pair[n].value);
		}
	}
	add_pairs(to, pair, n);
	if (h->self_closing)
		buf_add(to, " /", 2);
}

static void
got(struct buf *to, const struct test *t, enum html_content state)
{
	struct html h;
	enum html_token k;

	html_start(&h, buf_view(&t->input));
	h.content = state;
	h.last_start = buf_view(&t->last_start);
	while ((k = html_next(&h)) != HTML_END)
		switch (k) {
		case HTML_TEXT:
			if (h.text.n == 0)
				break;
			if (to->n == 0 || to->p[to->n - 1] != '\1')
				buf_add(to, "\nCharacter ", 11);
			else
				to->n--;
			html_text(to, h.text, h.text_content);
			buf_byte(to, '\1');
			break;
		case HTML_START:
			got_start(to, &h);
			break;
		case HTML_CLOSE:
			buf_add(to, "\nEndTag ", 8);
			html_name(to, h.name);
			break;
		case HTML_COMMENT:
			buf_add(to, "\nComment ", 9);
			html_comment_text(to, h.text);
			break;
		default:
			buf_add(to, "\nDOCTYPE ", 9);
		}
}

static void
run(const struct test *t)
{
	struct buf w = { 0 }, g = { 0 };
	char claim[200];

	want(&w, t);
	for (int i = 0; i < (t->n_state == 0 ? 1 : t->n_state); i++) {
		g.n = 0;
		got(&g, t, t->n_state == 0 ? HTML_DATA : t->state[i]);
		snprintf(claim, sizeof(claim), "%.*s", (int)(t->description.n > 150 ? 150 :
		    t->description.n), t->description.p);
		for (char *p = claim; *p != '\0'; p++)
			if (*p == '#')
				*p = '.';
		tap_is(buf_view(&g), buf_view(&w), claim, __FILE__, __LINE__);
	}
	buf_free(&w);
	buf_free(&g);
}

/* j stands behind the bracket of a test. */
static void
one_test(struct json *j)
{
	struct test t = { 0 };
	struct span key = { 0 }, input = { 0 };
	const char *from = NULL;
	enum json_token k;

	while ((k = json_next(j)) != JSON_OBJECT_END || j->depth > 2) {
		if (k == JSON_ERROR)
			die("%s", j->why);
		if (k == JSON_KEY && j->depth == 3)
			key = j->text;
		else if (k == JSON_ARRAY && j->depth == 4 && span_is(key, "output"))
			from = json_rest(j).p;
		else if (k == JSON_ARRAY_END && j->depth == 3 && span_is(key, "output"))
			t.output = (struct span){ from, (size_t)(json_rest(j).p + 1 - from) };
		else if (k == JSON_STRING && span_is(key, "description"))
			t.description = j->text;
		else if (k == JSON_STRING && span_is(key, "input"))
			input = j->text;
		else if (k == JSON_STRING && span_is(key, "lastStartTag"))
			json_decode(&t.last_start, j->text);
		else if (k == JSON_STRING && span_is(key, "initialStates"))
			t.state[t.n_state++] = state_of(j->text);
		else if (k == JSON_WORD && span_is(key, "doubleEscaped"))
			t.twice = span_is(j->text, "true");
	}
	unescape(&t.input, input, t.twice);
	run(&t);
	buf_free(&t.input);
	buf_free(&t.last_start);
}

static void
one_file(const char *path)
{
	struct in *in = in_open(path, NULL);
	struct buf all = { 0 };
	struct json j;
	enum json_token k;
	size_t n;

	if (in == NULL)
		die_sys("%s", path);
	while ((n = in_read(in, buf_more(&all, 65536), 65536)) > 0)
		all.n += n;
	in_close(in);
	json_start(&j, buf_view(&all));
	while ((k = json_next(&j)) != JSON_END) {
		if (k == JSON_ERROR)
			die("%s: %s", path, j.why);
		if (k == JSON_OBJECT && j.depth == 3)
			one_test(&j);
	}
	buf_free(&all);
}

int
main(int argc, char **argv)
{
	diag_init(argv[0]);
	for (int i = 1; i < argc; i++)
		one_file(argv[i]);
	return done_testing();
}
