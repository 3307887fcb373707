#!/bin/sh
# Articles that readers of lines trip over, dealt out in any way: the rows of
# each document and every table are the same, and so are the articles' ids.
# (9020 and 9030 do it at length, with articles that nobody trips over.)
. "${0%/*}/tap.sh"
. "$t/chain.sh"
for p in $FILTERS; do have "$p" || skip_all "$p is not built"; done
cd "$tmp" || exit 2

# NUL, all sorts of line ends, escapes, nothing at all, a line of 1 MB; the same record twice.
{
	gzip -dc "$top"/t/archive/news-b.jsonl.gz
	printf '{"id":"nul","title":"Nul","text":"Mayor Ann Roe said 12 \\u0000 people came.\\u0000"}\n'
	printf '{"id":"ends","title":"Line ends","text":"One.\\r\\nTwo.\\rThree \\u2028 four \\u0085 five \\u000b six \\u000c 7 dogs."}\n'
	printf '{"id":"tabs","title":"\\t\\\\t \\\\ \\"","text":"\\t90 members\\tsaid \\"we will vote\\" on \\\\N.\\n"}\n'
	printf '{"id":"nul","title":"Nul","text":"Mayor Ann Roe said 12 \\u0000 people came.\\u0000"}\n'
	awk 'BEGIN {
		printf "{\"id\":\"long\",\"title\":\"A long day\",\"text\":\""
		for (i = 0; i < 14000; i++) printf "Council member Bo Lee said that %d of 101 members of the Parks Board voted. ", i % 90
		print "\"}"
	}'
} > archive.jsonl
read-articles archive.jsonl > articles
printf 'article\tempty\t0\t0\t0\t0\t\ttext\t\t\t\t\t\t\t\t\t\n' > empty
cat empty >> articles
annotate articles > rows
seq 1000 > seed

# Deals articles into the folder "dealt" as files 00, 01 ...
deal() { rm -rf dealt && mkdir dealt && "$@"; }
blocks() { split -n l/4 articles dealt/; }
robin() { split -n r/3 articles dealt/; }
backwards() { tac articles > dealt/a; }
shuffled() { shuf --random-source=seed articles | split -n r/2 - dealt/; }

lines_kept() { [ "$(read-articles archive.jsonl | wc -l)" = "$(wc -l < archive.jsonl)" ]; }
no_cr() { ! grep "$(printf '\r')" articles > /dev/null; }
long_line() { awk 'length($0) > 1000000 { n++ } END { exit n != 1 }' articles; }
alone() {	# one article a process
	deal split -l 1 articles dealt/ && mv dealt alone
	for f in alone/*; do annotate "$f" > "$f.rows" || return; done
	cat alone/*.rows | cmp - rows
}
in_any_order() {
	find alone -name '??' | sort | shuf --random-source=seed > order
	xargs cat < order | annotate > out
	sed 's/$/.rows/' order | xargs cat | cmp - out
}
unended() {	# as from a splitter that cuts off the last LF
	head -c -1 articles > unended
	annotate unended > out 2> err
	[ $? = 1 ] && [ "$(grep -c 'no .*end' err)" = 1 ] && cmp out rows
}
table() {
	deal "$@" || return
	for f in dealt/*; do
		annotate -- --partial -k quote,entity,number -g kind,value -a count,docs,min:text < "$f" > "$f.part" || return
	done
	tabulate --merge dealt/*.part | cmp - one
}
tabulate -k quote,entity,number -g kind,value -a count,docs,min:text rows > one

expect 'an article is a line, whatever it holds'        lines_kept
expect 'and has no CR, which some readers split at'     no_cr
expect 'one of them has 1 MB'                           long_line
expect 'one article a process: the same rows'           alone
expect 'shuffled: the rows of each document'            in_any_order
expect 'no last LF: told once, the same rows'           unended
for way in blocks robin backwards shuffled; do expect "$way: the same table" table $way; done

# The columns of an article, ids among them, are the same from any split, name and
# place; all but column 16, which names the file where an article has no URL.
columns() { cut -f 1-15,17 "$@"; }
same_articles() { columns out | cmp - want; }
read-articles archive.jsonl > articles
columns articles > want
named() { cp archive.jsonl 'other name.txt' && (cd / && read-articles "$tmp/other name.txt") > out && same_articles; }
piped() { gzip -c archive.jsonl | read-articles > out && same_articles; }
cut_up() { split -n l/9 archive.jsonl raw. && for f in raw.*; do read-articles - < "$f"; done > out && same_articles; }
elsewhere() { TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 HOME=/nowhere HOSTNAME=other read-articles archive.jsonl | cmp - articles; }
distinct_ids() { [ "$(cut -f 2 articles | sort -u | wc -l)" = $(($(wc -l < articles) - 1)) ]; }
expect 'articles: another file name'                    named
expect 'articles: gzipped, through a pipe'              piped
expect 'articles: from pieces of the archive'           cut_up
expect 'articles: another time zone, locale'            elsewhere
expect 'ids: one a record'                              distinct_ids
done_testing
