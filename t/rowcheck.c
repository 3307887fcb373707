/*
 * rowcheck [IN] < rows: holds a stream against the laws of copydesk(5).
 *
 * The status is 1 if one was broken.  IN is the stream that went into the
 * filters: each of its lines must come back, byte for byte and in order.
 */
#include "diag.h"
#include "in.h"
#include "laws.h"

int
main(int argc, char **argv)
{
	struct laws c = { 0 };
	struct in *rows, *given = NULL;
	struct span line, want = { 0 };
	struct arena mem = { 0 };
	bool more = false;

	diag_init(argv[0]);
	rows = in_open("-", NULL);
	if (argc > 1 && (given = in_open(argv[1], NULL)) == NULL)
		die_sys("%s", argv[1]);
	if (rows == NULL)
		die_sys("stdin");
	if (given != NULL)
		more = in_line(given, &want) == IN_LINE;
	while (in_line(rows, &line) == IN_LINE) {
		if (more && span_eq(line, want))
			more = in_line(given, &want) == IN_LINE;
		laws_row(&c, line, &mem);
		arena_reset(&mem);
	}
	if (more)
		skip(argv[1], in_line_number(given), "a row that went in did not come back");
	in_close(rows);
	in_close(given);
	arena_free(&mem);
	laws_free(&c);
	return diag_status();
}
