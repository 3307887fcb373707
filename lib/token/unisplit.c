/* See unisplit.h. */
#include "token/unisplit.h"
#include "token/uax29.h"
#include "uni.h"
#include "utf8.h"

/* The label of a segment by its first character that is no gap; false if there is none. */
static bool
label_of(struct span s, enum token_label *label)
{
	size_t i = 0;
	uint32_t c;

	while (i < s.n) {
		c = utf8_next(s, &i);
		switch (uni_class(uni_of(c))) {
		case UNI_GAP:
		case UNI_FORMAT:
			continue;
		case UNI_LETTER:
		case UNI_IDEO:
		case UNI_MARK:
			*label = TOKEN_WORD;
			return true;
		case UNI_DIGIT:
		case UNI_NUMBER:
			*label = TOKEN_NUMBER;
			return true;
		case UNI_EMOJI:
			*label = TOKEN_EMOJI;
			return true;
		case UNI_SYMBOL:
		case UNI_MONEY:
			*label = TOKEN_SYMBOL;
			return true;
		default:
			*label = TOKEN_PUNCT;
			return true;
		}
	}
	return false;
}

static void
add(struct tokens *t, size_t at, size_t end, enum token_label label)
{
	struct span s = { t->p + at, end - at };
	size_t cps = utf8_count(s);

	t->tok[t->n++] = (struct tok){ (uint32_t)at, (uint32_t)s.n, (uint32_t)(at - t->more), (uint32_t)cps,
	    (uint8_t)label, TOK_OTHER };
}

/* The tokens of the sentence that ends at byte `end`, until TOKEN_HOLD are held. */
static void
words(struct splitter *x, size_t end)
{
	struct tokens *t = &x->tokens;
	struct span s = { x->text.p, end };
	enum token_label label;
	size_t next;

	while (t->at < end && t->n < TOKEN_HOLD) {
		next = uax29_word(s, t->at);
		if (label_of((struct span){ s.p + t->at, next - t->at }, &label))
			add(t, t->at, next, label);
		t->more += next - t->at - utf8_count((struct span){ s.p + t->at, next - t->at });
		t->at = next;
	}
}

bool
unisplit_next(struct splitter *x, struct sent *s)
{
	struct tokens *t = &x->tokens;
	char last;

	t->n = 0;
	while (t->n == 0) {
		if (t->at == x->line_end) {
			if (t->at == x->text.n)
				return false;
			last = t->at == 0 ? '\n' : x->text.p[t->at - 1];
			x->lines += last == '\n';
			x->line_end = uax29_sentence(x->text, t->at);
		}
		words(x, x->line_end);
	}
	*s = (struct sent){ .first = 0, .last = t->n, .paragraph = x->lines, .label = SENTENCE_BODY };
	return true;
}
