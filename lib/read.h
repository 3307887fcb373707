/*
 * read-articles: what all readers share.
 *
 * A reader knows one format.  It takes the bytes of one file and hands over
 * articles, one after the other, through read_give(), which makes the article
 * row: text, id, dates, outlet, language, and what -n, --since and the like
 * leave out.  No reader sees a row, and nothing but read_give() writes one.
 *
 *	file --> read_file() --> a reader --> read_give() --> article row
 *	             ^ containers call it again for what they hold
 */
#ifndef READ_H
#define READ_H

#include "in.h"
#include "mem.h"
#include "out.h"
#include "read/date.h"
#include "read/hash.h"
#include "read/markup.h"
#include "read/progress.h"
#include "span.h"

#include <stdbool.h>
#include <stdint.h>

enum read_field {
	READ_ID, READ_URL, READ_TITLE, READ_BODY, READ_BYLINE, READ_OUTLET, READ_DATE,
	READ_LANGUAGE, READ_FIELDS
};

/*
 * One article as a reader found it: views, any bytes.  Empty is unknown.
 * Everything but the body is trimmed and brought to one line by read_give();
 * a date may be in any usual spelling.
 */
struct article {
	struct span	 field[READ_FIELDS];
	struct span	 record;	/* the bytes it was made from: its id, where there is no other */
	bool		 markup;	/* body and title may be HTML in a string */
	bool		 title_in_body;	/* the title is a line of the body, not apart from it */
	bool		 undecoded;	/* fields may be in another charset than UTF-8 */
	uintmax_t	 line;		/* where it begins in the file, 0: no lines there */
};

struct read;

struct reader {
	const char	*name;		/* for -f, and the label of its rows */
	const char	*about;		/* one line for the help */
	/* Does a file that begins with `head` belong to this reader?  NULL: only by -f. */
	bool		(*knows)(struct span head);
	void		(*read)(struct read *, struct in *);
	bool		is_container;	/* calls read_stream() for what it holds, -f is for that */
};

struct read_options {
	const struct reader	*format;		/* NULL: recognised by its first bytes */
	const char		*name[READ_FIELDS];	/* --text FIELD and so on; NULL: the usual names */
	const char		*encoding;		/* charset of what is not UTF-8; NULL: as declared */
	uintmax_t		 count;			/* stop after so many articles; 0: never */
	const char		*since, *until;		/* dates, or the beginning of one; NULL: any */
	const char		*language;		/* BCP 47; others are left out; NULL: any */
	uintmax_t		 sample;		/* one article in so many; 0: all */
	enum read_ids { IDS_OWN, IDS_HASH, IDS_PATH } ids;
	bool			 day_first;		/* 3/4/2021 is in April */
};

/* What is under way; lives as long as the run. */
struct read {
	const struct read_options *opt;
	const struct reader *const *readers;	/* ends with NULL; the last one takes what nobody knows */
	const struct reader *reader;		/* at work */
	struct out	*out;
	const char	*path;			/* the operand, NULL: standard input */
	struct in	*in;
	struct in	*file;			/* that holds `in`, for progress */
	int		 depth;			/* of containers that are open */
	struct progress	 progress;		/* started by who wants it */
	uintmax_t	 given;			/* articles written, in all */
	uintmax_t	 found;			/* articles of this file, written or left out by an option */
	uintmax_t	 bad_bytes;		/* ill-formed sequences in this file */
	uintmax_t	 faults;		/* records of this file that could not be used */
	bool		 guessed;		/* some of it was taken for windows-1252 */
	struct buf	 text, row, id, language, plain, utf8, meta[READ_FIELDS];
	struct markup	 markup;
	char		 hash[HASH_ID];
	struct date	 date;
};

/* `readers` is in the order of asking; see struct read. */
void	read_init(struct read *, const struct read_options *, const struct reader *const *readers,
	    struct out *);
void	read_free(struct read *);

/* Reads one operand: a file, "-", or a folder with all that is in it, in the order of bytes. */
void	read_file(struct read *, const char *path);

/*
 * Reads what a container holds: recognises the format, runs the reader, tells
 * what was replaced.  `path` names it in column how, and is looked into for a date.
 */
void	read_stream(struct read *, struct in *, const char *path);
enum { READ_NESTED = 4 };	/* containers in containers */

/* Writes the article row; false when no more articles are wanted. */
bool	read_give(struct read *, const struct article *);

/* Are more articles wanted? */
bool	read_more(const struct read *);

/* A record at `line` could not be used: told, a few times a file, the rest as a number. */
void	read_skip(struct read *, uintmax_t line, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));

enum { READ_HEAD = 64 * 1024 };		/* bytes that a format is recognised by */

/*
 * Bytes of a line, a record, a file that is one article; what is longer is none.
 * A page may have 10 MiB, see http.h, and in a string a little more.
 */
enum { READ_MAX = 12 * 1024 * 1024 };

/* The whole rest of `in`, or false (told) if it is over READ_MAX or was cut. */
bool	read_all(struct read *, struct in *, struct buf *);

/* The next line; those over READ_MAX are told and left out.  False at the end. */
bool	read_line(struct read *, struct in *, struct span *);

/* Past the rest of a line that came as IN_PART. */
void	read_past_line(struct in *);

/* The field that a name stands for, and how good a source it is (0 best); READ_FIELDS: none. */
enum read_field	read_field_of(const struct read_options *, struct span name, unsigned *rank);

/* May a JSON object keep its list of records under this name? */
bool		read_is_list(struct span name);

/* Host name of an address, without www. */
struct span	read_host(struct span url);

/* Without a byte order mark. */
struct span	read_bom(struct span);

/* Without white space at both ends. */
struct span	read_trim(struct span);

#endif
