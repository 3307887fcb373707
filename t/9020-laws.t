#!/bin/sh
# The rows that the chain writes keep the laws of copydesk(5), and what comes
# out depends on nothing but the articles: not on the order of the filters, on
# what stands beside a document, nor on how articles are dealt out.
. "${0%/*}/tap.sh"
. "$t/chain.sh"
for p in read-articles $adders; do have "$p" || skip_all "$p is not built"; done

cd "$tmp" || exit 2
read-articles "$top"/t/archive/*.gz > articles
chain < articles > rows

lawful() { "$rowcheck" "$1" < "$2"; }
again() { chain < articles | cmp - rows; }
document() { chain > one; cat one; }

# Each document alone: a process an article.
one_by_one() {
	while IFS= read -r line; do printf '%s\n' "$line" | chain; done < articles > out
	cmp rows out
}
chunks() {	# in N pieces of whole lines
	split -n "l/$1" articles chunk.
	for c in chunk.*; do chain < "$c"; done > out
	rm chunk.*; cmp rows out
}
# The documents of a stream in the order of their articles, sorted: for runs that keep no order.
by_document() { awk '/^article\t/ { n++; h = $0 } { print h "\001" NR "\001" $0 }' "$1" |
	sort -t "$(printf '\001')" -k1,1 -k2,2n | cut -d "$(printf '\001')" -f 3; }
round_robin() {
	split -n "r/$1" articles chunk.
	for c in chunk.*; do chain < "$c"; done > out
	rm chunk.*; same_documents
}
reversed() {
	awk '{ l[NR] = $0 } END { for (i = NR; i > 0; i--) print l[i] }' articles | chain > out
	same_documents
}
same_documents() { by_document rows > a; by_document out > b; cmp a b; }
twice() {	# equal records have equal ids, and are two documents all the same
	cat articles articles | chain > out
	cat rows rows | cmp - out
}
carriage() {	# our rows are a format that read-articles knows
	read-articles < articles | cmp - articles
}

expect 'the rows are lawful'                            lawful articles rows
expect 'the same rows on every run'                     again
expect 'one article a process: the same rows'           one_by_one
expect 'in 2 pieces: the same rows'                     chunks 2
expect 'in 7 pieces: the same rows'                     chunks 7
expect 'dealt out to 2: the same documents'             round_robin 2
expect 'dealt out to 5: the same documents'             round_robin 5
expect 'backwards: the same documents'                  reversed
expect 'everything twice: the same documents twice'     twice
expect 'read-articles passes article rows on'           carriage

# tag-entities reads tokens alone; the others make do without rows that are not there.
for p in extract-quotes extract-numbers; do
	tokenize articles | "$p" > out
	tokenize articles > tokens
	expect "$p works without the rows of others"    lawful tokens out
done
tokenize articles | extract-numbers | tag-entities | extract-quotes > out
expect 'another order of filters: lawful'               lawful articles out
tokenize articles | tag-entities | extract-quotes > quotes
tokenize articles | tag-entities | extract-quotes -o > added
expect 'quotes do not change with numbers behind'       sh -c 'grep -e "^quote" -e "^speaker" -e "^cue" rows | cmp - added'
done_testing
