/* Rows: escapes there and back, fields, numbers, kinds. */
#include "row.h"
#include "tap.h"

static void
test_escapes(void)
{
	static const struct {
		struct span	plain, field;
	} t[] = {
		{ SPAN(""), SPAN("") },
		{ SPAN("a\tb\nc\rd\\e"), SPAN("a\\tb\\nc\\rd\\\\e") },
		{ SPAN("nul \0 stays"), SPAN("nul \0 stays") },
		{ SPAN("\\n"), SPAN("\\\\n") },
		{ SPAN("\xe2\x80\xa8"), SPAN("\xe2\x80\xa8") },
	};
	struct arena mem = { 0 };

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct buf b = { 0 };

		row_escape(&b, t[i].plain);
		is(buf_view(&b), t[i].field);
		is(row_decode(buf_view(&b), &mem), t[i].plain);
		b.n = 0;
		row_unescape(&b, t[i].field);
		is(buf_view(&b), t[i].plain);
		buf_free(&b);
	}
	is(row_decode(S("C:\\dir\\x\\"), &mem), S("C:\\dir\\x\\"));	/* no escapes of ours */
	arena_free(&mem);
}

static void
test_parse(void)
{
	struct arena mem = { 0 };
	struct row r;

	ok(row_parse(&r, S("quote\td1\t3\t2\t10\t25\tNo\\tway\tdirect\tno way\t\tJane Roe"), &mem));
	ok(r.kind == KIND_QUOTE && r.sent == 2 && r.start == 10 && r.end == 25);
	is(r.col[ROW_DOC], S("d1"));
	is(r.col[ROW_TEXT], S("No\tway"));
	is(r.col[ROW_UNIT], S(""));
	is(r.col[ROW_WHO], S("Jane Roe"));
	is(r.col[ROW_CONF], S(""));
	ok(!row_parse(&r, S("quote\td1"), &mem));
	is(r.col[ROW_DOC], S("d1"));
	ok(!row_parse(&r, S(""), &mem));
	ok(!row_parse(&r, S("token\td\t1\t-1\t0\t1\tx"), &mem));
	ok(!row_parse(&r, S("token\td\t1\t1\t4294967296\t1\tx"), &mem));
	ok(row_parse(&r, S("token\td\t1\t1\t4294967295\t1\tx"), &mem));
	ok(row_parse(&r, S("x\td\t1\t1\t0\t1\t7\t8\t9\t10\t11\t12\t13\t14\t15\t16\t17"), &mem));
	is(r.col[ROW_CONF], S("17"));
	ok(!row_parse(&r, S("x\td\t1\t1\t0\t1\t7\t8\t9\t10\t11\t12\t13\t14\t15\t16\t17\t18"), &mem));
	arena_free(&mem);
}

static void
test_kinds(void)
{
	struct buf b = { 0 };

	for (int k = KIND_ARTICLE; k < KIND_COUNT; k++) {
		b.n = 0;
		buf_span(&b, span_of(row_kind_name[k]));
		ok(row_kind_of(buf_view(&b)) == KIND_OTHER);	/* without a TAB it is no row of ours */
		buf_byte(&b, '\t');
		ok(row_kind_of(buf_view(&b)) == (enum row_kind)k);
	}
	ok(row_kind_of(S("")) == KIND_OTHER && row_kind_of(S("articles\td")) == KIND_OTHER);
	ok(row_kind_of(S("\t\t\t")) == KIND_OTHER);
	buf_free(&b);
}

static void
test_write(void)
{
	struct row r = { .kind = KIND_TOKEN, .sent = 1, .start = 7, .end = 9 };
	struct buf b = { 0 };

	r.col[ROW_DOC] = S("d");
	r.col[ROW_TEXT] = S("a\tb");
	r.col[ROW_LABEL] = S("word");
	row_write(&b, &r, 8);
	is(buf_view(&b), S("token\td\t\t1\t7\t9\ta\\tb\tword\n"));
	b.n = 0;
	r.kind = KIND_OTHER;
	r.col[ROW_KIND] = S("mood");
	row_write(&b, &r, ROW_COLUMNS);
	is(buf_view(&b), S("mood\td\t\t1\t7\t9\ta\\tb\tword\t\t\t\t\t\t\t\t\t\n"));
	b.n = 0;
	row_decimal(&b, 0);
	row_decimal(&b, UINT64_MAX);
	is(buf_view(&b), S("018446744073709551615"));
	buf_free(&b);
}

static void
test_number(void)
{
	uint32_t n = 7;

	ok(row_number(S("0"), &n) && n == 0);
	ok(row_number(S("007"), &n) && n == 7);
	ok(!row_number(S(""), &n) && !row_number(S("1 "), &n) && !row_number(S("+1"), &n));
	ok(!row_number(S("99999999999"), &n));
}

int
main(void)
{
	test_escapes();
	test_parse();
	test_kinds();
	test_write();
	test_number();
	return done_testing();
}
