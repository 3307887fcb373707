/* What tokens look like: the table for ASCII and the decoder for the rest must agree. */
#include "form.h"
#include "tap.h"

static struct arena mem;

static void
looks(const char *text, uint8_t form, const char *low)
{
	struct span got;

	ok(form_of(span_of(text), strlen(text), &mem, &got) == form);
	is(got, span_of(low));
}

static void
test_ascii(void)
{
	looks("", 0, "");
	looks("police", FORM_LETTER | FORM_LOWER, "police");
	looks("Denver", FORM_LETTER | FORM_CAPITAL, "denver");
	looks("ICE", FORM_LETTER | FORM_CAPITAL | FORM_UPPER, "ice");
	looks("A", FORM_LETTER | FORM_CAPITAL, "a");
	looks("'Tis", FORM_LETTER | FORM_CAPITAL, "'tis");
	looks("iPhone7", FORM_LETTER | FORM_DIGIT, "iphone7");
	looks("1,500", FORM_DIGIT, "1,500");
	looks("--", 0, "--");
	looks("@[`{", 0, "@[`{");
}

static void
test_others(void)
{
	looks("élan", FORM_LETTER | FORM_LOWER, "élan");
	looks("Élan", FORM_LETTER | FORM_CAPITAL, "élan");
	looks("ÉTÉ", FORM_LETTER | FORM_CAPITAL | FORM_UPPER, "été");
	looks("“Hi", FORM_LETTER | FORM_CAPITAL, "“hi");
	looks("€5", FORM_DIGIT, "€5");
	looks("東京", FORM_LETTER | FORM_LOWER, "東京");
}

/* More letters than the sums of the table can count. */
static void
test_long(void)
{
	char text[600], low[600];

	for (size_t i = 0; i < sizeof(text); i++) {
		text[i] = i % 2 == 0 ? 'X' : 'y';
		low[i] = i % 2 == 0 ? 'x' : 'y';
	}
	for (size_t n = 250; n < sizeof(text); n += 5) {
		struct span got;

		ok(form_of((struct span){ text, n }, n, &mem, &got) == (FORM_LETTER | FORM_CAPITAL));
		is(got, ((struct span){ low, n }));
	}
}

int
main(void)
{
	test_ascii();
	test_others();
	test_long();
	arena_free(&mem);
	return done_testing();
}
