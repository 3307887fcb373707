/*
 * Our own rows: what read-articles wrote before, or another program made.
 *
 * They pass as they are, so that archives kept as rows can be mixed with
 * others, and -n counts their articles.
 */
#include "read/readers.h"
#include "row.h"

static bool
rows_knows(struct span head)
{
	return span_starts(head, S("article\t"));
}

static void
read_rows(struct read *run, struct in *in)
{
	struct span line;
	enum in_got got = IN_LINE;
	bool inside = false;		/* of a line that comes in parts */

	while (got != IN_END) {
		if (!inside && row_kind_of(in_peek(in, 16)) == KIND_ARTICLE) {
			if (!read_more(run))
				break;
			run->given++;
		}
		got = in_line(in, &line);
		if (got == IN_END)
			break;
		out_span(run->out, line);
		inside = got == IN_PART;
		if (!inside)
			out_byte(run->out, '\n');
		if (in_unended(in))
			read_skip(run, in_line_number(in), "the last line has no end");
	}
}

const struct reader reader_rows = {
	"rows", "article rows, passed on", rows_knows, read_rows, false
};
