/*
 * See sentence.h.
 *
 * The text goes line by line (para) into tokens (token); a line is one sentence
 * or is split (label says which, bound says where).
 *
 * tokens: [ taken | the line's next sentences ... ]  ... line_end
 *         0       next                          n    tokens.at
 */
#include "token/sentence.h"
#include "token/bound.h"
#include "token/label.h"
#include "token/scan.h"

enum { CONTEXT = 8 };	/* tokens that a verdict may look at behind a boundary */

void
sentence_init(struct splitter *x)
{
	*x = (struct splitter){ 0 };
	token_init(&x->tokens);
}

void
sentence_free(struct splitter *x)
{
	token_free(&x->tokens);
}

void
sentence_start(struct splitter *x, struct span text, struct span title, struct span byline)
{
	x->text = text;
	x->title = title;
	x->byline = byline;
	x->next = x->at_end = x->line_end = 0;
	x->lines = 0;
	x->label = SENTENCE_BODY;
	para_start(&x->para, text);
	if (!para_next(&x->para, &x->ahead))
		x->ahead = (struct span){ NULL, 0 };
	token_start(&x->tokens, text.p);
}

static struct label_line
line_seen(const struct splitter *x, struct span line)
{
	struct label_line l = { .p = x->text.p, .tok = x->tokens.tok, .n = x->tokens.n, .text = line,
	    .title = x->title, .byline = x->byline, .number = x->lines, .before = x->label };

	if (l.n <= LABEL_TOKENS)
		l.next = x->ahead;
	return l;
}

static void
scan(struct splitter *x)
{
	size_t from = x->tokens.at, k = x->tokens.n;

	scan_tokens(&x->tokens, x->line_end);
	if (x->rules != NULL)
		rules_apply(x->rules, &x->tokens, k, from, x->tokens.at);
}

/* Forgets the first k tokens, which sentences have taken. */
static void
drop(struct splitter *x, size_t k)
{
	token_drop(&x->tokens, k);
	x->next = x->at_end = 0;
}

/* The next text line; false at the end of the text. */
static bool
take_line(struct splitter *x, struct span *line)
{
	*line = x->ahead;
	x->paragraph = x->para.number;
	if (line->p == NULL)
		return false;
	if (!para_next(&x->para, &x->ahead))
		x->ahead = (struct span){ NULL, 0 };
	return true;
}

/* Reads text lines until there are tokens; false at the end of the text. */
static bool
next_line(struct splitter *x, size_t *dateline)
{
	struct label_line l;
	struct span line;

	do {
		drop(x, x->tokens.n);
		if (!take_line(x, &line))
			return false;
		x->line_end = (size_t)(line.p - x->text.p) + line.n;
		token_line(&x->tokens);
		scan(x);
	} while (x->tokens.n == 0);
	x->lines++;
	x->item = 0;
	l = line_seen(x, line);
	*dateline = label_dateline(&l);
	x->label = *dateline > 0 ? SENTENCE_BODY : (uint8_t)label_of_line(&l);
	if (x->title.n == 0 && x->label == SENTENCE_HEADLINE && x->lines == 1)
		x->title = line;
	return true;
}

/* The first token at or behind x->next that a sentence may end behind, as tokens.end has it. */
static const uint32_t *
ends_from(struct splitter *x)
{
	while (x->tokens.end[x->at_end] < x->next)
		x->at_end++;
	return x->tokens.end + x->at_end;
}

/* The end of the sentence at x->next; reads on if the line goes on behind the tokens held. */
static size_t
sentence_end(struct splitter *x)
{
	struct bound b = { .p = x->text.p, .tok = x->tokens.tok, .n = x->tokens.n, .first = x->next,
	    .end = ends_from(x), .item = x->item, .style = x->style, .loose = x->loose };
	size_t end = bound_next(&b);

	if (end + CONTEXT > b.n && x->tokens.at < x->line_end && x->next > 0) {
		drop(x, x->next);
		scan(x);
		return sentence_end(x);
	}
	x->item = b.item;
	x->style = b.style;
	return end;
}

bool
sentence_next(struct splitter *x, struct sent *s)
{
	size_t dateline = 0;

	if (x->next == x->tokens.n && x->tokens.at < x->line_end) {	/* a long line goes on */
		drop(x, x->tokens.n);
		scan(x);
	}
	if (x->next == x->tokens.n && !next_line(x, &dateline))
		return false;
	*s = (struct sent){ .first = x->next, .paragraph = x->paragraph, .label = x->label };
	if (dateline > 0) {
		s->last = dateline;
		s->label = SENTENCE_DATELINE;
	} else if (x->label == SENTENCE_BODY || x->label == SENTENCE_LIST) {
		s->last = sentence_end(x);
		s->first = x->next;
	} else
		s->last = x->tokens.n;
	x->next = s->last;
	return true;
}
