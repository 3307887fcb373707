/* See rule.h. */
#include "token/rule.h"
#include "diag.h"
#include "in.h"
#include "mem.h"
#include "re.h"
#include "utf8.h"

#include <stdlib.h>

struct rule {
	struct re	*re;
	uint8_t		 label;
};

struct rules {
	struct rule	*rule;
	size_t		 n, cap;
	struct tok	*out;		/* the tokens in the making */
	size_t		 n_out, cap_out;
};

static uint8_t
label_named(struct span name, const struct in *in)
{
	for (uint8_t i = 0; i < TOKEN_LABELS; i++)
		if (span_is(name, token_label_name[i]))
			return i;
	die("%s:%ju: no token label: %.*s", in_name(in), in_line_number(in), (int)name.n, name.p);
}

static void
read_rule(struct rules *r, struct span line, const struct in *in)
{
	struct span label;
	struct buf pattern = { 0 };
	char why[256];
	struct re *re;

	if (!span_cut(&line, '\t', &label) || line.n == 0)
		die("%s:%ju: not a label, a tab, a pattern", in_name(in), in_line_number(in));
	buf_span(&pattern, line);
	buf_byte(&pattern, '\0');
	if ((re = re_new(pattern.p, false, why, sizeof(why))) == NULL)
		die("%s:%ju: %s", in_name(in), in_line_number(in), why);
	buf_free(&pattern);
	mem_room(&r->rule, &r->cap, r->n + 1, sizeof(*r->rule));
	r->rule[r->n++] = (struct rule){ re, label_named(label, in) };
}

struct rules *
rules_load(const char *path)
{
	struct rules *r = mem_zero(1, sizeof(*r));
	struct in *in = in_open(path, NULL);
	struct span line;

	if (in == NULL)
		die_sys("%s", path);
	while (in_line(in, &line) == IN_LINE)
		if (line.n > 0 && line.p[0] != '#')
			read_rule(r, line, in);
	in_close(in);
	return r;
}

void
rules_free(struct rules *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->n; i++)
		re_free(r->rule[i].re);
	free(r->rule);
	free(r->out);
	free(r);
}

static void
add(struct rules *r, struct tok t)
{
	mem_room(&r->out, &r->cap_out, r->n_out + 1, sizeof(*r->out));
	r->out[r->n_out++] = t;
}

/* The part of token t that lies in the bytes a..b. */
static struct tok
part(const char *p, struct tok t, size_t a, size_t b)
{
	struct tok x = t;

	x.at = (uint32_t)a;
	x.n = (uint32_t)(b - a);
	x.cp = t.cp + (uint32_t)utf8_count((struct span){ p + t.at, a - t.at });
	x.cps = (uint32_t)utf8_count((struct span){ p + a, b - a });
	return x;
}

/* The code point that byte a is, counted from the token t before or behind it. */
static uint32_t
code_point(const char *p, struct tok t, size_t a)
{
	return a >= t.at ? t.cp + (uint32_t)utf8_count((struct span){ p + t.at, a - t.at }) :
	    t.cp - (uint32_t)utf8_count((struct span){ p + a, t.at - a });
}

/*
 * Adds what stands before the match a..b, and the match; *t is the first token
 * that is not taken yet, moved behind.
 */
static void
add_match(struct rules *r, const struct tokens *ts, size_t *k, size_t a, size_t b, uint8_t label)
{
	struct tok *t = ts->tok;
	uint32_t cp;

	for (; *k < ts->n && t[*k].at + t[*k].n <= a; ++*k)
		add(r, t[*k]);
	if (*k == ts->n)
		return;
	if (t[*k].at < a) {
		add(r, part(ts->p, t[*k], t[*k].at, a));
		t[*k] = part(ts->p, t[*k], a, t[*k].at + t[*k].n);
	}
	if (t[*k].at >= b)			/* nothing but a gap */
		return;
	cp = code_point(ts->p, t[*k], a);
	add(r, (struct tok){ (uint32_t)a, (uint32_t)(b - a), cp,
	    (uint32_t)utf8_count((struct span){ ts->p + a, b - a }), label, TOK_OTHER });
	for (; *k < ts->n && t[*k].at + t[*k].n <= b; ++*k)
		;
	if (*k < ts->n && t[*k].at < b)
		t[*k] = part(ts->p, t[*k], b, t[*k].at + t[*k].n);
}

static void
apply(struct rules *r, const struct rule *rule, struct tokens *ts, size_t k, size_t from, size_t to)
{
	struct span text = { ts->p, to }, group[RE_GROUPS];
	size_t first = k;

	r->n_out = 0;
	while (from < to && re_find(rule->re, text, from, group)) {
		size_t a = (size_t)(group[0].p - ts->p), b = a + group[0].n;

		if (b > a)
			add_match(r, ts, &k, a, b, rule->label);
		from = b > a ? b : b + 1;
		while (from < to && ((unsigned char)ts->p[from] & 0xc0) == 0x80)
			from++;
	}
	for (; k < ts->n; k++)
		add(r, ts->tok[k]);
	if (first + r->n_out <= TOKEN_HOLD + TOKEN_SPARE) {
		if (r->n_out > 0)
			memcpy(ts->tok + first, r->out, r->n_out * sizeof(*r->out));
		ts->n = first + r->n_out;
	}
}

void
rules_apply(struct rules *r, struct tokens *ts, size_t k, size_t from, size_t to)
{
	for (size_t i = 0; i < r->n; i++)
		apply(r, &r->rule[i], ts, k, from, to);
	token_changed(ts, k);
}
