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

#include <stdlib.h>

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
	uintmax_t	 line;
	struct found	 found[READ_FIELDS];
	bool		 has_body;	/* a name for the body was there, full or not */

	/* The walk: what stands where. */
	char		 path[PATH_MAX_BYTES];
	size_t		 path_n;		/* over PATH_MAX_BYTES: too long to be known */
	size_t		 base[LEVELS + 1];	/* path_n at each open level */
	unsigned	 arrays;
	enum read_field	 field;			/* of the current key */
	unsigned	 rank;
	struct span	 list;			/* the array that wraps the records */
};

/* The dotted path of a key at the open level. */
static void
enter_key(struct json_reader *r, unsigned depth, struct span key)
{
	size_t n = depth > LEVELS ? PATH_MAX_BYTES : r->base[depth];

	r->field = READ_FIELDS;
	if (n + key.n + 1 > PATH_MAX_BYTES) {
		r->path_n = PATH_MAX_BYTES;
		return;
	}
	if (n > 0)
		r->path[n++] = '.';
	memcpy(r->path + n, key.p, key.n);
	r->path_n = n + key.n;
	r->field = read_field_of(r->run->opt, (struct span){ r->path, r->path_n }, &r->rank);
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
			r->arrays++;
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
	r->has_body = false;
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

/* One record; false when no more are wanted. */
static bool
record(struct json_reader *r, struct span text)
{
	struct article a = { .record = text, .line = r->line };
	struct json j;

	forget(r);
	json_start(&j, text);
	if (!walk(r, &j)) {
		read_skip(r->run, r->line, "not JSON: %s", j.why);
		return true;
	}
	if (j.text.n > 0)
		read_skip(r->run, r->line, "something stands behind the JSON value");
	for (int i = 0; i < READ_FIELDS; i++)
		a.field[i] = found(&r->found[i]);
	if (!r->has_body && a.field[READ_TITLE].n == 0) {
		read_skip(r->run, r->line, "no field with the text (--text names one)");
		return true;
	}
	return read_give(r->run, &a);
}

static void
read_json_lines(struct json_reader *r, struct in *in)
{
	struct span line;
	enum in_got got;

	while (read_more(r->run) && (got = in_line(in, &line)) != IN_END) {
		r->line = in_line_number(in);
		line = read_trim(line);
		if (got == IN_PART)
			read_skip(r->run, r->line, "line too long");
		else if (line.n > 0 && !record(r, line))
			break;
	}
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
	struct json_reader r = { .run = run };

	read_json_lines(&r, in);
	for (int i = 0; i < READ_FIELDS; i++)
		buf_free(&r.found[i].text);
}

const struct reader reader_json = {
	"json", "JSON lines, arrays of records, single records", json_knows, read_json
};
