/*
 * See calendar.h.  Day numbers by Howard Hinnant's days_from_civil: years
 * begin in March, so the leap day is the last of them.
 */
#include "number/calendar.h"

long
calendar_day(struct date d)
{
	long y = d.month <= 2 ? d.year - 1 : d.year;
	long era = y / 400, in_era = y - era * 400;
	long in_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

struct date
calendar_date(long day)
{
	long z = day + 719468, era = z / 146097, of_era = z - era * 146097;
	long in_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long in_year = of_era - (365 * in_era + in_era / 4 - in_era / 100);
	long m = (5 * in_year + 2) / 153;
	struct date d;

	d.day = (int)(in_year - (153 * m + 2) / 5 + 1);
	d.month = (int)(m < 10 ? m + 3 : m - 9);
	d.year = (int)(in_era + era * 400 + (d.month <= 2));
	return d;
}

int
calendar_weekday(long day)
{
	return (int)(((day + 3) % 7 + 7) % 7 + 1);
}

static bool
leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
calendar_month_length(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && leap(year) ? 29 : days[month - 1];
}

bool
calendar_valid(struct date d)
{
	return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
	    d.day <= calendar_month_length(d.year, d.month);
}

int
calendar_week(long day, int *year)
{
	long thursday = day - calendar_weekday(day) + 4;
	struct date d = calendar_date(thursday);

	*year = d.year;
	return (int)((thursday - calendar_day((struct date){ d.year, 1, 1 })) / 7 + 1);
}

struct date
calendar_add_months(struct date d, int months)
{
	int m = d.year * 12 + d.month - 1 + months, last;

	d.year = m / 12;
	d.month = m % 12 + 1;
	last = calendar_month_length(d.year, d.month);
	if (d.day > last)
		d.day = last;
	return d;
}

struct date
calendar_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
	int g = (8 * b + 13) / 25, h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return (struct date){ year, n / 31, n % 31 + 1 };
}

struct date
calendar_nth(int year, int month, int weekday, int n)
{
	struct date d = { year, month, 1 };
	int first = calendar_weekday(calendar_day(d));

	d.day = 1 + (weekday - first + 7) % 7 + 7 * (n - 1);
	while (d.day > calendar_month_length(year, month))
		d.day -= 7;
	return d;
}

static int
number(struct span s, size_t at, size_t n)
{
	int v = 0;

	if (at + n > s.n)
		return -1;
	for (size_t i = at; i < at + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}

bool
calendar_parse(struct span s, struct date *d)
{
	*d = (struct date){ number(s, 0, 4), 0, 0 };
	if (d->year < 1)
		return false;
	if (s.n >= 7 && s.p[4] == '-')
		d->month = number(s, 5, 2);
	if (d->month < 1 || d->month > 12) {
		d->month = 0;
		return true;
	}
	if (s.n >= 10 && s.p[7] == '-')
		d->day = number(s, 8, 2);
	if (d->day < 1 || d->day > calendar_month_length(d->year, d->month))
		d->day = 0;
	return true;
}
