/* UTF-8 against the Unicode standard: what is well formed, what one U+FFFD stands for. */
#include "utf8.h"
#include "tap.h"

static void
test_valid(void)
{
	static const struct {
		struct span	s;
		size_t		good;
	} t[] = {
		{ SPAN(""), 0 },
		{ SPAN("plain"), 5 },
		{ SPAN("na\xc3\xafve"), 6 },
		{ SPAN("\xe2\x80\x9cquote\xe2\x80\x9d"), 11 },
		{ SPAN("\xf0\x9f\x93\xb0"), 4 },
		{ SPAN("\xf4\x8f\xbf\xbf"), 4 },
		{ SPAN("a\0b"), 3 },
		{ SPAN("\xc3"), 0 },
		{ SPAN("12345678901234567\x80"), 17 },
		{ SPAN("\xc0\x80"), 0 },		/* overlong */
		{ SPAN("\xe0\x9f\xbf"), 0 },
		{ SPAN("\xf0\x8f\xbf\xbf"), 0 },
		{ SPAN("\xed\xa0\x80"), 0 },		/* surrogate */
		{ SPAN("\xf4\x90\x80\x80"), 0 },	/* over U+10FFFF */
		{ SPAN("\xff"), 0 },
	};

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		ok(utf8_valid(t[i].s) == t[i].good);
}

/* Every code point goes out and comes back; all of them are valid but the surrogates. */
static void
test_all(void)
{
	char p[4];
	bool round = true, back = true, valid = true;

	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		struct span s;
		size_t at = 0;

		if (c == 0xd800)
			c = 0xe000;
		s = (struct span){ p, utf8_encode(c, p) };
		valid &= utf8_valid(s) == s.n && utf8_count(s) == 1;
		round &= utf8_next(s, &at) == c && at == s.n;
		back &= utf8_prev(s, &at) == c && at == 0;
	}
	ok(valid);
	ok(round);
	ok(back);
}

/* The examples of the Unicode standard, section 3.9, and of real damage. */
static void
test_clean(void)
{
	static const struct {
		struct span	in, out;
		size_t		bad;
	} t[] = {
		{ SPAN("fine"), SPAN("fine"), 0 },
		{ SPAN("a\x93quoted\x94"), SPAN("a\xef\xbf\xbdquoted\xef\xbf\xbd"), 2 },
		{ SPAN("caf\xe9"), SPAN("caf\xef\xbf\xbd"), 1 },
		{ SPAN("\xf0\x9f\x93"), SPAN("\xef\xbf\xbd"), 1 },	/* cut: one mark for it */
		{ SPAN("\xe2\x80" "A"), SPAN("\xef\xbf\xbd" "A"), 1 },
		{ SPAN("\xf1\x80\x80\xe1\x80\xc0" "b"), SPAN("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" "b"), 3 },
		{ SPAN("\xc0\xaf\xe0\x80\xbf"),
		    SPAN("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"), 5 },
		{ SPAN("\xed\xa0\x80"), SPAN("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"), 3 },
	};

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct buf b = { 0 };

		ok(utf8_clean(&b, t[i].in) == t[i].bad);
		is(buf_view(&b), t[i].out);
		ok(utf8_valid(buf_view(&b)) == b.n);
		buf_free(&b);
	}
}

static void
test_classes(void)
{
	ok(utf8_is_upper('A') && utf8_is_upper(0xc9) && !utf8_is_upper('a') && !utf8_is_upper('1'));
	ok(utf8_is_lower('a') && utf8_is_lower(0xe9) && !utf8_is_lower(0xc9));
	ok(utf8_is_letter(0x4e2d) && !utf8_is_letter('_') && !utf8_is_letter(0x2019));
	ok(utf8_is_digit('7') && utf8_is_digit(0x0667) && !utf8_is_digit(0xbd));
	ok(utf8_is_space(' ') && utf8_is_space(0xa0) && utf8_is_space(0x2028) && !utf8_is_space('x'));
	ok(utf8_is_mark(0x301) && !utf8_is_mark('e'));
	ok(utf8_is_control(0) && utf8_is_control(0x1b) && utf8_is_control(0x9b) && !utf8_is_control(' '));
	ok(utf8_lower('Q') == 'q' && utf8_lower(0xc9) == 0xe9 && utf8_upper(0xe9) == 0xc9);
	ok(utf8_width('x') == 1 && utf8_width(0x4e2d) == 2 && utf8_width(0x301) == 0);
}

static void
test_fold_skip(void)
{
	struct buf b = { 0 };
	struct span s = S("\xc3\x89TAT \xe2\x82\xac" "5");

	utf8_fold(&b, s);
	is(buf_view(&b), S("\xc3\xa9tat \xe2\x82\xac" "5"));
	ok(utf8_count(s) == 7);
	ok(utf8_skip(s, 0, 1) == 2 && utf8_skip(s, 0, 6) == 9 && utf8_skip(s, 0, 99) == s.n);
	b.n = 0;
	utf8_fold(&b, S("\xc4\xb0STANBUL"));	/* a letter whose lower case is another length */
	ok(utf8_valid(buf_view(&b)) == b.n);
	buf_free(&b);
}

/* Each ill-formed byte becomes three, in the room that the header names. */
static void
test_fold_room(void)
{
	char room[UTF8_FOLD_ROOM(24)], bad[24];
	struct buf b = { .p = room, .cap = sizeof(room) };

	memset(bad, 0xff, sizeof(bad));
	utf8_fold(&b, (struct span){ bad, sizeof(bad) });
	ok(b.p == room && b.n == 3 * sizeof(bad) && utf8_count(buf_view(&b)) == sizeof(bad));
}

int
main(void)
{
	test_valid();
	test_all();
	test_clean();
	test_classes();
	test_fold_skip();
	test_fold_room();
	return done_testing();
}
