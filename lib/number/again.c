/* See again.h. */
#include "number/again.h"
#include "number/clause.h"

enum {
	VERSUS = 4,		/* words that name a line of a table */
	EARLIER = 4		/* figures looked back at */
};

/* "$19.5m (£14.9m; 21m euros)": the same once more, in another unit; "53 million,
    or $1 a share". */
static bool
in_brackets(const struct pieces *ps, const struct figure *first, const struct figure *f)
{
	size_t i = f->left;

	if (i == 0 || (first->b + 1 != i && first->right + 1 != i && first->right + 2 != i))
		return false;
	if (piece_is(ps, i - 1, "(") || (piece_is(ps, i - 1, ";") && first->left > 0 &&
	    piece_is(ps, first->left - 1, "(")))
		return true;
	return piece_is(ps, i - 1, "or") && first->what.n > 0 && ((first->label == FIGURE_MONEY &&
	    f->label == FIGURE_MONEY) || (f->label == FIGURE_PERCENT && i > 1 && piece_is(ps, i - 2, ",") &&
	    !piece_is(ps, f->right, "of") &&
	    (first->label == FIGURE_COUNT || first->label == FIGURE_MONEY)));
}

/*
 * "took $121.9m, compared with $165.8m last year": what the last of its kind
 * was about.
 */
bool
again_compared(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t i = f[k].left;

	if (i < 2 || !((phrase_class(ps, i - 1) & COUNTED_VERSUS) ||
	    piece_is(ps, i - 1, "against") ||
	    ((piece_is(ps, i - 1, "with") || piece_is(ps, i - 1, "to")) &&
	    piece_is(ps, i - 2, "compared"))))
		return false;
	for (size_t j = k; j-- > 0 && j + EARLIER >= k; )
		if (f[j].label == f[k].label && span_eq(f[j].unit, f[k].unit)) {
			f[k].what = f[j].what;
			f[k].head = f[j].head;
			return f[k].what.n > 0;
		}
	return false;
}

/* "raised rates by 25 basis points to 4.5 percent": where it went; "was $3.1 million, down 9.2%". */
static bool
goes_on(const struct pieces *ps, const struct figure *first, const struct figure *f)
{
	size_t i = f->left, end = first->right;

	if (i == 0 || first->what.n == 0 || !figure_measures(first))
		return false;
	if (piece_is(ps, end, ")"))
		end++;
	if ((piece_is(ps, i - 1, "to") || piece_is(ps, i - 1, "from") || piece_is(ps, i - 1, "at")) &&
	    end + 2 >= i && !piece_is(ps, f->right, "of"))
		return (first->how & (HOW_UP | HOW_DOWN)) != 0 || piece_is(ps, i - 1, "from") ||
		    (first->left > 0 && (piece_is(ps, first->left - 1, "by") || (piece_is(ps, i - 1, "to") &&
		    piece_is(ps, first->left - 1, "from"))));
	if (piece_is(ps, i - 1, "by") && piece_is(ps, end, ",") &&
	    (phrase_can(ps, end + 1) & POS_PAST) && end + 4 >= i)
		return true;				/* $880 million,
		    revised upward by $40 million */
	if (!piece_has(ps, i - 1, AROUND_MOVED))
		return false;
	return end + 1 == i || (end + 2 == i && piece_is(ps, i - 2, ","));
}

bool
again_up_from(const struct pieces *ps, struct figure *f, size_t k)
{
	size_t i = f[k].left;

	if (i < 2 || !piece_is(ps, i - 1, "from") || !piece_has(ps, i - 2, AROUND_MOVED))
		return false;
	for (size_t j = k; j-- > 0 && j + EARLIER >= k; )
		if (f[j].label == f[k].label && f[j].what.n > 0) {
			f[k].what = f[j].what;
			return true;
		}
	return false;
}

/* "70% of firms were no worse off, and another 18% felt better": the figure is itself the subject. */
bool
again_begins(const struct pieces *ps, const struct figure *f)
{
	return f->left > 0 && piece_has(ps, f->left - 1, AROUND_RESUMES) && f->right < ps->n &&
	    (phrase_can(ps, f->right) & (POS_PAST | POS_AUX | POS_VERB)) &&
	    !(phrase_can(ps, f->right) & (POS_LIKES_NOUN | POS_PREP));
}

/* "Homes to $1 million stay 70 days; $1 million to $2 million, 99 days": what the last of its kind was about. */
void
again_listed(const struct pieces *ps, struct figure *f, size_t k)
{
	if (f[k].left == 0 || !(piece_has(ps, f[k].left - 1, AROUND_JOINS) || piece_is(ps, f[k].left - 1, ";")))
		return;
	for (size_t j = k; j-- > 0 && j + EARLIER >= k; )
		if (f[j].label == f[k].label && span_eq(f[j].unit, f[k].unit)) {
			f[k].what = f[j].what;
			f[k].conf = f[k].conf > 25 ? f[k].conf - 25 : 0;
			return;
		}
}

bool
again_said(const struct figure_scene *s, struct figure *f, size_t k)
{
	if (k == 0 || !(in_brackets(s->ps, &f[k - 1], &f[k]) || goes_on(s->ps, &f[k - 1], &f[k])))
		return false;
	f[k].what = f[k - 1].what;
	return true;
}

/* "Net 123 mln vs 95 mln": in a table's line the words in front of the first figure name both. */
bool
again_versus(const struct figure_scene *s, struct figure *f, size_t k)
{
	const struct pieces *ps = s->ps;
	size_t a, b;

	if (f[k].left > 0 && (phrase_class(ps, f[k].left - 1) & COUNTED_VERSUS)) {
		if (k > 0 && f[k - 1].right + 1 == f[k].left)
			f[k].what = f[k - 1].what;
		return f[k].what.n > 0;
	}
	if (!(phrase_class(ps, f[k].right) & COUNTED_VERSUS))
		return false;
	clause_around(ps, f[k].a, &a, &b);
	if (k > 0 && f[k - 1].b > a)
		a = f[k - 1].b;
	while (a < f[k].left && ps->p[a].kind == PIECE_MARK)
		a++;
	if (a == f[k].left || a + VERSUS < f[k].left)
		return false;
	for (size_t i = a; i < f[k].left; i++)
		if ((phrase_can(ps, i) & POS_CLOSED) ||
		    (phrase_can(ps, i) & (POS_PAST | POS_ADJ)) == POS_PAST)
			return false;
	f[k].what = figure_text(ps, a, f[k].left);
	return true;
}
