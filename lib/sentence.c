/* See sentence.h. */
#include "sentence.h"
#include "utf8.h"

#include <string.h>

static struct span
word(const struct splitter *x, size_t i)
{
	const struct tok *t = &x->tokens.tok[i];

	return (struct span){ x->text.p + t->at, t->n };
}

static bool
is_any(struct span w, const char *const *list)
{
	for (; *list != NULL; list++)
		if (span_is(w, *list))
			return true;
	return false;
}

static bool
starts_upper(struct span w)
{
	size_t i = 0;

	return w.n > 0 && utf8_is_upper(utf8_next(w, &i));
}

static bool
starts_lower(struct span w)
{
	size_t i = 0;

	return w.n > 0 && utf8_is_lower(utf8_next(w, &i));
}

/* Words that begin a sentence more often than they go on behind an abbreviation. */
static bool
is_starter(struct span w)
{
	static const char *const list[] = {
		"The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "This", "That", "These", "Those",
		"His", "Her", "Their", "Its", "Our", "My", "Your", "In", "On", "At", "But", "And", "However", "There",
		"When", "While", "If", "After", "Before", "As", "For", "What", "How", "Who", "Why", "Where", "So",
		"Although", "Some", "Many", "Most", "One", "No", "Not", "With", "From", "By", "To", "Since", "Mr.",
		"Mrs.", "Ms.", "Dr.", "According", "Meanwhile", "Still", "Yet", "Also", "Both", NULL
	};

	return is_any(w, list);
}

static bool
line_end_between(const struct splitter *x, size_t i, size_t *lf)
{
	const struct tok *a = &x->tokens.tok[i], *b = a + 1;
	size_t from = a->at + a->n;
	const char *p = memchr(x->text.p + from, '\n', b->at - from);

	if (p == NULL)
		return false;
	*lf = (size_t)(p - x->text.p);
	return true;
}

/* Does a sentence end behind token i (not the paragraph's last)? `end`: the last token that is no closer. */
static bool
ends_at(const struct splitter *x, size_t i, size_t end)
{
	const struct tok *t = &x->tokens.tok[end], *n = &x->tokens.tok[i + 1];
	struct span next = word(x, i + 1);
	bool blank = x->tokens.tok[i].at + x->tokens.tok[i].n < n->at;

	if ((n->kind == TOK_OPEN || n->kind == TOK_QUOTE) && i + 2 < x->tokens.n)
		next = word(x, i + 2);
	if (!blank)
		return t->kind == TOK_STOP && starts_upper(next) && i == end && n->kind == TOK_OTHER;
	switch (t->kind) {
	case TOK_STOP:
		if (starts_lower(next))
			return i == end && t->n == 1 && n->kind == TOK_OTHER && false;
		return n->kind != TOK_CLOSE && n->kind != TOK_STOP && n->kind != TOK_DASH &&
		    (n->label != TOKEN_PUNCT || n->kind == TOK_OPEN || n->kind == TOK_QUOTE || n->n > 1);
	case TOK_ABBREV:
		return is_starter(next);
	case TOK_INITIAL:
		return i > 0 && !starts_upper(word(x, i - 1)) && is_starter(next);
	default:
		return false;
	}
}

static size_t
sentence_end(const struct splitter *x, size_t i)
{
	size_t n = x->tokens.n, end, lf;

	for (; i + 1 < n; i++) {
		if (line_end_between(x, i, &lf) && !para_wraps(x->text, &x->layout, lf))
			return i + 1;
		if (x->tokens.tok[i].kind < TOK_STOP || x->tokens.tok[i].kind > TOK_INITIAL)
			continue;
		end = i;
		while (i + 1 < n && (x->tokens.tok[i + 1].kind == TOK_CLOSE || x->tokens.tok[i + 1].kind == TOK_QUOTE) &&
		    x->tokens.tok[i + 1].at == x->tokens.tok[i].at + x->tokens.tok[i].n)
			i++;
		if (i + 1 < n && ends_at(x, i, end))
			return i + 1;
		if (i + 1 < n && line_end_between(x, i, &lf) && !para_wraps(x->text, &x->layout, lf))
			return i + 1;
	}
	return n;
}

/* DENVER (AP) - : the token behind the dash, or `first`. */
static size_t
dateline_end(const struct splitter *x, size_t first)
{
	size_t n = x->tokens.n, caps = 0;

	for (size_t i = first; i < n && i < first + 14; i++) {
		struct span w = word(x, i);

		if (x->tokens.tok[i].kind == TOK_DASH && i > first && caps > 0 && i + 1 < n &&
		    x->tokens.tok[i].at > x->tokens.tok[i - 1].at + x->tokens.tok[i - 1].n)
			return i + 1;
		if (i == first) {
			if (w.n < 3 || !starts_upper(w))
				return first;
			for (size_t k = 0; k < w.n; k++)
				if (w.p[k] >= 'a' && w.p[k] <= 'z')
					return first;
			caps++;
		} else if (x->tokens.tok[i].label == TOKEN_WORD && starts_lower(w))
			return first;
	}
	return first;
}

static const char *const date_word[] = {
	"Posted", "POSTED", "Published", "PUBLISHED", "Updated", "UPDATED", "Last", "last", "updated", "posted",
	"at", "and", "on", "by", "January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Oct.",
	"Nov.", "Dec.", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon", "Tue", "Wed", "Thu",
	"Fri", "Sat", "Sun", "AM", "PM", "am", "pm", "a.m.", "p.m.", "EST", "EDT", "CST", "CDT", "MST", "MDT",
	"PST", "PDT", "GMT", "UTC", "BST", "ET", "CT", "MT", "PT", NULL
};

static bool
is_timestamp(const struct splitter *x, const struct sent *s)
{
	size_t numbers = 0;

	for (size_t i = s->first; i < s->last; i++) {
		if (x->tokens.tok[i].label == TOKEN_NUMBER)
			numbers++;
		else if (x->tokens.tok[i].label == TOKEN_WORD && !is_any(word(x, i), date_word))
			return false;
	}
	return numbers > 1 && s->last - s->first < 24;
}

static bool
is_byline(const struct splitter *x, const struct sent *s)
{
	struct span w = word(x, s->first);

	if (s->last - s->first < 3 || s->last - s->first > 14 || !(span_is(w, "By") || span_is(w, "BY")))
		return false;
	for (size_t i = s->first + 1; i < s->last; i++)
		if (x->tokens.tok[i].kind == TOK_STOP || (starts_lower(word(x, i)) && !span_is(word(x, i), "and")))
			return false;
	return true;
}

static bool
is_headline(const struct splitter *x, const struct sent *s)
{
	const struct tok *a = &x->tokens.tok[s->first], *z = &x->tokens.tok[s->last - 1];
	struct span t = { x->text.p + a->at, z->at + z->n - a->at };

	if (x->title.n > 0 && span_eq(t, x->title))
		return true;
	return x->title.n == 0 && s->paragraph == 1 && z->kind != TOK_STOP && s->last - s->first < 40;
}

static enum sentence_label
label_of(struct splitter *x, const struct sent *s)
{
	const struct tok *a = &x->tokens.tok[s->first], *z = &x->tokens.tok[s->last - 1];
	struct span t = { x->text.p + a->at, z->at + z->n - a->at };

	if (is_timestamp(x, s))
		return SENTENCE_TIMESTAMP;
	if (is_byline(x, s))
		return SENTENCE_BYLINE;
	if (is_headline(x, s)) {
		if (x->title.n == 0)
			x->title = t;
		return SENTENCE_HEADLINE;
	}
	if (t.p[0] == '*' || t.p[0] == '-' || span_starts(t, S("\xe2\x80\xa2")))
		return SENTENCE_LIST;
	return SENTENCE_BODY;
}

void
sentence_start(struct splitter *x, struct span text, struct span title)
{
	x->text = text;
	x->title = title;
	x->layout = para_layout(text);
	x->at = x->next = 0;
	x->paragraph = 0;
	token_reset(&x->tokens);
}

bool
sentence_next(struct splitter *x, struct sent *s)
{
	size_t end;

	while (x->next >= x->tokens.n) {
		x->tokens.n = x->next = 0;
		x->tokens.single = 0;
		if (!para_next(x->text, &x->layout, &x->at, &x->para))
			return false;
		token_scan(&x->tokens, x->text, (size_t)(x->para.p - x->text.p) + x->para.n);
		x->paragraph += x->tokens.n > 0;
	}
	*s = (struct sent){ .first = x->next, .paragraph = x->paragraph };
	end = x->next == 0 ? dateline_end(x, x->next) : x->next;
	if (end > x->next) {
		s->last = end;
		s->label = SENTENCE_DATELINE;
	} else {
		s->last = sentence_end(x, x->next);
		s->label = (uint8_t)label_of(x, s);
	}
	x->next = s->last;
	return true;
}

void
sentence_free(struct splitter *x)
{
	token_free(&x->tokens);
}
