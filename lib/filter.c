/* See filter.h. */
#include "filter.h"
#include "diag.h"

#include <unistd.h>

int
filter_run(char **operands, unsigned wants, bool only_added,
    void (*engine)(void *self, struct doc *), void *self)
{
	struct out out;
	struct doc doc;
	struct in *in;

	out_init(&out, STDOUT_FILENO, "<stdout>");
	doc_init(&doc, &out, wants, only_added);
	for (; *operands != NULL; operands++) {
		in = in_open(*operands, &out);
		if (in == NULL) {
			skip_sys(*operands, "cannot be read");
			continue;
		}
		while (doc_read(&doc, in)) {
			if (doc.english && doc.n_token > 0)
				engine(self, &doc);
			doc_write(&doc);
		}
		in_close(in);
	}
	doc_free(&doc);
	out_close(&out);
	return diag_status();
}
