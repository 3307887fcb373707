/* See read.h. */
#include "read.h"
#include "diag.h"
#include "lex_fields.h"
#include "read/hash.h"
#include "row.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>

enum {
	HEAD = 64 * 1024,	/* bytes that a format is recognised by */
	ID_MAX = 40,		/* bytes */
	TOLD = 5,		/* faults of one file that are told one by one */
	META_MAX = 4096		/* bytes of a title, byline ... */
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

bool
read_more(const struct read *r)
{
	return r->given < r->opt->count;
}

void
read_skip(struct read *r, uintmax_t line, const char *fmt, ...)
{
	char why[512];
	va_list ap;

	if (r->left_out++ >= TOLD)
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
		n = in_read(in, buf_more(b, HEAD), HEAD);
		if (n == 0)
			return !in_damaged(in);
		b->n += n;
	}
}

enum read_field
read_field_of(const struct read_options *opt, struct span name, unsigned *rank)
{
	static const struct { uint32_t class; enum read_field field; } of[] = {
		{ FIELDS_ID, READ_ID }, { FIELDS_URL, READ_URL }, { FIELDS_TITLE, READ_TITLE },
		{ FIELDS_BODY, READ_BODY }, { FIELDS_BYLINE, READ_BYLINE },
		{ FIELDS_OUTLET, READ_OUTLET }, { FIELDS_DATE, READ_DATE },
		{ FIELDS_LANGUAGE, READ_LANGUAGE }
	};
	char low[64];
	struct lex_hit hit;
	uint32_t n;

	for (int f = 0; f < READ_FIELDS; f++)
		if (opt->name[f] != NULL && span_is(name, opt->name[f])) {
			*rank = 0;
			return (enum read_field)f;
		}
	if (name.n > sizeof(low))
		return READ_FIELDS;
	for (size_t i = 0; i < name.n; i++)
		low[i] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] | 0x20) : name.p[i];
	hit = lex_find(&lex_fields, (struct span){ low, name.n });
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++)
		if ((hit.classes & of[i].class) != 0 && opt->name[of[i].field] == NULL) {
			*rank = row_number(hit.value, &n) ? n : 0;
			return of[i].field;
		}
	return READ_FIELDS;
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

/* Valid UTF-8 with LF: s itself, or a copy in b. */
static struct span
clean(struct read *r, struct buf *b, struct span s)
{
	struct buf t = { 0 };

	b->n = 0;
	if (span_starts(s, S("\xef\xbb\xbf")))
		s = span_from(s, 3);
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

/* A title, name or address: trimmed, on one line, of a sane length. */
static struct span
one_line(struct read *r, struct buf *b, struct span s)
{
	struct span from = read_trim(s);
	size_t w = 0;
	bool blank = false;

	b->n = 0;
	if (from.n > META_MAX)
		from.n = META_MAX;
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

static struct span
id_of(const struct article *a, const struct span *meta, char id[HASH_ID])
{
	if (fits_id(meta[READ_ID]))
		return meta[READ_ID];
	if (meta[READ_URL].n > 0)
		hash_id(meta[READ_URL], id);
	else
		hash_id(meta[READ_ID].n > 0 ? meta[READ_ID] : a->record, id);
	return (struct span){ id, HASH_ID };
}

/* Host name of an address, without www. */
static struct span
host_of(struct span url)
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

bool
read_give(struct read *r, const struct article *a)
{
	struct row row = { .kind = KIND_ARTICLE };
	struct span meta[READ_FIELDS], body, title;
	char id[HASH_ID];

	for (int i = 0; i < READ_FIELDS; i++)
		if (i != READ_BODY)
			meta[i] = one_line(r, &r->meta[i], a->field[i]);
	body = clean(r, &r->meta[READ_BODY], a->field[READ_BODY]);
	title = meta[READ_TITLE];
	if (title.n > 0 && !a->title_in_body) {
		r->text.n = 0;
		buf_span(&r->text, title);
		if (body.n > 0) {
			buf_add(&r->text, "\n\n", 2);
			buf_span(&r->text, body);
		}
		body = buf_view(&r->text);
	}
	if (body.n == 0) {
		r->left_out++;
		return true;
	}
	row.end = (uint32_t)utf8_count(body);
	row.col[ROW_DOC] = id_of(a, meta, id);
	row.col[ROW_ID] = S("0");
	row.col[ROW_TEXT] = body;
	row.col[ROW_LABEL] = span_of(r->reader->name);
	row.col[ROW_VALUE] = meta[READ_LANGUAGE];
	row.col[ROW_WHO] = meta[READ_BYLINE];
	row.col[ROW_WHAT] = title;
	row.col[ROW_WHERE] = meta[READ_OUTLET].n > 0 ? meta[READ_OUTLET] : host_of(meta[READ_URL]);
	row.col[ROW_WHEN] = meta[READ_DATE];
	row.col[ROW_HOW] = meta[READ_URL].n > 0 ? meta[READ_URL] : span_of(r->path);
	r->row.n = 0;
	row_write(&r->row, &row, ROW_COLUMNS);
	out_span(r->out, buf_view(&r->row));
	r->given++;
	return read_more(r);
}

static const struct reader *
recognise(const struct read *r, struct in *in)
{
	struct span head = in_peek(in, HEAD);
	const struct reader *const *p = r->readers;

	if (span_starts(head, S("\xef\xbb\xbf")))
		head = span_from(head, 3);
	while (p[1] != NULL && ((*p)->knows == NULL || !(*p)->knows(head)))
		p++;
	return *p;
}

void
read_file(struct read *r, const char *path)
{
	r->path = path == NULL || strcmp(path, "-") == 0 ? NULL : path;
	r->bad_bytes = r->left_out = 0;
	r->in = in_open(path, r->out);
	if (r->in == NULL) {
		skip_sys(path, "cannot be read");
		return;
	}
	r->reader = r->opt->format != NULL ? r->opt->format : recognise(r, r->in);
	r->reader->read(r, r->in);
	if (r->bad_bytes > 0)
		skip(in_name(r->in), 0, "%ju ill-formed UTF-8 sequences became U+FFFD", r->bad_bytes);
	in_close(r->in);
	r->in = NULL;
}
