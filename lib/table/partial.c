/* See partial.h. */
#include "table/partial.h"
#include "diag.h"
#include "in.h"
#include "row.h"

#include <stdlib.h>

enum { TOLD = 5 };

/* -- writing ------------------------------------------------------------ */

struct writing {
	struct aggregates	*what;
	struct out		*out;
	struct buf		 shape;		/* both fields, a TAB before and between */
	struct buf		 line;
};

static void
add_name(struct buf *b, size_t i, enum print_numbers numbers, struct span name)
{
	if (i > 0)
		buf_byte(b, ',');
	if (numbers == PRINT_SOME_NUMBERS)
		buf_byte(b, '+');
	buf_span(b, name);
}

static void
add_shape(struct buf *b, const struct names *keys, const struct aggregates *what)
{
	const struct aggregate *a;

	buf_span(b, S("\tgroup="));
	for (size_t i = 0; i < keys->n; i++)
		add_name(b, i, keys->v[i].numbers, keys->v[i].name);
	buf_span(b, S("\twhat="));
	for (size_t i = 0; i < what->n; i++) {
		a = &what->v[i];
		add_name(b, i, a->numbers, a->name);
		if (!span_eq(a->name, a->text)) {
			buf_byte(b, '=');
			buf_span(b, a->text);
		}
	}
}

static void
write_group(void *self, uint32_t number, struct span key, const char *state)
{
	struct writing *w = self;
	const struct aggregate *a;

	(void)number;
	w->line.n = 0;
	row_escape(&w->line, key);
	buf_span(&w->line, buf_view(&w->shape));
	for (size_t i = 0; i < w->what->n; i++) {
		a = &w->what->v[i];
		if (aggregate_is_late(a))
			continue;
		buf_byte(&w->line, '\t');
		buf_span(&w->line, a->name);
		buf_byte(&w->line, '=');
		aggregate_save(w->what, a, state, &w->line);
	}
	buf_byte(&w->line, '\n');
	out_span(w->out, buf_view(&w->line));
}

void
partial_write(struct groups *g, const struct names *keys, struct out *out)
{
	struct writing w = { .what = g->what, .out = out };

	add_shape(&w.shape, keys, g->what);
	groups_each(g, true, false, write_group, &w);
	buf_free(&w.shape);
	buf_free(&w.line);
}

/* -- reading ------------------------------------------------------------ */

struct partial {
	struct groups	*groups;
	struct names	*keys;
	struct buf	 shape;		/* of the first line, as in it */
	struct buf	 names;		/* what the names are views of */
	struct span	*field;		/* states of one line, by aggregate */
	struct buf	 key;
	uintmax_t	 refused;	/* lines of this file */
};

struct partial *
partial_new(struct groups *groups, struct names *keys)
{
	struct partial *p = mem_zero(1, sizeof(*p));

	p->groups = groups;
	p->keys = keys;
	return p;
}

static enum print_numbers
cut_plus(struct span *s)
{
	if (!span_starts(*s, S("+")))
		return PRINT_NO_NUMBERS;
	*s = span_from(*s, 1);
	return PRINT_SOME_NUMBERS;
}

static bool
learn_keys(struct partial *p, struct span list)
{
	enum print_numbers numbers;
	struct span name;

	while (list.n > 0 && span_cut(&list, ',', &name)) {
		numbers = cut_plus(&name);
		names_add(p->keys, name);
		p->keys->v[p->keys->n - 1].numbers = numbers;
		if (name.n == 0)
			return false;
	}
	return true;
}

static bool
learn_aggregates(struct partial *p, struct span list)
{
	struct aggregates *what = p->groups->what;
	enum print_numbers numbers;
	struct span text;

	while (span_cut(&list, ',', &text)) {
		numbers = cut_plus(&text);
		if (!aggregate_parse(what, text) || !aggregate_is_mergeable(&what->v[what->n - 1]))
			return false;
		if (numbers != PRINT_NO_NUMBERS)
			what->v[what->n - 1].numbers = numbers;
	}
	aggregate_layout(what);
	free(p->field);
	p->field = mem_zero(what->n, sizeof(*p->field));
	return what->stride > 0;
}

/* Takes the shape of the first line as that of all. */
static bool
learn(struct partial *p, struct span group, struct span what)
{
	p->keys->n = p->groups->what->n = p->names.n = p->shape.n = 0;
	if (!span_starts(group, S("group=")) || !span_starts(what, S("what=")))
		return false;
	buf_span(&p->shape, group);
	buf_byte(&p->shape, '\t');
	buf_span(&p->shape, what);
	buf_span(&p->names, buf_view(&p->shape));
	group.p = p->names.p + strlen("group=");
	group.n -= strlen("group=");
	what.p = group.p + group.n + 1 + strlen("what=");
	what.n -= strlen("what=");
	if (!learn_keys(p, group) || !learn_aggregates(p, what)) {
		p->shape.n = 0;
		return false;
	}
	return true;
}

static bool
same_shape(struct partial *p, struct span group, struct span what)
{
	struct span shape = buf_view(&p->shape);

	if (shape.n == 0)
		return learn(p, group, what);
	return shape.n == group.n + 1 + what.n && memcmp(shape.p, group.p, group.n) == 0 &&
	    memcmp(shape.p + group.n + 1, what.p, what.n) == 0;
}

/* As many cells as there are key columns. */
static bool
key_fits(struct partial *p, struct span field)
{
	size_t tabs = 0;

	p->key.n = 0;
	row_unescape(&p->key, field);
	for (size_t i = 0; i < p->key.n; i++)
		tabs += p->key.p[i] == '\t';
	return p->keys->n == 0 ? p->key.n == 0 : tabs + 1 == p->keys->n;
}

/* Cuts the states of a line, and looks whether all are well formed before any is added. */
static bool
cut_states(struct partial *p, struct span rest)
{
	struct aggregates *what = p->groups->what;
	const struct aggregate *a;
	struct span field;

	for (size_t i = 0; i < what->n; i++) {
		a = &what->v[i];
		if (aggregate_is_late(a))
			continue;
		if (!span_cut(&rest, '\t', &field) || !span_starts(field, a->name) ||
		    field.n == a->name.n || field.p[a->name.n] != '=')
			return false;
		p->field[i] = span_from(field, a->name.n + 1);
		if (!aggregate_load(what, a, NULL, p->field[i]))
			return false;
	}
	return rest.n == 0;		/* nothing, or one empty field */
}

static bool
add_line(struct partial *p, struct span line)
{
	struct aggregates *what = p->groups->what;
	struct span key, group, shape;
	char *state;

	if (!span_cut(&line, '\t', &key) || !span_cut(&line, '\t', &group) ||
	    !span_cut(&line, '\t', &shape) || !same_shape(p, group, shape) ||
	    !key_fits(p, key) || !cut_states(p, line))
		return false;
	groups_check(p->groups);
	state = groups_put(p->groups, buf_view(&p->key));
	for (size_t i = 0; i < what->n; i++)
		if (!aggregate_is_late(&what->v[i]))
			(void)aggregate_load(what, &what->v[i], state, p->field[i]);
	return true;
}

void
partial_read(struct partial *p, const char *path, struct out *flush)
{
	struct in *in = in_open(path, flush);
	enum in_got got;
	struct span line;
	bool whole = true, good;	/* whole: the line before ended */

	if (in == NULL) {
		skip_sys(path, "cannot be read");
		return;
	}
	p->refused = 0;
	while ((got = in_line(in, &line)) != IN_END) {
		if (in_unended(in))
			break;			/* who knows what was cut off */
		good = whole && got == IN_LINE && add_line(p, line);
		if (!good && whole && ++p->refused <= TOLD)
			skip(in_name(in), in_line_number(in), p->shape.n == 0 ?
			    "no line of a partial table" : "not of the shape of the first line");
		whole = got == IN_LINE;
	}
	if (in_unended(in))
		skip(in_name(in), in_line_number(in), "the last line has no line end: left out");
	if (p->refused > TOLD)
		skip(in_name(in), 0, "%ju lines are refused", p->refused);
	in_close(in);
}

void
partial_free(struct partial *p)
{
	if (p == NULL)
		return;
	buf_free(&p->shape);
	buf_free(&p->names);
	buf_free(&p->key);
	free(p->field);
	free(p);
}
