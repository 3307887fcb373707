/*
 * See page_ld.h.
 *
 * Objects are kept on a stack while they are open.  One whose type is an
 * article's is the article; a name closes into the object around it, under the
 * key that it stands at: {"author": {"name": "A"}} gives the article an author.
 */
#include "read/page_ld.h"
#include "read/parse_html.h"
#include "read/parse_json.h"

#include <stdlib.h>

enum { LEVELS = 24, PERSONS = 16 };

enum key {
	KEY_OTHER, KEY_TYPE, KEY_ID, KEY_HEADLINE, KEY_NAME, KEY_PUBLISHED, KEY_MODIFIED,
	KEY_AUTHOR, KEY_PUBLISHER, KEY_LANGUAGE, KEY_BODY, KEY_COUNT
};

static const char *const key_name[KEY_COUNT] = {
	"", "@type", "@id", "headline", "name", "datePublished", "dateModified", "author",
	"publisher", "inLanguage", "articleBody"
};

struct object {
	bool		is_article, is_page, is_person;
	enum key	under;			/* the key of the object around it */
	struct span	value[KEY_COUNT];	/* undecoded */
	struct buf	authors;		/* decoded, with commas */
};

struct walk {
	struct page_ld	*to;
	struct object	 open[LEVELS];
	size_t		 n;			/* open objects, some of them over LEVELS */
	enum key	 key[LEVELS + 1];	/* the current one of each */
	struct { struct span id, name; } person[PERSONS];
	size_t		 n_person;
	struct span	 author_id;		/* of an article that names its author by it */
};

static bool
ends_like(struct span s, const char *low)
{
	size_t n = strlen(low);

	return s.n >= n && html_is((struct span){ s.p + s.n - n, n }, low);
}

/* What may stand for an article where the page names none. */
static bool
is_page(struct span type)
{
	return ends_like(type, "webpage") || ends_like(type, "howto") || ends_like(type, "creativework");
}

static bool
is_article(struct span type)
{
	return ends_like(type, "article") || ends_like(type, "posting") || ends_like(type, "report") ||
	    ends_like(type, "recipe") || ends_like(type, "review");
}

/* A string of JSON, with the references of HTML that many put into it. */
static void
add_string(struct buf *b, struct span raw)
{
	struct buf t = { 0 };

	json_decode(&t, raw);
	html_text(b, buf_view(&t), HTML_DATA);
	buf_free(&t);
}

static void
set(struct buf *b, struct span raw)
{
	if (b->n == 0 && raw.n > 0)
		add_string(b, raw);
}

static void
add_author(struct buf *b, struct span raw)
{
	if (raw.n == 0)
		return;
	if (b->n > 0)
		buf_add(b, ", ", 2);
	add_string(b, raw);
}

static void
take_article(struct walk *w, struct object *o)
{
	struct page_ld *to = w->to;

	if (to->of_page)
		page_ld_reset(to);
	if (to->headline.n > 0 || to->published.n > 0)
		return;
	set(&to->headline, o->value[KEY_HEADLINE].n > 0 ? o->value[KEY_HEADLINE] : o->value[KEY_NAME]);
	set(&to->published, o->value[KEY_PUBLISHED]);
	set(&to->modified, o->value[KEY_MODIFIED]);
	set(&to->publisher, o->value[KEY_PUBLISHER]);
	set(&to->language, o->value[KEY_LANGUAGE]);
	set(&to->body, o->value[KEY_BODY]);
	if (to->authors.n == 0)
		buf_span(&to->authors, buf_view(&o->authors));
	if (to->authors.n == 0 && o->value[KEY_AUTHOR].n > 0)
		w->author_id = o->value[KEY_AUTHOR];
}

static void
take_page(struct walk *w, struct object *o)
{
	struct page_ld *to = w->to;

	if (to->headline.n > 0 || to->published.n > 0 || o->value[KEY_PUBLISHED].n == 0)
		return;
	to->of_page = true;
	set(&to->published, o->value[KEY_PUBLISHED]);
	set(&to->modified, o->value[KEY_MODIFIED]);
	set(&to->language, o->value[KEY_LANGUAGE]);
	buf_span(&to->authors, buf_view(&o->authors));
}

static void
take_person(struct walk *w, const struct object *o)
{
	if (w->n_person == PERSONS)
		return;
	w->person[w->n_person].id = o->value[KEY_ID];
	w->person[w->n_person++].name = o->value[KEY_NAME];
}

static void
close_object(struct walk *w)
{
	struct object *o, *outer;

	if (--w->n >= LEVELS)
		return;
	o = &w->open[w->n];
	if (o->is_article)
		take_article(w, o);
	else if (o->is_page)
		take_page(w, o);
	if (o->is_person)
		take_person(w, o);
	outer = w->n > 0 ? &w->open[w->n - 1] : NULL;
	if (outer != NULL && o->under == KEY_AUTHOR) {
		if (o->value[KEY_NAME].n > 0)
			add_author(&outer->authors, o->value[KEY_NAME]);
		else
			outer->value[KEY_AUTHOR] = o->value[KEY_ID];
	} else if (outer != NULL && o->under == KEY_PUBLISHER)
		outer->value[KEY_PUBLISHER] = o->value[KEY_NAME];
	buf_free(&o->authors);
}

static void
open_object(struct walk *w)
{
	if (w->n < LEVELS) {
		w->open[w->n] = (struct object){ .under = w->n > 0 ? w->key[w->n - 1] : KEY_OTHER };
		w->key[w->n] = KEY_OTHER;
	}
	w->n++;
}

static void
set_key(struct walk *w, struct span name)
{
	enum key k = KEY_COUNT;

	while (--k > KEY_OTHER && !span_is(name, key_name[k]))
		;
	if (w->n > 0 && w->n <= LEVELS)
		w->key[w->n - 1] = k;
}

static void
take_string(struct walk *w, struct span s)
{
	struct object *o;
	enum key k;

	if (w->n == 0 || w->n > LEVELS)
		return;
	o = &w->open[w->n - 1];
	k = w->key[w->n - 1];
	if (k == KEY_TYPE) {
		o->is_article |= is_article(s);
		o->is_page |= is_page(s);
		o->is_person |= ends_like(s, "person");
	} else if (k == KEY_AUTHOR)
		add_author(&o->authors, s);
	else if (k != KEY_OTHER && o->value[k].n == 0)
		o->value[k] = s;
}

static void
name_author(struct walk *w)
{
	if (w->to->authors.n > 0)
		return;
	if (w->author_id.n == 0 && w->n_person == 1)
		add_author(&w->to->authors, w->person[0].name);
	for (size_t i = 0; i < w->n_person && w->author_id.n > 0; i++)
		if (span_eq(w->person[i].id, w->author_id))
			add_author(&w->to->authors, w->person[i].name);
}

/* Past the comment or CDATA marks that may stand around a script. */
static struct span
inner(struct span s)
{
	while (s.n > 0 && s.p[0] != '{' && s.p[0] != '[')
		s = span_from(s, 1);
	if (span_starts(s, S("[CDATA[")))
		return inner(span_from(s, 7));
	return s;
}

void
page_ld_read(struct page_ld *to, struct span script)
{
	struct walk w = { .to = to };
	struct json j;
	enum json_token t;

	json_start(&j, inner(script));
	while ((t = json_next(&j)) != JSON_END && t != JSON_ERROR)
		switch (t) {
		case JSON_OBJECT:
			open_object(&w);
			break;
		case JSON_OBJECT_END:
			close_object(&w);
			break;
		case JSON_KEY:
			set_key(&w, j.text);
			break;
		case JSON_STRING:
			take_string(&w, j.text);
			break;
		default:
			break;
		}
	while (w.n > 0)
		close_object(&w);
	name_author(&w);
}

void
page_ld_reset(struct page_ld *ld)
{
	ld->headline.n = ld->published.n = ld->modified.n = ld->authors.n = 0;
	ld->publisher.n = ld->language.n = ld->body.n = 0;
	ld->of_page = false;
}

void
page_ld_free(struct page_ld *ld)
{
	buf_free(&ld->headline);
	buf_free(&ld->published);
	buf_free(&ld->modified);
	buf_free(&ld->authors);
	buf_free(&ld->publisher);
	buf_free(&ld->language);
	buf_free(&ld->body);
}
