/* Exact decimals: what is parsed comes back, and the four operations agree with Python's. */
#include "tap.h"
#include "decimal.h"

#include <stdlib.h>

static struct span
text(const struct decimal *d)
{
	static struct buf b;

	b.n = 0;
	decimal_format(&b, d);
	return buf_view(&b);
}

static void
round_trip(const char *in, const char *out)
{
	struct decimal d = { 0 };

	tap_ok(decimal_parse(&d, span_of(in)), in, __FILE__, __LINE__);
	tap_is(text(&d), span_of(out), in, __FILE__, __LINE__);
	decimal_free(&d);
}

static void
refused(const char *in)
{
	struct decimal d = { 0 };

	tap_ok(!decimal_parse(&d, span_of(in)) && decimal_is_zero(&d), in, __FILE__, __LINE__);
	decimal_free(&d);
}

static void
sum(const char *a, const char *b, const char *plus, const char *minus, const char *times)
{
	struct decimal x = { 0 }, y = { 0 }, z = { 0 };

	decimal_parse(&x, span_of(a));
	decimal_parse(&y, span_of(b));
	decimal_copy(&z, &x);
	decimal_add(&z, &y);
	tap_is(text(&z), span_of(plus), a, __FILE__, __LINE__);
	decimal_copy(&z, &x);
	decimal_subtract(&z, &y);
	tap_is(text(&z), span_of(minus), a, __FILE__, __LINE__);
	decimal_copy(&z, &x);
	decimal_multiply(&z, &y);
	tap_is(text(&z), span_of(times), a, __FILE__, __LINE__);
	decimal_free(&x);
	decimal_free(&y);
	decimal_free(&z);
}

static void
quotient(const char *a, const char *b, uint32_t places, const char *want)
{
	struct decimal x = { 0 }, y = { 0 };

	decimal_parse(&x, span_of(a));
	decimal_parse(&y, span_of(b));
	tap_ok(decimal_divide(&x, &x, &y, places), a, __FILE__, __LINE__);
	tap_is(text(&x), span_of(want), a, __FILE__, __LINE__);
	decimal_free(&x);
	decimal_free(&y);
}

static void
shifted(const char *a, int power, const char *want, const char *trimmed)
{
	struct decimal x = { 0 };

	decimal_parse(&x, span_of(a));
	decimal_shift(&x, power);
	tap_is(text(&x), span_of(want), a, __FILE__, __LINE__);
	decimal_trim(&x);
	tap_is(text(&x), span_of(trimmed), a, __FILE__, __LINE__);
	decimal_free(&x);
}

static int
compared(const char *a, const char *b)
{
	struct decimal x = { 0 }, y = { 0 };
	int c;

	decimal_parse(&x, span_of(a));
	decimal_parse(&y, span_of(b));
	c = decimal_compare(&x, &y);
	decimal_free(&x);
	decimal_free(&y);
	return c;
}

int
main(void)
{
	struct decimal x = { 0 }, zero = { 0 };

	round_trip("0", "0");
	round_trip("-0.00", "0.00");
	round_trip("007.50", "7.50");
	round_trip("+.5", "0.5");
	round_trip("7.", "7");
	round_trip("\xe2\x88\x92" "3", "-3");
	round_trip("123456789012345678901234567890.000000001000000002", "123456789012345678901234567890.000000001000000002");
	round_trip("1000000000", "1000000000");
	round_trip("-999999999.999999999", "-999999999.999999999");
	refused("");
	refused(".");
	refused("-");
	refused("1,000");
	refused("1.2.3");
	refused("1e6");
	refused("12 ");

	sum("1", "2", "3", "-1", "2");
	sum("0.1", "0.2", "0.3", "-0.1", "0.02");
	sum("999999999", "1", "1000000000", "999999998", "999999999");
	sum("1000000000", "0.000000001", "1000000000.000000001", "999999999.999999999", "1.000000000");
	sum("4.10", "-4.1", "0.00", "8.20", "-16.810");
	sum("-1.5", "-2.25", "-3.75", "0.75", "3.375");
	sum("123456789123456789", "987654321987654321", "1111111111111111110",
	    "-864197532864197532", "121932631356500531347203169112635269");

	quotient("1", "3", 5, "0.33333");
	quotient("2", "3", 5, "0.66667");
	quotient("-1", "8", 2, "-0.13");
	quotient("1", "8", 0, "0");
	quotient("10", "4", 0, "3");
	quotient("-10", "4", 3, "-2.500");
	quotient("121932631356500531347203169112635269", "987654321987654321", 2, "123456789123456789.00");
	quotient("0.5", "12345678912345678.9", 20, "0.00000000000000004050");
	decimal_set(&x, 7);
	ok(!decimal_divide(&x, &x, &zero, 3) && decimal_is_zero(&x));

	shifted("1.2", 9, "1200000000", "1200000000");
	shifted("4.10", 0, "4.10", "4.1");
	shifted("4.10", 1, "41.0", "41");
	shifted("5", -2, "0.05", "0.05");
	shifted("1234567890.5", -12, "0.0012345678905", "0.0012345678905");
	shifted("0.00", 3, "0", "0");
	shifted("-100.000000000000", 2, "-10000.0000000000", "-10000");

	ok(compared("2", "10") < 0);
	ok(compared("-2", "-10") > 0);
	ok(compared("1.50", "1.5") == 0);
	ok(compared("-0", "0") == 0);
	ok(compared("0.000000001", "0") > 0);
	decimal_set(&x, INT64_MIN);
	is(text(&x), S("-9223372036854775808"));
	decimal_add(&x, &x);
	is(text(&x), S("-18446744073709551616"));
	decimal_subtract(&x, &x);
	is(text(&x), S("0"));
	decimal_free(&x);
	return done_testing();
}
