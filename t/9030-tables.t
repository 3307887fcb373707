#!/bin/sh
# Tables of any split, added up in any order, are the table of one run: what
# GNU parallel, make, Slurm, Spark and Hadoop Streaming need, without them.
. "${0%/*}/tap.sh"
. "$t/chain.sh"
for p in read-articles $adders tabulate; do have "$p" || skip_all "$p is not built"; done
tabulate --merge < /dev/null > /dev/null 2>&1 || skip_all 'tabulate has no --merge'
cd "$tmp" || exit 2

# Two tables: names with counts, and sums of exact decimals with the extremes.
names='-k entity -g label,value -a count,docs'
sums='-k number -g label,unit -a count,sum:value,mean:value,min:value,max:value,distinct:what'
read-articles "$top"/t/archive/*.gz > articles
chain < articles > rows

partial() { tabulate --partial $1 2> /dev/null; }
whole() { tabulate $1 rows > whole 2> /dev/null; [ -s whole ]; }
merged() { cat "$@" | tabulate --merge > out && cmp whole out; }

# $1 table, then how to deal the articles out: each part's table is made alone.
parts() {
	table=$1; shift
	rm -f part.*
	"$@"
	for c in chunk.*; do chain < "$c" | partial "$table" > "part.${c#chunk.}"; done
	rm -f chunk.*
}
blocks() { split -n "l/$1" articles chunk.; }
robin() { split -n "r/$1" articles chunk.; }
singles() { split -l 1 articles chunk.; }
with_empty() { split -n r/3 articles chunk.; : > chunk.zz; }
shuffled() {	# always the same disorder
	awk '{ print (NR * 7919) % 101 "\t" $0 }' articles | sort -n | cut -f 2- > deck
	split -n l/4 deck chunk.
}
backwards() { for f in part.*; do echo "$f"; done | sort -r; }

# What Hadoop Streaming does: sort all lines, deal them to reducers by their
# first field, let each reducer combine, join what they write.  It adds a TAB to
# a line without one.
hadoop() {
	parts "$1" robin 3
	cat part.* | sort | awk '
		{ f = $0; sub(/\t.*/, "", f); h = 0
		  for (i = 1; i <= length(f); i++) h = (h * 31 + index("aeiounrstl mdcg", substr(f, i, 1))) % 9973
		  print > ("reduce." h % 3) }'
	for r in reduce.*; do
		sed 's/^[^\t]*$/&\t/' "$r" | tabulate --merge --partial > "part.$r"
	done
	cat part.reduce.* | sort -r | tabulate --merge > out
	rm -f reduce.*
	cmp whole out
}
tree() {	# combine two and two
	parts "$1" blocks 4
	set -- part.*
	cat "$1" "$2" | tabulate --merge --partial > left
	cat "$4" "$3" | tabulate --merge --partial > right
	merged right left
}
sorted_alone() { parts "$1" blocks 2; for f in part.*; do sort -c "$f" || return 1; done; }
has_tab() { cat part.* | awk '!/\t/ { bad = 1 } END { exit bad }'; }
extra_field() { sed 's/$/\t/' part.* | tabulate --merge > out && cmp whole out; }
any_split() { table=$1; shift; parts "$table" "$@" && merged part.*; }
any_order() { parts "$1" singles; merged $(backwards); }
line_by_line() {	# every line stands alone
	parts "$1" blocks 3
	cat part.* | awk '{ print (NR * 7919) % 1009 "\t" $0 }' | sort -n | cut -f 2- | tabulate --merge > out
	cmp whole out
}
combined_once() { parts "$1" blocks 1; merged part.*; }
twice_over() { cat part.* | tabulate --merge --partial | tabulate --merge --partial | tabulate --merge > out; cmp whole out; }

for table in "$names" "$sums"; do
	expect "$table: there is a table"                       whole "$table"
	expect '... from one partial table'                     combined_once "$table"
	expect '... from blocks'                                any_split "$table" blocks 4
	expect '... dealt out in turn'                          any_split "$table" robin 5
	expect '... with an empty part'                         any_split "$table" with_empty
	expect '... one article a part, backwards'              any_order "$table"
	expect '... shuffled articles'                          any_split "$table" shuffled
	expect '... merged line by line in any order'           line_by_line "$table"
	expect '... combined twice'                             twice_over
	expect '... with an empty field too many'               extra_field
	expect '... two and two'                                tree "$table"
	expect '... through a Hadoop of sort and awk'           hadoop "$table"
	expect 'partial tables are sorted by bytes'             sorted_alone "$table"
	expect 'every line of them has a TAB'                   has_tab
done

other_shape() {
	tabulate --partial -k entity -g label rows > a
	tabulate --partial -k number -g unit -a sum:value rows > b 2> /dev/null
	cat a b | tabulate --merge > out 2> err
	[ $? != 0 ] && [ -s err ]
}
empty_merge() { tabulate --merge < /dev/null | cmp - /dev/null; }
expect 'no input, no table'                     empty_merge
expect 'lines of another shape are refused'     other_shape
done_testing
