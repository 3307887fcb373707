/*
 * See date.h.
 *
 * A string is cut into numbers, words and marks; the time is looked for first
 * (digits around a colon), then the date in what is left.  A string counts only
 * if nothing is left over that data/dates.tsv does not know.
 */
#include "read/date.h"
#include "lex_dates.h"
#include "row.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
	PIECES = 32,
	LONGEST = 120,		/* bytes of a date with its words */
	PARAGRAPH = 300,	/* bytes of a line that ends the head of a text */
	HEAD_LINES = 12,
	WORD_BYTES = 32		/* of a month or the like */
};

enum kind { NUMBER, WORD, MARK };

struct piece {
	struct span	 text;
	enum kind	 kind;
	bool		 used;
	uint64_t	 n;		/* value of a number */
	uint32_t	 class;		/* of a word */
	uint32_t	 month;		/* 1 to 12 */
	struct span	 zone;
};

struct parser {
	struct piece	 p[PIECES];
	size_t		 n;
	int		 year, month, day;	/* 0: not said */
	int		 hour, minute, second;	/* -1: not said */
	char		 zone[16];
	bool		 day_first;
};

static void
look_up(struct piece *p)
{
	char low[UTF8_FOLD_ROOM(WORD_BYTES)];
	struct buf b = { .p = low, .cap = sizeof(low) };
	struct lex_hit hit;

	if (p->text.n > WORD_BYTES)
		return;
	utf8_fold(&b, p->text);
	hit = lex_find(&lex_dates, buf_view(&b));
	p->class = hit.classes;
	if ((hit.classes & DATES_MONTH) != 0)
		row_number(hit.value, &p->month);
	if ((hit.classes & DATES_ZONE) != 0)
		p->zone = hit.value;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* False if there is too much for a date. */
static bool
cut(struct parser *d, struct span s)
{
	size_t at = 0, from, next;

	while (at < s.n) {
		struct piece *p = &d->p[d->n];
		uint32_t c;

		from = next = at;
		c = utf8_next(s, &next);
		if (utf8_is_space(c)) {
			at = next;
			continue;
		}
		if (d->n == PIECES)
			return false;
		*p = (struct piece){ .kind = MARK };
		if (is_digit(s.p[at])) {
			p->kind = NUMBER;
			for (; at < s.n && is_digit(s.p[at]); at++)
				p->n = p->n * 10 + (uint64_t)(s.p[at] - '0');
			if (at - from > 17)
				return false;
		} else if (utf8_is_letter(c)) {
			p->kind = WORD;
			do {
				at = next;
				c = at < s.n ? utf8_next(s, &next) : 0;
			} while (c != 0 && utf8_is_letter(c));
		} else
			at = next;
		p->text = (struct span){ s.p + from, at - from };
		if (p->kind == WORD)
			look_up(p);
		d->n++;
	}
	return true;
}

/* Is piece i a free number of lo to hi digits? */
static bool
number(const struct parser *d, size_t i, size_t lo, size_t hi)
{
	return i < d->n && d->p[i].kind == NUMBER && !d->p[i].used &&
	    d->p[i].text.n >= lo && d->p[i].text.n <= hi;
}

static bool
mark(const struct parser *d, size_t i, const char *any)
{
	return i < d->n && d->p[i].kind == MARK && d->p[i].text.n == 1 &&
	    strchr(any, d->p[i].text.p[0]) != NULL;
}

static void
use(struct parser *d, size_t from, size_t to)
{
	for (; from < to; from++)
		d->p[from].used = true;
}

/* "am", "pm", "a.m." at i: 1, 2 and where it ends. */
static int
half_day(const struct parser *d, size_t i, size_t *end)
{
	static const char *const half[] = { "am", "pm" };
	size_t w = i;
	char t[2] = { 0 };

	for (size_t k = 0; k < 2 && w < d->n && d->p[w].kind == WORD; w++) {
		struct span s = d->p[w].text;

		if (k + s.n > 2)
			return 0;
		for (size_t c = 0; c < s.n; c++)
			t[k++] = (char)(s.p[c] | 0x20);
		if (k == 1 && mark(d, w + 1, "."))
			w++;
	}
	for (int h = 0; h < 2; h++)
		if (memcmp(t, half[h], 2) == 0) {
			*end = w + mark(d, w, ".");
			return h + 1;
		}
	return 0;
}

/* Z, GMT, EST, +0200, -04:00, -04 at i; gives where it ends. */
static size_t
zone(struct parser *d, size_t i)
{
	char sign;
	unsigned h, m = 0;

	if (i < d->n && d->p[i].zone.n > 0) {
		snprintf(d->zone, sizeof(d->zone), "%.*s", (int)d->p[i].zone.n, d->p[i].zone.p);
		i++;
		if (!mark(d, i, "+"))		/* GMT+0200 */
			return i;
	}
	if (!mark(d, i, "+-") || !number(d, i + 1, 2, 4) || d->p[i + 1].text.n == 3)
		return i;
	sign = d->p[i].text.p[0];
	h = (unsigned)d->p[i + 1].n;
	i += 2;
	if (d->p[i - 1].text.n == 4) {
		m = h % 100;
		h /= 100;
	} else if (mark(d, i, ":") && number(d, i + 1, 2, 2)) {
		m = (unsigned)d->p[i + 1].n;
		i += 2;
	}
	if (h > 15 || m > 59)
		return i;
	if (h == 0 && m == 0)
		snprintf(d->zone, sizeof(d->zone), "Z");
	else
		snprintf(d->zone, sizeof(d->zone), "%c%02u:%02u", sign, h, m);
	return i;
}

static bool
set_time(struct parser *d, int h, int m, int s, int half)
{
	if (half != 0 && (h < 1 || h > 12))
		return false;
	if (half == 1 && h == 12)
		h = 0;
	else if (half == 2 && h < 12)
		h += 12;
	if (h > 24 || m > 59 || s > 60)
		return false;
	d->hour = h;
	d->minute = m;
	d->second = s;
	return true;
}

/* What makes 16.58 at i, two digits behind the dot, a time: what stands behind it. */
static bool
dotted_time(const struct parser *d, size_t i)
{
	size_t e;

	return mark(d, i + 1, ".") && number(d, i + 2, 2, 2) && i + 3 < d->n &&
	    (span_is(d->p[i + 3].text, "Uhr") || d->p[i + 3].zone.n > 0 || half_day(d, i + 3, &e) != 0);
}

/* 16h58 */
static bool
hours_with_h(const struct parser *d, size_t i)
{
	return i + 2 < d->n && span_is(d->p[i + 1].text, "h") && number(d, i + 2, 2, 2);
}

/* 20:09, 20:09:29.5 -0400, 4:58 p.m. EDT, 16.58 Uhr, 16h58, 4 PM */
static void
find_time(struct parser *d)
{
	for (size_t i = 0; i < d->n; i++) {
		size_t e;
		int s = -1, half;

		if (!number(d, i, 1, 2))
			continue;
		if ((mark(d, i + 1, ":") && number(d, i + 2, 2, 2)) || dotted_time(d, i) ||
		    hours_with_h(d, i)) {
			e = i + 3;
			if (mark(d, e, ":") && number(d, e + 1, 2, 2)) {
				s = (int)d->p[e + 1].n;
				e += 2;
				if (mark(d, e, ".,:") && number(d, e + 1, 1, 9))
					e += 2;
			}
			half = half_day(d, e, &e);
			if (!set_time(d, (int)d->p[i].n, (int)d->p[i + 2].n, s, half))
				return;
		} else if ((half = half_day(d, i + 1, &e)) != 0) {
			if (!set_time(d, (int)d->p[i].n, 0, -1, half))
				return;
		} else
			continue;
		use(d, i, zone(d, e));
		return;
	}
}

static bool
valid_day(int y, int m, int day)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (y < 1500 || y > 2199 || m < 0 || m > 12)
		return false;
	if (m == 0)
		return day == 0;
	return day >= 0 && day <= days[m - 1] + (m == 2 && (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)));
}

static bool
set_date(struct parser *d, uint64_t y, uint64_t m, uint64_t day)
{
	if (y > 9999 || m > 12 || day > 31 || !valid_day((int)y, (int)m, (int)day))
		return false;
	d->year = (int)y;
	d->month = (int)m;
	d->day = (int)day;
	return true;
}

/* 1506614280 and 1506614280123, seconds and milliseconds since 1970, in UTC. */
static bool
epoch(struct parser *d, uint64_t n, size_t digits)
{
	time_t t = (time_t)(digits == 13 ? n / 1000 : n);
	struct tm tm;

	if ((digits != 10 && digits != 13) || gmtime_r(&t, &tm) == NULL)
		return false;
	snprintf(d->zone, sizeof(d->zone), "Z");
	return set_time(d, tm.tm_hour, tm.tm_min, tm.tm_sec, 0) &&
	    set_date(d, (uint64_t)tm.tm_year + 1900, (uint64_t)tm.tm_mon + 1, (uint64_t)tm.tm_mday);
}

/* 20170928, 20170928200929, or seconds. */
static bool
run_of_digits(struct parser *d, size_t i)
{
	uint64_t n = d->p[i].n;
	size_t digits = d->p[i].text.n;

	if (digits == 14) {
		if (!set_time(d, (int)(n / 10000 % 100), (int)(n / 100 % 100), (int)(n % 100), 0))
			return false;
		n /= 1000000;
	} else if (digits != 8)
		return epoch(d, n, digits);
	if (digits == 8 && i + 2 < d->n && span_is(d->p[i + 1].text, "T") && number(d, i + 2, 6, 6)) {
		uint64_t t = d->p[i + 2].n;

		if (set_time(d, (int)(t / 10000), (int)(t / 100 % 100), (int)(t % 100), 0))
			use(d, i, zone(d, i + 3));
	}
	return set_date(d, n / 10000, n / 100 % 100, n % 100);
}

/* A month's name, its day before or behind it, the year anywhere behind. */
static bool
named_month(struct parser *d, size_t i)
{
	size_t day = PIECES, year = PIECES, k;

	k = i;
	while (k > 0 && (mark(d, k - 1, "-. ") || (d->p[k - 1].kind == WORD && d->p[k - 1].text.n == 2)))
		k--;				/* "28-SEP", "28 de septiembre", "1st of May" */
	if (k > 0 && number(d, k - 1, 1, 2))
		day = k - 1;
	for (k = i + 1; k < d->n && year == PIECES; k++) {
		if (number(d, k, 4, 4))
			year = k;
		else if (day == PIECES && number(d, k, 1, 2))
			day = k;
		else if (day != PIECES && day < i && number(d, k, 2, 2) && mark(d, k - 1, "-'/"))
			year = k;		/* 28-Sep-87 */
		else if (d->p[k].kind == NUMBER && !d->p[k].used)
			return false;
	}
	if (year == PIECES && day == i + 1)	/* "2017 September 28" */
		year = PIECES;
	if (year == PIECES && i > 0 && number(d, i - 1, 4, 4))
		year = i - 1;
	if (year == PIECES)
		return false;
	k = (size_t)d->p[year].n;
	if (d->p[year].text.n == 2)
		k += k < 70 ? 2000 : 1900;
	if (!set_date(d, k, d->p[i].month, day == PIECES ? 0 : d->p[day].n))
		return false;
	d->p[i].used = d->p[year].used = true;
	if (day != PIECES)
		d->p[day].used = true;
	return true;
}

/* 28.9.2017, 9/28/2017, 28-09-17 */
static bool
numeric(struct parser *d, size_t i)
{
	uint64_t a = d->p[i].n, b = d->p[i + 2].n, y = d->p[i + 4].n;
	bool day_first = d->day_first || d->p[i + 1].text.p[0] == '.';

	if (d->p[i + 4].text.n == 2)
		y += y < 70 ? 2000 : 1900;
	if (a > 12)
		day_first = true;
	else if (b > 12)
		day_first = false;
	if (!set_date(d, y, day_first ? b : a, day_first ? a : b))
		return false;
	use(d, i, i + 5);
	return true;
}

/* 2017年9月28日, 2017년 9월 28일 */
static bool
counted(struct parser *d, size_t i)
{
	static const char *const sign[][3] = { { "年", "月", "日" }, { "년", "월", "일" } };

	for (size_t k = 0; k < 2 && i + 5 < d->n; k++)
		if (span_is(d->p[i + 1].text, sign[k][0]) && span_is(d->p[i + 3].text, sign[k][1]) &&
		    span_is(d->p[i + 5].text, sign[k][2]) && number(d, i + 2, 1, 2) &&
		    number(d, i + 4, 1, 2) && set_date(d, d->p[i].n, d->p[i + 2].n, d->p[i + 4].n)) {
			use(d, i, i + 6);
			return true;
		}
	return false;
}

static bool
find_date(struct parser *d)
{
	for (size_t i = 0; i < d->n; i++) {
		if (number(d, i, 4, 4) && counted(d, i))
			return true;
		if (number(d, i, 4, 4) && mark(d, i + 1, "-/.") && number(d, i + 2, 1, 2)) {
			bool day = mark(d, i + 3, "-/.") && number(d, i + 4, 1, 2);

			if (set_date(d, d->p[i].n, d->p[i + 2].n, day ? d->p[i + 4].n : 0)) {
				use(d, i, day ? i + 5 : i + 3);
				return true;
			}
		}
		if (number(d, i, 1, 2) && mark(d, i + 1, "-/.") && number(d, i + 2, 1, 2) &&
		    mark(d, i + 3, "-/.") && (number(d, i + 4, 4, 4) || number(d, i + 4, 2, 2)) &&
		    numeric(d, i))
			return true;
		if (d->p[i].month != 0 && !d->p[i].used && named_month(d, i))
			return true;
		if (number(d, i, 8, 14) && run_of_digits(d, i)) {
			d->p[i].used = true;
			return true;
		}
	}
	if (number(d, 0, 4, 4) && d->n == 1 && set_date(d, d->p[0].n, 0, 0)) {
		d->p[0].used = true;
		return true;
	}
	return false;
}

/* Is all that was not used known to mean nothing? */
static bool
nothing_left(const struct parser *d, struct date *to)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct piece *p = &d->p[i];

		if (p->used || p->kind == MARK)
			continue;
		if (p->kind == NUMBER || p->class == 0)
			return false;
		to->updated |= (p->class & DATES_UPDATED) != 0;
		to->posted |= (p->class & DATES_POSTED) != 0;
	}
	return true;
}

static void
print(const struct parser *d, struct date *to)
{
	char *p = to->iso;
	size_t n = sizeof(to->iso), k;

	k = (size_t)snprintf(p, n, "%04d", d->year);
	if (d->month > 0)
		k += (size_t)snprintf(p + k, n - k, "-%02d", d->month);
	if (d->day > 0)
		k += (size_t)snprintf(p + k, n - k, "-%02d", d->day);
	if (d->day > 0 && d->hour >= 0 &&	/* midnight sharp is how tables write "no time" */
	    (d->hour > 0 || d->minute > 0 || d->second > 0 || d->second < 0 || d->zone[0] != '\0')) {
		k += (size_t)snprintf(p + k, n - k, "T%02d:%02d", d->hour, d->minute);
		if (d->second >= 0)
			k += (size_t)snprintf(p + k, n - k, ":%02d", d->second);
		k += (size_t)snprintf(p + k, n - k, "%s", d->zone);
	}
	to->n = k;
}

/* The pieces are not cleared: only the first n count. */
static void
begin(struct parser *d, bool day_first)
{
	d->n = 0;
	d->year = d->month = d->day = 0;
	d->hour = d->minute = d->second = -1;
	d->zone[0] = '\0';
	d->day_first = day_first;
}

static bool
has_digit(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_digit(s.p[i]))
			return true;
	return false;
}

bool
date_parse(struct date *to, struct span s, bool day_first)
{
	struct parser d;

	*to = (struct date){ 0 };
	if (s.n > LONGEST || !has_digit(s))
		return false;
	begin(&d, day_first);
	if (!cut(&d, s))
		return false;
	find_time(&d);
	if (!find_date(&d) || !nothing_left(&d, to))
		return false;
	print(&d, to);
	return true;
}

bool
date_find(struct date *to, struct span s, bool day_first)
{
	struct parser d;

	*to = (struct date){ 0 };
	if (s.n > LONGEST)
		s.n = LONGEST;
	if (!has_digit(s))
		return false;
	begin(&d, day_first);
	cut(&d, s);			/* a date may stand before what is too much for one */
	find_time(&d);
	if (!find_date(&d) || d.day == 0)
		return false;
	nothing_left(&d, to);
	print(&d, to);
	return true;
}

static size_t
digits_at(struct span s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && is_digit(s.p[i + n]))
		n++;
	return n;
}

static int
value(struct span s, size_t i, size_t n)
{
	int v = 0;

	while (n-- > 0)
		v = v * 10 + (s.p[i++] - '0');
	return v;
}

/* 09 or sep at i: the month, and where it ends. */
static int
path_month(struct span s, size_t i, size_t *end)
{
	struct piece p = { .kind = WORD };
	size_t n = digits_at(s, i);

	if (n == 1 || n == 2) {
		*end = i + n;
		return value(s, i, n);
	}
	for (n = 0; i + n < s.n && (s.p[i + n] | 0x20) >= 'a' && (s.p[i + n] | 0x20) <= 'z'; n++)
		;
	p.text = (struct span){ s.p + i, n };
	look_up(&p);
	*end = i + n;
	return (int)p.month;
}

bool
date_in_path(struct date *to, struct span s)
{
	struct parser d;

	*to = (struct date){ 0 };
	begin(&d, false);
	for (size_t i = 0, n; i < s.n; i += n == 0 ? 1 : n) {
		size_t e, f;
		int m;

		n = digits_at(s, i);
		if (n == 8 && value(s, i, 4) >= 1900 && value(s, i, 4) < 2100 &&
		    set_date(&d, (uint64_t)value(s, i, 4), (uint64_t)value(s, i + 4, 2),
		    (uint64_t)value(s, i + 6, 2)) && d.month > 0 && d.day > 0)
			break;
		d.day = 0;
		if (n != 4 || i + 5 >= s.n || strchr("/-_.", s.p[i + 4]) == NULL ||
		    value(s, i, 4) < 1900 || value(s, i, 4) >= 2100)
			continue;
		m = path_month(s, i + 5, &e);
		if (m < 1 || m > 12 || e >= s.n || s.p[e] != s.p[i + 4])
			continue;
		f = digits_at(s, e + 1);
		if (f >= 1 && f <= 2 && set_date(&d, (uint64_t)value(s, i, 4), (uint64_t)m,
		    (uint64_t)value(s, e + 1, f)) && d.day > 0)
			break;
	}
	if (d.day > 0)
		print(&d, to);
	return d.day > 0;
}

bool
date_in_head(struct date *to, struct span text)
{
	struct date d, later = { 0 };
	struct span line;

	for (int i = 0; i < HEAD_LINES && span_cut(&text, '\n', &line); i++) {
		if (line.n > PARAGRAPH)
			break;
		if (!date_parse(&d, line, false) || d.n < sizeof("2017-09-28") - 1)
			continue;
		if (!d.updated || d.posted) {
			*to = d;
			return true;
		}
		if (later.n == 0)
			later = d;
	}
	*to = later;
	return later.n > 0;
}

/* Days since 1970-01-01 of a date with a day. */
static long
day_number(const struct date *d)
{
	struct span s = { d->iso, d->n };
	long y = value(s, 0, 4), m = value(s, 5, 2), day = value(s, 8, 2);

	if (m < 3)
		y--, m += 12;		/* the leap day ends a year that begins in March */
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + day - 1 - 719468;
}

/* Minutes since then, as written; false without a time of day. */
static bool
minutes(const struct date *d, long *n)
{
	struct span s = { d->iso, d->n };

	if (d->n < sizeof("2017-09-28T16:58") - 1)
		return false;
	*n = day_number(d) * 1440 + value(s, 11, 2) * 60 + value(s, 14, 2);
	return true;
}

bool
date_localise(struct date *to, const struct date *shown)
{
	enum { DAY = sizeof("2017-09-28") - 1, WEST = -12 * 60, EAST = 14 * 60 };
	long utc, local, day;

	if (!minutes(to, &utc) || to->iso[to->n - 1] != 'Z' || shown->n < DAY ||
	    memcmp(to->iso, shown->iso, DAY) == 0)
		return false;
	if (!minutes(shown, &local)) {
		day = day_number(shown) * 1440;
		if (day > utc + EAST || day + 1440 <= utc + WEST)
			return false;
		*to = *shown;
		return true;
	}
	local -= utc;
	if (local < WEST || local > EAST || local % 15 != 0 || memchr(shown->iso + DAY, '+', shown->n - DAY) != NULL)
		return false;
	*to = *shown;
	to->n = sizeof("2017-09-28T16:58") - 1;
	to->n += (size_t)snprintf(to->iso + to->n, sizeof(to->iso) - to->n, "%c%02ld:%02ld",
	    local < 0 ? '-' : '+', labs(local) / 60, labs(local) % 60);
	return true;
}
