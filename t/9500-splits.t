#!/bin/sh
# However articles are dealt out, every table is the same after tabulate --merge,
# byte for byte, and so are the rows of each document.
. "${0%/*}/tap.sh"
. "$t/chain.sh"
for p in $FILTERS; do have "$p" || skip_all "$p is not built"; done
cd "$tmp" || exit 2

# The archive; articles that readers of lines trip over; the same record twice.
{
	gzip -dc "$top"/t/archive/news-*.jsonl.gz
	printf '{"id":"nul","title":"Nul","text":"Mayor Ann Roe said 12 \\u0000 people came.\\u0000"}\n'
	printf '{"id":"ends","title":"Line ends","text":"One.\\r\\nTwo.\\rThree \\u2028 four \\u0085 five \\u000b six \\u000c 7 dogs."}\n'
	printf '{"id":"empty","text":""}\n'
	printf '{"id":"tabs","title":"\\t\\\\t \\\\ \\"","text":"\\t90 members\\tsaid \\"we will vote\\" on \\\\N.\\n"}\n'
	printf '{"id":"nul","title":"Nul","text":"Mayor Ann Roe said 12 \\u0000 people came.\\u0000"}\n'
	awk 'BEGIN {
		printf "{\"id\":\"long\",\"title\":\"A long day\",\"text\":\""
		for (i = 0; i < 12000; i++) printf "Council member Bo Lee said that %d of 101 members of the Parks Board voted. ", i % 90
		print "\"}"
	}'
} > archive.jsonl
read-articles archive.jsonl > articles
annotate articles > rows

# Deals articles into the folder $1 as files 00, 01 ...
deal() { rm -rf "$1"; mkdir "$1"; }
blocks() { deal "$1" && split -n l/4 articles "$1/"; }
round_robin() { deal "$1" && split -n r/3 articles "$1/"; }
one_a_line() { deal "$1" && split -l 1 articles "$1/"; }
backwards() { deal "$1" && tac articles > "$1/a"; }
shuffled() { deal "$1" && seq 1000 > seed && shuf --random-source=seed articles | split -n r/2 - "$1/"; }
with_empty() { deal "$1" && : > "$1/a" && cp articles "$1/b" && : > "$1/c"; }

# A part for each file of the folder $1, for the question that follows.
parts() {
	dealt=$1; shift
	for f in "$dealt"/*; do annotate -- --partial "$@" < "$f" > "$f.part" || return; done
}
# One run's table into one, that of the parts in any order.
table() {	# DEAL question ...
	way=$1; shift
	tabulate "$@" rows > one && "$way" dealt && parts dealt "$@" || return
	tabulate --merge dealt/*.part | cmp one - || return
	find dealt -name '*.part' | sort -r | xargs cat | tabulate --merge | cmp one -
}

# Questions: names of options and of what they ask.
who() { "$@" -k quote -g who; }
counts() { "$@" -k number -w label=count -g what -a count,docs,sum,min,max,mean; }
months() { "$@" -k entity -g month,label -a count,docs,distinct,min:value,max:value; }

for q in who counts months; do
	for way in blocks round_robin one_a_line backwards shuffled with_empty; do
		[ $q = who ] || case $way in one_a_line | backwards | with_empty) continue ;; esac
		expect "$q: $way" $q table $way
	done
done

# Each document's rows are those that it has alone.
alone() {
	one_a_line alone
	for f in alone/*; do annotate < "$f" > "$f.rows" || return; done
	cat alone/*.rows | cmp - rows
}
in_any_order() {
	seq 1000 > seed
	find alone -name '??' | shuf --random-source=seed > order
	xargs cat < order | annotate > out
	sed 's/$/.rows/' order | xargs cat | cmp - out
}
expect 'one article a process: the same rows'   alone
expect 'shuffled: the rows of each document'    in_any_order

# What Hadoop Streaming does with the lines of partial tables: sorts them, deals
# them out by what stands before the first TAB, adds a TAB; and so on, in rounds.
reducers() {	# folder: two of them, by the first field
	cat "$1"/*.part | sed 's/$/\t/' | sort > sorted
	awk -F '\t' '{ n = 0; for (i = 1; i <= length($1); i++) n += index("aeinorst", substr($1, i, 1)) }
		{ print > ("reduce." n % 2) }' sorted
	for r in reduce.*; do tabulate --merge --partial < "$r" > "$r.out" || return; done
}
hadoop() {
	tabulate "$@" rows > one && round_robin dealt && parts dealt "$@" && reducers dealt || return
	[ -s reduce.0 ] && [ -s reduce.1 ] || return
	tabulate --merge reduce.1.out reduce.0.out | cmp one - || return
	# Once more, what was reduced with what was not, of a second archive like the first.
	cat rows rows | tabulate "$@" > two
	sort -r reduce.?.out | tabulate --merge --partial > again
	cat dealt/*.part again | tabulate --merge | cmp two -
}
single_lines() {	# every line can be merged alone
	tabulate "$@" rows > one && tabulate --partial "$@" rows > part && rm -rf lines && mkdir lines &&
	split -l 1 -a 4 part lines/ || return
	for f in lines/*; do tabulate --merge --partial < "$f"; done | cmp part - || return
	shuf --random-source=seed part | tabulate --merge | cmp one -
}
forms() {	# no line without a TAB, sorted by bytes, nothing but groups
	tabulate --partial "$@" rows > part
	[ "$(grep -c "$(printf '\t')" part)" = "$(wc -l < part)" ] && sort -c part
}
for q in who counts months; do
	expect "$q: Hadoop's shuffle"                   $q hadoop
done
expect 'every line merges alone, in any order'  who single_lines
expect 'lines: a TAB in each, sorted by bytes'  months forms
nothing() { tabulate --merge < /dev/null > out && tabulate --merge --partial < /dev/null >> out && [ ! -s out ]; }
expect 'no parts, no table'                     nothing

# The columns of an article, ids among them, are the same from any split, name and place.
columns() { cut -f 1-15,17 "$@"; }
same_articles() { columns out | cmp - want; }
columns articles > want
named() { cp archive.jsonl 'other name.txt' && (cd / && read-articles "$tmp/other name.txt") > out && same_articles; }
piped() { gzip -c archive.jsonl | read-articles > out && same_articles; }
cut_up() { split -n l/9 archive.jsonl raw. && for f in raw.*; do read-articles - < "$f"; done > out && same_articles; }
elsewhere() { (TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 HOME=/nowhere HOSTNAME=other; export TZ LC_ALL HOME HOSTNAME; read-articles archive.jsonl) > out && cmp out articles; }
distinct_ids() { [ "$(cut -f 2 articles | sort -u | wc -l)" = $(($(wc -l < articles) - 1)) ]; }
expect 'articles: another file name'            named
expect 'articles: gzipped, through a pipe'      piped
expect 'articles: from pieces of the archive'   cut_up
expect 'articles: another time zone, locale'    elsewhere
expect 'ids: one a record'                      distinct_ids
done_testing
