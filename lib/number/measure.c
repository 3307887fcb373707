/* See measure.h. */
#include "number/measure.h"

enum { PHRASE_MAX = 5 };	/* words of the longest unit */

/* The words of a phrase that may have hyphens between them, and where each ends. */
struct phrase {
	struct span	word[PHRASE_MAX];
	size_t		end[PHRASE_MAX];
	size_t		n;
};

static struct span
word_at(const void *of, size_t i)
{
	return ((const struct phrase *)of)->word[i];
}

static void
gather(const struct pieces *ps, size_t i, bool low, struct phrase *ph)
{
	ph->n = 0;
	for (; i < ps->n && ph->n < PHRASE_MAX; i++) {
		if (ph->n > 0 && piece_hyphen(ps, i))
			continue;
		ph->word[ph->n] = low ? ps->p[i].low : ps->p[i].text;
		ph->end[ph->n++] = i + 1;
	}
}

static struct lex_hit
longest(enum known_list list, const struct pieces *ps, size_t i, size_t *end)
{
	const struct lex *x = list == KNOWN_UNIT ? &lex_unit : &lex_currency;
	struct lex_hit exact, folded;
	struct phrase a, b;

	if (piece_classes(ps, i, list) == 0)
		return (struct lex_hit){ 0 };		/* no phrase begins so */
	gather(ps, i, false, &a);
	exact = lex_longest(x, a.n, word_at, &a);
	gather(ps, i, true, &b);
	folded = lex_longest(x, b.n, word_at, &b);
	if (folded.words > exact.words && (list != KNOWN_UNIT || (folded.classes & UNIT_UNIT))) {
		*end = b.end[folded.words - 1];
		return folded;
	}
	if (exact.words > 0)
		*end = a.end[exact.words - 1];
	return exact;
}

struct span
measure_of_time(const struct piece *p)
{
	static const struct {
		struct span letter, id;
	} units[] = {
		{ SPAN("TS"), SPAN("second") }, { SPAN("TM"), SPAN("minute") }, { SPAN("TH"), SPAN("hour") },
		{ SPAN("D"), SPAN("day") }, { SPAN("N"), SPAN("night") }, { SPAN("W"), SPAN("week") },
		{ SPAN("M"), SPAN("month") }, { SPAN("Q"), SPAN("quarter") }, { SPAN("Y"), SPAN("year") },
		{ SPAN("10"), SPAN("decade") }, { SPAN("C"), SPAN("century") }, { SPAN("MS"), SPAN("millisecond") },
		{ SPAN("NS"), SPAN("nanosecond") }, { SPAN("US"), SPAN("microsecond") }
	};
	struct span v = piece_value(p, NUMWORD_TIMEUNIT);

	for (size_t i = 0; v.n > 0 && i < sizeof(units) / sizeof(*units); i++)
		if (span_eq(v, units[i].letter))
			return units[i].id;
	return (struct span){ 0 };
}

struct span
measure_per(struct span id, struct span rate, struct arena *mem)
{
	char *p = arena_alloc(mem, id.n + 5 + rate.n);

	memcpy(p, id.p, id.n);
	memcpy(p + id.n, "-per-", 5);
	memcpy(p + id.n + 5, rate.p, rate.n);
	return (struct span){ p, id.n + 5 + rate.n };
}

static struct span
prefixed(struct span prefix, struct span id, struct arena *mem)
{
	char *p = arena_alloc(mem, prefix.n + id.n);

	memcpy(p, prefix.p, prefix.n);
	memcpy(p + prefix.n, id.p, id.n);
	return (struct span){ p, prefix.n + id.n };
}

/* "square", "cubic" before a length. */
static struct span
dimension(const struct pieces *ps, size_t i)
{
	if (piece_in(ps, i, " square sq sq. "))
		return S("square-");
	if (piece_in(ps, i, " cubic cu cu. "))
		return S("cubic-");
	return (struct span){ 0 };
}

/* "squared", "²", a glued 2 behind a length. */
static struct span
dimension_behind(const struct pieces *ps, size_t i)
{
	if (piece_is(ps, i, "squared") || (piece_is(ps, i, "^") && piece_is(ps, i + 1, "2")) || (i < ps->n && ps->p[i].glued && piece_in(ps, i, " 2 \xc2\xb2 ")))
		return S("square-");
	if (piece_is(ps, i, "cubed") || (piece_is(ps, i, "^") && piece_is(ps, i + 1, "3")) || (i < ps->n && ps->p[i].glued && piece_in(ps, i, " 3 \xc2\xb3 ")))
		return S("cubic-");
	return (struct span){ 0 };
}

/* A unit without rate, at piece i exactly. */
static bool
plain(const struct pieces *ps, size_t i, struct arena *mem, struct measure *u)
{
	struct span dim = dimension(ps, i), behind;
	size_t end = 0;
	struct lex_hit h;

	h = longest(KNOWN_UNIT, ps, i, &end);
	if (dim.n > 0 && h.words == 0) {
		i++;
		if (piece_hyphen(ps, i) || piece_is_glued(ps, i, "."))	/* cu.ft */
			i++;
		h = longest(KNOWN_UNIT, ps, i, &end);
		if (h.words == 0 || (h.classes & UNIT_LENGTH) == 0)
			return false;
		u->id = prefixed(dim, h.value, mem);
		u->is = UNIT_UNIT;
		u->b = end;
		return true;
	}
	if (h.words == 0 || (ps->p[end - 1].kind == PIECE_MARK && piece_glued(ps, end) && ps->p[end].kind == PIECE_WORD))
		return false;			/* no prime, but an apostrophe: 2022′s */
	u->id = h.value;
	u->is = h.classes;
	u->b = end;
	behind = (h.classes & UNIT_LENGTH) ? dimension_behind(ps, end) : dim;
	if (dim.n == 0 && behind.n > 0) {
		u->id = prefixed(behind, h.value, mem);
		u->is = UNIT_UNIT;
		u->b = end + (piece_is(ps, end, "^") ? 2 : 1);
	}
	return true;
}

bool
measure_rate(const struct pieces *ps, size_t i, struct arena *mem, struct measure *u, bool *time)
{
	bool slash = piece_is(ps, i, "/"), article = piece_in(ps, i, " a an each every ");

	*u = (struct measure){ .a = i };
	*time = false;
	if (piece_hyphen(ps, i)) {		/* $3-a-gallon */
		i++;
		article = piece_in(ps, i, " a an per ");
		if (!article)
			return false;
	}
	if (!slash && !article && !piece_in(ps, i, " per "))
		return false;
	i++;
	if (piece_hyphen(ps, i))
		i++;
	if (i >= ps->n)
		return false;
	if (measure_of_time(&ps->p[i]).n > 0 && !(ps->p[i].is & NUMWORD_MANY)) {
		u->id = measure_of_time(&ps->p[i]);
		u->b = i + 1;
		*time = true;
		return true;
	}
	if (!slash && piece_is(ps, i, "annum")) {
		u->id = S("year");
		u->b = i + 1;
		return true;
	}
	if (slash && piece_is(ps, i, "ms")) {
		u->id = S("millisecond");
		u->b = i + 1;
		*time = true;
		return true;
	}
	if (slash && piece_in(ps, i, " h hr hrs s sec min ") && !span_is(ps->p[i].text, "S")) {	/* Bank A/S */
		u->id = ps->p[i].low.p[0] == 'h' ? S("hour") : ps->p[i].low.p[0] == 's' ? S("second") : S("minute");
		u->b = i + 1;
		*time = true;
		return true;
	}
	if (plain(ps, i, mem, u) && (u->is & (UNIT_PERCENT | UNIT_INDEX)) == 0 &&
	    (slash || (u->is & (UNIT_UNIT | UNIT_SYMBOL))))
		return true;
	if (!article && piece_in(ps, i, " share person capita child household student head unit ")) {
		u->id = ps->p[i].low;
		u->b = i + 1;
		return true;
	}
	if (piece_is(ps, i, "share")) {
		u->id = S("share");
		u->b = i + 1;
		return true;
	}
	return false;
}

bool
measure_behind(const struct pieces *ps, size_t i, struct arena *mem, struct measure *u)
{
	struct measure rate;
	bool time, slash;

	*u = (struct measure){ .a = i };
	if (piece_hyphen(ps, i))
		i++;
	if (i >= ps->n || !plain(ps, i, mem, u))
		return false;
	slash = piece_is(ps, u->b, "/") && u->b < ps->n && ps->p[u->b].glued;
	if ((u->is & (UNIT_PERCENT | UNIT_INDEX)) == 0 && !span_ends(u->id, S("-per-day")) && (slash || piece_is(ps, u->b, "per")) &&
	    measure_rate(ps, u->b, mem, &rate, &time)) {
		u->id = measure_per(u->id, rate.id, mem);
		u->b = rate.b;
		u->is = UNIT_UNIT;
	}
	return true;
}

/* The text from piece a up to, not including, piece b: the pieces view one article. */
static struct span
text_of(const struct pieces *ps, size_t a, size_t b)
{
	const char *p = ps->p[a].text.p;

	return (struct span){ p, (size_t)(ps->p[b - 1].text.p + ps->p[b - 1].text.n - p) };
}

/* PS8.1bn, PS21,700 (a pound sign that an archive has turned into letters), not PS5. */
static bool
money_like(const struct pieces *ps, size_t i)
{
	struct span w = ps->p[i].text;

	return ps->p[i].glued && (memchr(w.p, '.', w.n) != NULL || memchr(w.p, ',', w.n) != NULL ||
	    (i + 1 < ps->n && ps->p[i + 1].glued && piece_in(ps, i + 1, " m bn b tn ")));
}

bool
currency_before(const struct pieces *ps, size_t i, size_t floor, struct measure *u)
{
	struct lex_hit h;

	for (size_t n = 3; n >= 1; n--) {
		if (i < floor + n || (n > 1 && !ps->p[i - 1].glued && ps->p[i - 1].text.n > 3))
			continue;
		h = lex_find(&lex_currency, text_of(ps, i - n, i));
		if (h.words == 0 || (h.classes & CURRENCY_BEFORE) == 0)
			continue;
		if (n == 1 && ps->p[i - 1].kind == PIECE_WORD && ps->p[i - 1].text.n == 1 && !ps->p[i].glued)
			continue;
		if (n == 1 && ps->p[i - 1].kind == PIECE_WORD && i >= floor + 2 && ps->p[i - 1].glued &&
		    piece_in(ps, i - 2, " - . / "))
			continue;
		if ((h.classes & CURRENCY_DOUBT) && !money_like(ps, i))
			continue;
		*u = (struct measure){ .a = i - n, .b = i, .id = lex_field(h.value, 0), .is = h.classes };
		if (lex_field(h.value, 1).n == 1)
			u->power = lex_field(h.value, 1).p[0] - '0';	/* MUSD: millions */
		return true;
	}
	return false;
}

bool
currency_behind(const struct pieces *ps, size_t i, struct measure *u)
{
	struct lex_hit h;
	struct span power;
	size_t end = 0, a = i;

	if (piece_hyphen(ps, i))
		i++;
	if (i >= ps->n)
		return false;
	h = longest(KNOWN_CURRENCY, ps, i, &end);
	if (h.words == 0 || (h.classes & CURRENCY_AFTER) == 0)
		return false;
	power = lex_field(h.value, 1);
	*u = (struct measure){ .a = a, .b = end, .id = lex_field(h.value, 0), .is = h.classes,
	    .nation = lex_field(h.value, 2) };
	if (power.n > 0)
		u->power = power.p[0] == '-' ? -(power.p[1] - '0') : power.p[0] - '0';
	return true;
}
