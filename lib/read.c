/* See read.h. */
#include "read.h"
#include "diag.h"
#include "lex_fields.h"
#include "read/charset.h"
#include "read/foreign.h"
#include "read/hash.h"
#include "read/language.h"
#include "read/parse_html.h"
#include "read/walk.h"
#include "row.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>

enum {
	ID_MAX = 40,		/* bytes */
	TOLD = 5,		/* faults of one file that are told one by one */
	META_MAX = 4096	/* bytes of a title, byline ... */
};

void
read_init(struct read *r, const struct read_options *opt, const struct reader *const *readers,
    struct out *out)
{
	*r = (struct read){ .opt = opt, .readers = readers, .out = out };
}

void
read_free(struct read *r)
{
	buf_free(&r->text);
	buf_free(&r->row);
	buf_free(&r->id);
	buf_free(&r->language);
	buf_free(&r->plain);
	buf_free(&r->utf8);
	markup_free(&r->markup);
	for (int i = 0; i < READ_FIELDS; i++)
		buf_free(&r->meta[i]);
}

struct span
read_trim(struct span s)
{
	while (s.n > 0 && utf8_is_space((unsigned char)s.p[0]) && (unsigned char)s.p[0] < 0x80)
		s.p++, s.n--;
	while (s.n > 0 && utf8_is_space((unsigned char)s.p[s.n - 1]) &&
	    (unsigned char)s.p[s.n - 1] < 0x80)
		s.n--;
	return s;
}

struct span
read_bom(struct span s)
{
	return span_starts(s, S("\xef\xbb\xbf")) ? span_from(s, 3) : s;
}

bool
read_more(const struct read *r)
{
	return r->opt->count == 0 || r->given < r->opt->count;
}

void
read_skip(struct read *r, uintmax_t line, const char *fmt, ...)
{
	char why[512];
	va_list ap;

	if (r->faults++ >= TOLD)
		return;
	va_start(ap, fmt);
	vsnprintf(why, sizeof(why), fmt, ap);
	va_end(ap);
	skip(in_name(r->in), line, "%s", why);
}

bool
read_all(struct read *r, struct in *in, struct buf *b)
{
	size_t n;

	for (;;) {
		if (b->n > READ_MAX) {
			read_skip(r, 0, "longer than %d MiB: not an article", READ_MAX / 1024 / 1024);
			return false;
		}
		n = in_read(in, buf_more(b, READ_HEAD), READ_HEAD);
		if (n == 0)
			return !in_damaged(in);
		b->n += n;
	}
}

void
read_past_line(struct in *in)
{
	struct span line;

	while (in_line(in, &line) == IN_PART)
		;
}

bool
read_line(struct read *r, struct in *in, struct span *line)
{
	enum in_got got;

	while ((got = in_line(in, line)) == IN_PART) {
		read_skip(r, in_line_number(in), "a line of over %d MiB is too long", READ_MAX / 1024 / 1024);
		read_past_line(in);
	}
	return got == IN_LINE;
}

/* Names are kept in lower case. */
static struct lex_hit
look_up(struct span name)
{
	char low[64];

	if (name.n > sizeof(low))
		return (struct lex_hit){ 0 };
	for (size_t i = 0; i < name.n; i++)
		low[i] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] | 0x20) : name.p[i];
	return lex_find(&lex_fields, (struct span){ low, name.n });
}

enum read_field
read_field_of(const struct read_options *opt, struct span name, unsigned *rank)
{
	static const uint32_t class_of[READ_FIELDS] = {
		[READ_ID] = FIELDS_ID, [READ_URL] = FIELDS_URL, [READ_TITLE] = FIELDS_TITLE,
		[READ_BODY] = FIELDS_BODY, [READ_BYLINE] = FIELDS_BYLINE,
		[READ_OUTLET] = FIELDS_OUTLET, [READ_DATE] = FIELDS_DATE,
		[READ_LANGUAGE] = FIELDS_LANGUAGE
	};
	struct lex_hit hit;
	uint32_t n;

	for (int f = 0; f < READ_FIELDS; f++)
		if (opt->name[f] != NULL && span_is(name, opt->name[f])) {
			*rank = 0;
			return (enum read_field)f;
		}
	hit = look_up(name);
	for (int f = 0; f < READ_FIELDS && hit.classes != 0; f++)
		if ((hit.classes & class_of[f]) != 0 && opt->name[f] == NULL) {
			*rank = row_number(hit.value, &n) ? n : 0;
			return (enum read_field)f;
		}
	return READ_FIELDS;
}

bool
read_is_list(struct span name)
{
	return (look_up(name).classes & FIELDS_LIST) != 0;
}

/* Appends s with CRLF as LF. */
static void
add_unix(struct buf *b, struct span s)
{
	const char *cr;
	size_t n;

	while (s.n > 0 && (cr = memchr(s.p, '\r', s.n)) != NULL) {
		n = (size_t)(cr - s.p);
		buf_add(b, s.p, n);
		s = span_from(s, n + 1);
		if (s.n == 0 || s.p[0] != '\n')
			buf_byte(b, '\r');
	}
	buf_span(b, s);
}

/* In UTF-8, but for what is ill-formed whatever it is taken for. */
static struct span
decoded(struct read *r, const struct article *a, struct span s)
{
	return !a->undecoded ? s :
	    charset_decode_part(&r->utf8, s, span_of(r->opt->encoding), &r->guessed);
}

/* Valid UTF-8 with LF: s itself, or a copy in b. */
static struct span
clean(struct read *r, struct buf *b, struct span s)
{
	struct buf t = { 0 };

	b->n = 0;
	s = read_bom(s);
	if (utf8_valid(s) < s.n) {
		r->bad_bytes += utf8_clean(b, s);
		if (memchr(b->p, '\r', b->n) == NULL)
			return buf_view(b);
		t = *b;
		*b = (struct buf){ 0 };
		s = buf_view(&t);
	} else if (s.n == 0 || memchr(s.p, '\r', s.n) == NULL)
		return s;
	add_unix(b, s);
	buf_free(&t);
	return buf_view(b);
}

/* A title, name or address: trimmed, on one line, of a sane length; tags and references undone. */
static struct span
one_line(struct read *r, struct buf *b, struct span s, bool markup)
{
	struct span from = read_trim(s);
	size_t w = 0;
	bool blank = false;

	b->n = 0;
	if (from.n > META_MAX)
		from.n = META_MAX;
	if (markup && markup_is(from))
		from = markup_text(&r->markup, from);
	else if (markup && from.n > 0 && memchr(from.p, '&', from.n) != NULL) {
		r->plain.n = 0;
		html_text(&r->plain, from, HTML_DATA);
		from = buf_view(&r->plain);
	}
	r->bad_bytes += utf8_clean(b, from);
	for (size_t i = 0; i < b->n; i++) {
		char c = b->p[i];

		if (c == ' ' || (c >= '\t' && c <= '\r')) {
			blank = true;
			continue;
		}
		if (blank)
			b->p[w++] = ' ';
		blank = false;
		b->p[w++] = c;
	}
	b->n = w;
	return buf_view(b);
}

/* Can it stand in column doc? */
static bool
fits_id(struct span s)
{
	size_t at = 0;

	if (s.n == 0 || s.n > ID_MAX)
		return false;
	while (at < s.n) {
		uint32_t c = utf8_next(s, &at);

		if (utf8_is_space(c) || utf8_is_control(c))
			return false;
	}
	return true;
}

struct span
read_host(struct span url)
{
	for (size_t i = 0; i + 3 <= url.n; i++)
		if (memcmp(url.p + i, "://", 3) == 0) {
			url = span_from(url, i + 3);
			for (i = 0; i < url.n && strchr("/?#:", url.p[i]) == NULL; i++)
				;
			url.n = i;
			return span_starts(url, S("www.")) ? span_from(url, 4) : url;
		}
	return (struct span){ 0 };
}

/*
 * The record's own id if it can stand in column doc, else a hash of its URL or
 * own id, else of its bytes: never of what depends on where the file lies.
 */
static struct span
id_of(struct read *r, const struct article *a, const struct span *meta, struct span text)
{
	struct span of = text;

	if (r->opt->ids == IDS_PATH && r->path != NULL) {
		r->id.n = 0;
		buf_span(&r->id, span_of(r->path));
		if (r->found > 1) {
			buf_byte(&r->id, ':');
			row_decimal(&r->id, r->found);
		}
		of = buf_view(&r->id);
		if (fits_id(of))
			return of;
	} else if (r->opt->ids != IDS_HASH) {
		if (fits_id(meta[READ_ID]))
			return meta[READ_ID];
		of = meta[READ_URL].n > 0 ? meta[READ_URL] :
		    meta[READ_ID].n > 0 ? meta[READ_ID] : a->record;
	}
	hash_id(of, r->hash);
	return (struct span){ r->hash, HASH_ID };
}

/* The date that the article gives, else that of its address or of the file's name. */
static struct span
date_of(struct read *r, const struct article *a, const struct span *meta, struct span body)
{
	struct date *d = &r->date;

	if (!date_parse(d, meta[READ_DATE], r->opt->day_first) &&
	    !date_find(d, meta[READ_DATE], r->opt->day_first) &&
	    !date_in_path(d, meta[READ_URL]) && !(a->title_in_body && date_in_head(d, body)) &&
	    a->line == 0)
		date_in_path(d, span_of(r->path));
	return (struct span){ d->iso, d->n };
}

/* The language that the archive gives, else what the text looks like. */
static struct span
language(struct read *r, struct span given, struct span text)
{
	r->language.n = 0;
	language_tag(&r->language, given);
	return r->language.n > 0 ? buf_view(&r->language) : language_of(text);
}

/* Do the options let it through? */
static bool
wanted(const struct read *r, const struct row *row)
{
	const struct read_options *o = r->opt;
	struct span when = row->col[ROW_WHEN], since = span_of(o->since), until = span_of(o->until);
	struct span lang = row->col[ROW_VALUE], want = span_of(o->language);
	uint64_t h[2];

	if ((since.n > 0 || until.n > 0) && when.n == 0)
		return false;
	if (since.n > 0 && span_cmp(when, since) < 0)
		return false;
	if (when.n > until.n)
		when.n = until.n;
	if (until.n > 0 && span_cmp(when, until) > 0)
		return false;
	if (want.n > 0 && lang.n > 0 &&
	    !(span_starts(lang, want) && (lang.n == want.n || lang.p[want.n] == '-')))
		return false;
	if (o->sample > 1) {
		hash_128(row->col[ROW_DOC], h);
		return h[0] % o->sample == 0;
	}
	return true;
}

static struct span
without_by(struct span byline)
{
	if (byline.n > 3 && (byline.p[0] | 0x20) == 'b' && (byline.p[1] | 0x20) == 'y' && byline.p[2] == ' ')
		return span_from(byline, 3);
	return byline;
}

/* Archives give a name, a host or an address ("source" of trafilatura is the article's). */
static struct span
outlet_of(const struct span *meta)
{
	struct span given = meta[READ_OUTLET], host = read_host(given);

	if (given.n == 0)
		return read_host(meta[READ_URL]);
	if (host.n > 0)
		return host;
	return span_starts(given, S("www.")) ? span_from(given, 4) : given;
}

/* Does an address lead further than to the host? */
static bool
has_path(struct span url)
{
	struct span host = read_host(url);

	return host.n > 0 && host.p + host.n + 1 < url.p + url.n;
}

/* Title, empty line, body, as one text. */
static struct span
joined(struct read *r, struct span title, struct span body)
{
	r->text.n = 0;
	buf_span(&r->text, title);
	if (body.n > 0) {
		buf_add(&r->text, "\n\n", 2);
		buf_span(&r->text, body);
	}
	return buf_view(&r->text);
}

bool
read_give(struct read *r, const struct article *a)
{
	struct row row = { .kind = KIND_ARTICLE };
	struct span meta[READ_FIELDS], text;
	uintmax_t bad = r->bad_bytes;

	progress_tick(&r->progress, in_raw_offset(r->file), r->given);
	for (int i = 0; i < READ_FIELDS; i++)
		if (i != READ_BODY)
			meta[i] = one_line(r, &r->meta[i], decoded(r, a, a->field[i]), a->markup);
	if (meta[READ_URL].n == 0 && read_host(meta[READ_ID]).n > 0)
		meta[READ_URL] = meta[READ_ID];		/* --ids url, permanent links of feeds */
	if (meta[READ_URL].n == 0 && has_path(meta[READ_OUTLET]))
		meta[READ_URL] = meta[READ_OUTLET];
	if (a->title_in_body)
		r->bad_bytes = bad;		/* the body has them too */
	meta[READ_BODY] = clean(r, &r->meta[READ_BODY], decoded(r, a, a->field[READ_BODY]));
	if (a->markup && markup_is(meta[READ_BODY]))
		meta[READ_BODY] = markup_text(&r->markup, meta[READ_BODY]);
	meta[READ_BYLINE] = without_by(meta[READ_BYLINE]);
	text = meta[READ_BODY];
	if (meta[READ_TITLE].n > 0 && !a->title_in_body)
		text = joined(r, meta[READ_TITLE], text);
	if (text.n == 0)
		return true;
	r->found++;
	row.end = (uint32_t)utf8_count(text);
	row.col[ROW_DOC] = id_of(r, a, meta, text);
	row.col[ROW_ID] = S("0");
	row.col[ROW_TEXT] = text;
	row.col[ROW_LABEL] = span_of(r->reader->name);
	row.col[ROW_VALUE] = language(r, meta[READ_LANGUAGE], text);
	row.col[ROW_WHO] = meta[READ_BYLINE];
	row.col[ROW_WHAT] = meta[READ_TITLE];
	row.col[ROW_WHERE] = outlet_of(meta);
	row.col[ROW_WHEN] = date_of(r, a, meta, text);
	row.col[ROW_HOW] = meta[READ_URL].n > 0 ? meta[READ_URL] : span_of(r->path);
	if (!wanted(r, &row))
		return true;
	r->row.n = 0;
	row_write(&r->row, &row, ROW_COLUMNS);
	out_span(r->out, buf_view(&r->row));
	r->given++;
	return read_more(r);
}

static const struct reader *
recognise(const struct read *r, struct in *in)
{
	struct span head = read_bom(in_peek(in, READ_HEAD));
	const struct reader *const *p = r->readers;

	while (p[1] != NULL && ((*p)->knows == NULL || !(*p)->knows(head)))
		p++;
	return *p;
}

static void
tell_counts(struct read *r)
{
	if (r->faults > TOLD)
		skip(in_name(r->in), 0, "%ju more records like these could not be used",
		    r->faults - TOLD);
	if (r->guessed)
		note("%s: not UTF-8: read as windows-1252", in_name(r->in));
	if (r->bad_bytes > 0)
		skip(in_name(r->in), 0, "%ju ill-formed UTF-8 sequence%s became U+FFFD",
		    r->bad_bytes, r->bad_bytes == 1 ? "" : "s");
}

void
read_stream(struct read *r, struct in *in, const char *path)
{
	struct read outer = *r;
	struct foreign foreign;
	struct in *text;

	if (r->depth == READ_NESTED) {
		read_skip(r, 0, "too many containers in one another: %s is left out", path);
		return;
	}
	r->depth++;
	text = foreign_open(&foreign, in);
	r->in = text != NULL ? text : in;
	r->path = path;
	r->bad_bytes = r->faults = r->found = 0;
	r->guessed = false;
	in_limit(r->in, READ_MAX);
	r->reader = recognise(r, r->in);
	if (r->opt->format != NULL && !r->reader->is_container)
		r->reader = r->opt->format;
	r->reader->read(r, r->in);
	tell_counts(r);
	in_close(text);
	foreign_free(&foreign);
	r->depth = outer.depth;
	r->in = outer.in;
	r->path = outer.path;
	r->reader = outer.reader;
	r->bad_bytes = outer.bad_bytes;
	r->faults = outer.faults;
	r->guessed = outer.guessed;
	r->found = outer.found;
}

static void
one_file(struct read *r, const char *path)
{
	r->file = in_open(path, r->out);
	if (r->file == NULL) {
		skip_sys(path, "cannot be read");
		return;
	}
	read_stream(r, r->file, path == NULL || strcmp(path, "-") == 0 ? NULL : path);
	progress_file_done(&r->progress, in_raw_offset(r->file));
	in_close(r->file);
	r->file = NULL;
}

static bool
by_walk(void *of, const char *path)
{
	one_file(of, path);
	return read_more(of);
}

void
read_file(struct read *r, const char *path)
{
	if (!walk_is_folder(path))
		one_file(r, path);
	else if (!walk_folder(path, by_walk, r))
		skip_sys(path, "cannot be read whole");
}
