/* Dates in every usual spelling, and what is none. */
#include "read/date.h"
#include "tap.h"

static const struct { const char *text, *iso; } whole[] = {
	{ "2017-09-28", "2017-09-28" },
	{ "2017-9-8", "2017-09-08" },
	{ "2017-09", "2017-09" },
	{ "2017", "2017" },
	{ "20170928", "2017-09-28" },
	{ "20170928T200929Z", "2017-09-28T20:09:29Z" },
	{ "20170928T200929-0400", "2017-09-28T20:09:29-04:00" },
	{ "20170928200929", "2017-09-28T20:09:29" },
	{ "2017-09-28T20:09:29Z", "2017-09-28T20:09:29Z" },
	{ "2017-09-28T20:09:29.123+00:00", "2017-09-28T20:09:29Z" },
	{ "2017-09-28 20:09:29-04", "2017-09-28T20:09:29-04:00" },
	{ "2017-09-28 00:00:00", "2017-09-28" },
	{ "2017-09-28T00:00:00Z", "2017-09-28T00:00:00Z" },
	{ "2017/09/28", "2017-09-28" },
	{ "Thu, 28 Sep 2017 20:09:29 -0400", "2017-09-28T20:09:29-04:00" },
	{ "Thu, 28 Sep 2017 20:09:29 GMT", "2017-09-28T20:09:29Z" },
	{ "Sep 28, 2017", "2017-09-28" },
	{ "Sept. 28, 2017", "2017-09-28" },
	{ "September 28th, 2017 4:58 PM", "2017-09-28T16:58" },
	{ "Posted at 4:58 PM, Sep 28, 2017", "2017-09-28T16:58" },
	{ "and last updated 2017-09-28 20:09:29-04", "2017-09-28T20:09:29-04:00" },
	{ "Published 12:05 a.m. EDT, Thursday, September 28, 2017", "2017-09-28T00:05-04:00" },
	{ "Friday, July 21, 2017", "2017-07-21" },
	{ "26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01" },
	{ "26-Feb-87", "1987-02-26" },
	{ "28. September 2017, 16.58 Uhr", "2017-09-28T16:58" },
	{ "28 de septiembre de 2017", "2017-09-28" },
	{ "1er septembre 2017", "2017-09-01" },
	{ "28 września 2017", "2017-09-28" },
	{ "28.09.2017", "2017-09-28" },
	{ "9/28/2017", "2017-09-28" },
	{ "28/9/2017", "2017-09-28" },
	{ "3/4/2017", "2017-03-04" },
	{ "September 2017", "2017-09" },
	{ "2017 September 28", "2017-09-28" },
	{ "le 28 septembre 2017 à 16h58", "2017-09-28T16:58" },
	{ "Thursday 28 Sep 2017 16.58 BST", "2017-09-28T16:58+01:00" },
	{ "28 September 2017 4.58pm", "2017-09-28T16:58" },
	{ "2017年9月28日", "2017-09-28" },
	{ "2017년 9월 28일", "2017-09-28" },
	{ "1506614280", "2017-09-28T15:58:00Z" },
	{ "1506614280123", "2017-09-28T15:58:00Z" },
	{ "29 February 2016", "2016-02-29" },
	{ "29 February 2017", "" },
	{ "2017-13-01", "" },
	{ "September 28", "" },
	{ "DENVER, Sept. 28, 2017", "" },
	{ "In 2017, 28 people met in May", "" },
	{ "yesterday", "" },
	{ "", "" },
};

static const struct { const char *text, *iso; } path[] = {
	{ "https://example.com/2017/09/28/story-12345.html", "2017-09-28" },
	{ "news/2017-09-28.jsonl.gz", "2017-09-28" },
	{ "20170928/a.txt", "2017-09-28" },
	{ "https://example.com/world/2017/sep/28/story", "2017-09-28" },
	{ "https://example.com/a-20179928-b", "" },
	{ "https://example.com/a-1234567890", "" },
	{ "2017/story", "" },
};

int
main(void)
{
	struct date d;

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		date_parse(&d, span_of(whole[i].text), false);
		tap_is((struct span){ d.iso, d.n }, span_of(whole[i].iso), whole[i].text, __FILE__, __LINE__);
	}
	for (size_t i = 0; i < sizeof(path) / sizeof(path[0]); i++) {
		date_in_path(&d, span_of(path[i].text));
		tap_is((struct span){ d.iso, d.n }, span_of(path[i].iso), path[i].text, __FILE__, __LINE__);
	}
	date_parse(&d, S("3/4/2017"), true);
	is(((struct span){ d.iso, d.n }), S("2017-04-03"));
	date_parse(&d, S("Updated: Sep 28, 2017"), true);
	ok(d.updated && !d.posted);
	date_in_head(&d, S("A title\n\nupdated 2017-09-29\nPosted at 4:58 PM, Sep 28, 2017\n\nDENVER"));
	is(((struct span){ d.iso, d.n }), S("2017-09-28T16:58"));
	return done_testing();
}
