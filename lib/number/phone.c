/* See phone.h. */
#include "number/phone.h"
#include "pos.h"

enum {
	PHONE_GROUPS = 8,
	PHONE_DIGITS = 17	/* with country code; 15 by E.164, but extensions are written on */
};

struct phone {
	size_t	group[PHONE_GROUPS];	/* digits in each */
	size_t	n, digits, b;
	char	text[32];
	bool	plus, bracket, dots;
};

static void
add_digits(struct phone *ph, struct span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9') {
			if (ph->digits < sizeof(ph->text) - 1)
				ph->text[ph->digits] = s.p[i];
			ph->digits++;
			n++;
		} else if (s.p[i] == '.') {
			if (ph->n < PHONE_GROUPS)
				ph->group[ph->n++] = n;
			n = 0;
			ph->dots = true;
		} else {
			ph->digits += 100;	/* a comma: no phone */
		}
	if (ph->n < PHONE_GROUPS)
		ph->group[ph->n++] = n;
}

/* Between two groups: blank, hyphen, bracket, point, a blank beside them. */
static size_t
separator(const struct pieces *ps, size_t i)
{
	size_t k = 0;

	while (k < 3 && i + k < ps->n && ps->p[i + k].kind == PIECE_MARK &&
	    piece_in(ps, i + k, " - ( ) . \xe2\x80\x93 \xe2\x80\x91 "))
		k++;
	return k;
}

/* 202/224-1028 */
static bool
area_code(const struct pieces *ps, size_t i)
{
	unsigned v;

	return piece_digits(ps, i, &v) == 3 && piece_digits(ps, i + 2, &v) == 3 && ps->p[i + 2].glued &&
	    piece_hyphen(ps, i + 3) && piece_digits(ps, i + 4, &v) == 4;
}

/* 1-800-MEDICARE */
static bool
vanity_number(const struct figure_scene *s, size_t i, struct figure *f)
{
	const struct pieces *ps = s->ps;
	unsigned v;

	if (!piece_is(ps, i, "1") || !piece_hyphen(ps, i + 1) ||
	    piece_digits(ps, i + 2, &v) != 3 || v < 800 ||
	    !piece_hyphen(ps, i + 3) || i + 4 >= ps->n || ps->p[i + 4].kind != PIECE_WORD ||
	    !ps->p[i + 4].capital)
		return false;
	*f = (struct figure){ .a = i, .b = i + 5, .label = FIGURE_PHONE, .rule = "phone:letters", .conf = 90,
	    .value = figure_text(ps, i, i + 5) };
	return true;
}

static bool
read_phone(const struct pieces *ps, size_t i, struct phone *ph)
{
	size_t k;

	while (i < ps->n && ps->p[i].kind == PIECE_DIGITS && ph->n < PHONE_GROUPS && ph->digits < 24) {
		add_digits(ph, ps->p[i].text);
		ph->b = i + 1;
		if (ph->n >= 3 && ph->group[ph->n - 1] == 4 && ph->group[ph->n - 2] == 3 &&
		    ph->group[ph->n - 3] == 3 &&
		    (ph->n == 3 || ph->group[0] == 1))
			break;				/* whole, as North America writes it */
		k = separator(ps, i + 1);
		if (ph->n == 1 && piece_is(ps, i + 1, "/") && ph->group[0] > 2 && (ph->plus ||
		    ps->p[i].text.p[0] == '0' || area_code(ps, i)))
			k = 1;				/* 0176/12345678, 202/224-1028 */
		if (k == 0 && i + 1 < ps->n && ps->p[i + 1].glued)
			break;
		if (k > 0 && piece_is(ps, i + k, "(") && i + k + 1 < ps->n)
			ph->bracket = true;
		if (k > 1 && !piece_is(ps, i + 1, ")") && !piece_is(ps, i + 1, "(") &&
		    !piece_is(ps, i + k, "("))
			break;
		if (k > 0 && i + 1 + k < ps->n && !ps->p[i + 1].glued && !ps->p[i + 1 + k].glued &&
		    !piece_in(ps, i + 1, " ( "))
			break;				/* a dash with blanks: not one number */
		i += 1 + k;
	}
	return ph->n > 0;
}

/* 6-7 (7-2) 6-4 6-1 is a match of tennis. */
static size_t
longest_group(const struct phone *ph)
{
	size_t most = 0;

	for (size_t k = 0; k < ph->n; k++)
		if (ph->group[k] > most)
			most = ph->group[k];
	return most;
}

/* Does the shape alone say it? */
static bool
phone_shape(const struct phone *ph, const char *first)
{
	const size_t *g = ph->group;
	size_t n = ph->n;

	if (ph->plus)
		return ph->digits >= 8 && ph->digits <= PHONE_DIGITS;
	if (n == 3 && g[0] == 3 && g[1] == 3 && g[2] == 4)
		return true;
	if (n == 4 && g[0] == 1 && g[1] == 3 && g[2] == 3 && g[3] == 4)
		return true;
	if (n >= 2 && *first == '0' && ph->digits >= 9 && ph->digits <= 13 && g[0] >= 2 && !ph->dots)
		return true;
	return ph->bracket && longest_group(ph) > 2 && ph->digits >= 7 && ph->digits <= 14;
}

/* "ext. 123", "x123" behind a phone number. */
static void
take_extension(const struct pieces *ps, struct phone *ph)
{
	size_t i = ph->b;
	unsigned v;

	if (!piece_in(ps, i, " ext ext. x extension "))
		return;
	i++;
	if (piece_is(ps, i, "."))
		i++;
	if (piece_digits(ps, i, &v) == 0 || piece_digits(ps, i, &v) > 6 ||
	    ph->digits + 7 > sizeof(ph->text))
		return;
	ph->text[ph->digits++] = 'x';
	add_digits(ph, ps->p[i].text);
	ph->b = i + 1;
}

/* Other numbers have as many digits: cards, accounts. */
static bool
card_near(const struct pieces *ps, size_t a)
{
	for (size_t k = a; k-- > 0 && k + 6 > a; ) {
		if (piece_cue(ps, k, NUMCUE_PHONE) && !piece_in(ps, k, " number numbers "))
			return false;
		if (piece_cue(ps, k, NUMCUE_ACCOUNT))
			return true;
	}
	return false;
}

/* 1000-5000: two round numbers, the second larger. */
static bool
round_pair(const struct pieces *ps, size_t i)
{
	unsigned v, w;

	return piece_hyphen(ps, i + 1) && piece_digits(ps, i, &v) == 4 && piece_digits(ps, i + 2, &w) == 4 &&
	    v % 100 == 0 && w % 100 == 0 && v < w;
}

bool
phone_find(const struct figure_scene *s, size_t i, size_t floor, struct figure *f)
{
	const struct pieces *ps = s->ps;
	struct phone ph = { 0 };
	size_t a = i;
	bool good, near = false;

	if (vanity_number(s, i, f))
		return true;
	if (ps->p[i].kind != PIECE_DIGITS || (ps->p[i].text.n < 2 && !(i + 2 < ps->n &&
	    ps->p[i + 1].glued) &&
	    !(i > floor && piece_is(ps, i - 1, "+")) && !(piece_is(ps, i, "1") &&
	    piece_is(ps, i + 1, "("))))
		return false;
	if (a > floor && piece_glued(ps, a) && piece_is(ps, a - 1, "("))
		ph.bracket = true, a--;
	if (a > floor && piece_glued(ps, a) && piece_is(ps, a - 1, "+"))
		ph.plus = true, a--;
	if (a > floor && ph.plus && piece_glued(ps, a) && piece_is(ps, a - 1, "("))
		a--;
	if (a > floor && ps->p[a - 1].kind != PIECE_MARK && ((piece_glued(ps, a) && a == i) ||
	    ps->p[a - 1].kind == PIECE_DIGITS))
		return false;				/* T005-2333, 3600 0000 0000 */
	if (!read_phone(ps, i, &ph) || ph.digits < 7 || ph.digits > PHONE_DIGITS || card_near(ps, a))
		return false;
	if (ph.n == 3 && ph.group[0] == 3 && ph.group[1] == 2 && ph.group[2] == 4)
		return false;				/* social security */
	if (ph.n == 2 && round_pair(ps, i))
		return false;
	for (size_t k = a; k-- > 0 && k + 7 > a; )
		near |= piece_cue(ps, k, NUMCUE_PHONE);
	good = phone_shape(&ph, ps->p[i].text.p);
	if (!good && near && !ph.dots)
		good = ph.n == 1 ? ph.digits >= 7 && ph.digits <= 12 :
		    ph.n == 2 && ph.group[0] == 3 && ph.group[1] == 4 ? true : ph.digits >= 8;
	if (good)
		take_extension(ps, &ph);
	if (!good || (ph.b < ps->n && ps->p[ph.b].glued && (ps->p[ph.b].kind == PIECE_WORD ||
	    piece_in(ps, ph.b, " % "))))
		return false;
	if (ph.bracket && a == i && piece_is(ps, ph.b, ")"))
		ph.b++;
	*f = (struct figure){ .a = a, .b = ph.b, .label = FIGURE_PHONE, .rule = "phone", .conf = near ? 95 : 85 };
	f->value = arena_copy(s->mem, (struct span){ ph.text, ph.digits });
	return true;
}
