/*
 * JSON: a record a line, an array of records, records one after the other, or
 * the answer of an interface that wraps its records ("response.results").
 *
 * One record at a time is in memory, whatever the file's size.  In it the
 * parts of the article are found by the names of data/fields.tsv, as dotted
 * paths in which arrays do not show: {"authors": [{"name": "A"}]} has an
 * authors.name.  Several values of one path are joined.
 */
#include "read/parse_json.h"
#include "read/readers.h"

enum { PATH_MAX_BYTES = 128, LEVELS = 16, PEEK = 64 * 1024 };

/* What was found for one part of the article. */
struct found {
	struct span	 raw;		/* undecoded view, unless joined */
	bool		 escaped, joined;
	unsigned	 rank;
	struct buf	 text;		/* joined or decoded */
};

struct json_reader {
	struct read	*run;
	uintmax_t	 line;			/* of the record at work */
	uintmax_t	 line_next;		/* of what comes next, where values run over lines */
	bool		 in_array;		/* there, between elements that count as values */
	size_t		 open;			/* levels around that array */
	struct found	 found[READ_FIELDS];
	bool		 has_body;	/* a name for the body was there, full or not */

	/* The walk: what stands where. */
	char		 path[PATH_MAX_BYTES];
	size_t		 path_n;		/* over PATH_MAX_BYTES: too long to be known */
	size_t		 base[LEVELS + 1];	/* path_n at each open level */
	unsigned	 arrays;
	enum read_field	 field;			/* of the current key */
	unsigned	 rank;
	bool		 is_list;		/* the current key may hold a list of records */
	struct span	 list;			/* from the bracket of the first such list on */
	unsigned	 list_depth;		/* levels that are open in it */
};

/* The dotted path of a key at the open level. */
static void
enter_key(struct json_reader *r, unsigned depth, struct span key)
{
	size_t n = depth > LEVELS ? PATH_MAX_BYTES : r->base[depth];

	r->field = READ_FIELDS;
	r->is_list = false;
	if (n + key.n + 1 > PATH_MAX_BYTES) {
		r->path_n = PATH_MAX_BYTES;
		return;
	}
	if (n > 0)
		r->path[n++] = '.';
	memcpy(r->path + n, key.p, key.n);
	r->path_n = n + key.n;
	r->field = read_field_of(r->run->opt, (struct span){ r->path, r->path_n }, &r->rank);
	r->is_list = r->field == READ_FIELDS && read_is_list((struct span){ r->path, r->path_n });
	if (r->field == READ_BODY)
		r->has_body = true;
}

static void
take(struct json_reader *r, const struct json *j)
{
	struct found *f = &r->found[r->field];
	bool join;

	if (j->text.n == 0 || r->rank > f->rank)
		return;
	join = r->rank == f->rank && r->arrays > 0;
	f->rank = r->rank;
	if (!join) {
		f->raw = j->text;
		f->escaped = j->escaped;
		f->joined = false;
		return;
	}
	if (!f->joined) {
		f->text.n = 0;
		json_decode(&f->text, f->raw);
		f->joined = true;
	}
	buf_span(&f->text, r->field == READ_BODY ? S("\n\n") : S(", "));
	json_decode(&f->text, j->text);
}

/* Walks over one value; false with j->why at a fault. */
static bool
walk(struct json_reader *r, struct json *j)
{
	enum json_token t;

	r->path_n = 0;
	r->arrays = 0;
	r->field = READ_FIELDS;
	while ((t = json_next(j)) != JSON_END)
		switch (t) {
		case JSON_ERROR:
			return false;
		case JSON_KEY:
			enter_key(r, j->depth, j->text);
			break;
		case JSON_ARRAY:
			if (r->arrays++ == 0 && r->list.p == NULL && r->is_list) {
				r->list = json_rest(j);
				r->list_depth = j->depth;
			}
			/* FALLTHROUGH */
		case JSON_OBJECT:
			if (j->depth <= LEVELS)
				r->base[j->depth] = r->path_n;
			break;
		case JSON_ARRAY_END:
			r->arrays--;
			break;
		case JSON_NUMBER:
			j->escaped = false;
			/* FALLTHROUGH */
		case JSON_STRING:
			if (r->field < READ_FIELDS)
				take(r, j);
			break;
		default:
			break;
		}
	return true;
}

static void
forget(struct json_reader *r)
{
	for (int i = 0; i < READ_FIELDS; i++) {
		r->found[i].raw = (struct span){ 0 };
		r->found[i].joined = r->found[i].escaped = false;
		r->found[i].rank = ~0u;
		r->found[i].text.n = 0;
	}
	r->has_body = r->is_list = false;
	r->list = (struct span){ 0 };
}

static struct span
found(struct found *f)
{
	if (f->joined)
		return buf_view(&f->text);
	if (!f->escaped)
		return f->raw;
	json_decode(&f->text, f->raw);
	return buf_view(&f->text);
}

/* The article that walk() has found in a record; false when no more are wanted. */
static bool
article(struct json_reader *r, struct span text)
{
	struct article a = { .record = text, .line = r->line, .markup = true,
	    .undecoded = true };

	for (int i = 0; i < READ_FIELDS; i++)
		a.field[i] = found(&r->found[i]);
	if (!r->has_body && a.field[READ_TITLE].n == 0) {
		read_skip(r->run, r->line, "no field with the text (--text names one)");
		return true;
	}
	return read_give(r->run, &a);
}

/* A record of a list that was walked over as a whole before. */
static bool
record(struct json_reader *r, struct span text)
{
	struct json j;

	forget(r);
	json_start(&j, text);
	if (walk(r, &j))
		return article(r, text);
	read_skip(r->run, r->line, "not JSON: %s", j.why);
	return true;
}

/* Is the value an object that wraps its records? */
static bool
wraps(struct json_reader *r)
{
	return !r->has_body && r->list.p != NULL;
}

/* Length of a number, true, false, null or nonsense at the beginning of s. */
static size_t
bare(struct span s)
{
	size_t n = 1;

	while (n < s.n && memchr(",]}{[\" \t\r\n", s.p[n], 10) == NULL)
		n++;
	return n;
}

/* A text without a name is an article too, anything else that is no object is told. */
static bool
nameless(struct json_reader *r, struct span text)
{
	struct json j;

	forget(r);
	json_start(&j, text);
	if (json_next(&j) != JSON_STRING) {
		read_skip(r->run, r->line, "no record here: %.*s", text.n > 20 ? 20 : (int)text.n, text.p);
		return true;
	}
	r->has_body = true;
	r->found[READ_BODY].raw = j.text;
	r->found[READ_BODY].escaped = j.escaped;
	return article(r, text);
}

/* The records of a list, one by one; false when no more are wanted. */
static bool
list(struct json_reader *r, struct span rest)
{
	bool more = true, whole = true;

	rest = span_from(rest, 1);
	while (more) {
		struct json_edge e = { 0 };
		struct span one;

		while (rest.n > 0 && (rest.p[0] == ',' || read_trim((struct span){ rest.p, 1 }).n == 0))
			rest = span_from(rest, 1);
		if (rest.n == 0 || rest.p[0] == ']')
			break;
		one = (struct span){ rest.p, memchr("{[\"", rest.p[0], 3) == NULL ? bare(rest) :
		    json_edge(&e, rest, &whole) };
		if (!whole)
			break;		/* cut off: told by walk() */
		rest = span_from(rest, one.n);
		more = one.p[0] == '{' ? record(r, one) : nameless(r, one);
	}
	return more;
}

/* A value that stands by itself: a record, or an object around a list of them. */
static bool
value(struct json_reader *r, struct span text)
{
	struct json j;

	if (text.p[0] != '{' && text.p[0] != '[')
		return nameless(r, text);
	forget(r);
	json_start(&j, text);
	if (!walk(r, &j)) {
		read_skip(r->run, r->line, "not JSON: %s", j.why);
		return !wraps(r) || list(r, r->list);	/* what is whole in it counts */
	}
	if (j.text.n > 0)
		read_skip(r->run, r->line, "something stands behind the JSON value");
	if (text.p[0] == '[')
		return list(r, text);
	return wraps(r) ? list(r, r->list) : article(r, text);
}

/*
 * Is this the beginning of an object that wraps its records?  Then r->list is
 * the list's beginning.
 */
static bool
begins_list(struct json_reader *r, struct span beginning)
{
	struct json j;

	forget(r);
	json_start(&j, beginning);
	walk(r, &j);
	return wraps(r);
}

/* Past n bytes that in_peek() has shown. */
static void
drop(struct json_reader *r, struct in *in, size_t n)
{
	struct span s = in_peek(in, n);

	for (const char *p = s.p; (p = memchr(p, '\n', n - (size_t)(p - s.p))) != NULL; p++)
		r->line_next++;
	in_drop(in, n);
}

/* Past white space and, in an array, commas; the next byte, or 0 at the end. */
static char
next_byte(struct json_reader *r, struct in *in, bool in_array)
{
	struct span s;
	size_t n;

	while (in_peek(in, 1).n > 0) {
		s = in_peek(in, PEEK);
		for (n = 0; n < s.n; n++)
			if (strchr(" \t\n\r\x1e", s.p[n]) == NULL && !(in_array && s.p[n] == ','))
				break;
		if (n < s.n && n == 0)
			return s.p[0];
		drop(r, in, n);
	}
	return 0;
}

enum seen { WHOLE, CUT, LONG };

/* A look at the value that begins here: all of it, or what is there, or its first READ_MAX bytes. */
static enum seen
look(struct in *in, struct span *text)
{
	struct json_edge e = { 0 };
	bool whole = false;
	size_t n = 0;

	do {
		struct span s = in_peek(in, n + PEEK);

		*text = s;
		if (s.n == n)
			return CUT;
		n += json_edge(&e, span_from(s, n), &whole);
		text->n = n;
	} while (!whole && n <= READ_MAX);
	return whole ? WHOLE : LONG;
}

/* Past the end of the value in which `depth` levels are open here, or that begins here. */
static void
drop_value(struct json_reader *r, struct in *in, size_t depth)
{
	struct json_edge e = { .depth = depth };
	bool whole = false;

	while (!whole && in_peek(in, 1).n > 0)
		drop(r, in, json_edge(&e, in_peek(in, PEEK), &whole));
}

/*
 * A value too long to be kept: if it wraps records it is left at the first one
 * of them, else behind it.
 */
static void
long_value(struct json_reader *r, struct in *in, struct span beginning)
{
	if (r->in_array || !begins_list(r, beginning)) {
		read_skip(r->run, r->line, "a JSON value of over %d MiB is too long", READ_MAX / 1024 / 1024);
		drop_value(r, in, 0);
		return;
	}
	r->in_array = true;
	r->open = r->list_depth - 1;
	drop(r, in, (size_t)(r->list.p - beginning.p) + 1);
}

/* A value that begins with a bracket or mark; false when no more are wanted. */
static bool
take_value(struct json_reader *r, struct in *in)
{
	struct span text;
	bool more = true;

	r->line = r->line_next;
	switch (look(in, &text)) {
	case WHOLE:
		more = value(r, text);
		drop(r, in, text.n);
		break;
	case CUT:
		read_skip(r->run, r->line, "the JSON value that begins here does not end");
		if (begins_list(r, text))
			list(r, r->list);	/* what is whole in it */
		return false;
	case LONG:
		long_value(r, in, text);
		break;
	}
	return more;
}

/* The end of an array, and of what wraps it. */
static void
end_array(struct json_reader *r, struct in *in)
{
	r->in_array = false;
	drop(r, in, 1);
	if (r->open > 0)
		drop_value(r, in, r->open);
	r->open = 0;
}

/* What is no record: a number or a word in an array, else to the end of the line. */
static bool
drop_bare(struct json_reader *r, struct in *in)
{
	struct span line = in_peek(in, PEEK);
	size_t n = bare(line);
	enum in_got got;
	bool more = true;

	r->line = r->line_next;
	if (r->in_array && n < line.n) {
		more = nameless(r, (struct span){ line.p, n });
		drop(r, in, n);
		return more;
	}
	read_skip(r->run, r->line_next++, "no JSON value here");
	while ((got = in_line(in, &line)) == IN_PART)
		;
	return got == IN_LINE;
}

/* Values one after the other, over any number of lines; the elements of arrays count as values. */
static void
read_json_values(struct json_reader *r, struct in *in)
{
	bool more = true;
	char c;

	while (more && read_more(r->run) && (c = next_byte(r, in, r->in_array)) != 0) {
		if (c == '[' && !r->in_array) {
			r->in_array = true;
			drop(r, in, 1);
		} else if (c == ']' && r->in_array)
			end_array(r, in);
		else if (c == '{' || c == '[' || c == '"')
			more = take_value(r, in);
		else
			more = drop_bare(r, in);
	}
	if (r->in_array && more && read_more(r->run) && !in_damaged(in))
		read_skip(r->run, r->line_next, "the JSON array does not end");
}

/* A value a line. */
static void
read_json_lines(struct json_reader *r, struct in *in)
{
	struct span line;
	bool more = true;

	while (more && read_more(r->run) && read_line(r->run, in, &line)) {
		r->line = in_line_number(in);
		line = read_trim(line);
		more = line.n == 0 || value(r, line);
	}
}

/* Is the line a value, and nothing behind it? */
static bool
is_value(struct span line)
{
	struct json_edge e = { 0 };
	bool whole;

	line = read_trim(line);
	return line.n > 0 && line.p[0] == '{' && json_edge(&e, line, &whole) == line.n && whole;
}

/*
 * Is each line a value?  The first one is, or is damaged and those behind it
 * are, or it is so long that it says only how it begins.
 */
static bool
is_lines(struct json_reader *r, struct span head)
{
	struct span rest = head, line = { 0 };

	span_cut(&rest, '\n', &line);
	if (is_value(line))
		return true;
	if (line.n == head.n)
		return line.n > PEEK / 2 && line.p[0] == '{' && !begins_list(r, line);
	return span_cut(&rest, '\n', &line) && is_value(line) && span_cut(&rest, '\n', &line) &&
	    (rest.n == 0 || is_value(line));
}

static bool
json_knows(struct span head)
{
	head = read_trim(head);
	if (head.n == 0 || (head.p[0] != '{' && head.p[0] != '['))
		return false;
	head = read_trim(span_from(head, 1));
	return head.n == 0 || strchr("\"{}[]", head.p[0]) != NULL;
}

static void
read_json(struct read *run, struct in *in)
{
	struct json_reader r = { .run = run, .line_next = 1 };

	if (is_lines(&r, in_peek(in, PEEK)))
		read_json_lines(&r, in);
	else
		read_json_values(&r, in);
	for (int i = 0; i < READ_FIELDS; i++)
		buf_free(&r.found[i].text);
}

const struct reader reader_json = {
	"json", "JSON lines, arrays of records, single records", json_knows, read_json, false
};
