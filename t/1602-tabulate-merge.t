#!/bin/sh
# Partial tables: whatever way rows are split, and whatever way the parts are
# merged, the table is that of one run, byte for byte.
. "${0%/*}/tap.sh"

# 60 documents of 12 numbers and 3 quotes: values of all lengths, tabs, backslashes and empty cells.
awk 'BEGIN {
	OFS = "\t"
	split("Denver|Los Angeles|New\\tYork|C:\\\\dir||Philadelphia|42|007|Ünïted", city, "|")
	split("arrests|people|per cent|dollars", what, "|")
	for (d = 1; d <= 60; d++) {
		id = "doc" (d % 50)	# some ids come twice
		print "article", id, 0, 0, 0, 9, "text", "t", "en", "", "by " d % 3, "T", "out" d % 7,
		    sprintf("20%02d-%02d-11", d % 4 + 10, d % 12 + 1), "", "p", ""
		for (i = 1; i <= 12; i++) {
			x = (d * 7919 + i * 104729) % 100003
			v = i % 5 == 0 ? "12345678901234567890." x : i % 3 == 0 ? "-" x ".25" : i % 4 ? x : x / 8
			print "number", id, i, 1, i, i + 1, "t", i % 2 ? "count" : "money", v, "USD",
			    "who" x % 11, what[i % 4 + 1], city[x % 9 + 1], "", "", "", 90
		}
		for (i = 1; i <= 3; i++)
			print "quote", id, i, 1, i, i + 1, "t", "direct", "q" d % 9, "", "who" d % 5, "", "", "", "", "say", 90
	}
}' > "$tmp/rows"

# Documents of file $1, of `n` parts, into $tmp/part.N round robin; article rows begin them.
deal() {
	rm -f "$tmp"/part.*
	awk -v n="$2" -v base="$tmp/part." '/^article\t/ { k = d++ % n } { print > (base k) }' "$1"
}

wish() {
	case $1 in
	1)	echo '-k number -g where,what -a count,docs,sum,mean,min,max' ;;
	2)	echo '-k number -g who -a n=count,median,q1,p99.5,distinct:where,set:what,mode:where' ;;
	3)	echo '-k quote -g value -a docs,distinct:who,share,rank' ;;
	4)	echo '-k number -a count,sum,docs,max:where' ;;
	5)	echo '-k number -g value,month' ;;
	esac
}
show() {
	case $1 in
	1)	echo '-f text -s -count -n 5 --other --total' ;;
	2)	echo '-f json' ;;
	3)	echo '-f csv --having docs>1' ;;
	4)	echo '' ;;
	5)	echo '-x month -f md -n 9 --other' ;;
	esac
}
one_run() {
	# -x takes its column from the groups; one run has it apart
	set -- $(wish "$1") $(show "$1")
	case $* in
	*value,month*)	set -- $(echo "$*" | sed 's/value,month/value/') ;;
	esac
	tabulate "$@" "$tmp/rows"
}
parts() {
	for part in "$tmp"/part.*; do
		tabulate $(wish "$1") --partial < "$part"
	done
}

for w in 1 2 3 4 5; do
	one_run $w > "$tmp/one"
	for n in 1 2 7 60; do
		deal "$tmp/rows" $n
		parts $w > "$tmp/partial"
		tabulate --merge $(show $w) "$tmp/partial" > "$tmp/merged"
		expect "wish $w: $n parts merged" same "$tmp/one" "$tmp/merged"
	done

	# as Hadoop does it: sorted, dealt by the first field to reducers that combine, merged in any order
	sort "$tmp/partial" | awk -F '\t' -v base="$tmp/red." '
		{ h = 0; for (i = 1; i <= length($1); i++) h += i * index("abcdefghijklmnopqrstuvwxyz0123456789", substr($1, i, 1))
		  print > (base h % 2) }'
	for r in "$tmp"/red.*; do
		sort -r "$r" | sed 's/$/	/' | tabulate --merge --partial
	done > "$tmp/combined"
	rm -f "$tmp"/red.*
	tabulate --merge $(show $w) "$tmp/combined" > "$tmp/merged"
	expect "wish $w: combined by two reducers, with an empty field too many" same "$tmp/one" "$tmp/merged"

	tabulate $(wish $w) --partial "$tmp/rows" > "$tmp/whole"
	tabulate --merge --partial "$tmp/combined" > "$tmp/again"
	expect "wish $w: the combined partial table is that of one run" same "$tmp/whole" "$tmp/again"
	sort "$tmp/whole" > "$tmp/sorted"
	expect "wish $w: a partial table is sorted by bytes" same "$tmp/sorted" "$tmp/whole"

	one_run $w > "$tmp/one"
	set -- $(wish $w)
	tabulate "$@" --memory 1K --partial "$tmp/rows" > "$tmp/spilled"
	expect "wish $w: temporary files change nothing" same "$tmp/whole" "$tmp/spilled"
	tabulate --merge --memory 1K $(show $w) "$tmp/combined" > "$tmp/merged"
	expect "wish $w: nor when merging" same "$tmp/one" "$tmp/merged"
done

tabulate -k number -g who -a first,last,list:where,median "$tmp/rows" > "$tmp/one"
tabulate -k number -g who -a first,last,list:where,median --memory 1K "$tmp/rows" > "$tmp/spilled"
expect 'first, last and list come through temporary files in order' same "$tmp/one" "$tmp/spilled"

expect 'nothing merged is nothing'	status 0 sh -c 'tabulate --merge < /dev/null | cmp - /dev/null'
expect 'first has no partial table'	status 2 tabulate -k number -g who -a first --partial "$tmp/rows"
expect '-u has no partial table'	status 2 tabulate -k number -g who -u value --partial "$tmp/rows"

# Lines that must be refused, one by one, and told.
tabulate -k number -g who -a count,sum --partial "$tmp/rows" > "$tmp/good"
tabulate --merge "$tmp/good" > "$tmp/want"
refused() {
	{ cat "$tmp/good"; printf '%b\n' "$1"; } > "$tmp/bad"
	tabulate --merge "$tmp/bad" > "$tmp/got" 2> "$tmp/err"
	[ $? = 1 ] && grep -q 'bad:[0-9]*: ' "$tmp/err" && same "$tmp/want" "$tmp/got"
}
for line in 'who1\tgroup=who\twhat=count\tcount=3' 'who1\tgroup=whom\twhat=count,sum\tcount=3\tsum=1/1' \
    'who1\tgroup=who\twhat=count,sum\tcount=3' 'who1\tgroup=who\twhat=count,sum\tcount=-3\tsum=1/1' \
    'who1\tgroup=who\twhat=count,sum\tcount=3\tsum=1,204/1' 'who1\tgroup=who\twhat=count,sum\tcount=3\tsum=1/0' \
    'a\\tb\tgroup=who\twhat=count,sum\tcount=3\tsum=1/1' 'who1\tgroup=who\twhat=count,sum\tcount=3\tsum=1/1\tx' \
    'who1' '' 'number\td\t1\t1\t0\t1' 'who1\tgroup=who\twhat=count,sum\tcount=99999999999999999999\tsum=1/1'; do
	expect "refused: $line" refused "$line"
done
head -c $(($(wc -c < "$tmp/good") - 1)) "$tmp/good" > "$tmp/cut"
expect 'a last line without its end is left out, and told' status 1 tabulate --merge "$tmp/cut"
done_testing
