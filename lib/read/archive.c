/*
 * Containers: tar, zip, 7z, and files compressed with bzip2, xz, zstd,
 * compress, through libarchive.  (Gzip is undone by in.c, so a .tar.gz comes
 * here as tar.)
 *
 * A member is read as if it were a file, in any format; its name stands behind
 * the archive's in column how: news.tar/2017/09/28/a.txt.
 */
#include "diag.h"
#include "mem.h"
#include "read/readers.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

enum { BLOCK = 64 * 1024, TAR_BLOCK = 512 };

struct container {
	struct read	*run;
	struct in	*in;
	struct archive	*archive;
	char		 block[BLOCK];
	struct buf	 name;		/* "archive/member", ended by a NUL */
};

static bool
is_tar(struct span head)
{
	return span_starts(span_from(head, 257), S("ustar"));
}

static la_ssize_t
give_bytes(struct archive *a, void *of, const void **p)
{
	struct container *c = of;

	(void)a;
	*p = c->block;
	return (la_ssize_t)in_read(c->in, c->block, BLOCK);
}

static void
tell(struct container *c)
{
	const char *why = archive_error_string(c->archive);

	if (!in_damaged(c->in))
		read_skip(c->run, 0, "byte %ju: %s", in_raw_offset(c->in),
		    why != NULL ? why : "the archive is damaged");
}

static size_t
member_bytes(void *of, void *p, size_t n)
{
	struct container *c = of;
	la_ssize_t k = archive_read_data(c->archive, p, n);

	if (k < 0) {
		tell(c);
		return IN_FAULT;
	}
	return (size_t)k;
}

/* Files that hold no articles: what macOS adds to its archives. */
static bool
is_litter(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;

	return name[0] == '.' || strncmp(path, "__MACOSX/", 9) == 0;
}

static void
name_member(struct container *c, const char *member)
{
	const char *outer = c->run->path;

	c->name.n = 0;
	if (outer != NULL)
		buf_add(&c->name, outer, strlen(outer));
	if (member != NULL && strcmp(member, "data") != 0) {	/* "data": there is but one, unnamed */
		if (outer != NULL)
			buf_byte(&c->name, '/');
		buf_add(&c->name, member, strlen(member));
	}
	buf_byte(&c->name, '\0');
}

static void
one_member(struct container *c, struct archive_entry *e)
{
	const char *path = archive_entry_pathname(e);
	struct in *in;

	if (archive_entry_filetype(e) != AE_IFREG || (path != NULL && is_litter(path)))
		return;
	name_member(c, path);
	in = in_from(c->name.n > 1 ? c->name.p : "-", member_bytes, c);
	read_stream(c->run, in, c->name.n > 1 ? c->name.p : NULL);
	in_close(in);
}

/* What is known to be tar is no other thing, however damaged its first header is. */
static void
know_formats(struct archive *a, bool tar)
{
	archive_read_support_filter_all(a);
	archive_read_support_format_tar(a);
	if (tar) {
		archive_read_set_format(a, ARCHIVE_FORMAT_TAR);
		return;
	}
	archive_read_support_format_zip_streamable(a);
	archive_read_support_format_7zip(a);
	archive_read_support_format_raw(a);
}

static void
read_archive(struct read *run, struct in *in)
{
	struct container *c = mem_zero(1, sizeof(*c));
	struct archive_entry *e;
	int rc = ARCHIVE_FATAL;

	c->run = run;
	c->in = in;
	c->archive = archive_read_new();
	if (c->archive == NULL)
		die("out of memory");
	know_formats(c->archive, is_tar(in_peek(in, TAR_BLOCK)));
	if (archive_read_open(c->archive, c, NULL, give_bytes, NULL) != ARCHIVE_OK)
		tell(c);
	else
		while (read_more(run) && (rc = archive_read_next_header(c->archive, &e)) != ARCHIVE_EOF) {
			if (rc < ARCHIVE_OK)
				tell(c);
			if (rc == ARCHIVE_FATAL)
				break;
			if (rc >= ARCHIVE_WARN)
				one_member(c, e);
		}
	archive_read_free(c->archive);
	buf_free(&c->name);
	free(c);
}

static bool
archive_knows(struct span head)
{
	static const struct span magic[] = {
		SPAN("PK\003\004"), SPAN("BZh"), SPAN("\xfd" "7zXZ"), SPAN("\x28\xb5\x2f\xfd"),
		SPAN("\x1f\x9d"), SPAN("7z\xbc\xaf\x27\x1c")
	};

	for (size_t i = 0; i < sizeof(magic) / sizeof(magic[0]); i++)
		if (span_starts(head, magic[i]))
			return true;
	return is_tar(head);
}

const struct reader reader_archive = {
	"archive", "tar, zip, 7z, bzip2, xz, zstd, with files of any format", archive_knows,
	read_archive, true
};
